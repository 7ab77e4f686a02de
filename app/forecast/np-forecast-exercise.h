/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-dossier.h"
#include "engine/np-escalation-doubt.h"
#include "forecast/np-escalation-defaults.h"
#include "forecast/np-forecast.h"

G_BEGIN_DECLS

/**
 * NpForecastExercise:
 *
 * An exercise of a dossier as the arithmetic of engine/np-escalation.h wants it, with the names a person needs. A copy:
 * immutable, reference-counted, any thread.
 *
 * Who takes part: everybody with a doctrine or named by the exercise, and, while that makes no more than eight, every
 * other State. What a doctrine does not say
 * stands as in #NpEscalationDefaults; a missing suspect is the party with which relations are worst in the scenario.
 * In force is what the dossier says, then what the scenario switches.
 */
typedef struct _NpForecastExercise NpForecastExercise;

/**
 * np_forecast_exercise_new:
 * @dossier: a dossier
 * @exercise: (nullable): identifier of an exercise; %NULL takes the first
 * @scenario: (nullable): identifier of a scenario; %NULL takes the one of the exercise, else the first of the file
 * @without: (nullable): a measure to be taken as not in force
 * @defaults: the standard numbers
 * @error: %NP_INPUT_ERROR: REFERENCE (no such exercise, scenario, measure), RANGE; or %NP_ENGINE_ERROR
 *
 * Returns: (transfer full) (nullable): the exercise, checked
 */
NpForecastExercise *np_forecast_exercise_new (NpDossier *dossier, const char *exercise, const char *scenario,
                                              const char *without, const NpEscalationDefaults *defaults,
                                              GError **error);
void np_forecast_exercise_unref (NpForecastExercise *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpForecastExercise, np_forecast_exercise_unref)

/* Identifier, title and scenario of the exercise; "" when there is no scenario. */
const char *np_forecast_exercise_get_id (NpForecastExercise *self);
NpText *np_forecast_exercise_get_title (NpForecastExercise *self);
const char *np_forecast_exercise_get_scenario (NpForecastExercise *self);

/* What the arithmetic works on: parties, measures (all of the dossier, in its order), effects. Owned by @self. */
const NpEscalationSetup *np_forecast_exercise_get_setup (NpForecastExercise *self);

/* The exercise with the measures that are in force. */
void np_forecast_exercise_apply (NpForecastExercise *self, NpEscalation *exercise);

/* The uncertain numbers: every one with a low and a high in the dossier. */
const NpEscalationRange *np_forecast_exercise_get_ranges (NpForecastExercise *self, guint *n);

/* "attribution skill of the United States" / «установление источника: США», for a tornado. (transfer full) */
NpText *np_forecast_exercise_range_words (NpForecastExercise *self, guint range);

/* Parties by number; NP_ESCALATION_THIRD is "third", "unknown third party". */
const char *np_forecast_exercise_get_party_id (NpForecastExercise *self, guint party);
const char *np_forecast_exercise_get_party_name (NpForecastExercise *self, guint party, NpLang lang);

/* The number of a party, NP_ESCALATION_THIRD for "third", G_MAXUINT when it does not take part. */
guint np_forecast_exercise_find_party (NpForecastExercise *self, const char *id);

/* A measure that acts in the exercise, and a rung of its ladder; words are lent, in the other language where one is missing. */
const char *np_forecast_exercise_get_measure_id (NpForecastExercise *self, guint measure);
const char *np_forecast_exercise_get_measure_title (NpForecastExercise *self, guint measure, NpLang lang);
const char *np_forecast_exercise_get_rung_title (NpForecastExercise *self, guint rung, NpLang lang);

/**
 * NpOffer:
 * @measure: its number
 * @in_force: exists already, or is switched on in the scenario
 * @value: stabilising value: how much P(conflict) falls with it
 * @consent: P(all named parties consent) at the target level; NaN: in force, or a named party has no forecast
 * @expected: @consent times @value; NaN with @consent
 *
 * A line of the list "offer first".
 */
typedef struct
{
  guint measure;
  gboolean in_force;
  double value;
  double consent;
  double expected;
} NpOffer;

/**
 * np_forecast_exercise_rank:
 * @self: an exercise
 * @forecast: (nullable): the forecast of today: an offer is made before the incident
 * @progress: (nullable): see #NpEngineProgress
 * @data: for @progress
 * @error: %NP_ENGINE_ERROR_CANCELLED only
 *
 * Always to be shown with the words of np_forecast_independence_words().
 *
 * Returns: (transfer full) (element-type NpOffer): largest expected value first, then those without a forecast by their
 *   value, then what is in force in the order of the dossier
 */
GArray *np_forecast_exercise_rank (NpForecastExercise *self, NpForecast *forecast, NpEngineProgress progress,
                                   gpointer data, GError **error);

/**
 * NpScriptStep:
 * @phase: number of the step in the script
 * @author: who answers
 * @victim: whom
 * @answered: the rung that is answered
 * @rung: on which rung
 * @exactly: probability of just this answer under the doctrines
 * @at_least: ... of an answer to that party on this rung or above
 * @none: ... of no answer to anybody
 *
 * How likely a step of the written script is, given the step before it.
 */
typedef struct
{
  guint phase;
  guint author;
  guint victim;
  guint answered;
  guint rung;
  double exactly;
  double at_least;
  double none;
} NpScriptStep;

/* The steps of the script that answer the step before them (transfer full) (element-type NpScriptStep). */
GArray *np_forecast_exercise_read_script (NpForecastExercise *self);

G_END_DECLS
