/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-enums.h"
#include "dossier/np-object.h"

G_BEGIN_DECLS

/**
 * NpParty:
 *
 * A side of the talks, and everything the delegation believes about it. Every statement in it carries a status and
 * the anchors it rests on ("source": identifiers of NpAnchor or NpSource, several separated by spaces).
 *
 * own: our own delegation (at most one). capability: potential influence, ratio scale, strongest = 100. sensitivity: to
 * intrusive verification, 0...1. alternative-low, alternative-high: what the party gets without agreement, in the unit
 * of part-worths (1000 = one unit of the support index). also: what else it is called in a text, separated by commas
 * ("Moscow, Russian"): searched for where a paper must not name it, and never printed itself.
 */
#define NP_TYPE_PARTY (np_party_get_type ())
G_DECLARE_FINAL_TYPE (NpParty, np_party, NP, PARTY, NpObject)
enum
{
  NP_PARTY_ID, NP_PARTY_CODE, NP_PARTY_KIND, NP_PARTY_OWN, NP_PARTY_CAPABILITY, NP_PARTY_CAPABILITY_STATUS,
  NP_PARTY_SENSITIVITY, NP_PARTY_SENSITIVITY_STATUS, NP_PARTY_ALTERNATIVE_LOW, NP_PARTY_ALTERNATIVE_HIGH,
  NP_PARTY_ALTERNATIVE_STATUS, NP_PARTY_SOURCE, NP_PARTY_NAME, NP_PARTY_ALSO, NP_PARTY_WHY, NP_PARTY_ALTERNATIVE,
  NP_PARTY_STATEMENTS, NP_PARTY_STANCES, NP_PARTY_RED_LINES, NP_PARTY_LIMITS, NP_PARTY_ANSWERS, NP_PARTY_SIMILARS, NP_PARTY_TRUSTS,
  NP_PARTY_DOCTRINES, NP_PARTY_SEATS, NP_PARTY_N_FIELDS
};

/**
 * NpStatement:
 *
 * An interest, a position in words, a constraint or a note about a party: read by people, not by the engine.
 */
#define NP_TYPE_STATEMENT (np_statement_get_type ())
G_DECLARE_FINAL_TYPE (NpStatement, np_statement, NP, STATEMENT, NpObject)
enum
{
  NP_STATEMENT_KIND, NP_STATEMENT_STATUS, NP_STATEMENT_SOURCE, NP_STATEMENT_TEXT, NP_STATEMENT_WHY,
  NP_STATEMENT_N_FIELDS
};

/**
 * NpStance:
 *
 * Where a party stands on an issue: position (ideal point) 0...100 with an optional range, salience 0...10, confidence,
 * status, sources, and why.
 */
#define NP_TYPE_STANCE (np_stance_get_type ())
G_DECLARE_FINAL_TYPE (NpStance, np_stance, NP, STANCE, NpObject)
enum
{
  NP_STANCE_ISSUE, NP_STANCE_POSITION, NP_STANCE_POSITION_LOW, NP_STANCE_POSITION_HIGH, NP_STANCE_SALIENCE,
  NP_STANCE_SALIENCE_LOW, NP_STANCE_SALIENCE_HIGH, NP_STANCE_CONFIDENCE, NP_STANCE_STATUS, NP_STANCE_SOURCE,
  NP_STANCE_WHY, NP_STANCE_N_FIELDS
};

/**
 * NpRedLine:
 *
 * What a party will not accept: a measure as such, or a target on an issue beyond @limit on the named side. absolute:
 * crossing it makes rejection all but certain.
 */
#define NP_TYPE_RED_LINE (np_red_line_get_type ())
G_DECLARE_FINAL_TYPE (NpRedLine, np_red_line, NP, RED_LINE, NpObject)
enum
{
  NP_RED_LINE_ID, NP_RED_LINE_MEASURE, NP_RED_LINE_ISSUE, NP_RED_LINE_LIMIT, NP_RED_LINE_SIDE, NP_RED_LINE_ABSOLUTE,
  NP_RED_LINE_STATUS, NP_RED_LINE_SOURCE, NP_RED_LINE_TEXT, NP_RED_LINE_WHY, NP_RED_LINE_N_FIELDS
};

/**
 * NpLimit:
 *
 * A domestic limit: what ties the hands of a party at home. It is touched by the listed measures, and by measures with a
 * target on a listed issue; with levels only at those ("minimum target maximum", empty: all). severity 0...1.
 */
