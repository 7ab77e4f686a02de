/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/np-chart.h"

G_BEGIN_DECLS

/**
 * NpTimelineMoment:
 * @day: days since any fixed day, ascending over the moments
 * @label: what happened: "Meeting 1", "12 July"
 */
typedef struct
{
  double day;
  NpText *label;
} NpTimelineMoment;

/**
 * NpTimelineValue:
 * @moment: index of its moment
 * @score: the support score, -1 ... 1
 * @observed: %TRUE = a reaction that was heard, %FALSE = a forecast
 */
typedef struct
{
  guint moment;
  double score;
  gboolean observed;
} NpTimelineValue;

/**
 * NpTimelineSeries:
 * @name: the party or the measure
 * @values: (array length=n_values): in the order of time
 * @n_values: how many
 */
typedef struct
{
  NpText *name;
  const NpTimelineValue *values;
  guint n_values;
} NpTimelineSeries;

/**
 * NpTimelineData:
 * @moments: (array length=n_moments): the vertical lines
 * @n_moments: how many
 * @series: (array length=n_series): up to four get an own mark and line; more share them in turn
 * @n_series: how many
 * @bands: the limits of the bands of the score, ascending
 */
typedef struct
{
  const NpTimelineMoment *moments;
  guint n_moments;
  const NpTimelineSeries *series;
  guint n_series;
  double bands[4];
} NpTimelineData;

#define NP_TYPE_CHART_TIMELINE (np_chart_timeline_get_type ())
G_DECLARE_FINAL_TYPE (NpChartTimeline, np_chart_timeline, NP, CHART_TIMELINE, NpChart)

/**
 * np_chart_timeline_new:
 * @data: what to draw; copied
 *
 * How positions moved from meeting to meeting: filled marks were heard, hollow ones on dashed lines are
 * forecasts; the name stands at the end of each line. Points: the values of the first series, then of the next.
 *
 * Returns: (transfer full): the chart
 */
NpChart *np_chart_timeline_new (const NpTimelineData *data);

G_END_DECLS
