/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/np-session.h"

G_BEGIN_DECLS

/* The three scripts of the sample that an empty page offers: their number, and the title of each (transfer full). */
guint np_scripts_get_n (void);
NpText *np_scripts_dup_title (guint i);

/**
 * np_scripts_copy:
 * @dossier: the dossier it is for
 * @i: which script
 *
 * A script of the sample for another dossier: its roles are given to the parties of that dossier, the own one first;
 * what it cannot name (scenario, sources) is left out.
 *
 * Returns: (transfer full) (nullable): a loose exercise; %NULL while the dossier has fewer than two parties
 */
NpObject *np_scripts_copy (NpDossier *dossier, guint i);

/* An exercise with one empty inject, by the unknown third party against the own side (transfer full) (nullable). */
NpObject *np_scripts_new (NpDossier *dossier);

/* The form of a script: what happens first, and its injects (transfer floating). */
GtkWidget *np_scripts_editor (NpSession *session, gpointer exercise);

G_END_DECLS
