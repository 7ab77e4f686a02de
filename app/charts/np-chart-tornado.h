/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/np-chart.h"

G_BEGIN_DECLS

/**
 * NpTornadoRow:
 * @label: the assumption, RU/EN
 * @range: (nullable): its range in words, "0 … 1 · severity, now 0.48"
 * @from: its low value in words, "0"
 * @to: its high value in words, "1"
 * @at_from: the score at the low value
 * @at_to: the score at the high value
 * @flip: (nullable): what turns the answer, a clause without a full stop: "below 0.44 the answer turns to ±"
 */
typedef struct
{
  NpText *label;
  NpText *range;
  NpText *from;
  NpText *to;
  double at_from, at_to;
  NpText *flip;
} NpTornadoRow;

/**
 * NpTornadoData:
 * @rows: (array length=n_rows): the assumptions; drawn with the longest bar first
 * @n_rows: how many
 * @now: the score with all of them as they are
 * @bands: the limits of the bands of the score, ascending
 * @axis: name of the axis, "support score of CBM-04 in the US"
 */
typedef struct
{
  const NpTornadoRow *rows;
  guint n_rows;
  double now;
  double bands[4];
  NpText *axis;
} NpTornadoData;

#define NP_TYPE_CHART_TORNADO (np_chart_tornado_get_type ())
G_DECLARE_FINAL_TYPE (NpChartTornado, np_chart_tornado, NP, CHART_TORNADO, NpChart)

/**
 * np_chart_tornado_new:
 * @data: what to draw; copied
 *
 * What moves the answer most: each bar moves one assumption from its low to its high value, the others stay.
 * Points: the bars from the top.
 *
 * Returns: (transfer full): the chart
 */
NpChart *np_chart_tornado_new (const NpTornadoData *data);

G_END_DECLS
