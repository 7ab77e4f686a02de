/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meeting/np-search-index.h"

#include <string.h>

#include "dossier/np-brief.h"
#include "dossier/np-source.h"
#include "meeting/np-note-private.h"
#include "meeting/np-regime.h"
#include "meeting/np-search-private.h"

/* Words are numbered once; a document is the numbers of its words. */
typedef struct
{
  gpointer object;
  guint64 stamp;
  guint64 seen; /* the round in which the walk met it */
  GArray *words; /* guint32: places in NpSearchIndex.words */
} Document;

typedef struct
{
  char *folded;
  guint32 stem;
} Word;

struct _NpSearchIndex
{
  NpDossier *dossier, *termbase;
  NpStemmer *stemmer;
  GHashTable *word_numbers; /* folded -> number + 1 */
  GArray *words;            /* Word */
  GHashTable *stem_numbers; /* stem -> number + 1 */
  GHashTable *documents;    /* object -> Document */
  GPtrArray *order;         /* Document, in the order of the dossier */
  guint64 round, stamp;
};

/* What the filters ask for. */
typedef struct
{
  gpointer party, measure, seat;
  NpRegime regime;
  gboolean has_party, has_measure, has_seat, has_regime, impossible;
  char *date;
  GString *words;
} Query;

static void
document_free (gpointer data)
{
  Document *document = data;

  g_array_unref (document->words);
  g_free (document);
}

static void
clear_word (gpointer word)
{
  g_free (((Word *) word)->folded);
}

NpSearchIndex *
np_search_index_new (NpDossier *dossier, NpDossier *termbase)
{
  NpSearchIndex *self = g_new0 (NpSearchIndex, 1);

  self->dossier = dossier;
  self->termbase = termbase;
  self->stemmer = np_stemmer_new ();
  self->word_numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->words = g_array_new (FALSE, FALSE, sizeof (Word));
  g_array_set_clear_func (self->words, clear_word);
  self->stem_numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->documents = g_hash_table_new_full (NULL, NULL, NULL, document_free);
  self->order = g_ptr_array_new ();
  return self;
}

void
np_search_index_free (NpSearchIndex *self)
{
  if (self == NULL)
    return;
  np_stemmer_free (self->stemmer);
  g_hash_table_unref (self->word_numbers);
  g_array_unref (self->words);
  g_hash_table_unref (self->stem_numbers);
  g_hash_table_unref (self->documents);
  g_ptr_array_unref (self->order);
  g_free (self);
}

static guint32
number_of_stem (NpSearchIndex *self, const char *folded)
{
  g_autofree char *stem = np_stemmer_stem (self->stemmer, folded, -1);
  guint32 number = GPOINTER_TO_UINT (g_hash_table_lookup (self->stem_numbers, stem));

  if (number == 0)
    {
      number = g_hash_table_size (self->stem_numbers) + 1;
      g_hash_table_insert (self->stem_numbers, g_steal_pointer (&stem), GUINT_TO_POINTER (number));
    }
  return number;
}

/* Folding the whole text once is much cheaper than word by word; it changes no border of a word. */
static void
add_words (NpSearchIndex *self, GArray *words, const char *text)
{
  g_autofree char *folded = *text != '\0' ? np_stem_fold (text, -1) : NULL;

  for (char *p = folded; p != NULL && *p != '\0';)
    {
      char *end = p, after;
      guint32 number;

      while (g_unichar_isalnum (g_utf8_get_char (end)) || g_unichar_ismark (g_utf8_get_char (end))
             || (end > p && (*end == '\'' || g_utf8_get_char (end) == 0x2019)
                 && g_unichar_isalnum (g_utf8_get_char (g_utf8_next_char (end)))))
        end = g_utf8_next_char (end);
      if (end == p)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      after = *end;
      *end = '\0';
      number = GPOINTER_TO_UINT (g_hash_table_lookup (self->word_numbers, p));
      if (number == 0)
        {
          Word word = { g_strdup (p), number_of_stem (self, p) };

          g_array_append_val (self->words, word);
          number = self->words->len;
          g_hash_table_insert (self->word_numbers, word.folded, GUINT_TO_POINTER (number));
        }
      number--;
      g_array_append_val (words, number);
      *end = after;
      p = end;
    }
}

