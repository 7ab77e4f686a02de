/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-dossier.h"
#include "dossier/np-measure.h"
#include "dossier/np-meeting.h"
#include "dossier/np-party.h"

G_BEGIN_DECLS

/*
 * The grammar of a note typed in the room (UX section 4). A token starts at the start of the line or after a blank and
 * ends at a blank; everything else is text; nothing is ever refused.
 */

/**
 * NP_NOTE_PLAIN:
 *
 * Word joiner, U+2060, without width: before a sigil it keeps the word plain. What Backspace directly after a recognised
 * token puts in front of it, so that the line still reads the same when it is taken back later.
 */
#define NP_NOTE_PLAIN "\342\201\240"

/**
 * NpNoteContext:
 *
 * The seats and measures a line may speak of, with their numbers and aliases. Borrows the dossier; make a new one when a
 * seat, a measure or the meeting changed (it costs well below a millisecond).
 */
typedef struct _NpNoteContext NpNoteContext;

/**
 * np_note_context_new:
 * @dossier: the dossier
 * @meeting: (nullable): its seat order, when given, says which seats have numbers; %NULL: all of them
 *
 * A seat's number is its key; when no seat at the table has one, its place at the table.
 *
 * Returns: (transfer full): the context; free with np_note_context_free()
 */
NpNoteContext *np_note_context_new (NpDossier *dossier, NpMeeting *meeting);
void np_note_context_free (NpNoteContext *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpNoteContext, np_note_context_free)

/* The digit a seat of the table is typed with (and Ctrl+digit), 1..9; 0: it has none. */
int np_note_get_seat_key (NpDossier *dossier, NpMeeting *meeting, const char *seat);

/**
 * NpNoteState:
 * @seat: (nullable): who speaks
 * @regime: under which regime
 *
 * What holds from one line to the next. Plain data; the seat is borrowed from the dossier.
 */
typedef struct
{
  NpSeat *seat;
  NpRegime regime;
} NpNoteState;

/* The state a meeting stands in: what was switched to after the last entry (np_note_entry_keep_state()), else as
 * np_note_state_before(). */
void np_note_state_of_meeting (NpMeeting *meeting, NpNoteState *state);

/* Seat and regime of its last entry, before the first one nobody and the regime of the meeting. */
void np_note_state_before (NpMeeting *meeting, NpNoteState *state);

/* The state an entry was made in: its own seat and regime; for editing it. */
void np_note_state_of_entry (NpEntry *entry, NpNoteState *state);

/**
 * NpNoteTokenKind:
 * @NP_NOTE_TEXT: plain characters, blanks included
 * @NP_NOTE_SEAT: `=us1`, `@us1`: object is the #NpSeat
 * @NP_NOTE_MEASURE: `*3`, `#3`, `№3`, with an attached reaction as value: object is the #NpMeasure
 * @NP_NOTE_REACTION: a detached reaction: value is the #NpReactionCode
 * @NP_NOTE_REGIME: `!3`, `!чх`: value is the #NpRegime
 * @NP_NOTE_KIND: `(3`: value is the #NpEntryKind
 * @NP_NOTE_DOUBT: `%`, `%70`: value is the number, -1 without one
 * @NP_NOTE_PRIVATE: the backslash and the rest of the line
 * @NP_NOTE_UNKNOWN: looks like a seat, measure or regime, refers to nothing: plain text with a dotted line
 */
typedef enum
{
  NP_NOTE_TEXT, NP_NOTE_SEAT, NP_NOTE_MEASURE, NP_NOTE_REACTION, NP_NOTE_REGIME, NP_NOTE_KIND, NP_NOTE_DOUBT,
  NP_NOTE_PRIVATE, NP_NOTE_UNKNOWN
} NpNoteTokenKind;

/**
 * NpNoteToken:
 * @kind: what it is
 * @start: its first byte in the line
 * @end: the byte after its last; equals the start of the next token
 * @object: (nullable): the seat or measure, borrowed from the dossier
 * @value: see #NpNoteTokenKind; 0 where it has no meaning
 * @guessed: found by the beginning of an alias or on the other layout
 */
typedef struct
{
  NpNoteTokenKind kind;
  gsize start, end;
  gpointer object;
  int value;
  gboolean guessed;
} NpNoteToken;

/**
 * NpNoteMeasure:
 * @measure: borrowed from the dossier
 * @reaction: its reaction, %NP_REACT_NONE when none was given
 * @guessed: the reference was not exact
 */
typedef struct
{
  NpMeasure *measure;
  NpReactionCode reaction;
  gboolean guessed;
} NpNoteMeasure;

/**
 * NpNote:
 * @raw: the line, made valid UTF-8; line breaks are blanks
 * @tokens: (element-type NpNoteToken): all of it in order: the ranges touch, from 0 to the length of @raw
 * @state: seat and regime after the line: those of the entry, and what the next line starts from
 * @kind: the kind of the entry; a statement unless typed
 * @doubt: per cent of certainty, 0...100; -1: not given
 * @verify: a bare `%` was typed
 * @measures: (element-type NpNoteMeasure): in the order of the line; a measure named twice stands twice
 * @text: the words without the recognised tokens and the private part
 * @private_words: what stands after the backslash, "" when nothing does
 * @guessed: some reference was not exact
 * @stores: whether it makes an entry: %FALSE for a line of nothing but speaker and regime, and for an empty one
 *
 * A line that was read. When a seat, regime, kind or doubt is typed twice, the last one counts.
 */
