/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-exercise.h"
#include "forecast/np-forecast-play.h"
#include "ui/np-page.h"

G_BEGIN_DECLS

/* The parts of the Exercise page that show a play. They only show: what they are given stays as it is. */

/* A label that wraps, with one more style class (nullable). */
GtkWidget *np_play_label (const char *words, const char *css);

/* "58%" / «58 %» in the language of the interface; tenths below one per cent. */
char *np_play_percent (double share);

/* The inject that was last read out, in both languages; before the first one what there will be. */
GtkWidget *np_play_inject_card (NpForecastPlay *play, NpExercise *source);

/* A row of the list of moves. */
GtkWidget *np_play_option_row (NpForecastPlay *play, const NpPlayOutlook *outlook, const NpPlayOption *option);

/* What is likely to be answered to a move, and the risk after it. */
GtkWidget *np_play_forecast_card (NpForecastPlay *play, const NpPlayOutlook *outlook, const NpPlayOption *option);

/* The log so far, newest last. */
GtkWidget *np_play_log (NpForecastPlay *play, NpExercise *source);

/**
 * np_play_side:
 * @play: a play
 * @outlook: (nullable): from where it stands
 * @rungs: how many rungs fit; 0 = all
 *
 * Returns: (transfer floating): ladder, risk from here, ways down
 */
GtkWidget *np_play_side (NpForecastPlay *play, const NpPlayOutlook *outlook, guint rungs);

/* What the debrief says. */
GtkWidget *np_play_debrief_view (NpForecastPlay *play, const NpPlayDebrief *debrief);

G_END_DECLS
