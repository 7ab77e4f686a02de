/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-name-finder.h"

#include <string.h>

#include "dossier/np-party.h"
#include "language/np-stem.h"

/* How a word of a text must agree with a word of a name. */
typedef enum
{
  AS_IT_STANDS, /* letter for letter: "US" is no "us" */
  FOLDED,
  STEM, /* the beginning, and an ending of a few letters */
} Match;

typedef struct
{
  char *key;
  Match match;
  guint endings; /* letters that may follow a stem */
} Part;

typedef struct
{
  NpNameKind kind;
  GArray *parts; /* Part: words that follow each other */
} Name;

struct _NpNameFinder
{
  GPtrArray *names;
  GHashTable *by_letter; /* folded first letter -> GArray of indices: a text has few words that begin like a name */
  GHashTable *known;     /* what stands there already */
  NpStemmer *stemmer;    /* only while the names are gathered */
};

/* A word of a text. */
typedef struct
{
  gsize start, end;
  guint folded; /* where it begins in the folded words */
} Word;

static void
part_clear (gpointer data)
{
  g_free (((Part *) data)->key);
}

static void
name_free (gpointer data)
{
  g_array_unref (((Name *) data)->parts);
  g_free (data);
}

/* ---- folding ---- */

static gboolean
is_ignorable (gunichar c)
{
  GUnicodeType type;

  if (c < 0xad)
    return FALSE;
  type = g_unichar_type (c);
  return type == G_UNICODE_FORMAT || type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK;
}

/* А ... я, Ё, ё */
static gboolean
is_russian (gunichar c)
{
  return (c >= 0x410 && c < 0x450) || c == 0x401 || c == 0x451;
}

static gboolean
is_word_letter (gunichar c)
{
  return c < 0x80 ? g_ascii_isalnum (c) : is_russian (c) || g_unichar_isalnum (c);
}

static void
fold_letter (GString *out, gunichar c)
{
  gunichar all[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n;

  /* ASCII and Russian are most of every text; й and ё lose their marks as everywhere below. */
  if (c < 0x80)
    {
      g_string_append_c (out, g_ascii_tolower (c));
      return;
    }
  if (is_russian (c))
    {
      c = c < 0x430 ? c == 0x401 ? 0x451 : c + 0x20 : c;
      c = c == 0x451 ? 0x435 : c == 0x439 ? 0x438 : c;
      g_string_append_c (out, (char) (0xc0 | c >> 6));
      g_string_append_c (out, (char) (0x80 | (c & 0x3f)));
      return;
    }
  n = g_unichar_fully_decompose (c, TRUE, all, G_N_ELEMENTS (all));
  for (gsize i = 0; i < n; i++)
    if (!is_ignorable (all[i]))
      g_string_append_unichar (out, g_unichar_tolower (all[i]));
}

static char *
fold (const char *words)
{
  GString *out = g_string_new (NULL);

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    fold_letter (out, g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

/* The words of a text, and one string that holds them folded, each ended by a zero. */
static GArray *
split (const char *text, GString *folded)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  gboolean inside = FALSE;
  Word word = { 0 };

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != 0 && (is_word_letter (c) || (inside && is_ignorable (c))))
        {
          if (!inside)
            word = (Word) { p - text, 0, folded->len };
          inside = TRUE;
          fold_letter (folded, c);
          continue;
        }
      if (inside)
        {
          word.end = p - text;
          g_string_append_c (folded, '\0');
          g_array_append_val (words, word);
          inside = FALSE;
        }
      if (c == 0)
        return words;
    }
}

/* ---- the names ---- */

