/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "np-cli-run.h"

#include <math.h>

#include "base/np-csv.h"

static const char table[] =
  "party,item,kind,date,reliability,reaction,x1,x2\n"
  "A,m1,k,2018-01-01,1,1,0.5,0\nB,m1,k,2018-01-01,,3,-0.5,1\nA,m2,,2018-02-01,0.5,2,0.1,0\n"
  "B,m2,,2018-02-01,1,3,0.1,0.3\nA,m1,k,2018-03-01,1,1,0.5,0\nB,m1,k,2018-03-01,1,,0.5,0\nC,m1,k,2018-03-01,1,3,0,0\n";

static JsonObject *
root_of (JsonParser *parser)
{
  return json_node_get_object (json_parser_get_root (parser));
}

static double
number_at (JsonObject *object, const char *array, guint i)
{
  return json_array_get_double_element (json_object_get_array_member (object, array), i);
}

static void
test_learn (void)
{
  g_autofree char *path = np_cli_run_file ("t.csv", table);
  g_auto(NpCliRun) run = np_cli_run ("learn", path, "--json", "--company", "--experts", NULL);
  g_auto(NpCliRun) text = np_cli_run ("learn", path, "--lang", "ru", NULL);
  g_autoptr(JsonParser) parser = np_cli_run_json (&run);
  JsonObject *root = root_of (parser), *row, *scores, *baselines;
  JsonArray *rows = json_object_get_array_member (root, "rows");

  g_assert_cmpuint (json_array_get_length (rows), ==, 7);
  /* Nothing was seen before the first date: even chances. */
  for (guint i = 0; i < 2; i++)
    for (guint k = 0; k < 3; k++)
      g_assert_cmpfloat_with_epsilon (number_at (json_array_get_object_element (rows, i), "probabilities", k), 1.0 / 3.0,
                                      1e-12);
  /* A refused this very item before. */
  row = json_array_get_object_element (rows, 4);
  g_assert_cmpstr (json_object_get_string_member (row, "party"), ==, "A");
  g_assert_cmpstr (json_object_get_string_member (row, "item"), ==, "m1");
  g_assert_cmpfloat (number_at (row, "probabilities", 0), >, 0.45);
  g_assert_true (json_object_has_member (row, "drivers") && json_object_has_member (row, "habit"));
  scores = json_object_get_object_member (root, "scores");
  g_assert_cmpint (json_object_get_int_member (scores, "rows"), ==, 6);
  for (guint i = 0; i < 5; i++)
    g_assert_true (json_object_has_member (scores, ((const char *[]) { "log_loss", "brier", "rps", "accuracy", "ece" })[i]));
  baselines = json_object_get_object_member (root, "baselines");
  g_assert_true (json_object_has_member (baselines, "frequency") && json_object_has_member (baselines, "last"));
  g_assert_cmpint (text.code, ==, NP_EXIT_DONE);
  g_assert_nonnull (strstr (text.out, "0,333"));
}

/* Any number of parts gives the same bytes as the whole. */
static void
test_shards (void)
{
  g_autofree char *path = np_cli_run_file ("t.csv", table);
  g_auto(NpCliRun) whole = np_cli_run ("learn", path, "--json", "--company", "--score-from", "2018-02", NULL);
  g_auto(NpCliRun) one = np_cli_run ("learn", path, "--json", "--company", "--shard", "1/2", NULL);
  g_auto(NpCliRun) two = np_cli_run ("learn", path, "--json", "--company", "--shard", "2/2", NULL);
  g_autofree char *first = np_cli_run_file ("one.json", one.out), *second = np_cli_run_file ("two.json", two.out);
  g_auto(NpCliRun) both = np_cli_run ("learn", path, "--json", "--part", first, "--part", second, "--score-from",
                                      "2018-02", NULL);
  g_auto(NpCliRun) half = np_cli_run ("learn", path, "--json", "--part", first, NULL);
  g_auto(NpCliRun) twice = np_cli_run ("learn", path, "--json", "--part", first, "--part", first, NULL);

  g_assert_cmpint (whole.code, ==, NP_EXIT_DONE);
  g_assert_cmpstr (whole.out, ==, both.out);
  g_assert_cmpint (half.code, ==, NP_EXIT_INPUT);
  g_assert_cmpint (twice.code, ==, NP_EXIT_INPUT);
}

