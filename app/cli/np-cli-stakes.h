/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/np-cli.h"
#include "engine/np-stake-table.h"

G_BEGIN_DECLS

/**
 * NpCliStakesFrom:
 * @table: (nullable): `--table`, a CSV file "party,issue,position,salience,capability" with optional `*_low, *_high`
 * @scale: (nullable): `--scale`, a CSV file "issue,low,high"
 * @issues: (nullable) (array zero-terminated=1): `--issue`, the issues to take; %NULL = all
 * @scenario: (nullable): `--scenario` of a dossier
 *
 * Where the commands bargain and exchange get their input from: a table, or else the dossier that is the argument.
 */
typedef struct
{
  char *table, *scale;
  char **issues;
  char *scenario;
} NpCliStakesFrom;

/* The option entries of the struct, for the table of options of a command. */
#define NP_CLI_STAKES_OPTIONS(from) \
  { "table", 0, 0, G_OPTION_ARG_FILENAME, &(from).table, \
    N_("Read party,issue,position,salience,capability from a CSV table"), "T.csv" }, \
  { "scale", 0, 0, G_OPTION_ARG_FILENAME, &(from).scale, N_("Ends of the scale of each issue (else 0 to 100)"), "S.csv" }, \
  { "issue", 0, 0, G_OPTION_ARG_STRING_ARRAY, &(from).issues, N_("Take this issue only (may be repeated)"), "ISSUE" }, \
  { "scenario", 0, 0, G_OPTION_ARG_STRING, &(from).scenario, N_("Scenario of the dossier"), "ID" }

void np_cli_stakes_from_clear (NpCliStakesFrom *from);

/**
 * np_cli_stakes_load:
 * @cli: the run, parsed
 * @from: its options
 * @error: %NP_INPUT_ERROR and what else reading files may bring
 *
 * Returns: (transfer full): the stakes; %NULL on error
 */
NpStakeTable *np_cli_stakes_load (NpCli *cli, const NpCliStakesFrom *from, GError **error);

G_END_DECLS
