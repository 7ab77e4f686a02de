/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/np-hyphenate.h"

#include <glib/gi18n-lib.h>
#include <hyphen.h>
#include <string.h>

#define MIN_WORD 6
#define MIN_LEFT 2
#define MIN_RIGHT 3
#define MAX_WORD 90
#define MAX_PATTERN 40

static const char *const file_names[NP_N_LANGS] = { "hyph_ru_RU.dic", "hyph_en_GB.dic" };

struct _NpHyphenator
{
  NpLang lang;
  HyphenDict *patterns;
};

/* "1абв2" is the letters "абв" and one value before, between and after them. */
static void
split_pattern (const char *line, GString *letters, guint8 *values)
{
  g_string_truncate (letters, 0);
  memset (values, 0, MAX_PATTERN + 1);
  for (glong k = 0; *line != '\0' && k < MAX_PATTERN; line = g_utf8_next_char (line))
    if (g_ascii_isdigit (*line))
      values[k] = *line - '0';
    else
      {
        g_string_append_unichar (letters, g_utf8_get_char (line));
        k++;
      }
}

/* The values of all patterns that end where @prefix ends, laid over each other. */
static gboolean
merge_endings (GHashTable *patterns, const char *prefix, glong length, guint8 *values)
{
  gboolean any = FALSE;

  memset (values, 0, MAX_PATTERN + 1);
  for (glong skip = 0; skip < length; skip++)
    {
      const guint8 *own = g_hash_table_lookup (patterns, g_utf8_offset_to_pointer (prefix, skip));

      for (glong k = 0; own != NULL && k <= length - skip; k++)
        if (own[k] > values[skip + k])
          {
            values[skip + k] = own[k];
            any = TRUE;
          }
    }
  return any;
}

/*
 * libhyphen applies the longest pattern that ends at a letter and no shorter one, so it wants files in which
 * every beginning of a pattern repeats the values of the patterns that end in it. The Russian file is not of
 * this kind (without this step two thirds of the breaks are lost and some are wrong), nor is it UTF-8: both
 * are mended while loading.
 */
static char *
complete_patterns (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr(GHashTable) patterns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GString) letters = g_string_new (NULL);
  GString *out = g_string_new ("UTF-8\n");
  guint8 values[MAX_PATTERN + 1];

  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (*line == '\0' || *line == '%' || g_ascii_isupper (*line))
        continue;
      split_pattern (line, letters, values);
      g_hash_table_insert (patterns, g_strdup (letters->str), g_memdup2 (values, sizeof values));
    }
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      glong n;

      if (*lines[i] == '\0' || *lines[i] == '%' || g_ascii_isupper (*lines[i]))
        continue;
      split_pattern (lines[i], letters, values);
      n = g_utf8_strlen (letters->str, -1);
      for (glong length = 1; length <= n; length++)
        {
          g_autofree char *prefix = g_utf8_substring (letters->str, 0, length);

          if (g_hash_table_contains (done, prefix) || !merge_endings (patterns, prefix, length, values))
            continue;
          for (glong k = 0; k <= length; k++)
            {
              if (values[k] > 0)
                g_string_append_c (out, '0' + values[k]);
              if (k < length)
                g_string_append_unichar (out, g_utf8_get_char (g_utf8_offset_to_pointer (prefix, k)));
            }
          g_string_append_c (out, '\n');
          g_hash_table_add (done, g_steal_pointer (&prefix));
        }
    }
  return g_string_free (out, FALSE);
}

static HyphenDict *
load (const char *path, NpLang lang)
{
  g_autofree char *bytes = NULL, *text = NULL, *complete = NULL;
  gsize length;
  g_autofree char *charset = NULL;
  HyphenDict *patterns;
  FILE *file;

  if (!g_file_get_contents (path, &bytes, &length, NULL))
    return NULL;
  if (lang == NP_LANG_EN)
    return hnj_hyphen_load (path);
  charset = g_strndup (bytes, strcspn (bytes, "\r\n"));
  text = g_convert (bytes, length, "UTF-8", charset, NULL, NULL, NULL);
  if (text == NULL)
    return NULL;
  complete = complete_patterns (text);
  file = fmemopen (complete, strlen (complete), "r");
  if (file == NULL)
    return NULL;
  patterns = hnj_hyphen_load_file (file);
  fclose (file);
  return patterns;
}

NpHyphenator *
np_hyphenator_new (NpLang lang, GError **error)
{
  const char *const *folders = g_get_system_data_dirs ();
  g_autoptr(NpHyphenator) self = NULL;

  g_return_val_if_fail ((guint) lang < NP_N_LANGS, NULL);
  self = g_new0 (NpHyphenator, 1);
  self->lang = lang;
  for (guint i = 0; folders[i] != NULL && self->patterns == NULL; i++)
    {
      g_autofree char *path = g_build_filename (folders[i], "hyphen", file_names[lang], NULL);

      self->patterns = load (path, lang);
    }
  /* A session may name other folders only; the patterns of the system are still there. */
  if (self->patterns == NULL)
    {
      g_autofree char *path = g_build_filename ("/usr/share/hyphen", file_names[lang], NULL);

      self->patterns = load (path, lang);
    }
  if (self->patterns == NULL || !self->patterns->utf8)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _("hyphenation patterns %s: not found or not readable: install %s"),
                   file_names[lang], lang == NP_LANG_RU ? "hyphen-ru" : "hyphen-en-gb");
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
np_hyphenator_free (NpHyphenator *self)
{
  if (self == NULL)
    return;
  if (self->patterns != NULL)
    hnj_hyphen_free (self->patterns);
  g_free (self);
}

