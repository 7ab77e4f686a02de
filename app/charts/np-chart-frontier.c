/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "charts/np-chart-frontier.h"

#include <math.h>

#include "charts/np-chart-axis.h"

struct _NpChartFrontier
{
  NpChart parent_instance;

  NpText *x_name, *y_name;
  NpFrontierMark *marks;
  guint n_marks;
  NpFrontierPoint *frontier;
  guint n_frontier;
  NpFrontierPoint *others;
  guint n_others;
  double walk_x, walk_y;
};

G_DEFINE_FINAL_TYPE (NpChartFrontier, np_chart_frontier, NP_TYPE_CHART)

typedef struct
{
  NpAxis x, y;
  double legend_x, legend_width, head;
  gboolean beside;
} Layout;

static void
extend (const NpFrontierPoint *points, guint n, double *low, double *high, gboolean vertical)
{
  for (guint i = 0; i < n; i++)
    {
      double v = vertical ? points[i].y : points[i].x;

      *low = fmin (*low, v);
      *high = fmax (*high, v);
    }
}

static double
legend_height (NpChartFrontier *self, NpChartCanvas *c, double width)
{
  double height = 0, lead = 62 * c->u;
  g_autoptr(NpText) frontier = np_text_new ("граница: лучше для одной стороны — только за счёт другой",
                                            "frontier: better for one side only at the other’s expense");

  for (guint i = 0; i < self->n_marks; i++)
    height += np_canvas_pair_height (c, NP_FONT_ROW, self->marks[i].words, width - lead) + 12 * c->u;
  height += np_canvas_pair_height (c, NP_FONT_AXIS, frontier, width - lead) + 12 * c->u;
  return height + (self->n_others > 0 ? np_canvas_line_height (c, NP_FONT_AXIS) + 8 * c->u : 0);
}

static void
lay_out (NpChartFrontier *self, NpChartCanvas *c, Layout *l)
{
  double low[2] = { INFINITY, INFINITY }, high[2] = { -INFINITY, -INFINITY };

  for (int v = 0; v < 2; v++)
    {
      double walk = v == 0 ? self->walk_x : self->walk_y;

      extend (self->frontier, self->n_frontier, &low[v], &high[v], v);
      extend (self->others, self->n_others, &low[v], &high[v], v);
      for (guint i = 0; i < self->n_marks; i++)
        extend (&self->marks[i].at, 1, &low[v], &high[v], v);
      if (isfinite (walk))
        {
          low[v] = fmin (low[v], walk);
          high[v] = fmax (high[v], walk);
        }
      if (!(high[v] > low[v]))
        {
          low[v] = isfinite (low[v]) ? low[v] - 1 : 0;
          high[v] = low[v] + 2;
        }
      /* A mark on the very edge would be cut. */
      low[v] -= 0.04 * (high[v] - low[v]);
      high[v] += 0.04 * (high[v] - low[v]);
    }
  np_axis_init_tight (&l->x, low[0], high[0], 5, NP_AXIS_NUMBER);
  np_axis_init_tight (&l->y, low[1], high[1], 5, NP_AXIS_NUMBER);
  l->beside = c->width > 430 * c->u;
  l->legend_width = l->beside ? c->width * 0.36 : c->width;
  l->legend_x = c->width - l->legend_width;
  l->head = np_canvas_pair_height (c, NP_FONT_AXIS, self->y_name, 0) + 8 * c->u;
  l->x.from = np_canvas_snap (c, np_axis_label_width (c, &l->y) + 12 * c->u);
  l->x.to = np_canvas_snap (c, fmax ((l->beside ? l->legend_x - 34 * c->u : c->width - 10 * c->u),
                                     l->x.from + 10));
  l->y.to = l->head;
}

static double
plot_height (NpChartFrontier *self, NpChartCanvas *c, const Layout *l)
{
  double height = (l->x.to - l->x.from) * 0.9;

  if (l->beside)
    height = fmax (height, legend_height (self, c, l->legend_width) - l->head);
  return height;
}

static double
foot_height (NpChartFrontier *self, NpChartCanvas *c)
{
  return np_axis_x_height (c, np_canvas_words_of (c, self->x_name));
}

static double
frontier_measure (NpChart *chart, NpChartCanvas *c)
{
  NpChartFrontier *self = NP_CHART_FRONTIER (chart);
  Layout l;

  lay_out (self, c, &l);
  return l.head + plot_height (self, c, &l) + foot_height (self, c) + (l.beside ? 0 : 14 * c->u +
                                                                       legend_height (self, c,
                                                                                      l.legend_width));
}

