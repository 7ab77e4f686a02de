/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an exercise may escalate, as things are and with a package. */
#include <glib/gi18n.h>

#include "base/np-format.h"
#include "brief/np-picture.h"
#include "charts/np-chart-fan.h"
#include "dossier/np-exercise.h"
#include "dossier/np-scenario.h"
#include "forecast/np-forecast-exercise.h"
#include "ui/analysis/np-analysis-kind.h"

#define SEED 2018

/* Turns in which less than this share still goes on are not drawn, but for the first few. */
#define STILL 0.005
#define FEW_TURNS 6

typedef struct
{
  NpForecastExercise *exercise;
  gboolean *in_force;           /* with the package */
  NpText *title;                /* of the second panel */
} Job;

static void
offer (NpSession *session, guint choice, NpAnalysisChoices *choices)
{
  NpDossier *dossier = np_session_get_dossier (session);

  if (choice == 1)
    np_analysis_choices_add (choices, "", _("With all measures"));
  np_analysis_choices_add_all (choices, dossier, choice == 0 ? NP_DOSSIER_EXERCISES : NP_DOSSIER_PACKAGES);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  np_forecast_exercise_unref (job->exercise);
  g_free (job->in_force);
  np_text_unref (job->title);
  g_free (job);
}

static gboolean
is_chosen (gpointer package, const char *measure)
{
  if (package == NULL)
    return TRUE;
  for (guint i = 0; i < np_object_get_n_children (package, NP_PACKAGE_ITEMS); i++)
    if (g_strcmp0 (np_object_get_string (np_object_get_child (package, NP_PACKAGE_ITEMS, i),
                                         NP_PACKAGE_ITEM_MEASURE),
                   measure)
        == 0)
      return TRUE;
  return FALSE;
}

static gpointer
prepare (NpSession *session, const NpAnalysisQuestion *asked, NpAnalysisResult *result)
{
  NpDossier *dossier = np_session_get_dossier (session);
  gpointer package = np_dossier_find_type (dossier, asked->ids[1], NP_TYPE_PACKAGE);
  g_autoptr(GError) error = NULL;
  g_autofree char *ru = NULL, *en = NULL;
  NpForecastExercise *exercise;
  const NpEscalationSetup *setup;
  Job *job;

  if (np_object_get_n_children (dossier, NP_DOSSIER_EXERCISES) == 0)
    return np_analysis_result_miss (result, _("Needs an exercise: an incident, its author and its victim."),
                                    "exercise");
  exercise = np_forecast_exercise_new (dossier, *asked->ids[0] != '\0' ? asked->ids[0] : NULL, NULL, NULL,
                                       np_escalation_defaults_get (), &error);
  if (exercise == NULL)
    return np_analysis_result_miss (result, error->message, "exercise");
  setup = np_forecast_exercise_get_setup (exercise);
  job = g_new0 (Job, 1);
  job->exercise = exercise;
  job->in_force = g_memdup2 (setup->in_force, sizeof (gboolean) * setup->n_measures);
  for (guint i = 0; i < setup->n_measures; i++)
    if (is_chosen (package, np_forecast_exercise_get_measure_id (exercise, i)))
      job->in_force[i] = TRUE;
  if (package != NULL)
    {
      ru = g_strdup_printf ("С пакетом «%s»",
                            np_object_get_words_or_other (package, NP_PACKAGE_TITLE, NP_LANG_RU));
      en =
          g_strdup_printf ("With “%s”", np_object_get_words_or_other (package, NP_PACKAGE_TITLE, NP_LANG_EN));
    }
  job->title = package != NULL ? np_text_new (ru, en) : np_text_new ("Со всеми мерами", "With all measures");
  return job;
}

static NpFanTurn *
solve (const NpEscalationSetup *setup, NpEscalationResult *figures, guint *n)
{
  NpEscalation chain;
  g_autofree NpEscalationTurn *turns = NULL;
  NpFanTurn *fan;

  np_escalation_setup_apply (setup, G_MAXUINT, &chain);
  turns = g_new (NpEscalationTurn, chain.horizon + 1);
  np_escalation_solve (&chain, figures, turns);
  *n = chain.horizon + 1;
  fan = g_new (NpFanTurn, *n);
  for (guint t = 0; t < *n; t++)
    {
      memcpy (fan[t].quantiles, turns[t].quantile, sizeof fan[t].quantiles);
      fan[t].calm = turns[t].calm;
      fan[t].open = turns[t].open;
      fan[t].conflict = turns[t].conflict;
    }
  return fan;
}

