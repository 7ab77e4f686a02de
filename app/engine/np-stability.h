/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/np-stability-model.h"

G_BEGIN_DECLS

/**
 * NpStability:
 * @NP_STABILITY_NASH: the party has no move to anything it prefers
 * @NP_STABILITY_GMR: whatever better state it moves to, the others can bring it to one that is no better than here
 * @NP_STABILITY_SMR: ... and from there it has no way to anything better than here
 * @NP_STABILITY_SEQ: like GMR, but the others would do it only by moves that each of them gains from
 * @NP_STABILITY_SIM: whatever better state it moves to, the others' own improvements from *here*, made at the same
 *   moment, can combine with its move to a state that is no better than here
 *
 * What "holds by itself" may mean, from the shortest to the longest sight. For one party and one state:
 *
 *   improvement  k1: a state the party can move to and prefers to s
 *   R (k1):      states that the other parties together can reach from k1 by one or more moves, nobody moving
 *                twice in succession; R+ (k1): the same by moves that the mover prefers at each step
 *   Nash: there is no improvement
 *   GMR:  each k1 has an h in R (k1) that the party does not prefer to s
 *   SMR:  each k1 has such an h, from which no move of the party leads to anything it prefers to s
 *   SEQ:  each k1 has an h in R+ (k1) that the party does not prefer to s
 *   SIM:  each k1 has a choice, for every other party, of staying or of one of its improvements from s, such
 *         that all changes at once give a feasible h that the party does not prefer to s
 *
 * Nash implies SMR implies GMR; Nash implies SEQ implies GMR. A state is an *equilibrium* of a notion when it is
 * stable for every party. The words of other programs differ: SIM is not Fraser and Hipel's re-examination of
 * states that are unstable for both.
 *
 * Sources: Nash 1950; Howard, "Paradoxes of Rationality" (MIT Press 1971) for GMR and SMR; Fraser and Hipel,
 * "Conflict Analysis: Models and Resolutions" (North-Holland 1984) for SEQ; Fang, Hipel, Kilgour 1993 for all of
 * them with more than two parties.
 */
typedef enum
{
  NP_STABILITY_NASH,
  NP_STABILITY_GMR,
  NP_STABILITY_SMR,
  NP_STABILITY_SEQ,
  NP_STABILITY_SIM,
} NpStability;

#define NP_STABILITY_N 5

/** NP_STABILITY_NO_MOVE: flag: stable because the party cannot move at all, not because it prefers to stay */
#define NP_STABILITY_NO_MOVE (1 << NP_STABILITY_N)

/**
 * NpStabilityVerdicts:
 * @n_parties: parties
 * @n_states: states
 * @stable: per party and state: bits `1 << NpStability`, and %NP_STABILITY_NO_MOVE
 * @equilibrium: per state: bits `1 << NpStability`
 */
typedef struct
{
  guint n_parties;
  guint32 n_states;
  guint8 *stable[NP_STABILITY_MAX_PARTIES];
  guint8 *equilibrium;
} NpStabilityVerdicts;

/**
 * np_stability_solve:
 * @model: a situation with its preferences
 * @simultaneous: whether SIM is wanted, too (slow for parties with many options)
 * @progress: (nullable): see #NpEngineProgress
 * @data: for @progress
 * @error: %NP_ENGINE_ERROR_CANCELLED only
 *
 * The verdicts for all parties and states at once. Each notion asks for the worst state that the others can reach
 * from k1, measured by one number per state; going backwards from the worst states first labels every k1 with it
 * in a single pass, so that the work is that of looking once at every move of every party.
 *
 * Returns: (transfer full) (nullable): free with np_stability_verdicts_free()
 */
NpStabilityVerdicts *np_stability_solve (const NpStabilityModel *model, gboolean simultaneous,
                                         NpEngineProgress progress, gpointer data, GError **error);
void np_stability_verdicts_free (NpStabilityVerdicts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpStabilityVerdicts, np_stability_verdicts_free)

/**
 * NpStabilityMove:
 * @party: who moves
 * @state: where that leads
 */
typedef struct
{
  guint party;
  guint32 state;
} NpStabilityMove;

/**
 * NpStabilityWitness:
 * @improvement: the better state the party could move to
 * @sanctioned: whether the others can spoil it
 * @harm: when sanctioned: the state they bring it to
 * @moves: (array length=n_moves): when sanctioned: how, step by step, ending in @harm; for SIM all at once, each
 *   step naming @harm
 * @n_moves: number of moves
 *
 * "If the party goes to @improvement, the others can still do @moves, and it stands in @harm."
 */
typedef struct
{
  guint32 improvement;
  gboolean sanctioned;
  guint32 harm;
  NpStabilityMove *moves;
  guint n_moves;
} NpStabilityWitness;

