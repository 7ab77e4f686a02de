/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "charts/np-chart-tornado.h"

#include <math.h>
#include <string.h>

#include "charts/np-chart-axis.h"
#include "charts/np-chart-sign.h"

struct _NpChartTornado
{
  NpChart parent_instance;

  NpTornadoRow *rows;
  guint n_rows;
  double now;
  double bands[4];
  NpText *axis;
};

G_DEFINE_FINAL_TYPE (NpChartTornado, np_chart_tornado, NP_TYPE_CHART)

typedef struct
{
  double label_width, top, bottom;
  NpAxis axis;
} Layout;

static double
row_height (NpChartCanvas *c, const NpTornadoRow *row, double wrap)
{
  double text = np_canvas_pair_height (c, NP_FONT_LABEL_BOLD, row->label, wrap);

  if (row->range != NULL)
    text += np_canvas_text_height (c, NP_FONT_SMALL, np_canvas_words_of (c, row->range), wrap);
  return fmax (text + 14 * c->u, 46 * c->u);
}

static void
lay_out (NpChartTornado *self, NpChartCanvas *c, Layout *l)
{
  double low = self->now, high = self->now, value_width;

  l->label_width = 0;
  for (guint i = 0; i < self->n_rows; i++)
    {
      const NpTornadoRow *row = &self->rows[i];

      l->label_width = fmax (l->label_width, np_canvas_pair_width (c, NP_FONT_LABEL_BOLD, row->label));
      if (row->range != NULL)
        l->label_width = fmax (l->label_width, np_canvas_text_width (c, NP_FONT_SMALL,
                                                                     np_canvas_words_of (c, row->range)));
      low = fmin (low, fmin (row->at_from, row->at_to));
      high = fmax (high, fmax (row->at_from, row->at_to));
    }
  l->label_width = fmin (l->label_width + 2, c->width * 0.38);
  /* The values at the ends of the longest bars need room inside the axis. */
  value_width = np_canvas_text_width (c, NP_FONT_LABEL_BOLD, c->style->print ? "+00" : "+0.00") + 16 * c->u;
  {
    double room = fmax (c->width - l->label_width - 20 * c->u, 30), more = (high - low) * value_width / room;

    np_axis_init (&l->axis, low - more, high + more, 6, NP_AXIS_SCORE);
  }
  l->axis.from = np_canvas_snap (c, l->label_width + 20 * c->u);
  l->axis.to = np_canvas_snap (c, fmax (c->width - 14 * c->u, l->axis.from + 10));
  l->top = np_canvas_line_height (c, NP_FONT_AXIS) + 18 * c->u;
  l->bottom = 2 * np_canvas_line_height (c, NP_FONT_AXIS) + 26 * c->u;
}

static double
tornado_measure (NpChart *chart, NpChartCanvas *c)
{
  NpChartTornado *self = NP_CHART_TORNADO (chart);
  Layout l;
  double height;

  lay_out (self, c, &l);
  height = l.top + l.bottom + 8 * c->u;
  for (guint i = 0; i < self->n_rows; i++)
    height += row_height (c, &self->rows[i], l.label_width) + 8 * c->u;
  return height;
}

