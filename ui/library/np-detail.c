/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-detail"

#include "ui/library/np-detail.h"

#include <glib/gi18n.h>

#include "ui/np-parts.h"
#include "ui/np-references.h"
#include "ui/np-words.h"

void
np_detail_add_title (GtkBox *box, gpointer object, const char *under)
{
  GtkWidget *titles = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *here = np_object_dup_name (object, np_ui_lang ());
  g_autofree char *there = np_object_dup_name (object, np_lang_other (np_ui_lang ()));

  gtk_box_append (GTK_BOX (titles), np_parts_label (*here != '\0' ? here : _("(no name yet)"), "np-finding"));
  if (*there != '\0' && !g_str_equal (here, there))
    gtk_box_append (GTK_BOX (titles), np_parts_label (there, "np-dim"));
  if (under != NULL && *under != '\0')
    {
      GtkWidget *label = np_parts_label (under, "np-caption");

      gtk_widget_add_css_class (label, "np-dim");
      gtk_widget_set_margin_top (label, 4);
      gtk_box_append (GTK_BOX (titles), label);
    }
  gtk_box_append (box, titles);
}

AdwPreferencesGroup *
np_detail_add_group (GtkBox *box, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (box, group);
  return ADW_PREFERENCES_GROUP (group);
}

void
np_detail_add_words (AdwPreferencesGroup *group, const char *title, const char *words)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (group, row);
}

static void
go_cb (GtkWidget *row)
{
  NpPage *page = NP_PAGE (gtk_widget_get_ancestor (row, NP_TYPE_PAGE));

  np_page_go_to (page, g_object_get_data (G_OBJECT (row), "object"));
}

/* A part without a name of its own is called by what it stands in: a stance by party and issue. */
void
np_detail_add_link (AdwPreferencesGroup *group, gpointer object)
{
  NpObject *upper = np_object_get_parent (object);
  NpObject *named = *np_class_word (object) != '\0' || upper == NULL ? object : upper;
  g_autofree char *name = np_object_dup_name (named, np_ui_lang ());
  GtkWidget *row, *arrow;

  if (*name == '\0')
    return;
  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), np_class_word (named));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "object", g_object_ref (object), g_object_unref);
  g_signal_connect (row, "activated", G_CALLBACK (go_cb), NULL);
  adw_preferences_group_add (group, row);
}

void
np_detail_add_references (GtkBox *box, NpPage *page, gpointer object, int children, const char *title)
{
  g_autoptr(GPtrArray) found = np_references_to (np_page_get_dossier (page), np_object_get_id (object));
  AdwPreferencesGroup *group;

  for (guint i = 0; children >= 0 && i < np_object_get_n_children (object, children); i++)
    {
      g_autoptr(GPtrArray) more = np_references_to (np_page_get_dossier (page),
                                                    np_object_get_id (np_object_get_child (object, children, i)));

      for (guint j = 0; j < more->len; j++)
        if (!g_ptr_array_find (found, g_ptr_array_index (more, j), NULL))
          g_ptr_array_add (found, g_object_ref (g_ptr_array_index (more, j)));
    }
  if (found->len == 0)
    return;
  group = np_detail_add_group (box, title, NULL);
  for (guint i = 0; i < found->len; i++)
    np_detail_add_link (group, g_ptr_array_index (found, i));
}

static void
delete_cb (GtkWidget *button)
{
  NpPage *page = NP_PAGE (gtk_widget_get_ancestor (button, NP_TYPE_PAGE));
  NpChange *change = np_change_new (g_object_get_data (G_OBJECT (button), "change"));

  np_change_remove (change, g_object_get_data (G_OBJECT (button), "object"));
  np_page_apply (page, change, g_object_get_data (G_OBJECT (button), "toast"));
  np_page_grab_main_focus (page);
}

void
np_detail_add_delete (GtkBox *box, NpPage *page, gpointer object, const char *verb, const char *change, const char *toast)
{
  GtkWidget *button = gtk_button_new_with_label (verb);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_sensitive (button, !np_session_get_read_only (np_page_get_session (page)));
  g_object_set_data_full (G_OBJECT (button), "object", g_object_ref (object), g_object_unref);
  g_object_set_data_full (G_OBJECT (button), "change", g_strdup (change), g_free);
  g_object_set_data_full (G_OBJECT (button), "toast", g_strdup (toast), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (delete_cb), NULL);
  gtk_box_append (box, button);
}
