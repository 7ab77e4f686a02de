/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-pack-build-private.h"

#include "brief/np-readout.h"
#include "dossier/np-meeting.h"

/* The text for the press, and that of the other side beside it (reference/formats 2.8). */

static NpPackSection *
add_section (NpPackBuild *build, gpointer meeting, const char *prefix, const char *ru, const char *en)
{
  g_autofree char *id = g_strconcat (prefix, np_object_get_id (meeting), NULL);
  NpPackSection *section = np_pack_document_add_section (build->document, NP_PAGE_TEXT, id,
                                                         np_build_field_title (meeting, NP_MEETING_TITLE));

  section->kicker = np_pack_text_new (ru, en);
  section->bookmark = np_build_field (meeting, NP_MEETING_TITLE);
  return section;
}

/* Paragraphs of both languages stand beside each other; what one language has more of goes into the last. */
static void
add_paragraphs (NpPackSection *section, const NpText *text)
{
  g_auto(GStrv) ru = g_strsplit (np_text_get (text, NP_LANG_RU), "\n", -1), en = g_strsplit (np_text_get (text, NP_LANG_EN), "\n", -1);
  guint n_ru = g_strv_length (ru), n_en = g_strv_length (en);

  if (n_ru != n_en)
    {
      np_pack_section_add (section, NP_BLOCK_PARAGRAPH, NULL, np_build_text (text));
      return;
    }
  for (guint i = 0; i < n_ru; i++)
    if (*ru[i] != '\0' || *en[i] != '\0')
      np_pack_section_add (section, NP_BLOCK_PARAGRAPH, NULL, np_build_pair (ru[i], en[i]));
}

void
np_build_readout (NpPackBuild *build)
{
  guint n = np_object_get_n_children (build->view->dossier, NP_DOSSIER_MEETINGS);

  if (np_build_is_off (build, "readout"))
    return;
  for (guint i = 0; i < n; i++)
    {
      gpointer meeting = np_object_get_child (build->view->dossier, NP_DOSSIER_MEETINGS, i);
      NpText *text = np_object_get_text (meeting, NP_MEETING_READOUT);
      g_autoptr(NpText) draft = np_text_is_empty (text) ? np_readout_draft (build->view, np_object_get_id (meeting)) : NULL;
      NpPackSection *section;

      if (np_text_is_empty (text) && draft == NULL)
        continue;
      section = add_section (build, meeting, "readout-", "Сообщение для прессы по итогам встречи", "Readout of the meeting");
      if (draft != NULL)
        np_pack_section_add (section, NP_BLOCK_PARAGRAPH, NULL,
                             np_pack_text_new ("Проект, составлен по записям; не утверждён.", "Draft from the notes; not approved."))
          ->role = NP_ROLE_NOTE;
      add_paragraphs (section, draft != NULL ? draft : text);
    }
}

static void
append_runs (NpPackText *text, NpLang lang, const char *words, const GArray *runs)
{
  for (guint i = 0; i < runs->len; i++)
    {
      const NpReadoutRun *run = &g_array_index (runs, NpReadoutRun, i);
      g_autofree char *part = g_strndup (words + run->start, run->end - run->start);

      np_pack_text_append (text, lang, part, run->different ? NP_RUN_DIFFERENT : NP_RUN_PLAIN);
    }
}

/* Both sides of both languages; the marks are set after the typography, so that it cannot make differences of its own. */
static guint
compare (gpointer meeting, NpPackText *ours, NpPackText *theirs)
{
  guint n = 0;

  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      g_autofree char *our = np_typography (np_object_get_words (meeting, NP_MEETING_READOUT, lang), lang, NP_TYPOGRAPHY_PAPER);
      g_autofree char *their = np_typography (np_object_get_words (meeting, NP_MEETING_THEIR_READOUT, lang), lang,
                                              NP_TYPOGRAPHY_PAPER);
      g_autoptr(GArray) our_runs = NULL, their_runs = NULL;

      /* What was published in one language only is shown as it is. */
      if (*our == '\0' || *their == '\0')
        {
          np_pack_text_append (ours, lang, our, NP_RUN_PLAIN);
          np_pack_text_append (theirs, lang, their, NP_RUN_PLAIN);
          continue;
        }
      n += np_readout_compare (our, their, &our_runs, &their_runs);
      append_runs (ours, lang, our, our_runs);
      append_runs (theirs, lang, their, their_runs);
    }
  return n;
}

void
np_build_readouts_compared (NpPackBuild *build)
{
  guint n = np_object_get_n_children (build->view->dossier, NP_DOSSIER_MEETINGS);

  if (np_build_is_off (build, "readout"))
    return;
  for (guint i = 0; i < n; i++)
    {
      gpointer meeting = np_object_get_child (build->view->dossier, NP_DOSSIER_MEETINGS, i);
      NpPackText *ours, *theirs;
      NpPackSection *section;
      NpPackTable *table;
      NpPackRow *row;

      if (!np_object_is_given (meeting, NP_MEETING_THEIR_READOUT))
        continue;
      section = add_section (build, meeting, "readouts-", "Два сообщения об одной встрече", "Two readouts of one meeting");
      ours = np_pack_text_new (NULL, NULL);
      theirs = np_pack_text_new (NULL, NULL);
      compare (meeting, ours, theirs);
      table = np_pack_table_new ();
      np_pack_table_add_column (table, 0, NP_ALIGN_LEFT);
      np_pack_table_add_column (table, 0, NP_ALIGN_LEFT);
      row = np_pack_table_set_head (table);
      np_pack_table_row_add (row, np_pack_text_new ("наше", "ours"), NP_FACE_QUIET);
      np_pack_table_row_add (row, np_pack_text_new ("другой стороны", "the other side’s"), NP_FACE_QUIET);
      row = np_pack_table_add_row (table);
      np_pack_table_row_add (row, ours, NP_FACE_TABLE);
      np_pack_table_row_add (row, theirs, NP_FACE_TABLE);
      table->caption = np_build_pair ("Подчёркнуто то, чего нет в другом тексте.", "Underlined: what the other text does not have.");
      np_pack_section_add_table (section, NULL, table);
    }
}
