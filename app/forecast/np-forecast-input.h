/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-dossier.h"
#include "forecast/np-forecast.h"
#include "forecast/np-prior.h"

G_BEGIN_DECLS

/**
 * NpForecastInput:
 *
 * What the forecast needs of a dossier, copied: plain values and shared texts, no model object. Made on the thread of
 * the dossier, at once or in steps (#NpForecastReader), then used on any thread. Reference-counted; immutable once given away, except by
 * np_forecast_input_set() on a copy of one's own.
 */
typedef struct _NpForecastInput NpForecastInput;

/**
 * np_forecast_input_new:
 * @dossier: a dossier
 * @scenario: (nullable): identifier of a scenario; %NULL takes the first of the file, if there is any
 * @prior: the prior table
 *
 * Reads the drivers of ENGINE 1.3 and the observations of 1.4 out of a dossier. The dossier's own numbers
 * (NP_DOSSIER_DRIVERS) replace those of @prior.
 *
 * Returns: (transfer full): free with np_forecast_input_unref()
 */
NpForecastInput *np_forecast_input_new (NpDossier *dossier, const char *scenario, const NpPrior *prior);
/**
 * np_forecast_input_new_after:
 * @dossier: a dossier
 * @scenario: (nullable): as np_forecast_input_new()
 * @prior: the prior table
 * @previous: (nullable): an input read earlier from the same dossier
 *
 * The same result as np_forecast_input_new(); measures and meetings that did not change since @previous are not read again.
 *
 * Returns: (transfer full): free with np_forecast_input_unref()
 */
NpForecastInput *np_forecast_input_new_after (NpDossier *dossier, const char *scenario, const NpPrior *prior,
                                              const NpForecastInput *previous);

/**
 * np_forecast_input_new_as_if_accepted:
 * @dossier: a dossier
 * @scenario: (nullable): as np_forecast_input_new()
 * @prior: the prior table
 * @meeting: (nullable): identifier of a meeting; %NULL: all
 * @previous: (nullable): as np_forecast_input_new_after()
 *
 * What the review shows as "now" before anything is decided: reactions of @meeting that wait for a decision count as if
 * they were accepted in full.
 *
 * Returns: (transfer full): free with np_forecast_input_unref()
 */
NpForecastInput *np_forecast_input_new_as_if_accepted (NpDossier *dossier, const char *scenario, const NpPrior *prior,
                                                       const char *meeting, const NpForecastInput *previous);
/**
 * np_forecast_input_new_without:
 * @dossier: a dossier
 * @scenario: (nullable): as np_forecast_input_new()
 * @prior: the prior table
 * @meeting: identifier of a meeting
 * @previous: (nullable): as np_forecast_input_new_after()
 *
 * What the review shows as "was" when no forecast was kept before the meeting: nothing that was heard there counts.
 *
 * Returns: (transfer full): free with np_forecast_input_unref()
 */
NpForecastInput *np_forecast_input_new_without (NpDossier *dossier, const char *scenario, const NpPrior *prior,
                                                const char *meeting, const NpForecastInput *previous);

/**
 * NpForecastReader:
 *
 * Reads a dossier in short steps on its thread, so that the window goes on between them: one measure, one party or at most
 * %NP_FORECAST_READER_ENTRIES entries a step. When the dossier changes between two steps it begins again by itself.
 */
typedef struct _NpForecastReader NpForecastReader;

#define NP_FORECAST_READER_ENTRIES 64

/* Arguments as np_forecast_input_new_after(). */
NpForecastReader *np_forecast_reader_new (NpDossier *dossier, const char *scenario, const NpPrior *prior, NpForecastInput *previous);
void np_forecast_reader_free (NpForecastReader *self);
/* Returns: %TRUE when all is read; then np_forecast_reader_finish() has nothing left to do */
gboolean np_forecast_reader_step (NpForecastReader *self);
/* Reads what is left, frees the reader. Returns: (transfer full): the input */
NpForecastInput *np_forecast_reader_finish (NpForecastReader *self);

NpForecastInput *np_forecast_input_ref (NpForecastInput *self);
void np_forecast_input_unref (NpForecastInput *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpForecastInput, np_forecast_input_unref)

/* A copy that may be changed with np_forecast_input_set(). */
NpForecastInput *np_forecast_input_copy (const NpForecastInput *self);

/**
 * np_forecast_input_get:
 * @self: an input
 * @ref: which value
 * @value: (out) (optional): its value, the standard one when the dossier does not give it
 * @low: (out) (optional): least value
 * @high: (out) (optional): greatest value
 *
 * NP_INPUT_SPONSOR has no number: 0.
 *
 * Returns: %FALSE when the dossier has no such thing (no stance, no level, no party of that identifier)
 */
gboolean np_forecast_input_get (const NpForecastInput *self, const NpInputRef *ref, double *value, double *low,
                                double *high);

/**
 * np_forecast_input_set:
 * @self: a copy of one's own, not shared yet
 * @ref: which value; NP_INPUT_SPONSOR takes the party from @ref and ignores @value
 * @value: its new value, inside its range
 *
 * A what-if: changes the copy and never the dossier.
 *
 * Returns: %FALSE when the dossier has no such thing
 */
gboolean np_forecast_input_set (NpForecastInput *self, const NpInputRef *ref, double value);

/**
 * np_forecast_input_keep:
 * @dossier: the dossier
 * @scenario: (nullable): the scenario of the forecast (for NP_INPUT_RELATION)
 * @ref: which value
 * @value: its new value
 * @change: collects the steps
 *
 * Turns a what-if into an edit that can be undone: sets the field in the dossier, or inserts the child it needs.
 *
 * Returns: %FALSE when the dossier has no place for it; @change is as before then
 */
gboolean np_forecast_input_keep (NpDossier *dossier, const char *scenario, const NpInputRef *ref, double value,
                                 NpChange *change);

/**
 * np_forecast_new:
 * @input: the input
 * @previous: (nullable): the forecast of an earlier revision with the same prior; parties whose observations and priors
 *   did not change keep what was learnt
 * @cancellable: (nullable): asked between parties
 * @error: (out): %G_IO_ERROR_CANCELLED; a dossier cannot hold a value out of range
 *
 * Computes everything: drivers, learning by expectation propagation, habit, averaging, reasons (ENGINE 1). Blocking;
 * thread-safe.
 *
 * Returns: (transfer full): the forecast
 */
NpForecast *np_forecast_new (NpForecastInput *input, NpForecast *previous, GCancellable *cancellable, GError **error);

/* The input a forecast was made from. */
NpForecastInput *np_forecast_get_input (NpForecast *self);

/**
 * NpForecastStep:
 * @meeting: (nullable): identifier of the meeting; %NULL: before any
 * @category: headline after it
 * @consent: P(consent) after it
 * @s: support index after it
 *
 * One step of what moved a cell: prior, after the first meeting with an accepted reaction of the party, and so on.
 */
typedef struct
{
  const char *meeting;
  NpCategory category;
  double consent;
  double s;
} NpForecastStep;

/**
 * np_forecast_trace:
 * @self: a forecast
 * @measure: identifier of a measure
 * @level: a level
 * @party: identifier of a party
 *
 * Recomputes one cell with the observations up to each meeting, counted to the as-of date of the forecast.
 *
 * Returns: (transfer full) (element-type NpForecastStep): oldest first; empty when there is no cell
 */
GArray *np_forecast_trace (NpForecast *self, const char *measure, NpLevelName level, const char *party);

G_END_DECLS
