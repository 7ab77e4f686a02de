/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-search"

#include "meeting/np-search-private.h"

#include <string.h>

#include "dossier/np-source.h"
#include "language/np-stem.h"

static void
reading_free (gpointer data)
{
  NpSearchReading *reading = data;

  g_ptr_array_unref (reading->stems);
  g_free (reading->half);
  g_free (reading);
}

static NpSearchReading *
add_reading (NpSearch *self, NpSearchMatch how, const char *text, gboolean half)
{
  g_autoptr(GArray) words = np_stemmer_words (self->stemmer, text);
  NpSearchReading *reading;

  if (words->len == 0)
    return NULL;
  reading = g_new0 (NpSearchReading, 1);
  reading->how = how;
  reading->stems = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < words->len; i++)
    {
      const NpWord *word = &g_array_index (words, NpWord, i);

      if (half && i + 1 == words->len)
        reading->half = np_stem_fold (text + word->start, word->end - word->start);
      g_ptr_array_add (reading->stems, g_strdup (word->stem));
    }
  g_ptr_array_add (self->readings, reading);
  return reading;
}

gboolean
np_search_reading_is (const NpSearchReading *reading, guint i, const char *text, const NpWord *word)
{
  if (g_str_equal (word->stem, g_ptr_array_index (reading->stems, i)))
    return TRUE;
  if (reading->half != NULL && i + 1 == reading->stems->len)
    {
      g_autofree char *folded = np_stem_fold (text + word->start, word->end - word->start);

      return g_str_has_prefix (folded, reading->half);
    }
  return FALSE;
}

static gboolean
matches (const NpSearchReading *reading, const char *text, GArray *words)
{
  for (guint i = 0; i < reading->stems->len; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < words->len && !found; j++)
        found = np_search_reading_is (reading, i, text, &g_array_index (words, NpWord, j));
      if (!found)
        return FALSE;
    }
  return TRUE;
}

/* The wordings of a term: what stands between semicolons, without what stands in brackets. */
static char **
wordings (const char *words)
{
  g_autoptr(GString) bare = g_string_new (NULL);
  int depth = 0;

  for (const char *c = words; *c != '\0'; c++)
    {
      depth += *c == '(';
      if (depth == 0)
        g_string_append_c (bare, *c);
      depth -= *c == ')' && depth > 0;
    }
  return g_strsplit (bare->str, ";", -1);
}

/* Terms whose wording in one language is what was typed: their wordings in the other one are readings, too. */
static void
add_glossary (NpSearch *self, NpDossier *dossier)
{
  GListModel *terms = np_object_get_list (dossier, NP_DOSSIER_GLOSSARY);
  const NpSearchReading *typed = g_ptr_array_index (self->readings, 0);

  for (guint i = 0; i < g_list_model_get_n_items (terms); i++)
    {
      g_autoptr(NpObject) term = g_list_model_get_item (terms, i);

      for (NpLang lang = NP_LANG_RU; lang < NP_N_LANGS; lang++)
        {
          g_auto(GStrv) here = wordings (np_object_get_words (term, NP_TERM_TERM, lang));
          g_auto(GStrv) there = wordings (np_object_get_words (term, NP_TERM_TERM, np_lang_other (lang)));
          gboolean same = FALSE;

          for (guint j = 0; here[j] != NULL && !same; j++)
            {
              g_autoptr(GArray) words = np_stemmer_words (self->stemmer, here[j]);

              same = words->len == typed->stems->len && matches (typed, here[j], words);
            }
          for (guint j = 0; same && there[j] != NULL; j++)
            add_reading (self, NP_SEARCH_GLOSSARY, there[j], FALSE);
        }
    }
}

NpSearch *
np_search_new (const char *text, NpDossier *dossier, NpDossier *termbase)
{
  NpSearch *self = g_new0 (NpSearch, 1);

  self->stemmer = np_stemmer_new ();
  self->readings = g_ptr_array_new_with_free_func (reading_free);
  if (add_reading (self, NP_SEARCH_WORDS, text, TRUE) == NULL)
    return self;
  if (dossier != NULL)
    add_glossary (self, dossier);
  if (termbase != NULL)
    add_glossary (self, termbase);
  for (NpLang lang = NP_LANG_RU; lang < NP_N_LANGS; lang++)
    {
      g_autofree char *other = np_layout_convert (text, lang);

      if (!g_str_equal (other, text))
        add_reading (self, NP_SEARCH_LAYOUT, other, TRUE);
    }
  return self;
}

void
np_search_free (NpSearch *self)
{
  if (self == NULL)
    return;
  np_stemmer_free (self->stemmer);
  g_ptr_array_unref (self->readings);
  g_free (self);
}

gboolean
np_search_is_empty (NpSearch *self)
{
  return self->readings->len == 0;
}

NpSearchMatch
np_search_words (NpSearch *self, const char *text)
{
  g_autoptr(GArray) words = NULL;
  NpSearchMatch best = NP_SEARCH_NONE;

  if (np_search_is_empty (self))
    return NP_SEARCH_WORDS;
  words = np_stemmer_words (self->stemmer, text);
  for (guint i = 0; i < self->readings->len; i++)
    {
      const NpSearchReading *reading = g_ptr_array_index (self->readings, i);

      if (reading->how > best && matches (reading, text, words))
        best = reading->how;
    }
  return best;
}

NpSearchMatch
np_search_object (NpSearch *self, gpointer object)
{
  g_autoptr(GString) all = g_string_new (NULL);
  const NpField *fields;
  guint n;

  fields = np_object_get_fields (object, &n);
  for (guint i = 0; i < n; i++)
    switch (fields[i].kind)
      {
      case NP_KIND_TEXT:
        for (NpLang lang = NP_LANG_RU; lang < NP_N_LANGS; lang++)
          g_string_append_printf (all, "%s\n", np_object_get_words (object, i, lang));
        break;
      case NP_KIND_ID:
      case NP_KIND_STRING:
      case NP_KIND_WORDS:
      case NP_KIND_DATE:
        g_string_append_printf (all, "%s\n", np_object_get_string (object, i));
        break;
      case NP_KIND_INTEGER:
        if (!isnan (np_object_get_number (object, i)))
          g_string_append_printf (all, "%.0f\n", np_object_get_number (object, i));
        break;
      default:
        break;
      }
  return np_search_words (self, all->str);
}
