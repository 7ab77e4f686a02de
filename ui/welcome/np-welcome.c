/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-welcome"

#include "ui/welcome/np-welcome.h"

#include <glib/gi18n.h>

#include "ui/np-parts.h"
#include "ui/np-settings.h"
#include "ui/np-window.h"

#define MOST 8

struct _NpWelcome
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkWidget *new_button;
  GtkWidget *recent_group;
  GtkListBox *recent_list;
  AdwStatusPage *loading;
  GtkSpinner *spinner;
  GtkWidget *cancel_button;
};

G_DEFINE_FINAL_TYPE (NpWelcome, np_welcome, ADW_TYPE_BIN)

static void
open_cb (GtkWidget *row)
{
  g_autoptr(GFile) file = g_file_new_for_path (g_object_get_data (G_OBJECT (row), "path"));

  np_window_open_file (NP_WINDOW (gtk_widget_get_root (row)), file);
}

static void
show_recent (NpWelcome *self)
{
  GSettings *settings = np_settings_get ();
  g_auto(GStrv) paths = g_settings_get_strv (settings, "recent");

  np_parts_clear (self->recent_list);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (paths[i]);
      g_autofree char *folder = g_path_get_dirname (paths[i]);
      g_autofree char *shown = g_filename_display_name (name);
      g_autofree char *where = g_filename_display_name (folder);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), where);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "path", g_strdup (paths[i]), g_free);
      g_signal_connect (row, "activated", G_CALLBACK (open_cb), NULL);
      gtk_list_box_append (self->recent_list, row);
    }
  gtk_widget_set_visible (self->recent_group, paths[0] != NULL);
}

/* Switched off: what was remembered is forgotten at once. */
static void
remember_cb (NpWelcome *self)
{
  GSettings *settings = np_settings_get ();

  if (!g_settings_get_boolean (settings, "remember-recent"))
    g_settings_reset (settings, "recent");
}

static void
forget_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_settings_reset (np_settings_get (), "recent");
  gtk_widget_grab_focus (NP_WELCOME (widget)->new_button);
}

static void
np_welcome_class_init (NpWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/nonpaper/Nonpaper/ui/welcome/np-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, NpWelcome, stack);
  gtk_widget_class_bind_template_child (widget_class, NpWelcome, new_button);
  gtk_widget_class_bind_template_child (widget_class, NpWelcome, recent_group);
  gtk_widget_class_bind_template_child (widget_class, NpWelcome, recent_list);
  gtk_widget_class_bind_template_child (widget_class, NpWelcome, loading);
  gtk_widget_class_bind_template_child (widget_class, NpWelcome, spinner);
  gtk_widget_class_bind_template_child (widget_class, NpWelcome, cancel_button);
  gtk_widget_class_install_action (widget_class, "welcome.forget", NULL, forget_cb);
}

static void
np_welcome_init (NpWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (np_settings_get (), "changed::recent", G_CALLBACK (show_recent), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (np_settings_get (), "changed::remember-recent", G_CALLBACK (remember_cb), self, G_CONNECT_SWAPPED);
  show_recent (self);
}

void
np_welcome_remember (GFile *file)
{
  GSettings *settings = np_settings_get ();
  g_auto(GStrv) old = g_settings_get_strv (settings, "recent");
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) paths = NULL;
  const char *path = g_file_peek_path (file);
  guint n = 1;

  /* An encrypted dossier leaves no trace. */
  if (path == NULL || !g_settings_get_boolean (settings, "remember-recent") || g_str_has_suffix (path, ".age"))
    return;
  g_strv_builder_add (builder, path);
  for (guint i = 0; old[i] != NULL && n < MOST; i++)
    if (!g_str_equal (old[i], path))
      {
        g_strv_builder_add (builder, old[i]);
        n++;
      }
  paths = g_strv_builder_end (builder);
  g_settings_set_strv (settings, "recent", (const char *const *) paths);
}

void
np_welcome_set_loading (NpWelcome *self, const char *name)
{
  g_autofree char *markup = name != NULL ? g_markup_escape_text (name, -1) : NULL;

  gtk_stack_set_visible_child_name (self->stack, name != NULL ? "loading" : "start");
  gtk_spinner_set_spinning (self->spinner, name != NULL);
  adw_status_page_set_description (self->loading, markup);
  gtk_widget_grab_focus (name != NULL ? self->cancel_button : self->new_button);
}
