/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-keep"

#include "ui/np-keep.h"

#include <gio/gunixfdlist.h>
#include <glib-unix.h>
#include <signal.h>
#include <unistd.h>

#include "ui/np-window.h"

static void
flush_all (GtkApplication *app)
{
  for (GList *l = gtk_application_get_windows (app); l != NULL; l = l->next)
    {
      NpSession *session = NP_IS_WINDOW (l->data) ? np_window_get_session (l->data) : NULL;

      if (session != NULL)
        np_session_flush (session);
    }
}

static gboolean
signal_cb (gpointer app)
{
  flush_all (app);
  g_application_quit (app);
  return G_SOURCE_CONTINUE;
}

/* ---- sleep ---- */

#define LOGIN "org.freedesktop.login1"
#define LOGIN_PATH "/org/freedesktop/login1"
#define LOGIN_MANAGER LOGIN ".Manager"

/* What is asked of the one who puts the computer to sleep; lives as long as the program. */
typedef struct
{
  GtkApplication *app; /* not owned */
  GDBusConnection *bus;
  int lock; /* a file that delays the sleep while it is open, -1 none */
} Sleep;

static void
sleep_free (gpointer data)
{
  Sleep *self = data;

  if (self->lock >= 0)
    close (self->lock);
  g_clear_object (&self->bus);
  g_free (self);
}

static void
inhibited_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GtkApplication) app = data;
  g_autoptr(GUnixFDList) files = NULL;
  g_autoptr(GVariant) reply = g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), &files, result, NULL);
  Sleep *self = g_object_get_data (G_OBJECT (app), "np-sleep");
  int index = -1;

  if (reply == NULL || files == NULL || self == NULL || self->lock >= 0)
    return; /* nobody who would delay it */
  g_variant_get (reply, "(h)", &index);
  self->lock = g_unix_fd_list_get (files, index, NULL);
}

/* Sleep comes some hundredths of a second later: the disk is written first. */
static void
delay_sleep (Sleep *self)
{
  if (self->lock < 0)
    g_dbus_connection_call_with_unix_fd_list (self->bus, LOGIN, LOGIN_PATH, LOGIN_MANAGER, "Inhibit",
                                              g_variant_new ("(ssss)", "sleep", "Nonpaper", "Notes are written to the disk", "delay"),
                                              G_VARIANT_TYPE ("(h)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, NULL, inhibited_cb,
                                              g_object_ref (self->app));
}

static void
sleep_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *name, GVariant *parameters,
          gpointer data)
{
  Sleep *self = data;
  gboolean starts = FALSE;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (parameters, "(b)", &starts);
  if (!starts)
    {
      delay_sleep (self);
      return;
    }
  flush_all (self->app);
  if (self->lock >= 0)
    close (self->lock);
  self->lock = -1;
}

/* Without a bus nobody tells of the sleep. */
static void
bus_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GtkApplication) app = data;
  GDBusConnection *bus = g_bus_get_finish (result, NULL);
  Sleep *self;

  if (bus == NULL)
    return;
  self = g_new (Sleep, 1);
  *self = (Sleep) { app, bus, -1 };
  g_object_set_data_full (G_OBJECT (app), "np-sleep", self, sleep_free);
  g_dbus_connection_signal_subscribe (bus, LOGIN, LOGIN_MANAGER, "PrepareForSleep", LOGIN_PATH, NULL, G_DBUS_SIGNAL_FLAGS_NONE,
                                      sleep_cb, self, NULL);
  delay_sleep (self);
}

void
np_keep_watch (GtkApplication *app)
{
  static const int ends[] = { SIGTERM, SIGHUP, SIGINT };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    g_unix_signal_add (ends[i], signal_cb, app);
  g_signal_connect (app, "query-end", G_CALLBACK (flush_all), NULL);
  /* However it ends, also when the session says no more than "now". */
  g_signal_connect (app, "shutdown", G_CALLBACK (flush_all), NULL);
  g_bus_get (G_BUS_TYPE_SYSTEM, NULL, bus_cb, g_object_ref (app));
}
