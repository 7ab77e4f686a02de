/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-pack-build-private.h"

#include <string.h>

#include "base/np-format.h"
#include "language/np-odds.h"

/* The one-page brief: want, answer, avoid, if not, decide; odds and sureness beside it. */

/* Adds the lines of a field as list items: one line is one item in both languages. */
static void
add_lines (NpPackSection *section, gpointer brief, guint field, NpPackBlockRole role)
{
  g_auto(GStrv) ru = g_strsplit (np_object_get_words (brief, field, NP_LANG_RU), "\n", -1);
  g_auto(GStrv) en = g_strsplit (np_object_get_words (brief, field, NP_LANG_EN), "\n", -1);
  guint n_ru = g_strv_length (ru), n_en = g_strv_length (en);

  for (guint i = 0; i < MAX (n_ru, n_en); i++)
    {
      const char *a = i < n_ru ? g_strstrip (ru[i]) : "", *b = i < n_en ? g_strstrip (en[i]) : "";
      if (*a == '\0' && *b == '\0')
        continue;
      NpPackBlock *block = np_pack_section_add_numbered (section, 2, NULL, np_build_pair (a, b));
      block->role = role;
    }
}

static void
add_heading (NpPackSection *section, guint *number, gpointer from, const char *ru, const char *en)
{
  NpPackText *text = from != NULL && np_object_is_given (from, NP_SECTION_TITLE)
                       ? np_build_field (from, NP_SECTION_TITLE)
                       : np_pack_text_new (ru, en);
  np_pack_section_add_heading (section, 1, text)->number = g_strdup_printf ("%u", ++*number);
}

/* Measures the composer speaks of ("CBM-01"), in order; without any, the four that most parties are likely to
 * take. */
static GPtrArray *
measures_of (NpPackBuild *build, gpointer brief)
{
  GPtrArray *out = g_ptr_array_new ();
  g_autofree char *words = g_strconcat (np_object_get_words (brief, NP_BRIEF_WANT, NP_LANG_RU), " ",
                                        np_object_get_words (brief, NP_BRIEF_WANT, NP_LANG_EN), " ",
                                        np_object_get_words (brief, NP_BRIEF_DECISION, NP_LANG_RU), " ",
                                        np_object_get_words (brief, NP_BRIEF_DECISION, NP_LANG_EN), NULL);

  for (guint i = 0; i < build->measures->len; i++)
    {
      g_autofree char *ref = np_build_measure_ref (g_ptr_array_index (build->measures, i));
      const char *at = strstr (words, ref);
      if (at != NULL && !g_ascii_isalnum (at[strlen (ref)]))
        g_ptr_array_add (out, g_ptr_array_index (build->measures, i));
    }
  for (guint i = 0; out->len == 0 && i < MIN (build->measures->len, 4); i++)
    g_ptr_array_add (out, g_ptr_array_index (build->measures, i));
  return out;
}

static void
add_odds_table (NpPackBuild *build, NpPackSection *section, GPtrArray *measures)
{
  NpPackTable *table = np_pack_table_new ();
  guint n = MIN (build->parties->len, 2);

  np_pack_table_add_column (table, 14, NP_ALIGN_LEFT);
  np_pack_table_add_column (table, 0, NP_ALIGN_LEFT);
  for (guint i = 0; i < n; i++)
    np_pack_table_add_column (table, 34, NP_ALIGN_LEFT);
  NpPackRow *row = np_pack_table_set_head (table);
  np_pack_table_row_add (row, NULL, NP_FACE_TABLE);
  np_pack_table_row_add (row, NULL, NP_FACE_TABLE);
  for (guint i = 0; i < n; i++)
    np_pack_table_row_add (row, np_build_field (g_ptr_array_index (build->parties, i), NP_PARTY_NAME),
                           NP_FACE_STRONG);
  for (guint m = 0; m < measures->len; m++)
    {
      gpointer measure = g_ptr_array_index (measures, m);
      g_autofree char *ref = np_build_measure_ref (measure);
      row = np_pack_table_add_row (table);
      np_pack_table_row_add (row, np_pack_text_new_neutral (ref), NP_FACE_TABLE);
      np_pack_table_row_add (row, np_build_field_title (measure, NP_MEASURE_TITLE), NP_FACE_TABLE);
      for (guint i = 0; i < n; i++)
        {
          const NpExportCell *cell = np_export_view_get_cell (
            build->view, np_object_get_id (measure), np_object_get_id (g_ptr_array_index (build->parties, i)));
          NpPackText *text = np_pack_text_new (NULL, NULL);
          int percent[5];
          for (NpLang lang = 0; lang < NP_N_LANGS && cell != NULL; lang++)
            {
              g_autofree char *figure = np_format_percent (np_round_five (cell->p, percent) / 100.0, 0, lang);
              g_autofree char *word = g_strdup_printf ("  %s", np_odds_word (cell->consent, lang));
              np_pack_text_append (text, lang, figure, NP_RUN_BOLD);
              np_pack_text_append (text, lang, word, NP_RUN_PLAIN);
            }
          NpPackCell *shown = np_pack_table_row_add (row, text, NP_FACE_TABLE);
          if (cell == NULL)
            shown->kind = NP_CELL_ABSENT;
        }
    }
  table->caption = np_build_pair ("Вероятность согласия (принять или поддержать).",
                                  "Chance of consent (accept or support).");
  np_pack_section_add_table (section, NULL, table);
}