#define NP_TYPE_LIMIT (np_limit_get_type ())
G_DECLARE_FINAL_TYPE (NpLimit, np_limit, NP, LIMIT, NpObject)
enum
{
  NP_LIMIT_ID, NP_LIMIT_SEVERITY, NP_LIMIT_MEASURES, NP_LIMIT_ISSUES, NP_LIMIT_LEVELS, NP_LIMIT_STATUS, NP_LIMIT_SOURCE,
  NP_LIMIT_TEXT, NP_LIMIT_WHY, NP_LIMIT_N_FIELDS
};

/**
 * NpAnswer:
 *
 * What the party answered to an earlier instrument (driver "precedent").
 */
#define NP_TYPE_ANSWER (np_answer_get_type ())
G_DECLARE_FINAL_TYPE (NpAnswer, np_answer, NP, ANSWER, NpObject)
enum
{
  NP_ANSWER_INSTRUMENT, NP_ANSWER_VALUE, NP_ANSWER_STATUS, NP_ANSWER_SOURCE, NP_ANSWER_WHY, NP_ANSWER_N_FIELDS
};

/**
 * NpSimilar:
 *
 * The user's own entry of how much another party resembles this one, 0...1; overrides the counted similarity.
 */
#define NP_TYPE_SIMILAR (np_similar_get_type ())
G_DECLARE_FINAL_TYPE (NpSimilar, np_similar, NP, SIMILAR, NpObject)
enum { NP_SIMILAR_TO, NP_SIMILAR_VALUE, NP_SIMILAR_STATUS, NP_SIMILAR_SOURCE, NP_SIMILAR_WHY, NP_SIMILAR_N_FIELDS };

/**
 * NpTrust:
 *
 * How far this party trusts another, -1...+1 (driver "sponsor").
 */
#define NP_TYPE_TRUST (np_trust_get_type ())
G_DECLARE_FINAL_TYPE (NpTrust, np_trust, NP, TRUST, NpObject)
enum { NP_TRUST_TOWARD, NP_TRUST_VALUE, NP_TRUST_STATUS, NP_TRUST_SOURCE, NP_TRUST_WHY, NP_TRUST_N_FIELDS };

/**
 * NpDoctrine:
 *
 * How the party answers an incident in the escalation exercise: rho reciprocity 0...3, delta offset in rungs -3...3,
 * execution sd in rungs, restraint per class of rung 0...1, ceiling rung, alpha attribution skill 0...1, suspect the
 * party it blames when wrong ("third": the unknown third party), misjudgement sd of a cyber incident in rungs, bias in
 * rungs; *-low and *-high give the doubt. At most one per party.
 */
#define NP_TYPE_DOCTRINE (np_doctrine_get_type ())
G_DECLARE_FINAL_TYPE (NpDoctrine, np_doctrine, NP, DOCTRINE, NpObject)
enum
{
  NP_DOCTRINE_RHO, NP_DOCTRINE_RHO_LOW, NP_DOCTRINE_RHO_HIGH, NP_DOCTRINE_DELTA, NP_DOCTRINE_DELTA_LOW,
  NP_DOCTRINE_DELTA_HIGH, NP_DOCTRINE_EXECUTION, NP_DOCTRINE_RESTRAINT_DIPLOMATIC, NP_DOCTRINE_RESTRAINT_CYBER_LOW,
  NP_DOCTRINE_RESTRAINT_CYBER_HIGH, NP_DOCTRINE_RESTRAINT_MILITARY, NP_DOCTRINE_CEILING, NP_DOCTRINE_ALPHA,
  NP_DOCTRINE_ALPHA_LOW, NP_DOCTRINE_ALPHA_HIGH, NP_DOCTRINE_SUSPECT, NP_DOCTRINE_MISJUDGEMENT,
  NP_DOCTRINE_MISJUDGEMENT_LOW, NP_DOCTRINE_MISJUDGEMENT_HIGH, NP_DOCTRINE_BIAS, NP_DOCTRINE_STATUS,
  NP_DOCTRINE_SOURCE, NP_DOCTRINE_WHY, NP_DOCTRINE_N_FIELDS
};

/**
 * NpSeat:
 *
 * A place at the table: a role. name, if somebody types one, is only looked for in papers that must not have it, and
 * never printed. key 1...9 is the digit of Ctrl+1..9; alias-ru, alias-en are letters and
 * digits only.
 */
#define NP_TYPE_SEAT (np_seat_get_type ())
G_DECLARE_FINAL_TYPE (NpSeat, np_seat, NP, SEAT, NpObject)
enum
{
  NP_SEAT_ID, NP_SEAT_KEY, NP_SEAT_AUTHORITY, NP_SEAT_ALIAS_RU, NP_SEAT_ALIAS_EN, NP_SEAT_ROLE, NP_SEAT_NAME, NP_SEAT_N_FIELDS
};

G_END_DECLS
