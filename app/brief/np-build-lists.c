/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-pack-build-private.h"

#include "base/np-format.h"
#include "dossier/np-issue.h"
#include "dossier/np-scenario.h"
#include "dossier/np-source.h"

/* The annexes: positions, scenarios, chronology, sources. */

static NpPackText *
number_text (double value)
{
  if (isnan (value))
    return NULL;
  g_autofree char *words = np_format_number (value, -1, NP_LANG_EN, NP_FORMAT_PLAIN);
  return np_pack_text_new_neutral (words);
}

/* "B5, B11d": identifiers of a source field, NULL when there are none (or the profile hides them). */
static NpPackText *
source_text (gpointer object, guint field)
{
  g_auto(GStrv) ids = np_object_dup_list_of_words (object, field);
  if (ids[0] == NULL)
    return NULL;
  g_autofree char *words = g_strjoinv (", ", ids);
  return np_pack_text_new_neutral (words);
}

static NpPackText *
status_text (int status)
{
  return np_pack_text_new (np_build_status_word (status, NP_LANG_RU),
                           np_build_status_word (status, NP_LANG_EN));
}

static void
add_stances (NpPackBuild *build, NpPackSection *section, gpointer party)
{
  guint n = np_object_get_n_children (party, NP_PARTY_STANCES);
  NpPackTable *table = np_pack_table_new ();

  np_pack_table_add_column (table, 56, NP_ALIGN_LEFT);
  np_pack_table_add_column (table, 15, NP_ALIGN_RIGHT);
  np_pack_table_add_column (table, 15, NP_ALIGN_RIGHT);
  np_pack_table_add_column (table, 4, NP_ALIGN_LEFT);
  np_pack_table_add_column (table, 0, NP_ALIGN_LEFT);
  np_pack_table_add_column (table, 26, NP_ALIGN_RIGHT);
  NpPackRow *row = np_pack_table_set_head (table);
  np_pack_table_row_add (row, np_pack_text_new ("Вопрос", "Issue"), NP_FACE_QUIET);
  np_pack_table_row_add (row, np_pack_text_new ("Позиция", "Position"), NP_FACE_QUIET);
  np_pack_table_row_add (row, np_pack_text_new ("Важность", "Weight"), NP_FACE_QUIET);
  np_pack_table_row_add (row, NULL, NP_FACE_QUIET);
  np_pack_table_row_add (row, np_pack_text_new ("Почему", "Why"), NP_FACE_QUIET);
  np_pack_table_row_add (row, np_pack_text_new ("Основание", "Source"), NP_FACE_QUIET);
  for (guint i = 0; i < n; i++)
    {
      gpointer stance = np_object_get_child (party, NP_PARTY_STANCES, i);
      gpointer issue = np_dossier_find (build->view->dossier, np_object_get_string (stance, NP_STANCE_ISSUE));
      if (issue == NULL)
        continue;
      row = np_pack_table_add_row (table);
      np_pack_table_row_add (row, np_build_field_title (issue, NP_ISSUE_TITLE), NP_FACE_TITLE);
      np_pack_table_row_add (row, number_text (np_object_get_number (stance, NP_STANCE_POSITION)),
                             NP_FACE_STRONG);
      np_pack_table_row_add (row, number_text (np_object_get_number (stance, NP_STANCE_SALIENCE)),
                             NP_FACE_TABLE);
      np_pack_table_row_add (row, NULL, NP_FACE_TABLE);
      np_pack_table_row_add (row, np_build_field (stance, NP_STANCE_WHY), NP_FACE_TABLE);
      np_pack_table_row_add (row, source_text (stance, NP_STANCE_SOURCE), NP_FACE_TABLE)->sub = status_text (
        np_object_get_enum (stance, NP_STANCE_STATUS));
    }
  if (table->rows->len > 0)
    np_pack_section_add_table (section, NULL, table);
  else
    np_pack_table_free (table);
}

static void
add_lines (NpPackSection *section, gpointer party, guint list, guint text, guint status, const char *ru,
           const char *en)
{
  guint n = np_object_get_n_children (party, list);
  if (n == 0)
    return;
  np_pack_section_add_heading (section, 2, np_pack_text_new (ru, en));
  for (guint i = 0; i < n; i++)
    {
      gpointer line = np_object_get_child (party, list, i);
      NpPackText *words = np_build_field (line, text);
      int known = np_object_get_enum (line, status);
      for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
        if (np_pack_text_has (words, lang))
          {
            g_autofree char *tail = g_strdup_printf (" (%s)", np_build_status_word (known, lang));
            np_pack_text_append (words, lang, tail, NP_RUN_ITALIC);
          }
      np_pack_section_add (section, NP_BLOCK_PARAGRAPH, np_object_get_id (line), words)->role = NP_ROLE_CROWDED;
    }
}

