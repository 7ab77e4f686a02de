/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/np-parts.h"

GtkWidget *
np_parts_label (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

void
np_parts_clear (gpointer container)
{
  GtkWidget *child;

  /* Not unparented: a list box would keep its rows in mind. */
  while ((child = gtk_widget_get_first_child (container)) != NULL)
    if (GTK_IS_BOX (container))
      gtk_box_remove (container, child);
    else if (GTK_IS_LIST_BOX (container))
      gtk_list_box_remove (container, child);
    else if (GTK_IS_FLOW_BOX (container))
      gtk_flow_box_remove (container, child);
    else
      gtk_grid_remove (container, child);
}
