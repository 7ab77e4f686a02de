/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "engine/np-engine-error.h"
#include "engine/np-engine-progress.h"

G_BEGIN_DECLS

/**
 * NP_EXCHANGE_MAX_COUPLES:
 *
 * The most trades that may have to be compared: (parties / 2)^2 x issues x (issues - 1) / 2. 100 parties and 100
 * issues are within it.
 */
#define NP_EXCHANGE_MAX_COUPLES (1u << 24)

/**
 * NP_EXCHANGE_MIN_GAIN:
 *
 * A trade worth less than this to its two parties is no trade.
 */
#define NP_EXCHANGE_MIN_GAIN 1e-10

/**
 * NpExchangeInput:
 * @n_parties: at least 1
 * @n_issues: at least 1; see %NP_EXCHANGE_MAX_COUPLES
 * @positions: (array): [party][issue], 0 ... 100: each issue's scale stretched to that
 * @saliences: (array): [party][issue], 0 ... 1; per issue, they need not sum to 1. 0 = no stake, or none known
 * @capabilities: (array): [party][issue], >= 0
 * @progress: (nullable): asked now and then whether to go on
 * @progress_data: its argument
 *
 * What the parties want on several issues at once.
 */
typedef struct
{
  guint n_parties, n_issues;
  const double *positions, *saliences, *capabilities;
  NpEngineProgress progress;
  gpointer progress_data;
} NpExchangeInput;

/**
 * NpExchange:
 * @party: the two who trade; party[0] < party[1]
 * @issue: issue[k] is the one on which party[k] gives way
 * @move: how far party[k] moves its voting position on issue[k], with sign, in points of 0 ... 100
 * @gain: what the trade is worth to each of the two, in points times salience; equal for both by construction
 * @before: the compromise on issue[k] before the trade
 * @after: and after it
 *
 * A trade: each of two parties on opposite sides of two issues gives way on the one it cares less about.
 */
typedef struct
{
  guint party[2], issue[2];
  double move[2];
  double gain;
  double before[2], after[2];
} NpExchange;

/**
 * NpExchangeRound:
 * @n_parties: as in the input
 * @n_issues: as in the input
 * @potential: how many trades were possible at the start
 * @n_exchanges: how many were made
 * @exchanges: (array length=n_exchanges): in the order in which they were made, the best first each time
 * @voting: (array): [party][issue] positions after all trades
 * @start: (array): [issue] compromise of the positions at the start; NaN where nobody has weight
 * @forecast: (array): [issue] compromise of the voting positions
 *
 * One round of trades.
 */
typedef struct
{
  guint n_parties, n_issues;
  guint64 potential;
  guint n_exchanges;
  NpExchange *exchanges;
  double *voting, *start, *forecast;
} NpExchangeRound;

/**
 * np_exchange_round_new:
 * @input: the parties' stakes; needed only during the call
 * @error: where to say what is wrong
 *
 * Makes the trade with the highest gain, changes the two voting positions, and goes on until no trade is worth at
 * least %NP_EXCHANGE_MIN_GAIN (ties: lowest parties, then lowest issues). Sides and wishes are those of the start of
 * the round: a party left of the compromise gives way to the right only, never past the position of the one it gives
 * way to, and a trade never pushes the compromise past the position of the one who demanded it. Both moves are
 * linear in each other, so the largest trade within all four limits is found at once.
 *
 * Source: F. N. Stokman, R. Van Oosten, "The exchange of voting positions", in B. Bueno de Mesquita, F. N. Stokman
 * (eds), "European Community Decision Making" (1994); equal gain as in the engine note, B4.
 *
 * Returns: (transfer full): the round; %NULL with %NP_ENGINE_ERROR_RANGE, %NP_ENGINE_ERROR_SIZE,
 *   %NP_ENGINE_ERROR_EMPTY (no issue has weight) or %NP_ENGINE_ERROR_CANCELLED
 */
NpExchangeRound *np_exchange_round_new (const NpExchangeInput *input, GError **error);
void np_exchange_round_free (NpExchangeRound *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpExchangeRound, np_exchange_round_free)

/**
 * np_exchange_externality:
 * @input: as for the round
 * @exchange: a trade of it
 * @party: a bystander
 *
 * What the trade does to a third party: how much nearer to its positions the two issues come, times its salience.
 * Below 0 it will object.
 *
 * Returns: points times salience; 0 for the two who trade
 */
double np_exchange_externality (const NpExchangeInput *input, const NpExchange *exchange, guint party);

/**
 * np_exchange_next_start:
 * @input: as for the round
 * @round: the round played
 * @positions: (out caller-allocates) (array): [party][issue] positions from which a next round would start
 *
 * Between rounds a party draws its own position towards what it has voted for, the less it cares the more:
 * [1 - (1 - s) 0.4 - 0.1] x + [(1 - s) 0.4 + 0.1] y.
 */
void np_exchange_next_start (const NpExchangeInput *input, const NpExchangeRound *round, double *positions);

G_END_DECLS
