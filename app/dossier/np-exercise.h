/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-enums.h"
#include "dossier/np-object.h"

G_BEGIN_DECLS

/* The unknown third party of an exercise: may stand wherever a REF names an author, a suspect or a victim. */
#define NP_THIRD_PARTY "third"

/**
 * NpExercise:
 *
 * A simulated incident: first author ("third": the unknown third party), victim and rung, horizon in turns, threshold
 * of conflict, and the script of injects.
 */
#define NP_TYPE_EXERCISE (np_exercise_get_type ())
G_DECLARE_FINAL_TYPE (NpExercise, np_exercise, NP, EXERCISE, NpObject)
enum
{
  NP_EXERCISE_ID, NP_EXERCISE_SCENARIO, NP_EXERCISE_AUTHOR, NP_EXERCISE_VICTIM, NP_EXERCISE_RUNG, NP_EXERCISE_HORIZON,
  NP_EXERCISE_THRESHOLD, NP_EXERCISE_STATUS, NP_EXERCISE_SOURCE, NP_EXERCISE_TITLE, NP_EXERCISE_NOTE,
  NP_EXERCISE_INJECTS, NP_EXERCISE_LOG, NP_EXERCISE_N_FIELDS
};

/* A step of the script: what is read out, and, where it is an act, who does what to whom on which rung. */
#define NP_TYPE_INJECT (np_inject_get_type ())
G_DECLARE_FINAL_TYPE (NpInject, np_inject, NP, INJECT, NpObject)
enum
{
  NP_INJECT_PHASE, NP_INJECT_TIME, NP_INJECT_AUTHOR, NP_INJECT_VICTIM, NP_INJECT_RUNG, NP_INJECT_STATUS,
  NP_INJECT_SOURCE, NP_INJECT_TEXT, NP_INJECT_QUESTION, NP_INJECT_N_FIELDS
};

/* A move entered while playing: the forecast before it (chance of just this answer) and the risk from the state after. */
#define NP_TYPE_MOVE (np_move_get_type ())
G_DECLARE_FINAL_TYPE (NpMove, np_move, NP, MOVE, NpObject)
enum
{
  NP_MOVE_AT, NP_MOVE_INJECT, NP_MOVE_AUTHOR, NP_MOVE_VICTIM, NP_MOVE_RUNG, NP_MOVE_CHANCE, NP_MOVE_RISK, NP_MOVE_NOTE,
  NP_MOVE_N_FIELDS
};

/* A rung of the ladder of this dossier; without any the ladder of the engine defaults counts. */
#define NP_TYPE_RUNG (np_rung_get_type ())
G_DECLARE_FINAL_TYPE (NpRung, np_rung, NP, RUNG, NpObject)
enum { NP_RUNG_RUNG, NP_RUNG_CLASS, NP_RUNG_OPEN, NP_RUNG_TITLE, NP_RUNG_N_FIELDS };

/**
 * NpSituation:
 *
 * A conflict after the graph model: options of the parties, patterns that cannot be, preferences as ordered statements.
 * status-quo: the options taken today, separated by spaces.
 */
#define NP_TYPE_SITUATION (np_situation_get_type ())
G_DECLARE_FINAL_TYPE (NpSituation, np_situation, NP, SITUATION, NpObject)
enum
{
  NP_SITUATION_ID, NP_SITUATION_STATUS_QUO, NP_SITUATION_STATUS, NP_SITUATION_TITLE, NP_SITUATION_OPTIONS,
  NP_SITUATION_PATTERNS, NP_SITUATION_PREFERENCES, NP_SITUATION_N_FIELDS
};

#define NP_TYPE_OPTION (np_option_get_type ())
G_DECLARE_FINAL_TYPE (NpOption, np_option, NP, OPTION, NpObject)
enum
{
  NP_OPTION_ID, NP_OPTION_PARTY, NP_OPTION_DIRECTION, NP_OPTION_STATUS, NP_OPTION_SOURCE, NP_OPTION_TEXT,
  NP_OPTION_N_FIELDS
};

/* Options that cannot stand together: "US2=Y US1=N". */
#define NP_TYPE_PATTERN (np_pattern_get_type ())
G_DECLARE_FINAL_TYPE (NpPattern, np_pattern, NP, PATTERN, NpObject)
enum { NP_PATTERN_PATTERN, NP_PATTERN_STATUS, NP_PATTERN_WHY, NP_PATTERN_N_FIELDS };

/* An ordered statement ("NOT US2", "US1 IFF RU1") of a party, most important first in the order of the file. */
#define NP_TYPE_PREFERENCE (np_preference_get_type ())
G_DECLARE_FINAL_TYPE (NpPreference, np_preference, NP, PREFERENCE, NpObject)
enum
{
  NP_PREFERENCE_PARTY, NP_PREFERENCE_STATEMENT, NP_PREFERENCE_STATUS, NP_PREFERENCE_SOURCE, NP_PREFERENCE_TEXT,
  NP_PREFERENCE_N_FIELDS
};

G_END_DECLS
