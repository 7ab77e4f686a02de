/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/analysis/np-analysis-kind.h"

G_BEGIN_DECLS

/**
 * NpAnalysisPanel:
 *
 * One question of the analysis page: what it is asked of (drop-downs), the finding as a sentence, how to read the picture,
 * the chart, and what it does not say. It computes on another thread while it can be seen, and starts again when the
 * forecast or a choice changes; what is superseded is cancelled.
 *
 * Property: `busy` (a computation is under way).
 */
#define NP_TYPE_ANALYSIS_PANEL (np_analysis_panel_get_type ())
G_DECLARE_FINAL_TYPE (NpAnalysisPanel, np_analysis_panel, NP, ANALYSIS_PANEL, AdwBin)

/* Returns: (transfer floating): a panel for a question. */
GtkWidget *np_analysis_panel_new (const NpAnalysisKind *kind);

/* What the panel is about; NULL shows nothing. */
void np_analysis_panel_set_session (NpAnalysisPanel *self, NpSession *session);

/* Chooses in a drop-down by identifier; FALSE when it does not offer it. */
gboolean np_analysis_panel_choose (NpAnalysisPanel *self, guint choice, const char *id);

gboolean np_analysis_panel_get_busy (NpAnalysisPanel *self);

/* What is shown; NULL before the first. Lent. */
const NpAnalysisResult *np_analysis_panel_get_result (NpAnalysisPanel *self);

/* Shows the chart as a table, or as a picture again. */
void np_analysis_panel_toggle_table (NpAnalysisPanel *self);

G_END_DECLS
