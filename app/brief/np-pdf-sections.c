/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-pdf-private.h"

/* Sections in the order of the layout: once, twice, one language a page, or in turns. */

gboolean
np_pdf_is_parallel (const NpPdf *pdf)
{
  return pdf->options->layout == NP_LAYOUT_PARALLEL || pdf->options->layout == NP_LAYOUT_PARALLEL_EN_LEFT;
}

static void
build_init (NpPdfBuild *self, NpPdf *pdf, guint index, guint langs, guint tracks)
{
  NpLayout layout = pdf->options->layout;
  *self = (NpPdfBuild) { pdf, g_ptr_array_index (pdf->document->sections, index), index, langs, tracks };
  self->parallel = np_pdf_is_parallel (pdf) && langs == NP_LANG_BOTH;
  self->second = langs == NP_LANG_BOTH && (layout == NP_LAYOUT_RU_FIRST || layout == NP_LAYOUT_EN_FIRST);
  self->rows = g_ptr_array_new ();
  self->side = g_ptr_array_new ();
}

static void
build_clear (NpPdfBuild *self)
{
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->side);
}

static void
finish_brief (NpPdfBuild *self, guint first_page)
{
  NpPdf *pdf = self->pdf;
  NpPdfPage *page = g_ptr_array_index (pdf->pages, first_page);
  double y = TOP;

  for (guint i = 0; i < page->placed->len; i++)
    {
      NpPdfPlaced *placed = g_ptr_array_index (page->placed, i);
      if (placed->row->kind == ROW_HEADING && placed->row->level > 1)
        {
          y = placed->y[0] - MM (0.8);
          break;
        }
    }
  np_pdf_place_side (pdf, first_page, y, self->side);
  guint lines = 0;
  for (guint p = first_page + 1; p < pdf->pages->len; p++)
    {
      const NpPdfPage *more = g_ptr_array_index (pdf->pages, p);
      for (guint i = 0; i < more->placed->len; i++)
        {
          const NpPdfPlaced *placed = g_ptr_array_index (more->placed, i);
          for (guint c = 0; c < placed->row->cells->len; c++)
            lines += placed->to[c] - placed->from[c];
        }
    }
  pdf->brief_excess = MAX (pdf->brief_excess, lines);
}

static void
build_section (NpPdf *pdf, guint index, guint langs)
{
  const NpPackSection *section = g_ptr_array_index (pdf->document->sections, index);
  guint first = pdf->pages->len;
  gboolean both = langs == NP_LANG_BOTH;
  NpPdfBuild build;

  if (pdf->section_page[index] == 0)
    pdf->section_page[index] = first + 1;
  if (section->kind == NP_PAGE_BRIEF && both)
    {
      /* A brief is read in one language, on one page. */
      build_section (pdf, index, NP_LANG_MASK (pdf->first));
      build_section (pdf, index, NP_LANG_MASK (np_lang_other (pdf->first)));
      return;
    }
  if (pdf->options->layout == NP_LAYOUT_ALTERNATE && both && section->kind != NP_PAGE_COVER)
    {
      NpPdfBuild other;
      build_init (&build, pdf, index, NP_LANG_MASK (pdf->first), 1);
      build_init (&other, pdf, index, NP_LANG_MASK (np_lang_other (pdf->first)), 2);
      np_pdf_build_rows (&build);
      np_pdf_build_rows (&other);
      for (guint i = 0; i < build.rows->len && i < other.rows->len; i++)
        {
          NpPdfRow *row = g_ptr_array_index (build.rows, i), *twin = g_ptr_array_index (other.rows, i);
          for (guint c = 0; c < twin->cells->len; c++)
            g_ptr_array_add (row->cells, g_ptr_array_index (twin->cells, c));
          g_ptr_array_set_size (twin->cells, 0);
          row->chart_langs |= twin->chart_langs;
          row->chart_height = MAX (row->chart_height, twin->chart_height);
        }
      np_pdf_flow (pdf, index, build.rows, TRUE);
      build_clear (&other);
      build_clear (&build);
      /* Every page becomes two: the first track, then the second. */
      for (guint p = first; p < pdf->pages->len; p += 2)
        {
          NpPdfPage *page = g_ptr_array_index (pdf->pages, p), *twin = g_new0 (NpPdfPage, 1);
          *twin = *page;
          page->tracks = 1;
          twin->tracks = 2;
          g_ptr_array_ref (twin->placed);
          g_ptr_array_ref (twin->side);
          g_array_ref (twin->notes[0]);
          g_array_ref (twin->notes[1]);
          g_ptr_array_insert (pdf->pages, p + 1, twin);
        }
      return;
    }
  build_init (&build, pdf, index, langs, 3);
  np_pdf_build_rows (&build);
  np_pdf_flow (pdf, index, build.rows, FALSE);
  if (section->kind == NP_PAGE_BRIEF && pdf->error == NULL)
    finish_brief (&build, first);
  if (section->kind == NP_PAGE_COVER)
    ((NpPdfPage *) g_ptr_array_index (pdf->pages, first))->cover = TRUE;
  build_clear (&build);
}

void
np_pdf_build (NpPdf *pdf)
{
  NpLayout layout = pdf->options->layout;
  gboolean twice = layout == NP_LAYOUT_RU_THEN_EN || layout == NP_LAYOUT_EN_THEN_RU;

  for (guint pass = 0; pass < (twice ? 2 : 1); pass++)
    for (guint i = 0; i < pdf->document->sections->len && pdf->error == NULL; i++)
      {
        const NpPackSection *section = g_ptr_array_index (pdf->document->sections, i);
        guint langs = pdf->langs;
        if (g_cancellable_set_error_if_cancelled (pdf->cancellable, &pdf->error))
          return;
        if (twice && section->kind == NP_PAGE_COVER && pass == 1)
          continue;
        if (twice && section->kind != NP_PAGE_COVER)
          langs = NP_LANG_MASK (pass == 0 ? pdf->first : np_lang_other (pdf->first));
        build_section (pdf, i, langs);
      }
}
