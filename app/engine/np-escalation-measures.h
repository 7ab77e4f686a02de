/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/np-escalation.h"

G_BEGIN_DECLS

/**
 * NpEscalationEffectKind:
 * @NP_ESCALATION_CHANNEL: a channel between each two of the parties: u, c, q
 * @NP_ESCALATION_ATTRIBUTION: each of the parties names the wrong author less often: 1 - alpha times 1 - e
 * @NP_ESCALATION_RESTRAINT: each of the parties answers less often, on every class of rung: 1 - pi times 1 - e
 * @NP_ESCALATION_CEILING: none of the parties goes above rung e
 * @NP_ESCALATION_RECIPROCITY: the swing of each party's answers: rho times e
 */
typedef enum
{
  NP_ESCALATION_CHANNEL,
  NP_ESCALATION_ATTRIBUTION,
  NP_ESCALATION_RESTRAINT,
  NP_ESCALATION_CEILING,
  NP_ESCALATION_RECIPROCITY,
} NpEscalationEffectKind;

/**
 * NpEscalationEffect:
 * @kind: what it does
 * @measure: which measure does it, 0 ... n_measures - 1
 * @parties: bit i: it holds for party i; 0 = for all parties
 * @u: of a channel, 0 ... 1
 * @c: of a channel, 0 ... 1
 * @q: of a channel, 0 ... 1
 * @e: of the others: 0 ... 1 for attribution and restraint, a rung for a ceiling, 0 ... 2 for reciprocity
 */
typedef struct
{
  NpEscalationEffectKind kind;
  guint measure;
  guint parties;
  double u, c, q, e;
} NpEscalationEffect;

/**
 * NpEscalationSetup:
 * @exercise: parties as they are without any measure
 * @n_measures: number of measures
 * @in_force: (array length=n_measures): whether a measure is in force
 * @n_effects: number of effects
 * @effects: (array length=n_effects): what the measures do
 *
 * An exercise and what there is to calm it. Plain data; the arrays belong to the caller.
 */
typedef struct
{
  NpEscalation exercise;
  guint n_measures;
  const gboolean *in_force;
  guint n_effects;
  const NpEscalationEffect *effects;
} NpEscalationSetup;

/**
 * np_escalation_setup_check:
 * @setup: a setup
 * @error: %NP_ENGINE_ERROR_RANGE naming the effect, or what np_escalation_check() says
 */
gboolean np_escalation_setup_check (const NpEscalationSetup *setup, GError **error);

/**
 * np_escalation_setup_apply:
 * @setup: a checked setup
 * @flip: a measure to be taken as in force when it is not, and the other way round; %G_MAXUINT for none
 * @exercise: (out caller-allocates): the exercise with the measures that are then in force
 *
 * Channels combine as independent chances: u = 1 - prod (1 - u_k), and c and q alike.
 */
void np_escalation_setup_apply (const NpEscalationSetup *setup, guint flip, NpEscalation *exercise);

/**
 * np_escalation_values:
 * @setup: a checked setup
 * @values: (out caller-allocates) (array): n_measures numbers
 * @progress: (nullable): see #NpEngineProgress
 * @data: for @progress
 * @error: %NP_ENGINE_ERROR_CANCELLED only
 *
 * The stabilising value of each measure: P (conflict) without it minus P (conflict) with it, every other measure as
 * it stands. Both are exact, so that small values can be ranked.
 */
gboolean np_escalation_values (const NpEscalationSetup *setup, double *values, NpEngineProgress progress,
                               gpointer data, GError **error);

G_END_DECLS