/* How many statements about positions are stated, not read into a source: the finding of the annex. */
static NpPackText *
positions_title (NpPackBuild *build, guint *parties)
{
  guint all = 0, stated = 0, n = np_object_get_n_children (build->view->dossier, NP_DOSSIER_PARTIES);

  *parties = 0;
  for (guint i = 0; i < n; i++)
    {
      gpointer party = np_object_get_child (build->view->dossier, NP_DOSSIER_PARTIES, i);
      guint m = np_object_get_n_children (party, NP_PARTY_STANCES);
      *parties += m > 0;
      for (guint k = 0; k < m; k++)
        {
          all++;
          stated += np_object_get_enum (np_object_get_child (party, NP_PARTY_STANCES, k), NP_STANCE_STATUS)
                    == NP_STATUS_STATED;
        }
    }
  g_autofree char *ru = g_strdup_printf ("Из %u позиций заявлено %u, остальное выведено или допущено", all,
                                         stated);
  g_autofree char *en = g_strdup_printf ("Of %u positions %u are stated, the rest inferred or assumed", all,
                                         stated);
  return np_build_title (ru, en);
}

void
np_build_positions (NpPackBuild *build)
{
  guint parties, n = np_object_get_n_children (build->view->dossier, NP_DOSSIER_PARTIES);
  g_autoptr(NpPackText) title = positions_title (build, &parties);

  if (parties == 0 || np_build_is_off (build, "positions"))
    return;
  NpPackSection *section = np_pack_document_add_section (build->document, NP_PAGE_FINDING, "positions",
                                                         g_steal_pointer (&title));
  section->kicker = np_pack_text_new ("Позиции сторон", "Positions of the parties");
  section->contents = np_pack_text_new ("Позиции сторон", "Positions of the parties");
  np_pack_section_add (
    section, NP_BLOCK_PARAGRAPH, NULL,
    np_build_pair ("Позиция — место на шкале вопроса от 0 до 100; важность — от 0 до 10.",
                   "Position is a place on the scale of the issue, 0 to 100; weight is 0 to 10."))
    ->role
    = NP_ROLE_NOTE;
  for (guint i = 0; i < n; i++)
    {
      gpointer party = np_object_get_child (build->view->dossier, NP_DOSSIER_PARTIES, i);
      if (np_object_get_n_children (party, NP_PARTY_STANCES) == 0)
        continue;
      np_pack_section_add_heading (section, 1, np_build_field (party, NP_PARTY_NAME));
      add_stances (build, section, party);
      add_lines (section, party, NP_PARTY_RED_LINES, NP_RED_LINE_TEXT, NP_RED_LINE_STATUS, "Красные линии",
                 "Red lines");
      add_lines (section, party, NP_PARTY_LIMITS, NP_LIMIT_TEXT, NP_LIMIT_STATUS, "Ограничения внутри страны",
                 "Limits at home");
    }
}

void
np_build_scenarios (NpPackBuild *build)
{
  guint n = np_object_get_n_children (build->view->dossier, NP_DOSSIER_SCENARIOS);

  if (n < 2 || np_build_is_off (build, "scenarios"))
    return;
  NpPackSection *section = np_pack_document_add_section (
    build->document, NP_PAGE_TALK, "scenarios",
    np_build_title ("Прогноз верен для первого сценария; остальные его меняют",
                    "The forecast holds for the first scenario; the others change it"));
  section->kicker = np_pack_text_new ("Сценарии", "Scenarios");
  section->contents = np_pack_text_new ("Сценарии", "Scenarios");
  for (guint i = 0; i < n; i++)
    {
      gpointer scenario = np_object_get_child (build->view->dossier, NP_DOSSIER_SCENARIOS, i);
      double low = np_object_get_number (scenario, NP_SCENARIO_ODDS_LOW),
             high = np_object_get_number (scenario, NP_SCENARIO_ODDS_HIGH);
      NpPackBlock *block = np_pack_section_add (section, NP_BLOCK_PARAGRAPH, np_object_get_id (scenario),
                                                np_build_field (scenario, NP_SCENARIO_TITLE));
      if (isnan (low) || isnan (high))
        block->label = i == 0 ? np_pack_text_new ("Исходный", "Baseline") : np_pack_text_new_neutral ("\u2014");
      else
        {
          g_autofree char *ru = np_format_percent_range (low / 100, high / 100, 0, NP_LANG_RU, NP_FORMAT_PAPER);
          g_autofree char *en = np_format_percent_range (low / 100, high / 100, 0, NP_LANG_EN, NP_FORMAT_PAPER);
          block->label = np_pack_text_new (ru, en);
        }
    }
}

