/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "charts/np-chart-axis.h"
#include "charts/np-chart-fan-private.h"
#include "charts/np-chart-sign.h"

/* Room above the highest rung on the screen. */
#define ABOVE 20

typedef struct
{
  double head, fan_top, fan_height, share_head, share_height, foot, left, right, gap, panel_width;
} Layout;

static void
lay_out (NpChartFan *self, NpChartCanvas *c, Layout *l)
{
  guint both = c->lang == NP_CHART_LANG_BOTH ? 2 : 1;
  double axis = np_canvas_line_height (c, NP_FONT_AXIS), title = np_canvas_line_height (c, NP_FONT_TITLE);

  l->left = np_canvas_text_width (c, NP_FONT_AXIS, "100 %") + 14 * c->u;
  if (!c->style->print)
    {
      for (guint i = 0; i < self->n_rungs; i++)
        l->left = fmax (l->left, np_canvas_text_width (c, NP_FONT_AXIS,
                                                       np_canvas_words_of (c, self->rungs[i].label)) + 14 *
                                                           c->u);
      l->left = fmax (l->left, np_canvas_text_width (c, NP_FONT_AXIS,
                                                     np_canvas_words_of (c, self->threshold_label)) + 14 *
                                                         c->u);
      l->left = fmin (l->left, c->width * 0.24);
    }
  else
    l->left = 30 * c->u;
  /* Words at the ends of bands and areas. */
  l->right = c->style->print ? fmax (np_canvas_text_width (c, NP_FONT_AXIS, "exchange goes on") + 24 * c->u,
                                     c->width * 0.16)
                             : np_canvas_text_width (c, NP_FONT_AXIS, c->lang == NP_CHART_LANG_EN
                                                     ? "5 in 100 still open" : "25 из 100 и ниже") + 8;
  l->right = fmin (l->right, c->width * 0.2);
  l->gap = 18 * c->u;
  l->panel_width = (c->width - l->left - (c->style->print ? l->right : self->n_panels * l->right) -
                    (self->n_panels - 1) * l->gap) / self->n_panels;
  l->panel_width = fmax (l->panel_width, 20);
  l->head = both * title + 10 * c->u;
  if (c->style->print && self->n_panels > 1)
    l->head += both * np_canvas_line_height (c, NP_FONT_LABEL_BOLD) + 4 * c->u;
  l->fan_top = l->head + (c->style->print ? axis + 4 * c->u : 0);
  l->share_head = both * title + 16 * c->u;
  l->foot = c->style->print ? 8 * c->u : 2 * axis + 12 * c->u;
  l->share_height = (c->style->print ? 132 : 116) * c->u;
  l->fan_height = (c->style->print ? 234 : 315) * c->u;
  if (c->style->print)
    l->share_head += 2 * axis + 8 * c->u;
  else
    l->share_head += 14 * c->u;
}

double
np_fan_measure (NpChart *chart, NpChartCanvas *c)
{
  Layout l;

  lay_out (NP_CHART_FAN (chart), c, &l);
  return l.fan_top + l.fan_height + l.share_head + l.share_height + l.foot;
}

typedef struct
{
  NpAxis x, y, share;
  double step;
} Axes;

/* The area between quantiles @low and @high of the first @n turns. */
static void
draw_band (NpChartCanvas *c, const NpFanPanel *panel, const Axes *a, guint n, guint low, guint high,
           double alpha)
{
  const NpChartStyle *style = c->style;

  for (guint t = 0; t < n; t++)
    cairo_line_to (c->cr, np_axis_at (&a->x, t), np_axis_at (&a->y, panel->turns[t].quantiles[low]));
  for (guint t = n; t-- > 0;)
    cairo_line_to (c->cr, np_axis_at (&a->x, t), np_axis_at (&a->y, panel->turns[t].quantiles[high]));
  cairo_close_path (c->cr);
  if (style->contrast)
    {
      np_canvas_set_color (c, &style->ink, 1);
      cairo_set_line_width (c->cr, low == 0 ? 1 : 2);
      cairo_stroke (c->cr);
      return;
    }
  cairo_set_source_rgba (c->cr, style->series[0].r, style->series[0].g, style->series[0].b, alpha);
  if (!style->print)
    {
      cairo_fill (c->cr);
      return;
    }
  cairo_fill_preserve (c->cr);
  cairo_set_line_width (c->cr, 0.35);
  np_canvas_set_color (c, &style->ink, 0.6);
  cairo_stroke (c->cr);
}

