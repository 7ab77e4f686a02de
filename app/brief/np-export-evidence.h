/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "brief/np-export-view.h"

G_BEGIN_DECLS

/**
 * NpExportEvidence:
 *
 * Which entries of a dossier are protected, and which parties they report reactions of.
 */
typedef struct _NpExportEvidence NpExportEvidence;

/* Looks through the entries of a whole dossier, not of what papers may print of it (transfer full); keeps no reference. */
NpExportEvidence *np_export_evidence_new (NpDossier *dossier);
void np_export_evidence_free (NpExportEvidence *self);

/**
 * np_export_evidence_protect:
 * @self: the protected entries
 * @cells: (element-type NpExportCell): cells of a view, as they were copied from @forecast
 * @forecast: where they are from
 *
 * Protected entries may feed the forecast, but a paper shows what they did only as "other evidence": what was said under the
 * Chatham House Rule or a stricter one, or under an own rule that hides the delegation. The reasons that rest on such an entry
 * become one line, habit learnt from one says no more than how far it moved the odds, and none of them counts as observed.
 */
void np_export_evidence_protect (const NpExportEvidence *self, GPtrArray *cells, NpForecast *forecast);

G_END_DECLS
