/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/np-cli.h"
#include "dossier/np-dossier.h"

G_BEGIN_DECLS

/**
 * np_cli_load:
 * @path: a dossier
 * @error: return location
 *
 * Reads a dossier strictly, for commands that only read.
 *
 * Returns: (transfer full): a sealed dossier, or %NULL with NP_INPUT_ERROR ("FILE:LINE: …") or a G_IO_ERROR
 */
NpDossier *np_cli_load (const char *path, GError **error);

/**
 * np_cli_need:
 * @dossier: a dossier
 * @id: (nullable): an identifier from the command line
 * @type: what it must be
 * @what: what it is called, translated: "measure"
 * @error: return location
 *
 * Checks an option like `--measure ID`. A measure is also found by its reference ("CBM-04"), a party by its code ("US").
 *
 * Returns: (nullable): its identifier as the dossier spells it; %NULL when @id is %NULL, or with NP_INPUT_ERROR_USAGE
 */
const char *np_cli_need (NpDossier *dossier, const char *id, GType type, const char *what, GError **error);

/* The termbase that ships with the program; lent, read once. */
NpDossier *np_cli_get_termbase (void);

G_END_DECLS
