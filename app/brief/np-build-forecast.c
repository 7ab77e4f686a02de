/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-pack-build-private.h"

#include <math.h>
#include <string.h>

#include "base/np-format.h"
#include "charts/np-chart-five.h"
#include "charts/np-chart-why.h"
#include "language/np-odds.h"

/* The pages of results: matrix and why. */

typedef struct
{
  GString *words[NP_N_LANGS];
} Pair;

static Pair
pair_new (void)
{
  Pair pair = { { g_string_new (NULL), g_string_new (NULL) } };
  return pair;
}

static NpPackText *
pair_finish (Pair *pair)
{
  NpPackText *text = np_build_pair (pair->words[NP_LANG_RU]->str, pair->words[NP_LANG_EN]->str);
  g_string_free (pair->words[NP_LANG_RU], TRUE);
  g_string_free (pair->words[NP_LANG_EN], TRUE);
  return text;
}

static int
consent_percent (const NpExportCell *cell)
{
  int percent[5];
  return np_round_five (cell->p, percent);
}

/* The least consent among the named parties of a measure; -1 when one of them has no forecast. */
static int
least_consent (NpPackBuild *build, gpointer measure)
{
  g_auto(GStrv) between = np_object_dup_list_of_words (measure, NP_MEASURE_BETWEEN);
  int least = between[0] != NULL ? 101 : -1;

  for (guint i = 0; between[i] != NULL; i++)
    {
      const NpExportCell *cell = np_export_view_get_cell (build->view, np_object_get_id (measure), between[i]);
      least = MIN (least, cell != NULL ? consent_percent (cell) : -1);
    }
  return least;
}

static gboolean
all_weak (NpPackBuild *build)
{
  for (guint i = 0; i < build->view->cells->len; i++)
    if (((NpExportCell *) g_ptr_array_index (build->view->cells, i))->evidence != NP_EVIDENCE_WEAK)
      return FALSE;
  return TRUE;
}

/* The best and the worst measure, in a sentence, when nobody wrote a better one. */
static NpPackText *
proposed_finding (NpPackBuild *build)
{
  gpointer best = NULL, worst = NULL;
  int high = -1, low = 101;

  for (guint i = 0; i < build->measures->len; i++)
    {
      gpointer measure = g_ptr_array_index (build->measures, i);
      int least = least_consent (build, measure);
      if (least > high)
        {
          high = least;
          best = measure;
        }
      if (least >= 0 && least < low)
        {
          low = least;
          worst = measure;
        }
    }
  if (best == NULL || best == worst)
    return np_build_title ("Вероятные реакции на предложенные меры",
                           "Likely reactions to the measures proposed");
  g_autofree char *a = np_build_measure_ref (best), *b = np_build_measure_ref (worst);
  g_autofree char *ru = g_strdup_printf ("Легче всего договориться о %s, труднее всего о %s", a, b);
  g_autofree char *en = g_strdup_printf ("Easiest to agree on: %s. Hardest: %s", a, b);
  return np_build_title (ru, en);
}

static NpPackTable *
matrix_table (NpPackBuild *build, gboolean weak)
{
  NpPackTable *table = np_pack_table_new ();
  guint n = build->parties->len;

  np_pack_table_add_column (table, 14, NP_ALIGN_LEFT);
  np_pack_table_add_column (table, 0, NP_ALIGN_LEFT);
  for (guint i = 0; i < n; i++)
    np_pack_table_add_column (table, MIN (18, 100.0 / n), NP_ALIGN_CENTRE);
  NpPackRow *row = np_pack_table_set_head (table);
  np_pack_table_row_add (row, NULL, NP_FACE_TABLE);
  np_pack_table_row_add (row, np_pack_text_new ("Мера, вероятность согласия", "Measure, chance of consent"),
                         NP_FACE_QUIET);
  for (guint i = 0; i < n; i++)
    np_pack_table_row_add (row, np_build_field (g_ptr_array_index (build->parties, i), NP_PARTY_NAME),
                           NP_FACE_STRONG);
  for (guint m = 0; m < build->measures->len; m++)
    {
      gpointer measure = g_ptr_array_index (build->measures, m);
      g_autofree char *ref = np_build_measure_ref (measure);
      row = np_pack_table_add_row (table);
      np_pack_table_row_add (row, np_pack_text_new_neutral (ref), NP_FACE_TABLE);
      np_pack_table_row_add (row, np_build_field_title (measure, NP_MEASURE_TITLE), NP_FACE_TITLE);
      for (guint i = 0; i < n; i++)
        {
          const NpExportCell *forecast = np_export_view_get_cell (
            build->view, np_object_get_id (measure), np_object_get_id (g_ptr_array_index (build->parties, i)));
          NpPackCell *cell = np_pack_table_row_add (row, NULL, NP_FACE_TABLE);
          cell->kind = forecast != NULL ? NP_CELL_REACTION : NP_CELL_ABSENT;
          if (forecast == NULL)
            continue;
          cell->reaction = forecast->category;
          cell->percent = consent_percent (forecast);
          cell->weak = weak && forecast->evidence == NP_EVIDENCE_WEAK;
        }
    }
  return table;
}

