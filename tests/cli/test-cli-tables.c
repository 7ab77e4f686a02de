/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "np-cli-run.h"

static const char emission[] =
  "party,issue,position,salience,capability\n"
  "NL,delay,4,.80,.08\nBE,delay,7,.40,.08\nLU,delay,4,.20,.03\nDE,delay,4,.80,.16\nFR,delay,10,.60,.16\n"
  "IT,delay,10,.60,.16\nUK,delay,10,.90,.16\nIE,delay,7,.10,.05\nDK,delay,4,1,.05\nGR,delay,7,.70,.08\n";

static const char two_issues[] =
  "party,issue,position,salience,capability,position_low,position_high\n"
  "A,p,0,0.2,50,,\nA,q,100,0.8,50,90,100\nB,p,100,0.8,50,,\nB,q,0,0.2,50,0,30\nC,p,0,0.5,50,,\nC,r,7,0,0,,\n";

static const char scale[] = "issue,low,high\ndelay,4,10\n";

static const char packages[] =
  "issue,option,own,other,needs,excludes\n"
  "m02,out,0,0,,\nm02,minimum,328,460,,\nm02,target,475,660,,\nm02,maximum,438,723,,\n"
  "m03,out,0,0,,\nm03,minimum,-27,255,,\nm03,target,153,438,,\nm03,maximum,157,488,,\n"
  "m04,out,0,0,,\nm04,minimum,-135,230,,\nm04,target,-192,380,,\nm04,maximum,-335,407,,\n"
  "m09,out,0,0,,\nm09,minimum,247,58,,\nm09,target,440,155,,\nm09,maximum,543,135,,\n";

static JsonObject *
object_at (JsonArray *array, guint i)
{
  return json_array_get_object_element (array, i);
}

static void
test_bargain (void)
{
  g_autofree char *table = np_cli_run_file ("t.csv", emission), *scales = np_cli_run_file ("s.csv", scale);
  g_auto(NpCliRun) run = np_cli_run ("bargain", "--table", table, "--scale", scales, "--json", NULL);
  g_autoptr(JsonParser) parser = np_cli_run_json (&run);
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  JsonArray *issues = json_object_get_array_member (root, "issues");
  JsonObject *delay = object_at (issues, 0);
  JsonArray *band = json_object_get_array_member (delay, "band80");

  g_assert_cmpuint (json_array_get_length (issues), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (delay, "issue"), ==, "delay");
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (delay, "compromise"), 7.389955686853767, 1e-13);
  g_assert_true (json_object_get_double_member (delay, "median") == 7.0);
  g_assert_cmpfloat_with_epsilon (json_array_get_double_element (band, 0), 7.389955686853767 - 0.37 * 6, 1e-12);
  g_assert_cmpfloat_with_epsilon (json_array_get_double_element (band, 1), 7.389955686853767 + 0.37 * 6, 1e-12);
  /* The two are near each other, but half of the weight stands at 10 and most of the rest at 4. */
  g_assert_true (json_object_get_boolean_member (delay, "flag"));
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (delay, "reasons"), 0), ==, "two-humped");
  g_assert_false (json_object_has_member (root, "rounds"));
}

/* The rounds in the scale of the table; issues nobody cares about are named, not guessed. */
static void
test_pressure (void)
{
  g_autofree char *table = np_cli_run_file ("t.csv", two_issues);
  g_auto(NpCliRun) run = np_cli_run ("bargain", "--table", table, "--model", "pressure", "--json", NULL);
  g_autoptr(JsonParser) parser = np_cli_run_json (&run);
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  JsonArray *rounds = json_object_get_array_member (root, "rounds");
  JsonArray *start = json_array_get_array_element (rounds, 0), *missing = json_object_get_array_member (root, "missing");
  g_auto(NpCliRun) one = np_cli_run ("bargain", "--table", table, "--issue", "q", "--json", NULL);
  g_autoptr(JsonParser) one_parser = np_cli_run_json (&one);

  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "parties")), ==, 3);
  g_assert_cmpuint (json_array_get_length (rounds), >=, 3);
  g_assert_true (json_array_get_double_element (json_array_get_array_element (start, 1), 0) == 100.0);
  g_assert_cmpuint (json_array_get_length (missing), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (object_at (missing, 0), "issue"), ==, "r");
  root = json_node_get_object (json_parser_get_root (one_parser));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "issues")), ==, 1);
}

