/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/np-error.h"
#include "base/np-text.h"

static void
test_pair (void)
{
  g_autoptr(NpText) text = np_text_new ("часы", NULL);
  g_autoptr(NpText) both = np_text_with (text, NP_LANG_EN, "hours");
  g_autoptr(NpText) empty = np_text_with (NULL, NP_LANG_RU, NULL);

  g_assert_cmpstr (np_text_get (text, NP_LANG_RU), ==, "часы");
  g_assert_cmpstr (np_text_get (text, NP_LANG_EN), ==, "");
  g_assert_cmpstr (np_text_get_or_other (text, NP_LANG_EN), ==, "часы");
  g_assert_cmpstr (np_text_get (both, NP_LANG_EN), ==, "hours");
  g_assert_cmpstr (np_text_get (both, NP_LANG_RU), ==, "часы");
  g_assert_false (np_text_equal (text, both));
  g_assert_true (np_text_equal (NULL, empty));
  g_assert_true (np_text_is_empty (NULL));
  g_assert_cmpstr (np_text_get (NULL, NP_LANG_RU), ==, "");
}

static void
test_tags (void)
{
  static const struct { const char *tag; gboolean ok; NpLang lang; } rows[] = {
    { "ru", TRUE, NP_LANG_RU }, { "en", TRUE, NP_LANG_EN }, { "en-GB", TRUE, NP_LANG_EN },
    { "ru_RU.UTF-8", TRUE, NP_LANG_RU }, { "rus", FALSE, 0 }, { "", FALSE, 0 }, { NULL, FALSE, 0 }, { "fr", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      NpLang lang = 99;

      g_assert_cmpint (np_lang_from_tag (rows[i].tag, &lang), ==, rows[i].ok);
      g_assert_cmpint (lang, ==, rows[i].ok ? rows[i].lang : 99);
    }
}

static void
test_input_error (void)
{
  g_autoptr(GError) full = NULL, bare = NULL;

  np_input_error_set (&full, NP_INPUT_ERROR_RANGE, "a.csv", 3, "salience is 12", "use 0 to 10");
  g_assert_error (full, NP_INPUT_ERROR, NP_INPUT_ERROR_RANGE);
  g_assert_cmpstr (full->message, ==, "a.csv:3: salience is 12: use 0 to 10");
  np_input_error_set (&bare, NP_INPUT_ERROR_MISSING, NULL, 0, "no party", NULL);
  g_assert_cmpstr (bare->message, ==, "no party");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/pair", test_pair);
  g_test_add_func ("/base/lang/tags", test_tags);
  g_test_add_func ("/base/error/one-line", test_input_error);
  return g_test_run ();
}
