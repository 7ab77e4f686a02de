/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define NP_BACKTEST_BINS 10

/**
 * NpBacktestBin:
 * @rows: forecasts whose most probable category had a probability in this tenth
 * @confidence: sum of those probabilities
 * @hits: how many of them came true
 *
 * One row of the reliability table.
 */
typedef struct
{
  gsize rows;
  double confidence;
  gsize hits;
} NpBacktestBin;

/**
 * NpBacktest:
 * @n: number of categories
 * @rows: forecasts scored
 * @log_loss: sum of -log P(seen)
 * @brier: sum over forecasts of sum over categories of (P - seen)^2
 * @rps: sum over forecasts of the squared differences of the cumulative probabilities
 * @hits: forecasts whose most probable category (of equal ones the lowest) was seen
 * @bins: (array): the reliability table, by tenths of the probability of the most probable category
 *
 * Running sums of scores; start with { .n = K }. Two parts of a backtest add up with np_backtest_merge().
 * Source: ENGINE 1.7.
 */
typedef struct
{
  guint n;
  gsize rows;
  double log_loss;
  double brier;
  double rps;
  gsize hits;
  NpBacktestBin bins[NP_BACKTEST_BINS];
} NpBacktest;

/**
 * NpScores:
 * @rows: forecasts scored
 * @log_loss: mean of -log P(seen), natural logarithm
 * @brier: mean Brier score, 0 ... 2 (sum over categories)
 * @rps: mean ranked probability score, 0 ... n - 1 (sum over the cuts)
 * @accuracy: share of forecasts whose most probable category was seen
 * @ece: expected calibration error: mean over the bins, by rows, of |share that came true - mean confidence|
 *
 * All 0 without rows.
 */
typedef struct
{
  gsize rows;
  double log_loss;
  double brier;
  double rps;
  double accuracy;
  double ece;
} NpScores;

/**
 * np_backtest_add:
 * @self: running sums
 * @p: (array): the forecast, self->n probabilities
 * @category: what was seen, 0 ... n - 1
 */
void np_backtest_add (NpBacktest *self, const double *p, guint category);

/**
 * np_backtest_merge:
 * @self: running sums
 * @other: those of another part with the same number of categories
 */
void np_backtest_merge (NpBacktest *self, const NpBacktest *other);

/**
 * np_backtest_scores:
 * @self: running sums
 * @scores: (out): the means
 */
void np_backtest_scores (const NpBacktest *self, NpScores *scores);

G_END_DECLS
