/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line without a window, so that tests of commands need no display. */
#include <locale.h>

#include <glib/gi18n.h>

#include "cli/np-cli.h"

int
main (int argc, char **argv)
{
  const char *catalogues = g_getenv ("NP_TEST_LOCALEDIR");

  setlocale (LC_ALL, "");
  if (catalogues != NULL)
    {
      bindtextdomain (GETTEXT_PACKAGE, catalogues);
      bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
      textdomain (GETTEXT_PACKAGE);
    }
  return np_cli_main (argc, argv);
}
