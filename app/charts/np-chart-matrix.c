/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "charts/np-chart-matrix.h"

#include <math.h>

#include "charts/np-chart-canvas.h"
#include "forecast/np-forecast.h"

struct _NpChartMatrix
{
  NpChart parent_instance;

  NpText **columns;
  guint n_columns;
  NpMatrixRow *rows;
  guint n_rows;
  NpChartCell *cells;
  gboolean legend;
  gboolean scores;
};

G_DEFINE_FINAL_TYPE (NpChartMatrix, np_chart_matrix, NP_TYPE_CHART)

typedef struct
{
  double id_width, title_width, cell_x, cell_width, cell_gap, head, legend;
} Grid;

static const char *
number_words (NpChartMatrix *self, NpLang lang)
{
  if (self->scores)
    return lang == NP_LANG_RU ? "индекс поддержки" : "support score";
  return lang == NP_LANG_RU ? "вероятность согласия, %" : "chance of consent, %";
}

static void
swatch_size (NpChartCanvas *c, double *width, double *height)
{
  *width = (c->style->print ? 47 : 28) * c->u;
  *height = (c->style->print ? 32 : 18) * c->u;
}

typedef enum
{
  LEGEND_ACCEPT, LEGEND_REJECT = 4, LEGEND_WEAK, LEGEND_CHANGED, LEGEND_NOT_A_PARTY, N_LEGEND
} LegendItem;

/* Weak evidence and change are explained when they occur; when everything is weak, the page says so in a
   sentence. */
static gboolean
legend_has (NpChartMatrix *self, LegendItem item)
{
  guint weak = 0, changed = 0, forecasts = 0, none = 0;

  for (guint i = 0; i < self->n_rows * self->n_columns; i++)
    {
      gboolean forecast = self->cells[i].state == NP_CELL_FORECAST;

      forecasts += forecast;
      weak += forecast && self->cells[i].weak;
      changed += forecast && self->cells[i].changed != 0;
      none += self->cells[i].state == NP_CELL_NOT_A_PARTY;
    }
  return item == LEGEND_WEAK ? weak > 0 && weak < forecasts
         : item == LEGEND_CHANGED ? changed > 0
         : item == LEGEND_NOT_A_PARTY ? none > 0 : TRUE;
}

static NpText *
legend_words (LegendItem item)
{
  if (item == LEGEND_WEAK)
    return np_text_new (np_evidence_word (NP_EVIDENCE_WEAK, NP_LANG_RU),
                        np_evidence_word (NP_EVIDENCE_WEAK, NP_LANG_EN));
  if (item == LEGEND_CHANGED)
    return np_text_new ("изменилось, внизу прежнее", "changed, former below");
  if (item == LEGEND_NOT_A_PARTY)
    return np_text_new ("— не участвует", "– not a party");
  return np_text_new (np_reaction_word (LEGEND_REJECT - item, NP_LANG_RU),
                      np_reaction_word (LEGEND_REJECT - item, NP_LANG_EN));
}

static void
draw_legend_sign (NpChartCanvas *c, LegendItem item, double x, double y, double width, double height)
{
  x = np_canvas_snap (c, x);
  y = np_canvas_snap (c, y);
  if (item <= LEGEND_REJECT)
    np_chart_sign_swatch (c->cr, c->style, LEGEND_REJECT - item, x, y, width, height);
  else if (item == LEGEND_WEAK)
    {
      cairo_save (c->cr);
      np_canvas_dash (c, 4, 3);
      np_canvas_round_rect (c->cr, x + 1, y + 1, width - 2, height - 2, c->style->print ? 0 : 5 * c->u);
      np_canvas_set_color (c, &c->style->ink, 0.72);
      cairo_set_line_width (c->cr, c->style->print ? 0.8 : 1.3);
      cairo_stroke (c->cr);
      cairo_restore (c->cr);
      np_canvas_text (c, &(NpTextSpec) { .x = x + width / 2, .y = y + height / 2, .h = 0.5, .v = 0.5,
                                         .font = NP_FONT_LABEL_BOLD }, "?");
    }
  else if (item == LEGEND_CHANGED)
    {
      double size = 8 * c->u, top = y + height / 2 - size / 2;

      np_canvas_set_color (c, &c->style->ink, 1);
      cairo_move_to (c->cr, x + size / 2, top);
      cairo_line_to (c->cr, x + size, top + size);
      cairo_line_to (c->cr, x, top + size);
      cairo_fill (c->cr);
    }
}

