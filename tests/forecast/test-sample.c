/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample dossier against the printed numbers of an independent implementation and the bands of its own text. */
#include "forecast/np-forecast-input.h"
#include "forecast/np-forecast-frozen.h"
#include "forecast/np-forecast-package.h"

#include <math.h>
#include <string.h>

#include "dossier/np-meeting.h"
#include "dossier/np-scenario.h"
#include "sample-tables.h"
#include "store/np-xml-in.h"

static NpDossier *
load (gboolean with_meetings)
{
  g_autofree char *path = g_build_filename (g_getenv ("NP_RESOURCES"), "samples", "helsinki.nonpaper", NULL);
  g_autoptr(GError) error = NULL;
  NpDossier *dossier = np_xml_in_load (path, NP_XML_IN_TOLERANT, NULL, &error);

  g_assert_no_error (error);
  if (!with_meetings)
    {
      g_autoptr(NpChange) change = np_change_new ("before the meeting");

      for (guint i = np_object_get_n_children (dossier, NP_DOSSIER_MEETINGS); i-- > 0;)
        np_change_remove (change, np_object_get_child (dossier, NP_DOSSIER_MEETINGS, i));
      g_assert_true (np_dossier_apply (dossier, change));
    }
  return dossier;
}

static NpForecast *
compute (NpDossier *dossier, const char *scenario)
{
  g_autoptr(NpForecastInput) input = np_forecast_input_new (dossier, scenario, np_prior_get_default ());
  g_autoptr(GError) error = NULL;
  NpForecast *forecast = np_forecast_new (input, NULL, NULL, &error);

  g_assert_no_error (error);
  return forecast;
}

static const NpForecastCell *
cell_of (NpForecast *forecast, const char *measure, const char *party)
{
  const NpForecastCell *cell = np_forecast_get_cell (forecast, measure, NP_LEVEL_TARGET, party);

  g_assert_nonnull (cell);
  return cell;
}

/* The first driver of a row: "issue:channels" prints as "channels". */
static void
assert_contribution (const NpForecastCell *cell, const char *name, double value)
{
  gboolean found = FALSE;

  for (guint i = 0; i < cell->n_contributions; i++)
    {
      const char *driver = cell->contributions[i].driver;

      if (g_str_has_prefix (driver, "issue:"))
        driver += strlen ("issue:");
      if (!g_str_equal (driver, name))
        continue;
      found = TRUE;
      g_assert_cmpfloat_with_epsilon (cell->contributions[i].value, value, 0.00501);
    }
  if (!found)
    g_test_message ("%s %s: no %s", cell->measure, cell->party, name);
  g_assert_true (found);
}

static void
test_prior (void)
{
  g_autoptr(NpDossier) dossier = load (FALSE);
  g_autoptr(NpForecast) forecast = compute (dossier, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (prior_rows); i++)
    {
      const PriorRow *row = &prior_rows[i];
      const NpForecastCell *cell = cell_of (forecast, row->measure, row->party);
      g_auto(GStrv) parts = g_strsplit (row->contributions, ", ", -1);
      double sum = 0.0, largest = 0.0;

      g_test_message ("%s %s: %.4f [%.4f %.4f] s %.4f %s %s", row->measure, row->party, cell->consent, cell->consent_low,
                      cell->consent_high, cell->s, np_category_word (cell->category, NP_LANG_EN),
                      np_evidence_code (cell->evidence));
      g_assert_cmpfloat_with_epsilon (100.0 * cell->consent, row->consent, 0.0501);
      g_assert_cmpfloat_with_epsilon (100.0 * cell->consent_low, row->low, 0.501);
      g_assert_cmpfloat_with_epsilon (100.0 * cell->consent_high, row->high, 0.501);
      g_assert_cmpfloat_with_epsilon (cell->s, row->s, 0.00501);
      g_assert_cmpstr (np_category_word (cell->category, NP_LANG_EN), ==, row->headline);
      g_assert_cmpstr (np_evidence_code (cell->evidence), ==, row->evidence);
      g_assert_null (cell->habit_line);
      g_assert_cmpuint (cell->n_contributions, >=, g_strv_length (parts));
      for (guint k = 0; parts[k] != NULL; k++)
        {
          g_auto(GStrv) words = g_strsplit (parts[k], " ", 2);

          assert_contribution (cell, words[0], g_ascii_strtod (words[1], NULL));
        }
      for (guint k = 0; k < cell->n_contributions; k++)
        {
          sum += cell->contributions[k].value;
          largest = MAX (largest, fabs (cell->contributions[k].value));
          g_assert_cmpfloat (fabs (cell->contributions[0].value), ==, largest);
        }
      g_assert_cmpfloat_with_epsilon (sum, cell->s, 1e-12);
    }
}

