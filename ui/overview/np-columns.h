/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NpColumns:
 *
 * Lays out its visible children as two columns where there is room for them (840 px), else one under the other. To be
 * used as the layout manager of a widget with one or two children.
 */
#define NP_TYPE_COLUMNS (np_columns_get_type ())
G_DECLARE_FINAL_TYPE (NpColumns, np_columns, NP, COLUMNS, GtkLayoutManager)

G_END_DECLS
