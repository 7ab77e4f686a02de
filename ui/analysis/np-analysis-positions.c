/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the parties moved on one measure, from meeting to meeting. */
#include <glib/gi18n.h>

#include "base/np-format.h"
#include "charts/np-chart-timeline.h"
#include "dossier/np-brief.h"
#include "dossier/np-measure.h"
#include "dossier/np-meeting.h"
#include "dossier/np-party.h"
#include "forecast/np-forecast-input.h"
#include "ui/analysis/np-analysis-kind.h"

#define BEFORE (-1)             /* the day of a step before any meeting, until the days are known */

typedef struct
{
  int day;                      /* Julian */
  double score;
  gboolean observed;
} Value;

typedef struct
{
  char *party;
  NpText *name;
  GArray *values;               /* Value: of frozen forecasts */
} Series;

typedef struct
{
  NpForecast *forecast;
  char *measure;
  GPtrArray *series;
  GHashTable *meetings;         /* identifier -> day */
  int as_of;
} Job;

static void
offer (NpSession *session, guint choice, NpAnalysisChoices *choices)
{
  np_analysis_choices_add_all (choices, np_session_get_dossier (session), NP_DOSSIER_MEASURES);
}

static void
series_free (gpointer data)
{
  Series *series = data;

  g_free (series->party);
  np_text_unref (series->name);
  g_array_unref (series->values);
  g_free (series);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->forecast);
  g_free (job->measure);
  g_ptr_array_unref (job->series);
  g_hash_table_unref (job->meetings);
  g_free (job);
}

/* The day of a date or time, 0 when it is not a whole date. */
static int
day_of (const char *iso)
{
  g_autofree char *head = g_strndup (iso != NULL ? iso : "", 10);
  GDate date;

  return np_date_parse (head, &date) ? (int) g_date_get_julian (&date) : 0;
}

static void
add_frozen (NpDossier *dossier, const char *measure, Series *series)
{
  for (guint f = 0; f < np_object_get_n_children (dossier, NP_DOSSIER_FORECASTS); f++)
    {
      gpointer frozen = np_object_get_child (dossier, NP_DOSSIER_FORECASTS, f);
      Value value = { .day = day_of (np_object_get_string (frozen, NP_FROZEN_AS_OF)) };

      for (guint c = 0; value.day > 0 && c < np_object_get_n_children (frozen, NP_FROZEN_CELLS); c++)
        {
          gpointer cell = np_object_get_child (frozen, NP_FROZEN_CELLS, c);

          if (g_strcmp0 (np_object_get_string (cell, NP_FROZEN_CELL_MEASURE), measure) != 0
              || g_strcmp0 (np_object_get_string (cell, NP_FROZEN_CELL_PARTY), series->party) != 0
              || np_object_get_enum (cell, NP_FROZEN_CELL_LEVEL) != NP_LEVEL_TARGET)
            continue;
          value.score = np_object_get_number_or (cell, NP_FROZEN_CELL_S, 0);
          g_array_append_val (series->values, value);
        }
    }
}

