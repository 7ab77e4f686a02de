/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/np-chart.h"

G_BEGIN_DECLS

/**
 * NpReliabilityBin:
 * @rows: how many forecasts fell into this tenth of probability
 * @confidence: mean probability they gave to their most probable reaction, 0 ... 1
 * @hits: in how many of them it came
 */
typedef struct
{
  guint rows;
  double confidence;
  guint hits;
} NpReliabilityBin;

#define NP_TYPE_CHART_RELIABILITY (np_chart_reliability_get_type ())
G_DECLARE_FINAL_TYPE (NpChartReliability, np_chart_reliability, NP, CHART_RELIABILITY, NpChart)

/**
 * np_chart_reliability_new:
 * @bins: (array length=n_bins): tenths of probability, low to high; those without forecasts are left out
 * @n_bins: how many
 *
 * Whether "70 per cent" meant seventy times out of a hundred: the probability given to the most probable reaction against
 * the share of cases in which it came. On the dotted diagonal the two are the same; below it the forecasts were too sure,
 * above it too cautious. The line through a point is where the true share lies with 80 per cent confidence (Wilson,
 * "Probable inference", JASA 22, 1927): with few forecasts it is long.
 *
 * Returns: (transfer full): the chart
 */
NpChart *np_chart_reliability_new (const NpReliabilityBin *bins, guint n_bins);

/**
 * np_reliability_range:
 * @rows: forecasts, > 0
 * @hits: 0 ... @rows
 * @low: (out): lower end, 0 ... 1
 * @high: (out): upper end, 0 ... 1
 *
 * The Wilson interval of 80 per cent.
 */
void np_reliability_range (guint rows, guint hits, double *low, double *high);

G_END_DECLS
