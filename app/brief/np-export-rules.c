/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-export-rules.h"

#include "dossier/np-brief.h"
#include "dossier/np-exercise.h"
#include "dossier/np-issue.h"
#include "dossier/np-measure.h"
#include "dossier/np-meeting.h"
#include "dossier/np-party.h"
#include "dossier/np-scenario.h"
#include "dossier/np-source.h"

/*
 * One decision for every field of every class, in the order of the enums. N: never. I: internal papers only. O:
 * our own side. A: also what is handed to the other side - the words of the measures, the composed non-paper,
 * public documents.
 */
#define N NP_EXPORT_NEVER
#define I NP_EXPORT_INTERNAL
#define O NP_EXPORT_OWN
#define A NP_EXPORT_ALWAYS
#define RULES(name, count, ...)                                   \
  static const NpExportRow rules_##name[] = { __VA_ARGS__ };      \
  G_STATIC_ASSERT (G_N_ELEMENTS (rules_##name) == (count));

RULES (brief, NP_BRIEF_N_FIELDS,
  { NP_BRIEF_ID, A }, { NP_BRIEF_KIND, A }, { NP_BRIEF_FORECAST, N }, { NP_BRIEF_TITLE, A },
  { NP_BRIEF_WANT, O }, { NP_BRIEF_DECISION, O }, { NP_BRIEF_SECTIONS, A })
RULES (section, NP_SECTION_N_FIELDS,
  { NP_SECTION_KEY, A }, { NP_SECTION_OFF, A }, { NP_SECTION_TITLE, A }, { NP_SECTION_TEXT, A })
RULES (frozen, NP_FROZEN_N_FIELDS,
  { NP_FROZEN_ID, N }, { NP_FROZEN_OF, N }, { NP_FROZEN_AS_OF, O }, { NP_FROZEN_SCENARIO, N },
  { NP_FROZEN_MEETING, N }, { NP_FROZEN_TITLE, N }, { NP_FROZEN_CELLS, O })
RULES (frozen_cell, NP_FROZEN_CELL_N_FIELDS,
  { NP_FROZEN_CELL_MEASURE, O }, { NP_FROZEN_CELL_LEVEL, O }, { NP_FROZEN_CELL_PARTY, O },
  { NP_FROZEN_CELL_S, O }, { NP_FROZEN_CELL_P1, N }, { NP_FROZEN_CELL_P2, N }, { NP_FROZEN_CELL_P3, N },
  { NP_FROZEN_CELL_P4, N }, { NP_FROZEN_CELL_P5, N })
RULES (copy, NP_COPY_N_FIELDS,
  { NP_COPY_NUMBER, N }, { NP_COPY_DATE, N }, { NP_COPY_PAPER, N }, { NP_COPY_DIGEST, N },
  { NP_COPY_RETURNED, N }, { NP_COPY_ADDRESSEE, N })
RULES (history_item, NP_HISTORY_ITEM_N_FIELDS,
  { NP_HISTORY_ITEM_AT, N }, { NP_HISTORY_ITEM_KIND, N }, { NP_HISTORY_ITEM_OBJECT, N },
  { NP_HISTORY_ITEM_TEXT, N }, { NP_HISTORY_ITEM_REASON, N })
RULES (clearance, NP_CLEARANCE_N_FIELDS,
  { NP_CLEARANCE_HIT, N }, { NP_CLEARANCE_DECISION, N }, { NP_CLEARANCE_TEXT, N })
RULES (dossier, NP_DOSSIER_N_FIELDS,
  { NP_DOSSIER_ID, N }, { NP_DOSSIER_VERSION, N }, { NP_DOSSIER_AS_OF, A }, { NP_DOSSIER_MARKING, A },
  { NP_DOSSIER_HISTORY_KEPT, N }, { NP_DOSSIER_TITLE, A }, { NP_DOSSIER_NOTE, O }, { NP_DOSSIER_SOURCES, I },
  { NP_DOSSIER_INSTRUMENTS, A }, { NP_DOSSIER_GLOSSARY, N }, { NP_DOSSIER_DRIVERS, N },
  { NP_DOSSIER_ISSUES, O }, { NP_DOSSIER_PARTIES, O }, { NP_DOSSIER_MEASURES, A }, { NP_DOSSIER_PACKAGES, O },
  { NP_DOSSIER_SCENARIOS, O }, { NP_DOSSIER_LADDER, O }, { NP_DOSSIER_EXERCISES, O },
  { NP_DOSSIER_SITUATIONS, O }, { NP_DOSSIER_CHRONOLOGY, O }, { NP_DOSSIER_MEETINGS, O },
  { NP_DOSSIER_FORECASTS, O }, { NP_DOSSIER_BRIEFS, A }, { NP_DOSSIER_FINDINGS, O }, { NP_DOSSIER_COPIES, N },
  { NP_DOSSIER_CLEARANCES, N },
  { NP_DOSSIER_HISTORY, N })
RULES (exercise, NP_EXERCISE_N_FIELDS,
  { NP_EXERCISE_ID, O }, { NP_EXERCISE_SCENARIO, O }, { NP_EXERCISE_AUTHOR, O }, { NP_EXERCISE_VICTIM, O },
  { NP_EXERCISE_RUNG, O }, { NP_EXERCISE_HORIZON, O }, { NP_EXERCISE_THRESHOLD, O },
  { NP_EXERCISE_STATUS, O }, { NP_EXERCISE_SOURCE, I }, { NP_EXERCISE_TITLE, O }, { NP_EXERCISE_NOTE, O },
  { NP_EXERCISE_INJECTS, O }, { NP_EXERCISE_LOG, N })
RULES (inject, NP_INJECT_N_FIELDS,
  { NP_INJECT_PHASE, O }, { NP_INJECT_TIME, O }, { NP_INJECT_AUTHOR, O }, { NP_INJECT_VICTIM, O },
  { NP_INJECT_RUNG, O }, { NP_INJECT_STATUS, O }, { NP_INJECT_SOURCE, I }, { NP_INJECT_TEXT, O },
  { NP_INJECT_QUESTION, O })
RULES (move, NP_MOVE_N_FIELDS,
  { NP_MOVE_AT, N }, { NP_MOVE_INJECT, N }, { NP_MOVE_AUTHOR, N }, { NP_MOVE_VICTIM, N }, { NP_MOVE_RUNG, N },
  { NP_MOVE_CHANCE, N }, { NP_MOVE_RISK, N }, { NP_MOVE_NOTE, N })
RULES (rung, NP_RUNG_N_FIELDS,
  { NP_RUNG_RUNG, O }, { NP_RUNG_CLASS, O }, { NP_RUNG_OPEN, O }, { NP_RUNG_TITLE, O })
RULES (situation, NP_SITUATION_N_FIELDS,
  { NP_SITUATION_ID, O }, { NP_SITUATION_STATUS_QUO, O }, { NP_SITUATION_STATUS, O },
  { NP_SITUATION_TITLE, O }, { NP_SITUATION_OPTIONS, O }, { NP_SITUATION_PATTERNS, O },
  { NP_SITUATION_PREFERENCES, O })
RULES (option, NP_OPTION_N_FIELDS,
  { NP_OPTION_ID, O }, { NP_OPTION_PARTY, O }, { NP_OPTION_DIRECTION, O }, { NP_OPTION_STATUS, O },
  { NP_OPTION_SOURCE, I }, { NP_OPTION_TEXT, O })
RULES (pattern, NP_PATTERN_N_FIELDS,
  { NP_PATTERN_PATTERN, O }, { NP_PATTERN_STATUS, O }, { NP_PATTERN_WHY, O })
RULES (preference, NP_PREFERENCE_N_FIELDS,
  { NP_PREFERENCE_PARTY, O }, { NP_PREFERENCE_STATEMENT, O }, { NP_PREFERENCE_STATUS, O },
  { NP_PREFERENCE_SOURCE, I }, { NP_PREFERENCE_TEXT, O })
RULES (issue, NP_ISSUE_N_FIELDS,
  { NP_ISSUE_ID, O }, { NP_ISSUE_REF, O }, { NP_ISSUE_STATUS_QUO, O }, { NP_ISSUE_STATUS, O },
  { NP_ISSUE_SOURCE, I }, { NP_ISSUE_TITLE, O }, { NP_ISSUE_POLE_0, O }, { NP_ISSUE_POLE_100, O },
  { NP_ISSUE_WHY, O })
RULES (measure, NP_MEASURE_N_FIELDS,
  { NP_MEASURE_ID, A }, { NP_MEASURE_NUMBER, A }, { NP_MEASURE_REF, A }, { NP_MEASURE_BETWEEN, O },
  { NP_MEASURE_OPEN_TO, O }, { NP_MEASURE_SPONSOR, O }, { NP_MEASURE_STRENGTH, O },
  { NP_MEASURE_STRENGTH_STATUS, O }, { NP_MEASURE_TAGS, O }, { NP_MEASURE_STATUS, A },
  { NP_MEASURE_IN_FORCE, A }, { NP_MEASURE_NEEDS, O }, { NP_MEASURE_EXCLUDES, O }, { NP_MEASURE_ALIAS_RU, O },
  { NP_MEASURE_ALIAS_EN, O }, { NP_MEASURE_BASIS, A }, { NP_MEASURE_BASIS_PARA, A }, { NP_MEASURE_SOURCE, I },
  { NP_MEASURE_TITLE, A }, { NP_MEASURE_WHY, O }, { NP_MEASURE_RISK, O }, { NP_MEASURE_PARAMS, A },
  { NP_MEASURE_CLAUSES, A }, { NP_MEASURE_LEVELS, O }, { NP_MEASURE_EFFECTS, O }, { NP_MEASURE_POINTS, O },
  { NP_MEASURE_FINDINGS, O })
RULES (param, NP_PARAM_N_FIELDS,
  { NP_PARAM_NAME, A }, { NP_PARAM_VALUE, A }, { NP_PARAM_UNIT, A }, { NP_PARAM_LABEL, A },
  { NP_PARAM_NOTE, O })
RULES (clause, NP_CLAUSE_N_FIELDS,
  { NP_CLAUSE_ID, A }, { NP_CLAUSE_STATE_RU, O }, { NP_CLAUSE_STATE_EN, O }, { NP_CLAUSE_HASH_RU, N },
  { NP_CLAUSE_HASH_EN, N }, { NP_CLAUSE_TEXT, A }, { NP_CLAUSE_REVIEWED_RU, N }, { NP_CLAUSE_REVIEWED_EN, N })
RULES (level, NP_LEVEL_N_FIELDS,
  { NP_LEVEL_NAME, O }, { NP_LEVEL_INTRUSIVENESS, O }, { NP_LEVEL_STATUS, O }, { NP_LEVEL_TEXT, O },
  { NP_LEVEL_WHY, O }, { NP_LEVEL_TARGETS, O }, { NP_LEVEL_BURDENS, O }, { NP_LEVEL_VALUES, O })
RULES (target, NP_TARGET_N_FIELDS,
  { NP_TARGET_ISSUE, O }, { NP_TARGET_VALUE, O }, { NP_TARGET_STATUS, O }, { NP_TARGET_SOURCE, I },
  { NP_TARGET_WHY, O })
RULES (burden, NP_BURDEN_N_FIELDS,
  { NP_BURDEN_PARTY, O }, { NP_BURDEN_COST, O }, { NP_BURDEN_BALANCE, O }, { NP_BURDEN_STATUS, O },
  { NP_BURDEN_SOURCE, I }, { NP_BURDEN_WHY, O })
RULES (level_value, NP_LEVEL_VALUE_N_FIELDS,
  { NP_LEVEL_VALUE_PARAM, O }, { NP_LEVEL_VALUE_VALUE, O }, { NP_LEVEL_VALUE_STATUS, O })
RULES (effect, NP_EFFECT_N_FIELDS,
  { NP_EFFECT_KIND, O }, { NP_EFFECT_PARTIES, O }, { NP_EFFECT_U, O }, { NP_EFFECT_C, O }, { NP_EFFECT_Q, O },
  { NP_EFFECT_E, O }, { NP_EFFECT_E_LOW, O }, { NP_EFFECT_E_HIGH, O }, { NP_EFFECT_STATUS, O },
  { NP_EFFECT_SOURCE, I }, { NP_EFFECT_WHY, O })
RULES (point, NP_POINT_N_FIELDS,
  { NP_POINT_ROLE, O }, { NP_POINT_PARTY, O }, { NP_POINT_TEXT, O })
RULES (finding, NP_FINDING_N_FIELDS,
  { NP_FINDING_PAGE, O }, { NP_FINDING_TEXT, O })
RULES (meeting, NP_MEETING_N_FIELDS,
  { NP_MEETING_ID, O }, { NP_MEETING_DATE, O }, { NP_MEETING_UNTIL, O }, { NP_MEETING_STATE, O },
  { NP_MEETING_SETTING, O }, { NP_MEETING_REGIME, O }, { NP_MEETING_PERMITS, O },
  { NP_MEETING_SEAT_ORDER, N }, { NP_MEETING_NOW, N }, { NP_MEETING_STATUS, O }, { NP_MEETING_TITLE, O },
  { NP_MEETING_PLACE, O }, { NP_MEETING_INITIATIVE, N }, { NP_MEETING_INTERPRETER, N },
  { NP_MEETING_REGIME_TEXT, O }, { NP_MEETING_READOUT, O }, { NP_MEETING_THEIR_READOUT, O },
  { NP_MEETING_AGENDA, O }, { NP_MEETING_QUESTIONS, O }, { NP_MEETING_ENTRIES, O }, { NP_MEETING_ACTIONS, O })
RULES (agenda_item, NP_AGENDA_ITEM_N_FIELDS,
  { NP_AGENDA_ITEM_START, O }, { NP_AGENDA_ITEM_UNTIL, O }, { NP_AGENDA_ITEM_TITLE, O },
  { NP_AGENDA_ITEM_LEAD, N }, { NP_AGENDA_ITEM_OUTPUT, O })
RULES (question, NP_QUESTION_N_FIELDS,
  { NP_QUESTION_ASKED, O }, { NP_QUESTION_PARTY, O }, { NP_QUESTION_TEXT, O })
RULES (entry, NP_ENTRY_N_FIELDS,
  { NP_ENTRY_ID, O }, { NP_ENTRY_AT, O }, { NP_ENTRY_SEAT, N }, { NP_ENTRY_REGIME, O },
  { NP_ENTRY_REGIME_REASON, N }, { NP_ENTRY_KIND, O }, { NP_ENTRY_LANGUAGE, O }, { NP_ENTRY_DOUBT, N },
  { NP_ENTRY_FORM, O }, { NP_ENTRY_MEMORY, O }, { NP_ENTRY_SETTING, O }, { NP_ENTRY_VERIFY, N },
  { NP_ENTRY_REVIEWED, N },
  { NP_ENTRY_SOURCE, I }, { NP_ENTRY_RAW, N }, { NP_ENTRY_PRIVATE, N }, { NP_ENTRY_DESCRIPTION, O },
  { NP_ENTRY_TEXT, O }, { NP_ENTRY_REACTIONS, N })
RULES (reaction, NP_REACTION_N_FIELDS,
  { NP_REACTION_MEASURE, N }, { NP_REACTION_LEVEL, N }, { NP_REACTION_REACTION, N }, { NP_REACTION_SEAT, N },
  { NP_REACTION_ACCEPT, N }, { NP_REACTION_GUESSED, N }, { NP_REACTION_WHY, N })
RULES (action, NP_ACTION_N_FIELDS,
  { NP_ACTION_ID, O }, { NP_ACTION_BY, O }, { NP_ACTION_DONE, O }, { NP_ACTION_WHO, O },
  { NP_ACTION_TEXT, O })
RULES (party, NP_PARTY_N_FIELDS,
  { NP_PARTY_ID, O }, { NP_PARTY_CODE, O }, { NP_PARTY_KIND, O }, { NP_PARTY_OWN, O },
  { NP_PARTY_CAPABILITY, O }, { NP_PARTY_CAPABILITY_STATUS, O }, { NP_PARTY_SENSITIVITY, O },
  { NP_PARTY_SENSITIVITY_STATUS, O }, { NP_PARTY_ALTERNATIVE_LOW, O }, { NP_PARTY_ALTERNATIVE_HIGH, O },
  { NP_PARTY_ALTERNATIVE_STATUS, O }, { NP_PARTY_SOURCE, I }, { NP_PARTY_NAME, O }, { NP_PARTY_ALSO, N },
  { NP_PARTY_WHY, O },
  { NP_PARTY_ALTERNATIVE, O }, { NP_PARTY_STATEMENTS, O }, { NP_PARTY_STANCES, O }, { NP_PARTY_RED_LINES, O },
  { NP_PARTY_LIMITS, O }, { NP_PARTY_ANSWERS, O }, { NP_PARTY_SIMILARS, O }, { NP_PARTY_TRUSTS, O },
  { NP_PARTY_DOCTRINES, O }, { NP_PARTY_SEATS, N })
RULES (statement, NP_STATEMENT_N_FIELDS,
  { NP_STATEMENT_KIND, O }, { NP_STATEMENT_STATUS, O }, { NP_STATEMENT_SOURCE, I }, { NP_STATEMENT_TEXT, O },
  { NP_STATEMENT_WHY, O })
RULES (stance, NP_STANCE_N_FIELDS,
  { NP_STANCE_ISSUE, O }, { NP_STANCE_POSITION, O }, { NP_STANCE_POSITION_LOW, O },
  { NP_STANCE_POSITION_HIGH, O }, { NP_STANCE_SALIENCE, O }, { NP_STANCE_SALIENCE_LOW, O },
  { NP_STANCE_SALIENCE_HIGH, O }, { NP_STANCE_CONFIDENCE, O }, { NP_STANCE_STATUS, O },
  { NP_STANCE_SOURCE, I }, { NP_STANCE_WHY, O })
RULES (red_line, NP_RED_LINE_N_FIELDS,
  { NP_RED_LINE_ID, O }, { NP_RED_LINE_MEASURE, O }, { NP_RED_LINE_ISSUE, O }, { NP_RED_LINE_LIMIT, O },
  { NP_RED_LINE_SIDE, O }, { NP_RED_LINE_ABSOLUTE, O }, { NP_RED_LINE_STATUS, O }, { NP_RED_LINE_SOURCE, I },
  { NP_RED_LINE_TEXT, O }, { NP_RED_LINE_WHY, O })
RULES (limit, NP_LIMIT_N_FIELDS,
  { NP_LIMIT_ID, O }, { NP_LIMIT_SEVERITY, O }, { NP_LIMIT_MEASURES, O }, { NP_LIMIT_ISSUES, O },
  { NP_LIMIT_LEVELS, O }, { NP_LIMIT_STATUS, O }, { NP_LIMIT_SOURCE, I }, { NP_LIMIT_TEXT, O },
  { NP_LIMIT_WHY, O })
RULES (answer, NP_ANSWER_N_FIELDS,
  { NP_ANSWER_INSTRUMENT, O }, { NP_ANSWER_VALUE, O }, { NP_ANSWER_STATUS, O }, { NP_ANSWER_SOURCE, I },
  { NP_ANSWER_WHY, O })
RULES (similar, NP_SIMILAR_N_FIELDS,
  { NP_SIMILAR_TO, O }, { NP_SIMILAR_VALUE, O }, { NP_SIMILAR_STATUS, O }, { NP_SIMILAR_SOURCE, I },
  { NP_SIMILAR_WHY, O })
RULES (trust, NP_TRUST_N_FIELDS,
  { NP_TRUST_TOWARD, O }, { NP_TRUST_VALUE, O }, { NP_TRUST_STATUS, O }, { NP_TRUST_SOURCE, I },
  { NP_TRUST_WHY, O })
RULES (doctrine, NP_DOCTRINE_N_FIELDS,
  { NP_DOCTRINE_RHO, O }, { NP_DOCTRINE_RHO_LOW, O }, { NP_DOCTRINE_RHO_HIGH, O }, { NP_DOCTRINE_DELTA, O },
  { NP_DOCTRINE_DELTA_LOW, O }, { NP_DOCTRINE_DELTA_HIGH, O }, { NP_DOCTRINE_EXECUTION, O },
  { NP_DOCTRINE_RESTRAINT_DIPLOMATIC, O }, { NP_DOCTRINE_RESTRAINT_CYBER_LOW, O },
  { NP_DOCTRINE_RESTRAINT_CYBER_HIGH, O }, { NP_DOCTRINE_RESTRAINT_MILITARY, O }, { NP_DOCTRINE_CEILING, O },
  { NP_DOCTRINE_ALPHA, O }, { NP_DOCTRINE_ALPHA_LOW, O }, { NP_DOCTRINE_ALPHA_HIGH, O },
  { NP_DOCTRINE_SUSPECT, O }, { NP_DOCTRINE_MISJUDGEMENT, O }, { NP_DOCTRINE_MISJUDGEMENT_LOW, O },
  { NP_DOCTRINE_MISJUDGEMENT_HIGH, O }, { NP_DOCTRINE_BIAS, O }, { NP_DOCTRINE_STATUS, O },
  { NP_DOCTRINE_SOURCE, I }, { NP_DOCTRINE_WHY, O })
RULES (seat, NP_SEAT_N_FIELDS,
  { NP_SEAT_ID, N }, { NP_SEAT_KEY, N }, { NP_SEAT_AUTHORITY, N }, { NP_SEAT_ALIAS_RU, N },
  { NP_SEAT_ALIAS_EN, N }, { NP_SEAT_ROLE, N }, { NP_SEAT_NAME, N })
RULES (scenario, NP_SCENARIO_N_FIELDS,
  { NP_SCENARIO_ID, O }, { NP_SCENARIO_KEY, O }, { NP_SCENARIO_ODDS_LOW, O }, { NP_SCENARIO_ODDS_HIGH, O },
  { NP_SCENARIO_STATUS, O }, { NP_SCENARIO_SOURCE, I }, { NP_SCENARIO_TITLE, O },
  { NP_SCENARIO_RELATIONS, O }, { NP_SCENARIO_SWITCHES, O }, { NP_SCENARIO_OVERRIDES, O })
RULES (relation, NP_RELATION_N_FIELDS,
  { NP_RELATION_FROM, O }, { NP_RELATION_TO, O }, { NP_RELATION_VALUE, O }, { NP_RELATION_STATUS, O },
  { NP_RELATION_SOURCE, I }, { NP_RELATION_WHY, O })
RULES (switch, NP_SWITCH_N_FIELDS,
  { NP_SWITCH_MEASURE, O }, { NP_SWITCH_ON, O })
RULES (override, NP_OVERRIDE_N_FIELDS,
  { NP_OVERRIDE_PARTY, O }, { NP_OVERRIDE_ISSUE, O }, { NP_OVERRIDE_POSITION, O },
  { NP_OVERRIDE_SALIENCE, O }, { NP_OVERRIDE_STATUS, O }, { NP_OVERRIDE_SOURCE, I }, { NP_OVERRIDE_WHY, O })
RULES (package, NP_PACKAGE_N_FIELDS,
  { NP_PACKAGE_ID, O }, { NP_PACKAGE_STATUS, O }, { NP_PACKAGE_FROZEN, N }, { NP_PACKAGE_TITLE, O },
  { NP_PACKAGE_WHY, O }, { NP_PACKAGE_ITEMS, O })
RULES (package_item, NP_PACKAGE_ITEM_N_FIELDS,
  { NP_PACKAGE_ITEM_MEASURE, O }, { NP_PACKAGE_ITEM_LEVEL, O })
RULES (driver, NP_DRIVER_N_FIELDS,
  { NP_DRIVER_DRIVER, N }, { NP_DRIVER_MEAN, N }, { NP_DRIVER_SD, N }, { NP_DRIVER_WHY, N })
RULES (source, NP_SOURCE_N_FIELDS,
  { NP_SOURCE_ID, I }, { NP_SOURCE_KIND, I }, { NP_SOURCE_DATE, I }, { NP_SOURCE_MARK, I },
  { NP_SOURCE_ADDRESS, I }, { NP_SOURCE_TITLE, I }, { NP_SOURCE_NOTE, I }, { NP_SOURCE_ANCHORS, I })
RULES (anchor, NP_ANCHOR_N_FIELDS,
  { NP_ANCHOR_ID, I }, { NP_ANCHOR_TEXT, I })
RULES (instrument, NP_INSTRUMENT_N_FIELDS,
  { NP_INSTRUMENT_ID, A }, { NP_INSTRUMENT_IDENTIFIER, A }, { NP_INSTRUMENT_YEAR, A },
  { NP_INSTRUMENT_MARK, O }, { NP_INSTRUMENT_SOURCE, N }, { NP_INSTRUMENT_TITLE, A },
  { NP_INSTRUMENT_PARTIES, O }, { NP_INSTRUMENT_NATURE, O }, { NP_INSTRUMENT_NOTE, O },
  { NP_INSTRUMENT_PROVISIONS, O })
RULES (provision, NP_PROVISION_N_FIELDS,
  { NP_PROVISION_ID, O }, { NP_PROVISION_MARK, O }, { NP_PROVISION_SOURCE, N }, { NP_PROVISION_PARA, O },
  { NP_PROVISION_TITLE, O }, { NP_PROVISION_SUMMARY, O }, { NP_PROVISION_NOTE, O })
RULES (term, NP_TERM_N_FIELDS,
  { NP_TERM_ID, N }, { NP_TERM_SECTION, N }, { NP_TERM_TERM, N }, { NP_TERM_WEST, N }, { NP_TERM_RUSCO, N },
  { NP_TERM_AVOID, N }, { NP_TERM_NOTE, N })
RULES (event, NP_EVENT_N_FIELDS,
  { NP_EVENT_DATE, O }, { NP_EVENT_SOURCE, I }, { NP_EVENT_WHEN, O }, { NP_EVENT_TEXT, O })

const NpExportTable np_export_tables[] = {
  { np_brief_get_type, rules_brief, G_N_ELEMENTS (rules_brief) },
  { np_section_get_type, rules_section, G_N_ELEMENTS (rules_section) },
  { np_frozen_get_type, rules_frozen, G_N_ELEMENTS (rules_frozen) },
  { np_frozen_cell_get_type, rules_frozen_cell, G_N_ELEMENTS (rules_frozen_cell) },
  { np_copy_get_type, rules_copy, G_N_ELEMENTS (rules_copy) },
  { np_clearance_get_type, rules_clearance, G_N_ELEMENTS (rules_clearance) },
  { np_history_item_get_type, rules_history_item, G_N_ELEMENTS (rules_history_item) },
  { np_dossier_get_type, rules_dossier, G_N_ELEMENTS (rules_dossier) },
  { np_exercise_get_type, rules_exercise, G_N_ELEMENTS (rules_exercise) },
  { np_inject_get_type, rules_inject, G_N_ELEMENTS (rules_inject) },
  { np_move_get_type, rules_move, G_N_ELEMENTS (rules_move) },
  { np_rung_get_type, rules_rung, G_N_ELEMENTS (rules_rung) },
  { np_situation_get_type, rules_situation, G_N_ELEMENTS (rules_situation) },
  { np_option_get_type, rules_option, G_N_ELEMENTS (rules_option) },
  { np_pattern_get_type, rules_pattern, G_N_ELEMENTS (rules_pattern) },
  { np_preference_get_type, rules_preference, G_N_ELEMENTS (rules_preference) },
  { np_issue_get_type, rules_issue, G_N_ELEMENTS (rules_issue) },
  { np_measure_get_type, rules_measure, G_N_ELEMENTS (rules_measure) },
  { np_param_get_type, rules_param, G_N_ELEMENTS (rules_param) },
  { np_clause_get_type, rules_clause, G_N_ELEMENTS (rules_clause) },
  { np_level_get_type, rules_level, G_N_ELEMENTS (rules_level) },
  { np_target_get_type, rules_target, G_N_ELEMENTS (rules_target) },
  { np_burden_get_type, rules_burden, G_N_ELEMENTS (rules_burden) },
  { np_level_value_get_type, rules_level_value, G_N_ELEMENTS (rules_level_value) },
  { np_effect_get_type, rules_effect, G_N_ELEMENTS (rules_effect) },
  { np_point_get_type, rules_point, G_N_ELEMENTS (rules_point) },
  { np_finding_get_type, rules_finding, G_N_ELEMENTS (rules_finding) },
  { np_meeting_get_type, rules_meeting, G_N_ELEMENTS (rules_meeting) },
  { np_agenda_item_get_type, rules_agenda_item, G_N_ELEMENTS (rules_agenda_item) },
  { np_question_get_type, rules_question, G_N_ELEMENTS (rules_question) },
  { np_entry_get_type, rules_entry, G_N_ELEMENTS (rules_entry) },
  { np_reaction_get_type, rules_reaction, G_N_ELEMENTS (rules_reaction) },
  { np_action_get_type, rules_action, G_N_ELEMENTS (rules_action) },
  { np_party_get_type, rules_party, G_N_ELEMENTS (rules_party) },
  { np_statement_get_type, rules_statement, G_N_ELEMENTS (rules_statement) },
  { np_stance_get_type, rules_stance, G_N_ELEMENTS (rules_stance) },
  { np_red_line_get_type, rules_red_line, G_N_ELEMENTS (rules_red_line) },
  { np_limit_get_type, rules_limit, G_N_ELEMENTS (rules_limit) },
  { np_answer_get_type, rules_answer, G_N_ELEMENTS (rules_answer) },
  { np_similar_get_type, rules_similar, G_N_ELEMENTS (rules_similar) },
  { np_trust_get_type, rules_trust, G_N_ELEMENTS (rules_trust) },
  { np_doctrine_get_type, rules_doctrine, G_N_ELEMENTS (rules_doctrine) },
  { np_seat_get_type, rules_seat, G_N_ELEMENTS (rules_seat) },
  { np_scenario_get_type, rules_scenario, G_N_ELEMENTS (rules_scenario) },
  { np_relation_get_type, rules_relation, G_N_ELEMENTS (rules_relation) },
  { np_switch_get_type, rules_switch, G_N_ELEMENTS (rules_switch) },
  { np_override_get_type, rules_override, G_N_ELEMENTS (rules_override) },
  { np_package_get_type, rules_package, G_N_ELEMENTS (rules_package) },
  { np_package_item_get_type, rules_package_item, G_N_ELEMENTS (rules_package_item) },
  { np_driver_get_type, rules_driver, G_N_ELEMENTS (rules_driver) },
  { np_source_get_type, rules_source, G_N_ELEMENTS (rules_source) },
  { np_anchor_get_type, rules_anchor, G_N_ELEMENTS (rules_anchor) },
  { np_instrument_get_type, rules_instrument, G_N_ELEMENTS (rules_instrument) },
  { np_provision_get_type, rules_provision, G_N_ELEMENTS (rules_provision) },
  { np_term_get_type, rules_term, G_N_ELEMENTS (rules_term) },
  { np_event_get_type, rules_event, G_N_ELEMENTS (rules_event) },
};

const guint np_n_export_tables = G_N_ELEMENTS (np_export_tables);
