/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-pack-build-private.h"

#include "base/np-format.h"
#include "charts/np-chart-fan.h"
#include "charts/np-chart-worth.h"
#include "dossier/np-exercise.h"

/* The exercise: how an invented night may go, and what each measure would be worth in it. */

#define MOST_TURNS 10
#define FEW_TURNS 6
#define STILL 0.005 /* share that must go on for a turn to be worth a column */
#define MOST_MEASURES 4

static NpPackText *
proposed_finding (const NpExportExercise *exercise)
{
  g_autofree char *share_ru = np_format_percent (exercise->conflict, 0, NP_LANG_RU);
  g_autofree char *share_en = np_format_percent (exercise->conflict, 0, NP_LANG_EN);
  g_autofree char *ru = g_strdup_printf ("Без мер порога достигают %s случаев", share_ru);
  g_autofree char *en = g_strdup_printf ("Without the measures %s of cases reach the threshold", share_en);
  return np_build_title (ru, en);
}

/* Turns after the exchange has died down say nothing. */
static guint
n_turns (const NpExportExercise *exercise)
{
  guint n = FEW_TURNS + 1;

  for (guint i = 0; i < exercise->turns->len; i++)
    if (g_array_index (exercise->turns, NpExportTurn, i).open >= STILL)
      n = MAX (n, i + 2);
  return MIN (MIN (n, MOST_TURNS + 1), exercise->turns->len);
}

static NpChart *
fan_chart (const NpExportExercise *exercise)
{
  guint n = n_turns (exercise);
  g_autofree NpFanTurn *turns = g_new0 (NpFanTurn, n);
  g_autoptr (NpText) title = np_text_new ("Ступень в тех случаях, которые не погасли",
                                          "Rung in the cases that have not calmed down");
  NpFanPanel panel = { title, turns, n };
  NpFanData data = { &panel, 1, NULL, 0, exercise->threshold, exercise->threshold_label };

  for (guint i = 0; i < n; i++)
    {
      const NpExportTurn *turn = &g_array_index (exercise->turns, NpExportTurn, i);
      for (guint k = 0; k < G_N_ELEMENTS (turn->quantiles); k++)
        turns[i].quantiles[k] = MIN (turn->quantiles[k], exercise->threshold); /* nothing lies above conflict */
      turns[i].calm = turn->calm;
      turns[i].open = turn->open;
      turns[i].conflict = turn->conflict;
    }
  return np_chart_fan_new (&data);
}

/* NULL when no measure on paper has a worth. */
static NpChart *
worth_chart (NpPackBuild *build)
{
  const NpExportExercise *exercise = build->view->exercise;
  NpWorthRow rows[MOST_MEASURES];
  char *refs[MOST_MEASURES];
  guint n = 0;

  for (guint i = 0; i < exercise->worth->len && n < MOST_MEASURES; i++)
    {
      const NpExportWorth *worth = &g_array_index (exercise->worth, NpExportWorth, i);
      gpointer measure = np_dossier_find_type (build->view->dossier, worth->measure, NP_TYPE_MEASURE);
      if (measure == NULL || !g_ptr_array_find (build->measures, measure, NULL) || ABS (worth->value) < 0.0005)
        continue;
      refs[n] = np_build_measure_ref (measure);
      rows[n] = (NpWorthRow){ refs[n], np_object_get_text (measure, NP_MEASURE_TITLE), worth->value,
                              worth->consent };
      n++;
    }
  NpChart *chart = n > 0 ? np_chart_worth_new (rows, n) : NULL;
  for (guint i = 0; i < n; i++)
    g_free (refs[i]);
  return chart;
}

static void
add_notes (NpPackSection *section, const NpExportExercise *exercise)
{
  char *words[NP_N_LANGS];
  static const char *const forms[NP_N_LANGS] = {
    "Ступень конфликта — %u. Без мер её достигают %s случаев за %u %s. «В среднем» — снижение, умноженное на "
    "согласие названных сторон, %s. Параметры — допущения; в прогноз реакций учение не входит.",
    "The conflict threshold is rung %u. Without the measures %s of cases reach it within %u %s. “Expected” is "
    "the fall "
    "times the consent of the parties named, %s. The parameters are assumptions; the exercise does not feed "
    "the forecast.",
  };

  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      g_autofree char *share = np_format_percent (exercise->conflict, 0, lang);
      const char *turns = lang == NP_LANG_RU ? np_plural_pick (exercise->horizon, lang, "ход", "хода", "ходов")
                                             : np_plural_pick (exercise->horizon, lang, "move", NULL, "moves");
      words[lang] = g_strdup_printf (forms[lang], exercise->threshold, share, exercise->horizon, turns,
                                     np_forecast_independence_words (lang));
    }
  np_pack_section_add (section, NP_BLOCK_PARAGRAPH, NULL, np_build_pair (words[NP_LANG_RU], words[NP_LANG_EN]))
    ->role
    = NP_ROLE_NOTE;
  g_free (words[NP_LANG_RU]);
  g_free (words[NP_LANG_EN]);
  np_build_model_line (section, "лестница эскалации, точный расчёт по всем исходам; сценарий, а не прогноз: сопоставимой "
                                "проверки для мер безопасности нет.",
                       "ladder of escalation, exact over all outcomes; a scenario, not a forecast: no comparable test exists "
                       "for security measures.");
}

void
np_build_exercise (NpPackBuild *build)
{
  const NpExportExercise *exercise = build->view->exercise;

  if (exercise == NULL || np_build_is_off (build, "exercise"))
    return;
  gpointer source = np_dossier_find_type (build->view->dossier, exercise->id, NP_TYPE_EXERCISE);
  NpText *finding = np_build_finding (build->view->dossier, NP_DOSSIER_FINDINGS, "exercise");
  NpPackSection *section = np_pack_document_add_section (build->document, NP_PAGE_FINDING, "exercise",
    finding != NULL ? np_build_text_title (finding) : proposed_finding (exercise));

  section->exercise = TRUE;
  section->kicker = np_build_pair ("Учение · вымысел", "Exercise · fiction");
  section->contents = np_pack_text_new ("Учение", "Exercise");
  if (source != NULL && np_object_is_given (source, NP_EXERCISE_TITLE))
    np_pack_section_add (section, NP_BLOCK_PARAGRAPH, "exercise-title",
                         np_build_field (source, NP_EXERCISE_TITLE))
      ->role
      = NP_ROLE_CROWDED;
  np_pack_section_add_chart (section, "exercise-fan", NULL, fan_chart (exercise))->height = 0.8;
  NpChart *worth = worth_chart (build);
  if (worth != NULL)
    np_pack_section_add_chart (section, "exercise-worth",
                               np_pack_text_new ("Чего стоит каждая мера в этом сценарии",
                                                 "What each measure is worth in this scenario"),
                               worth);
  add_notes (section, exercise);
}
