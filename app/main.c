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
  for (int i = 1; i < argc && !g_str_equal (argv[i], "--"); i++)
    if (*argv[i] == '-' && !g_str_has_prefix (argv[i], "--gapplication-"))
      {
        g_printerr (_("nonpaper: there is no option %s: see “nonpaper --help”\n"), argv[i]);
        return NP_EXIT_USAGE;
      }

  np_settings_apply_language ();
  g_set_prgname ("org.nonpaper.Nonpaper");
  g_set_application_name ("Nonpaper");
  if (!gtk_init_check ())
    {
      g_printerr ("%s\n", _("nonpaper: no display to open a window on: see “nonpaper --help” for what needs none"));
      return NP_EXIT_FAILED;
    }
  app = np_application_new ();
  return g_application_run (G_APPLICATION (app), argc, argv);
}
