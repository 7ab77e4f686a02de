/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/np-chart-canvas.h"

G_BEGIN_DECLS

/* Axes of the charts. Internal to charts/. */

/**
 * NpAxisFormat:
 * @NP_AXIS_NUMBER: as many decimals as the step needs
 * @NP_AXIS_SCORE: a signed score (points on paper); zero without sign
 * @NP_AXIS_PERCENT: a share as per cent
 */
typedef enum
{
  NP_AXIS_NUMBER,
  NP_AXIS_SCORE,
  NP_AXIS_PERCENT,
} NpAxisFormat;

/**
 * NpAxis:
 * @low: value at @from
 * @high: value at @to
 * @from: user space
 * @to: user space; smaller than @from for a vertical axis
 * @format: how ticks are written
 * @step: distance of ticks in values
 * @first: the first tick
 * @log: a logarithmic axis (ticks 1, 2, 5 of each power of ten)
 */
typedef struct
{
  double low, high, from, to;
  NpAxisFormat format;
  double step, first;
  gboolean log;
} NpAxis;

/** np_axis_init: @low ... @high widened to whole steps, about @wanted ticks */
void np_axis_init (NpAxis *axis, double low, double high, guint wanted, NpAxisFormat format);

/** np_axis_init_tight: @low ... @high as they are, with about @wanted round ticks inside */
void np_axis_init_tight (NpAxis *axis, double low, double high, guint wanted, NpAxisFormat format);

/** np_axis_at: where @value is, user space */
double np_axis_at (const NpAxis *axis, double value);

/** np_axis_label_width: of the widest tick label */
double np_axis_label_width (NpChartCanvas *canvas, const NpAxis *axis);

/** np_axis_draw_x: line, ticks and labels at @y, the name right-aligned below; returns the height used */
double np_axis_draw_x (NpChartCanvas *canvas, const NpAxis *axis, double y, const char *name);
double np_axis_x_height (NpChartCanvas *canvas, const char *name);

/** np_axis_draw_y: labels left of @x, grid lines to @right */
void np_axis_draw_y (NpChartCanvas *canvas, const NpAxis *axis, double x, double right);

G_END_DECLS
