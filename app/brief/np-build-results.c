/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-pack-build-private.h"

#include <string.h>

#include "np-config.h"

#include "base/np-format.h"

/* The pages of results besides reactions: each a finding, its chart, the same as a table, and one line about the
 * model and what it does not know. */

#define MOST_ROWS 48 /* of a table of one chart */

NpPackSection *
np_build_result_section (NpPackBuild *build, const char *key, const char *ru, const char *en, NpPackText *proposed)
{
  NpText *finding = np_build_finding (build->view->dossier, NP_DOSSIER_FINDINGS, key);
  NpPackSection *section = np_pack_document_add_section (build->document, NP_PAGE_FINDING, key,
                                                         finding != NULL ? np_build_text_title (finding) : NULL);
  if (finding == NULL)
    section->title = proposed;
  else
    np_pack_text_free (proposed);
  section->kicker = np_build_title (ru, en);
  section->contents = np_build_title (ru, en);
  return section;
}

void
np_build_model_line (NpPackSection *section, const char *ru, const char *en)
{
  g_autofree char *a = g_strdup_printf ("Модель: %s Nonpaper\u00a0" NP_VERSION ".", ru);
  g_autofree char *b = g_strdup_printf ("Model: %s Nonpaper\u00a0" NP_VERSION ".", en);

  np_pack_section_add (section, NP_BLOCK_PARAGRAPH, NULL, np_build_pair (a, b))->role = NP_ROLE_NOTE;
}

static void
add_note (NpPackSection *section, const char *ru, const char *en)
{
  np_pack_section_add (section, NP_BLOCK_PARAGRAPH, NULL, np_build_pair (ru, en))->role = NP_ROLE_CROWDED;
}

