/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-pdf-private.h"

#include <glib/gi18n-lib.h>

#define SERIF "PT Serif"
#define SANS "PT Sans"

/* The type scale of PAPER section 3. */
const NpPdfStyle np_pdf_styles[N_STYLES] = {
  [STYLE_COVER_TITLE] = { SERIF, FALSE, FALSE, 25, 31, GREY_TEXT },
  [STYLE_COVER_SUBTITLE] = { SERIF, FALSE, FALSE, 12, 16, GREY_TEXT },
  [STYLE_BRIEF_TITLE] = { SERIF, TRUE, FALSE, 20.5, 25, GREY_TEXT },
  [STYLE_TITLE] = { SERIF, TRUE, FALSE, 16, 20, GREY_TEXT },
  [STYLE_TEXT_TITLE] = { SERIF, TRUE, FALSE, 15, 19, GREY_TEXT },
  [STYLE_KIND] = { SERIF, FALSE, TRUE, 12, 16, GREY_TEXT },
  [STYLE_LEAD] = { SERIF, FALSE, FALSE, 13, 18, GREY_TEXT },
  [STYLE_SPOKEN] = { SERIF, FALSE, FALSE, 12.5, 16.8, GREY_TEXT },
  [STYLE_BODY_ONE] = { SERIF, FALSE, FALSE, 12, 16, GREY_TEXT, TRUE },
  [STYLE_BODY] = { SERIF, FALSE, FALSE, 10.5, MM (5), GREY_TEXT, TRUE },
  [STYLE_SECOND] = { SERIF, FALSE, FALSE, 10.8, 14.4, GREY_TEXT, TRUE },
  [STYLE_CROWDED] = { SERIF, FALSE, FALSE, 9.8, 12.9, GREY_TEXT, TRUE },
  [STYLE_CONTENTS] = { SERIF, FALSE, FALSE, 10.5, MM (5), GREY_TEXT },
  [STYLE_HEADING] = { SANS, TRUE, FALSE, 10.5, MM (5), GREY_TEXT },
  [STYLE_HEADING_2] = { SANS, TRUE, FALSE, 9.5, MM (5), GREY_TEXT },
  [STYLE_ROW_TITLE] = { SERIF, FALSE, FALSE, 9, MM (3.8), GREY_TEXT },
  [STYLE_ROW_TITLE_STRONG] = { SERIF, TRUE, FALSE, 9, MM (3.8), GREY_TEXT },
  [STYLE_TABLE] = { SANS, FALSE, FALSE, 8.6, 11.2, GREY_TEXT },
  [STYLE_TABLE_STRONG] = { SANS, TRUE, FALSE, 8.6, 11.2, GREY_TEXT },
  [STYLE_MONEY] = { SANS, TRUE, FALSE, 10, 12, GREY_TEXT },
  [STYLE_QUIET] = { SANS, FALSE, FALSE, 7.6, 10.2, GREY_70 },
  [STYLE_LABEL_STRONG] = { SANS, TRUE, FALSE, 8, 11, GREY_TEXT },
  [STYLE_LABEL] = { SANS, FALSE, FALSE, 8, 11, GREY_70 },
  [STYLE_FIGURE] = { SANS, FALSE, FALSE, 22, 24, GREY_TEXT },
  [STYLE_BIG_FIGURE] = { SANS, FALSE, FALSE, 34, 34, GREY_TEXT },
  [STYLE_NOTE] = { SERIF, FALSE, FALSE, 8.5, 11.3, GREY_TEXT, TRUE },
  [STYLE_NOTE_ITALIC] = { SERIF, FALSE, TRUE, 9, 12, GREY_TEXT },
  [STYLE_KICKER] = { SANS, TRUE, FALSE, 7.3, 10, GREY_70, FALSE, TRUE },
  [STYLE_SIDE_HEADING] = { SANS, TRUE, FALSE, 8.4, 11.5, GREY_TEXT },
  [STYLE_SIDE] = { SANS, FALSE, FALSE, 8.9, 12.6, GREY_TEXT, TRUE },
  [STYLE_HEADER] = { SANS, TRUE, FALSE, 7.5, MM (3.4), GREY_TEXT },
  [STYLE_HEADER_PLAIN] = { SANS, FALSE, FALSE, 7.5, MM (3.4), GREY_TEXT },
  [STYLE_PAGE_NUMBER] = { SANS, FALSE, FALSE, 9, MM (3.4), GREY_TEXT },
  [STYLE_FOOTER] = { SANS, FALSE, FALSE, 7, MM (3.2), GREY_70 },
  [STYLE_COPY] = { SANS, FALSE, FALSE, 11, 13, GREY_TEXT },
  [STYLE_SIGN] = { SANS, TRUE, FALSE, 13, 13, GREY_TEXT },
  [STYLE_SIGN_NUMBER] = { SANS, TRUE, FALSE, 11.5, 13, GREY_TEXT },
};

gboolean
np_pdf_load_fonts (NpPdf *pdf)
{
  pdf->fonts = pango_cairo_font_map_new ();
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (pdf->fonts), 72);
  pdf->pango = pango_font_map_create_context (pdf->fonts);
  pango_context_set_round_glyph_positions (pdf->pango, FALSE);
  cairo_font_options_t *options = cairo_font_options_create ();
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (pdf->pango, options);
  pango_cairo_context_set_resolution (pdf->pango, 72);
  cairo_font_options_destroy (options);

  for (guint i = 0; i < N_STYLES; i++)
    {
      const NpPdfStyle *style = &np_pdf_styles[i];
      PangoFontDescription *face = pango_font_description_new ();
      pango_font_description_set_family (face, style->family);
      pango_font_description_set_weight (face, style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
      pango_font_description_set_style (face, style->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
      pango_font_description_set_absolute_size (face, style->size * PANGO_SCALE);
      pdf->faces[i] = face;

      /* fontconfig always finds something: what it found must be what was asked for. */
      g_autoptr(PangoFont) font = pango_context_load_font (pdf->pango, face);
      PangoFontDescription *found = font != NULL ? pango_font_describe (font) : NULL;
      gboolean ok = found != NULL && g_strcmp0 (pango_font_description_get_family (found), style->family) == 0;
      g_clear_pointer (&found, pango_font_description_free);
      if (!ok)
        {
          g_set_error (&pdf->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                       _("missing font: %s is not installed: install the package fonts-paratype"), style->family);
          return FALSE;
        }
    }
  return TRUE;
}