static void
add_side (NpPackSection *section, NpPackText *heading, NpPackText *figure, NpPackText *text)
{
  NpPackBlock *block = np_pack_section_add_heading (section, 2, heading);
  block->side = TRUE;
  if (figure != NULL)
    {
      block = np_pack_section_add (section, NP_BLOCK_PARAGRAPH, NULL, figure);
      block->role = NP_ROLE_FIGURE;
      block->side = TRUE;
    }
  np_pack_section_add (section, NP_BLOCK_PARAGRAPH, NULL, text)->side = TRUE;
}

/* The strongest reasons on one side: "For: working channels, precedent." */
static void
append_reasons (GString *out, const NpExportCell *cell, gboolean good, const char *word, NpLang lang)
{
  guint n = 0;
  for (guint i = 0; i < cell->reasons->len && n < 2; i++)
    {
      const NpExportReason *reason = &g_array_index (cell->reasons, NpExportReason, i);
      if ((reason->value > 0) != good || ABS (reason->value) < 0.02
          || *np_text_get (reason->label, lang) == '\0')
        continue;
      g_autofree char *label = np_build_inside (np_text_get (reason->label, lang));
      g_string_append (out, n == 0 ? " " : "; ");
      if (n == 0)
        g_string_append_printf (out, "%s: ", word);
      g_string_append (out, label);
      n++;
    }
  if (n > 0)
    g_string_append_c (out, '.');
}

/* The hardest named party of the first measure spoken of: its consent, and why. */
static void
add_side_odds (NpPackBuild *build, NpPackSection *section, gpointer measure)
{
  g_auto(GStrv) between = np_object_dup_list_of_words (measure, NP_MEASURE_BETWEEN);
  const NpExportCell *worst = NULL;
  gpointer party = NULL;
  int percent[5];

  for (guint i = 0; between[i] != NULL; i++)
    {
      const NpExportCell *cell = np_export_view_get_cell (build->view, np_object_get_id (measure), between[i]);
      if (cell != NULL && (worst == NULL || cell->consent < worst->consent))
        {
          worst = cell;
          party = np_dossier_find (build->view->dossier, between[i]);
        }
    }
  if (worst == NULL || party == NULL)
    return;
  g_autofree char *ref = np_build_measure_ref (measure);
  char *words[NP_N_LANGS], *figure[NP_N_LANGS], *heading[NP_N_LANGS];
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      g_autofree char *range = np_format_percent_range (worst->consent_low, worst->consent_high, 0, lang,
                                                        NP_FORMAT_PAPER);
      GString *out = g_string_new (NULL);
      g_string_append_printf (out, "%s (%s).", np_odds_word (worst->consent, lang), range);
      append_reasons (out, worst, TRUE, lang == NP_LANG_RU ? "За" : "For", lang);
      append_reasons (out, worst, FALSE, lang == NP_LANG_RU ? "Против" : "Against", lang);
      words[lang] = g_string_free (out, FALSE);
      figure[lang] = np_format_percent (np_round_five (worst->p, percent) / 100.0, 0, lang);
      heading[lang] = g_strdup_printf (lang == NP_LANG_RU ? "%s: согласие, %s" : "%s: consent, %s", ref,
                                       np_object_get_words (party, NP_PARTY_NAME, lang));
    }
  add_side (section, np_build_pair (heading[NP_LANG_RU], heading[NP_LANG_EN]),
            np_pack_text_new (figure[NP_LANG_RU], figure[NP_LANG_EN]),
            np_build_pair (words[NP_LANG_RU], words[NP_LANG_EN]));
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      g_free (words[lang]);
      g_free (figure[lang]);
      g_free (heading[lang]);
    }
}