static gboolean
is_figure (const char *cell)
{
  for (const char *p = cell; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* Figures stand right and need little room; a column of words takes what is left. */
static void
add_columns (NpPackTable *table, const GPtrArray *rows)
{
  guint n = g_strv_length (g_ptr_array_index (rows, 0));

  for (guint c = 0; c < n; c++)
    {
      gboolean figures = c > 0;
      glong longest = 0;

      for (guint r = 1; r < rows->len; r++)
        {
          const char *cell = ((char **)g_ptr_array_index (rows, r))[c];
          figures = figures && is_figure (cell) && g_utf8_strlen (cell, -1) <= 14;
          longest = MAX (longest, g_utf8_strlen (cell, -1));
        }
      np_pack_table_add_column (table, figures ? 22 : c > 0 && longest <= 24 ? 38 : 0,
                                figures ? NP_ALIGN_RIGHT : NP_ALIGN_LEFT);
    }
}

/* Short words of both languages stand in one line, when all of the column do. */
#define SHORT 30
#define SHORT_FIRST 52 /* in the first column, which is the widest */

static gboolean
is_short (const GPtrArray *ru, const GPtrArray *en, guint column)
{
  for (guint r = 1; r < ru->len; r++)
    {
      const char *a = ((char **)g_ptr_array_index (ru, r))[column], *b = ((char **)g_ptr_array_index (en, r))[column];

      if (g_utf8_strlen (a, -1) + g_utf8_strlen (b, -1) > (column == 0 ? SHORT_FIRST : SHORT))
        return FALSE;
    }
  return TRUE;
}

static void
add_cell (NpPackRow *row, const char *ru, const char *en, gboolean head, gboolean beside)
{
  if (head)
    np_pack_table_row_add (row, np_build_pair (ru, en), NP_FACE_QUIET);
  else if (*ru == '\0' || g_str_equal (ru, en) || is_figure (ru))
    {
      /* Figures serve both languages, as they do in the chart. */
      NpPackText *text = np_build_pair (ru, en);
      text->neutral = TRUE;
      np_pack_table_row_add (row, text, NP_FACE_TABLE);
    }
  else if (beside)
    np_pack_table_row_add (row, NULL, NP_FACE_TABLE)->sub = np_build_pair (ru, en);
  else
    np_pack_table_row_add (row, np_build_pair (ru, en), NP_FACE_TABLE);
}

/* A long table of short rows is folded: so many panels stand side by side, read one after the other. */
static guint
count_panels (const GPtrArray *ru, const GPtrArray *en)
{
  char **head = g_ptr_array_index (ru, 0);
  guint n = g_strv_length (head);

  if (n > 3 || ru->len < 16)
    return 1;
  for (guint r = 1; r < ru->len; r++)
    {
      char **a = g_ptr_array_index (ru, r), **b = g_ptr_array_index (en, r);

      for (guint c = 0; c < n; c++)
        if (c == 0 ? g_utf8_strlen (a[c], -1) + g_utf8_strlen (b[c], -1) > 30 : !is_figure (a[c]))
          return 1;
    }
  return 2;
}

static NpPackTable *
folded_table (const GPtrArray *ru, const GPtrArray *en, guint panels)
{
  NpPackTable *table = np_pack_table_new ();
  guint n = g_strv_length (g_ptr_array_index (ru, 0)), all = MIN (ru->len - 1, MOST_ROWS), deep = (all + panels - 1) / panels;
  NpPackRow *row;

  for (guint p = 0; p < panels; p++)
    for (guint c = 0; c < n; c++)
      np_pack_table_add_column (table, c > 0 ? 20 : 47, c > 0 ? NP_ALIGN_RIGHT : NP_ALIGN_LEFT);
  row = np_pack_table_set_head (table);
  for (guint p = 0; p < panels; p++)
    for (guint c = 0; c < n; c++)
      add_cell (row, ((char **)g_ptr_array_index (ru, 0))[c], ((char **)g_ptr_array_index (en, 0))[c], TRUE, FALSE);
  for (guint r = 0; r < deep; r++)
    {
      row = np_pack_table_add_row (table);
      for (guint p = 0; p < panels; p++)
        for (guint c = 0; c < n; c++)
          {
            gboolean any = p * deep + r < all;
            guint at = 1 + p * deep + r;
            add_cell (row, any ? ((char **)g_ptr_array_index (ru, at))[c] : "",
                      any ? ((char **)g_ptr_array_index (en, at))[c] : "", FALSE, TRUE);
          }
    }
  return table;
}

static void
fill_table (NpPackTable *table, const GPtrArray *ru, const GPtrArray *en)
{
  g_autofree gboolean *beside = g_new0 (gboolean, g_strv_length (g_ptr_array_index (ru, 0)) + 1);

  for (guint c = 0; ((char **)g_ptr_array_index (ru, 0))[c] != NULL; c++)
    beside[c] = is_short (ru, en, c);
  for (guint r = table->head == NULL ? 0 : 1; r < MIN (ru->len, MOST_ROWS + 1); r++)
    {
      char **a = g_ptr_array_index (ru, r), **b = g_ptr_array_index (en, r);
      char **above = r > 1 ? g_ptr_array_index (ru, r - 1) : NULL;
      NpPackRow *row = r == 0 ? np_pack_table_set_head (table) : np_pack_table_add_row (table);
      /* What the row is about is said once. */
      gboolean again = above != NULL && g_str_equal (above[0], a[0]);
      for (guint c = 0; a[c] != NULL; c++)
        add_cell (row, c == 0 && again ? "" : a[c], c == 0 && again ? "" : b[c], r == 0, beside[c]);
    }
}

void
np_build_chart_table (NpPackSection *section, NpChart *chart)
{
  g_autoptr(GPtrArray) ru = np_chart_tabulate (chart, NP_LANG_RU, TRUE), en = np_chart_tabulate (chart, NP_LANG_EN, TRUE);
  guint panels = count_panels (ru, en), all = ru->len - 1;
  NpPackTable *table = panels > 1 ? folded_table (ru, en, panels) : np_pack_table_new ();

  if (panels == 1)
    {
      add_columns (table, ru);
      fill_table (table, ru, en);
    }
  if (all > MOST_ROWS)
    {
      g_autofree char *a = g_strdup_printf ("Показано строк: %u из %u.", MOST_ROWS, all);
      g_autofree char *b = g_strdup_printf ("Rows shown: %u of %u.", MOST_ROWS, all);
      table->caption = np_build_pair (a, b);
    }
  np_pack_section_add_table (section, NULL, table);
}

static gpointer
find_measure (NpPackBuild *build, const char *id)
{
  gpointer measure = np_dossier_find_type (build->view->dossier, id, NP_TYPE_MEASURE);
  return measure != NULL && g_ptr_array_find (build->measures, measure, NULL) ? measure : NULL;
}

static char *
points (double s)
{
  return np_format_number (100 * s, 0, NP_LANG_RU, NP_FORMAT_SIGNED);
}

void
np_build_tornado (NpPackBuild *build)
{
  const NpExportTornado *tornado = build->view->results != NULL ? build->view->results->tornado : NULL;
  gpointer measure = tornado != NULL ? find_measure (build, tornado->measure) : NULL;
  gpointer party = tornado != NULL ? np_dossier_find (build->view->dossier, tornado->party) : NULL;

  if (measure == NULL || party == NULL || np_build_is_off (build, "tornado"))
    return;
  g_autofree char *ref = np_build_measure_ref (measure), *label_ru = np_build_inside (np_text_get (tornado->first, NP_LANG_RU)),
                  *label_en = np_build_inside (np_text_get (tornado->first, NP_LANG_EN));
  g_autofree char *ru = g_strdup_printf ("%s, %s. Главный рычаг — %s", ref,
                                         np_object_get_words (party, NP_PARTY_NAME, NP_LANG_RU), label_ru);
  g_autofree char *en = g_strdup_printf ("%s, %s. The main lever: %s", ref,
                                         np_object_get_words (party, NP_PARTY_NAME, NP_LANG_EN), label_en);
  NpPackSection *section = np_build_result_section (build, "tornado", "Что решает", "What matters", np_build_title (ru, en));

  add_note (section, "Из всех ответов этот ближе всего к равным шансам. Каждая полоса двигает одно допущение от нижнего "
                     "значения к верхнему; остальные стоят на месте.",
            "Of all answers this one is nearest to even. Each bar moves one assumption from its low to its high value; the "
            "others stay as they are.");
  np_pack_section_add_chart (section, "tornado-chart", NULL, g_object_ref (tornado->chart));
  np_build_chart_table (section, tornado->chart);
  np_build_model_line (section, "реакции сторон, по одному допущению за раз; совместные сдвиги не показаны, а где в досье нет "
                                "пределов, допущение сдвинуто на четверть шкалы.",
                       "reactions, one assumption at a time; joint shifts are not shown, and where the dossier gives no range "
                       "an assumption moves a quarter of its scale.");
}

void
np_build_moves (NpPackBuild *build)
{
  const NpExportMoves *moves = build->view->results != NULL ? build->view->results->moves : NULL;
  gpointer measure = moves != NULL ? find_measure (build, moves->measure) : NULL;

  if (measure == NULL || np_build_is_off (build, "timeline"))
    return;
  g_autofree char *ref = np_build_measure_ref (measure), *from = points (moves->from), *to = points (moves->to);
  g_autofree char *ru
    = moves->who == NULL ? g_strdup_printf ("%s: пока никто не сдвинулся", ref)
                         : g_strdup_printf ("%s: сильнее всех сдвинулась сторона «%s», с %s до %s", ref,
                                            np_text_get (moves->who, NP_LANG_RU), from, to);
  g_autofree char *en
    = moves->who == NULL ? g_strdup_printf ("%s: nobody has moved yet", ref)
                         : g_strdup_printf ("%s: %s moved most, from %s to %s", ref,
                                            np_text_get (moves->who, NP_LANG_EN), from, to);
  NpPackSection *section = np_build_result_section (build, "timeline", "Как менялись позиции", "How positions moved",
                                        np_build_title (ru, en));

  np_pack_section_add_chart (section, "timeline-chart", NULL, g_object_ref (moves->chart));
  np_build_chart_table (section, moves->chart);
  np_build_model_line (section, "реакции сторон; услышанное стоит в середине своей полосы, и только то, что сказано под "
                                "запись; услышанное на закрытых условиях входит в сегодняшний прогноз без имени.",
                       "reactions; what was heard stands at the middle of its band, and only what was said on the record; what "
                       "was heard under protection is part of today’s forecast, without a name.");
}

/* The rows of an issue in the table of its chart: the parties, then the compromise. */
static guint
end_of_issue (const GPtrArray *rows, guint from)
{
  guint to = from;

  while (to < rows->len && g_str_equal (((char **)g_ptr_array_index (rows, to))[0], ((char **)g_ptr_array_index (rows, from))[0]))
    to++;
  return to;
}

static const char *
find_party (const GPtrArray *rows, guint from, guint to, const char *name, guint column)
{
  for (guint r = from; r < to; r++)
    if (g_str_equal (((char **)g_ptr_array_index (rows, r))[1], name))
      return ((char **)g_ptr_array_index (rows, r))[column];
  return NULL;
}

/* A row an issue and a column a party: its position, and where pressure would move it. */
static void
add_bargain_row (NpPackTable *table, const GPtrArray *ru, const GPtrArray *en, guint from, guint to, const GPtrArray *names)
{
  NpPackRow *row = np_pack_table_add_row (table);
  char **last = g_ptr_array_index (ru, to - 1);

  np_pack_table_row_add (row, np_build_title (last[0], ((char **)g_ptr_array_index (en, to - 1))[0]), NP_FACE_TITLE);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i), *position = find_party (ru, from, to - 1, name, 2);
      g_autofree char *words = position != NULL
        ? g_strdup_printf ("%s / %s", position, find_party (ru, from, to - 1, name, 3)) : g_strdup ("\u2013");
      np_pack_table_row_add (row, np_pack_text_new_neutral (words), NP_FACE_TABLE);
    }
  np_pack_table_row_add (row, np_pack_text_new_neutral (last[2]), NP_FACE_STRONG);
  np_pack_table_row_add (row, np_pack_text_new_neutral (last[3]), NP_FACE_TABLE);
}

