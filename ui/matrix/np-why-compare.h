/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier/np-dossier.h"
#include "forecast/np-forecast.h"

G_BEGIN_DECLS

/**
 * np_why_compare_new:
 * @marked: the cell marked for comparison
 * @shown: the cell the panel shows
 * @dossier: the dossier both were made from
 *
 * The section of the Why panel that says what makes two cells differ: a row for each driver with what it adds there, here
 * and the difference, and the sum. A reader of the screen gets it as one text.
 *
 * Returns: (transfer floating): the section; needs neither cell after this call
 */
GtkWidget *np_why_compare_new (const NpForecastCell *marked, const NpForecastCell *shown, NpDossier *dossier);

G_END_DECLS
