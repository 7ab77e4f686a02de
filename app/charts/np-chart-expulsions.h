/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/np-chart.h"

G_BEGIN_DECLS

/**
 * NpExpulsion:
 * @label: "UK – USSR, 1971"
 * @action: people expelled first, >= 1
 * @answer: people expelled in answer; 0 = none; negative = not known (left out of the picture, kept in the
 *   table)
 * @named: the case is one of those the text speaks of: filled, and labelled before the others
 */
typedef struct
{
  NpText *label;
  int action, answer;
  gboolean named;
} NpExpulsion;

/**
 * NpExpulsionsData:
 * @cases: (array length=n_cases): the cases
 * @n_cases: how many
 * @below: ratio answer / action under which the answer is below measure (0.8)
 * @above: ratio over which it is above measure (1.25)
 */
typedef struct
{
  const NpExpulsion *cases;
  guint n_cases;
  double below, above;
} NpExpulsionsData;

#define NP_TYPE_CHART_EXPULSIONS (np_chart_expulsions_get_type ())
G_DECLARE_FINAL_TYPE (NpChartExpulsions, np_chart_expulsions, NP, CHART_EXPULSIONS, NpChart)

/**
 * np_chart_expulsions_new:
 * @data: what to draw; copied
 *
 * Action against answer on logarithmic axes, with the zone "in kind" along the diagonal (ENGINE 5.6).
 * Points: the cases in the order given; a case whose answer is not known has its row but an empty place at
 * the foot of the picture.
 *
 * Returns: (transfer full): the chart
 */
NpChart *np_chart_expulsions_new (const NpExpulsionsData *data);

G_END_DECLS