/* The highest turn in which the band between two quantiles is widest, for a label inside it. */
static guint
widest (const NpFanPanel *panel, guint n, guint low, guint high)
{
  guint best = 0;

  for (guint t = 1; t + 1 < n; t++)
    if (panel->turns[t].quantiles[high] -
        panel->turns[t].quantiles[low] > panel->turns[best].quantiles[high] -
            panel->turns[best].quantiles[low])
      best = t;
  return best;
}

static double
draw_band_words (NpChartFan *self, NpChartCanvas *c, const NpFanPanel *panel, const Axes *a, guint n)
{
  static const struct { guint q; const char *ru, *en; } ends[] = {
    { 2, "середина", "middle" }, { 4, "19 из 20", "19 in 20" }, { 3, "3 из 4", "3 in 4" },
        { 1, "1 из 4", "1 in 4" },
  };
  const NpFanTurn *end = &panel->turns[n - 1];
  double x = np_axis_at (&a->x, n - 1) + 8 * c->u, taken[5], below = 0;
  guint n_taken = 0;

  if (c->style->print)
    {
      guint inner = widest (panel, n, 1, 3), outer = widest (panel, n, 0, 1);
      g_autoptr(NpText) median = np_text_new ("медиана", "median");
      double y50 = np_axis_at (&a->y,
                               (panel->turns[inner].quantiles[1] + panel->turns[inner].quantiles[2]) / 2);
      double y90 = np_axis_at (&a->y,
                               (panel->turns[outer].quantiles[0] + panel->turns[outer].quantiles[1]) / 2);
      double line = np_canvas_line_height (c, NP_FONT_AXIS);
      double room50 = np_axis_at (&a->y, panel->turns[inner].quantiles[1]) -
          np_axis_at (&a->y, panel->turns[inner].quantiles[2]);
      double room90 = np_axis_at (&a->y, panel->turns[outer].quantiles[0]) -
          np_axis_at (&a->y, panel->turns[outer].quantiles[1]);

      if (room50 > line)
        np_canvas_text (c, &(NpTextSpec) { .x = np_axis_at (&a->x, inner), .y = y50, .h = 0.5, .v = 0.5,
                                           .font = NP_FONT_AXIS }, np_canvas_percent (c, 0.5));
      if (room90 > line && fabs (y90 - y50) > line)
        np_canvas_text (c, &(NpTextSpec) { .x = outer + 2 < n ? np_axis_at (&a->x, outer)
                                           : np_axis_at (&a->x, n - 1) - 6 * c->u, .y = y90,
                                               .h = outer + 2 < n ? 0.5 : 1, .v = 0.5, .font = NP_FONT_AXIS },
                        np_canvas_keep (c, g_strdup_printf ("%s %s", np_canvas_percent (c, 0.9),
                                                            np_canvas_words (c, "случаев", "of cases"))));
      if (self->n_panels == 1 && n < panel->n_turns)
        {
          /* The fan ends early: its words stand at its end, and say why. */
          double high = np_canvas_pair_height (c, NP_FONT_LABEL_BOLD, median, 200 * c->u);
          double y = fmax (np_axis_at (&a->y, end->quantiles[2]), np_axis_at (&a->y, self->threshold) + high / 2 + 3 * c->u);
          g_autoptr(NpText) open = np_text_new ("далее открыты менее 5 из 100 случаев", "then fewer than 5 in 100 cases are still open");

          np_canvas_pair (c, &(NpTextSpec) { .x = x, .y = y, .v = 0.5, .font = NP_FONT_LABEL_BOLD,
                                             .flags = NP_TEXT_PLATE }, median);
          y += 0.8 * high;
          np_canvas_pair (c, &(NpTextSpec) { .x = x, .y = y, .font = NP_FONT_SMALL, .alpha = 0.75, .flags = NP_TEXT_PLATE }, open);
        }
      else if (panel == &self->panels[self->n_panels - 1])
        np_canvas_pair (c, &(NpTextSpec) { .x = a->x.to + 24 * c->u + 22 * c->u,
                                           .y = np_axis_at (&a->y, end->quantiles[2]), .v = 0.5,
                                               .font = NP_FONT_LABEL_BOLD }, median);
      return 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      double y = np_axis_at (&a->y, end->quantiles[ends[i].q]);
      gboolean clash = FALSE;

      for (guint k = 0; k < n_taken; k++)
        clash = clash || fabs (taken[k] - y) < 15 * c->u;
      if (clash)
        continue;
      np_canvas_text (c, &(NpTextSpec) { .x = x, .y = y, .v = 0.5, .font = i == 0 ? NP_FONT_LABEL_BOLD
                                         : NP_FONT_AXIS, .color = &c->style->series[0],
                                         .flags = fabs (y - np_axis_at (&a->y, self->threshold)) < 10 * c->u
                                                    ? NP_TEXT_PLATE : NP_TEXT_HALO },
                      np_canvas_words (c, ends[i].ru, ends[i].en));
      taken[n_taken++] = y;
    }
  if (n < panel->n_turns)
    {
      double y = 0, lines = 2 * np_canvas_line_height (c, NP_FONT_SMALL);

      for (guint k = 0; k < n_taken; k++)
        y = fmax (y, taken[k] + 11 * c->u);
      if (y + lines < a->y.from)
        {
          np_canvas_text (c, &(NpTextSpec) { .x = x, .y = y, .font = NP_FONT_SMALL, .alpha = 0.75 },
                          np_canvas_words (c, "далее открыты\nменее 5 из 100",
                                           "then fewer than\n5 in 100 still open"));
          return y + lines + 3 * c->u;
        }
    }
  for (guint k = 0; k < n_taken; k++)
    below = fmax (below, taken[k] + 10 * c->u);
  return below;
}

