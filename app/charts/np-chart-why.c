/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "charts/np-chart-why.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "charts/np-chart-canvas.h"
#include "charts/np-chart-sign.h"

typedef struct
{
  NpText *label;
  double value;
  gint64 points;                    /* hundredths, so rounded that all rows add up to the sum */
  char *source;
  NpWhyStatus status;
} Row;

struct _NpChartWhy
{
  NpChart parent_instance;

  NpWhyForm form;
  Row *rows;
  guint n_rows;
  double score, low, high;
  gint64 points;
  double bands[4];
};

G_DEFINE_FINAL_TYPE (NpChartWhy, np_chart_why, NP_TYPE_CHART)

const char *
np_why_status_word (NpWhyStatus status, NpLang lang)
{
  static const char *const words[4][NP_N_LANGS] = {
    { "заявлено", "stated" }, { "выведено", "inferred" }, { "допущено", "assumed" }, { "", "" },
  };

  g_return_val_if_fail ((guint) status < 4, "");
  return words[status][lang];
}

static const char *
print_points (NpChartCanvas *c, gint64 points)
{
  return np_canvas_score (c, points / 100.0);
}

/* The bars of the side panel. */

#define BAR 8

/* Room for the selection frame beside the text. */
static double
bars_pad (const NpChartCanvas *c)
{
  return c->style->print ? 0 : 6;
}

static double
bars_row_height (NpChartCanvas *c, const Row *row, double width)
{
  return np_canvas_pair_height (c, NP_FONT_LABEL, row->label, width) + (BAR + 12) * c->u;
}

static double
bars_label_width (NpChartCanvas *c, const Row *row)
{
  double number = np_canvas_text_width (c, NP_FONT_LABEL_BOLD, print_points (c, row->points)) + 12 * c->u;
  double source = row->source != NULL ? np_canvas_text_width (c, NP_FONT_SMALL, row->source) + 20 * c->u : 0;

  return fmax (c->width - 2 * bars_pad (c) - number - source, c->width * 0.3);
}

static double
bars_measure (NpChartWhy *self, NpChartCanvas *c)
{
  double height = 0;

  for (guint i = 0; i < self->n_rows; i++)
    height += bars_row_height (c, &self->rows[i], bars_label_width (c, &self->rows[i]));
  return height + np_canvas_line_height (c, NP_FONT_LABEL_BOLD) + 22 * c->u + bars_pad (c);
}

static void
bars_draw (NpChartWhy *self, NpChartCanvas *c)
{
  double pad = bars_pad (c), width = c->width - pad;
  double y = pad / 2, zero = np_canvas_snap (c, c->width * 0.46), largest = 0.05,
         reach = (c->width - 2 * pad) * 0.46;

  for (guint i = 0; i < self->n_rows; i++)
    largest = fmax (largest, fabs (self->rows[i].value));
  for (guint i = 0; i < self->n_rows; i++)
    {
      const Row *row = &self->rows[i];
      double wrap = bars_label_width (c, row), height = bars_row_height (c, row, wrap);
      double bar_y = np_canvas_snap (c, y + height - (BAR + 9) * c->u), length = reach * row->value / largest;
      const char *number = print_points (c, row->points);
      double right = width - np_canvas_text_width (c, NP_FONT_LABEL_BOLD, "+0.00") - 12 * c->u;

      if ((int) i == c->selected)
        np_canvas_frame (c, 1, y - 3 * c->u, c->width - 2, height - 2 * c->u, 5 * c->u);
      np_canvas_pair (c, &(NpTextSpec) { .x = pad, .y = y, .font = NP_FONT_LABEL, .wrap = wrap }, row->label);
      np_canvas_text (c, &(NpTextSpec) { .x = width, .y = y, .h = 1, .font = NP_FONT_LABEL_BOLD }, number);
      if (row->source != NULL)
        {
          NpChartBox box = np_canvas_text (c, &(NpTextSpec) { .x = right - 6 * c->u, .y = y + c->u, .h = 1,
                                                              .font = NP_FONT_SMALL,
                                                              .color = &c->style->accent }, row->source);

          np_canvas_set_color (c, &c->style->ink, 0.22);
          cairo_set_line_width (c->cr, c->style->print ? 0.5 : 1);
          np_canvas_round_rect (c->cr, np_canvas_snap (c, box.x - 6 * c->u) + 0.5,
                                np_canvas_snap (c, box.y - 1) + 0.5,
                                floor (box.width + 12 * c->u), floor (box.height + 2), 5 * c->u);
          cairo_stroke (c->cr);
        }
      np_canvas_bar (c, row->value < 0 ? 1 : 3, length < 0 ? zero + length : zero, bar_y, fabs (length),
                     BAR * c->u);
      np_canvas_point (c, i, 0, y, c->width, height - 4 * c->u);
      y += height;
    }
  np_canvas_hline (c, pad, width, y + 4 * c->u, 1, 0.14);
  y += 14 * c->u;
  np_canvas_text (c, &(NpTextSpec) { .x = pad, .y = y, .font = NP_FONT_LABEL_BOLD },
                  np_canvas_words (c, "Сумма = индекс поддержки", "Sum = support score"));
  np_canvas_text (c, &(NpTextSpec) { .x = width, .y = y, .h = 1, .font = NP_FONT_LABEL_BOLD },
                  print_points (c, self->points));
  np_canvas_point (c, self->n_rows, 0, y, c->width, np_canvas_line_height (c, NP_FONT_LABEL_BOLD));
}