typedef struct
{
  char *raw;
  GArray *tokens;
  NpNoteState state;
  NpEntryKind kind;
  int doubt;
  gboolean verify;
  GArray *measures;
  char *text;
  char *private_words;
  gboolean guessed;
  gboolean stores;
} NpNote;

/**
 * np_note_parse:
 * @context: seats and measures
 * @state: (nullable): what holds from the lines before; %NULL: nobody, off the record
 * @line: what was typed; any bytes
 *
 * Reads a line. Takes some microseconds: may be called at every key.
 *
 * Returns: (transfer full): the note; free with np_note_free()
 */
NpNote *np_note_parse (NpNoteContext *context, const NpNoteState *state, const char *line);
void np_note_free (NpNote *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpNote, np_note_free)

/**
 * np_note_dup_reading:
 * @note: a note
 * @lang: language of the words
 *
 * How the line reads, in words: "US1 · M3 Hotline · conditional · question · 70 % sure · Chatham House Rule".
 *
 * Returns: (transfer full): one line; what it reads as beside the text itself
 */
char *np_note_dup_reading (const NpNote *note, NpLang lang);

/* The words of a token as they stand in the line (transfer full). */
char *np_note_token_dup_raw (const NpNote *note, const NpNoteToken *token);

/* The short names used in readings: "US1" (an alias of the seat in capitals), "M3 Hotline" (transfer full). */
char *np_note_dup_seat_name (gpointer seat, NpLang lang);
char *np_note_dup_measure_name (gpointer measure, NpLang lang);

/* "conditional", «условно»; static. Kinds of entries: "question", «вопрос». */
const char *np_note_get_reaction_words (NpReactionCode reaction, NpLang lang);
const char *np_note_get_kind_words (NpEntryKind kind, NpLang lang);

/**
 * np_note_print:
 * @context: seats and measures
 * @note: a note
 *
 * Writes a note in the shortest common form: seat, regime, kind, measures with reactions, text, doubt, private part. A
 * word of the text that would read as a token is protected by %NP_NOTE_PLAIN. Reading the line again, from whatever
 * state, gives the same note (seat, regime, kind, doubt, measures, text, private part); only "nobody speaks" cannot be
 * typed, so read it from a state without a seat.
 *
 * Returns: (transfer full): a line
 */
char *np_note_print (NpNoteContext *context, const NpNote *note);

/* The same for an entry of the dossier: what is edited when it has no raw line. */
char *np_note_print_entry (NpNoteContext *context, NpEntry *entry);

/**
 * NpNoteCandidate:
 * @object: the seat or measure; %NULL for a regime or kind
 * @insert: (owned): what completes the token, sigil included, without the blank after it
 * @number: (owned): "3", or "" when it has none
 * @words: (owned) (array fixed-size=2): what it is called, by #NpLang
 * @match_start: (array fixed-size=2): first byte of the letters typed within @words
 * @match_end: (array fixed-size=2): the byte after them; equal when they are not in it
 * @exact: what was typed is its number or alias: a blank accepts it
 *
 * A row of the completion list.
 */
typedef struct
{
  gpointer object;
  char *insert;
  char *number;
  char *words[NP_N_LANGS];
  gsize match_start[NP_N_LANGS], match_end[NP_N_LANGS];
  gboolean exact;
} NpNoteCandidate;

#define NP_NOTE_MAX_CANDIDATES 7

/**
 * np_note_complete:
 * @context: seats and measures
 * @line: the line, valid UTF-8
 * @caret: byte offset of the caret
 * @start: (out): first byte of the token the caret is in: what @insert replaces, up to the caret
 *
 * What the token before the caret could become: seats after `=` `@`, measures after `*` `#` `№`, regimes after `!`, kinds
 * after `(`. Exact references come first, then beginnings of numbers, aliases and words of the title in either language
 * and on either layout, in the order of numbers. A bare sigil lists the first ones.
 *
 * Returns: (transfer full) (element-type NpNoteCandidate): at most %NP_NOTE_MAX_CANDIDATES, perhaps none
 */
GPtrArray *np_note_complete (NpNoteContext *context, const char *line, gsize caret, gsize *start);

/**
 * np_note_repair_layout:
 * @line: a line, valid UTF-8
 * @caret: byte offset of the caret
 * @whole: %FALSE: the last word before the caret; %TRUE: the whole line
 * @new_caret: (out) (optional): where the caret belongs afterwards
 *
 * Types the same keys again on the other layout: F8 for the last word, which goes to the layout its letters are not of;
 * F8 again for the whole line, which follows the last word (or, when all of it is on one layout, goes to the other).
 * Sigils stay: they are the same on both.
 *
 * Returns: (transfer full): the new line
 */
char *np_note_repair_layout (const char *line, gsize caret, gboolean whole, gsize *new_caret);

G_END_DECLS
