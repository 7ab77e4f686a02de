/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-dossier.h"
#include "forecast/np-forecast.h"
#include "forecast/np-forecast-input.h"

G_BEGIN_DECLS

/**
 * NpForecastService:
 *
 * Keeps the forecast of a dossier up to date. A change of the dossier starts a computation on another thread (changes
 * within one turn of the main loop start one; a newer change cancels an older computation); the old forecast stays until
 * the new one is there.
 *
 * Properties: `dossier`, `forecast` (nullable; notified with every new one), `scenario` (identifier, NULL = the first),
 * `busy` (a computation is under way).
 *
 * Signals: `changed` (): a new forecast is there; `failed` (GError): it could not be computed, the old one stays.
 */
#define NP_TYPE_FORECAST_SERVICE (np_forecast_service_get_type ())
G_DECLARE_FINAL_TYPE (NpForecastService, np_forecast_service, NP, FORECAST_SERVICE, GObject)

/**
 * np_forecast_service_new:
 * @dossier: a dossier; referenced
 *
 * Returns: (transfer full): a service that has started its first computation
 */
NpForecastService *np_forecast_service_new (NpDossier *dossier);

/* The newest forecast, NULL before the first. */
NpForecast *np_forecast_service_get_forecast (NpForecastService *self);

/* The forecast before the newest one ("was"), NULL when there is none. */
NpForecast *np_forecast_service_get_previous (NpForecastService *self);

gboolean np_forecast_service_get_busy (NpForecastService *self);

/* Identifier of the chosen scenario, NULL = the first of the file. */
const char *np_forecast_service_get_scenario (NpForecastService *self);
void np_forecast_service_set_scenario (NpForecastService *self, const char *scenario);

/* Computes anew, as after a change: for a computation that was stopped or failed. */
void np_forecast_service_recalculate (NpForecastService *self);

/* Stops the computation under way; the old forecast stays until the next change. */
void np_forecast_service_cancel (NpForecastService *self);

/**
 * np_forecast_service_ensure:
 * @self: a service
 * @error: (out): why it could not be computed
 *
 * Blocks until the forecast belongs to the present revision: for command line, export and tests.
 *
 * Returns: (transfer none) (nullable): the forecast
 */
NpForecast *np_forecast_service_ensure (NpForecastService *self, GError **error);

/**
 * np_forecast_service_try:
 * @self: a service with a forecast
 * @refs: (array length=n): inputs to turn
 * @values: (array length=n): their values
 * @n: how many; 0 gives the forecast itself
 *
 * What if: a whole forecast with some inputs turned; the dossier is not touched. Blocking; what was learnt is reused
 * where the inputs allow, so a slider can call it.
 *
 * Returns: (transfer full) (nullable): the forecast; %NULL when an input does not exist or nothing was computed yet
 */
NpForecast *np_forecast_service_try (NpForecastService *self, const NpInputRef *refs, const double *values, gsize n);

/**
 * np_forecast_service_count_changes:
 * @self: a service with a forecast
 * @refs: (array length=n): inputs to turn
 * @values: (array length=n): their values
 * @n: how many
 *
 * Returns: how many cells of the forecast would change ("4 cells would change")
 */
guint np_forecast_service_count_changes (NpForecastService *self, const NpInputRef *refs, const double *values, gsize n);

G_END_DECLS
