/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "charts/np-chart-worth.h"

#include <math.h>

#include "charts/np-chart-canvas.h"

struct _NpChartWorth
{
  NpChart parent_instance;

  NpWorthRow *rows;
  guint n_rows;
};

G_DEFINE_FINAL_TYPE (NpChartWorth, np_chart_worth, NP_TYPE_CHART)

typedef struct
{
  double id_width, title_width, bar_x, bar_width, consent_x, number, head;
  NpText *value_head, *consent_head, *expected_head;
} Layout;

static double
expected (const NpWorthRow *row)
{
  return row->value * row->consent;
}

static void
lay_out (NpChartWorth *self, NpChartCanvas *c, Layout *l)
{
  double pad = c->style->print ? 0 : 6, consent, last;

  l->value_head = np_text_new ("на столько меньше конфликтов из 1000 случаев",
                               "that many fewer conflicts in 1,000 cases");
  l->consent_head = np_text_new ("согласие", "consent");
  l->expected_head = np_text_new ("в среднем", "expected");
  l->id_width = 0;
  for (guint i = 0; i < self->n_rows; i++)
    l->id_width = fmax (l->id_width, np_canvas_text_width (c, NP_FONT_AXIS, self->rows[i].id));
  l->id_width += 16 * c->u + pad;
  last = np_canvas_pair_width (c, NP_FONT_SMALL, l->expected_head) + pad;
  consent = np_canvas_pair_width (c, NP_FONT_SMALL, l->consent_head);
  l->consent_x = c->width - last - 22 * c->u;
  l->bar_x = c->width * 0.45;
  l->number = np_canvas_text_width (c, NP_FONT_LABEL_BOLD, "−1000") + 8 * c->u;
  l->bar_width = fmax (l->consent_x - consent - 16 * c->u - l->number - l->bar_x, 20 * c->u);
  l->title_width = fmax (l->bar_x - l->id_width - 10 * c->u, 20);
  l->head = fmax (np_canvas_pair_height (c, NP_FONT_SMALL, l->value_head, l->bar_width + l->number),
                  np_canvas_pair_height (c, NP_FONT_SMALL, l->consent_head, 0)) + 5 * c->u;
}

static void
layout_clear (Layout *l)
{
  np_text_unref (l->value_head);
  np_text_unref (l->consent_head);
  np_text_unref (l->expected_head);
}

static double
row_height (NpChartCanvas *c, const Layout *l, const NpWorthRow *row)
{
  return fmax (np_canvas_pair_height (c, NP_FONT_ROW, row->title, l->title_width) + 7 * c->u, 36 * c->u);
}

static double
worth_measure (NpChart *chart, NpChartCanvas *c)
{
  NpChartWorth *self = NP_CHART_WORTH (chart);
  Layout l;
  double height;

  lay_out (self, c, &l);
  height = l.head + 2 * c->u;
  for (guint i = 0; i < self->n_rows; i++)
    height += row_height (c, &l, &self->rows[i]);
  layout_clear (&l);
  return height;
}

static const char *
per_thousand (NpChartCanvas *c, double share)
{
  return np_canvas_number (c, 1000 * share, 0, NP_FORMAT_PLAIN);
}

static void
worth_draw (NpChart *chart, NpChartCanvas *c)
{
  NpChartWorth *self = NP_CHART_WORTH (chart);
  double pad = c->style->print ? 0 : 6, y, most = 0, bar = 19 * c->u;
  Layout l;

  lay_out (self, c, &l);
  for (guint i = 0; i < self->n_rows; i++)
    most = fmax (most, fabs (self->rows[i].value));
  np_canvas_pair (c, &(NpTextSpec) { .x = l.bar_x, .y = l.head - 4 * c->u, .v = 1, .font = NP_FONT_SMALL,
                                     .alpha = 0.75, .wrap = l.bar_width + l.number }, l.value_head);
  np_canvas_pair (c, &(NpTextSpec) { .x = l.consent_x, .y = l.head - 4 * c->u, .h = 1, .v = 1,
                                     .font = NP_FONT_SMALL, .alpha = 0.75 }, l.consent_head);
  np_canvas_pair (c, &(NpTextSpec) { .x = c->width - pad, .y = l.head - 4 * c->u, .h = 1, .v = 1,
                                     .font = NP_FONT_SMALL, .alpha = 0.75 }, l.expected_head);
  y = l.head;
  np_canvas_hline (c, 0, c->width, y, 1, 1);
  for (guint i = 0; i < self->n_rows; i++)
    {
      const NpWorthRow *row = &self->rows[i];
      double height = row_height (c, &l, row), middle = y + height / 2, width = most > 0 ? l.bar_width *
          fabs (row->value) / most : 0;
      gboolean best = i < 3, against = row->value < 0;

      np_canvas_text (c, &(NpTextSpec) { .x = pad, .y = middle, .v = 0.5, .font = NP_FONT_AXIS }, row->id);
      np_canvas_pair (c, &(NpTextSpec) { .x = l.id_width, .y = middle, .v = 0.5, .font = NP_FONT_ROW,
                                         .wrap = l.title_width }, row->title);
      np_canvas_bar (c, against ? 1 : 3, l.bar_x, np_canvas_snap (c, middle - bar / 2), fmax (width, 1.5),
                     bar);
      if (!against)
        np_canvas_bar (c, 4, l.bar_x, np_canvas_snap (c, middle - bar / 2), width * row->consent, bar);
      np_canvas_text (c, &(NpTextSpec) { .x = l.bar_x + width + 6 * c->u, .y = middle, .v = 0.5,
                                         .font = NP_FONT_LABEL_BOLD }, per_thousand (c, row->value));
      np_canvas_text (c, &(NpTextSpec) { .x = l.consent_x, .y = middle, .h = 1, .v = 0.5,
                                         .font = NP_FONT_LABEL }, np_canvas_percent (c, row->consent));
      np_canvas_text (c, &(NpTextSpec) { .x = c->width - pad, .y = middle, .h = 1, .v = 0.5, .font = best ||
                                         c->style->print ? NP_FONT_LABEL_BOLD : NP_FONT_LABEL },
                      per_thousand (c, expected (row)));
      np_canvas_point (c, i, 0, y, c->width, height);
      if ((int) i == c->selected)
        np_canvas_frame (c, 1, y + 2 * c->u, c->width - 2, height - 4 * c->u, 5 * c->u);
      y += height;
      np_canvas_hline (c, 0, c->width, y, 1, i + 1 == self->n_rows ? 1 : c->style->print ? 0.3 : 0.12);
    }
  layout_clear (&l);
}

