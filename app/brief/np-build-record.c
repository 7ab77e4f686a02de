/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-pack-build-private.h"

#include <string.h>

#include "base/np-format.h"
#include "brief/np-readout.h"
#include "dossier/np-meeting.h"
#include "meeting/np-regime.h"

/*
 * The record of a conversation and the actions (reference/formats 2.7): head, course of the talks by item of the agenda,
 * points read back, open questions, actions, restricted annex, and lines for those who sign. What was said, never by whom
 * unless the rule allows it.
 */

/* How a voice without a name is introduced, and what kind of words a named one spoke. */
static const struct
{
  const char *voice[NP_N_LANGS];
  const char *kind[NP_N_LANGS];
} voices[] = {
  [NP_ENTRY_STATEMENT] = { { "Отмечалось: ", "It was noted: " }, { NULL, NULL } },
  [NP_ENTRY_QUESTION] = { { "Был задан вопрос: ", "The question was put: " }, { "вопрос", "question" } },
  [NP_ENTRY_PROPOSAL] = { { "Прозвучало предложение: ", "A proposal was made: " }, { "предложение", "proposal" } },
  [NP_ENTRY_SIGNAL] = { { "Прозвучал сигнал: ", "A signal was given: " }, { "сигнал", "signal" } },
  [NP_ENTRY_COMMITMENT] = { { "Прозвучало обязательство: ", "A commitment was made: " }, { "обязательство", "commitment" } },
  [NP_ENTRY_PROCEDURE] = { { "О порядке работы: ", "On procedure: " }, { "порядок работы", "procedure" } },
  [NP_ENTRY_OWN] = { { "Замечание: ", "Remark: " }, { NULL, NULL } },
  [NP_ENTRY_AGREED] = { { NULL, NULL }, { "сверка", "readback" } },
};

/* "Facilitator, 09:40 (question)" or "The question was put"; transfer full. */
static char *
introduction (gpointer entry, NpLang lang)
{
  guint kind = MIN ((guint) np_object_get_enum (entry, NP_ENTRY_KIND), NP_ENTRY_AGREED);
  const char *who = np_object_get_words (entry, NP_ENTRY_DESCRIPTION, lang);
  const char *at = np_object_get_string (entry, NP_ENTRY_AT);
  g_autofree char *name = NULL, *time = NULL, *form = NULL;

  if (!np_object_is_given (entry, NP_ENTRY_DESCRIPTION) || *who == '\0')
    return g_strdup (voices[kind].voice[lang] != NULL ? voices[kind].voice[lang] : "");
  name = np_build_capital (who);
  time = strlen (at) >= 16 ? g_strdup_printf (", %.5s", at + 11) : g_strdup ("");
  form = voices[kind].kind[lang] != NULL ? g_strdup_printf (" (%s)", voices[kind].kind[lang]) : g_strdup ("");
  return g_strdup_printf ("%s%s%s: ", name, time, form);
}

static NpPackText *
entry_text (gpointer entry)
{
  NpPackText *text = np_pack_text_new (NULL, NULL);

  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      const char *words = np_object_get_words (entry, NP_ENTRY_TEXT, lang);
      if (*words == '\0')
        continue;
      g_autofree char *head = introduction (entry, lang), *said = *head != '\0' ? np_build_inside (words) : g_strdup (words);
      g_autofree char *all = g_strconcat (head, said, NULL);
      g_autofree char *set = np_typography (all, lang, NP_TYPOGRAPHY_PAPER);
      np_pack_text_append (text, lang, set, NP_RUN_PLAIN);
    }
  return text;
}

/* ---- the head ---- */

static NpPackRow *
add_fact (NpPackTable *table, const char *ru, const char *en, NpPackText *value)
{
  NpPackRow *row = np_pack_table_add_row (table);

  np_pack_table_row_add (row, np_pack_text_new (ru, en), NP_FACE_QUIET);
  np_pack_table_row_add (row, value, NP_FACE_TABLE);
  return row;
}

static void
add_line (NpPackTable *table, const char *ru, const char *en)
{
  NpPackRow *row = add_fact (table, ru, en, NULL);

  ((NpPackCell *) g_ptr_array_index (row->cells, 1))->kind = NP_CELL_LINE;
}

/* What is known and may be told; else a line to write on. */
static void
add_fact_or_line (NpPackTable *table, const char *ru, const char *en, GHashTable *known, gpointer meeting)
{
  NpText *text = g_hash_table_lookup (known, np_object_get_id (meeting));

  if (text != NULL)
    add_fact (table, ru, en, np_build_text (text));
  else
    add_line (table, ru, en);
}