/* The words of an object and of what hangs below it without an identifier of its own. */
static void
read_object (NpSearchIndex *self, GArray *words, gpointer object)
{
  guint n;
  const NpField *fields = np_object_get_fields (object, &n);

  for (guint i = 0; i < n; i++)
    switch (fields[i].kind)
      {
      case NP_KIND_TEXT:
        for (NpLang lang = NP_LANG_RU; lang < NP_N_LANGS; lang++)
          add_words (self, words, np_object_get_words (object, i, lang));
        break;
      case NP_KIND_ID:
      case NP_KIND_STRING:
      case NP_KIND_WORDS:
      case NP_KIND_DATE:
        /* The raw line says nothing that text and private part do not. */
        if (!(NP_IS_ENTRY (object) && i == NP_ENTRY_RAW))
          add_words (self, words, np_object_get_string (object, i));
        break;
      case NP_KIND_INTEGER:
        if (np_object_is_given (object, i))
          {
            g_autofree char *number = g_strdup_printf ("%.0f", np_object_get_number (object, i));

            add_words (self, words, number);
          }
        break;
      case NP_KIND_LIST:
        for (guint k = 0; k < np_object_get_n_children (object, i); k++)
          {
            gpointer child = np_object_get_child (object, i, k);

            if (np_object_get_id (child) == NULL)
              read_object (self, words, child);
          }
        break;
      default:
        break;
      }
}

static void
walk (NpSearchIndex *self, gpointer object)
{
  guint n;
  const NpField *fields = np_object_get_fields (object, &n);

  if (np_object_get_id (object) != NULL && object != (gpointer) self->dossier)
    {
      Document *document = g_hash_table_lookup (self->documents, object);

      if (document == NULL)
        {
          document = g_new0 (Document, 1);
          document->object = object;
          document->words = g_array_new (FALSE, FALSE, sizeof (guint32));
          g_hash_table_insert (self->documents, object, document);
        }
      if (document->stamp != np_object_get_stamp (object))
        {
          g_array_set_size (document->words, 0);
          read_object (self, document->words, object);
          document->stamp = np_object_get_stamp (object);
        }
      document->seen = self->round;
      g_ptr_array_add (self->order, document);
    }
  for (guint i = 0; i < n; i++)
    {
      /* What the program keeps for itself is not looked for. */
      if (fields[i].kind != NP_KIND_LIST
          || (object == (gpointer) self->dossier
              && (i == NP_DOSSIER_FORECASTS || i == NP_DOSSIER_HISTORY || i == NP_DOSSIER_COPIES)))
        continue;
      for (guint k = 0; k < np_object_get_n_children (object, i); k++)
        walk (self, np_object_get_child (object, i, k));
    }
}

static gboolean
is_gone (gpointer key, gpointer value, gpointer data)
{
  return ((Document *) value)->seen != ((NpSearchIndex *) data)->round;
}

void
np_search_index_update (NpSearchIndex *self)
{
  if (self->stamp == np_object_get_stamp (self->dossier))
    return;
  self->stamp = np_object_get_stamp (self->dossier);
  self->round++;
  g_ptr_array_set_size (self->order, 0);
  walk (self, self->dossier);
  g_hash_table_foreach_remove (self->documents, is_gone, self);
}

/* ---- filters ---- */

static gpointer
find_party (NpDossier *dossier, const char *typed)
{
  g_autofree char *folded = np_stem_fold (typed, -1);
  gpointer begins = NULL;

  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_PARTIES) && *folded != '\0'; i++)
    {
      gpointer party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, i);
      g_autofree char *code = np_stem_fold (np_object_get_string (party, NP_PARTY_CODE), -1);
      g_autofree char *id = np_stem_fold (np_object_get_id (party), -1);

      if (g_str_equal (code, folded) || g_str_equal (id, folded))
        return party;
      for (NpLang lang = NP_LANG_RU; lang < NP_N_LANGS; lang++)
        {
          g_autofree char *name = np_stem_fold (np_object_get_words (party, NP_PARTY_NAME, lang), -1);

          if (begins == NULL && g_str_has_prefix (name, folded))
            begins = party;
        }
    }
  return begins;
}

