/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "meeting/np-note-grammar.h"

G_BEGIN_DECLS

/**
 * NpNoteLine:
 *
 * The text of a note being typed. It knows places in bytes, as the grammar does, tints what was recognised over plain
 * characters, and takes nothing in that a file cannot hold.
 */
#define NP_TYPE_NOTE_LINE (np_note_line_get_type ())
G_DECLARE_FINAL_TYPE (NpNoteLine, np_note_line, NP, NOTE_LINE, GtkTextView)

/* What stands there; transfer full. */
char *np_note_line_dup (NpNoteLine *self);
gboolean np_note_line_is_empty (NpNoteLine *self);

/* The place of the caret in bytes of @line, which is np_note_line_dup(). */
gsize np_note_line_get_caret (NpNoteLine *self, const char *line);

/* The same in coordinates of @widget, an ancestor. */
void np_note_line_get_caret_place (NpNoteLine *self, GtkWidget *widget, GdkRectangle *place);

/* Whether nothing but a space, or nothing at all, follows the caret. */
gboolean np_note_line_is_at_end_of_word (NpNoteLine *self);

/* Another text, with the caret at that byte (-1: its end); the undo of typing begins anew. */
void np_note_line_set (NpNoteLine *self, const char *line, gssize caret);

/* Puts @words at a byte, as if they had been typed. */
void np_note_line_insert (NpNoteLine *self, gsize byte, const char *words);

/* Puts @words and a space instead of what stands between a byte and the caret, as one step of its undo. */
void np_note_line_complete (NpNoteLine *self, gsize byte, const char *words);

/* Tints what @note, read from this text, recognised. */
void np_note_line_paint (NpNoteLine *self, const NpNote *note);

/* The last word before the caret as on the other layout of the keyboard; once more: the whole line. */
void np_note_line_fix_layout (NpNoteLine *self);

G_END_DECLS