static NpPackTable *
legend_table (void)
{
  NpPackTable *table = np_pack_table_new ();
  NpPackRow *row;

  table->open = TRUE;
  for (guint i = 0; i < NP_N_REACTIONS; i++)
    {
      np_pack_table_add_column (table, 11, NP_ALIGN_CENTRE);
      np_pack_table_add_column (table, 20.5, NP_ALIGN_LEFT);
    }
  np_pack_table_add_column (table, 0, NP_ALIGN_LEFT);
  row = np_pack_table_add_row (table);
  for (int i = NP_N_REACTIONS - 1; i >= 0; i--)
    {
      NpPackCell *cell = np_pack_table_row_add (row, NULL, NP_FACE_TABLE);
      cell->kind = NP_CELL_REACTION;
      cell->reaction = i;
      cell->percent = -1;
      np_pack_table_row_add (
        row, np_pack_text_new (np_reaction_word (i, NP_LANG_RU), np_reaction_word (i, NP_LANG_EN)),
        NP_FACE_QUIET);
    }
  np_pack_table_row_add (row, np_build_pair ("— не участвует", "— not a party"), NP_FACE_QUIET);
  return table;
}

/* "CBM-01, CBM-02 и CBM-07" of the measures whose least consent lies in a range; NULL when there is none. */
static char *
refs_between (NpPackBuild *build, int low, int high, NpLang lang)
{
  g_autoptr(GPtrArray) refs = g_ptr_array_new_with_free_func (g_free);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < build->measures->len; i++)
    {
      gpointer measure = g_ptr_array_index (build->measures, i);
      int least = least_consent (build, measure);
      if (least >= low && least <= high)
        g_ptr_array_add (refs, np_build_measure_ref (measure));
    }
  for (guint i = 0; i < refs->len; i++)
    g_string_append_printf (out, "%s%s",
                            i == 0               ? ""
                            : i + 1 < refs->len  ? ", "
                            : lang == NP_LANG_RU ? " и "
                                                 : " and ",
                            (char *)g_ptr_array_index (refs, i));
  return g_string_free (out, refs->len == 0);
}

static void
add_reading (NpPackBuild *build, NpPackSection *section, Pair *pair)
{
  np_pack_section_add_numbered (section, 1, NULL, pair_finish (pair))->role = NP_ROLE_CROWDED;
}

static void
add_range (NpPackBuild *build, NpPackSection *section, int low, int high, const char *ru, const char *en)
{
  g_autofree char *a = refs_between (build, low, high, NP_LANG_RU),
                  *b = refs_between (build, low, high, NP_LANG_EN);
  if (a == NULL || *a == '\0')
    return;
  Pair pair = pair_new ();
  g_string_append_printf (pair.words[NP_LANG_RU], "%s %s.", ru, a);
  g_string_append_printf (pair.words[NP_LANG_EN], "%s %s.", en, b);
  add_reading (build, section, &pair);
}

