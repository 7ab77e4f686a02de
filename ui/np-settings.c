/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-settings"

#include "ui/np-settings.h"

#include <locale.h>

#include <adwaita.h>

#include "np-config.h"

#define SCHEMA "org.nonpaper.Nonpaper"

/* Also found when the data folder of the installation is not in XDG_DATA_DIRS, and beside a program that was only built. */
static GSettingsSchema *
find_schema (const char *id)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : g_strdup (".");
  g_autofree char *built = g_build_filename (folder, "..", "resources", NULL);
  const char *const folders[] = { NP_SCHEMADIR, built };
  GSettingsSchema *schema = g_settings_schema_source_lookup (g_settings_schema_source_get_default (), id, TRUE);

  for (guint i = 0; schema == NULL && i < G_N_ELEMENTS (folders); i++)
    {
      GSettingsSchemaSource *source;

      source = g_settings_schema_source_new_from_directory (folders[i], g_settings_schema_source_get_default (), TRUE, NULL);
      if (source != NULL)
        {
          schema = g_settings_schema_source_lookup (source, id, FALSE);
          g_settings_schema_source_unref (source);
        }
    }
  if (schema == NULL)
    g_error ("the settings schema %s is not installed", id);
  return schema;
}

GSettings *
np_settings_get (void)
{
  static GSettings *settings;

  if (settings == NULL)
    {
      GSettingsSchema *schema = find_schema (SCHEMA);

      settings = g_settings_new_full (schema, NULL, NULL);
      g_settings_schema_unref (schema);
    }
  return settings;
}

GSettings *
np_settings_new_for_window (const char *dossier_id)
{
  GSettingsSchema *schema = find_schema (SCHEMA ".Window");
  g_autofree char *path = dossier_id != NULL ? g_strdup_printf ("/org/nonpaper/Nonpaper/window/%s/", dossier_id)
                                             : g_strdup ("/org/nonpaper/Nonpaper/window/");
  GSettings *settings = g_settings_new_full (schema, NULL, path);

  g_settings_schema_unref (schema);
  return settings;
}

void
np_settings_remember_panel (const char *dossier_id, const char *page, gboolean shown)
{
  g_autoptr(GSettings) state = np_settings_new_for_window (dossier_id);
  g_autoptr(GVariant) old = g_settings_get_value (state, "panels");
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name;
  gboolean was;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sb}"));
  g_variant_iter_init (&iter, old);
  while (g_variant_iter_next (&iter, "{&sb}", &name, &was))
    if (!g_str_equal (name, page))
      g_variant_builder_add (&builder, "{sb}", name, was);
  g_variant_builder_add (&builder, "{sb}", page, shown);
  g_settings_set_value (state, "panels", g_variant_builder_end (&builder));
}

gboolean
np_settings_recall_panel (const char *dossier_id, const char *page, gboolean otherwise)
{
  g_autoptr(GSettings) state = np_settings_new_for_window (dossier_id);
  g_autoptr(GVariant) panels = g_settings_get_value (state, "panels");
  gboolean shown = otherwise;

  g_variant_lookup (panels, page, "b", &shown);
  return shown;
}

void
np_settings_apply_language (void)
{
  static char *system;
  g_autofree char *language = g_settings_get_string (np_settings_get (), "language");
  const char *locale = setlocale (LC_MESSAGES, NULL);

  if (system == NULL)
    system = g_strdup (g_getenv ("LANGUAGE") != NULL ? g_getenv ("LANGUAGE") : "");
  /* gettext follows LANGUAGE in any locale but "C", and looks at it again when the locale is set. */
  g_setenv ("LANGUAGE", g_str_equal (language, "system") ? system : language, TRUE);
  if (!g_str_equal (language, "system") && (g_strcmp0 (locale, "C") == 0 || g_strcmp0 (locale, "POSIX") == 0))
    setlocale (LC_MESSAGES, "C.UTF-8");
  else
    setlocale (LC_MESSAGES, locale);
}

static void
apply_high_contrast (AdwStyleManager *manager, GParamSpec *pspec, gpointer data)
{
  static GtkCssProvider *provider;
  GdkDisplay *display = gdk_display_get_default ();

  if (provider == NULL)
    {
      provider = gtk_css_provider_new ();
      gtk_css_provider_load_from_resource (provider, "/org/nonpaper/Nonpaper/style-hc.css");
    }
  if (adw_style_manager_get_high_contrast (manager))
    gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  else
    gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (provider));
}

static void
apply_looks_cb (GSettings *settings, const char *key, gpointer data)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[g_settings_get_enum (settings, "appearance")]);
  if (g_settings_get_boolean (settings, "reduce-motion"))
    g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  else
    gtk_settings_reset_property (gtk_settings_get_default (), "gtk-enable-animations");
}

void
np_settings_apply_looks (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect (manager, "notify::high-contrast", G_CALLBACK (apply_high_contrast), NULL);
  apply_high_contrast (manager, NULL, NULL);
  g_signal_connect (np_settings_get (), "changed::appearance", G_CALLBACK (apply_looks_cb), NULL);
  g_signal_connect (np_settings_get (), "changed::reduce-motion", G_CALLBACK (apply_looks_cb), NULL);
  apply_looks_cb (np_settings_get (), NULL, NULL);
}
