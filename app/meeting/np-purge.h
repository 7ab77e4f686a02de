/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-change.h"
#include "dossier/np-dossier.h"

G_BEGIN_DECLS

/* How many entries of the dossier are off the record (an unknown regime counts as that). */
guint np_purge_count_off_record (NpDossier *dossier);

/**
 * np_purge_off_record:
 * @dossier: the dossier
 * @change: takes the steps
 *
 * Takes every entry that is off the record out of the dossier, and what has its words: actions made of it, lines of history about
 * it, decisions on names in it. The caller then forgets the undo stack, saves, and removes earlier copies
 * (np_document_forget_past()).
 *
 * Returns: how many entries go
 */
guint np_purge_off_record (NpDossier *dossier, NpChange *change);

G_END_DECLS