static guint
worth_get_n_points (NpChart *chart)
{
  return NP_CHART_WORTH (chart)->n_rows;
}

static char *
worth_describe_point (NpChart *chart, guint point, NpLang lang)
{
  const NpWorthRow *row = &NP_CHART_WORTH (chart)->rows[point];
  g_autofree char *value = np_format_number (1000 * row->value, 0, lang, 0),
                   *consent = np_format_percent (row->consent, 0, lang);
  g_autofree char *mean = np_format_number (1000 * expected (row), 0, lang, 0);

  return g_strdup_printf (lang == NP_LANG_RU
                          ? "%s %s: на %s конфликтов из 1000 меньше, согласие %s, в среднем %s."
                              : "%s %s: %s fewer conflicts in 1,000 cases, consent %s, expected %s.",
                          row->id, np_text_get_or_other (row->title, lang), value, consent, mean);
}

static char *
worth_describe (NpChart *chart, NpLang lang)
{
  NpChartWorth *self = NP_CHART_WORTH (chart);
  g_autofree char *first = self->n_rows > 0 ? worth_describe_point (chart, 0, lang) : g_strdup ("");

  return g_strdup_printf (lang == NP_LANG_RU
                            ? "Чего стоит каждая мера, если стороны решают независимо. Первая: %s"
                            : "What each measure is worth, assuming the parties decide independently. First: %s",
                          first);
}

static GPtrArray *
worth_tabulate (NpChart *chart, NpLang lang, gboolean print)
{
  NpChartWorth *self = NP_CHART_WORTH (chart);
  GPtrArray *rows = np_table_new ();
  gboolean ru = lang == NP_LANG_RU;

  g_ptr_array_add (rows, np_row_new (g_strdup (ru ? "№" : "No."), g_strdup (ru ? "Мера" : "Measure"),
                                     g_strdup (ru ? "Меньше конфликтов из 1000" : "Fewer conflicts in 1,000"),
                                     g_strdup (ru ? "Согласие" : "Consent"),
                                         g_strdup (ru ? "В среднем" : "Expected"), NULL));
  for (guint i = 0; i < self->n_rows; i++)
    {
      const NpWorthRow *row = &self->rows[i];

      g_ptr_array_add (rows, np_row_new (g_strdup (row->id),
                                         g_strdup (np_text_get_or_other (row->title, lang)),
                                             np_format_number (1000 * row->value, 0, lang, 0),
                                         np_format_percent (row->consent, 0, lang),
                                             np_format_number (1000 * expected (row), 0, lang, 0), NULL));
    }
  return rows;
}

static void
worth_finalize (GObject *object)
{
  NpChartWorth *self = NP_CHART_WORTH (object);

  for (guint i = 0; i < self->n_rows; i++)
    {
      g_free ((char *) self->rows[i].id);
      np_text_unref (self->rows[i].title);
    }
  g_free (self->rows);
  G_OBJECT_CLASS (np_chart_worth_parent_class)->finalize (object);
}

static void
np_chart_worth_class_init (NpChartWorthClass *klass)
{
  NpChartClass *chart = NP_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = worth_finalize;
  chart->measure = worth_measure;
  chart->draw = worth_draw;
  chart->get_n_points = worth_get_n_points;
  chart->describe = worth_describe;
  chart->describe_point = worth_describe_point;
  chart->tabulate = worth_tabulate;
}

static void
np_chart_worth_init (NpChartWorth *self)
{
}

static int
best_first (gconstpointer a, gconstpointer b, gpointer data)
{
  double x = expected (a), y = expected (b);

  return x > y ? -1 : x < y;
}

NpChart *
np_chart_worth_new (const NpWorthRow *rows, guint n_rows)
{
  NpChartWorth *self = g_object_new (NP_TYPE_CHART_WORTH, NULL);

  self->n_rows = n_rows;
  self->rows = g_new0 (NpWorthRow, n_rows + 1);
  for (guint i = 0; i < n_rows; i++)
    self->rows[i] = (NpWorthRow) { g_strdup (rows[i].id), np_text_ref (rows[i].title), rows[i].value,
                                   rows[i].consent };
  g_qsort_with_data (self->rows, n_rows, sizeof *self->rows, best_first, NULL);
  return NP_CHART (self);
}