static gboolean
read_filter (NpSearchIndex *self, Query *query, const char *name, const char *value)
{
  static const char *const names[][NP_N_LANGS] = {
    { "сторона", "party" }, { "мера", "measure" }, { "режим", "regime" }, { "место", "seat" }, { "дата", "date" },
  };
  g_autofree char *folded = np_stem_fold (name, -1);
  g_autoptr(NpNoteContext) context = NULL;
  gboolean guessed;
  guint which = 0;

  while (which < G_N_ELEMENTS (names) && !g_str_equal (folded, names[which][NP_LANG_RU])
         && !g_str_equal (folded, names[which][NP_LANG_EN]))
    which++;
  switch (which)
    {
    case 0:
      query->has_party = TRUE;
      query->party = find_party (self->dossier, value);
      query->impossible = query->impossible || query->party == NULL;
      return TRUE;
    case 1:
    case 3:
      context = np_note_context_new (self->dossier, NULL);
      if (which == 1)
        query->measure = np_note_context_find (context->measures, value, strlen (value), &guessed);
      else
        query->seat = np_note_context_find (context->seats, value, strlen (value), &guessed);
      query->has_measure = query->has_measure || which == 1;
      query->has_seat = query->has_seat || which == 3;
      query->impossible = query->impossible || (which == 1 ? query->measure : query->seat) == NULL;
      return TRUE;
    case 2:
      query->has_regime = TRUE;
      if (!np_regime_from_word (value, &query->regime)
          && !(strlen (value) == 1 && np_regime_from_digit (*value, &query->regime)))
        {
          if (g_ascii_strcasecmp (value, np_regime_get_code (NP_REGIME_OWN)) != 0)
            query->impossible = TRUE;
          query->regime = NP_REGIME_OWN;
        }
      return TRUE;
    case 4:
      g_free (query->date);
      query->date = g_strdup (value);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
read_query (NpSearchIndex *self, Query *query, const char *typed)
{
  g_auto(GStrv) words = g_strsplit_set (typed, " \t\n", -1);

  query->words = g_string_new (NULL);
  for (guint i = 0; words[i] != NULL; i++)
    {
      char *colon = strchr (words[i], ':');
      g_autofree char *name = colon != NULL ? g_strndup (words[i], colon - words[i]) : NULL;

      if (colon == NULL || colon[1] == '\0' || !read_filter (self, query, name, colon + 1))
        g_string_append_printf (query->words, "%s ", words[i]);
    }
  g_strchomp (query->words->str);
}

static gboolean
is_below (gpointer object, gpointer ancestor)
{
  while (object != NULL && object != ancestor)
    object = np_object_get_parent (object);
  return object != NULL;
}

static gboolean
entry_names (gpointer entry, const char *measure_id)
{
  for (guint i = 0; i < np_object_get_n_children (entry, NP_ENTRY_REACTIONS); i++)
    if (g_str_equal (np_object_get_string (np_object_get_child (entry, NP_ENTRY_REACTIONS, i), NP_REACTION_MEASURE), measure_id))
      return TRUE;
  return FALSE;
}

static const char *
date_of (gpointer object)
{
  if (NP_IS_ENTRY (object) && np_object_is_given (object, NP_ENTRY_AT))
    return np_object_get_string (object, NP_ENTRY_AT);
  if (NP_IS_SOURCE (object))
    return np_object_get_string (object, NP_SOURCE_DATE);
  object = np_object_get_ancestor (object, NP_TYPE_MEETING);
  return object != NULL ? np_object_get_string (object, NP_MEETING_DATE) : "";
}

static gboolean
passes (NpSearchIndex *self, const Query *query, gpointer object)
{
  gboolean entry = NP_IS_ENTRY (object);
  gpointer seat = NULL;

  if (entry && np_object_get_enum (object, NP_ENTRY_REGIME) == NP_REGIME_OFF
      && !(query->has_regime && query->regime == NP_REGIME_OFF))
    return FALSE;
  if (query->has_regime && !(entry && np_object_get_enum (object, NP_ENTRY_REGIME) == (int) query->regime))
    return FALSE;
  if (entry && (query->has_seat || query->has_party))
    seat = np_dossier_find_type (self->dossier, np_object_get_string (object, NP_ENTRY_SEAT), NP_TYPE_SEAT);
  if (query->has_seat && (entry ? seat : object) != query->seat)
    return FALSE;
  if (query->has_party)
    {
      gpointer measure = np_object_get_ancestor (object, NP_TYPE_MEASURE);

      if (entry ? seat == NULL || np_object_get_parent (seat) != query->party
                : !is_below (object, query->party)
                    && !(measure != NULL && np_measure_concerns (measure, np_object_get_id (query->party))))
        return FALSE;
    }
  if (query->has_measure
      && !(entry ? entry_names (object, np_object_get_id (query->measure)) : is_below (object, query->measure)))
    return FALSE;
  return query->date == NULL || g_str_has_prefix (date_of (object), query->date);
}

/* ---- matching ---- */

/* A reading in numbers: which words of the index stand for each of its words. */
static gboolean *
mark_words (NpSearchIndex *self, const NpSearchReading *reading, guint i)
{
  guint32 stem = GPOINTER_TO_UINT (g_hash_table_lookup (self->stem_numbers, g_ptr_array_index (reading->stems, i)));
  gboolean half = reading->half != NULL && i + 1 == reading->stems->len;
  gboolean *marked = g_new0 (gboolean, self->words->len + 1);

  for (guint w = 0; w < self->words->len; w++)
    {
      const Word *word = &g_array_index (self->words, Word, w);

      marked[w] = (stem != 0 && word->stem == stem) || (half && g_str_has_prefix (word->folded, reading->half));
    }
  return marked;
}

static gboolean
has_one (const Document *document, const gboolean *marked)
{
  for (guint i = 0; i < document->words->len; i++)
    if (marked[g_array_index (document->words, guint32, i)])
      return TRUE;
  return FALSE;
}

static void
match_reading (NpSearchIndex *self, const NpSearchReading *reading, NpSearchMatch *best)
{
  g_autoptr(GPtrArray) marked = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < reading->stems->len; i++)
    g_ptr_array_add (marked, mark_words (self, reading, i));
  for (guint d = 0; d < self->order->len; d++)
    {
      gboolean all = reading->how > best[d];

      for (guint i = 0; i < marked->len && all; i++)
        all = has_one (g_ptr_array_index (self->order, d), g_ptr_array_index (marked, i));
      if (all)
        best[d] = reading->how;
    }
}

GArray *
np_search_index_find (NpSearchIndex *self, const char *typed)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (NpSearchHit));
  g_autoptr(NpSearch) search = NULL;
  g_autofree NpSearchMatch *best = NULL;
  Query query = { NULL };
  gboolean filtered;

  np_search_index_update (self);
  read_query (self, &query, typed);
  filtered = query.has_party || query.has_measure || query.has_seat || query.has_regime || query.date != NULL;
  search = np_search_new (query.words->str, self->dossier, self->termbase);
  best = g_new0 (NpSearchMatch, self->order->len + 1);
  for (guint i = 0; i < search->readings->len && !query.impossible; i++)
    match_reading (self, g_ptr_array_index (search->readings, i), best);
  for (guint d = 0; d < self->order->len && np_search_is_empty (search) && filtered && !query.impossible; d++)
    best[d] = NP_SEARCH_WORDS;
  for (guint d = 0; d < self->order->len; d++)
    if (best[d] != NP_SEARCH_NONE && !passes (self, &query, ((Document *) g_ptr_array_index (self->order, d))->object))
      best[d] = NP_SEARCH_NONE;
  for (NpSearchMatch how = NP_SEARCH_WORDS; how > NP_SEARCH_NONE; how--)
    {
      /* The other layout is a last resort. */
      if (how == NP_SEARCH_LAYOUT && hits->len > 0)
        break;
      for (guint d = 0; d < self->order->len; d++)
        if (best[d] == how)
          {
            NpSearchHit hit = { ((Document *) g_ptr_array_index (self->order, d))->object, how };

            g_array_append_val (hits, hit);
          }
    }
  g_string_free (query.words, TRUE);
  g_free (query.date);
  return hits;
}
