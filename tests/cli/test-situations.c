/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands stability and exercise. */
#define _GNU_SOURCE /* posix_openpt() */
#include <fcntl.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <json-glib/json-glib.h>

#include "np-cli-test.h"

static char *
sample (void)
{
  char *path = np_cli_test_path ("sample.nonpaper");

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_assert_cmpint (np_cli_test_run (NULL, NULL, "new", "--sample", "helsinki", path, NULL), ==, 0);
  return path;
}

static JsonNode *
parse (const char *text)
{
  g_autoptr(GError) error = NULL;
  JsonNode *root = json_from_string (text, &error);

  g_assert_no_error (error);
  return root;
}

/* The numbers of an array as "1 4 6". */
static char *
numbers (JsonObject *object, const char *name)
{
  JsonArray *array = json_object_get_array_member (object, name);
  GString *text = g_string_new (NULL);

  for (guint k = 0; k < json_array_get_length (array); k++)
    g_string_append_printf (text, "%s%d", k > 0 ? " " : "", (int) json_array_get_int_element (array, k));
  return g_string_free (text, FALSE);
}

static void
assert_numbers (JsonObject *object, const char *name, const char *expected)
{
  g_autofree char *text = numbers (object, name);

  g_assert_cmpstr (text, ==, expected);
}

static void
check_quiet_test (JsonObject *root)
{
  JsonObject *equilibria = json_object_get_object_member (root, "equilibria");

  g_assert_cmpint (json_object_get_int_member (root, "states"), ==, 15);
  assert_numbers (equilibria, "nash", "1 4");
  assert_numbers (equilibria, "gmr", "1 4 6 7 10 11");
  assert_numbers (equilibria, "smr", "1 4 7 10 11");
  assert_numbers (equilibria, "seq", "1 4 7 10");
}

static void
test_stability (void)
{
  g_autofree char *path = sample (), *out = NULL, *err = NULL, *text = NULL, *russian = NULL;
  g_autoptr(JsonNode) node = NULL;
  JsonObject *root, *path7, *coalition, *witness;
  JsonArray *paths, *witnesses;
  gboolean told = FALSE;

  g_assert_cmpint (np_cli_test_run (&out, &err, "stability", path, "--json", NULL), ==, 0);
  g_assert_cmpstr (err, ==, "");
  node = parse (out);
  root = json_node_get_object (node);
  check_quiet_test (root);
  assert_numbers (json_object_get_object_member (json_object_get_object_member (root, "stable"), "usa"), "nash",
                  "1 4 7 10 11 14");
  paths = json_object_get_array_member (json_object_get_object_member (root, "status_quo"), "paths");
  g_assert_cmpuint (json_array_get_length (paths), ==, 6);
  path7 = json_array_get_object_element (paths, 3);
  g_assert_cmpint (json_object_get_int_member (path7, "equilibrium"), ==, 7);
  g_assert_cmpint (json_object_get_int_member (path7, "moves"), ==, 2);
  g_assert_false (json_object_get_boolean_member (path7, "attainable_by_improvements"));
  coalition = json_array_get_object_element (json_object_get_array_member (root, "coalitions"), 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (coalition, "parties")), ==, 2);
  g_assert_cmpint (json_object_get_int_member (coalition, "target"), ==, 7);
  witnesses = json_object_get_array_member (root, "witnesses");
  for (guint k = 0; k < json_array_get_length (witnesses); k++)
    {
      witness = json_array_get_object_element (witnesses, k);
      told = told || strstr (json_object_get_string_member (witness, "en"), "and would gain by it") != NULL;
    }
  g_assert_true (told);
  g_assert_cmpint (np_cli_test_run (&text, NULL, "stability", path, "--lang", "en", "--sensitivity", "--hold", "7",
                                    "--simultaneous", NULL), ==, 0);
  g_assert_nonnull (strstr (text, "no longer joins the test of the channels"));
  g_assert_nonnull (strstr (text, "12 or 11 or 14  (so it is)"));
  g_assert_nonnull (strstr (text, "Swaps of neighbours in the guessed rankings tried: 28"));
  g_assert_cmpint (np_cli_test_run (&russian, NULL, "stability", path, "--lang", "ru", NULL), ==, 0);
  g_assert_nonnull (strstr (russian, "сторона «США» больше не участвует в проверке каналов"));
}