/* Every P(consent) lies in the band the analyst's text gives it. */
static void
test_bands (void)
{
  g_autoptr(NpDossier) dossier = load (FALSE);
  g_autoptr(NpForecast) forecast = compute (dossier, NULL);
  static const struct { int middle; double low, high; } bands[] = {
    { 33, 0.20, 0.45 }, { 50, 0.45, 0.55 }, { 67, 0.55, 0.80 }, { 87, 0.80, 0.95 },
  };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (prior_rows); i++)
    for (guint b = 0; b < G_N_ELEMENTS (bands); b++)
      if (bands[b].middle == prior_rows[i].middle)
        {
          const NpForecastCell *cell = cell_of (forecast, prior_rows[i].measure, prior_rows[i].party);

          g_assert_cmpfloat (cell->consent, >=, bands[b].low);
          g_assert_cmpfloat (cell->consent, <=, bands[b].high);
          n++;
        }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (prior_rows));
}

static void
test_levels (void)
{
  static const struct { const char *measure; NpLevelName level; const char *party; int consent; const char *word, *driver; } rows[] = {
    { "m05", NP_LEVEL_MAXIMUM, "chn", 3, "reject", "redline" },
    { "m04", NP_LEVEL_MINIMUM, "usa", 30, "conditional", "limit" },
    { "m04", NP_LEVEL_MAXIMUM, "usa", 19, "oppose", "limit" },
    { "m06", NP_LEVEL_MINIMUM, "usa", 51, "support", "issue:group" },
    { "m06", NP_LEVEL_MAXIMUM, "usa", 26, "oppose", "issue:group" },
    { "m09", NP_LEVEL_MAXIMUM, "rus", 48, "conditional", "issue:falseflag" },
    { "m11", NP_LEVEL_MINIMUM, "usa", 35, "conditional", "precedent" },
    { "m13", NP_LEVEL_MAXIMUM, "chn", 39, "conditional", "issue:track15" },
  };
  g_autoptr(NpDossier) dossier = load (FALSE);
  g_autoptr(NpForecast) forecast = compute (dossier, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const NpForecastCell *cell = np_forecast_get_cell (forecast, rows[i].measure, rows[i].level, rows[i].party);

      g_assert_nonnull (cell);
      g_assert_cmpfloat_with_epsilon (100.0 * cell->consent, rows[i].consent, 0.501);
      g_assert_cmpstr (np_category_word (cell->category, NP_LANG_EN), ==, rows[i].word);
      /* The largest, or as large as it (the limit and the channels of m04 maximum differ by nothing but rounding). */
      for (guint k = 0; k < cell->n_contributions; k++)
        if (g_str_equal (cell->contributions[k].driver, rows[i].driver))
          g_assert_cmpfloat_with_epsilon (fabs (cell->contributions[k].value), fabs (cell->contributions[0].value), 1e-12);
    }
  g_assert_true (np_forecast_get_cell (forecast, "m05", NP_LEVEL_MAXIMUM, "chn")->red_line);
}

