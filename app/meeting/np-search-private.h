/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-measure.h"
#include "dossier/np-meeting.h"
#include "dossier/np-party.h"
#include "language/np-stem.h"
#include "meeting/np-search-index.h"

G_BEGIN_DECLS

/**
 * What the files of the search share and nobody else needs: the readings of what was typed (np-search.c), its filters
 * (np-search-query.c) and the place in a text where it was found (np-search-snippet.c). np-search-index.c puts them
 * together.
 */

/* One way to read a search: words that must all be there. */
typedef struct
{
  NpSearchMatch how;
  GPtrArray *stems;
  char *half; /* the last word as typed, folded: words may go on after it; NULL: it is whole */
} NpSearchReading;

struct _NpSearch
{
  NpStemmer *stemmer;
  GPtrArray *readings;
};

/* Whether a word of a text is the i-th word of a reading. */
gboolean np_search_reading_is (const NpSearchReading *reading, guint i, const char *text, const NpWord *word);

/* What was typed, parted into words and filters. */
typedef struct
{
  NpDossier *dossier;
  gpointer party, measure, seat;
  NpRegime regime;
  gboolean has_party, has_measure, has_seat, has_regime;
  gboolean impossible; /* a filter means nothing in this dossier */
  char *unknown;       /* (nullable): that filter, as typed */
  char *date;
  GString *words;
} NpSearchQuery;

/* Reads what was typed; np_search_query_clear() afterwards. */
void np_search_query_read (NpSearchQuery *query, NpDossier *dossier, const char *typed);
void np_search_query_clear (NpSearchQuery *query);
gboolean np_search_query_has_filters (const NpSearchQuery *query);

/* Whether all filters hold for the object; what was said off the record passes only when it is asked for. */
gboolean np_search_query_passes (const NpSearchQuery *query, gpointer object);

/* np_search_index_mark() and np_search_index_dup_snippet() with the search already read. */
GArray *np_search_mark (NpSearch *self, const char *text);
char *np_search_dup_snippet (NpSearch *self, gpointer object, NpLang lang, guint length, NpSearchWordsFunc func, GArray **marks);

G_END_DECLS
