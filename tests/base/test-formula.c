/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/np-formula.h"

#include <string.h>

#include "base/np-error.h"

/* Options are the letters a ... f, and "US-1.b" is option 6. */
static int
lookup (const char *name, gpointer data)
{
  if (strcmp (name, "US-1.b") == 0)
    return 6;
  return strlen (name) == 1 && *name >= 'a' && *name <= 'f' ? *name - 'a' : -1;
}

static void
test_meaning (void)
{
  /* Bit k of the last column: whether the statement holds in state k = 4c + 2b + a. */
  static const struct { const char *text; guint truth; } rows[] = {
    { "a", 0xaa }, { "NOT a", 0x55 }, { "a AND b", 0x88 }, { "a OR b", 0xee },
    { "a IF b", 0xbb }, { "a IFF b", 0x99 }, { "(a)", 0xaa }, { "not not a", 0xaa },
    { "a OR b AND c", 0xea }, { "(a OR b) AND c", 0xe0 }, { "NOT a AND b", 0x44 }, { "NOT (a AND b)", 0x77 },
    { "a IFF (b AND NOT c)", 0x59 }, { "a AND b IF c OR a", 0x8d }, { "a IF (b IF c)", 0xba },
    { "  a\tand\n( b or c )", 0xa8 }, { "a AND a AND a", 0xaa },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(NpFormula) statement = np_formula_parse (rows[i].text, lookup, NULL, &error);
      guint truth = 0;

      g_assert_no_error (error);
      for (guint s = 0; s < 8; s++)
        truth |= (guint) np_formula_holds (statement, s) << s;
      g_test_message ("%s: %02x", rows[i].text, truth);
      g_assert_cmphex (truth, ==, rows[i].truth);
    }
}

static void
test_mistakes (void)
{
  static const struct { const char *text; int code; const char *place; } rows[] = {
    { "", NP_INPUT_ERROR_SYNTAX, "character 1" }, { "a AND", NP_INPUT_ERROR_SYNTAX, "character 6" },
    { "a b", NP_INPUT_ERROR_SYNTAX, "character 3" }, { "(a", NP_INPUT_ERROR_SYNTAX, "character 3" },
    { "a)", NP_INPUT_ERROR_SYNTAX, "character 2" }, { "a & b", NP_INPUT_ERROR_SYNTAX, "character 3" },
    { "a IF b IF c", NP_INPUT_ERROR_SYNTAX, "parentheses" }, { "(a IF b IFF c)", NP_INPUT_ERROR_SYNTAX, "parentheses" },
    { "a AND x", NP_INPUT_ERROR_REFERENCE, "character 7" }, { "NOT US-2", NP_INPUT_ERROR_REFERENCE, "US-2" },
    { "a AND \xff", NP_INPUT_ERROR_SYNTAX, "UTF-8" }, { "AND", NP_INPUT_ERROR_SYNTAX, "character 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (np_formula_parse (rows[i].text, lookup, NULL, &error));
      g_assert_error (error, NP_INPUT_ERROR, rows[i].code);
      g_assert_nonnull (strstr (error->message, rows[i].place));
    }
}

static void
test_deep (void)
{
  g_autoptr(GString) deep = g_string_new (NULL);
  g_autoptr(NpFormula) statement = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 20; i++)
    g_string_append (deep, "a IF b OR c AND (");
  g_string_append (deep, "US-1.b");
  for (guint i = 0; i < 20; i++)
    g_string_append_c (deep, ')');
  statement = np_formula_parse (deep->str, lookup, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (np_formula_holds (statement, 1));
  g_string_prepend (deep, "(");
  g_string_append_c (deep, ')');
  g_assert_null (np_formula_parse (deep->str, lookup, NULL, &error));
  g_assert_error (error, NP_INPUT_ERROR, NP_INPUT_ERROR_LIMIT);
}

static void
test_any_of (void)
{
  NpStatePattern patterns[] = { { 3, 1 }, { 4, 4 }, { 8, 0 } };
  g_autoptr(NpFormula) none = np_formula_any_of (NULL, 0);
  g_autoptr(NpFormula) two = np_formula_any_of (patterns, 2);
  g_autoptr(NpFormula) three = np_formula_any_of (patterns, 3);

  g_assert_cmphex (np_formula_get_options (none), ==, 0);
  g_assert_cmphex (np_formula_get_options (three), ==, 15);
  g_assert_false (np_formula_holds (none, 0));
  g_assert_true (np_formula_holds (two, 1));
  g_assert_false (np_formula_holds (two, 3));
  g_assert_true (np_formula_holds (two, 7));
  g_assert_true (np_formula_holds (three, 3));
  g_assert_false (np_formula_holds (three, 8 | 3));
}

static int
find_letter (const char *name, gpointer data)
{
  return name[0] >= 'A' && name[0] <= 'D' && name[1] == '\0' ? name[0] - 'A' : -1;
}

/* Spelled and read again, a statement says the same of every state. */
static void
test_spell (void)
{
  static const char *const names[] = { "A", "B", "C", "D" };
  static const char *const rows[][2] = {
    { "A", "A" }, { "not A", "NOT A" }, { "A and (B or not C)", "A AND (B OR NOT C)" },
    { "(A and B) or C", "A AND B OR C" }, { "A if (B iff C)", "A IF (B IFF C)" }, { "not (A or B)", "NOT (A OR B)" },
    { "(A iff B) and not not D", "(A IFF B) AND NOT NOT D" },
  };
  NpStatePattern patterns[] = { { 3, 1 }, { 12, 12 } };
  g_autoptr(NpFormula) any = np_formula_any_of (patterns, 2), none = np_formula_any_of (NULL, 0);
  g_autofree char *spelled = np_formula_spell (any, names), *never = np_formula_spell (none, names);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(NpFormula) one = np_formula_parse (rows[i][0], find_letter, NULL, NULL);
      g_autofree char *words = np_formula_spell (one, names);
      g_autoptr(NpFormula) again = np_formula_parse (words, find_letter, NULL, NULL);

      g_assert_cmpstr (words, ==, rows[i][1]);
      for (guint64 s = 0; s < 16; s++)
        g_assert_true (np_formula_holds (one, s) == np_formula_holds (again, s));
    }
  g_assert_cmpstr (spelled, ==, "A AND NOT B OR C AND D");
  g_assert_cmpstr (never, ==, "A AND NOT A");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/4/formula/meaning", test_meaning);
  g_test_add_func ("/engine/4/formula/mistakes", test_mistakes);
  g_test_add_func ("/engine/4/formula/deep", test_deep);
  g_test_add_func ("/engine/4/formula/any-of", test_any_of);
  g_test_add_func ("/engine/4/formula/spell", test_spell);
  return g_test_run ();
}