void
np_build_chronology (NpPackBuild *build)
{
  guint n = np_object_get_n_children (build->view->dossier, NP_DOSSIER_CHRONOLOGY);

  if (n == 0 || np_build_is_off (build, "chronology"))
    return;
  gpointer first = np_object_get_child (build->view->dossier, NP_DOSSIER_CHRONOLOGY, 0),
           last = np_object_get_child (build->view->dossier, NP_DOSSIER_CHRONOLOGY, n - 1);
  g_autofree char *from = g_strndup (np_object_get_string (first, NP_EVENT_DATE), 4),
                  *to = g_strndup (np_object_get_string (last, NP_EVENT_DATE), 4);
  g_autofree char *ru = *from != '\0' && *to != '\0'
                          ? g_strdup_printf ("Как к этому пришли: %s\u2013%s годы", from, to)
                          : g_strdup ("Как к этому пришли");
  g_autofree char *en = *from != '\0' && *to != '\0'
                          ? g_strdup_printf ("How it came to this: %s\u2013%s", from, to)
                          : g_strdup ("How it came to this");
  NpPackSection *section = np_pack_document_add_section (build->document, NP_PAGE_TALK, "chronology",
                                                         np_build_title (ru, en));
  section->kicker = np_pack_text_new ("Хронология", "Chronology");
  section->contents = np_pack_text_new ("Хронология", "Chronology");
  for (guint i = 0; i < n; i++)
    {
      gpointer event = np_object_get_child (build->view->dossier, NP_DOSSIER_CHRONOLOGY, i);
      NpPackBlock *block = np_pack_section_add (section, NP_BLOCK_PARAGRAPH, NULL,
                                                np_build_field (event, NP_EVENT_TEXT));
      if (np_object_is_given (event, NP_EVENT_WHEN))
        block->label = np_build_field (event, NP_EVENT_WHEN);
      else
        {
          g_autofree char *a = np_format_iso_date (np_object_get_string (event, NP_EVENT_DATE), NP_LANG_RU);
          g_autofree char *b = np_format_iso_date (np_object_get_string (event, NP_EVENT_DATE), NP_LANG_EN);
          block->label = np_pack_text_new (a, b);
        }
    }
}

void
np_build_sources (NpPackBuild *build)
{
  guint n = np_object_get_n_children (build->view->dossier, NP_DOSSIER_SOURCES);

  if (n == 0 || np_build_is_off (build, "sources"))
    return;
  g_autofree char *ru = g_strdup_printf ("Досье опирается на %u\u00a0%s", n,
                                         np_plural_pick (n, NP_LANG_RU, "документ", "документа", "документов"));
  g_autofree char *en = g_strdup_printf ("The dossier rests on %u %s", n, n == 1 ? "document" : "documents");
  NpPackSection *section = np_pack_document_add_section (build->document, NP_PAGE_FINDING, "sources",
                                                         np_build_title (ru, en));
  section->kicker = np_pack_text_new ("Источники", "Sources");
  section->contents = np_pack_text_new ("Источники", "Sources");
  for (guint i = 0; i < n; i++)
    {
      gpointer source = np_object_get_child (build->view->dossier, NP_DOSSIER_SOURCES, i);
      guint m = np_object_get_n_children (source, NP_SOURCE_ANCHORS);
      NpPackBlock *block = np_pack_section_add_heading (section, 1, np_build_field (source, NP_SOURCE_TITLE));
      block->number = g_strdup (np_object_get_id (source));
      if (np_object_is_given (source, NP_SOURCE_NOTE))
        np_pack_section_add (section, NP_BLOCK_PARAGRAPH, NULL, np_build_field (source, NP_SOURCE_NOTE))->role
          = NP_ROLE_NOTE;
      for (guint k = 0; k < m; k++)
        {
          gpointer anchor = np_object_get_child (source, NP_SOURCE_ANCHORS, k);
          block = np_pack_section_add (section, NP_BLOCK_PARAGRAPH, np_object_get_id (anchor),
                                       np_build_field (anchor, NP_ANCHOR_TEXT));
          block->number = g_strdup (np_object_get_id (anchor));
          block->role = NP_ROLE_NOTE;
        }
    }
}
