/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/np-format.h"
#include "base/np-grammar.h"

G_BEGIN_DECLS

/**
 * np_unit_name:
 * @unit: a unit
 * @lang: the language
 *
 * Returns: (transfer none): the unit's name alone as a choice in a list: "час", "сутки", "working day", ""
 * for none
 */
const char *np_unit_name (NpUnit unit, NpLang lang);

/**
 * np_unit_word:
 * @unit: a unit
 * @value: the number it goes with
 * @gcase: the case of the whole (Russian)
 * @lang: the language
 *
 * The form of the unit alone, after @value written in figures with at most three decimals:
 * nominative and accusative 1 час, 2 часа, 5 часов, 21 час; genitive 1 часа, 21 часа, all others часов;
 * decimals
 * 1,5 часа in every case. "Сутки" has no singular, so 1 and 21 take its plural (1 сутки, genitive 1 суток), and
 * 2 ... 4 take the genitive plural as in official usage (2 суток).
 *
 * Returns: (transfer none): the word, "%" for per cent, "" for none
 */
const char *np_unit_word (NpUnit unit, double value, NpCase gcase, NpLang lang);

/**
 * np_unit_format:
 * @value: the number, finite
 * @unit: a unit
 * @gcase: the case of the whole (Russian)
 * @lang: the language
 *
 * Number (at most three decimals) and unit with a no-break space between ("64%" in English has none).
 *
 * Returns: (transfer full): "24 часов", "1,5 часа", "24 hours"
 */
char *np_unit_format (double value, NpUnit unit, NpCase gcase, NpLang lang);

/**
 * np_unit_suggest_case:
 * @before: (nullable): the Russian text of the clause before the parameter; may end in blanks
 * @gcase: (out): the case that the last preposition governs; untouched when there is none that we know
 *
 * Genitive after «в течение», «до», «не позднее», «не более», «менее», «от», «с», «из», «после», «около»
 * ...; accusative after
 * «за», «через», «на», «сроком на»; dative after «к», «по»; instrumental after «между», «перед», «над»;
 * prepositional after «о», «при».
 *
 * Returns: whether a case can be offered. It is an offer: the author decides.
 */
gboolean np_unit_suggest_case (const char *before, NpCase *gcase);

/**
 * np_unit_is_ambiguous:
 * @before: (nullable): the Russian text before the parameter
 * @value: the number
 * @unit: its unit
 *
 * "До 21 часа", "к 12 часам", "с 9 часов" read as a time of day, not as a period, when the number is a whole
 * hour of the clock (0 ... 24). The editor then offers «в течение» or «не позднее чем через».
 *
 * Returns: whether the words can be read as a time of day
 */
gboolean np_unit_is_ambiguous (const char *before, double value, NpUnit unit);

G_END_DECLS