/* The running bars of the page. */

typedef struct
{
  double label_width, plot_x, plot_width, low, scale, head, source_width;
} Running;

static double
running_row_height (NpChartCanvas *c, const Row *row, double wrap)
{
  double text = np_canvas_pair_height (c, NP_FONT_ROW, row->label, wrap);

  return fmax (fmax (text, np_canvas_line_height (c, NP_FONT_AXIS) +
                     np_canvas_line_height (c, NP_FONT_SMALL)) + 8 * c->u,
               (c->style->print ? 41 : 46) * c->u);
}

static double
running_x (const Running *r, double value)
{
  return r->plot_x + (value - r->low) * r->scale;
}

static const char *
interval_words (NpChartWhy *self, NpChartCanvas *c)
{
  const char *low = print_points (c, llround (100 * self->low)),
              *high = print_points (c, llround (100 * self->high));

  return np_canvas_keep (c, g_strdup_printf ("%s: %s … %s", np_canvas_percent (c, 0.8), low, high));
}

static void
running_layout (NpChartWhy *self, NpChartCanvas *c, Running *r)
{
  double low = fmin (0, self->low), high = fmax (fmax (0, self->high), self->score), sum = 0;
  double number = np_canvas_text_width (c, NP_FONT_LABEL_BOLD, "+00") + 10 * c->u;
  double room;

  if (!c->style->print)
    number = np_canvas_text_width (c, NP_FONT_LABEL_BOLD, "+0.00") + 10 * c->u;
  low = fmin (low, self->score);
  r->source_width = np_canvas_text_width (c, NP_FONT_SMALL, np_canvas_words (c, "основание", "source"));
  for (guint i = 0; i < self->n_rows; i++)
    {
      const Row *row = &self->rows[i];
      const char *status = np_canvas_words (c, np_why_status_word (row->status, NP_LANG_RU),
                                            np_why_status_word (row->status, NP_LANG_EN));

      sum += row->value;
      low = fmin (low, sum);
      high = fmax (high, sum);
      r->source_width = fmax (r->source_width, np_canvas_text_width (c, NP_FONT_SMALL, status));
      if (row->source != NULL)
        r->source_width = fmax (r->source_width, fmin (np_canvas_text_width (c, NP_FONT_AXIS, row->source),
                                                       c->width * 0.2));
    }
  r->source_width = fmax (r->source_width, np_canvas_text_width (c, NP_FONT_AXIS, interval_words (self, c)) +
                          4 * c->u);
  r->label_width = c->width * 0.45;
  r->plot_x = c->width * 0.46 + number;
  room = c->width - r->source_width - 14 * c->u - number - r->plot_x;
  if (high - low < 0.2)
    high = low + 0.2;
  r->low = low;
  r->plot_width = fmax (room, 40 * c->u);
  r->scale = r->plot_width / (high - low);
  r->head = np_canvas_line_height (c, NP_FONT_SMALL) + 8 * c->u;
}

