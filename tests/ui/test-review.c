/* SPDX-License-Identifier: GPL-3.0-or-later */
/* After a meeting: from what was typed to a changed matrix and back, and how the forecasts did. */
#include <string.h>

#include "base/np-format.h"
#include "dossier/np-brief.h"
#include "dossier/np-measure.h"
#include "dossier/np-meeting.h"
#include "forecast/np-forecast-frozen.h"
#include "meeting/np-meeting-review.h"
#include "np-ui-test.h"
#include "ui/matrix/np-matrix-cell.h"
#include "ui/meetings/np-ledger.h"
#include "ui/meetings/np-note-composer.h"
#include "ui/meetings/np-review-entries.h"
#include "ui/meetings/np-review-forecast.h"
#include "ui/meetings/np-review-view.h"
#include "ui/np-window-private.h"
#include "ui/widgets/np-chart-view.h"
#include "ui/widgets/np-paragraph.h"

typedef struct
{
  NpDossier *dossier;
  NpWindow *window;
  NpPage *page;
  NpObject *meeting;
  NpReviewView *review;
  NpReviewForecast *forecast;
} Desk;

/* The second meeting of the sample is started, @lines are typed, it is ended. */
static void
hold (Desk *desk, int width, int height, const char *const *lines)
{
  NpNoteComposer *composer;

  desk->dossier = np_ui_test_sample ();
  desk->window = np_ui_test_window (desk->dossier, width, height);
  desk->meeting = np_dossier_find (desk->dossier, "mt2");
  g_assert_true (np_window_show_object (desk->window, desk->meeting));
  np_ui_test_settle (desk->window);
  desk->page = np_window_get_page (desk->window);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->page), "page.start-meeting", NULL));
  np_ui_test_settle (desk->window);
  composer = np_ui_test_find (desk->page, NP_TYPE_NOTE_COMPOSER);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      GtkTextView *view = np_note_composer_get_view (composer);
      g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (view));
      gboolean handled = FALSE;

      gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (view), lines[i], -1);
      for (guint k = 0; k < g_list_model_get_n_items (controllers) && !handled; k++)
        {
          g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, k);

          if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
              && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
            g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Return, 0, 0, &handled);
        }
      g_assert_true (handled);
    }
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->page), "page.end-meeting", NULL));
  np_ui_test_settle (desk->window);
  desk->review = np_ui_test_find (desk->page, NP_TYPE_REVIEW_VIEW);
  g_assert_nonnull (desk->review);
}

static void
go_home (Desk *desk)
{
  np_ui_test_close (desk->window);
  g_object_unref (desk->dossier);
}

static gboolean
is_computed (gpointer forecast)
{
  return !np_review_forecast_get_busy (forecast);
}

static void
settle (Desk *desk)
{
  np_ui_test_settle (desk->window);
  if (desk->forecast != NULL)
    np_ui_test_wait (is_computed, desk->forecast);
  np_ui_test_settle (desk->window);
}

static void
open_forecast (Desk *desk)
{
  adw_view_stack_set_visible_child_name (np_review_view_get_stack (desk->review), "forecast");
  np_ui_test_settle (desk->window);
  desk->forecast = np_ui_test_find (desk->review, NP_TYPE_REVIEW_FORECAST);
  settle (desk);
}

static double
consent_of (Desk *desk, const char *measure, const char *party)
{
  NpForecast *forecast = np_session_get_forecast (np_window_get_session (desk->window));
  const NpForecastCell *cell = np_forecast_get_cell (forecast, measure, NP_LEVEL_TARGET, party);

  g_assert_nonnull (cell);
  return cell->consent;
}

/* What the matrix says of a cell, in the words of a screen reader. */
static char *
dup_matrix_words (Desk *desk, const char *measure, const char *party)
{
  g_autoptr(GPtrArray) open = g_ptr_array_new ();
  const char *title = np_object_get_words (np_dossier_find (desk->dossier, measure), NP_MEASURE_TITLE, NP_LANG_EN);
  const char *name = np_object_get_words (np_dossier_find (desk->dossier, party), NP_PARTY_NAME, NP_LANG_EN);

  np_ui_test_act (desk->window, "win.page::matrix");
  g_ptr_array_add (open, np_window_get_page (desk->window));
  for (guint i = 0; i < open->len; i++)
    {
      GtkWidget *widget = g_ptr_array_index (open, i);

      if (NP_IS_MATRIX_CELL (widget))
        {
          g_autofree char *words = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, "");

          if (words != NULL && strstr (words, title) != NULL && strstr (words, name) != NULL)
            {
              np_window_show_object (desk->window, desk->meeting);
              np_ui_test_settle (desk->window);
              return g_steal_pointer (&words);
            }
        }
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
        g_ptr_array_add (open, child);
    }
  g_error ("no cell of %s and %s", measure, party);
}