/* "18 July 2018, 10:00–12:30" */
static char *
when_words (gpointer meeting, NpLang lang)
{
  const char *from = np_object_get_string (meeting, NP_MEETING_DATE), *until = np_object_get_string (meeting, NP_MEETING_UNTIL);
  g_autofree char *days = np_readout_dup_days (meeting, lang);

  if (strlen (from) < 16)
    return g_steal_pointer (&days);
  if (strlen (until) >= 16 && strncmp (from, until, 10) == 0)
    return g_strdup_printf ("%s, %.5s–%.5s", days, from + 11, until + 11);
  return g_strdup_printf (lang == NP_LANG_RU ? "%s, начало в %.5s" : "%s, from %.5s", days, from + 11);
}

NpPackText *
np_build_meeting_when (gpointer meeting)
{
  g_autofree char *ru = when_words (meeting, NP_LANG_RU), *en = when_words (meeting, NP_LANG_EN);

  return np_build_pair (ru, en);
}

static void
add_facts (NpPackBuild *build, NpPackSection *section, gpointer meeting)
{
  NpPackTable *table = np_pack_table_new ();
  NpRegime regime = np_object_get_enum (meeting, NP_MEETING_REGIME);
  NpText *participants = g_hash_table_lookup (build->view->participants, np_object_get_id (meeting));

  if (participants == NULL)
    participants = g_hash_table_lookup (build->view->delegations, np_object_get_id (meeting));

  np_pack_table_add_column (table, 34, NP_ALIGN_LEFT);
  np_pack_table_add_column (table, 0, NP_ALIGN_LEFT);
  if (np_object_is_given (meeting, NP_MEETING_DATE))
    add_fact (table, "Когда", "When", np_build_meeting_when (meeting));
  if (np_object_is_given (meeting, NP_MEETING_PLACE))
    add_fact (table, "Где", "Where", np_build_field (meeting, NP_MEETING_PLACE));
  add_fact_or_line (table, "По чьей инициативе", "On whose initiative", build->view->initiatives, meeting);
  add_fact (table, "Участники", "Participants",
            participants != NULL ? np_build_text (participants) : np_pack_text_new ("не указываются", "not listed"));
  add_fact (table, "Правило", "Rule",
            regime == NP_REGIME_OWN && np_object_is_given (meeting, NP_MEETING_REGIME_TEXT)
              ? np_build_field (meeting, NP_MEETING_REGIME_TEXT)
              : np_build_pair (np_regime_get_rule (regime, NP_LANG_RU), np_regime_get_rule (regime, NP_LANG_EN)));
  np_pack_section_add_table (section, NULL, table);
}

/* ---- the course of the talks ---- */

static gboolean
is_annex (gpointer entry)
{
  return (np_regime_entry_permits (entry) & NP_PERMIT_TEXT) == 0;
}

static gboolean
is_course (gpointer entry)
{
  return !is_annex (entry) && np_object_get_enum (entry, NP_ENTRY_KIND) != NP_ENTRY_AGREED;
}

static gboolean
is_agreed (gpointer entry)
{
  return !is_annex (entry) && np_object_get_enum (entry, NP_ENTRY_KIND) == NP_ENTRY_AGREED;
}

/* Entries stand in the order they were said; an item of the agenda opens when the first of its entries does. */
static void
add_course (NpPackBuild *build, NpPackSection *section, gpointer meeting)
{
  guint n = np_object_get_n_children (meeting, NP_MEETING_ENTRIES), item = 0;

  np_pack_section_add_heading (section, 1, np_pack_text_new ("Ход беседы", "Course of the talks"));
  for (guint i = 0; i < n; i++)
    {
      gpointer entry = np_object_get_child (meeting, NP_MEETING_ENTRIES, i);
      guint of;

      if (!is_course (entry))
        continue;
      of = GPOINTER_TO_UINT (g_hash_table_lookup (build->view->agenda, np_object_get_id (entry)));
      if (of != 0 && of != item)
        {
          gpointer point = np_object_get_child (meeting, NP_MEETING_AGENDA, of - 1);

          if (point != NULL)
            np_pack_section_add_heading (
              section, 2, np_build_pair (np_readout_plain_title (np_object_get_words (point, NP_AGENDA_ITEM_TITLE, NP_LANG_RU)),
                                         np_readout_plain_title (np_object_get_words (point, NP_AGENDA_ITEM_TITLE, NP_LANG_EN))));
          item = of;
        }
      np_pack_section_add_numbered (section, 1, np_object_get_id (entry), entry_text (entry));
    }
}

