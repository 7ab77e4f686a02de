/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "charts/np-chart-timeline.h"

#include <math.h>
#include <string.h>

#include "charts/np-chart-axis.h"
#include "charts/np-chart-sign.h"

struct _NpChartTimeline
{
  NpChart parent_instance;

  NpTimelineMoment *moments;
  guint n_moments;
  NpTimelineSeries *series;
  guint n_series;
  double bands[4];
};

G_DEFINE_FINAL_TYPE (NpChartTimeline, np_chart_timeline, NP_TYPE_CHART)

typedef struct
{
  NpAxis x, y;
  double left, right;
} Layout;

static double
foot_height (NpChartTimeline *self, NpChartCanvas *c)
{
  guint lines = 1;

  for (guint i = 0; i < self->n_moments; i++)
    lines = MAX (lines, np_canvas_lines (c, self->moments[i].label));
  return lines * np_canvas_line_height (c, NP_FONT_AXIS) + 9 * c->u;
}

static void
lay_out (NpChartTimeline *self, NpChartCanvas *c, Layout *l)
{
  double low = self->bands[1], high = self->bands[2], name = 0, first = self->n_moments > 0
      ? self->moments[0].day : 0;
  double last = self->n_moments > 0 ? self->moments[self->n_moments - 1].day : 1;

  for (guint s = 0; s < self->n_series; s++)
    {
      name = fmax (name, np_canvas_text_width (c, NP_FONT_LABEL_BOLD,
                                               np_canvas_words_of (c, self->series[s].name)));
      for (guint i = 0; i < self->series[s].n_values; i++)
        {
          low = fmin (low, self->series[s].values[i].score);
          high = fmax (high, self->series[s].values[i].score);
        }
    }
  low -= 0.1;
  high += 0.1;
  l->left = (c->style->print ? 20 : 34) * c->u + np_canvas_text_width (c, NP_FONT_AXIS, c->style->print
                                                                       ? "−100" : "−0.50") + 10 * c->u;
  l->right = fmin (name + 16 * c->u, c->width * 0.3);
  if (!(last > first))
    last = first + 1;
  l->x = (NpAxis) { .low = first, .high = last, .from = l->left + 18 * c->u,
                    .to = fmax (c->width - l->right - 8 * c->u, l->left + 30 * c->u) };
  l->y = (NpAxis) { .low = fmax (low, -1.1), .high = fmin (high, 1.1), .to = 6 * c->u };
}

static double
timeline_measure (NpChart *chart, NpChartCanvas *c)
{
  return fmax (fmin (c->width * 0.48, 360 * c->u), 200 * c->u) + foot_height (NP_CHART_TIMELINE (chart), c);
}

static void
draw_bands (NpChartTimeline *self, NpChartCanvas *c, const Layout *l)
{
  double half = c->style->print ? 2.6 : 4.5 * c->u;

  for (int k = 0; k < 5; k++)
    {
      double low = fmax (k == 0 ? -1.1 : self->bands[k - 1], l->y.low),
             high = fmin (k == 4 ? 1.1 : self->bands[k], l->y.high);
      double top = np_axis_at (&l->y, high), bottom = np_axis_at (&l->y, low),
             x = (c->style->print ? 10 : 14) * c->u;

      if (high <= low)
        continue;
      if (!c->style->print && !c->style->contrast)
        {
          np_canvas_set_color (c, &c->style->fill[k], 0.10);
          cairo_rectangle (c->cr, l->left, top, c->width - l->right - l->left, bottom - top);
          cairo_fill (c->cr);
        }
      if (bottom - top > 16 * c->u)
        np_chart_sign_glyph (c->cr, &c->style->ink, k, x + 4 * c->u, (top + bottom) / 2, half,
                             !c->style->print);
      if (k > 0 && low > l->y.low)
        {
          np_canvas_hline (c, l->left, c->width - l->right, bottom, 1, c->style->print ? 0.4 : 0.22);
          np_canvas_text (c, &(NpTextSpec) { .x = l->left - 7 * c->u, .y = bottom, .h = 1, .v = 0.5,
                                             .font = NP_FONT_AXIS, .alpha = 0.8 },
                          np_canvas_score (c, self->bands[k - 1]));
        }
    }
}

static NpMark
mark_of (guint series)
{
  static const NpMark marks[] = { NP_MARK_DISC, NP_MARK_SQUARE, NP_MARK_TRIANGLE, NP_MARK_DIAMOND };

  return marks[series % 4];
}

