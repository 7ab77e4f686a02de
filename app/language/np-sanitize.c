/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/np-sanitize.h"

#include <string.h>

#define REPLACEMENT "\uFFFD"

static gboolean
xml_holds (gunichar c)
{
  return c == '\t' || c == '\n' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

char *
np_sanitize_xml (const char *bytes, gssize length, guint *n_replaced)
{
  const char *p, *end;
  GString *out;
  guint replaced = 0;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);
  p = bytes;
  end = length < 0 ? bytes + strlen (bytes) : bytes + length;
  out = g_string_sized_new (end - p);
  while (p < end)
    {
      gunichar c = g_utf8_get_char_validated (p, end - p);

      /* GLib calls a zero byte valid or bad depending on its version, and (gunichar) -1 or -2 is a bad
         sequence. */
      if (c == (gunichar) -1 || c == (gunichar) -2 || *p == '\0')
        {
          g_string_append (out, REPLACEMENT);
          replaced++;
          p++;
          continue;
        }
      if (c == '\r')
        {
          if (p + 1 == end || p[1] != '\n')
            g_string_append_c (out, '\n');
        }
      else if (xml_holds (c))
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
      else
        {
          g_string_append (out, REPLACEMENT);
          replaced++;
        }
      p = g_utf8_next_char (p);
    }
  if (n_replaced != NULL)
    *n_replaced = replaced;
  return g_string_free (out, FALSE);
}

gboolean
np_sanitize_is_xml (const char *text)
{
  if (text == NULL)
    return TRUE;
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!xml_holds (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static gboolean
is_hidden (gunichar c)
{
  return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x115F || c == 0x1160 || c == 0x180E ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
         c == 0x3164 || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || c == 0xFFA0 ||
             (c >= 0xFFF9 && c <= 0xFFFB) ||
         (c >= 0xE0000 && c <= 0xE0FFF);
}

char *
np_sanitize_visible (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_hidden (c))
        g_string_append_printf (out, "⟨%04X⟩", c);
      else
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }
  return g_string_free (out, FALSE);
}

char *
np_sanitize_display (const char *text)
{
  g_autofree char *visible = np_sanitize_visible (text);

  for (const char *p = visible; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* The blocks of the right-to-left scripts. */
      if ((c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC) ||
          (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF))
        return g_strconcat ("\u2068", visible, "\u2069", NULL);
    }
  return g_steal_pointer (&visible);
}

GArray *
np_sanitize_find (const char *text)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (NpSuspicion));
  const char *word = NULL;
  guint scripts = 0;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean in_word = g_unichar_isalpha (c) || g_unichar_ismark (c);

      if (in_word)
        {
          GUnicodeScript script = g_unichar_get_script (c);

          if (word == NULL)
            word = p;
          scripts |= script == G_UNICODE_SCRIPT_LATIN ? 1 : script == G_UNICODE_SCRIPT_CYRILLIC ? 2
                     : script == G_UNICODE_SCRIPT_GREEK ? 4 : 0;
        }
      /* A hidden character does not end a word: it may have been put there to part it. */
      else if (word != NULL && !is_hidden (c))
        {
          if ((scripts & (scripts - 1)) != 0)
            {
              NpSuspicion mixed = { NP_SUSPICION_MIXED_SCRIPT, word - text, p - text };

              g_array_append_val (found, mixed);
            }
          word = NULL;
          scripts = 0;
        }
      if (is_hidden (c))
        {
          NpSuspicion hidden = { NP_SUSPICION_HIDDEN, p - text, g_utf8_next_char (p) - text };

          g_array_append_val (found, hidden);
        }
      if (*p == '\0')
        return found;
    }
}
