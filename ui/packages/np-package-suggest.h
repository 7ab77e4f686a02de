/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-scenario.h"
#include "forecast/np-forecast-decision.h"
#include "ui/np-session.h"

G_BEGIN_DECLS

/**
 * NpSuggestion:
 * @options: [issue of the table] the option of each measure, 0 = out
 * @gain: what it is worth more than the package: to us, to the counterpart; in points, never below 0
 *
 * An efficient package that is better for one of two sides and worse for neither.
 */
typedef struct
{
  guint8 *options;
  gint64 gain[2];
} NpSuggestion;

/**
 * NpSuggestJob:
 * @table: the measures that concern both
 * @offer: [issue] the package as it is
 * @own: identifier of our party
 * @other: identifier of the counterpart
 * @package: identifier of the package
 *
 * A question that can be answered on any thread.
 */
typedef struct
{
  NpPackageTable *table;
  guint8 *offer;
  char *own, *other, *package;
} NpSuggestJob;

/* Copies what is needed; NULL when no measure has a forecast for both. */
NpSuggestJob *np_suggest_job_new (NpForecast *forecast, NpDossier *dossier, const char *package, const char *own,
                                  const char *other);
void np_suggest_job_free (NpSuggestJob *self);

/**
 * np_suggest_job_run:
 * @self: a question
 * @cancellable: asked now and then
 * @error: as np_package_frontier_new()
 *
 * Of all efficient packages that dominate the offer: the one best for both (largest smallest gain), the one best for us,
 * the one best for them; each once.
 *
 * Returns: (transfer full) (element-type NpSuggestion): perhaps none; %NULL with an error
 */
GPtrArray *np_suggest_job_run (NpSuggestJob *self, GCancellable *cancellable, GError **error);

/**
 * np_suggest_words:
 * @self: the question
 * @suggestion: an answer
 * @forecast: the forecast it was made from
 * @dossier: the dossier
 *
 * Returns: (transfer full): what is taken in, left out or changed, what each side gains, which third party loses and
 *   whose red line is crossed; sentences of the interface language
 */
char *np_suggest_words (NpSuggestJob *self, const NpSuggestion *suggestion, NpForecast *forecast, NpDossier *dossier);

/* Turns the package into the suggestion; measures that are not in the table stay. (transfer full) */
NpChange *np_suggest_accept (NpSuggestJob *self, const NpSuggestion *suggestion, NpDossier *dossier);

G_END_DECLS
