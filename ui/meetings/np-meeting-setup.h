/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/np-session.h"

G_BEGIN_DECLS

/**
 * np_meeting_setup_new:
 * @session: the session
 * @meeting: (type NpMeeting): the meeting
 *
 * The sheet of a meeting before it starts: when and where, the rule it is held under, seats in table order with the keys
 * that choose them, agenda, questions to ask.
 *
 * Returns: (transfer floating): the sheet
 */
GtkWidget *np_meeting_setup_new (NpSession *session, gpointer meeting);

G_END_DECLS