static void
add_bargain_table (NpPackSection *section, const GPtrArray *charts)
{
  NpPackTable *table = np_pack_table_new ();
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free), english = g_ptr_array_new_with_free_func (g_free);
  NpPackRow *head;

  for (guint i = 0; i < charts->len; i++)
    {
      g_autoptr(GPtrArray) ru = np_chart_tabulate (g_ptr_array_index (charts, i), NP_LANG_RU, TRUE),
                           en = np_chart_tabulate (g_ptr_array_index (charts, i), NP_LANG_EN, TRUE);
      for (guint from = 1, to; from < ru->len; from = to)
        {
          to = end_of_issue (ru, from);
          for (guint r = from; r + 1 < to; r++)
            if (!g_ptr_array_find_with_equal_func (names, ((char **)g_ptr_array_index (ru, r))[1], g_str_equal, NULL))
              {
                g_ptr_array_add (names, g_strdup (((char **)g_ptr_array_index (ru, r))[1]));
                g_ptr_array_add (english, g_strdup (((char **)g_ptr_array_index (en, r))[1]));
              }
        }
    }
  np_pack_table_add_column (table, 0, NP_ALIGN_LEFT);
  for (guint i = 0; i < names->len; i++)
    np_pack_table_add_column (table, 22, NP_ALIGN_CENTRE);
  np_pack_table_add_column (table, 22, NP_ALIGN_CENTRE);
  np_pack_table_add_column (table, 22, NP_ALIGN_CENTRE);
  head = np_pack_table_set_head (table);
  np_pack_table_row_add (head, np_pack_text_new ("Вопрос; позиция / под давлением", "Issue; position / under pressure"),
                         NP_FACE_QUIET);
  for (guint i = 0; i < names->len; i++)
    np_pack_table_row_add (head, np_build_pair (g_ptr_array_index (names, i), g_ptr_array_index (english, i)), NP_FACE_QUIET);
  np_pack_table_row_add (head, np_pack_text_new ("Компромисс", "Compromise"), NP_FACE_QUIET);
  np_pack_table_row_add (head, np_pack_text_new ("Его полоса", "Its band"), NP_FACE_QUIET);
  for (guint i = 0; i < charts->len; i++)
    {
      g_autoptr(GPtrArray) ru = np_chart_tabulate (g_ptr_array_index (charts, i), NP_LANG_RU, TRUE),
                           en = np_chart_tabulate (g_ptr_array_index (charts, i), NP_LANG_EN, TRUE);
      for (guint from = 1, to; from < ru->len; from = to)
        {
          to = end_of_issue (ru, from);
          add_bargain_row (table, ru, en, from, to, names);
        }
    }
  np_pack_section_add_table (section, NULL, table);
}

