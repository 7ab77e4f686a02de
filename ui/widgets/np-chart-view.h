/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "charts/np-chart.h"

G_BEGIN_DECLS

/**
 * NpChartView:
 *
 * A chart on the screen: the drawing (or, instead, its table), and under it the selected point in words. Arrows, Home and
 * End walk the points, a click picks one, the table has a row for each of them.
 *
 * Properties: `chart` (#NpChart or %NULL), `selected` (number of a point, -1 = none), `table-shown`.
 *
 * Actions: `chart.table` (Ctrl+T), `chart.copy-image`, `chart.copy-text` (Ctrl+C).
 */
#define NP_TYPE_CHART_VIEW (np_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (NpChartView, np_chart_view, NP, CHART_VIEW, GtkWidget)

/* Returns: (transfer floating): a view without a chart. */
GtkWidget *np_chart_view_new (void);

/* The chart, lent; setting another one selects its first point. */
NpChart *np_chart_view_get_chart (NpChartView *self);
void np_chart_view_set_chart (NpChartView *self, NpChart *chart);

/* The selected point, -1 = none; its words are said to a screen reader. */
int np_chart_view_get_selected (NpChartView *self);
void np_chart_view_set_selected (NpChartView *self, int point);

/* Whether the table stands in the place of the picture. */
gboolean np_chart_view_get_table_shown (NpChartView *self);
void np_chart_view_set_table_shown (NpChartView *self, gboolean shown);

/**
 * np_chart_view_dup_text:
 * @self: a view with a chart
 *
 * Returns: (transfer full): the chart in words and its table, columns parted by tabs: what Copy as text gives
 */
char *np_chart_view_dup_text (NpChartView *self);

/**
 * np_chart_view_draw_image:
 * @self: a view with a chart
 *
 * Returns: (transfer full): the chart as it is shown, on its ground, at twice the size: what Copy as image gives
 */
GdkTexture *np_chart_view_draw_image (NpChartView *self);

G_END_DECLS
