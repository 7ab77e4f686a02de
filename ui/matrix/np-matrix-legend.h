/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * np_matrix_legend_fill:
 * @legend: an empty box
 *
 * What the cells of the matrix mean: a swatch and its word for each of the five reactions, then the marks. Nothing in it takes
 * the focus.
 */
void np_matrix_legend_fill (GtkFlowBox *legend);

G_END_DECLS
