/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/meetings/np-review-view.h"

#include <glib/gi18n.h>

#include "dossier/np-party.h"
#include "meeting/np-meeting-review.h"
#include "ui/meetings/np-entry-row.h"
#include "ui/meetings/np-note-composer.h"
#include "ui/meetings/np-review-entries.h"
#include "ui/meetings/np-review-forecast.h"
#include "ui/meetings/np-review-papers.h"
#include "ui/np-filter.h"
#include "ui/np-parts.h"
#include "ui/widgets/np-child-group.h"
#include "ui/widgets/np-form.h"
#include "ui/widgets/np-model-words.h"

struct _NpReviewView
{
  GtkWidget parent_instance;

  GtkWidget *box;
  AdwViewStack *stack;
  GtkWidget *finding;
  GtkWidget *memory_button;
  GtkListBox *queue;
  AdwBin *actions;
  GtkWidget *commitments_box;
  GtkListBox *commitments;
  GtkWidget *agreed_box;
  GtkListBox *agreed;
  NpReviewEntries *entries;
  NpReviewForecast *forecast;
  NpReviewPapers *papers;
  GtkWidget *editor;
  GtkWidget *memory_box;
  GtkWidget *memory_time;
  GtkWidget *memory_setting;
  GtkWidget *memory_done;
  NpNoteComposer *composer;
  GtkWidget *switcher_bar;

  NpSession *session;
  NpObject *meeting;
  guint64 stamp;
  guint idle;
};

G_DEFINE_FINAL_TYPE (NpReviewView, np_review_view, GTK_TYPE_WIDGET)

static gpointer
focused_entry (GtkListBox *list)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (list));

  return row != NULL ? g_object_get_data (G_OBJECT (row), "np-entry") : NULL;
}

/* ---- the queue ---- */

static void
accept (NpReviewView *self, gpointer entry)
{
  g_autoptr(NpChange) change = np_change_new (_("accept an entry"));

  np_meeting_review_accept (NP_ENTRY (entry), change);
  np_session_apply (self->session, change);
}

static void
edit (NpReviewView *self, gpointer entry)
{
  gtk_widget_set_visible (self->memory_box, FALSE);
  np_note_composer_set_memory (self->composer, NULL, NP_ENTRY_AS_MEETING);
  gtk_widget_set_visible (self->editor, TRUE);
  np_note_composer_edit (self->composer, entry);
}

static void
accept_clicked_cb (GtkButton *button, NpReviewView *self)
{
  accept (self, g_object_get_data (G_OBJECT (button), "np-entry"));
}

static void
edit_clicked_cb (GtkButton *button, NpReviewView *self)
{
  edit (self, g_object_get_data (G_OBJECT (button), "np-entry"));
}

static void
signed_cb (GtkCheckButton *check, NpReviewView *self)
{
  gpointer entry = g_object_get_data (G_OBJECT (check), "np-entry");
  g_autoptr(NpChange) change = np_meeting_review_mark_signed (entry, gtk_check_button_get_active (check),
                                                              _("mark as signed or voted"));

  if (change != NULL)
    np_session_apply (self->session, change);
}

static GtkWidget *
entry_button (NpReviewView *self, gpointer entry, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "np-entry", entry);
  g_signal_connect (button, "clicked", callback, self);
  return button;
}

/* The entry as it stands in the notes; under it words (or NULL), and at their end what can be done. */
static GtkWidget *
entry_words (NpReviewView *self, gpointer entry, const char *under, GtkWidget *beside)
{
  GtkWidget *row = np_entry_row_new (np_session_get_dossier (self->session), entry, FALSE), *box, *child, *label, *line;

  g_object_ref_sink (row);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  child = g_object_ref (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), NULL);
  gtk_box_append (GTK_BOX (box), child);
  g_object_unref (child);
  g_object_unref (row);
  label = gtk_label_new (under);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "np-queue-why");
  gtk_widget_set_hexpand (label, TRUE);
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), beside);
  gtk_box_append (GTK_BOX (box), line);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

