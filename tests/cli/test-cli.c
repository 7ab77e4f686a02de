/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "base/np-error.h"
#include "cli/np-cli.h"
#include "engine/np-engine-error.h"

/* What is printed is caught by the process that runs this one. */
static void
test_table_child (void)
{
  NpCliTable *table = np_cli_table_new ("lr");

  np_cli_table_add (table, "мера", "P");
  np_cli_table_add (table, "e\xcc\x81", "64 %");
  np_cli_table_add (table, NULL, "5 %");
  np_cli_table_print (table, TRUE);
}

static void
test_table (void)
{
  g_test_trap_subprocess ("/cli/output/table/subprocess", 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*мера     P\n────  ────\ne\xcc\x81     64 %\n       5 %\n*");
}

static void
test_exit_codes_child (void)
{
  NpCli cli = { .command = "check" };
  GError *input = NULL;

  np_input_error_set (&input, NP_INPUT_ERROR_RANGE, "a.csv", 2, "salience is 12", "use 0 to 10");
  g_assert_cmpint (np_cli_fail (&cli, input), ==, NP_EXIT_INPUT);
  g_assert_cmpint (np_cli_fail (&cli, g_error_new (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "disk")), ==, NP_EXIT_FAILED);
  g_assert_cmpint (np_cli_fail (&cli, g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED, "x")), ==, NP_EXIT_CANCELLED);
  g_assert_cmpint (np_cli_fail (&cli, g_error_new (NP_ENGINE_ERROR, NP_ENGINE_ERROR_CANCELLED, "x")), ==,
                   NP_EXIT_CANCELLED);
  g_assert_cmpint (np_cli_usage (&cli, "no %s", "file"), ==, NP_EXIT_USAGE);
}

static void
test_exit_codes (void)
{
  g_test_trap_subprocess ("/cli/exit-codes/subprocess", 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("*a.csv:2: salience is 12: use 0 to 10\ndisk\nnonpaper check: no file: see*");
}

static void
test_words (void)
{
  g_assert_true (np_cli_is_command ("--version"));
  g_assert_true (np_cli_is_command ("help"));
  g_assert_false (np_cli_is_command ("talks.nonpaper"));
  g_assert_false (np_cli_is_command (NULL));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/output/table", test_table);
  g_test_add_func ("/cli/output/table/subprocess", test_table_child);
  g_test_add_func ("/cli/exit-codes", test_exit_codes);
  g_test_add_func ("/cli/exit-codes/subprocess", test_exit_codes_child);
  g_test_add_func ("/cli/words", test_words);
  return g_test_run ();
}
