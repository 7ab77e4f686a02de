/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Meetings: set-up, notes, review and what they do to the forecast. */
#include "dossier/np-meeting.h"
#include "meeting/np-meeting-review.h"
#include "np-ui-test.h"
#include "store/np-document.h"
#include "ui/meetings/np-entry-row.h"
#include "ui/meetings/np-live-strip.h"
#include "ui/meetings/np-live-view.h"
#include "ui/meetings/np-meetings-page.h"
#include "ui/meetings/np-note-composer.h"
#include "ui/meetings/np-review-forecast.h"
#include "ui/meetings/np-review-view.h"

typedef struct
{
  NpDossier *dossier;
  NpWindow *window;
  NpPage *page;
  NpObject *meeting;
  NpNoteComposer *composer;
} Room;

/* The second meeting of the sample is only planned: it is started here. */
static void
enter (Room *room, gboolean start)
{
  room->dossier = np_ui_test_sample ();
  room->window = np_ui_test_window (room->dossier, 1280, 800);
  room->meeting = np_dossier_find (room->dossier, "mt2");
  g_assert_true (np_window_show_object (room->window, room->meeting));
  np_ui_test_settle (room->window);
  room->page = np_window_get_page (room->window);
  g_assert_true (NP_IS_MEETINGS_PAGE (room->page));
  if (!start)
    return;
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (room->page), "page.start-meeting", NULL));
  np_ui_test_settle (room->window);
  room->composer = np_ui_test_find (room->page, NP_TYPE_NOTE_COMPOSER);
  g_assert_nonnull (room->composer);
}

static void
leave (Room *room)
{
  np_ui_test_close (room->window);
  g_object_unref (room->dossier);
}

static GtkTextBuffer *
line_of (Room *room)
{
  return gtk_text_view_get_buffer (np_note_composer_get_view (room->composer));
}

static void
type (Room *room, const char *words)
{
  gtk_text_buffer_insert_at_cursor (line_of (room), words, -1);
}

static char *
typed (Room *room)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (line_of (room), &start, &end);
  return gtk_text_buffer_get_text (line_of (room), &start, &end, TRUE);
}

/* A key as the line sees it. */
static gboolean
press (Room *room, guint key)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (np_note_composer_get_view (room->composer)));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
  return handled;
}

static guint
n_entries (Room *room)
{
  return np_object_get_n_children (room->meeting, NP_MEETING_ENTRIES);
}

static gpointer
last_entry (Room *room)
{
  return np_object_get_child (room->meeting, NP_MEETING_ENTRIES, n_entries (room) - 1);
}

static void
test_start (void)
{
  Room room = { 0 };
  guint frozen;

  enter (&room, FALSE);
  frozen = np_object_get_n_children (room.dossier, NP_DOSSIER_FORECASTS);
  g_assert_nonnull (np_ui_test_find_label (room.page, "Seats in table order"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (room.page), "page.start-meeting", NULL));
  np_ui_test_settle (room.window);
  g_assert_cmpint (np_object_get_enum (room.meeting, NP_MEETING_STATE), ==, NP_MEETING_RUNNING);
  /* The forecast is kept before anything is heard; starting is one undo step. */
  g_assert_cmpuint (np_object_get_n_children (room.dossier, NP_DOSSIER_FORECASTS), ==, frozen + 1);
  np_session_undo (np_window_get_session (room.window));
  g_assert_cmpint (np_object_get_enum (room.meeting, NP_MEETING_STATE), ==, NP_MEETING_PLANNED);
  g_assert_cmpuint (np_object_get_n_children (room.dossier, NP_DOSSIER_FORECASTS), ==, frozen);
  leave (&room);
}

