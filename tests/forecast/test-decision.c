/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-forecast-decision.h"

#include <string.h>

#include "dossier/np-measure.h"
#include "dossier/np-scenario.h"
#include "forecast/np-forecast-input.h"
#include "store/np-xml-in.h"

#define N_MEASURES 13

/* Part-worths of the sample dossier before the meeting: US, RU at minimum, target, maximum. */
static const gint32 expected[N_MEASURES][3][2] = {
  { { 222, 437 }, { 392, 673 }, { 335, 723 } },   { { 328, 460 }, { 475, 660 }, { 438, 723 } },
  { { -27, 255 }, { 153, 438 }, { 157, 488 } },   { { -135, 230 }, { -192, 380 }, { -335, 407 } },
  { { 173, 272 }, { 357, 492 }, { 393, 598 } },   { { 175, 447 }, { 162, 673 }, { -185, 757 } },
  { { 205, 363 }, { 325, 653 }, { 335, 727 } },   { { 155, 187 }, { 162, 273 }, { -132, 183 } },
  { { 247, 58 }, { 440, 155 }, { 543, 135 } },    { { 162, 283 }, { 195, 383 } },
  { { -53, 185 }, { -180, 372 }, { -300, 352 } }, { { 182, 240 }, { 298, 310 }, { 185, 213 } },
  { { 142, 172 }, { 315, 312 }, { 222, 246 } },
};

static NpDossier *
load (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("NP_RESOURCES"), "samples", "helsinki.nonpaper", NULL);
  g_autoptr(GError) error = NULL;
  NpDossier *dossier = np_xml_in_load (path, NP_XML_IN_TOLERANT, NULL, &error);
  g_autoptr(NpChange) change = np_change_new ("before the meeting");

  g_assert_no_error (error);
  for (guint i = np_object_get_n_children (dossier, NP_DOSSIER_MEETINGS); i-- > 0;)
    np_change_remove (change, np_object_get_child (dossier, NP_DOSSIER_MEETINGS, i));
  np_dossier_apply (dossier, change);
  return dossier;
}

/* A change of the dossier itself holds it, so its history is forgotten first. */
static void
drop (NpDossier *dossier)
{
  np_dossier_forget_history (dossier);
  g_object_unref (dossier);
}

static NpForecast *
compute (NpDossier *dossier)
{
  g_autoptr(NpForecastInput) input = np_forecast_input_new (dossier, NULL, np_prior_get_default ());
  g_autoptr(GError) error = NULL;
  NpForecast *forecast = np_forecast_new (input, NULL, NULL, &error);

  g_assert_no_error (error);
  return forecast;
}

static int
find (char **names, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return (int) i;
  return -1;
}

/* The table of bargaining of the sample. */
static void
test_stakes (void)
{
  static const struct
  {
    const char *issue;
    double compromise, median;
    gboolean apart;
  } rows[] = {
    { "group", 85.4, 95, FALSE }, { "infra", 50.8, 45, FALSE }, { "falseflag", 73.3, 75, FALSE },
    { "gge", 52.6, 25, TRUE }, { "crime", 47.9, 90, TRUE },
  };
  NpDossier *dossier = load ();
  g_autoptr(NpStakeTable) table = np_forecast_stakes (dossier, NULL);

  g_assert_nonnull (table);
  g_assert_cmpuint (table->n_parties, ==, 3);
  g_assert_cmpuint (table->n_issues, ==, 13);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int issue = find (table->issues, rows[i].issue);
      NpBargainForecast f;

      g_assert_cmpint (issue, >=, 0);
      g_assert_true (np_stake_table_forecast (table, (guint) issue, 1024, 1, &f, NULL));
      g_assert_cmpfloat_with_epsilon (f.compromise, rows[i].compromise, 0.05);
      g_assert_true (f.median == rows[i].median);
      g_assert_cmpint (f.apart, ==, rows[i].apart);
    }
  drop (dossier);
}

/* What a scenario says about a stance replaces it, and may add one. */
static void
test_overrides (void)
{
  NpDossier *dossier = load ();
  g_autoptr(NpChange) change = np_change_new ("override");
  gpointer scenario = np_object_get_child (dossier, NP_DOSSIER_SCENARIOS, 1);
  g_autoptr(NpObject) first = np_object_new (NP_TYPE_OVERRIDE, NULL), second = np_object_new (NP_TYPE_OVERRIDE, NULL);
  g_autoptr(NpStakeTable) before = NULL, table = NULL;
  int gge, crime, usa, chn;

  np_object_set_string (first, NP_OVERRIDE_PARTY, "usa");
  np_object_set_string (first, NP_OVERRIDE_ISSUE, "gge");
  np_object_set_number (first, NP_OVERRIDE_POSITION, 60);
  np_object_set_string (second, NP_OVERRIDE_PARTY, "chn");
  np_object_set_string (second, NP_OVERRIDE_ISSUE, "crime");
  np_object_set_number (second, NP_OVERRIDE_POSITION, 80);
  np_object_set_number (second, NP_OVERRIDE_SALIENCE, 4);
  np_change_insert (change, scenario, NP_SCENARIO_OVERRIDES, 0, first);
  np_change_insert (change, scenario, NP_SCENARIO_OVERRIDES, 1, second);
  g_assert_true (np_dossier_apply (dossier, change));

  before = np_forecast_stakes (dossier, NULL);
  table = np_forecast_stakes (dossier, np_object_get_id (scenario));
  gge = find (table->issues, "gge");
  crime = find (table->issues, "crime");
  usa = find (table->parties, "usa");
  chn = find (table->parties, "chn");
  g_assert_true (before->stakes[usa * 13 + gge].position.mode == 25.0);
  g_assert_true (table->stakes[usa * 13 + gge].position.mode == 60.0);
  g_assert_true (table->stakes[usa * 13 + gge].salience.mode == 0.7);
  g_assert_false (before->known[chn * 13 + crime]);
  g_assert_true (table->known[chn * 13 + crime]);
  g_assert_true (table->stakes[chn * 13 + crime].salience.mode == 0.4);
  drop (dossier);
}

