/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/np-chart.h"

G_BEGIN_DECLS

#define NP_TYPE_CHART_FIVE (np_chart_five_get_type ())
G_DECLARE_FINAL_TYPE (NpChartFive, np_chart_five, NP, CHART_FIVE, NpChart)

/**
 * np_chart_five_new:
 * @p: probabilities of reject, oppose, conditional, support, accept; they add up to 1 within 1e-6
 *
 * One bar of the five reactions with a bracket over consent (support + accept). The printed whole per cent
 * add up (np_round_five()). Points: the five.
 *
 * Returns: (transfer full): the chart
 */
NpChart *np_chart_five_new (const double p[5]);

G_END_DECLS
