/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/meetings/np-note-composer.h"

#include <glib/gi18n.h>

#include "meeting/np-note-entry.h"
#include "meeting/np-regime.h"
#include "store/np-document.h"
#include "ui/meetings/np-note-line.h"
#include "ui/meetings/np-note-popup.h"

/* The draft is to be on the disk two seconds after it was typed (SAFETY 1 D2): what is left is for the disk. Timers of whole
 * seconds may come later. */
#define DRAFT_MILLISECONDS 1500
#define MAX_LINES 5

struct _NpNoteComposer
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *scrolled;
  NpNoteLine *line;
  GtkWidget *hint;
  GtkWidget *reads_as;
  GtkWidget *reading;
  GtkWidget *script;
  GtkFlowBox *keys;
  NpNotePopup *popup;

  NpSession *session;
  NpObject *meeting;
  GSignalGroup *signals;
  NpNoteContext *context;
  NpNoteState state;
  char *seat;    /* identifier of state.seat, which may go away */
  char *since;
  NpNote *note;
  NpObject *editing;
  char *first_key;
  char *memory;
  NpEntrySetting memory_setting;
  guint draft_timer;
  gsize token_start; /* of what the popup completes */
  gssize dismissed;  /* the token whose popup was closed by Escape, -1 none */
};

G_DEFINE_FINAL_TYPE (NpNoteComposer, np_note_composer, GTK_TYPE_WIDGET)

enum { STATE_CHANGED, EDITED, N_SIGNALS };
static guint signals[N_SIGNALS];

static char *
now_words (const char *format)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, format);
}

