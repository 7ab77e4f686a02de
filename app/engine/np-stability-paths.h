/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/np-stability.h"

G_BEGIN_DECLS

/**
 * NpStabilityWalk:
 *
 * All states that some parties together can reach from one state by legal sequences (nobody moves twice in
 * succession; somebody may move again later), with the fewest moves to each.
 */
typedef struct _NpStabilityWalk NpStabilityWalk;

/**
 * np_stability_walk_new:
 * @model: a situation; must outlive the walk
 * @start: where they stand
 * @players: bit i: party i may move
 * @improving: only moves that the mover prefers to the state it stands on
 *
 * Breadth first over (state, last mover).
 *
 * Returns: (transfer full): free with np_stability_walk_free()
 */
NpStabilityWalk *np_stability_walk_new (const NpStabilityModel *model, guint32 start, guint players,
                                        gboolean improving);
void np_stability_walk_free (NpStabilityWalk *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpStabilityWalk, np_stability_walk_free)

/**
 * np_stability_walk_get_n:
 * @self: a walk
 *
 * Returns: how many states are reached; the start counts only when they can come back to it
 */
guint32 np_stability_walk_get_n (const NpStabilityWalk *self);

/**
 * np_stability_walk_get_state:
 * @self: a walk
 * @k: 0 ... n - 1
 *
 * Returns: the k-th reached state, nearest first
 */
guint32 np_stability_walk_get_state (const NpStabilityWalk *self, guint32 k);

/**
 * np_stability_walk_path:
 * @self: a walk
 * @target: a state
 *
 * Returns: (transfer full) (element-type NpStabilityMove) (nullable): a shortest sequence of moves from the start to
 *   @target, %NULL when it is not attainable
 */
GArray *np_stability_walk_path (const NpStabilityWalk *self, guint32 target);

/**
 * NpStabilityCoalition:
 * @players: bit i: party i belongs to it
 * @n_targets: how many states all its members prefer and can reach together
 * @target: of these, the one that needs the fewest moves
 * @moves: (element-type NpStabilityMove): how
 */
typedef struct
{
  guint players;
  guint32 n_targets;
  guint32 target;
  GArray *moves;
} NpStabilityCoalition;

/**
 * np_stability_coalitions:
 * @model: a situation with its preferences
 * @state: usually the status quo
 *
 * Who must be brought along? The smallest sets of parties that can, moving one after another, reach a state that
 * every one of them prefers (a *coalitional improvement*); a set is left out when a part of it can do so. A set of
 * one is a party that would leave on its own.
 *
 * Source: Kilgour, Hipel, Fang, Peng, "Coalition analysis in group decision support", Group Decision and
 * Negotiation 10 (2001).
 *
 * Returns: (transfer full) (element-type NpStabilityCoalition): in rising order of the size, then of @players
 */
GArray *np_stability_coalitions (const NpStabilityModel *model, guint32 state);

/**
 * np_stability_coalition_holds:
 * @model: a situation with its preferences
 * @players: a set of parties that acts as one player, options pooled
 * @state: a state
 *
 * The other notion of a coalition: one joint move; an improvement is what every member prefers to @state; a
 * counter-move punishes unless it still leaves every member better off than in @state.
 *
 * Returns: bits `1 << NpStability` for Nash, GMR, SMR, SEQ
 */
guint8 np_stability_coalition_holds (const NpStabilityModel *model, guint players, guint32 state);

/**
 * NpStabilityChoice:
 * @n_any: how many alternatives
 * @any: (array length=n_any): for each, the states that the party must like no better than the state in question
 *   (a zero-terminated array of index + 1)
 * @improvement: the move it is about
 * @holds: whether one of the alternatives is true of the party's present ranking
 */
typedef struct
{
  guint n_any;
  guint32 **any;
  guint32 improvement;
  gboolean holds;
} NpStabilityChoice;

/**
 * np_stability_inverse:
 * @model: a situation with its preferences
 * @party: a party
 * @notion: Nash, GMR, SMR or SEQ
 * @state: the state that is to hold
 *
 * What must the party prefer for the state to hold for it? All choices must be met (AND), each by any of its
 * alternatives (OR), each of which lists states that @state must be at least as good as. For SEQ the others' present
 * preferences are taken as they are. The first alternative is always the improvement itself: not to want it.
 *
 * Returns: (transfer full) (element-type NpStabilityChoice): one for each state the party can move to
 */
GArray *np_stability_inverse (const NpStabilityModel *model, guint party, NpStability notion, guint32 state);

G_END_DECLS
