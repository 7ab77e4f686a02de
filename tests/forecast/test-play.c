/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-forecast-play.h"

#include <math.h>
#include <string.h>

#include "dossier/np-exercise.h"
#include "store/np-xml-in.h"

static NpDossier *
load (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("NP_RESOURCES"), "samples", "helsinki.nonpaper", NULL);
  g_autoptr(GError) error = NULL;
  NpDossier *dossier = np_xml_in_load (path, NP_XML_IN_STRICT, NULL, &error);

  g_assert_no_error (error);
  return dossier;
}

static NpForecastPlay *
play_new (NpDossier *dossier, const char *id)
{
  g_autoptr(GError) error = NULL;
  NpForecastPlay *play = np_forecast_play_new (dossier, id, &error);

  g_assert_no_error (error);
  return play;
}

static void
enter (NpDossier *dossier, const char *exercise, guint inject, const char *author, const char *victim, int rung)
{
  g_autoptr(NpObject) move = np_object_new (NP_TYPE_MOVE, NULL);
  g_autoptr(NpChange) change = np_change_new ("enter a move");

  np_object_set_number (move, NP_MOVE_INJECT, inject);
  if (author != NULL)
    {
      np_object_set_string (move, NP_MOVE_AUTHOR, author);
      np_object_set_string (move, NP_MOVE_VICTIM, victim);
      np_object_set_number (move, NP_MOVE_RUNG, rung);
    }
  np_change_insert (change, np_dossier_find (dossier, exercise), NP_EXERCISE_LOG, G_MAXUINT, move);
  g_assert_true (np_dossier_apply (dossier, change));
}

/* What is shown before a move adds up to 1, and the risk is that of the chain begun at the move. */
static void
test_look_ahead (void)
{
  g_autoptr(NpDossier) dossier = load ();
  g_autoptr(NpForecastPlay) play = NULL;
  g_autoptr(NpPlayOutlook) outlook = NULL;
  const NpEscalation *e;
  NpEscalation chain;

  enter (dossier, "EX-5", 1, NULL, NULL, 0);
  play = play_new (dossier, "EX-5");
  g_assert_cmpuint (np_forecast_play_get_state (play, NULL, NULL), ==, 7);
  g_assert_cmpuint (np_forecast_play_get_inject (play), ==, 1);
  g_assert_cmpuint (np_forecast_play_get_n_injects (play), ==, 6);
  outlook = np_forecast_play_look_ahead (play, NP_PLAY_NOBODY, NP_PLAY_NOBODY);
  e = &np_forecast_exercise_get_setup (np_forecast_play_get_exercise (play))->exercise;
  g_assert_cmpuint (outlook->mover, ==, np_forecast_exercise_find_party (np_forecast_play_get_exercise (play), "usa"));
  g_assert_cmpuint (outlook->options->len, ==, e->party[outlook->mover].ceiling + 1);
  for (guint k = 1; k < outlook->options->len; k++)
    {
      const NpPlayOption *option = &g_array_index (outlook->options, NpPlayOption, k);
      double sum = option->answer.none;

      for (guint j = 0; j < e->n_parties; j++)
        for (guint r = 1; r <= e->top; r++)
          sum += option->answer.against[j][r];
      g_assert_cmpfloat_with_epsilon (sum, 1, 1e-12);
      np_forecast_exercise_apply (np_forecast_play_get_exercise (play), &chain);
      chain.author = outlook->mover;
      chain.victim = outlook->target;
      chain.first = k;
      chain.horizon--;
      g_assert_cmpfloat_with_epsilon (option->risk, np_escalation_conflict (&chain), 1e-15);
    }
}

