/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "charts/np-chart-expulsions.h"

#include <math.h>

#include "charts/np-chart-axis.h"

struct _NpChartExpulsions
{
  NpChart parent_instance;

  NpExpulsion *cases;
  guint n_cases;
  double below, above;
};

G_DEFINE_FINAL_TYPE (NpChartExpulsions, np_chart_expulsions, NP_TYPE_CHART)

typedef struct
{
  NpAxis x, y;
  double head, none_y;
} Layout;

static const char *
x_words (NpChartCanvas *c)
{
  return np_canvas_words (c, "выслано первым, человек", "expelled first, people");
}

static void
lay_out (NpChartExpulsions *self, NpChartCanvas *c, Layout *l)
{
  double most = 10;

  for (guint i = 0; i < self->n_cases; i++)
    most = fmax (most, fmax (self->cases[i].action, self->cases[i].answer));
  l->head = np_canvas_line_height (c, NP_FONT_AXIS) + 8 * c->u;
  l->x = (NpAxis) { .low = 0.8, .high = most * 1.3, .log = TRUE, .step = 1 };
  l->y = l->x;
  l->x.from = np_canvas_snap (c, fmax (np_canvas_text_width (c, NP_FONT_AXIS, "1 000"),
                                       np_canvas_text_width (c, NP_FONT_AXIS,
                                                             np_canvas_words (c, "нет", "none"))) + 12 *
                                                                 c->u);
  l->x.to = np_canvas_snap (c, fmax (c->width - np_canvas_text_width (c, NP_FONT_AXIS, "1 000") / 2,
                                     l->x.from + 10));
  l->y.to = l->head;
}

static double
expulsions_measure (NpChart *chart, NpChartCanvas *c)
{
  Layout l;

  lay_out (NP_CHART_EXPULSIONS (chart), c, &l);
  return l.head + fmin ((l.x.to - l.x.from) * 0.8, 560 * c->u) + 24 * c->u +
      np_axis_x_height (c, x_words (c));
}

static void
draw_line (NpChartCanvas *c, const Layout *l, double ratio, double on, double off)
{
  /* Straight on logarithmic axes; the clip cuts what leaves the plot. */
  cairo_save (c->cr);
  cairo_rectangle (c->cr, l->x.from, l->y.to, l->x.to - l->x.from, l->y.from - l->y.to);
  cairo_clip (c->cr);
  np_canvas_dash (c, on, off);
  cairo_move_to (c->cr, np_axis_at (&l->x, l->x.low), np_axis_at (&l->y, l->x.low * ratio));
  cairo_line_to (c->cr, np_axis_at (&l->x, l->x.high), np_axis_at (&l->y, l->x.high * ratio));
  np_canvas_set_color (c, &c->style->ink, 0.5);
  cairo_set_line_width (c->cr, 1.2 * c->u);
  cairo_stroke (c->cr);
  cairo_restore (c->cr);
}

static void
draw_zone (NpChartExpulsions *self, NpChartCanvas *c, const Layout *l)
{
  double x0 = l->x.low, x1 = l->x.high;

  if (!c->style->contrast)
    {
      cairo_save (c->cr);
      cairo_rectangle (c->cr, l->x.from, l->y.to, l->x.to - l->x.from, l->y.from - l->y.to);
      cairo_clip (c->cr);
      cairo_move_to (c->cr, np_axis_at (&l->x, x0), np_axis_at (&l->y, x0 * self->below));
      cairo_line_to (c->cr, np_axis_at (&l->x, x1), np_axis_at (&l->y, x1 * self->below));
      cairo_line_to (c->cr, np_axis_at (&l->x, x1), np_axis_at (&l->y, x1 * self->above));
      cairo_line_to (c->cr, np_axis_at (&l->x, x0), np_axis_at (&l->y, x0 * self->above));
      cairo_close_path (c->cr);
      np_canvas_set_color (c, &c->style->ink, 0.06);
      cairo_fill (c->cr);
      cairo_restore (c->cr);
    }
  draw_line (c, l, self->below, 5, 3);
  draw_line (c, l, self->above, 5, 3);
  draw_line (c, l, 1, 1, 3);
}