void
np_build_bargain (NpPackBuild *build)
{
  const NpExportBargain *bargain = build->view->results != NULL ? build->view->results->bargain : NULL;

  if (bargain == NULL || np_build_is_off (build, "bargaining"))
    return;
  g_autofree char *ru
    = bargain->n_open == 0
        ? g_strdup ("По всем вопросам компромисс и медиана близки")
        : g_strdup_printf ("%u %s из %u: средний текст может не удержаться", bargain->n_open,
                           np_plural_pick (bargain->n_open, NP_LANG_RU, "вопрос", "вопроса", "вопросов"), bargain->n_issues);
  g_autofree char *en
    = bargain->n_open == 0
        ? g_strdup ("On every issue compromise and median lie close together")
        : g_strdup_printf ("On %u of %u issues a middle text may not hold", bargain->n_open, bargain->n_issues);
  NpPackSection *section = np_build_result_section (build, "bargaining", "Торг по вопросам", "Bargaining by issue",
                                        np_build_title (ru, en));

  for (guint i = 0; i < bargain->charts->len; i++)
    np_pack_section_add_chart (section, NULL, NULL, g_object_ref (g_ptr_array_index (bargain->charts, i)));
  add_bargain_table (section, bargain->charts);
  np_build_model_line (section, bargain->settled
                                  ? "взвешенный компромисс и раунды давления (они сошлись); сценарий, а не прогноз: сопоставимой "
                                    "проверки для мер безопасности нет, а полосы не у́же ошибок на 351 европейском вопросе."
                                  : "взвешенный компромисс и раунды давления (они не сошлись); сценарий, а не прогноз: "
                                    "сопоставимой проверки для мер безопасности нет, а полосы не у́же ошибок на 351 европейском "
                                    "вопросе.",
                       bargain->settled
                         ? "weighted compromise and rounds of pressure (they came to rest); a scenario, not a forecast: no "
                           "comparable test exists for security measures, and the bands are never narrower than the errors on "
                           "351 European issues."
                         : "weighted compromise and rounds of pressure (they did not come to rest); a scenario, not a forecast: "
                           "no comparable test exists for security measures, and the bands are never narrower than the errors on "
                           "351 European issues.");
}

