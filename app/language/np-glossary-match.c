/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/np-glossary-match.h"

#include <string.h>

typedef struct
{
  char *stem;
  char *capitals;                   /* the word itself when it is written in capitals, else NULL */
} TermWord;

typedef struct
{
  TermWord *words;
  guint n_words;
  NpLang lang;
  gboolean avoided;
} Term;

struct _NpGlossaryMatcher
{
  NpStemmer *stemmer;
  Term *terms;
  gsize n_terms;
  GHashTable *by_first;             /* stem of the first word -> GArray of guint */
};

/* The word as written when it has at least two letters and none is small, else NULL. */
static char *
dup_capitals (const char *word, gsize length)
{
  guint letters = 0;

  for (const char *p = word; p < word + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_islower (c))
        return NULL;
      letters += g_unichar_isupper (c);
    }
  return letters >= 2 ? g_strndup (word, length) : NULL;
}

/* "information and communications technologies (ICTs)" without the brackets. */
static char *
drop_brackets (const char *words)
{
  GString *out = g_string_new (NULL);
  guint depth = 0;

  for (; *words != '\0'; words++)
    {
      if (*words == '(')
        depth++;
      if (depth == 0)
        g_string_append_c (out, *words);
      if (*words == ')' && depth > 0)
        depth--;
    }
  return g_string_free (out, FALSE);
}

NpGlossaryMatcher *
np_glossary_matcher_new (const NpGlossaryTerm *terms, gsize n_terms)
{
  NpGlossaryMatcher *self = g_new0 (NpGlossaryMatcher, 1);

  self->stemmer = np_stemmer_new ();
  self->terms = g_new0 (Term, n_terms);
  self->n_terms = n_terms;
  self->by_first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < n_terms; i++)
    {
      Term *term = &self->terms[i];
      g_autofree char *plain = drop_brackets (terms[i].words != NULL ? terms[i].words : "");
      g_autoptr(GArray) words = np_stemmer_words (self->stemmer, plain);
      GArray *list;

      term->lang = terms[i].lang;
      term->avoided = terms[i].avoided;
      term->n_words = words->len;
      term->words = g_new0 (TermWord, words->len);
      for (guint k = 0; k < words->len; k++)
        {
          NpWord *word = &g_array_index (words, NpWord, k);

          term->words[k].stem = g_steal_pointer (&word->stem);
          term->words[k].capitals = dup_capitals (plain + word->start, word->end - word->start);
        }
      if (term->n_words == 0)
        continue;
      list = g_hash_table_lookup (self->by_first, term->words[0].stem);
      if (list == NULL)
        {
          list = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (self->by_first, g_strdup (term->words[0].stem), list);
        }
      g_array_append_val (list, i);
    }
  return self;
}

void
np_glossary_matcher_free (NpGlossaryMatcher *self)
{
  if (self == NULL)
    return;
  for (gsize i = 0; i < self->n_terms; i++)
    {
      for (guint k = 0; k < self->terms[i].n_words; k++)
        {
          g_free (self->terms[i].words[k].stem);
          g_free (self->terms[i].words[k].capitals);
        }
      g_free (self->terms[i].words);
    }
  g_free (self->terms);
  g_hash_table_unref (self->by_first);
  np_stemmer_free (self->stemmer);
  g_free (self);
}

static gboolean
only_joins (const char *from, const char *to)
{
  for (; from < to; from = g_utf8_next_char (from))
    {
      gunichar c = g_utf8_get_char (from);

      if (!g_unichar_isspace (c) && c != '-' && c != 0x2010 && c != 0x2011)
        return FALSE;
    }
  return TRUE;
}

static gboolean
term_stands_at (const Term *term, const char *text, const NpWord *words, guint n)
{
  if (term->n_words > n)
    return FALSE;
  for (guint k = 0; k < term->n_words; k++)
    {
      const TermWord *want = &term->words[k];
      gsize length = words[k].end - words[k].start;

      if (!g_str_equal (want->stem, words[k].stem))
        return FALSE;
      if (want->capitals != NULL &&
          (strlen (want->capitals) > length || strncmp (want->capitals, text + words[k].start,
                                                        strlen (want->capitals)) != 0))
        return FALSE;
      if (k > 0 && !only_joins (text + words[k - 1].end, text + words[k].start))
        return FALSE;
    }
  return TRUE;
}

GArray *
np_glossary_matcher_find (NpGlossaryMatcher *self, const char *text, NpLang lang)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (NpGlossaryHit));
  g_autoptr(GArray) words = np_stemmer_words (self->stemmer, text);
  const NpWord *w = (const NpWord *) (void *) words->data;

  for (guint i = 0; i < words->len;)
    {
      const GArray *list = g_hash_table_lookup (self->by_first, w[i].stem);
      guint longest = 0;

      for (guint k = 0; list != NULL && k < list->len; k++)
        {
          guint index = g_array_index (list, guint, k);
          const Term *term = &self->terms[index];
          NpGlossaryHit hit;

          if (term->lang != lang || term->n_words < longest ||
              !term_stands_at (term, text, w + i, words->len - i))
            continue;
          hit = (NpGlossaryHit) { index, w[i].start, w[i + term->n_words - 1].end, term->avoided };
          if (term->n_words > longest && longest > 0)
            while (hits->len > 0 && g_array_index (hits, NpGlossaryHit, hits->len - 1).start == hit.start)
              g_array_set_size (hits, hits->len - 1);
          longest = term->n_words;
          g_array_append_val (hits, hit);
        }
      i += MAX (longest, 1);
    }
  return hits;
}
