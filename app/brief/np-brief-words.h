/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/np-lang.h"

G_BEGIN_DECLS

/**
 * NpBriefWord:
 *
 * The fixed words of a paper. They exist in both languages at once and therefore are not gettext messages.
 */
typedef enum
{
  NP_WORD_COPY,
  NP_WORD_OF,
  NP_WORD_CONTENTS,
  NP_WORD_EXERCISE,
  NP_WORD_YES,
  NP_WORD_NO,
  NP_N_BRIEF_WORDS,
} NpBriefWord;

/**
 * np_brief_word:
 * @word: which one
 * @lang: the language
 *
 * Returns: (transfer none): the word
 */
const char *np_brief_word (NpBriefWord word, NpLang lang);

G_END_DECLS
