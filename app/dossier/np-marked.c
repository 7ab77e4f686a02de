/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/np-marked.h"

#include <string.h>

static void
mark_free (gpointer data)
{
  NpMark *mark = data;

  g_free (mark->words);
  g_free (mark->param);
  g_free (mark);
}

/* Reads "{name}" or "{name:case}" at @p; returns its length, 0 when it is none. */
static gsize
parse_mark (const char *p, char **param, NpCase *kase)
{
  const char *end = p + 1;
  const char *name_end;
  NpCase c = NP_CASE_NOM;

  if (!g_ascii_isalpha (*end) && *end != '_')
    return 0;
  while (g_ascii_isalnum (*end) || *end == '_' || *end == '-' || *end == '.')
    end++;
  name_end = end;
  if (*end == ':')
    {
      const char *code = ++end;
      g_autofree char *word = NULL;

      while (g_ascii_islower (*end))
        end++;
      word = g_strndup (code, end - code);
      if (*word == '\0' || !np_case_from_id (word, &c))
        return 0;
    }
  if (*end != '}' || name_end - p > 64)
    return 0;
  *param = g_strndup (p + 1, name_end - p - 1);
  *kase = c;
  return end + 1 - p;
}

static void
add_words (GPtrArray *pieces, GString *words, gsize start, gsize end)
{
  NpMark *piece;

  if (words->len == 0)
    return;
  piece = g_new0 (NpMark, 1);
  piece->words = g_strdup (words->str);
  piece->start = start;
  piece->end = end;
  g_ptr_array_add (pieces, piece);
  g_string_truncate (words, 0);
}

GPtrArray *
np_marked_split (const char *marked)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (mark_free);
  g_autoptr(GString) words = g_string_new (NULL);
  const char *start = marked;
  const char *p = marked;

  while (*p != '\0')
    {
      char *param = NULL;
      NpCase kase = NP_CASE_NOM;
      gsize length;

      if (p[0] == '{' && p[1] == '{')
        {
          g_string_append_c (words, '{');
          p += 2;
        }
      else if (*p == '{' && (length = parse_mark (p, &param, &kase)) > 0)
        {
          NpMark *piece = g_new0 (NpMark, 1);

          add_words (pieces, words, start - marked, p - marked);
          piece->param = param;
          piece->kase = kase;
          piece->start = p - marked;
          piece->end = piece->start + length;
          g_ptr_array_add (pieces, piece);
          p += length;
          start = p;
        }
      else
        g_string_append_c (words, *p++);
    }
  add_words (pieces, words, start - marked, p - marked);
  return pieces;
}

char *
np_marked_mark (const char *param, NpCase kase)
{
  return kase == NP_CASE_NOM ? g_strdup_printf ("{%s}", param)
                                    : g_strdup_printf ("{%s:%s}", param, np_case_id (kase));
}

char *
np_marked_escape (const char *words)
{
  GString *out;

  if (strchr (words, '{') == NULL)
    return g_strdup (words);
  out = g_string_new (words);
  g_string_replace (out, "{", "{{", 0);
  return g_string_free (out, FALSE);
}

char *
np_marked_render (const char *marked, NpMarkFunc func, gpointer data)
{
  g_autoptr(GPtrArray) pieces = np_marked_split (marked);
  g_autoptr(GString) out = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const NpMark *piece = g_ptr_array_index (pieces, i);
      g_autofree char *words = piece->param != NULL ? func (piece->param, piece->kase, data) : NULL;

      if (piece->param == NULL)
        g_string_append (out, piece->words);
      else if (words != NULL)
        g_string_append (out, words);
      else
        g_string_append_len (out, marked + piece->start, piece->end - piece->start);
    }
  return g_strdup (out->str);
}