static NpMark
mark_of (guint index)
{
  static const NpMark marks[] = { NP_MARK_SQUARE, NP_MARK_DISC, NP_MARK_TRIANGLE, NP_MARK_DIAMOND };

  return marks[index % G_N_ELEMENTS (marks)];
}

/* A height in the zone on the left where the words do not stand on the frontier. */
static double
clear_of_frontier (NpChartFrontier *self, NpChartCanvas *c, const Layout *l, const char *words, double wrap)
{
  static const double tries[] = { 0.16, 0.3, 0.45, 0.6, 0.75 };
  double height = np_canvas_text_height (c, NP_FONT_SMALL, words, wrap), plot = l->y.from - l->y.to;

  for (guint k = 0; k < G_N_ELEMENTS (tries); k++)
    {
      double y = l->y.to + plot * tries[k];
      gboolean clash = FALSE;

      for (guint i = 0; i < self->n_frontier; i++)
        {
          double py = np_axis_at (&l->y, self->frontier[i].y);

          clash = clash || (np_axis_at (&l->x, self->frontier[i].x) < l->x.from + wrap + 30 * c->u &&
                            py > y - 10 * c->u && py < y + height + 10 * c->u);
        }
      if (!clash)
        return y;
    }
  return l->y.to + plot * 0.88 - height;
}

static void
draw_zones (NpChartFrontier *self, NpChartCanvas *c, const Layout *l, NpPlacer *placer)
{
  double left = l->x.from, right = l->x.to, top = l->y.to, bottom = l->y.from;
  double wx = isfinite (self->walk_x) ? np_axis_at (&l->x, self->walk_x) : left, wy = isfinite (self->walk_y)
      ? np_axis_at (&l->y, self->walk_y) : bottom;

  if (!c->style->contrast)
    {
      /* One path: where both walk away the grey is not twice as dark. */
      np_canvas_set_color (c, &c->style->ink, 0.05);
      cairo_rectangle (c->cr, left, top, wx - left, bottom - top);
      cairo_rectangle (c->cr, wx, wy, right - wx, bottom - wy);
      cairo_fill (c->cr);
    }
  cairo_save (c->cr);
  np_canvas_dash (c, 5, 3);
  if (wx > left)
    np_canvas_vline (c, wx, top, bottom, 1, 0.6);
  if (wy < bottom)
    np_canvas_hline (c, left, right, wy, 1, 0.6);
  cairo_restore (c->cr);
  if (wx - left > 34 * c->u)
    {
      const char *words = np_canvas_keep (c, c->lang == NP_CHART_LANG_EN
                                          ? g_strdup_printf ("below the walk-away of %s",
                                                             np_text_get (self->x_name, NP_LANG_EN))
                                             : c->lang == NP_CHART_LANG_RU
                                                 ? g_strdup_printf ("ниже предела: %s",
                                                                    np_text_get (self->x_name, NP_LANG_RU))
                                             : g_strdup_printf ("ниже предела: %s / below walk-away: %s",
                                                                np_text_get (self->x_name, NP_LANG_RU),
                                                                    np_text_get (self->x_name, NP_LANG_EN)));
      double wrap = wx - left - 6 * c->u;

      double y = clear_of_frontier (self, c, l, words, wrap);
      NpTextSpec spec = { .x = left + 3 * c->u, .y = y, .font = NP_FONT_SMALL, .alpha = 0.8,
                          .flags = NP_TEXT_HALO,
                          .wrap = wrap };

      np_placer_take (placer, np_canvas_text (c, &spec, words));
    }
  if (bottom - wy > np_canvas_line_height (c, NP_FONT_SMALL) + 4 * c->u)
    {
      const char *words = np_canvas_keep (c, c->lang == NP_CHART_LANG_EN
                                          ? g_strdup_printf ("below the walk-away of %s",
                                                             np_text_get (self->y_name, NP_LANG_EN))
                                             : c->lang == NP_CHART_LANG_RU
                                                 ? g_strdup_printf ("ниже предела: %s",
                                                                    np_text_get (self->y_name, NP_LANG_RU))
                                             : g_strdup_printf ("ниже предела: %s / below walk-away: %s",
                                                                np_text_get (self->y_name, NP_LANG_RU),
                                                                    np_text_get (self->y_name, NP_LANG_EN)));

      if (np_canvas_text_width (c, NP_FONT_SMALL, words) < right - wx - 16 * c->u)
        np_placer_take (placer, np_canvas_text (c, &(NpTextSpec) { .x = wx + 10 * c->u, .y = wy + 3 * c->u,
                                                                   .font = NP_FONT_SMALL, .alpha = 0.8,
                                                                       .flags = NP_TEXT_HALO }, words));
    }
}

