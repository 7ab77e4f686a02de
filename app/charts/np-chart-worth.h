/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/np-chart.h"

G_BEGIN_DECLS

/**
 * NpWorthRow:
 * @id: identifier of the measure, "CBM-03"
 * @title: its title
 * @value: fewer conflicts, as a share of all cases (0.123 = 123 in 1,000); negative = more
 * @consent: chance that the parties named consent, 0 ... 1
 */
typedef struct
{
  const char *id;
  NpText *title;
  double value, consent;
} NpWorthRow;

#define NP_TYPE_CHART_WORTH (np_chart_worth_get_type ())
G_DECLARE_FINAL_TYPE (NpChartWorth, np_chart_worth, NP, CHART_WORTH, NpChart)

/**
 * np_chart_worth_new:
 * @rows: (array length=n_rows): the measures
 * @n_rows: how many
 *
 * What each measure is worth in an exercise: a bar of conflicts avoided in 1,000 cases whose dark part is
 * the expected worth (value times consent), with consent and expected worth in columns; the best expected
 * worth first. Points: the rows.
 *
 * Returns: (transfer full): the chart
 */
NpChart *np_chart_worth_new (const NpWorthRow *rows, guint n_rows);

G_END_DECLS
