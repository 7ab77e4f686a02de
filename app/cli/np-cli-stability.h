/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/np-cli.h"
#include "forecast/np-forecast-situation.h"

G_BEGIN_DECLS

/** NP_CLI_STABILITY_INVERSE_STATES: in larger situations the inverse of one state may have millions of numbers: only that
 *  of --hold is given */
#define NP_CLI_STABILITY_INVERSE_STATES 1024

/** NP_CLI_STABILITY_REASONS: for so many states the verdicts are explained, lowest numbers first */
#define NP_CLI_STABILITY_REASONS 64

/** NP_CLI_STABILITY_INVERSE: for so many equilibria the inverse condition is worked out */
#define NP_CLI_STABILITY_INVERSE 16

/**
 * NpCliStability:
 * @situation: the situation, settled
 * @analysis: its analysis
 * @notions: how many notions were asked for: 4, or 5 with SIM
 * @kills: (nullable) (element-type NpStabilityKill): rows of the sensitivity, when it was asked for
 * @n_trials: swaps tried
 * @hold: state whose inverse condition was asked for; NP_STABILITY_NONE: none
 *
 * What the command stability prints.
 */
typedef struct
{
  NpForecastSituation *situation;
  NpSituationAnalysis *analysis;
  guint notions;
  GArray *kills;
  guint n_trials;
  guint32 hold;
} NpCliStability;

/* All of it as one JSON document (DESIGN 4). */
void np_cli_stability_print_json (NpCliStability *self);

/* Whether the verdicts on a state are explained: equilibria and today's state, the first 64 of them. */
gboolean np_cli_stability_explains (NpCliStability *self, guint32 state);

G_END_DECLS
