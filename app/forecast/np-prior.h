/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/np-text.h"
#include "engine/np-company.h"
#include "engine/np-habit.h"

G_BEGIN_DECLS

/* The drivers of ENGINE 1.3 in the order of its table. */
typedef enum
{
  NP_DRIVER_KIND_DISPOSITION, NP_DRIVER_KIND_ISSUE, NP_DRIVER_KIND_OBLIGATION, NP_DRIVER_KIND_BURDEN,
  NP_DRIVER_KIND_RECIPROCITY, NP_DRIVER_KIND_INTRUSION, NP_DRIVER_KIND_SPONSOR, NP_DRIVER_KIND_PRECEDENT,
  NP_DRIVER_KIND_LIMIT, NP_DRIVER_KIND_CLIMATE, NP_DRIVER_KIND_COMPANY, NP_DRIVER_KIND_REDLINE,
  NP_DRIVER_KIND_KIND, NP_DRIVER_KIND_TEXT, NP_N_DRIVER_KINDS
} NpDriverKind;

/**
 * NpPriorDriver:
 * @key: stable key: "disposition", "issue", "obligation", "burden", "reciprocity", "intrusion", "sponsor", "precedent",
 *   "limit", "climate", "company", "redline", "kind", "text"
 * @mean: prior mean of the coefficient (issue: for a salience of 10)
 * @sd: (array): prior sd by #NpConfidence: low, moderate, high; all three alike but for "issue"
 * @assumption: set by judgement, not taken from data
 * @overridden: replaced by the dossier
 * @label: its name for people
 * @why: where the number is from
 *
 * One row of the prior table.
 */
typedef struct
{
  const char *key;
  double mean;
  double sd[3];
  gboolean assumption;
  gboolean overridden;
  NpText *label;
  NpText *why;
} NpPriorDriver;

/**
 * NpPrior:
 * @drivers: the prior table
 * @scale: the cuts of the five reactions
 * @company: constants of company
 * @habit: constants of habit
 * @base: frequencies of the reactions among all parties
 * @habit_weight: start weight of habit
 * @share: fixed share of the weights
 * @authority: (array): reliability by NpAuthority: member, head, expert
 * @form: (array): by NpForm: other, plenary, signed
 * @half_accept: factor of a half-accept
 * @half_life: days in which a reaction halves
 * @honesty_new: e for a text the party never reacted to
 * @honesty_known: e otherwise
 * @absolute: least P(reject) behind an absolute red line
 * @evidence_weak: doubt about s above which evidence is weak
 * @evidence_strong: doubt about s below which it is strong
 * @quantile: normal quantile of the 80 per cent intervals
 *
 * All numbers of the reaction forecast. Data, never constants in code: `resources/engine/reaction-prior.ini`, every
 * number with its reason. Immutable and reference-counted.
 */
typedef struct
{
  NpPriorDriver drivers[NP_N_DRIVER_KINDS];
  NpReactionScale scale;
  NpCompanyParams company;
  NpHabitParams habit;
  double base[NP_REACTION_MAX_CATEGORIES];
  double habit_weight;
  double share;
  double authority[3];
  double form[3];
  double half_accept;
  double half_life;
  double honesty_new;
  double honesty_known;
  double absolute;
  double evidence_weak;
  double evidence_strong;
  double quantile;
} NpPrior;

/**
 * np_prior_get_default:
 *
 * Returns: (transfer none): the table that comes with the program; read once, lives as long as the program
 */
const NpPrior *np_prior_get_default (void);

/**
 * np_prior_new_from_data:
 * @data: a key file as `resources/engine/reaction-prior.ini`
 * @length: its length, -1 when it ends with a zero
 * @name: (nullable): its name for messages
 * @error: (out): #NP_INPUT_ERROR: what is wrong with it
 *
 * Returns: (transfer full): the table; free with np_prior_unref()
 */
NpPrior *np_prior_new_from_data (const char *data, gssize length, const char *name, GError **error);

/**
 * np_prior_with_driver:
 * @self: a table
 * @key: key of a driver
 * @mean: its mean; NaN keeps it
 * @sd: its sd (all confidences alike); NaN keeps it
 * @why: (nullable): the dossier's reason
 *
 * Returns: (transfer full): a copy that differs in one driver; a plain copy when there is no driver of that key
 */
NpPrior *np_prior_with_driver (const NpPrior *self, const char *key, double mean, double sd, NpText *why);

NpPrior *np_prior_ref (const NpPrior *self);
void np_prior_unref (NpPrior *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpPrior, np_prior_unref)

G_END_DECLS
