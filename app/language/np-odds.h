/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/np-lang.h"

G_BEGIN_DECLS

/**
 * np_odds_word:
 * @p: a probability, 0 ... 1
 * @lang: the language of the words
 *
 * The words for a probability: seven bands, 0-5, 5-20, 20-45, 45-55, 55-80, 80-95, 95-100 per cent; a value
 * on a boundary takes the higher band. The English words are those of Intelligence Community Directive 203
 * (2015), the Russian ones have no official scale and therefore never stand without the number.
 *
 * Returns: (transfer none): for example "likely" or "вероятно"
 */
const char *np_odds_word (double p, NpLang lang);

G_END_DECLS
