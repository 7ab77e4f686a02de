/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/meetings/np-review-entries.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "dossier/np-meeting.h"
#include "meeting/np-meeting-review.h"
#include "meeting/np-regime.h"
#include "ui/meetings/np-entry-row.h"
#include "ui/meetings/np-meeting-signs.h"
#include "ui/np-filter.h"
#include "ui/widgets/np-paragraph.h"

/* Rows take a while to make: so long at a time, with the rest of the window in between, and none far below what is seen. */
#define SLICE_MICROSECONDS 6000
#define ROWS_AT_ONCE 20

struct _NpReviewEntries
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkWidget *list;
  GtkWidget *popover;
  GtkWidget *reason;
  GtkWidget *reason_words;

  NpSession *session;
  NpObject *meeting;
  NpObject *bound; /* the meeting whose rows exist or are being made: only when they are first seen */
  GListModel *entries;
  GListStore *rows; /* the first of the entries: those that have rows already */
  guint more;
  int focus;          /* the row that gets the focus once it is made, -1 = none */
  GHashTable *hidden; /* entries that the filter leaves out, NULL = no filter */
  NpObject *shown; /* the entry that was asked for last */
  NpObject *asked; /* the entry of the popover */
  int wanted;
};

G_DEFINE_FINAL_TYPE (NpReviewEntries, np_review_entries, GTK_TYPE_WIDGET)

/* ---- the rule of an entry ---- */

static gboolean
set_regime (NpReviewEntries *self, const char *reason)
{
  g_autoptr(NpChange) change = np_change_new (_("change the rule of an entry"));
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M");

  if (!np_regime_set (self->asked, self->wanted, reason, at, change))
    return FALSE;
  np_session_apply (self->session, change);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  return TRUE;
}

static void
chosen_cb (GtkButton *button, NpReviewEntries *self)
{
  self->wanted = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "np-regime"));
  if (set_regime (self, NULL))
    return;
  gtk_widget_set_visible (self->reason_words, TRUE);
  gtk_widget_set_visible (self->reason, TRUE);
  gtk_widget_grab_focus (self->reason);
}

static void
reason_cb (NpReviewEntries *self)
{
  set_regime (self, gtk_editable_get_text (GTK_EDITABLE (self->reason)));
}

