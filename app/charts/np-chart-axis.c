/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "charts/np-chart-axis.h"

#include <math.h>

void
np_axis_init (NpAxis *axis, double low, double high, guint wanted, NpAxisFormat format)
{
  double first;

  *axis = (NpAxis) { .format = format };
  if (!(high > low))
    {
      low -= 0.5;
      high = low + 1;
    }
  np_canvas_ticks (low, high, wanted, &first, &axis->step);
  axis->low = axis->first = floor (low / axis->step + 1e-9) * axis->step;
  axis->high = ceil (high / axis->step - 1e-9) * axis->step;
}

void
np_axis_init_tight (NpAxis *axis, double low, double high, guint wanted, NpAxisFormat format)
{
  np_axis_init (axis, low, high, wanted, format);
  if (!(high > low))
    return;
  axis->low = low;
  axis->high = high;
  axis->first = ceil (low / axis->step - 1e-9) * axis->step;
}

double
np_axis_at (const NpAxis *axis, double value)
{
  double share = axis->log ? (log (value) - log (axis->low)) / (log (axis->high) - log (axis->low))
                           : (value - axis->low) / (axis->high - axis->low);

  return axis->from + share * (axis->to - axis->from);
}

/* The ticks one after another; FALSE after the last. */
static gboolean
next_tick (const NpAxis *axis, guint index, double *value)
{
  static const double digits[] = { 1, 2, 5 };

  if (axis->log)
    *value = pow (10, index / 3 + floor (log10 (axis->low) + 1e-9)) * digits[index % 3];
  else
    *value = axis->first + index * axis->step;
  return index < 200 && *value <= axis->high * (axis->high > 0 ? 1 + 1e-9 : 1 - 1e-9) + 1e-12;
}

static const char *
tick_words (NpChartCanvas *c, const NpAxis *axis, double value)
{
  int decimals = axis->log ? 0 : (int) fmax (0, ceil (-log10 (axis->step) - 1e-9));

  if (fabs (value) < 1e-9)
    value = 0;
  if (axis->format == NP_AXIS_PERCENT)
    return np_canvas_percent (c, value);
  if (axis->format == NP_AXIS_SCORE && c->style->print)
    return np_canvas_number (c, 100 * value, 0, NP_FORMAT_SIGNED);
  return np_canvas_number (c, value, value == 0 ? 0 : MIN (decimals, 6), axis->format == NP_AXIS_SCORE
                           ? NP_FORMAT_SIGNED : NP_FORMAT_PLAIN);
}

double
np_axis_label_width (NpChartCanvas *c, const NpAxis *axis)
{
  double width = 0, value;

  for (guint i = 0; next_tick (axis, i, &value); i++)
    if (value >= axis->low * (1 - 1e-9) || !axis->log)
      width = fmax (width, np_canvas_text_width (c, NP_FONT_AXIS, tick_words (c, axis, value)));
  return width;
}

double
np_axis_x_height (NpChartCanvas *c, const char *name)
{
  return 7 * c->u + np_canvas_line_height (c, NP_FONT_AXIS) * (name != NULL ? 2 : 1) +
      (name != NULL ? 3 * c->u : 0);
}

double
np_axis_draw_x (NpChartCanvas *c, const NpAxis *axis, double y, const char *name)
{
  double value, last = -1e9, line = np_canvas_line_height (c, NP_FONT_AXIS);

  np_canvas_hline (c, axis->from, axis->to, y, 1, 0.4);
  for (guint i = 0; next_tick (axis, i, &value); i++)
    {
      double x = np_axis_at (axis, value), half;
      const char *words;

      if (axis->log && value < axis->low * (1 - 1e-9))
        continue;
      words = tick_words (c, axis, value);
      half = np_canvas_text_width (c, NP_FONT_AXIS, words) / 2;
      np_canvas_vline (c, x, y, y + 5 * c->u, 1, 0.4);
      if (x - half < last || x + half > c->width)
        continue;
      np_canvas_text (c, &(NpTextSpec) { .x = fmax (x, half), .y = y + 7 * c->u, .h = 0.5,
                                         .font = NP_FONT_AXIS, .alpha = 0.85 }, words);
      last = x + half + 6 * c->u;
    }
  if (name != NULL)
    np_canvas_text (c, &(NpTextSpec) { .x = axis->to, .y = y + 10 * c->u + line, .h = 1, .font = NP_FONT_AXIS,
                                       .alpha = 0.75 }, name);
  return np_axis_x_height (c, name);
}

void
np_axis_draw_y (NpChartCanvas *c, const NpAxis *axis, double x, double right)
{
  double value, last = 1e9, line = np_canvas_line_height (c, NP_FONT_AXIS) * 0.8;

  for (guint i = 0; next_tick (axis, i, &value); i++)
    {
      double y = np_axis_at (axis, value);

      if (axis->log && value < axis->low * (1 - 1e-9))
        continue;
      if (right > x && value > axis->low * (axis->low > 0 ? 1 + 1e-9 : 1 - 1e-9))
        np_canvas_hline (c, x, right, y, 1, c->style->print ? 0.3 : 0.1);
      if (last - y < line)
        continue;
      np_canvas_text (c, &(NpTextSpec) { .x = x - 8 * c->u, .y = y, .h = 1, .v = 0.5, .font = NP_FONT_AXIS,
                                         .alpha = 0.85 }, tick_words (c, axis, value));
      last = y;
    }
}
