/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "brief/np-pdf.h"

/* A document with every kind of section, for the tests of the writers. */
NpPackDocument *paper_sample_new (void);

/* A non-paper of @n numbered paragraphs with headings, notes and alternatives. */
NpPackDocument *paper_sample_text_new (guint n);

/* Divides a word after every second letter pair: enough to exercise the rules of hyphens. */
GArray *paper_sample_hyphenate (const char *text, NpLang lang, gpointer data);
