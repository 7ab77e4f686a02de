/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/np-compact-drop-down.h"

#include "ui/np-session.h"

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer chars)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (chars != NULL)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), GPOINTER_TO_INT (chars));
    }
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const char *words = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), words);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), words);
}

void
np_compact_drop_down (GtkDropDown *drop_down, int chars)
{
  for (guint whole = 0; whole < 2; whole++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), whole ? NULL : GINT_TO_POINTER (chars));
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
      if (whole)
        gtk_drop_down_set_list_factory (drop_down, factory);
      else
        gtk_drop_down_set_factory (drop_down, factory);
      g_object_unref (factory);
    }
}

gpointer
np_drop_down_of_objects (GtkDropDown *drop_down, NpDossier *dossier, guint list, guint title, gpointer current)
{
  guint n = dossier != NULL ? np_object_get_n_children (dossier, list) : 0, selected = 0;
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      gpointer child = np_object_get_child (dossier, list, i);

      gtk_string_list_append (titles, np_object_get_words_or_other (child, title, np_ui_lang ()));
      if (child == current)
        selected = i;
    }
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (titles));
  if (n == 0)
    return NULL;
  gtk_drop_down_set_selected (drop_down, selected);
  return np_object_get_child (dossier, list, selected);
}