static void
take_name (NpNameFinder *self, NpNameKind kind, GArray *parts)
{
  g_autoptr(GString) key = g_string_new (NULL);
  Name *name;
  GArray *list;
  gpointer letter;
  guint index;

  g_string_append_printf (key, "%d", kind);
  for (guint i = 0; i < parts->len; i++)
    g_string_append_printf (key, " %d%s", g_array_index (parts, Part, i).match, g_array_index (parts, Part, i).key);
  if (parts->len == 0 || !g_hash_table_add (self->known, g_strdup (key->str)))
    {
      g_array_unref (parts);
      return;
    }
  name = g_new0 (Name, 1);
  name->kind = kind;
  name->parts = parts;
  index = self->names->len;
  g_ptr_array_add (self->names, name);
  {
    g_autofree char *first = fold (g_array_index (parts, Part, 0).key);

    letter = GUINT_TO_POINTER (g_utf8_get_char (first));
  }
  list = g_hash_table_lookup (self->by_letter, letter);
  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->by_letter, letter, list);
    }
  g_array_append_val (list, index);
}

static GArray *
parts_new (void)
{
  GArray *parts = g_array_new (FALSE, TRUE, sizeof (Part));

  g_array_set_clear_func (parts, part_clear);
  return parts;
}

static void
add_part (GArray *parts, char *key, Match match, guint endings)
{
  Part part = { key, match, endings };

  g_array_append_val (parts, part);
}

static gboolean
is_capitals (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isupper (g_utf8_get_char (p)) && !g_unichar_isdigit (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static void
add_word (NpNameFinder *self, GArray *parts, const char *word)
{
  g_autofree char *folded = fold (word), *raw = NULL, *stem = NULL;
  gboolean cyrillic = g_unichar_get_script (g_utf8_get_char (word)) == G_UNICODE_SCRIPT_CYRILLIC;
  glong length;

  if (is_capitals (word) && g_utf8_strlen (word, -1) <= 3)
    {
      add_part (parts, g_strdup (word), AS_IT_STANDS, 0);
      return;
    }
  raw = np_stemmer_stem (self->stemmer, word, -1);
  stem = fold (raw);
  length = g_utf8_strlen (stem, -1);
  if (!g_str_has_prefix (folded, stem) || length < 3 || (length == 3 && !cyrillic))
    add_part (parts, g_steal_pointer (&folded), FOLDED, 0);
  else
    add_part (parts, g_steal_pointer (&stem), STEM, length == 3 ? 3 : 6);
}

static char *
word_of (const char *text, const Word *word)
{
  return g_strndup (text + word->start, word->end - word->start);
}

/* The words of a name in their order. */
static void
add_name (NpNameFinder *self, NpNameKind kind, const char *name)
{
  g_autoptr(GString) folded = g_string_new (NULL);
  g_autoptr(GArray) words = split (name, folded);
  GArray *parts = parts_new ();

  for (guint i = 0; i < words->len; i++)
    {
      g_autofree char *word = word_of (name, &g_array_index (words, Word, i));

      add_word (self, parts, word);
    }
  take_name (self, kind, parts);
}

static void
add_initials (NpNameFinder *self, NpNameKind kind, char **letters, guint n)
{
  g_autofree char *joined = g_strjoinv ("", letters);
  GArray *parts = parts_new ();

  add_part (parts, g_steal_pointer (&joined), AS_IT_STANDS, 0);
  take_name (self, kind, parts);
  parts = parts_new ();
  for (guint i = 0; i < n; i++)
    add_part (parts, g_strdup (letters[i]), AS_IT_STANDS, 0);
  take_name (self, kind, parts);
}

/* "United States": "US", "U.S."; of a person also with the family name first. */
static void
add_initials_of (NpNameFinder *self, NpNameKind kind, const char *name)
{
  g_autoptr(GString) folded = g_string_new (NULL);
  g_autoptr(GArray) words = split (name, folded);
  g_auto(GStrv) letters = g_new0 (char *, words->len + 1);
  guint n = 0;

  for (guint i = 0; i < words->len; i++)
    {
      const char *first = name + g_array_index (words, Word, i).start;

      if (g_unichar_isupper (g_utf8_get_char (first)))
        letters[n++] = g_strndup (first, g_utf8_next_char (first) - first);
    }
  if (n < 2)
    return;
  add_initials (self, kind, letters, n);
  if (kind == NP_NAME_INITIALS)
    {
      char *last = letters[n - 1];

      memmove (letters + 1, letters, (n - 1) * sizeof *letters);
      letters[0] = last;
      add_initials (self, kind, letters, n);
    }
}

static void
add_person (NpNameFinder *self, const char *name)
{
  g_autoptr(GString) folded = g_string_new (NULL);
  g_autoptr(GArray) words = split (name, folded);

  for (guint i = 0; i < words->len; i++)
    {
      g_autofree char *word = word_of (name, &g_array_index (words, Word, i));

      if (g_utf8_strlen (word, -1) > 1)
        add_name (self, NP_NAME_PERSON, word);
    }
  add_initials_of (self, NP_NAME_INITIALS, name);
}

static void
add_party (NpNameFinder *self, gpointer party)
{
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      const char *name = np_object_get_words (party, NP_PARTY_NAME, lang);
      g_auto(GStrv) also = g_strsplit_set (np_object_get_words (party, NP_PARTY_ALSO, lang), ",;", -1);

      add_name (self, NP_NAME_AFFILIATION, name);
      add_initials_of (self, NP_NAME_AFFILIATION, name);
      for (guint i = 0; also[i] != NULL; i++)
        add_name (self, NP_NAME_AFFILIATION, also[i]);
    }
  add_name (self, NP_NAME_AFFILIATION, np_object_get_string (party, NP_PARTY_CODE));
}

static void
add_seat (NpNameFinder *self, gpointer seat)
{
  static const guint aliases[] = { NP_SEAT_ALIAS_RU, NP_SEAT_ALIAS_EN };

  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      const char *role = np_object_get_words (seat, NP_SEAT_ROLE, lang);

      add_person (self, np_object_get_words (seat, NP_SEAT_NAME, lang));
      /* One common word ("participant") says nothing; words of one party alone are found apart. */
      if (strpbrk (role, " -") != NULL)
        add_name (self, NP_NAME_ROLE, role);
    }
  for (guint i = 0; i <= G_N_ELEMENTS (aliases); i++)
    {
      g_autofree char *only = i == 0 ? g_strdup (np_object_get_id (seat)) : NULL;
      g_auto(GStrv) words = i == 0 ? g_strsplit (only, " ", -1) : np_object_dup_list_of_words (seat, aliases[i - 1]);

      for (guint k = 0; words[k] != NULL; k++)
        {
          GArray *parts = parts_new ();

          add_part (parts, fold (words[k]), FOLDED, 0);
          take_name (self, NP_NAME_SEAT, parts);
        }
    }
}

