/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "charts/np-chart-scatter.h"

#include <math.h>

#include "charts/np-chart-axis.h"

struct _NpChartScatter
{
  NpChart parent_instance;

  NpScatterPoint *points;
  guint n_points;
};

G_DEFINE_FINAL_TYPE (NpChartScatter, np_chart_scatter, NP_TYPE_CHART)

typedef struct
{
  NpAxis x, y;
  double head, scale;
} Layout;

static double
expected (const NpScatterPoint *p)
{
  return p->consent * p->value;
}

static void
lay_out (NpChartScatter *self, NpChartCanvas *c, Layout *l)
{
  double most = 0, likely = 0;

  /* Per cent of cases on screen, cases in 1,000 on paper: no decimals there. */
  l->scale = c->style->print ? 10 : 1;
  for (guint i = 0; i < self->n_points; i++)
    {
      most = fmax (most, self->points[i].value);
      likely = fmax (likely, self->points[i].consent);
    }
  np_axis_init (&l->y, 0, fmax (most * 1.08, 0.1) * l->scale, 5, NP_AXIS_NUMBER);
  np_axis_init (&l->x, 0, fmin (fmax (likely * 1.15, 0.2), 1), 5, NP_AXIS_PERCENT);
  l->head = np_canvas_line_height (c, NP_FONT_AXIS) + 8 * c->u;
  l->x.from = np_canvas_snap (c, fmax (np_axis_label_width (c, &l->y) + 12 * c->u,
                                       np_canvas_text_width (c, NP_FONT_AXIS, "0 %") / 2));
  l->x.to = np_canvas_snap (c, fmax (c->width - np_canvas_text_width (c, NP_FONT_AXIS, "100 %") / 2,
                                     l->x.from + 10));
  l->y.to = l->head + 6 * c->u;
}

static const char *
x_words (NpChartCanvas *c)
{
  return np_canvas_words (c, "вероятность, что согласятся все названные стороны",
                          "chance that all named parties consent");
}

static double
scatter_measure (NpChart *chart, NpChartCanvas *c)
{
  Layout l;
  double rows = 30 * c->u * NP_CHART_SCATTER (chart)->n_points;

  lay_out (NP_CHART_SCATTER (chart), c, &l);
  return l.y.to + fmax ((l.x.to - l.x.from) * 0.62, fmin (rows, 520 * c->u)) +
      np_axis_x_height (c, x_words (c));
}

/* 1, 2 or 5 times a power of ten, not above @value. */
static double
round_below (double value)
{
  double power = pow (10, floor (log10 (value))), digit = value / power;

  return power * (digit >= 5 ? 5 : digit >= 2 ? 2 : 1);
}

static void
draw_iso (NpChartScatter *self, NpChartCanvas *c, const Layout *l, NpPlacer *placer)
{
  double best = self->n_points > 0 ? expected (&self->points[0]) * l->scale : 0, value;

  if (!(best > 0))
    return;
  value = round_below (best * 0.9);
  for (int k = 0; k < 3; k++, value /= 2)
    {
      double x0 = fmax (value / l->y.high, l->x.low + 1e-6), label_x;
      const char *words;
      gboolean first = TRUE;

      if (x0 >= l->x.high)
        continue;
      cairo_save (c->cr);
      np_canvas_dash (c, 1.5, 4);
      for (int i = 0; i <= 60; i++)
        {
          double x = x0 + (l->x.high - x0) * i / 60;

          if (first)
            cairo_move_to (c->cr, np_axis_at (&l->x, x), np_axis_at (&l->y, value / x));
          else
            cairo_line_to (c->cr, np_axis_at (&l->x, x), np_axis_at (&l->y, value / x));
          first = FALSE;
        }
      np_canvas_set_color (c, &c->style->ink, 0.4);
      cairo_set_line_width (c->cr, 1.2 * c->u);
      cairo_stroke (c->cr);
      cairo_restore (c->cr);
      words = np_canvas_number (c, value, c->style->print ? 0 : -2, 0);
      label_x = np_axis_at (&l->x, x0) + 6 * c->u;
      if (label_x + np_canvas_text_width (c, NP_FONT_SMALL, words) < c->width)
        np_placer_take (placer, np_canvas_text (c, &(NpTextSpec) { .x = label_x, .y = l->y.to,
                                                                   .font = NP_FONT_SMALL, .alpha = 0.75,
                                                                       .flags = NP_TEXT_HALO }, words));
    }
}

