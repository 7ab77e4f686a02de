/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/np-exercise.h"

#include "dossier/np-party.h"
#include "dossier/np-scenario.h"

static const NpField exercise[] = {
  [NP_EXERCISE_ID] = NP_F_ID (),
  [NP_EXERCISE_SCENARIO] = NP_F_REF ("scenario", np_scenario_get_type),
  [NP_EXERCISE_AUTHOR] = NP_F_REF ("author", NULL),
  [NP_EXERCISE_VICTIM] = NP_F_REF ("victim", np_party_get_type),
  [NP_EXERCISE_RUNG] = NP_F_INTEGER ("rung", 1, 100),
  [NP_EXERCISE_HORIZON] = NP_F_INTEGER ("horizon", 1, 1000),
  [NP_EXERCISE_THRESHOLD] = NP_F_INTEGER ("threshold", 1, 100),
  [NP_EXERCISE_STATUS] = NP_F_ENUM ("status", np_codes_status),
  [NP_EXERCISE_SOURCE] = NP_F_REFS ("source", NULL),
  [NP_EXERCISE_TITLE] = NP_F_TEXT ("title"),
  [NP_EXERCISE_NOTE] = NP_F_TEXT ("note"),
  [NP_EXERCISE_INJECTS] = NP_F_LIST ("injects", np_inject_get_type),
  [NP_EXERCISE_LOG] = NP_F_LIST ("log", np_move_get_type),
};
NP_DEFINE_CLASS (NpExercise, np_exercise, "exercise", exercise, NP_EXERCISE_N_FIELDS)

static const NpField inject[] = {
  [NP_INJECT_PHASE] = NP_F_INTEGER ("phase", 1, 99),
  [NP_INJECT_TIME] = NP_F_STRING ("time"),
  [NP_INJECT_AUTHOR] = NP_F_REF ("author", NULL),
  [NP_INJECT_VICTIM] = NP_F_REF ("victim", np_party_get_type),
  [NP_INJECT_RUNG] = NP_F_INTEGER ("rung", 0, 100),
  [NP_INJECT_STATUS] = NP_F_ENUM ("status", np_codes_status),
  [NP_INJECT_SOURCE] = NP_F_REFS ("source", NULL),
  [NP_INJECT_TEXT] = NP_F_TEXT ("text"),
  [NP_INJECT_QUESTION] = NP_F_TEXT ("question"),
};
NP_DEFINE_CLASS (NpInject, np_inject, "inject", inject, NP_INJECT_N_FIELDS)

static const NpField move[] = {
  [NP_MOVE_AT] = NP_F_STRING ("at"),
  [NP_MOVE_INJECT] = NP_F_INTEGER ("inject", 1, 999),
  [NP_MOVE_AUTHOR] = NP_F_REF ("author", NULL),
  [NP_MOVE_VICTIM] = NP_F_REF ("victim", NULL),
  [NP_MOVE_RUNG] = NP_F_INTEGER ("rung", 0, 100),
  [NP_MOVE_CHANCE] = NP_F_NUMBER ("chance", 0, 1),
  [NP_MOVE_RISK] = NP_F_NUMBER ("risk", 0, 1),
  [NP_MOVE_NOTE] = NP_F_TEXT ("note"),
};
NP_DEFINE_CLASS (NpMove, np_move, "move", move, NP_MOVE_N_FIELDS)

static const NpField rung[] = {
  [NP_RUNG_RUNG] = NP_F_INTEGER ("rung", 0, 100),
  [NP_RUNG_CLASS] = NP_F_ENUM ("class", np_codes_rung_class),
  [NP_RUNG_OPEN] = NP_F_BOOLEAN ("open"),
  [NP_RUNG_TITLE] = NP_F_TEXT ("title"),
};
NP_DEFINE_CLASS (NpRung, np_rung, "rung", rung, NP_RUNG_N_FIELDS)

static const NpField situation[] = {
  [NP_SITUATION_ID] = NP_F_ID (),
  [NP_SITUATION_STATUS_QUO] = NP_F_REFS ("status-quo", np_option_get_type),
  [NP_SITUATION_STATUS] = NP_F_ENUM ("status", np_codes_status),
  [NP_SITUATION_TITLE] = NP_F_TEXT ("title"),
  [NP_SITUATION_OPTIONS] = NP_F_LIST ("options", np_option_get_type),
  [NP_SITUATION_PATTERNS] = NP_F_LIST ("patterns", np_pattern_get_type),
  [NP_SITUATION_PREFERENCES] = NP_F_LIST ("preferences", np_preference_get_type),
};
NP_DEFINE_CLASS (NpSituation, np_situation, "situation", situation, NP_SITUATION_N_FIELDS)

static const NpField option[] = {
  [NP_OPTION_ID] = NP_F_ID (),
  [NP_OPTION_PARTY] = NP_F_NEEDED_REF ("party", np_party_get_type),
  [NP_OPTION_DIRECTION] = NP_F_ENUM ("direction", np_codes_direction),
  [NP_OPTION_STATUS] = NP_F_ENUM ("status", np_codes_status),
  [NP_OPTION_SOURCE] = NP_F_REFS ("source", NULL),
  [NP_OPTION_TEXT] = NP_F_TEXT ("text"),
};
NP_DEFINE_CLASS (NpOption, np_option, "option", option, NP_OPTION_N_FIELDS)

static const NpField pattern[] = {
  [NP_PATTERN_PATTERN] = NP_F_STRING ("pattern"),
  [NP_PATTERN_STATUS] = NP_F_ENUM ("status", np_codes_status),
  [NP_PATTERN_WHY] = NP_F_TEXT ("why"),
};
NP_DEFINE_CLASS (NpPattern, np_pattern, "infeasible", pattern, NP_PATTERN_N_FIELDS)

static const NpField preference[] = {
  [NP_PREFERENCE_PARTY] = NP_F_NEEDED_REF ("party", np_party_get_type),
  [NP_PREFERENCE_STATEMENT] = NP_F_STRING ("statement"),
  [NP_PREFERENCE_STATUS] = NP_F_ENUM ("status", np_codes_status),
  [NP_PREFERENCE_SOURCE] = NP_F_REFS ("source", NULL),
  [NP_PREFERENCE_TEXT] = NP_F_TEXT ("text"),
};
NP_DEFINE_CLASS (NpPreference, np_preference, "preference", preference, NP_PREFERENCE_N_FIELDS)
