/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reference table of expulsions and answers. */
#include "brief/np-picture.h"

#include "base/np-csv.h"
#include "base/np-format.h"
#include "charts/np-chart-expulsions.h"
#include "forecast/np-escalation-defaults.h"

/* How many people source A speaks of. */
#define FOUR 4

static const struct { const char *name, *ru, *en; } countries[] = {
  { "UK", "Великобритания", "UK" }, { "US", "США", "US" }, { "USSR", "СССР", "USSR" }, { "Russia", "Россия", "Russia" },
  { "France", "Франция", "France" }, { "Canada", "Канада", "Canada" }, { "Ukraine", "Украина", "Ukraine" },
  { "Poland", "Польша", "Poland" }, { "Czechia", "Чехия", "Czechia" }, { "Lithuania", "Литва", "Lithuania" },
  { "Italy", "Италия", "Italy" }, { "Finland", "Финляндия", "Finland" }, { "Sweden", "Швеция", "Sweden" },
  { "Latvia", "Латвия", "Latvia" }, { "Estonia", "Эстония", "Estonia" }, { "Romania", "Румыния", "Romania" },
  { "Germany", "Германия", "Germany" }, { "China", "Китай", "China" }, { "Spain", "Испания", "Spain" },
  { "Netherlands", "Нидерланды", "Netherlands" },
};

static const char *
country (const char *name, NpLang lang)
{
  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    if (g_str_equal (countries[i].name, name))
      return lang == NP_LANG_RU ? countries[i].ru : countries[i].en;
  return name;
}

static NpText *
label_of (const NpCsv *csv, guint row)
{
  const char *date = np_csv_get (csv, row, np_csv_find (csv, "date_action"));
  const char *actor = np_csv_get (csv, row, np_csv_find (csv, "actor"));
  const char *target = np_csv_get (csv, row, np_csv_find (csv, "target"));
  g_autofree char *year = g_strndup (date, 4);
  g_autofree char *ru = g_strdup_printf ("%s — %s, %s", country (actor, NP_LANG_RU), country (target, NP_LANG_RU), year);
  g_autofree char *en = g_strdup_printf ("%s – %s, %s", country (actor, NP_LANG_EN), country (target, NP_LANG_EN), year);

  return np_text_new (ru, en);
}

static double
number (const NpCsv *csv, guint row, const char *column)
{
  const char *text = np_csv_get (csv, row, np_csv_find (csv, column));

  return *text != '\0' ? g_ascii_strtod (text, NULL) : NAN;
}

static NpText *
four_words (const NpSignalPair *pairs, guint n, const NpSignalLimits *limits)
{
  NpSignalSummary all, summary;
  g_autoptr(GArray) fours = g_array_new (FALSE, FALSE, sizeof (NpSignalPair));
  g_autofree char *ru = NULL, *en = NULL;

  for (guint i = 0; i < n; i++)
    if (pairs[i].action == FOUR)
      g_array_append_val (fours, pairs[i]);
  np_signal_summarise (pairs, n, limits, &all);
  np_signal_summarise ((NpSignalPair *) (void *) fours->data, fours->len, limits, &summary);
  ru = g_strdup_printf ("Пример источника A: высланы четверо, и ответ оценивают по числу высланных. Таких случаев с известным "
                        "ответом в таблице %u: в той же мере — %u, ниже меры — %u, выше — %u. Медианный срок ответа по всей "
                        "таблице — %.0f %s.",
                        summary.n, summary.count[NP_SIGNAL_IN_KIND], summary.count[NP_SIGNAL_BELOW],
                        summary.count[NP_SIGNAL_ABOVE], all.median_lag,
                        np_plural_pick ((guint64) all.median_lag, NP_LANG_RU, "день", "дня", "дней"));
  en = g_strdup_printf ("The example of source A: four are expelled, and the answer is judged by how many go in return. The "
                        "table knows the answer to %u such cases: %u in kind, %u below measure, %u above. Median time to an "
                        "answer in the whole table: %.0f days.",
                        summary.n, summary.count[NP_SIGNAL_IN_KIND], summary.count[NP_SIGNAL_BELOW],
                        summary.count[NP_SIGNAL_ABOVE], all.median_lag);
  return np_text_new (ru, en);
}

NpChart *
np_expulsions_picture_new (NpText **four)
{
  const NpSignalLimits *limits = &np_escalation_defaults_get ()->signal;
  g_autoptr(GBytes) bytes = g_resources_lookup_data ("/org/nonpaper/data/data/expulsions.csv", 0, NULL);
  g_autoptr(NpCsv) csv = NULL;
  g_autoptr(GArray) cases = g_array_new (FALSE, FALSE, sizeof (NpExpulsion));
  g_autoptr(GArray) pairs = g_array_new (FALSE, FALSE, sizeof (NpSignalPair));
  NpExpulsionsData data;
  NpChart *chart;

  if (bytes == NULL)
    return NULL;
  csv = np_csv_parse ("expulsions.csv", g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)),
                      g_bytes_get_size (bytes), NULL);
  g_assert (csv != NULL);
  for (guint i = 0; i < np_csv_get_n_rows (csv); i++)
    {
      NpSignalPair pair = { number (csv, i, "n_action"), number (csv, i, "n_response"), number (csv, i, "lag_days") };
      NpExpulsion one;

      /* Closed consulates have no heads to count; they are another table. */
      if (!(pair.action > 0))
        continue;
      one = (NpExpulsion) { label_of (csv, i), (int) pair.action, isnan (pair.answer) ? -1 : (int) pair.answer,
                            pair.action == FOUR };
      g_array_append_val (cases, one);
      g_array_append_val (pairs, pair);
    }
  data = (NpExpulsionsData) { (NpExpulsion *) (void *) cases->data, cases->len, limits->low, limits->high };
  chart = np_chart_expulsions_new (&data);
  if (four != NULL)
    *four = four_words ((NpSignalPair *) (void *) pairs->data, pairs->len, limits);
  for (guint i = 0; i < cases->len; i++)
    np_text_unref (g_array_index (cases, NpExpulsion, i).label);
  return chart;
}
