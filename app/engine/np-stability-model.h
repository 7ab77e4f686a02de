/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "engine/np-engine-progress.h"
#include "base/np-formula.h"

G_BEGIN_DECLS

/*
 * A situation: who can do what, which combinations cannot be, and who prefers which outcome.
 *
 * Every party owns some *options* - things it may do or leave undone. A *state* is a choice for every option, a
 * 64-bit number whose bit k says that option k is taken. Combinations that make no sense ("announce what one does
 * not join") are ruled out by *patterns*; what is left, the feasible states, is numbered in the order of these
 * numbers. Here indices start at 0; people see index + 1.
 *
 * A party *moves* by changing any of its own options at once. An option with a direction can be changed one way
 * only: what has been published cannot be unpublished.
 *
 * Source: the graph model for conflict resolution; Fang, Hipel, Kilgour, "Interactive Decision Making: The Graph
 * Model for Conflict Resolution", Wiley, New York 1993.
 */
#define NP_STABILITY_MAX_PARTIES 8
#define NP_STABILITY_MAX_OPTIONS 63
#define NP_STABILITY_MAX_STATES (1u << 22)
#define NP_STABILITY_MAX_STATEMENTS 256

/** NP_STABILITY_NONE: "no such state" */
#define NP_STABILITY_NONE G_MAXUINT32

/**
 * NpStabilityDirection:
 * @NP_STABILITY_BOTH: may be taken and dropped again
 * @NP_STABILITY_FORWARD: may be taken, not dropped
 * @NP_STABILITY_BACK: may be dropped, not taken
 */
typedef enum
{
  NP_STABILITY_BOTH,
  NP_STABILITY_FORWARD,
  NP_STABILITY_BACK,
} NpStabilityDirection;

/**
 * NpStabilityOption:
 * @owner: the party whose option it is, 0 ... n_parties - 1
 * @direction: how it may be changed
 */
typedef struct
{
  guint owner;
  NpStabilityDirection direction;
} NpStabilityOption;

typedef struct _NpStabilityModel NpStabilityModel;

/**
 * np_stability_model_new:
 * @n_parties: 1 ... 8
 * @options: (array length=n_options): the options
 * @n_options: 1 ... 63
 * @infeasible: (array length=n_infeasible) (nullable): a state that fits any of these does not exist
 * @n_infeasible: their number
 * @progress: (nullable): asked now and then whether to go on
 * @data: for @progress
 * @error: %NP_ENGINE_ERROR: RANGE (owner, bits outside the options), EMPTY (no state is left; the message names
 *   the pattern when a single one excludes all), SIZE (more than %NP_STABILITY_MAX_STATES states), CANCELLED
 *
 * Finds the feasible states. Every party starts indifferent among all states.
 *
 * Returns: (transfer full) (nullable): the situation; free with np_stability_model_free()
 */
NpStabilityModel *np_stability_model_new (guint n_parties, const NpStabilityOption *options, guint n_options,
                                          const NpStatePattern *infeasible, guint n_infeasible,
                                          NpEngineProgress progress, gpointer data, GError **error);
void np_stability_model_free (NpStabilityModel *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpStabilityModel, np_stability_model_free)

/**
 * np_stability_model_prioritise:
 * @self: a situation
 * @party: whose preference
 * @statements: (array length=n): what the party wants, most important first
 * @n: 0 ... 256
 * @error: %NP_ENGINE_ERROR_RANGE, %NP_ENGINE_ERROR_SIZE
 *
 * State a is preferred to b when the first statement that tells them apart holds for a. Equivalent to the score
 * "sum of 2^(n-j) over the true statements j = 1 ... n", then replaced by ranks without gaps.
 */
gboolean np_stability_model_prioritise (NpStabilityModel *self, guint party, const NpFormula *const *statements,
                                        guint n, GError **error);

/**
 * np_stability_model_rank:
 * @self: a situation
 * @party: whose preference
 * @states: (array length=n): state indices, most preferred first
 * @tied: (array length=n) (nullable): TRUE: as good as the state before it in the list; %NULL: no ties
 * @n: must be the number of states
 * @error: %NP_ENGINE_ERROR_RANGE naming the missing, doubled or unknown state
 */
gboolean np_stability_model_rank (NpStabilityModel *self, guint party, const guint32 *states, const gboolean *tied,
                                  guint32 n, GError **error);

/**
 * np_stability_model_value:
 * @self: a situation
 * @party: whose preference
 * @utilities: (array): one finite number for each state, larger is better
 * @threshold: >= 0: a is preferred to b when utility (a) - utility (b) > threshold
 * @error: %NP_ENGINE_ERROR_RANGE
 *
 * With a threshold above 0 "not preferred either way" is not transitive: a little and a little may make a lot.
 */
gboolean np_stability_model_value (NpStabilityModel *self, guint party, const double *utilities, double threshold,
                                   GError **error);

/* How many parties, options, and states that can be. */
guint np_stability_model_get_n_parties (const NpStabilityModel *self);
guint np_stability_model_get_n_options (const NpStabilityModel *self);
guint32 np_stability_model_get_n_states (const NpStabilityModel *self);

/**
 * np_stability_model_get_state:
 * @self: a situation
 * @index: 0 ... states - 1
 *
 * Returns: the options taken in that state
 */
guint64 np_stability_model_get_state (const NpStabilityModel *self, guint32 index);

/**
 * np_stability_model_find:
 * @self: a situation
 * @state: options taken
 *
 * Returns: the index of the state, or %NP_STABILITY_NONE when it is not feasible
 */
guint32 np_stability_model_find (const NpStabilityModel *self, guint64 state);

/**
 * np_stability_model_get_rank:
 * @self: a situation
 * @party: a party
 * @state: a state
 *
 * Returns: 1 ... the number of classes of equally good states; larger is better
 */
guint32 np_stability_model_get_rank (const NpStabilityModel *self, guint party, guint32 state);

/**
 * np_stability_model_prefers:
 * @self: a situation
 * @party: a party
 * @a: a state
 * @b: a state
 *
 * Returns: whether the party prefers @a to @b (by more than its threshold)
 */
gboolean np_stability_model_prefers (const NpStabilityModel *self, guint party, guint32 a, guint32 b);

/**
 * np_stability_model_can_move:
 * @self: a situation
 * @party: a party
 * @from: a state
 * @to: a state
 *
 * Returns: whether the party alone can go from one state to the other in one move
 */
gboolean np_stability_model_can_move (const NpStabilityModel *self, guint party, guint32 from, guint32 to);

/**
 * np_stability_model_predict:
 * @self: a situation
 * @seconds: (out): roughly how long np_stability_solve() will take on a laptop of 2020 (without SIM)
 * @bytes: (out): memory at the peak, the model included
 *
 * To be shown before solving.
 */
void np_stability_model_predict (const NpStabilityModel *self, double *seconds, guint64 *bytes);

G_END_DECLS
