/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-pack-build-private.h"

#include <string.h>

#include "base/np-format.h"
#include "forecast/np-forecast-situation.h"

/* Packages: the frontier, what is in each package, and what each side gains by it; and the situation: what holds. */

typedef struct
{
  const char *code, *ru, *en;
} Level;

static NpPackText *
level_text (const char *code)
{
  static const Level levels[] = { { "minimum", "мин.", "min" }, { "target", "цель", "target" }, { "maximum", "макс.", "max" } };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (g_str_equal (levels[i].code, code))
      return np_pack_text_new (levels[i].ru, levels[i].en);
  return np_pack_text_new_neutral ("\u2013");
}

static const NpExportPackage *
nth (const NpExportPackages *all, guint i)
{
  return g_ptr_array_index (all->packages, i);
}

/* Whether all packages have the measure at the same level. */
static gboolean
is_common (const NpExportPackages *all, guint measure)
{
  for (guint i = 1; i < all->packages->len; i++)
    if (!g_str_equal (nth (all, i)->levels[measure], nth (all, 0)->levels[measure]))
      return FALSE;
  return TRUE;
}

static void
add_measure_row (NpPackBuild *build, NpPackTable *table, const NpExportPackages *all, guint k)
{
  gpointer measure = np_dossier_find_type (build->view->dossier, all->measures[k], NP_TYPE_MEASURE);
  g_autofree char *ref = measure != NULL ? np_build_measure_ref (measure) : g_strdup (all->measures[k]);
  NpPackRow *row = np_pack_table_add_row (table);

  np_pack_table_row_add (row, np_pack_text_new_neutral (ref), NP_FACE_TABLE);
  np_pack_table_row_add (row, measure != NULL ? np_build_field_title (measure, NP_MEASURE_TITLE) : NULL, NP_FACE_TITLE);
  for (guint i = 0; i < all->packages->len; i++)
    np_pack_table_row_add (row, level_text (nth (all, i)->levels[k]), NP_FACE_STRONG);
}

static const char *
side_name (NpPackBuild *build, const NpExportPackages *all, guint side, NpLang lang)
{
  gpointer party = np_dossier_find (build->view->dossier, all->sides[side]);
  return party != NULL ? np_object_get_words (party, NP_PARTY_NAME, lang) : all->sides[side];
}

static void
add_total (NpPackBuild *build, NpPackTable *table, const NpExportPackages *all, gboolean consent)
{
  NpPackRow *row = np_pack_table_add_row (table);
  g_autofree char *ru = g_strdup_printf (consent ? "Согласие: %s / %s, %%" : "Выигрыш: %s / %s, пункты",
                                         side_name (build, all, 0, NP_LANG_RU), side_name (build, all, 1, NP_LANG_RU));
  g_autofree char *en = g_strdup_printf (consent ? "Consent: %s / %s, per cent" : "Gain: %s / %s, points",
                                         side_name (build, all, 0, NP_LANG_EN), side_name (build, all, 1, NP_LANG_EN));

  row->total = !consent;
  np_pack_table_row_add (row, NULL, NP_FACE_TABLE);
  np_pack_table_row_add (row, np_build_title (ru, en), NP_FACE_TABLE);
  for (guint i = 0; i < all->packages->len; i++)
    {
      const double *value = consent ? nth (all, i)->consent : nth (all, i)->gain;
      char *one[2];
      for (guint side = 0; side < 2; side++)
        one[side] = isnan (value[side]) ? g_strdup ("\u2013")
                                        : np_format_number (consent ? 100 * value[side] : value[side], 0, NP_LANG_RU, 0);
      g_autofree char *words = g_strdup_printf ("%s / %s", one[0], one[1]);
      np_pack_table_row_add (row, np_pack_text_new_neutral (words), NP_FACE_STRONG);
      g_free (one[0]);
      g_free (one[1]);
    }
}