/* The log read again gives the same path; notes and holding back are told apart from injects. */
static void
test_log (void)
{
  g_autoptr(NpDossier) dossier = load ();
  g_autoptr(NpForecastPlay) play = NULL;
  guint author, victim;

  enter (dossier, "EX-5", 1, NULL, NULL, 0);
  enter (dossier, "EX-5", 1, "usa", "rus", 5);
  enter (dossier, "EX-5", 1, "rus", "usa", 0);
  play = play_new (dossier, "EX-5");
  g_assert_cmpuint (np_forecast_play_get_n_steps (play), ==, 3);
  g_assert_cmpint (np_forecast_play_get_step (play, 0)->kind, ==, NP_PLAY_INJECT);
  g_assert_cmpint (np_forecast_play_get_step (play, 1)->kind, ==, NP_PLAY_MOVE);
  g_assert_cmpuint (np_forecast_play_get_state (play, &author, &victim), ==, 0);
  g_assert_cmpuint (np_forecast_play_get_highest (play), ==, 7);
  g_assert_cmpfloat (np_forecast_play_get_step (play, 2)->risk, ==, 0);
  g_assert_cmpfloat (np_forecast_play_get_step (play, 1)->risk, >, 0);
}

/* A move that raised the risk is where the path could have turned; measures are ranked; both languages are there. */
static void
test_look_back (void)
{
  g_autoptr(NpDossier) dossier = load ();
  g_autoptr(NpForecastPlay) play = NULL;
  g_autoptr(NpPlayDebrief) debrief = NULL;
  g_autofree char *ru = NULL, *en = NULL;

  enter (dossier, "EX-5", 1, NULL, NULL, 0);
  enter (dossier, "EX-5", 1, "usa", "rus", 8);
  enter (dossier, "EX-5", 1, "rus", "usa", 5);
  play = play_new (dossier, "EX-5");
  debrief = np_forecast_play_look_back (play);
  g_assert_cmpuint (debrief->highest, ==, 8);
  g_assert_cmpuint (debrief->gravest, ==, 1);
  g_assert_cmpuint (debrief->turnings->len, ==, 2);
  g_assert_cmpuint (g_array_index (debrief->turnings, NpPlayTurning, 0).step, ==, 1);
  g_assert_cmpuint (debrief->worths->len, >, 3);
  for (guint i = 1; i < debrief->worths->len; i++)
    g_assert_cmpfloat (g_array_index (debrief->worths, NpPlayWorth, i - 1).value, >=,
                       g_array_index (debrief->worths, NpPlayWorth, i).value);
  ru = np_forecast_play_debrief_text (play, debrief, NP_LANG_RU);
  en = np_forecast_play_debrief_text (play, debrief, NP_LANG_EN);
  g_assert_true (g_str_has_prefix (ru, "УЧЕНИЕ / EXERCISE\n"));
  g_assert_true (g_str_has_prefix (en, "EXERCISE / УЧЕНИЕ\n"));
  g_assert_nonnull (strstr (ru, "Где путь мог повернуть"));
  g_assert_nonnull (strstr (en, "Where the path could have turned"));
}

/* Before anything happened there is nothing to look back on. */
static void
test_nothing (void)
{
  g_autoptr(NpDossier) dossier = load ();
  g_autoptr(NpForecastPlay) play = play_new (dossier, "EX-1");
  g_autoptr(NpPlayOutlook) outlook = np_forecast_play_look_ahead (play, NP_PLAY_NOBODY, NP_PLAY_NOBODY);
  g_autoptr(NpPlayDebrief) debrief = np_forecast_play_look_back (play);

  g_assert_cmpfloat (outlook->risk, ==, 0);
  g_assert_true (isnan (g_array_index (outlook->options, NpPlayOption, 3).chance));
  g_assert_cmpuint (debrief->gravest, ==, NP_PLAY_NOBODY);
  g_assert_cmpuint (debrief->turnings->len + debrief->worths->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast/5.5/look-ahead", test_look_ahead);
  g_test_add_func ("/forecast/5.5/log", test_log);
  g_test_add_func ("/forecast/5.5/look-back", test_look_back);
  g_test_add_func ("/forecast/5.5/nothing", test_nothing);
  return g_test_run ();
}
