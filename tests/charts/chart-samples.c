/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart-samples.h"

#include <math.h>

#include "charts/np-chart-expulsions.h"
#include "charts/np-chart-fan.h"
#include "charts/np-chart-five.h"
#include "charts/np-chart-frontier.h"
#include "charts/np-chart-matrix.h"
#include "charts/np-chart-scale.h"
#include "charts/np-chart-reliability.h"
#include "charts/np-chart-scatter.h"
#include "charts/np-chart-timeline.h"
#include "charts/np-chart-tornado.h"
#include "charts/np-chart-why.h"
#include "charts/np-chart-worth.h"

/* The charts hold their own references; these go when the sample is made. */
static GPtrArray *pool;

static NpText *
text (const char *ru, const char *en)
{
  if (pool == NULL)
    pool = g_ptr_array_new_with_free_func ((GDestroyNotify) np_text_unref);
  g_ptr_array_add (pool, np_text_new (ru, en));
  return g_ptr_array_index (pool, pool->len - 1);
}

static NpChart *
made (NpChart *chart)
{
  g_clear_pointer (&pool, g_ptr_array_unref);
  return chart;
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
    { text ("Работающие каналы: интерес, вес 8 из 10", "Working channels: interest, weight 8 of 10"), 0.369,
      "B5, B11d", NP_WHY_INFERRED },
    { text ("Твёрдость формулировки, 4 из 5", "Firmness of the wording, 4 of 5"), -0.224, "CBM-01",
      NP_WHY_ASSUMED },
    { text ("Прецедент: пакет июня 2013 г.", "Precedent: the package of June 2013"), 0.202, "B5",
      NP_WHY_STATED },
    { text ("Равные обязанности сторон", "Equal duties on both sides"), 0.158, "CBM-01", NP_WHY_ASSUMED },
    { text ("Ограничения внутри страны, 30 из 100", "Limits at home, 30 of 100"), -0.103, "B20",
      NP_WHY_STATED },
    { text ("Обстановка после Хельсинки", "Climate after Helsinki"), -0.026, "B21", NP_WHY_ASSUMED },
    { text ("Затраты", "Burden"), -0.019, "CBM-01", NP_WHY_ASSUMED },
  };
  NpWhyData data = { rows, G_N_ELEMENTS (rows), 0.357, 0.012, 0.703, { -0.50, -0.15, 0.15, 0.50 } };

  return made (np_chart_why_new (&data, form));
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
    { "CBM-02", text ("Двуязычная форма уведомления по линии НЦУЯО",
                      "Bilingual notification form on the NRRC line") },
    { "CBM-03", text ("Обмен данными CERT об атаках под видом другой стороны",
                      "CERT exchange on attacks made to look like the other side’s") },
    { "CBM-04", text ("Консультация до публичного обвинения", "Consultation before public naming") },
    { "CBM-05", text ("Уведомление о провокации третьей стороны",
                      "Notice of suspected third-party provocation") },
    { "CBM-06", text ("Рабочая группа с открытой повесткой", "Open-agenda working group without a mandate") },
    { "CBM-07", text ("Карточка соразмерности (трек 1,5)", "Proportion card (track 1.5)") },
  };
  NpChartCell no = { .state = NP_CELL_NOT_A_PARTY };
  NpChartCell cells[] = {
    { .category = 3, .consent = 0.67, .score = 0.36 }, { .category = 4, .consent = 0.87, .score = 0.66 }, no,
    { .category = 4, .consent = 0.83, .score = 0.6, .changed = 1, .was_category = 3, .was_consent = 0.69,
      .was_score = 0.4 },
    { .category = 4, .consent = 0.87, .score = 0.66 }, no,
    { .category = 2, .consent = 0.50, .score = 0.1 }, { .category = 3, .consent = 0.67, .score = 0.36 }, no,
    { .category = 1, .consent = 0.21, .score = -0.2 }, { .category = 3, .consent = 0.67, .score = 0.36,
                                                         .tried = TRUE }, no,
    { .category = 3, .consent = 0.67, .score = 0.36 }, { .category = 3, .consent = 0.67, .score = 0.3 },
    { .category = 2, .consent = 0.40, .score = 0.0, .weak = TRUE, .changed = -1, .was_category = 2,
      .was_consent = 0.49, .was_score = 0.1 },
    { .category = 0, .consent = 0.04, .score = -0.7 }, { .category = 4, .consent = 0.87, .score = 0.66 },
        { .state = NP_CELL_NO_DATA },
    { .category = 1, .consent = 0.23, .score = -0.2, .weak = TRUE }, { .category = 0, .consent = 0.05,
                                                                       .score = -0.6, .weak = TRUE },
    { .category = 3, .consent = 0.58, .score = 0.2, .weak = TRUE },
  };
  NpMatrixData data = { columns, 3, rows, G_N_ELEMENTS (rows), cells, TRUE };

  return made (np_chart_matrix_new (&data));
}

