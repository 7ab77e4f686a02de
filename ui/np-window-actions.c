/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-window"

#include "ui/np-window-private.h"

#include <glib/gi18n.h>

#include "ui/briefs/np-export-dialog.h"
#include "ui/meetings/np-ledger.h"
#include "ui/np-go-to.h"

static void
page_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  np_window_show_page (NP_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_object_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NpWindow *self = NP_WINDOW (widget);
  const char *path = g_variant_get_string (parameter, NULL);
  NpDossier *dossier;
  gpointer object;

  if (self->session == NULL)
    return;
  dossier = np_session_get_dossier (self->session);
  object = np_dossier_find (dossier, path);
  if (object == NULL)
    object = np_dossier_find_path (dossier, path);
  np_window_show_object (self, object);
}

/* "MEASURE PARTY": the cell of the matrix; without a matrix, the measure. */
static void
show_cell_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NpWindow *self = NP_WINDOW (widget);
  g_auto(GStrv) ids = g_strsplit (g_variant_get_string (parameter, NULL), " ", 2);

  if (self->session == NULL || g_strv_length (ids) != 2)
    return;
  if (!np_window_show_page (self, "matrix")
      || !gtk_widget_activate_action (GTK_WIDGET (np_window_get_page (self)), "matrix.show-cell", "(ss)", ids[0], ids[1]))
    np_window_show_object (self, np_dossier_find (np_session_get_dossier (self->session), ids[0]));
}

static void
pane_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  np_window_cycle_focus (NP_WINDOW (widget), g_str_equal (action, "win.next-pane"));
}

static void
make_room_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  np_window_make_room (NP_WINDOW (widget), g_variant_get_boolean (parameter));
}

static void
sidebar_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  np_window_toggle_sidebar (NP_WINDOW (widget));
}

/* What the page does itself: new item, search, side panel. */
static void
forward_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NpPage *page = np_window_get_page (NP_WINDOW (widget));
  g_autofree char *name = g_strconcat ("page.", action + strlen ("win."), NULL);

  if (page != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (page), name, NULL);
}

static void
menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NpWindow *self = NP_WINDOW (widget);

  if (self->session == NULL)
    return;
  gtk_widget_set_visible (self->sidebar, TRUE);
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, self->sidebar);
  gtk_menu_button_popup (self->menu_button);
}

static void
close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* A field that keeps its own undo (a search entry) goes first while it has the focus. */
static gboolean
undo_in_text (NpWindow *self, const char *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (GTK_IS_TEXT (focus) && gtk_editable_get_editable (GTK_EDITABLE (focus)) && gtk_editable_get_enable_undo (GTK_EDITABLE (focus)))
    return gtk_widget_activate_action_variant (focus, action, NULL);
  if (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus))
      && gtk_text_buffer_get_enable_undo (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus))))
    return gtk_widget_activate_action_variant (focus, action, NULL);
  return FALSE;
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NpWindow *self = NP_WINDOW (widget);
  gboolean undo = g_str_equal (action, "win.undo");
  g_autofree char *label = NULL;
  g_autofree char *words = NULL;
  const char *what;

  /* The line being typed in a meeting has an undo of its own: it takes the last entry back. */
  if (undo && gtk_window_get_focus (GTK_WINDOW (self)) != NULL
      && gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (self)), "note.undo", NULL))
    return;
  if (self->session == NULL || undo_in_text (self, undo ? "text.undo" : "text.redo"))
    return;
  what = undo ? np_dossier_get_undo_label (np_session_get_dossier (self->session))
              : np_dossier_get_redo_label (np_session_get_dossier (self->session));
  label = g_strdup (what);
  if (!(undo ? np_session_undo (self->session) : np_session_redo (self->session)))
    return;
  /* Translators: said after the fact; %s is what was taken back, "delete measure 3". */
  words = g_strdup_printf (undo ? _("Undone: %s") : _("Done again: %s"), label);
  np_window_toast (self, words);
}

