/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-clause-words.h"

#include <math.h>

#include "dossier/np-marked.h"
#include "language/np-unit.h"

typedef struct
{
  NpMeasure *measure;
  NpLang lang;
  NpLevel *level;
} Context;

char *
np_param_words (NpMeasure *measure, const char *param, NpCase gcase, NpLang lang, NpLevel *level)
{
  NpParam *shared = np_measure_get_param (measure, param);
  double value = np_measure_get_param_value (measure, param, level);

  if (shared == NULL || !isfinite (value))
    return NULL;
  return np_unit_format (value, np_object_get_enum (shared, NP_PARAM_UNIT), gcase, lang);
}

static char *
words_of_mark (const char *param, NpCase gcase, gpointer data)
{
  Context *context = data;

  return np_param_words (context->measure, param, gcase, context->lang, context->level);
}

char *
np_clause_words (NpClause *clause, NpLang lang, NpLevel *level)
{
  Context context = { np_object_get_ancestor (clause, NP_TYPE_MEASURE), lang, level };
  const char *marked = np_object_get_words (clause, NP_CLAUSE_TEXT, lang);

  return context.measure != NULL ? np_marked_render (marked, words_of_mark, &context) : g_strdup (marked);
}
