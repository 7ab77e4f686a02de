/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/np-filter.h"

#include "dossier/np-meeting.h"

/* All words a person sees in a widget. */
static void
collect_words (GtkWidget *widget, GString *words)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (words, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_words (child, words);
}

static gboolean
matches (GtkWidget *widget, NpSearch *search)
{
  g_autoptr(GString) words = g_string_new (NULL);

  collect_words (widget, words);
  return np_search_words (search, words->str) != NP_SEARCH_NONE;
}

static void
filter_rows (GtkWidget *widget, NpSearch *search, guint *n_rows, guint *n_shown)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_BOX_ROW (child))
      {
        gboolean shown = search == NULL || matches (child, search);

        gtk_widget_set_visible (child, shown);
        *n_rows += 1;
        *n_shown += shown;
      }
    else
      {
        filter_rows (child, search, n_rows, n_shown);
      }
}

gboolean
np_filter_part (GtkWidget *part, NpSearch *search)
{
  guint n_rows = 0, n_shown = 0;
  gboolean shown;

  filter_rows (part, search, &n_rows, &n_shown);
  shown = search == NULL || np_search_is_empty (search) || (n_rows > 0 ? n_shown > 0 : matches (part, search));
  gtk_widget_set_visible (part, shown);
  return shown;
}

gboolean
np_filter_shows_entry (NpSearch *search, gpointer entry)
{
  return np_object_get_enum (entry, NP_ENTRY_REGIME) != NP_REGIME_OFF && np_search_object (search, entry) != NP_SEARCH_NONE;
}

gboolean
np_filter_entries (GtkListBox *list, NpSearch *search)
{
  GtkListBoxRow *row;
  gboolean any = FALSE;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      gpointer entry = g_object_get_data (G_OBJECT (row), "np-entry");
      gboolean shown = search == NULL || np_filter_shows_entry (search, entry);

      gtk_widget_set_visible (GTK_WIDGET (row), shown);
      any = any || shown;
    }
  return any;
}
