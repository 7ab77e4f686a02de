/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Renders pages of the window into PNG files: for the README, and for looking at what a change did.
 *   screenshots FOLDER [PAGE…] [--sizes 900x600,1280x800] [--looks light,dark,contrast] [--text 200]
 * The language is that of LANGUAGE. Without pages: all of them, and the welcome.
 */
#include <stdlib.h>

#include "np-ui-test.h"
#include "ui/np-pages.h"
#include "ui/np-settings.h"

static void
set_look (const char *look)
{
  g_settings_set_string (np_settings_get (), "appearance", g_str_equal (look, "dark") ? "dark" : "light");
}

static void
render (const char *folder, const char *page, const char *size, const char *look)
{
  g_autoptr(NpDossier) dossier = g_str_equal (page, "welcome") ? NULL : np_ui_test_sample ();
  g_auto(GStrv) numbers = g_strsplit (size, "x", 2);
  NpWindow *window = np_ui_test_window (dossier, atoi (numbers[0]), atoi (numbers[1]));
  const char *language = g_getenv ("LANGUAGE");
  g_autofree char *name = g_strdup_printf ("%s-%s-%s-%s.png", page, language != NULL && *language != '\0' ? language : "en",
                                           look, size);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (dossier != NULL)
    g_assert_true (np_window_show_page (window, page));
  np_ui_test_settle (window);
  np_ui_test_picture (GTK_WIDGET (window), path);
  g_print ("%s\n", path);
  np_ui_test_close (window);
}

int
main (int argc, char **argv)
{
  g_autofree char *sizes = g_strdup ("1280x800");
  g_autofree char *looks = g_strdup ("light");
  int text = 100;
  g_auto(GStrv) rest = NULL;
  g_auto(GStrv) size = NULL;
  g_auto(GStrv) look = NULL;
  g_autoptr(GStrvBuilder) pages = g_strv_builder_new ();
  g_auto(GStrv) page = NULL;
  const GOptionEntry entries[] = {
    { "sizes", 0, 0, G_OPTION_ARG_STRING, &sizes, "Sizes of the window", "WxH,…" },
    { "looks", 0, 0, G_OPTION_ARG_STRING, &looks, "light, dark, contrast", "LOOK,…" },
    { "text", 0, 0, G_OPTION_ARG_INT, &text, "Size of the text in per cent", "N" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, "FOLDER [PAGE…]" },
    { NULL },
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);
  g_autoptr(GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || rest == NULL)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "say into which folder");
      return 2;
    }
  /* The look of high contrast can only be chosen before the toolkit starts. */
  if (g_str_equal (looks, "contrast"))
    g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  np_ui_test_init (&argc, &argv);
  if (g_getenv ("NP_TEST_FONT") != NULL)
    g_object_set (gtk_settings_get_default (), "gtk-font-name", g_getenv ("NP_TEST_FONT"), "gtk-xft-hintstyle", "hintslight", NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * text / 100, NULL);
  size = g_strsplit (sizes, ",", -1);
  look = g_strsplit (looks, ",", -1);
  if (rest[1] != NULL)
    {
      g_strv_builder_addv (pages, (const char **) rest + 1);
    }
  else
    {
      g_strv_builder_add (pages, "welcome");
      for (guint i = 0; np_pages[i].name != NULL; i++)
        g_strv_builder_add (pages, np_pages[i].name);
    }
  page = g_strv_builder_end (pages);
  for (guint l = 0; look[l] != NULL; l++)
    {
      set_look (look[l]);
      for (guint s = 0; size[s] != NULL; s++)
        for (guint p = 0; page[p] != NULL; p++)
          render (rest[0], page[p], size[s], look[l]);
    }
  return 0;
}
