/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-pack-build-private.h"

#include <string.h>

#include "brief/np-clause-words.h"
#include "dossier/np-source.h"

/* Papers made of words: the non-paper and the talking points. */

/* One note for each instrument, however many measures rest on it. */
static guint
note_of (NpPackBuild *build, GHashTable *notes, const char *id)
{
  gpointer instrument = np_dossier_find_type (build->view->dossier, id, NP_TYPE_INSTRUMENT);
  if (instrument == NULL || !np_object_is_given (instrument, NP_INSTRUMENT_TITLE))
    return 0;
  guint note = GPOINTER_TO_UINT (g_hash_table_lookup (notes, id));
  if (note != 0)
    return note;
  NpPackText *text = np_build_field (instrument, NP_INSTRUMENT_TITLE);
  const char *symbol = np_object_get_string (instrument, NP_INSTRUMENT_IDENTIFIER);
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    if (np_pack_text_has (text, lang))
      {
        if (*symbol != '\0')
          {
            np_pack_text_append (text, lang, ", ", NP_RUN_PLAIN);
            np_pack_text_append (text, lang, symbol, NP_RUN_VERBATIM);
          }
        g_autofree char *said = np_pack_text_dup_words (text, lang);
        if (!g_str_has_suffix (said, "."))
          np_pack_text_append (text, lang, ".", NP_RUN_PLAIN);
      }
  note = np_pack_document_add_note (build->document, text);
  g_hash_table_insert (notes, (gpointer) np_object_get_id (instrument), GUINT_TO_POINTER (note));
  return note;
}

/* The sign of a note: after the last word, in Russian before the full stop, in English behind it. */
static void
add_sign (NpPackText *text, guint note)
{
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      NpPackRun *last = text->runs[lang]->len > 0
                          ? &g_array_index (text->runs[lang], NpPackRun, text->runs[lang]->len - 1)
                          : NULL;
      gboolean stop = lang == NP_LANG_RU && last != NULL && g_str_has_suffix (last->words, ".");
      if (last == NULL)
        continue;
      if (stop)
        last->words[strlen (last->words) - 1] = '\0';
      np_pack_text_append_note (text, lang, note);
      if (stop)
        np_pack_text_append (text, lang, ".", NP_RUN_PLAIN);
    }
}

/* A measure under negotiation stands in brackets as a whole, unless its words have brackets of their own. */
static char *
bracketed (gpointer measure, char *words, gboolean first, gboolean last)
{
  if (np_object_get_enum (measure, NP_MEASURE_STATUS) != NP_MEASURE_STATUS_BRACKETED
      || strchr (words, '[') != NULL || *words == '\0')
    return words;
  char *all = g_strconcat (first ? "[" : "", words, last ? "]" : "", NULL);
  g_free (words);
  return all;
}

void
np_build_nonpaper (NpPackBuild *build)
{
  gpointer brief = np_build_brief (build, NP_BRIEF_NONPAPER);
  gpointer intro = np_build_section (brief, "intro");
  g_autoptr(GHashTable) notes = g_hash_table_new (g_str_hash, g_str_equal);

  if (build->measures->len == 0)
    return;
  NpPackSection *section = np_pack_document_add_section (build->document, NP_PAGE_TEXT, "nonpaper",
                                                         np_pack_text_copy (build->document->title));
  section->kicker = np_pack_text_new ("Нон-пейпер", "Non-paper");
  section->contents = np_pack_text_new ("Нон-пейпер", "Non-paper");
  np_pack_section_add_numbered (
    section, 1, "intro",
    intro != NULL && np_object_is_given (intro, NP_SECTION_TEXT)
      ? np_build_field (intro, NP_SECTION_TEXT)
      : np_build_pair ("Стороны могли бы рассмотреть изложенные ниже меры, порознь или вместе.",
                       "The sides could consider the measures set out below, separately or together."));
  for (guint i = 0; i < build->measures->len; i++)
    {
      gpointer measure = g_ptr_array_index (build->measures, i);
      guint n = np_object_get_n_children (measure, NP_MEASURE_CLAUSES), note = 0;
      g_auto(GStrv) basis = np_object_dup_list_of_words (measure, NP_MEASURE_BASIS);
      if (n == 0)
        continue;
      np_pack_section_add_heading (section, 1, np_build_field_title (measure, NP_MEASURE_TITLE))->level = 1;
      for (guint k = 0; k < n; k++)
        {
          gpointer clause = np_object_get_child (measure, NP_MEASURE_CLAUSES, k);
          g_autofree char *ru = bracketed (measure, np_clause_words (clause, NP_LANG_RU, NULL), k == 0,
                                           k + 1 == n);
          g_autofree char *en = bracketed (measure, np_clause_words (clause, NP_LANG_EN, NULL), k == 0,
                                           k + 1 == n);
          NpPackText *text = np_build_pair (ru, en);
          for (guint b = 0; k == 0 && basis[b] != NULL; b++)
            if ((note = note_of (build, notes, basis[b])) != 0)
              add_sign (text, note);
          np_pack_section_add_numbered (section, 1, np_object_get_id (clause), text);
        }
    }
  NpPackBlock *last = np_pack_section_add_numbered (
    section, 1, "without-prejudice",
    np_build_pair ("Изложенное не наносит ущерба позиции ни одной из сторон.",
                   "The above is without prejudice to the position of either side."));
  last->role = NP_ROLE_BODY;
}

