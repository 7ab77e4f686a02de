/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/np-focus.h"

static void
unmap_cb (GtkWindow *window, GtkWidget *widget)
{
  if (gtk_window_get_focus (window) == widget)
    gtk_window_set_focus (window, NULL);
}

static void
focus_cb (GtkWindow *window, GParamSpec *pspec, GSignalGroup *signals)
{
  g_signal_group_set_target (signals, gtk_window_get_focus (window));
}

void
np_focus_guard (GtkWindow *window)
{
  GSignalGroup *signals = g_signal_group_new (GTK_TYPE_WIDGET);

  g_signal_group_connect_object (signals, "unmap", G_CALLBACK (unmap_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_data (window, "notify::focus-widget", G_CALLBACK (focus_cb), signals, (GClosureNotify) g_object_unref, 0);
}
