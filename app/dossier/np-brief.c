/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/np-brief.h"

#include "dossier/np-measure.h"
#include "dossier/np-meeting.h"
#include "dossier/np-party.h"
#include "dossier/np-scenario.h"

static const NpField brief[] = {
  [NP_BRIEF_ID] = NP_F_ID (),
  [NP_BRIEF_KIND] = NP_F_ENUM ("kind", np_codes_brief_kind),
  [NP_BRIEF_FORECAST] = NP_F_REF ("forecast", np_frozen_get_type),
  [NP_BRIEF_TITLE] = NP_F_TEXT ("title"),
  [NP_BRIEF_WANT] = NP_F_TEXT ("want"),
  [NP_BRIEF_DECISION] = NP_F_TEXT ("decision"),
  [NP_BRIEF_SECTIONS] = NP_F_LIST ("sections", np_section_get_type),
};
NP_DEFINE_CLASS (NpBrief, np_brief, "brief", brief, NP_BRIEF_N_FIELDS)

static const NpField section[] = {
  [NP_SECTION_KEY] = NP_F_STRING ("key"),
  [NP_SECTION_OFF] = NP_F_BOOLEAN ("off"),
  [NP_SECTION_TITLE] = NP_F_TEXT ("title"),
  [NP_SECTION_TEXT] = NP_F_TEXT ("text"),
};
NP_DEFINE_CLASS (NpSection, np_section, "section", section, NP_SECTION_N_FIELDS)

static const NpField frozen[] = {
  [NP_FROZEN_ID] = NP_F_ID (),
  [NP_FROZEN_OF] = NP_F_STRING ("of"),
  [NP_FROZEN_AS_OF] = NP_F_DATE ("as-of"),
  [NP_FROZEN_SCENARIO] = NP_F_REF ("scenario", np_scenario_get_type),
  [NP_FROZEN_MEETING] = NP_F_REF ("meeting", np_meeting_get_type),
  [NP_FROZEN_TITLE] = NP_F_TEXT ("title"),
  [NP_FROZEN_CELLS] = NP_F_LIST ("cells", np_frozen_cell_get_type),
};
NP_DEFINE_CLASS (NpFrozen, np_frozen, "frozen", frozen, NP_FROZEN_N_FIELDS)

static const NpField frozen_cell[] = {
  [NP_FROZEN_CELL_MEASURE] = NP_F_NEEDED_REF ("measure", np_measure_get_type),
  [NP_FROZEN_CELL_LEVEL] = NP_F_ENUM ("level", np_codes_level),
  [NP_FROZEN_CELL_PARTY] = NP_F_NEEDED_REF ("party", np_party_get_type),
  [NP_FROZEN_CELL_S] = NP_F_NUMBER ("s", -1000, 1000),
  [NP_FROZEN_CELL_P1] = NP_F_NUMBER ("p1", 0, 1),
  [NP_FROZEN_CELL_P2] = NP_F_NUMBER ("p2", 0, 1),
  [NP_FROZEN_CELL_P3] = NP_F_NUMBER ("p3", 0, 1),
  [NP_FROZEN_CELL_P4] = NP_F_NUMBER ("p4", 0, 1),
  [NP_FROZEN_CELL_P5] = NP_F_NUMBER ("p5", 0, 1),
};
NP_DEFINE_CLASS (NpFrozenCell, np_frozen_cell, "cell", frozen_cell, NP_FROZEN_CELL_N_FIELDS)

static const NpField copy[] = {
  [NP_COPY_NUMBER] = NP_F_INTEGER ("number", 1, 100000),
  [NP_COPY_DATE] = NP_F_DATE ("date"),
  [NP_COPY_PAPER] = NP_F_STRING ("paper"),
  [NP_COPY_DIGEST] = NP_F_STRING ("digest"),
  [NP_COPY_RETURNED] = NP_F_DATE ("returned"),
  [NP_COPY_ADDRESSEE] = NP_F_TEXT ("addressee"),
};
NP_DEFINE_CLASS (NpCopy, np_copy, "copy", copy, NP_COPY_N_FIELDS)

static const NpField clearance[] = {
  [NP_CLEARANCE_HIT] = NP_F_STRING ("hit"),
  [NP_CLEARANCE_DECISION] = NP_F_ENUM ("decision", np_codes_clearance),
  [NP_CLEARANCE_TEXT] = NP_F_TEXT ("text"),
};
NP_DEFINE_CLASS (NpClearance, np_clearance, "clearance", clearance, NP_CLEARANCE_N_FIELDS)

static const NpField history_item[] = {
  [NP_HISTORY_ITEM_AT] = NP_F_DATE ("at"),
  [NP_HISTORY_ITEM_KIND] = NP_F_STRING ("kind"),
  [NP_HISTORY_ITEM_OBJECT] = NP_F_STRING ("object"),
  [NP_HISTORY_ITEM_TEXT] = NP_F_TEXT ("text"),
  [NP_HISTORY_ITEM_REASON] = NP_F_TEXT ("reason"),
};
NP_DEFINE_CLASS (NpHistoryItem, np_history_item, "history-item", history_item, NP_HISTORY_ITEM_N_FIELDS)