static NpPackTable *
compare_table (NpPackBuild *build, const NpExportPackages *all)
{
  NpPackTable *table = np_pack_table_new ();

  np_pack_table_add_column (table, 15, NP_ALIGN_LEFT);
  np_pack_table_add_column (table, 0, NP_ALIGN_LEFT);
  for (guint i = 0; i < all->packages->len; i++)
    np_pack_table_add_column (table, MIN (18, 92.0 / all->packages->len), NP_ALIGN_CENTRE);
  NpPackRow *row = np_pack_table_set_head (table);
  np_pack_table_row_add (row, NULL, NP_FACE_TABLE);
  np_pack_table_row_add (row, np_pack_text_new ("Сравнение; отличия первыми", "Compare; differences first"), NP_FACE_STRONG);
  for (guint i = 0; i < all->packages->len; i++)
    np_pack_table_row_add (row, nth (all, i)->label != NULL ? np_pack_text_new_neutral (nth (all, i)->label)
                                                            : np_pack_text_new ("точка Нэша", "Nash point"),
                           nth (all, i)->label != NULL ? NP_FACE_MONEY : NP_FACE_STRONG);
  for (guint common = 0; common < 2; common++)
    for (guint k = 0; all->measures[k] != NULL; k++)
      if (is_common (all, k) == (common == 1))
        add_measure_row (build, table, all, k);
  add_total (build, table, all, FALSE);
  add_total (build, table, all, TRUE);
  return table;
}

static char *
change (double value)
{
  return np_format_number (value, 0, NP_LANG_RU, NP_FORMAT_SIGNED);
}

/* "P2 against P1: United States +91, Russia +166." */
static void
add_gains (NpPackBuild *build, NpPackSection *section, const NpExportPackages *all)
{
  for (guint i = 1; i < all->packages->len; i++)
    {
      const NpExportPackage *from = nth (all, i - 1), *to = nth (all, i);
      g_autofree char *own = change (round (to->gain[0]) - round (from->gain[0])),
                      *other = change (round (to->gain[1]) - round (from->gain[1]));
      g_autofree char *ru = g_strdup_printf ("%s вместо %s, в пунктах: %s\u00a0%s, %s\u00a0%s.", to->label != NULL ? to->label : "Точка Нэша",
                                             from->label, side_name (build, all, 0, NP_LANG_RU), own,
                                             side_name (build, all, 1, NP_LANG_RU), other);
      g_autofree char *en = g_strdup_printf ("%s instead of %s, in points: %s\u00a0%s, %s\u00a0%s.", to->label != NULL ? to->label : "Nash point",
                                             from->label, side_name (build, all, 0, NP_LANG_EN), own,
                                             side_name (build, all, 1, NP_LANG_EN), other);
      np_pack_section_add_numbered (section, 1, NULL, np_build_pair (ru, en))->role = NP_ROLE_CROWDED;
    }
  np_pack_section_add_numbered (section, 1, NULL,
                                np_build_pair ("Мин., цель и макс. — варианты меры от самого слабого до самого сильного; прочерк — "
                                               "меры в пакете нет.",
                                               "Min, target and max are versions of a measure, from the weakest to the strongest; a "
                                               "dash: it is not in the package."))
    ->role
    = NP_ROLE_CROWDED;
  np_pack_section_add_numbered (section, 1, NULL,
                                np_build_pair ("Пункты двух сторон не складываются: у каждой своя шкала.",
                                               "The points of the two sides do not add up: each has its own scale."))
    ->role
    = NP_ROLE_CROWDED;
}

static NpPackText *
packages_finding (const NpExportPackages *all)
{
  if (all->bettered != NULL)
    {
      g_autofree char *ru = g_strdup_printf ("%s можно улучшить без потерь для обеих сторон", all->bettered);
      g_autofree char *en = g_strdup_printf ("%s can be bettered without loss to either side", all->bettered);
      return np_build_title (ru, en);
    }
  if (all->n_zone == 0)
    return np_build_title ("Нет пакета, который обеим сторонам выгоднее, чем остаться без договорённости",
                           "No package is worth more to both sides than no agreement");
  g_autofree char *ru = g_strdup_printf ("Пакетов, выгодных обеим сторонам: %u", all->n_zone);
  g_autofree char *en = g_strdup_printf ("Efficient packages worth more to both than no agreement: %u", all->n_zone);
  return np_build_title (ru, en);
}