/* Adds a row; what can be done goes into the box that is returned. */
static GtkWidget *
add_row (NpReviewView *self, GtkListBox *list, gpointer entry, const char *under, const char *spoken)
{
  GtkWidget *row = gtk_list_box_row_new (), *actions = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = entry_words (self, entry, under, actions);

  gtk_widget_add_css_class (words, "np-review-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), words);
  g_object_set_data_full (G_OBJECT (row), "np-entry", g_object_ref (entry), g_object_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (list, row);
  return actions;
}

static void
add_to_queue (NpReviewView *self, const NpReviewItem *item)
{
  g_autofree char *why = np_review_item_dup_words (item, np_ui_lang ());
  g_autofree char *spoken = g_strdup_printf ("%s. %s", np_object_get_words_or_other (item->entry, NP_ENTRY_TEXT, np_ui_lang ()), why);
  GtkWidget *actions = add_row (self, self->queue, item->entry, why, spoken);

  if (np_object_get_n_children (item->entry, NP_ENTRY_REACTIONS) > 0)
    {
      GtkWidget *check = gtk_check_button_new_with_label (_("signed or voted"));

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), np_object_get_enum (item->entry, NP_ENTRY_FORM) == NP_FORM_SIGNED);
      gtk_widget_set_tooltip_text (check, _("A signature or a vote counts as sixteen statements"));
      g_object_set_data (G_OBJECT (check), "np-entry", item->entry);
      g_signal_connect (check, "toggled", G_CALLBACK (signed_cb), self);
      gtk_box_append (GTK_BOX (actions), check);
    }
  gtk_box_append (GTK_BOX (actions), entry_button (self, item->entry, _("Accept"), G_CALLBACK (accept_clicked_cb)));
  gtk_box_append (GTK_BOX (actions), entry_button (self, item->entry, _("Edit"), G_CALLBACK (edit_clicked_cb)));
}

/* ---- actions and agreed points ---- */

static void
action_clicked_cb (GtkButton *button, NpReviewView *self)
{
  g_autoptr(NpChange) change = np_change_new (_("make an action of a commitment"));

  np_meeting_review_make_action (g_object_get_data (G_OBJECT (button), "np-entry"), NULL, change);
  np_session_apply (self->session, change);
}

static gboolean
has_action (NpReviewView *self, gpointer entry)
{
  for (guint i = 0; i < np_object_get_n_children (self->meeting, NP_MEETING_ACTIONS); i++)
    if (np_text_equal (np_object_get_text (np_object_get_child (self->meeting, NP_MEETING_ACTIONS, i), NP_ACTION_TEXT),
                       np_object_get_text (entry, NP_ENTRY_TEXT)))
      return TRUE;
  return FALSE;
}

static void
agreed_cb (GtkCheckButton *check, NpReviewView *self)
{
  g_autoptr(NpChange) change = np_change_new (_("say who agreed"));

  np_meeting_review_set_agreed_by (g_object_get_data (G_OBJECT (check), "np-entry"), g_object_get_data (G_OBJECT (check), "np-party"),
                                   gtk_check_button_get_active (check), change);
  np_session_apply (self->session, change);
}

/* Who agreed when the point was read back: it counts for each of them. */
static GtkWidget *
agreed_by_new (NpReviewView *self, gpointer entry)
{
  NpDossier *dossier = np_session_get_dossier (self->session);
  GtkWidget *button = gtk_menu_button_new (), *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gboolean measures = np_object_get_n_children (entry, NP_ENTRY_REACTIONS) > 0;
  g_autoptr(GString) label = g_string_new (NULL);

  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_PARTIES); i++)
    {
      gpointer party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, i);
      GtkWidget *check;
      g_autofree char *code = np_words_of_object_short (party);

      if (np_object_get_boolean (party, NP_PARTY_OWN) || np_object_get_enum (party, NP_PARTY_KIND) == NP_PARTY_FACILITATOR
          || np_object_get_n_children (party, NP_PARTY_SEATS) == 0)
        continue;
      check = gtk_check_button_new_with_label (np_object_get_words_or_other (party, NP_PARTY_NAME, np_ui_lang ()));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), np_meeting_review_agreed_by (entry, party));
      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
        g_string_append_printf (label, "%s%s", label->len > 0 ? ", " : "", code);
      g_object_set_data (G_OBJECT (check), "np-entry", entry);
      g_object_set_data (G_OBJECT (check), "np-party", party);
      g_signal_connect (check, "toggled", G_CALLBACK (agreed_cb), self);
      gtk_box_append (GTK_BOX (box), check);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  g_string_prepend (label, label->len > 0 ? _("Agreed: ") : _("Who agreed"));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label->str, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, measures);
  gtk_widget_set_tooltip_text (button, measures ? _("An agreed point counts for each party that agreed when it was read back")
                                                : _("Name the measure first: Edit"));
  return button;
}

