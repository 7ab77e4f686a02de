/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "charts/np-chart-sign.h"
#include "forecast/np-forecast.h"

G_BEGIN_DECLS

/**
 * NpCellView:
 *
 * A small picture of one forecast, as in the matrix: sign, number, fill and hatch. Not focusable: it stands in rows. Its
 * accessible label says it in words.
 */
#define NP_TYPE_CELL_VIEW (np_cell_view_get_type ())
G_DECLARE_FINAL_TYPE (NpCellView, np_cell_view, NP, CELL_VIEW, GtkWidget)

/* Returns: (transfer floating): a view of a copy of @cell. */
GtkWidget *np_cell_view_new (const NpChartCell *cell);

/* What is drawn for a forecast. */
void np_cell_view_fill (NpChartCell *cell, const NpForecastCell *forecast);

/* How charts look in this widget now: palette of the style manager, font and text scale of the widget. */
void np_chart_style_for_widget (NpChartStyle *style, GtkWidget *widget);

G_END_DECLS