static void
test_enter_stores (void)
{
  Room room = { 0 };
  gpointer entry;
  g_autofree char *rest = NULL;

  enter (&room, TRUE);
  type (&room, "=us1 *3+- fine, but 24 h is too short \\ tense");
  g_assert_true (press (&room, GDK_KEY_Return));
  g_assert_cmpuint (n_entries (&room), ==, 1);
  entry = last_entry (&room);
  g_assert_cmpstr (np_object_get_string (entry, NP_ENTRY_SEAT), ==, "us1");
  g_assert_cmpstr (np_object_get_words (entry, NP_ENTRY_TEXT, NP_LANG_EN), ==, "fine, but 24 h is too short");
  g_assert_cmpstr (np_object_get_string (entry, NP_ENTRY_PRIVATE), ==, "tense");
  g_assert_cmpint (np_object_get_enum (np_object_get_child (entry, NP_ENTRY_REACTIONS, 0), NP_REACTION_REACTION), ==,
                   NP_REACT_CONDITIONAL);
  rest = typed (&room);
  g_assert_cmpstr (rest, ==, "");
  /* The speaker holds; a line that makes no sense is stored, too. */
  type (&room, "не готовы обсуждать *nosuch");
  g_assert_true (press (&room, GDK_KEY_Return));
  g_assert_cmpstr (np_object_get_string (last_entry (&room), NP_ENTRY_SEAT), ==, "us1");
  g_assert_cmpint (np_object_get_enum (last_entry (&room), NP_ENTRY_LANGUAGE), ==, 1);
  np_ui_test_settle (room.window);
  g_assert_nonnull (np_ui_test_find (room.page, NP_TYPE_ENTRY_ROW));
  leave (&room);
}

/* A line with only a rule changes the rule and stores nothing; the divider stands there at once. */
static void
test_regime (void)
{
  Room room = { 0 };

  enter (&room, TRUE);
  type (&room, "first");
  press (&room, GDK_KEY_Return);
  type (&room, "!5");
  press (&room, GDK_KEY_Return);
  g_assert_cmpuint (n_entries (&room), ==, 1);
  g_assert_cmpint (np_note_composer_get_regime (room.composer), ==, NP_REGIME_OFF);
  type (&room, "second");
  press (&room, GDK_KEY_Return);
  g_assert_cmpint (np_object_get_enum (last_entry (&room), NP_ENTRY_REGIME), ==, NP_REGIME_OFF);
  leave (&room);
}

static void
test_take_back (void)
{
  Room room = { 0 };
  g_autofree char *at = NULL, *line = NULL, *again = NULL;

  enter (&room, TRUE);
  type (&room, "=us1 *3+ a word");
  press (&room, GDK_KEY_Return);
  at = g_strdup (np_object_get_string (last_entry (&room), NP_ENTRY_AT));
  /* Ctrl+Z goes through the window, as the key does. */
  np_note_composer_focus (room.composer);
  np_ui_test_act (room.window, "win.undo");
  g_assert_cmpuint (n_entries (&room), ==, 0);
  line = typed (&room);
  g_assert_cmpstr (line, ==, "=us1 *3+ a word");
  press (&room, GDK_KEY_Return);
  g_assert_cmpstr (np_object_get_string (last_entry (&room), NP_ENTRY_AT), ==, at);
  /* Up edits the last one; its place and time stay. */
  g_assert_true (press (&room, GDK_KEY_Up));
  type (&room, " more");
  press (&room, GDK_KEY_Return);
  g_assert_cmpuint (n_entries (&room), ==, 1);
  g_assert_cmpstr (np_object_get_words (last_entry (&room), NP_ENTRY_TEXT, NP_LANG_EN), ==, "a word more");
  g_assert_cmpstr (np_object_get_string (last_entry (&room), NP_ENTRY_AT), ==, at);
  again = typed (&room);
  g_assert_cmpstr (again, ==, "");
  leave (&room);
}

