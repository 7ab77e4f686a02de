/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-dossier.h"

/**
 * np_random_dossier:
 * @size: how many children a list has at the most; 3 makes a dossier of some hundred objects
 *
 * A dossier that follows its tables and nothing else: every kind of field, awkward words in both languages, references
 * that resolve. Uses g_test_rand, so a failing run is repeated by its --seed.
 *
 * Returns: (transfer full): a sealed dossier
 */
NpDossier *np_random_dossier (guint size);

/**
 * np_random_change:
 * @dossier: a sealed dossier
 *
 * Returns: (transfer full): a change of one to four steps that was not applied yet: set, insert, remove, move
 */
NpChange *np_random_change (NpDossier *dossier);
