/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-readout.h"

#include <stdlib.h>
#include <string.h>

#include "base/np-format.h"
#include "dossier/np-meeting.h"
#include "dossier/np-party.h"
#include "language/np-word-diff.h"
#include "meeting/np-regime.h"

const char *
np_readout_plain_title (const char *title)
{
  const char *p = title;

  while (g_ascii_isdigit (*p))
    p++;
  if (p == title || (*p != '.' && *p != ')'))
    return title;
  for (p++; *p == ' ' || strncmp (p, "\u00a0", 2) == 0; p += *p == ' ' ? 1 : 2)
    ;
  return p;
}

static void
append_sentence (GString *out, const char *words)
{
  gsize n = strlen (words);

  if (out->len > 0)
    g_string_append_c (out, ' ');
  g_string_append (out, words);
  if (n > 0 && strchr (".!?", words[n - 1]) == NULL && !g_str_has_suffix (words, "…"))
    g_string_append_c (out, '.');
}

char *
np_readout_dup_days (gpointer meeting, NpLang lang)
{
  g_autofree char *first = g_strndup (np_object_get_string (meeting, NP_MEETING_DATE), 10),
                  *last = g_strndup (np_object_get_string (meeting, NP_MEETING_UNTIL), 10);
  g_autofree char *from = np_format_iso_date (first, lang), *until = np_format_iso_date (last, lang);

  if (*last == '\0' || strcmp (first, last) == 0)
    return g_steal_pointer (&from);
  /* Two days of one month: "18–19 July 2018". */
  if (strlen (first) == 10 && strncmp (first, last, 8) == 0)
    return g_strdup_printf ("%d–%s", atoi (first + 8), until);
  return g_strdup_printf ("%s – %s", from, until);
}

static char *
opening (gpointer meeting, NpLang lang)
{
  gboolean ru = lang == NP_LANG_RU;
  const char *place = np_object_get_words (meeting, NP_MEETING_PLACE, lang);
  const char *title = np_object_get_words (meeting, NP_MEETING_TITLE, lang);
  g_autofree char *when = np_readout_dup_days (meeting, lang);
  g_autofree char *where = *place != '\0' ? g_strdup_printf (" (%s)", place) : g_strdup ("");

  if (*when == '\0')
    return g_strdup_printf (ru ? "Состоялась встреча%s: «%s»" : "A meeting was held%s: “%s”", where, title);
  return g_strdup_printf (ru ? "%s%s состоялась встреча: «%s»" : "A meeting was held on %s%s: “%s”", when, where, title);
}

/* The items that printed entries belong to, each once, in the order of the agenda. */
static char *
topics (const NpExportView *view, gpointer meeting, NpLang lang)
{
  guint n = np_object_get_n_children (meeting, NP_MEETING_AGENDA);
  g_autofree gboolean *spoken = g_new0 (gboolean, n + 1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < np_object_get_n_children (meeting, NP_MEETING_ENTRIES); i++)
    {
      gpointer entry = np_object_get_child (meeting, NP_MEETING_ENTRIES, i);
      guint item = GPOINTER_TO_UINT (g_hash_table_lookup (view->agenda, np_object_get_id (entry)));

      if (item > 0 && item <= n && np_object_get_enum (entry, NP_ENTRY_KIND) != NP_ENTRY_PROCEDURE
          && (np_regime_entry_permits (entry) & NP_PERMIT_TEXT) != 0)
        spoken[item - 1] = TRUE;
    }
  for (guint i = 0; i < n; i++)
    {
      const char *title = np_object_get_words (np_object_get_child (meeting, NP_MEETING_AGENDA, i), NP_AGENDA_ITEM_TITLE, lang);

      if (!spoken[i] || *title == '\0')
        continue;
      g_string_append_printf (out, lang == NP_LANG_RU ? "%s«%s»" : "%s“%s”", out->len > 0 ? "; " : "", np_readout_plain_title (title));
    }
  return g_string_free (out, FALSE);
}

static void
append_agreed (GString *out, gpointer meeting, NpLang lang)
{
  gboolean any = FALSE;

  for (guint i = 0; i < np_object_get_n_children (meeting, NP_MEETING_ENTRIES); i++)
    {
      gpointer entry = np_object_get_child (meeting, NP_MEETING_ENTRIES, i);
      const char *words = np_object_get_words (entry, NP_ENTRY_TEXT, lang);

      if (np_object_get_enum (entry, NP_ENTRY_KIND) != NP_ENTRY_AGREED
          || (np_regime_entry_permits (entry) & NP_PERMIT_TEXT) == 0 || *words == '\0')
        continue;
      append_sentence (out, words);
      any = TRUE;
    }
  if (!any)
    append_sentence (out, lang == NP_LANG_RU ? "Участники обменялись мнениями" : "The participants exchanged views");
}

NpText *
np_readout_draft (const NpExportView *view, const char *meeting_id)
{
  gpointer meeting = np_dossier_find_type (view->dossier, meeting_id, NP_TYPE_MEETING);
  char *words[NP_N_LANGS];
  NpText *text;
  gboolean any = FALSE;

  for (guint i = 0; meeting != NULL && i < np_object_get_n_children (meeting, NP_MEETING_ENTRIES); i++)
    any |= (np_regime_entry_permits (np_object_get_child (meeting, NP_MEETING_ENTRIES, i)) & NP_PERMIT_TEXT) != 0;
  if (!any)
    return NULL;
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      gboolean ru = lang == NP_LANG_RU;
      GString *out = g_string_new (NULL);
      g_autofree char *first = opening (meeting, lang), *items = topics (view, meeting, lang);
      NpText *who = g_hash_table_lookup (view->delegations, meeting_id);

      append_sentence (out, first);
      if (who != NULL)
        {
          g_autofree char *sentence = g_strconcat (ru ? "Участвовали: " : "Taking part: ", np_text_get (who, lang), NULL);

          append_sentence (out, sentence);
        }
      if (*items != '\0')
        {
          g_autofree char *sentence = g_strconcat (ru ? "Обсуждались вопросы: " : "The participants discussed: ", items, NULL);

          append_sentence (out, sentence);
        }
      append_agreed (out, meeting, lang);
      words[lang] = g_string_free (out, FALSE);
    }
  text = np_text_new (words[NP_LANG_RU], words[NP_LANG_EN]);
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    g_free (words[lang]);
  return text;
}

guint
np_readout_compare (const char *ours, const char *theirs, GArray **our_runs, GArray **their_runs)
{
  g_autoptr(GArray) diff = np_word_diff (ours, theirs);
  gboolean inside = FALSE;
  guint n = 0;

  *our_runs = g_array_new (FALSE, FALSE, sizeof (NpReadoutRun));
  *their_runs = g_array_new (FALSE, FALSE, sizeof (NpReadoutRun));
  for (guint i = 0, at = 0; i < diff->len; i++)
    {
      const NpDiffRun *run = &g_array_index (diff, NpDiffRun, i);
      NpReadoutRun part = { run->start, run->end, run->kind != NP_DIFF_KEPT };

      n += part.different && !inside;
      inside = part.different;
      if (run->kind != NP_DIFF_DELETED)
        g_array_append_val (*their_runs, part);
      if (run->kind == NP_DIFF_DELETED)
        {
          g_array_append_val (*our_runs, part);
          at = run->end;
        }
      else if (run->kind == NP_DIFF_KEPT)
        {
          /* Kept words are told by their place in the new text: the same bytes follow each other in the old one. */
          NpReadoutRun own = { at, at + (run->end - run->start), FALSE };

          g_array_append_val (*our_runs, own);
          at = own.end;
        }
    }
  return n;
}