static void
set_state (NpNoteComposer *self, const NpNoteState *state)
{
  if (self->since == NULL || self->state.regime != state->regime)
    {
      g_free (self->since);
      self->since = now_words ("%H:%M");
    }
  self->state = *state;
  g_free (self->seat);
  self->seat = g_strdup (state->seat != NULL ? np_object_get_id (state->seat) : NULL);
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

/* ---- what is seen ---- */

static void
update_reading (NpNoteComposer *self)
{
  g_autofree char *reading = np_note_dup_reading (self->note, np_ui_lang ());
  g_autofree char *spoken = NULL;
  NpLang lang;
  gboolean known = np_note_detect_language (self->note->text, &lang);
  const char *what = self->editing != NULL ? _("Editing") : self->memory != NULL ? _("From memory") : _("Reads as");

  gtk_label_set_text (GTK_LABEL (self->reads_as), what);
  gtk_label_set_text (GTK_LABEL (self->reading), reading);
  gtk_label_set_text (GTK_LABEL (self->script), !known ? "" : lang == NP_LANG_RU ? _("Cyr  RU") : _("Lat  EN"));
  spoken = g_strdup_printf ("%s: %s", what, reading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->line), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
}

static void
update_popup (NpNoteComposer *self, const char *line)
{
  GdkRectangle where;
  gsize start = 0;
  g_autoptr(GPtrArray) candidates = NULL;

  if (*line == '\0' || !gtk_widget_has_focus (GTK_WIDGET (self->line)))
    {
      np_note_popup_show (self->popup, NULL, NULL);
      return;
    }
  candidates = np_note_complete (self->context, line, np_note_line_get_caret (self->line, line), &start);
  if (candidates->len > 0 && (gssize) start == self->dismissed)
    g_ptr_array_set_size (candidates, 0);
  else if (candidates->len == 0 || (gssize) start != self->dismissed)
    self->dismissed = -1;
  self->token_start = start;
  np_note_line_get_caret_place (self->line, GTK_WIDGET (self), &where);
  np_note_popup_show (self->popup, candidates, &where);
}

static void
read_line (NpNoteComposer *self)
{
  g_autofree char *line = np_note_line_dup (self->line);
  NpNoteState from = self->state;

  gtk_widget_set_visible (self->hint, *line == '\0');
  if (self->context == NULL)
    return;
  if (self->editing != NULL)
    np_note_state_of_entry (NP_ENTRY (self->editing), &from);
  g_clear_pointer (&self->note, np_note_free);
  self->note = np_note_parse (self->context, &from, line);
  np_note_line_paint (self->line, self->note);
  update_reading (self);
  update_popup (self, line);
}

/* ---- the draft ---- */

void
np_note_composer_flush (NpNoteComposer *self)
{
  NpDocument *document = self->session != NULL ? np_session_get_document (self->session) : NULL;
  g_autofree char *line = NULL, *key = NULL, *seat_key = NULL;

  g_clear_handle_id (&self->draft_timer, g_source_remove);
  if (document == NULL || self->meeting == NULL)
    return;
  line = np_note_line_dup (self->line);
  key = g_strdup_printf ("entry:%s", np_object_get_id (self->meeting));
  /* Who speaks is a key, not a character of the line. */
  seat_key = g_strdup_printf (NP_DOCUMENT_ASIDE "seat:%s", np_object_get_id (self->meeting));
  np_document_draft (document, seat_key, *line != '\0' && self->editing == NULL ? self->seat : NULL);
  np_document_draft (document, key, line);
}

static gboolean
draft_cb (gpointer data)
{
  NpNoteComposer *self = data;

  self->draft_timer = 0;
  np_note_composer_flush (self);
  return G_SOURCE_REMOVE;
}

static void
queue_draft (NpNoteComposer *self)
{
  if (self->draft_timer == 0)
    self->draft_timer = g_timeout_add (DRAFT_MILLISECONDS, draft_cb, self);
}

static void
changed_cb (NpNoteComposer *self)
{
  if (np_note_line_is_empty (self->line))
    g_clear_pointer (&self->first_key, g_free);
  else if (self->first_key == NULL)
    self->first_key = now_words ("%Y-%m-%dT%H:%M:%S");
  queue_draft (self);
  read_line (self);
}

/* ---- storing ---- */

static void
end_editing (NpNoteComposer *self)
{
  if (self->editing == NULL)
    return;
  g_clear_object (&self->editing);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
commit (NpNoteComposer *self)
{
  g_autoptr(NpChange) change = NULL;
  g_autofree char *now = now_words ("%Y-%m-%dT%H:%M:%S");
  NpNoteState state;

  if (self->context == NULL || self->note == NULL)
    return;
  if (self->editing != NULL)
    {
      if (self->note->stores)
        {
          change = np_change_new (_("edit an entry"));
          np_note_entry_edit (NP_ENTRY (self->editing), self->note, now, change);
          np_session_apply (self->session, change);
        }
      end_editing (self);
      np_note_line_set (self->line, "", -1);
      np_note_composer_flush (self);
      return;
    }
  state = self->note->state;
  if (self->note->stores)
    {
      NpEntry *entry;

      change = np_change_new (_("store an entry"));
      entry = np_note_entry_add (NP_MEETING (self->meeting), self->note,
                                 self->memory != NULL ? self->memory : self->first_key != NULL ? self->first_key : now, change);
      if (self->memory != NULL)
        np_note_entry_set_memory (entry, NP_MEETING (self->meeting), self->memory_setting, change);
      if (!np_session_apply (self->session, change))
        return;
    }
  else if (self->memory == NULL && (state.seat != self->state.seat || state.regime != self->state.regime))
    {
      change = np_change_new (_("change speaker or rule"));
      np_note_entry_keep_state (NP_MEETING (self->meeting), &state, change);
      np_session_apply (self->session, change);
    }
  np_note_line_set (self->line, "", -1);
  set_state (self, &state);
  read_line (self);
  np_note_composer_flush (self);
}

void
np_note_composer_edit (NpNoteComposer *self, gpointer entry)
{
  g_autofree char *line = NULL;

  if (self->context == NULL)
    return;
  g_set_object (&self->editing, entry);
  line = np_note_entry_dup_line (NP_ENTRY (entry), self->context);
  np_note_line_set (self->line, line, -1);
  np_note_composer_focus (self);
}

/* Ctrl+Z: in an empty line the last entry comes back into it, else the text has its own undo. */
static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpNoteComposer *self = NP_NOTE_COMPOSER (widget);
  NpEntry *last = self->meeting != NULL ? np_note_entry_get_last (NP_MEETING (self->meeting)) : NULL;
  g_autoptr(NpChange) change = NULL;
  g_autofree char *line = NULL, *at = NULL;
  NpNoteState state;

  if (!np_note_line_is_empty (self->line) || self->memory != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self->line), "text.undo", NULL);
      return;
    }
  if (last == NULL || self->context == NULL)
    return;
  change = np_change_new (_("take an entry back"));
  np_note_state_of_entry (last, &state);
  at = g_strdup (np_object_get_string (last, NP_ENTRY_AT));
  line = np_note_entry_take_back (last, self->context, change);
  np_note_entry_keep_state (NP_MEETING (self->meeting), &state, change);
  if (!np_session_apply (self->session, change))
    return;
  set_state (self, &state);
  g_free (self->first_key);
  self->first_key = g_steal_pointer (&at);
  np_note_line_set (self->line, line, -1);
}

