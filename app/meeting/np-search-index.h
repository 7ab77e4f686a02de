/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meeting/np-search.h"

G_BEGIN_DECLS

/**
 * NpSearchIndex:
 *
 * The words of all objects of a dossier that have an identifier - entries, measures, clauses, sources, terms, parties -
 * kept as stems, so that a search of everything is done between two keys. Objects that changed since the last search are
 * read again by the next one. Belongs to the thread of the dossier.
 */
typedef struct _NpSearchIndex NpSearchIndex;

/**
 * np_search_index_new:
 * @dossier: the dossier; borrowed: the index goes before it
 * @termbase: (nullable): the termbase that ships with the program
 *
 * Returns: (transfer full): an empty index, filled by the first search or np_search_index_update()
 */
NpSearchIndex *np_search_index_new (NpDossier *dossier, NpDossier *termbase);
void np_search_index_free (NpSearchIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpSearchIndex, np_search_index_free)

/* Reads what changed; to be done while nobody waits: 20,000 long entries take one or two seconds the first time, later only
 * those that changed are read. */
void np_search_index_update (NpSearchIndex *self);

/**
 * NpSearchHit:
 * @object: borrowed from the dossier
 * @how: how it matched: "via glossary" and the like
 */
typedef struct
{
  gpointer object;
  NpSearchMatch how;
} NpSearchHit;

/**
 * np_search_index_find:
 * @self: an index
 * @typed: words and filters
 *
 * Words are compared as by #NpSearch; the other layout counts only when nothing else is found. Filters, in either language:
 * "party:us" (code, identifier or beginning of a name), "measure:3", "seat:us1", "regime:chr" (code, word or digit),
 * "date:2018-07" (the beginning of a date); all of them must hold, and one that means nothing holds for nothing. Entries
 * off the record are found only with "regime:off", by whatever they say.
 *
 * Returns: (transfer full) (element-type NpSearchHit): best matches first, then in the order of the dossier
 */
GArray *np_search_index_find (NpSearchIndex *self, const char *typed);

G_END_DECLS
