/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "brief/np-pack.h"

G_BEGIN_DECLS

/**
 * NpHyphenateFunc:
 * @text: a paragraph; footnote signs are blanks
 * @lang: its language
 * @data: from the options
 *
 * Returns: (transfer full) (element-type guint) (nullable): byte offsets in @text, ascending, at which a word
 * may be divided; %NULL when there are none
 */
typedef GArray *(*NpHyphenateFunc) (const char *text, NpLang lang, gpointer data);

/**
 * NpProgressFunc:
 * @done: finished pages
 * @total: all pages; 0 while they are still being counted
 * @data: from the options
 *
 * Called on the thread that writes, once for every page.
 */
typedef void (*NpProgressFunc) (guint done, guint total, gpointer data);

/**
 * NpPdfOptions:
 * @layout: arrangement of the two languages
 * @hyphenate: (nullable): where words may be divided; %NULL divides none
 * @hyphenate_data: for @hyphenate
 * @progress: (nullable): told about every page
 * @progress_data: for @progress
 * @raw: leave out the second step (language, alternative texts, artifacts, metadata); for tests that compare
 * pixels
 */
typedef struct
{
  NpLayout layout;
  NpHyphenateFunc hyphenate;
  gpointer hyphenate_data;
  NpProgressFunc progress;
  gpointer progress_data;
  gboolean raw;
} NpPdfOptions;

/**
 * NpPdfInfo:
 * @pages: pages of the file
 * @first_page: (element-type guint): the page each section of the document starts on, from 1
 * @brief_excess: lines by which the longest one-page brief runs over its page; 0 = all fit
 */
typedef struct
{
  guint pages;
  GArray *first_page;
  guint brief_excess;
} NpPdfInfo;

void np_pdf_info_clear (NpPdfInfo *info);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NpPdfInfo, np_pdf_info_clear)

/**
 * np_pdf_write:
 * @document: the paper
 * @options: how to write it
 * @info: (out caller-allocates) (optional): what came out; clear with np_pdf_info_clear()
 * @cancellable: (nullable): asked before every page
 * @error: where the error goes
 *
 * Writes a tagged PDF 1.7, A4, with its fonts. May be called on any thread; works under the "C" numeric locale
 * of its own thread and with its own font map. The same @document and @options give the same bytes, in any
 * locale, time zone and home directory. The look is that of PAPER: grid, type scale, rules.
 *
 * Errors: %G_IO_ERROR_NOT_FOUND when PT Serif or PT Sans is not installed, %NP_INPUT_ERROR_RANGE ("missing
 * font") when a text has a character that they lack, %G_IO_ERROR_CANCELLED, %G_IO_ERROR_FAILED when cairo or
 * libqpdf fails.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *np_pdf_write (const NpPackDocument *document, const NpPdfOptions *options, NpPdfInfo *info,
                      GCancellable *cancellable, GError **error);

/**
 * np_pdf_record:
 * @document: the paper
 * @options: how to write it; `raw` does not count
 * @cancellable: (nullable): asked before every page
 * @error: where the error goes, as for np_pdf_write()
 *
 * The same pages for the screen: what np_pdf_write() would put into the file, drawn by the same code.
 *
 * Returns: (transfer full) (element-type cairo_surface_t) (nullable): a recording surface per page, A4 in points; may
 *   be shown on another thread
 */
GPtrArray *np_pdf_record (const NpPackDocument *document, const NpPdfOptions *options, GCancellable *cancellable,
                          GError **error);

G_END_DECLS
