/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-dossier.h"
#include "forecast/np-forecast.h"

G_BEGIN_DECLS

/**
 * np_forecast_cell_to_text:
 * @cell: a cell
 * @dossier: the dossier it was made from, for names
 * @lang: the language
 *
 * The whole explanation as plain text for a mail or a note: headline, odds with their interval, evidence, one line per
 * contribution with its sources, the sum, habit, the smallest changes.
 *
 * Returns: (transfer full): lines
 */
char *np_forecast_cell_to_text (const NpForecastCell *cell, NpDossier *dossier, NpLang lang);

/**
 * np_forecast_wants_article:
 * @name: an English name of a party
 *
 * Returns: whether a sentence says it with an article: "the United States", but "China"
 */
gboolean np_forecast_wants_article (const char *name);

G_END_DECLS
