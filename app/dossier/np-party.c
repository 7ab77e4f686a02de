/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/np-party.h"

#include "dossier/np-issue.h"
#include "dossier/np-measure.h"
#include "dossier/np-source.h"

static const NpField party[] = {
  [NP_PARTY_ID] = NP_F_ID (),
  [NP_PARTY_CODE] = NP_F_STRING ("code"),
  [NP_PARTY_KIND] = NP_F_ENUM ("kind", np_codes_party_kind),
  [NP_PARTY_OWN] = NP_F_BOOLEAN ("own"),
  [NP_PARTY_CAPABILITY] = NP_F_NUMBER ("capability", 0, 1e6),
  [NP_PARTY_CAPABILITY_STATUS] = NP_F_ENUM ("capability-status", np_codes_status),
  [NP_PARTY_SENSITIVITY] = NP_F_NUMBER ("sensitivity", 0, 1),
  [NP_PARTY_SENSITIVITY_STATUS] = NP_F_ENUM ("sensitivity-status", np_codes_status),
  [NP_PARTY_ALTERNATIVE_LOW] = NP_F_NUMBER ("alternative-low", -1e6, 1e6),
  [NP_PARTY_ALTERNATIVE_HIGH] = NP_F_NUMBER ("alternative-high", -1e6, 1e6),
  [NP_PARTY_ALTERNATIVE_STATUS] = NP_F_ENUM ("alternative-status", np_codes_status),
  [NP_PARTY_SOURCE] = NP_F_REFS ("source", NULL),
  [NP_PARTY_NAME] = NP_F_TEXT ("name"),
  [NP_PARTY_ALSO] = NP_F_TEXT ("also"),
  [NP_PARTY_WHY] = NP_F_TEXT ("why"),
  [NP_PARTY_ALTERNATIVE] = NP_F_TEXT ("alternative"),
  [NP_PARTY_STATEMENTS] = NP_F_LIST ("statements", np_statement_get_type),
  [NP_PARTY_STANCES] = NP_F_LIST ("stances", np_stance_get_type),
  [NP_PARTY_RED_LINES] = NP_F_LIST ("red-lines", np_red_line_get_type),
  [NP_PARTY_LIMITS] = NP_F_LIST ("limits", np_limit_get_type),
  [NP_PARTY_ANSWERS] = NP_F_LIST ("answers", np_answer_get_type),
  [NP_PARTY_SIMILARS] = NP_F_LIST ("similars", np_similar_get_type),
  [NP_PARTY_TRUSTS] = NP_F_LIST ("trusts", np_trust_get_type),
  [NP_PARTY_DOCTRINES] = NP_F_LIST ("doctrines", np_doctrine_get_type),
  [NP_PARTY_SEATS] = NP_F_LIST ("seats", np_seat_get_type),
};
NP_DEFINE_CLASS (NpParty, np_party, "party", party, NP_PARTY_N_FIELDS)

static const NpField statement[] = {
  [NP_STATEMENT_KIND] = NP_F_ENUM ("kind", np_codes_statement_kind),
  [NP_STATEMENT_STATUS] = NP_F_ENUM ("status", np_codes_status),
  [NP_STATEMENT_SOURCE] = NP_F_REFS ("source", NULL),
  [NP_STATEMENT_TEXT] = NP_F_TEXT ("text"),
  [NP_STATEMENT_WHY] = NP_F_TEXT ("why"),
};
NP_DEFINE_CLASS (NpStatement, np_statement, "statement", statement, NP_STATEMENT_N_FIELDS)