static void
recalculate_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (NP_WINDOW (widget)->session != NULL)
    np_session_recalculate (NP_WINDOW (widget)->session);
}

static void
go_to_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (NP_WINDOW (widget)->session != NULL)
    np_go_to_present (NP_WINDOW (widget), g_str_equal (action, "win.search-everywhere"));
}

static void
document_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NpWindow *self = NP_WINDOW (widget);
  static const struct { const char *action; void (*run) (NpWindow *self); } runs[] = {
    { "win.new-dossier", np_window_new_dossier }, { "win.open", np_window_choose_dossier }, { "win.save", np_window_save },
    { "win.save-as", np_window_save_as }, { "win.close-dossier", np_window_close_dossier },
    { "win.sample", np_window_open_sample }, { "win.restore", np_window_restore }, { "win.problems", np_window_tell_problems },
    { "win.hide-bar", np_window_hide_bar }, { "win.cancel-opening", np_window_cancel_opening },
  };

  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    if (g_str_equal (runs[i].action, action))
      runs[i].run (self);
}

static void
version_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NpWindow *self = NP_WINDOW (widget);

  if (self->session == NULL)
    return;
  if (g_str_equal (action, "win.name-version"))
    np_window_name_version (self, g_variant_get_string (parameter, NULL));
  else
    np_window_open_version (self, g_variant_get_string (parameter, NULL));
}

static void
purge_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  np_window_ask_purge (NP_WINDOW (widget));
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NpWindow *self = NP_WINDOW (widget);

  if (self->session != NULL)
    gtk_window_present (GTK_WINDOW (np_export_dialog_new (GTK_WINDOW (self), self->session)));
}

/* The same with a document to begin with. */
static void
export_document_cb (GtkWidget *widget, const char *action, GVariant *name)
{
  NpWindow *self = NP_WINDOW (widget);
  GtkWidget *dialog;

  if (self->session == NULL)
    return;
  dialog = np_export_dialog_new (GTK_WINDOW (self), self->session);
  np_export_dialog_begin_with (NP_EXPORT_DIALOG (dialog), g_variant_get_string (name, NULL));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
ledger_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NpWindow *self = NP_WINDOW (widget);

  if (self->session != NULL)
    gtk_window_present (GTK_WINDOW (np_ledger_new (GTK_WINDOW (self), self->session)));
}

/* Told by the export dialog when it is done. */
static void
exported_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  guint n = g_variant_get_uint32 (parameter);
  g_autofree char *words = g_strdup_printf (ngettext ("Exported %u copy", "Exported %u copies", n), n);

  np_window_toast (NP_WINDOW (widget), words);
}

/* Rebuilding a menu costs more than storing an entry: it is left alone while the words are the same. */
static void
undo_item (GMenu *menu, int place, const char *format, const char *label, const char *plain, const char *action)
{
  g_autofree char *words = label != NULL ? g_strdup_printf (format, label) : g_strdup (plain), *shown = NULL;

  if (place < g_menu_model_get_n_items (G_MENU_MODEL (menu)))
    {
      g_menu_model_get_item_attribute (G_MENU_MODEL (menu), place, G_MENU_ATTRIBUTE_LABEL, "s", &shown);
      if (g_strcmp0 (shown, words) == 0)
        return;
      g_menu_remove (menu, place);
    }
  g_menu_insert (menu, place, words, action);
}

void
np_window_update_undo (NpWindow *self)
{
  gboolean writable = self->session != NULL && !np_session_get_read_only (self->session);
  NpDossier *dossier = writable ? np_session_get_dossier (self->session) : NULL;

  undo_item (self->undo_section, 0, _("Undo: %s"), writable ? np_dossier_get_undo_label (dossier) : NULL, _("Undo"), "win.undo");
  undo_item (self->undo_section, 1, _("Redo: %s"), writable ? np_dossier_get_redo_label (dossier) : NULL, _("Redo"), "win.redo");
}

