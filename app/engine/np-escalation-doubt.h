/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/np-escalation-measures.h"

G_BEGIN_DECLS

/*
 * What if the parameters are not what we think? Any of them may be given a low and a high; every draw takes each of
 * them evenly from its range and is solved exactly.
 */

/** NP_ESCALATION_MAX_UNCERTAIN: so many at a time; further ones stand at the middle of their range */
#define NP_ESCALATION_MAX_UNCERTAIN 64

/** NP_ESCALATION_DRAWS: draws for a band on the screen */
#define NP_ESCALATION_DRAWS 1024

/** NpEscalationField: which number; of a party, or (from EFFECT on) of an effect of a measure */
typedef enum
{
  NP_ESCALATION_FIELD_RHO,
  NP_ESCALATION_FIELD_DELTA,
  NP_ESCALATION_FIELD_SD,
  NP_ESCALATION_FIELD_RESTRAINT_DIPLOMATIC,
  NP_ESCALATION_FIELD_RESTRAINT_CYBER_LOW,
  NP_ESCALATION_FIELD_RESTRAINT_CYBER_HIGH,
  NP_ESCALATION_FIELD_RESTRAINT_MILITARY,
  NP_ESCALATION_FIELD_ALPHA,
  NP_ESCALATION_FIELD_MISJUDGEMENT,
  NP_ESCALATION_FIELD_BIAS,
  NP_ESCALATION_FIELD_CEILING,
  NP_ESCALATION_FIELD_EFFECT_U,
  NP_ESCALATION_FIELD_EFFECT_C,
  NP_ESCALATION_FIELD_EFFECT_Q,
  NP_ESCALATION_FIELD_EFFECT_E,
} NpEscalationField;

/**
 * NpEscalationRange:
 * @field: which number
 * @index: of which party or effect
 * @low: its lowest value, in the range of the field
 * @high: its highest, not below @low
 */
typedef struct
{
  NpEscalationField field;
  guint index;
  double low, high;
} NpEscalationRange;

/**
 * np_escalation_ranges_check:
 * @setup: a checked setup
 * @ranges: (array length=n): its uncertain numbers
 * @n: how many
 * @error: %NP_ENGINE_ERROR_RANGE naming the range
 *
 * Both ends must be values that np_escalation_setup_check() lets through.
 */
gboolean np_escalation_ranges_check (const NpEscalationSetup *setup, const NpEscalationRange *ranges, guint n,
                                     GError **error);

/**
 * np_escalation_draws:
 * @setup: a checked setup
 * @ranges: (array length=n): checked ranges
 * @n: how many; those after the first %NP_ESCALATION_MAX_UNCERTAIN stand at their middle
 * @seed: seed of the scrambling, shown beside the bands
 * @first: number of the first draw; so a sweep may be cut into parts that several machines do
 * @count: number of draws
 * @results: (out caller-allocates) (array length=count): the figures of each draw
 * @values: (out caller-allocates) (array) (nullable): @count rows of n_measures stabilising values
 * @progress: (nullable): see #NpEngineProgress
 * @data: for @progress
 * @error: %NP_ENGINE_ERROR_CANCELLED only
 *
 * Draw number d is point d of a scrambled Sobol sequence, whatever part it is computed in.
 */
gboolean np_escalation_draws (const NpEscalationSetup *setup, const NpEscalationRange *ranges, guint n, guint64 seed,
                              guint first, guint count, NpEscalationResult *results, double *values,
                              NpEngineProgress progress, gpointer data, GError **error);

/**
 * np_escalation_band:
 * @figures: (array length=n): one figure of each draw; is sorted
 * @n: at least 1
 * @low: (out): its 10 % quantile
 * @high: (out): its 90 % quantile
 *
 * Interpolated between neighbours at (n - 1) p.
 */
void np_escalation_band (double *figures, guint n, double *low, double *high);

/**
 * NpEscalationSwing:
 * @range: which number
 * @at_low: P (conflict) with it alone at its low
 * @at_high: ... and at its high
 */
typedef struct
{
  guint range;
  double at_low, at_high;
} NpEscalationSwing;

/**
 * np_escalation_tornado:
 * @setup: a checked setup
 * @ranges: (array length=n): checked ranges
 * @n: how many
 * @swings: (out caller-allocates) (array length=n): the widest first, ties in the order of @ranges
 *
 * Which doubt matters most?
 */
void np_escalation_tornado (const NpEscalationSetup *setup, const NpEscalationRange *ranges, guint n,
                            NpEscalationSwing *swings);

G_END_DECLS
