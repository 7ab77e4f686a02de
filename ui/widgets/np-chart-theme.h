/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charts/np-chart.h"

G_BEGIN_DECLS

/**
 * np_chart_theme:
 * @widget: a widget that draws a chart
 * @style: (out caller-allocates): how charts look in it now: light, dark or high contrast, its font, its text scale
 */
void np_chart_theme (GtkWidget *widget, NpChartStyle *style);

/**
 * np_chart_theme_watch:
 * @widget: a widget that draws a chart
 *
 * Draws the widget anew whenever the theme, the contrast or the text scale changes.
 */
void np_chart_theme_watch (GtkWidget *widget);

/* The language of charts on the screen: that of the interface. */
NpChartLang np_chart_theme_lang (void);

G_END_DECLS
