/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-dossier.h"
#include "forecast/np-forecast.h"

G_BEGIN_DECLS

/**
 * NpDifferenceRow:
 * @driver: interned key of the driver, as in #NpContribution; %NULL in the row of the sum
 * @label: its name, borrowed from the cells; %NULL in the row of the sum
 * @marked: what it adds to the score of the marked cell, rounded; 0 when the cell has no such driver
 * @shown: what it adds to the score of the cell shown, rounded
 * @difference: @shown - @marked
 *
 * One line of the comparison of two cells.
 */
typedef struct
{
  const char *driver;
  NpText *label;
  double marked;
  double shown;
  double difference;
} NpDifferenceRow;

/**
 * np_forecast_cell_difference:
 * @marked: a cell
 * @shown: the cell that is compared with it
 * @decimals: decimals of what is printed, 0 ... 6
 * @sum: (out caller-allocates): the printed scores and their difference
 *
 * Which drivers make the scores of two cells differ. The values are the printed ones of np_forecast_cell_apportion(), so
 * that each of the three columns adds up to that of @sum exactly.
 *
 * Returns: (transfer full) (element-type NpDifferenceRow): a row for every driver of either cell, the largest absolute
 *   difference first; the cells must outlive it. Free with g_array_unref().
 */
GArray *np_forecast_cell_difference (const NpForecastCell *marked, const NpForecastCell *shown, guint decimals,
                                     NpDifferenceRow *sum);

/**
 * np_forecast_difference_title:
 * @marked: the marked cell
 * @difference: score of the cell shown less that of @marked
 * @dossier: the dossier both were made from, for names
 * @lang: the language
 *
 * Returns: (transfer full): "Compared with CBM-05 × Russia: +0.31 more"
 */
char *np_forecast_difference_title (const NpForecastCell *marked, double difference, NpDossier *dossier, NpLang lang);

/**
 * np_forecast_difference_to_text:
 * @marked: a cell
 * @shown: the cell that is compared with it
 * @dossier: the dossier both were made from, for names
 * @lang: the language
 *
 * Returns: (transfer full): the comparison as lines of plain text, the title first, the sum last
 */
char *np_forecast_difference_to_text (const NpForecastCell *marked, const NpForecastCell *shown, NpDossier *dossier,
                                      NpLang lang);

G_END_DECLS
