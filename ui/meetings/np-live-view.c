/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/meetings/np-live-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "dossier/np-meeting.h"
#include "meeting/np-regime.h"
#include "store/np-document.h"
#include "ui/meetings/np-entry-row.h"
#include "ui/meetings/np-live-strip.h"
#include "ui/meetings/np-meeting-signs.h"
#include "ui/meetings/np-note-composer.h"
#include "ui/widgets/np-model-words.h"

/* So many entries have rows while the end is followed; earlier ones come when somebody scrolls up to them. Every row costs a
 * little in each frame, seen or not. */
#define N_ROWS 80

struct _NpLiveView
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *regime_line;
  GtkWidget *regime_word;
  GtkWidget *regime_more;
  GtkWidget *journal;
  GtkWidget *elsewhere;
  GtkWidget *count;
  GtkWidget *scrolled;
  GtkListBox *list;
  AdwBin *pending;
  GtkWidget *below;
  NpNoteComposer *composer;
  GtkWidget *strip;

  NpSession *session;
  NpObject *meeting;
  GListModel *entries;
  GListStore *rows;        /* those from @first on (a GtkSliceListModel would replace all when it moves) */
  guint first;
  guint trim;
  GSignalGroup *signals;
  GSignalGroup *journal_signals;
  gboolean discreet;
  gboolean away;       /* scrolled up: new entries wait below */
  guint n_below;
  GQueue waiting;      /* Waiting, rising: entries the disk has not acknowledged */
  guint64 told;        /* last record known to be kept */
  char *kept_at;
  char *lost_at;
  guint timer;
  guint follow;
  GtkWidget *wanted;   /* the row to be brought into sight, NULL none */
};

G_DEFINE_FINAL_TYPE (NpLiveView, np_live_view, GTK_TYPE_WIDGET)

/* ---- what is true about the disk ---- */

static char *
now_words (const char *format)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, format);
}

typedef struct
{
  guint64 sequence; /* of its record in the journal */
  gint64 since;     /* monotonic time */
  GtkWidget *row;
} Waiting;

static void
waiting_free (gpointer data)
{
  Waiting *self = data;

  g_object_unref (self->row);
  g_free (self);
}

static NpJournal *
get_journal (NpLiveView *self)
{
  NpDocument *document = self->session != NULL ? np_session_get_document (self->session) : NULL;

  return document != NULL ? np_document_get_journal (document) : NULL;
}

/* Acknowledged entries are let go; the others say that they are in memory alone once the disk refused. */
static void
update_waiting (NpLiveView *self, guint64 kept, NpJournalState state)
{
  Waiting *first;

  while ((first = g_queue_peek_head (&self->waiting)) != NULL && first->sequence <= kept)
    {
      np_entry_row_set_kept (NP_ENTRY_ROW (first->row), TRUE);
      waiting_free (g_queue_pop_head (&self->waiting));
    }
  for (GList *l = state == NP_JOURNAL_NOT_KEPT ? self->waiting.head : NULL; l != NULL; l = l->next)
    np_entry_row_set_kept (NP_ENTRY_ROW (((Waiting *) l->data)->row), FALSE);
}

static void
update_journal (NpLiveView *self)
{
  NpJournal *journal = get_journal (self);
  NpJournalState state = journal != NULL ? np_journal_get_state (journal) : NP_JOURNAL_NOT_KEPT;
  guint64 kept = journal != NULL ? np_journal_get_kept (journal) : 0;
  Waiting *first;
  g_autofree char *words = NULL;

  if (kept > self->told)
    {
      self->told = kept;
      g_free (self->kept_at);
      self->kept_at = now_words ("%H:%M:%S");
    }
  if (state != NP_JOURNAL_NOT_KEPT)
    g_clear_pointer (&self->lost_at, g_free);
  else if (self->lost_at == NULL)
    self->lost_at = now_words ("%H:%M");
  update_waiting (self, kept, state);
  first = g_queue_peek_head (&self->waiting);
  if (journal == NULL)
    words = g_strdup (_("opened for reading: nothing is kept"));
  else if (state == NP_JOURNAL_NOT_KEPT)
    words = g_strdup_printf (_("Not on disk since %s – kept in memory"), self->lost_at);
  else if (first != NULL && g_get_monotonic_time () - first->since > G_USEC_PER_SEC)
    words = g_strdup (_("not yet kept"));
  else if (self->kept_at == NULL)
    words = g_strdup (_("journal ready"));
  else
    words = g_strdup_printf (_("journalled %s"), self->kept_at);
  gtk_label_set_text (GTK_LABEL (self->journal), words);
  gtk_widget_set_visible (self->elsewhere, journal != NULL && state == NP_JOURNAL_NOT_KEPT);
  if (journal == NULL || state == NP_JOURNAL_NOT_KEPT)
    gtk_widget_add_css_class (self->journal, "np-warn");
  else
    gtk_widget_remove_css_class (self->journal, "np-warn");
}

