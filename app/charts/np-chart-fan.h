/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/np-chart.h"

G_BEGIN_DECLS

/**
 * NpFanTurn:
 * @quantiles: rung at 5, 25, 50, 75 and 95 per cent of the runs that are still answering
 * @calm: share of all runs that have calmed down, 0 ... 1
 * @open: share that still goes on
 * @conflict: share that has reached the threshold; the three make 1
 */
typedef struct
{
  double quantiles[5];
  double calm, open, conflict;
} NpFanTurn;

/**
 * NpFanPanel:
 * @title: what holds in this panel: "Without the measures"
 * @turns: (array length=n_turns): turn 0 (the first incident), 1, 2 ...
 * @n_turns: how many; the panels of one chart may differ
 */
typedef struct
{
  NpText *title;
  const NpFanTurn *turns;
  guint n_turns;
} NpFanPanel;

/**
 * NpFanRung:
 * @value: place on the scale
 * @label: name of the rung: "public blame"
 */
typedef struct
{
  double value;
  NpText *label;
} NpFanRung;

/**
 * NpFanData:
 * @panels: (array length=n_panels): one, or two beside each other
 * @n_panels: 1 or 2
 * @rungs: (array length=n_rungs): the rungs that are named on the screen, from below; on paper their numbers
 *   are printed
 * @n_rungs: how many
 * @threshold: rung from which on it is conflict; the top of the scale
 * @threshold_label: its name: "use of force"
 */
typedef struct
{
  const NpFanPanel *panels;
  guint n_panels;
  const NpFanRung *rungs;
  guint n_rungs;
  double threshold;
  NpText *threshold_label;
} NpFanData;

#define NP_TYPE_CHART_FAN (np_chart_fan_get_type ())
G_DECLARE_FINAL_TYPE (NpChartFan, np_chart_fan, NP, CHART_FAN, NpChart)

/**
 * np_chart_fan_new:
 * @data: what to draw; copied
 *
 * Escalation over the turns: a fan over the runs that are still answering (quantiles over all runs say
 * nothing, since calm absorbs), which stops when fewer than 5 per cent are; under it the shares calm, going
 * on, conflict - an area on screen, one column a turn on paper. Points: the turns of the first panel, then
 * of the second.
 *
 * Returns: (transfer full): the chart
 */
NpChart *np_chart_fan_new (const NpFanData *data);

G_END_DECLS