static void
test_exchange (void)
{
  g_autofree char *table = np_cli_run_file ("t.csv", two_issues);
  g_auto(NpCliRun) run = np_cli_run ("exchange", "--table", table, "--json", NULL);
  g_autoptr(JsonParser) parser = np_cli_run_json (&run);
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  JsonArray *exchanges = json_object_get_array_member (root, "exchanges");
  JsonObject *first = object_at (exchanges, 0);
  JsonObject *side = json_object_get_object_member (first, "first");
  JsonObject *forecast = json_object_get_object_member (root, "forecast");

  g_assert_cmpint (json_object_get_int_member (root, "potential"), >=, 1);
  g_assert_cmpstr (json_object_get_string_member (side, "party"), ==, "A");
  g_assert_cmpstr (json_object_get_string_member (side, "issue"), ==, "p");
  g_assert_cmpfloat (json_object_get_double_member (side, "move"), >, 0);
  g_assert_cmpfloat (json_object_get_double_member (first, "gain"), >, 0);
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (first, "losers"), 0), ==, "C");
  g_assert_true (json_object_has_member (forecast, "p") && json_object_has_member (forecast, "q"));
  g_assert_false (json_object_has_member (forecast, "r"));
}

static void
assert_values (JsonObject *root, const char *name, gint64 own, gint64 other)
{
  JsonObject *point = json_object_get_object_member (root, name);

  g_assert_cmpint (json_object_get_int_member (point, "own"), ==, own);
  g_assert_cmpint (json_object_get_int_member (point, "other"), ==, other);
}

/* Package P-2 of the sample dossier. */
static void
test_packages (void)
{
  g_autofree char *table = np_cli_run_file ("t.csv", packages);
  g_auto(NpCliRun) run = np_cli_run ("packages", "--table", table, "--walk-away", "700,1200", "--offer",
                                     "m02=target,m03=target,m04=minimum,m09=target", "--json", NULL);
  g_autoptr(JsonParser) parser = np_cli_run_json (&run);
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  JsonArray *trades = json_object_get_array_member (root, "trades");
  JsonObject *options;

  g_assert_cmpint (json_object_get_int_member (root, "count"), ==, 9);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "frontier")), ==, 9);
  assert_values (root, "nash", 983, 1663);
  assert_values (root, "egalitarian", 1040, 1513);
  assert_values (root, "kalai_smorodinsky", 1003, 1576);
  assert_values (root, "offer", 933, 1483);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "nash_ties")), ==, 0);
  g_assert_cmpuint (json_array_get_length (trades), ==, 2);
  g_assert_cmpint (json_object_get_int_member (object_at (trades, 0), "own"), ==, 46);
  options = json_object_get_object_member (object_at (json_object_get_array_member (root, "frontier"), 0), "options");
  g_assert_cmpstr (json_object_get_string_member (options, "m02"), ==, "target");
  g_assert_cmpstr (json_object_get_string_member (options, "m04"), ==, "out");
}

/* Links between options; no zone of agreement; doubt. */
static void
test_packages_linked (void)
{
  g_autofree char *table = np_cli_run_file (
    "t.csv", "issue,option,own,other,needs,excludes\na,out,0,0,,\na,in,10,-1,b,c=high\nb,out,0,0,,\nb,in,-4,-4,,\n"
             "c,out,0,0,,\nc,low,1,1,,\nc,high,5,2,,\n");
  g_auto(NpCliRun) run = np_cli_run ("packages", "--table", table, "--walk-away", "20,0", "--doubt", "30", "--json", NULL);
  g_autoptr(JsonParser) parser = np_cli_run_json (&run);
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  JsonArray *frontier = json_object_get_array_member (root, "frontier");
  JsonObject *relaxation = json_object_get_object_member (root, "relaxation");

  g_assert_cmpuint (json_array_get_length (frontier), ==, 2);
  g_assert_cmpint (json_object_get_int_member (object_at (frontier, 0), "own"), ==, 7);
  g_assert_cmpint (json_object_get_int_member (object_at (frontier, 0), "other"), ==, -4);
  g_assert_cmpint (json_object_get_int_member (object_at (frontier, 1), "own"), ==, 5);
  g_assert_false (json_object_has_member (root, "nash"));
  g_assert_cmpint (json_object_get_int_member (relaxation, "own"), ==, 15);
  g_assert_cmpint (json_object_get_int_member (relaxation, "other"), ==, 0);
  g_assert_true (json_object_get_double_member (root, "zone") == 0.0);
  g_assert_cmpfloat (json_object_get_double_member (json_object_get_object_member (object_at (frontier, 1), "chances"),
                                                    "efficient"), >, 0.5);
}

/* People read aligned text in their language. */
static void
test_text (void)
{
  g_autofree char *table = np_cli_run_file ("t.csv", two_issues), *linked = np_cli_run_file ("p.csv", packages);
  g_auto(NpCliRun) bargain = np_cli_run ("bargain", "--table", table, "--model", "compromise,pressure", "--lang", "en", NULL);
  g_auto(NpCliRun) exchange = np_cli_run ("exchange", "--table", table, "--lang", "en", NULL);
  g_auto(NpCliRun) package = np_cli_run ("packages", "--table", linked, "--lang", "en", NULL);

  g_assert_cmpint (bargain.code, ==, 0);
  g_assert_nonnull (strstr (bargain.out, "a scenario, not a forecast"));
  g_assert_nonnull (strstr (bargain.out, "no comparable test exists for security measures"));
  g_assert_cmpint (exchange.code, ==, 0);
  g_assert_nonnull (strstr (exchange.out, "gives way on"));
  g_assert_cmpint (package.code, ==, 0);
  g_assert_nonnull (strstr (package.out, "9 efficient packages"));
  g_assert_nonnull (strstr (package.out, "1,175"));
}

