/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the parties moved on one measure, from meeting to meeting. */
#include "brief/np-picture.h"

#include "base/np-format.h"
#include "charts/np-chart-timeline.h"
#include "dossier/np-brief.h"
#include "dossier/np-meeting.h"
#include "forecast/np-forecast-input.h"
#include "meeting/np-regime.h"

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

struct _NpPositionPicture
{
  NpForecast *forecast;
  char *measure;
  GPtrArray *series;
  GHashTable *meetings;         /* identifier -> day */
  GHashTable *speakable;        /* entries of which a paper may name the delegation; NULL = of all */
  int as_of;
};

static void
series_free (gpointer data)
{
  Series *series = data;

  g_free (series->party);
  np_text_unref (series->name);
  g_array_unref (series->values);
  g_free (series);
}

void
np_position_picture_free (NpPositionPicture *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->forecast);
  g_free (self->measure);
  g_ptr_array_unref (self->series);
  g_hash_table_unref (self->meetings);
  g_clear_pointer (&self->speakable, g_hash_table_unref);
  g_free (self);
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

static void
add_meeting (NpPositionPicture *self, gpointer meeting)
{
  int day = day_of (np_object_get_string (meeting, NP_MEETING_DATE));

  if (day > 0)
    g_hash_table_insert (self->meetings, g_strdup (np_object_get_id (meeting)), GINT_TO_POINTER (day));
  for (guint i = 0; self->speakable != NULL && i < np_object_get_n_children (meeting, NP_MEETING_ENTRIES); i++)
    {
      gpointer entry = np_object_get_child (meeting, NP_MEETING_ENTRIES, i);

      if (np_object_get_id (entry) != NULL && (np_regime_entry_permits (entry) & NP_PERMIT_DELEGATION) != 0)
        g_hash_table_add (self->speakable, g_strdup (np_object_get_id (entry)));
    }
}

NpPositionPicture *
np_position_picture_new (NpDossier *dossier, NpForecast *forecast, const char *measure, gboolean paper)
{
  NpPositionPicture *self = g_new0 (NpPositionPicture, 1);

  self->forecast = g_object_ref (forecast);
  self->measure = g_strdup (measure);
  self->series = g_ptr_array_new_with_free_func (series_free);
  self->meetings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->speakable = paper ? g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) : NULL;
  self->as_of = day_of (np_forecast_get_as_of (forecast));
  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_PARTIES); i++)
    {
      const char *party = np_object_get_id (np_object_get_child (dossier, NP_DOSSIER_PARTIES, i));
      Series *series;

      if (np_forecast_get_cell (forecast, measure, NP_LEVEL_TARGET, party) == NULL)
        continue;
      series = g_new0 (Series, 1);
      series->party = g_strdup (party);
      series->name = np_picture_name (dossier, party);
      series->values = g_array_new (FALSE, FALSE, sizeof (Value));
      add_frozen (dossier, measure, series);
      g_ptr_array_add (self->series, series);
    }
  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_MEETINGS); i++)
    add_meeting (self, np_object_get_child (dossier, NP_DOSSIER_MEETINGS, i));
  if (self->series->len == 0 || self->as_of == 0)
    {
      np_position_picture_free (self);
      return NULL;
    }
  return self;
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const Value *x = a, *y = b;

  /* What was heard, then what it made of the forecast. */
  return x->day != y->day ? x->day - y->day : (int) y->observed - (int) x->observed;
}

/* Whether a paper may say that this delegation was heard to react. */
static gboolean
may_be_said (const NpPositionPicture *self, const NpObserved *observed)
{
  return self->speakable == NULL || g_hash_table_contains (self->speakable, observed->entry);
}

/* What was heard, at the middle of its band; and the forecast after each meeting in which nothing was heard of this. */
static void
add_trace (NpPositionPicture *self, Series *series, const NpForecastCell *cell)
{
  static const double middle[NP_N_REACTIONS] = { -0.75, -0.33, 0, 0.33, 0.75 };
  g_autoptr(GArray) steps = np_forecast_trace (self->forecast, self->measure, NP_LEVEL_TARGET, series->party);
  Value now = { .day = self->as_of, .score = cell->s };

  for (guint i = 0; i < cell->n_observed; i++)
    {
      Value value = { .day = day_of (cell->observed[i].date), .score = middle[cell->observed[i].category], .observed = TRUE };

      if (value.day > 0 && may_be_said (self, &cell->observed[i]))
        g_array_append_val (series->values, value);
    }
  for (guint i = 0; i < steps->len; i++)
    {
      const NpForecastStep *step = &g_array_index (steps, NpForecastStep, i);
      Value value = { .day = step->meeting == NULL ? BEFORE
                             : GPOINTER_TO_INT (g_hash_table_lookup (self->meetings, step->meeting)), .score = step->s };

      if (value.day != 0 && (step->meeting == NULL || self->speakable == NULL))
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
collect_days (NpPositionPicture *self)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint s = 0; s < self->series->len; s++)
    for (guint i = 0; i < ((Series *) self->series->pdata[s])->values->len; i++)
      if (g_array_index (((Series *) self->series->pdata[s])->values, Value, i).day != BEFORE)
        g_array_append_val (days, g_array_index (((Series *) self->series->pdata[s])->values, Value, i).day);
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
find (NpPositionPicture *self, NpPositionFigures *figures)
{
  *figures = (NpPositionFigures) { NULL };
  for (guint s = 0; s < self->series->len; s++)
    {
      const Series *series = self->series->pdata[s];
      double first = g_array_index (series->values, Value, 0).score;
      double last = g_array_index (series->values, Value, series->values->len - 1).score;

      figures->n_values += series->values->len;
      if (fabs (last - first) >= 0.005 && fabs (last - first) > fabs (figures->to - figures->from))
        {
          figures->who = series->name;
          figures->from = first;
          figures->to = last;
        }
    }
}

NpChart *
np_position_picture_draw (NpPositionPicture *self, NpPositionFigures *figures, GCancellable *cancellable, GError **error)
{
  NpTimelineData timeline = { 0 };
  g_autoptr(GArray) days = NULL;
  g_autofree NpTimelineMoment *moments = NULL;
  g_autofree NpTimelineSeries *series = g_new0 (NpTimelineSeries, self->series->len);
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  NpChart *chart;
  int before;

  for (guint s = 0; s < self->series->len; s++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      add_trace (self, self->series->pdata[s],
                 np_forecast_get_cell (self->forecast, self->measure, NP_LEVEL_TARGET, ((Series *) self->series->pdata[s])->party));
    }
  days = collect_days (self);
  before = g_array_index (days, int, 0)
           - MAX (1, (g_array_index (days, int, days->len - 1) - g_array_index (days, int, 0)) / 5);
  g_array_prepend_val (days, before);
  moments = g_new0 (NpTimelineMoment, days->len);
  for (guint i = 0; i < days->len; i++)
    moments[i] = (NpTimelineMoment) { g_array_index (days, int, i), i == 0 ? np_text_new ("до встреч", "before")
                                                                           : day_text (g_array_index (days, int, i)) };
  for (guint s = 0; s < self->series->len; s++)
    {
      Series *from = self->series->pdata[s];
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
  timeline.n_series = self->series->len;
  np_picture_bands (timeline.bands);
  chart = np_chart_timeline_new (&timeline);
  for (guint i = 0; i < days->len; i++)
    np_text_unref (moments[i].label);
  find (self, figures);
  return chart;
}