static void
add_readback (NpPackSection *section, gpointer meeting)
{
  guint n = np_object_get_n_children (meeting, NP_MEETING_ENTRIES), found = 0;

  for (guint i = 0; i < n; i++)
    {
      gpointer entry = np_object_get_child (meeting, NP_MEETING_ENTRIES, i);

      if (!is_agreed (entry))
        continue;
      if (found++ == 0)
        np_pack_section_add_heading (section, 1, np_pack_text_new ("Зачитано и подтверждено", "Read back and confirmed"));
      np_pack_section_add (section, NP_BLOCK_PARAGRAPH, np_object_get_id (entry), np_build_field (entry, NP_ENTRY_TEXT))->role
        = NP_ROLE_SPOKEN;
    }
}

static void
add_questions (NpPackSection *section, gpointer meeting)
{
  guint n = np_object_get_n_children (meeting, NP_MEETING_QUESTIONS), found = 0;

  for (guint i = 0; i < n; i++)
    {
      gpointer question = np_object_get_child (meeting, NP_MEETING_QUESTIONS, i);

      if (np_object_get_boolean (question, NP_QUESTION_ASKED) || !np_object_is_given (question, NP_QUESTION_TEXT))
        continue;
      if (found++ == 0)
        np_pack_section_add_heading (section, 1, np_pack_text_new ("Открытые вопросы", "Open questions"));
      np_pack_section_add (section, NP_BLOCK_ITEM, NULL, np_build_field (question, NP_QUESTION_TEXT));
    }
}

/* ---- actions ---- */

static void
add_action_rows (NpPackTable *table, gpointer meeting)
{
  for (guint i = 0; i < np_object_get_n_children (meeting, NP_MEETING_ACTIONS); i++)
    {
      gpointer action = np_object_get_child (meeting, NP_MEETING_ACTIONS, i);
      const char *by = np_object_get_string (action, NP_ACTION_BY);
      g_autofree char *number = g_strdup_printf ("A-%u", i + 1), *ru = np_format_iso_date (by, NP_LANG_RU),
                      *en = np_format_iso_date (by, NP_LANG_EN);
      NpPackRow *row = np_pack_table_add_row (table);
      NpPackCell *cell;

      np_pack_table_row_add (row, np_pack_text_new_neutral (number), NP_FACE_STRONG);
      np_pack_table_row_add (row, np_object_is_given (action, NP_ACTION_WHO) ? np_build_field (action, NP_ACTION_WHO)
                                                                            : np_pack_text_new_neutral ("—"), NP_FACE_TABLE);
      np_pack_table_row_add (row, np_build_field (action, NP_ACTION_TEXT), NP_FACE_TITLE);
      cell = np_pack_table_row_add (row, *by != '\0' ? np_build_pair (ru, en) : np_pack_text_new_neutral ("—"), NP_FACE_TABLE);
      if (np_object_get_boolean (action, NP_ACTION_DONE))
        cell->sub = np_pack_text_new ("сделано", "done");
    }
}

static void
add_actions (NpPackSection *section, gpointer meeting)
{
  NpPackTable *table = np_pack_table_new ();
  NpPackRow *head;

  np_pack_table_add_column (table, 12, NP_ALIGN_LEFT);
  np_pack_table_add_column (table, 38, NP_ALIGN_LEFT);
  np_pack_table_add_column (table, 0, NP_ALIGN_LEFT);
  np_pack_table_add_column (table, 36, NP_ALIGN_LEFT);
  head = np_pack_table_set_head (table);
  np_pack_table_row_add (head, NULL, NP_FACE_QUIET);
  np_pack_table_row_add (head, np_pack_text_new ("Кто", "Who"), NP_FACE_QUIET);
  np_pack_table_row_add (head, np_pack_text_new ("Что", "What"), NP_FACE_QUIET);
  np_pack_table_row_add (head, np_pack_text_new ("Срок", "By when"), NP_FACE_QUIET);
  add_action_rows (table, meeting);
  np_pack_section_add_table (section, NULL, table);
}

/* ---- the end ---- */

