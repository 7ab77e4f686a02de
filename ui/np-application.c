/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-application"

#include "ui/np-application.h"

#include <glib/gi18n.h>

#include "np-config.h"
#include "ui/np-help.h"
#include "ui/np-keep.h"
#include "ui/np-preferences.h"
#include "ui/np-settings.h"
#include "ui/np-shortcuts.h"
#include "ui/np-window.h"

struct _NpApplication
{
  AdwApplication parent_instance;

  guint language_idle;
};

G_DEFINE_FINAL_TYPE (NpApplication, np_application, ADW_TYPE_APPLICATION)

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (data));

  /* Each window may still have to save, or to ask for a name. */
  for (GList *l = windows; l != NULL; l = l->next)
    if (NP_IS_WINDOW (l->data))
      gtk_window_close (l->data);
}

static void
present (GtkApplication *app, GtkWidget *dialog)
{
  GtkWindow *parent = gtk_application_get_active_window (app);

  if (parent == GTK_WINDOW (dialog))
    parent = NULL;
  for (GList *l = gtk_application_get_windows (app); l != NULL && parent == NULL; l = l->next)
    if (l->data != dialog)
      parent = l->data;
  gtk_window_set_transient_for (GTK_WINDOW (dialog), parent);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  present (data, np_preferences_new ());
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  present (data, np_shortcuts_window_new ());
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWidget *help = np_help_new ();

  /* It has a button for an action of the application. */
  gtk_window_set_application (GTK_WINDOW (help), data);
  present (data, help);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWidget *about = adw_about_window_new ();

  g_object_set (about, "application-name", "Nonpaper", "application-icon", "org.nonpaper.Nonpaper", "version", NP_VERSION,
                "license-type", GTK_LICENSE_GPL_3_0, "developer-name", _("The Nonpaper authors"), "comments",
                _("A workbench for negotiators: measures in Russian and English, the likely reaction of each party and the "
                  "reasons for it. Nothing leaves this computer unless you export it."),
                "modal", TRUE, NULL);
  present (data, about);
}

static NpWindow *
find_window (GtkApplication *app, gboolean empty)
{
  for (GList *l = gtk_application_get_windows (app); l != NULL; l = l->next)
    if (NP_IS_WINDOW (l->data) && (!empty || np_window_get_session (l->data) == NULL))
      return l->data;
  return NULL;
}

static void
np_application_activate (GApplication *app)
{
  NpWindow *window = find_window (GTK_APPLICATION (app), FALSE);

  gtk_window_present (GTK_WINDOW (window != NULL ? window : np_window_new (GTK_APPLICATION (app))));
}

static void
np_application_open (GApplication *app, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      NpWindow *window = np_window_find_file (GTK_APPLICATION (app), files[i]);

      if (window == NULL)
        window = find_window (GTK_APPLICATION (app), TRUE);
      if (window == NULL)
        window = np_window_new (GTK_APPLICATION (app));
      gtk_window_present (GTK_WINDOW (window));
      np_window_open_file (window, files[i]);
    }
}

/* Words are asked for when a widget is made: every window is made anew, dialogs are closed. */
static gboolean
apply_language_cb (gpointer data)
{
  NpApplication *self = data;
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (data));
  gboolean preferences = FALSE;

  self->language_idle = 0;
  np_settings_apply_language ();
  for (GList *l = windows; l != NULL; l = l->next)
    if (!NP_IS_WINDOW (l->data))
      {
        preferences |= NP_IS_PREFERENCES (l->data);
        gtk_window_destroy (l->data);
      }
  for (GList *l = windows; l != NULL; l = l->next)
    if (NP_IS_WINDOW (l->data))
      np_window_renew (l->data);
  if (preferences)
    g_action_group_activate_action (G_ACTION_GROUP (self), "preferences", NULL);
  return G_SOURCE_REMOVE;
}

/* Later, for the row of the preferences that was chosen goes with its window. */
static void
language_changed_cb (NpApplication *self)
{
  if (self->language_idle == 0)
    self->language_idle = g_idle_add (apply_language_cb, self);
}

static void
np_application_startup (GApplication *app)
{
  static const GActionEntry entries[] = {
    { "quit", quit_cb }, { "preferences", preferences_cb }, { "shortcuts", shortcuts_cb }, { "help", help_cb },
    { "about", about_cb },
  };

  G_APPLICATION_CLASS (np_application_parent_class)->startup (app);
  /* No trace of what was opened outside the list of our own that the user may switch on. */
  g_object_set (gtk_settings_get_default (), "gtk-recent-files-enabled", FALSE, NULL);
  np_settings_apply_looks ();
  g_signal_connect_object (np_settings_get (), "changed::language", G_CALLBACK (language_changed_cb), app, G_CONNECT_SWAPPED);
  g_action_map_add_action_entries (G_ACTION_MAP (app), entries, G_N_ELEMENTS (entries), app);
  np_shortcuts_install (GTK_APPLICATION (app));
  np_keep_watch (GTK_APPLICATION (app));
}

static void
np_application_dispose (GObject *object)
{
  g_clear_handle_id (&NP_APPLICATION (object)->language_idle, g_source_remove);
  G_OBJECT_CLASS (np_application_parent_class)->dispose (object);
}

static void
np_application_class_init (NpApplicationClass *klass)
{
  GApplicationClass *app_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = np_application_dispose;
  app_class->activate = np_application_activate;
  app_class->open = np_application_open;
  app_class->startup = np_application_startup;
}

static void
np_application_init (NpApplication *self)
{
}

NpApplication *
np_application_new (void)
{
  return g_object_new (NP_TYPE_APPLICATION, "application-id", "org.nonpaper.Nonpaper", "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/org/nonpaper/Nonpaper", "register-session", TRUE, NULL);
}
