/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/np-word-diff.h"

#include <string.h>

static char *
show (const char *before, const char *after)
{
  g_autoptr(GArray) runs = np_word_diff (before, after);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      NpDiffRun *r = &g_array_index (runs, NpDiffRun, i);

      g_string_append_printf (out, "%s%.*s%s", r->kind == NP_DIFF_DELETED ? "[-" : r->kind == NP_DIFF_INSERTED
                              ? "{+" : "",
                              (int) (r->end - r->start), (r->kind == NP_DIFF_DELETED ? before : after) +
                                  r->start,
                              r->kind == NP_DIFF_DELETED ? "-]" : r->kind == NP_DIFF_INSERTED ? "+}" : "");
    }
  return g_string_free (out, FALSE);
}

static void
test_table (void)
{
  static const struct { const char *before, *after, *shown; } rows[] = {
    { "", "", "" }, { "a", "a", "a" }, { "", "a b", "{+a b+}" }, { "a b", "", "[-a b-]" },
    { "Ответ даётся в течение 24 часов.", "Ответ даётся в течение 48 часов.",
      "Ответ даётся в течение [-24-]{+48+} часов." },
    { "the Sides shall use it", "the Sides may use it now", "the Sides [-shall-]{+may+} use it{+ now+}" },
    { "one two three", "uno dos three", "[-one two-]{+uno dos+} three" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *shown = show (rows[i].before, rows[i].after);

      g_assert_cmpstr (shown, ==, rows[i].shown);
    }
}

static void
check_rebuilds (const char *before, const char *after)
{
  g_autoptr(GArray) runs = np_word_diff (before, after);
  g_autoptr(GString) old_text = g_string_new (NULL), new_text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      NpDiffRun *r = &g_array_index (runs, NpDiffRun, i);

      g_assert_cmpuint (r->start, <, r->end);
      if (r->kind != NP_DIFF_INSERTED)
        g_string_append_len (old_text, (r->kind == NP_DIFF_DELETED ? before : after) + r->start,
                             r->end - r->start);
      if (r->kind != NP_DIFF_DELETED)
        g_string_append_len (new_text, after + r->start, r->end - r->start);
    }
  g_assert_cmpstr (old_text->str, ==, before);
  g_assert_cmpstr (new_text->str, ==, after);
}

static void
test_rebuilds (void)
{
  static const char *const bits[] = { "мера", "the", " ", " ", ", ", ".", "час", "\n" };

  for (guint k = 0; k < 3000; k++)
    {
      g_autoptr(GString) a = g_string_new (NULL), b = g_string_new (NULL);

      for (guint n = g_test_rand_int_range (0, 14); n > 0; n--)
        g_string_append (a, bits[g_test_rand_int_range (0, G_N_ELEMENTS (bits))]);
      for (guint n = g_test_rand_int_range (0, 14); n > 0; n--)
        g_string_append (b, bits[g_test_rand_int_range (0, G_N_ELEMENTS (bits))]);
      check_rebuilds (a->str, b->str);
    }
}

static void
test_large (void)
{
  g_autoptr(GString) a = g_string_new ("same "), b = g_string_new ("same ");
  g_autoptr(GArray) runs = NULL;

  for (guint i = 0; i < 20000; i++)
    {
      g_string_append_printf (a, "a%u ", i);
      g_string_append_printf (b, "b%u ", i);
    }
  check_rebuilds (a->str, b->str);
  runs = np_word_diff (a->str, b->str);
  g_assert_cmpuint (runs->len, <=, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/3.4/diff-table", test_table);
  g_test_add_func ("/ui/3.4/diff-rebuilds-both", test_rebuilds);
  g_test_add_func ("/ui/3.4/diff-large", test_large);
  return g_test_run ();
}