/* ---- keys ---- */

static void
take_candidate (NpNoteComposer *self)
{
  const NpNoteCandidate *candidate = np_note_popup_get (self->popup);

  if (candidate != NULL)
    np_note_line_complete (self->line, self->token_start, candidate->insert);
}

/* Backspace directly behind a token makes it plain text. */
static gboolean
make_plain (NpNoteComposer *self)
{
  g_autofree char *line = np_note_line_dup (self->line);
  gsize caret = np_note_line_get_caret (self->line, line);

  if (gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->line))) || self->note == NULL)
    return FALSE;
  for (guint i = 0; i < self->note->tokens->len; i++)
    {
      const NpNoteToken *token = &g_array_index (self->note->tokens, NpNoteToken, i);

      if (token->end != caret || token->kind == NP_NOTE_TEXT || token->kind == NP_NOTE_UNKNOWN || token->kind == NP_NOTE_PRIVATE)
        continue;
      np_note_line_insert (self->line, token->start, NP_NOTE_PLAIN);
      return TRUE;
    }
  return FALSE;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, NpNoteComposer *self)
{
  gboolean shown = np_note_popup_is_shown (self->popup);

  modifiers &= gtk_accelerator_get_default_mod_mask ();
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && modifiers == 0)
    {
      /* An input method that is composing has the key first. */
      GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));

      if (event != NULL && gtk_text_view_im_context_filter_keypress (GTK_TEXT_VIEW (self->line), event))
        return TRUE;
      commit (self);
      return TRUE;
    }
  if (modifiers != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Escape:
      if (!shown)
        return FALSE;
      self->dismissed = self->token_start;
      np_note_popup_show (self->popup, NULL, NULL);
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      if (!shown)
        return FALSE;
      take_candidate (self);
      return TRUE;
    case GDK_KEY_Right:
      if (!shown || !np_note_line_is_at_end_of_word (self->line))
        return FALSE;
      take_candidate (self);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      if (shown)
        {
          np_note_popup_move (self->popup, key == GDK_KEY_Up ? -1 : 1);
          return TRUE;
        }
      if (key == GDK_KEY_Up && np_note_line_is_empty (self->line) && self->meeting != NULL && self->memory == NULL
          && np_note_entry_get_last (NP_MEETING (self->meeting)) != NULL)
        {
          np_note_composer_edit (self, np_note_entry_get_last (NP_MEETING (self->meeting)));
          return TRUE;
        }
      return FALSE;
    case GDK_KEY_BackSpace:
      return make_plain (self);
    default:
      return FALSE;
    }
}

void
np_note_composer_choose_seat (NpNoteComposer *self, guint index)
{
  g_autofree char *line = g_strdup_printf ("=%u", index + 1);
  g_autoptr(NpNote) note = NULL;

  if (self->context == NULL)
    return;
  note = np_note_parse (self->context, &self->state, line);
  if (note->state.seat == NULL || note->stores)
    return;
  set_state (self, &note->state);
  read_line (self);
  if (!np_note_line_is_empty (self->line))
    queue_draft (self);
}

void
np_note_composer_pick (NpNoteComposer *self, const char *sigil)
{
  g_autofree char *line = np_note_line_dup (self->line), *insert = NULL;
  gsize caret = np_note_line_get_caret (self->line, line);
  gboolean apart = caret == 0 || line[caret - 1] == ' ' || line[caret - 1] == '\n';

  np_note_composer_focus (self);
  insert = g_strconcat (apart ? "" : " ", sigil, NULL);
  np_note_line_insert (self->line, caret, insert);
}

void
np_note_composer_fix_layout (NpNoteComposer *self)
{
  np_note_line_fix_layout (self->line);
  np_note_composer_focus (self);
}

/* ---- what it belongs to ---- */

static void
make_context (NpNoteComposer *self)
{
  g_clear_pointer (&self->context, np_note_context_free);
  if (self->meeting == NULL)
    return;
  self->context = np_note_context_new (np_session_get_dossier (self->session), NP_MEETING (self->meeting));
  self->state.seat = np_dossier_find_type (np_session_get_dossier (self->session), self->seat, NP_TYPE_SEAT);
}

