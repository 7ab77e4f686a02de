/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-pack-build-private.h"

#include "base/np-format.h"
#include "dossier/np-meeting.h"
#include "meeting/np-regime.h"

/* The record of a conversation: what was said, never by whom unless the rule allows it. */

/* How a voice without a name is introduced. */
static const char *const voices[][NP_N_LANGS] = {
  [NP_ENTRY_STATEMENT] = { "Отмечалось: ", "It was noted: " },
  [NP_ENTRY_QUESTION] = { "Был задан вопрос: ", "The question was put: " },
  [NP_ENTRY_PROPOSAL] = { "Прозвучало предложение: ", "A proposal was made: " },
  [NP_ENTRY_SIGNAL] = { "Прозвучал сигнал: ", "A signal was given: " },
  [NP_ENTRY_COMMITMENT] = { "Прозвучало обязательство: ", "A commitment was made: " },
  [NP_ENTRY_PROCEDURE] = { "О порядке работы: ", "On procedure: " },
  [NP_ENTRY_OWN] = { "Замечание: ", "Remark: " },
  [NP_ENTRY_AGREED] = { NULL, NULL },
};

static NpPackText *
entry_text (gpointer entry)
{
  guint kind = MIN ((guint) np_object_get_enum (entry, NP_ENTRY_KIND), NP_ENTRY_AGREED);
  gboolean named = np_object_is_given (entry, NP_ENTRY_DESCRIPTION);
  NpPackText *text = np_pack_text_new (NULL, NULL);

  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      const char *words = np_object_get_words (entry, NP_ENTRY_TEXT, lang);
      const char *who = np_object_get_words (entry, NP_ENTRY_DESCRIPTION, lang);
      if (*words == '\0')
        continue;
      g_autofree char *voice = named && *who != '\0' ? np_build_capital (who) : NULL,
                      *said = np_build_inside (words);
      g_autofree char *all = voice != NULL
                               ? g_strdup_printf ("%s: %s", voice, said)
                               : g_strconcat (voices[kind][lang] != NULL ? voices[kind][lang] : "", said, NULL);
      g_autofree char *set = np_typography (all, lang, NP_TYPOGRAPHY_PAPER);
      np_pack_text_append (text, lang, set, NP_RUN_PLAIN);
    }
  return text;
}

static void
add_facts (NpPackSection *section, gpointer meeting)
{
  NpPackTable *table = np_pack_table_new ();
  g_autofree char *day = g_strndup (np_object_get_string (meeting, NP_MEETING_DATE), 10);
  NpRegime regime = np_object_get_enum (meeting, NP_MEETING_REGIME);

  np_pack_table_add_column (table, 34, NP_ALIGN_LEFT);
  np_pack_table_add_column (table, 0, NP_ALIGN_LEFT);
  if (*day != '\0')
    {
      g_autofree char *ru = np_format_iso_date (day, NP_LANG_RU), *en = np_format_iso_date (day, NP_LANG_EN);
      NpPackRow *row = np_pack_table_add_row (table);
      np_pack_table_row_add (row, np_pack_text_new ("Когда", "When"), NP_FACE_QUIET);
      np_pack_table_row_add (row, np_pack_text_new (ru, en), NP_FACE_TABLE);
    }
  if (np_object_is_given (meeting, NP_MEETING_PLACE))
    {
      NpPackRow *row = np_pack_table_add_row (table);
      np_pack_table_row_add (row, np_pack_text_new ("Где", "Where"), NP_FACE_QUIET);
      np_pack_table_row_add (row, np_build_field (meeting, NP_MEETING_PLACE), NP_FACE_TABLE);
    }
  NpPackRow *row = np_pack_table_add_row (table);
  np_pack_table_row_add (row, np_pack_text_new ("Участники", "Participants"), NP_FACE_QUIET);
  np_pack_table_row_add (row, np_pack_text_new ("не указываются", "not listed"), NP_FACE_TABLE);
  row = np_pack_table_add_row (table);
  np_pack_table_row_add (row, np_pack_text_new ("Правило", "Rule"), NP_FACE_QUIET);
  np_pack_table_row_add (row,
                         regime == NP_REGIME_OWN && np_object_is_given (meeting, NP_MEETING_REGIME_TEXT)
                           ? np_build_field (meeting, NP_MEETING_REGIME_TEXT)
                           : np_build_pair (np_regime_get_rule (regime, NP_LANG_RU), np_regime_get_rule (regime, NP_LANG_EN)),
                         NP_FACE_TABLE);
  np_pack_section_add_table (section, NULL, table);
}