static void
update_lists (NpReviewView *self)
{
  g_autoptr(GPtrArray) commitments = np_meeting_review_commitments (NP_MEETING (self->meeting));
  g_autoptr(GPtrArray) agreed = np_meeting_review_agreed (NP_MEETING (self->meeting));

  np_parts_clear (self->commitments);
  np_parts_clear (self->agreed);
  for (guint i = 0; i < commitments->len; i++)
    {
      gpointer entry = g_ptr_array_index (commitments, i);
      const char *text = np_object_get_words_or_other (entry, NP_ENTRY_TEXT, np_ui_lang ());
      GtkWidget *box = add_row (self, self->commitments, entry, NULL, text);

      if (!has_action (self, entry))
        gtk_box_append (GTK_BOX (box), entry_button (self, entry, _("Make an action"), G_CALLBACK (action_clicked_cb)));
    }
  for (guint i = 0; i < agreed->len; i++)
    {
      gpointer entry = g_ptr_array_index (agreed, i);
      const char *text = np_object_get_words_or_other (entry, NP_ENTRY_TEXT, np_ui_lang ());
      NpLang spoken = np_object_get_enum (entry, NP_ENTRY_LANGUAGE) == 1 ? NP_LANG_RU : NP_LANG_EN;
      const char *other = np_object_get_words (entry, NP_ENTRY_TEXT, np_lang_other (spoken));
      GtkWidget *box = add_row (self, self->agreed, entry, *other != '\0' ? other : _("not translated yet"), text);

      gtk_box_append (GTK_BOX (box), agreed_by_new (self, entry));
      gtk_box_append (GTK_BOX (box), entry_button (self, entry, _("Edit"), G_CALLBACK (edit_clicked_cb)));
    }
  gtk_widget_set_visible (self->commitments_box, commitments->len > 0);
  gtk_widget_set_visible (self->agreed_box, agreed->len > 0);
}

static gboolean
update_cb (gpointer data)
{
  NpReviewView *self = data;
  g_autoptr(GPtrArray) items = NULL;
  g_autofree char *finding = NULL;
  GtkWidget *focus;
  int index;

  self->idle = 0;
  if (self->meeting == NULL || self->stamp == np_object_get_stamp (self->meeting))
    return G_SOURCE_REMOVE;
  self->stamp = np_object_get_stamp (self->meeting);
  focus = gtk_widget_get_focus_child (GTK_WIDGET (self->queue));
  index = focus != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;
  items = np_meeting_review_queue (np_session_get_dossier (self->session), NP_MEETING (self->meeting));
  np_parts_clear (self->queue);
  for (guint i = 0; i < items->len; i++)
    add_to_queue (self, g_ptr_array_index (items, i));
  gtk_widget_set_visible (GTK_WIDGET (self->queue), items->len > 0);
  finding = items->len > 0 ? g_strdup_printf (ngettext ("%u entry wants a look", "%u entries want a look", items->len), items->len)
                           : g_strdup (_("Every entry is understood"));
  gtk_label_set_text (GTK_LABEL (self->finding), finding);
  adw_view_stack_page_set_badge_number (adw_view_stack_get_page (self->stack, adw_view_stack_get_child_by_name (self->stack, "queue")),
                                        items->len);
  update_lists (self);
  if (index >= 0 && items->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->queue, MIN ((guint) index, items->len - 1))));
  return G_SOURCE_REMOVE;
}

static void
queue_update (NpReviewView *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (update_cb, self);
}

/* Enter: the next one. */
static void
row_activated_cb (NpReviewView *self, GtkListBoxRow *row)
{
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->queue, gtk_list_box_row_get_index (row) + 1);

  if (next == NULL)
    next = gtk_list_box_get_row_at_index (self->queue, 0);
  gtk_widget_grab_focus (GTK_WIDGET (next));
}

/* ---- from memory ---- */