/* Grounds of the bands, with a strip, a glyph and a word on top. */
static void
draw_bands (NpChartTornado *self, NpChartCanvas *c, const Layout *l, double bottom)
{
  const NpChartStyle *style = c->style;
  double half = style->print ? 2.6 : 4.5 * c->u;

  for (int k = 0; k < 5; k++)
    {
      double low = fmax (k == 0 ? l->axis.low : self->bands[k - 1], l->axis.low);
      double high = fmin (k == 4 ? l->axis.high : self->bands[k], l->axis.high);
      double x, width, strip = l->top - 4 * c->u, glyph = np_chart_sign_glyph_width (k, half), text;
      const char *word = np_canvas_words (c, np_reaction_word (k, NP_LANG_RU),
                                          np_reaction_word (k, NP_LANG_EN));

      if (high <= low)
        continue;
      x = np_axis_at (&l->axis, low);
      width = np_axis_at (&l->axis, high) - x;
      if (!style->contrast && !style->print)
        {
          np_canvas_set_color (c, &style->fill[k], 0.13);
          cairo_rectangle (c->cr, x, l->top, width, bottom - l->top);
          cairo_fill (c->cr);
        }
      np_canvas_set_color (c, &style->fill[k], 1);
      cairo_rectangle (c->cr, x, strip, width, 4 * c->u);
      cairo_fill_preserve (c->cr);
      np_canvas_set_color (c, &style->edge[k], 0.6);
      cairo_set_line_width (c->cr, style->print ? 0.4 : 1);
      cairo_stroke (c->cr);
      if (k > 0 && low > l->axis.low && (style->contrast || style->print))
        {
          cairo_save (c->cr);
          np_canvas_dash (c, 1, 2);
          np_canvas_vline (c, x, l->top, bottom, 1, 0.6);
          cairo_restore (c->cr);
        }
      text = glyph + 6 * c->u + np_canvas_text_width (c, NP_FONT_AXIS, word);
      if (width < glyph + 6 * c->u)
        continue;
      if (width < text + 8 * c->u)
        {
          np_chart_sign_glyph (c->cr, &style->ink, k, x + width / 2, strip - 11 * c->u, half, !style->print);
          continue;
        }
      np_chart_sign_glyph (c->cr, &style->ink, k, x + (width - text + glyph) / 2, strip - 11 * c->u, half,
                           !style->print);
      np_canvas_text (c, &(NpTextSpec) { .x = x + (width - text) / 2 + glyph + 6 * c->u,
                                         .y = strip - 11 * c->u, .v = 0.5, .font = NP_FONT_AXIS,
                                         .alpha = 0.75 }, word);
    }
}

/* One side of a bar: orange hatched below "now", violet above. */
static void
draw_side (NpChartCanvas *c, int category, double from, double to, double y, double height, gboolean strong)
{
  const NpChartStyle *style = c->style;
  const NpChartColor *fill = &style->fill[category], *edge = &style->edge[category];

  if (to - from < 0.3)
    return;
  if (style->print || style->contrast)
    {
      np_canvas_bar (c, category, from, y, to - from, height);
      return;
    }
  cairo_set_source_rgba (c->cr, strong ? (fill->r + edge->r) / 2 : fill->r, strong ? (fill->g + edge->g) / 2
                         : fill->g,
                         strong ? (fill->b + edge->b) / 2 : fill->b, 1);
  cairo_rectangle (c->cr, from, y, to - from, height);
  cairo_fill (c->cr);
}

static void
draw_row (NpChartTornado *self, NpChartCanvas *c, const Layout *l, guint i, double y, double height)
{
  const NpTornadoRow *row = &self->rows[i];
  gboolean selected = (int) i == c->selected;
  double low = fmin (row->at_from, row->at_to), high = fmax (row->at_from, row->at_to);
  double x0 = np_axis_at (&l->axis, low), x1 = np_axis_at (&l->axis, high),
         now = np_axis_at (&l->axis, self->now);
  double bar = 20 * c->u, bar_y = np_canvas_snap (c, y + (height - bar) / 2), text_height, small = 0, text_y;
  NpChartFont value_font = selected ? NP_FONT_LABEL_BOLD : NP_FONT_LABEL;
  NpChartBox left, right;

  text_height = np_canvas_pair_height (c, selected ? NP_FONT_LABEL_BOLD : NP_FONT_LABEL, row->label,
                                       l->label_width);
  if (row->range != NULL)
    small = np_canvas_text_height (c, NP_FONT_SMALL, np_canvas_words_of (c, row->range), l->label_width);
  text_y = y + (height - text_height - small) / 2;
  np_canvas_pair (c, &(NpTextSpec) { .x = l->label_width, .y = text_y, .h = 1, .font = selected
                                     ? NP_FONT_LABEL_BOLD : NP_FONT_LABEL,
                                     .wrap = l->label_width }, row->label);
  if (row->range != NULL)
    np_canvas_text (c, &(NpTextSpec) { .x = l->label_width, .y = text_y + text_height, .h = 1,
                                       .font = NP_FONT_SMALL, .alpha = 0.68,
                                       .wrap = l->label_width }, np_canvas_words_of (c, row->range));
  draw_side (c, 1, x0, fmin (x1, now), bar_y, bar, selected);
  draw_side (c, 3, fmax (x0, now), x1, bar_y, bar, selected);
  left = np_canvas_text (c, &(NpTextSpec) { .x = fmin (x0, now) - 7 * c->u, .y = bar_y + bar / 2, .h = 1,
                                            .v = 0.5, .font = value_font,
                                            .flags = c->style->print ? NP_TEXT_PLATE : 0 },
                                                np_canvas_score (c, low));
  right = np_canvas_text (c, &(NpTextSpec) { .x = fmax (x1, now) + 7 * c->u, .y = bar_y + bar / 2, .v = 0.5,
                                             .font = value_font,
                                             .flags = c->style->print ? NP_TEXT_PLATE : 0 },
                                                 np_canvas_score (c, high));
  if (selected)
    np_canvas_frame (c, left.x - 8 * c->u, bar_y - 8 * c->u, right.x + right.width - left.x + 16 * c->u,
                     bar + 16 * c->u, 8 * c->u);
  np_canvas_point (c, i, left.x, bar_y - 6 * c->u, right.x + right.width - left.x, bar + 12 * c->u);
}