/* Who speaks under which rule, and since when, as the entries tell it. */
static void
take_state (NpNoteComposer *self)
{
  NpNoteState state = { NULL, NP_REGIME_OFF };
  NpObject *last;

  np_note_state_of_meeting (NP_MEETING (self->meeting), &state);
  last = (NpObject *) np_note_entry_get_last (NP_MEETING (self->meeting));
  /* In a running meeting speaker and rule hold, also over an end of the program: nobody is exposed by a crash. Later, what
   * is remembered takes the rule of the meeting. */
  if (np_object_get_enum (self->meeting, NP_MEETING_STATE) != NP_MEETING_RUNNING)
    state = (NpNoteState) { NULL, np_object_get_enum (self->meeting, NP_MEETING_REGIME) };
  set_state (self, &state);
  g_free (self->since);
  self->since = g_strdup ("");
  for (; last != NULL && np_object_get_enum (last, NP_ENTRY_REGIME) == (int) state.regime;
       last = np_object_get_position (last) == 0 ? NULL
              : np_object_get_child (self->meeting, NP_MEETING_ENTRIES, np_object_get_position (last) - 1))
    if (strlen (np_object_get_string (last, NP_ENTRY_AT)) >= 16)
      {
        g_free (self->since);
        self->since = g_strndup (np_object_get_string (last, NP_ENTRY_AT) + 11, 5);
      }
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

static void
take_draft (NpNoteComposer *self)
{
  const char *id = np_object_get_id (self->meeting);
  g_autofree char *key = g_strdup_printf ("entry:%s", id), *seat_key = g_strdup_printf (NP_DOCUMENT_ASIDE "seat:%s", id);
  g_autofree char *draft = np_session_take_draft (self->session, key), *seat = np_session_take_draft (self->session, seat_key);
  gpointer speaker = seat != NULL ? np_dossier_find_type (np_session_get_dossier (self->session), seat, NP_TYPE_SEAT) : NULL;

  if (draft == NULL || !np_note_line_is_empty (self->line))
    return;
  if (speaker != NULL)
    set_state (self, &(NpNoteState) { speaker, self->state.regime });
  np_note_line_set (self->line, draft, -1);
  np_note_composer_flush (self); /* the next save removes the journal it came from */
}

static void
session_changed_cb (NpSession *session, NpChange *change, gboolean undone, NpNoteComposer *self)
{
  if (self->meeting == NULL)
    return;
  if (self->editing != NULL && np_object_get_parent (self->editing) == NULL)
    end_editing (self);
  /* A change of the rule that is undone is undone here, too. */
  for (guint i = 0; undone && i < np_change_get_n_steps (change); i++)
    {
      NpStep step;

      np_change_get_step (change, i, &step);
      if (step.kind == NP_STEP_SET && step.object == self->meeting && step.field == NP_MEETING_NOW)
        take_state (self);
    }
  if (np_change_touches_type (change, NP_TYPE_SEAT) || np_change_touches_type (change, NP_TYPE_MEASURE)
      || np_change_touches_type (change, NP_TYPE_PARTY) || np_change_touches_type (change, NP_TYPE_MEETING))
    {
      make_context (self);
      read_line (self);
    }
  take_draft (self);
}

/* Entries came back, and perhaps the line that was being typed. */
static void
restored_cb (NpNoteComposer *self)
{
  if (self->meeting == NULL)
    return;
  take_state (self);
  take_draft (self);
  read_line (self);
}

void
np_note_composer_set_meeting (NpNoteComposer *self, NpSession *session, gpointer meeting)
{
  if (self->meeting == meeting && self->session == session)
    return;
  np_note_composer_flush (self);
  g_set_object (&self->meeting, meeting);
  g_set_object (&self->session, session);
  g_signal_group_set_target (self->signals, session);
  g_clear_object (&self->editing);
  g_clear_pointer (&self->seat, g_free);
  g_clear_pointer (&self->since, g_free);
  g_clear_pointer (&self->note, np_note_free);
  make_context (self);
  np_note_line_set (self->line, "", -1);
  if (meeting == NULL)
    return;
  take_state (self);
  take_draft (self);
  read_line (self);
}

int
np_note_composer_get_regime (NpNoteComposer *self)
{
  return self->state.regime;
}

const char *
np_note_composer_get_since (NpNoteComposer *self)
{
  return self->since != NULL ? self->since : "";
}

void
np_note_composer_set_memory (NpNoteComposer *self, const char *at, NpEntrySetting setting)
{
  self->memory_setting = setting;
  g_free (self->memory);
  self->memory = g_strdup (at);
  read_line (self);
}

void
np_note_composer_focus (NpNoteComposer *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->line));
}

