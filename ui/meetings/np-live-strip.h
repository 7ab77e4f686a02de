/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/np-session.h"

G_BEGIN_DECLS

/**
 * NpLiveStrip:
 *
 * Beside the notes: questions to tick off, what was heard today (which is not the forecast), and the seats with their keys.
 */
#define NP_TYPE_LIVE_STRIP (np_live_strip_get_type ())
G_DECLARE_FINAL_TYPE (NpLiveStrip, np_live_strip, NP, LIVE_STRIP, GtkWidget)

GtkWidget *np_live_strip_new (void);

/* What it shows; %NULL, %NULL for nothing. */
void np_live_strip_set_meeting (NpLiveStrip *self, NpSession *session, gpointer meeting);

G_END_DECLS