/* Out as a .gmcr file and in again: the same verdicts. */
static void
test_gmcr (void)
{
  g_autofree char *path = sample (), *file = np_cli_test_path ("quiet.gmcr"), *gmcr = NULL, *out = NULL;
  g_autoptr(JsonNode) node = NULL;

  g_assert_cmpint (np_cli_test_run (&gmcr, NULL, "stability", path, "--print-gmcr", "--lang", "en", NULL), ==, 0);
  np_cli_test_write (file, gmcr);
  g_assert_cmpint (np_cli_test_run (&out, NULL, "stability", "--gmcr", file, "--status-quo", "1", "--json", NULL), ==, 0);
  node = parse (out);
  check_quiet_test (json_node_get_object (node));
}

static void
test_gmcr_ranking (void)
{
  static const char dilemma[] =
    "{\"options\": [{\"name\": \"a\", \"permittedDirection\": \"both\"}, {\"name\": \"b\", \"permittedDirection\": \"both\"}],"
    "\"infeasibles\": [], \"decisionMakers\": ["
    "{\"name\": \"A\", \"options\": [0], \"preferences\": [], \"preferenceRanking\": [3, 4, 1, 2]},"
    "{\"name\": \"B\", \"options\": [1], \"preferences\": [], \"preferenceRanking\": [2, 4, 1, %s]}]}";
  g_autofree char *file = np_cli_test_path ("dilemma.gmcr"), *good = g_strdup_printf (dilemma, "3");
  g_autofree char *bad = g_strdup_printf (dilemma, "1"), *out = NULL, *err = NULL;
  g_autoptr(JsonNode) node = NULL;
  JsonObject *equilibria;

  np_cli_test_write (file, good);
  g_assert_cmpint (np_cli_test_run (&out, NULL, "stability", "--gmcr", file, "--json", NULL), ==, 0);
  node = parse (out);
  equilibria = json_object_get_object_member (json_node_get_object (node), "equilibria");
  assert_numbers (equilibria, "nash", "1");
  assert_numbers (equilibria, "seq", "1 4");
  np_cli_test_write (file, bad);
  g_assert_cmpint (np_cli_test_run (NULL, &err, "stability", "--gmcr", file, NULL), ==, 1);
  g_assert_true (g_str_has_prefix (err, file));
  g_assert_nonnull (strstr (err, "state 1 stands twice"));
}

static void
test_stability_mistakes (void)
{
  g_autofree char *path = sample (), *missing = NULL, *situation = NULL;

  g_assert_cmpint (np_cli_test_run (NULL, NULL, "stability", NULL), ==, 2);
  g_assert_cmpint (np_cli_test_run (NULL, NULL, "stability", path, "--gmcr", "x", NULL), ==, 2);
  g_assert_cmpint (np_cli_test_run (NULL, NULL, "stability", path, "--hold", "16", NULL), ==, 2);
  g_assert_cmpint (np_cli_test_run (NULL, &missing, "stability", "--gmcr", "/nowhere.gmcr", NULL), ==, 1);
  g_assert_nonnull (strstr (missing, "/nowhere.gmcr"));
  g_assert_cmpint (np_cli_test_run (NULL, &situation, "stability", path, "--situation", "s9", NULL), ==, 1);
  g_assert_nonnull (strstr (situation, "no situation of that name"));
}

static void
test_exercise (void)
{
  g_autofree char *path = sample (), *out = NULL, *err = NULL, *without = NULL, *text = NULL;
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(JsonNode) other = NULL;
  JsonObject *root, *first, *bands;
  JsonArray *band;

  g_assert_cmpint (np_cli_test_run (&out, &err, "exercise", path, "--draws", "200", "--json", NULL), ==, 0);
  g_assert_cmpstr (err, ==, "");
  node = parse (out);
  root = json_node_get_object (node);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (root, "conflict"), 0.05516, 5.1e-6);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (root, "wrong_party"), 0.1073, 5.1e-5);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "peak")), ==, 11);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "quantiles")), ==, 31);
  bands = json_object_get_object_member (root, "bands");
  band = json_object_get_array_member (bands, "conflict");
  g_assert_cmpfloat (json_array_get_double_element (band, 0), <, 0.05516);
  g_assert_cmpfloat (json_array_get_double_element (band, 1), >, 0.05516);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "measures")), ==, 16);
  first = json_array_get_object_element (json_object_get_array_member (root, "measures"), 0);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (first, "expected"),
                                  json_object_get_double_member (first, "consent")
                                    * json_object_get_double_member (first, "value"), 1e-15);
  g_assert_cmpint (np_cli_test_run (&without, NULL, "exercise", path, "--without", "c2", "--draws", "0", "--json", NULL),
                   ==, 0);
  other = parse (without);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (json_node_get_object (other), "conflict"),
                                  0.05516 + 0.00866, 1.1e-5);
  g_assert_cmpint (np_cli_test_run (&text, NULL, "exercise", path, "--exercise", "EX-3", "--lang", "ru", "--draws", "9", "--trace", "2",
                                    NULL), ==, 0);
  g_assert_nonnull (strstr (text, ": Лестница источника A"));
  g_assert_nonnull (strstr (text, "4,98"));
}

