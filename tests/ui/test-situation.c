/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Situation page: outcomes, why, editing, import, empty page. */
#include <string.h>

#include "dossier/np-exercise.h"
#include "np-ui-test.h"
#include "ui/np-window-private.h"
#include "ui/np-session.h"
#include "ui/situation/np-situation-page.h"

static gboolean
settled (gpointer page)
{
  return np_situation_page_is_settled (page);
}

static void
settle (NpSituationPage *page)
{
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  np_ui_test_wait (settled, page);
}

static NpSituationPage *
open_page (NpWindow *window)
{
  NpSituationPage *page;

  np_ui_test_act (window, "win.page::situation");
  page = np_ui_test_find (window, NP_TYPE_SITUATION_PAGE);
  g_assert_nonnull (page);
  settle (page);
  return page;
}

/* What is shown is what the arithmetic says; every outcome can be asked why, in both languages. */
static void
test_outcomes (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  NpSituationPage *page = open_page (window);
  const NpSituationResult *result = np_situation_page_get_result (page);
  g_autoptr(NpForecastSituation) situation = np_forecast_situation_new_from_dossier (dossier, NULL, NULL);
  g_autoptr(NpSituationAnalysis) analysis = NULL;

  g_assert_true (np_forecast_situation_settle (situation, NULL, NULL, NULL));
  analysis = np_forecast_situation_analyse (situation, FALSE, NULL, NULL, NULL);
  g_assert_nonnull (result);
  g_assert_cmpuint (result->analysis->verdicts->n_states, ==, analysis->verdicts->n_states);
  for (guint32 s = 0; s < analysis->verdicts->n_states; s++)
    {
      g_autoptr(GArray) lines = np_situation_reasons (result, s);
      g_autofree char *ru = np_situation_why_text (result, s, lines, NP_LANG_RU);
      g_autofree char *en = np_situation_why_text (result, s, lines, NP_LANG_EN);

      g_assert_cmpuint (result->analysis->verdicts->equilibrium[s], ==, analysis->verdicts->equilibrium[s]);
      g_assert_true (g_str_has_prefix (ru, "Почему исход "));
      g_assert_true (g_str_has_prefix (en, "Why outcome "));
      np_situation_page_select (page, s);
      settle (page);
      g_assert_cmpuint (np_situation_page_get_selected (page), ==, s);
    }
  np_ui_test_close (window);
}

/* A pattern more, and the count follows; undo brings the outcomes back. */
static void
test_edit (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  NpSituationPage *page = open_page (window);
  gpointer situation = np_object_get_child (dossier, NP_DOSSIER_SITUATIONS, 0);
  guint32 before = np_situation_page_get_result (page)->analysis->verdicts->n_states;
  g_autoptr(NpObject) pattern = np_object_new (NP_TYPE_PATTERN, NULL);
  NpChange *change = np_change_new ("add what cannot be");

  np_object_set_string (pattern, NP_PATTERN_PATTERN, "US3=Y");
  np_change_insert (change, situation, NP_SITUATION_PATTERNS, G_MAXUINT, pattern);
  g_assert_true (np_page_apply (NP_PAGE (page), change, NULL));
  settle (page);
  g_assert_cmpuint (np_situation_page_get_result (page)->analysis->verdicts->n_states, <, before);
  np_ui_test_act (window, "win.undo");
  settle (page);
  g_assert_cmpuint (np_situation_page_get_result (page)->analysis->verdicts->n_states, ==, before);
  np_ui_test_close (window);
}

/* A statement that is none yet is said, and nothing is computed from it. */
static void
test_invalid (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 900, 600);
  NpSituationPage *page = open_page (window);
  gpointer preference = np_object_get_child (np_object_get_child (dossier, NP_DOSSIER_SITUATIONS, 0), NP_SITUATION_PREFERENCES, 0);
  NpChange *change = np_change_new ("edit");

  np_change_set_string (change, preference, NP_PREFERENCE_STATEMENT, "US1 AND");
  g_assert_true (np_page_apply (NP_PAGE (page), change, NULL));
  settle (page);
  g_assert_null (np_situation_page_get_result (page));
  g_assert_nonnull (np_ui_test_find_label (page, "The situation is not described yet"));
  np_ui_test_close (window);
}

static void
add_to_situation (NpSituationPage *page, gpointer situation, guint list, NpObject *child)
{
  NpChange *change = np_change_new ("add");

  np_change_insert (change, situation, list, G_MAXUINT, child);
  g_assert_true (np_page_apply (NP_PAGE (page), change, NULL));
  g_object_unref (child);
  settle (page);
}

/* The prisoners' dilemma of the textbooks, put in piece by piece: nobody leaves mutual defection; mutual cooperation holds
 * only because leaving it would be answered, and both languages say so. */