static void
draw_series (NpChartTimeline *self, NpChartCanvas *c, const Layout *l, guint s)
{
  const NpTimelineSeries *series = &self->series[s];
  const NpChartColor *color = &c->style->series[s % 4];

  for (guint i = 1; i < series->n_values; i++)
    {
      const NpTimelineValue *a = &series->values[i - 1], *b = &series->values[i];

      cairo_save (c->cr);
      if (!b->observed)
        np_canvas_dash (c, 6, 4);
      np_canvas_set_color (c, color, 1);
      cairo_set_line_width (c->cr, 2.2 * c->u);
      cairo_move_to (c->cr, np_axis_at (&l->x, self->moments[a->moment].day), np_axis_at (&l->y, a->score));
      cairo_line_to (c->cr, np_axis_at (&l->x, self->moments[b->moment].day), np_axis_at (&l->y, b->score));
      cairo_stroke (c->cr);
      cairo_restore (c->cr);
    }
}

/* Names at the ends of the lines, moved apart where they would touch. */
static void
draw_names (NpChartTimeline *self, NpChartCanvas *c, const Layout *l)
{
  double line = np_canvas_line_height (c, NP_FONT_LABEL_BOLD), last = -1e9;
  g_autofree gboolean *done = g_new0 (gboolean, self->n_series + 1);

  for (guint n = 0; n < self->n_series; n++)
    {
      guint next = self->n_series;
      double best = 1e9, y;

      for (guint s = 0; s < self->n_series; s++)
        if (!done[s] && self->series[s].n_values > 0)
          {
            y = np_axis_at (&l->y, self->series[s].values[self->series[s].n_values - 1].score);
            if (next == self->n_series || y < best)
              {
                best = y;
                next = s;
              }
          }
      if (next == self->n_series)
        return;
      done[next] = TRUE;
      {
        const NpTimelineValue *end = &self->series[next].values[self->series[next].n_values - 1];
        double x = np_axis_at (&l->x, self->moments[end->moment].day) + 12 * c->u;

        y = fmax (best, last + line);
        last = y;
        np_canvas_text (c, &(NpTextSpec) { .x = fmin (x, c->width - l->right + 8 * c->u),
                                           .y = fmax (y, line / 2), .v = 0.5, .font = NP_FONT_LABEL_BOLD,
                                           .color = c->style->print ? NULL : &c->style->series[next % 4],
                                               .flags = NP_TEXT_HALO },
                        np_canvas_words_of (c, self->series[next].name));
      }
    }
}

static void
timeline_draw (NpChart *chart, NpChartCanvas *c)
{
  NpChartTimeline *self = NP_CHART_TIMELINE (chart);
  Layout l;
  guint point = 0;
  double last = -1e9;

  lay_out (self, c, &l);
  l.y.from = np_canvas_snap (c, fmax (c->height - foot_height (self, c), l.y.to + 10));
  draw_bands (self, c, &l);
  np_canvas_hline (c, l.left, c->width - l.right, l.y.from, 1, 0.4);
  for (guint i = 0; i < self->n_moments; i++)
    {
      double x = np_axis_at (&l.x, self->moments[i].day),
             half = np_canvas_pair_width (c, NP_FONT_AXIS, self->moments[i].label) / 2;
      double at = fmax (fmin (x, c->width - half), half);

      np_canvas_vline (c, x, l.y.to, l.y.from + 5 * c->u, 1, 0.22);
      if (at - half < last)
        continue;
      np_canvas_pair (c, &(NpTextSpec) { .x = at, .y = l.y.from + 7 * c->u, .h = 0.5, .font = NP_FONT_AXIS,
                                         .alpha = 0.85 }, self->moments[i].label);
      last = at + half + 6 * c->u;
    }
  for (guint s = 0; s < self->n_series; s++)
    draw_series (self, c, &l, s);
  for (guint s = 0; s < self->n_series; s++)
    for (guint i = 0; i < self->series[s].n_values; i++, point++)
      {
        const NpTimelineValue *v = &self->series[s].values[i];
        double x = np_axis_at (&l.x, self->moments[v->moment].day), y = np_axis_at (&l.y, v->score),
               r = 5 * c->u;

        np_canvas_mark (c, mark_of (s), x, y, r, &c->style->series[s % 4], v->observed);
        np_canvas_point (c, point, x - r, y - r, 2 * r, 2 * r);
        if ((int) point == c->selected)
          np_canvas_ring (c, x, y, r);
      }
  draw_names (self, c, &l);
}

static guint
timeline_get_n_points (NpChart *chart)
{
  NpChartTimeline *self = NP_CHART_TIMELINE (chart);
  guint n = 0;

  for (guint s = 0; s < self->n_series; s++)
    n += self->series[s].n_values;
  return n;
}

static const NpTimelineValue *
value_of (NpChartTimeline *self, guint point, const NpTimelineSeries **series)
{
  guint s = 0;

  while (s + 1 < self->n_series && point >= self->series[s].n_values)
    point -= self->series[s++].n_values;
  *series = &self->series[s];
  return &self->series[s].values[point];
}

static int
band_of (NpChartTimeline *self, double score)
{
  int k = 0;

  while (k < 4 && score >= self->bands[k])
    k++;
  return k;
}

