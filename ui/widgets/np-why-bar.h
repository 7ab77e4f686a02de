/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "forecast/np-forecast.h"

G_BEGIN_DECLS

/**
 * np_why_bar_new:
 * @part: a contribution; must live as long as the widget's construction only
 * @printed: its printed value, so that the numbers shown add up
 * @largest: the largest absolute value of the list, which sets the scale
 *
 * A row of the Why panel: name, source, signed number, bar (solid for, hatched against). The row is a button: it opens
 * what the contribution rests on.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *np_why_bar_new (const NpContribution *part, double printed, double largest);

G_END_DECLS