/* "участник с американской стороны": a word that only the roles of one party have tells the party. */
static void
add_telling_words (NpNameFinder *self, GPtrArray *parties)
{
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      g_autoptr(GHashTable) owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr(GHashTable) spellings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      guint n = 0;
      GHashTableIter iter;
      gpointer key, owner;

      for (guint i = 0; i < parties->len; i++)
        {
          gpointer party = parties->pdata[i];
          gboolean any = FALSE;

          for (guint k = 0; k < np_object_get_n_children (party, NP_PARTY_SEATS); k++)
            {
              const char *role = np_object_get_words (np_object_get_child (party, NP_PARTY_SEATS, k), NP_SEAT_ROLE, lang);
              g_autoptr(GArray) words = np_stemmer_words (self->stemmer, role);

              for (guint w = 0; w < words->len; w++)
                {
                  const NpWord *word = &g_array_index (words, NpWord, w);
                  g_autofree char *stem = fold (word->stem);

                  any = TRUE;
                  if (!g_hash_table_lookup_extended (owners, stem, NULL, &owner))
                    {
                      g_hash_table_insert (owners, g_strdup (stem), party);
                      g_hash_table_insert (spellings, g_strdup (stem), g_strndup (role + word->start, word->end - word->start));
                    }
                  else if (owner != party)
                    g_hash_table_insert (owners, g_strdup (stem), NULL);
                }
            }
          n += any;
        }
      if (n < 2)
        continue;
      g_hash_table_iter_init (&iter, owners);
      while (g_hash_table_iter_next (&iter, &key, &owner))
        if (owner != NULL && g_utf8_strlen (key, -1) > 1)
          add_name (self, NP_NAME_ROLE, g_hash_table_lookup (spellings, key));
    }
}

