/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Exercise page: play, log, forecast left alone, empty page. */
#include "dossier/np-brief.h"
#include "dossier/np-exercise.h"
#include "dossier/np-party.h"
#include "forecast/np-forecast-play.h"
#include "np-ui-test.h"
#include "ui/briefs/np-export-dialog.h"
#include "ui/exercise/np-exercise-page.h"
#include "ui/np-session.h"
#include "ui/np-window-private.h"
#include "ui/widgets/np-form.h"
#include "ui/widgets/np-model-words.h"

static gboolean
settled (gpointer page)
{
  return np_exercise_page_is_settled (page);
}

static NpExercisePage *
open_page (NpWindow *window, const char *exercise)
{
  NpExercisePage *page;

  np_ui_test_act (window, "win.page::exercise");
  page = np_ui_test_find (window, NP_TYPE_EXERCISE_PAGE);
  g_assert_nonnull (page);
  if (exercise != NULL)
    np_page_show_object (NP_PAGE (page), np_dossier_find (np_page_get_dossier (NP_PAGE (page)), exercise));
  np_ui_test_wait (settled, page);
  return page;
}

static void
act (NpExercisePage *page, const char *action, int rung)
{
  if (rung >= 0)
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), action, "u", (guint) rung));
  else
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), action, NULL));
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  np_ui_test_wait (settled, page);
}

static void
test_play (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  NpExercisePage *page = open_page (window, "EX-5");
  gpointer exercise = np_dossier_find (dossier, "EX-5"), move;

  act (page, "page.next-inject", -1);
  g_assert_cmpuint (np_forecast_play_get_inject (np_exercise_page_get_play (page)), ==, 1);
  act (page, "page.move", 5);
  g_assert_cmpuint (np_object_get_n_children (exercise, NP_EXERCISE_LOG), ==, 2);
  move = np_object_get_child (exercise, NP_EXERCISE_LOG, 1);
  g_assert_cmpstr (np_object_get_string (move, NP_MOVE_AUTHOR), ==, "usa");
  g_assert_cmpstr (np_object_get_string (move, NP_MOVE_AT), ==, "T+0");
  g_assert_cmpfloat (np_object_get_number (move, NP_MOVE_RUNG), ==, 5);
  g_assert_true (np_object_is_given (move, NP_MOVE_CHANCE));
  g_assert_cmpuint (np_forecast_play_get_state (np_exercise_page_get_play (page), NULL, NULL), ==, 5);
  np_ui_test_act (window, "win.undo");
  np_ui_test_wait (settled, page);
  g_assert_cmpuint (np_object_get_n_children (exercise, NP_EXERCISE_LOG), ==, 1);
  act (page, "page.clear-log", -1);
  g_assert_cmpuint (np_object_get_n_children (exercise, NP_EXERCISE_LOG), ==, 0);
  np_ui_test_close (window);
}

static void
test_pause (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 900, 600);
  NpExercisePage *page = open_page (window, "EX-3");

  act (page, "page.pause", -1);
  act (page, "page.next-inject", -1);
  g_assert_cmpuint (np_object_get_n_children (np_dossier_find (dossier, "EX-3"), NP_EXERCISE_LOG), ==, 0);
  act (page, "page.pause", -1);
  act (page, "page.next-inject", -1);
  g_assert_cmpuint (np_object_get_n_children (np_dossier_find (dossier, "EX-3"), NP_EXERCISE_LOG), ==, 1);
  np_ui_test_close (window);
}

/* UX 3.11: exercise data never feeds the forecast. */
static void
test_forecast (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  NpExercisePage *page = open_page (window, "EX-5");
  g_autoptr(NpForecast) before = g_object_ref (np_page_get_forecast (NP_PAGE (page)));
  NpForecast *after;

  act (page, "page.next-inject", -1);
  act (page, "page.move", 8);
  np_ui_test_settle (window);
  after = np_page_get_forecast (NP_PAGE (page));
  g_assert_cmpuint (np_forecast_get_n_cells (before), ==, np_forecast_get_n_cells (after));
  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_MEASURES); i++)
    for (guint j = 0; j < np_object_get_n_children (dossier, NP_DOSSIER_PARTIES); j++)
      {
        const char *measure = np_object_get_id (np_object_get_child (dossier, NP_DOSSIER_MEASURES, i));
        const char *party = np_object_get_id (np_object_get_child (dossier, NP_DOSSIER_PARTIES, j));
        const NpForecastCell *a = np_forecast_get_cell (before, measure, NP_LEVEL_TARGET, party);
        const NpForecastCell *b = np_forecast_get_cell (after, measure, NP_LEVEL_TARGET, party);

        g_assert_true ((a == NULL) == (b == NULL));
        if (a != NULL)
          g_assert_cmpfloat (a->consent, ==, b->consent);
      }
  np_ui_test_close (window);
}