static double
legend_indent (NpChartCanvas *c, LegendItem item, double swatch)
{
  return item == LEGEND_NOT_A_PARTY ? 0 : item == LEGEND_CHANGED ? 14 * c->u : swatch + 5 * c->u;
}

/*
 * The legend: in one row with equal distances when that fits, else in as many rows as needed. Returns the
 * height; draws when @draw.
 */
static double
legend_flow (NpChartMatrix *self, NpChartCanvas *c, double top, gboolean draw)
{
  double width, height, pitch = 0, x = 0, y = top, row, item[N_LEGEND] = { 0 }, gap = 10 * c->u;
  guint n = 0;

  swatch_size (c, &width, &height);
  row = fmax (height, (c->lang == NP_CHART_LANG_BOTH ? 2 : 1) * np_canvas_line_height (c, NP_FONT_SMALL)) +
      6 * c->u;
  for (LegendItem i = 0; i < N_LEGEND; i++)
    if (legend_has (self, i))
      {
        g_autoptr(NpText) words = legend_words (i);

        item[i] = legend_indent (c, i, width) + np_canvas_pair_width (c, NP_FONT_SMALL, words);
        pitch = fmax (pitch, item[i]);
        n++;
      }
  /* Equal distances when every word fits into them, else close together. */
  pitch = pitch * n + gap * (n - 1) <= c->width ? c->width / n : 0;
  for (LegendItem i = 0; i < N_LEGEND; i++)
    {
      g_autoptr(NpText) words = legend_words (i);
      double indent = legend_indent (c, i, width);

      if (item[i] == 0)
        continue;
      if (x > 0 && x + item[i] > c->width + 0.5)
        {
          x = 0;
          y += row;
        }
      if (draw)
        {
          draw_legend_sign (c, i, x, y, width, height);
          np_canvas_pair (c, &(NpTextSpec) { .x = x + indent, .y = y + height / 2, .v = 0.5,
                                             .font = NP_FONT_SMALL }, words);
        }
      x += pitch > 0 ? pitch : item[i] + gap + 4 * c->u;
    }
  return y + row - top;
}

static double
legend_height (NpChartMatrix *self, NpChartCanvas *c)
{
  return self->legend ? 14 * c->u + legend_flow (self, c, 0, FALSE) : 0;
}

static void
layout_grid (NpChartMatrix *self, NpChartCanvas *c, Grid *g)
{
  double wanted = (c->style->print ? 100 : 107) * c->u;

  g->id_width = 0;
  for (guint i = 0; i < self->n_rows; i++)
    g->id_width = fmax (g->id_width, np_canvas_text_width (c, NP_FONT_AXIS, self->rows[i].id));
  g->id_width += 16 * c->u;
  g->cell_gap = 3 * c->u;
  /* Many parties: narrower cells, but a glyph and two figures always fit. */
  g->cell_width = self->n_columns > 0 ? fmin (wanted, c->width * 0.62 / self->n_columns) : wanted;
  g->cell_width = fmax (g->cell_width, 46 * c->u);
  g->cell_x = c->width - self->n_columns * g->cell_width;
  g->title_width = fmax (g->cell_x - g->id_width - 8 * c->u, 40 * c->u);
  g->head = 2 * np_canvas_line_height (c, NP_FONT_SMALL);
  for (guint i = 0; i < self->n_columns; i++)
    g->head = fmax (g->head, np_canvas_pair_height (c, NP_FONT_LABEL_BOLD, self->columns[i],
                                                    g->cell_width - 4 * c->u));
  g->head += 10 * c->u;
  g->legend = legend_height (self, c);
}

static double
row_height (NpChartCanvas *c, const Grid *g, const NpMatrixRow *row)
{
  return fmax (np_canvas_pair_height (c, NP_FONT_ROW, row->title, g->title_width) + 8 * c->u,
               (c->style->print ? 45 : 46) * c->u);
}

static double
matrix_measure (NpChart *chart, NpChartCanvas *c)
{
  NpChartMatrix *self = NP_CHART_MATRIX (chart);
  Grid g;
  double height;

  layout_grid (self, c, &g);
  height = g.head + 3 * c->u + g.legend;
  for (guint i = 0; i < self->n_rows; i++)
    height += row_height (c, &g, &self->rows[i]);
  return height;
}