void
np_build_matrix (NpPackBuild *build)
{
  if (build->parties->len == 0 || build->measures->len == 0 || np_build_is_off (build, "matrix"))
    return;
  NpText *finding = np_build_finding (build->view->dossier, NP_DOSSIER_FINDINGS, "matrix");
  NpPackSection *section = np_pack_document_add_section (build->document, NP_PAGE_FINDING, "matrix",
    finding != NULL ? np_build_text_title (finding) : proposed_finding (build));
  gboolean weak = all_weak (build);

  section->kicker = np_pack_text_new ("Прогноз реакций", "Reaction forecast");
  section->contents = np_pack_text_new ("Прогноз реакций", "Reaction forecast");
  np_pack_section_add_table (section, "matrix-table", matrix_table (build, !weak));
  np_pack_section_add_table (section, "matrix-legend", legend_table ());

  Pair pair = pair_new ();
  g_string_append (pair.words[NP_LANG_RU], "Число — вероятность согласия в процентах (принять или поддержать), "
                                           "знак — срединная реакция.");
  g_string_append (pair.words[NP_LANG_EN], "The number is the chance of consent in per cent (accept or support), "
                                           "the sign is the median reaction.");
  add_reading (build, section, &pair);
  add_range (build, section, 55, 100, "Согласие всех названных сторон вероятно (каждой — 55 % и выше):",
             "Consent of every named party is likely (55% and above for each):");
  add_range (build, section, 45, 54,
             "У одной из сторон шансы примерно равны:", "For one of the parties the chance is roughly even:");
  add_range (build, section, 0, 44, "Согласие хотя бы одной стороны маловероятно (ниже 45 %):",
             "Consent of at least one party is unlikely (below 45%):");
  if (weak)
    {
      pair = pair_new ();
      g_string_append (pair.words[NP_LANG_RU],
                       "Доказательная база слабая по всем клеткам: числа показывают порядок, а не точность.");
      g_string_append (pair.words[NP_LANG_EN],
                       "The evidence is weak in every cell: the numbers show an order, not a precision.");
      add_reading (build, section, &pair);
    }
  np_build_model_line (section, "реакции сторон, порядковая пробит-регрессия; сопоставимой проверки для мер безопасности нет.",
                       "reactions, ordered probit; no comparable test exists for security measures.");
}

/* The page holds seven reasons; when there are more, the chart makes one row of what all but the first six add. */
#define MOST_REASONS 7

static NpChart *
why_chart (const NpExportCell *cell)
{
  NpWhyRow rows[MOST_REASONS] = { { NULL } };
  NpWhyData data = { rows, 0, cell->s, cell->s_low, cell->s_high, { -0.50, -0.15, 0.15, 0.50 } };
  static const NpWhyStatus statuses[] = { NP_WHY_ASSUMED, NP_WHY_INFERRED, NP_WHY_STATED };
  guint n = 0;

  for (guint i = 0; i < cell->reasons->len; i++)
    n += ABS (g_array_index (cell->reasons, NpExportReason, i).value) >= 0.005;
  n = n > MOST_REASONS ? MOST_REASONS - 1 : n;
  /* They come largest first. */
  for (guint i = 0; i < cell->reasons->len && data.n_rows < n; i++)
    {
      const NpExportReason *reason = &g_array_index (cell->reasons, NpExportReason, i);
      if (ABS (reason->value) < 0.005)
        continue;
      rows[data.n_rows].label = reason->label;
      rows[data.n_rows].value = reason->value;
      rows[data.n_rows].source = reason->sources;
      rows[data.n_rows++].status = statuses[MIN ((guint) reason->status, NP_STATUS_STATED)];
    }
  return np_chart_why_new (&data, NP_WHY_RUNNING);
}

/* The label of the strongest reason on one side, as it stands inside a sentence; NULL when there is none. */
static char *
strongest (const NpExportCell *cell, gboolean good, NpLang lang)
{
  for (guint i = 0; i < cell->reasons->len; i++)
    {
      const NpExportReason *reason = &g_array_index (cell->reasons, NpExportReason, i);
      if ((reason->value > 0) != good || ABS (reason->value) < 0.005)
        continue;
      if (reason->issue)
        return g_strdup_printf (lang == NP_LANG_RU ? "«%s»" : "“%s”", np_text_get (reason->label, lang));
      return np_build_inside (np_text_get (reason->label, lang));
    }
  return NULL;
}

static const char *const expected[NP_N_REACTIONS][NP_N_LANGS] = {
  [NP_CATEGORY_REJECT] = { "ожидается отказ", "expected to reject" },
  [NP_CATEGORY_OPPOSE] = { "ожидаются возражения", "expected to oppose" },
  [NP_CATEGORY_CONDITIONAL] = { "ожидается согласие на условиях", "expected to agree on conditions" },
  [NP_CATEGORY_SUPPORT] = { "ожидается поддержка", "expected to support" },
  [NP_CATEGORY_ACCEPT] = { "ожидается согласие", "expected to accept" },
};

