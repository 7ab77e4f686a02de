/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "charts/np-chart-five.h"

#include <math.h>
#include <string.h>

#include "charts/np-chart-canvas.h"
#include "charts/np-chart-sign.h"

struct _NpChartFive
{
  NpChart parent_instance;

  double p[5];
  int percent[5];
  int consent;
};

G_DEFINE_FINAL_TYPE (NpChartFive, np_chart_five, NP_TYPE_CHART)

static double
bar_height (NpChartCanvas *c)
{
  return fmax (36 * c->u, np_canvas_line_height (c, NP_FONT_LABEL_BOLD) + 10 * c->u);
}

static double
five_measure (NpChart *chart, NpChartCanvas *c)
{
  return 6 * c->u + bar_height (c) + 10 * c->u + np_canvas_line_height (c, NP_FONT_LABEL) + 2 * c->u;
}

static void
five_draw (NpChart *chart, NpChartCanvas *c)
{
  NpChartFive *self = NP_CHART_FIVE (chart);
  const NpChartStyle *style = c->style;
  double top = 6 * c->u, height = bar_height (c), x = 0, consent_x = 0, below = top + height + 10 * c->u,
         free_x = 0;
  double half = style->print ? 2.9 : 4.5 * c->u;

  for (int k = 0; k < 5; k++)
    {
      double width = c->width * self->p[k];
      const char *number = np_canvas_number (c, self->percent[k], 0, NP_FORMAT_PLAIN);
      double glyph = np_chart_sign_glyph_width (k, half), gap = 5 * c->u;
      double label = glyph + gap + np_canvas_text_width (c, NP_FONT_LABEL_BOLD, number), start;

      if (k == 3)
        consent_x = x;
      np_canvas_bar (c, k, x, top, width, height);
      np_canvas_point (c, k, x, top, width, height);
      if (label + 8 * c->u <= width)
        {
          start = x + (width - label) / 2;
          if (k < 2)
            {
              np_canvas_set_color (c, &style->page, 1);
              np_canvas_round_rect (c->cr, start - 3 * c->u, top + height / 2 - 10 * c->u, label + 6 * c->u,
                                    20 * c->u, 2 * c->u);
              cairo_fill (c->cr);
            }
          np_chart_sign_glyph (c->cr, k < 2 ? &style->ink : &style->on_fill[k], k, start + glyph / 2,
                               top + height / 2, half, !style->print);
          np_canvas_text (c, &(NpTextSpec) { .x = start + glyph + gap, .y = top + height / 2, .v = 0.5,
                                             .font = NP_FONT_LABEL_BOLD,
                                             .color = k < 2 ? &style->ink : &style->on_fill[k] }, number);
        }
      else if (k < 3 && self->percent[k] > 0)
        {
          /* Too narrow: the label goes under the bar, never past its neighbour. */
          start = fmax (x + width / 2 - label / 2, free_x);
          np_chart_sign_glyph (c->cr, &style->ink, k, start + glyph / 2,
                               below + np_canvas_line_height (c, NP_FONT_LABEL) / 2, half, !style->print);
          np_canvas_text (c, &(NpTextSpec) { .x = start + glyph + gap, .y = below, .font = NP_FONT_LABEL },
                          number);
          free_x = start + label + 8 * c->u;
        }
      if (k == c->selected)
        np_canvas_frame (c, x + c->u, top - 2 * c->u, fmax (width - 2 * c->u, 2), height + 4 * c->u,
                         3 * c->u);
      x += width;
    }
  /* The bracket of consent: down at its start, then under the bar to the end. */
  {
    g_autofree char *sum = self->percent[3] > 0 && self->percent[4] > 0
                             ? g_strdup_printf ("%d + %d = %d", self->percent[3], self->percent[4],
                                                self->consent)
                             : g_strdup_printf ("%d", self->consent);
    const char *word = np_canvas_words (c, "согласие", "consent");
    double gap = 7 * c->u, total = np_canvas_text_width (c, NP_FONT_LABEL, word) + gap +
        np_canvas_text_width (c, NP_FONT_LABEL_BOLD, sum);
    double line = below - 3 * c->u, start = fmin (consent_x + 8 * c->u, c->width - total);
    NpChartBox box;

    np_canvas_vline (c, fmin (consent_x, c->width - 1), 0, line + (style->print ? 4 : 6), 2, 1);
    np_canvas_hline (c, consent_x, c->width, line, 1, 1);
    start = fmax (start, free_x);
    box = np_canvas_text (c, &(NpTextSpec) { .x = start, .y = below, .font = NP_FONT_LABEL }, word);
    np_canvas_text (c, &(NpTextSpec) { .x = box.x + box.width + gap, .y = below, .font = NP_FONT_LABEL_BOLD },
                    sum);
  }
}

static guint
five_get_n_points (NpChart *chart)
{
  return 5;
}

static char *
five_describe_point (NpChart *chart, guint point, NpLang lang)
{
  g_autofree char *percent = np_format_percent (NP_CHART_FIVE (chart)->percent[point] / 100.0, 0, lang);

  return g_strdup_printf ("%s: %s.", np_reaction_word (point, lang), percent);
}

static char *
five_describe (NpChart *chart, NpLang lang)
{
  NpChartFive *self = NP_CHART_FIVE (chart);
  g_autofree char *consent = np_format_percent (self->consent / 100.0, 0, lang);
  GString *words = g_string_new (NULL);

  g_string_printf (words, lang == NP_LANG_RU ? "Согласие %s:" : "Consent %s:", consent);
  for (int k = 4; k >= 0; k--)
    g_string_append_printf (words, " %s %d%s", np_reaction_word (k, lang), self->percent[k], k > 0 ? ","
                            : ".");
  return g_string_free (words, FALSE);
}

static GPtrArray *
five_tabulate (NpChart *chart, NpLang lang, gboolean print)
{
  NpChartFive *self = NP_CHART_FIVE (chart);
  GPtrArray *rows = np_table_new ();

  g_ptr_array_add (rows, np_row_new (g_strdup (lang == NP_LANG_RU ? "Реакция" : "Reaction"),
                                     g_strdup (lang == NP_LANG_RU ? "Вероятность" : "Probability"), NULL));
  for (int k = 0; k < 5; k++)
    g_ptr_array_add (rows, np_row_new (g_strdup (np_reaction_word (k, lang)),
                                       np_format_percent (self->percent[k] / 100.0, 0, lang), NULL));
  return rows;
}

static void
np_chart_five_class_init (NpChartFiveClass *klass)
{
  NpChartClass *chart = NP_CHART_CLASS (klass);

  chart->measure = five_measure;
  chart->draw = five_draw;
  chart->get_n_points = five_get_n_points;
  chart->describe = five_describe;
  chart->describe_point = five_describe_point;
  chart->tabulate = five_tabulate;
}

static void
np_chart_five_init (NpChartFive *self)
{
}

NpChart *
np_chart_five_new (const double p[5])
{
  NpChartFive *self = g_object_new (NP_TYPE_CHART_FIVE, NULL);

  memcpy (self->p, p, sizeof self->p);
  self->consent = np_round_five (p, self->percent);
  return NP_CHART (self);
}