/**
 * np_stability_explain:
 * @model: a situation with its preferences
 * @party: a party
 * @notion: a notion of stability
 * @state: a state
 *
 * Why the party stays in @state, or does not. When it is unstable: one witness, the free improvement it likes best.
 * When it is stable: one witness for each improvement, with the shortest answer of the others; none when there is
 * no improvement (Nash).
 *
 * Returns: (transfer full) (element-type NpStabilityWitness): witnesses, in rising order of the improvement
 */
GArray *np_stability_explain (const NpStabilityModel *model, guint party, NpStability notion, guint32 state);

/**
 * NpStabilityMargin:
 * @margin: above 0 stable, below 0 unstable, by so much in units of utility; %INFINITY when the party cannot move
 * @gap: how far the nearest own move is from changing between "improvement" and "none"; %INFINITY without moves
 *
 * While the error of every difference of utilities stays below min (abs (margin), gap), the verdict cannot change.
 */
typedef struct
{
  double margin;
  double gap;
} NpStabilityMargin;

/**
 * np_stability_margin:
 * @model: a situation of two parties whose preferences were given by np_stability_model_value()
 * @utilities: (array): for each party the utilities given there, one a state
 * @party: a party
 * @notion: Nash, GMR, SMR or SEQ
 * @state: a state
 *
 * With u the utilities, theta the thresholds, i the party and j the other:
 *   Nash = min over q in R_i(s) of u_i(s) - u_i(q) + theta_i
 *   GMR  = min over improvements q of max over k in R_j(q) of u_i(s) - u_i(k) + theta_i
 *   SMR  = the same with the min over {k} and R_i(k) inside
 *   SEQ  = min over q of max over k of min (u_j(k) - u_j(q) - theta_j, u_i(s) - u_i(k) + theta_i)
 * Without an improvement they are the Nash margin; q itself stands in when there is no k (the move goes unanswered).
 */
NpStabilityMargin np_stability_margin (const NpStabilityModel *model, const double *const utilities[2], guint party,
                                       NpStability notion, guint32 state);

/**
 * NpStabilityKill:
 * @party: whose ranking
 * @rank: classes @rank and @rank + 1 change places (ranks as np_stability_model_get_rank())
 * @state: the equilibrium that is lost by it
 * @notion: of which notion
 */
typedef struct
{
  guint party;
  guint32 rank;
  guint32 state;
  NpStability notion;
} NpStabilityKill;

/**
 * np_stability_sensitivity:
 * @model: a situation with its preferences
 * @guessed: bit i: the ranking of party i is a guess and is to be tried
 * @n_trials: (out): number of swaps tried; the share of them that an equilibrium survives is
 *   1 - (its rows in the result) / @n_trials
 * @progress: (nullable): see #NpEngineProgress
 * @data: for @progress
 * @error: %NP_ENGINE_ERROR_CANCELLED only
 *
 * What if we have misread them? Swaps each pair of neighbours in each guessed ranking, solves again (without SIM),
 * and lists which swap loses which equilibrium.
 *
 * Returns: (transfer full) (element-type NpStabilityKill) (nullable): in order of party, rank, state, notion
 */
GArray *np_stability_sensitivity (const NpStabilityModel *model, guint guessed, guint *n_trials,
                                  NpEngineProgress progress, gpointer data, GError **error);

/**
 * NpStabilityHypergame:
 * @state: options taken; feasible in the view of every party
 * @own: bits `1 << NpStability`: stable for each party in its own view: an equilibrium of the hypergame
 * @dangerous: per notion, bit i: party i holds still only because it misreads the others: stable in its own view,
 *   unstable for it in the true one; all 0 without a true view
 */
typedef struct
{
  guint64 state;
  guint8 own;
  guint8 dangerous[NP_STABILITY_N];
} NpStabilityHypergame;

/**
 * np_stability_hypergame:
 * @views: (array length=n_parties): what each party believes the situation to be: own feasible states, own guess of
 *   the others' preferences; the same options and owners in all
 * @n_parties: their number
 * @truth: (nullable): the situation as it is
 * @progress: (nullable): see #NpEngineProgress
 * @data: for @progress
 * @error: %NP_ENGINE_ERROR_CANCELLED; %NP_ENGINE_ERROR_RANGE when the views do not have the same parties and options
 *
 * Source: hypergames, Bennett, "Toward a theory of hypergames", Omega 5 (1977).
 *
 * Returns: (transfer full) (element-type NpStabilityHypergame) (nullable): the states that some notion or some danger
 *   names, in rising order
 */
GArray *np_stability_hypergame (const NpStabilityModel *const *views, guint n_parties, const NpStabilityModel *truth,
                                NpEngineProgress progress, gpointer data, GError **error);

G_END_DECLS
