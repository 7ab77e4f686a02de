/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Runs a command of the command line in a process of its own: this test program itself, which must begin its main()
 * with NP_CLI_RUN_MAIN. */

#include <unistd.h>
#include <locale.h>
#include <stdarg.h>
#include <string.h>

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "cli/np-cli.h"

#define NP_CLI_RUN_MAIN(argc, argv) \
  setlocale (LC_ALL, ""); \
  if ((argc) > 1 && g_str_equal ((argv)[1], "--run")) \
    return np_cli_main ((argc) - 1, (argv) + 1)

/* What a run printed, and how it ended. */
typedef struct
{
  char *out, *err;
  int code;
} NpCliRun;

static inline void
np_cli_run_clear (NpCliRun *run)
{
  g_clear_pointer (&run->out, g_free);
  g_clear_pointer (&run->err, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NpCliRun, np_cli_run_clear)

/* Takes the command and its arguments, ended by NULL. */
static inline G_GNUC_NULL_TERMINATED NpCliRun
np_cli_run (const char *first, ...)
{
  g_autoptr(GPtrArray) args = g_ptr_array_new ();
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr(GError) error = NULL;
  NpCliRun run = { NULL };
  va_list list;
  int status;

  g_ptr_array_add (args, self);
  g_ptr_array_add (args, (gpointer) "--run");
  va_start (list, first);
  for (const char *arg = first; arg != NULL; arg = va_arg (list, const char *))
    g_ptr_array_add (args, (gpointer) arg);
  va_end (list);
  g_ptr_array_add (args, NULL);
  g_spawn_sync (NULL, (char **) args->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &run.out, &run.err, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  run.code = WEXITSTATUS (status);
  return run;
}

/* The JSON document a run printed; it must have succeeded without a word on standard error. */
static inline JsonParser *
np_cli_run_json (const NpCliRun *run)
{
  JsonParser *parser = json_parser_new ();
  g_autoptr(GError) error = NULL;

  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->code, ==, NP_EXIT_DONE);
  json_parser_load_from_data (parser, run->out, -1, &error);
  g_assert_no_error (error);
  return parser;
}

/* A file in the private folder of the test (transfer full: its path). */
static inline char *
np_cli_run_file (const char *name, const char *text)
{
  /* Programs of tests run side by side: each has a folder of its own. */
  g_autofree char *own = g_strdup_printf ("run-%d", (int) getpid ());
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), own, NULL);
  char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}