static const NpField stance[] = {
  [NP_STANCE_ISSUE] = NP_F_NEEDED_REF ("issue", np_issue_get_type),
  [NP_STANCE_POSITION] = NP_F_NUMBER ("position", 0, 100),
  [NP_STANCE_POSITION_LOW] = NP_F_NUMBER ("position-low", 0, 100),
  [NP_STANCE_POSITION_HIGH] = NP_F_NUMBER ("position-high", 0, 100),
  [NP_STANCE_SALIENCE] = NP_F_NUMBER ("salience", 0, 10),
  [NP_STANCE_SALIENCE_LOW] = NP_F_NUMBER ("salience-low", 0, 10),
  [NP_STANCE_SALIENCE_HIGH] = NP_F_NUMBER ("salience-high", 0, 10),
  [NP_STANCE_CONFIDENCE] = NP_F_ENUM ("confidence", np_codes_confidence),
  [NP_STANCE_STATUS] = NP_F_ENUM ("status", np_codes_status),
  [NP_STANCE_SOURCE] = NP_F_REFS ("source", NULL),
  [NP_STANCE_WHY] = NP_F_TEXT ("why"),
};
NP_DEFINE_CLASS (NpStance, np_stance, "stance", stance, NP_STANCE_N_FIELDS)

static const NpField red_line[] = {
  [NP_RED_LINE_ID] = NP_F_ID (),
  [NP_RED_LINE_MEASURE] = NP_F_REF ("measure", np_measure_get_type),
  [NP_RED_LINE_ISSUE] = NP_F_REF ("issue", np_issue_get_type),
  [NP_RED_LINE_LIMIT] = NP_F_NUMBER ("limit", 0, 100),
  [NP_RED_LINE_SIDE] = NP_F_ENUM ("side", np_codes_side),
  [NP_RED_LINE_ABSOLUTE] = NP_F_BOOLEAN ("absolute"),
  [NP_RED_LINE_STATUS] = NP_F_ENUM ("status", np_codes_status),
  [NP_RED_LINE_SOURCE] = NP_F_REFS ("source", NULL),
  [NP_RED_LINE_TEXT] = NP_F_TEXT ("text"),
  [NP_RED_LINE_WHY] = NP_F_TEXT ("why"),
};
NP_DEFINE_CLASS (NpRedLine, np_red_line, "red-line", red_line, NP_RED_LINE_N_FIELDS)

static const NpField limit[] = {
  [NP_LIMIT_ID] = NP_F_ID (),
  [NP_LIMIT_SEVERITY] = NP_F_NUMBER ("severity", 0, 1),
  [NP_LIMIT_MEASURES] = NP_F_REFS ("measures", np_measure_get_type),
  [NP_LIMIT_ISSUES] = NP_F_REFS ("issues", np_issue_get_type),
  [NP_LIMIT_LEVELS] = NP_F_WORDS ("levels"),
  [NP_LIMIT_STATUS] = NP_F_ENUM ("status", np_codes_status),
  [NP_LIMIT_SOURCE] = NP_F_REFS ("source", NULL),
  [NP_LIMIT_TEXT] = NP_F_TEXT ("text"),
  [NP_LIMIT_WHY] = NP_F_TEXT ("why"),
};
NP_DEFINE_CLASS (NpLimit, np_limit, "domestic-limit", limit, NP_LIMIT_N_FIELDS)

static const NpField answer[] = {
  [NP_ANSWER_INSTRUMENT] = NP_F_NEEDED_REF ("instrument", np_instrument_get_type),
  [NP_ANSWER_VALUE] = NP_F_ENUM ("value", np_codes_answer),
  [NP_ANSWER_STATUS] = NP_F_ENUM ("status", np_codes_status),
  [NP_ANSWER_SOURCE] = NP_F_REFS ("source", NULL),
  [NP_ANSWER_WHY] = NP_F_TEXT ("why"),
};
NP_DEFINE_CLASS (NpAnswer, np_answer, "answer", answer, NP_ANSWER_N_FIELDS)

static const NpField similar[] = {
  [NP_SIMILAR_TO] = NP_F_NEEDED_REF ("to", np_party_get_type),
  [NP_SIMILAR_VALUE] = NP_F_NUMBER ("value", 0, 1),
  [NP_SIMILAR_STATUS] = NP_F_ENUM ("status", np_codes_status),
  [NP_SIMILAR_SOURCE] = NP_F_REFS ("source", NULL),
  [NP_SIMILAR_WHY] = NP_F_TEXT ("why"),
};
NP_DEFINE_CLASS (NpSimilar, np_similar, "similar", similar, NP_SIMILAR_N_FIELDS)

