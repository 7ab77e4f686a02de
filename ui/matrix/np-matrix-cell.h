/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "charts/np-chart-sign.h"
#include "forecast/np-forecast.h"

G_BEGIN_DECLS

/**
 * NpMatrixCell:
 *
 * One cell of the reaction matrix: a focusable widget with a name in words, drawn by the same code as the cell on
 * paper. Emits `activated` on Enter and a click.
 */
#define NP_TYPE_MATRIX_CELL (np_matrix_cell_get_type ())
G_DECLARE_FINAL_TYPE (NpMatrixCell, np_matrix_cell, NP, MATRIX_CELL, GtkWidget)

/* A cell of the matrix that shows nothing yet (transfer floating). */
GtkWidget *np_matrix_cell_new (void);

/* A small one that cannot be focused, for panels and lists. */
GtkWidget *np_matrix_cell_new_sign (void);

/**
 * np_matrix_cell_show:
 * @self: a cell
 * @cell: (nullable): its forecast
 * @was: (nullable): the forecast before, when it differs
 * @missing: (nullable): why there is no forecast; %NULL with @cell %NULL: not a party to the measure
 * @score: show the support score rather than the odds
 * @tried: a what-if is shown
 */
void np_matrix_cell_show (NpMatrixCell *self, const NpForecastCell *cell, const NpForecastCell *was, NpText *missing,
                          gboolean score, gboolean tried);

/* What it is about, for the accessible name: "CBM-03 Hotline, United States". */
void np_matrix_cell_set_subject (NpMatrixCell *self, const char *words);

/* The cell that the side panel explains: a ring, and the state "pressed". */
void np_matrix_cell_set_selected (NpMatrixCell *self, gboolean selected);

/* Marked for comparison: a badge in the corner, the state "selected" and a word in the accessible name. */
void np_matrix_cell_set_marked (NpMatrixCell *self, gboolean marked);

/* Fills the struct that the chart code draws from. */
void np_matrix_cell_fill (NpChartCell *out, const NpForecastCell *cell, const NpForecastCell *was, NpText *missing,
                          gboolean score, gboolean tried);

G_END_DECLS
