/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/np-chart.h"

G_BEGIN_DECLS

/**
 * np_reference_chart_new:
 * @four: (out) (optional) (transfer full): in words: how the known cases in which four people were expelled were answered
 *   (the case source A speaks of)
 *
 * The reference table of reciprocal expulsions that comes with the program, as a chart: what was done against what was
 * done in answer. Cases of four are the ones that stand out. Nothing is invented: a case without a known answer has only
 * its row.
 *
 * Returns: (transfer full): the chart
 */
NpChart *np_reference_chart_new (NpText **four);

G_END_DECLS
