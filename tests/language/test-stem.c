/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/np-stem.h"

static void
test_forms (void)
{
  static const char *const same[][2] = {
    { "линия", "линии" }, { "горячая", "горячей" }, { "Горячей", "ГОРЯЧУЮ" }, { "учёт", "учета" },
        { "notification", "notifications" },
    { "notify", "notifies" }, { "мера", "мерами" }, { "уве\u00adдомление", "уведомления" },
        { "за\u0301мок", "замок" },
    { "и\u0306од", "йод" }, { "2018", "2018" },
  };
  g_autoptr(NpStemmer) stemmer = np_stemmer_new ();

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *a = np_stemmer_stem (stemmer, same[i][0], -1);
      g_autofree char *b = np_stemmer_stem (stemmer, same[i][1], -1);

      g_assert_cmpstr (a, ==, b);
    }
}

static void
test_words (void)
{
  static const char text[] = "Государства-участники, the State's «ИКТ»: 24 часа";
  static const char *const expected[] = { "Государства", "участники", "the", "State's", "ИКТ", "24", "часа" };
  g_autoptr(NpStemmer) stemmer = np_stemmer_new ();
  g_autoptr(GArray) words = np_stemmer_words (stemmer, text);

  g_assert_cmpuint (words->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < words->len; i++)
    {
      NpWord *w = &g_array_index (words, NpWord, i);
      g_autofree char *word = g_strndup (text + w->start, w->end - w->start);

      g_assert_cmpstr (word, ==, expected[i]);
    }
}

static void
test_layout (void)
{
  static const struct { const char *typed; NpLang to; const char *meant; } rows[] = {
    { "ghbdtn", NP_LANG_RU, "привет" }, { "b;", NP_LANG_RU, "иж" }, { "`krf", NP_LANG_RU, "ёлка" },
        { "ytn/", NP_LANG_RU, "нет." },
    { "ytn?", NP_LANG_RU, "нет," }, { "[jhjij", NP_LANG_RU, "хорошо" }, { "\"nj", NP_LANG_RU, "Это" },
        { "#3", NP_LANG_RU, "№3" },
    { "руддщ", NP_LANG_EN, "hello" }, { "Цру", NP_LANG_EN, "Whe" }, { "юю", NP_LANG_EN, ".." },
        { "", NP_LANG_RU, "" },
    { "12 €", NP_LANG_RU, "12 €" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *meant = np_layout_convert (rows[i].typed, rows[i].to);

      g_assert_cmpstr (meant, ==, rows[i].meant);
    }
  /* There and back over every key. */
  {
    static const char keys[] = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?@#$^&|";
    g_autofree char *ru = np_layout_convert (keys, NP_LANG_RU);
    g_autofree char *back = np_layout_convert (ru, NP_LANG_EN);

    g_assert_cmpstr (back, ==, keys);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/8/word-forms", test_forms);
  g_test_add_func ("/ui/8/words", test_words);
  g_test_add_func ("/ui/8/other-layout", test_layout);
  return g_test_run ();
}