void
np_build_brief_page (NpPackBuild *build)
{
  static const struct { const char *key, *ru, *en; } asides[] = {
    { "sureness", "Насколько мы уверены", "How sure we are" },
    { "change", "Что может всё изменить", "What could change it all" },
    { "room", "Кто в зале", "Who is in the room" },
  };
  gpointer brief = np_build_brief (build, NP_BRIEF_PACK), from;
  guint number = 0;

  if (brief == NULL || !np_object_is_given (brief, NP_BRIEF_TITLE))
    return;
  NpPackSection *section = np_pack_document_add_section (build->document, NP_PAGE_BRIEF, "brief",
                                                         np_build_field_title (brief, NP_BRIEF_TITLE));
  section->kicker = np_pack_text_new ("Справка для руководителя", "Brief for the principal");
  section->contents = np_pack_text_new ("Справка для руководителя", "Brief for the principal");
  if ((from = np_build_section (brief, "summary")) != NULL && np_object_is_given (from, NP_SECTION_TEXT))
    np_pack_section_add (section, NP_BLOCK_PARAGRAPH, NULL, np_build_field (from, NP_SECTION_TEXT))->role
      = NP_ROLE_LEAD;
  if (np_object_is_given (brief, NP_BRIEF_WANT))
    {
      add_heading (section, &number, NULL, "Чего добиваемся", "What we want");
      add_lines (section, brief, NP_BRIEF_WANT, NP_ROLE_BODY);
    }
  g_autoptr(GPtrArray) measures = measures_of (build, brief);
  from = np_build_section (brief, "answer");
  if (!np_build_is_off (build, "answer") && build->parties->len > 0 && measures->len > 0)
    {
      add_heading (section, &number, from, "Как они, вероятно, ответят", "How they are likely to answer");
      add_odds_table (build, section, measures);
    }
  if ((from = np_build_section (brief, "avoid")) != NULL && np_object_is_given (from, NP_SECTION_TEXT))
    {
      add_heading (section, &number, from, "Чего избегать", "What to avoid");
      np_pack_section_add (section, NP_BLOCK_PARAGRAPH, NULL, np_build_field (from, NP_SECTION_TEXT));
    }
  if ((from = np_build_section (brief, "fallback")) != NULL && np_object_is_given (from, NP_SECTION_TEXT))
    {
      add_heading (section, &number, from, "Если не получится", "If it does not work");
      np_pack_section_add (section, NP_BLOCK_PARAGRAPH, NULL, np_build_field (from, NP_SECTION_TEXT));
    }
  if (np_object_is_given (brief, NP_BRIEF_DECISION))
    {
      add_heading (section, &number, NULL, "Решение, которое нужно сейчас", "Decision needed now");
      add_lines (section, brief, NP_BRIEF_DECISION, NP_ROLE_DECISION);
    }
  if (measures->len > 0)
    add_side_odds (build, section, g_ptr_array_index (measures, 0));
  for (guint i = 0; i < G_N_ELEMENTS (asides); i++)
    if ((from = np_build_section (brief, asides[i].key)) != NULL && np_object_is_given (from, NP_SECTION_TEXT))
      add_side (section,
                np_object_is_given (from, NP_SECTION_TITLE) ? np_build_field (from, NP_SECTION_TITLE)
                                                            : np_pack_text_new (asides[i].ru, asides[i].en),
                NULL, np_build_field (from, NP_SECTION_TEXT));
}
