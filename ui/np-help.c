/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-help"

#include "ui/np-help.h"

#include <string.h>

#include "ui/np-parts.h"
#include "ui/np-session.h"

struct _NpHelp
{
  AdwWindow parent_instance;

  GtkListBox *list;
  GtkBox *text;
  GtkScrolledWindow *scroller;
};

G_DEFINE_FINAL_TYPE (NpHelp, np_help, ADW_TYPE_WINDOW)

/* The lines of a chapter (see data.gresource.xml): "# " title, "## " heading, "- " item, four blanks a formula, else text. */
static char **
load (const char *path)
{
  g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = NULL;

  if (bytes == NULL)
    return g_new0 (char *, 1);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return g_strsplit (text, "\n", -1);
}

static void
add_line (NpHelp *self, const char *line)
{
  gboolean title = g_str_has_prefix (line, "# "), heading = g_str_has_prefix (line, "## ");
  gboolean item = g_str_has_prefix (line, "- "), formula = g_str_has_prefix (line, "    ");
  g_autofree char *bullet = item ? g_strconcat ("•\u2002", line + 2, NULL) : NULL;
  GtkWidget *label = gtk_label_new (title ? line + 2 : heading ? line + 3 : item ? bullet : formula ? line + 4 : line);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  /* Tab goes from the chapters to the text as a whole, which scrolls, not through every paragraph. */
  gtk_widget_set_focusable (label, FALSE);
  if (title)
    gtk_widget_add_css_class (label, "np-finding");
  else if (heading)
    gtk_widget_add_css_class (label, "np-section");
  if (heading)
    gtk_widget_set_margin_top (label, 12);
  if (item || formula)
    gtk_widget_set_margin_start (label, item ? 10 : 28);
  if (formula)
    gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (self->text, label);
}

static void
selected_cb (NpHelp *self, GtkListBoxRow *row)
{
  g_auto(GStrv) lines = NULL;

  if (row == NULL)
    return;
  np_parts_clear (self->text);
  lines = load (g_object_get_data (G_OBJECT (row), "path"));
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      add_line (self, lines[i]);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static int
compare (const void *a, const void *b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
add_chapters (NpHelp *self)
{
  g_autofree char *folder = g_strdup_printf ("/org/nonpaper/data/help/%s", np_lang_tag (np_ui_lang ()));
  g_auto(GStrv) names = g_resources_enumerate_children (folder, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (names == NULL)
    return;
  /* Their names begin with their numbers. */
  qsort (names, g_strv_length (names), sizeof *names, compare);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s", folder, names[i]);
      g_auto(GStrv) lines = load (path);
      GtkWidget *row = gtk_list_box_row_new ();
      GtkWidget *label;

      if (lines[0] == NULL)
        continue;
      label = gtk_label_new (lines[0] + strspn (lines[0], "# "));
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (GTK_LABEL (label)), -1);
      g_object_set_data_full (G_OBJECT (row), "path", g_steal_pointer (&path), g_free);
      gtk_list_box_append (self->list, row);
    }
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
np_help_class_init (NpHelpClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/nonpaper/Nonpaper/ui/np-help.ui");
  gtk_widget_class_bind_template_child (widget_class, NpHelp, list);
  gtk_widget_class_bind_template_child (widget_class, NpHelp, text);
  gtk_widget_class_bind_template_child (widget_class, NpHelp, scroller);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
np_help_init (NpHelp *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (selected_cb), self);
  add_chapters (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

GtkWidget *
np_help_new (void)
{
  return g_object_new (NP_TYPE_HELP, NULL);
}