static void
rule_clicked_cb (GtkButton *button, NpReviewEntries *self)
{
  g_set_object (&self->asked, g_object_get_data (G_OBJECT (button), "np-entry"));
  if (gtk_widget_get_parent (self->popover) != NULL)
    gtk_widget_unparent (self->popover);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  gtk_widget_set_visible (self->reason_words, FALSE);
  gtk_widget_set_visible (self->reason, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
  {
    graphene_rect_t bounds;

    if (gtk_widget_compute_bounds (GTK_WIDGET (button), GTK_WIDGET (self), &bounds))
      gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &(GdkRectangle) { bounds.origin.x, bounds.origin.y,
                                                                                  bounds.size.width, bounds.size.height });
  }
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static GtkWidget *
popover_new (NpReviewEntries *self)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  static const NpRegime regimes[] = { NP_REGIME_OTR, NP_REGIME_BG, NP_REGIME_CHR, NP_REGIME_DBG, NP_REGIME_OFF, NP_REGIME_OWN };

  for (guint i = 0; i < G_N_ELEMENTS (regimes); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (np_regime_get_name (regimes[i], np_ui_lang ()));

      gtk_widget_add_css_class (button, "flat");
      g_object_set_data (G_OBJECT (button), "np-regime", GINT_TO_POINTER (regimes[i]));
      g_signal_connect (button, "clicked", G_CALLBACK (chosen_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  self->reason_words = gtk_label_new (_("This protects less. Say why; the reason is kept in the history."));
  gtk_label_set_wrap (GTK_LABEL (self->reason_words), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->reason_words), 30);
  self->reason = gtk_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reason), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reason"), -1);
  g_signal_connect_swapped (self->reason, "activate", G_CALLBACK (reason_cb), self);
  gtk_box_append (GTK_BOX (box), self->reason_words);
  gtk_box_append (GTK_BOX (box), self->reason);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return g_object_ref_sink (popover);
}

/* ---- rows ---- */

static GtkWidget *
words_new (NpReviewEntries *self, gpointer entry, NpLang lang, const char *label)
{
  GtkWidget *words = np_paragraph_new (self->session, entry, NP_ENTRY_TEXT, lang, label);

  gtk_widget_set_hexpand (words, TRUE);
  return words;
}

/* A signature or a vote, whatever the line said when it was typed. */
static void
signed_cb (GtkCheckButton *check, NpReviewEntries *self)
{
  gpointer entry = g_object_get_data (G_OBJECT (check), "np-entry");
  g_autoptr(NpChange) change = np_meeting_review_mark_signed (entry, gtk_check_button_get_active (check),
                                                              _("mark as signed or voted"));

  if (change != NULL)
    np_session_apply (self->session, change);
}

static GtkWidget *
signed_new (NpReviewEntries *self, gpointer entry)
{
  GtkWidget *check = gtk_check_button_new_with_label (C_("reaction", "signed"));

  gtk_widget_set_tooltip_text (check, _("Signed or voted: counts as sixteen statements"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, _("signed or voted"), -1);
  g_object_set_data (G_OBJECT (check), "np-entry", entry);
  g_signal_connect (check, "toggled", G_CALLBACK (signed_cb), self);
  return check;
}

/* What may change under a row: its rule, its form, the reactions it reports. */
static void
update_row (GtkWidget *row)
{
  GtkWidget *check = g_object_get_data (G_OBJECT (row), "np-signed");
  GtkWidget *button = g_object_get_data (G_OBJECT (row), "np-rule"), *line = g_object_get_data (G_OBJECT (row), "np-line");
  gpointer entry = g_object_get_data (G_OBJECT (row), "np-entry");
  NpRegime regime = np_object_get_enum (entry, NP_ENTRY_REGIME);

  gtk_button_set_label (GTK_BUTTON (button), np_regime_get_short (regime, np_ui_lang ()));
  gtk_widget_set_tooltip_text (button, np_regime_get_name (regime, np_ui_lang ()));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, np_regime_get_name (regime, np_ui_lang ()), -1);
  np_regime_line_set_regime (NP_REGIME_LINE (line), regime);
  gtk_widget_set_visible (check, np_object_get_n_children (entry, NP_ENTRY_REACTIONS) > 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), np_object_get_enum (entry, NP_ENTRY_FORM) == NP_FORM_SIGNED);
}

static gboolean
is_shown (NpReviewEntries *self, gpointer entry)
{
  return self->hidden == NULL || !g_hash_table_contains (self->hidden, entry);
}

static GtkWidget *
make_row (gpointer entry, gpointer data)
{
  NpReviewEntries *self = data;
  NpDossier *dossier = np_session_get_dossier (self->session);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  g_autofree char *time = np_entry_dup_time (entry);
  const char *seat = np_object_get_string (entry, NP_ENTRY_SEAT);
  g_autofree char *code = *seat != '\0' ? np_seat_dup_code (dossier, seat) : g_strdup ("");
  GtkWidget *clock = gtk_label_new (time), *chip = np_chip_new (code, "np-seat"), *line, *rule;
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *check = signed_new (self, entry);

  gtk_widget_add_css_class (clock, "np-entry-time");
  gtk_widget_set_valign (clock, GTK_ALIGN_START);
  gtk_widget_set_valign (chip, GTK_ALIGN_START);
  gtk_widget_set_opacity (chip, *code != '\0');
  line = np_regime_line_new (NP_REGIME_OFF);
  rule = gtk_button_new ();
  gtk_widget_set_size_request (rule, 56, -1);
  gtk_widget_add_css_class (rule, "flat");
  g_object_set_data (G_OBJECT (rule), "np-entry", entry);
  g_signal_connect (rule, "clicked", G_CALLBACK (rule_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), clock);
  gtk_box_append (GTK_BOX (box), chip);
  gtk_box_append (GTK_BOX (box), words_new (self, entry, NP_LANG_RU, _("In Russian")));
  gtk_box_append (GTK_BOX (box), words_new (self, entry, NP_LANG_EN, _("In English")));
  gtk_widget_set_size_request (end, 84, -1);
  gtk_box_append (GTK_BOX (end), rule);
  gtk_box_append (GTK_BOX (end), check);
  gtk_box_append (GTK_BOX (box), end);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "np-entry");
  g_object_set_data_full (G_OBJECT (row), "np-entry", g_object_ref (entry), g_object_unref);
  g_object_set_data (G_OBJECT (row), "np-rule", rule);
  g_object_set_data (G_OBJECT (row), "np-line", line);
  g_object_set_data (G_OBJECT (row), "np-signed", check);
  update_row (row);
  gtk_widget_set_visible (row, is_shown (self, entry));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, time, -1);
  return row;
}

