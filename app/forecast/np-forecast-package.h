/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "forecast/np-forecast.h"

G_BEGIN_DECLS

/**
 * NpPackageChoice:
 * @measure: identifier of a measure
 * @level: the level at which it is in the package
 */
typedef struct
{
  const char *measure;
  NpLevelName level;
} NpPackageChoice;

/**
 * NpPackageReaction:
 * @party: identifier of the party
 * @named: whether it stands between the parties of some measure (else it is only open to some)
 * @n_measures: measures of the package that concern it and have a forecast
 * @n_missing: measures that concern it and have none; they are not counted
 * @sum: sum of the part-worths of the measures, unrounded (1000 = one unit of the support index)
 * @once: the part-worth of the package as a whole: each issue once, sponsor, climate and company once
 * @mu: mean of y for the package
 * @variance: v
 * @variance_party: vd
 * @p: probabilities of the five reactions: drivers and honesty, no habit (nobody has a habit of packages)
 * @consent: P(support or accept)
 * @consent_low: lower end of its 80 per cent interval
 * @consent_high: upper end
 * @category: the category that holds the median of @p
 * @worse: whether the package as a whole speaks against itself for this party (@once below 0)
 * @weakest: identifier of the measure with the least part-worth
 * @red_lines: (array zero-terminated=1): identifiers of the measures that cross a red line of the party
 * @absolute: whether one of these red lines is absolute
 *
 * How a party is likely to take a package. "Counted once" changes the sum by @once - @sum.
 */
typedef struct
{
  const char *party;
  gboolean named;
  guint n_measures;
  guint n_missing;
  double sum;
  double once;
  double mu;
  double variance;
  double variance_party;
  double p[NP_N_REACTIONS];
  double consent;
  double consent_low;
  double consent_high;
  NpCategory category;
  gboolean worse;
  const char *weakest;
  const char **red_lines;
  gboolean absolute;
} NpPackageReaction;

/**
 * np_forecast_part_worth:
 * @cell: a cell
 *
 * Returns: 1000 * (mu without the disposition driver) / 3, to be rounded to an integer for the frontier
 */
double np_forecast_part_worth (const NpForecastCell *cell);

/**
 * np_forecast_package:
 * @self: a forecast
 * @choices: (array length=n): the measures of the package; of a measure named twice the first counts
 * @n: how many
 *
 * Every party that some measure concerns, in dossier order: those who bargain and every third party, so that a page can
 * name what a third loses. One vector for the package: sums over its measures, but per issue only the target furthest
 * from the status quo; disposition, sponsor, climate and company once (mean over the measures); the doubt about a kind not
 * seen yet once, about a text for each; an absolute red line as in a cell. So a package of one measure has the chance of
 * its cell, as long as the party was not observed. Source: engine/packages.md.
 *
 * Returns: (transfer full) (element-type NpPackageReaction): free with g_array_unref()
 */
GArray *np_forecast_package (NpForecast *self, const NpPackageChoice *choices, gsize n);

G_END_DECLS
