/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meeting/np-search-private.h"

#include <string.h>

/* The best text met so far. */
typedef struct
{
  NpSearch *search;
  NpLang lang;
  NpSearchWordsFunc func;
  char *text;
  GArray *marks; /* NpSearchMark in text */
  guint score;
} Pick;

/* How many words of a reading the text has; their places go to @marks. */
static guint
count_words (const NpSearchReading *reading, const char *text, GArray *words, GArray *marks)
{
  guint64 seen = 0;
  guint n = 0;

  g_array_set_size (marks, 0);
  for (guint j = 0; j < words->len; j++)
    {
      const NpWord *word = &g_array_index (words, NpWord, j);

      for (guint i = 0; i < MIN (reading->stems->len, 64); i++)
        if (np_search_reading_is (reading, i, text, word))
          {
            NpSearchMark mark = { word->start, word->end };

            seen |= G_GUINT64_CONSTANT (1) << i;
            g_array_append_val (marks, mark);
            break;
          }
    }
  for (; seen != 0; seen &= seen - 1)
    n++;
  return n;
}

/* A better reading counts before more words, more words before the language. */
static void
weigh (Pick *pick, const char *text, gboolean wanted)
{
  g_autoptr(GArray) words = NULL;
  g_autoptr(GArray) marks = g_array_new (FALSE, FALSE, sizeof (NpSearchMark));

  if (*text == '\0')
    return;
  words = np_stemmer_words (pick->search->stemmer, text);
  for (guint r = 0; r < MAX (pick->search->readings->len, 1); r++)
    {
      const NpSearchReading *reading = pick->search->readings->len > 0 ? g_ptr_array_index (pick->search->readings, r) : NULL;
      guint n = reading != NULL ? count_words (reading, text, words, marks) : 0;
      guint score = (n > 0 ? (reading->how * 65u + n) * 2 : 0) + wanted + 1;

      if (score <= pick->score)
        continue;
      pick->score = score;
      g_free (pick->text);
      pick->text = g_strdup (text);
      g_array_set_size (pick->marks, 0);
      g_array_append_vals (pick->marks, marks->data, marks->len);
    }
}

static void
visit (Pick *pick, gpointer object)
{
  guint n;
  const NpField *fields = np_object_get_fields (object, &n);

  for (guint i = 0; i < n; i++)
    switch (fields[i].kind)
      {
      case NP_KIND_TEXT:
        for (guint k = 0; k < NP_N_LANGS; k++)
          {
            NpLang lang = k == 0 ? pick->lang : np_lang_other (pick->lang);
            g_autofree char *read = pick->func != NULL ? pick->func (object, i, lang) : NULL;

            weigh (pick, read != NULL ? read : np_object_get_words (object, i, lang), lang == pick->lang);
          }
        break;
      case NP_KIND_STRING:
        if (!(NP_IS_ENTRY (object) && i == NP_ENTRY_RAW))
          weigh (pick, np_object_get_string (object, i), FALSE);
        break;
      case NP_KIND_LIST:
        for (guint k = 0; k < np_object_get_n_children (object, i); k++)
          if (np_object_get_id (np_object_get_child (object, i, k)) == NULL)
            visit (pick, np_object_get_child (object, i, k));
        break;
      default:
        break;
      }
}

/* Around the first mark: a third of the room before it, whole words, no line breaks. */
static char *
cut (const char *text, GArray *marks, guint length)
{
  gsize size = strlen (text);
  const char *first = text + (marks->len > 0 ? g_array_index (marks, NpSearchMark, 0).start : 0);
  const char *start = first, *end;
  g_autoptr(GString) out = g_string_new (NULL);
  guint kept = 0, before = length / 3;

  if (g_utf8_strlen (text, first - text) <= (glong) before)
    start = text;
  for (guint i = 0; i < before && start > text; i++)
    start = g_utf8_prev_char (start);
  while (start > text && start < first && *start != ' ')
    start = g_utf8_next_char (start);
  while (*start == ' ')
    start++;
  end = start;
  for (guint i = 0; i < length && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  if (*end != '\0')
    for (const char *p = end; p > start && p > first; p = g_utf8_prev_char (p))
      if (*p == ' ')
        {
          end = p;
          break;
        }
  if (start > text)
    g_string_append (out, "… ");
  for (guint i = 0; i < marks->len; i++)
    {
      NpSearchMark *mark = &g_array_index (marks, NpSearchMark, i);
      gsize shift = start - text - out->len;

      if (text + mark->start < start || text + mark->end > end)
        continue;
      g_array_index (marks, NpSearchMark, kept++) = (NpSearchMark) { mark->start - shift, mark->end - shift };
    }
  g_array_set_size (marks, kept);
  g_string_append_len (out, start, end - start);
  g_strdelimit (out->str, "\n\t", ' ');
  if (end < text + size)
    g_string_append (out, " …");
  return g_string_free (g_steal_pointer (&out), FALSE);
}

GArray *
np_search_mark (NpSearch *self, const char *text)
{
  Pick pick = { self, NP_LANG_EN, NULL, NULL, g_array_new (FALSE, FALSE, sizeof (NpSearchMark)), 0 };

  weigh (&pick, text, FALSE);
  g_free (pick.text);
  return pick.marks;
}

char *
np_search_dup_snippet (NpSearch *self, gpointer object, NpLang lang, guint length, NpSearchWordsFunc func, GArray **marks)
{
  Pick pick = { self, lang, func, NULL, g_array_new (FALSE, FALSE, sizeof (NpSearchMark)), 0 };
  g_autofree char *text = NULL;

  visit (&pick, object);
  text = pick.text;
  *marks = pick.marks;
  return text != NULL ? cut (text, pick.marks, length) : g_strdup ("");
}