/* Accept, half, reject: each is one undo step, and the matrix follows there and back. */
static void
test_decisions (void)
{
  static const char *const lines[] = { "=us1 *8-- not this", NULL };
  static const struct { const char *action; NpAccept decision; } rows[] = {
    { "page.accept", NP_ACCEPT_FULL }, { "page.accept-half", NP_ACCEPT_HALF }, { "page.reject", NP_ACCEPT_REJECTED },
  };
  Desk desk = { 0 };
  double before, after[G_N_ELEMENTS (rows)];
  gpointer reaction;
  NpSession *session;
  g_autofree char *said_before = NULL;

  hold (&desk, 1280, 800, lines);
  session = np_window_get_session (desk.window);
  reaction = np_object_get_child (np_object_get_child (desk.meeting, NP_MEETING_ENTRIES, 0), NP_ENTRY_REACTIONS, 0);
  open_forecast (&desk);
  before = consent_of (&desk, "m08", "usa");
  said_before = dup_matrix_words (&desk, "m08", "usa");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *said = NULL, *said_again = NULL;
      guint64 revision = np_dossier_get_revision (desk.dossier);

      np_review_forecast_focus (desk.forecast);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk.page), rows[i].action, NULL));
      g_assert_cmpuint (np_dossier_get_revision (desk.dossier), ==, revision + 1);
      g_assert_cmpint (np_object_get_enum (reaction, NP_REACTION_ACCEPT), ==, (int) rows[i].decision);
      settle (&desk);
      after[i] = consent_of (&desk, "m08", "usa");
      said = dup_matrix_words (&desk, "m08", "usa");
      g_assert_true (g_str_has_prefix (said, said_before) == (rows[i].decision == NP_ACCEPT_REJECTED));
      g_assert_true (np_session_undo (session));
      g_assert_cmpint (np_object_get_enum (reaction, NP_REACTION_ACCEPT), ==, NP_ACCEPT_PENDING);
      settle (&desk);
      g_assert_cmpfloat_with_epsilon (consent_of (&desk, "m08", "usa"), before, 1e-12);
      said_again = dup_matrix_words (&desk, "m08", "usa");
      /* It may add what it was a moment ago. */
      g_assert_true (g_str_has_prefix (said_again, said_before));
    }
  g_test_message ("consent %.3f; accepted %.3f, half %.3f, rejected %.3f", before, after[0], after[1], after[2]);
  g_assert_cmpfloat (after[0], <, after[1]);
  g_assert_cmpfloat (after[1], <, before);
  g_assert_cmpfloat_with_epsilon (after[2], before, 1e-12);
  go_home (&desk);
}

/* The rows say was and now: what was kept before the meeting stays "was" after a decision. */
static void
test_was (void)
{
  static const char *const lines[] = { "=us1 *8-- not this", NULL };
  Desk desk = { 0 };
  NpFrozen *frozen;

  hold (&desk, 1280, 800, lines);
  open_forecast (&desk);
  g_assert_nonnull (np_ui_test_find_label (desk.review, "The meeting speaks of 1 answer"));
  g_assert_nonnull (np_ui_test_find_label (desk.review, "support → oppose"));
  np_review_forecast_focus (desk.forecast);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk.page), "page.accept", NULL));
  settle (&desk);
  g_assert_nonnull (np_ui_test_find_label (desk.review, "support → oppose"));
  /* Nothing was kept: what is known without the meeting. */
  frozen = np_dossier_find_frozen (desk.dossier, "mt2");
  g_assert_nonnull (frozen);
  {
    g_autoptr(NpChange) change = np_change_new ("forget");

    np_change_remove (change, frozen);
    np_session_apply (np_window_get_session (desk.window), change);
  }
  settle (&desk);
  g_assert_nonnull (np_ui_test_find_label (desk.review, "support → oppose"));
  go_home (&desk);
}