/* A sweep in three parts is, byte for byte, the sweep; merged, it gives its bands. */
static void
test_shards (void)
{
  g_autofree char *path = sample (), *whole = NULL, *merged = NULL, *alone = NULL, *bad = NULL, *missing = NULL;
  g_autoptr(GString) parts = g_string_new (NULL);
  char *files[3];
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(JsonNode) other = NULL;
  JsonArray *a, *b;

  g_assert_cmpint (np_cli_test_run (&whole, NULL, "exercise", path, "--draws", "100", "--shard", "1/1", NULL), ==, 0);
  for (guint k = 0; k < 3; k++)
    {
      g_autofree char *name = g_strdup_printf ("part%u", k), *shard = g_strdup_printf ("%u/3", k + 1), *out = NULL;

      files[k] = np_cli_test_path (name);
      g_assert_cmpint (np_cli_test_run (&out, NULL, "exercise", path, "--draws", "100", "--shard", shard, NULL), ==, 0);
      np_cli_test_write (files[k], out);
      g_string_append (parts, out);
    }
  g_assert_cmpstr (parts->str, ==, whole);
  g_assert_cmpint (np_cli_test_run (&merged, NULL, "exercise", "--merge", "--json", files[2], files[0], files[1], NULL), ==, 0);
  g_assert_cmpint (np_cli_test_run (&alone, NULL, "exercise", path, "--draws", "100", "--json", NULL), ==, 0);
  node = parse (merged);
  other = parse (alone);
  a = json_object_get_array_member (json_object_get_object_member (json_node_get_object (node), "bands"), "conflict");
  b = json_object_get_array_member (json_object_get_object_member (json_node_get_object (other), "bands"), "conflict");
  for (guint k = 0; k < 2; k++)
    g_assert_cmpfloat (json_array_get_double_element (a, k), ==, json_array_get_double_element (b, k));
  g_assert_cmpint (np_cli_test_run (NULL, &missing, "exercise", "--merge", files[0], files[2], NULL), ==, 1);
  g_assert_nonnull (strstr (missing, "33"));
  np_cli_test_write (files[1], "1,2,x\n");
  g_assert_cmpint (np_cli_test_run (NULL, &bad, "exercise", "--merge", files[1], NULL), ==, 1);
  g_assert_nonnull (strstr (bad, "part1:1:"));
  for (guint k = 0; k < 3; k++)
    g_free (files[k]);
}

static void
test_exercise_mistakes (void)
{
  g_autofree char *path = sample ();

  g_assert_cmpint (np_cli_test_run (NULL, NULL, "exercise", NULL), ==, 2);
  g_assert_cmpint (np_cli_test_run (NULL, NULL, "exercise", path, path, NULL), ==, 2);
  g_assert_cmpint (np_cli_test_run (NULL, NULL, "exercise", path, "--exercise", "EX-9", NULL), ==, 2);
  g_assert_cmpint (np_cli_test_run (NULL, NULL, "exercise", path, "--without", "m99", NULL), ==, 2);
  g_assert_cmpint (np_cli_test_run (NULL, NULL, "exercise", path, "--shard", "4/3", NULL), ==, 2);
  g_assert_cmpint (np_cli_test_run (NULL, NULL, "exercise", path, "--draws", "-1", NULL), ==, 2);
}

