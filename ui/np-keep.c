/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-keep"

#include "ui/np-keep.h"

#include <glib-unix.h>
#include <signal.h>

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

static void
sleep_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *name, GVariant *parameters,
          gpointer app)
{
  gboolean starts = FALSE;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    g_variant_get (parameters, "(b)", &starts);
  if (starts)
    flush_all (app);
}

/* The bus lives as long as the program; without one nobody tells of the sleep. */
static void
bus_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GtkApplication) app = data;
  GDBusConnection *bus = g_bus_get_finish (result, NULL);

  if (bus == NULL)
    return;
  g_object_set_data_full (G_OBJECT (app), "np-system-bus", bus, g_object_unref);
  g_dbus_connection_signal_subscribe (bus, "org.freedesktop.login1", "org.freedesktop.login1.Manager", "PrepareForSleep",
                                      "/org/freedesktop/login1", NULL, G_DBUS_SIGNAL_FLAGS_NONE, sleep_cb, app, NULL);
}

void
np_keep_watch (GtkApplication *app)
{
  static const int ends[] = { SIGTERM, SIGHUP, SIGINT };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    g_unix_signal_add (ends[i], signal_cb, app);
  g_signal_connect (app, "query-end", G_CALLBACK (flush_all), NULL);
  g_bus_get (G_BUS_TYPE_SYSTEM, NULL, bus_cb, g_object_ref (app));
}
