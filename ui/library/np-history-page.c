/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-history-page"

#include "ui/library/np-history-page.h"

#include <glib/gi18n.h>

#include "base/np-format.h"
#include "dossier/np-brief.h"
#include "store/np-document.h"
#include "ui/widgets/np-form.h"
#include "meeting/np-purge.h"
#include "ui/np-filter.h"
#include "ui/np-library.h"
#include "ui/np-parts.h"

struct _NpHistoryPage
{
  NpPage parent_instance;

  GtkWidget *nothing;
  GtkWidget *session_group;
  GtkListBox *session_list;
  GtkWidget *kept_group;
  GtkListBox *kept_list;
  GtkWidget *off_group;
  GtkWidget *off_row;
  GtkWidget *versions_group;
  GtkWidget *version_name;
  GtkWidget *keep_row;
  NpSearch *search; /* NULL: everything is shown */
  guint idle;
};

G_DEFINE_FINAL_TYPE (NpHistoryPage, np_history_page, NP_TYPE_PAGE)

static AdwActionRow *
add_row (GtkListBox *list, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_append (list, row);
  return ADW_ACTION_ROW (row);
}

/* Back to the state before a change: undoes it and all that came after. */
static void
back_cb (GtkWidget *button, gpointer data)
{
  NpPage *page = NP_PAGE (gtk_widget_get_ancestor (button, NP_TYPE_PAGE));
  NpSession *session = np_page_get_session (page);
  guint until = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));

  while (np_dossier_get_n_undo (np_page_get_dossier (page)) > until && np_session_undo (session))
    ;
}

static void
add_session (NpHistoryPage *self, NpDossier *dossier)
{
  gboolean writable = !np_session_get_read_only (np_page_get_session (NP_PAGE (self)));
  guint n = np_dossier_get_n_undo (dossier);

  for (guint i = n; i-- > 0;)
    {
      const char *label = np_change_get_label (np_dossier_get_undo (dossier, i));
      g_autofree char *initial = g_utf8_strup (label, g_utf8_next_char (label) - label);
      g_autofree char *title = g_strconcat (initial, g_utf8_next_char (label), NULL);
      AdwActionRow *row;
      GtkWidget *button;

      row = add_row (self->session_list, title, NULL);
      button = gtk_button_new_with_label (i + 1 == n ? _("Undo") : _("Undo to here"));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_sensitive (button, writable);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
      g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (i));
      g_signal_connect (button, "clicked", G_CALLBACK (back_cb), NULL);
      adw_action_row_add_suffix (row, button);
    }
  gtk_widget_set_visible (self->session_group, n > 0);
}

static void
add_kept (NpHistoryPage *self, NpDossier *dossier)
{
  GListModel *items = np_object_get_list (dossier, NP_DOSSIER_HISTORY);
  guint n = g_list_model_get_n_items (items);

  for (guint i = n; i-- > 0;)
    {
      g_autoptr(NpObject) item = g_list_model_get_item (items, i);
      g_autofree char *date = np_format_iso_date (np_object_get_string (item, NP_HISTORY_ITEM_AT), np_ui_lang ());
      const char *reason = np_object_get_words_or_other (item, NP_HISTORY_ITEM_REASON, np_ui_lang ());
      g_autofree char *under = *reason != '\0' ? g_strdup_printf ("%s · %s", date, reason) : g_strdup (date);

      AdwActionRow *row;
      GtkWidget *button;

      row = add_row (self->kept_list, np_object_get_words_or_other (item, NP_HISTORY_ITEM_TEXT, np_ui_lang ()), under);
      if (!g_str_equal (np_object_get_string (item, NP_HISTORY_ITEM_KIND), NP_HISTORY_VERSION))
        continue;
      button = gtk_button_new_with_label (_("Open"));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-version");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", np_object_get_string (item, NP_HISTORY_ITEM_AT));
      adw_action_row_add_suffix (row, button);
    }
  gtk_widget_set_visible (self->kept_group, n > 0);
}

static void
add_off_record (NpHistoryPage *self, NpDossier *dossier)
{
  guint n = np_purge_count_off_record (dossier);
  g_autofree char *words = g_strdup_printf (ngettext ("%u entry", "%u entries", n), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->off_row), words);
  gtk_widget_set_visible (self->off_group, n > 0);
}

