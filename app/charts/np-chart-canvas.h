/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "base/np-format.h"
#include "charts/np-chart.h"

G_BEGIN_DECLS

/*
 * What the charts draw with: text in the roles of the style, lines on whole pixels, hatches, marks, and the
 * record of where points and labels are. Internal to charts/.
 */

/**
 * NpChartCanvas:
 * @cr: where to draw
 * @pango: its text context
 * @style: how it looks
 * @lang: words
 * @width: user space
 * @height: user space
 * @selected: the marked point or -1
 * @u: one design pixel: @style's unit with its text scale, so that large text finds large room
 * @points: (element-type NpChartBox): filled by np_canvas_point()
 * @labels: (element-type NpChartBox): filled by np_canvas_text()
 * @words: owner of the strings made by np_canvas_words()
 */
struct _NpChartCanvas
{
  cairo_t *cr;
  PangoContext *pango;
  const NpChartStyle *style;
  NpChartLang lang;
  double width, height;
  int selected;
  double u;
  GArray *points;
  GArray *labels;
  GStringChunk *words;
};

/** np_canvas_init: sets up @canvas on @cr; free with np_canvas_clear() */
void np_canvas_init (NpChartCanvas *canvas, cairo_t *cr, const NpChartStyle *style, NpChartLang lang,
                     double width,
                     double height, int selected);
void np_canvas_clear (NpChartCanvas *canvas);

/** np_canvas_figures: the language whose figures are printed (Russian when both) */
NpLang np_canvas_figures (const NpChartCanvas *canvas);

/** np_canvas_words: the words for the canvas's language; a pair as "RU / EN"; owned by the canvas */
const char *np_canvas_words (NpChartCanvas *canvas, const char *ru, const char *en);
const char *np_canvas_words_of (NpChartCanvas *canvas, const NpText *text);

/** np_canvas_keep: makes the canvas own @text (transfer full) */
const char *np_canvas_keep (NpChartCanvas *canvas, char *text);

/** np_canvas_lines: lines of a pair set RU over EN: 2 when both languages are drawn and differ, else 1 */
guint np_canvas_lines (const NpChartCanvas *canvas, const NpText *text);

/** np_canvas_score: a score as this style prints it: "+0.31" on screen, "+31" on paper; owned by the canvas */
const char *np_canvas_score (NpChartCanvas *canvas, double score);
const char *np_canvas_percent (NpChartCanvas *canvas, double share);
const char *np_canvas_number (NpChartCanvas *canvas, double value, int decimals, NpFormatFlags flags);

/**
 * NpTextFlags:
 * @NP_TEXT_HALO: a rim of the page colour round the letters, where text stands on lines
 * @NP_TEXT_PLATE: a plate of the page colour under the text
 * @NP_TEXT_FREE: does not count as a label that must not be touched (a digit inside its own cell)
 */
typedef enum
{
  NP_TEXT_HALO = 1 << 0,
  NP_TEXT_PLATE = 1 << 1,
  NP_TEXT_FREE = 1 << 2,
} NpTextFlags;

/**
 * NpTextSpec:
 * @x: anchor
 * @y: anchor
 * @h: 0 = @x is the left end, 0.5 the middle, 1 the right end
 * @v: 0 = @y is the top of the line, 0.5 its middle, 1 its bottom
 * @font: role
 * @color: (nullable): %NULL = ink
 * @alpha: 0 = 1
 * @flags: see #NpTextFlags
 * @wrap: width at which lines break, 0 = never
 */
typedef struct
{
  double x, y, h, v;
  NpChartFont font;
  const NpChartColor *color;
  double alpha;
  NpTextFlags flags;
  double wrap;
} NpTextSpec;

/** np_canvas_text: draws @text; returns its box (all lines, logical) */
NpChartBox np_canvas_text (NpChartCanvas *canvas, const NpTextSpec *spec, const char *text);

/**
 * np_canvas_pair: draws RU over EN when both languages are wanted, else one line; @spec's @v is for the
 * whole. Returns its box
 */
NpChartBox np_canvas_pair (NpChartCanvas *canvas, const NpTextSpec *spec, const NpText *text);

