/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meeting/np-note-grammar.h"

G_BEGIN_DECLS

/**
 * NpReviewWhy:
 * @NP_REVIEW_UNKNOWN: something looks like a seat, measure or regime and refers to nothing
 * @NP_REVIEW_DOUBT: it was marked with `%`
 * @NP_REVIEW_NO_MEASURE: it speaks of no measure (procedure never does)
 * @NP_REVIEW_GUESSED: a reference was found by its beginning or on the other layout
 *
 * Why an entry waits for a look.
 */
typedef enum
{
  NP_REVIEW_UNKNOWN = 1 << 0,
  NP_REVIEW_DOUBT = 1 << 1,
  NP_REVIEW_NO_MEASURE = 1 << 2,
  NP_REVIEW_GUESSED = 1 << 3,
} NpReviewWhy;

/**
 * NpReviewItem:
 * @entry: (owned): the entry
 * @why: at least one reason
 * @unknown: (owned): the words that were not understood, %NULL-terminated, perhaps none
 */
typedef struct
{
  NpEntry *entry;
  NpReviewWhy why;
  char **unknown;
} NpReviewItem;

/**
 * np_meeting_review_queue:
 * @dossier: the dossier
 * @meeting: a meeting of it
 *
 * Returns: (transfer full) (element-type NpReviewItem): entries that were not looked at yet and have a reason, in order
 */
GPtrArray *np_meeting_review_queue (NpDossier *dossier, NpMeeting *meeting);

/* What stands beside an item: "not understood: *foo; to be verified", "*fo read as M1 Bilingual form" (transfer full). */
char *np_review_item_dup_words (const NpReviewItem *item, NpLang lang);

/* A in the queue: the entry is as it should be; guessed references are no longer guessed. */
void np_meeting_review_accept (NpEntry *entry, NpChange *change);

/**
 * np_meeting_review_mark_signed:
 * @entry: an entry
 * @on: whether what it reports was signed or voted
 * @label: what the step is called in undo
 *
 * Taken back, the form is again that of its meeting: a plenary, or not.
 *
 * Returns: (transfer full) (nullable): the change; %NULL when it is so already
 */
NpChange *np_meeting_review_mark_signed (NpEntry *entry, gboolean on, const char *label);

/* Entries of the kinds "commitment or action" and "agreed point" (element-type NpEntry; transfer container), in order:
 * to be made into actions, and to be read back. */
GPtrArray *np_meeting_review_commitments (NpMeeting *meeting);
GPtrArray *np_meeting_review_agreed (NpMeeting *meeting);

/**
 * np_meeting_review_agreed_by:
 * @entry: an agreed point
 * @party: a party that takes part
 *
 * Returns: whether the point counts for it, too: an agreed point is mostly said by the chair, whose reactions teach nothing
 */
gboolean np_meeting_review_agreed_by (NpEntry *entry, NpParty *party);

/**
 * np_meeting_review_set_agreed_by:
 * @entry: an agreed point that names a measure
 * @party: a party with a seat
 * @agreed: whether it agreed when the point was read back
 * @change: takes the steps
 *
 * Adds to each measure of the point a reaction of the party, "accept", through its first seat in the order of the meeting; or
 * takes the reactions of its seats away. They wait for a decision as all others do.
 */
void np_meeting_review_set_agreed_by (NpEntry *entry, NpParty *party, gboolean agreed, NpChange *change);

/**
 * np_meeting_review_make_action:
 * @entry: a commitment
 * @by: (nullable): until when, a date
 * @change: takes the step
 *
 * Appends an action with the words of the entry to its meeting; who is the role of the seat if the regime of the entry
 * permits it, else left to be typed.
 *
 * Returns: (transfer none): the action
 */
NpAction *np_meeting_review_make_action (NpEntry *entry, const char *by, NpChange *change);

/**
 * NpReviewRow:
 * @measure: (owned): of which measure
 * @level: at which of its levels
 * @party: (owned): whose reaction
 * @reactions: (owned) (element-type NpReaction): what was heard, in order
 *
 * A cell of the matrix that the meeting spoke of. What was and is forecast of it: np_forecast_score_frozen().
 */
typedef struct
{
  NpMeasure *measure;
  NpLevelName level;
  NpParty *party;
  GPtrArray *reactions;
} NpReviewRow;

/**
 * np_meeting_review_rows:
 * @dossier: the dossier
 * @meeting: a meeting of it
 *
 * The cells that entries report reactions of, in the order of measures and parties. Not among them: silence, what we said
 * ourselves, our own party, facilitators, measures in force.
 *
 * Returns: (transfer full) (element-type NpReviewRow): the rows
 */
GPtrArray *np_meeting_review_rows (NpDossier *dossier, NpMeeting *meeting);

/* "± 14:29, + 16:02 (%70)" (transfer full). Times only where the regime of the entry permits them or @internal is set. */
char *np_review_row_dup_observed (const NpReviewRow *row, gboolean internal);

/* The decision on a row: that of its reactions if they agree, else PENDING. */
NpAccept np_review_row_get_decision (const NpReviewRow *row);

/**
 * np_meeting_review_decide:
 * @row: a row
 * @decision: accept, half, reject; or pending again
 * @change: takes the steps
 *
 * One decision for all that was heard of the cell: one change, one undo step. Nothing enters the forecast before.
 */
void np_meeting_review_decide (const NpReviewRow *row, NpAccept decision, NpChange *change);

G_END_DECLS
