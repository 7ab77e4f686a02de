/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/np-odds.h"

#include <math.h>

static const struct
{
  double above;
  const char *words[NP_N_LANGS];
} bands[] = {
  { 0.95, { "почти наверняка", "almost certain" } },
  { 0.80, { "весьма вероятно", "very likely" } },
  { 0.55, { "вероятно", "likely" } },
  { 0.45, { "примерно равные шансы", "roughly even chance" } },
  { 0.20, { "маловероятно", "unlikely" } },
  { 0.05, { "весьма маловероятно", "very unlikely" } },
  { 0.00, { "практически исключено", "almost no chance" } },
};

const char *
np_odds_word (double p, NpLang lang)
{
  double shown = floor (100 * p + 0.5 + 1e-9) / 100; /* the word belongs to the number that is printed */
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (bands) && !(shown >= bands[i].above))
    i++;
  return bands[i].words[lang];
}
