/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "charts/np-chart-reliability.h"

#include <math.h>

#include "charts/np-chart-axis.h"

/* 80 per cent of a normal distribution lie so many standard deviations round its middle. */
#define Z 1.2815515655446004

/* Means that differ by less are called the same. */
#define SAME 0.05

struct _NpChartReliability
{
  NpChart parent_instance;

  NpReliabilityBin *bins; /* those with forecasts */
  guint n_bins;
};

G_DEFINE_FINAL_TYPE (NpChartReliability, np_chart_reliability, NP_TYPE_CHART)

typedef struct
{
  NpAxis x, y;
  double head;
} Layout;

void
np_reliability_range (guint rows, guint hits, double *low, double *high)
{
  double n = rows, p = hits / n, middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
  double half = Z / (1 + Z * Z / n) * sqrt (p * (1 - p) / n + Z * Z / (4 * n * n));

  *low = fmax (middle - half, 0);
  *high = fmin (middle + half, 1);
}

static double
share (const NpReliabilityBin *bin)
{
  return (double) bin->hits / bin->rows;
}

static const char *
x_words (NpChartCanvas *c)
{
  return np_canvas_words (c, "вероятность в прогнозе", "probability in the forecast");
}

static void
lay_out (NpChartCanvas *c, Layout *l)
{
  np_axis_init (&l->x, 0, 1, 5, NP_AXIS_PERCENT);
  np_axis_init (&l->y, 0, 1, 5, NP_AXIS_PERCENT);
  l->head = np_canvas_line_height (c, NP_FONT_AXIS) + 8 * c->u;
  l->x.from = np_canvas_snap (c, fmax (np_axis_label_width (c, &l->y) + 12 * c->u,
                                       np_canvas_text_width (c, NP_FONT_AXIS, "0 %") / 2));
  l->x.to = np_canvas_snap (c, fmax (c->width - np_canvas_text_width (c, NP_FONT_AXIS, "100 %") / 2, l->x.from + 10));
  l->y.to = l->head + 10 * c->u;
}

static double
reliability_measure (NpChart *chart, NpChartCanvas *c)
{
  Layout l;

  lay_out (c, &l);
  return l.y.to + fmin ((l.x.to - l.x.from) * 0.75, 380 * c->u) + np_axis_x_height (c, x_words (c));
}

static void
reliability_draw (NpChart *chart, NpChartCanvas *c)
{
  NpChartReliability *self = NP_CHART_RELIABILITY (chart);
  const NpChartColor *color = &c->style->series[0];
  double radius = 6 * c->u;
  Layout l;
  NpPlacer placer;

  lay_out (c, &l);
  l.y.from = np_canvas_snap (c, fmax (c->height - np_axis_x_height (c, x_words (c)), l.y.to + 10));
  np_canvas_text (c, &(NpTextSpec) { .x = 0, .y = 0, .font = NP_FONT_AXIS, .alpha = 0.75 },
                  np_canvas_words (c, "сбылось", "came true"));
  np_axis_draw_y (c, &l.y, l.x.from, l.x.to);
  np_axis_draw_x (c, &l.x, l.y.from, x_words (c));
  np_placer_init (&placer, c, (NpChartBox) { l.x.from, l.y.to, c->width - l.x.from, l.y.from - l.y.to });
  cairo_save (c->cr);
  np_canvas_dash (c, 2, 4);
  cairo_move_to (c->cr, l.x.from, l.y.from);
  cairo_line_to (c->cr, l.x.to, l.y.to);
  np_canvas_set_color (c, &c->style->ink, 0.6);
  cairo_set_line_width (c->cr, 1.2 * c->u);
  cairo_stroke (c->cr);
  cairo_restore (c->cr);
  for (guint i = 0; i < self->n_bins; i++)
    {
      double x = np_axis_at (&l.x, self->bins[i].confidence), y = np_axis_at (&l.y, share (&self->bins[i])), low, high;

      np_reliability_range (self->bins[i].rows, self->bins[i].hits, &low, &high);
      cairo_move_to (c->cr, x, np_axis_at (&l.y, low));
      cairo_line_to (c->cr, x, np_axis_at (&l.y, high));
      np_canvas_set_color (c, color, 0.7);
      cairo_set_line_width (c->cr, 2 * c->u);
      cairo_stroke (c->cr);
      np_placer_take (&placer, (NpChartBox) { x - radius, y - radius, 2 * radius, 2 * radius });
    }
  for (guint i = 0; i < self->n_bins; i++)
    {
      double x = np_axis_at (&l.x, self->bins[i].confidence), y = np_axis_at (&l.y, share (&self->bins[i]));
      gboolean selected = (int) i == c->selected;

      np_canvas_mark (c, NP_MARK_DISC, x, y, radius, color, TRUE);
      np_canvas_point (c, i, x - radius, y - radius, 2 * radius, 2 * radius);
      if (selected)
        np_canvas_ring (c, x, y, radius);
      np_placer_put (&placer, x, y, radius + (selected ? 4 : 2) * c->u,
                     &(NpTextSpec) { .font = selected ? NP_FONT_LABEL_BOLD : NP_FONT_AXIS, .flags = NP_TEXT_HALO },
                     np_canvas_keep (c, g_strdup_printf ("%u/%u", self->bins[i].hits, self->bins[i].rows)));
    }
  np_placer_clear (&placer);
}