void
np_build_packages (NpPackBuild *build)
{
  const NpExportPackages *all = build->view->results != NULL ? build->view->results->packages : NULL;

  if (all == NULL || all->packages->len == 0 || build->options->measures != NULL || np_build_is_off (build, "packages"))
    return;
  NpPackSection *section = np_build_result_section (build, "packages", "Пакеты мер", "Packages", packages_finding (all));

  np_pack_section_add_chart (section, "packages-chart",
                             np_pack_text_new ("Выигрыш двух сторон, пункты индекса поддержки",
                                               "Gains of the two sides, points of the support index"),
                             g_object_ref (all->chart))
    ->height
    = 0.8;
  np_pack_section_add_table (section, "packages-table", compare_table (build, all));
  add_gains (build, section, all);
  np_build_chart_table (section, all->chart);
  g_autofree char *ru = g_strdup_printf ("точная граница (%u %s); ценность меры — её вклад в индекс поддержки, а вес мер другой "
                                         "стороны — наша оценка; точка Нэша — справедливое деление, а не прогноз.",
                                         all->n_points, np_plural_pick (all->n_points, NP_LANG_RU, "точка", "точки", "точек"));
  g_autofree char *en = g_strdup_printf ("exact frontier (%u %s); a measure is worth what it adds to the support index, and the "
                                         "other side’s weights are our estimate; the Nash point is a fair division, not a "
                                         "forecast.",
                                         all->n_points, all->n_points == 1 ? "point" : "points");
  np_build_model_line (section, ru, en);
}

/* ---- the situation ---- */

static NpPackText *
situation_finding (const NpExportSituation *situation)
{
  guint n = 0;

  switch (situation->today_holds)
    {
    case 2:
      return np_build_title ("Сегодняшнее положение держится само: в одиночку никто не выиграет, уйдя от него",
                             "Today’s state holds by itself: nobody gains by leaving it alone");
    case 1:
      return np_build_title ("Сегодняшнее положение держится на том, что ответили бы другие",
                             "Today’s state holds because of what the others would answer");
    default:
      for (guint i = 0; i < situation->states->len; i++)
        n += !g_str_equal (((NpExportState *)g_ptr_array_index (situation->states, i))->all, "\u2013");
      g_autofree char *ru = situation->today > 0
        ? g_strdup_printf ("Сегодняшнее положение не держится; исходов, которые держатся: %u", n)
        : g_strdup_printf ("Исходов, которые держатся для всех: %u", n);
      g_autofree char *en = situation->today > 0
        ? g_strdup_printf ("Today’s state does not hold; states that do: %u", n)
        : g_strdup_printf ("States that hold for everybody: %u", n);
      return np_build_title (ru, en);
    }
}

#define MOST_OPTIONS 8 /* that have a column each; with more the states are said in words */

static void
add_options (NpPackSection *section, const NpExportSituation *situation)
{
  NpPackTable *table = np_pack_table_new ();

  table->open = TRUE;
  np_pack_table_add_column (table, 15, NP_ALIGN_LEFT);
  np_pack_table_add_column (table, 0, NP_ALIGN_LEFT);
  for (guint k = 0; k < situation->option_words->len; k++)
    {
      NpPackRow *row = np_pack_table_add_row (table);
      np_pack_table_row_add (row, np_pack_text_new_neutral (situation->options[k]), NP_FACE_STRONG);
      np_pack_table_row_add (row, np_build_text (g_ptr_array_index (situation->option_words, k)), NP_FACE_TABLE);
    }
  np_pack_section_add_table (section, "situation-options", table);
}

/* Which options are taken in a state, one column each. */
static void
add_taken (NpPackRow *row, const NpExportSituation *situation, const NpExportState *state)
{
  for (guint k = 0; k < situation->option_words->len; k++)
    np_pack_table_row_add (row, np_pack_text_new_neutral (state->taken >> k & 1 ? "\u2022" : "\u2013"),
                           state->taken >> k & 1 ? NP_FACE_STRONG : NP_FACE_QUIET);
}

static void
add_words (NpPackRow *row, const NpExportState *state)
{
  g_autofree char *ru = np_build_capital (np_text_get (state->words, NP_LANG_RU)),
                  *en = np_build_capital (np_text_get (state->words, NP_LANG_EN));
  np_pack_table_row_add (row, np_build_pair (ru, en), NP_FACE_TABLE);
}

