/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/np-chart.h"

G_BEGIN_DECLS

/**
 * NpScatterPoint:
 * @label: short label beside the point: "2 NRRC form"
 * @name: full name for words and table: "CBM-02 Bilingual form on the NRRC line"
 * @consent: chance that all named parties consent, 0 ... 1
 * @value: what the measure is worth, in points of conflict risk removed (per cent of cases), >= 0
 */
typedef struct
{
  NpText *label, *name;
  double consent, value;
} NpScatterPoint;

#define NP_TYPE_CHART_SCATTER (np_chart_scatter_get_type ())
G_DECLARE_FINAL_TYPE (NpChartScatter, np_chart_scatter, NP, CHART_SCATTER, NpChart)

/**
 * np_chart_scatter_new:
 * @points: (array length=n_points): the measures
 * @n_points: how many
 *
 * "Offer first": chance of consent against worth, with dotted lines of equal expected worth (consent times
 * value). Points are sorted by expected worth, best first; the first three are filled. On paper values are
 * printed per 1,000 cases, so that one drawing serves both languages.
 *
 * Returns: (transfer full): the chart
 */
NpChart *np_chart_scatter_new (const NpScatterPoint *points, guint n_points);

G_END_DECLS