static void
draw_legend (NpChartFrontier *self, NpChartCanvas *c, const Layout *l, double y)
{
  double x = l->legend_x, lead = 62 * c->u, wrap = l->legend_width - lead;
  g_autoptr(NpText) frontier = np_text_new ("граница: лучше для одной стороны — только за счёт другой",
                                            "frontier: better for one side only at the other’s expense");

  for (guint i = 0; i < self->n_marks; i++)
    {
      double row = np_canvas_line_height (c, NP_FONT_ROW),
             height = np_canvas_pair_height (c, NP_FONT_ROW, self->marks[i].words, wrap);

      np_canvas_mark (c, mark_of (i), x + 9 * c->u, y + row / 2, 7.5 * c->u, &c->style->ink, i == 1);
      np_canvas_text (c, &(NpTextSpec) { .x = x + 32 * c->u, .y = y + row / 2, .h = 0.5, .v = 0.5,
                                         .font = NP_FONT_LABEL_BOLD }, self->marks[i].letter);
      np_canvas_pair (c, &(NpTextSpec) { .x = x + lead, .y = y, .font = NP_FONT_ROW, .wrap = wrap },
                      self->marks[i].words);
      y += height + 12 * c->u;
    }
  {
    double row = np_canvas_line_height (c, NP_FONT_AXIS);

    np_canvas_set_color (c, &c->style->series[0], 1);
    cairo_set_line_width (c->cr, 2 * c->u);
    cairo_move_to (c->cr, x, y + row / 2);
    cairo_line_to (c->cr, x + 38 * c->u, y + row / 2);
    cairo_stroke (c->cr);
    np_canvas_mark (c, NP_MARK_DISC, x + 19 * c->u, y + row / 2, 2.4 * c->u, &c->style->series[0], TRUE);
    y += np_canvas_pair (c, &(NpTextSpec) { .x = x + lead, .y = y, .font = NP_FONT_AXIS, .wrap = wrap },
                         frontier).height + 12 * c->u;
    if (self->n_others > 0)
      {
        np_canvas_set_color (c, &c->style->ink, 0.5);
        cairo_arc (c->cr, x + 19 * c->u, y + row / 2, 1.6 * c->u, 0, 2 * G_PI);
        cairo_fill (c->cr);
        np_canvas_text (c, &(NpTextSpec) { .x = x + lead, .y = y, .font = NP_FONT_AXIS },
                        np_canvas_words (c, "другие пакеты", "other packages"));
      }
  }
}

