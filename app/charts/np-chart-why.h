/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/np-chart.h"

G_BEGIN_DECLS

/**
 * NpWhyStatus:
 * @NP_WHY_STATED: the party said so
 * @NP_WHY_INFERRED: inferred by the analyst
 * @NP_WHY_ASSUMED: assumed
 * @NP_WHY_COMPUTED: follows from the model, nothing to source
 */
typedef enum
{
  NP_WHY_STATED,
  NP_WHY_INFERRED,
  NP_WHY_ASSUMED,
  NP_WHY_COMPUTED,
} NpWhyStatus;

/**
 * NpWhyRow:
 * @label: what drives, RU/EN
 * @value: its contribution in units of the support score, signed
 * @source: (nullable): identifiers of sources, "B5, B11d"
 * @status: how it is known
 */
typedef struct
{
  NpText *label;
  double value;
  const char *source;
  NpWhyStatus status;
} NpWhyRow;

/**
 * NpWhyData:
 * @rows: (array length=n_rows): the contributions; what is missing to @score becomes a row of its own, "all
 *   other reasons"
 * @n_rows: how many
 * @score: the support score, -1 ... 1
 * @low: lower end of its 80 % interval
 * @high: upper end
 * @bands: the limits of the bands of the score, ascending (engine constants)
 */
typedef struct
{
  const NpWhyRow *rows;
  guint n_rows;
  double score, low, high;
  double bands[4];
} NpWhyData;

/**
 * NpWhyForm:
 * @NP_WHY_BARS: one short bar a row from a common zero, largest first; for the panel beside the matrix
 * @NP_WHY_RUNNING: bars that run on from each other to the sum, for first and then against, rows that
 *   follow from the model last, with source and
 *   status, band limits and interval; for paper and for wide windows
 */
typedef enum
{
  NP_WHY_BARS,
  NP_WHY_RUNNING,
} NpWhyForm;

#define NP_TYPE_CHART_WHY (np_chart_why_get_type ())
G_DECLARE_FINAL_TYPE (NpChartWhy, np_chart_why, NP, CHART_WHY, NpChart)

/**
 * np_chart_why_new:
 * @data: what to draw; copied
 * @form: how
 *
 * Why a forecast is what it is: contributions that add up to the printed score (largest remainder). Points:
 * the rows in the order of the form, then the sum.
 *
 * Returns: (transfer full): the chart
 */
NpChart *np_chart_why_new (const NpWhyData *data, NpWhyForm form);

/**
 * np_why_status_word:
 * @status: a status
 * @lang: the language
 *
 * Returns: (transfer none): «заявлено», "stated" ...; "" for %NP_WHY_COMPUTED
 */
const char *np_why_status_word (NpWhyStatus status, NpLang lang);

G_END_DECLS
