/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/np-sanitize.h"

#include <string.h>

static void
test_xml (void)
{
  static const struct { const char *in; gssize n; const char *out; guint replaced; } rows[] = {
    { "", -1, "", 0 }, { "a\tb\nc", -1, "a\tb\nc", 0 }, { "a\r\nb\rc", -1, "a\nb\nc", 0 },
    { "a\x01\x1f", -1, "a\uFFFD\uFFFD", 2 }, { "a\0b", 3, "a\uFFFDb", 1 }, { "\xff", -1, "\uFFFD", 1 },
    { "\xed\xa0\x80", -1, "\uFFFD\uFFFD\uFFFD", 3 }, { "\xef\xbf\xbe\xef\xbf\xbf", -1, "\uFFFD\uFFFD", 2 },
    { "мера\x7f ]]>&<", -1, "мера\x7f ]]>&<", 0 }, { "\xd0", -1, "\uFFFD", 1 }, { "\u202e", -1, "\u202e", 0 },
    { "\U0001F600", -1, "\U0001F600", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint replaced = 99;
      g_autofree char *out = np_sanitize_xml (rows[i].in, rows[i].n, &replaced);

      g_assert_cmpstr (out, ==, rows[i].out);
      g_assert_cmpuint (replaced, ==, rows[i].replaced);
      g_assert_true (np_sanitize_is_xml (out));
    }
  g_assert_false (np_sanitize_is_xml ("a\x02"));
  g_assert_false (np_sanitize_is_xml ("\xff"));
  g_assert_true (np_sanitize_is_xml (NULL));
}

static void
test_random_bytes (void)
{
  for (guint k = 0; k < 3000; k++)
    {
      char bytes[24];
      g_autofree char *once = NULL, *twice = NULL;

      for (guint i = 0; i < sizeof bytes; i++)
        bytes[i] = (char) g_test_rand_int_range (0, 256);
      once = np_sanitize_xml (bytes, sizeof bytes, NULL);
      twice = np_sanitize_xml (once, -1, NULL);
      g_assert_true (g_utf8_validate (once, -1, NULL));
      g_assert_cmpstr (once, ==, twice);
    }
}

static void
test_visible (void)
{
  g_autofree char *bidi = np_sanitize_visible ("час\u202eа\u200b\U000E0041");
  g_autofree char *plain = np_sanitize_display ("обычный text 5\u00a0%");
  g_autofree char *arabic = np_sanitize_display ("سلام");

  g_assert_cmpstr (bidi, ==, "час⟨202E⟩а⟨200B⟩⟨E0041⟩");
  g_assert_cmpstr (plain, ==, "обычный text 5\u00a0%");
  g_assert_cmpstr (arabic, ==, "\u2068سلام\u2069");
}

static void
test_find (void)
{
  static const struct { const char *text; guint n; NpSuspicionKind kind; const char *what; } rows[] = {
    { "Мера 3: ИКТ-CERT и CBM-01, А/RES", 0, 0, NULL },
    { "это Mера доверия", 1, NP_SUSPICION_MIXED_SCRIPT, "Mера" },
    { "слово Cи", 1, NP_SUSPICION_MIXED_SCRIPT, "Cи" },
    { "a\u202eb", 1, NP_SUSPICION_HIDDEN, "\u202e" },
    { "и\u0306 é 5α", 0, 0, NULL },
    { "", 0, 0, NULL },
  };
  g_autoptr(GArray) both = np_sanitize_find ("M\u200bера");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GArray) found = np_sanitize_find (rows[i].text);

      g_assert_cmpuint (found->len, ==, rows[i].n);
      if (found->len > 0)
        {
          NpSuspicion *s = &g_array_index (found, NpSuspicion, 0);
          g_autofree char *what = g_strndup (rows[i].text + s->start, s->end - s->start);

          g_assert_cmpint (s->kind, ==, rows[i].kind);
          g_assert_cmpstr (what, ==, rows[i].what);
        }
    }
  g_assert_cmpuint (both->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/safety/S3/xml-holds", test_xml);
  g_test_add_func ("/safety/S3/random-bytes", test_random_bytes);
  g_test_add_func ("/safety/X7/visible-marks", test_visible);
  g_test_add_func ("/safety/X7/mixed-script", test_find);
  return g_test_run ();
}
