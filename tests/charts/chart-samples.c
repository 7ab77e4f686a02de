/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart-samples.h"

#include "charts/np-chart-five.h"
#include "charts/np-chart-matrix.h"
#include "charts/np-chart-why.h"

/* Texts live until the charts are made; the charts hold their own references. */
static NpText *
text (const char *ru, const char *en)
{
  return np_text_new (ru, en);
}

static NpChart *
make_five (void)
{
  return np_chart_five_new ((double[5]) { 0.032, 0.10, 0.198, 0.31, 0.36 });
}

static NpChart *
make_why (NpWhyForm form)
{
  NpWhyRow rows[] = {
    { text ("Работающие каналы: интерес, вес 8 из 10", "Working channels: interest, weight 8 of 10"), 0.369, "B5, B11d", NP_WHY_INFERRED },
    { text ("Твёрдость формулировки, 4 из 5", "Firmness of the wording, 4 of 5"), -0.224, "CBM-01", NP_WHY_ASSUMED },
    { text ("Прецедент: пакет июня 2013 г.", "Precedent: the package of June 2013"), 0.202, "B5", NP_WHY_STATED },
    { text ("Равные обязанности сторон", "Equal duties on both sides"), 0.158, "CBM-01", NP_WHY_ASSUMED },
    { text ("Ограничения внутри страны, 30 из 100", "Limits at home, 30 of 100"), -0.103, "B20", NP_WHY_STATED },
    { text ("Обстановка после Хельсинки", "Climate after Helsinki"), -0.026, "B21", NP_WHY_ASSUMED },
    { text ("Затраты", "Burden"), -0.019, "CBM-01", NP_WHY_ASSUMED },
  };
  NpWhyData data = { rows, G_N_ELEMENTS (rows), 0.357, 0.012, 0.703, { -0.50, -0.15, 0.15, 0.50 } };
  NpChart *chart = np_chart_why_new (&data, form);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    np_text_unref (rows[i].label);
  return chart;
}

static NpChart *
make_why_bars (void)
{
  return make_why (NP_WHY_BARS);
}

static NpChart *
make_why_running (void)
{
  return make_why (NP_WHY_RUNNING);
}

static NpChart *
make_matrix (void)
{
  NpText *columns[] = { text ("США", "United States"), text ("Россия", "Russia"), text ("Китай", "China") };
  NpMatrixRow rows[] = {
    { "CBM-01", text ("Сверка работы трёх каналов связи", "Stocktaking of the three channels") },
    { "CBM-02", text ("Двуязычная форма уведомления по линии НЦУЯО", "Bilingual notification form on the NRRC line") },
    { "CBM-03", text ("Обмен данными CERT об атаках под видом другой стороны", "CERT exchange on attacks made to look like the other side’s") },
    { "CBM-04", text ("Консультация до публичного обвинения", "Consultation before public naming") },
    { "CBM-05", text ("Уведомление о провокации третьей стороны", "Notice of suspected third-party provocation") },
    { "CBM-06", text ("Рабочая группа с открытой повесткой", "Open-agenda working group without a mandate") },
    { "CBM-07", text ("Карточка соразмерности (трек 1,5)", "Proportion card (track 1.5)") },
  };
  NpChartCell no = { .state = NP_CELL_NOT_A_PARTY };
  NpChartCell cells[] = {
    { .category = 3, .consent = 0.67, .score = 0.36 }, { .category = 4, .consent = 0.87, .score = 0.66 }, no,
    { .category = 4, .consent = 0.83, .score = 0.6, .changed = 1, .was_category = 3, .was_consent = 0.69, .was_score = 0.4 },
    { .category = 4, .consent = 0.87, .score = 0.66 }, no,
    { .category = 2, .consent = 0.50, .score = 0.1 }, { .category = 3, .consent = 0.67, .score = 0.36 }, no,
    { .category = 1, .consent = 0.21, .score = -0.2 }, { .category = 3, .consent = 0.67, .score = 0.36, .tried = TRUE }, no,
    { .category = 3, .consent = 0.67, .score = 0.36 }, { .category = 3, .consent = 0.67, .score = 0.3 },
    { .category = 2, .consent = 0.40, .score = 0.0, .weak = TRUE, .changed = -1, .was_category = 2, .was_consent = 0.49, .was_score = 0.1 },
    { .category = 0, .consent = 0.04, .score = -0.7 }, { .category = 4, .consent = 0.87, .score = 0.66 }, { .state = NP_CELL_NO_DATA },
    { .category = 1, .consent = 0.23, .score = -0.2, .weak = TRUE }, { .category = 0, .consent = 0.05, .score = -0.6, .weak = TRUE },
    { .category = 3, .consent = 0.58, .score = 0.2, .weak = TRUE },
  };
  NpMatrixData data = { columns, 3, rows, G_N_ELEMENTS (rows), cells, TRUE };
  NpChart *chart = np_chart_matrix_new (&data);

  for (guint i = 0; i < 3; i++)
    np_text_unref (columns[i]);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    np_text_unref (rows[i].title);
  return chart;
}

const ChartSample chart_samples[] = {
  { "five", make_five, 420, 275 },
  { "why-bars", make_why_bars, 290, 250 },
  { "why-running", make_why_running, 760, 496 },
  { "matrix", make_matrix, 760, 496 },
};
const guint n_chart_samples = G_N_ELEMENTS (chart_samples);
