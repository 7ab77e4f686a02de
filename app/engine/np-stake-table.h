/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/np-bargaining.h"
#include "engine/np-exchange.h"
#include "engine/np-pressure.h"

G_BEGIN_DECLS

/**
 * NpStakeTable:
 * @n_parties: parties
 * @n_issues: issues
 * @parties: (array zero-terminated=1): their names or identifiers
 * @issues: (array zero-terminated=1): their names or identifiers
 * @low: (array length=n_issues): one end of the scale of each issue
 * @high: (array length=n_issues): the other
 * @known: (array): [party][issue] whether the stake is known
 * @stakes: (array): [party][issue] the stakes, positions in the scale of the issue
 *
 * Who wants what on every issue: the common input of compromise, pressure rounds and exchange. Whoever makes one fills
 * it in directly.
 */
typedef struct
{
  guint n_parties, n_issues;
  char **parties, **issues;
  double *low, *high;
  gboolean *known;
  NpStake *stakes;
} NpStakeTable;

/**
 * np_stake_table_new:
 * @n_parties: at least 1
 * @n_issues: at least 1
 *
 * Returns: (transfer full): a table in which nothing is known, without names, all scales 0 ... 100; free with
 *   np_stake_table_free()
 */
NpStakeTable *np_stake_table_new (guint n_parties, guint n_issues);
void np_stake_table_free (NpStakeTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpStakeTable, np_stake_table_free)

/**
 * np_stake_table_forecast:
 * @self: a table
 * @issue: an issue
 * @n_draws: as np_bargain_forecast()
 * @seed: likewise
 * @forecast: (out caller-allocates): where the issue is likely to settle
 * @error: as np_bargain_forecast(); parties count from 1 among those whose stake is known
 *
 * Returns: %FALSE on error
 */
gboolean np_stake_table_forecast (const NpStakeTable *self, guint issue, guint n_draws, guint64 seed,
                                  NpBargainForecast *forecast, GError **error);

/**
 * np_stake_table_pressure:
 * @self: a table
 * @error: as np_pressure_rounds_new()
 *
 * All issues together as one space, at the best guesses. A party's capability is the mean over the issues on which it
 * is known. Where a stake is not known the party has salience 0 and stands at the compromise of the issue.
 *
 * Returns: (transfer full): the rounds, positions in the scales of the issues
 */
NpPressureRounds *np_stake_table_pressure (const NpStakeTable *self, GError **error);

/**
 * np_stake_table_exchange:
 * @self: a table
 * @input: (out caller-allocates): positions 0 ... 100, saliences (0 where not known) and capabilities
 *
 * Fills @input; the arrays are free with np_stake_table_clear_exchange(). One point of 0 ... 100 is
 * (high - low) / 100 of the scale.
 */
void np_stake_table_exchange (const NpStakeTable *self, NpExchangeInput *input);
void np_stake_table_clear_exchange (NpExchangeInput *input);

G_END_DECLS