static void
matrix_draw (NpChart *chart, NpChartCanvas *c)
{
  NpChartMatrix *self = NP_CHART_MATRIX (chart);
  g_autofree char *head_ru = g_strconcat ("Мера, ", number_words (self, NP_LANG_RU), NULL);
  g_autofree char *head_en = g_strconcat ("Measure, ", number_words (self, NP_LANG_EN), NULL);
  g_autoptr(NpText) head = np_text_new (head_ru, head_en);
  Grid g;
  double y;

  layout_grid (self, c, &g);
  np_canvas_hline (c, 0, c->width, c->u, c->style->print ? 1.4 : 1, 1);
  np_canvas_pair (c, &(NpTextSpec) { .x = 0, .y = g.head / 2, .v = 0.5, .font = NP_FONT_SMALL, .alpha = 0.7,
                                     .wrap = g.cell_x - 6 * c->u }, head);
  for (guint k = 0; k < self->n_columns; k++)
    np_canvas_pair (c, &(NpTextSpec) { .x = g.cell_x + (k + 0.5) * g.cell_width, .y = g.head / 2, .h = 0.5,
                                       .v = 0.5, .font = NP_FONT_LABEL_BOLD,
                                       .wrap = g.cell_width - 4 * c->u }, self->columns[k]);
  y = g.head;
  np_canvas_hline (c, 0, c->width, y, 1, 1);
  y += 2 * c->u;
  for (guint i = 0; i < self->n_rows; i++)
    {
      double height = row_height (c, &g, &self->rows[i]);

      np_canvas_text (c, &(NpTextSpec) { .x = 0, .y = y + height / 2 -
                                         (np_canvas_lines (c, self->rows[i].title) == 2 ? 7 * c->u : 0),
                                             .v = 0.5,
                                         .font = NP_FONT_AXIS }, self->rows[i].id);
      np_canvas_pair (c, &(NpTextSpec) { .x = g.id_width, .y = y + height / 2, .v = 0.5, .font = NP_FONT_ROW,
                                         .wrap = g.title_width }, self->rows[i].title);
      for (guint k = 0; k < self->n_columns; k++)
        {
          guint index = i * self->n_columns + k;
          double x = g.cell_x + k * g.cell_width + g.cell_gap / 2, cell_y = y + g.cell_gap / 2;
          double width = g.cell_width - g.cell_gap, cell_height = height - g.cell_gap;

          np_chart_sign_cell (c->cr, c->style, c->lang, &self->cells[index], x, cell_y, width, cell_height,
                              (int) index == c->selected);
          np_canvas_point (c, index, x, cell_y, width, cell_height);
        }
      y += height;
      if (i + 1 < self->n_rows)
        np_canvas_hline (c, 0, g.cell_x - 4 * c->u, y, 1, c->style->print ? 0.3 : 0.1);
    }
  np_canvas_hline (c, 0, c->width, y + c->u, c->style->print ? 1.4 : 1, 1);
  if (self->legend)
    legend_flow (self, c, y + 15 * c->u, TRUE);
}

static guint
matrix_get_n_points (NpChart *chart)
{
  NpChartMatrix *self = NP_CHART_MATRIX (chart);

  return self->n_rows * self->n_columns;
}

static char *
matrix_describe_point (NpChart *chart, guint point, NpLang lang)
{
  NpChartMatrix *self = NP_CHART_MATRIX (chart);
  const NpMatrixRow *row = &self->rows[point / self->n_columns];
  g_autofree char *words = np_chart_sign_cell_words (&self->cells[point], lang);

  return g_strdup_printf ("%s %s, %s: %s.", row->id, np_text_get_or_other (row->title, lang),
                          np_text_get_or_other (self->columns[point % self->n_columns], lang), words);
}

static char *
matrix_describe (NpChart *chart, NpLang lang)
{
  NpChartMatrix *self = NP_CHART_MATRIX (chart);
  GString *words = g_string_new (NULL);
  gboolean ru = lang == NP_LANG_RU;

  g_string_printf (words, ru ? "Прогноз реакций: %u %s." : "Reaction forecast: %u %s.", self->n_rows,
                   np_plural_pick (self->n_rows, lang, ru ? "мера" : "measure", "меры", ru ? "мер"
                                   : "measures"));
  for (guint k = 0; k < self->n_columns; k++)
    {
      guint likely = 0, unlikely = 0, asked = 0;

      for (guint i = 0; i < self->n_rows; i++)
        {
          const NpChartCell *cell = &self->cells[i * self->n_columns + k];

          if (cell->state != NP_CELL_FORECAST)
            continue;
          asked++;
          likely += cell->consent >= 0.55;
          unlikely += cell->consent < 0.45;
        }
      g_string_append_printf (words, ru ? " %s: согласие вероятно по %u из %u, маловероятно по %u."
                              : " %s: consent likely on %u of %u, unlikely on %u.",
                              np_text_get_or_other (self->columns[k], lang), likely, asked, unlikely);
    }
  return g_string_free (words, FALSE);
}

