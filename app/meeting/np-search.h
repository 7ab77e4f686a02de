/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-dossier.h"

G_BEGIN_DECLS

/**
 * NpSearch:
 *
 * What somebody looks for, in either language: case, ё and е, and word forms do not matter; the last word may be half
 * typed. With a dossier, the other language's words of its glossary and of the termbase are looked for, too ("hotline" finds «горячей
 * линии»), and what was typed on the wrong layout.
 */
typedef struct _NpSearch NpSearch;

/**
 * np_search_new:
 * @text: what was typed
 * @dossier: (nullable): whose glossary helps
 * @termbase: (nullable): the termbase that ships with the program, which helps, too
 *
 * Returns: (transfer full): the search; free with np_search_free()
 */
NpSearch *np_search_new (const char *text, NpDossier *dossier, NpDossier *termbase);
void np_search_free (NpSearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpSearch, np_search_free)

/* Whether nothing was typed: then everything matches. */
gboolean np_search_is_empty (NpSearch *self);

/**
 * NpSearchMatch:
 * @NP_SEARCH_NONE: no
 * @NP_SEARCH_LAYOUT: read on the other layout
 * @NP_SEARCH_GLOSSARY: by the words of the glossary in the other language
 * @NP_SEARCH_WORDS: by the words typed
 *
 * How a text matched; a larger value is better.
 */
typedef enum { NP_SEARCH_NONE, NP_SEARCH_LAYOUT, NP_SEARCH_GLOSSARY, NP_SEARCH_WORDS } NpSearchMatch;

/* Whether the text has all words of the search. */
NpSearchMatch np_search_words (NpSearch *self, const char *text);

/* Whether the words of the object itself have them: its texts in both languages and its short codes; not its children. */
NpSearchMatch np_search_object (NpSearch *self, gpointer object);

G_END_DECLS
