/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/np-format.h"

G_BEGIN_DECLS

/**
 * NpUnit:
 * @NP_UNIT_NONE: a bare number
 * @NP_UNIT_MINUTE: минута, minute
 * @NP_UNIT_HOUR: час, hour
 * @NP_UNIT_DAY: день, day
 * @NP_UNIT_DAY_AND_NIGHT: сутки (a noun without a singular), 24-hour period
 * @NP_UNIT_WORKING_DAY: рабочий день, working day
 * @NP_UNIT_WEEK: неделя, week
 * @NP_UNIT_MONTH: месяц, month
 * @NP_UNIT_YEAR: год (genitive plural "лет"), year
 * @NP_UNIT_PERCENT: %
 *
 * The unit of a number inside a clause. A clause keeps the number and the unit once; each language makes its own words.
 */
typedef enum
{
  NP_UNIT_NONE,
  NP_UNIT_MINUTE,
  NP_UNIT_HOUR,
  NP_UNIT_DAY,
  NP_UNIT_DAY_AND_NIGHT,
  NP_UNIT_WORKING_DAY,
  NP_UNIT_WEEK,
  NP_UNIT_MONTH,
  NP_UNIT_YEAR,
  NP_UNIT_PERCENT,
} NpUnit;

#define NP_N_UNITS (NP_UNIT_PERCENT + 1)

/**
 * NpCase:
 * @NP_CASE_NOM: nominative
 * @NP_CASE_GEN: genitive
 * @NP_CASE_DAT: dative
 * @NP_CASE_ACC: accusative
 * @NP_CASE_INS: instrumental
 * @NP_CASE_PREP: prepositional
 *
 * The grammatical case which a parameter has in a Russian sentence. English ignores it.
 */
typedef enum
{
  NP_CASE_NOM,
  NP_CASE_GEN,
  NP_CASE_DAT,
  NP_CASE_ACC,
  NP_CASE_INS,
  NP_CASE_PREP,
} NpCase;

#define NP_N_CASES (NP_CASE_PREP + 1)

/**
 * np_unit_id:
 * @unit: a unit
 *
 * Returns: (transfer none): its name in a dossier: "none", "minute", "hour", "day", "day-and-night", "working-day",
 *   "week", "month", "year", "percent"
 */
const char *np_unit_id (NpUnit unit);

/**
 * np_unit_from_id:
 * @id: (nullable): a name as np_unit_id() gives it; %NULL and "" are "none"
 * @unit: (out): the unit; untouched on failure
 *
 * Returns: whether @id is a unit
 */
gboolean np_unit_from_id (const char *id, NpUnit *unit);

/**
 * np_case_id:
 * @gcase: a case
 *
 * Returns: (transfer none): "nom", "gen", "dat", "acc", "ins" or "prep"
 */
const char *np_case_id (NpCase gcase);

/**
 * np_case_from_id:
 * @id: (nullable): a name as np_case_id() gives it; %NULL and "" are "nom"
 * @gcase: (out): the case; untouched on failure
 *
 * Returns: whether @id is a case
 */
gboolean np_case_from_id (const char *id, NpCase *gcase);

/**
 * np_unit_name:
 * @unit: a unit
 * @lang: the language
 *
 * Returns: (transfer none): the unit's name alone as a choice in a list: "час", "сутки", "working day", "" for none
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
 * nominative and accusative 1 час, 2 часа, 5 часов, 21 час; genitive 1 часа, 21 часа, all others часов; decimals
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
 * Genitive after «в течение», «до», «не позднее», «не более», «менее», «от», «с», «из», «после», «около» ...; accusative after
 * «за», «через», «на», «сроком на»; dative after «к», «по»; instrumental after «между», «перед», «над»; prepositional after «о», «при».
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
 * "До 21 часа", "к 12 часам", "с 9 часов" read as a time of day, not as a period, when the number is a whole hour of
 * the clock (0 ... 24). The editor then offers «в течение» or «не позднее чем через».
 *
 * Returns: whether the words can be read as a time of day
 */
gboolean np_unit_is_ambiguous (const char *before, double value, NpUnit unit);

G_END_DECLS
