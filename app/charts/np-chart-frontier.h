/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/np-chart.h"

G_BEGIN_DECLS

/**
 * NpFrontierPoint:
 * @x: gain of the side on the horizontal axis
 * @y: gain of the side on the vertical axis
 */
typedef struct
{
  double x, y;
} NpFrontierPoint;

/**
 * NpFrontierMark:
 * @letter: the package's label: "A", "P1"
 * @words: what it is: "Opening: five measures, inside"
 * @at: its gains
 */
typedef struct
{
  const char *letter;
  NpText *words;
  NpFrontierPoint at;
} NpFrontierMark;

/**
 * NpFrontierData:
 * @x_name: the side on the horizontal axis
 * @y_name: the side on the vertical axis
 * @marks: (array length=n_marks): the packages compared; shapes square, disc, triangle, diamond in this order
 * @n_marks: how many
 * @frontier: (array length=n_frontier): packages that neither side can better without loss to the other
 * @n_frontier: how many
 * @others: (array length=n_others): other packages, drawn as small dots and not counted as points
 * @n_others: how many
 * @walk_x: gain below which the side on the horizontal axis walks away; not finite = unknown
 * @walk_y: the same for the vertical axis
 */
typedef struct
{
  NpText *x_name, *y_name;
  const NpFrontierMark *marks;
  guint n_marks;
  const NpFrontierPoint *frontier;
  guint n_frontier;
  const NpFrontierPoint *others;
  guint n_others;
  double walk_x, walk_y;
} NpFrontierData;

#define NP_TYPE_CHART_FRONTIER (np_chart_frontier_get_type ())
G_DECLARE_FINAL_TYPE (NpChartFrontier, np_chart_frontier, NP, CHART_FRONTIER, NpChart)

/**
 * np_chart_frontier_new:
 * @data: what to draw; copied
 *
 * Gains of two sides: the frontier as a line, the compared packages as shapes, walk-away zones in grey, all
 * other packages as dots. The points of two sides have different scales and do not add up. Points: the
 * marks, then the frontier from left to right.
 *
 * Returns: (transfer full): the chart
 */
NpChart *np_chart_frontier_new (const NpFrontierData *data);

G_END_DECLS
