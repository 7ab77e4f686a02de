/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The codes of the ENUM fields and the C enums that index them. The order is the order of the codes in np-enums.c. */

/**
 * NpStatus:
 *
 * What a statement about a party rests on: the source says so, somebody read it out of the source, or it is assumed.
 */
typedef enum { NP_STATUS_ASSUMED, NP_STATUS_INFERRED, NP_STATUS_STATED } NpStatus;

/* How sure the analyst is of a position; sets the prior doubt of its driver. */
typedef enum { NP_CONFIDENCE_LOW, NP_CONFIDENCE_MODERATE, NP_CONFIDENCE_HIGH } NpConfidence;

/* A facilitator holds seats and speaks, but is never predicted. */
typedef enum { NP_PARTY_STATE, NP_PARTY_ORGANISATION, NP_PARTY_OTHER, NP_PARTY_FACILITATOR } NpPartyKind;

/* interest, position, constraint, note: the groups of a party's sheet besides red lines and limits. */
typedef enum { NP_STATEMENT_INTEREST, NP_STATEMENT_POSITION, NP_STATEMENT_CONSTRAINT, NP_STATEMENT_NOTE } NpStatementKind;

/* On which side of its limit a red line is crossed. */
typedef enum { NP_SIDE_ABOVE, NP_SIDE_BELOW } NpSide;

typedef enum { NP_ANSWER_ACCEPTED, NP_ANSWER_REFUSED } NpAnswerValue;

/* How much a seat speaks for its party: reliability 1.0, 0.8, 0.6. */
typedef enum { NP_AUTHORITY_MEMBER, NP_AUTHORITY_HEAD, NP_AUTHORITY_EXPERT } NpAuthority;

typedef enum
{
  NP_MEASURE_STATUS_DRAFT, NP_MEASURE_STATUS_TABLED, NP_MEASURE_STATUS_BRACKETED, NP_MEASURE_STATUS_AGREED,
  NP_MEASURE_STATUS_DROPPED
} NpMeasureStatus;

/* State of the text of a clause in one language. Stale is not among them: it is computed (np_clause_is_stale()). */
typedef enum { NP_TEXT_DRAFT, NP_TEXT_REVIEWED, NP_TEXT_NEEDS_WORK } NpTextState;

/* Ambition levels of a measure. */
typedef enum { NP_LEVEL_TARGET, NP_LEVEL_MINIMUM, NP_LEVEL_MAXIMUM } NpLevelName;

/* What a measure in force does to an escalation (ENGINE: channel u c q; the others a factor or share e). */
typedef enum
{
  NP_EFFECT_CHANNEL, NP_EFFECT_ATTRIBUTION, NP_EFFECT_RESTRAINT, NP_EFFECT_CEILING, NP_EFFECT_RECIPROCITY
} NpEffectKind;

typedef enum { NP_DIRECTION_BOTH, NP_DIRECTION_FORWARD, NP_DIRECTION_BACK } NpDirection;

/**
 * NpRegime:
 *
 * Attribution regimes. The zero value is the strictest: an unknown or missing regime protects most. OTR on the record,
 * BG on background, CHR Chatham House Rule, DBG deep background, OFF off the record, OWN a rule typed at set-up.
 */
typedef enum { NP_REGIME_OFF, NP_REGIME_DBG, NP_REGIME_CHR, NP_REGIME_BG, NP_REGIME_OTR, NP_REGIME_OWN } NpRegime;

/* Kinds of entries, in the order of the digits of the note grammar less one. */
typedef enum
{
  NP_ENTRY_STATEMENT, NP_ENTRY_QUESTION, NP_ENTRY_PROPOSAL, NP_ENTRY_SIGNAL, NP_ENTRY_COMMITMENT, NP_ENTRY_PROCEDURE,
  NP_ENTRY_OWN, NP_ENTRY_AGREED
} NpEntryKind;

/* Reactions, from reject to accept, then silence and "none given". Codes: -- - +- + ++ _ and the empty string. */
typedef enum
{
  NP_REACT_NONE, NP_REACT_REJECT, NP_REACT_OPPOSE, NP_REACT_CONDITIONAL, NP_REACT_SUPPORT, NP_REACT_ACCEPT,
  NP_REACT_SILENCE
} NpReactionCode;

/* What review decided: nothing enters the forecast without a decision; half counts with half the reliability. */
typedef enum { NP_ACCEPT_PENDING, NP_ACCEPT_FULL, NP_ACCEPT_HALF, NP_ACCEPT_REJECTED } NpAccept;

/* How binding the form was: "other" counts once, a statement in a plenary twice, a signature or vote sixteen times. */
typedef enum { NP_FORM_OTHER, NP_FORM_PLENARY, NP_FORM_SIGNED } NpForm;

typedef enum { NP_MEETING_PLANNED, NP_MEETING_RUNNING, NP_MEETING_REVIEW, NP_MEETING_DONE } NpMeetingState;

typedef enum { NP_SETTING_PLENARY, NP_SETTING_CORRIDOR, NP_SETTING_DINNER, NP_SETTING_EXERCISE } NpSetting;

typedef enum { NP_RUNG_NONE, NP_RUNG_CYBER_LOW, NP_RUNG_DIPLOMATIC, NP_RUNG_CYBER_HIGH, NP_RUNG_MILITARY } NpRungKind;

typedef enum
{
  NP_BRIEF_PACK, NP_BRIEF_RECORD, NP_BRIEF_READOUT, NP_BRIEF_AIDE_MEMOIRE, NP_BRIEF_NONPAPER, NP_BRIEF_TALKING_POINTS
} NpBriefKind;

/* What was decided on a name found in a text that goes on paper. */
typedef enum { NP_CLEARANCE_KEEP, NP_CLEARANCE_REPLACE, NP_CLEARANCE_LEAVE_OUT } NpClearanceKind;

/* Circulation marks; the words are in brief/. NONE prints nothing. */
typedef enum
{
  NP_MARKING_NONE, NP_MARKING_TRAINING, NP_MARKING_INTERNAL, NP_MARKING_RESTRICTED, NP_MARKING_PERSONAL,
  NP_MARKING_TLP_CLEAR, NP_MARKING_TLP_GREEN, NP_MARKING_TLP_AMBER, NP_MARKING_TLP_AMBER_STRICT, NP_MARKING_TLP_RED
} NpMarking;

extern const char *const np_codes_status[], *const np_codes_confidence[], *const np_codes_party_kind[];
extern const char *const np_codes_statement_kind[], *const np_codes_side[], *const np_codes_answer[];
extern const char *const np_codes_authority[], *const np_codes_measure_status[], *const np_codes_text_state[];
extern const char *const np_codes_level[], *const np_codes_effect[];
extern const char *const np_codes_direction[], *const np_codes_regime[], *const np_codes_entry_kind[];
extern const char *const np_codes_reaction[], *const np_codes_accept[], *const np_codes_form[];
extern const char *const np_codes_meeting_state[], *const np_codes_setting[], *const np_codes_rung_class[];
extern const char *const np_codes_clearance[];
extern const char *const np_codes_brief_kind[], *const np_codes_marking[], *const np_codes_language[];

G_END_DECLS