static guint
reliability_get_n_points (NpChart *chart)
{
  return NP_CHART_RELIABILITY (chart)->n_bins;
}

static char *
reliability_describe_point (NpChart *chart, guint point, NpLang lang)
{
  const NpReliabilityBin *bin = &NP_CHART_RELIABILITY (chart)->bins[point];
  double low, high;
  g_autofree char *given = np_format_percent (bin->confidence, 0, lang), *came = np_format_percent (share (bin), 0, lang);
  g_autofree char *from = NULL, *to = NULL;

  np_reliability_range (bin->rows, bin->hits, &low, &high);
  from = np_format_percent (low, 0, lang);
  to = np_format_percent (high, 0, lang);
  return g_strdup_printf (lang == NP_LANG_RU ? "Прогноз давал в среднем %s, сбылось %u из %u, то есть %s (от %s до %s)."
                                             : "Given %s on average, %u of %u came true: %s (from %s to %s).",
                          given, bin->hits, bin->rows, came, from, to);
}

static char *
reliability_describe (NpChart *chart, NpLang lang)
{
  NpChartReliability *self = NP_CHART_RELIABILITY (chart);
  guint rows = 0, hits = 0;
  double given = 0;
  g_autofree char *mean = NULL, *came = NULL;

  for (guint i = 0; i < self->n_bins; i++)
    {
      rows += self->bins[i].rows;
      hits += self->bins[i].hits;
      given += self->bins[i].confidence * self->bins[i].rows;
    }
  if (rows == 0)
    return g_strdup (lang == NP_LANG_RU ? "Сравнивать ещё не с чем." : "There is nothing to compare yet.");
  given /= rows;
  mean = np_format_percent (given, 0, lang);
  came = np_format_percent ((double) hits / rows, 0, lang);
  return g_strdup_printf (lang == NP_LANG_RU ? "%s: в среднем прогноз давал %s, сбылось %s."
                                             : "%s: given %s on average, %s came true.",
                          given - (double) hits / rows > SAME
                            ? (lang == NP_LANG_RU ? "Прогнозы слишком уверенны" : "The forecasts are too sure")
                          : (double) hits / rows - given > SAME
                            ? (lang == NP_LANG_RU ? "Прогнозы слишком осторожны" : "The forecasts are too cautious")
                            : (lang == NP_LANG_RU ? "Вероятности верны" : "The probabilities hold"),
                          mean, came);
}

static GPtrArray *
reliability_tabulate (NpChart *chart, NpLang lang, gboolean print)
{
  NpChartReliability *self = NP_CHART_RELIABILITY (chart);
  gboolean ru = lang == NP_LANG_RU;
  GPtrArray *rows = np_table_new ();

  g_ptr_array_add (rows, np_row_new (g_strdup (ru ? "В прогнозе" : "In the forecast"), g_strdup (ru ? "Прогнозов" : "Forecasts"),
                                     g_strdup (ru ? "Сбылось" : "Came true"), g_strdup (ru ? "Доля" : "Share"),
                                     g_strdup (ru ? "Границы, 80 %" : "Range, 80%"), NULL));
  for (guint i = 0; i < self->n_bins; i++)
    {
      const NpReliabilityBin *bin = &self->bins[i];
      g_autofree char *from = NULL, *to = NULL;
      double low, high;

      np_reliability_range (bin->rows, bin->hits, &low, &high);
      from = np_format_percent (low, 0, lang);
      to = np_format_percent (high, 0, lang);
      g_ptr_array_add (rows, np_row_new (np_format_percent (bin->confidence, 0, lang), g_strdup_printf ("%u", bin->rows),
                                         g_strdup_printf ("%u", bin->hits), np_format_percent (share (bin), 0, lang),
                                         g_strdup_printf ("%s – %s", from, to), NULL));
    }
  return rows;
}

static void
reliability_finalize (GObject *object)
{
  g_free (NP_CHART_RELIABILITY (object)->bins);
  G_OBJECT_CLASS (np_chart_reliability_parent_class)->finalize (object);
}

static void
np_chart_reliability_class_init (NpChartReliabilityClass *klass)
{
  NpChartClass *chart = NP_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = reliability_finalize;
  chart->measure = reliability_measure;
  chart->least = 0.45;
  chart->draw = reliability_draw;
  chart->get_n_points = reliability_get_n_points;
  chart->describe = reliability_describe;
  chart->describe_point = reliability_describe_point;
  chart->tabulate = reliability_tabulate;
}

static void
np_chart_reliability_init (NpChartReliability *self)
{
}

NpChart *
np_chart_reliability_new (const NpReliabilityBin *bins, guint n_bins)
{
  NpChartReliability *self = g_object_new (NP_TYPE_CHART_RELIABILITY, NULL);

  self->bins = g_new (NpReliabilityBin, MAX (n_bins, 1));
  for (guint i = 0; i < n_bins; i++)
    if (bins[i].rows > 0)
      self->bins[self->n_bins++] = bins[i];
  return NP_CHART (self);
}
