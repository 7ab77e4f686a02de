/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dossiers up to the greatest size of DESIGN section 6: what the main thread is held for, and what the worker takes. */
#include "np-bench-dossier.h"
#include "np-bench.h"

#include "dossier/np-meeting.h"
#include "dossier/np-party.h"
#include "forecast/np-forecast-input.h"
#include "forecast/np-forecast-package.h"

static gboolean
step (gpointer reader)
{
  gint64 end = g_get_monotonic_time () + 2000;

  while (!np_forecast_reader_step (reader))
    if (g_get_monotonic_time () > end)
      return FALSE;
  return TRUE;
}

static NpForecastInput *
read_input (NpDossier *dossier, NpForecastInput *previous, const char *what, const char *goal)
{
  NpForecastReader *reader = np_forecast_reader_new (dossier, NULL, np_prior_get_default (), previous);

  np_bench_slices (what, step, reader, goal);
  return np_forecast_reader_finish (reader);
}

static void
greatest (void)
{
  g_autoptr(NpDossier) dossier = np_bench_dossier_new (&NP_BENCH_GREATEST);
  g_autoptr(NpForecastInput) input = NULL, after = NULL, copy = NULL;
  g_autoptr(NpForecast) forecast = NULL, again = NULL;
  g_autoptr(NpChange) entry = np_change_new (""), stance = np_change_new ("");
  gint64 start;
  guint n = 0;

  input = read_input (dossier, NULL, "reading 500 measures, 30 parties, 20,000 entries (main)", "<= 20 ms");
  np_change_set_enum (entry, np_object_get_child (np_dossier_find (dossier, "e777"), NP_ENTRY_REACTIONS, 0),
                      NP_REACTION_REACTION, NP_REACT_OPPOSE);
  np_dossier_apply (dossier, entry);
  after = read_input (dossier, input, "again after an entry changed (main)", "<= 20 ms");
  np_forecast_input_unref (after);
  np_change_set_number (stance, np_object_get_child (np_dossier_find (dossier, "p3"), NP_PARTY_STANCES, 0), NP_STANCE_SALIENCE, 3);
  np_dossier_apply (dossier, stance);
  after = read_input (dossier, input, "again after a stance changed (main)", "<= 20 ms");
  start = np_bench_now ();
  copy = np_forecast_input_copy (input);
  np_bench_report ("copy of it, for a what-if", start, 1, NULL);
  start = np_bench_now ();
  forecast = np_forecast_new (input, NULL, NULL, NULL);
  np_bench_report ("whole forecast, 45,000 cells, learnt from scratch (worker)", start, 1, NULL);
  start = np_bench_now ();
  again = np_forecast_new (copy, forecast, NULL, NULL);
  np_bench_report ("the same with nothing learnt anew (worker)", start, 1, NULL);
  start = np_bench_now ();
  for (guint i = 0; i < np_forecast_get_n_cells (forecast); i += 45, n++)
    np_forecast_get_nth_cell (forecast, i);
  np_bench_report ("reasons and flips of one cell (main, when it is asked for)", start, n, "<= 20 ms");
  {
    NpPackageChoice choices[100];
    const guint n_packages = 4; /* as many as are compared side by side */

    for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
      choices[i] = (NpPackageChoice) { np_object_get_id (np_object_get_child (dossier, NP_DOSSIER_MEASURES, 5 * i)), NP_LEVEL_TARGET };
    start = np_bench_now ();
    for (guint i = 0; i < n_packages; i++)
      g_array_unref (np_forecast_package (forecast, choices, G_N_ELEMENTS (choices)));
    np_bench_report ("a package of 100 measures, 30 parties (main)", start, n_packages, "<= 5 ms");
  }
  start = np_bench_now ();
  g_clear_object (&again);
  np_bench_report ("forgetting a forecast (thread of its own)", start, 1, NULL);
}

/* What grows with what. */
static void
curve (void)
{
  static const struct { const char *what; NpBenchSize size; } rows[] = {
    { "measures", { 125, 10, 20, 1000, 10 } }, { "measures", { 250, 10, 20, 1000, 10 } }, { "measures", { 500, 10, 20, 1000, 10 } },
    { "parties", { 100, 8, 20, 1000, 10 } },   { "parties", { 100, 15, 20, 1000, 10 } },  { "parties", { 100, 30, 20, 1000, 10 } },
    { "observations", { 100, 10, 20, 500, 10 } }, { "observations", { 100, 10, 20, 2000, 10 } },
    { "observations", { 100, 10, 20, 8000, 10 } }, { "observations", { 100, 10, 20, 20000, 10 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const NpBenchSize *size = &rows[i].size;
      g_autoptr(NpDossier) dossier = np_bench_dossier_new (size);
      g_autoptr(NpForecastInput) input = np_forecast_input_new (dossier, NULL, np_prior_get_default ());
      g_autofree char *what = g_strdup_printf ("by %s: %u measures, %u parties, %u observations", rows[i].what, size->measures,
                                               size->parties, size->entries);
      gint64 start = np_bench_now ();
      g_autoptr(NpForecast) forecast = np_forecast_new (input, NULL, NULL, NULL);

      g_assert_nonnull (forecast);
      np_bench_report (what, start, 1, NULL);
      g_assert_cmpuint (np_forecast_get_n_cells (forecast), >, 0);
    }
}

int
main (void)
{
  np_prior_get_default ();
  np_bench_begin ("bench-forecast");
  curve ();
  greatest ();
  return np_bench_end ();
}
