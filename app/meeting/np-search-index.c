/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meeting/np-search-index.h"

#include <string.h>

#include "dossier/np-brief.h"
#include "dossier/np-source.h"
#include "meeting/np-search-private.h"

/* Words are numbered once; a document is the numbers of its words. */
typedef struct
{
  gpointer object;
  guint64 stamp;    /* of the object when it was read */
  guint64 surveyed; /* of the object when the last whole survey met it */
  guint64 seen;     /* the round in which it was found to be there still */
  guint at, n;      /* it and what hangs below it, in NpSearchIndex.order */
  guint next_n;     /* the same in the survey under way */
  GArray *words;    /* guint32: places in NpSearchIndex.words */
} Document;

typedef struct
{
  char *folded;
  guint32 stem;
} Word;

/* An object the survey is inside of. */
typedef struct
{
  gpointer object;
  Document *document; /* NULL = the dossier, or one without an identifier */
  guint at;
  guint field, child; /* where to go on */
} Frame;

struct _NpSearchIndex
{
  NpDossier *dossier, *termbase;
  NpStemmer *stemmer;
  GHashTable *word_numbers; /* folded -> number + 1 */
  GArray *words;            /* Word */
  GHashTable *stem_numbers; /* stem -> number + 1 */
  GHashTable *documents;    /* object -> Document */
  GPtrArray *order;         /* Document, in the order of the dossier */
  GPtrArray *unread;        /* Document: new or changed, not read yet, from next_unread on */
  guint next_unread;
  guint64 round, stamp;
  GArray *stack;            /* Frame: the survey under way; empty = none */
  GPtrArray *next_order;    /* what it found so far */
  guint next_old;           /* the place of order where the next one is expected */
  char *typed;              /* what was looked for last, and how it reads: snippets want it again and again */
  NpSearch *search;
};

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
  self->next_order = g_ptr_array_new ();
  self->stack = g_array_new (FALSE, FALSE, sizeof (Frame));
  self->unread = g_ptr_array_new ();
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
  g_ptr_array_unref (self->next_order);
  g_array_unref (self->stack);
  g_ptr_array_unref (self->unread);
  g_free (self->typed);
  np_search_free (self->search);
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

/* What did not change since the last survey is taken over from it, with all that hangs below it; else it is gone into. */
static void
enter (NpSearchIndex *self, gpointer object)
{
  guint64 stamp = np_object_get_stamp (object);
  Frame frame = { object, NULL, self->next_order->len, 0, 0 };
  Document *document = NULL;

  if (np_object_get_id (object) != NULL && object != (gpointer) self->dossier)
    {
      if (self->next_old < self->order->len && ((Document *) g_ptr_array_index (self->order, self->next_old))->object == object)
        document = g_ptr_array_index (self->order, self->next_old);
      else
        document = g_hash_table_lookup (self->documents, object);
      if (document != NULL && document->surveyed != 0)
        self->next_old = document->at + (document->surveyed == stamp ? document->n : 1);
      if (document != NULL && document->surveyed == stamp)
        {
          for (guint i = 0; i < document->n; i++)
            {
              Document *kept = g_ptr_array_index (self->order, document->at + i);

              kept->next_n = kept->n;
              g_ptr_array_add (self->next_order, kept);
              if (kept->stamp != kept->surveyed)
                g_ptr_array_add (self->unread, kept);
            }
          return;
        }
      if (document == NULL)
        {
          document = g_new0 (Document, 1);
          document->object = object;
          document->words = g_array_new (FALSE, FALSE, sizeof (guint32));
          g_hash_table_insert (self->documents, object, document);
        }
      g_ptr_array_add (self->next_order, document);
      g_ptr_array_add (self->unread, document);
      frame.document = document;
    }
  g_array_append_val (self->stack, frame);
}

/* One step of the survey: into the next child of the innermost object, or out of it. */
static void
advance (NpSearchIndex *self)
{
  Frame *frame = &g_array_index (self->stack, Frame, self->stack->len - 1);
  guint n_fields;
  const NpField *fields = np_object_get_fields (frame->object, &n_fields);

  for (; frame->field < n_fields; frame->field++, frame->child = 0)
    {
      guint i = frame->field;

      /* What the program keeps for itself is not looked for. */
      if (fields[i].kind != NP_KIND_LIST
          || (frame->object == (gpointer) self->dossier
              && (i == NP_DOSSIER_FORECASTS || i == NP_DOSSIER_HISTORY || i == NP_DOSSIER_COPIES || i == NP_DOSSIER_CLEARANCES)))
        continue;
      if (frame->child < np_object_get_n_children (frame->object, i))
        {
          enter (self, np_object_get_child (frame->object, i, frame->child++));
          return;
        }
    }
  if (frame->document != NULL)
    frame->document->next_n = self->next_order->len - frame->at;
  g_array_set_size (self->stack, self->stack->len - 1);
}

static gboolean
is_gone (gpointer key, gpointer value, gpointer data)
{
  return ((Document *) value)->seen != ((NpSearchIndex *) data)->round;
}