static gpointer
prepare (NpSession *session, const char *const *ids, NpAnalysisResult *result)
{
  NpDossier *dossier = np_session_get_dossier (session);
  NpForecast *forecast = np_session_get_forecast (session);
  Job *job;

  if (np_dossier_find_type (dossier, ids[0], NP_TYPE_MEASURE) == NULL)
    return np_analysis_result_miss (result, _("Needs at least one measure."), "measures");
  job = g_new0 (Job, 1);
  job->forecast = g_object_ref (forecast);
  job->measure = g_strdup (ids[0]);
  job->series = g_ptr_array_new_with_free_func (series_free);
  job->meetings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  job->as_of = day_of (np_forecast_get_as_of (forecast));
  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_PARTIES); i++)
    {
      const char *party = np_object_get_id (np_object_get_child (dossier, NP_DOSSIER_PARTIES, i));
      Series *series;

      if (np_forecast_get_cell (forecast, ids[0], NP_LEVEL_TARGET, party) == NULL)
        continue;
      series = g_new0 (Series, 1);
      series->party = g_strdup (party);
      series->name = np_analysis_name (dossier, party);
      series->values = g_array_new (FALSE, FALSE, sizeof (Value));
      add_frozen (dossier, ids[0], series);
      g_ptr_array_add (job->series, series);
    }
  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_MEETINGS); i++)
    {
      gpointer meeting = np_object_get_child (dossier, NP_DOSSIER_MEETINGS, i);
      int day = day_of (np_object_get_string (meeting, NP_MEETING_DATE));

      if (day > 0)
        g_hash_table_insert (job->meetings, g_strdup (np_object_get_id (meeting)), GINT_TO_POINTER (day));
    }
  if (job->series->len == 0 || job->as_of == 0)
    {
      const char *page = job->series->len == 0 ? "matrix" : "meetings";

      np_analysis_result_miss (result, job->series->len == 0 ? _("No party has a forecast for this measure.")
                                                             : _("The dossier has no date yet: it takes that of the latest meeting."),
                               page);
      job_free (job);
      return NULL;
    }
  return job;
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const Value *x = a, *y = b;

  /* What was heard, then what it made of the forecast. */
  return x->day != y->day ? x->day - y->day : (int) y->observed - (int) x->observed;
}

/* What was heard, at the middle of its band; and the forecast after each meeting in which nothing was heard of this. */
static void
add_trace (Job *job, Series *series, const NpForecastCell *cell)
{
  static const double middle[NP_N_REACTIONS] = { -0.75, -0.33, 0, 0.33, 0.75 };
  g_autoptr(GArray) steps = np_forecast_trace (job->forecast, job->measure, NP_LEVEL_TARGET, series->party);
  Value now = { .day = job->as_of, .score = cell->s };

  for (guint i = 0; i < cell->n_observed; i++)
    {
      Value value = { .day = day_of (cell->observed[i].date), .score = middle[cell->observed[i].category], .observed = TRUE };

      if (value.day > 0)
        g_array_append_val (series->values, value);
    }
  for (guint i = 0; i < steps->len; i++)
    {
      const NpForecastStep *step = &g_array_index (steps, NpForecastStep, i);
      Value value = { .day = step->meeting == NULL ? BEFORE
                             : GPOINTER_TO_INT (g_hash_table_lookup (job->meetings, step->meeting)), .score = step->s };

      if (value.day != 0)
        g_array_append_val (series->values, value);
    }
  g_array_append_val (series->values, now);
}

/* One value for a day and kind: the last one counts. */
static void
tidy (Series *series, int before)
{
  for (guint i = 0; i < series->values->len; i++)
    if (g_array_index (series->values, Value, i).day == BEFORE)
      g_array_index (series->values, Value, i).day = before;
  g_array_sort (series->values, compare_values);
  for (guint i = series->values->len; i-- > 1;)
    {
      const Value *a = &g_array_index (series->values, Value, i - 1), *b = &g_array_index (series->values, Value, i);

      if (a->day == b->day && a->observed == b->observed)
        g_array_remove_index (series->values, i - 1);
    }
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static GArray *
collect_days (Job *job)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint s = 0; s < job->series->len; s++)
    for (guint i = 0; i < ((Series *) job->series->pdata[s])->values->len; i++)
      if (g_array_index (((Series *) job->series->pdata[s])->values, Value, i).day != BEFORE)
        g_array_append_val (days, g_array_index (((Series *) job->series->pdata[s])->values, Value, i).day);
  g_array_sort (days, compare_days);
  for (guint i = days->len; i-- > 1;)
    if (g_array_index (days, int, i) == g_array_index (days, int, i - 1))
      g_array_remove_index (days, i);
  return days;
}