/* Long words wrap, both languages can be edited, and every reported reaction can be marked as signed. */
static void
test_entries (void)
{
  static const char *const lines[] = {
    "=ru1 *8+ готовы обсуждать это на рабочем уровне, но прежде всего надо договориться о терминах, иначе разговор пойдёт по кругу",
    "=us1 (6 ten minutes break", NULL };
  Desk desk = { 0 };
  NpReviewEntries *entries;
  NpParagraph *words;
  GtkWidget *check;
  gpointer entry;

  hold (&desk, 900, 600, lines);
  entry = np_object_get_child (desk.meeting, NP_MEETING_ENTRIES, 0);
  adw_view_stack_set_visible_child_name (np_review_view_get_stack (desk.review), "entries");
  np_ui_test_settle (desk.window);
  entries = np_ui_test_find (desk.review, NP_TYPE_REVIEW_ENTRIES);
  words = np_ui_test_find (entries, NP_TYPE_PARAGRAPH);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (words)), >, 60);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (desk.page)), <=, 900);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (words)), "готовы", -1);
  g_assert_cmpstr (np_object_get_words (entry, NP_ENTRY_TEXT, NP_LANG_RU), ==, "готовы");
  check = np_ui_test_find (entries, GTK_TYPE_CHECK_BUTTON);
  g_assert_true (gtk_widget_get_visible (check));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_cmpint (np_object_get_enum (entry, NP_ENTRY_FORM), ==, NP_FORM_SIGNED);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_assert_cmpint (np_object_get_enum (entry, NP_ENTRY_FORM), ==, NP_FORM_PLENARY);
  go_home (&desk);
}

/* Rows are made as far as somebody looks, and for the entry that is asked for. */
static void
test_many_entries (void)
{
  static const char *const lines[] = { "=ru1 *8+ готовы", NULL };
  Desk desk = { 0 };
  g_autoptr(NpChange) change = np_change_new ("a long meeting");
  GtkListBox *list;
  GtkAdjustment *place;

  hold (&desk, 1280, 800, lines);
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *id = g_strdup_printf ("many%u", i);
      g_autoptr(NpObject) entry = np_object_new (NP_TYPE_ENTRY, id);

      np_object_set_words (entry, NP_ENTRY_TEXT, NP_LANG_EN, id);
      np_change_insert (change, desk.meeting, NP_MEETING_ENTRIES, G_MAXUINT, entry);
    }
  np_dossier_apply (desk.dossier, change);
  adw_view_stack_set_visible_child_name (np_review_view_get_stack (desk.review), "entries");
  np_ui_test_settle (desk.window);
  list = np_ui_test_find (np_ui_test_find (desk.review, NP_TYPE_REVIEW_ENTRIES), GTK_TYPE_LIST_BOX);
  g_assert_nonnull (gtk_list_box_get_row_at_index (list, 10));
  g_assert_null (gtk_list_box_get_row_at_index (list, 200));
  place = gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_SCROLLED_WINDOW)));
  for (guint i = 0; i < 100 && gtk_list_box_get_row_at_index (list, 120) == NULL; i++)
    {
      gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place));
      np_ui_test_settle (desk.window);
    }
  g_assert_nonnull (gtk_list_box_get_row_at_index (list, 120));
  np_review_view_show_entry (desk.review, np_dossier_find (desk.dossier, "many350"));
  for (guint i = 0; i < 100 && gtk_list_box_get_row_at_index (list, 351) == NULL; i++)
    np_ui_test_settle (desk.window);
  g_assert_nonnull (gtk_list_box_get_row_at_index (list, 351));
  go_home (&desk);
}

static GtkWidget *
open_ledger (Desk *desk)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  np_ui_test_act (desk->window, "win.ledger");
  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (NP_IS_LEDGER (window))
        return window;
    }
  g_error ("no ledger");
}

