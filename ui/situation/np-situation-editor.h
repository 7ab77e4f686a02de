/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/np-session.h"

G_BEGIN_DECLS

/**
 * np_situation_editor_new:
 * @session: the session
 * @situation: (type NpSituation): what is described
 *
 * What each party can do and what it wants, most important first, and which combinations cannot be. Every edit is one
 * undo step; Alt+Up and Alt+Down move a statement; Y, N and minus set a place of a pattern.
 *
 * Returns: (transfer floating): the editor
 */
GtkWidget *np_situation_editor_new (NpSession *session, gpointer situation);

/* The line under the patterns: how many outcomes they leave, or what is wrong. */
void np_situation_editor_set_count (GtkWidget *editor, const char *words);

G_END_DECLS