static void
add_spoken (NpPackSection *section, gpointer brief, const char *key, const char *ru, const char *en,
            NpPackBlockRole role)
{
  gpointer from = np_build_section (brief, key);
  if (from == NULL || !np_object_is_given (from, NP_SECTION_TEXT))
    return;
  NpPackBlock *block = np_pack_section_add (section, NP_BLOCK_PARAGRAPH, NULL,
                                            np_build_field (from, NP_SECTION_TEXT));
  block->role = role;
  block->label = np_object_is_given (from, NP_SECTION_TITLE) ? np_build_field (from, NP_SECTION_TITLE)
                                                             : np_pack_text_new (ru, en);
}

static const struct
{
  NpPackBlockRole role;
  const char *ru, *en;
} point_roles[] = {
  [NP_POINT_SAY] = { NP_ROLE_SPOKEN, "Говорим", "Say" },
  [NP_POINT_AVOID] = { NP_ROLE_AVOID, "Избегаем", "Avoid" },
  [NP_POINT_RAISED] = { NP_ROLE_BODY, "Если поднимут", "If raised" },
  [NP_POINT_FALLBACK] = { NP_ROLE_BODY, "Запасная позиция", "Fallback" },
};

void
np_build_talk (NpPackBuild *build)
{
  gpointer brief = np_build_brief (build, NP_BRIEF_TALKING_POINTS);
  NpText *title = brief != NULL ? np_object_get_text (brief, NP_BRIEF_TITLE) : NULL;
  guint number = 0;

  if (np_build_is_off (build, "talking-points"))
    return;
  NpPackSection *section = np_pack_document_add_section (
    build->document, NP_PAGE_TALK, "talk",
    !np_text_is_empty (title) ? np_build_text_title (title)
                              : np_build_title ("Тезисы для беседы", "Talking points"));
  section->kicker = np_build_pair ("Тезисы для беседы · не передаются",
                                   "Talking points · not to be handed over");
  section->contents = np_pack_text_new ("Тезисы для беседы", "Talking points");
  add_spoken (section, brief, "purpose", "Цель", "Purpose", NP_ROLE_BODY);
  add_spoken (section, brief, "opening", "Начало", "Opening", NP_ROLE_BODY);
  for (guint i = 0; i < build->measures->len; i++)
    {
      gpointer measure = g_ptr_array_index (build->measures, i);
      guint n = np_object_get_n_children (measure, NP_MEASURE_POINTS);
      if (n == 0)
        continue;
      g_autofree char *ref = np_build_measure_ref (measure);
      NpPackBlock *block = np_pack_section_add_heading (section, 1,
                                                        np_build_field_title (measure, NP_MEASURE_TITLE));
      block->number = g_strdup_printf ("%u", ++number);
      block->label = np_pack_text_new_neutral (ref);
      for (guint role = 0; role < G_N_ELEMENTS (point_roles); role++)
        for (guint k = 0; k < n; k++)
          {
            gpointer point = np_object_get_child (measure, NP_MEASURE_POINTS, k);
            if (np_object_get_enum (point, NP_POINT_ROLE) != (int) role)
              continue;
            block = np_pack_section_add (section, NP_BLOCK_PARAGRAPH, NULL,
                                         np_build_field (point, NP_POINT_TEXT));
            block->role = point_roles[role].role;
            block->label = np_pack_text_new (point_roles[role].ru, point_roles[role].en);
          }
    }
  if (number == 0 && section->blocks->len == 0)
    {
      g_ptr_array_remove (build->document->sections, section);
      return;
    }
  add_spoken (section, brief, "closing", "Завершение", "Closing", NP_ROLE_BODY);
}