static void
test_part_worths (void)
{
  NpDossier *dossier = load ();
  g_autoptr(NpForecast) forecast = compute (dossier);
  g_autoptr(NpPackageTable) table = np_forecast_package_table (forecast, dossier, "usa", "rus");
  g_autoptr(NpPackageFrontier) frontier = NULL;
  NpPackageInput input;
  const NpPackagePoint *points;
  gint64 low[2], high[2];
  guint n, best[64];

  g_assert_cmpuint (table->n_issues, ==, N_MEASURES);
  for (guint i = 0; i < N_MEASURES; i++)
    {
      const NpPackageIssue *issue = &table->issues[i];

      g_assert_cmpuint (issue->n_options, ==, i == 9 ? 3 : 4);
      g_assert_cmpstr (table->options[i][0], ==, "out");
      g_assert_cmpstr (table->options[i][2], ==, "target");
      for (guint v = 1; v < issue->n_options; v++)
        for (guint p = 0; p < 2; p++)
          g_assert_cmpint (issue->worths[2 * v + p], ==, expected[i][v - 1][p]);
    }
  np_package_table_input (table, &input);
  frontier = np_package_frontier_new (&input, NULL);
  points = np_package_frontier_get_points (frontier, &n);
  g_assert_cmpuint (n, ==, 23);
  g_assert_true (np_forecast_walk_away (dossier, "usa", &low[0], &high[0]));
  g_assert_true (np_forecast_walk_away (dossier, "rus", &low[1], &high[1]));
  g_assert_true (low[0] == 300 && high[0] == 700 && low[1] == 600 && high[1] == 1200);
  g_assert_cmpuint (np_package_solve (points, n, 2, low, NP_PACKAGE_NASH, best), >=, 1);
  g_assert_cmpint (points[best[0]].value[0], ==, 3182);
  g_assert_cmpint (points[best[0]].value[1], ==, 5797);
  drop (dossier);
}

/* Package P-2 of the dossier as an offer; a measure that was dropped is out of the table. */
static void
test_offer (void)
{
  NpDossier *dossier = load ();
  g_autoptr(NpForecast) forecast = compute (dossier);
  g_autoptr(NpPackageTable) table = np_forecast_package_table (forecast, dossier, "usa", "rus");
  gpointer package = np_dossier_find_type (dossier, "P-2", NP_TYPE_PACKAGE);
  g_autofree guint8 *options = g_new (guint8, table->n_issues);
  NpPackageInput input;
  gint64 value[3];

  g_assert_cmpuint (np_forecast_package_offer (table, package, options), ==, 0);
  np_package_table_input (table, &input);
  np_package_value (&input, options, value);
  g_assert_cmpint (value[0], ==, 933);
  g_assert_cmpint (value[1], ==, 1483);
  {
    g_autoptr(NpChange) change = np_change_new ("drop");
    g_autoptr(NpForecast) after = NULL;
    g_autoptr(NpPackageTable) smaller = NULL;
    gpointer measure = np_dossier_find (dossier, "m03");

    np_change_set_enum (change, measure, NP_MEASURE_STATUS, NP_MEASURE_STATUS_DROPPED);
    np_dossier_apply (dossier, change);
    after = compute (dossier);
    smaller = np_forecast_package_table (after, dossier, "usa", "rus");
    g_assert_cmpuint (smaller->n_issues, ==, N_MEASURES - 1);
    g_assert_cmpuint (np_forecast_package_offer (smaller, package, options), ==, 1);
  }
  g_assert_null (np_forecast_package_table (forecast, dossier, "usa", "nobody"));
  drop (dossier);
}

/* "Needs" and "excludes" of the dossier are kept by every package. */
static void
test_links (void)
{
  NpDossier *dossier = load ();
  g_autoptr(NpChange) change = np_change_new ("links");
  g_autoptr(NpForecast) forecast = NULL;
  g_autoptr(NpPackageTable) table = NULL;
  g_autoptr(NpPackageFrontier) frontier = NULL;
  NpPackageInput input;
  guint n;

  np_change_set_string (change, np_dossier_find (dossier, "m05"), NP_MEASURE_EXCLUDES, "m07");
  np_change_set_string (change, np_dossier_find (dossier, "m02"), NP_MEASURE_NEEDS, "m11");
  np_dossier_apply (dossier, change);
  forecast = compute (dossier);
  table = np_forecast_package_table (forecast, dossier, "usa", "rus");
  g_assert_cmpuint (table->rules->len, ==, 2);
  np_package_table_input (table, &input);
  frontier = np_package_frontier_new (&input, NULL);
  np_package_frontier_get_points (frontier, &n);
  for (guint i = 0; i < n; i++)
    {
      guint8 options[N_MEASURES];

      np_package_frontier_get_options (frontier, i, options);
      g_assert_true (options[4] == 0 || options[6] == 0);
      g_assert_true (options[1] == 0 || options[10] != 0);
    }
  drop (dossier);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/forecast/decision/stakes", test_stakes);
  g_test_add_func ("/forecast/decision/overrides", test_overrides);
  g_test_add_func ("/forecast/decision/part-worths", test_part_worths);
  g_test_add_func ("/forecast/decision/offer", test_offer);
  g_test_add_func ("/forecast/decision/links", test_links);
  return g_test_run ();
}