/* An empty page offers three scripts and "write one"; without parties it says what is missing. */
static void
test_empty (void)
{
  g_autoptr(NpDossier) dossier = np_dossier_new (NULL);
  NpWindow *window;
  NpExercisePage *page;

  for (guint i = 0; i < 2; i++)
    {
      NpObject *party = np_object_new (NP_TYPE_PARTY, i == 0 ? "one" : "two");

      np_object_set_string (party, NP_PARTY_CODE, i == 0 ? "ON" : "TW");
      np_object_set_words (party, NP_PARTY_NAME, NP_LANG_EN, i == 0 ? "One" : "Two");
      np_object_append (dossier, NP_DOSSIER_PARTIES, party);
    }
  np_dossier_seal (dossier);
  window = np_ui_test_window (dossier, 1280, 800);
  page = open_page (window, NULL);
  g_assert_nonnull (np_ui_test_find_label (page, "No exercise yet"));
  np_page_new_item (NP_PAGE (page));
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  np_ui_test_wait (settled, page);
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_EXERCISES), ==, 1);
  act (page, "page.next-inject", -1);
  act (page, "page.move", 4);
  g_assert_cmpuint (np_forecast_play_get_state (np_exercise_page_get_play (page), NULL, NULL), ==, 4);
  np_ui_test_close (window);
}

/* The debrief becomes a section of the briefing pack in both languages, one step; again it is renewed, not doubled; the
 * export dialog begins with it. */
static void
test_debrief (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  NpExercisePage *page = open_page (window, "EX-5");
  gpointer brief = np_object_get_child (dossier, NP_DOSSIER_BRIEFS, 0), section;
  guint before = np_object_get_n_children (brief, NP_BRIEF_SECTIONS);
  GtkWidget *dialog = NULL;
  g_autoptr(GListModel) windows = NULL;

  act (page, "page.save-debrief", -1);
  g_assert_cmpuint (np_object_get_n_children (brief, NP_BRIEF_SECTIONS), ==, before);
  act (page, "page.next-inject", -1);
  act (page, "page.move", 5);
  act (page, "page.save-debrief", -1);
  g_assert_cmpuint (np_object_get_n_children (brief, NP_BRIEF_SECTIONS), ==, before + 1);
  section = np_object_get_child (brief, NP_BRIEF_SECTIONS, before);
  g_assert_cmpstr (np_object_get_string (section, NP_SECTION_KEY), ==, "debrief-EX-5");
  g_assert_nonnull (strstr (np_object_get_words (section, NP_SECTION_TEXT, NP_LANG_RU), "Ход"));
  g_assert_nonnull (strstr (np_object_get_words (section, NP_SECTION_TEXT, NP_LANG_EN), "Path"));
  act (page, "page.move", 8);
  act (page, "page.save-debrief", -1);
  g_assert_cmpuint (np_object_get_n_children (brief, NP_BRIEF_SECTIONS), ==, before + 1);
  g_assert_nonnull (strstr (np_object_get_words (section, NP_SECTION_TITLE, NP_LANG_EN), "8"));
  np_ui_test_act (window, "win.undo");
  np_ui_test_settle (window);
  g_assert_null (strstr (np_object_get_words (section, NP_SECTION_TITLE, NP_LANG_EN), "8"));
  np_ui_test_wait (settled, page);
  act (page, "page.export-debrief", -1);
  windows = g_object_ref (gtk_window_get_toplevels ());
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) one = g_list_model_get_item (windows, i);

      if (NP_IS_EXPORT_DIALOG (one))
        dialog = one;
    }
  g_assert_nonnull (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  np_ui_test_close (window);
}

/* Who acts in a script is a party or the unknown third party, and what the file says is what is shown. */
static void
test_author (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  NpExercisePage *page = open_page (window, "EX-1");
  gpointer exercise = np_dossier_find (dossier, "EX-1");
  GtkWidget *chooser = g_object_ref_sink (np_form_ref_new (np_page_get_session (NP_PAGE (page)), exercise,
                                                           NP_EXERCISE_AUTHOR, "none", "Author"));
  guint n = np_object_get_n_children (dossier, NP_DOSSIER_PARTIES);

  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (chooser))), ==, n + 2);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (chooser)), ==, n + 1);
  g_object_unref (chooser);
  np_ui_test_close (window);
}

/* What is typed into a script or a situation has a name in the reader's language, not the one it has in the file. */
static void
test_field_words (void)
{
  const GType types[] = { NP_TYPE_EXERCISE, NP_TYPE_INJECT, NP_TYPE_OPTION, NP_TYPE_PREFERENCE };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr(NpObject) object = np_object_new (types[i], NULL);
      guint n;
      const NpField *fields = np_object_get_fields (object, &n);

      for (guint k = 0; k < n; k++)
        if (fields[k].kind != NP_KIND_LIST)
          g_assert_cmpstr (np_words_of_field (fields[k].name), !=, fields[k].name);
    }
}

int
main (int argc, char **argv)
{
  np_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/3.11/play", test_play);
  g_test_add_func ("/ui/3.11/pause", test_pause);
  g_test_add_func ("/ui/3.11/forecast-left-alone", test_forecast);
  g_test_add_func ("/ui/3.11/empty", test_empty);
  g_test_add_func ("/ui/3.11/debrief", test_debrief);
  g_test_add_func ("/ui/3.11/author", test_author);
  g_test_add_func ("/ui/9/field-words", test_field_words);
  return g_test_run ();
}