static void
tornado_draw (NpChart *chart, NpChartCanvas *c)
{
  NpChartTornado *self = NP_CHART_TORNADO (chart);
  Layout l;
  double wanted, spread, y, bottom, now;

  lay_out (self, c, &l);
  wanted = tornado_measure (chart, c);
  spread = self->n_rows > 0 ? fmax (fmin ((c->height - wanted) / self->n_rows, 16 * c->u), -8 * c->u) : 0;
  y = l.top + 4 * c->u;
  bottom = y + 4 * c->u;
  for (guint i = 0; i < self->n_rows; i++)
    bottom += row_height (c, &self->rows[i], l.label_width) + 8 * c->u + spread;
  bottom = np_canvas_snap (c, bottom);
  draw_bands (self, c, &l, bottom);
  np_axis_draw_x (c, &l.axis, bottom, NULL);
  now = np_axis_at (&l.axis, self->now);
  for (guint i = 0; i < self->n_rows; i++)
    {
      double height = row_height (c, &self->rows[i], l.label_width) + 8 * c->u + spread;

      draw_row (self, c, &l, i, y, height);
      y += height;
    }
  /* The line of "now" leaves out the tick labels and goes on to its pill. */
  np_canvas_vline (c, now, l.top - 4 * c->u, bottom + 5 * c->u, 1, 1);
  {
    const char *words = np_canvas_keep (c, g_strdup_printf ("%s %s", np_canvas_words (c, "сейчас", "now"),
                                                            np_canvas_score (c, self->now)));
    double width = np_canvas_text_width (c, NP_FONT_LABEL_BOLD, words) + 24 * c->u,
           height = np_canvas_line_height (c, NP_FONT_LABEL_BOLD) + 5 * c->u;
    double pill_y = bottom + 9 * c->u + np_canvas_line_height (c, NP_FONT_AXIS),
           x = fmax (fmin (now - width / 2, c->width - width), 0);
    const char *name = np_canvas_words_of (c, self->axis);
    double name_width = np_canvas_text_width (c, NP_FONT_AXIS, name);
    gboolean left = x + width + 10 * c->u > l.axis.to - name_width;

    np_canvas_set_color (c, &c->style->ink, 1);
    np_canvas_round_rect (c->cr, x, pill_y, width, height, 5 * c->u);
    cairo_fill (c->cr);
    np_canvas_text (c, &(NpTextSpec) { .x = x + width / 2, .y = pill_y + height / 2, .h = 0.5, .v = 0.5,
                                       .font = NP_FONT_LABEL_BOLD,
                                       .color = &c->style->page }, words);
    /* The name of the axis keeps away from the pill. */
    np_canvas_text (c, &(NpTextSpec) { .x = left ? x - 10 * c->u : l.axis.to, .y = pill_y + height / 2,
                                       .h = 1, .v = 0.5, .font = NP_FONT_AXIS,
                                       .alpha = 0.75 }, name);
  }
}

static guint
tornado_get_n_points (NpChart *chart)
{
  return NP_CHART_TORNADO (chart)->n_rows;
}

static char *
score_words (double score, NpLang lang)
{
  return np_format_number (score, 2, lang, NP_FORMAT_SIGNED);
}

static char *
tornado_describe_point (NpChart *chart, guint point, NpLang lang)
{
  const NpTornadoRow *row = &NP_CHART_TORNADO (chart)->rows[point];
  g_autofree char *from = score_words (row->at_from, lang), *to = score_words (row->at_to, lang);

  return g_strdup_printf (lang == NP_LANG_RU ? "%s: от %s до %s индекс меняется с %s на %s%s%s."
                          : "%s: from %s to %s the score goes from %s to %s%s%s.",
                          np_text_get_or_other (row->label, lang), np_text_get_or_other (row->from, lang),
                              np_text_get_or_other (row->to, lang),
                          from, to, row->flip != NULL ? "; " : "", np_text_get_or_other (row->flip, lang));
}