static NpChart *
make_tornado (void)
{
  NpTornadoRow rows[] = {
    { text ("Насколько обязывает текст", "How binding the text is"), text ("степень 5 … 2 · сейчас 4 из 5",
                                                                           "class 5 … 2 · now 4 of 5"),
                                                                               text ("5", "5"), text ("2",
                                                                                                      "2"), -0.24, -0.01, NULL },
    { text ("Ограничения президента внутри страны", "Limits on the president at home"),
      text ("0 … 1 · острота, сейчас 0,48", "0 … 1 · severity, now 0.48"), text ("0", "0"), text ("1", "1"),
          0.0, -0.33,
      text ("ниже 0,44 ответ станет «на условиях»", "below 0.44 the answer turns to conditional") },
    { text ("Вес свободы ответа", "Weight of freedom to answer"), text ("10 … 3 · сейчас 9",
                                                                        "10 … 3 · now 9"), text ("10", "10"),
                                                                            text ("3", "3"), -0.27, -0.06,
                                                                                NULL },
    { text ("Доверие к автору предложения", "Trust in the sponsor"), text ("−0,5 … +0,5 · сейчас общий текст",
                                                                           "−0.5 … +0.5 · now joint text"),
                                                                               text ("−0,5", "−0.5"),
                                                                                   text ("+0,5", "+0.5"),
                                                                                       -0.27, -0.08, NULL },
    { text ("Обстановка после встречи", "Climate after the summit"), NULL, text ("SC-3", "SC-3"),
      text ("SC-1", "SC-1"), -0.21, -0.10, NULL },
    { text ("Срок для разговора", "Window for the talk"), text ("72 … 12 ч · сейчас 48 ч",
                                                                "72 … 12 h · now 48 h"),
                                                                    text ("72 ч", "72 h"),
                                                                        text ("12 ч", "12 h"), -0.20, -0.13,
                                                                            NULL },
    { text ("Равенство обязанностей", "Balance of duties"), text ("−0,2 … +0,4 · сейчас равны",
                                                                  "−0.2 … +0.4 · now equal"),
                                                                      text ("−0,2", "−0.2"),
                                                                          text ("+0,4", "+0.4"), -0.19, -0.12,
                                                                              NULL },
  };
  NpTornadoData data = { rows, G_N_ELEMENTS (rows), -0.16, { -0.50, -0.15, 0.15, 0.50 },
                         text ("индекс поддержки CBM-04 в США", "support score of CBM-04 in the US") };

  return made (np_chart_tornado_new (&data));
}

