/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "brief/np-export-view.h"

G_BEGIN_DECLS

/**
 * np_export_meetings_add:
 * @self: a view with its dossier, sealed
 * @dossier: what it was copied from
 *
 * Adds what a record needs besides the fields: which item of the agenda an entry was said under, and who was there where the
 * rules of the meeting and of all that is printed of it permit that.
 */
void np_export_meetings_add (NpExportView *self, NpDossier *dossier);

G_END_DECLS
