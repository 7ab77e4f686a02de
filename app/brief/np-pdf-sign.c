/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-pdf-private.h"

#include <math.h>

/* Solid = for, hatched = against, white = open: the signs of PAPER section 4, the same in every drawing. */

#define ORANGE 0xB3 / 255.0, 0x58 / 255.0, 0x06 / 255.0

void
np_pdf_hatch (cairo_t *cr, double x, double y, double width, double height, double step, double line)
{
  double across = step * sqrt (2);

  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  cairo_set_line_width (cr, line);
  cairo_set_source_rgb (cr, ORANGE);
  for (double d = -height; d < width; d += across)
    {
      cairo_move_to (cr, x + d, y + height);
      cairo_line_to (cr, x + d + height, y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
fill (cairo_t *cr, double x, double y, double width, double height, double r, double g, double b)
{
  cairo_rectangle (cr, x, y, width, height);
  cairo_set_source_rgb (cr, r, g, b);
  cairo_fill (cr);
}

static void
frame (cairo_t *cr, double x, double y, double width, double height, double line, gboolean dashed)
{
  static const double dash[] = { 2.4, 1.8 };
  cairo_rectangle (cr, x + line / 2, y + line / 2, width - line, height - line);
  cairo_set_line_width (cr, line);
  if (dashed)
    cairo_set_dash (cr, dash, 2, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
field (NpPdf *pdf, int reaction, gboolean weak, double x, double y, double width, double height)
{
  cairo_t *cr = pdf->cr;

  switch (reaction)
    {
    case 4:
      fill (cr, x, y, width, height, 0x54 / 255.0, 0x27 / 255.0, 0x88 / 255.0);
      break;
    case 3:
      fill (cr, x, y, width, height, 0xB2 / 255.0, 0xAB / 255.0, 0xD2 / 255.0);
      break;
    case 2:
      np_pdf_grey (pdf, GREY_50);
      frame (cr, x, y, width, height, 0.6, weak);
      return;
    case 1:
      fill (cr, x, y, width, height, 1, 0xED / 255.0, 0xD4 / 255.0);
      np_pdf_hatch (cr, x, y, width, height, MM (1.5), 0.55);
      cairo_set_source_rgb (cr, ORANGE);
      frame (cr, x, y, width, height, 0.8, weak);
      return;
    default:
      fill (cr, x, y, width, height, 0xFD / 255.0, 0xB8 / 255.0, 0x63 / 255.0);
      np_pdf_hatch (cr, x, y, width, height, MM (0.95), 1.25);
      cairo_set_source_rgb (cr, ORANGE);
      frame (cr, x, y, width, height, 1.4, weak);
      return;
    }
  if (weak)
    {
      np_pdf_grey (pdf, reaction == 4 ? 1 : GREY_TEXT);
      frame (cr, x + 1, y + 1, width - 2, height - 2, 0.8, TRUE);
    }
}

static void
reaction_words (NpPdf *pdf, const NpPackCell *cell, double x, double y, double width, double height)
{
  static const char *const signs[] = { "\u2212\u2212", "\u2212", "\u00b1", "+", "++" };
  g_autofree char *number = g_strdup_printf (cell->weak ? "%d?" : "%d", cell->percent);
  double middle = x + width / 2, top = y + height / 2 - 6.9;
  cairo_t *cr = pdf->cr;

  cairo_set_source_rgb (cr, cell->reaction == 4 ? 1 : GREY_TEXT, cell->reaction == 4 ? 1 : GREY_TEXT,
                        cell->reaction == 4 ? 1 : 0.08);
  np_pdf_draw_words (pdf, STYLE_SIGN, NP_LANG_EN, signs[CLAMP (cell->reaction, 0, 4)],
                     middle - (cell->percent < 0 ? 0 : MM (3.4)), top, NP_ALIGN_CENTRE);
  if (cell->percent < 0)
    return;
  np_pdf_draw_words (pdf, STYLE_SIGN_NUMBER, NP_LANG_EN, number,
                     middle + MM (5.6) + (cell->weak ? MM (1.6) : 0), top + 0.2, NP_ALIGN_RIGHT);
}

/* @under: the field, an artifact; else the words, which belong to the cell. */
void
np_pdf_draw_cell (NpPdf *pdf, const NpPackCell *drawn, double x, double y, double width, double height,
                  gboolean under)
{
  cairo_save (pdf->cr);
  switch (drawn->kind)
    {
    case NP_CELL_REACTION:
      {
        double gap = MM (0.35), fx = x + gap, fy = y + gap, fw = width - 2 * gap, fh = height - 2 * gap;
        if (under)
          {
            field (pdf, drawn->reaction, drawn->weak, fx, fy, fw, fh);
            if (drawn->reaction < 2)
              fill (pdf->cr, fx + MM (1.8), fy + MM (1.5), fw - MM (3.6), fh - MM (3), 1, 1, 1);
          }
        else
          reaction_words (pdf, drawn, x, y, width, height);
        break;
      }
    case NP_CELL_ABSENT:
      if (!under)
        {
          np_pdf_grey (pdf, GREY_50);
          np_pdf_draw_words (pdf, STYLE_TABLE, pdf->first, "\u2014", x + width / 2, y + height / 2 - 6,
                             NP_ALIGN_CENTRE);
        }
      break;
    case NP_CELL_LINE:
      if (under)
        {
          np_pdf_grey (pdf, GREY_50);
          cairo_set_line_width (pdf->cr, 0.5);
          cairo_move_to (pdf->cr, x, y + height - MM (1.6));
          cairo_line_to (pdf->cr, x + width, y + height - MM (1.6));
          cairo_stroke (pdf->cr);
        }
      break;
    case NP_CELL_TEXT:
    default:
      break;
    }
  cairo_restore (pdf->cr);
}

void
np_pdf_draw_bar (NpPdf *pdf, int bar, double x, double y, double height)
{
  cairo_save (pdf->cr);
  if (bar == 1)
    fill (pdf->cr, x - MM (3.2), y, MM (1.1), height, 0x54 / 255.0, 0x27 / 255.0, 0x88 / 255.0);
  else if (bar == 2)
    {
      fill (pdf->cr, x - MM (3.2), y, MM (1.3), height, 1, 0xED / 255.0, 0xD4 / 255.0);
      np_pdf_hatch (pdf->cr, x - MM (3.2), y, MM (1.3), height, MM (0.8), 0.5);
      cairo_set_source_rgb (pdf->cr, ORANGE);
      frame (pdf->cr, x - MM (3.2), y, MM (1.3), height, 0.5, FALSE);
    }
  cairo_restore (pdf->cr);
}
