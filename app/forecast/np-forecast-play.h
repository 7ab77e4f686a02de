/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "forecast/np-forecast-exercise.h"

G_BEGIN_DECLS

/**
 * NpForecastPlay:
 *
 * An exercise being played at the table: its script, and what the log holds so far, read step by step into where things
 * stand. The log is kept as #NpMove:
 *   with an author: a move, on its rung (0 = holds back);
 *   without an author and with a note: a note;
 *   without either: the inject of that number was read out.
 * The script's own acts count as steps, too. A copy: immutable, reference-counted, any thread. Nothing of it is an
 * observation: an exercise never feeds the forecast.
 */
typedef struct _NpForecastPlay NpForecastPlay;

/** NP_PLAY_NOBODY: stands for no party */
#define NP_PLAY_NOBODY G_MAXUINT

/**
 * NpPlayKind:
 * @NP_PLAY_INJECT: an inject was read out
 * @NP_PLAY_MOVE: a party moved, or held back
 * @NP_PLAY_NOTE: a note
 */
typedef enum { NP_PLAY_INJECT, NP_PLAY_MOVE, NP_PLAY_NOTE } NpPlayKind;

/**
 * NpPlayStep:
 * @kind: what it is
 * @entry: its place in the log, from 0
 * @inject: the inject that was last read out, from 1; 0 = none yet
 * @author: who did it; %NP_PLAY_NOBODY: no act
 * @victim: to whom
 * @rung: on which rung; 0 = held back, or no act
 * @chance: of just this answer before it, as it was logged; NaN where nothing was answered
 * @risk: of conflict from here; NaN where there was no act
 */
typedef struct
{
  NpPlayKind kind;
  guint entry;
  guint inject;
  guint author, victim, rung;
  double chance;
  double risk;
} NpPlayStep;

/**
 * np_forecast_play_new:
 * @dossier: a dossier
 * @exercise: identifier of an exercise
 * @error: as np_forecast_exercise_new()
 *
 * Returns: (transfer full) (nullable): the play as far as the log goes
 */
NpForecastPlay *np_forecast_play_new (NpDossier *dossier, const char *exercise, GError **error);
NpForecastPlay *np_forecast_play_ref (NpForecastPlay *self);
void np_forecast_play_unref (NpForecastPlay *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpForecastPlay, np_forecast_play_unref)

/* The exercise it is played on; lent. */
NpForecastExercise *np_forecast_play_get_exercise (NpForecastPlay *self);

/* How many injects the script has, and how many were read out. */
guint np_forecast_play_get_n_injects (NpForecastPlay *self);
guint np_forecast_play_get_inject (NpForecastPlay *self);

/* What has happened, in order. */
guint np_forecast_play_get_n_steps (NpForecastPlay *self);
const NpPlayStep *np_forecast_play_get_step (NpForecastPlay *self, guint i);

/**
 * np_forecast_play_get_state:
 * @self: a play
 * @author: (out) (optional): who did what is to be answered; %NP_PLAY_NOBODY: nothing has happened yet
 * @victim: (out) (optional): to whom
 *
 * Returns: the rung things stand on; 0 = calm
 */
guint np_forecast_play_get_state (NpForecastPlay *self, guint *author, guint *victim);

/* The highest rung so far, and how many turns are left to the horizon (at least 1). */
guint np_forecast_play_get_highest (NpForecastPlay *self);
guint np_forecast_play_get_turns_left (NpForecastPlay *self);

/**
 * NpPlayOption:
 * @rung: the rung of the move; 0 = hold back
 * @chance: of just this move under the doctrines; NaN when nothing is there to be answered by @mover
 * @risk: of conflict after it
 * @answer: what the one it is done to may do then; all zero with @rung 0
 */
typedef struct
{
  guint rung;
  double chance;
  double risk;
  NpEscalationAnswer answer;
} NpPlayOption;

/**
 * NpPlayOutlook:
 * @mover: who is to move
 * @target: against whom
 * @risk: of conflict from where things stand
 * @options: (element-type NpPlayOption): the moves of @mover against @target, by rung from 0 to its ceiling
 * @worth: (array): per measure of the exercise: by how much P(conflict) from here is lower with it than without
 */
typedef struct
{
  guint mover, target;
  double risk;
  GArray *options;
  double *worth;
} NpPlayOutlook;

/**
 * np_forecast_play_look_ahead:
 * @self: a play
 * @mover: who is to move; %NP_PLAY_NOBODY: the one things were done to, in calm the first party
 * @target: against whom; %NP_PLAY_NOBODY: the one it would most likely answer
 *
 * One table-top turn on the exact chain (ENGINE 5.5): the forecast before the move, and for each move the risk after it.
 *
 * Returns: (transfer full): free with np_play_outlook_free()
 */
NpPlayOutlook *np_forecast_play_look_ahead (NpForecastPlay *self, guint mover, guint target);
void np_play_outlook_free (NpPlayOutlook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpPlayOutlook, np_play_outlook_free)

/**
 * NpPlayTurning:
 * @step: number of the step
 * @before: risk before it
 * @after: risk after it
 * @held: risk had the mover held back
 * @lower: risk had it gone one rung lower
 *
 * Where the path could have turned.
 */
typedef struct
{
  guint step;
  double before, after, held, lower;
} NpPlayTurning;

/**
 * NpPlayWorth:
 * @measure: its number
 * @in_force: was in force
 * @value: by how much P(conflict) is lower with it, from the gravest point of the path
 */
typedef struct
{
  guint measure;
  gboolean in_force;
  double value;
} NpPlayWorth;

/**
 * NpPlayDebrief:
 * @highest: the highest rung of the path
 * @gravest: the step with the greatest risk; %NP_PLAY_NOBODY when nothing happened
 * @turnings: (element-type NpPlayTurning): moves that could have lowered the risk, the largest difference first
 * @worths: (element-type NpPlayWorth): measures, the largest value first; those without effect are left out
 */
typedef struct
{
  guint highest;
  guint gravest;
  GArray *turnings;
  GArray *worths;
} NpPlayDebrief;

/* Looks back (transfer full): free with np_play_debrief_free(). Long work: any thread. */
NpPlayDebrief *np_forecast_play_look_back (NpForecastPlay *self);
void np_play_debrief_free (NpPlayDebrief *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpPlayDebrief, np_play_debrief_free)

/* "unknown third party", "Russia"; "" for nobody. */
const char *np_forecast_play_party_name (NpForecastPlay *self, guint party, NpLang lang);

/* A place of the path where it could have turned, as one sentence (transfer full). */
NpText *np_forecast_play_turning_words (NpForecastPlay *self, const NpPlayTurning *turning);

/**
 * np_forecast_play_debrief_text:
 * @self: a play
 * @debrief: of it
 * @lang: the language
 *
 * Returns: (transfer full): the debrief as plain text, headed by the word EXERCISE in both languages
 */
char *np_forecast_play_debrief_text (NpForecastPlay *self, const NpPlayDebrief *debrief, NpLang lang);

/* The same for a paper that is marked as an exercise by itself: its title, a sentence, and its body, whose lines are the
 * same in both languages: headings after an empty line, numbered items (all transfer full). */
NpText *np_forecast_play_debrief_title (NpForecastPlay *self, const NpPlayDebrief *debrief);
char *np_forecast_play_debrief_body (NpForecastPlay *self, const NpPlayDebrief *debrief, NpLang lang);

G_END_DECLS
