/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * np_cli_test_run:
 * @out: (out) (optional): standard output
 * @err: (out) (optional): standard error
 * @...: the arguments, %NULL-terminated
 *
 * Runs the command line in a process of its own.
 *
 * Returns: its exit code
 */
int np_cli_test_run (char **out, char **err, ...) G_GNUC_NULL_TERMINATED;

/* A path in a folder of this test (transfer full). */
char *np_cli_test_path (const char *name);

/* Writes a file there. */
void np_cli_test_write (const char *path, const char *text);