/* Against an independent implementation, written from the text of the method with every effect as a coefficient of one
 * dense covariance: 240 rows, four parties, company, kinds that are missing, reliabilities, rows to predict only. */
static void
test_independent (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", "learn-table.csv", NULL);
  g_autofree char *expected = g_test_build_filename (G_TEST_DIST, "golden", "learn-expected.csv", NULL);
  g_auto(NpCliRun) run = np_cli_run ("learn", path, "--json", "--company", NULL);
  g_autoptr(JsonParser) parser = np_cli_run_json (&run);
  JsonArray *rows = json_object_get_array_member (root_of (parser), "rows");
  g_autoptr(NpCsv) csv = np_csv_load (expected, NULL);

  g_assert_nonnull (csv);
  g_assert_cmpuint (np_csv_get_n_rows (csv), ==, json_array_get_length (rows));
  for (guint i = 0; i < np_csv_get_n_rows (csv); i++)
    for (guint k = 0; k < np_csv_get_n_columns (csv); k++)
      {
        double p;

        g_assert_true (np_csv_number (csv, i, k, 0.0, 1.0, &p, NULL));
        g_assert_cmpfloat_with_epsilon (number_at (json_array_get_object_element (rows, i), "probabilities", k), p, 1e-11);
      }
}

static void
test_learn_errors (void)
{
  static const struct { const char *text, *said; } rows[] = {
    { "party,item,date,reaction\nA,m,2018-02-01,1\nA,m,2018-01-01,1\n", ":3: column “date”: " },
    { "party,item,date,reaction\nA,m,2018-02-31,1\n", ":2: column “date”: " },
    { "party,item,date,reaction\nA,m,2018-02-01,8\n", ":2: column “reaction”: " },
    { "party,item,date,reaction,reliability\nA,m,2018-02-01,1,0\n", ":2: column “reliability”: " },
    { "party,item,date,reaction,x1\nA,m,2018-02-01,1,high\n", ":2: column “x1”: " },
    { "party,item,date\nA,m,2018-02-01\n", ":1: " },
    { "party,item,date,reaction\n", "no rows" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = np_cli_run_file ("wrong.csv", rows[i].text);
      g_auto(NpCliRun) run = np_cli_run ("learn", path, "--lang", "en", NULL);

      g_assert_cmpint (run.code, ==, NP_EXIT_INPUT);
      g_assert_cmpstr (run.out, ==, "");
      if (strstr (run.err, rows[i].said) == NULL)
        g_test_message ("%s", run.err);
      g_assert_nonnull (strstr (run.err, rows[i].said));
    }
  {
    g_autofree char *path = np_cli_run_file ("t.csv", table);
    g_auto(NpCliRun) cuts = np_cli_run ("learn", path, "--cuts", "1,0", NULL);
    g_auto(NpCliRun) shard = np_cli_run ("learn", path, "--shard", "3/2", NULL);
    g_auto(NpCliRun) good = np_cli_run ("learn", path, "--cuts", "-1,1", NULL);

    g_assert_cmpint (cuts.code, ==, NP_EXIT_USAGE);
    g_assert_cmpint (shard.code, ==, NP_EXIT_USAGE);
    g_assert_cmpint (good.code, ==, NP_EXIT_DONE);
  }
}

static void
test_prior (void)
{
  g_autofree char *path = np_cli_run_file ("t.csv", table);
  g_autofree char *sure = np_cli_run_file ("p.csv", "party,driver,mean,sd\nA,intercept,-9,0.1\nB,x2,5,0\n");
  g_autofree char *wrong = np_cli_run_file ("w.csv", "party,driver,mean,sd\nA,x7,1,1\n");
  g_auto(NpCliRun) run = np_cli_run ("learn", path, "--json", "--prior", sure, NULL);
  g_auto(NpCliRun) bad = np_cli_run ("learn", path, "--prior", wrong, "--lang", "en", NULL);
  g_autoptr(JsonParser) parser = np_cli_run_json (&run);
  JsonObject *row = json_array_get_object_element (json_object_get_array_member (root_of (parser), "rows"), 0);

  g_assert_cmpfloat (number_at (row, "probabilities", 0), >, 0.9);
  g_assert_cmpint (bad.code, ==, NP_EXIT_INPUT);
  g_assert_nonnull (strstr (bad.err, "w.csv:2: column “driver”: "));
}

static void
test_forecast (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "resources", "samples", "helsinki.nonpaper", NULL);
  g_auto(NpCliRun) run = np_cli_run ("forecast", path, "--json", NULL);
  g_auto(NpCliRun) one = np_cli_run ("forecast", path, "--json", "--measure", "m05", "--party", "chn", "--scenario", "SC-6",
                                     NULL);
  g_auto(NpCliRun) why = np_cli_run ("forecast", path, "--measure", "m06", "--explain", "--lang", "ru", NULL);
  g_auto(NpCliRun) nobody = np_cli_run ("forecast", path, "--party", "fra", NULL);
  g_auto(NpCliRun) nowhere = np_cli_run ("forecast", "/nonexistent.nonpaper", NULL);
  g_autoptr(JsonParser) parser = np_cli_run_json (&run), one_parser = np_cli_run_json (&one);
  JsonArray *cells = json_object_get_array_member (root_of (parser), "cells");
  static const char *const keys[] = {
    "measure", "level", "party", "mu", "variance", "variance_party", "s", "interval", "probabilities",
    "driver_probabilities", "consent", "evidence", "contributions", "flips",
  };

  g_assert_cmpuint (json_array_get_length (cells), >, 80);
  for (guint i = 0; i < json_array_get_length (cells); i++)
    {
      JsonObject *cell = json_array_get_object_element (cells, i);
      JsonArray *contributions = json_object_get_array_member (cell, "contributions");
      double sum = 0.0, p = 0.0;

      for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
        g_assert_true (json_object_has_member (cell, keys[k]) && !json_object_get_null_member (cell, keys[k]));
      for (guint k = 0; k < json_array_get_length (contributions); k++)
        sum += json_object_get_double_member (json_array_get_object_element (contributions, k), "value");
      for (guint k = 0; k < 5; k++)
        p += number_at (cell, "probabilities", k);
      g_assert_cmpfloat_with_epsilon (sum, json_object_get_double_member (cell, "s"), 1e-12);
      g_assert_cmpfloat_with_epsilon (p, 1.0, 1e-12);
      g_assert_cmpfloat_with_epsilon (number_at (cell, "probabilities", 3) + number_at (cell, "probabilities", 4),
                                      json_object_get_double_member (cell, "consent"), 1e-12);
    }
  g_assert_true (json_object_has_member (root_of (parser), "missing"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root_of (one_parser), "cells")), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (root_of (one_parser), "scenario"), ==, "SC-6");
  g_assert_cmpint (why.code, ==, NP_EXIT_DONE);
  g_assert_nonnull (strstr (why.out, "Внутреннее ограничение"));
  g_assert_cmpint (nobody.code, ==, NP_EXIT_USAGE);
  g_assert_cmpint (nowhere.code, !=, NP_EXIT_DONE);
}

int
main (int argc, char **argv)
{
  NP_CLI_RUN_MAIN (argc, argv);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/cli/learn/table", test_learn);
  g_test_add_func ("/cli/learn/independent", test_independent);
  g_test_add_func ("/cli/learn/shards", test_shards);
  g_test_add_func ("/cli/learn/errors", test_learn_errors);
  g_test_add_func ("/cli/learn/prior", test_prior);
  g_test_add_func ("/cli/forecast/sample", test_forecast);
  return g_test_run ();
}
