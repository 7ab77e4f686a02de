/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/np-escalation-measures.h"

/* The numbers of the sample dossier, section "exercise", and the default ladder. */
enum { USA, RUS, CHN };
enum { C1, C2, C3, M01, N_MEASURES = M01 + 13 };
#define M(number) (M01 + number - 1)

static const NpEscalationRung sample_ladder[] = {
  { 0, FALSE },
  { NP_ESCALATION_CYBER_LOW, FALSE }, { NP_ESCALATION_CYBER_LOW, FALSE }, { NP_ESCALATION_CYBER_LOW, FALSE },
  { NP_ESCALATION_DIPLOMATIC, TRUE }, { NP_ESCALATION_DIPLOMATIC, TRUE }, { NP_ESCALATION_DIPLOMATIC, TRUE },
  { NP_ESCALATION_CYBER_HIGH, FALSE }, { NP_ESCALATION_CYBER_HIGH, FALSE },
  { NP_ESCALATION_MILITARY, TRUE }, { NP_ESCALATION_MILITARY, TRUE },
};

static const gboolean sample_in_force[N_MEASURES] = { TRUE, TRUE, TRUE };
static const gboolean sample_none_in_force[N_MEASURES] = { FALSE };

#define US_RU (1 << USA | 1 << RUS)
static const NpEscalationEffect sample_effects[] = {
  { NP_ESCALATION_CHANNEL, C1, US_RU, 0.1, 0.4, 0.3, 0 },      { NP_ESCALATION_CHANNEL, C2, US_RU, 0.15, 0.3, 0.3, 0 },
  { NP_ESCALATION_CHANNEL, C3, US_RU, 0.1, 0.3, 0.1, 0 },      { NP_ESCALATION_CHANNEL, M (1), US_RU, 0.2, 0.15, 0.1, 0 },
  { NP_ESCALATION_CHANNEL, M (2), US_RU, 0.15, 0.15, 0.25, 0 }, { NP_ESCALATION_CHANNEL, M (3), US_RU, 0.05, 0.35, 0, 0 },
  { NP_ESCALATION_ATTRIBUTION, M (3), US_RU, 0, 0, 0, 0.1 },   { NP_ESCALATION_CHANNEL, M (4), US_RU, 0.45, 0.25, 0.2, 0 },
  { NP_ESCALATION_CHANNEL, M (5), US_RU, 0.25, 0.4, 0.1, 0 },  { NP_ESCALATION_CHANNEL, M (6), US_RU, 0.05, 0.1, 0.1, 0 },
  { NP_ESCALATION_CHANNEL, M (7), US_RU, 0.02, 0, 0, 0 },      { NP_ESCALATION_RESTRAINT, M (8), US_RU, 0, 0, 0, 0.06 },
  { NP_ESCALATION_ATTRIBUTION, M (9), US_RU, 0, 0, 0, 0.12 },  { NP_ESCALATION_CHANNEL, M (9), US_RU, 0.05, 0.1, 0, 0 },
  { NP_ESCALATION_ATTRIBUTION, M (10), US_RU, 0, 0, 0, 0.04 }, { NP_ESCALATION_CHANNEL, M (12), US_RU, 0.05, 0.1, 0.05, 0 },
  { NP_ESCALATION_RECIPROCITY, M (13), 0, 0, 0, 0, 0.98 },
};

static inline NpEscalationSetup
sample_setup (guint author, guint victim, guint rung)
{
  NpEscalationSetup s = { .n_measures = N_MEASURES, .in_force = sample_in_force,
                        .n_effects = G_N_ELEMENTS (sample_effects), .effects = sample_effects };
  static const double rho[] = { 1.05, 1.0, 1.0 }, high[] = { 0.45, 0.5, 0.63 }, alpha[] = { 0.75, 0.6, 0.6 };
  static const guint ceiling[] = { 10, 10, 8 }, suspect[] = { RUS, USA, USA };

  s.exercise = (NpEscalation) { .n_parties = 3, .top = 10, .author = author, .victim = victim, .first = rung,
                              .horizon = 30, .threshold = 9 };
  for (guint k = 0; k <= 10; k++)
    s.exercise.rung[k] = sample_ladder[k];
  for (guint i = 0; i < 3; i++)
    s.exercise.party[i] = (NpEscalationParty) { rho[i], -0.06, 0.34, { 0.03, 0.75, high[i], 0.03 }, alpha[i], 0.8, 0,
                                              ceiling[i], suspect[i] };
  return s;
}