static gboolean
second_cb (gpointer data)
{
  NpLiveView *self = data;
  NpJournal *journal = get_journal (self);

  /* Room may have been made meanwhile. */
  if (journal != NULL && np_journal_get_state (journal) == NP_JOURNAL_NOT_KEPT)
    np_journal_retry (journal);
  update_journal (self);
  return G_SOURCE_CONTINUE;
}

/* An entry that was just stored: its record is the last of the journal. */
static void
wait_for_disk (NpLiveView *self, gpointer entry)
{
  NpJournal *journal = get_journal (self);
  guint place = np_object_get_position (entry) - self->first;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, place);
  Waiting *waiting;

  if (journal == NULL || row == NULL)
    return;
  waiting = g_new (Waiting, 1);
  waiting->sequence = np_journal_get_last (journal);
  waiting->since = g_get_monotonic_time ();
  waiting->row = g_object_ref (GTK_WIDGET (row));
  g_queue_push_tail (&self->waiting, waiting);
}

/* ---- the rule ---- */

static void
update_regime (NpLiveView *self)
{
  static const char *const meaning[] = {
    [NP_REGIME_OFF] = N_("nothing is exported, and search does not find it"),
    [NP_REGIME_DBG] = N_("nothing is exported; internal page only"),
    [NP_REGIME_CHR] = N_("no names, roles or delegations leave this computer"),
    [NP_REGIME_BG] = N_("no names, roles or seats leave this computer"),
    [NP_REGIME_OTR] = N_("may be quoted with its source"),
    [NP_REGIME_OWN] = N_("as ticked in the set-up"),
  };
  NpRegime regime = np_note_composer_get_regime (self->composer);
  NpLang lang = np_ui_lang ();
  guint n = self->meeting != NULL ? np_object_get_n_children (self->meeting, NP_MEETING_ENTRIES) : 0;
  gpointer last = n > 0 ? np_object_get_child (self->meeting, NP_MEETING_ENTRIES, n - 1) : NULL;
  const char *since = np_note_composer_get_since (self->composer);
  g_autofree char *held = *since != '\0' ? g_strdup_printf (_("since %s"), since) : NULL;
  const char *own = self->meeting != NULL ? np_object_get_words_or_other (self->meeting, NP_MEETING_REGIME_TEXT, lang) : "";
  g_autofree char *more = g_strjoin (" · ", np_regime_get_name (regime, np_lang_other (lang)),
                                     regime == NP_REGIME_OWN && *own != '\0' ? own : _(meaning[regime]), held, NULL);
  g_autofree char *count = g_strdup_printf (ngettext ("%u entry", "%u entries", n), n);

  np_regime_line_set_regime (NP_REGIME_LINE (self->regime_line), regime);
  gtk_label_set_text (GTK_LABEL (self->regime_word), np_regime_get_name (regime, lang));
  gtk_label_set_text (GTK_LABEL (self->regime_more), more);
  gtk_label_set_text (GTK_LABEL (self->count), count);
  /* A rule that was just changed shows its divider before the first entry under it. */
  adw_bin_set_child (self->pending, last == NULL || np_object_get_enum (last, NP_ENTRY_REGIME) != (int) regime
                                    ? np_regime_divider_new (since, regime) : NULL);
}

/* ---- the list ---- */

static void
update_below (NpLiveView *self)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u new below", "%u new below", self->n_below), self->n_below);

  gtk_button_set_label (GTK_BUTTON (self->below), words);
  gtk_widget_set_visible (self->below, self->n_below > 0);
}

/* What the list will be as high as, before the frame in which it is. */
static double
measure_height (NpLiveView *self)
{
  GtkWidget *viewport = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->scrolled));
  GtkWidget *content = gtk_viewport_get_child (GTK_VIEWPORT (viewport));
  int height = 0;

  if (gtk_widget_get_width (viewport) > 0)
    gtk_widget_measure (content, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (viewport), &height, NULL, NULL, NULL);
  return height;
}

