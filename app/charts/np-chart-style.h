/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NpPalette:
 * @NP_PALETTE_LIGHT: screen, light
 * @NP_PALETTE_DARK: screen, dark
 * @NP_PALETTE_CONTRAST: screen, high contrast on white: no tints, 2 px lines
 * @NP_PALETTE_CONTRAST_DARK: the same on black
 * @NP_PALETTE_PRINT: paper; lengths are points, numbers carry no decimals
 */
typedef enum
{
  NP_PALETTE_LIGHT,
  NP_PALETTE_DARK,
  NP_PALETTE_CONTRAST,
  NP_PALETTE_CONTRAST_DARK,
  NP_PALETTE_PRINT,
} NpPalette;

#define NP_N_PALETTES (NP_PALETTE_PRINT + 1)

/**
 * NpChartColor:
 *
 * Red, green, blue, each 0 ... 1.
 */
typedef struct
{
  double r, g, b;
} NpChartColor;

/**
 * NpChartFont:
 * @NP_FONT_SMALL: notes in a chart, "was" lines
 * @NP_FONT_AXIS: ticks and names of axes
 * @NP_FONT_LABEL: words beside points and bars
 * @NP_FONT_LABEL_BOLD: the same, selected or first
 * @NP_FONT_TITLE: the title of a panel
 * @NP_FONT_ROW: the title of a row (PT Serif on paper)
 * @NP_FONT_ROW_BOLD: the same for a sum or the selected row
 * @NP_FONT_NUMBER: the number of a matrix cell
 * @NP_FONT_NUMBER_BOLD: the same, changed or on paper
 */
typedef enum
{
  NP_FONT_SMALL,
  NP_FONT_AXIS,
  NP_FONT_LABEL,
  NP_FONT_LABEL_BOLD,
  NP_FONT_TITLE,
  NP_FONT_ROW,
  NP_FONT_ROW_BOLD,
  NP_FONT_NUMBER,
  NP_FONT_NUMBER_BOLD,
} NpChartFont;

#define NP_N_CHART_FONTS (NP_FONT_NUMBER_BOLD + 1)

/**
 * NpChartStyle:
 * @palette: which palette this is
 * @print: whether lengths are points of paper (else pixels of the screen)
 * @contrast: whether tints are not allowed
 * @unit: one design pixel in user space: 1 on screen, 0.66 on paper
 * @text_scale: factor of all text sizes, 1 = normal
 * @sans: family for words and figures (interned)
 * @serif: family for row titles on paper (interned)
 * @page: the ground under the chart
 * @ink: text and axes
 * @accent: selection and focus
 * @fill: ground of a cell or bar: reject, oppose, conditional, support, accept (UX 6, PAPER 4)
 * @on_fill: text on that ground
 * @edge: frame and hatch of that ground
 * @hatch_step: distance of the hatch lines for reject and oppose, user space
 * @hatch_width: their width
 * @series: four series: solid circle, dashed square, dotted triangle, dash-dot diamond
 * @conflict: use of force, the conflict threshold
 *
 * How a chart looks. Plain data; np_chart_style_init() fills it, a caller may change it afterwards.
 */
typedef struct
{
  NpPalette palette;
  gboolean print;
  gboolean contrast;
  double unit;
  double text_scale;
  const char *sans;
  const char *serif;
  NpChartColor page, ink, accent;
  NpChartColor fill[5], on_fill[5], edge[5];
  double hatch_step[2], hatch_width[2];
  NpChartColor series[4];
  NpChartColor conflict;
} NpChartStyle;

/**
 * np_chart_style_init:
 * @style: (out caller-allocates): the style
 * @palette: the palette
 * @family: (nullable): the font family of the program, for the screen; %NULL = "Cantarell". Paper always has
 *   PT Sans and PT Serif
 * @text_scale: the user's text scale, 1 = normal; paper ignores it
 */
void np_chart_style_init (NpChartStyle *style, NpPalette palette, const char *family, double text_scale);

/**
 * np_chart_style_font_size:
 * @style: a style
 * @font: a role
 *
 * Returns: the size in user space, with the text scale
 */
double np_chart_style_font_size (const NpChartStyle *style, NpChartFont font);

G_END_DECLS
