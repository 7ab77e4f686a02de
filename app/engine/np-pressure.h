/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "engine/np-engine-error.h"

G_BEGIN_DECLS

/**
 * NP_PRESSURE_MAX_ROUNDS:
 *
 * The rounds end here at the latest.
 */
#define NP_PRESSURE_MAX_ROUNDS 100

/**
 * NpPressureInput:
 * @n_parties: parties
 * @n_issues: issues; together they are the dimensions of one space
 * @positions: (array): [party][issue], 0 ... 1
 * @saliences: (array): [party][issue], 0 ... 1. When some party's sum is more than 1, all are divided by the largest
 *   sum. A party whose saliences are all 0 takes no part and keeps its positions
 * @capabilities: (array): [party], >= 0
 *
 * What the pressure rounds start from.
 */
typedef struct
{
  gsize n_parties, n_issues;
  const double *positions, *saliences, *capabilities;
} NpPressureInput;

/**
 * NpPressureRounds:
 * @n_parties: as in the input
 * @n_issues: as in the input
 * @n_rounds: rounds stored; round 0 is the start
 * @positions: (array): [round][party][issue], 0 ... 1, four decimals where somebody moved
 * @targets: (array): [round][party] the party it pressed on the way to this round, -1 = nobody; all -1 in round 0
 * @sources: (array): [round][party] whose bargain it accepted on the way to this round (itself: its own), -1 = none
 * @scale: what the saliences were divided by; 1 = nothing
 * @settled: the last round moved less than 2 % of the first; otherwise the rounds ended at the limit
 *
 * Who presses whom, who moves. A scenario, not a forecast, and labelled so wherever it is shown.
 */
typedef struct
{
  gsize n_parties, n_issues, n_rounds;
  double *positions;
  gint *targets, *sources;
  double scale;
  gboolean settled;
} NpPressureRounds;

/**
 * np_pressure_rounds_new:
 * @input: the start
 * @error: where to say what is wrong
 *
 * The spatial model of politics with the default parameters of KTAB (engine note B2): each party compares what it
 * would gain by challenging every other one, weighing its own risk, the others' stakes and the third parties' votes;
 * the best challenge above a threshold becomes a proposed bargain; every party then takes the bargain (or the status
 * quo) that would win among those put to it; all move at once.
 *
 * Sources: B. Bueno de Mesquita, "Predicting politics" (2002); B. Wise, L. Lester, B. Efird, "An introduction to the
 * KAPSARC Toolkit for Behavioral Analysis (KTAB) using one-dimensional spatial models" (KAPSARC 2015).
 *
 * Returns: (transfer full): the rounds; %NULL with %NP_ENGINE_ERROR_RANGE or %NP_ENGINE_ERROR_EMPTY (nobody takes part)
 */
NpPressureRounds *np_pressure_rounds_new (const NpPressureInput *input, GError **error);
void np_pressure_rounds_free (NpPressureRounds *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpPressureRounds, np_pressure_rounds_free)

G_END_DECLS
