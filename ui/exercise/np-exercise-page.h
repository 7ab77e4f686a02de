/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "forecast/np-forecast-play.h"
#include "ui/np-page.h"

G_BEGIN_DECLS

/**
 * NpExercisePage:
 *
 * Simulated incidents: the scripts of the dossier, play at the table with an exact forecast before each move, the
 * debrief, and the reference table of reciprocal expulsions. The word EXERCISE stands in its header in both languages.
 *
 * Actions: `page.next-inject`, `page.move` (u: rung), `page.copy-debrief`, `page.clear-log`, `page.pause`,
 * `page.exercise-view` (s: name of a tab).
 */
#define NP_TYPE_EXERCISE_PAGE (np_exercise_page_get_type ())
G_DECLARE_FINAL_TYPE (NpExercisePage, np_exercise_page, NP, EXERCISE_PAGE, NpPage)

/* The play shown, with its outlook; NULL while none is chosen or it is being computed. Lent; for tests. */
NpForecastPlay *np_exercise_page_get_play (NpExercisePage *self);

/* Whether nothing is being computed. */
gboolean np_exercise_page_is_settled (NpExercisePage *self);

G_END_DECLS