/* The expected answer and its strongest reasons, when nobody wrote a better sentence. */
static NpPackText *
proposed_why (const NpExportCell *cell, gpointer party)
{
  Pair pair = pair_new ();

  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      g_autofree char *good = strongest (cell, TRUE, lang), *bad = strongest (cell, FALSE, lang);
      const char *name = np_object_get_words (party, NP_PARTY_NAME, lang);
      GString *out = pair.words[lang];
      g_string_append_printf (out, "%s: %s", name,
                              expected[MIN ((guint)cell->category, NP_CATEGORY_ACCEPT)][lang]);
      if (good != NULL)
        g_string_append_printf (out, lang == NP_LANG_RU ? ". За:\u00a0%s" : ". For:\u00a0%s", good);
      if (bad != NULL)
        g_string_append_printf (out, lang == NP_LANG_RU ? ". Против:\u00a0%s" : ". Against:\u00a0%s", bad);
    }
  NpPackText *title = np_build_title (pair.words[NP_LANG_RU]->str, pair.words[NP_LANG_EN]->str);
  np_pack_text_free (pair_finish (&pair));
  return title;
}

/* Words of the engine as a sentence: capital, full stop, and "from 85 to 73" for the arrow of the screen. */
static char *
sentence (const char *words, NpLang lang)
{
  g_autoptr (GRegex) arrow = g_regex_new ("([\u2212-]?[0-9][0-9.,]*) \u2192 ([\u2212-]?[0-9][0-9.,]*)", 0, 0,
                                          NULL);
  if (*words == '\0')
    return g_strdup ("");
  g_autofree char *said = g_regex_replace (arrow, words, -1, 0,
                                           lang == NP_LANG_RU ? "с\u00a0\\1 до\u00a0\\2" : "from \\1 to \\2", 0,
                                           NULL);
  GString *out = g_string_new (NULL);
  g_string_append_unichar (out, g_unichar_toupper (g_utf8_get_char (said)));
  g_string_append (out, g_utf8_next_char (said));
  if (!g_str_has_suffix (out->str, "."))
    g_string_append_c (out, '.');
  return g_string_free (out, FALSE);
}

static NpPackTable *
odds_table (const NpExportCell *cell, gpointer party)
{
  NpPackTable *table = np_pack_table_new ();
  int consent = consent_percent (cell);
  NpPackText *figure = np_pack_text_new (NULL, NULL), *words = np_pack_text_new (NULL, NULL),
             *sub = np_pack_text_new (NULL, NULL);

  table->open = TRUE;
  np_pack_table_add_column (table, 30, NP_ALIGN_LEFT);
  np_pack_table_add_column (table, 0, NP_ALIGN_LEFT);
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      g_autofree char *percent = np_format_percent (consent / 100.0, 0, lang);
      g_autofree char *range = np_format_percent_range (cell->consent_low, cell->consent_high, 0, lang,
                                                        NP_FORMAT_PAPER);
      g_autofree char *rest = g_strdup_printf (" (%s)", range);
      g_autofree char *name = np_typography (np_object_get_words (party, NP_PARTY_NAME, lang), lang,
                                             NP_TYPOGRAPHY_PAPER);
      g_autofree char *what
        = g_strdup_printf (lang == NP_LANG_RU ? "вероятность согласия: %s" : "chance of consent: %s", name);
      np_pack_text_append (figure, lang, percent, NP_RUN_PLAIN);
      np_pack_text_append (words, lang, np_odds_word (cell->consent, lang), NP_RUN_BOLD);
      np_pack_text_append (words, lang, rest, NP_RUN_PLAIN);
      np_pack_text_append (sub, lang, what, NP_RUN_PLAIN);
    }
  figure->neutral = TRUE;
  NpPackRow *row = np_pack_table_add_row (table);
  np_pack_table_row_add (row, figure, NP_FACE_FIGURE);
  np_pack_table_row_add (row, words, NP_FACE_TABLE)->sub = sub;
  return table;
}

/* "The evidence is weak: doubt about the index ±29 points; all positions rest on one document." */
static void
append_evidence (GString *out, const NpExportCell *cell, NpLang lang)
{
  static const char *const grades[][NP_N_LANGS] = {
    [NP_EVIDENCE_WEAK] = { "слабая", "weak" },
    [NP_EVIDENCE_FAIR] = { "удовлетворительная", "fair" },
    [NP_EVIDENCE_STRONG] = { "сильная", "strong" },
  };
  gboolean ru = lang == NP_LANG_RU;
  int doubt = (int)round (100 * cell->doubt);

  g_string_append_printf (out, ru ? "Доказательная база %s: сомнение в индексе ±%d %s"
                                  : "The evidence is %s: doubt about the index ±%d %s",
                          grades[cell->evidence][lang], doubt,
                          ru ? np_plural_pick (doubt, lang, "пункт", "пункта", "пунктов") : doubt == 1 ? "point" : "points");
  if (cell->one_document)
    g_string_append (out, ru ? "; все позиции — из одного документа" : "; all positions rest on one document");
  if (cell->gap != NULL)
    g_string_append_printf (out, "; %s", np_text_get (cell->gap, lang));
  g_string_append_c (out, '.');
}

