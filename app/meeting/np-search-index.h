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

/**
 * np_search_index_read:
 * @self: an index
 * @microseconds: how long it may take; a single object is always read to its end
 *
 * Looks which objects are new or changed, then reads them; to be called again while nobody waits, until there is no more.
 * When the dossier changes meanwhile the look begins anew; what was read stays read.
 *
 * Returns: whether everything is read
 */
gboolean np_search_index_read (NpSearchIndex *self, gint64 microseconds);

/* Reads all of it: one or two seconds for 20,000 long entries the first time, later only those that changed. */
void np_search_index_update (NpSearchIndex *self);

/* Whether everything is read. */
gboolean np_search_index_is_ready (NpSearchIndex *self);

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
 * off the record are found only with "regime:off", by whatever they say. What was not read yet is not found by its
 * words.
 *
 * Returns: (transfer full) (element-type NpSearchHit): best matches first, then in the order of the dossier
 */
GArray *np_search_index_find (NpSearchIndex *self, const char *typed);

/* The first filter that means nothing in this dossier, as typed ("party:nobody"); NULL: all do (transfer full). */
char *np_search_index_dup_unknown (NpSearchIndex *self, const char *typed);

/**
 * NpSearchWordsFunc:
 * @object: an object of the dossier
 * @field: a field of it that holds a text
 * @lang: the language
 *
 * Returns: (transfer full) (nullable): that text as people read it; %NULL: as it stands
 */
typedef char *(*NpSearchWordsFunc) (gpointer object, guint field, NpLang lang);

/**
 * NpSearchMark:
 * @start: first byte
 * @end: the byte after the last
 *
 * A word of a snippet that was looked for.
 */
typedef struct
{
  guint start, end;
} NpSearchMark;

/**
 * np_search_index_mark:
 * @self: an index
 * @typed: what np_search_index_find() was asked
 * @text: a name or another short text
 *
 * Returns: (transfer full) (element-type NpSearchMark): the words of it that were looked for, in order
 */
GArray *np_search_index_mark (NpSearchIndex *self, const char *typed, const char *text);

/**
 * np_search_index_dup_snippet:
 * @self: an index
 * @typed: what np_search_index_find() was asked
 * @object: an object that it found
 * @lang: the language wanted when both have the words
 * @length: about how many characters, > 0
 * @func: (nullable): how texts are read
 * @marks: (out) (transfer full) (element-type NpSearchMark): the words found, in order; empty when the object was found by
 *   filters or by a code
 *
 * The text of the object that has most of the words, cut to their surroundings: "… the telephone line is checked …".
 *
 * Returns: (transfer full): the snippet on one line; "" when the object has no text
 */
char *np_search_index_dup_snippet (NpSearchIndex *self, const char *typed, gpointer object, NpLang lang, guint length,
                                   NpSearchWordsFunc func, GArray **marks);

G_END_DECLS
