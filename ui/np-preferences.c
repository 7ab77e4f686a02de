/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-preferences"

#include "ui/np-preferences.h"

#include "ui/np-settings.h"

struct _NpPreferences
{
  AdwPreferencesWindow parent_instance;

  GtkWidget *language;
  GtkWidget *appearance;
  GtkWidget *reduce_motion;
  GtkWidget *remember_recent;
};

G_DEFINE_FINAL_TYPE (NpPreferences, np_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static const char *const languages[] = { "system", "ru", "en" };
static const char *const appearances[] = { "system", "light", "dark" };

static gboolean
get_code (GValue *value, GVariant *variant, gpointer codes)
{
  const char *const *list = codes;

  for (guint i = 0; i < 3; i++)
    if (g_str_equal (list[i], g_variant_get_string (variant, NULL)))
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
set_code (const GValue *value, const GVariantType *type, gpointer codes)
{
  return g_variant_new_string (((const char *const *) codes)[MIN (g_value_get_uint (value), 2)]);
}

static void
np_preferences_class_init (NpPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/nonpaper/Nonpaper/ui/np-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, NpPreferences, language);
  gtk_widget_class_bind_template_child (widget_class, NpPreferences, appearance);
  gtk_widget_class_bind_template_child (widget_class, NpPreferences, reduce_motion);
  gtk_widget_class_bind_template_child (widget_class, NpPreferences, remember_recent);
}

static void
np_preferences_init (NpPreferences *self)
{
  GSettings *settings = np_settings_get ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_settings_bind_with_mapping (settings, "language", self->language, "selected", G_SETTINGS_BIND_DEFAULT, get_code, set_code,
                                (gpointer) languages, NULL);
  g_settings_bind_with_mapping (settings, "appearance", self->appearance, "selected", G_SETTINGS_BIND_DEFAULT, get_code,
                                set_code, (gpointer) appearances, NULL);
  g_settings_bind (settings, "reduce-motion", self->reduce_motion, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "remember-recent", self->remember_recent, "active", G_SETTINGS_BIND_DEFAULT);
}

GtkWidget *
np_preferences_new (void)
{
  return g_object_new (NP_TYPE_PREFERENCES, NULL);
}