/* The 80 per cent band of P (conflict) over the doubts. */
static gboolean
band (Job *job, const NpEscalationSetup *setup, double ends[2], GCancellable *cancellable, GError **error)
{
  guint n;
  const NpEscalationRange *ranges = np_forecast_exercise_get_ranges (job->exercise, &n);
  g_autofree NpEscalationResult *draws = NULL;
  double figures[NP_ESCALATION_DRAWS];

  if (n == 0)
    {
      ends[0] = ends[1] = NAN;
      return TRUE;
    }
  draws = g_new (NpEscalationResult, NP_ESCALATION_DRAWS);
  if (!np_escalation_draws (setup, ranges, n, SEED, 0, NP_ESCALATION_DRAWS, draws, NULL, np_picture_progress,
                            cancellable, error))
    return FALSE;
  for (guint i = 0; i < NP_ESCALATION_DRAWS; i++)
    figures[i] = draws[i].conflict;
  np_escalation_band (figures, NP_ESCALATION_DRAWS, &ends[0], &ends[1]);
  return TRUE;
}

static char *
out_of_hundred (double share)
{
  return np_format_number (100 * share, share < 0.0995 ? -1 : 0, np_ui_lang (), 0);
}

static char *
band_words (const double ends[2])
{
  return np_format_range (100 * ends[0], 100 * ends[1], -1, np_ui_lang (), 0);
}

static NpText *
rung_text (NpForecastExercise *exercise, guint rung)
{
  return np_text_new (np_forecast_exercise_get_rung_title (exercise, rung, NP_LANG_RU),
                      np_forecast_exercise_get_rung_title (exercise, rung, NP_LANG_EN));
}

static gboolean
run (gpointer data, NpAnalysisResult *result, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  NpEscalationSetup now = *np_forecast_exercise_get_setup (job->exercise), then = now;
  NpEscalationResult figures[2];
  NpFanPanel panels[2];
  g_autofree NpFanTurn *first = NULL, *second = NULL;
  g_autoptr(NpText) before = np_text_new ("Как сейчас", "As things are");
  g_autoptr(NpText) threshold = NULL;
  g_autofree char *with = NULL, *without = NULL, *low = NULL, *high = NULL;
  double bands[2][2];
  NpFanRung rungs[NP_ESCALATION_MAX_TOP + 1];
  guint n_rungs = 0, step, n_shown = FEW_TURNS;

  then.in_force = job->in_force;
  panels[0].turns = first = solve (&now, &figures[0], &panels[0].n_turns);
  panels[1].turns = second = solve (&then, &figures[1], &panels[1].n_turns);
  if (!band (job, &now, bands[0], cancellable, error) || !band (job, &then, bands[1], cancellable, error))
    return FALSE;
  for (guint p = 0; p < 2; p++)
    for (guint t = 0; t < panels[p].n_turns; t++)
      if (panels[p].turns[t].open >= STILL)
        n_shown = MAX (n_shown, t + 2);
  for (guint p = 0; p < 2; p++)
    panels[p].n_turns = MIN (panels[p].n_turns, n_shown);
  panels[0].title = before;
  panels[1].title = job->title;
  step = now.exercise.threshold > 7 ? 2 : 1;
  for (guint r = 1; r < now.exercise.threshold; r += step)
    rungs[n_rungs++] = (NpFanRung) { r, rung_text (job->exercise, r) };
  threshold = rung_text (job->exercise, now.exercise.threshold);
  result->chart = np_chart_fan_new (&(NpFanData) {
    .panels = panels, .n_panels = 2, .rungs = rungs, .n_rungs = n_rungs, .threshold = now.exercise.threshold,
    .threshold_label = threshold,
  });
  for (guint r = 0; r < n_rungs; r++)
    np_text_unref (rungs[r].label);
  without = out_of_hundred (figures[0].conflict);
  with = out_of_hundred (figures[1].conflict);
  /* Translators: the name of the choice ("With all measures"), and two numbers. */
  result->finding = g_strdup_printf (_("%s, %s of 100 cases reach conflict instead of %s"),
                                     np_text_get_or_other (job->title, np_ui_lang ()), with, without);
  result->how = g_strdup (
      _("Fictional exercise, exact calculation. Upper chart: cases in which the sides are still answering "
         "each other; lower chart: shares of all cases."));
  if (!isnan (bands[0][0]))
    {
      low = band_words (bands[0]);
      high = band_words (bands[1]);
      result->remark = g_strdup_printf (
          _("With the doubts of the dossier, 80 of 100 draws give %s of 100 as things are and %s "
             "with the measures (%u draws, seed %u)."),
          low, high, NP_ESCALATION_DRAWS, SEED);
    }
  else
    {
      result->remark =
          g_strdup (_("The dossier gives no doubt about doctrines and effects, so there is no band."));
    }
  return TRUE;
}

const NpAnalysisKind np_analysis_escalation = {
  "escalation",
  N_("Escalation"),
  "np-exercise-symbolic",
  { N_("Exercise"), N_("Measures in force") },
  offer,
  prepare,
  run,
  job_free,
};
