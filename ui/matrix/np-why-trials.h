/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/np-session.h"

G_BEGIN_DECLS

/**
 * NpWhyTrials:
 *
 * "What if": who puts a measure forward, and sliders for what moves its cell most: the inputs of the smallest changes of
 * the sign, the relation, then what stands behind the largest contributions. Nothing is changed until it is kept, as one
 * undoable step. Invisible while no cell is shown.
 *
 * Signals: `tried` (): another what-if is shown (np_why_trials_get_tried()), or none any more.
 */
#define NP_TYPE_WHY_TRIALS (np_why_trials_get_type ())
G_DECLARE_FINAL_TYPE (NpWhyTrials, np_why_trials, NP, WHY_TRIALS, GtkWidget)

/**
 * np_why_trials_show:
 * @self: a widget
 * @session: (nullable): the session
 * @measure: (nullable): identifier of the measure, an interned string; %NULL: nothing is shown
 * @level: its level
 * @party: (nullable): identifier of the party, an interned string
 *
 * Shows the inputs of a cell with the values of the dossier; what was tried is dropped without the signal.
 */
void np_why_trials_show (NpWhyTrials *self, NpSession *session, const char *measure, NpLevelName level, const char *party);

/* A wrapping label of the panel (np_parts_label()), never wider than the panel is at first; floating. */
GtkWidget *np_why_label (const char *words, const char *css_class);

/* The forecast with the what-if, NULL when nothing is tried. */
NpForecast *np_why_trials_get_tried (NpWhyTrials *self);

/* Takes the what-if back (Esc); FALSE: nothing was tried. */
gboolean np_why_trials_discard (NpWhyTrials *self);

G_END_DECLS