static void
add_meeting (NpPackBuild *build, gpointer meeting, gboolean first)
{
  guint n = np_object_get_n_children (meeting, NP_MEETING_ENTRIES), agreed = 0,
        actions = np_object_get_n_children (meeting, NP_MEETING_ACTIONS);
  g_autofree char *id = g_strdup_printf ("record-%s", np_object_get_id (meeting));

  NpPackSection *section = np_pack_document_add_section (build->document, NP_PAGE_TEXT, id,
                                                         np_build_field_title (meeting, NP_MEETING_TITLE));
  section->kicker = np_pack_text_new ("Запись беседы", "Record of conversation");
  if (first)
    section->contents = np_pack_text_new ("Запись беседы", "Record of conversation");
  section->bookmark = np_build_field (meeting, NP_MEETING_TITLE);
  add_facts (section, meeting);
  np_pack_section_add_heading (section, 1, np_pack_text_new ("Ход беседы", "What was said"));
  for (guint i = 0; i < n; i++)
    {
      gpointer entry = np_object_get_child (meeting, NP_MEETING_ENTRIES, i);
      if (np_object_get_enum (entry, NP_ENTRY_KIND) == NP_ENTRY_AGREED)
        {
          agreed++;
          continue;
        }
      np_pack_section_add_numbered (section, 1, np_object_get_id (entry), entry_text (entry));
    }
  if (agreed > 0)
    np_pack_section_add_heading (section, 1,
                                 np_pack_text_new ("Зачитано и подтверждено", "Read back and confirmed"));
  for (guint i = 0; i < n && agreed > 0; i++)
    {
      gpointer entry = np_object_get_child (meeting, NP_MEETING_ENTRIES, i);
      if (np_object_get_enum (entry, NP_ENTRY_KIND) == NP_ENTRY_AGREED)
        np_pack_section_add (section, NP_BLOCK_PARAGRAPH, np_object_get_id (entry),
                             np_build_field (entry, NP_ENTRY_TEXT))
          ->role
          = NP_ROLE_SPOKEN;
    }
  if (actions > 0)
    np_pack_section_add_heading (section, 1, np_pack_text_new ("Поручения", "Actions"));
  for (guint i = 0; i < actions; i++)
    {
      gpointer action = np_object_get_child (meeting, NP_MEETING_ACTIONS, i);
      NpPackText *text = np_pack_text_new (NULL, NULL);
      for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
        {
          const char *who = np_object_get_words (action, NP_ACTION_WHO, lang),
                     *words = np_object_get_words (action, NP_ACTION_TEXT, lang);
          if (*words == '\0')
            continue;
          g_autofree char *name = np_build_capital (who), *task = np_build_inside (words);
          g_autofree char *all = *who != '\0' ? g_strdup_printf ("%s: %s", name, task) : g_strdup (words);
          g_autofree char *set = np_typography (all, lang, NP_TYPOGRAPHY_PAPER);
          np_pack_text_append (text, lang, set, NP_RUN_PLAIN);
        }
      NpPackBlock *block = np_pack_section_add (section, NP_BLOCK_PARAGRAPH, np_object_get_id (action), text);
      block->number = g_strdup_printf ("A-%u", i + 1);
    }
}

void
np_build_record (NpPackBuild *build)
{
  guint n = np_object_get_n_children (build->view->dossier, NP_DOSSIER_MEETINGS);
  gboolean first = TRUE;

  if (np_build_is_off (build, "record"))
    return;
  for (guint i = 0; i < n; i++)
    {
      gpointer meeting = np_object_get_child (build->view->dossier, NP_DOSSIER_MEETINGS, i);
      if (np_object_get_n_children (meeting, NP_MEETING_ENTRIES) == 0)
        continue;
      add_meeting (build, meeting, first);
      first = FALSE;
    }
}
