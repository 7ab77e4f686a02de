/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/np-reaction.h"

G_BEGIN_DECLS

/** NP_NO_TEXT: the vector holds no effect of a text. */
#define NP_NO_TEXT G_MAXUINT

/**
 * NpObservation:
 * @x: (array): driver values, one per shared coefficient; not owned
 * @text: number of the text reacted to, or %NP_NO_TEXT
 * @category: what was seen, 0 ... n - 1
 * @reliability: r > 0; the noise variance is 1 / r
 * @scale: (nullable): cuts of this observation when they differ from the common ones; not owned
 */
typedef struct
{
  const double *x;
  guint text;
  guint category;
  double reliability;
  const NpReactionScale *scale;
} NpObservation;

/**
 * NpBelief:
 *
 * What is believed about the coefficients of one party: a normal distribution over the shared coefficients
 * (drivers, kinds) and one effect per text. Every observation touches at most one text, so the inverse of the
 * covariance has the shape of an arrow: the texts are kept as bordered diagonals and cost O(shared^2) per
 * observation instead of O((shared + texts)^2). Nothing is approximated by that.
 */
typedef struct _NpBelief NpBelief;

/**
 * np_belief_new:
 * @n: number of shared coefficients
 * @mean: (array length=n): prior means
 * @variance: (array length=n): prior variances >= 0, independent of each other; 0 = the coefficient is known
 * @n_texts: number of texts
 * @text_variance: prior variance of the effect of a text (mean 0); 0 = no such effect
 *
 * Returns: (transfer full): the prior; free with np_belief_free()
 */
NpBelief *np_belief_new (guint n, const double *mean, const double *variance, guint n_texts, double text_variance);
NpBelief *np_belief_copy (const NpBelief *self);
void np_belief_free (NpBelief *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpBelief, np_belief_free)

/**
 * np_belief_get_means:
 * @self: a belief
 *
 * Returns: (transfer none): the means of the shared coefficients
 */
const double *np_belief_get_means (const NpBelief *self);

/**
 * np_belief_get_covariance:
 * @self: a belief
 *
 * Returns: (transfer none): the covariance of the shared coefficients, n x n by rows
 */
const double *np_belief_get_covariance (const NpBelief *self);

/**
 * np_belief_get_text_mean:
 * @self: a belief
 * @text: a text
 *
 * Returns: the mean of its effect; 0 before the first reaction to it
 */
double np_belief_get_text_mean (const NpBelief *self, guint text);

/**
 * np_belief_get_text_variance:
 * @self: a belief
 * @text: a text
 *
 * Returns: the variance of its effect; 0 when there are no such effects
 */
double np_belief_get_text_variance (const NpBelief *self, guint text);

/**
 * np_belief_predict:
 * @self: a belief
 * @x: (array): driver values
 * @text: the text whose effect is in the vector, or %NP_NO_TEXT
 * @mu: (out): mean of x . beta
 * @variance: (out): its variance, x' V x
 *
 * Safe on any number of threads, as long as none changes the belief.
 */
void np_belief_predict (const NpBelief *self, const double *x, guint text, double *mu, double *variance);

/**
 * np_belief_predict_texts:
 * @self: a belief
 * @x: (array): driver values
 * @texts: (array length=n_texts): texts whose effects are in the vector, no two alike
 * @n_texts: how many
 * @mu: (out): mean of x . beta
 * @variance: (out): its variance
 *
 * As np_belief_predict(), for several texts at once (a package).
 */
void np_belief_predict_texts (const NpBelief *self, const double *x, const guint *texts, gsize n_texts, double *mu,
                              double *variance);

/**
 * np_belief_learn:
 * @self: a belief
 * @scale: the scale of reactions
 * @observation: what was seen
 *
 * Assumed-density filtering: one visit of an observation, in place. The belief depends on the order of such
 * visits; np_belief_propagate() does not. Source: ENGINE 1.4.
 */
void np_belief_learn (NpBelief *self, const NpReactionScale *scale, const NpObservation *observation);

/**
 * np_belief_propagate:
 * @self: a prior (nothing learnt yet)
 * @scale: the scale of reactions
 * @observations: (array length=n): what was seen, in dossier order
 * @n: how many
 * @converged: (out) (optional): whether the last sweep moved no natural parameter by more than 1e-10 (of 200 sweeps)
 *
 * Expectation propagation to convergence, then means and covariance once from prior and sites by Cholesky, so that
 * no rounding of the sweeps remains. The result does not depend on the order of @observations (within 1e-8).
 * Source: ENGINE 1.4.
 *
 * Returns: the number of sweeps
 */
guint np_belief_propagate (NpBelief *self, const NpReactionScale *scale, const NpObservation *observations, gsize n,
                           gboolean *converged);

G_END_DECLS
