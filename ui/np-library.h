/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-dossier.h"
#include "language/np-glossary-match.h"

G_BEGIN_DECLS

/**
 * np_library_get_instruments:
 *
 * Returns: (transfer none): the instrument library that ships with the program: a dossier of instruments with their
 *   provisions and sources; read once, on first use
 */
NpDossier *np_library_get_instruments (void);

/* The termbase that ships with the program: a dossier with a glossary. */
NpDossier *np_library_get_termbase (void);

/**
 * NpLibraryTerms:
 *
 * The terms of the termbase and of an open dossier, ready to be found in running text. The entry behind a hit is
 * np_library_terms_get().
 */
typedef struct _NpLibraryTerms NpLibraryTerms;

NpLibraryTerms *np_library_terms_new (NpDossier *dossier);
void np_library_terms_free (NpLibraryTerms *self);

NpGlossaryMatcher *np_library_terms_get_matcher (NpLibraryTerms *self);

/* The glossary entry (a NpTerm, lent) that the matched wording belongs to. */
gpointer np_library_terms_get (NpLibraryTerms *self, guint index);

/**
 * np_library_term_words:
 * @term: (type NpTerm): an entry
 * @lang: a language
 *
 * Returns: (transfer full): its first wording, without what stands in brackets
 */
char *np_library_term_words (gpointer term, NpLang lang);

G_END_DECLS
