/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/np-meeting.h"

#include "dossier/np-measure.h"
#include "dossier/np-party.h"

static const NpField meeting[] = {
  [NP_MEETING_ID] = NP_F_ID (),
  [NP_MEETING_DATE] = NP_F_DATE ("date"),
  [NP_MEETING_UNTIL] = NP_F_DATE ("until"),
  [NP_MEETING_STATE] = NP_F_ENUM ("state", np_codes_meeting_state),
  [NP_MEETING_SETTING] = NP_F_ENUM ("setting", np_codes_setting),
  [NP_MEETING_REGIME] = NP_F_ENUM ("regime", np_codes_regime),
  [NP_MEETING_PERMITS] = NP_F_WORDS ("permits"),
  [NP_MEETING_SEAT_ORDER] = NP_F_REFS ("seat-order", np_seat_get_type),
  [NP_MEETING_NOW] = NP_F_WORDS ("now"),
  [NP_MEETING_STATUS] = NP_F_ENUM ("status", np_codes_status),
  [NP_MEETING_TITLE] = NP_F_TEXT ("title"),
  [NP_MEETING_PLACE] = NP_F_TEXT ("place"),
  [NP_MEETING_INITIATIVE] = NP_F_TEXT ("initiative"),
  [NP_MEETING_INTERPRETER] = NP_F_TEXT ("interpreter"),
  [NP_MEETING_REGIME_TEXT] = NP_F_TEXT ("regime-text"),
  [NP_MEETING_READOUT] = NP_F_TEXT ("readout"),
  [NP_MEETING_THEIR_READOUT] = NP_F_TEXT ("their-readout"),
  [NP_MEETING_AGENDA] = NP_F_LIST ("agenda", np_agenda_item_get_type),
  [NP_MEETING_QUESTIONS] = NP_F_LIST ("questions", np_question_get_type),
  [NP_MEETING_ENTRIES] = NP_F_LIST ("entries", np_entry_get_type),
  [NP_MEETING_ACTIONS] = NP_F_LIST ("actions", np_action_get_type),
};
NP_DEFINE_CLASS (NpMeeting, np_meeting, "meeting", meeting, NP_MEETING_N_FIELDS)

static const NpField agenda_item[] = {
  [NP_AGENDA_ITEM_START] = NP_F_DATE ("start"),
  [NP_AGENDA_ITEM_UNTIL] = NP_F_DATE ("until"),
  [NP_AGENDA_ITEM_TITLE] = NP_F_TEXT ("title"),
  [NP_AGENDA_ITEM_LEAD] = NP_F_TEXT ("lead"),
  [NP_AGENDA_ITEM_OUTPUT] = NP_F_TEXT ("output"),
};
NP_DEFINE_CLASS (NpAgendaItem, np_agenda_item, "agenda-item", agenda_item, NP_AGENDA_ITEM_N_FIELDS)

static const NpField question[] = {
  [NP_QUESTION_ASKED] = NP_F_BOOLEAN ("asked"),
  [NP_QUESTION_PARTY] = NP_F_REF ("party", np_party_get_type),
  [NP_QUESTION_TEXT] = NP_F_TEXT ("text"),
};
NP_DEFINE_CLASS (NpQuestion, np_question, "question", question, NP_QUESTION_N_FIELDS)

const char *const np_codes_entry_setting[] = { "", "plenary", "corridor", "dinner", NULL };

static const NpField entry[] = {
  [NP_ENTRY_ID] = NP_F_ID (),
  [NP_ENTRY_AT] = NP_F_DATE ("at"),
  [NP_ENTRY_SEAT] = NP_F_REF ("seat", np_seat_get_type),
  [NP_ENTRY_REGIME] = NP_F_ENUM ("regime", np_codes_regime),
  [NP_ENTRY_REGIME_REASON] = NP_F_STRING ("regime-reason"),
  [NP_ENTRY_KIND] = NP_F_ENUM ("kind", np_codes_entry_kind),
  [NP_ENTRY_LANGUAGE] = NP_F_ENUM ("language", np_codes_language),
  [NP_ENTRY_DOUBT] = NP_F_NUMBER ("doubt", 0, 100),
  [NP_ENTRY_FORM] = NP_F_ENUM ("form", np_codes_form),
  [NP_ENTRY_MEMORY] = NP_F_BOOLEAN ("memory"),
  [NP_ENTRY_SETTING] = NP_F_ENUM ("setting", np_codes_entry_setting),
  [NP_ENTRY_VERIFY] = NP_F_BOOLEAN ("verify"),
  [NP_ENTRY_REVIEWED] = NP_F_BOOLEAN ("reviewed"),
  [NP_ENTRY_SOURCE] = NP_F_REFS ("source", NULL),
  [NP_ENTRY_RAW] = NP_F_STRING ("raw"),
  [NP_ENTRY_PRIVATE] = NP_F_STRING ("private"),
  [NP_ENTRY_DESCRIPTION] = NP_F_TEXT ("description"),
  [NP_ENTRY_TEXT] = NP_F_TEXT ("text"),
  [NP_ENTRY_REACTIONS] = NP_F_LIST ("reactions", np_reaction_get_type),
};
NP_DEFINE_CLASS (NpEntry, np_entry, "entry", entry, NP_ENTRY_N_FIELDS)

static const NpField reaction[] = {
  [NP_REACTION_MEASURE] = NP_F_NEEDED_REF ("measure", np_measure_get_type),
  [NP_REACTION_LEVEL] = NP_F_ENUM ("level", np_codes_level),
  [NP_REACTION_REACTION] = NP_F_ENUM ("reaction", np_codes_reaction),
  [NP_REACTION_SEAT] = NP_F_REF ("seat", np_seat_get_type),
  [NP_REACTION_ACCEPT] = NP_F_ENUM ("accept", np_codes_accept),
  [NP_REACTION_GUESSED] = NP_F_BOOLEAN ("guessed"),
  [NP_REACTION_WHY] = NP_F_TEXT ("why"),
};
NP_DEFINE_CLASS (NpReaction, np_reaction, "reaction", reaction, NP_REACTION_N_FIELDS)

static const NpField action[] = {
  [NP_ACTION_ID] = NP_F_ID (),
  [NP_ACTION_BY] = NP_F_DATE ("by"),
  [NP_ACTION_DONE] = NP_F_BOOLEAN ("done"),
  [NP_ACTION_WHO] = NP_F_TEXT ("who"),
  [NP_ACTION_TEXT] = NP_F_TEXT ("text"),
};
NP_DEFINE_CLASS (NpAction, np_action, "action", action, NP_ACTION_N_FIELDS)