static double
running_sum_height (NpChartWhy *self, NpChartCanvas *c)
{
  return 66 * c->u + 4 * c->u;
}

static double
running_measure (NpChartWhy *self, NpChartCanvas *c)
{
  Running r;
  double height;

  running_layout (self, c, &r);
  height = r.head;
  for (guint i = 0; i < self->n_rows; i++)
    height += running_row_height (c, &self->rows[i], r.label_width);
  return height + running_sum_height (self, c);
}

/* A number beside the end of a bar, on a plate so that dotted lines do not cross it. */
static void
running_number (NpChartCanvas *c, double from, double to, double y, double height, const char *number)
{
  gboolean left = to >= from;

  np_canvas_text (c, &(NpTextSpec) { .x = left ? from - 6 * c->u : fmax (from, to) + 6 * c->u,
                                     .y = y + height / 2, .h = left ? 1 : 0, .v = 0.5,
                                     .font = NP_FONT_LABEL_BOLD, .flags = NP_TEXT_PLATE }, number);
}

static void
running_bands (NpChartWhy *self, NpChartCanvas *c, const Running *r, double top, double bottom)
{
  double half = c->style->print ? 2.2 : 3.4 * c->u, last = -1e9;

  for (int b = 0; b < 4; b++)
    {
      double x = running_x (r, self->bands[b]);
      double left = np_chart_sign_glyph_width (b, half), right = np_chart_sign_glyph_width (b + 1, half),
             gap = 4 * c->u;

      if (x < r->plot_x + 2 || x > r->plot_x + r->plot_width)
        continue;
      cairo_save (c->cr);
      np_canvas_dash (c, 1, 2);
      np_canvas_vline (c, x, top, bottom, 1, 0.6);
      cairo_restore (c->cr);
      /* The glyphs of two limits that are close would run into each other. */
      if (x - gap - left < last)
        continue;
      np_chart_sign_glyph (c->cr, &c->style->ink, b, x - gap - left / 2, bottom + 9 * c->u, half,
                           !c->style->print);
      np_chart_sign_glyph (c->cr, &c->style->ink, b + 1, x + gap + right / 2, bottom + 9 * c->u, half,
                           !c->style->print);
      last = x + gap + right + 6 * c->u;
    }
}