/* Puts the entries from @from on, @n of them, in the place of @removed rows. */
static void
splice_rows (NpLiveView *self, guint place, guint removed, guint from, guint n)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, g_list_model_get_item (self->entries, from + i));
  g_list_store_splice (self->rows, place, removed, items->pdata, n);
}

static guint
usual_first (NpLiveView *self)
{
  guint n = np_object_get_n_children (self->meeting, NP_MEETING_ENTRIES);

  return n > N_ROWS ? n - N_ROWS : 0;
}

static void
set_first (NpLiveView *self, guint first)
{
  guint old = self->first;

  self->first = first;
  if (first > old)
    splice_rows (self, 0, first - old, 0, 0);
  else if (first < old)
    splice_rows (self, 0, 0, first, old - first);
}

static void
entries_changed_cb (GListModel *entries, guint position, guint removed, guint added, NpLiveView *self)
{
  if (position >= self->first)
    splice_rows (self, position - self->first, removed, position, added);
  else
    {
      self->first = MIN (self->first, usual_first (self));
      splice_rows (self, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), self->first,
                   g_list_model_get_n_items (entries) - self->first);
    }
}

static void
set_entries (NpLiveView *self)
{
  if (self->entries != NULL)
    g_signal_handlers_disconnect_by_func (self->entries, entries_changed_cb, self);
  g_clear_object (&self->entries);
  g_list_store_remove_all (self->rows);
  self->first = 0;
  if (self->meeting == NULL)
    return;
  self->entries = g_object_ref (np_object_get_list (self->meeting, NP_MEETING_ENTRIES));
  self->first = usual_first (self);
  splice_rows (self, 0, 0, self->first, g_list_model_get_n_items (self->entries) - self->first);
  g_signal_connect (self->entries, "items-changed", G_CALLBACK (entries_changed_cb), self);
}

/* At the top of what is shown come earlier entries, and what was seen stays where it is. At the end they go again. */
static gboolean
trim_cb (gpointer data)
{
  NpLiveView *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  double before, more;

  self->trim = 0;
  if (self->meeting == NULL)
    return G_SOURCE_REMOVE;
  if (!self->away)
    {
      set_first (self, usual_first (self));
      return G_SOURCE_REMOVE;
    }
  before = measure_height (self);
  set_first (self, self->first > N_ROWS ? self->first - N_ROWS : 0);
  more = measure_height (self) - before;
  gtk_adjustment_set_upper (adjustment, gtk_adjustment_get_upper (adjustment) + more);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + more);
  return G_SOURCE_REMOVE;
}

static void
trim_later (NpLiveView *self)
{
  if (self->trim == 0)
    self->trim = g_idle_add_full (G_PRIORITY_LOW, trim_cb, self, NULL);
}

static void
scrolled_cb (NpLiveView *self, GtkAdjustment *adjustment)
{
  if (self->follow != 0)
    return;
  self->away = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment)
               < gtk_adjustment_get_upper (adjustment) - 12;
  if (!self->away && self->n_below > 0)
    {
      self->n_below = 0;
      update_below (self);
    }
  if (self->away && self->first > 0 && gtk_adjustment_get_value (adjustment) < gtk_adjustment_get_page_size (adjustment))
    trim_later (self);
}

static void
go_to_end (NpLiveView *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment));
}

/* A third from the top, so that what led to it is seen as well. */
static void
go_to_wanted (NpLiveView *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  double x, y;

  if (gtk_widget_get_parent (self->wanted) == GTK_WIDGET (self->list)
      && gtk_widget_translate_coordinates (self->wanted, GTK_WIDGET (self->list), 0, 0, &x, &y))
    gtk_adjustment_set_value (adjustment, y - gtk_adjustment_get_page_size (adjustment) / 3);
  g_clear_object (&self->wanted);
  scrolled_cb (self, adjustment);
}

static gboolean
follow_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  NpLiveView *self = NP_LIVE_VIEW (widget);

  self->follow = 0;
  if (self->wanted != NULL)
    go_to_wanted (self);
  else
    go_to_end (self);
  return G_SOURCE_REMOVE;
}

/* Told in the middle of the layout, when the rows have their places already: they move with the next frame. */
static void
grown_cb (NpLiveView *self)
{
  if (!self->away && self->follow == 0)
    self->follow = gtk_widget_add_tick_callback (GTK_WIDGET (self), follow_cb, NULL, NULL);
}