static void
test_keys (void)
{
  Room room = { 0 };
  g_autofree char *line = NULL, *taken = NULL;

  enter (&room, TRUE);
  np_note_composer_choose_seat (room.composer, 4);
  type (&room, "by key");
  press (&room, GDK_KEY_Return);
  g_assert_cmpstr (np_object_get_string (last_entry (&room), NP_ENTRY_SEAT), ==, "ru1");
  /* A list over the caret: Tab takes, Enter never does. */
  np_note_composer_focus (room.composer);
  np_note_composer_pick (room.composer, "*");
  g_assert_true (press (&room, GDK_KEY_Down));
  g_assert_true (press (&room, GDK_KEY_Tab));
  taken = typed (&room);
  g_assert_true (g_str_has_prefix (taken, "*") && g_str_has_suffix (taken, " "));
  gtk_text_buffer_set_text (line_of (&room), "", -1);
  /* Backspace directly behind a token makes it plain. */
  type (&room, "*3");
  g_assert_true (press (&room, GDK_KEY_BackSpace));
  press (&room, GDK_KEY_Return);
  g_assert_cmpuint (np_object_get_n_children (last_entry (&room), NP_ENTRY_REACTIONS), ==, 0);
  /* The last word on the other layout. */
  type (&room, "ghbdtn");
  np_note_composer_fix_layout (room.composer);
  line = typed (&room);
  g_assert_cmpstr (line, ==, "привет");
  gtk_text_buffer_set_text (line_of (&room), "", -1);
  leave (&room);
}

/* SAFETY 9: what is typed is nobody else's business. */
static void
test_private_input (void)
{
  Room room = { 0 };
  GtkInputHints hints;

  enter (&room, TRUE);
  hints = gtk_text_view_get_input_hints (np_note_composer_get_view (room.composer));
  g_assert_cmpuint (hints & (GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_SPELLCHECK), ==,
                    GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_SPELLCHECK);
  leave (&room);
}

static void
test_discreet (void)
{
  Room room = { 0 };
  gpointer live;

  enter (&room, TRUE);
  type (&room, "=us1 *3+ seen \\ hidden");
  press (&room, GDK_KEY_Return);
  np_ui_test_settle (room.window);
  live = np_ui_test_find (room.page, NP_TYPE_LIVE_VIEW);
  g_assert_nonnull (np_ui_test_find_label (live, "private · hidden"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (room.page), "page.discreet", NULL));
  np_ui_test_settle (room.window);
  g_assert_null (np_ui_test_find_label (live, "private · hidden"));
  g_assert_null (np_ui_test_find (room.page, NP_TYPE_LIVE_STRIP));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (room.page), "page.discreet", NULL));
  np_ui_test_settle (room.window);
  g_assert_nonnull (np_ui_test_find_label (live, "private · hidden"));
  leave (&room);
}

/* Enter until the entry is on the screen's list: well inside a frame on any machine of today. */
static void
test_quick (void)
{
  Room room = { 0 };
  gint64 worst = 0;
  GtkWidget *row, *scrolled;
  graphene_rect_t bounds;

  enter (&room, TRUE);
  for (guint i = 0; i < 40; i++)
    {
      gint64 start;

      type (&room, "=ru1 *5- не сейчас и не в этом составе");
      start = g_get_monotonic_time ();
      press (&room, GDK_KEY_Return);
      worst = MAX (worst, i > 0 ? g_get_monotonic_time () - start : 0);
    }
  g_assert_cmpuint (n_entries (&room), ==, 40);
  /* The list follows: what was stored last is what is seen. */
  np_ui_test_settle (room.window);
  row = gtk_widget_get_ancestor (np_ui_test_find (room.page, NP_TYPE_ENTRY_ROW), GTK_TYPE_LIST_BOX);
  scrolled = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (row), 39));
  g_assert_true (gtk_widget_compute_bounds (row, scrolled, &bounds));
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (scrolled) + 1);
  g_test_message ("the slowest Enter took %.1f ms", worst / 1000.0);
  leave (&room);
}