static void
draw_zone_words (NpChartCanvas *c, const Layout *l, double above, NpPlacer *placer)
{
  double line = np_canvas_line_height (c, NP_FONT_LABEL_BOLD);

  np_placer_take (placer, np_canvas_text (c, &(NpTextSpec) { .x = l->x.from + 12 * c->u,
                                                             .y = l->y.to + 6 * c->u,
                                                                 .font = NP_FONT_LABEL_BOLD, .alpha = 0.8 },
                                          np_canvas_words (c, "ответ выше меры", "answer above measure")));
  np_placer_take (placer, np_canvas_text (c, &(NpTextSpec) { .x = np_axis_at (&l->x, l->x.high * 0.4),
                                                             .y = np_axis_at (&l->y,
                                                                              l->x.high * 0.4 * above) - 3 *
                                                                                  c->u, .h = 1, .v = 1,
                                                             .font = NP_FONT_LABEL_BOLD, .alpha = 0.8 },
                                                                 np_canvas_words (c, "в той же мере",
                                                                                  "in kind")));
  np_placer_take (placer, np_canvas_text (c, &(NpTextSpec) { .x = l->x.to - 8 * c->u, .y = l->y.from - line -
                                                             8 * c->u, .h = 1, .font = NP_FONT_LABEL_BOLD,
                                                                 .alpha = 0.8 },
                                          np_canvas_words (c, "ниже меры", "below measure")));
}

static void
expulsions_draw (NpChart *chart, NpChartCanvas *c)
{
  NpChartExpulsions *self = NP_CHART_EXPULSIONS (chart);
  Layout l;
  NpPlacer placer;

  lay_out (self, c, &l);
  l.none_y = np_canvas_snap (c, fmax (c->height - np_axis_x_height (c, x_words (c)), l.head + 40));
  l.y.from = l.none_y - 24 * c->u;
  np_canvas_text (c, &(NpTextSpec) { .x = 0, .y = 0, .font = NP_FONT_AXIS, .alpha = 0.75 },
                  np_canvas_words (c, "выслано в ответ, человек", "expelled in answer, people"));
  draw_zone (self, c, &l);
  np_axis_draw_y (c, &l.y, l.x.from, l.x.from);
  np_canvas_vline (c, l.x.from, l.y.to, l.none_y, 1, 0.4);
  np_canvas_text (c, &(NpTextSpec) { .x = l.x.from - 8 * c->u, .y = l.none_y - 8 * c->u, .h = 1, .v = 0.5,
                                     .font = NP_FONT_AXIS, .alpha = 0.85 },
                                         np_canvas_words (c, "нет", "none"));
  np_axis_draw_x (c, &l.x, l.none_y, x_words (c));
  np_placer_init (&placer, c, (NpChartBox) { l.x.from, l.y.to, c->width - l.x.from, l.none_y - l.y.to });
  draw_zone_words (c, &l, self->above, &placer);
  for (guint i = 0; i < self->n_cases; i++)
    {
      double x = np_axis_at (&l.x, self->cases[i].action), r = 5 * c->u;
      double y = self->cases[i].answer > 0 ? np_axis_at (&l.y, self->cases[i].answer) : l.none_y - 8 * c->u;

      np_placer_take (&placer, (NpChartBox) { x - r, y - r, 2 * r, 2 * r });
    }
  for (int round = 0; round < 2; round++)
    for (guint i = 0; i < self->n_cases; i++)
      {
        const NpExpulsion *e = &self->cases[i];
        double x = np_axis_at (&l.x, e->action), r = (e->named ? 6.5 : 4.5) * c->u;
        double y = e->answer > 0 ? np_axis_at (&l.y, e->answer) : l.none_y - 8 * c->u;

        /* Named cases are drawn last, on top, but labelled first. */
        if (e->named != (round == 1))
          continue;
        if (e->answer >= 0)
          np_canvas_mark (c, NP_MARK_DISC, x, y, r, &c->style->series[0], e->named);
        np_canvas_point (c, i, x - r, y - r, 2 * r, 2 * r);
        if ((int) i == c->selected)
          np_canvas_ring (c, x, y, r);
      }
  for (int round = 0; round < 2; round++)
    for (guint i = 0; i < self->n_cases; i++)
      {
        const NpExpulsion *e = &self->cases[i];
        double y = e->answer > 0 ? np_axis_at (&l.y, e->answer) : l.none_y - 8 * c->u;
        gboolean first = e->named || (int) i == c->selected;

        if (e->answer < 0 || first != (round == 0))
          continue;
        np_placer_put (&placer, np_axis_at (&l.x, e->action), y, 6.5 * c->u,
                       &(NpTextSpec) { .font = first ? NP_FONT_LABEL_BOLD : NP_FONT_SMALL, .alpha = first ? 1
                                       : 0.8,
                                       .flags = NP_TEXT_HALO },
                       np_canvas_words_of (c, e->label));
      }
  np_placer_clear (&placer);
}

static guint
expulsions_get_n_points (NpChart *chart)
{
  return NP_CHART_EXPULSIONS (chart)->n_cases;
}

static const char *
measure_words (NpChartExpulsions *self, const NpExpulsion *e, NpLang lang)
{
  double ratio = (double) e->answer / e->action;
  gboolean ru = lang == NP_LANG_RU;

  if (e->answer < 0)
    return ru ? "нет данных" : "not known";
  if (e->answer == 0)
    return ru ? "без ответа" : "no answer";
  if (ratio < self->below)
    return ru ? "ниже меры" : "below measure";
  if (ratio > self->above)
    return ru ? "выше меры" : "above measure";
  return ru ? "в той же мере" : "in kind";
}

