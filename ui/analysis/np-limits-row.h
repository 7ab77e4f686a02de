/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/analysis/np-analysis-kind.h"

G_BEGIN_DECLS

/**
 * NpLimitsRow:
 *
 * Sliders for walk-away values over a chart. What is dragged is only tried; Reset and Esc take it back, Keep makes it the
 * dossier's (the panel does both, by the actions `analysis.reset-limits` and `analysis.keep-limits`).
 *
 * Signal: `changed` (another value is tried).
 */
#define NP_TYPE_LIMITS_ROW (np_limits_row_get_type ())
G_DECLARE_FINAL_TYPE (NpLimitsRow, np_limits_row, NP, LIMITS_ROW, AdwBin)

/**
 * np_limits_row_show:
 * @self: the row
 * @limits: (array length=n): what can be dragged; without any the row is not seen
 * @n: how many
 * @may_keep: whether the dossier can be changed
 *
 * A slider that is being tried keeps its place.
 */
void np_limits_row_show (NpLimitsRow *self, const NpAnalysisLimit *limits, guint n, gboolean may_keep);

/* Values that are being tried, NAN for those that are not; whether any is. */
gboolean np_limits_row_get_tried (NpLimitsRow *self, double values[NP_ANALYSIS_N_LIMITS]);

/* Nothing is tried any more. */
void np_limits_row_forget (NpLimitsRow *self);

/* The slider of a limit, for tests; lent. */
GtkWidget *np_limits_row_get_scale (NpLimitsRow *self, guint limit);

G_END_DECLS
