/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/np-engine-progress.h"
#include "engine/np-backtest.h"
#include "engine/np-company.h"
#include "engine/np-habit.h"
#include "engine/np-learning.h"

G_BEGIN_DECLS

/**
 * NpLearnTable:
 * @n_rows: number of rows, in order of time
 * @n_parties: parties are numbered 0 ... n_parties - 1
 * @n_items: items (texts) likewise
 * @n_kinds: kinds likewise
 * @n_x: number of driver values of a row
 * @n: number of categories, 2 ... 7
 * @party: (array length=n_rows): who
 * @item: (array length=n_rows): to what
 * @kind: (array length=n_rows): of which kind, or %NP_NO_KIND
 * @day: (array length=n_rows): when, a day count; never descending
 * @reliability: (array length=n_rows): r > 0
 * @reaction: (array length=n_rows): 1 ... n as in the table, 0 = to be predicted only
 * @x: (array length=n_rows*n_x): driver values by rows
 *
 * A table of reactions. All arrays belong to the caller.
 */
typedef struct
{
  gsize n_rows;
  guint n_parties;
  guint n_items;
  guint n_kinds;
  guint n_x;
  guint n;
  const guint *party;
  const guint *item;
  const guint *kind;
  const double *day;
  const double *reliability;
  const guint8 *reaction;
  const double *x;
} NpLearnTable;

/**
 * NpLearnOptions:
 * @sd_intercept: prior sd of a party's intercept, mean 0; 0 leaves an effect out
 * @sd_kind: prior sd of a kind
 * @sd_item: prior sd of an item
 * @sd_x: prior sd of a driver
 * @company: whether the driver of ENGINE 1.3.1 is added
 * @company_mean: its prior mean
 * @company_sd: its prior sd
 * @company_params: its constants (the number of categories is taken from the table)
 * @prior_mean: (nullable) (array length=n_parties*(n_x+2)): per party the means of intercept, drivers, company;
 *   NaN = the default
 * @prior_sd: (nullable) (array length=n_parties*(n_x+2)): per party the sds; NaN = the default
 * @habit: start weight of habit, 0 ... 1; 0 leaves habit out
 * @habit_params: its constants (the number of categories is taken from the table)
 * @share: fixed share of the weights
 * @honesty: e, 0 ... 1
 * @cuts: (nullable) (array length=n-1): fixed cuts; %NULL: normal quantiles of the pooled frequencies seen before the
 *   date of a row (add-one), times the prior sd of y of that row
 * @score_from: first day that is scored; -infinity scores all
 * @shard: which part of the parties is forecast, 0 ... n_shards - 1: parties with number % n_shards = shard
 * @n_shards: number of parts, >= 1; every part reads the whole table, because frequencies and company are common
 * @progress: (nullable): see #NpEngineProgress
 * @progress_data: its argument
 */
typedef struct
{
  double sd_intercept;
  double sd_kind;
  double sd_item;
  double sd_x;
  gboolean company;
  double company_mean;
  double company_sd;
  NpCompanyParams company_params;
  const double *prior_mean;
  const double *prior_sd;
  double habit;
  NpHabitParams habit_params;
  double share;
  double honesty;
  const double *cuts;
  double score_from;
  guint shard;
  guint n_shards;
  NpEngineProgress progress;
  gpointer progress_data;
} NpLearnOptions;

/**
 * NP_LEARN_OPTIONS_DEFAULT:
 *
 * The defaults of the command `learn` (DESIGN section 4).
 */
extern const NpLearnOptions NP_LEARN_OPTIONS_DEFAULT;

/**
 * NpLearnResult:
 * @p: (array length=n_rows*n): what was forecast for each row before anything of its date was learnt
 * @drivers: (array length=n_rows*n): the forecast of the drivers alone
 * @habit: (array length=n_rows*n): the forecast of habit alone
 * @company: (array length=n_rows): value of the driver company; 0 without it
 * @mean: (array length=n_parties*(n_x+2)): what was learnt of each party in the end: means of the coefficients of
 *   intercept, drivers and company
 * @sd: the same: their standard deviations, the doubt that is left
 * @model: scores of @p
 * @frequency: scores of the party's running frequencies (add-one)
 * @last: scores of the party's last reaction, with the same honesty; even chances before the first
 * @last_same: the same with its last reaction to the same item where there is one
 *
 * Rows and parties outside the shard hold zeros and are not scored.
 */
typedef struct
{
  double *p;
  double *drivers;
  double *habit;
  double *company;
  double *mean;
  double *sd;
  NpBacktest model;
  NpBacktest frequency;
  NpBacktest last;
  NpBacktest last_same;
} NpLearnResult;

void np_learn_result_free (NpLearnResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpLearnResult, np_learn_result_free)

/**
 * np_learn_score:
 * @table: the reactions
 * @options: honesty, first day that is scored, shard
 * @result: (inout): @p is read, the four backtests are set
 *
 * Scores forecasts in the order of the rows. np_learn() does it at its end; forecasts put together from the shards of a
 * table get the same scores, to the last bit, as if the table had been forecast at once.
 */
void np_learn_score (const NpLearnTable *table, const NpLearnOptions *options, NpLearnResult *result);

/**
 * np_learn:
 * @table: the reactions, rows in order of time
 * @options: priors and switches
 * @error: (out): what was refused
 *
 * Predicts every row before learning it; rows of one date are all predicted before the first of them is learnt.
 * Drivers by assumed-density filtering, habit and averaging as for a dossier. Source: ENGINE 1.4, 1.5, 1.7; DESIGN 4.
 *
 * Returns: (transfer full): forecasts and scores, or %NULL with %NP_ENGINE_ERROR_RANGE (a value out of its range, or
 *   rows out of order: the message counts rows from 1), %NP_ENGINE_ERROR_EMPTY,
 *   %NP_ENGINE_ERROR_SIZE (company of more than 2,000 parties) or %NP_ENGINE_ERROR_CANCELLED
 */
NpLearnResult *np_learn (const NpLearnTable *table, const NpLearnOptions *options, GError **error);

G_END_DECLS