static void
memory_time_cb (NpReviewView *self)
{
  const char *at = gtk_editable_get_text (GTK_EDITABLE (self->memory_time));
  const NpField *field;

  if (self->meeting == NULL)
    return;
  field = &np_object_get_fields (self->meeting, NULL)[NP_MEETING_DATE];
  if (strlen (at) >= 16 && np_object_check_value (field, at, NULL, NULL))
    {
      gtk_widget_remove_css_class (self->memory_time, "error");
      np_note_composer_set_memory (self->composer, at, gtk_drop_down_get_selected (GTK_DROP_DOWN (self->memory_setting)));
    }
  else
    {
      gtk_widget_add_css_class (self->memory_time, "error");
    }
}

static void
fill_settings (NpReviewView *self)
{
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; np_codes_entry_setting[i] != NULL; i++)
    gtk_string_list_append (list, np_words_of_code (np_codes_entry_setting, i));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->memory_setting), G_LIST_MODEL (list));
}

static void
memory_cb (NpReviewView *self)
{
  const char *date = np_object_get_string (self->meeting, NP_MEETING_DATE);
  g_autofree char *at = strlen (date) >= 16 ? g_strndup (date, 16)
                        : strlen (date) == 10 ? g_strconcat (date, "T12:00", NULL) : g_strdup ("");

  gtk_widget_set_visible (self->memory_box, TRUE);
  gtk_widget_set_visible (self->editor, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->memory_time), at);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->memory_setting), NP_ENTRY_AS_MEETING);
  memory_time_cb (self);
  np_note_composer_focus (self->composer);
}

static void
close_editor (NpReviewView *self)
{
  np_note_composer_set_memory (self->composer, NULL, NP_ENTRY_AS_MEETING);
  gtk_widget_set_visible (self->editor, FALSE);
  np_review_view_focus (self);
}

/* ---- the view ---- */