static void
changed_cb (NpReviewEntries *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    update_row (GTK_WIDGET (row));
}

/* ---- rows, a few at a time ---- */

static void
splice_rows (NpReviewEntries *self, guint place, guint removed, guint n)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, g_list_model_get_item (self->entries, place + i));
  g_list_store_splice (self->rows, place, removed, items->pdata, n);
}

static void
add_rows (NpReviewEntries *self, guint n)
{
  guint made = g_list_model_get_n_items (G_LIST_MODEL (self->rows)), all = g_list_model_get_n_items (self->entries);

  if (made < all)
    splice_rows (self, made, 0, MIN (n, all - made));
}

/* Up to a page below the end of what is seen, and to the row that was asked for. */
static gboolean
needs_more (NpReviewEntries *self)
{
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  guint made = self->entries != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->rows)) : 0;

  return self->entries != NULL && made < g_list_model_get_n_items (self->entries)
         && ((int) made <= self->focus
             || gtk_adjustment_get_upper (place) < gtk_adjustment_get_value (place) + 2 * gtk_adjustment_get_page_size (place));
}

static void
take_focus (NpReviewEntries *self)
{
  GtkListBoxRow *row = self->focus >= 0 ? gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), self->focus) : NULL;

  if (row == NULL)
    return;
  self->focus = -1;
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static gboolean
more_cb (gpointer data)
{
  NpReviewEntries *self = data;
  gint64 end = g_get_monotonic_time () + SLICE_MICROSECONDS;

  for (guint n = 0; n < ROWS_AT_ONCE && needs_more (self) && (n == 0 || g_get_monotonic_time () < end); n++)
    add_rows (self, 1);
  take_focus (self);
  if (needs_more (self))
    return G_SOURCE_CONTINUE;
  self->more = 0;
  return G_SOURCE_REMOVE;
}

/* After the frame, when the list knows how high it is. */
static void
make_more (NpReviewEntries *self)
{
  if (self->more == 0 && needs_more (self))
    self->more = g_idle_add_full (G_PRIORITY_LOW, more_cb, self, NULL);
}

static void
entries_changed_cb (GListModel *entries, guint position, guint removed, guint added, NpReviewEntries *self)
{
  guint made = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  /* One that comes where rows are made has its row at once; one behind them waits for its turn. */
  if (position < made)
    splice_rows (self, position, MIN (removed, made - position), added);
  make_more (self);
}

