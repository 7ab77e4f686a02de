/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "engine/np-packages.h"

G_BEGIN_DECLS

/**
 * NpPackageSolution:
 * @NP_PACKAGE_NASH: the largest product of the gains over walking away (J. Nash 1950)
 * @NP_PACKAGE_EGALITARIAN: the largest smallest gain, then the largest sum (E. Kalai 1977)
 * @NP_PACKAGE_KALAI_SMORODINSKY: the largest smallest share of what each party could gain at most, then the largest
 *   sum of shares; the most a party could gain is taken over the zone of agreement (E. Kalai, M. Smorodinsky 1975,
 *   on a discrete set). A party that can gain nothing there is left out of the comparison
 *
 * Fair points among the packages that beat every party's walk-away value. None is a forecast.
 */
typedef enum
{
  NP_PACKAGE_NASH,
  NP_PACKAGE_EGALITARIAN,
  NP_PACKAGE_KALAI_SMORODINSKY,
} NpPackageSolution;

/**
 * np_package_zone:
 * @points: (array length=n_points): a frontier
 * @n_points: their number
 * @n_parties: 2 or 3
 * @at_least: (array length=n_parties): the least each party takes: its walk-away value, or what an offer gives it
 * @zone: (out caller-allocates) (array) (optional): numbers of the points in the zone, ascending; room for @n_points
 *
 * With walk-away values: the zone of agreement. With the value of an offer: the packages that better it (and the
 * offer itself, where it is efficient).
 *
 * Returns: how many points give every party at least that
 */
guint np_package_zone (const NpPackagePoint *points, guint n_points, guint n_parties, const gint64 *at_least,
                       guint *zone);

/**
 * np_package_solve:
 * @points: (array length=n_points): a frontier
 * @n_points: their number
 * @n_parties: 2 or 3
 * @walk_away: (array length=n_parties): what each party has without agreement, in the unit of the part-worths
 * @solution: which point
 * @best: (out caller-allocates) (array): numbers of the points that are best, ascending; room for @n_points
 *
 * Compared in whole numbers by cross-multiplication, so a tie is a tie.
 *
 * Returns: how many points are equally good; 0 = no zone of agreement at these walk-away values
 */
guint np_package_solve (const NpPackagePoint *points, guint n_points, guint n_parties, const gint64 *walk_away,
                        NpPackageSolution solution, guint *best);

/**
 * np_package_relaxation:
 * @points: (array length=n_points): a frontier
 * @n_points: at least 1
 * @n_parties: 2 or 3
 * @walk_away: (array length=n_parties): walk-away values without a zone of agreement
 * @by: (out caller-allocates) (array): [party] how much each must come down
 *
 * The smallest joint relaxation: the smallest sum of what the parties must give up of their walk-away values for a
 * zone to open, then the smallest largest share; all 0 when there is a zone already.
 *
 * Returns: the number of the point that opens
 */
guint np_package_relaxation (const NpPackagePoint *points, guint n_points, guint n_parties, const gint64 *walk_away,
                             gint64 *by);

/**
 * NpPackageTrade:
 * @issue: the two issues that change
 * @from: the option of each in the offer
 * @to: the option of each after the trade
 * @step: [issue][party] what each change alone is worth to each party
 * @gain: [party] what both together are worth, none negative and at least one positive
 *
 * Logrolling: one party gives way on one issue and the other on the other, and neither is worse off. What is gained
 * by one party for each point the other gives up is the ratio of the two numbers in a row of @step.
 */
typedef struct
{
  guint issue[2];
  guint8 from[2], to[2];
  gint64 step[2][2];
  gint64 gain[2];
} NpPackageTrade;

/**
 * np_package_trades_new:
 * @input: issues of two parties
 * @options: (array): [issue] the offer
 * @n_trades: (out): how many there are
 *
 * All pairs of changes, one costing the first party and giving to the second, the other the reverse, that keep every
 * rule. Best first: by the product of the gains, then their sum, then the order of issues and options.
 *
 * Returns: (transfer full) (array length=n_trades) (nullable): the trades; free with g_free(). %NULL when there is none
 */
NpPackageTrade *np_package_trades_new (const NpPackageInput *input, const guint8 *options, guint *n_trades);

#define NP_PACKAGE_DRAWS 1000
#define NP_PACKAGE_SEED 1950

/**
 * NpPackageDoubt:
 * @factor_low: (array): [issue] the second party's part-worths of an issue may be this many times what was put down
 * @factor_high: (array): [issue] up to this many times
 * @walk_away_low: [party] lower end of the range of the walk-away value
 * @walk_away_high: [party] upper end
 * @n_draws: %NP_PACKAGE_DRAWS on paper
 * @seed: shown with the result
 *
 * The counterpart's weights are guesses, and a walk-away value is a range.
 */
typedef struct
{
  const double *factor_low, *factor_high;
  gint64 walk_away_low[2], walk_away_high[2];
  guint n_draws;
  guint64 seed;
} NpPackageDoubt;

/**
 * NpPackageChances:
 * @efficient: in how many draws no package dominated it
 * @rational: in how many it was worth both walk-away values
 * @nash: in how many it was the Nash point, or tied with it
 */
typedef struct
{
  guint efficient, rational, nash;
} NpPackageChances;

/**
 * np_package_doubt:
 * @input: issues of two parties
 * @doubt: what is uncertain
 * @candidates: (array): [candidate][issue] packages to follow
 * @n_candidates: their number
 * @chances: (out caller-allocates) (array length=n_candidates): of each, counts out of @doubt->n_draws
 * @n_zones: (out) (optional): in how many draws there was a zone of agreement
 * @error: as for np_package_frontier_new(), or a factor that is not 0 <= low <= high <= 1000
 *
 * Draws factors and walk-away values independently and uniformly (Philox, one stream per draw), rounds the scaled
 * part-worths to whole numbers and recomputes the whole frontier each time.
 *
 * Returns: %FALSE on error
 */
gboolean np_package_doubt (const NpPackageInput *input, const NpPackageDoubt *doubt, const guint8 *candidates,
                           guint n_candidates, NpPackageChances *chances, guint *n_zones, GError **error);

G_END_DECLS
