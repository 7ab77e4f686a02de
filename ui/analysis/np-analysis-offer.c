/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which measure to put forward first. */
#include <glib/gi18n.h>

#include "base/np-format.h"
#include "charts/np-chart-scatter.h"
#include "dossier/np-measure.h"
#include "forecast/np-forecast-exercise.h"
#include "ui/analysis/np-analysis-kind.h"

#define MAX_ROWS 12
#define FIRST 3

typedef struct
{
  NpForecast *forecast;
  NpForecastExercise *exercise;
  char **numbers;               /* [measure of the exercise] */
} Job;

static void
offer (NpSession *session, guint choice, NpAnalysisChoices *choices)
{
  np_analysis_choices_add_all (choices, np_session_get_dossier (session), NP_DOSSIER_EXERCISES);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->forecast);
  np_forecast_exercise_unref (job->exercise);
  g_strfreev (job->numbers);
  g_free (job);
}

static gpointer
prepare (NpSession *session, const char *const *ids, NpAnalysisResult *result)
{
  NpDossier *dossier = np_session_get_dossier (session);
  g_autoptr(GError) error = NULL;
  NpForecastExercise *exercise;
  guint n;
  Job *job;

  if (np_object_get_n_children (dossier, NP_DOSSIER_MEASURES) == 0)
    return np_analysis_result_miss (result, _("Needs at least one measure."), "measures");
  if (np_object_get_n_children (dossier, NP_DOSSIER_EXERCISES) == 0)
    return np_analysis_result_miss (result, _("Needs an exercise, in which the measures show what they are worth."), "exercise");
  exercise = np_forecast_exercise_new (dossier, *ids[0] != '\0' ? ids[0] : NULL, NULL, NULL, np_escalation_defaults_get (), &error);
  if (exercise == NULL)
    return np_analysis_result_miss (result, error->message, "exercise");
  job = g_new0 (Job, 1);
  job->forecast = g_object_ref (np_session_get_forecast (session));
  job->exercise = exercise;
  n = np_forecast_exercise_get_setup (exercise)->n_measures;
  job->numbers = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      gpointer measure = np_dossier_find (dossier, np_forecast_exercise_get_measure_id (exercise, i));

      job->numbers[i] = measure != NULL && np_object_is_given (measure, NP_MEASURE_NUMBER)
                        ? g_strdup_printf ("%d", (int) np_object_get_number (measure, NP_MEASURE_NUMBER)) : g_strdup ("");
    }
  return job;
}

static NpText *
label_of (Job *job, guint measure, gboolean whole)
{
  char *both[2];
  NpText *label;

  for (guint l = 0; l < 2; l++)
    {
      const char *title = np_forecast_exercise_get_measure_title (job->exercise, measure, l == 0 ? NP_LANG_RU : NP_LANG_EN);
      g_autofree char *head = !whole && g_utf8_strlen (title, -1) > 24 ? g_utf8_substring (title, 0, 22) : NULL;

      both[l] = g_strdup_printf ("%s %s%s", job->numbers[measure], head != NULL ? head : title, head != NULL ? "…" : "");
      g_strstrip (both[l]);
    }
  label = np_text_new (both[0], both[1]);
  g_free (both[0]);
  g_free (both[1]);
  return label;
}

static gboolean
run (gpointer data, NpAnalysisResult *result, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr(GArray) offers = np_forecast_exercise_rank (job->exercise, job->forecast, np_analysis_progress, cancellable, error);
  g_autofree NpScatterPoint *points = NULL;
  guint n = 0;
  double best = 0;

  if (offers == NULL)
    return FALSE;
  points = g_new0 (NpScatterPoint, offers->len + 1);
  for (guint i = 0; i < offers->len; i++)
    {
      const NpOffer *one = &g_array_index (offers, NpOffer, i);
      NpAnalysisRow *row;

      if (one->in_force || isnan (one->consent) || one->value < 0)
        continue;
      points[n] = (NpScatterPoint) { label_of (job, one->measure, FALSE), label_of (job, one->measure, TRUE), one->consent,
                                     100 * one->value };
      if (n == 0)
        best = one->expected;
      if (n++ >= MAX_ROWS)
        continue;
      row = g_new0 (NpAnalysisRow, 1);
      row->id = g_strdup (np_forecast_exercise_get_measure_id (job->exercise, one->measure));
      row->number = g_strdup (job->numbers[one->measure]);
      row->title = g_strdup (np_forecast_exercise_get_measure_title (job->exercise, one->measure, np_ui_lang ()));
      row->words = np_format_number (100 * one->expected, 2, np_ui_lang (), 0);
      row->share = best > 0 ? one->expected / best : 0;
      row->first = n <= FIRST;
      g_ptr_array_add (result->rows, row);
    }
  if (n == 0 || best <= 0)
    {
      np_analysis_result_miss (result, n == 0 ? _("No open measure has a forecast of all its parties.")
                                              : _("No measure that is open takes anything off the risk of this exercise."),
                               n == 0 ? "matrix" : "measures");
      g_ptr_array_set_size (result->rows, 0);
    }
  else
    {
      const NpAnalysisRow *first = result->rows->pdata[0];

      result->chart = np_chart_scatter_new (points, n);
      /* Translators: number and title of a measure. */
      result->finding = g_strdup_printf (_("Put %s %s forward first"), first->number, first->title);
      result->how = g_strdup (_("Up: removes more risk of conflict. Right: more likely accepted. Dotted: equal expected points."));
      /* Translators: %s: "assuming the parties decide independently". */
      result->remark = g_strdup_printf (_("Expected points = chance that all named parties consent × points of risk removed, %s."),
                                        np_forecast_independence_words (np_ui_lang ()));
    }
  for (guint i = 0; i < n; i++)
    {
      np_text_unref (points[i].label);
      np_text_unref (points[i].name);
    }
  return TRUE;
}

const NpAnalysisKind np_analysis_offer = {
  "offer", N_("Offer first"), "np-sources-symbolic", { N_("Exercise"), NULL }, offer, prepare, run, job_free,
};
