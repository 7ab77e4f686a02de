/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-dossier.h"
#include "forecast/np-forecast.h"

G_BEGIN_DECLS

/**
 * np_export_flip_words:
 * @dossier: the dossier of the forecast
 * @flip: a change that carries the answer into the next band
 *
 * The change as a sentence of a paper, which carries no decimals: shares and relations are printed times 100. The new value is
 * rounded away from the present one, so that the printed value does what the sentence says.
 *
 * Returns: (transfer full) (nullable): “Support” if its position on “Elections” moves from 25 to 30 of 100.
 */
NpText *np_export_flip_words (NpDossier *dossier, const NpFlip *flip);

G_END_DECLS
