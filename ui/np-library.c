/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/np-library.h"

#include <string.h>

#include "dossier/np-source.h"
#include "store/np-xml-in.h"

static NpDossier *
load (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  NpDossier *dossier = bytes != NULL ? np_xml_in_parse (bytes, path, NP_XML_IN_STRICT, NULL, NULL, &error) : NULL;

  /* It ships with the program and is read by a test. */
  if (dossier == NULL)
    g_error ("%s", error->message);
  return dossier;
}

NpDossier *
np_library_get_instruments (void)
{
  static NpDossier *library;

  if (library == NULL)
    library = load ("/org/nonpaper/data/library/instruments.xml");
  return library;
}

NpDossier *
np_library_get_termbase (void)
{
  static NpDossier *library;

  if (library == NULL)
    library = load ("/org/nonpaper/data/library/termbase.xml");
  return library;
}

struct _NpLibraryTerms
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

NpLibraryTerms *
np_library_terms_new (NpDossier *dossier)
{
  NpLibraryTerms *self = g_new0 (NpLibraryTerms, 1);
  NpDossier *books[] = { dossier, np_library_get_termbase () };
  g_autoptr(GArray) terms = g_array_new (FALSE, FALSE, sizeof (NpGlossaryTerm));
  g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);

  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint b = 0; b < G_N_ELEMENTS (books); b++)
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
np_library_terms_free (NpLibraryTerms *self)
{
  np_glossary_matcher_free (self->matcher);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

NpGlossaryMatcher *
np_library_terms_get_matcher (NpLibraryTerms *self)
{
  return self->matcher;
}

gpointer
np_library_terms_get (NpLibraryTerms *self, guint index)
{
  return self->entries->pdata[index];
}

char *
np_library_term_words (gpointer term, NpLang lang)
{
  const char *words = np_object_get_words (term, NP_TERM_TERM, lang);

  return g_strchomp (g_strndup (words, strcspn (words, ";(")));
}
