/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/np-chart.h"

G_BEGIN_DECLS

/**
 * NpCellState:
 * @NP_CELL_FORECAST: there is a forecast
 * @NP_CELL_NOT_A_PARTY: the measure is not open to this party: a pale dash, no frame
 * @NP_CELL_NO_DATA: nothing is known about the party: a dotted frame
 */
typedef enum
{
  NP_CELL_FORECAST,
  NP_CELL_NOT_A_PARTY,
  NP_CELL_NO_DATA,
} NpCellState;

/**
 * NpChartCell:
 * @state: whether there is a forecast; the other fields count only with one
 * @category: 0 reject ... 4 accept, the category that holds the median of the shown probabilities
 * @consent: P(consent), 0 ... 1
 * @score: support score, -1 ... 1
 * @show_score: print @score, not @consent
 * @weak: the evidence is weak: dashed frame and "?"
 * @changed: -1 went down, +1 went up, 0 as it was
 * @was_category: category before the change
 * @was_consent: P(consent) before the change
 * @was_score: score before the change
 * @tried: a what-if value: dashed outline in the accent colour
 *
 * One cell of the reaction matrix.
 */
typedef struct
{
  NpCellState state;
  int category;
  double consent;
  double score;
  gboolean show_score;
  gboolean weak;
  int changed;
  int was_category;
  double was_consent;
  double was_score;
  gboolean tried;
} NpChartCell;

/**
 * np_chart_sign_glyph:
 * @cr: where to draw
 * @color: of the strokes
 * @category: 0 "−−", 1 "−", 2 "±", 3 "+", 4 "++"
 * @x: middle
 * @y: middle
 * @half: half the length of a stroke; 5.5 in a cell, 4.5 small, 3.8 in a chip, 3.6 on paper
 * @snap: put the strokes on whole pixels (screen)
 *
 * Draws a reaction as rectangles. Fonts make "+" and "−" too different, and differ from machine to machine.
 */
void np_chart_sign_glyph (cairo_t *cr, const NpChartColor *color, int category, double x, double y,
                          double half,
                          gboolean snap);

/**
 * np_chart_sign_glyph_width:
 * @category: 0 ... 4
 * @half: as in np_chart_sign_glyph()
 *
 * Returns: how wide the glyph is
 */
double np_chart_sign_glyph_width (int category, double half);

/**
 * np_chart_sign_hatch:
 * @cr: where to draw
 * @style: the style, for step, width and colour
 * @category: 0 thick, 1 thin
 * @x: the area
 * @y: the area
 * @width: the area
 * @height: the area
 *
 * Hatch means *against*, on screen and on paper. Lines are vectors, clipped to the area and to the clip that
 * is set.
 */
void np_chart_sign_hatch (cairo_t *cr, const NpChartStyle *style, int category, double x, double y,
                          double width,
                          double height);

/**
 * np_chart_sign_cell:
 * @cr: where to draw
 * @style: how it looks
 * @lang: words and figures
 * @cell: what it shows
 * @x: the cell, without the ring of a selected one, which takes 5 units more on every side
 * @y: the cell
 * @width: the cell; 104 x 38 in the mockup, at least 48 x 34
 * @height: the cell
 * @selected: draw the selection ring
 *
 * Draws a matrix cell: fill, hatch, glyph, number, frame. For the widgets of the matrix page and for the
 * matrix chart alike.
 */
void np_chart_sign_cell (cairo_t *cr, const NpChartStyle *style, NpChartLang lang, const NpChartCell *cell,
                         double x,
                         double y, double width, double height, gboolean selected);

/**
 * np_chart_sign_swatch:
 * @cr: where to draw
 * @style: how it looks
 * @category: 0 ... 4
 * @x: the swatch
 * @y: the swatch
 * @width: the swatch; 28 x 18 in the legend
 * @height: the swatch
 *
 * A cell with the glyph alone, for legends and chips.
 */
void np_chart_sign_swatch (cairo_t *cr, const NpChartStyle *style, int category, double x, double y,
                           double width,
                           double height);

/**
 * np_chart_sign_cell_words:
 * @cell: a cell
 * @lang: the language
 *
 * Returns: (transfer full): the cell in words, for the accessible name and the sentence at the foot:
 * "support, likely,
 *   64%, score +0.31, up from 42%. The evidence is weak"
 */
char *np_chart_sign_cell_words (const NpChartCell *cell, NpLang lang);

G_END_DECLS
