/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/np-text-height.h"

static gboolean
resize_cb (gpointer text)
{
  gtk_widget_queue_resize (text);
  return G_SOURCE_REMOVE;
}

static void
map_cb (GtkWidget *text)
{
  /* Below the priority at which the lines are laid out. */
  g_idle_add_full (G_PRIORITY_LOW, resize_cb, g_object_ref (text), g_object_unref);
}

void
np_text_view_learn_height (GtkWidget *text)
{
  g_return_if_fail (GTK_IS_TEXT_VIEW (text));
  g_signal_connect (text, "map", G_CALLBACK (map_cb), NULL);
}