static void
scatter_draw (NpChart *chart, NpChartCanvas *c)
{
  NpChartScatter *self = NP_CHART_SCATTER (chart);
  const NpChartColor *color = &c->style->series[0];
  Layout l;
  NpPlacer placer;

  lay_out (self, c, &l);
  l.y.from = np_canvas_snap (c, fmax (c->height - np_axis_x_height (c, x_words (c)), l.y.to + 10));
  np_canvas_text (c, &(NpTextSpec) { .x = 0, .y = 0, .font = NP_FONT_AXIS, .alpha = 0.75 },
                  c->style->print ? np_canvas_words (c, "на столько меньше конфликтов из 1000 случаев",
                                                     "that many fewer conflicts in 1,000 cases")
                                  : np_canvas_words (c, "на сколько пунктов ниже риск конфликта",
                                                     "points of conflict risk removed"));
  np_axis_draw_y (c, &l.y, l.x.from, l.x.to);
  np_axis_draw_x (c, &l.x, l.y.from, x_words (c));
  np_placer_init (&placer, c, (NpChartBox) { l.x.from, l.y.to, c->width - l.x.from, l.y.from - l.y.to });
  draw_iso (self, c, &l, &placer);
  for (guint i = 0; i < self->n_points; i++)
    {
      double x = np_axis_at (&l.x, self->points[i].consent),
             y = np_axis_at (&l.y, self->points[i].value * l.scale), r = (i < 3 ? 9 : 7) * c->u;

      np_placer_take (&placer, (NpChartBox) { x - r, y - r, 2 * r, 2 * r });
    }
  for (guint i = 0; i < self->n_points; i++)
    {
      double x = np_axis_at (&l.x, self->points[i].consent),
             y = np_axis_at (&l.y, self->points[i].value * l.scale);
      double r = (i < 3 ? 7.5 : 5.5) * c->u;
      gboolean selected = (int) i == c->selected;

      np_canvas_mark (c, NP_MARK_DISC, x, y, r, color, i < 3);
      np_canvas_point (c, i, x - r, y - r, 2 * r, 2 * r);
      if (selected)
        np_canvas_ring (c, x, y, r);
      np_placer_put (&placer, x, y, selected ? r + 4 * c->u : r,
                     &(NpTextSpec) { .font = i < 3 || selected ? NP_FONT_LABEL_BOLD : NP_FONT_AXIS,
                                     .alpha = i < 3 ? 1 : 0.85, .flags = NP_TEXT_HALO },
                     np_canvas_words_of (c, self->points[i].label));
    }
  np_placer_clear (&placer);
}

static guint
scatter_get_n_points (NpChart *chart)
{
  return NP_CHART_SCATTER (chart)->n_points;
}

static char *
scatter_describe_point (NpChart *chart, guint point, NpLang lang)
{
  const NpScatterPoint *p = &NP_CHART_SCATTER (chart)->points[point];
  g_autofree char *consent = np_format_percent (p->consent, 0, lang),
                   *value = np_format_number (p->value, 1, lang, 0);
  g_autofree char *both = np_format_number (expected (p), 1, lang, 0);

  return g_strdup_printf (lang == NP_LANG_RU ? "%s: согласие всех %s, риск ниже на %s п. п., в среднем на %s."
                          : "%s: %s that all consent, %s points less risk, %s expected.",
                          np_text_get_or_other (p->name, lang), consent, value, both);
}

static char *
scatter_describe (NpChart *chart, NpLang lang)
{
  NpChartScatter *self = NP_CHART_SCATTER (chart);
  g_autofree char *first = self->n_points > 0 ? scatter_describe_point (chart, 0, lang) : g_strdup ("");

  return g_strdup_printf (lang == NP_LANG_RU ? "Что предлагать первым, если стороны решают независимо. %s"
                          : "What to offer first, assuming the parties decide independently. %s", first);
}

static GPtrArray *
scatter_tabulate (NpChart *chart, NpLang lang, gboolean print)
{
  NpChartScatter *self = NP_CHART_SCATTER (chart);
  GPtrArray *rows = np_table_new ();
  gboolean ru = lang == NP_LANG_RU;
  double scale = print ? 10 : 1;

  g_ptr_array_add (rows, np_row_new (g_strdup (ru ? "Мера" : "Measure"),
                                     g_strdup (ru ? "Согласие всех" : "Consent of all"),
                                     g_strdup (print ? (ru ? "Меньше из 1000" : "Fewer of 1,000")
                                               : ru ? "Снижение риска, п. п." : "Risk removed, points"),
                                         g_strdup (ru ? "В среднем" : "Expected"), NULL));
  for (guint i = 0; i < self->n_points; i++)
    g_ptr_array_add (rows, np_row_new (g_strdup (np_text_get_or_other (self->points[i].name, lang)),
                                       np_format_percent (self->points[i].consent, 0, lang),
                                       np_format_number (scale * self->points[i].value, print ? 0 : 1, lang, 0),
                                           np_format_number (scale * expected (&self->points[i]), print ? 0 : 1, lang, 0),
                                           NULL));
  return rows;
}

static void
scatter_finalize (GObject *object)
{
  NpChartScatter *self = NP_CHART_SCATTER (object);

  for (guint i = 0; i < self->n_points; i++)
    {
      np_text_unref (self->points[i].label);
      np_text_unref (self->points[i].name);
    }
  g_free (self->points);
  G_OBJECT_CLASS (np_chart_scatter_parent_class)->finalize (object);
}

static void
np_chart_scatter_class_init (NpChartScatterClass *klass)
{
  NpChartClass *chart = NP_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = scatter_finalize;
  chart->measure = scatter_measure;
  chart->least = 0.45;
  chart->draw = scatter_draw;
  chart->get_n_points = scatter_get_n_points;
  chart->describe = scatter_describe;
  chart->describe_point = scatter_describe_point;
  chart->tabulate = scatter_tabulate;
}

static void
np_chart_scatter_init (NpChartScatter *self)
{
}

static int
best_first (gconstpointer a, gconstpointer b, gpointer data)
{
  double x = expected (a), y = expected (b);

  return x > y ? -1 : x < y;
}

NpChart *
np_chart_scatter_new (const NpScatterPoint *points, guint n_points)
{
  NpChartScatter *self = g_object_new (NP_TYPE_CHART_SCATTER, NULL);

  self->n_points = n_points;
  self->points = g_memdup2 (points, sizeof *points * n_points);
  for (guint i = 0; i < n_points; i++)
    {
      np_text_ref (points[i].label);
      np_text_ref (points[i].name);
    }
  g_qsort_with_data (self->points, n_points, sizeof *self->points, best_first, NULL);
  return NP_CHART (self);
}