static void
test_textbook (void)
{
  static const char *const ids[] = { "A1", "B1" }, *const parties[] = { "usa", "rus" };
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  NpSituationPage *page = open_page (window);
  const NpSituationResult *result;
  gpointer situation;
  g_autoptr(GArray) lines = NULL;
  g_autofree char *ru = NULL, *en = NULL;

  np_page_new_item (NP_PAGE (page));
  settle (page);
  situation = np_object_get_child (dossier, NP_DOSSIER_SITUATIONS, 1);
  g_assert_nonnull (situation);
  for (guint i = 0; i < 2; i++)
    {
      NpObject *option = np_object_new (NP_TYPE_OPTION, ids[i]);

      np_object_set_string (option, NP_OPTION_PARTY, parties[i]);
      np_object_set_words (option, NP_OPTION_TEXT, NP_LANG_RU, "доносит на другую сторону");
      np_object_set_words (option, NP_OPTION_TEXT, NP_LANG_EN, "defects");
      add_to_situation (page, situation, NP_SITUATION_OPTIONS, option);
    }
  for (guint i = 0; i < 4; i++)
    {
      NpObject *preference = np_object_new (NP_TYPE_PREFERENCE, NULL);
      g_autofree char *statement = i % 2 == 0 ? g_strconcat ("NOT ", ids[1 - i / 2], NULL) : g_strdup (ids[i / 2]);

      np_object_set_string (preference, NP_PREFERENCE_PARTY, parties[i / 2]);
      np_object_set_string (preference, NP_PREFERENCE_STATEMENT, statement);
      add_to_situation (page, situation, NP_SITUATION_PREFERENCES, preference);
    }
  result = np_situation_page_get_result (page);
  g_assert_nonnull (result);
  g_assert_cmpuint (result->analysis->verdicts->n_states, ==, 4);
  g_assert_cmpuint (np_situation_holds (result, 0), ==, NP_HOLDS_ANSWERED);
  g_assert_cmpuint (np_situation_holds (result, 1), ==, NP_HOLDS_NOT);
  g_assert_cmpuint (np_situation_holds (result, 2), ==, NP_HOLDS_NOT);
  g_assert_cmpuint (np_situation_holds (result, 3), ==, NP_HOLDS);
  lines = np_situation_reasons (result, 0);
  ru = np_situation_why_text (result, 0, lines, NP_LANG_RU);
  en = np_situation_why_text (result, 0, lines, NP_LANG_EN);
  g_test_message ("%s\n%s", ru, en);
  g_assert_nonnull (strstr (ru, "доносит на другую сторону"));
  g_assert_nonnull (strstr (en, "can still"));
  np_ui_test_close (window);
}

/* In a dossier that is only read nothing of the editor can be pressed. */
static void
test_read_only (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  NpSituationPage *page;
  GtkWidget *label;

  np_session_set_read_only (np_page_get_session (np_window_get_page (window)), TRUE);
  page = open_page (window);
  gtk_stack_set_visible_child_name (gtk_stack_switcher_get_stack (np_ui_test_find (page, GTK_TYPE_STACK_SWITCHER)), "model");
  np_ui_test_settle (window);
  label = np_ui_test_find_label (page, "Add a row");
  g_assert_nonnull (label);
  g_assert_false (gtk_widget_is_sensitive (label));
  np_ui_test_close (window);
}

static void
test_import (void)
{
  static const char file[] =
    "{\"options\":[{\"name\":\"a\",\"permittedDirection\":\"both\"},{\"name\":\"b\",\"permittedDirection\":\"both\"}],\"infeasibles\":[],"
    "\"decisionMakers\":[{\"name\":\"One\",\"options\":[0],\"preferences\":[[[0,\"Y\"]]]},{\"name\":\"Two\",\"options\":[1],\"preferences\":[[[1,\"N\"]]]}]}";
  g_autoptr(NpDossier) dossier = np_dossier_new (NULL);
  NpWindow *window;
  NpSituationPage *page;

  np_dossier_seal (dossier);
  window = np_ui_test_window (dossier, 1280, 800);
  page = open_page (window);
  g_assert_nonnull (np_ui_test_find_label (page, "No situation yet"));
  g_assert_true (np_situation_page_import (page, file, strlen (file), "case.gmcr"));
  settle (page);
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_PARTIES), ==, 2);
  g_assert_cmpuint (np_situation_page_get_result (page)->analysis->verdicts->n_states, ==, 4);
  g_assert_nonnull (np_ui_test_find_label (page, "1 outcome holds by itself: 2"));
  np_ui_test_act (window, "win.undo");
  settle (page);
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_SITUATIONS), ==, 0);
  np_ui_test_close (window);
}

int
main (int argc, char **argv)
{
  np_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/situation/outcomes", test_outcomes);
  g_test_add_func ("/ui/situation/edit", test_edit);
  g_test_add_func ("/ui/situation/invalid-statement", test_invalid);
  g_test_add_func ("/ui/situation/import", test_import);
  g_test_add_func ("/ui/situation/textbook", test_textbook);
  g_test_add_func ("/ui/situation/read-only", test_read_only);
  return g_test_run ();
}
