/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/np-typography.h"

/* In the table "~" stands for the no-break space. */
static const struct { NpLang lang; NpTypographyFlags flags; const char *in, *out; } rows[] = {
  { NP_LANG_RU, 0, "", "" },
  { NP_LANG_RU, 0, "проект \"Мера\"", "проект «Мера»" },
  { NP_LANG_RU, 0, "\"Договор \"О мерах\" 2013\"", "«Договор „О~мерах“ 2013»" },
  { NP_LANG_RU, 0, "“Слово” и «фонд «Мир»»", "«Слово» и~«фонд „Мир“»" },
  { NP_LANG_RU, 0, "экран 17\" и точка", "экран 17\" и~точка" },
  { NP_LANG_RU, 0, "Мера - это обязательство", "Мера~— это обязательство" },
  { NP_LANG_RU, 0, "Мера – это", "Мера~— это" },
  { NP_LANG_RU, 0, "Мера -- это", "Мера~— это" },
  { NP_LANG_RU, 0, "- пункт списка", "- пункт списка" },
  { NP_LANG_RU, 0, "ИКТ-среда, CBM-01, -02, -10", "ИКТ-среда, CBM-01, -02, -10" },
  { NP_LANG_RU, 0, "10-12 часов, 0,5-1,5 %", "10–12~часов, 0,5–1,5~%" },
  { NP_LANG_RU, 0, "№ 12-34 от 2018-07-12", "№~12-34 от 2018-07-12" },
  { NP_LANG_RU, 0, "резолюция 73/27 и 5-3", "резолюция 73/27 и~5-3" },
  { NP_LANG_RU, 0, "45-55% и 64%", "45–55~% и~64~%" },
  { NP_LANG_RU, NP_TYPOGRAPHY_PAPER, "45-55", "45–\u206055" },
  { NP_LANG_RU, 0, "5-345%и", "5–345~%и" },
  { NP_LANG_EN, 0, "5-345%a", "5-345%a" },
  { NP_LANG_RU, 0, "см. п. 3, ст. 5, § 7, стр. 9", "см. п.~3, ст.~5, §~7, стр.~9" },
  { NP_LANG_RU, 0, "А. А. Иванов и Иванов А. А.", "А.~А.~Иванов и~Иванов~А.~А." },
  { NP_LANG_RU, 0, "т.е. в 24 часа, т. е. не позже", "т.~е. в~24~часа, т.~е. не~позже" },
  { NP_LANG_RU, 0, "и т. д. и т.п.", "и~т.~д. и~т.~п." },
  { NP_LANG_RU, 0, "12 июля 2018 г. в 10 часов.", "12~июля 2018~г. в~10~часов." },
  { NP_LANG_RU, 0, "сумма 12 345 678 руб.", "сумма 12~345~678~руб." },
  { NP_LANG_RU, 0, "в 2018 300 случаев", "в~2018 300 случаев" },
  { NP_LANG_RU, NP_TYPOGRAPHY_TITLE, "Форма по линии на год", "Форма по~линии на~год" },
  { NP_LANG_RU, 0, "Форма по линии", "Форма по линии" },
  { NP_LANG_RU, 0, "https://a.b/\"x\"-1 и A/RES/73/27, PC.DEC/1202",
    "https://a.b/\"x\"-1 и~A/RES/73/27, PC.DEC/1202" },
  { NP_LANG_RU, 0, "(\"да/нет\")", "(«да/нет»)" },
  { NP_LANG_EN, 0, "the \"Hotline\" text", "the “Hotline” text" },
  { NP_LANG_EN, 0, "\"He said \"no\" twice\"", "“He said ‘no’ twice”" },
  { NP_LANG_EN, 0, "the Side's and the Sides' 'own' text", "the Side’s and the Sides’ ‘own’ text" },
  { NP_LANG_EN, 0, "\"the 'own' text\" isn't", "“the ‘own’ text” isn’t" },
  { NP_LANG_EN, 0, "a measure - a promise", "a measure~– a promise" },
  { NP_LANG_EN, 0, "10-12 hours, 52-75%", "10–12~hours, 52–75%" },
  { NP_LANG_EN, 0, "No. 12-34, para. 5, Art. 3, Nos. 4", "No.~12-34, para.~5, Art.~3, Nos.~4" },
  { NP_LANG_EN, 0, "no. The rest", "no. The rest" },
  { NP_LANG_EN, 0, "12 July 2018, within 24 hours.", "12~July 2018, within 24~hours." },
  { NP_LANG_EN, 0, "J. Smith, Mr Brown", "J.~Smith, Mr~Brown" },
  { NP_LANG_EN, 0, "www.x.org/a-b, me@x.org", "www.x.org/a-b, me@x.org" },
};

static char *
tildes (const char *text)
{
  g_auto(GStrv) parts = g_strsplit (text, "\u00a0", -1);

  return g_strjoinv ("~", parts);
}

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *once = np_typography (rows[i].in, rows[i].lang, rows[i].flags);
      g_autofree char *twice = np_typography (once, rows[i].lang, rows[i].flags);
      g_autofree char *shown = tildes (once);

      g_assert_cmpstr (shown, ==, rows[i].out);
      g_assert_cmpstr (twice, ==, once);
    }
}

/* Any text made of the characters that the rules look at: twice is once, and no letter or digit is lost. */
static void
test_idempotent (void)
{
  static const char *const bits[] = { "\"", "“", "”", "„", "«", "»", "'", "‘", "’", " ", " ", " ", "\u00a0",
                                      "-", "–", "—", "%",
    ".", ",", "(", ")", "т", "е", "А", "и", "не", "по", "5", "12", "345", "№", "п.", "hour", "часов", "a",
        "B", "/", "@", "\n",
    "\u2060", "июля" };

  for (guint k = 0; k < 20000; k++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      NpLang lang = g_test_rand_int_range (0, 2);
      NpTypographyFlags flags = g_test_rand_int_range (0, 4);
      g_autofree char *once = NULL, *twice = NULL;

      for (guint n = g_test_rand_int_range (0, 24); n > 0; n--)
        g_string_append (text, bits[g_test_rand_int_range (0, G_N_ELEMENTS (bits))]);
      once = np_typography (text->str, lang, flags);
      twice = np_typography (once, lang, flags);
      if (g_strcmp0 (once, twice) != 0)
        g_test_message ("from [%s] lang %d flags %d", text->str, lang, flags);
      g_assert_cmpstr (twice, ==, once);
      {
        GString *a = g_string_new (NULL), *b = g_string_new (NULL);

        for (const char *p = text->str; *p != '\0'; p = g_utf8_next_char (p))
          if (g_unichar_isalnum (g_utf8_get_char (p)))
            g_string_append_unichar (a, g_utf8_get_char (p));
        for (const char *p = once; *p != '\0'; p = g_utf8_next_char (p))
          if (g_unichar_isalnum (g_utf8_get_char (p)))
            g_string_append_unichar (b, g_utf8_get_char (p));
        g_assert_cmpstr (a->str, ==, b->str);
        g_string_free (a, TRUE);
        g_string_free (b, TRUE);
      }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/6/table", test_table);
  g_test_add_func ("/export/6/idempotent", test_idempotent);
  return g_test_run ();
}