/** np_canvas_text_width: of @text in one line; @wrap > 0: the widest line when broken at @wrap */
double np_canvas_text_width (NpChartCanvas *canvas, NpChartFont font, const char *text);
double np_canvas_text_height (NpChartCanvas *canvas, NpChartFont font, const char *text, double wrap);
double np_canvas_pair_width (NpChartCanvas *canvas, NpChartFont font, const NpText *text);
double np_canvas_pair_height (NpChartCanvas *canvas, NpChartFont font, const NpText *text, double wrap);

/** np_canvas_line_height: of a role */
double np_canvas_line_height (NpChartCanvas *canvas, NpChartFont font);

/** np_canvas_set_color: for what is drawn next; @alpha 0 (nothing is seen) ... 1 */
void np_canvas_set_color (NpChartCanvas *canvas, const NpChartColor *color, double alpha);

/** np_canvas_hline: horizontal line @width units thick, on whole pixels on screen */
void np_canvas_hline (NpChartCanvas *canvas, double x0, double x1, double y, double width, double alpha);
void np_canvas_vline (NpChartCanvas *canvas, double x, double y0, double y1, double width, double alpha);

/** np_canvas_dash: sets the dash @on - @off (design pixels); 0 = solid */
void np_canvas_dash (NpChartCanvas *canvas, double on, double off);

/** np_canvas_snap: @v on a whole pixel on screen, unchanged on paper */
double np_canvas_snap (const NpChartCanvas *canvas, double v);

/**
 * np_canvas_bar: a bar with the pattern of @category: solid = for, hatched = against, white = open; outline
 * in its end colour
 */
void np_canvas_bar (NpChartCanvas *canvas, int category, double x, double y, double width, double height);

/**
 * NpMark:
 *
 * Shapes of points. On paper and without colour the shape alone tells series apart.
 */
typedef enum
{
  NP_MARK_DISC,
  NP_MARK_SQUARE,
  NP_MARK_TRIANGLE,
  NP_MARK_DIAMOND,
} NpMark;

/** np_canvas_mark: a shape of @radius; filled with @color or hollow (page colour inside) */
void np_canvas_mark (NpChartCanvas *canvas, NpMark mark, double x, double y, double radius,
                     const NpChartColor *color,
                     gboolean filled);

/** np_canvas_ring: the selection ring round a round point */
void np_canvas_ring (NpChartCanvas *canvas, double x, double y, double radius);

/** np_canvas_frame: the selection frame round a box */
void np_canvas_frame (NpChartCanvas *canvas, double x, double y, double width, double height, double radius);

/** np_canvas_round_rect: appends a rectangle with round corners to the path */
void np_canvas_round_rect (cairo_t *cr, double x, double y, double width, double height, double radius);

/** np_canvas_point: says where point @index is */
void np_canvas_point (NpChartCanvas *canvas, guint index, double x, double y, double width, double height);

/** np_canvas_ticks: about @wanted round numbers covering @low ... @high: the first tick and the step */
void np_canvas_ticks (double low, double high, guint wanted, double *first, double *step);

/**
 * NpPlacer:
 *
 * Puts labels beside points so that none touches another label or a point (right, left, above, below, then
 * the diagonals).
 */
typedef struct
{
  NpChartCanvas *canvas;
  NpChartBox bounds;
  GArray *taken;
} NpPlacer;

void np_placer_init (NpPlacer *placer, NpChartCanvas *canvas, NpChartBox bounds);
void np_placer_clear (NpPlacer *placer);
/** np_placer_take: nothing may be put on @box */
void np_placer_take (NpPlacer *placer, NpChartBox box);
/**
 * np_placer_put: draws @text beside the point of @radius at (x, y); returns %FALSE and draws nothing when
 * there is no room
 */
gboolean np_placer_put (NpPlacer *placer, double x, double y, double radius, const NpTextSpec *spec,
                        const char *text);

/** np_row_new: a row of a table; the arguments are (transfer full) strings, the last is %NULL */
char **np_row_new (char *first, ...) G_GNUC_NULL_TERMINATED;
GPtrArray *np_table_new (void);

G_END_DECLS