static NpChart *
make_fan_panels (guint n_panels)
{
  NpFanTurn without[11], with[11];
  NpFanRung rungs[] = {
    { 2, text ("запрос", "enquiry") }, { 4, text ("публичное обвинение", "public blame") },
        { 6, text ("высылки", "expulsions") }, { 8, text ("ответный удар", "counter-strike") },
  };
  NpFanPanel panels[] = { { text ("Без мер", "Without the measures"), without, 11 },
                          { text ("Действуют CBM-02, -03 и -05", "With CBM-02, -03 and -05 in force"), with,
                            11 } };
  NpFanData data = { panels, n_panels, rungs, G_N_ELEMENTS (rungs), 10,
                     text ("порог конфликта", "conflict threshold") };

  for (guint t = 0; t < 11; t++)
    {
      double s = 1 - exp (-(double) t / 4);

      without[t] = (NpFanTurn) { { 4 - 1.8 * s, 4 + 1.1 * s - 2.2 * s * (1 - s), 4 + 2.6 * s, 4 + 4.1 * s,
                                   4 + 5.6 * s }, 0, 0, 0 };
      without[t].open = exp (-(double) t / 5.5);
      without[t].conflict = 0.09 * (1 - exp (-(double) t / 5)) * (t > 2);
      without[t].calm = 1 - without[t].open - without[t].conflict;
      with[t] = without[t];
      with[t].quantiles[3] -= 0.8 * s;
      with[t].quantiles[4] -= 0.5 * s;
      with[t].open = exp (-(double) t / 2.4);
      with[t].conflict = 0.02 * (1 - exp (-(double) t / 5)) * (t > 2);
      with[t].calm = 1 - with[t].open - with[t].conflict;
    }
  return made (np_chart_fan_new (&data));
}

static NpChart *
make_fan (void)
{
  return make_fan_panels (1);
}

static NpChart *
make_fan_pair (void)
{
  return make_fan_panels (2);
}

static NpChart *
make_frontier (void)
{
  NpFrontierPoint frontier[] = { { 112, 509 }, { 159, 493 }, { 174, 488 }, { 187, 480 }, { 199, 473 },
                                 { 212, 464 }, { 223, 449 }, { 234, 433 }, { 247, 417 }, { 257, 402 },
                                     { 266, 376 },
    { 277, 360 }, { 283, 342 }, { 287, 325 }, { 288, 301 } };
  NpFrontierPoint others[220];
  NpFrontierMark marks[] = {
    { "A", text ("Начало: пять мер, внутри границы", "Opening: five measures, inside"), { 166, 236 } },
    { "B", text ("Середина: на границе, точка Нэша", "Middle: on the frontier, the Nash point"),
      { 257, 402 } },
    { "C", text ("Широкий: больше для России, меньше для США", "Wide: more for Russia, less for the US"),
      { 146, 501 } },
  };
  NpFrontierData data = { text ("США", "United States"), text ("Россия", "Russia"), marks, 3, frontier,
                          G_N_ELEMENTS (frontier), others, G_N_ELEMENTS (others), 120, 150 };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    others[i] = (NpFrontierPoint) { 85 + fmod (i * 47.3, 110) + fmod (i * 13.7, 30),
                                    105 + fmod (i * 31.9, 190) + fmod (i * 17.1, 90) };
  return made (np_chart_frontier_new (&data));
}

static NpChart *
make_scatter (void)
{
  NpScatterPoint points[] = {
    { text ("4 Консультация", "4 Consultation before naming"),
      text ("CBM-04 Консультация до публичного обвинения", "CBM-04 Consultation before public naming"), 0.14,
          5.1 },
    { text ("3 Обмен CERT", "3 CERT exchange"), text ("CBM-03 Обмен CERT", "CBM-03 CERT exchange"), 0.32,
      4.2 },
    { text ("5 Третья сторона", "5 Third-party notice"), text ("CBM-05 Уведомление", "CBM-05 Notice"), 0.44,
      3.8 },
    { text ("2 Форма НЦУЯО", "2 NRRC form"), text ("CBM-02 Двуязычная форма",
                                                   "CBM-02 Bilingual form on the NRRC line"), 0.74, 3.4 },
    { text ("9 Пресечение", "9 Request to stop"), text ("CBM-09 Просьба о пресечении",
                                                        "CBM-09 Request to stop"), 0.31, 2.6 },
    { text ("1 Сверка каналов", "1 Stocktaking"), text ("CBM-01 Сверка", "CBM-01 Stocktaking"), 0.59, 2.1 },
    { text ("8 Инфраструктура", "8 Infrastructure"), text ("CBM-08 Инфраструктура", "CBM-08 Infrastructure"),
      0.22, 1.6 },
    { text ("13 Соразмерность", "13 Proportion card"), text ("CBM-13 Карточка", "CBM-13 Proportion card"),
      0.21, 1.3 },
    { text ("6 Рабочая группа", "6 Working group"), text ("CBM-06 Группа", "CBM-06 Working group"), 0.32,
      0.9 },
    { text ("12 Трек ОБСЕ", "12 OSCE line"), text ("CBM-12 Трек ОБСЕ", "CBM-12 OSCE line"), 0.48, 0.7 },
    { text ("10 Цепочки поставок", "10 Supply chain"), text ("CBM-10 Цепочки поставок",
                                                             "CBM-10 Supply chain"), 0.32, 0.5 },
    { text ("11 Нью-Йорк", "11 New York step"), text ("CBM-11 Нью-Йорк", "CBM-11 New York step"), 0.16,
      0.35 },
    { text ("7 Отмена встреч", "7 Cancellation"), text ("CBM-07 Отмена", "CBM-07 Cancellation"), 0.59, 0.3 },
  };

  return made (np_chart_scatter_new (points, G_N_ELEMENTS (points)));
}