/* A version is kept only where the user said that a history is kept, and only of what is in a file. */
static void
update_versions (NpHistoryPage *self, NpDossier *dossier)
{
  NpDocument *document = np_session_get_document (np_page_get_session (NP_PAGE (self)));
  gboolean filed = document != NULL && np_document_get_path (document) != NULL;

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->versions_group),
                                         filed ? _("A copy of the dossier as it is now stays on this computer until it is purged.")
                                               : _("Save the dossier to a file first."));
  gtk_widget_set_sensitive (self->version_name, filed && np_object_get_boolean (dossier, NP_DOSSIER_HISTORY_KEPT)
                                                && !np_session_get_read_only (np_page_get_session (NP_PAGE (self))));
}

static void
version_named_cb (NpHistoryPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.name-version", "s",
                              gtk_editable_get_text (GTK_EDITABLE (self->version_name)));
  gtk_editable_set_text (GTK_EDITABLE (self->version_name), "");
}

static void
apply_filter (NpHistoryPage *self)
{
  GtkWidget *const groups[] = { self->session_group, self->kept_group, self->off_group, self->versions_group };
  gboolean found = self->search == NULL;

  gtk_widget_set_visible (self->versions_group, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (gtk_widget_get_visible (groups[i]))
      found = np_filter_part (groups[i], self->search) || found;
  np_page_set_found (NP_PAGE (self), found);
}

static gboolean
refresh_cb (gpointer data)
{
  NpHistoryPage *self = data;
  NpDossier *dossier = np_page_get_dossier (NP_PAGE (self));

  self->idle = 0;
  np_parts_clear (self->session_list);
  np_parts_clear (self->kept_list);
  if (dossier == NULL)
    return G_SOURCE_REMOVE;
  add_session (self, dossier);
  add_kept (self, dossier);
  update_versions (self, dossier);
  add_off_record (self, dossier);
  gtk_widget_set_visible (self->nothing, np_dossier_get_n_undo (dossier) == 0);
  apply_filter (self);
  return G_SOURCE_REMOVE;
}

static void
np_history_page_filter (NpPage *page, const char *text)
{
  NpHistoryPage *self = NP_HISTORY_PAGE (page);

  g_clear_pointer (&self->search, np_search_free);
  if (*text != '\0')
    self->search = np_search_new (text, np_page_get_dossier (page), np_library_get_termbase ());
  refresh_cb (self);
}

static void
changed_cb (NpHistoryPage *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (refresh_cb, self);
}

static void
np_history_page_session_changed (NpPage *page)
{
  NpHistoryPage *self = NP_HISTORY_PAGE (page);
  NpSession *session = np_page_get_session (page);

  if (self->keep_row != NULL)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->versions_group), self->keep_row);
  self->keep_row = NULL;
  if (session != NULL)
    {
      self->keep_row = np_form_row_new (session, np_session_get_dossier (session), NP_DOSSIER_HISTORY_KEPT,
                                        _("Keep named versions"));
      /* Whether versions are kept comes before the name of one. */
      g_object_ref (self->version_name);
      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->versions_group), self->version_name);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->versions_group), self->keep_row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->versions_group), self->version_name);
      g_object_unref (self->version_name);
      g_signal_connect_object (session, "notify::status", G_CALLBACK (changed_cb), page, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), page, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "notify::read-only", G_CALLBACK (changed_cb), page, G_CONNECT_SWAPPED);
    }
  refresh_cb (page);
}

static void
np_history_page_dispose (GObject *object)
{
  g_clear_handle_id (&NP_HISTORY_PAGE (object)->idle, g_source_remove);
  g_clear_pointer (&NP_HISTORY_PAGE (object)->search, np_search_free);
  G_OBJECT_CLASS (np_history_page_parent_class)->dispose (object);
}

static void
np_history_page_class_init (NpHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = np_history_page_dispose;
  NP_PAGE_CLASS (klass)->session_changed = np_history_page_session_changed;
  NP_PAGE_CLASS (klass)->filter = np_history_page_filter;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nonpaper/Nonpaper/ui/library/np-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NpHistoryPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, NpHistoryPage, versions_group);
  gtk_widget_class_bind_template_child (widget_class, NpHistoryPage, version_name);
  gtk_widget_class_bind_template_child (widget_class, NpHistoryPage, session_group);
  gtk_widget_class_bind_template_child (widget_class, NpHistoryPage, session_list);
  gtk_widget_class_bind_template_child (widget_class, NpHistoryPage, kept_group);
  gtk_widget_class_bind_template_child (widget_class, NpHistoryPage, kept_list);
  gtk_widget_class_bind_template_child (widget_class, NpHistoryPage, off_group);
  gtk_widget_class_bind_template_child (widget_class, NpHistoryPage, off_row);
}

static void
np_history_page_init (NpHistoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->version_name, "apply", G_CALLBACK (version_named_cb), self);
}