static char *
tornado_describe (NpChart *chart, NpLang lang)
{
  NpChartTornado *self = NP_CHART_TORNADO (chart);
  g_autofree char *now = score_words (self->now, lang);
  g_autofree char *first = self->n_rows > 0 ? tornado_describe_point (chart, 0, lang) : g_strdup ("");

  return g_strdup_printf (lang == NP_LANG_RU ? "Что меняет ответ. Сейчас %s. Сильнее всего: %s"
                          : "What moves the answer. Now %s. Most: %s", now, first);
}

/* On paper points of the index, without decimals. */
static char *
print_score (double score, NpLang lang, gboolean print)
{
  return print ? np_format_number (100 * score, 0, lang, NP_FORMAT_SIGNED) : score_words (score, lang);
}

static GPtrArray *
tornado_tabulate (NpChart *chart, NpLang lang, gboolean print)
{
  NpChartTornado *self = NP_CHART_TORNADO (chart);
  GPtrArray *rows = np_table_new ();
  gboolean ru = lang == NP_LANG_RU;

  g_ptr_array_add (rows, np_row_new (g_strdup (ru ? "Допущение" : "Assumption"),
                                     g_strdup (ru ? "От" : "From"), g_strdup (ru ? "До" : "To"),
                                     g_strdup (ru ? "Индекс при «от»" : "Score at “from”"),
                                         g_strdup (ru ? "Индекс при «до»" : "Score at “to”"), NULL));
  for (guint i = 0; i < self->n_rows; i++)
    {
      const NpTornadoRow *row = &self->rows[i];

      g_ptr_array_add (rows, np_row_new (g_strdup (np_text_get_or_other (row->label, lang)),
                                         g_strdup (np_text_get_or_other (row->from, lang)),
                                         g_strdup (np_text_get_or_other (row->to, lang)),
                                             print_score (row->at_from, lang, print), print_score (row->at_to, lang, print),
                                                 NULL));
    }
  return rows;
}

static NpText *
hold (NpText *text)
{
  return text != NULL ? np_text_ref (text) : NULL;
}

static void
tornado_finalize (GObject *object)
{
  NpChartTornado *self = NP_CHART_TORNADO (object);

  for (guint i = 0; i < self->n_rows; i++)
    {
      g_clear_pointer (&self->rows[i].label, np_text_unref);
      g_clear_pointer (&self->rows[i].range, np_text_unref);
      g_clear_pointer (&self->rows[i].from, np_text_unref);
      g_clear_pointer (&self->rows[i].to, np_text_unref);
      g_clear_pointer (&self->rows[i].flip, np_text_unref);
    }
  g_free (self->rows);
  g_clear_pointer (&self->axis, np_text_unref);
  G_OBJECT_CLASS (np_chart_tornado_parent_class)->finalize (object);
}

static void
np_chart_tornado_class_init (NpChartTornadoClass *klass)
{
  NpChartClass *chart = NP_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tornado_finalize;
  chart->measure = tornado_measure;
  chart->draw = tornado_draw;
  chart->get_n_points = tornado_get_n_points;
  chart->describe = tornado_describe;
  chart->describe_point = tornado_describe_point;
  chart->tabulate = tornado_tabulate;
}

static void
np_chart_tornado_init (NpChartTornado *self)
{
}

static int
longer_first (gconstpointer a, gconstpointer b, gpointer data)
{
  const NpTornadoRow *x = a, *y = b;
  double lx = fabs (x->at_to - x->at_from), ly = fabs (y->at_to - y->at_from);

  return lx > ly ? -1 : lx < ly;
}

NpChart *
np_chart_tornado_new (const NpTornadoData *data)
{
  NpChartTornado *self = g_object_new (NP_TYPE_CHART_TORNADO, NULL);

  self->n_rows = data->n_rows;
  self->now = data->now;
  memcpy (self->bands, data->bands, sizeof self->bands);
  self->axis = hold (data->axis);
  self->rows = g_memdup2 (data->rows, sizeof *data->rows * data->n_rows);
  for (guint i = 0; i < data->n_rows; i++)
    {
      hold (self->rows[i].label);
      hold (self->rows[i].range);
      hold (self->rows[i].from);
      hold (self->rows[i].to);
      hold (self->rows[i].flip);
    }
  g_qsort_with_data (self->rows, self->n_rows, sizeof *self->rows, longer_first, NULL);
  return NP_CHART (self);
}
