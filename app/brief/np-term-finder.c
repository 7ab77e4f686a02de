/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-term-finder.h"

#include <string.h>

#include "dossier/np-source.h"

struct _NpTermFinder
{
  NpGlossaryMatcher *matcher;
  GPtrArray *entries;
};

/* "a; b (c)" -> "a", "b"; wordings of one language of an entry. */
static void
add_wordings (GArray *terms, GPtrArray *kept, GPtrArray *entries, gpointer entry, const char *words, NpLang lang)
{
  g_auto(GStrv) parts = g_strsplit (words, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *wording = g_strdup (g_strstrip (parts[i]));
      NpGlossaryTerm term = { wording, lang, FALSE };

      g_ptr_array_add (kept, wording);
      if (*wording == '\0')
        continue;
      g_array_append_val (terms, term);
      g_ptr_array_add (entries, g_object_ref (entry));
    }
}

/* The column "avoid" reads «RU: «…», «…»; EN: “…”»: what stands in quotation marks is a wording to avoid. */
static void
add_avoided (GArray *terms, GPtrArray *kept, GPtrArray *entries, gpointer entry)
{
  const char *p = np_object_get_string (entry, NP_TERM_AVOID);
  static const struct { const char *open, *close; NpLang lang; } quotes[] = {
    { "«", "»", NP_LANG_RU }, { "“", "”", NP_LANG_EN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    for (const char *from = strstr (p, quotes[i].open); from != NULL; from = strstr (from, quotes[i].open))
      {
        const char *end = strstr (from += strlen (quotes[i].open), quotes[i].close);
        char *wording;

        if (end == NULL)
          break;
        wording = g_strndup (from, end - from);
        g_ptr_array_add (kept, wording);
        g_array_append_val (terms, ((NpGlossaryTerm) { wording, quotes[i].lang, TRUE }));
        g_ptr_array_add (entries, g_object_ref (entry));
        from = end;
      }
}

NpTermFinder *
np_term_finder_new (NpDossier *const *books, guint n_books)
{
  NpTermFinder *self = g_new0 (NpTermFinder, 1);
  g_autoptr(GArray) terms = g_array_new (FALSE, FALSE, sizeof (NpGlossaryTerm));
  g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);

  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint b = 0; b < n_books; b++)
    for (guint i = 0; i < np_object_get_n_children (books[b], NP_DOSSIER_GLOSSARY); i++)
      {
        gpointer entry = np_object_get_child (books[b], NP_DOSSIER_GLOSSARY, i);

        for (guint lang = 0; lang < NP_N_LANGS; lang++)
          add_wordings (terms, kept, self->entries, entry, np_object_get_words (entry, NP_TERM_TERM, lang), lang);
        add_avoided (terms, kept, self->entries, entry);
      }
  self->matcher = np_glossary_matcher_new ((NpGlossaryTerm *) terms->data, terms->len);
  return self;
}

void
np_term_finder_free (NpTermFinder *self)
{
  np_glossary_matcher_free (self->matcher);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

GArray *
np_term_finder_find (NpTermFinder *self, const char *text, NpLang lang)
{
  return np_glossary_matcher_find (self->matcher, text, lang);
}

gpointer
np_term_finder_get_term (NpTermFinder *self, const NpGlossaryHit *hit)
{
  return self->entries->pdata[hit->term];
}

char *
np_term_words (gpointer term, NpLang lang)
{
  const char *words = np_object_get_words (term, NP_TERM_TERM, lang);

  return g_strchomp (g_strndup (words, strcspn (words, ";(")));
}
