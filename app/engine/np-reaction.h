/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define NP_REACTION_MIN_CATEGORIES 2
#define NP_REACTION_MAX_CATEGORIES 7
#define NP_REACTION_MAX_CUTS (NP_REACTION_MAX_CATEGORIES - 1)

/**
 * NpReactionScale:
 * @n: number of ordered categories, 2 ... 7
 * @cuts: (array): n - 1 finite cuts, strictly ascending, on the scale of y
 *
 * An ordered scale of reactions. Category k (counted from 0, the worst) is seen when
 * cuts[k - 1] < y <= cuts[k], with infinities beyond both ends.
 */
typedef struct
{
  guint n;
  double cuts[NP_REACTION_MAX_CUTS];
} NpReactionScale;

/**
 * np_reaction_scale_check:
 * @scale: a scale
 * @error: (out): what is wrong with it
 *
 * Returns: %FALSE with %NP_ENGINE_ERROR_RANGE when the number of categories or the order of the cuts is wrong
 */
gboolean np_reaction_scale_check (const NpReactionScale *scale, GError **error);

/**
 * np_reaction_probabilities:
 * @scale: the scale
 * @mu: mean of x . beta
 * @variance: variance of x . beta, >= 0 (doubt about drivers and, for a forecast, about what was never seen)
 * @noise: variance of the noise e, > 0: 1 at the table, 1 / r for an observation of reliability r
 * @p: (out caller-allocates) (array): the probability of each category, scale->n values that add up to 1
 *
 * P(k) = Phi ((theta_(k+1) - mu) / S) - Phi ((theta_k - mu) / S), S = sqrt (noise + variance), each difference
 * taken on the side of the smaller tail. Source: ENGINE 1.2.
 */
void np_reaction_probabilities (const NpReactionScale *scale, double mu, double variance, double noise, double *p);

/**
 * np_reaction_predict_diagonal:
 * @n: number of drivers
 * @x: (array length=n): driver values
 * @mean: (array length=n): means of the coefficients
 * @variance: (array length=n): their variances, independent of each other (a party before any observation)
 * @mu: (out): sum of mean * x
 * @vd: (out): sum of variance * x^2
 */
void np_reaction_predict_diagonal (gsize n, const double *x, const double *mean, const double *variance,
                                   double *mu, double *vd);

/**
 * np_reaction_contributions:
 * @n: number of drivers
 * @x: (array length=n): driver values
 * @mean: (array length=n): means of the coefficients
 * @c: (out caller-allocates) (array length=n): mean * x / 3: what each driver adds to the support index s
 *
 * Printed numbers are made to add up with np_apportion().
 *
 * Returns: s = mu / 3, the sum of @c
 */
double np_reaction_contributions (gsize n, const double *x, const double *mean, double *c);

/**
 * np_reaction_at_least:
 * @n: number of categories
 * @p: (array length=n): probabilities
 * @category: 0 ... n
 *
 * Returns: P(category or better); with five categories consent is 3 or better, an opening 2 or better
 */
double np_reaction_at_least (guint n, const double *p, guint category);

/**
 * np_reaction_median:
 * @n: number of categories
 * @p: (array length=n): probabilities
 *
 * Returns: the category that holds the median: the first whose cumulative probability reaches one half
 */
guint np_reaction_median (guint n, const double *p);

/**
 * np_reaction_mix:
 * @n: number of categories
 * @d: (array length=n): forecast of the drivers
 * @h: (nullable) (array length=n): forecast of habit; %NULL when the party was never observed (its weight is 0)
 * @weight: weight of habit, 0 ... 1
 * @honesty: e, 0 ... 1: what is spread evenly because no model is complete
 * @p: (out caller-allocates) (array length=n): (1 - e) ((1 - weight) d + weight h) + e / n; may be @d
 *
 * Source: ENGINE 1.5.
 */
void np_reaction_mix (guint n, const double *d, const double *h, double weight, double honesty, double *p);

/**
 * np_reaction_absolute:
 * @n: number of categories
 * @floor: the least probability of the worst category once an absolute red line is crossed, 0 ... 1
 * @p: (inout) (array length=n): probabilities; the worst category is raised to @floor, the others are scaled
 *
 * The last step of ENGINE 1.5: after the drivers, the average with habit and honesty.
 *
 * Returns: whether @p was changed
 */
gboolean np_reaction_absolute (guint n, double floor, double *p);

/**
 * NpReactionPiece:
 * @x: where the piece starts, in units of the input
 * @y: value of mu just behind @x
 * @slope: change of mu per unit of the input until the next piece
 *
 * One piece of how mu depends on one input. Pieces are sorted by @x; mu may jump between them.
 */
typedef struct
{
  double x;
  double y;
  double slope;
} NpReactionPiece;

/**
 * np_reaction_flip:
 * @pieces: (array length=n_pieces): how mu depends on the input
 * @n_pieces: at least 1
 * @high: end of the input's range, >= the last piece's start; the range starts at the first piece
 * @now: present value, inside the range
 * @goal: the cut that mu is to cross
 * @upwards: %TRUE to reach @goal from below, %FALSE from above
 * @x: (out): the nearest value at which mu stands at or beyond @goal; at a jump the value behind which it does
 *
 * The smallest change of one input that carries the forecast over a cut, in closed form: pieces are searched
 * outwards from @now in both directions and each is solved as a straight line. Source: ENGINE 1.6.
 *
 * Returns: %FALSE when no value inside the range does
 */
gboolean np_reaction_flip (const NpReactionPiece *pieces, gsize n_pieces, double high, double now, double goal,
                           gboolean upwards, double *x);

/**
 * np_reaction_flip_line:
 * @mu: present mean
 * @slope: change of mu per unit of the input
 * @low: least value of the input
 * @high: greatest value of the input
 * @now: present value of the input
 * @goal: the cut that mu is to cross
 * @x: (out): the value of the input at which mu = @goal
 *
 * np_reaction_flip() for an input that enters as a straight line (cost, balance, trust, relation, ...).
 *
 * Returns: %FALSE when that value is outside the range or the input has no effect
 */
gboolean np_reaction_flip_line (double mu, double slope, double low, double high, double now, double goal, double *x);

G_END_DECLS
