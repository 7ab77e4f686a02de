/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/np-learn.h"
#include "base/np-csv.h"

G_BEGIN_DECLS

/**
 * NpCliReactions:
 * @table: the numbers
 * @parties: names of the parties, in order of first appearance
 * @items: names of the items
 * @kinds: names of the kinds
 * @drivers: (array zero-terminated=1): names of the driver columns
 *
 * A table of reactions read from CSV: party, item, date, reaction, optional kind and reliability; every other column is
 * a driver. @table points into the rest.
 */
typedef struct
{
  NpLearnTable table;
  NpCsvNames *parties;
  NpCsvNames *items;
  NpCsvNames *kinds;
  char **drivers;
} NpCliReactions;

/**
 * np_cli_reactions_load:
 * @path: a file
 * @error: %NP_INPUT_ERROR with file and line, or %G_IO_ERROR
 *
 * Returns: (transfer full): the table; %NULL on error. Free with np_cli_reactions_free()
 */
NpCliReactions *np_cli_reactions_load (const char *path, GError **error);
void np_cli_reactions_free (NpCliReactions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpCliReactions, np_cli_reactions_free)

/**
 * np_cli_reactions_load_prior:
 * @self: a table
 * @path: a file with the columns party, driver, mean, sd; a driver is "intercept", "company" or a driver column
 * @mean: (out) (transfer full): as NpLearnOptions.prior_mean
 * @sd: (out) (transfer full): as NpLearnOptions.prior_sd
 * @error: as np_cli_reactions_load()
 *
 * Returns: %FALSE on error
 */
gboolean np_cli_reactions_load_prior (NpCliReactions *self, const char *path, double **mean, double **sd, GError **error);

/* "2018", "2018-07" or "2018-07-18" as a day count, the first day of a year or month. */
gboolean np_cli_reactions_read_day (const char *words, double *day);

G_END_DECLS