static void
running_draw (NpChartWhy *self, NpChartCanvas *c)
{
  Running r;
  double y, sum = 0, bar = 24 * c->u, last_y = 0, sum_y, previous_bottom = 0;

  running_layout (self, c, &r);
  np_canvas_text (c, &(NpTextSpec) { .x = 0, .y = 0, .font = NP_FONT_SMALL, .alpha = 0.7 },
                  np_canvas_words (c, "довод", "driver"));
  np_canvas_text (c, &(NpTextSpec) { .x = c->width * 0.47, .y = 0, .font = NP_FONT_SMALL, .alpha = 0.7 },
                  c->style->print ? np_canvas_words (c, "вклад, пункты", "contribution, points")
                      : np_canvas_words (c, "вклад", "contribution"));
  np_canvas_text (c, &(NpTextSpec) { .x = c->width, .y = 0, .h = 1, .font = NP_FONT_SMALL, .alpha = 0.7 },
                  np_canvas_words (c, "основание", "source"));
  y = r.head;
  np_canvas_hline (c, 0, c->width, y - 1, c->style->print ? 1.4 : 1, 1);
  sum_y = y;
  for (guint i = 0; i < self->n_rows; i++)
    sum_y += running_row_height (c, &self->rows[i], r.label_width);
  running_bands (self, c, &r, y, sum_y + 44 * c->u);
  np_canvas_vline (c, running_x (&r, 0), y, sum_y + 44 * c->u, c->style->print ? 1.4 : 1, 1);
  for (guint i = 0; i < self->n_rows; i++)
    {
      const Row *row = &self->rows[i];
      double height = running_row_height (c, row, r.label_width),
             bar_y = np_canvas_snap (c, y + (height - bar) / 2);
      double from = running_x (&r, sum), to = running_x (&r, sum + row->value);
      const char *status = np_canvas_words (c, np_why_status_word (row->status, NP_LANG_RU),
                                            np_why_status_word (row->status, NP_LANG_EN));
      double source_y = y + height / 2;

      if (i > 0)
        {
          np_canvas_hline (c, 0, c->width, y, 1, 0.3);
          cairo_save (c->cr);
          np_canvas_dash (c, 2, 2);
          np_canvas_vline (c, from, previous_bottom, bar_y, 1, 1);
          cairo_restore (c->cr);
        }
      if ((int) i == c->selected)
        np_canvas_frame (c, 1, y + 2 * c->u, c->width - 2, height - 4 * c->u, 5 * c->u);
      np_canvas_pair (c, &(NpTextSpec) { .x = c->style->print ? 0 : 6, .y = y + height / 2, .v = 0.5,
                                         .font = NP_FONT_ROW, .wrap = r.label_width }, row->label);
      np_canvas_bar (c, row->value < 0 ? 1 : 3, fmin (from, to), bar_y, fmax (fabs (to - from), 1.2), bar);
      running_number (c, from, to, bar_y, bar, print_points (c, row->points));
      if (row->source != NULL)
        np_canvas_text (c, &(NpTextSpec) { .x = c->width - (c->style->print ? 0 : 6),
                                           .y = source_y + (*status != '\0' ? -c->u : 0), .h = 1,
                                               .v = *status != '\0' ? 1 : 0.5,
                                           .font = NP_FONT_AXIS }, row->source);
      if (*status != '\0')
        np_canvas_text (c, &(NpTextSpec) { .x = c->width - (c->style->print ? 0 : 6), .y = source_y, .h = 1,
                                           .v = row->source != NULL ? 0 : 0.5,
                                           .font = NP_FONT_SMALL, .alpha = 0.7 }, status);
      np_canvas_point (c, i, 0, y, c->width, height);
      sum += row->value;
      last_y = bar_y;
      previous_bottom = last_y + bar;
      y += height;
    }
  {
    g_autoptr(NpText) label = np_text_new ("Итог: индекс поддержки", "Sum: support index");
    double zero = running_x (&r, 0), x = running_x (&r, self->score),
           bar_y = np_canvas_snap (c, y + 10 * c->u);
    double low = running_x (&r, self->low), high = running_x (&r, self->high), line = bar_y + bar + 7 * c->u;
    const char *interval = interval_words (self, c);

    np_canvas_hline (c, 0, c->width, y, 1, 1);
    cairo_save (c->cr);
    np_canvas_dash (c, 2, 2);
    if (self->n_rows > 0)
      np_canvas_vline (c, running_x (&r, sum), previous_bottom, bar_y, 1, 1);
    cairo_restore (c->cr);
    np_canvas_pair (c, &(NpTextSpec) { .x = c->style->print ? 0 : 6, .y = bar_y + bar / 2, .v = 0.5,
                                       .font = NP_FONT_ROW_BOLD, .wrap = r.label_width }, label);
    np_canvas_bar (c, self->score < 0 ? 0 : 4, fmin (zero, x), bar_y, fmax (fabs (x - zero), 1.2), bar);
    running_number (c, zero, x, bar_y, bar, print_points (c, self->points));
    np_canvas_hline (c, low, high, line, c->style->print ? 1.6 : 1, 1);
    np_canvas_vline (c, low, line - 4 * c->u, line + 4 * c->u, c->style->print ? 1.6 : 1, 1);
    np_canvas_vline (c, high, line - 4 * c->u, line + 4 * c->u, c->style->print ? 1.6 : 1, 1);
    np_canvas_text (c, &(NpTextSpec) { .x = c->width - (c->style->print ? 0 : 6), .y = line, .h = 1, .v = 0.5,
                                       .font = NP_FONT_AXIS, .flags = NP_TEXT_PLATE }, interval);
    np_canvas_point (c, self->n_rows, 0, y, c->width, 40 * c->u);
    if ((int) self->n_rows == c->selected)
      np_canvas_frame (c, 1, y + 2 * c->u, c->width - 2, 54 * c->u, 5 * c->u);
  }
}

