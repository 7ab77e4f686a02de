/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/np-session.h"

G_BEGIN_DECLS

/**
 * NpWhyPanel:
 *
 * Why a cell is what it is: headline, contributions that add up to the score, interval, what would flip it, the evidence
 * behind it, and "what if" sliders that change nothing until they are kept; and what makes it differ from a marked cell.
 *
 * Signals: `tried` (): another what-if is shown (np_why_panel_get_tried()), or none any more; another cell is marked.
 */
#define NP_TYPE_WHY_PANEL (np_why_panel_get_type ())
G_DECLARE_FINAL_TYPE (NpWhyPanel, np_why_panel, NP, WHY_PANEL, GtkWidget)

/**
 * np_why_panel_show:
 * @self: a panel
 * @session: (nullable): the session
 * @measure: (nullable): identifier of the measure; %NULL: nothing is selected
 * @level: its level
 * @party: (nullable): identifier of the party
 *
 * Shows a cell of the session's forecast; called again when there is a new one.
 */
void np_why_panel_show (NpWhyPanel *self, NpSession *session, const char *measure, NpLevelName level, const char *party);

/* The forecast with the what-if, NULL when nothing is tried. */
NpForecast *np_why_panel_get_tried (NpWhyPanel *self);

/**
 * np_why_panel_mark:
 * @self: a panel that shows a cell
 *
 * Marks the cell that is shown for comparison with those shown later, at whatever level is shown; the marked cell again
 * ends the comparison. A cell without a forecast is not marked.
 */
void np_why_panel_mark (NpWhyPanel *self);

/* Whether the cell of a measure and a party is the marked one. */
gboolean np_why_panel_is_marked (NpWhyPanel *self, const char *measure, const char *party);

/* Takes the what-if back, or else ends the comparison (Esc); FALSE: there was neither. */
gboolean np_why_panel_discard (NpWhyPanel *self);

/* The whole explanation as text in both languages, for the clipboard (transfer full); NULL when nothing is shown. */
char *np_why_panel_dup_text (NpWhyPanel *self);

G_END_DECLS
