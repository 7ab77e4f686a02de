/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/np-odds.h"

static void
test_bands (void)
{
  static const struct { double p; const char *ru, *en; } rows[] = {
    { 0.00, "практически исключено", "almost no chance" }, { 0.0449, "практически исключено",
                                                             "almost no chance" },
    { 0.05, "весьма маловероятно", "very unlikely" }, { 0.20, "маловероятно", "unlikely" },
    /* Printed as 45 % and 55 %, whatever is behind the point. */
    { 0.4449, "маловероятно", "unlikely" }, { 0.446, "примерно равные шансы", "roughly even chance" },
    { 0.5449, "примерно равные шансы", "roughly even chance" }, { 0.546, "вероятно", "likely" },
    { 0.45, "примерно равные шансы", "roughly even chance" }, { 0.55, "вероятно", "likely" },
    { 0.80, "весьма вероятно", "very likely" }, { 0.95, "почти наверняка", "almost certain" },
    { 1.00, "почти наверняка", "almost certain" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpstr (np_odds_word (rows[i].p, NP_LANG_RU), ==, rows[i].ru);
      g_assert_cmpstr (np_odds_word (rows[i].p, NP_LANG_EN), ==, rows[i].en);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/9/odds-words", test_bands);
  return g_test_run ();
}
