/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-brief-words.h"

static const char *const words[NP_N_BRIEF_WORDS][NP_N_LANGS] = {
  [NP_WORD_COPY] = { "экз. №", "copy no." },
  [NP_WORD_OF] = { "из", "of" },
  [NP_WORD_CONTENTS] = { "Содержание", "Contents" },
  [NP_WORD_EXERCISE] = { "УЧЕНИЕ", "EXERCISE" },
  [NP_WORD_YES] = { "да", "yes" },
  [NP_WORD_NO] = { "нет", "no" },
};

const char *
np_brief_word (NpBriefWord word, NpLang lang)
{
  g_return_val_if_fail (word < NP_N_BRIEF_WORDS, "");
  return words[word][lang];
}