void
np_live_view_show_entry (NpLiveView *self, gpointer entry)
{
  g_return_if_fail (np_object_get_parent (entry) == (gpointer) self->meeting);
  g_set_object (&self->wanted, GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, np_object_get_position (entry))));
  /* Its place is known with the next frame. */
  if (self->follow == 0)
    self->follow = gtk_widget_add_tick_callback (GTK_WIDGET (self), follow_cb, NULL, NULL);
}

/* The frame that lays the new row out shows it, too: its place is known before. */
static void
follow_now (NpLiveView *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  double height = measure_height (self);

  if (self->away || self->follow != 0 || height <= gtk_adjustment_get_page_size (adjustment))
    return;
  g_signal_handlers_block_by_func (adjustment, grown_cb, self);
  gtk_adjustment_set_upper (adjustment, height);
  go_to_end (self);
  g_signal_handlers_unblock_by_func (adjustment, grown_cb, self);
}

static void
go_below_cb (NpLiveView *self)
{
  self->away = FALSE;
  go_to_end (self);
  np_live_view_focus (self);
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  NpLiveView *self = data;

  return np_entry_row_new (np_session_get_dossier (self->session), item, self->discreet);
}

static void
refresh_rows (NpLiveView *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    np_entry_row_refresh (NP_ENTRY_ROW (row), self->discreet);
  gtk_list_box_invalidate_headers (self->list);
}

static void
changed_cb (NpSession *session, NpChange *change, gboolean undone, NpLiveView *self)
{
  if (self->meeting == NULL || !np_change_touches (change, self->meeting))
    return;
  for (guint i = 0; i < np_change_get_n_steps (change); i++)
    {
      NpStep step;

      np_change_get_step (change, i, &step);
      if (step.kind == NP_STEP_SET && step.object == self->meeting && step.field == NP_MEETING_NOW)
        continue; /* no row tells it */
      if (step.kind == NP_STEP_SET || step.kind == NP_STEP_REMOVE)
        {
          set_first (self, MIN (self->first, usual_first (self)));
          refresh_rows (self);
        }
      else if (NP_IS_ENTRY (step.child) && np_object_get_parent (step.child) == self->meeting)
        {
          self->n_below += self->away;
          wait_for_disk (self, step.child);
        }
    }
  update_journal (self);
  update_below (self);
  update_regime (self);
  follow_now (self);
  if (!self->away)
    trim_later (self);
}

/* ---- the view ---- */

void
np_live_view_set_meeting (NpLiveView *self, NpSession *session, gpointer meeting)
{
  NpDocument *document = session != NULL ? np_session_get_document (session) : NULL;

  np_live_strip_set_meeting (NP_LIVE_STRIP (self->strip), session, meeting);
  g_set_object (&self->session, session);
  g_signal_group_set_target (self->signals, session);
  g_signal_group_set_target (self->journal_signals, document != NULL ? np_document_get_journal (document) : NULL);
  np_note_composer_set_meeting (self->composer, session, meeting);
  if (!g_set_object (&self->meeting, meeting))
    return;
  g_queue_clear_full (&self->waiting, waiting_free);
  g_clear_pointer (&self->kept_at, g_free);
  self->told = document != NULL && get_journal (self) != NULL ? np_journal_get_kept (get_journal (self)) : 0;
  self->away = FALSE;
  self->n_below = 0;
  g_clear_handle_id (&self->timer, g_source_remove);
  set_entries (self);
  if (meeting != NULL)
    self->timer = g_timeout_add_seconds (1, second_cb, self);
  update_journal (self);
  update_below (self);
  update_regime (self);
}

GtkWidget *
np_live_view_get_strip (NpLiveView *self)
{
  return self->strip;
}

gboolean
np_live_view_get_discreet (NpLiveView *self)
{
  return self->discreet;
}

void
np_live_view_set_discreet (NpLiveView *self, gboolean discreet)
{
  self->discreet = discreet;
  if (discreet)
    gtk_widget_add_css_class (GTK_WIDGET (self), "np-discreet");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "np-discreet");
  refresh_rows (self);
}

