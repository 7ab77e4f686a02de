/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

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

/* The codes of np_unit_id() and np_case_id() in the order of the enums, NULL-terminated. */
extern const char *const np_unit_codes[];
extern const char *const np_case_codes[];

G_END_DECLS