static NpChart *
make_reliability (void)
{
  static const NpReliabilityBin bins[] = { { 0, 0, 0 }, { 0, 0, 0 }, { 3, 0.27, 1 }, { 9, 0.36, 3 }, { 11, 0.45, 6 },
                                           { 7, 0.55, 3 }, { 4, 0.64, 3 }, { 2, 0.74, 2 }, { 1, 0.83, 1 }, { 1, 0.96, 1 } };

  return made (np_chart_reliability_new (bins, G_N_ELEMENTS (bins)));
}

static NpChart *
make_timeline (void)
{
  NpTimelineMoment moments[] = { { 0, text ("9 июля", "9 July") }, { 3, text ("встреча 1", "meeting 1") },
                                 { 7, text ("встреча 2", "meeting 2") }, { 8, text ("17 июля", "17 July") },
                                     { 14, text ("встреча 3", "meeting 3") } };
  NpTimelineValue us[] = { { 0, -0.20, FALSE }, { 1, -0.08, TRUE }, { 2, 0.31, TRUE }, { 4, 0.34, FALSE } };
  NpTimelineValue ru[] = { { 0, 0.40, FALSE }, { 1, 0.55, TRUE }, { 2, 0.60, TRUE }, { 4, 0.62, FALSE } };
  NpTimelineValue cn[] = { { 0, 0.10, FALSE }, { 2, 0.02, TRUE }, { 4, 0.30, FALSE } };
  NpTimelineSeries series[] = { { text ("США", "United States"), us, 4 }, { text ("Россия", "Russia"), ru,
                                                                            4 }, { text ("Китай", "China"),
                                                                                   cn, 3 } };
  NpTimelineData data = { moments, G_N_ELEMENTS (moments), series, 3, { -0.50, -0.15, 0.15, 0.50 } };

  return made (np_chart_timeline_new (&data));
}

static NpChart *
make_scale (void)
{
  NpScaleParty channels[] = { { text ("США", "United States"), 60, 60, 0.7 * 90 },
                              { text ("Россия", "Russia"), 85, 72, 0.8 * 80 },
                                  { text ("Китай", "China"), 55, 58, 0.3 * 70 } };
  NpScaleParty infra[] = { { text ("США", "United States"), 20, 26, 90 }, { text ("Россия", "Russia"), 60, 60,
                                                                            60 }, { text ("Китай", "China"),
                                                                                    62, 62, 30 }, { text ("ЕС", "EU"), 64, 64, 20 } };
  NpScaleIssue issues[] = {
    { text ("Работоспособность трёх каналов 2013 г.", "Working order of the three channels of 2013"),
      text ("каналы есть только на бумаге", "the channels exist on paper only"),
      text ("все три проверены, круглосуточно отвечают", "all three tested and answering round the clock"), 0,
          100, 15, 70.3, 60, { 62, 78 }, channels, 3 },
    { text ("Критическая инфраструктура и военные доктрины", "Critical infrastructure and doctrine"),
      text ("полная свобода ответа всеми средствами", "full freedom to answer with all military means"),
      text ("инфраструктура вне нападений, перед ответом консультация",
            "infrastructure off limits, consultation before any answer"), 0, 100, 15, 41, 60, { 30, 52 },
                infra, 4 },
  };

  return made (np_chart_scale_new (issues, 2));
}

