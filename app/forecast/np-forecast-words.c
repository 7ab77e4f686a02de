/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-forecast-words.h"

#include <math.h>
#include <string.h>

#include "base/np-format.h"
#include "dossier/np-measure.h"
#include "dossier/np-party.h"

static char *
name_of (NpDossier *dossier, const char *id, GType type, guint field, NpLang lang)
{
  gpointer object = np_dossier_find_type (dossier, id, type);
  const char *words = object != NULL ? np_object_get_words_or_other (object, field, lang) : "";

  return g_strdup (*words != '\0' ? words : id);
}

static char *
signed_score (double value, NpLang lang)
{
  return np_format_number (value, 2, lang, NP_FORMAT_SIGNED);
}

char *
np_forecast_cell_to_text (const NpForecastCell *cell, NpDossier *dossier, NpLang lang)
{
  gboolean ru = lang == NP_LANG_RU;
  g_autofree char *measure = name_of (dossier, cell->measure, NP_TYPE_MEASURE, NP_MEASURE_TITLE, lang);
  g_autofree char *party = name_of (dossier, cell->party, NP_TYPE_PARTY, NP_PARTY_NAME, lang);
  g_autofree char *consent = np_format_percent (cell->consent, 0, lang);
  g_autofree char *interval = np_format_percent_range (cell->consent_low, cell->consent_high, 0, lang, 0);
  g_autofree double *printed = g_new (double, cell->n_contributions + 1);
  double sum = np_forecast_cell_apportion (cell, 2, printed);
  g_autofree char *total = signed_score (sum, lang);
  g_autoptr(GString) out = g_string_new (NULL);
  gpointer object = np_dossier_find_type (dossier, cell->measure, NP_TYPE_MEASURE);
  const char *ref = object != NULL ? np_object_get_string (object, NP_MEASURE_REF) : "";

  g_string_append_printf (out, "%s%s%s × %s\n", ref, *ref != '\0' ? " " : "", measure, party);
  g_string_append_printf (out, ru ? "Реакция: %s. Согласие: %s (интервал %s).\n"
                                  : "Reaction: %s. Consent: %s (range %s).\n",
                          np_category_word (cell->category, lang), consent, interval);
  if (*np_text_get (cell->headline, lang) != '\0')
    g_string_append_printf (out, "%s\n", np_text_get (cell->headline, lang));
  g_string_append_printf (out, "%s: %s\n", np_evidence_word (cell->evidence, lang),
                          np_text_get (cell->evidence_reason, lang));
  for (guint i = 0; i < cell->n_contributions; i++)
    {
      const NpContribution *part = &cell->contributions[i];
      g_autofree char *value = signed_score (printed[i], lang);
      g_autofree char *sources = part->sources != NULL ? g_strjoinv (" ", part->sources) : g_strdup ("");

      g_string_append_printf (out, "  %s  %s%s%s%s\n", value, np_text_get (part->label, lang), *sources != '\0' ? " [" : "",
                              sources, *sources != '\0' ? "]" : "");
    }
  g_string_append_printf (out, ru ? "  %s  всего (индекс поддержки)\n" : "  %s  sum (support score)\n", total);
  if (cell->habit_line != NULL)
    g_string_append_printf (out, "%s\n", np_text_get (cell->habit_line, lang));
  for (guint i = 0; i < cell->n_flips && i < 3; i++)
    g_string_append_printf (out, "%s\n", np_text_get (cell->flips[i].words, lang));
  return g_strdup (out->str);
}

gboolean
np_forecast_wants_article (const char *name)
{
  static const char *const ends[] = { "States", "Kingdom", "Federation", "Republic", "Union", "Emirates",
                                      "Netherlands", "Philippines", "Alliance", "Organization", "Organisation" };

  for (guint k = 0; k < G_N_ELEMENTS (ends); k++)
    if (g_str_has_suffix (name, ends[k]))
      return TRUE;
  return FALSE;
}