static double
why_measure (NpChart *chart, NpChartCanvas *c)
{
  NpChartWhy *self = NP_CHART_WHY (chart);

  return self->form == NP_WHY_BARS ? bars_measure (self, c) : running_measure (self, c);
}

static void
why_draw (NpChart *chart, NpChartCanvas *c)
{
  NpChartWhy *self = NP_CHART_WHY (chart);

  if (self->form == NP_WHY_BARS)
    bars_draw (self, c);
  else
    running_draw (self, c);
}

static guint
why_get_n_points (NpChart *chart)
{
  return NP_CHART_WHY (chart)->n_rows + 1;
}

static char *
signed_score (double score, NpLang lang)
{
  return np_format_number (score, 2, lang, NP_FORMAT_SIGNED);
}

static char *
why_describe_point (NpChart *chart, guint point, NpLang lang)
{
  NpChartWhy *self = NP_CHART_WHY (chart);
  gboolean ru = lang == NP_LANG_RU;

  if (point == self->n_rows)
    {
      g_autofree char *score = signed_score (self->points / 100.0, lang);
      g_autofree char *range = np_format_range (self->low, self->high, 2, lang, NP_FORMAT_SIGNED);
      g_autofree char *percent = np_format_percent (0.8, 0, lang);

      return g_strdup_printf (ru ? "Сумма, индекс поддержки: %s; %s интервал %s."
                              : "Sum, support score: %s; %s interval %s.", score, percent, range);
    }
  {
    const Row *row = &self->rows[point];
    g_autofree char *value = signed_score (row->points / 100.0, lang);
    const char *status = np_why_status_word (row->status, lang);

    if (row->source != NULL)
      return g_strdup_printf (ru ? "%s: %s. Основание: %s%s%s." : "%s: %s. Source: %s%s%s.",
                              np_text_get_or_other (row->label, lang), value, row->source,
                              *status != '\0' ? ", " : "", status);
    return g_strdup_printf (*status != '\0' ? "%s: %s, %s." : "%s: %s.",
                            np_text_get_or_other (row->label, lang), value, status);
  }
}

static char *
why_describe (NpChart *chart, NpLang lang)
{
  NpChartWhy *self = NP_CHART_WHY (chart);
  g_autofree char *sum = why_describe_point (chart, self->n_rows, lang);
  GString *words = g_string_new (sum);
  const Row *best = NULL, *worst = NULL;
  gboolean ru = lang == NP_LANG_RU;

  for (guint i = 0; i < self->n_rows; i++)
    {
      if (self->rows[i].value > 0 && (best == NULL || self->rows[i].value > best->value))
        best = &self->rows[i];
      if (self->rows[i].value < 0 && (worst == NULL || self->rows[i].value < worst->value))
        worst = &self->rows[i];
    }
  if (best != NULL)
    {
      g_autofree char *value = signed_score (best->points / 100.0, lang);

      g_string_append_printf (words, ru ? " Сильнее всего за: %s (%s)." : " Strongest for: %s (%s).",
                              np_text_get_or_other (best->label, lang), value);
    }
  if (worst != NULL)
    {
      g_autofree char *value = signed_score (worst->points / 100.0, lang);

      g_string_append_printf (words, ru ? " Сильнее всего против: %s (%s)." : " Strongest against: %s (%s).",
                              np_text_get_or_other (worst->label, lang), value);
    }
  return g_string_free (words, FALSE);
}