NpNameFinder *
np_name_finder_new (NpDossier *dossier)
{
  NpNameFinder *self = g_new0 (NpNameFinder, 1);
  g_autoptr(GPtrArray) parties = g_ptr_array_new ();

  self->names = g_ptr_array_new_with_free_func (name_free);
  self->by_letter = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->stemmer = np_stemmer_new ();
  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_PARTIES); i++)
    {
      gpointer party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, i);

      if (np_object_get_enum (party, NP_PARTY_KIND) == NP_PARTY_FACILITATOR)
        continue;
      g_ptr_array_add (parties, party);
      add_party (self, party);
      for (guint k = 0; k < np_object_get_n_children (party, NP_PARTY_SEATS); k++)
        add_seat (self, np_object_get_child (party, NP_PARTY_SEATS, k));
    }
  add_telling_words (self, parties);
  g_clear_pointer (&self->stemmer, np_stemmer_free);
  g_clear_pointer (&self->known, g_hash_table_unref);
  return self;
}

void
np_name_finder_free (NpNameFinder *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->names);
  g_hash_table_unref (self->by_letter);
  g_free (self);
}

/* ---- finding ---- */

static gboolean
agrees (const Part *part, const char *text, const Word *word, const GString *folded)
{
  const char *words = folded->str + word->folded;
  gsize n = strlen (part->key);

  switch (part->match)
    {
    case AS_IT_STANDS:
      return word->end - word->start == n && strncmp (text + word->start, part->key, n) == 0;
    case STEM:
      return g_str_has_prefix (words, part->key) && g_utf8_strlen (words + n, -1) <= (glong) part->endings;
    case FOLDED:
    default:
      return strcmp (words, part->key) == 0;
    }
}

static gboolean
stands_here (const Name *name, const char *text, const GArray *words, guint at, const GString *folded)
{
  if (at + name->parts->len > words->len)
    return FALSE;
  for (guint i = 0; i < name->parts->len; i++)
    if (!agrees (&g_array_index (name->parts, Part, i), text, &g_array_index (words, Word, at + i), folded))
      return FALSE;
  return TRUE;
}

GArray *
np_name_finder_find (const NpNameFinder *self, const char *text, guint kinds)
{
  g_autoptr(GString) folded = g_string_new (NULL);
  g_autoptr(GArray) words = NULL;
  GArray *finds = NULL;

  if (*text == '\0' || self->names->len == 0)
    return NULL;
  words = split (text, folded);
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = folded->str + g_array_index (words, Word, i).folded;
      const GArray *list = g_hash_table_lookup (self->by_letter, GUINT_TO_POINTER (g_utf8_get_char (word)));
      const Name *best = NULL;
      guint number = 0;

      for (guint k = 0; list != NULL && k < list->len; k++)
        {
          guint index = g_array_index (list, guint, k);
          const Name *name = self->names->pdata[index];

          /* The longest wins, of equal ones the first. */
          if ((kinds & NP_NAME_MASK (name->kind)) != 0 && (best == NULL || name->parts->len > best->parts->len)
              && stands_here (name, text, words, i, folded))
            {
              best = name;
              number = index;
            }
        }
      if (best != NULL)
        {
          NpNameFind find = { best->kind, number, g_array_index (words, Word, i).start,
                              g_array_index (words, Word, i + best->parts->len - 1).end };

          if (finds == NULL)
            finds = g_array_new (FALSE, FALSE, sizeof (NpNameFind));
          g_array_append_val (finds, find);
          i += best->parts->len - 1;
        }
    }
  return finds;
}