static const NpField trust[] = {
  [NP_TRUST_TOWARD] = NP_F_NEEDED_REF ("toward", np_party_get_type),
  [NP_TRUST_VALUE] = NP_F_NUMBER ("value", -1, 1),
  [NP_TRUST_STATUS] = NP_F_ENUM ("status", np_codes_status),
  [NP_TRUST_SOURCE] = NP_F_REFS ("source", NULL),
  [NP_TRUST_WHY] = NP_F_TEXT ("why"),
};
NP_DEFINE_CLASS (NpTrust, np_trust, "trust", trust, NP_TRUST_N_FIELDS)

static const NpField doctrine[] = {
  [NP_DOCTRINE_RHO] = NP_F_NUMBER ("rho", 0, 3),
  [NP_DOCTRINE_RHO_LOW] = NP_F_NUMBER ("rho-low", 0, 3),
  [NP_DOCTRINE_RHO_HIGH] = NP_F_NUMBER ("rho-high", 0, 3),
  [NP_DOCTRINE_DELTA] = NP_F_NUMBER ("delta", -3, 3),
  [NP_DOCTRINE_DELTA_LOW] = NP_F_NUMBER ("delta-low", -3, 3),
  [NP_DOCTRINE_DELTA_HIGH] = NP_F_NUMBER ("delta-high", -3, 3),
  [NP_DOCTRINE_EXECUTION] = NP_F_NUMBER ("execution", 0, 10),
  [NP_DOCTRINE_RESTRAINT_DIPLOMATIC] = NP_F_NUMBER ("restraint-diplomatic", 0, 1),
  [NP_DOCTRINE_RESTRAINT_CYBER_LOW] = NP_F_NUMBER ("restraint-cyber-low", 0, 1),
  [NP_DOCTRINE_RESTRAINT_CYBER_HIGH] = NP_F_NUMBER ("restraint-cyber-high", 0, 1),
  [NP_DOCTRINE_RESTRAINT_MILITARY] = NP_F_NUMBER ("restraint-military", 0, 1),
  [NP_DOCTRINE_CEILING] = NP_F_INTEGER ("ceiling", 0, 100),
  [NP_DOCTRINE_ALPHA] = NP_F_NUMBER ("alpha", 0, 1),
  [NP_DOCTRINE_ALPHA_LOW] = NP_F_NUMBER ("alpha-low", 0, 1),
  [NP_DOCTRINE_ALPHA_HIGH] = NP_F_NUMBER ("alpha-high", 0, 1),
  [NP_DOCTRINE_SUSPECT] = NP_F_REF ("suspect", NULL),
  [NP_DOCTRINE_MISJUDGEMENT] = NP_F_NUMBER ("misjudgement", 0, 10),
  [NP_DOCTRINE_MISJUDGEMENT_LOW] = NP_F_NUMBER ("misjudgement-low", 0, 10),
  [NP_DOCTRINE_MISJUDGEMENT_HIGH] = NP_F_NUMBER ("misjudgement-high", 0, 10),
  [NP_DOCTRINE_BIAS] = NP_F_NUMBER ("bias", -10, 10),
  [NP_DOCTRINE_STATUS] = NP_F_ENUM ("status", np_codes_status),
  [NP_DOCTRINE_SOURCE] = NP_F_REFS ("source", NULL),
  [NP_DOCTRINE_WHY] = NP_F_TEXT ("why"),
};
NP_DEFINE_CLASS (NpDoctrine, np_doctrine, "doctrine", doctrine, NP_DOCTRINE_N_FIELDS)

static const NpField seat[] = {
  [NP_SEAT_ID] = NP_F_ID (),
  [NP_SEAT_KEY] = NP_F_INTEGER ("key", 1, 9),
  [NP_SEAT_AUTHORITY] = NP_F_ENUM ("authority", np_codes_authority),
  [NP_SEAT_ALIAS_RU] = NP_F_WORDS ("alias-ru"),
  [NP_SEAT_ALIAS_EN] = NP_F_WORDS ("alias-en"),
  [NP_SEAT_ROLE] = NP_F_TEXT ("role"),
  [NP_SEAT_NAME] = NP_F_TEXT ("name"),
};
NP_DEFINE_CLASS (NpSeat, np_seat, "seat", seat, NP_SEAT_N_FIELDS)