static void
test_scenarios (void)
{
  static const char *const parties[] = { "usa", "rus", "chn" };
  g_autoptr(NpDossier) dossier = load (FALSE);

  for (guint s = 0; s < 7; s++)
    {
      gpointer scenario = np_object_get_child (dossier, NP_DOSSIER_SCENARIOS, s);
      g_autoptr(NpForecast) forecast = compute (dossier, np_object_get_id (scenario));

      g_assert_cmpstr (np_forecast_get_scenario (forecast), ==, np_object_get_id (scenario));
      for (guint i = 0; i < G_N_ELEMENTS (scenario_rows); i++)
        for (guint p = 0; p < 3; p++)
          {
            const NpForecastCell *cell = np_forecast_get_cell (forecast, scenario_rows[i].measure, NP_LEVEL_TARGET, parties[p]);
            int expected = scenario_rows[i].consent[s][p];

            g_assert_cmpint (cell != NULL, ==, expected >= 0);
            if (cell == NULL)
              continue;
            g_test_message ("scenario %u %s %s: %.4f, printed %d", s, cell->measure, cell->party, cell->consent, expected);
            g_assert_cmpfloat_with_epsilon (100.0 * cell->consent, expected, 0.501);
          }
    }
}

static void
test_notes (void)
{
  g_autoptr(NpDossier) dossier = load (TRUE);
  g_autoptr(NpForecast) forecast = compute (dossier, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (notes_rows); i++)
    {
      const NotesRow *row = &notes_rows[i];
      const NpForecastCell *cell = cell_of (forecast, row->measure, row->party);
      double d = cell->drivers[3] + cell->drivers[4], h = cell->habit[3] + cell->habit[4];

      g_test_message ("%s %s: %.4f %s D %.4f H %.4f w %.4f", row->measure, row->party, cell->consent,
                      np_category_word (cell->category, NP_LANG_EN), d, h, cell->habit_weight);
      g_assert_cmpfloat_with_epsilon (100.0 * cell->consent, row->after, 0.501);
      g_assert_cmpstr (np_category_word (cell->category, NP_LANG_EN), ==, row->headline);
      g_assert_cmpint (cell->habit_line != NULL, ==, row->drivers >= 0);
      if (row->drivers < 0)
        continue;
      g_assert_cmpfloat_with_epsilon (100.0 * d, row->drivers, 0.501);
      g_assert_cmpfloat_with_epsilon (100.0 * h, row->habit, 0.501);
      g_assert_cmpfloat_with_epsilon (cell->habit_weight, row->weight, 0.00501);
    }
}

/* What moved a cell: the prior, then the only meeting. */
static void
test_trace (void)
{
  g_autoptr(NpDossier) dossier = load (TRUE);
  g_autoptr(NpForecast) forecast = compute (dossier, NULL);
  g_autoptr(GArray) steps = np_forecast_trace (forecast, "m01", NP_LEVEL_TARGET, "usa");

  g_assert_cmpuint (steps->len, ==, 2);
  g_assert_cmpfloat_with_epsilon (100.0 * g_array_index (steps, NpForecastStep, 0).consent, 66.6, 0.0501);
  g_assert_null (g_array_index (steps, NpForecastStep, 0).meeting);
  g_assert_cmpstr (g_array_index (steps, NpForecastStep, 1).meeting, ==, "mt1");
  g_assert_cmpfloat (g_array_index (steps, NpForecastStep, 1).consent, ==, cell_of (forecast, "m01", "usa")->consent);
}

