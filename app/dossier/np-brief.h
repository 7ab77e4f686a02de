/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-enums.h"
#include "dossier/np-object.h"

G_BEGIN_DECLS

/**
 * NpBrief:
 *
 * A paper being composed: which sections in which order. kind: see #NpBriefKind.
 */
#define NP_TYPE_BRIEF (np_brief_get_type ())
G_DECLARE_FINAL_TYPE (NpBrief, np_brief, NP, BRIEF, NpObject)
enum
{
  NP_BRIEF_ID, NP_BRIEF_KIND, NP_BRIEF_FORECAST, NP_BRIEF_TITLE, NP_BRIEF_WANT, NP_BRIEF_DECISION, NP_BRIEF_SECTIONS,
  NP_BRIEF_N_FIELDS
};

/* A section of a paper: key names what the writer puts there ("summary", "matrix", "why", "positions" ...). */
#define NP_TYPE_SECTION (np_section_get_type ())
G_DECLARE_FINAL_TYPE (NpSection, np_section, NP, SECTION, NpObject)
enum { NP_SECTION_KEY, NP_SECTION_OFF, NP_SECTION_TITLE, NP_SECTION_TEXT, NP_SECTION_N_FIELDS };

/**
 * NpFrozen:
 *
 * A forecast kept as it was: of = first 12 digits of the SHA-256 of the dossier it was made from.
 */
#define NP_TYPE_FROZEN (np_frozen_get_type ())
G_DECLARE_FINAL_TYPE (NpFrozen, np_frozen, NP, FROZEN, NpObject)
enum
{
  NP_FROZEN_ID, NP_FROZEN_OF, NP_FROZEN_AS_OF, NP_FROZEN_SCENARIO, NP_FROZEN_MEETING, NP_FROZEN_TITLE, NP_FROZEN_CELLS,
  NP_FROZEN_N_FIELDS
};

/* One cell of a frozen forecast: probabilities from reject to accept. */
#define NP_TYPE_FROZEN_CELL (np_frozen_cell_get_type ())
G_DECLARE_FINAL_TYPE (NpFrozenCell, np_frozen_cell, NP, FROZEN_CELL, NpObject)
enum
{
  NP_FROZEN_CELL_MEASURE, NP_FROZEN_CELL_LEVEL, NP_FROZEN_CELL_PARTY, NP_FROZEN_CELL_S, NP_FROZEN_CELL_P1,
  NP_FROZEN_CELL_P2, NP_FROZEN_CELL_P3, NP_FROZEN_CELL_P4, NP_FROZEN_CELL_P5, NP_FROZEN_CELL_N_FIELDS
};

/* A numbered copy of an exported paper in the register. digest: SHA-256 of the file. */
#define NP_TYPE_COPY (np_copy_get_type ())
G_DECLARE_FINAL_TYPE (NpCopy, np_copy, NP, COPY, NpObject)
enum
{
  NP_COPY_NUMBER, NP_COPY_DATE, NP_COPY_PAPER, NP_COPY_DIGEST, NP_COPY_RETURNED, NP_COPY_ADDRESSEE, NP_COPY_N_FIELDS
};

/**
 * NpClearance:
 *
 * A decision on a name that was found in a text (SAFETY H2). hit: which find in which words, see np-leak.h: when the words
 * change the decision no longer counts. text: why it is kept, or the words that take its place.
 */
#define NP_TYPE_CLEARANCE (np_clearance_get_type ())
G_DECLARE_FINAL_TYPE (NpClearance, np_clearance, NP, CLEARANCE, NpObject)
enum { NP_CLEARANCE_HIT, NP_CLEARANCE_DECISION, NP_CLEARANCE_TEXT, NP_CLEARANCE_N_FIELDS };

/* A kept line of history: what was done, when, with which reason (lifting a regime, named versions). The text of a version
 * is its name. */
#define NP_HISTORY_VERSION "version"
#define NP_TYPE_HISTORY_ITEM (np_history_item_get_type ())
G_DECLARE_FINAL_TYPE (NpHistoryItem, np_history_item, NP, HISTORY_ITEM, NpObject)
enum { NP_HISTORY_ITEM_AT, NP_HISTORY_ITEM_KIND, NP_HISTORY_ITEM_OBJECT, NP_HISTORY_ITEM_TEXT,
       NP_HISTORY_ITEM_REASON, NP_HISTORY_ITEM_N_FIELDS };

G_END_DECLS
