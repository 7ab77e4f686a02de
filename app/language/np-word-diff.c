/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/np-word-diff.h"

#include <string.h>

#define MAX_CELLS (2000u * 2000u)

typedef struct
{
  const char *text;
  gsize length;
} Token;

static gboolean
in_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static GArray *
tokens_of (const char *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));

  for (const char *p = text; *p != '\0';)
    {
      const char *q = p;
      Token token;

      if (in_word (g_utf8_get_char (p)))
        while (in_word (g_utf8_get_char (q)))
          q = g_utf8_next_char (q);
      else if (g_unichar_isspace (g_utf8_get_char (p)))
        while (g_unichar_isspace (g_utf8_get_char (q)))
          q = g_utf8_next_char (q);
      else
        q = g_utf8_next_char (q);
      token = (Token) { p, q - p };
      g_array_append_val (tokens, token);
      p = q;
    }
  return tokens;
}

static gboolean
same (const Token *a, const Token *b)
{
  return a->length == b->length && memcmp (a->text, b->text, a->length) == 0;
}

static gboolean
is_space (const Token *t)
{
  return g_unichar_isspace (g_utf8_get_char (t->text));
}

/* Which tokens of @a (n) and @b (m) belong to a longest common subsequence. */
static void
match (const Token *a, guint n, const Token *b, guint m, gboolean *kept_a, gboolean *kept_b)
{
  g_autofree guint16 *length = NULL;
  guint i = 0, j = 0;

  if (n == 0 || m == 0 || (guint64) n * m > MAX_CELLS || MIN (n, m) >= G_MAXUINT16)
    return;
  length = g_new0 (guint16, (gsize) (n + 1) * (m + 1));
#define AT(x, y) length[(gsize) (x) * (m + 1) + (y)]
  for (guint x = n; x-- > 0;)
    for (guint y = m; y-- > 0;)
      AT (x, y) = same (a + x, b + y) ? AT (x + 1, y + 1) + 1 : MAX (AT (x + 1, y), AT (x, y + 1));
  while (i < n && j < m)
    {
      if (same (a + i, b + j))
        kept_a[i++] = kept_b[j++] = TRUE;
      else if (AT (i + 1, j) >= AT (i, j + 1))
        i++;
      else
        j++;
    }
#undef AT
}

static void
append_run (GArray *runs, NpDiffKind kind, gsize start, gsize end)
{
  NpDiffRun run = { kind, start, end };

  if (end > start)
    g_array_append_val (runs, run);
}

GArray *
np_word_diff (const char *before, const char *after)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (NpDiffRun));
  g_autoptr(GArray) old_tokens = tokens_of (before);
  g_autoptr(GArray) new_tokens = tokens_of (after);
  const Token *a = (const Token *) (void *) old_tokens->data, *b = (const Token *) (void *) new_tokens->data;
  guint n = old_tokens->len, m = new_tokens->len, head = 0, tail = 0;
  g_autofree gboolean *kept_a = g_new0 (gboolean, n + 1), *kept_b = g_new0 (gboolean, m + 1);
  guint i = 0, j = 0;

  while (head < n && head < m && same (a + head, b + head))
    head++;
  while (tail < n - head && tail < m - head && same (a + n - 1 - tail, b + m - 1 - tail))
    tail++;
  match (a + head, n - head - tail, b + head, m - head - tail, kept_a + head, kept_b + head);
  for (guint k = 0; k < head; k++)
    kept_a[k] = kept_b[k] = TRUE;
  for (guint k = 0; k < tail; k++)
    kept_a[n - 1 - k] = kept_b[m - 1 - k] = TRUE;

  /* A kept blank between two changes of which each has both a deletion and an insertion belongs to them. */
  for (i = 0, j = 0; i < n && j < m;)
    {
      gboolean deleted = FALSE, inserted = FALSE;

      while (i < n && !kept_a[i])
        i++, deleted = TRUE;
      while (j < m && !kept_b[j])
        j++, inserted = TRUE;
      if (i < n && j < m)
        {
          if (deleted && inserted && is_space (a + i) && i + 1 < n && j + 1 < m && !kept_a[i + 1] &&
              !kept_b[j + 1])
            kept_a[i] = kept_b[j] = FALSE;
          i++;
          j++;
        }
    }
  for (i = 0, j = 0; i < n || j < m;)
    {
      guint i0 = i, j0 = j;

      while (i < n && !kept_a[i])
        i++;
      while (j < m && !kept_b[j])
        j++;
      append_run (runs, NP_DIFF_DELETED, i0 < n ? a[i0].text - before : 0, i > i0 ? a[i - 1].text +
                  a[i - 1].length - before : 0);
      append_run (runs, NP_DIFF_INSERTED, j0 < m ? b[j0].text - after : 0, j > j0 ? b[j - 1].text +
                  b[j - 1].length - after : 0);
      j0 = j;
      while (i < n && j < m && kept_a[i] && kept_b[j])
        {
          i++;
          j++;
        }
      append_run (runs, NP_DIFF_KEPT, j0 < m ? b[j0].text - after : 0, j > j0 ? b[j - 1].text +
                  b[j - 1].length - after : 0);
    }
  return runs;
}
