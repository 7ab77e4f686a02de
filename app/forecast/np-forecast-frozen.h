/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-brief.h"
#include "dossier/np-dossier.h"
#include "engine/np-backtest.h"
#include "forecast/np-forecast.h"

G_BEGIN_DECLS

/**
 * np_forecast_freeze:
 * @self: a forecast
 * @id: identifier of the new object (np_dossier_new_id() with "f")
 * @digest: the first 12 digits of the SHA-256 of the dossier it was made from
 * @meeting: (nullable): identifier of the meeting it is frozen for; its reactions are scored against it later
 * @title: (nullable): name for people
 *
 * Keeps a forecast as it is, all cells with probabilities and support index.
 *
 * Returns: (transfer full): a loose object for NP_DOSSIER_FORECASTS
 */
NpFrozen *np_forecast_freeze (NpForecast *self, const char *id, const char *digest, const char *meeting, NpText *title);

/**
 * NpFrozenOutcome:
 * @measure: identifier of the measure
 * @level: the level spoken of
 * @party: identifier of the party
 * @forecast: the category that held the median of the frozen forecast
 * @seen: the accepted reaction
 * @probability: what the frozen forecast gave to it
 *
 * One accepted reaction of the meeting beside its forecast.
 */
typedef struct
{
  const char *measure;
  NpLevelName level;
  const char *party;
  NpCategory forecast;
  NpCategory seen;
  double probability;
} NpFrozenOutcome;

/**
 * NpFrozenScore:
 * @backtest: scores of the outcomes (np_backtest_scores())
 * @in_band: outcomes in the category forecast
 * @one_off: outcomes one category off
 * @missed: outcomes two or more off
 * @outcomes: (element-type NpFrozenOutcome): all of them, in dossier order
 *
 * "Before the meeting 12 forecasts: 8 in band, 3 one band off, 1 missed". Several reactions of a party to one level
 * count one by one.
 */
typedef struct
{
  NpBacktest backtest;
  guint in_band;
  guint one_off;
  guint missed;
  GArray *outcomes;
} NpFrozenScore;

/**
 * np_forecast_score_frozen:
 * @frozen: a frozen forecast of a dossier
 * @now: a forecast of the present dossier, for its accepted reactions
 * @meeting: (nullable): identifier of the meeting; %NULL takes the one the forecast was frozen for
 *
 * Source: ENGINE 1.7.
 *
 * Returns: (transfer full): the score; without outcomes when no accepted reaction has a frozen cell
 */
NpFrozenScore *np_forecast_score_frozen (NpFrozen *frozen, NpForecast *now, const char *meeting);
/**
 * np_forecast_score_ledger:
 * @dossier: a dossier
 * @now: a forecast of it
 *
 * The ledger: np_forecast_score_frozen() of every meeting that a forecast was kept for, added up. Of several forecasts kept
 * for one meeting the last one counts.
 *
 * Returns: (transfer full): the sums
 */
NpFrozenScore *np_forecast_score_ledger (NpDossier *dossier, NpForecast *now);

/* The forecast kept last for a meeting (transfer none) (nullable). */
NpFrozen *np_dossier_find_frozen (NpDossier *dossier, const char *meeting);

void np_frozen_score_free (NpFrozenScore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpFrozenScore, np_frozen_score_free)

G_END_DECLS