static char *
expulsions_describe_point (NpChart *chart, guint point, NpLang lang)
{
  NpChartExpulsions *self = NP_CHART_EXPULSIONS (chart);
  const NpExpulsion *e = &self->cases[point];
  g_autofree char *answer = np_format_integer (MAX (e->answer, 0), lang, 0),
                   *action = np_format_integer (e->action, lang, 0);
  gboolean ru = lang == NP_LANG_RU;

  if (e->answer < 0)
    return g_strdup_printf (ru ? "%s: выслано %s, %s." : "%s: %s expelled, %s.",
                            np_text_get_or_other (e->label, lang), action, measure_words (self, e, lang));
  return g_strdup_printf (ru ? "%s: выслано %s, в ответ %s, %s." : "%s: %s expelled, %s in answer, %s.",
                          np_text_get_or_other (e->label, lang), action, answer,
                          measure_words (self, e, lang));
}

static char *
expulsions_describe (NpChart *chart, NpLang lang)
{
  NpChartExpulsions *self = NP_CHART_EXPULSIONS (chart);
  guint known = 0, below = 0, above = 0;

  for (guint i = 0; i < self->n_cases; i++)
    {
      const NpExpulsion *e = &self->cases[i];

      known += e->answer >= 0;
      below += e->answer >= 0 && (double) e->answer / e->action < self->below;
      above += e->answer >= 0 && (double) e->answer / e->action > self->above;
    }
  return g_strdup_printf (lang == NP_LANG_RU
                            ? "Высылки и ответы: из %u случаев с известным ответом в той же мере %u, "
                              "ниже меры %u, выше меры %u."
                            : "Expulsions and answers: of %u cases with a known answer %u were in kind, "
                              "%u below measure, %u above.",
                          known, known - below - above, below, above);
}

static GPtrArray *
expulsions_tabulate (NpChart *chart, NpLang lang, gboolean print)
{
  NpChartExpulsions *self = NP_CHART_EXPULSIONS (chart);
  GPtrArray *rows = np_table_new ();
  gboolean ru = lang == NP_LANG_RU;

  g_ptr_array_add (rows, np_row_new (g_strdup (ru ? "Случай" : "Case"),
                                     g_strdup (ru ? "Выслано" : "Expelled"),
                                         g_strdup (ru ? "В ответ" : "In answer"),
                                     g_strdup (!print ? (ru ? "Отношение" : "Ratio") : ru ? "На 100 высланных" : "Per 100 expelled"),
                                         g_strdup (ru ? "Мера" : "Measure"), NULL));
  for (guint i = 0; i < self->n_cases; i++)
    {
      const NpExpulsion *e = &self->cases[i];

      g_ptr_array_add (rows, np_row_new (g_strdup (np_text_get_or_other (e->label, lang)),
                                         np_format_integer (e->action, lang, 0),
                                         e->answer >= 0 ? np_format_integer (e->answer, lang, 0)
                                             : g_strdup (""),
                                         e->answer < 0 ? g_strdup ("")
                                             : np_format_number ((print ? 100.0 : 1) * e->answer / e->action, print ? 0 : 2, lang, 0),
                                         g_strdup (measure_words (self, e, lang)), NULL));
    }
  return rows;
}

static void
expulsions_finalize (GObject *object)
{
  NpChartExpulsions *self = NP_CHART_EXPULSIONS (object);

  for (guint i = 0; i < self->n_cases; i++)
    np_text_unref (self->cases[i].label);
  g_free (self->cases);
  G_OBJECT_CLASS (np_chart_expulsions_parent_class)->finalize (object);
}

static void
np_chart_expulsions_class_init (NpChartExpulsionsClass *klass)
{
  NpChartClass *chart = NP_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = expulsions_finalize;
  chart->measure = expulsions_measure;
  chart->least = 0.45;
  chart->draw = expulsions_draw;
  chart->get_n_points = expulsions_get_n_points;
  chart->describe = expulsions_describe;
  chart->describe_point = expulsions_describe_point;
  chart->tabulate = expulsions_tabulate;
}

static void
np_chart_expulsions_init (NpChartExpulsions *self)
{
}

NpChart *
np_chart_expulsions_new (const NpExpulsionsData *data)
{
  NpChartExpulsions *self = g_object_new (NP_TYPE_CHART_EXPULSIONS, NULL);

  self->n_cases = data->n_cases;
  self->below = data->below;
  self->above = data->above;
  self->cases = g_memdup2 (data->cases, sizeof *data->cases * data->n_cases);
  for (guint i = 0; i < self->n_cases; i++)
    {
      np_text_ref (self->cases[i].label);
      self->cases[i].action = MAX (self->cases[i].action, 1);
    }
  return NP_CHART (self);
}
