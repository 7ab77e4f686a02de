/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-forecast-situation.h"

#include <string.h>

#include "base/np-error.h"
#include "dossier/np-exercise.h"
#include "dossier/np-party.h"
#include "store/np-xml-in.h"

static NpDossier *
load (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("NP_RESOURCES"), "samples", name, NULL);
  g_autoptr(GError) error = NULL;
  NpDossier *dossier = np_xml_in_load (path, NP_XML_IN_STRICT, NULL, &error);

  g_assert_no_error (error);
  return dossier;
}

static NpForecastSituation *
quiet_test (void)
{
  g_autoptr(NpDossier) dossier = load ("helsinki.nonpaper");
  g_autoptr(GError) error = NULL;
  NpForecastSituation *s = np_forecast_situation_new_from_dossier (dossier, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (np_forecast_situation_settle (s, NULL, NULL, &error));
  return s;
}

static void
test_sample (void)
{
  /* State, notions, moves from today, moves that all gain from (-1: not attainable so). */
  static const struct { guint state, notions; int moves, improving; } rows[] = {
    { 1, 15, 0, 0 }, { 4, 15, 1, -1 }, { 6, 2, 1, -1 }, { 7, 14, 2, -1 }, { 10, 14, 2, -1 }, { 11, 6, 1, -1 },
  };
  g_autoptr(NpForecastSituation) s = quiet_test ();
  g_autoptr(NpSituationAnalysis) a = np_forecast_situation_analyse (s, FALSE, NULL, NULL, NULL);
  const NpStabilityCoalition *both;

  g_assert_cmpuint (np_forecast_situation_get_status_quo (s), ==, 0);
  g_assert_cmpuint (np_forecast_situation_get_guessed (s), ==, 3);
  g_assert_cmpuint (a->paths->len, ==, G_N_ELEMENTS (rows));
  for (guint k = 0; k < a->paths->len; k++)
    {
      const NpSituationPath *path = &g_array_index (a->paths, NpSituationPath, k);

      g_assert_cmpuint (path->state + 1, ==, rows[k].state);
      g_assert_cmphex (path->notions, ==, rows[k].notions);
      g_assert_cmpint (path->moves->len, ==, rows[k].moves);
      g_assert_cmpint (path->improving != NULL ? (int) path->improving->len : -1, ==, rows[k].improving);
    }
  g_assert_cmpuint (a->coalitions->len, ==, 1);
  both = &g_array_index (a->coalitions, NpStabilityCoalition, 0);
  g_assert_cmphex (both->players, ==, 3);
  g_assert_cmpuint (both->target + 1, ==, 7);
}

static void
test_words (void)
{
  g_autoptr(NpForecastSituation) s = quiet_test ();
  g_autoptr(GArray) holds = np_stability_explain (np_forecast_situation_get_model (s), 1, NP_STABILITY_SEQ, 6);
  g_autoptr(GArray) breaks = np_stability_explain (np_forecast_situation_get_model (s), 0, NP_STABILITY_NASH, 7);
  g_autoptr(NpText) stable = np_forecast_situation_witness_words (s, 1, NP_STABILITY_SEQ, 6, (gpointer) holds->data);
  g_autoptr(NpText) unstable = np_forecast_situation_witness_words (s, 0, NP_STABILITY_NASH, 7, (gpointer) breaks->data);
  g_autoptr(NpText) stays = np_forecast_situation_witness_words (s, 0, NP_STABILITY_NASH, 6, NULL);
  g_autoptr(NpText) nothing = np_forecast_situation_state_words (s, 0);
  g_autoptr(NpText) quiet = np_forecast_situation_state_words (s, 6);

  g_assert_cmpstr (np_text_get (stable, NP_LANG_EN), ==,
                   "If the Russian Federation announces the resumption publicly, there can still be an answer: the United "
                   "States no longer joins the test of the channels, and would gain by it. The Russian Federation would be "
                   "no better off than before.");
  g_assert_cmpstr (np_text_get (stable, NP_LANG_RU), ==,
                   "Если сторона «Россия» публично объявляет о возобновлении, возможен ответ: сторона «США» больше не "
                   "участвует в проверке каналов, и этот ответ ей выгоден. Стороне «Россия» от этого не лучше, чем раньше.");
  g_assert_cmpstr (np_text_get (unstable, NP_LANG_EN), ==,
                   "The United States gains by a move of its own: it no longer announces the resumption publicly.");
  g_assert_cmpstr (np_text_get (unstable, NP_LANG_RU), ==,
                   "Стороне «США» выгоден ход, после которого она публично больше не объявляет о возобновлении.");
  g_assert_cmpstr (np_text_get (stays, NP_LANG_EN), ==, "The United States has no move to anything better.");
  g_assert_cmpstr (np_text_get (stays, NP_LANG_RU), ==, "Сторона «США» не имеет хода, который улучшил бы её положение.");
  g_assert_cmpstr (np_text_get (nothing, NP_LANG_EN), ==, "nothing is done");
  g_assert_cmpstr (np_text_get (quiet, NP_LANG_EN), ==,
                   "the United States joins the test of the channels; the Russian Federation joins the test of the channels");
}

/* A situation in words that are wrong in one place. */
static void
test_mistakes (void)
{
  static const struct { const char *pattern, *statement; int code; const char *words; } rows[] = {
    { "A=Y", "A AND", NP_INPUT_ERROR_SYNTAX, "p1, \"A AND\"" }, { "A=Y", "NOT C", NP_INPUT_ERROR_REFERENCE, "\"C\"" },
    { "A=Y B", "A", NP_INPUT_ERROR_SYNTAX, "\"A=Y B\"" }, { "A=Y C=N", "A", NP_INPUT_ERROR_REFERENCE, "\"C\"" },
  };

  for (guint k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr(NpDossier) dossier = np_dossier_new (NULL);
      g_autoptr(GError) error = NULL;
      NpSituation *situation = np_object_new (NP_TYPE_SITUATION, "s1");
      gpointer child;

      np_object_append (dossier, NP_DOSSIER_PARTIES, np_object_new (NP_TYPE_PARTY, "p1"));
      np_object_append (dossier, NP_DOSSIER_SITUATIONS, situation);
      for (guint o = 0; o < 2; o++)
        {
          child = np_object_append (situation, NP_SITUATION_OPTIONS, np_object_new (NP_TYPE_OPTION, o ? "B" : "A"));
          np_object_set_string (child, NP_OPTION_PARTY, "p1");
        }
      child = np_object_append (situation, NP_SITUATION_PATTERNS, np_object_new (NP_TYPE_PATTERN, NULL));
      np_object_set_string (child, NP_PATTERN_PATTERN, rows[k].pattern);
      child = np_object_append (situation, NP_SITUATION_PREFERENCES, np_object_new (NP_TYPE_PREFERENCE, NULL));
      np_object_set_string (child, NP_PREFERENCE_PARTY, "p1");
      np_object_set_string (child, NP_PREFERENCE_STATEMENT, rows[k].statement);
      g_assert_null (np_forecast_situation_new_from_dossier (dossier, NULL, &error));
      g_assert_error (error, NP_INPUT_ERROR, rows[k].code);
      g_assert_nonnull (strstr (error->message, rows[k].words));
      g_clear_error (&error);
      g_assert_null (np_forecast_situation_new_from_dossier (dossier, "s2", &error));
      g_assert_error (error, NP_INPUT_ERROR, NP_INPUT_ERROR_REFERENCE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast/4/sample", test_sample);
  g_test_add_func ("/forecast/4/words", test_words);
  g_test_add_func ("/forecast/4/mistakes", test_mistakes);
  return g_test_run ();
}
