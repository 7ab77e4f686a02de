/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier/np-meeting.h"
#include "ui/np-session.h"

G_BEGIN_DECLS

/**
 * NpNoteComposer:
 *
 * The line in which a note is typed (UX 4): what is recognised is tinted and said below in words, which are its accessible
 * description, too. Enter stores what stands there, whatever it is. Speaker and rule hold until changed.
 *
 * Signals: `state-changed` (): speaker or rule changed; `edited` (): an entry was edited, or left as it was.
 */
#define NP_TYPE_NOTE_COMPOSER (np_note_composer_get_type ())
G_DECLARE_FINAL_TYPE (NpNoteComposer, np_note_composer, NP, NOTE_COMPOSER, GtkWidget)

/* Whose notes these are; NULL, NULL for none. */
void np_note_composer_set_meeting (NpNoteComposer *self, NpSession *session, gpointer meeting);

/* The rule under which the next entry would be stored (NpRegime), and since when ("14:05", "" before the first entry). */
int np_note_composer_get_regime (NpNoteComposer *self);
const char *np_note_composer_get_since (NpNoteComposer *self);

/* Puts an entry into the line; Enter gives it what the line says then, an emptied line leaves it as it was. */
void np_note_composer_edit (NpNoteComposer *self, gpointer entry);

/* What is stored from now on is written down from memory, said at that time ("2018-07-18T14:32") and there; NULL: as it is heard. */
void np_note_composer_set_memory (NpNoteComposer *self, const char *at, NpEntrySetting setting);

/* Puts the text being typed into the journal. */
void np_note_composer_flush (NpNoteComposer *self);

void np_note_composer_focus (NpNoteComposer *self);

/* A seat by its number less one becomes the speaker. */
void np_note_composer_choose_seat (NpNoteComposer *self, guint index);

/* Types a sigil for those whose layout has none, and opens its list. */
void np_note_composer_pick (NpNoteComposer *self, const char *sigil);

/* The last word on the other layout; once more: the whole line. */
void np_note_composer_fix_layout (NpNoteComposer *self);

/* For tests: the text view. */
GtkTextView *np_note_composer_get_view (NpNoteComposer *self);

G_END_DECLS