static GPtrArray *
why_tabulate (NpChart *chart, NpLang lang, gboolean print)
{
  NpChartWhy *self = NP_CHART_WHY (chart);
  GPtrArray *rows = np_table_new ();
  gboolean ru = lang == NP_LANG_RU;

  g_ptr_array_add (rows, np_row_new (g_strdup (ru ? "Довод" : "Driver"),
                                     g_strdup (ru ? "Вклад" : "Contribution"),
                                     g_strdup (ru ? "Основание" : "Source"),
                                         g_strdup (ru ? "Статус" : "Status"), NULL));
  for (guint i = 0; i < self->n_rows; i++)
    g_ptr_array_add (rows, np_row_new (g_strdup (np_text_get_or_other (self->rows[i].label, lang)),
                                       signed_score (self->rows[i].points / 100.0, lang),
                                       g_strdup (self->rows[i].source != NULL ? self->rows[i].source : ""),
                                       g_strdup (np_why_status_word (self->rows[i].status, lang)), NULL));
  g_ptr_array_add (rows, np_row_new (g_strdup (ru ? "Сумма: индекс поддержки" : "Sum: support score"),
                                     signed_score (self->points / 100.0, lang),
                                     g_strdup (""), np_format_range (self->low, self->high, 2, lang,
                                                                     NP_FORMAT_SIGNED), NULL));
  return rows;
}

static void
why_finalize (GObject *object)
{
  NpChartWhy *self = NP_CHART_WHY (object);

  for (guint i = 0; i < self->n_rows; i++)
    {
      np_text_unref (self->rows[i].label);
      g_free (self->rows[i].source);
    }
  g_free (self->rows);
  G_OBJECT_CLASS (np_chart_why_parent_class)->finalize (object);
}

static void
np_chart_why_class_init (NpChartWhyClass *klass)
{
  NpChartClass *chart = NP_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = why_finalize;
  chart->measure = why_measure;
  chart->draw = why_draw;
  chart->get_n_points = why_get_n_points;
  chart->describe = why_describe;
  chart->describe_point = why_describe_point;
  chart->tabulate = why_tabulate;
}

static void
np_chart_why_init (NpChartWhy *self)
{
}

static int
larger_first (gconstpointer a, gconstpointer b, gpointer data)
{
  double x = fabs (((const Row *) a)->value), y = fabs (((const Row *) b)->value);

  return x > y ? -1 : x < y;
}

static int
for_then_against (gconstpointer a, gconstpointer b, gpointer data)
{
  const Row *one = a, *other = b;
  double x = one->value, y = other->value;

  if ((one->status == NP_WHY_COMPUTED) != (other->status == NP_WHY_COMPUTED))
    return one->status == NP_WHY_COMPUTED ? 1 : -1;
  if ((x < 0) != (y < 0))
    return x < 0 ? 1 : -1;
  return larger_first (a, b, data);
}

NpChart *
np_chart_why_new (const NpWhyData *data, NpWhyForm form)
{
  NpChartWhy *self = g_object_new (NP_TYPE_CHART_WHY, NULL);
  double sum = 0;
  g_autofree double *hundredths = NULL;
  g_autofree gint64 *points = NULL;

  self->form = form;
  self->score = data->score;
  self->low = data->low;
  self->high = data->high;
  memcpy (self->bands, data->bands, sizeof self->bands);
  self->points = llround (100 * data->score);
  self->rows = g_new0 (Row, data->n_rows + 1);
  self->n_rows = data->n_rows;
  for (guint i = 0; i < data->n_rows; i++)
    {
      const NpWhyRow *row = &data->rows[i];

      self->rows[i] = (Row) { np_text_ref (row->label), row->value, 0, g_strdup (row->source), row->status };
      sum += row->value;
    }
  /* What the reasons do not explain is shown, never hidden in another row. */
  if (fabs (data->score - sum) >= 0.005)
    self->rows[self->n_rows++] = (Row) { np_text_new ("Прочее вместе", "All other reasons"), data->score - sum, 0, NULL,
                                         NP_WHY_COMPUTED };
  /* A stable sort: equal bars keep the order of the engine. */
  g_qsort_with_data (self->rows, self->n_rows, sizeof (Row), form == NP_WHY_BARS ? larger_first
                     : for_then_against, NULL);
  hundredths = g_new (double, self->n_rows + 1);
  points = g_new (gint64, self->n_rows + 1);
  for (guint i = 0; i < self->n_rows; i++)
    hundredths[i] = 100 * self->rows[i].value;
  np_round_to_total (hundredths, self->n_rows, self->points, points);
  for (guint i = 0; i < self->n_rows; i++)
    self->rows[i].points = points[i];
  return NP_CHART (self);
}