static GPtrArray *
matrix_tabulate (NpChart *chart, NpLang lang, gboolean print)
{
  NpChartMatrix *self = NP_CHART_MATRIX (chart);
  GPtrArray *rows = np_table_new ();
  gboolean ru = lang == NP_LANG_RU;

  g_ptr_array_add (rows, np_row_new (g_strdup (ru ? "№" : "No."), g_strdup (ru ? "Мера" : "Measure"),
                                     g_strdup (ru ? "Сторона" : "Party"),
                                     g_strdup (ru ? "Реакция" : "Reaction"),
                                         g_strdup (ru ? "Согласие" : "Consent"),
                                     g_strdup (ru ? "Индекс" : "Score"),
                                         g_strdup (ru ? "Данные" : "Evidence"), NULL));
  for (guint point = 0; point < self->n_rows * self->n_columns; point++)
    {
      const NpMatrixRow *row = &self->rows[point / self->n_columns];
      const NpChartCell *cell = &self->cells[point];
      gboolean forecast = cell->state == NP_CELL_FORECAST;
      g_autofree char *none = forecast ? NULL : np_chart_sign_cell_words (cell, lang);

      g_ptr_array_add (rows, np_row_new (g_strdup (row->id),
                                         g_strdup (np_text_get_or_other (row->title, lang)),
                                         g_strdup (np_text_get_or_other (self->columns[point % self->n_columns], lang)),
                                         g_strdup (forecast ? np_reaction_word (cell->category, lang) : none),
                                         forecast ? np_format_percent (cell->consent, 0, lang)
                                             : g_strdup (""),
                                         forecast ? np_format_number (cell->score, 2, lang, NP_FORMAT_SIGNED)
                                             : g_strdup (""),
                                         g_strdup (!forecast ? "" : cell->weak ? (ru ? "слабые" : "weak")
                                                   : (ru ? "достаточные" : "sufficient")), NULL));
    }
  return rows;
}

static void
matrix_finalize (GObject *object)
{
  NpChartMatrix *self = NP_CHART_MATRIX (object);

  for (guint i = 0; i < self->n_columns; i++)
    np_text_unref (self->columns[i]);
  for (guint i = 0; i < self->n_rows; i++)
    {
      g_free ((char *) self->rows[i].id);
      np_text_unref (self->rows[i].title);
    }
  g_free (self->columns);
  g_free (self->rows);
  g_free (self->cells);
  G_OBJECT_CLASS (np_chart_matrix_parent_class)->finalize (object);
}

static void
np_chart_matrix_class_init (NpChartMatrixClass *klass)
{
  NpChartClass *chart = NP_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = matrix_finalize;
  chart->measure = matrix_measure;
  chart->draw = matrix_draw;
  chart->get_n_points = matrix_get_n_points;
  chart->describe = matrix_describe;
  chart->describe_point = matrix_describe_point;
  chart->tabulate = matrix_tabulate;
}

static void
np_chart_matrix_init (NpChartMatrix *self)
{
}

NpChart *
np_chart_matrix_new (const NpMatrixData *data)
{
  NpChartMatrix *self = g_object_new (NP_TYPE_CHART_MATRIX, NULL);

  self->n_columns = data->n_columns;
  self->n_rows = data->n_rows;
  self->legend = data->legend;
  self->columns = g_new0 (NpText *, data->n_columns + 1);
  for (guint i = 0; i < data->n_columns; i++)
    self->columns[i] = np_text_ref (data->columns[i]);
  self->rows = g_new0 (NpMatrixRow, data->n_rows + 1);
  for (guint i = 0; i < data->n_rows; i++)
    self->rows[i] = (NpMatrixRow) { g_strdup (data->rows[i].id), np_text_ref (data->rows[i].title) };
  self->cells = g_memdup2 (data->cells, sizeof (NpChartCell) * data->n_rows * data->n_columns);
  for (guint i = 0; i < data->n_rows * data->n_columns; i++)
    self->scores = self->scores || self->cells[i].show_score;
  return NP_CHART (self);
}
