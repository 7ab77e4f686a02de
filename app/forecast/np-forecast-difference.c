/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-forecast-difference.h"

#include <math.h>
#include <string.h>

#include "base/np-format.h"
#include "dossier/np-measure.h"
#include "dossier/np-party.h"

static NpDifferenceRow *
row_of (GArray *rows, const NpContribution *part)
{
  NpDifferenceRow row = { .driver = part->driver, .label = part->label };

  for (guint i = 0; i < rows->len; i++)
    if (strcmp (g_array_index (rows, NpDifferenceRow, i).driver, part->driver) == 0)
      return &g_array_index (rows, NpDifferenceRow, i);
  g_array_append_val (rows, row);
  return &g_array_index (rows, NpDifferenceRow, rows->len - 1);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const NpDifferenceRow *x = a, *y = b;
  double by = fabs (y->difference) - fabs (x->difference);

  return by > 0 ? 1 : by < 0 ? -1 : strcmp (x->driver, y->driver);
}

/* Of two rounded numbers; a whole number of steps, and never a negative nought. */
static double
subtract (double a, double b, guint decimals)
{
  double scale = pow (10.0, decimals);

  return (double) (llround (a * scale) - llround (b * scale)) / scale;
}

GArray *
np_forecast_cell_difference (const NpForecastCell *marked, const NpForecastCell *shown, guint decimals,
                             NpDifferenceRow *sum)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (NpDifferenceRow));
  g_autofree double *a = g_new (double, marked->n_contributions + 1);
  g_autofree double *b = g_new (double, shown->n_contributions + 1);

  *sum = (NpDifferenceRow) { .marked = np_forecast_cell_apportion (marked, decimals, a),
                             .shown = np_forecast_cell_apportion (shown, decimals, b) };
  sum->difference = subtract (sum->shown, sum->marked, decimals);
  for (guint i = 0; i < marked->n_contributions; i++)
    row_of (rows, &marked->contributions[i])->marked += a[i];
  for (guint i = 0; i < shown->n_contributions; i++)
    row_of (rows, &shown->contributions[i])->shown += b[i];
  for (guint i = 0; i < rows->len; i++)
    {
      NpDifferenceRow *row = &g_array_index (rows, NpDifferenceRow, i);

      row->difference = subtract (row->shown, row->marked, decimals);
    }
  g_array_sort (rows, compare_rows);
  return rows;
}

char *
np_forecast_difference_title (const NpForecastCell *marked, double difference, NpDossier *dossier, NpLang lang)
{
  gboolean ru = lang == NP_LANG_RU;
  gpointer measure = np_dossier_find_type (dossier, marked->measure, NP_TYPE_MEASURE);
  gpointer party = np_dossier_find_type (dossier, marked->party, NP_TYPE_PARTY);
  const char *what = measure != NULL ? np_object_get_string (measure, NP_MEASURE_REF) : marked->measure;
  const char *whom = party != NULL ? np_object_get_words_or_other (party, NP_PARTY_NAME, lang) : marked->party;
  g_autofree char *by = np_format_number (ru ? fabs (difference) : difference, 2, lang, ru ? 0 : NP_FORMAT_SIGNED);
  g_autofree char *words = NULL;

  if (measure != NULL && *what == '\0')
    what = np_object_get_words_or_other (measure, NP_MEASURE_TITLE, lang);
  if (difference == 0)
    words = g_strdup (ru ? "индекс тот же" : "the same score");
  else if (ru)
    words = g_strdup_printf (difference > 0 ? "на %s больше" : "на %s меньше", by);
  else
    words = g_strdup_printf (difference > 0 ? "%s more" : "%s less", by);
  return g_strdup_printf (ru ? "По сравнению с %s × %s: %s" : "Compared with %s × %s: %s", what, whom, words);
}

static void
add_line (GString *out, const NpDifferenceRow *row, const char *name, NpLang lang)
{
  g_autofree char *marked = np_format_number (row->marked, 2, lang, NP_FORMAT_SIGNED);
  g_autofree char *shown = np_format_number (row->shown, 2, lang, NP_FORMAT_SIGNED);
  g_autofree char *difference = np_format_number (row->difference, 2, lang, NP_FORMAT_SIGNED);

  g_string_append_printf (out, lang == NP_LANG_RU ? "  %s  %s (там %s, здесь %s)\n" : "  %s  %s (there %s, here %s)\n",
                          difference, name, marked, shown);
}

char *
np_forecast_difference_to_text (const NpForecastCell *marked, const NpForecastCell *shown, NpDossier *dossier,
                                NpLang lang)
{
  NpDifferenceRow sum;
  g_autoptr(GArray) rows = np_forecast_cell_difference (marked, shown, 2, &sum);
  g_autofree char *title = np_forecast_difference_title (marked, sum.difference, dossier, lang);
  GString *out = g_string_new (title);

  g_string_append_c (out, '\n');
  for (guint i = 0; i < rows->len; i++)
    {
      const NpDifferenceRow *row = &g_array_index (rows, NpDifferenceRow, i);

      add_line (out, row, np_text_get (row->label, lang), lang);
    }
  add_line (out, &sum, lang == NP_LANG_RU ? "всего (индекс поддержки)" : "sum (support score)", lang);
  return g_string_free (out, FALSE);
}