/* Adds accepted answers to the meeting: two of every cell that was kept, one as forecast and one beside it. */
static void
answer_all (Desk *desk)
{
  NpFrozen *frozen = np_dossier_find_frozen (desk->dossier, "mt2");
  g_autoptr(NpChange) change = np_change_new ("answers");

  for (guint i = 0; i < np_object_get_n_children (frozen, NP_FROZEN_CELLS); i++)
    {
      gpointer cell = np_object_get_child (frozen, NP_FROZEN_CELLS, i);
      gpointer party = np_dossier_find (desk->dossier, np_object_get_string (cell, NP_FROZEN_CELL_PARTY));
      g_autofree char *id = g_strdup_printf ("answer%u", i);
      g_autoptr(NpObject) entry = np_object_new (NP_TYPE_ENTRY, id);

      if (np_object_get_n_children (party, NP_PARTY_SEATS) == 0)
        continue;
      np_object_set_string (entry, NP_ENTRY_SEAT, np_object_get_id (np_object_get_child (party, NP_PARTY_SEATS, 0)));
      for (guint k = 0; k < 2; k++)
        {
          gpointer reaction = np_object_append (entry, NP_ENTRY_REACTIONS, np_object_new (NP_TYPE_REACTION, NULL));

          np_object_set_string (reaction, NP_REACTION_MEASURE, np_object_get_string (cell, NP_FROZEN_CELL_MEASURE));
          np_object_set_enum (reaction, NP_REACTION_LEVEL, np_object_get_enum (cell, NP_FROZEN_CELL_LEVEL));
          np_object_set_enum (reaction, NP_REACTION_REACTION, k == 0 ? NP_REACT_SUPPORT : NP_REACT_CONDITIONAL);
          np_object_set_enum (reaction, NP_REACTION_ACCEPT, NP_ACCEPT_FULL);
        }
      np_change_insert (change, desk->meeting, NP_MEETING_ENTRIES, G_MAXUINT, entry);
    }
  np_session_apply (np_window_get_session (desk->window), change);
  np_ui_test_settle (desk->window);
}

/* The ledger opens from any page; with few forecasts it says so, with 20 it draws whether the probabilities hold. */
static void
test_ledger (void)
{
  static const char *const lines[] = { "=us1 *8-- not this", NULL };
  Desk desk = { 0 };
  GtkWidget *ledger;
  NpChartView *view;
  NpChart *chart;
  g_autoptr(NpFrozenScore) sum = NULL;
  g_autoptr(GPtrArray) table = NULL;
  g_autofree char *finding = NULL;
  guint rows = 0, hits = 0;
  NpScores means;

  hold (&desk, 1280, 800, lines);
  np_ui_test_act (desk.window, "win.page::parties");
  ledger = open_ledger (&desk);
  g_assert_null (np_ui_test_find (ledger, NP_TYPE_CHART_VIEW));
  answer_all (&desk);
  sum = np_forecast_score_ledger (desk.dossier, np_session_get_forecast (np_window_get_session (desk.window)));
  g_assert_cmpuint (sum->outcomes->len, >=, NP_LEDGER_ENOUGH);
  finding = g_strdup_printf ("%u forecasts were scored: %u hit, %u one band off, %u missed", sum->outcomes->len, sum->in_band,
                             sum->one_off, sum->missed);
  g_assert_nonnull (np_ui_test_find_label (ledger, finding));
  view = np_ui_test_find (ledger, NP_TYPE_CHART_VIEW);
  g_assert_nonnull (view);
  chart = np_chart_view_get_chart (view);
  table = np_chart_tabulate (chart, NP_LANG_EN, FALSE);
  g_assert_cmpuint (table->len, ==, np_chart_get_n_points (chart) + 1);
  for (guint i = 1; i < table->len; i++)
    {
      char **row = g_ptr_array_index (table, i);

      rows += g_ascii_strtoull (row[1], NULL, 10);
      hits += g_ascii_strtoull (row[2], NULL, 10);
    }
  np_backtest_scores (&sum->backtest, &means);
  g_assert_cmpuint (rows, ==, sum->outcomes->len);
  g_assert_cmpfloat_with_epsilon ((double) hits / rows, means.accuracy, 1e-12);
  /* Undone, it is as it was. */
  np_session_undo (np_window_get_session (desk.window));
  np_ui_test_settle (desk.window);
  g_assert_null (np_ui_test_find (ledger, NP_TYPE_CHART_VIEW));
  gtk_window_destroy (GTK_WINDOW (ledger));
  go_home (&desk);
}

int
main (int argc, char **argv)
{
  np_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/3.10/matrix-follows", test_decisions);
  g_test_add_func ("/ui/3.10/was-stays", test_was);
  g_test_add_func ("/ui/3.10/entries-wrap", test_entries);
  g_test_add_func ("/ui/3.10/many-entries", test_many_entries);
  g_test_add_func ("/ui/3.10/ledger", test_ledger);
  return g_test_run ();
}
