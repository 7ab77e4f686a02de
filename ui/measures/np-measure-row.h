/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier/np-measure.h"

G_BEGIN_DECLS

/**
 * NpMeasureRow:
 *
 * A row of the list of measures: number, both titles, state of the texts as icon and count. Property `measure`.
 */
#define NP_TYPE_MEASURE_ROW (np_measure_row_get_type ())
G_DECLARE_FINAL_TYPE (NpMeasureRow, np_measure_row, NP, MEASURE_ROW, GtkBox)

G_END_DECLS