static void
frontier_draw (NpChart *chart, NpChartCanvas *c)
{
  NpChartFrontier *self = NP_CHART_FRONTIER (chart);
  const NpChartStyle *style = c->style;
  Layout l;
  NpPlacer placer;
  double height;

  lay_out (self, c, &l);
  height = plot_height (self, c, &l);
  height = fmax (height + c->height - frontier_measure (chart, c), 20);
  l.y.from = np_canvas_snap (c, l.head + height);
  np_canvas_pair (c, &(NpTextSpec) { .x = 0, .y = 0, .font = NP_FONT_AXIS, .alpha = 0.85 }, self->y_name);
  np_placer_init (&placer, c, (NpChartBox) { l.x.from, l.y.to - 10 * c->u, l.x.to - l.x.from + 10 * c->u,
                                             l.y.from - l.y.to + 10 * c->u });
  draw_zones (self, c, &l, &placer);
  np_axis_draw_y (c, &l.y, l.x.from, style->print ? l.x.from : l.x.to);
  np_axis_draw_x (c, &l.x, l.y.from, np_canvas_words_of (c, self->x_name));
  np_canvas_vline (c, l.x.from, l.y.to, l.y.from, style->print ? 1.6 : 1, style->print ? 1 : 0.4);
  np_canvas_set_color (c, &style->ink, 0.38);
  for (guint i = 0; i < self->n_others; i++)
    {
      cairo_new_sub_path (c->cr);
      cairo_arc (c->cr, np_axis_at (&l.x, self->others[i].x), np_axis_at (&l.y, self->others[i].y),
                 1.6 * c->u, 0, 2 * G_PI);
    }
  cairo_fill (c->cr);
  for (guint i = 0; i < self->n_frontier; i++)
    cairo_line_to (c->cr, np_axis_at (&l.x, self->frontier[i].x), np_axis_at (&l.y, self->frontier[i].y));
  np_canvas_set_color (c, &style->series[0], 1);
  cairo_set_line_width (c->cr, 2 * c->u);
  cairo_set_line_join (c->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (c->cr);
  for (guint i = 0; i < self->n_frontier; i++)
    {
      double x = np_axis_at (&l.x, self->frontier[i].x), y = np_axis_at (&l.y, self->frontier[i].y),
             r = 2.8 * c->u;

      np_canvas_mark (c, NP_MARK_DISC, x, y, r, &style->series[0], TRUE);
      np_canvas_point (c, self->n_marks + i, x - r, y - r, 2 * r, 2 * r);
      np_placer_take (&placer, (NpChartBox) { x - r, y - r, 2 * r, 2 * r });
      if ((int) (self->n_marks + i) == c->selected)
        np_canvas_ring (c, x, y, r);
    }
  /* Letters keep off the line too. */
  for (guint i = 1; i < self->n_frontier; i++)
    for (int k = 1; k < 8; k++)
      {
        double x = np_axis_at (&l.x, self->frontier[i - 1].x +
                               (self->frontier[i].x - self->frontier[i - 1].x) * k / 8);
        double y = np_axis_at (&l.y, self->frontier[i - 1].y +
                               (self->frontier[i].y - self->frontier[i - 1].y) * k / 8);

        np_placer_take (&placer, (NpChartBox) { x - c->u, y - c->u, 2 * c->u, 2 * c->u });
      }
  for (guint i = 0; i < self->n_marks; i++)
    {
      double x = np_axis_at (&l.x, self->marks[i].at.x), y = np_axis_at (&l.y, self->marks[i].at.y),
             r = 8 * c->u;

      np_placer_take (&placer, (NpChartBox) { x - r, y - r, 2 * r, 2 * r });
    }
  for (guint i = 0; i < self->n_marks; i++)
    {
      double x = np_axis_at (&l.x, self->marks[i].at.x), y = np_axis_at (&l.y, self->marks[i].at.y),
             r = 8 * c->u;

      np_canvas_mark (c, mark_of (i), x, y, r, &style->ink, i == 1);
      np_canvas_point (c, i, x - r, y - r, 2 * r, 2 * r);
      if ((int) i == c->selected)
        np_canvas_ring (c, x, y, r);
      np_placer_put (&placer, x, y, r, &(NpTextSpec) { .font = NP_FONT_NUMBER_BOLD, .flags = NP_TEXT_HALO },
                     self->marks[i].letter);
    }
  np_placer_clear (&placer);
  draw_legend (self, c, &l, l.beside ? l.y.to : l.y.from + foot_height (self, c) + 14 * c->u);
}

static guint
frontier_get_n_points (NpChart *chart)
{
  return NP_CHART_FRONTIER (chart)->n_marks + NP_CHART_FRONTIER (chart)->n_frontier;
}

static char *
frontier_describe_point (NpChart *chart, guint point, NpLang lang)
{
  NpChartFrontier *self = NP_CHART_FRONTIER (chart);
  gboolean mark = point < self->n_marks, ru = lang == NP_LANG_RU;
  const NpFrontierPoint *at = mark ? &self->marks[point].at : &self->frontier[point - self->n_marks];
  g_autofree char *x = np_format_number (at->x, -1, lang, 0), *y = np_format_number (at->y, -1, lang, 0);
  g_autofree char *head = mark ? g_strdup_printf ("%s. %s", self->marks[point].letter,
                                                  np_text_get_or_other (self->marks[point].words, lang))
                               : g_strdup_printf (ru ? "Точка границы %u" : "Frontier point %u",
                                                  point - self->n_marks + 1);
  const char *walks = "";

  if (at->x < self->walk_x || at->y < self->walk_y)
    walks = ru ? "; ниже предела одной из сторон" : "; below the walk-away of a side";
  return g_strdup_printf ("%s: %s %s, %s %s%s.", head, np_text_get_or_other (self->x_name, lang), x,
                          np_text_get_or_other (self->y_name, lang), y, walks);
}

static char *
frontier_describe (NpChart *chart, NpLang lang)
{
  NpChartFrontier *self = NP_CHART_FRONTIER (chart);
  GString *words = g_string_new (NULL);

  g_string_printf (words, lang == NP_LANG_RU ? "Выигрыш двух сторон: %s и %s. Точек на границе: %u."
                   : "Gains of two sides: %s and %s. Points on the frontier: %u.",
                   np_text_get_or_other (self->x_name, lang), np_text_get_or_other (self->y_name, lang),
                       self->n_frontier);
  for (guint i = 0; i < self->n_marks; i++)
    {
      g_autofree char *point = frontier_describe_point (chart, i, lang);

      g_string_append_printf (words, " %s", point);
    }
  return g_string_free (words, FALSE);
}

static GPtrArray *
frontier_tabulate (NpChart *chart, NpLang lang, gboolean print)
{
  NpChartFrontier *self = NP_CHART_FRONTIER (chart);
  GPtrArray *rows = np_table_new ();
  gboolean ru = lang == NP_LANG_RU;

  g_ptr_array_add (rows, np_row_new (g_strdup (ru ? "Пакет" : "Package"),
                                     g_strdup (np_text_get_or_other (self->x_name, lang)),
                                     g_strdup (np_text_get_or_other (self->y_name, lang)), NULL));
  for (guint i = 0; i < self->n_marks; i++)
    g_ptr_array_add (rows, np_row_new (g_strdup (self->marks[i].letter),
                                       np_format_number (self->marks[i].at.x, print ? 0 : -1, lang, 0),
                                       np_format_number (self->marks[i].at.y, print ? 0 : -1, lang, 0), NULL));
  for (guint i = 0; i < self->n_frontier; i++)
    g_ptr_array_add (rows, np_row_new (g_strdup_printf (ru ? "граница, %u" : "frontier, %u", i + 1),
                                       np_format_number (self->frontier[i].x, print ? 0 : -1, lang, 0),
                                       np_format_number (self->frontier[i].y, print ? 0 : -1, lang, 0), NULL));
  return rows;
}

static void
frontier_finalize (GObject *object)
{
  NpChartFrontier *self = NP_CHART_FRONTIER (object);

  for (guint i = 0; i < self->n_marks; i++)
    {
      g_free ((char *) self->marks[i].letter);
      np_text_unref (self->marks[i].words);
    }
  g_free (self->marks);
  g_free (self->frontier);
  g_free (self->others);
  np_text_unref (self->x_name);
  np_text_unref (self->y_name);
  G_OBJECT_CLASS (np_chart_frontier_parent_class)->finalize (object);
}

static void
np_chart_frontier_class_init (NpChartFrontierClass *klass)
{
  NpChartClass *chart = NP_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = frontier_finalize;
  chart->measure = frontier_measure;
  chart->least = 0.45;
  chart->draw = frontier_draw;
  chart->get_n_points = frontier_get_n_points;
  chart->describe = frontier_describe;
  chart->describe_point = frontier_describe_point;
  chart->tabulate = frontier_tabulate;
}

static void
np_chart_frontier_init (NpChartFrontier *self)
{
}

static int
left_first (gconstpointer a, gconstpointer b, gpointer data)
{
  const NpFrontierPoint *p = a, *q = b;

  return p->x < q->x ? -1 : p->x > q->x ? 1 : p->y > q->y ? -1 : p->y < q->y;
}

NpChart *
np_chart_frontier_new (const NpFrontierData *data)
{
  NpChartFrontier *self = g_object_new (NP_TYPE_CHART_FRONTIER, NULL);

  self->x_name = np_text_ref (data->x_name);
  self->y_name = np_text_ref (data->y_name);
  self->n_marks = data->n_marks;
  self->marks = g_new0 (NpFrontierMark, data->n_marks + 1);
  for (guint i = 0; i < data->n_marks; i++)
    self->marks[i] = (NpFrontierMark) { g_strdup (data->marks[i].letter), np_text_ref (data->marks[i].words),
                                        data->marks[i].at };
  self->n_frontier = data->n_frontier;
  self->frontier = g_memdup2 (data->frontier, sizeof *data->frontier * data->n_frontier);
  g_qsort_with_data (self->frontier, self->n_frontier, sizeof *self->frontier, left_first, NULL);
  self->n_others = data->n_others;
  self->others = g_memdup2 (data->others, sizeof *data->others * data->n_others);
  self->walk_x = data->walk_x;
  self->walk_y = data->walk_y;
  return NP_CHART (self);
}
