/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-enums.h"
#include "dossier/np-object.h"

G_BEGIN_DECLS

/**
 * NpMeeting:
 *
 * A meeting, planned or held. seat-order: seats in table order. regime: the starting regime; regime-text: the words of
 * an own rule; permits: what an own rule permits ("text quote role description name
 * delegation participants time"). now: rule and seat ("OFF us2") that were switched to after the last entry, "" when they
 * are those of the entry. initiative, interpreter: for the head and foot of the record.
 */
#define NP_TYPE_MEETING (np_meeting_get_type ())
G_DECLARE_FINAL_TYPE (NpMeeting, np_meeting, NP, MEETING, NpObject)
enum
{
  NP_MEETING_ID, NP_MEETING_DATE, NP_MEETING_UNTIL, NP_MEETING_STATE, NP_MEETING_SETTING, NP_MEETING_REGIME,
  NP_MEETING_PERMITS, NP_MEETING_SEAT_ORDER, NP_MEETING_NOW, NP_MEETING_STATUS, NP_MEETING_TITLE, NP_MEETING_PLACE,
  NP_MEETING_INITIATIVE, NP_MEETING_INTERPRETER, NP_MEETING_REGIME_TEXT, NP_MEETING_READOUT, NP_MEETING_THEIR_READOUT, NP_MEETING_AGENDA, NP_MEETING_QUESTIONS,
  NP_MEETING_ENTRIES, NP_MEETING_ACTIONS, NP_MEETING_N_FIELDS
};

#define NP_TYPE_AGENDA_ITEM (np_agenda_item_get_type ())
G_DECLARE_FINAL_TYPE (NpAgendaItem, np_agenda_item, NP, AGENDA_ITEM, NpObject)
enum
{
  NP_AGENDA_ITEM_START, NP_AGENDA_ITEM_UNTIL, NP_AGENDA_ITEM_TITLE, NP_AGENDA_ITEM_LEAD, NP_AGENDA_ITEM_OUTPUT,
  NP_AGENDA_ITEM_N_FIELDS
};

/* A question to be asked in the room; asked: ticked off. */
#define NP_TYPE_QUESTION (np_question_get_type ())
G_DECLARE_FINAL_TYPE (NpQuestion, np_question, NP, QUESTION, NpObject)
enum { NP_QUESTION_ASKED, NP_QUESTION_PARTY, NP_QUESTION_TEXT, NP_QUESTION_N_FIELDS };

/**
 * NpEntry:
 *
 * What was heard. at: time of its first key. raw: the line as typed; text: the words without tokens, in the language
 * they were spoken, with a working translation in the other if there is one; private: the remainder nobody else sees.
 * doubt: per cent of certainty (not given: no doubt). memory: written down from memory. setting: where it was said, when
 * that was not the setting of the meeting.
 */
#define NP_TYPE_ENTRY (np_entry_get_type ())
G_DECLARE_FINAL_TYPE (NpEntry, np_entry, NP, ENTRY, NpObject)
enum
{
  NP_ENTRY_ID, NP_ENTRY_AT, NP_ENTRY_SEAT, NP_ENTRY_REGIME, NP_ENTRY_REGIME_REASON, NP_ENTRY_KIND, NP_ENTRY_LANGUAGE,
  NP_ENTRY_DOUBT, NP_ENTRY_FORM, NP_ENTRY_MEMORY, NP_ENTRY_SETTING, NP_ENTRY_VERIFY, NP_ENTRY_REVIEWED, NP_ENTRY_SOURCE,
  NP_ENTRY_RAW, NP_ENTRY_PRIVATE, NP_ENTRY_DESCRIPTION, NP_ENTRY_TEXT, NP_ENTRY_REACTIONS, NP_ENTRY_N_FIELDS
};

/* Where an entry was said: as the meeting is set, or apart from it. Codes: the empty string, plenary, corridor, dinner. */
typedef enum { NP_ENTRY_AS_MEETING, NP_ENTRY_IN_PLENARY, NP_ENTRY_IN_CORRIDOR, NP_ENTRY_AT_DINNER } NpEntrySetting;
extern const char *const np_codes_entry_setting[];

/**
 * NpReaction:
 *
 * A reaction to a measure that an entry reports. level: target unless the reviewer changes it. seat: who reacts (empty:
 * the seat of the entry; an agreed point may count for several). accept: the decision of the review.
 */
#define NP_TYPE_REACTION (np_reaction_get_type ())
G_DECLARE_FINAL_TYPE (NpReaction, np_reaction, NP, REACTION, NpObject)
enum
{
  NP_REACTION_MEASURE, NP_REACTION_LEVEL, NP_REACTION_REACTION, NP_REACTION_SEAT, NP_REACTION_ACCEPT,
  NP_REACTION_GUESSED, NP_REACTION_WHY, NP_REACTION_N_FIELDS
};

/* Who does what by when. */
#define NP_TYPE_ACTION (np_action_get_type ())
G_DECLARE_FINAL_TYPE (NpAction, np_action, NP, ACTION, NpObject)
enum { NP_ACTION_ID, NP_ACTION_BY, NP_ACTION_DONE, NP_ACTION_WHO, NP_ACTION_TEXT, NP_ACTION_N_FIELDS };

G_END_DECLS