static NpPackTable *
states_table (const NpExportSituation *situation, gboolean columns)
{
  NpPackTable *table = np_pack_table_new ();
  guint n = situation->parties->len, n_options = situation->option_words->len;

  np_pack_table_add_column (table, 9, NP_ALIGN_RIGHT);
  if (columns)
    for (guint k = 0; k < n_options; k++)
      np_pack_table_add_column (table, 11, NP_ALIGN_CENTRE);
  else
    np_pack_table_add_column (table, 0, NP_ALIGN_LEFT);
  for (guint i = 0; i <= n; i++)
    np_pack_table_add_column (table, columns ? 0 : MIN (27, 84.0 / (n + 1)), NP_ALIGN_LEFT);
  NpPackRow *row = np_pack_table_set_head (table);
  np_pack_table_row_add (row, np_pack_text_new_neutral ("№"), NP_FACE_QUIET);
  if (columns)
    for (guint k = 0; k < n_options; k++)
      np_pack_table_row_add (row, np_pack_text_new_neutral (situation->options[k]), NP_FACE_STRONG);
  else
    np_pack_table_row_add (row, np_pack_text_new ("Исход", "State"), NP_FACE_QUIET);
  for (guint i = 0; i < n; i++)
    np_pack_table_row_add (row, np_build_text (g_ptr_array_index (situation->parties, i)), NP_FACE_QUIET);
  np_pack_table_row_add (row, np_pack_text_new ("для всех", "for all"), NP_FACE_QUIET);
  for (guint i = 0; i < situation->states->len; i++)
    {
      const NpExportState *state = g_ptr_array_index (situation->states, i);
      g_autofree char *number = g_strdup_printf ("%u", state->number);
      row = np_pack_table_add_row (table);
      np_pack_table_row_add (row, np_pack_text_new_neutral (number), state->today ? NP_FACE_STRONG : NP_FACE_TABLE);
      if (columns)
        add_taken (row, situation, state);
      else
        add_words (row, state);
      for (guint k = 0; k < n; k++)
        np_pack_table_row_add (row, np_pack_text_new_neutral (state->holds[k]), NP_FACE_TABLE);
      NpPackCell *cell = np_pack_table_row_add (row, np_pack_text_new_neutral (state->all), NP_FACE_STRONG);
      if (state->today)
        cell->sub = np_pack_text_new ("сегодня", "today");
    }
  return table;
}

void
np_build_situation (NpPackBuild *build)
{
  const NpExportSituation *situation = build->view->results != NULL ? build->view->results->situation : NULL;

  if (situation == NULL || build->options->measures != NULL || np_build_is_off (build, "situation"))
    return;
  NpPackSection *section = np_build_result_section (build, "situation", "Стратегическая устойчивость", "Strategic stability",
                                                    situation_finding (situation));

  if (!np_text_is_empty (situation->title))
    np_pack_section_add (section, NP_BLOCK_PARAGRAPH, "situation-title", np_build_text (situation->title))->role
      = NP_ROLE_CROWDED;
  for (guint i = 0; i < situation->reasons->len; i++)
    np_pack_section_add_numbered (section, 1, NULL, np_build_text (g_ptr_array_index (situation->reasons, i)))->role
      = NP_ROLE_CROWDED;
  np_pack_section_add_heading (section, 1, np_pack_text_new ("Исходы и что их держит", "States, and what holds them"));
  gboolean columns = situation->option_words->len <= MOST_OPTIONS;
  if (columns)
    add_options (section, situation);
  NpPackTable *table = states_table (situation, columns);
  if (situation->states->len < situation->n_states)
    {
      g_autofree char *ru = g_strdup_printf ("Из %u возможных исходов показаны те, что держатся для всех.", situation->n_states);
      g_autofree char *en = g_strdup_printf ("Of %u feasible states those are shown that hold for everybody.",
                                             situation->n_states);
      table->caption = np_build_pair (ru, en);
    }
  np_pack_section_add_table (section, "situation-table", table);
  for (NpStability notion = NP_STABILITY_NASH; notion <= NP_STABILITY_SEQ; notion++)
    {
      g_autofree char *ru = g_strdup_printf ("%s: %s.", np_stability_short_name (notion),
                                             np_stability_meaning (notion, NP_LANG_RU));
      g_autofree char *en = g_strdup_printf ("%s: %s.", np_stability_short_name (notion),
                                             np_stability_meaning (notion, NP_LANG_EN));
      np_pack_section_add (section, NP_BLOCK_PARAGRAPH, NULL, np_build_pair (ru, en))->role = NP_ROLE_NOTE;
    }
  np_build_model_line (section, "граф конфликта, точный перебор исходов; предпочтения сторон введены нами и отчасти угаданы; "
                                "сценарий, а не прогноз: сопоставимой проверки для мер безопасности нет.",
                       "graph model for conflict resolution, exact over all states; the parties’ preferences are put down by us "
                       "and partly guessed; a scenario, not a forecast: no comparable test exists for security measures.");
}