static NpText *
day_text (int day)
{
  GDate date;
  g_autofree char *ru = NULL, *en = NULL;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  ru = np_format_day (&date, NP_LANG_RU);
  en = np_format_day (&date, NP_LANG_EN);
  return np_text_new (ru, en);
}

static void
find (Job *job, NpAnalysisResult *result)
{
  const Series *most = NULL;
  double from = 0, to = 0;
  g_autofree char *was = NULL, *is = NULL;

  for (guint s = 0; s < job->series->len; s++)
    {
      const Series *series = job->series->pdata[s];
      double first = g_array_index (series->values, Value, 0).score;
      double last = g_array_index (series->values, Value, series->values->len - 1).score;

      if (fabs (last - first) >= 0.005 && fabs (last - first) > fabs (to - from))
        {
          most = series;
          from = first;
          to = last;
        }
    }
  if (most == NULL)
    {
      result->finding = g_strdup (_("Nobody has moved on this measure yet"));
      return;
    }
  was = np_format_number (from, 2, np_ui_lang (), NP_FORMAT_SIGNED);
  is = np_format_number (to, 2, np_ui_lang (), NP_FORMAT_SIGNED);
  /* Translators: a party and two scores: "China: moved most, from −0.21 to +0.10". */
  result->finding = g_strdup_printf (_("%s: moved most, from %s to %s"), np_text_get_or_other (most->name, np_ui_lang ()), was, is);
}

static gboolean
run (gpointer data, NpAnalysisResult *result, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  NpTimelineData timeline = { 0 };
  g_autoptr(GArray) days = NULL;
  g_autofree NpTimelineMoment *moments = NULL;
  g_autofree NpTimelineSeries *series = g_new0 (NpTimelineSeries, job->series->len);
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  int before;

  for (guint s = 0; s < job->series->len; s++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      add_trace (job, job->series->pdata[s],
                 np_forecast_get_cell (job->forecast, job->measure, NP_LEVEL_TARGET, ((Series *) job->series->pdata[s])->party));
    }
  days = collect_days (job);
  before = g_array_index (days, int, 0)
           - MAX (1, (g_array_index (days, int, days->len - 1) - g_array_index (days, int, 0)) / 5);
  g_array_prepend_val (days, before);
  moments = g_new0 (NpTimelineMoment, days->len);
  for (guint i = 0; i < days->len; i++)
    moments[i] = (NpTimelineMoment) { g_array_index (days, int, i), i == 0 ? np_text_new ("до встреч", "before")
                                                                           : day_text (g_array_index (days, int, i)) };
  for (guint s = 0; s < job->series->len; s++)
    {
      Series *from = job->series->pdata[s];
      NpTimelineValue *to;

      tidy (from, before);
      to = g_new0 (NpTimelineValue, from->values->len);
      g_ptr_array_add (values, to);
      for (guint i = 0; i < from->values->len; i++)
        {
          const Value *value = &g_array_index (from->values, Value, i);
          guint moment = 0;

          while (moment + 1 < days->len && g_array_index (days, int, moment) != value->day)
            moment++;
          to[i] = (NpTimelineValue) { moment, value->score, value->observed };
        }
      series[s] = (NpTimelineSeries) { from->name, to, from->values->len };
    }
  timeline.moments = moments;
  timeline.n_moments = days->len;
  timeline.series = series;
  timeline.n_series = job->series->len;
  np_analysis_bands (timeline.bands);
  result->chart = np_chart_timeline_new (&timeline);
  for (guint i = 0; i < days->len; i++)
    np_text_unref (moments[i].label);
  find (job, result);
  result->how = g_strdup (_("Filled marks were heard, at the middle of their band; hollow ones are forecasts: before any "
                            "meeting, frozen versions, after each meeting, and today."));
  return TRUE;
}

const NpAnalysisKind np_analysis_positions = {
  "positions", N_("Positions"), "np-history-symbolic", { N_("Measure"), NULL }, offer, prepare, run, job_free,
};
