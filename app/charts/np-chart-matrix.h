/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/np-chart-sign.h"

G_BEGIN_DECLS

/**
 * NpMatrixRow:
 * @id: identifier, the same in both languages: "CBM-01"
 * @title: title of the measure, RU/EN
 */
typedef struct
{
  const char *id;
  NpText *title;
} NpMatrixRow;

/**
 * NpMatrixData:
 * @columns: (array length=n_columns): names of the parties, RU/EN
 * @n_columns: how many
 * @rows: (array length=n_rows): the measures in the order of the dossier
 * @n_rows: how many
 * @cells: (array): n_rows * n_columns cells, row by row
 * @legend: draw the legend of the five reactions underneath
 *
 * A matrix that is longer than a page is several charts, each with its part of the rows; the last has the
 * legend.
 */
typedef struct
{
  NpText *const *columns;
  guint n_columns;
  const NpMatrixRow *rows;
  guint n_rows;
  const NpChartCell *cells;
  gboolean legend;
} NpMatrixData;

#define NP_TYPE_CHART_MATRIX (np_chart_matrix_get_type ())
G_DECLARE_FINAL_TYPE (NpChartMatrix, np_chart_matrix, NP, CHART_MATRIX, NpChart)

/**
 * np_chart_matrix_new:
 * @data: what to draw; copied
 *
 * The reaction matrix: measures by parties, each cell a reaction and the chance of consent. Points: the
 * cells, row by row.
 *
 * Returns: (transfer full): the chart
 */
NpChart *np_chart_matrix_new (const NpMatrixData *data);

G_END_DECLS
