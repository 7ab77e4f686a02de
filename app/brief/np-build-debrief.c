/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-pack-build-private.h"

/* Debriefs of exercises, as they were saved from the table: words of the composer, not computed again. */

#define KEY_PREFIX "debrief-"

/* "3. words" -> words, with the number in @number. */
static const char *
after_number (const char *line, char **number)
{
  const char *p = line;

  while (g_ascii_isdigit (*p))
    p++;
  if (p == line || p[0] != '.' || p[1] != ' ')
    return NULL;
  g_free (*number);
  *number = g_strndup (line, p - line);
  return p + 2;
}

/* One line in both languages: an item of a list, a heading (after an empty line), or a paragraph. */
static void
add_line (NpPackSection *section, const char *ru, const char *en, gboolean after_gap)
{
  g_autofree char *number = NULL;
  const char *a = after_number (ru, &number), *b = after_number (en, &number);

  if (number != NULL)
    {
      NpPackBlock *block = np_pack_section_add_numbered (section, 2, NULL,
                                                         np_build_pair (a != NULL ? a : ru, b != NULL ? b : en));
      g_free (block->number);
      block->number = g_steal_pointer (&number);
      block->role = NP_ROLE_CROWDED;
    }
  else if (after_gap && section->blocks->len > 0)
    np_pack_section_add_heading (section, 2, np_build_pair (ru, en));
  else
    np_pack_section_add (section, NP_BLOCK_PARAGRAPH, NULL, np_build_pair (ru, en));
}

static void
add_debrief (NpPackBuild *build, gpointer from)
{
  NpPackSection *section = np_pack_document_add_section (build->document, NP_PAGE_FINDING,
                                                         np_object_get_string (from, NP_SECTION_KEY),
                                                         np_build_field_title (from, NP_SECTION_TITLE));
  g_auto(GStrv) ru = g_strsplit (np_object_get_words (from, NP_SECTION_TEXT, NP_LANG_RU), "\n", -1);
  g_auto(GStrv) en = g_strsplit (np_object_get_words (from, NP_SECTION_TEXT, NP_LANG_EN), "\n", -1);
  gboolean gap = FALSE;

  section->exercise = TRUE;
  section->kicker = np_build_pair ("Разбор учения · вымысел", "Debrief of the exercise · fiction");
  section->contents = np_pack_text_new ("Разбор учения", "Debrief of the exercise");
  if (g_strv_length (ru) != g_strv_length (en))
    {
      /* Edited in one language only: what the lines were is lost. */
      np_pack_section_add (section, NP_BLOCK_PARAGRAPH, NULL, np_build_field (from, NP_SECTION_TEXT));
      return;
    }
  for (guint i = 0; ru[i] != NULL; i++)
    {
      gboolean empty = *ru[i] == '\0' && *en[i] == '\0';

      if (!empty)
        add_line (section, ru[i], en[i], gap);
      gap = empty;
    }
}

void
np_build_debriefs (NpPackBuild *build)
{
  gpointer brief = np_build_brief (build, NP_BRIEF_PACK), section;

  for (guint i = 0; brief != NULL && (section = np_object_get_child (brief, NP_BRIEF_SECTIONS, i)) != NULL; i++)
    if (g_str_has_prefix (np_object_get_string (section, NP_SECTION_KEY), KEY_PREFIX)
        && !np_object_get_boolean (section, NP_SECTION_OFF) && np_object_is_given (section, NP_SECTION_TEXT))
      add_debrief (build, section);
}
