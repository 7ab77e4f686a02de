/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/np-stem.h"

#include <libstemmer.h>
#include <string.h>

struct _NpStemmer
{
  struct sb_stemmer *snowball[NP_N_LANGS];
};

char *
np_stem_fold (const char *text, gssize length)
{
  g_autofree char *apart = g_utf8_normalize (text, length, G_NORMALIZE_ALL);
  g_autofree char *lower = g_utf8_strdown (apart != NULL ? apart : "", -1);
  g_autofree char *whole = NULL;
  GString *out = g_string_new (NULL);

  /* Apart, ё is е with a diaeresis and a stressed vowel has an acute; й keeps its breve, for it is another
     letter. */
  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0xAD || c == 0x301 || c == 0x300 || c == 0x308)
        continue;
      g_string_append_unichar (out, c);
    }
  whole = g_string_free (out, FALSE);
  return g_utf8_normalize (whole, -1, G_NORMALIZE_ALL_COMPOSE);
}

NpStemmer *
np_stemmer_new (void)
{
  NpStemmer *self = g_new0 (NpStemmer, 1);

  self->snowball[NP_LANG_RU] = sb_stemmer_new ("russian", "UTF_8");
  self->snowball[NP_LANG_EN] = sb_stemmer_new ("english", "UTF_8");
  g_assert (self->snowball[NP_LANG_RU] != NULL && self->snowball[NP_LANG_EN] != NULL);
  return self;
}

void
np_stemmer_free (NpStemmer *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < NP_N_LANGS; i++)
    sb_stemmer_delete (self->snowball[i]);
  g_free (self);
}

char *
np_stemmer_stem (NpStemmer *self, const char *word, gssize length)
{
  g_autofree char *folded = np_stem_fold (word, length);
  gboolean latin = FALSE, cyrillic = FALSE;
  struct sb_stemmer *snowball;
  const sb_symbol *stem;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (p));

      latin = latin || script == G_UNICODE_SCRIPT_LATIN;
      cyrillic = cyrillic || script == G_UNICODE_SCRIPT_CYRILLIC;
    }
  if (!latin && !cyrillic)
    return g_steal_pointer (&folded);
  snowball = self->snowball[cyrillic ? NP_LANG_RU : NP_LANG_EN];
  stem = sb_stemmer_stem (snowball, (const sb_symbol *) folded, (int) strlen (folded));
  return stem != NULL ? g_strndup ((const char *) stem, sb_stemmer_length (snowball))
      : g_steal_pointer (&folded);
}

static void
clear_word (gpointer word)
{
  g_free (((NpWord *) word)->stem);
}

static gboolean
in_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == 0xAD;
}

GArray *
np_stemmer_words (NpStemmer *self, const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (NpWord));

  g_array_set_clear_func (words, clear_word);
  for (const char *p = text; *p != '\0';)
    {
      const char *q = p;
      NpWord word;

      while (in_word (g_utf8_get_char (q)) ||
             (q > p && (*q == '\'' || g_utf8_get_char (q) == 0x2019) &&
              in_word (g_utf8_get_char (g_utf8_next_char (q)))))
        q = g_utf8_next_char (q);
      if (q == p)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      word.start = p - text;
      word.end = q - text;
      word.stem = np_stemmer_stem (self, p, q - p);
      g_array_append_val (words, word);
      p = q;
    }
  return words;
}

/* The keys in the same order in both layouts, without and with Shift. */
static const char latin_keys[] =
    "`qwertyuiop[]asdfghjkl;'zxcvbnm,./~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?@#$^&|";
static const char cyrillic_keys[] =
    "ёйцукенгшщзхъфывапролджэячсмитьбю.ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,\"№;:?/";

char *
np_layout_convert (const char *text, NpLang to)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *from = to == NP_LANG_RU ? latin_keys : cyrillic_keys;
      const char *into = to == NP_LANG_RU ? cyrillic_keys : latin_keys;

      while (*from != '\0' && g_utf8_get_char (from) != c)
        {
          from = g_utf8_next_char (from);
          into = g_utf8_next_char (into);
        }
      g_string_append_unichar (out, *from != '\0' ? g_utf8_get_char (into) : c);
    }
  return g_string_free (out, FALSE);
}