void
np_review_view_set_meeting (NpReviewView *self, NpSession *session, gpointer meeting)
{
  if (self->session != session)
    {
      if (self->session != NULL)
        g_signal_handlers_disconnect_by_func (self->session, queue_update, self);
      g_set_object (&self->session, session);
      if (session != NULL)
        g_signal_connect_object (session, "changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
    }
  np_note_composer_set_meeting (self->composer, session, meeting);
  np_review_entries_set_meeting (self->entries, session, meeting);
  np_review_forecast_set_meeting (self->forecast, session, meeting);
  np_review_papers_set_meeting (self->papers, session, meeting);
  if (!g_set_object (&self->meeting, meeting))
    return;
  self->stamp = 0;
  gtk_widget_set_visible (self->editor, FALSE);
  if (meeting == NULL)
    {
      adw_bin_set_child (self->actions, NULL);
      return;
    }
  adw_bin_set_child (self->actions,
                     np_child_group_new (session, meeting, &(NpChildGroupSpec) {
                       .list = NP_MEETING_ACTIONS, .title = _("Actions"), .description = _("Who does what by when"),
                       .add = _("Add an action"), .undo_add = _("add an action"), .undo_delete = _("delete an action"),
                       .toast = _("Action deleted") }));
  update_cb (self);
}

AdwViewStack *
np_review_view_get_stack (NpReviewView *self)
{
  return self->stack;
}

void
np_review_view_set_title (NpReviewView *self, GtkWidget *title)
{
  g_object_bind_property (title, "title-visible", self->switcher_bar, "reveal", G_BINDING_SYNC_CREATE);
}

void
np_review_view_focus (NpReviewView *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->stack);
  GtkListBoxRow *row;

  if (g_strcmp0 (name, "forecast") == 0)
    np_review_forecast_focus (self->forecast);
  else if (g_strcmp0 (name, "entries") == 0)
    np_review_entries_focus (self->entries);
  else if ((row = gtk_list_box_get_row_at_index (self->queue, 0)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else
    gtk_widget_child_focus (adw_view_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

gboolean
np_review_view_filter (NpReviewView *self, NpSearch *search)
{
  const char *name = adw_view_stack_get_visible_child_name (self->stack);
  gboolean entries = np_review_entries_filter (self->entries, search);
  gboolean queue = np_filter_entries (self->queue, search);

  queue = np_filter_entries (self->commitments, search) || queue;
  queue = np_filter_entries (self->agreed, search) || queue;
  return search == NULL || (g_strcmp0 (name, "queue") == 0 ? queue : g_strcmp0 (name, "entries") == 0 ? entries : TRUE);
}

void
np_review_view_show_entry (NpReviewView *self, gpointer entry)
{
  adw_view_stack_set_visible_child_name (self->stack, "entries");
  np_review_entries_show (self->entries, entry);
}

void
np_review_view_decide (NpReviewView *self, NpAccept decision)
{
  const char *name = adw_view_stack_get_visible_child_name (self->stack);
  gpointer entry = focused_entry (self->queue);

  if (self->meeting == NULL)
    return;
  if (g_strcmp0 (name, "forecast") == 0)
    np_review_forecast_decide (self->forecast, decision);
  else if (g_strcmp0 (name, "queue") == 0 && decision == NP_ACCEPT_FULL && entry != NULL)
    accept (self, entry);
}

void
np_review_view_edit (NpReviewView *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->stack);
  gpointer entry;

  if (self->meeting == NULL)
    return;
  entry = g_strcmp0 (name, "forecast") == 0 ? np_review_forecast_get_entry (self->forecast)
          : g_strcmp0 (name, "entries") == 0 ? np_review_entries_get_focus (self->entries) : focused_entry (self->queue);
  if (entry != NULL)
    edit (self, entry);
}

static void
np_review_view_dispose (GObject *object)
{
  NpReviewView *self = NP_REVIEW_VIEW (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->meeting);
  gtk_widget_dispose_template (GTK_WIDGET (self), NP_TYPE_REVIEW_VIEW);
  G_OBJECT_CLASS (np_review_view_parent_class)->dispose (object);
}

static void
np_review_view_class_init (NpReviewViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (NP_TYPE_REVIEW_ENTRIES);
  g_type_ensure (NP_TYPE_REVIEW_FORECAST);
  g_type_ensure (NP_TYPE_REVIEW_PAPERS);
  g_type_ensure (NP_TYPE_NOTE_COMPOSER);
  G_OBJECT_CLASS (klass)->dispose = np_review_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nonpaper/Nonpaper/ui/meetings/np-review-view.ui");
  gtk_widget_class_bind_template_child (widget_class, NpReviewView, box);
  gtk_widget_class_bind_template_child (widget_class, NpReviewView, stack);
  gtk_widget_class_bind_template_child (widget_class, NpReviewView, finding);
  gtk_widget_class_bind_template_child (widget_class, NpReviewView, memory_button);
  gtk_widget_class_bind_template_child (widget_class, NpReviewView, queue);
  gtk_widget_class_bind_template_child (widget_class, NpReviewView, actions);
  gtk_widget_class_bind_template_child (widget_class, NpReviewView, commitments_box);
  gtk_widget_class_bind_template_child (widget_class, NpReviewView, commitments);
  gtk_widget_class_bind_template_child (widget_class, NpReviewView, agreed_box);
  gtk_widget_class_bind_template_child (widget_class, NpReviewView, agreed);
  gtk_widget_class_bind_template_child (widget_class, NpReviewView, entries);
  gtk_widget_class_bind_template_child (widget_class, NpReviewView, forecast);
  gtk_widget_class_bind_template_child (widget_class, NpReviewView, papers);
  gtk_widget_class_bind_template_child (widget_class, NpReviewView, editor);
  gtk_widget_class_bind_template_child (widget_class, NpReviewView, memory_box);
  gtk_widget_class_bind_template_child (widget_class, NpReviewView, memory_time);
  gtk_widget_class_bind_template_child (widget_class, NpReviewView, memory_setting);
  gtk_widget_class_bind_template_child (widget_class, NpReviewView, memory_done);
  gtk_widget_class_bind_template_child (widget_class, NpReviewView, composer);
  gtk_widget_class_bind_template_child (widget_class, NpReviewView, switcher_bar);
}

static void
np_review_view_init (NpReviewView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->queue, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (self->memory_button, "clicked", G_CALLBACK (memory_cb), self);
  fill_settings (self);
  g_signal_connect_swapped (self->memory_time, "changed", G_CALLBACK (memory_time_cb), self);
  g_signal_connect_swapped (self->memory_setting, "notify::selected", G_CALLBACK (memory_time_cb), self);
  g_signal_connect_swapped (self->memory_done, "clicked", G_CALLBACK (close_editor), self);
  g_signal_connect_swapped (self->composer, "edited", G_CALLBACK (close_editor), self);
}
