/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/np-reaction.h"

G_BEGIN_DECLS

/** NP_NO_KIND: the measure has no kind, and its level of the chain is skipped. */
#define NP_NO_KIND G_MAXUINT

/**
 * NpHabitParams:
 * @n: number of categories
 * @party: pseudo-observations of the base behind the party's counts, > 0 (1.5)
 * @kind: pseudo-observations of the party behind the counts of a kind, > 0 (3)
 * @text: pseudo-observations of the kind behind the counts of a text, > 0 (0.15)
 * @text_keep: what old counts of a text are multiplied by on a new reaction to it, 0 ... 1 (0.4)
 * @half_life: half-life of the party's counts in days, > 0
 */
typedef struct
{
  guint n;
  double party;
  double kind;
  double text;
  double text_keep;
  double half_life;
} NpHabitParams;

/**
 * NpHabit:
 *
 * The second opinion on one party: a chain of smoothed counts of its reactions, each level backing off to the one
 * before. It knows nothing of drivers. Source: ENGINE 1.5.
 */
typedef struct _NpHabit NpHabit;

/**
 * np_habit_new:
 * @params: constants of the chain, copied
 * @n_kinds: number of kinds of measures
 * @n_texts: number of texts
 *
 * Returns: (transfer full): a party without any reaction; free with np_habit_free()
 */
NpHabit *np_habit_new (const NpHabitParams *params, guint n_kinds, guint n_texts);
void np_habit_free (NpHabit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpHabit, np_habit_free)

/**
 * np_habit_forecast:
 * @self: a party's habit
 * @base: (array length=n): frequencies of the categories among all parties, adding up to 1
 * @day: day for which is forecast, any day count; not before the last np_habit_add()
 * @kind: kind of the measure, or %NP_NO_KIND
 * @text: the text, or %NP_NO_TEXT
 * @p: (out caller-allocates) (array length=n): probabilities
 *
 * h1 = (1.5 base + c_party) / (1.5 + n_party), h2 = (3 h1 + c_kind) / (3 + n_kind),
 * h3 = (0.15 h2 + c_text) / (0.15 + n_text); only c_party ages.
 */
void np_habit_forecast (const NpHabit *self, const double *base, double day, guint kind, guint text, double *p);

/**
 * np_habit_add:
 * @self: a party's habit
 * @day: day of the reaction; days never go back
 * @kind: kind of the measure, or %NP_NO_KIND
 * @text: the text, or %NP_NO_TEXT
 * @category: what was seen, 0 ... n - 1
 * @weight: reliability without its age factor; at most 1 of it counts
 */
void np_habit_add (NpHabit *self, double day, guint kind, guint text, guint category, double weight);

/**
 * np_habit_weight_update:
 * @weight: (inout): weight of habit, 0 ... 1; the drivers have the rest
 * @p_drivers: probability the drivers gave to what happened, before learning it
 * @p_habit: probability habit gave to it
 * @share: fixed share, 0 ... 1: mixed half and half into both weights, so that neither dies (0.02)
 *
 * w_H = (1 - share) w_H p_H / (w_H p_H + w_D p_D) + share / 2. Source: ENGINE 1.5.
 */
void np_habit_weight_update (double *weight, double p_drivers, double p_habit, double share);

G_END_DECLS
