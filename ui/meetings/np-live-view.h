/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/np-session.h"

G_BEGIN_DECLS

/**
 * NpLiveView:
 *
 * Notes of a running meeting: the rule that holds, the entries, and the line being typed. It says what is true about the
 * disk and nothing else; no dialog, no toast, no spinner.
 */
#define NP_TYPE_LIVE_VIEW (np_live_view_get_type ())
G_DECLARE_FINAL_TYPE (NpLiveView, np_live_view, NP, LIVE_VIEW, GtkWidget)

/* The running meeting (type NpMeeting), NULL for none. */
void np_live_view_set_meeting (NpLiveView *self, NpSession *session, gpointer meeting);

/* Questions, heard, seats: the side panel of the page; lent. */
GtkWidget *np_live_view_get_strip (NpLiveView *self);

/* Brings an entry of the meeting into sight; the notes stay there until they are scrolled down again. The line keeps the focus. */
void np_live_view_show_entry (NpLiveView *self, gpointer entry);

/* Discreet: everything but the line being typed is dimmed, reactions and private remarks are not drawn. */
gboolean np_live_view_get_discreet (NpLiveView *self);
void np_live_view_set_discreet (NpLiveView *self, gboolean discreet);

/* "01:22:10" since the meeting began; transfer full. */
char *np_live_view_dup_clock (NpLiveView *self);

/* Puts the text being typed into the journal. */
void np_live_view_flush (NpLiveView *self);

void np_live_view_focus (NpLiveView *self);

/* What the keys of the page start: a seat by its place (0 to 8), a picker by its sigil ("=", "*", "!"), the layout. */
void np_live_view_choose_seat (NpLiveView *self, guint index);
void np_live_view_pick (NpLiveView *self, const char *sigil);
void np_live_view_fix_layout (NpLiveView *self);

G_END_DECLS
