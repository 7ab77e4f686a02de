/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-exercise.h"
#include "forecast/np-forecast-play.h"
#include "ui/exercise/np-exercise-page.h"

G_BEGIN_DECLS

/* What the three files of the Exercise page share: np-exercise-page.c (scripts, computing), np-exercise-table.c (play and
 * log), np-exercise-debrief.c (looking back). */

struct _NpExercisePage
{
  NpPage parent_instance;

  GtkStack *outer;
  GtkStack *stack;
  GtkBox *offers;
  AdwWindowTitle *heading;
  GtkDropDown *script;
  GtkToggleButton *pause;
  GtkBox *play_box;
  AdwBin *script_bin;
  GtkBox *debrief_box;
  GtkBox *reference_box;
  AdwBin *side;

  GtkWidget *moves;          /* the list, while there is one */
  GtkWidget *next;           /* the button of the next inject, while there is one */
  AdwBin *forecast_bin;
  NpExercise *exercise;      /* lent by the dossier */
  NpForecastPlay *play;
  NpPlayOutlook *outlook;
  NpPlayDebrief *debrief;
  guint mover, target;       /* chosen by the facilitator, or nobody */
  GCancellable *cancellable;
  guint idle;
  gboolean filling;
};

/* Computes where things stand, then shows it. */
void np_exercise_page_refresh (NpExercisePage *self);

/* Shows the play as it was computed. */
void np_exercise_page_show_play (NpExercisePage *self);

/* Shows the debrief as it was computed. */
void np_exercise_page_show_debrief (NpExercisePage *self);

/* Lets digits and N act in the play, and installs the actions of the parts. */
void np_exercise_table_init (NpExercisePage *self);
void np_exercise_table_class_init (GtkWidgetClass *widget_class);
void np_exercise_debrief_class_init (GtkWidgetClass *widget_class);

G_END_DECLS