static void
add_why_notes (NpPackBuild *build, NpPackSection *section, const NpExportCell *cell)
{
  Pair pair = pair_new ();

  np_pack_section_add (section, NP_BLOCK_RULE, NULL, NULL);
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      GString *out = pair.words[lang];
      gboolean ru = lang == NP_LANG_RU;
      append_evidence (out, cell, lang);
      if (cell->habit_line != NULL)
        {
          g_autofree char *line = sentence (np_text_get (cell->habit_line, lang), lang);
          g_string_append_printf (out, " %s", line);
        }
      else if (cell->other_evidence)
        g_string_append (out, ru ? " Учтены иные свидетельства." : " Other evidence has been taken into account.");
      if (!cell->other_evidence && cell->n_observed == 0)
        g_string_append (out, ru ? " Реакций этой стороны на этот текст не наблюдалось."
                                 : " No reaction of this party to this text has been observed.");
    }
  np_pack_section_add (section, NP_BLOCK_PARAGRAPH, NULL, pair_finish (&pair))->role = NP_ROLE_NOTE;
}

static void
add_why_page (NpPackBuild *build, gpointer measure, gpointer party, const NpExportCell *cell, gboolean first)
{
  g_autofree char *ref = np_build_measure_ref (measure);
  g_autofree char *id = g_strdup_printf ("why-%s-%s", np_object_get_id (measure), np_object_get_id (party));
  g_autofree char *page = g_strdup_printf ("why:%s", np_object_get_id (party));
  NpText *finding = np_build_finding (measure, NP_MEASURE_FINDINGS, page);
  NpPackSection *section = np_pack_document_add_section (build->document, NP_PAGE_FINDING, id,
                                                         finding != NULL ? np_build_text_title (finding)
                                                                         : proposed_why (cell, party));
  const char *ru = np_object_get_words (party, NP_PARTY_NAME, NP_LANG_RU),
             *en = np_object_get_words (party, NP_PARTY_NAME, NP_LANG_EN);
  g_autofree char *kicker_ru = g_strdup_printf ("Почему так · %s · %s", ref, ru),
                  *kicker_en = g_strdup_printf ("Why · %s · %s", ref, en);
  g_autofree char *mark_ru = g_strdup_printf ("Почему так: %s, %s", ref, ru),
                  *mark_en = g_strdup_printf ("Why: %s, %s", ref, en);

  section->kicker = np_build_pair (kicker_ru, kicker_en);
  section->bookmark = np_build_pair (mark_ru, mark_en);
  if (first)
    section->contents = np_pack_text_new ("Почему так", "Why");
  np_pack_section_add_table (section, NULL, odds_table (cell, party));
  np_pack_section_add_chart (section, NULL, NULL, np_chart_five_new (cell->p));
  np_pack_section_add_chart (section, NULL, np_pack_text_new ("Из чего складывается", "What it is made of"),
                             why_chart (cell));
  if (cell->flips->len > 0)
    {
      np_pack_section_add_heading (section, 1,
                                   np_pack_text_new ("Что изменило бы ответ", "What would change the answer"));
      for (guint i = 0; i < MIN (cell->flips->len, 3); i++)
        {
          NpText *flip = g_ptr_array_index (cell->flips, i);
          Pair pair = pair_new ();
          for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
            g_string_append (pair.words[lang], np_text_get (flip, lang));
          np_pack_section_add_numbered (section, 1, NULL, pair_finish (&pair))->role = NP_ROLE_CROWDED;
        }
    }
  add_why_notes (build, section, cell);
}

void
np_build_why (NpPackBuild *build)
{
  gboolean first = TRUE;

  if (np_build_is_off (build, "why"))
    return;
  for (guint m = 0; m < build->measures->len; m++)
    for (guint p = 0; p < build->parties->len; p++)
      {
        gpointer measure = g_ptr_array_index (build->measures, m),
                 party = g_ptr_array_index (build->parties, p);
        const NpExportCell *cell = np_export_view_get_cell (build->view, np_object_get_id (measure),
                                                            np_object_get_id (party));
        if (cell == NULL)
          continue;
        add_why_page (build, measure, party, cell, first);
        first = FALSE;
      }
}