/* The threshold, or what a quantile reaches beyond it: a case that ends may end higher. */
static double
highest (NpChartFan *self)
{
  double high = self->threshold;

  for (guint p = 0; p < self->n_panels; p++)
    for (guint t = 0; t < np_fan_n_shown (&self->panels[p]); t++)
      high = fmax (high, self->panels[p].turns[t].quantiles[4]);
  return high;
}

/* Whole rungs between ticks: three or four steps when the ladder divides so. */
static double
rung_step (double rungs)
{
  static const int steps[] = { 3, 2, 4, 5, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (fmod (rungs, steps[i]) < 1e-9 && rungs / steps[i] >= 2 && rungs / steps[i] <= 5)
      return steps[i];
  return fmax (floor (rungs / 4), 1);
}

static void
draw_fan (NpChartFan *self, NpChartCanvas *c, const NpFanPanel *panel, const Axes *a, gboolean first)
{
  const NpChartStyle *style = c->style;
  guint n = np_fan_n_shown (panel);
  double y = np_axis_at (&a->y, self->threshold), top = a->y.to - ABOVE * c->u;

  if (!style->print && !style->contrast)
    {
      np_canvas_set_color (c, &style->series[1], 0.10);
      cairo_rectangle (c->cr, a->x.from, top, a->x.to - a->x.from, y - top);
      cairo_fill (c->cr);
    }
  if (style->print)
    {
      double step = rung_step (self->threshold - self->bottom);

      for (guint k = 0; self->bottom + k * step <= self->threshold + 1e-9; k++)
        {
          double value = self->bottom + k * step, at = np_axis_at (&a->y, value);

          np_canvas_hline (c, a->x.from - 12 * c->u, a->x.to + 12 * c->u, at, 1, k == 0 ? 1 : 0.3);
          if (first)
            np_canvas_text (c, &(NpTextSpec) { .x = a->x.from - 20 * c->u, .y = at, .h = 1, .v = 0.5,
                                               .font = NP_FONT_AXIS }, np_canvas_number (c, value, -1, 0));
        }
    }
  else
    {
      double wrap = a->x.from - 14 * c->u;
      double taken = y + np_canvas_text_height (c, NP_FONT_AXIS, np_canvas_words_of (c, self->threshold_label), wrap) / 2;

      /* From the threshold down, as many names as find room. */
      for (guint i = self->n_rungs; i-- > 0;)
        {
          const char *words = np_canvas_words_of (c, self->rungs[i].label);
          double at = np_axis_at (&a->y, self->rungs[i].value);
          double half = np_canvas_text_height (c, NP_FONT_AXIS, words, wrap) / 2;

          np_canvas_hline (c, a->x.from, a->x.to, at, 1, 0.1);
          if (!first || at - half < taken)
            continue;
          taken = at + half;
          np_canvas_text (c, &(NpTextSpec) { .x = a->x.from - 14 * c->u, .y = at, .h = 1, .v = 0.5,
                                             .font = NP_FONT_AXIS, .alpha = 0.75, .wrap = wrap }, words);
        }
    }
  if (n > 0)
    {
      draw_band (c, panel, a, n, 0, 4, style->print ? 0.15 : 0.18);
      draw_band (c, panel, a, n, 1, 3, style->print ? 0.32 : 0.36);
      for (guint t = 0; t < n; t++)
        cairo_line_to (c->cr, np_axis_at (&a->x, t), np_axis_at (&a->y, panel->turns[t].quantiles[2]));
      np_canvas_set_color (c, &style->series[0], 1);
      cairo_set_line_width (c->cr, style->contrast ? 4 : 2.5 * (style->print ? 0.75 : 1));
      cairo_set_line_join (c->cr, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke (c->cr);
    }
  cairo_save (c->cr);
  np_canvas_dash (c, 5, 3);
  np_canvas_set_color (c, style->print ? &style->conflict : &style->series[1], 1);
  cairo_set_line_width (c->cr, style->print ? 1.1 : 1.5);
  cairo_move_to (c->cr, a->x.from - (style->print ? 12 * c->u : 0), y);
  cairo_line_to (c->cr, a->x.to + (style->print ? 12 * c->u : 0), y);
  cairo_stroke (c->cr);
  cairo_restore (c->cr);
  if (first)
    np_canvas_text (c, &(NpTextSpec) { .x = style->print ? a->x.from - 10 * c->u : a->x.from - 14 * c->u,
                                       .y = y - (style->print ? 3 * c->u : 0), .h = style->print ? 0 : 1,
                                       .v = style->print ? 1 : 0.5, .font = style->print ? NP_FONT_LABEL_BOLD
                                           : NP_FONT_AXIS, .alpha = style->print ? 1 : 0.75,
                                       .wrap = style->print ? 0 : a->x.from - 14 * c->u },
                                           np_canvas_words_of (c, self->threshold_label));
  if (n == 0)
    return;
  if (!style->print)
    {
      double start = np_axis_at (&a->y, panel->turns[0].quantiles[2]), y_words = start + 12 * c->u;
      const char *words = np_canvas_words (c, "первый инцидент", "first incident");

      /* A fan that ends at once has its own words at this place: the incident goes below them. */
      if (np_axis_at (&a->x, n - 1) < a->x.from + np_canvas_text_width (c, NP_FONT_AXIS, words) + 8 * c->u)
        y_words = fmax (y_words, draw_band_words (self, c, panel, a, n));
      else
        draw_band_words (self, c, panel, a, n);
      np_canvas_mark (c, NP_MARK_DISC, a->x.from, start, 3.5 * c->u, &style->ink, TRUE);
      np_canvas_text (c, &(NpTextSpec) { .x = a->x.from + 8 * c->u, .y = y_words, .font = NP_FONT_AXIS,
                                         .flags = NP_TEXT_FREE }, words);
    }
  else
    {
      draw_band_words (self, c, panel, a, n);
    }
}

static void
draw_area (NpChartCanvas *c, const NpFanPanel *panel, const Axes *a, gboolean first)
{
  const NpChartStyle *style = c->style;
  guint n = panel->n_turns;
  const NpFanTurn *end = &panel->turns[n - 1], *middle = &panel->turns[n / 2];
  double base = a->share.from, x1 = np_axis_at (&a->x, n - 1),
         small = np_canvas_line_height (c, NP_FONT_AXIS);
  gint64 shares[3];

  np_canvas_set_color (c, &style->ink, style->contrast ? 0.05 : 0.07);
  cairo_rectangle (c->cr, a->x.from, a->share.to, x1 - a->x.from, base - a->share.to);
  if (style->contrast)
    cairo_new_path (c->cr);
  else
    cairo_fill (c->cr);
  for (int layer = 0; layer < 2; layer++)
    {
      cairo_move_to (c->cr, a->x.from, base);
      for (guint t = 0; t < n; t++)
        cairo_line_to (c->cr, np_axis_at (&a->x, t), np_axis_at (&a->share, panel->turns[t].conflict +
                                                                 (layer == 0 ? panel->turns[t].open : 0)));
      cairo_line_to (c->cr, x1, base);
      cairo_close_path (c->cr);
      if (style->contrast)
        {
          np_canvas_set_color (c, &style->ink, 1);
          cairo_set_line_width (c->cr, 2);
          if (layer == 1)
            cairo_fill (c->cr);
          else
            cairo_stroke (c->cr);
          continue;
        }
      if (layer == 0)
        cairo_set_source_rgba (c->cr, style->series[0].r, style->series[0].g, style->series[0].b, 0.40);
      else
        cairo_set_source_rgb (c->cr, style->fill[0].r, style->fill[0].g, style->fill[0].b);
      cairo_fill (c->cr);
    }
  np_canvas_set_color (c, &style->ink, 0.35);
  cairo_set_line_width (c->cr, 1);
  cairo_rectangle (c->cr, a->x.from + 0.5, floor (a->share.to) + 0.5, floor (x1 - a->x.from),
                   floor (base - a->share.to));
  cairo_stroke (c->cr);
  np_fan_shares (end, shares);
  /* Words in the areas where there is room for them. */
  if ((1 - end->conflict - end->open) * (base - a->share.to) > small * 1.6)
    np_canvas_text (c, &(NpTextSpec) { .x = x1 - 10 * c->u,
                                       .y = a->share.to + fmax (0.5 * (1 - middle->open - middle->conflict) *
                                                                (base - a->share.to), small * 0.8), .h = 1,
                                                                    .v = 0.5,
                                       .font = NP_FONT_AXIS },
                    np_canvas_keep (c, g_strdup_printf ("%s %s", np_canvas_words (c, "покой", "calm"),
                                                        np_canvas_percent (c, shares[0] / 100.0))));
  if (panel->turns[MIN (1, n - 1)].open * (base - a->share.to) > small * 1.4)
    np_canvas_text (c, &(NpTextSpec) { .x = a->x.from + 10 * c->u, .y = base - 5 * c->u, .v = 1,
                                       .font = NP_FONT_AXIS },
                                           np_canvas_words (c, "обмен идёт", "still answering"));
  {
    double y = np_axis_at (&a->share, end->conflict / 2);

    y = fmin (y, base - 2);
    np_canvas_text (c, &(NpTextSpec) { .x = x1 + 8 * c->u, .y = y - 1, .v = 1, .font = NP_FONT_AXIS,
                                       .color = &style->conflict }, np_canvas_words (c, "сила", "force"));
    np_canvas_text (c, &(NpTextSpec) { .x = x1 + 8 * c->u, .y = y - 1, .font = NP_FONT_LABEL_BOLD,
                                       .color = &style->conflict, .flags = NP_TEXT_FREE },
                    np_canvas_percent (c, shares[2] / 100.0));
  }
  if (first)
    for (int k = 0; k <= 2; k++)
      np_canvas_text (c, &(NpTextSpec) { .x = a->x.from - 14 * c->u, .y = np_axis_at (&a->share, k / 2.0),
                                         .h = 1, .v = 0.5, .font = NP_FONT_AXIS, .alpha = 0.85 },
                      k == 2 ? np_canvas_percent (c, 1) : np_canvas_number (c, 50 * k, 0, 0));
}

/* On paper: a column a turn, conflict hatched on top, calm grey below, with the numbers in or beside their
   part. */
static void
draw_columns (NpChartFan *self, NpChartCanvas *c, const NpFanPanel *panel, const Axes *a)
{
  double width = fmin (42 * c->u, a->step * 0.66), line = np_canvas_line_height (c, NP_FONT_AXIS);

  for (guint t = 0; t < panel->n_turns; t++)
    {
      const NpFanTurn *turn = &panel->turns[t];
      double x = np_axis_at (&a->x, t) - width / 2, y = a->share.to, total = a->share.from - a->share.to;
      const double parts[3] = { turn->conflict, turn->open, turn->calm };
      double beside = a->share.to - line * 0.4; /* middle of the last number that stands beside */
      gint64 shares[3];

      np_fan_shares (turn, shares);
      for (int k = 0; k < 3; k++)
        {
          double height = parts[k] * total;
          gint64 number = shares[2 - k];
          const char *words = np_canvas_number (c, (double) number, 0, 0);
          gboolean inside = height > line * 0.95 && np_canvas_text_width (c, NP_FONT_AXIS, words) < width - 2;

          if (k == 2)
            {
              cairo_set_source_rgb (c->cr, 0.85, 0.85, 0.86);
              cairo_rectangle (c->cr, x, y, width, height);
              cairo_fill (c->cr);
            }
          if (height > 0.2 && k != 2)
            np_canvas_bar (c, k == 0 ? 1 : 2, x, y, width, height);
          if (k == 2 && height > 0.2)
            {
              np_canvas_set_color (c, &c->style->ink, 0.6);
              cairo_set_line_width (c->cr, 0.5);
              cairo_rectangle (c->cr, x, y, width, height);
              cairo_stroke (c->cr);
            }
          if (number > 0 && inside)
            np_canvas_text (c, &(NpTextSpec) { .x = x + width / 2, .y = y + height / 2, .h = 0.5, .v = 0.5,
                                               .font = k == 0 ? NP_FONT_LABEL_BOLD : NP_FONT_AXIS,
                                               .flags = k == 0 ? NP_TEXT_PLATE : 0 }, words);
          else if (number > 0 && (self->n_panels == 1 || t + 1 < panel->n_turns) &&
                   width + np_canvas_text_width (c, NP_FONT_AXIS, words) + 3 < a->step)
            {
              /* Two thin parts in a row: one number under the other. */
              beside = fmax (y + height / 2, beside + line * 0.9);
              np_canvas_text (c, &(NpTextSpec) { .x = x + width + 2, .y = beside, .v = 0.5,
                                                 .font = k == 0 ? NP_FONT_LABEL_BOLD : NP_FONT_AXIS }, words);
            }
          y += height;
        }
    }
}

static void
draw_column_words (NpChartCanvas *c, const NpFanPanel *panel, const Axes *a, double x)
{
  g_autoptr(NpText) conflict = np_text_new ("конфликт", "conflict");
  g_autoptr(NpText) open = np_text_new ("обмен идёт", "exchange goes on");
  g_autoptr(NpText) calm = np_text_new ("покой", "calm");
  double line = np_canvas_pair_height (c, NP_FONT_AXIS, calm, 0), y = a->share.to + 6 * c->u;

  y += np_canvas_pair (c, &(NpTextSpec) { .x = x, .y = y, .font = NP_FONT_LABEL_BOLD }, conflict).height + 6 *
      c->u;
  np_canvas_pair (c, &(NpTextSpec) { .x = x, .y = y, .font = NP_FONT_AXIS }, open);
  np_canvas_pair (c, &(NpTextSpec) { .x = x, .y = fmin (y + line + 6 * c->u, a->share.from - line),
                                     .font = NP_FONT_AXIS }, calm);
}

static void
draw_turns_axis (NpChartCanvas *c, const Axes *a, guint last, double y, gboolean name)
{
  guint step = 1;
  double line = np_canvas_line_height (c, NP_FONT_AXIS);

  while (a->step * step < 22 * c->u)
    step++;
  for (guint t = 0; t <= last; t += step)
    {
      if (!c->style->print)
        np_canvas_vline (c, np_axis_at (&a->x, t), y, y + 5 * c->u, 1, 0.4);
      np_canvas_text (c, &(NpTextSpec) { .x = np_axis_at (&a->x, t), .y = y + 6 * c->u, .h = 0.5,
                                         .font = NP_FONT_AXIS, .alpha = 0.9 }, np_canvas_number (c, t, 0, 0));
    }
  if (name)
    np_canvas_text (c, &(NpTextSpec) { .x = c->style->print ? (a->x.from + a->x.to) / 2 : a->x.from,
                                       .y = y + 7 * c->u + line, .h = c->style->print ? 0.5 : 0,
                                       .font = NP_FONT_AXIS, .alpha = 0.75 }, c->style->print
                                           ? np_canvas_words (c, "ход", "move")
                                               : np_canvas_words (c, "обмен ответами", "answers exchanged"));
}

void
np_fan_draw (NpChart *chart, NpChartCanvas *c)
{
  NpChartFan *self = NP_CHART_FAN (chart);
  g_autoptr(NpText) fan_title = np_text_new ("Ступень в тех случаях, которые не погасли",
                                             "Rung in the cases that have not calmed down");
  g_autoptr(NpText) share_title = c->style->print ? np_text_new ("Где оказались случаи к этому ходу, %",
                                                                 "Where the cases stand by that move, %")
                                                  : np_text_new ("Доля всех случаев", "Share of all runs");
  Layout l;
  guint point = 0;
  double x, extra, share_top;

  lay_out (self, c, &l);
  extra = fmax (c->height - np_fan_measure (chart, c), -0.6 * l.fan_height);
  l.fan_height += extra;
  share_top = l.fan_top + l.fan_height + l.share_head;
  x = l.left;
  if (c->style->print)
    {
      np_canvas_pair (c, &(NpTextSpec) { .x = 0, .y = 0, .font = NP_FONT_TITLE }, fan_title);
      np_canvas_pair (c, &(NpTextSpec) { .x = 0, .y = share_top - 4 * c->u, .v = 1, .font = NP_FONT_TITLE },
                      share_title);
    }
  for (guint p = 0; p < self->n_panels; p++)
    {
      const NpFanPanel *panel = &self->panels[p];
      Axes a = { 0 };
      double inset = c->style->print ? 24 * c->u : 0;

      a.x = (NpAxis) { .low = 0, .high = fmax (self->last_turn, 1), .from = np_canvas_snap (c, x + inset),
                       .to = np_canvas_snap (c, x + l.panel_width - inset) };
      a.y = (NpAxis) { .low = self->bottom, .high = highest (self), .from = l.fan_top + l.fan_height,
                       .to = l.fan_top + (c->style->print ? 0 : ABOVE * c->u) };
      a.share = (NpAxis) { .low = 0, .high = 1, .from = np_canvas_snap (c, share_top + l.share_height),
                           .to = np_canvas_snap (c, share_top) };
      a.step = (a.x.to - a.x.from) / a.x.high;
      if (!c->style->print)
        {
          np_canvas_pair (c, &(NpTextSpec) { .x = a.x.from, .y = 0, .font = NP_FONT_TITLE,
                                             .wrap = l.panel_width + l.right }, panel->title);
          np_canvas_pair (c, &(NpTextSpec) { .x = a.x.from, .y = share_top - 6 * c->u, .v = 1,
                                             .font = NP_FONT_LABEL_BOLD }, share_title);
        }
      else if (self->n_panels > 1)
        np_canvas_pair (c, &(NpTextSpec) { .x = x, .y = l.head - 2 * c->u, .v = 1,
                                           .font = NP_FONT_LABEL_BOLD }, panel->title);
      if (panel->n_turns > 0)
        {
          draw_fan (self, c, panel, &a, p == 0);
          if (c->style->print)
            {
              draw_turns_axis (c, &a, self->last_turn, l.fan_top + l.fan_height, TRUE);
              draw_columns (self, c, panel, &a);
              if (p + 1 == self->n_panels)
                draw_column_words (c, panel, &a, c->width - l.right + 22 * c->u);
            }
          else
            {
              draw_area (c, panel, &a, p == 0);
              draw_turns_axis (c, &a, self->last_turn, share_top + l.share_height, p == 0);
            }
        }
      for (guint t = 0; t < panel->n_turns; t++, point++)
        {
          double at = np_axis_at (&a.x, t), half = fmax (a.step / 2, 2), left = fmax (at - half, 0);

          np_canvas_point (c, point, left, l.fan_top, fmin (at + half, c->width) - left,
                           share_top + l.share_height - l.fan_top);
          if ((int) point != c->selected)
            continue;
          np_canvas_set_color (c, &c->style->accent, 1);
          cairo_set_line_width (c->cr, 1.5 * c->u);
          cairo_move_to (c->cr, at, l.fan_top);
          cairo_line_to (c->cr, at, share_top + l.share_height);
          cairo_stroke (c->cr);
          if (t < np_fan_n_shown (panel))
            np_canvas_ring (c, at, np_axis_at (&a.y, panel->turns[t].quantiles[2]), 2 * c->u);
        }
      x += l.panel_width + (c->style->print ? 0 : l.right) + l.gap;
    }
}
