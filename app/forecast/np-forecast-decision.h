/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-dossier.h"
#include "engine/np-package-table.h"
#include "engine/np-stake-table.h"
#include "forecast/np-forecast.h"

G_BEGIN_DECLS

/**
 * np_forecast_stakes:
 * @dossier: a dossier
 * @scenario: (nullable): identifier of a scenario, %NULL takes the first of the file, if there is any
 *
 * The stances as input of bargaining and exchange: every issue on which some party has a position and a salience, every
 * party that has one, in dossier order; a facilitator has no stake. Salience is divided by 10, the overrides of the
 * scenario are applied, and a capability that is not given counts as 100, the strongest.
 *
 * Returns: (transfer full) (nullable): the table, names are identifiers; %NULL when there is no such stance
 */
NpStakeTable *np_forecast_stakes (NpDossier *dossier, const char *scenario);

/**
 * np_forecast_package_table:
 * @forecast: a forecast of @dossier
 * @dossier: the dossier
 * @own: identifier of a party
 * @other: identifier of another
 *
 * What the two may put together: every measure, not dropped, of which some level has a forecast for both. Options are
 * "out" (worth nothing), "minimum", "target", "maximum", as far as there is a forecast for both; part-worths are
 * np_forecast_part_worth(), rounded (halves to even). A measure that needs one in force is free; needs and excludes between measures of
 * the table are rules, others do not count here.
 *
 * Returns: (transfer full) (nullable): the table, names are identifiers; %NULL when no measure concerns both
 */
NpPackageTable *np_forecast_package_table (NpForecast *forecast, NpDossier *dossier, const char *own, const char *other);

/**
 * np_forecast_level_option:
 * @level: a level
 *
 * Returns: the name of the option of np_forecast_package_table() for the level: "minimum", "target", "maximum"
 */
const char *np_forecast_level_option (NpLevelName level);

/**
 * np_forecast_package_offer:
 * @table: from np_forecast_package_table()
 * @package: (type NpPackage): a package of the dossier
 * @options: (out caller-allocates) (array): [issue] option of each measure, 0 = out
 *
 * Returns: how many items of the package are not in the table (in force, dropped, of other parties)
 */
guint np_forecast_package_offer (const NpPackageTable *table, gpointer package, guint8 *options);

/**
 * np_forecast_walk_away:
 * @dossier: a dossier
 * @party: identifier of a party
 * @low: (out): low end of its alternative without agreement, in the unit of part-worths; 0 when not given
 * @high: (out): high end
 *
 * Returns: whether the dossier gives an alternative
 */
gboolean np_forecast_walk_away (NpDossier *dossier, const char *party, gint64 *low, gint64 *high);

G_END_DECLS
