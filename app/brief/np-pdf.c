/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-pdf-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "np-config.h"

/* The languages of a set in the order of the layout; returns how many. */
guint
np_pdf_order (const NpPdf *pdf, guint langs, NpLang order[NP_N_LANGS])
{
  guint n = 0;

  order[0] = order[1] = pdf->first;
  if (langs & NP_LANG_MASK (pdf->first))
    order[n++] = pdf->first;
  if (langs & NP_LANG_MASK (np_lang_other (pdf->first)))
    order[n++] = np_lang_other (pdf->first);
  return n;
}

NpChartLang
np_pdf_chart_lang (guint langs)
{
  return langs == NP_LANG_BOTH                ? NP_CHART_LANG_BOTH
         : langs == NP_LANG_MASK (NP_LANG_EN) ? NP_CHART_LANG_EN
                                              : NP_CHART_LANG_RU;
}

static void
tag_record_clear (gpointer data)
{
  g_free (((NpPdfTagRecord *) data)->alt);
}

/* What cairo says is English, and of the memory and the disk only; the rest is our own fault and has a number. */
void
np_pdf_set_error (NpPdf *pdf, cairo_status_t status)
{
  if (status == CAIRO_STATUS_NO_MEMORY)
    g_set_error_literal (&pdf->error, G_IO_ERROR, G_IO_ERROR_FAILED,
                         _("writing the PDF: there is not enough memory: close other windows and export again"));
  else if (status == CAIRO_STATUS_WRITE_ERROR || status == CAIRO_STATUS_TEMP_FILE_ERROR)
    g_set_error_literal (&pdf->error, G_IO_ERROR, G_IO_ERROR_FAILED,
                         _("writing the PDF: there is no room for it: free some disk space and export again"));
  else
    g_set_error (&pdf->error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 _("writing the PDF: a page could not be drawn (error %d of cairo): leave out the section and report the number"),
                 (int) status);
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (NpPdf *pdf)
{
  const NpPackDocument *document = pdf->document;
  g_autofree char *title = np_pack_text_dup_words (document->title, pdf->first);
  char date[sizeof "YYYY-MM-DDT00:00:00Z"] = "1970-01-01T00:00:00Z";

  cairo_pdf_surface_set_metadata (pdf->surface, CAIRO_PDF_METADATA_TITLE, title);
  if (document->generator)
    cairo_pdf_surface_set_metadata (pdf->surface, CAIRO_PDF_METADATA_CREATOR, "Nonpaper/" NP_VERSION);
  /* cairo would write the time of day with the zone of this machine. */
  if (g_date_valid (&document->as_of))
    g_snprintf (date, sizeof date, "%04d-%02d-%02dT00:00:00Z",
                CLAMP (g_date_get_year (&document->as_of), 1, 9999), (int)g_date_get_month (&document->as_of),
                (int)g_date_get_day (&document->as_of));
  cairo_pdf_surface_set_metadata (pdf->surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (pdf->surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

static void
pdf_clear (NpPdf *pdf)
{
  g_clear_pointer (&pdf->cr, cairo_destroy);
  if (pdf->surface != NULL)
    cairo_surface_finish (pdf->surface);
  g_clear_pointer (&pdf->surface, cairo_surface_destroy);
  g_clear_pointer (&pdf->raw, g_byte_array_unref);
  g_clear_pointer (&pdf->pages, g_ptr_array_unref);
  g_clear_pointer (&pdf->rows, g_ptr_array_unref);
  g_clear_pointer (&pdf->tags, g_array_unref);
  g_clear_pointer (&pdf->note_rows, g_hash_table_unref);
  for (guint i = 0; i < N_STYLES; i++)
    g_clear_pointer (&pdf->faces[i], pango_font_description_free);
  g_clear_object (&pdf->pango);
  g_clear_object (&pdf->fonts);
  g_clear_pointer (&pdf->section_page, g_free);
}

static GBytes *
write_pdf (NpPdf *pdf, NpPdfInfo *info)
{
  const NpPackDocument *document = pdf->document;

  pdf->raw = g_byte_array_new ();
  if (!np_pdf_load_fonts (pdf))
    return NULL;
  np_pdf_build (pdf);
  if (pdf->error != NULL)
    return NULL;
  if (pdf->options->progress != NULL)
    pdf->options->progress (0, pdf->pages->len, pdf->options->progress_data);

  pdf->surface = cairo_pdf_surface_create_for_stream (write_cb, pdf->raw, PAGE_WIDTH, PAGE_HEIGHT);
  cairo_pdf_surface_restrict_to_version (pdf->surface, CAIRO_PDF_VERSION_1_5);
  set_metadata (pdf);
  pdf->cr = cairo_create (pdf->surface);
  if (!np_pdf_paint (pdf))
    return NULL;
  g_clear_pointer (&pdf->cr, cairo_destroy);
  cairo_surface_finish (pdf->surface);
  cairo_status_t status = cairo_surface_status (pdf->surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      np_pdf_set_error (pdf, status);
      return NULL;
    }
  g_clear_pointer (&pdf->surface, cairo_surface_destroy);
  if (info != NULL)
    {
      info->pages = pdf->pages->len;
      info->brief_excess = pdf->brief_excess;
      info->first_page = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_vals (info->first_page, pdf->section_page, document->sections->len);
    }
  g_autoptr(GBytes) bytes = g_byte_array_free_to_bytes (g_steal_pointer (&pdf->raw));
  if (pdf->options->raw)
    return g_steal_pointer (&bytes);
  /* The layouts are not needed any more; libqpdf takes their room. */
  g_ptr_array_set_size (pdf->pages, 0);
  g_ptr_array_set_size (pdf->rows, 0);
  return np_pdf_post (pdf, bytes, &pdf->error);
}

static void
begin_recording (NpPdf *pdf)
{
  const cairo_rectangle_t page = { 0, 0, PAGE_WIDTH, PAGE_HEIGHT };

  pdf->surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &page);
  pdf->cr = cairo_create (pdf->surface);
}

void
np_pdf_turn_page (NpPdf *pdf)
{
  g_clear_pointer (&pdf->cr, cairo_destroy);
  g_ptr_array_add (pdf->recorded, g_steal_pointer (&pdf->surface));
  begin_recording (pdf);
}

/* Sets @pdf up for a document, and the locale of the thread; end() undoes both. */
static locale_t
begin (NpPdf *pdf)
{
  /* cairo reads numbers in tag attributes with the locale of the thread: a decimal comma breaks the whole file. */
  locale_t before = uselocale (newlocale (LC_NUMERIC_MASK, "C", (locale_t) 0));

  pdf->first = np_layout_first (pdf->options->layout);
  pdf->langs = np_layout_langs (pdf->options->layout);
  pdf->pages = g_ptr_array_new_with_free_func (np_pdf_page_free);
  pdf->rows = g_ptr_array_new_with_free_func (np_pdf_row_free);
  pdf->tags = g_array_new (FALSE, TRUE, sizeof (NpPdfTagRecord));
  g_array_set_clear_func (pdf->tags, tag_record_clear);
  np_chart_style_init (&pdf->chart_style, NP_PALETTE_PRINT, NULL, 1);
  pdf->note_rows = g_hash_table_new (NULL, NULL);
  pdf->section_page = g_new0 (guint, pdf->document->sections->len + 1);
  return before;
}

static void
end (NpPdf *pdf, locale_t before)
{
  locale_t numeric = uselocale (before);

  pdf_clear (pdf);
  freelocale (numeric);
}

GPtrArray *
np_pdf_record (const NpPackDocument *document, const NpPdfOptions *options, GCancellable *cancellable, GError **error)
{
  NpPdf pdf = { document, options, cancellable };
  g_autoptr(GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);
  locale_t before;
  gboolean ok;

  g_return_val_if_fail (document != NULL && options != NULL, NULL);
  before = begin (&pdf);
  pdf.recorded = pages;
  ok = np_pdf_load_fonts (&pdf);
  if (ok)
    {
      np_pdf_build (&pdf);
      begin_recording (&pdf);
      ok = pdf.error == NULL && np_pdf_paint (&pdf);
    }
  if (pdf.error != NULL)
    g_propagate_error (error, g_steal_pointer (&pdf.error));
  end (&pdf, before);
  return ok ? g_steal_pointer (&pages) : NULL;
}

GBytes *
np_pdf_write (const NpPackDocument *document, const NpPdfOptions *options, NpPdfInfo *info,
              GCancellable *cancellable, GError **error)
{
  NpPdf pdf = { document, options, cancellable };

  g_return_val_if_fail (document != NULL && options != NULL, NULL);
  locale_t before = begin (&pdf);

  if (info != NULL)
    *info = (NpPdfInfo) { 0 };

  GBytes *bytes = write_pdf (&pdf, info);
  if (pdf.error != NULL)
    {
      g_clear_pointer (&bytes, g_bytes_unref);
      if (info != NULL)
        np_pdf_info_clear (info);
    }
  GError *failure = g_steal_pointer (&pdf.error);
  end (&pdf, before);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return bytes;
}

void
np_pdf_info_clear (NpPdfInfo *info)
{
  g_clear_pointer (&info->first_page, g_array_unref);
}