static void
bind (NpReviewEntries *self)
{
  if (self->meeting != NULL && !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (!g_set_object (&self->bound, self->meeting))
    return;
  g_clear_handle_id (&self->more, g_source_remove);
  if (self->entries != NULL)
    g_signal_handlers_disconnect_by_func (self->entries, entries_changed_cb, self);
  g_clear_object (&self->entries);
  g_list_store_remove_all (self->rows);
  g_clear_pointer (&self->hidden, g_hash_table_unref);
  self->focus = -1;
  if (self->meeting == NULL)
    return;
  self->entries = g_object_ref (np_object_get_list (self->meeting, NP_MEETING_ENTRIES));
  g_signal_connect (self->entries, "items-changed", G_CALLBACK (entries_changed_cb), self);
  add_rows (self, ROWS_AT_ONCE);
  make_more (self);
}

void
np_review_entries_set_meeting (NpReviewEntries *self, NpSession *session, gpointer meeting)
{
  if (self->session != session)
    {
      if (self->session != NULL)
        g_signal_handlers_disconnect_by_func (self->session, changed_cb, self);
      g_set_object (&self->session, session);
      if (session != NULL)
        g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
  if (!g_set_object (&self->meeting, meeting))
    return;
  bind (self);
}

void
np_review_entries_show (NpReviewEntries *self, gpointer entry)
{
  g_set_object (&self->shown, entry);
  np_review_entries_focus (self);
}

void
np_review_entries_focus (NpReviewEntries *self)
{
  self->focus = self->shown != NULL && np_object_get_parent (self->shown) == (gpointer) self->meeting
                ? (int) np_object_get_position (self->shown) : 0;
  take_focus (self);
  if (self->entries == NULL)
    self->focus = -1;
  make_more (self);
}

gboolean
np_review_entries_filter (NpReviewEntries *self, NpSearch *search)
{
  guint n = self->entries != NULL ? g_list_model_get_n_items (self->entries) : 0;
  GtkListBoxRow *row;

  g_clear_pointer (&self->hidden, g_hash_table_unref);
  if (search != NULL)
    self->hidden = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < n && search != NULL; i++)
    {
      g_autoptr(NpObject) entry = g_list_model_get_item (self->entries, i);

      if (!np_filter_shows_entry (search, entry))
        g_hash_table_add (self->hidden, entry);
    }
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    gtk_widget_set_visible (GTK_WIDGET (row), is_shown (self, g_object_get_data (G_OBJECT (row), "np-entry")));
  make_more (self);
  return n > (self->hidden != NULL ? g_hash_table_size (self->hidden) : 0);
}

gpointer
np_review_entries_get_focus (NpReviewEntries *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  GtkWidget *row = focus == NULL ? NULL : GTK_IS_LIST_BOX_ROW (focus) ? focus : gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);

  return row != NULL && gtk_widget_get_parent (row) == self->list ? g_object_get_data (G_OBJECT (row), "np-entry") : NULL;
}

static void
np_review_entries_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (np_review_entries_parent_class)->map (widget);
  bind (NP_REVIEW_ENTRIES (widget));
}

static void
np_review_entries_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  NpReviewEntries *self = NP_REVIEW_ENTRIES (widget);

  gtk_widget_allocate (self->scrolled, width, height, baseline, NULL);
  if (gtk_widget_get_parent (self->popover) != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
np_review_entries_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (NP_REVIEW_ENTRIES (widget)->scrolled, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static void
np_review_entries_dispose (GObject *object)
{
  NpReviewEntries *self = NP_REVIEW_ENTRIES (object);

  g_clear_handle_id (&self->more, g_source_remove);
  if (self->entries != NULL)
    g_signal_handlers_disconnect_by_func (self->entries, entries_changed_cb, self);
  g_clear_object (&self->entries);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->hidden, g_hash_table_unref);
  g_clear_object (&self->session);
  g_clear_object (&self->meeting);
  g_clear_object (&self->bound);
  g_clear_object (&self->shown);
  g_clear_object (&self->asked);
  if (self->popover != NULL && gtk_widget_get_parent (self->popover) != NULL)
    gtk_widget_unparent (self->popover);
  g_clear_object (&self->popover);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  G_OBJECT_CLASS (np_review_entries_parent_class)->dispose (object);
}

static void
np_review_entries_class_init (NpReviewEntriesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = np_review_entries_dispose;
  widget_class->map = np_review_entries_map;
  widget_class->size_allocate = np_review_entries_size_allocate;
  widget_class->measure = np_review_entries_measure;
}

static void
np_review_entries_init (NpReviewEntries *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *hint = gtk_label_new (_("Both languages, side by side. The button at the end is the rule the entry was said under."));

  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_widget_add_css_class (hint, "np-row-status");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "np-entries");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Entries"), -1);
  gtk_widget_add_css_class (box, "np-sheet");
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), self->list);
  self->focus = -1;
  self->rows = g_list_store_new (NP_TYPE_ENTRY);
  gtk_list_box_bind_model (GTK_LIST_BOX (self->list), G_LIST_MODEL (self->rows), make_row, self, NULL);
  self->popover = popover_new (self);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), box);
  {
    GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));

    g_signal_connect_swapped (place, "value-changed", G_CALLBACK (make_more), self);
    g_signal_connect_swapped (place, "changed", G_CALLBACK (make_more), self);
  }
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}
