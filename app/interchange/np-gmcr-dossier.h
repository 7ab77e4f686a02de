/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-change.h"
#include "dossier/np-dossier.h"
#include "interchange/np-gmcr.h"

G_BEGIN_DECLS

/**
 * np_gmcr_insert:
 * @gmcr: a conflict read from a file
 * @dossier: where it goes
 * @title: its title in both languages, for example the name of the file
 * @change: a change that has not been applied: the situation, and the parties it needs, are put in by it
 * @error: %NP_INPUT_ERROR_LIMIT: a ranking of more than 12 options or 256 classes, which statements could not hold
 *
 * A decision maker whose name or code is that of a party of the dossier is that party, another one comes in as a new
 * party. Options get new identifiers (patterns and statements are rewritten); the words of an option are its name, without
 * the identifier that np_gmcr_write() puts before it. A ranking becomes ordered statements that say the same. Everything
 * that came from the file is "assumed" until somebody says otherwise.
 *
 * Returns: (transfer none) (nullable): the situation, part of @change
 */
NpSituation *np_gmcr_insert (const NpGmcr *gmcr, NpDossier *dossier, const char *title, NpChange *change, GError **error);

G_END_DECLS
