/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/np-glossary-match.h"

static const NpGlossaryTerm terms[] = {
  { "горячая линия", NP_LANG_RU, FALSE }, { "hotline", NP_LANG_EN, FALSE },
  { "информационно-коммуникационные технологии (ИКТ)", NP_LANG_RU, FALSE },
  { "технология", NP_LANG_RU, FALSE }, { "киберпространство", NP_LANG_RU, TRUE }, { "IT", NP_LANG_EN, TRUE },
  { "information and communications technologies (ICTs)", NP_LANG_EN, FALSE },
      { "Hotline", NP_LANG_EN, TRUE },
  { "", NP_LANG_RU, FALSE }, { NULL, NP_LANG_EN, FALSE },
};

static void
test_find (void)
{
  static const struct { NpLang lang; const char *text, *found; } rows[] = {
    { NP_LANG_RU, "По горячей линии", "0:горячей линии" },
    { NP_LANG_RU, "По ГОРЯЧУЮ\u00a0ЛИНИЮ и горячая, линия", "0:ГОРЯЧУЮ\u00a0ЛИНИЮ" },
    { NP_LANG_RU, "информационно-коммуникационных технологий",
      "2:информационно-коммуникационных технологий" },
    { NP_LANG_RU, "технологиями и в киберпространстве", "3:технологиями 4!:киберпространстве" },
    { NP_LANG_EN, "hotlines it IT", "1:hotlines 7!:hotlines 5!:IT" },
    { NP_LANG_EN, "information and communications technology",
      "6:information and communications technology" },
    { NP_LANG_EN, "горячая линия", "" }, { NP_LANG_RU, "", "" },
  };
  g_autoptr(NpGlossaryMatcher) matcher = np_glossary_matcher_new (terms, G_N_ELEMENTS (terms));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GArray) hits = np_glossary_matcher_find (matcher, rows[i].text, rows[i].lang);
      g_autoptr(GString) found = g_string_new (NULL);

      for (guint k = 0; k < hits->len; k++)
        {
          NpGlossaryHit *hit = &g_array_index (hits, NpGlossaryHit, k);

          g_string_append_printf (found, "%s%u%s:%.*s", k > 0 ? " " : "", hit->term, hit->avoided ? "!" : "",
                                  (int) (hit->end - hit->start), rows[i].text + hit->start);
        }
      g_assert_cmpstr (found->str, ==, rows[i].found);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/3.4/glossary-hints", test_find);
  return g_test_run ();
}
