/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "language/np-stem.h"

G_BEGIN_DECLS

/**
 * NpGlossaryTerm:
 * @words: the term in one language, one or more words; what stands in round brackets is left out
 * @lang: its language
 * @avoided: %TRUE for a variant that should not be used
 *
 * One wording of one entry. An entry with synonyms, two languages and avoided variants is several of these;
 * the matcher speaks of them by their index.
 */
typedef struct
{
  const char *words;
  NpLang lang;
  gboolean avoided;
} NpGlossaryTerm;

/**
 * NpGlossaryHit:
 * @term: index into the array of terms
 * @start: first byte in the text
 * @end: byte after the last
 * @avoided: whether the term is an avoided variant
 */
typedef struct
{
  guint term;
  gsize start, end;
  gboolean avoided;
} NpGlossaryHit;

/**
 * NpGlossaryMatcher:
 *
 * Finds terms in running text in any word form. One per thread.
 */
typedef struct _NpGlossaryMatcher NpGlossaryMatcher;

/**
 * np_glossary_matcher_new:
 * @terms: (array length=n_terms): the terms; copied
 * @n_terms: how many
 *
 * Returns: (transfer full): a matcher; free with np_glossary_matcher_free()
 */
NpGlossaryMatcher *np_glossary_matcher_new (const NpGlossaryTerm *terms, gsize n_terms);

/**
 * np_glossary_matcher_free:
 * @self: (nullable) (transfer full): a matcher
 */
void np_glossary_matcher_free (NpGlossaryMatcher *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpGlossaryMatcher, np_glossary_matcher_free)

/**
 * np_glossary_matcher_find:
 * @self: a matcher
 * @text: valid UTF-8
 * @lang: its language; terms of the other are not looked for
 *
 * A term is found when its words follow each other with nothing but blanks and hyphens between, in any form
 * with the same stem. A word that the term writes in capitals ("IT", «МИД») must stand in capitals. At each
 * place the longest term wins, and the search goes on after it; when several terms have the same words, all
 * are given.
 *
 * Returns: (transfer full) (element-type NpGlossaryHit): the hits in the order of the text
 */
GArray *np_glossary_matcher_find (NpGlossaryMatcher *self, const char *text, NpLang lang);

G_END_DECLS
