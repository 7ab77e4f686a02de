/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "meeting/np-note-grammar.h"

G_BEGIN_DECLS

/**
 * NpNotePopup:
 *
 * What a token could become, over the caret. It never takes the focus; the line asks it what a key means.
 */
#define NP_TYPE_NOTE_POPUP (np_note_popup_get_type ())
G_DECLARE_FINAL_TYPE (NpNotePopup, np_note_popup, NP, NOTE_POPUP, GtkPopover)

/* Returns: (transfer floating): a popup over @parent. */
NpNotePopup *np_note_popup_new (GtkWidget *parent);

/**
 * np_note_popup_show:
 * @self: a popup
 * @candidates: (nullable) (element-type NpNoteCandidate): referenced; %NULL or none hides it
 * @caret: where the caret is in the parent
 */
void np_note_popup_show (NpNotePopup *self, GPtrArray *candidates, const GdkRectangle *caret);

/* Whether it is seen. */
gboolean np_note_popup_is_shown (NpNotePopup *self);

/* Marks the next or previous row. */
void np_note_popup_move (NpNotePopup *self, int by);

/* The marked row, else the first; NULL when nothing is shown. */
const NpNoteCandidate *np_note_popup_get (NpNotePopup *self);

G_END_DECLS
