/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/np-chart.h"

G_BEGIN_DECLS

/**
 * NpScaleParty:
 * @name: the party, RU/EN
 * @position: where it stands, in the scale of the issue
 * @final: where the pressure rounds bring it; equal to @position = does not move
 * @weight: capability times salience, any unit; the mark's area follows it
 */
typedef struct
{
  NpText *name;
  double position, final;
  double weight;
} NpScaleParty;

/**
 * NpScaleIssue:
 * @title: the issue
 * @pole_low: what the low end means in words
 * @pole_high: what the high end means in words
 * @low: the low end
 * @high: the high end, > @low
 * @status_quo: today's value; not finite = unknown
 * @compromise: forecast of the compromise model
 * @median: weighted median; not finite = not shown (of two parties it is always one side)
 * @band: 80 % band of the compromise; not finite = none
 * @parties: (array length=n_parties): who stands where
 * @n_parties: how many
 */
typedef struct
{
  NpText *title, *pole_low, *pole_high;
  double low, high;
  double status_quo, compromise, median;
  double band[2];
  const NpScaleParty *parties;
  guint n_parties;
} NpScaleIssue;

#define NP_TYPE_CHART_SCALE (np_chart_scale_get_type ())
G_DECLARE_FINAL_TYPE (NpChartScale, np_chart_scale, NP, CHART_SCALE, NpChart)

/**
 * np_chart_scale_new:
 * @issues: (array length=n_issues): the issues, one scale under the other
 * @n_issues: how many
 *
 * Bargaining issue by issue: the parties on a line between two poles said in words, the compromise with its
 * band, the median, the status quo; an arrow shows where pressure moves a party ("scenario, not forecast").
 * Points: per issue the parties from low to high, then the compromise.
 *
 * Returns: (transfer full): the chart
 */
NpChart *np_chart_scale_new (const NpScaleIssue *issues, guint n_issues);

G_END_DECLS
