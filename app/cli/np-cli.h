/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "base/np-lang.h"

G_BEGIN_DECLS

/* Exit codes of every command. */
enum
{
  NP_EXIT_DONE = 0,
  NP_EXIT_INPUT = 1,     /* the input is wrong: one line "FILE:LINE: what: what to do" on standard error */
  NP_EXIT_USAGE = 2,     /* the arguments do not fit together */
  NP_EXIT_FAILED = 3,    /* something outside failed: disk, font */
  NP_EXIT_CANCELLED = 4, /* Ctrl+C */
};

/**
 * NpCli:
 * @command: the name of the command
 * @lang: language of what is printed (`--lang`, else that of the system)
 * @json: `--json` was given
 * @cancellable: cancelled by Ctrl+C (SIGINT) and SIGTERM
 * @args: (array zero-terminated=1): what is left after the options
 * @shown: what np_cli_progress() showed last
 *
 * One run of one command.
 */
typedef struct
{
  const char *command;
  NpLang lang;
  gboolean json;
  GCancellable *cancellable;
  char **args;
  guint shown;
} NpCli;

/**
 * NpCliCommand:
 * @name: what is typed
 * @arguments: (nullable): the rest of the usage line, marked with N_(): "FILE --out DIR"
 * @summary: what it does, in a line without a full stop, marked with N_()
 * @run: does it; returns an exit code
 *
 * Each command is one file that defines one of these; np-cli.c lists them.
 */
typedef struct _NpCliCommand
{
  const char *name;
  const char *arguments;
  const char *summary;
  int (*run) (NpCli *cli, int argc, char **argv);
} NpCliCommand;

/* All commands, in the order of the help, NULL-terminated. */
const NpCliCommand *const *np_cli_get_commands (void);

/* Whether the word is a command (then main() does not open a window); also "help", "--help" and "--version". */
gboolean np_cli_is_command (const char *word);

/* Runs a command line; argv[1] is the command. Returns the exit code. */
int np_cli_main (int argc, char **argv);

/**
 * np_cli_parse:
 * @cli: the run
 * @argc: as given to run(): argv[0] is the command
 * @argv: as given to run()
 * @entries: (nullable) (array zero-terminated=1): the options of the command besides --lang, --json and --help
 * @minimum: fewest arguments after the options
 * @maximum: most arguments after the options
 * @code: (out): exit code when %FALSE is returned
 *
 * Reads the options into @entries and @cli. Prints help, or what is wrong with the arguments.
 *
 * Returns: whether the command should go on
 */
gboolean np_cli_parse (NpCli *cli, int argc, char **argv, const GOptionEntry *entries, guint minimum, guint maximum,
                       int *code);

/**
 * np_cli_fail:
 * @cli: the run
 * @error: (transfer full): what went wrong
 *
 * Prints the error as one line and returns the exit code that belongs to its domain.
 */
int np_cli_fail (NpCli *cli, GError *error);

/* Prints a usage error as one line, with a pointer to --help, and returns NP_EXIT_USAGE. */
int np_cli_usage (NpCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);

/**
 * np_cli_print_json:
 * @root: (transfer full): the document
 *
 * Prints one JSON document, two blanks per level, numbers with up to 17 significant digits, keys as they were added.
 */
void np_cli_print_json (JsonNode *root);

/**
 * np_cli_progress:
 * @cli: the run
 * @fraction: 0...1; below 0 wipes the line
 * @what: what is being done
 *
 * Shows progress on standard error, only when that is a terminal.
 */
void np_cli_progress (NpCli *cli, double fraction, const char *what);

/**
 * np_cli_engine_progress:
 * @fraction: 0...1
 * @cli: the run
 *
 * An #NpEngineProgress: shows progress and stops the work after Ctrl+C.
 *
 * Returns: whether to go on
 */
gboolean np_cli_engine_progress (double fraction, gpointer cli);

/* Members of the JSON object being built. A number must be finite. */
void np_cli_json_number (JsonBuilder *json, const char *name, double value);
void np_cli_json_integer (JsonBuilder *json, const char *name, gint64 value);
void np_cli_json_string (JsonBuilder *json, const char *name, const char *value);
void np_cli_json_boolean (JsonBuilder *json, const char *name, gboolean value);

/**
 * NpCliTable:
 *
 * A table of aligned text. Columns are as wide as their widest cell; cells are counted in characters of a terminal.
 */
typedef struct _NpCliTable NpCliTable;

/* @columns: one letter per column: "l" left, "r" right. */
NpCliTable *np_cli_table_new (const char *columns);

/* Takes as many strings as there are columns; NULL is an empty cell. */
void np_cli_table_add (NpCliTable *self, const char *first, ...);

/* Prints the rows, the first one underlined if @head, and frees the table. */
void np_cli_table_print (NpCliTable *self, gboolean head);

G_END_DECLS
