/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meeting/np-note-grammar.h"

G_BEGIN_DECLS

/**
 * np_note_entry_add:
 * @meeting: a meeting in a sealed dossier
 * @note: a note that stores (NpNote.stores)
 * @at: time of its first key, "2018-07-18T14:32:05"
 * @change: takes the steps
 *
 * Appends an entry: words in the language their letters are of, raw line, reactions (to be decided in the review), regime,
 * kind, doubt. The form is "plenary" for a statement, proposal, commitment or agreed point in a plenary, else "other"; only
 * the reviewer makes it "signed".
 *
 * A regime lower than that of the meeting, and than that of the entry before, was agreed in the room and typed: the line
 * is kept as the reason, with the entry and in the history.
 *
 * Returns: (transfer none): the entry; part of the dossier once @change is applied
 */
NpEntry *np_note_entry_add (NpMeeting *meeting, const NpNote *note, const char *at, NpChange *change);

/**
 * np_note_entry_set_memory:
 * @entry: an entry that np_note_entry_add() has just put into @change
 * @meeting: its meeting
 * @setting: where it was said
 * @change: takes the steps
 *
 * Marks it as written down from memory. What was said apart from a plenary is not in the form of one, and counts less.
 */
void np_note_entry_set_memory (NpEntry *entry, NpMeeting *meeting, NpEntrySetting setting, NpChange *change);

/**
 * np_note_entry_keep_state:
 * @meeting: a meeting of a sealed dossier
 * @state: what a line without words switched to
 * @change: takes the step
 *
 * Speaker and rule hold for the next entry, also when the program ends before it comes: a rule switched alone would else
 * be lost, and what is said under it exposed. np_note_entry_add() lets go of it, for the entry tells it then.
 */
void np_note_entry_keep_state (NpMeeting *meeting, const NpNoteState *state, NpChange *change);

/**
 * np_note_entry_edit:
 * @entry: an entry in a sealed dossier
 * @note: its new line, read from np_note_state_of_entry()
 * @at: when it is edited, for the history
 * @change: takes the steps
 *
 * Gives the entry what the line says; id and time stay, and so does the decision on a reaction that did not change. A
 * translation in the other language stays only as long as the words do.
 */
void np_note_entry_edit (NpEntry *entry, const NpNote *note, const char *at, NpChange *change);

/* The last entry of a meeting, NULL when it has none. */
NpEntry *np_note_entry_get_last (NpMeeting *meeting);

/**
 * np_note_entry_take_back:
 * @entry: an entry in a sealed dossier
 * @context: seats and measures
 * @change: takes the step
 *
 * Removes an entry so that its line can be typed again.
 *
 * Returns: (transfer full): the line, as np_note_entry_dup_line()
 */
char *np_note_entry_take_back (NpEntry *entry, NpNoteContext *context, NpChange *change);

/* The line to edit: as typed, else printed (transfer full). */
char *np_note_entry_dup_line (NpEntry *entry, NpNoteContext *context);

/**
 * np_note_detect_language:
 * @words: valid UTF-8
 * @lang: (out): the language most of its letters are of; untouched when it has none
 *
 * Returns: whether it has letters of either script
 */
gboolean np_note_detect_language (const char *words, NpLang *lang);

G_END_DECLS
