/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "charts/np-chart-sign.h"

#include <math.h>

#include "charts/np-chart-canvas.h"
#include "language/np-odds.h"

/* Two signs stand 1.8 px apart at half length 5.5; the stroke is 2.4 there. */
#define GAP(half) ((half) * 1.8 / 5.5)
#define STROKE(half) ((half) * 2.4 / 5.5)

/* How a stroke comes out: on screen in whole pixels, with at least 2 between two signs. */
typedef struct
{
  double thick, length, gap;
} Stroke;

static Stroke
stroke_of (double half, gboolean snap)
{
  Stroke s = { STROKE (half), 2 * half, GAP (half) };

  if (snap)
    {
      s.thick = fmax (floor (s.thick + 0.5), 1);
      /* Both ends of a cross are equally long, so length and thickness are both even or both odd. */
      s.length = 2 * fmax (floor ((2 * half - s.thick) / 2 + 0.5), 1) + s.thick;
      s.gap = fmax (floor (s.gap + 0.5), 2);
    }
  return s;
}

/* One sign with its top left corner at (@x, @y) in a square of @length. */
static void
sign_at (cairo_t *cr, double x, double y, const Stroke *s, double length, gboolean plus)
{
  double arm = (length - s->thick) / 2;

  cairo_rectangle (cr, x, y + arm, length, s->thick);
  if (plus)
    {
      cairo_rectangle (cr, x + arm, y, s->thick, arm);
      cairo_rectangle (cr, x + arm, y + arm + s->thick, s->thick, arm);
    }
}

double
np_chart_sign_glyph_width (int category, double half)
{
  return category == 0 || category == 4 ? 4 * half + GAP (half) : 2 * half;
}

void
np_chart_sign_glyph (cairo_t *cr, const NpChartColor *color, int category, double x, double y, double half,
                     gboolean snap)
{
  Stroke s = stroke_of (half, snap);
  double width = category == 0 || category == 4 ? 2 * s.length + s.gap : s.length, height = s.length,
         length = s.length;

  g_return_if_fail (category >= 0 && category < 5);
  if (category == 2)
    {
      /* Plus over minus: a little smaller, so that all five look equally large. */
      length = 2 * half * 0.82;
      if (snap)
        length = 2 * fmax (floor ((length - s.thick) / 2 + 0.5), 1) + s.thick;
      width = length;
      height = length + s.gap + s.thick;
    }
  x -= width / 2;
  y -= height / 2;
  if (snap)
    {
      x = floor (x + 0.5);
      y = floor (y + 0.5);
    }
  cairo_set_source_rgb (cr, color->r, color->g, color->b);
  cairo_new_path (cr);
  sign_at (cr, x, y, &s, length, category >= 2);
  if (category == 2)
    cairo_rectangle (cr, x, y + length + s.gap, length, s.thick);
  else if (category == 0 || category == 4)
    sign_at (cr, x + length + s.gap, y, &s, length, category == 4);
  cairo_fill (cr);
}

