/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "engine/np-engine-error.h"

G_BEGIN_DECLS

/**
 * NP_BARGAIN_FLOOR_68:
 * NP_BARGAIN_FLOOR_80:
 *
 * How far the outcome lay from the compromise in the best-documented test, in points of a scale stretched to
 * 0 ... 100: 68 % of 351 decided European legislative issues within 28 points, 80 % within 37. No band shown is
 * narrower, whatever the inputs say. No comparable test exists for security measures.
 */
#define NP_BARGAIN_FLOOR_68 28.0
#define NP_BARGAIN_FLOOR_80 37.0

/**
 * NP_BARGAIN_APART:
 *
 * Compromise and weighted median are said to differ when they do by more than this many points of 0 ... 100.
 */
#define NP_BARGAIN_APART 15.0

#define NP_BARGAIN_DRAWS 1024
#define NP_BARGAIN_SEED 351

/**
 * NpTriangle:
 * @low: the smallest value thought possible
 * @mode: the best guess
 * @high: the largest value thought possible; low = mode = high is a value without doubt
 *
 * A number with its doubt: the triangular distribution over low ... high with its peak at mode.
 */
typedef struct
{
  double low, mode, high;
} NpTriangle;

#define NP_TRIANGLE(value) ((NpTriangle) { (value), (value), (value) })

/**
 * np_triangle_quantile:
 * @triangle: low <= mode <= high
 * @u: 0 ... 1
 *
 * Returns: the value below which the share @u of the distribution lies
 */
double np_triangle_quantile (const NpTriangle *triangle, double u);

/**
 * NpStake:
 * @position: what the party now advocates on the issue (not what it privately wants), within the scale
 * @salience: the share of its influence it would spend on this issue, 0 ... 1
 * @capability: its potential influence, >= 0; only ratios matter, strongest = 100 by convention
 *
 * One party's stake in one issue. Its weight is capability x salience.
 */
typedef struct
{
  NpTriangle position, salience, capability;
} NpStake;

/**
 * NpBargainForecast:
 * @compromise: the headline: sum (w x) / sum (w), w = capability x salience, at the modes
 * @mean: the plain mean of the positions of the parties that have weight, which the headline must beat in the ledger
 * @median: the weighted median: the position that no other beats when parties vote with their weights (lower one
 *   on an exact half). With two parties it is always one side's own position and is not worth showing
 * @band68: the outcome is expected in here with 68 %; within the scale
 * @band80: the same with 80 %
 * @n_parties: parties with weight
 * @apart: compromise and median differ by more than %NP_BARGAIN_APART points of 100
 * @two_humped: no middle text is stable: the compromise lies in an almost empty stretch of more than 30 points of
 *   100 (at most a tenth of the weight inside) with at least a quarter of the weight on either side
 *
 * Where one issue is likely to settle. All in the units of the scale.
 */
typedef struct
{
  double compromise, mean, median;
  double band68[2], band80[2];
  guint n_parties;
  gboolean apart, two_humped;
} NpBargainForecast;

/**
 * np_bargain_forecast:
 * @stakes: (array length=n_stakes): one per party, in dossier order
 * @n_stakes: their number
 * @low: one end of the scale
 * @high: the other end, > @low
 * @n_draws: points of the quasi-Monte-Carlo over the triangles, %NP_BARGAIN_DRAWS on paper; 0 = floors only
 * @seed: seed of the scrambling; shown with the result
 * @forecast: (out caller-allocates): the result; untouched on error
 * @error: where to say what is wrong, naming the party by its place from 1
 *
 * The band is the 16-84 % (10-90 %) range of the compromise over the draws, widened to at least
 * compromise -+ %NP_BARGAIN_FLOOR_68 (%NP_BARGAIN_FLOOR_80) hundredths of the scale and cut at its ends. Draws are a
 * scrambled Sobol sequence, one axis for every number in doubt in the order of the parties and in each position,
 * salience, capability; axes beyond %NP_SOBOL_MAX_DIMENSIONS come from the Philox generator.
 *
 * Sources: compromise model, doi 10.1177/1465116513501908 ("a computationally simple variant of the Nash Bargaining
 * Solution"); its test, R. Thomson et al., "The European Union Decides" (2006) and its data set of 351 issues; the
 * median voter with intensities, D. Black (1948).
 *
 * Returns: %FALSE with %NP_ENGINE_ERROR_RANGE (a number is not finite or out of its range) or %NP_ENGINE_ERROR_EMPTY
 *   (no party has weight: "no forecast")
 */
gboolean np_bargain_forecast (const NpStake *stakes, gsize n_stakes, double low, double high, guint n_draws,
                              guint64 seed, NpBargainForecast *forecast, GError **error);

/**
 * np_bargain_compromise:
 * @positions: (array length=n): positions
 * @weights: (array length=n): weights >= 0
 * @n: their number
 *
 * The bare formula, summed in the order given.
 *
 * Returns: sum (w x) / sum (w), NaN when nothing has weight
 */
double np_bargain_compromise (const double *positions, const double *weights, gsize n);

/**
 * np_bargain_median:
 * @positions: (array length=n): positions
 * @weights: (array length=n): weights >= 0
 * @n: their number
 *
 * Returns: the first position in ascending order at which the weights so far reach half of their sum; NaN when
 *   nothing has weight
 */
double np_bargain_median (const double *positions, const double *weights, gsize n);

G_END_DECLS
