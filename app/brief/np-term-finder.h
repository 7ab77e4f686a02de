/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-dossier.h"
#include "language/np-glossary-match.h"

G_BEGIN_DECLS

/**
 * NpTermFinder:
 *
 * The glossaries of dossiers (and of the termbase, which is one), ready to be found in running text in any word form.
 * Wordings separated by ";" are synonyms; what the entry says to avoid in quotation marks is looked for, too.
 */
typedef struct _NpTermFinder NpTermFinder;

/**
 * np_term_finder_new:
 * @books: (array length=n_books): dossiers with glossaries; the entries are referenced
 * @n_books: how many
 *
 * Returns: (transfer full): a finder; free with np_term_finder_free(). One thread at a time.
 */
NpTermFinder *np_term_finder_new (NpDossier *const *books, guint n_books);
void np_term_finder_free (NpTermFinder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpTermFinder, np_term_finder_free)

/* The terms in @text (element-type NpGlossaryHit), in its order; free with g_array_unref(). */
GArray *np_term_finder_find (NpTermFinder *self, const char *text, NpLang lang);

/* The glossary entry (type NpTerm, lent) behind a hit. */
gpointer np_term_finder_get_term (NpTermFinder *self, const NpGlossaryHit *hit);

/**
 * np_term_words:
 * @term: (type NpTerm): an entry
 * @lang: a language
 *
 * Returns: (transfer full): its first wording, without what stands in brackets
 */
char *np_term_words (gpointer term, NpLang lang);

G_END_DECLS