void
np_build_offer (NpPackBuild *build)
{
  const NpExportOffer *offer = build->view->results != NULL ? build->view->results->offer : NULL;
  gpointer measure = offer != NULL ? find_measure (build, offer->first) : NULL;

  if (measure == NULL || build->options->measures != NULL || np_build_is_off (build, "offer"))
    return;
  g_autofree char *ref = np_build_measure_ref (measure);
  g_autofree char *ru = g_strdup_printf ("Первой стоит предложить %s, «%s»", ref,
                                         np_object_get_words (measure, NP_MEASURE_TITLE, NP_LANG_RU));
  g_autofree char *en = g_strdup_printf ("Put %s forward first, “%s”", ref,
                                         np_object_get_words (measure, NP_MEASURE_TITLE, NP_LANG_EN));
  NpPackSection *section = np_build_result_section (build, "offer", "Что предложить первым", "Offer first", np_build_title (ru, en));

  section->exercise = TRUE;
  np_pack_section_add_chart (section, "offer-chart", NULL, g_object_ref (offer->chart))->height = 0.66;
  np_build_chart_table (section, offer->chart);
  g_autofree char *model_ru = g_strdup_printf ("согласие всех названных сторон, умноженное на снижение риска в учении, "
                                               "%s; риск посчитан в учении, а не в жизни.",
                                               np_forecast_independence_words (NP_LANG_RU));
  g_autofree char *model_en = g_strdup_printf ("consent of all named parties times the risk removed in the exercise, %s; the risk "
                                               "is that of an exercise, not of life.",
                                               np_forecast_independence_words (NP_LANG_EN));
  np_build_model_line (section, model_ru, model_en);
}

void
np_build_expulsions (NpPackBuild *build)
{
  const NpExportExpulsions *expulsions = build->view->results != NULL ? build->view->results->expulsions : NULL;

  if (expulsions == NULL || build->options->measures != NULL || np_build_is_off (build, "expulsions"))
    return;
  NpPackSection *section
    = np_build_result_section (build, "expulsions", "Как отвечают на высылки", "How expulsions are answered",
                   np_build_title ("На высылку обычно отвечают в той же мере", "Expulsions are usually answered in kind"));

  np_pack_section_add (section, NP_BLOCK_PARAGRAPH, "expulsions-four", np_build_text (expulsions->four))->role = NP_ROLE_CROWDED;
  np_pack_section_add_chart (section, "expulsions-chart", NULL, g_object_ref (expulsions->chart));
  np_build_chart_table (section, expulsions->chart);
  np_build_model_line (section, "чтение сигнала по справочной таблице открытых случаев; таблица не полна, и мера ответа — не его "
                                "причина.",
                       "signal reading from a reference table of public cases; the table is not complete, and the measure of an "
                       "answer is not its cause.");
}