/* The survey is whole: what it found counts from now on. */
static void
take_survey (NpSearchIndex *self)
{
  GPtrArray *old = self->order;

  self->order = self->next_order;
  self->next_order = old;
  g_ptr_array_set_size (old, 0);
  for (guint i = 0; i < self->order->len; i++)
    {
      Document *document = g_ptr_array_index (self->order, i);

      document->at = i;
      document->n = document->next_n;
      document->surveyed = np_object_get_stamp (document->object);
    }
  if (self->order->len != g_hash_table_size (self->documents))
    {
      self->round++;
      for (guint i = 0; i < self->order->len; i++)
        ((Document *) g_ptr_array_index (self->order, i))->seen = self->round;
      g_hash_table_foreach_remove (self->documents, is_gone, self);
    }
  /* Its glossary may have changed. */
  g_clear_pointer (&self->typed, g_free);
}

/* Which objects there are, and which of them want to be read; begun anew when the dossier changes meanwhile. Returns: whether
 * all were met before @end (0: whenever that is). */
static gboolean
survey (NpSearchIndex *self, gint64 end)
{
  if (self->stamp != np_object_get_stamp (self->dossier))
    {
      self->stamp = np_object_get_stamp (self->dossier);
      self->next_unread = self->next_old = 0;
      g_ptr_array_set_size (self->unread, 0);
      g_ptr_array_set_size (self->next_order, 0);
      g_array_set_size (self->stack, 0);
      enter (self, self->dossier);
    }
  else if (self->stack->len == 0)
    {
      return TRUE;
    }
  for (guint n = 1; self->stack->len > 0; n++)
    {
      advance (self);
      /* The clock is asked now and then. */
      if (end != 0 && n % 32 == 0 && self->stack->len > 0 && g_get_monotonic_time () >= end)
        return FALSE;
    }
  take_survey (self);
  return TRUE;
}

gboolean
np_search_index_read (NpSearchIndex *self, gint64 microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;

  if (!survey (self, end))
    return FALSE;
  while (self->next_unread < self->unread->len && g_get_monotonic_time () < end)
    {
      Document *document = g_ptr_array_index (self->unread, self->next_unread++);

      g_array_set_size (document->words, 0);
      read_object (self, document->words, document->object);
      document->stamp = np_object_get_stamp (document->object);
    }
  return self->next_unread == self->unread->len;
}

void
np_search_index_update (NpSearchIndex *self)
{
  np_search_index_read (self, G_MAXINT32);
}

gboolean
np_search_index_is_ready (NpSearchIndex *self)
{
  return self->stamp == np_object_get_stamp (self->dossier) && self->stack->len == 0 && self->next_unread == self->unread->len;
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

static NpSearch *
search_of (NpSearchIndex *self, const char *typed)
{
  NpSearchQuery query;

  if (self->typed != NULL && g_str_equal (self->typed, typed))
    return self->search;
  np_search_query_read (&query, self->dossier, typed);
  g_clear_pointer (&self->search, np_search_free);
  self->search = np_search_new (query.words->str, self->dossier, self->termbase);
  g_free (self->typed);
  self->typed = g_strdup (typed);
  np_search_query_clear (&query);
  return self->search;
}

GArray *
np_search_index_find (NpSearchIndex *self, const char *typed)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (NpSearchHit));
  g_autofree NpSearchMatch *best = NULL;
  NpSearchQuery query;
  NpSearch *search;

  survey (self, 0);
  np_search_query_read (&query, self->dossier, typed);
  search = search_of (self, typed);
  best = g_new0 (NpSearchMatch, self->order->len + 1);
  for (guint i = 0; i < search->readings->len && !query.impossible; i++)
    match_reading (self, g_ptr_array_index (search->readings, i), best);
  if (np_search_is_empty (search) && np_search_query_has_filters (&query) && !query.impossible)
    for (guint d = 0; d < self->order->len; d++)
      best[d] = NP_SEARCH_WORDS;
  for (guint d = 0; d < self->order->len; d++)
    if (best[d] != NP_SEARCH_NONE
        && !np_search_query_passes (&query, ((Document *) g_ptr_array_index (self->order, d))->object))
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
  np_search_query_clear (&query);
  return hits;
}

char *
np_search_index_dup_unknown (NpSearchIndex *self, const char *typed)
{
  NpSearchQuery query;
  char *unknown;

  np_search_query_read (&query, self->dossier, typed);
  unknown = g_steal_pointer (&query.unknown);
  np_search_query_clear (&query);
  return unknown;
}

GArray *
np_search_index_mark (NpSearchIndex *self, const char *typed, const char *text)
{
  return np_search_mark (search_of (self, typed), text);
}

char *
np_search_index_dup_snippet (NpSearchIndex *self, const char *typed, gpointer object, NpLang lang, guint length,
                             NpSearchWordsFunc func, GArray **marks)
{
  return np_search_dup_snippet (search_of (self, typed), object, lang, length, func, marks);
}
