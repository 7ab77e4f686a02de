/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "charts/np-chart-style.h"

#define MM (72.0 / 25.4)

typedef struct
{
  guint32 page, ink, accent;
  guint32 fill[5], on_fill[5], edge[5];
  guint32 series[4];
  guint32 conflict;
} Colors;

static const Colors colors[NP_N_PALETTES] = {
  [NP_PALETTE_LIGHT] = { 0xFAFAFA, 0x1F2328, 0x2A639F,
    { 0xB35806, 0xFDB863, 0xF7F7F7, 0xB2ABD2, 0x542788 }, { 0xFFFFFF, 0x1E1E1E, 0x1E1E1E, 0x1E1E1E,
                                                            0xFFFFFF },
    { 0x6B3300, 0xB35806, 0x8C8C8C, 0x542788, 0x2D0F52 },
    { 0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7 }, 0x8A4300 },
  [NP_PALETTE_DARK] = { 0x242424, 0xFFFFFF, 0x8FBEF0,
    { 0xF1A340, 0x8C5A1E, 0x3D3D3D, 0x5E5590, 0xB8A9E8 }, { 0x1E1E1E, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF,
                                                            0x1E1E1E },
    { 0x7A4A08, 0xF1A340, 0x9A9A9A, 0xB8A9E8, 0xE6DFFF },
    { 0x56A8DF, 0xF0803C, 0x35C79A, 0xDE9CC0 }, 0xF1A340 },
  [NP_PALETTE_CONTRAST] = { 0xFFFFFF, 0x000000, 0x000000,
    { 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0x000000 }, { 0x000000, 0x000000, 0x000000, 0x000000,
                                                            0xFFFFFF },
    { 0x000000, 0x000000, 0x000000, 0x000000, 0x000000 },
    { 0x000000, 0x000000, 0x000000, 0x000000 }, 0x000000 },
  [NP_PALETTE_CONTRAST_DARK] = { 0x000000, 0xFFFFFF, 0xFFFFFF,
    { 0x000000, 0x000000, 0x000000, 0x000000, 0xFFFFFF }, { 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF,
                                                            0x000000 },
    { 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF },
    { 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF }, 0xFFFFFF },
  [NP_PALETTE_PRINT] = { 0xFFFFFF, 0x121214, 0x121214,
    { 0xFDB863, 0xFFEDD4, 0xFFFFFF, 0xB2ABD2, 0x542788 }, { 0x121214, 0x121214, 0x121214, 0x121214,
                                                            0xFFFFFF },
    { 0xB35806, 0xB35806, 0x121214, 0x542788, 0x542788 },
    { 0x542788, 0xB35806, 0x4D4D52, 0x7A7A80 }, 0xB35806 },
};

static const struct { double screen, print; } sizes[NP_N_CHART_FONTS] = {
  [NP_FONT_SMALL] = { 11, 7.4 },       [NP_FONT_AXIS] = { 12, 8.2 },         [NP_FONT_LABEL] = { 13, 8.4 },
  [NP_FONT_LABEL_BOLD] = { 13, 8.4 },    [NP_FONT_TITLE] = { 14, 9 },          [NP_FONT_ROW] = { 13.5, 8.8 },
  [NP_FONT_ROW_BOLD] = { 13.5, 8.8 },    [NP_FONT_NUMBER] = { 14.67, 11.5 },
      [NP_FONT_NUMBER_BOLD] = { 14.67, 11.5 },
};

static NpChartColor
color_of (guint32 rgb)
{
  return (NpChartColor) { (rgb >> 16) / 255.0, ((rgb >> 8) & 0xFF) / 255.0, (rgb & 0xFF) / 255.0 };
}

void
np_chart_style_init (NpChartStyle *style, NpPalette palette, const char *family, double text_scale)
{
  const Colors *c;

  g_return_if_fail ((guint) palette < NP_N_PALETTES);
  c = &colors[palette];
  *style = (NpChartStyle) { .palette = palette };
  style->print = palette == NP_PALETTE_PRINT;
  style->contrast = palette == NP_PALETTE_CONTRAST || palette == NP_PALETTE_CONTRAST_DARK;
  style->unit = style->print ? 0.66 : 1;
  style->text_scale = style->print || !(text_scale > 0) ? 1 : text_scale;
  style->sans = style->print ? "PT Sans" : g_intern_string (family != NULL ? family : "Cantarell");
  style->serif = style->print ? "PT Serif" : style->sans;
  style->page = color_of (c->page);
  style->ink = color_of (c->ink);
  style->accent = color_of (c->accent);
  for (guint i = 0; i < 5; i++)
    {
      style->fill[i] = color_of (c->fill[i]);
      style->on_fill[i] = color_of (c->on_fill[i]);
      style->edge[i] = color_of (c->edge[i]);
    }
  for (guint i = 0; i < 4; i++)
    style->series[i] = color_of (c->series[i]);
  style->conflict = color_of (c->conflict);
  style->hatch_step[0] = style->print ? 0.95 * MM : 4.5;
  style->hatch_step[1] = style->print ? 1.5 * MM : 4.5;
  style->hatch_width[0] = style->print ? 1.25 : style->contrast ? 2.4 : 1.8;
  style->hatch_width[1] = style->print ? 0.55 : style->contrast ? 1.5 : 1.1;
}

double
np_chart_style_font_size (const NpChartStyle *style, NpChartFont font)
{
  g_return_val_if_fail ((guint) font < NP_N_CHART_FONTS, 12);
  return (style->print ? sizes[font].print : sizes[font].screen) * style->text_scale;
}