/* Two parties with @n options between them, everything feasible. */
static char *
large_gmcr (const char *name, guint n)
{
  g_autoptr(GString) gmcr = g_string_new ("{\"options\":[");
  char *path = np_cli_test_path (name);

  for (guint k = 0; k < n; k++)
    g_string_append_printf (gmcr, "%s{\"name\":\"o%u\",\"permittedDirection\":\"both\"}", k > 0 ? "," : "", k);
  g_string_append (gmcr, "],\"infeasibles\":[],\"decisionMakers\":[");
  for (guint i = 0; i < 2; i++)
    {
      g_string_append_printf (gmcr, "%s{\"name\":\"D%u\",\"options\":[", i > 0 ? "," : "", i);
      for (guint k = 0; k < n / 2; k++)
        g_string_append_printf (gmcr, "%s%u", k > 0 ? "," : "", n / 2 * i + k);
      g_string_append (gmcr, "],\"preferences\":[");
      for (guint k = 0; k < n; k++)
        g_string_append_printf (gmcr, "%s[[%u,\"%s\"]]", k > 0 ? "," : "", (7 * k + 3 * i) % n, (k + i) % 3 > 0 ? "Y" : "N");
      g_string_append (gmcr, "]}");
    }
  g_string_append (gmcr, "]}");
  g_assert_true (g_file_set_contents (path, gmcr->str, -1, NULL));
  return path;
}

/* The inverse of every state that holds would be gigabytes of numbers: in a large situation it is given when asked for. */
static void
test_large (void)
{
  g_autofree char *path = large_gmcr ("many.gmcr", 12), *out = NULL, *err = NULL;
  g_autoptr(JsonNode) node = NULL;
  JsonObject *root;

  g_assert_cmpint (np_cli_test_run (&out, &err, "stability", "--gmcr", path, "--json", NULL), ==, 0);
  g_assert_cmpstr (err, ==, "");
  node = parse (out);
  root = json_node_get_object (node);
  g_assert_cmpint (json_object_get_int_member (root, "states"), ==, 4096);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (
    json_object_get_object_member (root, "equilibria"), "gmr")), >, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "inverse")), ==, 0);
}

/* Two seconds of work, then the system ends it. */
static void
two_seconds_cb (gpointer data)
{
  const struct rlimit limit = { 2, 2 };

  setrlimit (RLIMIT_CPU, &limit);
}

/* A situation of 2^20 states takes its time. On a terminal it says how long and how far it is; Ctrl+C ends it with exit 4;
 * to a file it says nothing. */
static void
test_cancelled (void)
{
  g_autoptr(GString) said = g_string_new (NULL);
  g_autofree char *path = large_gmcr ("large.gmcr", 20), *quiet = NULL;
  g_autofree char *cli = g_test_build_filename (G_TEST_BUILT, "cli", "nonpaper-cli", NULL);
  const char *argv[] = { cli, "stability", "--gmcr", path, NULL };
  g_autoptr(GError) error = NULL;
  int master = posix_openpt (O_RDWR | O_NOCTTY), terminal, status;
  char buffer[256];
  GPid child;
  ssize_t n;

  g_assert_cmpint (master, >=, 0);
  g_assert_cmpint (grantpt (master), ==, 0);
  g_assert_cmpint (unlockpt (master), ==, 0);
  terminal = open (ptsname (master), O_RDWR | O_NOCTTY);
  g_assert_cmpint (terminal, >=, 0);
  g_assert_true (g_spawn_async_with_fds (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &child, -1,
                                         -1, terminal, &error));
  g_assert_no_error (error);
  close (terminal);
  while ((strchr (said->str, '%') == NULL || strstr (said->str, "Ctrl+C") == NULL)
         && (n = read (master, buffer, sizeof buffer)) > 0)
    g_string_append_len (said, buffer, n);
  g_assert_nonnull (strchr (said->str, '%'));
  g_assert_nonnull (strstr (said->str, "Ctrl+C"));
  g_assert_cmpint (kill (child, SIGINT), ==, 0);
  while ((n = read (master, buffer, sizeof buffer)) > 0)
    ;
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 4);
  g_spawn_close_pid (child);
  close (master);

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, two_seconds_cb, NULL, NULL, &quiet,
                               &status, &error));
  g_assert_no_error (error);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpstr (quiet, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/cli/stability/sample", test_stability);
  g_test_add_func ("/cli/stability/gmcr", test_gmcr);
  g_test_add_func ("/cli/stability/gmcr-ranking", test_gmcr_ranking);
  g_test_add_func ("/cli/stability/mistakes", test_stability_mistakes);
  g_test_add_func ("/cli/exercise/sample", test_exercise);
  g_test_add_func ("/cli/exercise/shards", test_shards);
  g_test_add_func ("/cli/exercise/mistakes", test_exercise_mistakes);
  g_test_add_func ("/cli/stability/large", test_large);
  g_test_add_func ("/cli/stability/cancelled", test_cancelled);
  return g_test_run ();
}