/* Packages counted once, with sponsor and climate once; third parties are there, too. */
static void
test_packages (void)
{
  static const struct { const char *package; int sum[2], once[2], consent[2]; } rows[] = {
    { "P-1", { 1549, 2478 }, { 958, 1507 }, { 81, 92 } },
    { "P-2", { 933, 1483 }, { 53, 318 }, { 45, 57 } },
    { "P-3", { 790, 1650 }, { 847, 1451 }, { 76, 90 } },
  };
  g_autoptr(NpDossier) dossier = load (FALSE);
  g_autoptr(NpForecast) forecast = compute (dossier, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gpointer package = np_dossier_find (dossier, rows[i].package);
      NpPackageChoice choices[16];
      guint n = np_object_get_n_children (package, NP_PACKAGE_ITEMS);
      g_autoptr(GArray) reactions = NULL;

      for (guint k = 0; k < n; k++)
        {
          gpointer item = np_object_get_child (package, NP_PACKAGE_ITEMS, k);

          choices[k].measure = np_object_get_string (item, NP_PACKAGE_ITEM_MEASURE);
          choices[k].level = np_object_get_enum (item, NP_PACKAGE_ITEM_LEVEL);
        }
      reactions = np_forecast_package (forecast, choices, n);
      g_assert_cmpuint (reactions->len, ==, 3);
      for (guint p = 0; p < 2; p++)
        {
          const NpPackageReaction *r = &g_array_index (reactions, NpPackageReaction, p);

          g_test_message ("%s %s: sum %.1f once %.1f consent %.4f", rows[i].package, r->party, r->sum, r->once, r->consent);
          g_assert_cmpfloat_with_epsilon (r->sum, rows[i].sum[p], 2.5);     /* printed from rounded part-worths */
          g_assert_cmpfloat_with_epsilon (r->once, rows[i].once[p], 0.501);
          g_assert_cmpfloat_with_epsilon (100.0 * r->consent, rows[i].consent[p], 0.501);
          g_assert_true (r->named);
          g_assert_cmpfloat (r->consent_low, <, r->consent);
          g_assert_cmpfloat (r->consent, <, r->consent_high);
        }
    }
  {
    static const NpPackageChoice choice = { "m05", NP_LEVEL_MAXIMUM };
    g_autoptr(GArray) reactions = np_forecast_package (forecast, &choice, 1);
    const NpPackageReaction *chn = &g_array_index (reactions, NpPackageReaction, 2);

    g_assert_cmpstr (chn->party, ==, "chn");
    g_assert_cmpfloat (chn->consent, ==, np_forecast_get_cell (forecast, "m05", NP_LEVEL_MAXIMUM, "chn")->consent);
    g_assert_false (chn->named);
    g_assert_true (chn->worse);
    g_assert_cmpstr (chn->red_lines[0], ==, "m05");
  }
}

/* Frozen before the meeting, scored by what was accepted in it; survives a change of the dossier. */
static void
test_frozen (void)
{
  g_autoptr(NpDossier) before = load (FALSE), after = load (TRUE);
  g_autoptr(NpForecast) forecast = compute (before, NULL), now = compute (after, NULL);
  g_autoptr(NpFrozen) frozen = np_forecast_freeze (forecast, "f1", "0123456789ab", "mt1", NULL);
  g_autoptr(NpFrozenScore) score = np_forecast_score_frozen (frozen, now, NULL);
  g_autoptr(NpFrozenScore) nothing = np_forecast_score_frozen (frozen, forecast, NULL);
  NpScores scores;
  double log_loss = 0.0;

  g_assert_cmpuint (np_object_get_n_children (frozen, NP_FROZEN_CELLS), ==, np_forecast_get_n_cells (forecast));
  g_assert_cmpuint (score->outcomes->len, ==, 9);
  g_assert_cmpuint (score->in_band + score->one_off + score->missed, ==, 9);
  g_assert_cmpuint (nothing->outcomes->len, ==, 0);
  for (guint i = 0; i < 9; i++)
    {
      const NpFrozenOutcome *o = &g_array_index (score->outcomes, NpFrozenOutcome, i);

      g_assert_cmpfloat (o->probability, ==, np_forecast_get_cell (forecast, o->measure, o->level, o->party)->p[o->seen]);
      log_loss -= log (o->probability);
    }
  np_backtest_scores (&score->backtest, &scores);
  g_assert_cmpfloat_with_epsilon (scores.log_loss, log_loss / 9.0, 1e-12);
  /* Note 4: Russia accepts what was forecast as accept. */
  g_assert_cmpint (g_array_index (score->outcomes, NpFrozenOutcome, 0).forecast, ==, NP_CATEGORY_ACCEPT);
  g_assert_cmpint (g_array_index (score->outcomes, NpFrozenOutcome, 0).seen, ==, NP_CATEGORY_ACCEPT);
}