static char *
timeline_describe_point (NpChart *chart, guint point, NpLang lang)
{
  NpChartTimeline *self = NP_CHART_TIMELINE (chart);
  const NpTimelineSeries *series;
  const NpTimelineValue *v = value_of (self, point, &series);
  g_autofree char *score = np_format_number (v->score, 2, lang, NP_FORMAT_SIGNED);
  gboolean ru = lang == NP_LANG_RU;

  return g_strdup_printf ("%s, %s: %s %s, %s.", np_text_get_or_other (series->name, lang),
                          np_text_get_or_other (self->moments[v->moment].label, lang),
                          v->observed ? (ru ? "услышано" : "heard") : (ru ? "прогноз" : "forecast"), score,
                              np_reaction_word (band_of (self, v->score), lang));
}

static char *
timeline_describe (NpChart *chart, NpLang lang)
{
  NpChartTimeline *self = NP_CHART_TIMELINE (chart);
  GString *words = g_string_new (lang == NP_LANG_RU ? "Движение позиций." : "How positions moved.");
  guint end = 0;

  for (guint s = 0; s < self->n_series; s++)
    {
      g_autofree char *last = NULL;

      if (self->series[s].n_values == 0)
        continue;
      end += self->series[s].n_values;
      last = timeline_describe_point (chart, end - 1, lang);
      g_string_append_printf (words, " %s", last);
    }
  return g_string_free (words, FALSE);
}

static GPtrArray *
timeline_tabulate (NpChart *chart, NpLang lang, gboolean print)
{
  NpChartTimeline *self = NP_CHART_TIMELINE (chart);
  GPtrArray *rows = np_table_new ();
  gboolean ru = lang == NP_LANG_RU;

  g_ptr_array_add (rows, np_row_new (g_strdup (ru ? "Сторона" : "Party"), g_strdup (ru ? "Когда" : "When"),
                                     g_strdup (ru ? "Индекс" : "Score"),
                                     g_strdup (ru ? "Реакция" : "Reaction"),
                                         g_strdup (ru ? "Откуда" : "Origin"), NULL));
  for (guint s = 0; s < self->n_series; s++)
    for (guint i = 0; i < self->series[s].n_values; i++)
      {
        const NpTimelineValue *v = &self->series[s].values[i];

        g_ptr_array_add (rows, np_row_new (g_strdup (np_text_get_or_other (self->series[s].name, lang)),
                                           g_strdup (np_text_get_or_other (self->moments[v->moment].label,
                                                                           lang)),
                                           np_format_number (print ? 100 * v->score : v->score, print ? 0 : 2, lang,
                                                             NP_FORMAT_SIGNED),
                                               g_strdup (np_reaction_word (band_of (self, v->score), lang)),
                                           g_strdup (v->observed ? (ru ? "услышано" : "heard")
                                                     : (ru ? "прогноз" : "forecast")), NULL));
      }
  return rows;
}

static void
timeline_finalize (GObject *object)
{
  NpChartTimeline *self = NP_CHART_TIMELINE (object);

  for (guint i = 0; i < self->n_moments; i++)
    np_text_unref (self->moments[i].label);
  for (guint s = 0; s < self->n_series; s++)
    {
      np_text_unref (self->series[s].name);
      g_free ((NpTimelineValue *) self->series[s].values);
    }
  g_free (self->moments);
  g_free (self->series);
  G_OBJECT_CLASS (np_chart_timeline_parent_class)->finalize (object);
}

static void
np_chart_timeline_class_init (NpChartTimelineClass *klass)
{
  NpChartClass *chart = NP_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = timeline_finalize;
  chart->measure = timeline_measure;
  chart->least = 0.45;
  chart->draw = timeline_draw;
  chart->get_n_points = timeline_get_n_points;
  chart->describe = timeline_describe;
  chart->describe_point = timeline_describe_point;
  chart->tabulate = timeline_tabulate;
}

static void
np_chart_timeline_init (NpChartTimeline *self)
{
}

NpChart *
np_chart_timeline_new (const NpTimelineData *data)
{
  NpChartTimeline *self = g_object_new (NP_TYPE_CHART_TIMELINE, NULL);

  memcpy (self->bands, data->bands, sizeof self->bands);
  self->n_moments = data->n_moments;
  self->moments = g_memdup2 (data->moments, sizeof *data->moments * data->n_moments);
  for (guint i = 0; i < data->n_moments; i++)
    np_text_ref (self->moments[i].label);
  self->n_series = data->n_series;
  self->series = g_memdup2 (data->series, sizeof *data->series * data->n_series);
  for (guint s = 0; s < data->n_series; s++)
    {
      np_text_ref (self->series[s].name);
      self->series[s].values = g_memdup2 (data->series[s].values, sizeof (NpTimelineValue) *
                                          data->series[s].n_values);
      for (guint i = 0; i < self->series[s].n_values; i++)
        g_assert (self->series[s].values[i].moment < self->n_moments);
    }
  return NP_CHART (self);
}
