/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line without a window, so that tests of commands need no display. */
#include <locale.h>

#include "cli/np-cli.h"

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  return np_cli_main (argc, argv);
}