/* The ledger adds up, and of two forecasts kept for one meeting the last counts. */
static void
test_ledger (void)
{
  g_autoptr(NpDossier) before = load (FALSE), after = load (TRUE);
  g_autoptr(NpForecast) forecast = compute (before, NULL), now = compute (after, NULL);
  g_autoptr(NpFrozenScore) one = NULL, all = NULL;
  g_autoptr(NpChange) change = np_change_new ("freeze");
  guint kept = np_object_get_n_children (after, NP_DOSSIER_FORECASTS);

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *id = np_dossier_new_id (after, i == 0 ? "fa" : "fb");
      g_autoptr(NpFrozen) frozen = np_forecast_freeze (i == 0 ? now : forecast, id, "0123456789ab", "mt1", NULL);

      np_change_insert (change, after, NP_DOSSIER_FORECASTS, G_MAXUINT, frozen);
    }
  np_dossier_apply (after, change);
  g_assert_cmpuint (np_object_get_n_children (after, NP_DOSSIER_FORECASTS), ==, kept + 2);
  one = np_forecast_score_frozen (np_dossier_find_frozen (after, "mt1"), now, NULL);
  all = np_forecast_score_ledger (after, now);
  g_assert_null (np_dossier_find_frozen (after, "mt2"));
  g_assert_cmpuint (all->outcomes->len, ==, one->outcomes->len);
  g_assert_cmpuint (all->in_band, ==, one->in_band);
  g_assert_cmpfloat (all->backtest.brier, ==, one->backtest.brier);
}

/* "Was" without a forecast kept before: nothing of the meeting counts, whatever was decided. */
static void
test_without (void)
{
  g_autoptr(NpDossier) before = load (FALSE), after = load (TRUE);
  g_autoptr(NpForecast) never = compute (before, NULL), without = NULL;
  g_autoptr(NpForecastInput) input = np_forecast_input_new_without (after, NULL, np_prior_get_default (), "mt1", NULL);

  without = np_forecast_new (input, NULL, NULL, NULL);
  g_assert_cmpfloat_with_epsilon (cell_of (without, "m08", "rus")->consent, cell_of (never, "m08", "rus")->consent, 1e-9);
}

/* "Now" before anything is decided: as if all were accepted; nothing enters the real forecast. */
static void
test_pending (void)
{
  g_autoptr(NpDossier) dossier = load (TRUE);
  g_autoptr(NpChange) change = np_change_new ("undecided");
  g_autoptr(NpForecast) decided = compute (dossier, NULL), undecided = NULL, as_if = NULL, elsewhere = NULL;
  g_autoptr(NpForecastInput) input = NULL, other = NULL;
  gpointer reaction = np_object_get_child (np_dossier_find (dossier, "n6"), NP_ENTRY_REACTIONS, 0);

  np_change_set_enum (change, reaction, NP_REACTION_ACCEPT, NP_ACCEPT_PENDING);
  np_dossier_apply (dossier, change);
  undecided = compute (dossier, NULL);
  g_assert_cmpfloat (cell_of (undecided, "m08", "rus")->consent, >, cell_of (decided, "m08", "rus")->consent + 0.1);
  input = np_forecast_input_new_as_if_accepted (dossier, NULL, np_prior_get_default (), "mt1", NULL);
  as_if = np_forecast_new (input, undecided, NULL, NULL);
  g_assert_cmpfloat (cell_of (as_if, "m08", "rus")->consent, ==, cell_of (decided, "m08", "rus")->consent);
  other = np_forecast_input_new_as_if_accepted (dossier, NULL, np_prior_get_default (), "mt2", NULL);
  elsewhere = np_forecast_new (other, NULL, NULL, NULL);
  g_assert_cmpfloat (cell_of (elsewhere, "m08", "rus")->consent, ==, cell_of (undecided, "m08", "rus")->consent);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast/1.2/sample-prior", test_prior);
  g_test_add_func ("/forecast/1.2/sample-bands", test_bands);
  g_test_add_func ("/forecast/1.3/sample-levels", test_levels);
  g_test_add_func ("/forecast/1.3/sample-scenarios", test_scenarios);
  g_test_add_func ("/forecast/1.4/sample-notes", test_notes);
  g_test_add_func ("/forecast/1.6/sample-trace", test_trace);
  g_test_add_func ("/forecast/1.7/frozen", test_frozen);
  g_test_add_func ("/forecast/1.7/ledger", test_ledger);
  g_test_add_func ("/forecast/1.4/without-a-meeting", test_without);
  g_test_add_func ("/forecast/1.4/as-if-accepted", test_pending);
  g_test_add_func ("/forecast/packages/sample", test_packages);
  return g_test_run ();
}