static NpChart *
make_expulsions (void)
{
  NpExpulsion cases[] = {
    { text ("Брит.–СССР, 1971", "UK–USSR, 1971"), 105, 18, TRUE },
        { text ("Франция–СССР, 1983", "France–USSR, 1983"), 47, -1, FALSE },
    { text ("Брит.–СССР, 1985", "UK–USSR, 1985"), 25, 25, FALSE }, { text ("США–СССР, 1986", "US–USSR, 1986"),
                                                                     55, 5, FALSE }, { text ("США–Россия, 2001", "US–Russia, 2001"), 50, 50, FALSE },
    { text ("США–Россия, 2016", "US–Russia, 2016"), 35, 0, TRUE },
        { text ("Брит.–Россия, 2018", "UK–Russia, 2018"), 23, 23, TRUE },
            { text ("США–Россия, 2018", "US–Russia, 2018"), 60, 60, TRUE },
    { text ("Грузия–Россия, 2018", "Georgia–Russia, 2018"), 1, 1, FALSE },
        { text ("Эстония–Россия, 2018", "Estonia–Russia, 2018"), 1, 1, FALSE },
            { text ("Греция–Россия, 2018", "Greece–Russia, 2018"), 2, 2, FALSE },
    { text ("Украина–Россия, 2018", "Ukraine–Russia, 2018"), 13, 13, FALSE },
        { text ("Польша–Россия, 2018", "Poland–Russia, 2018"), 4, 4, FALSE },
            { text ("Россия–США, 2017", "Russia–US, 2017"), 755, 3, FALSE },
    { text ("Канада–Россия, 2002", "Canada–Russia, 2002"), 3, 9, FALSE },
  };
  NpExpulsionsData data = { cases, G_N_ELEMENTS (cases), 0.8, 1.25 };

  return made (np_chart_expulsions_new (&data));
}

static NpChart *
make_worth (void)
{
  NpWorthRow rows[] = {
    { "CBM-03", text ("Обмен данными CERT", "CERT exchange"), 0.123, 0.34 },
        { "CBM-05", text ("Уведомление о третьей стороне", "Third-party notice"), 0.083, 0.45 },
    { "CBM-13", text ("Карточка соразмерности", "Proportion card"), 0.124, 0.22 },
        { "CBM-02", text ("Форма уведомления НЦУЯО", "NRRC notification form"), 0.033, 0.58 },
    { "CBM-01", text ("Сверка трёх каналов", "Stocktaking of channels"), 0.024, 0.58 },
        { "CBM-04", text ("Консультация до обвинения", "Consultation before naming"), 0.080, 0.14 },
    { "CBM-07", text ("Порядок отмены встреч", "Cancellation courtesy"), -0.010, 0.5 },
  };

  return made (np_chart_worth_new (rows, G_N_ELEMENTS (rows)));
}

const ChartSample chart_samples[] = {
  { "five", make_five, 420, 275 },
  { "why-bars", make_why_bars, 290, 250 },
  { "why-running", make_why_running, 760, 496 },
  { "matrix", make_matrix, 760, 496 },
  { "tornado", make_tornado, 1000, 496 },
  { "fan", make_fan, 640, 496 },
  { "fan-pair", make_fan_pair, 1000, 496 },
  { "frontier", make_frontier, 760, 496 },
  { "reliability", make_reliability, 560, 400 },
  { "scatter", make_scatter, 690, 496 },
  { "timeline", make_timeline, 700, 496 },
  { "scale", make_scale, 700, 496 },
  { "expulsions", make_expulsions, 700, 496 },
  { "worth", make_worth, 700, 496 },
};
const guint n_chart_samples = G_N_ELEMENTS (chart_samples);
