/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/np-grammar.h"
#include "base/np-lang.h"
#include "dossier/np-measure.h"

G_BEGIN_DECLS

/**
 * np_param_words:
 * @measure: the measure the parameter belongs to
 * @param: name of the parameter
 * @gcase: case the Russian text puts it into
 * @lang: the language
 * @level: (nullable): a level of @measure; %NULL: the target level
 *
 * Returns: (transfer full) (nullable): "4 часов", "24 hours"; %NULL when the measure has no such parameter or it has no
 *   value
 */
char *np_param_words (NpMeasure *measure, const char *param, NpCase gcase, NpLang lang, NpLevel *level);

/**
 * np_clause_words:
 * @clause: a clause of a measure
 * @lang: the language
 * @level: (nullable): a level of the measure; %NULL: the target level
 *
 * The text of the clause as people read it: every mark replaced by the words of its parameter. A mark without a
 * parameter stays as typed, so that it is seen.
 *
 * Returns: (transfer full): the words, "" when there is no text in @lang
 */
char *np_clause_words (NpClause *clause, NpLang lang, NpLevel *level);

G_END_DECLS
