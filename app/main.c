/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Picks the command line or the window. */
#include <locale.h>

#include <glib/gi18n.h>

#include "cli/np-cli.h"
#include "np-config.h"
#include "store/np-io.h"
#include "store/np-xml.h"
#include "ui/np-application.h"
#include "ui/np-settings.h"

int
main (int argc, char **argv)
{
  g_autoptr(NpApplication) app = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, NP_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  np_io_init ();
  np_xml_init ();

  if (argc > 1 && np_cli_is_command (argv[1]))
    return np_cli_main (argc, argv);

  np_settings_apply_language ();
  g_set_prgname ("org.nonpaper.Nonpaper");
  g_set_application_name ("Nonpaper");
  app = np_application_new ();
  return g_application_run (G_APPLICATION (app), argc, argv);
}