static void
test_leaving (void)
{
  Room room = { 0 };
  g_autofree char *line = NULL;

  enter (&room, TRUE);
  type (&room, "half a sen");
  np_window_show_page (room.window, "overview");
  np_ui_test_settle (room.window);
  g_assert_cmpint (np_object_get_enum (room.meeting, NP_MEETING_STATE), ==, NP_MEETING_RUNNING);
  np_window_show_page (room.window, "meetings");
  np_ui_test_settle (room.window);
  line = typed (&room);
  g_assert_cmpstr (line, ==, "half a sen");
  leave (&room);
}

static gboolean
is_computed (gpointer forecast)
{
  return !np_review_forecast_get_busy (forecast);
}

static void
test_review (void)
{
  Room room = { 0 };
  AdwViewStack *stack;
  NpReviewView *review;
  NpReviewForecast *forecast;
  gpointer reaction;

  enter (&room, TRUE);
  type (&room, "=us1 *3- % not like this");
  press (&room, GDK_KEY_Return);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (room.page), "page.end-meeting", NULL));
  np_ui_test_settle (room.window);
  g_assert_cmpint (np_object_get_enum (room.meeting, NP_MEETING_STATE), ==, NP_MEETING_REVIEW);
  review = np_ui_test_find (room.page, NP_TYPE_REVIEW_VIEW);
  g_assert_nonnull (review);
  g_assert_nonnull (np_ui_test_find_label (review, "1 entry wants a look"));
  reaction = np_object_get_child (last_entry (&room), NP_ENTRY_REACTIONS, 0);
  stack = np_review_view_get_stack (review);
  adw_view_stack_set_visible_child_name (stack, "forecast");
  np_ui_test_settle (room.window);
  forecast = np_ui_test_find (review, NP_TYPE_REVIEW_FORECAST);
  np_ui_test_wait (is_computed, forecast);
  /* Nothing is decided until somebody does; each decision is one undo step. */
  g_assert_cmpint (np_object_get_enum (reaction, NP_REACTION_ACCEPT), ==, NP_ACCEPT_PENDING);
  np_review_forecast_focus (forecast);
  np_review_view_decide (review, NP_ACCEPT_HALF);
  g_assert_cmpint (np_object_get_enum (reaction, NP_REACTION_ACCEPT), ==, NP_ACCEPT_HALF);
  np_session_undo (np_window_get_session (room.window));
  g_assert_cmpint (np_object_get_enum (reaction, NP_REACTION_ACCEPT), ==, NP_ACCEPT_PENDING);
  np_ui_test_settle (room.window);
  np_ui_test_wait (is_computed, forecast);
  np_review_forecast_focus (forecast);
  np_review_view_decide (review, NP_ACCEPT_FULL);
  np_ui_test_settle (room.window);
  np_ui_test_wait (is_computed, forecast);
  g_assert_cmpint (np_object_get_enum (reaction, NP_REACTION_ACCEPT), ==, NP_ACCEPT_FULL);
  g_assert_nonnull (np_ui_test_find_label (review, "How the forecast did: forecast, then heard"));
  leave (&room);
}

int
main (int argc, char **argv)
{
  np_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/3.9/start-keeps-the-forecast", test_start);
  g_test_add_func ("/ui/3.9/enter-stores-anything", test_enter_stores);
  g_test_add_func ("/ui/3.9/rule-holds", test_regime);
  g_test_add_func ("/ui/3.9/take-back-and-edit", test_take_back);
  g_test_add_func ("/ui/3.9/keys-of-the-line", test_keys);
  g_test_add_func ("/ui/3.9/input-is-private", test_private_input);
  g_test_add_func ("/ui/3.9/discreet-draws-nothing", test_discreet);
  g_test_add_func ("/ui/3.9/enter-is-quick", test_quick);
  g_test_add_func ("/ui/3.9/leaving-stops-nothing", test_leaving);
  g_test_add_func ("/ui/3.10/decisions-are-steps", test_review);
  return g_test_run ();
}