void
np_chart_sign_hatch (cairo_t *cr, const NpChartStyle *style, int category, double x, double y, double width,
                     double height)
{
  guint strength = category == 0 ? 0 : 1;
  /* The step is measured across the lines, which run at 45 degrees. */
  double step = style->hatch_step[strength] * G_SQRT2;

  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  cairo_new_path (cr);
  /* Lines start on a grid of the page, so that neighbouring areas continue each other. */
  for (double d = floor ((x + y) / step) * step; d < x + y + width + height; d += step)
    {
      cairo_move_to (cr, d - y, y);
      cairo_line_to (cr, d - y - height, y + height);
    }
  cairo_set_source_rgb (cr, style->edge[category].r, style->edge[category].g, style->edge[category].b);
  cairo_set_line_width (cr, style->hatch_width[strength]);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
triangle (NpChartCanvas *c, const NpChartColor *color, double x, double y, double size, int direction)
{
  np_canvas_set_color (c, color, 1);
  cairo_move_to (c->cr, x, y + (direction > 0 ? 0 : size * 0.85));
  cairo_line_to (c->cr, x + size / 2, y + (direction > 0 ? size * 0.85 : 0));
  cairo_line_to (c->cr, x - size / 2, y + (direction > 0 ? size * 0.85 : 0));
  cairo_close_path (c->cr);
  cairo_fill (c->cr);
}

static void
draw_ground (NpChartCanvas *c, int category, double x, double y, double width, double height, double strip)
{
  const NpChartStyle *style = c->style;
  double radius = style->print ? 0 : fmin (7, height / 4);

  cairo_save (c->cr);
  np_canvas_round_rect (c->cr, x, y, width, height, radius);
  cairo_clip (c->cr);
  np_canvas_set_color (c, &style->fill[category], 1);
  cairo_rectangle (c->cr, x, y, width, height);
  cairo_fill (c->cr);
  if (category < 2)
    np_chart_sign_hatch (c->cr, style, category, x, y, style->print ? width : strip, height);
  /* Without tints "for" still has to differ from "open": a solid strip where "against" is hatched. */
  if (category == 3 && style->contrast)
    {
      np_canvas_set_color (c, &style->edge[category], 1);
      cairo_rectangle (c->cr, x, y, strip * 0.6, height);
      cairo_fill (c->cr);
    }
  cairo_restore (c->cr);
}

static void
draw_frame (NpChartCanvas *c, const NpChartCell *cell, double x, double y, double width, double height)
{
  const NpChartStyle *style = c->style;
  int k = cell->category;
  double line = style->contrast ? 2 : 1, radius = style->print ? 0 : fmin (7, height / 4);
  const NpChartColor *color = &style->ink;
  double alpha = style->contrast ? 1 : k == 2 ? 0.22 : 0.12;

  cairo_save (c->cr);
  if (style->print)
    {
      line = k == 0 ? 1.4 : k == 1 ? 0.8 : 0.6;
      color = &style->edge[k];
      alpha = k > 2 ? 0 : 1;
    }
  if (cell->weak)
    {
      line = style->print ? fmax (line, 0.8) : style->contrast ? 2 : 1.3;
      /* On a solid fill a dash in the fill's own dark is lost: the text colour is seen. */
      color = style->print && k < 3 ? color : &style->on_fill[k];
      alpha = style->print ? 1 : 0.72;
      np_canvas_dash (c, 4, 3);
    }
  if (cell->tried)
    {
      line = style->print ? 1 : 2;
      color = &style->accent;
      alpha = 1;
      np_canvas_dash (c, 6, 3);
    }
  if (alpha > 0)
    {
      double inset = line / 2;

      np_canvas_round_rect (c->cr, x + inset, y + inset, width - line, height - line, radius);
      np_canvas_set_color (c, color, alpha);
      cairo_set_line_width (c->cr, line);
      cairo_stroke (c->cr);
    }
  cairo_restore (c->cr);
}

static const char *
cell_number (NpChartCanvas *c, const NpChartCell *cell, gboolean was)
{
  if (cell->show_score)
    return np_canvas_score (c, was ? cell->was_score : cell->score);
  /* On paper the head of the table says "per cent". */
  if (c->style->print || was)
    return np_canvas_number (c, 100 * (was ? cell->was_consent : cell->consent), 0, NP_FORMAT_PLAIN);
  return np_canvas_percent (c, cell->consent);
}

static void
draw_print_cell (NpChartCanvas *c, const NpChartCell *cell, double x, double y, double width, double height)
{
  const NpChartStyle *style = c->style;
  double half = 3.6, middle = y + height / 2;
  const NpChartColor *ink = &style->on_fill[cell->category];
  const char *number = np_canvas_keep (c, g_strconcat (cell_number (c, cell, FALSE), cell->weak ? "?" : "",
                                                       NULL));

  if (cell->category < 2)
    {
      double inset = fmin (height * 0.18, 5);

      np_canvas_set_color (c, &style->page, 1);
      cairo_rectangle (c->cr, x + inset, y + inset, width - 2 * inset, height - 2 * inset);
      cairo_fill (c->cr);
    }
  np_chart_sign_glyph (c->cr, ink, cell->category, x + width * 0.33, middle, half, FALSE);
  if (cell->changed != 0)
    {
      const char *was = np_canvas_keep (c, g_strdup_printf ("%s %s", np_canvas_words (c, "было", "was"),
                                                            cell_number (c, cell, TRUE)));

      np_canvas_text (c, &(NpTextSpec) { .x = x + width * 0.85, .y = middle + 1.2, .h = 1, .v = 0.72,
                                         .font = NP_FONT_NUMBER_BOLD, .color = ink,
                                         .flags = NP_TEXT_FREE }, number);
      np_canvas_text (c, &(NpTextSpec) { .x = x + width * 0.85, .y = y + height - 1, .h = 1, .v = 1,
                                         .font = NP_FONT_SMALL, .color = ink,
                                         .flags = NP_TEXT_FREE }, c->lang == NP_CHART_LANG_BOTH
                                             ? cell_number (c, cell, TRUE) : was);
      triangle (c, ink, x + width - 6, y + 4, 5, cell->changed);
      return;
    }
  np_canvas_text (c, &(NpTextSpec) { .x = x + width * 0.82, .y = middle, .h = 1, .v = 0.5,
                                     .font = NP_FONT_NUMBER_BOLD, .color = ink,
                                     .flags = NP_TEXT_FREE }, number);
}

static void
draw_screen_cell (NpChartCanvas *c, const NpChartCell *cell, double x, double y, double width, double height)
{
  const NpChartStyle *style = c->style;
  const NpChartColor *ink = &style->on_fill[cell->category];
  double middle = floor (y + height / 2), right = x + width - (width < 90 * c->u ? 14 : 18) * c->u;
  double left = x + (cell->category < 2 ? fmin (12, width / 5) + 3 : 6), glyph, room;
  double half = (style->contrast ? 6.2 : 5.5) * fmin (style->text_scale, height / 30);

  /* The glyph keeps off the hatch on its left and off the number on its right, however narrow the cell. */
  room = right - np_canvas_text_width (c, NP_FONT_NUMBER_BOLD, cell_number (c, cell, FALSE)) - 4 - left;
  half = fmax (fmin (half, half * room / np_chart_sign_glyph_width (cell->category, half)), 2);
  glyph = fmax (fmin (x + 24 * c->u, x + width * 0.3),
                left + np_chart_sign_glyph_width (cell->category, half) / 2);
  glyph = fmin (glyph, left + room - np_chart_sign_glyph_width (cell->category, half) / 2);
  np_chart_sign_glyph (c->cr, ink, cell->category, glyph, middle, half, TRUE);
  if (cell->changed != 0)
    {
      const char *word = np_canvas_words (c, "было", "was");
      double size = 3.2 * c->u, y_was = y + height * 0.75, end;
      NpChartBox was;

      np_canvas_text (c, &(NpTextSpec) { .x = right, .y = y + height * 0.38, .h = 1, .v = 0.5,
                                         .font = NP_FONT_NUMBER_BOLD, .color = ink,
                                         .flags = NP_TEXT_FREE }, cell_number (c, cell, FALSE));
      /* Without a question mark in the corner the small line may use its room. */
      was = np_canvas_text (c, &(NpTextSpec) { .x = cell->weak ? right : fmax (right, x + width - 10 * c->u),
                                               .y = y_was, .h = 1, .v = 0.5, .font = NP_FONT_SMALL,
                                               .color = ink, .flags = NP_TEXT_FREE },
                                                   cell_number (c, cell, TRUE));
      end = was.x - 3 * c->u;
      if (!cell->show_score)
        {
          double sign = np_chart_sign_glyph_width (cell->was_category, size);

          np_chart_sign_glyph (c->cr, ink, cell->was_category, end - sign / 2, floor (y_was), size, TRUE);
          end -= sign + 3 * c->u;
        }
      if (end - np_canvas_text_width (c, NP_FONT_SMALL, word) > glyph +
          np_chart_sign_glyph_width (cell->category, half) / 2 + 2)
        np_canvas_text (c, &(NpTextSpec) { .x = end, .y = y_was, .h = 1, .v = 0.5, .font = NP_FONT_SMALL,
                                           .color = ink, .flags = NP_TEXT_FREE }, word);
      triangle (c, ink, x + width - 9 * c->u, y + 6 * c->u, 8 * c->u, cell->changed);
    }
  else
    np_canvas_text (c, &(NpTextSpec) { .x = right, .y = y + height / 2, .h = 1, .v = 0.5,
                                       .font = style->contrast ? NP_FONT_NUMBER_BOLD : NP_FONT_NUMBER,
                                           .color = ink, .flags = NP_TEXT_FREE },
                    cell_number (c, cell, FALSE));
  if (cell->weak)
    np_canvas_text (c, &(NpTextSpec) { .x = x + width - 9 * c->u, .y = y + height * (cell->changed != 0 ? 0.75
                                                                              : 0.5), .h = 0.5, .v = 0.5,
                                       .font = NP_FONT_LABEL_BOLD, .color = ink, .flags = NP_TEXT_FREE },
                                           "?");
}

static void
draw_cell (NpChartCanvas *c, const NpChartCell *cell, double x, double y, double width, double height,
           gboolean selected)
{
  if (!c->style->print)
    {
      x = floor (x);
      y = floor (y);
    }
  if (cell->state == NP_CELL_NOT_A_PARTY)
    np_canvas_text (c, &(NpTextSpec) { .x = x + width / 2, .y = y + height / 2, .h = 0.5, .v = 0.5,
                                       .font = NP_FONT_NUMBER, .alpha = 0.45,
                                       .flags = NP_TEXT_FREE }, NP_EN_DASH);
  else if (cell->state == NP_CELL_NO_DATA)
    {
      cairo_save (c->cr);
      cairo_set_line_cap (c->cr, CAIRO_LINE_CAP_ROUND);
      np_canvas_dash (c, 0.1, 4);
      np_canvas_round_rect (c->cr, x + 1, y + 1, width - 2, height - 2, c->style->print ? 0 : 7);
      np_canvas_set_color (c, &c->style->ink, 0.55);
      cairo_set_line_width (c->cr, 1.6 * c->u);
      cairo_stroke (c->cr);
      cairo_restore (c->cr);
    }
  else
    {
      draw_ground (c, cell->category, x, y, width, height, fmin (12, width / 5));
      draw_frame (c, cell, x, y, width, height);
      if (c->style->print)
        draw_print_cell (c, cell, x, y, width, height);
      else
        draw_screen_cell (c, cell, x, y, width, height);
    }
  if (selected)
    {
      cairo_save (c->cr);
      np_canvas_set_color (c, &c->style->accent, 1);
      cairo_set_line_width (c->cr, 2.5 * c->u);
      np_canvas_round_rect (c->cr, x - 3 * c->u, y - 3 * c->u, width + 6 * c->u, height + 6 * c->u,
                            c->style->print ? 0 : 9);
      cairo_stroke (c->cr);
      cairo_restore (c->cr);
    }
}

void
np_chart_sign_cell (cairo_t *cr, const NpChartStyle *style, NpChartLang lang, const NpChartCell *cell,
                    double x, double y,
                    double width, double height, gboolean selected)
{
  NpChartCanvas c;

  g_return_if_fail (cell->state != NP_CELL_FORECAST || (cell->category >= 0 && cell->category < 5));
  cairo_save (cr);
  np_canvas_init (&c, cr, style, lang, width, height, -1);
  draw_cell (&c, cell, x, y, width, height, selected);
  np_canvas_clear (&c);
  cairo_restore (cr);
}

void
np_chart_sign_swatch (cairo_t *cr, const NpChartStyle *style, int category, double x, double y, double width,
                      double height)
{
  NpChartCell cell = { .category = category };
  NpChartCanvas c;

  g_return_if_fail (category >= 0 && category < 5);
  cairo_save (cr);
  np_canvas_init (&c, cr, style, NP_CHART_LANG_EN, width, height, -1);
  draw_ground (&c, category, x, y, width, height, width * 0.24);
  draw_frame (&c, &cell, x, y, width, height);
  if (style->print && category < 2)
    {
      np_canvas_set_color (&c, &style->page, 1);
      cairo_rectangle (cr, x + width * 0.22, y + height * 0.2, width * 0.56, height * 0.6);
      cairo_fill (cr);
    }
  np_chart_sign_glyph (cr, &style->on_fill[category], category, x + width * (style->print || category > 1
                                                                             ? 0.5 : 0.58), y + height / 2,
                       fmin (height * 0.24, width * (style->print ? 0.105 : 0.13)), !style->print);
  np_canvas_clear (&c);
  cairo_restore (cr);
}

char *
np_chart_sign_cell_words (const NpChartCell *cell, NpLang lang)
{
  g_autoptr(GString) words = g_string_new (NULL);
  g_autofree char *percent = NULL, *score = NULL;
  gboolean ru = lang == NP_LANG_RU;

  if (cell->state == NP_CELL_NOT_A_PARTY)
    return g_strdup (ru ? "не участвует" : "not a party");
  if (cell->state == NP_CELL_NO_DATA)
    return g_strdup (ru ? "нет прогноза: нет данных о стороне" : "no forecast: no data about the party");
  percent = np_format_percent (cell->consent, 0, lang);
  score = np_format_number (cell->score, 2, lang, NP_FORMAT_SIGNED);
  g_string_printf (words, ru ? "%s: согласие %s, %s, индекс поддержки %s" : "%s: consent %s, %s, score %s",
                   np_reaction_word (cell->category, lang), np_odds_word (cell->consent, lang), percent,
                       score);
  if (cell->changed != 0)
    {
      g_autofree char *was = np_format_percent (cell->was_consent, 0, lang);

      g_string_append_printf (words, ru ? ", было %s, %s" : ", was %s, %s", was,
                              cell->changed > 0 ? (ru ? "выросло" : "went up")
                                  : (ru ? "снизилось" : "went down"));
    }
  g_string_append (words, cell->weak ? (ru ? ". Данные слабые" : ". The evidence is weak") : "");
  return g_string_free (g_steal_pointer (&words), FALSE);
}