static gboolean
is_letter (const NpHyphenator *self, gunichar c)
{
  if (self->lang == NP_LANG_RU)
    return (c >= 0x410 && c <= 0x44F) || c == 0x401 || c == 0x451;
  return c < 128 && g_ascii_isalpha (c);
}

/* Appends one word of @n letters with its soft hyphens. */
static void
append_word (const NpHyphenator *self, GString *out, const char *word, gsize length, glong n)
{
  char bytes[2 * MAX_WORD + 1], marks[2 * MAX_WORD + 6];
  char **rep = NULL;
  int *pos = NULL, *cut = NULL;
  gsize size = 0;
  glong k = 0;
  gboolean failed;

  for (const char *p = word; p < word + length; p = g_utf8_next_char (p))
    size += g_unichar_to_utf8 (g_unichar_tolower (g_utf8_get_char (p)), bytes + size);
  bytes[size] = '\0';
  failed = hnj_hyphen_hyphenate2 (self->patterns, bytes, (int) size, marks, NULL, &rep, &pos, &cut) != 0;
  for (const char *p = word; p < word + length; p = g_utf8_next_char (p), k++)
    {
      g_string_append_len (out, p, g_utf8_next_char (p) - p);
      if (!failed && (marks[k] & 1) != 0 && k + 1 >= MIN_LEFT && n - k - 1 >= MIN_RIGHT &&
          (rep == NULL || rep[k] == NULL))
        g_string_append (out, NP_SOFT_HYPHEN);
    }
  for (gsize i = 0; rep != NULL && i < size; i++)
    free (rep[i]);
  free (rep);
  free (pos);
  free (cut);
}

/* Appends one token: everything between blanks. */
static void
append_token (const NpHyphenator *self, GString *out, const char *token, const char *end)
{
  const char *p = token;

  for (const char *q = token; q < end; q = g_utf8_next_char (q))
    if (g_unichar_isdigit (g_utf8_get_char (q)) || g_utf8_get_char (q) == 0xAD ||
        strchr ("/@_\\", *q) != NULL)
      {
        g_string_append_len (out, token, end - token);
        return;
      }
  while (p < end)
    {
      const char *q = p;
      glong n = 0, capitals = 0;
      gboolean initial, pure = TRUE;

      while (q < end && (g_unichar_isalpha (g_utf8_get_char (q)) || g_unichar_ismark (g_utf8_get_char (q))))
        {
          gunichar c = g_utf8_get_char (q);

          pure = pure && is_letter (self, c);
          capitals += g_unichar_isupper (c);
          n++;
          q = g_utf8_next_char (q);
        }
      initial = n > 0 && g_unichar_isupper (g_utf8_get_char (p));
      /* A full stop or an apostrophe inside is no end of a word: e.g. an address, "State's". */
      if (pure && n >= MIN_WORD && n <= MAX_WORD && capitals == (initial ? 1 : 0) &&
          !(initial && self->lang == NP_LANG_EN) && !(q + 1 < end && *q == '.' &&
                                                      g_unichar_isalpha (g_utf8_get_char (q + 1))))
        append_word (self, out, p, q - p, n);
      else
        g_string_append_len (out, p, q - p);
      if (q < end)
        {
          const char *next = g_utf8_next_char (q);

          g_string_append_len (out, q, next - q);
          q = next;
        }
      p = q;
    }
}

/* Where the last word of the paragraph @p ... @end begins. */
static const char *
last_word (const char *p, const char *end)
{
  while (end > p && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  while (end > p && !g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return end;
}

char *
np_hyphenator_insert (const NpHyphenator *self, const char *text)
{
  GString *out;
  const char *p = text;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);
  out = g_string_sized_new (strlen (text) * 5 / 4);
  while (*p != '\0')
    {
      const char *end = p + strcspn (p, "\n");
      const char *last = last_word (p, end);

      while (p < last)
        {
          const char *q = p;

          while (q < last && !g_unichar_isspace (g_utf8_get_char (q)))
            q = g_utf8_next_char (q);
          append_token (self, out, p, q);
          p = q;
          while (q < last && g_unichar_isspace (g_utf8_get_char (q)))
            q = g_utf8_next_char (q);
          g_string_append_len (out, p, q - p);
          p = q;
        }
      if (*end == '\n')
        end++;
      g_string_append_len (out, p, end - p);
      p = end;
    }
  return g_string_free (out, FALSE);
}
