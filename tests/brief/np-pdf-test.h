/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "brief/np-pdf.h"

/* What the tests of PDF files share: files that are written, and what programs that are not ours say of them. */

/* A folder for files, while np_pdf_test_go() runs. */
extern char *np_pdf_test_folder;

/* Writes a document of the sample kind under a name in the folder; gives its path. */
void np_pdf_test_write (NpPackDocument *document, NpLayout layout, const char *name, gboolean raw, char **path,
                        NpPdfInfo *info);

/* What a program prints that ends well (transfer full); without the program the test is skipped: NULL. */
char *np_pdf_test_run (const char *first, ...) G_GNUC_NULL_TERMINATED;

/* A word on a page (from 1), in points from its upper left corner. */
typedef struct
{
  guint page;
  double x0, y0, x1, y1;
  char *text;
} NpPdfWord;

/* All words of a file as pdftotext sees them; NULL without it. */
GArray *np_pdf_test_read_words (const char *path);

/* Runs the tests that were added, and empties the folder. */
int np_pdf_test_go (void);