void
np_window_update_actions (NpWindow *self)
{
  static const char *const needs_session[] = {
    "win.page", "win.show-object", "win.next-pane", "win.previous-pane", "win.sidebar", "win.inspector", "win.search",
    "win.search-everywhere", "win.menu", "win.new-item", "win.save", "win.save-as", "win.close-dossier", "win.recalculate",
    "win.go-to", "win.export", "win.export-document", "win.ledger",
  };
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable = self->session != NULL && !np_session_get_read_only (self->session);

  for (guint i = 0; i < G_N_ELEMENTS (needs_session); i++)
    gtk_widget_action_set_enabled (widget, needs_session[i], self->session != NULL);
  gtk_widget_action_set_enabled (widget, "win.purge-off-record", writable);
  /* Undo stays enabled while a dossier is open: a search entry may have something to take back. */
  gtk_widget_action_set_enabled (widget, "win.undo", self->session != NULL);
  gtk_widget_action_set_enabled (widget, "win.redo", self->session != NULL);
  np_window_update_undo (self);
}

/* Files dropped anywhere on the window are opened. */
static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, NpWindow *self)
{
  GSList *files = g_value_get_boxed (value);

  for (GSList *l = files; l != NULL; l = l->next)
    np_window_open_file (self, l->data);
  return files != NULL;
}

void
np_window_accept_files (NpWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  /* Before the text under the pointer, which would take the name of the file as words. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
np_window_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.page", "s", page_cb);
  gtk_widget_class_install_action (widget_class, "win.show-object", "s", show_object_cb);
  gtk_widget_class_install_action (widget_class, "win.show-cell", "s", show_cell_cb);
  gtk_widget_class_install_action (widget_class, "win.next-pane", NULL, pane_cb);
  gtk_widget_class_install_action (widget_class, "win.previous-pane", NULL, pane_cb);
  gtk_widget_class_install_action (widget_class, "win.sidebar", NULL, sidebar_cb);
  gtk_widget_class_install_action (widget_class, "win.make-room", "b", make_room_cb);
  gtk_widget_class_install_action (widget_class, "win.inspector", NULL, forward_cb);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, forward_cb);
  gtk_widget_class_install_action (widget_class, "win.new-item", NULL, forward_cb);
  gtk_widget_class_install_action (widget_class, "win.menu", NULL, menu_cb);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.recalculate", NULL, recalculate_cb);
  gtk_widget_class_install_action (widget_class, "win.go-to", NULL, go_to_cb);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "win.purge-off-record", NULL, purge_cb);
  gtk_widget_class_install_action (widget_class, "win.export-document", "s", export_document_cb);
  gtk_widget_class_install_action (widget_class, "win.ledger", NULL, ledger_cb);
  gtk_widget_class_install_action (widget_class, "win.name-version", "s", version_cb);
  gtk_widget_class_install_action (widget_class, "win.open-version", "s", version_cb);
  gtk_widget_class_install_action (widget_class, "win.exported", "u", exported_cb);
  gtk_widget_class_install_action (widget_class, "win.search-everywhere", NULL, go_to_cb);
  gtk_widget_class_install_action (widget_class, "win.new-dossier", NULL, document_cb);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, document_cb);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, document_cb);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, document_cb);
  gtk_widget_class_install_action (widget_class, "win.close-dossier", NULL, document_cb);
  gtk_widget_class_install_action (widget_class, "win.sample", NULL, document_cb);
  gtk_widget_class_install_action (widget_class, "win.restore", NULL, document_cb);
  gtk_widget_class_install_action (widget_class, "win.problems", NULL, document_cb);
  gtk_widget_class_install_action (widget_class, "win.hide-bar", NULL, document_cb);
  gtk_widget_class_install_action (widget_class, "win.cancel-opening", NULL, document_cb);
}
