/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/np-cli.h"
#include "forecast/np-forecast-exercise.h"

G_BEGIN_DECLS

/**
 * NpCliDraws:
 * @first: number of the first draw
 * @n: number of draws
 * @top: highest rung
 * @results: (array length=n): their figures
 *
 * Solved draws of the uncertain numbers. As a file: CSV, numbers with 17 digits, one row a draw; the parts of a sweep put
 * one after another are the same bytes as the sweep done at once.
 */
typedef struct
{
  guint first, n, top;
  NpEscalationResult *results;
} NpCliDraws;

/* Prints the rows; with the head when @first is 0. */
void np_cli_draws_print (const NpCliDraws *draws);

/**
 * np_cli_draws_load:
 * @draws: (out caller-allocates): what was read; free @results with g_free()
 * @paths: (array zero-terminated=1): parts printed by np_cli_draws_print(), in any order
 * @error: %NP_INPUT_ERROR: a row that is wrong, a draw missing or twice
 */
gboolean np_cli_draws_load (NpCliDraws *draws, char **paths, GError **error);

/**
 * np_cli_draws_band:
 * @draws: at least one draw
 * @offset: G_STRUCT_OFFSET of a double in #NpEscalationResult
 * @low: (out): 10 % quantile
 * @high: (out): 90 % quantile
 */
void np_cli_draws_band (const NpCliDraws *draws, gsize offset, double *low, double *high);

/* "bands": {...} as a member of the JSON object being built. */
void np_cli_draws_add_json (const NpCliDraws *draws, JsonBuilder *json);

/* All that the command has worked out; the parts that were not asked for are NULL. */
typedef struct
{
  NpForecastExercise *exercise;
  NpEscalation chain;
  NpEscalationResult result;
  NpEscalationTurn *turns;
  GArray *offers;
  double *value_bands;      /* [measure][2], or NULL */
  NpCliDraws draws;
  NpEscalationSwing *swings;
  guint n_ranges;
  guint64 seed;
} NpCliExercise;

/* Prints it as one JSON document, or as text; @trace turns of the most probable path, 0 = none. */
void np_cli_exercise_print_json (const NpCliExercise *x);
void np_cli_exercise_print_text (NpCli *cli, const NpCliExercise *x, int trace);

G_END_DECLS