char *
np_live_view_dup_clock (NpLiveView *self)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GDateTime) now = g_date_time_new_now (zone);
  g_autoptr(GDateTime) start = NULL;
  gint64 seconds;

  if (self->meeting == NULL || strlen (np_object_get_string (self->meeting, NP_MEETING_DATE)) < 16)
    return g_strdup ("");
  start = g_date_time_new_from_iso8601 (np_object_get_string (self->meeting, NP_MEETING_DATE), zone);
  if (start == NULL)
    {
      g_autofree char *full = g_strconcat (np_object_get_string (self->meeting, NP_MEETING_DATE), ":00", NULL);

      start = g_date_time_new_from_iso8601 (full, zone);
    }
  seconds = start != NULL ? MAX (0, g_date_time_difference (now, start) / G_USEC_PER_SEC) : 0;
  return g_strdup_printf ("%02d:%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60), (int) (seconds % 60));
}

void
np_live_view_flush (NpLiveView *self)
{
  np_note_composer_flush (self->composer);
}

void
np_live_view_focus (NpLiveView *self)
{
  np_note_composer_focus (self->composer);
}

void
np_live_view_choose_seat (NpLiveView *self, guint index)
{
  np_note_composer_choose_seat (self->composer, index);
}

void
np_live_view_pick (NpLiveView *self, const char *sigil)
{
  np_note_composer_pick (self->composer, sigil);
}

void
np_live_view_fix_layout (NpLiveView *self)
{
  np_note_composer_fix_layout (self->composer);
}

static void
np_live_view_dispose (GObject *object)
{
  NpLiveView *self = NP_LIVE_VIEW (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->trim, g_source_remove);
  g_clear_object (&self->signals);
  g_clear_object (&self->journal_signals);
  g_clear_object (&self->session);
  g_clear_object (&self->meeting);
  if (self->rows != NULL)
    set_entries (self);
  g_clear_object (&self->rows);
  g_clear_object (&self->strip);
  g_clear_object (&self->wanted);
  g_queue_clear_full (&self->waiting, waiting_free);
  g_clear_pointer (&self->kept_at, g_free);
  g_clear_pointer (&self->lost_at, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), NP_TYPE_LIVE_VIEW);
  G_OBJECT_CLASS (np_live_view_parent_class)->dispose (object);
}

static void
np_live_view_class_init (NpLiveViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (NP_TYPE_REGIME_LINE);
  g_type_ensure (NP_TYPE_NOTE_COMPOSER);
  G_OBJECT_CLASS (klass)->dispose = np_live_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nonpaper/Nonpaper/ui/meetings/np-live-view.ui");
  gtk_widget_class_bind_template_child (widget_class, NpLiveView, box);
  gtk_widget_class_bind_template_child (widget_class, NpLiveView, regime_line);
  gtk_widget_class_bind_template_child (widget_class, NpLiveView, regime_word);
  gtk_widget_class_bind_template_child (widget_class, NpLiveView, regime_more);
  gtk_widget_class_bind_template_child (widget_class, NpLiveView, journal);
  gtk_widget_class_bind_template_child (widget_class, NpLiveView, elsewhere);
  gtk_widget_class_bind_template_child (widget_class, NpLiveView, count);
  gtk_widget_class_bind_template_child (widget_class, NpLiveView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, NpLiveView, list);
  gtk_widget_class_bind_template_child (widget_class, NpLiveView, pending);
  gtk_widget_class_bind_template_child (widget_class, NpLiveView, below);
  gtk_widget_class_bind_template_child (widget_class, NpLiveView, composer);
}

static void
np_live_view_init (NpLiveView *self)
{
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->strip = g_object_ref_sink (np_live_strip_new ());
  self->signals = g_signal_group_new (NP_TYPE_SESSION);
  g_signal_group_connect (self->signals, "changed", G_CALLBACK (changed_cb), self);
  self->journal_signals = g_signal_group_new (NP_TYPE_JOURNAL);
  g_signal_group_connect_swapped (self->journal_signals, "notify::state", G_CALLBACK (update_journal), self);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  g_signal_connect_swapped (adjustment, "changed", G_CALLBACK (grown_cb), self);
  self->rows = g_list_store_new (NP_TYPE_ENTRY);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->rows), make_row, self, NULL);
  gtk_list_box_set_header_func (self->list, np_entry_row_header_func, NULL, NULL);
  g_signal_connect_swapped (self->below, "clicked", G_CALLBACK (go_below_cb), self);
  g_signal_connect_swapped (self->composer, "state-changed", G_CALLBACK (update_regime), self);
}
