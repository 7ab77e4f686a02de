/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands bargain, exchange and packages on the sample dossier. */
#include "np-cli-run.h"

static char *
sample (void)
{
  return g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "resources", "samples", "helsinki.nonpaper", NULL);
}

static JsonObject *
root_of (JsonParser *parser)
{
  return json_node_get_object (json_parser_get_root (parser));
}

static JsonObject *
find (JsonArray *array, const char *name, const char *value)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      if (g_str_equal (json_object_get_string_member (object, name), value))
        return object;
    }
  return NULL;
}

static void
test_bargain (void)
{
  g_autofree char *path = sample ();
  g_auto(NpCliRun) run = np_cli_run ("bargain", path, "--json", NULL);
  g_auto(NpCliRun) some = np_cli_run ("bargain", path, "--issue", "gge", "--issue", "falseflag", "--model", "pressure",
                                      "--json", NULL);
  g_autoptr(JsonParser) parser = np_cli_run_json (&run), some_parser = np_cli_run_json (&some);
  JsonArray *issues = json_object_get_array_member (root_of (parser), "issues");
  JsonObject *falseflag = find (issues, "issue", "falseflag"), *gge = find (issues, "issue", "gge");

  g_assert_cmpuint (json_array_get_length (issues), ==, 13);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (falseflag, "compromise"), 73.3, 0.05);
  g_assert_false (json_object_get_boolean_member (falseflag, "flag"));
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (gge, "compromise"), 52.6, 0.05);
  g_assert_true (json_object_get_boolean_member (gge, "flag"));

  issues = json_object_get_array_member (root_of (some_parser), "issues");
  g_assert_cmpuint (json_array_get_length (issues), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (issues, 0), "issue"), ==, "gge");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root_of (some_parser), "parties")), ==, 3);
}

static void
test_exchange (void)
{
  g_autofree char *path = sample ();
  g_auto(NpCliRun) run = np_cli_run ("exchange", path, "--json", NULL);
  g_autoptr(JsonParser) parser = np_cli_run_json (&run);
  JsonArray *exchanges = json_object_get_array_member (root_of (parser), "exchanges");

  g_assert_cmpuint (json_array_get_length (exchanges), >=, 1);
  g_assert_cmpint (json_object_get_int_member (root_of (parser), "potential"), >=, 1);
  g_assert_cmpuint (json_object_get_size (json_object_get_object_member (root_of (parser), "forecast")), ==, 13);
}

static void
test_packages (void)
{
  g_autofree char *path = sample ();
  g_auto(NpCliRun) run = np_cli_run ("packages", path, "--with", "rus", "--package", "P-2", "--json", NULL);
  g_auto(NpCliRun) nash = np_cli_run ("packages", path, "--with", "RU", "--json", NULL);
  g_autoptr(JsonParser) parser = np_cli_run_json (&run), nash_parser = np_cli_run_json (&nash);
  JsonObject *root = root_of (parser), *high = json_object_get_object_member (root, "at_high");
  JsonObject *low = json_object_get_object_member (root, "walk_away"), *china;
  JsonArray *red_lines;

  g_assert_cmpint (json_object_get_int_member (root, "count"), ==,
                   json_array_get_length (json_object_get_array_member (root, "frontier")));
  g_assert_cmpint (json_object_get_int_member (low, "own"), ==, 300);
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (high, "walk_away"), "other"), ==, 1200);
  g_assert_true (json_object_has_member (root, "nash") && json_object_has_member (high, "egalitarian"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "trades")), >=, 2);
  g_assert_nonnull (find (json_object_get_array_member (root, "reactions"), "party", "chn"));

  /* The caution of the sample: the Nash point crosses China's red line. */
  china = find (json_object_get_array_member (root_of (nash_parser), "reactions"), "party", "chn");
  red_lines = json_object_get_array_member (china, "red_lines");
  g_assert_cmpuint (json_array_get_length (red_lines), ==, 1);
  g_assert_cmpstr (json_array_get_string_element (red_lines, 0), ==, "m05");
}

static void
test_text (void)
{
  g_autofree char *path = sample ();
  g_auto(NpCliRun) packages = np_cli_run ("packages", path, "--with", "rus", "--package", "P-2", "--doubt", "20", "--lang",
                                          "en", NULL);
  g_auto(NpCliRun) bargain = np_cli_run ("bargain", path, "--lang", "ru", NULL);

  g_assert_cmpint (packages.code, ==, 0);
  g_assert_nonnull (strstr (packages.out, "m04: minimum → target"));
  g_assert_nonnull (strstr (packages.out, "How each party is likely to take the offer:"));
  g_assert_nonnull (strstr (packages.out, "efficient in"));
  g_assert_cmpint (bargain.code, ==, 0);
  g_assert_nonnull (strstr (bargain.out, "73,3"));
}

static void
test_refused (void)
{
  static const struct
  {
    const char *args[6], *message;
    int code;
  } rows[] = {
    { { "bargain", "--issue", "nothing" }, "there is no issue “nothing”", 1 },
    { { "bargain", "--scenario", "SC-99" }, "scenario “SC-99”", 2 },
    { { "exchange", "--scenario", "SC-99" }, "scenario “SC-99”", 2 },
    { { "packages", NULL }, "give a dossier and --with PARTY", 2 },
    { { "packages", "--with", "nobody" }, "party “nobody”", 2 },
    { { "packages", "--with", "rus", "--package", "P-99" }, "package “P-99”", 2 },
    { { "packages", "--with", "rus", "--own", "rus" }, "names our own side", 2 },
    { { "packages", "--with", "eu" }, "no measure has a forecast for both", 1 },
  };
  g_autofree char *path = sample ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *const *a = rows[i].args;
      g_auto(NpCliRun) run = np_cli_run (a[0], path, "--lang", "en", a[1], a[2], a[3], a[4], NULL);

      g_assert_cmpint (run.code, ==, rows[i].code);
      g_assert_cmpstr (run.out, ==, "");
      g_assert_nonnull (strstr (run.err, rows[i].message));
    }
}

int
main (int argc, char **argv)
{
  NP_CLI_RUN_MAIN (argc, argv);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/cli/bargain/dossier", test_bargain);
  g_test_add_func ("/cli/exchange/dossier", test_exchange);
  g_test_add_func ("/cli/packages/dossier", test_packages);
  g_test_add_func ("/cli/decision/text", test_text);
  g_test_add_func ("/cli/decision/refused", test_refused);
  return g_test_run ();
}