static void
add_signatures (NpPackBuild *build, NpPackSection *section, gpointer meeting)
{
  NpPackTable *table = np_pack_table_new ();

  np_pack_section_add_heading (section, 1, np_pack_text_new ("Подписи и рассылка", "Signatures and distribution"));
  np_pack_table_add_column (table, 58, NP_ALIGN_LEFT);
  np_pack_table_add_column (table, 0, NP_ALIGN_LEFT);
  add_fact_or_line (table, "Переводчик", "Interpreter", build->view->interpreters, meeting);
  add_line (table, "Записал: должность, подпись, дата", "Recorded by: post, signature, date");
  for (guint copy = 1; copy <= build->options->copies; copy++)
    {
      g_autofree char *ru = g_strdup_printf ("Рассылка: %u-й экз.", copy), *en = g_strdup_printf ("Distribution: copy %u", copy);

      add_line (table, ru, en);
    }
  add_fact (table, "Рассылка: последний экз.", "Distribution: last copy", np_pack_text_new ("в дело", "to file"));
  np_pack_section_add_table (section, NULL, table);
}

/* On a page of its own, so that it can be taken out. */
static void
add_annex (NpPackBuild *build, gpointer meeting)
{
  NpPackSection *section = NULL;

  for (guint i = 0; i < np_object_get_n_children (meeting, NP_MEETING_ENTRIES); i++)
    {
      gpointer entry = np_object_get_child (meeting, NP_MEETING_ENTRIES, i);

      if (!is_annex (entry))
        continue;
      if (section == NULL)
        {
          g_autofree char *id = g_strdup_printf ("annex-%s", np_object_get_id (meeting));

          section = np_pack_document_add_section (build->document, NP_PAGE_TEXT, id, np_build_field_title (meeting, NP_MEETING_TITLE));
          section->kicker = np_pack_text_new ("Закрытое приложение", "Restricted annex");
          section->bookmark = np_pack_text_new ("Закрытое приложение", "Restricted annex");
          np_pack_section_add (section, NP_BLOCK_PARAGRAPH, NULL,
                               np_build_pair ("Для общего сведения, без ссылки. Только для внутреннего пользования: ничего из "
                                              "этого нельзя ни цитировать, ни передавать.",
                                              "Deep background. For internal use only: nothing of this may be quoted or passed on."))
            ->role = NP_ROLE_NOTE;
        }
      np_pack_section_add_numbered (section, 1, np_object_get_id (entry), entry_text (entry));
    }
}

static void
add_meeting (NpPackBuild *build, gpointer meeting, gboolean first)
{
  g_autofree char *id = g_strdup_printf ("record-%s", np_object_get_id (meeting));
  NpPackSection *section = np_pack_document_add_section (build->document, NP_PAGE_TEXT, id,
                                                         np_build_field_title (meeting, NP_MEETING_TITLE));

  section->kicker = np_pack_text_new ("Запись беседы", "Record of conversation");
  if (first)
    section->contents = np_pack_text_new ("Запись беседы", "Record of conversation");
  section->bookmark = np_build_field (meeting, NP_MEETING_TITLE);
  add_facts (build, section, meeting);
  add_course (build, section, meeting);
  add_readback (section, meeting);
  add_questions (section, meeting);
  if (np_object_get_n_children (meeting, NP_MEETING_ACTIONS) > 0)
    {
      np_pack_section_add_heading (section, 1, np_pack_text_new ("Поручения", "Actions"));
      add_actions (section, meeting);
    }
  add_signatures (build, section, meeting);
  add_annex (build, meeting);
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

void
np_build_actions (NpPackBuild *build)
{
  guint n = np_object_get_n_children (build->view->dossier, NP_DOSSIER_MEETINGS);

  if (np_build_is_off (build, "actions"))
    return;
  for (guint i = 0; i < n; i++)
    {
      gpointer meeting = np_object_get_child (build->view->dossier, NP_DOSSIER_MEETINGS, i);
      g_autofree char *id = g_strdup_printf ("actions-%s", np_object_get_id (meeting));
      NpPackSection *section;

      if (np_object_get_n_children (meeting, NP_MEETING_ACTIONS) == 0)
        continue;
      section = np_pack_document_add_section (build->document, NP_PAGE_TEXT, id, np_build_field_title (meeting, NP_MEETING_TITLE));
      section->kicker = np_pack_text_new ("Поручения", "Actions");
      section->bookmark = np_build_field (meeting, NP_MEETING_TITLE);
      add_actions (section, meeting);
    }
}