GtkTextView *
np_note_composer_get_view (NpNoteComposer *self)
{
  return GTK_TEXT_VIEW (self->line);
}

static void
focus_cb (NpNoteComposer *self)
{
  if (gtk_widget_has_focus (GTK_WIDGET (self->line)))
    return;
  np_note_popup_show (self->popup, NULL, NULL);
  if (self->draft_timer != 0)
    np_note_composer_flush (self);
}

static void
np_note_composer_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  NpNoteComposer *self = NP_NOTE_COMPOSER (widget);

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  gtk_popover_present (GTK_POPOVER (self->popup));
}

static void
np_note_composer_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (NP_NOTE_COMPOSER (widget)->box, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static void
np_note_composer_dispose (GObject *object)
{
  NpNoteComposer *self = NP_NOTE_COMPOSER (object);

  g_clear_handle_id (&self->draft_timer, g_source_remove);
  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  g_clear_object (&self->meeting);
  g_clear_object (&self->editing);
  g_clear_pointer (&self->context, np_note_context_free);
  g_clear_pointer (&self->note, np_note_free);
  if (self->popup != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popup));
  self->popup = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), NP_TYPE_NOTE_COMPOSER);
  G_OBJECT_CLASS (np_note_composer_parent_class)->dispose (object);
}

static void
np_note_composer_finalize (GObject *object)
{
  NpNoteComposer *self = NP_NOTE_COMPOSER (object);

  g_free (self->seat);
  g_free (self->since);
  g_free (self->first_key);
  g_free (self->memory);
  G_OBJECT_CLASS (np_note_composer_parent_class)->finalize (object);
}

static void
np_note_composer_class_init (NpNoteComposerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (NP_TYPE_NOTE_LINE);
  G_OBJECT_CLASS (klass)->dispose = np_note_composer_dispose;
  G_OBJECT_CLASS (klass)->finalize = np_note_composer_finalize;
  widget_class->size_allocate = np_note_composer_size_allocate;
  widget_class->measure = np_note_composer_measure;
  signals[STATE_CHANGED] = g_signal_new ("state-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "note.undo", NULL, undo_cb);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nonpaper/Nonpaper/ui/meetings/np-note-composer.ui");
  gtk_widget_class_bind_template_child (widget_class, NpNoteComposer, box);
  gtk_widget_class_bind_template_child (widget_class, NpNoteComposer, scrolled);
  gtk_widget_class_bind_template_child (widget_class, NpNoteComposer, line);
  gtk_widget_class_bind_template_child (widget_class, NpNoteComposer, hint);
  gtk_widget_class_bind_template_child (widget_class, NpNoteComposer, reads_as);
  gtk_widget_class_bind_template_child (widget_class, NpNoteComposer, reading);
  gtk_widget_class_bind_template_child (widget_class, NpNoteComposer, script);
  gtk_widget_class_bind_template_child (widget_class, NpNoteComposer, keys);
}

static void
add_keys (NpNoteComposer *self)
{
  static const struct { const char *key, *words; } keys[] = {
    { "Enter", NC_("key", "store") }, { "Ctrl 1–9", NC_("key", "speaker") }, { "*", NC_("key", "measure") }, { "!", NC_("key", "rule") },
    { "\\", NC_("key", "private") }, { "F8", NC_("key", "fix layout") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *key = gtk_label_new (keys[i].key);
      GtkWidget *words = gtk_label_new (g_dpgettext2 (NULL, "key", keys[i].words));

      gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (key, "np-key");
      gtk_widget_add_css_class (words, "np-row-status");
      gtk_box_append (GTK_BOX (box), key);
      gtk_box_append (GTK_BOX (box), words);
      gtk_flow_box_insert (self->keys, box, -1);
    }
}

static void
np_note_composer_init (NpNoteComposer *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->dismissed = -1;
  self->popup = np_note_popup_new (GTK_WIDGET (self));
  self->signals = g_signal_group_new (NP_TYPE_SESSION);
  g_signal_group_connect (self->signals, "changed", G_CALLBACK (session_changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "drafts", G_CALLBACK (restored_cb), self);
  g_signal_group_connect_swapped (self->signals, "flush", G_CALLBACK (np_note_composer_flush), self);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->line)), "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->line, "notify::has-focus", G_CALLBACK (focus_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->line), keys);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scrolled), MAX_LINES * 21 + 20);
  add_keys (self);
}