static void
test_bad_tables (void)
{
  static const struct
  {
    const char *command, *text, *option, *value, *message;
    int code;
  } rows[] = {
    { "bargain", "party,issue,position,salience\n", NULL, NULL, "t.csv:1: there is no column “capability”", 1 },
    { "bargain", "party,issue,position,salience,capability\n", NULL, NULL, "t.csv:1: the table has no rows", 1 },
    { "bargain", "party,issue,position,salience,capability\nA,p,101,1,1\n", NULL, NULL,
      "t.csv:2: column “position”: “101” is out of range: write a number from 0 to 100", 1 },
    { "bargain", "party,issue,position,salience,capability\nA,p,50,7,1\n", NULL, NULL, "t.csv:2: column “salience”", 1 },
    { "exchange", "party,issue,position,salience,capability\nA,p,50,1,1\nA,p,5,1,1\n", NULL, NULL,
      "t.csv:3: column “party”: party and issue stand together twice", 1 },
    { "exchange", "party,issue,position,salience,capability\nA,,50,1,1\n", NULL, NULL,
      "t.csv:2: column “issue”: the cell is empty", 1 },
    { "bargain", "party,issue,position,salience,capability\nA,p,50,0,1\n", NULL, NULL, "no forecast", 1 },
    { "bargain", "party,issue,position,salience,capability\nA,p,50,1,1\n", "--issue", "q", "there is no issue “q”", 1 },
    { "bargain", "party,issue,position,salience,capability\nA,p,50,1,1\n", "--model", "guess", "--model “guess”", 2 },
    { "bargain", "party,issue,position,salience,capability,position_low\nA,p,50,1,1,60\n", NULL, NULL,
      "t.csv:2: column “position_low”: “60” is out of range", 1 },
    { "packages", "issue,option,own,other\na,out,0,0\na,out,1,1\n", NULL, NULL, "t.csv:3: column “option”", 1 },
    { "packages", "issue,option,own,other\na,out,0,0.5\n", NULL, NULL, "“0.5” is not a whole number", 1 },
    { "packages", "issue,option,own,other,needs\na,out,0,0,zzz\n", NULL, NULL, "there is no issue or option “zzz”", 1 },
    { "packages", "issue,option,own,other,needs\na,out,0,0,b\nb,out,0,0,\n", NULL, NULL, "no package keeps all the rules", 1 },
    { "packages", "issue,option,own,other\na,out,0,0\n", "--walk-away", "5", "--walk-away “5”", 2 },
    { "packages", "issue,option,own,other\na,out,0,0\n", "--offer", "a=in", "--offer “a=in”", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *table = np_cli_run_file ("t.csv", rows[i].text);
      g_auto(NpCliRun) run = np_cli_run (rows[i].command, "--table", table, "--lang", "en", rows[i].option, rows[i].value,
                                         NULL);

      g_assert_cmpint (run.code, ==, rows[i].code);
      g_assert_cmpstr (run.out, ==, "");
      g_assert_nonnull (strstr (run.err, rows[i].message));
      g_assert_true (strchr (run.err, '\n') == run.err + strlen (run.err) - 1);
    }
  {
    g_auto(NpCliRun) missing = np_cli_run ("bargain", "--table", "/nowhere/t.csv", "--lang", "en", NULL);
    g_auto(NpCliRun) nothing = np_cli_run ("exchange", NULL);

    g_assert_cmpint (missing.code, ==, 1);
    g_assert_cmpint (nothing.code, ==, 2);
  }
}

static void
test_help (void)
{
  static const char *const commands[] = { "bargain", "exchange", "packages" };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_auto(NpCliRun) run = np_cli_run (commands[i], "--help", "--lang", "en", NULL);

      g_assert_cmpint (run.code, ==, 0);
      g_assert_nonnull (strstr (run.out, "--table"));
    }
}

int
main (int argc, char **argv)
{
  NP_CLI_RUN_MAIN (argc, argv);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/cli/bargain/json", test_bargain);
  g_test_add_func ("/cli/bargain/pressure", test_pressure);
  g_test_add_func ("/cli/exchange/json", test_exchange);
  g_test_add_func ("/cli/packages/json", test_packages);
  g_test_add_func ("/cli/packages/linked", test_packages_linked);
  g_test_add_func ("/cli/tables/text", test_text);
  g_test_add_func ("/cli/tables/bad", test_bad_tables);
  g_test_add_func ("/cli/tables/help", test_help);
  return g_test_run ();
}
