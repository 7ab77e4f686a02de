/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meeting/np-search-private.h"

#include <string.h>

#include "dossier/np-source.h"
#include "meeting/np-note-private.h"
#include "meeting/np-regime.h"

static gpointer
find_party (NpDossier *dossier, const char *typed)
{
  g_autofree char *folded = np_stem_fold (typed, -1);
  gpointer begins = NULL;

  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_PARTIES) && *folded != '\0'; i++)
    {
      gpointer party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, i);
      g_autofree char *code = np_stem_fold (np_object_get_string (party, NP_PARTY_CODE), -1);
      g_autofree char *id = np_stem_fold (np_object_get_id (party), -1);

      if (g_str_equal (code, folded) || g_str_equal (id, folded))
        return party;
      for (NpLang lang = NP_LANG_RU; lang < NP_N_LANGS; lang++)
        {
          g_autofree char *name = np_stem_fold (np_object_get_words (party, NP_PARTY_NAME, lang), -1);

          if (begins == NULL && g_str_has_prefix (name, folded))
            begins = party;
        }
    }
  return begins;
}

/* FALSE: it is no filter but a word. */
static gboolean
read_filter (NpSearchQuery *query, const char *name, const char *value)
{
  static const char *const names[][NP_N_LANGS] = {
    { "сторона", "party" }, { "мера", "measure" }, { "режим", "regime" }, { "место", "seat" }, { "дата", "date" },
  };
  g_autofree char *folded = np_stem_fold (name, -1);
  g_autoptr(NpNoteContext) context = NULL;
  gboolean guessed;
  guint which = 0;

  while (which < G_N_ELEMENTS (names) && !g_str_equal (folded, names[which][NP_LANG_RU])
         && !g_str_equal (folded, names[which][NP_LANG_EN]))
    which++;
  switch (which)
    {
    case 0:
      query->has_party = TRUE;
      query->party = find_party (query->dossier, value);
      query->impossible = query->impossible || query->party == NULL;
      return TRUE;
    case 1:
    case 3:
      context = np_note_context_new (query->dossier, NULL);
      if (which == 1)
        query->measure = np_note_context_find (context->measures, value, strlen (value), &guessed);
      else
        query->seat = np_note_context_find (context->seats, value, strlen (value), &guessed);
      query->has_measure = query->has_measure || which == 1;
      query->has_seat = query->has_seat || which == 3;
      query->impossible = query->impossible || (which == 1 ? query->measure : query->seat) == NULL;
      return TRUE;
    case 2:
      query->has_regime = TRUE;
      if (!np_regime_from_word (value, &query->regime)
          && !(strlen (value) == 1 && np_regime_from_digit (*value, &query->regime)))
        {
          if (g_ascii_strcasecmp (value, np_regime_get_code (NP_REGIME_OWN)) != 0)
            query->impossible = TRUE;
          query->regime = NP_REGIME_OWN;
        }
      return TRUE;
    case 4:
      g_free (query->date);
      query->date = g_strdup (value);
      return TRUE;
    default:
      return FALSE;
    }
}

void
np_search_query_read (NpSearchQuery *query, NpDossier *dossier, const char *typed)
{
  g_auto(GStrv) words = g_strsplit_set (typed, " \t\n", -1);

  *query = (NpSearchQuery) { .dossier = dossier, .words = g_string_new (NULL) };
  for (guint i = 0; words[i] != NULL; i++)
    {
      char *colon = strchr (words[i], ':');
      gboolean impossible = query->impossible;
      g_autofree char *name = colon != NULL ? g_strndup (words[i], colon - words[i]) : NULL;

      if (colon == NULL || colon[1] == '\0' || !read_filter (query, name, colon + 1))
        g_string_append_printf (query->words, "%s ", words[i]);
      else if (query->impossible && !impossible)
        query->unknown = g_strdup (words[i]);
    }
  g_string_truncate (query->words, MAX (query->words->len, 1) - 1);
}

void
np_search_query_clear (NpSearchQuery *query)
{
  g_string_free (query->words, TRUE);
  g_free (query->date);
  g_free (query->unknown);
}

gboolean
np_search_query_has_filters (const NpSearchQuery *query)
{
  return query->has_party || query->has_measure || query->has_seat || query->has_regime || query->date != NULL;
}

static gboolean
is_below (gpointer object, gpointer ancestor)
{
  while (object != NULL && object != ancestor)
    object = np_object_get_parent (object);
  return object != NULL;
}

static gboolean
entry_names (gpointer entry, const char *measure_id)
{
  for (guint i = 0; i < np_object_get_n_children (entry, NP_ENTRY_REACTIONS); i++)
    if (g_str_equal (np_object_get_string (np_object_get_child (entry, NP_ENTRY_REACTIONS, i), NP_REACTION_MEASURE), measure_id))
      return TRUE;
  return FALSE;
}

static const char *
date_of (gpointer object)
{
  if (NP_IS_ENTRY (object) && np_object_is_given (object, NP_ENTRY_AT))
    return np_object_get_string (object, NP_ENTRY_AT);
  if (NP_IS_SOURCE (object))
    return np_object_get_string (object, NP_SOURCE_DATE);
  object = np_object_get_ancestor (object, NP_TYPE_MEETING);
  return object != NULL ? np_object_get_string (object, NP_MEETING_DATE) : "";
}

gboolean
np_search_query_passes (const NpSearchQuery *query, gpointer object)
{
  gboolean entry = NP_IS_ENTRY (object);
  gpointer seat = NULL;

  if (entry && np_object_get_enum (object, NP_ENTRY_REGIME) == NP_REGIME_OFF
      && !(query->has_regime && query->regime == NP_REGIME_OFF))
    return FALSE;
  if (query->has_regime && !(entry && np_object_get_enum (object, NP_ENTRY_REGIME) == (int) query->regime))
    return FALSE;
  if (entry && (query->has_seat || query->has_party))
    seat = np_dossier_find_type (query->dossier, np_object_get_string (object, NP_ENTRY_SEAT), NP_TYPE_SEAT);
  if (query->has_seat && (entry ? seat : object) != query->seat)
    return FALSE;
  if (query->has_party)
    {
      gpointer measure = np_object_get_ancestor (object, NP_TYPE_MEASURE);

      if (entry ? seat == NULL || np_object_get_parent (seat) != query->party
                : !is_below (object, query->party)
                    && !(measure != NULL && np_measure_concerns (measure, np_object_get_id (query->party))))
        return FALSE;
    }
  if (query->has_measure
      && !(entry ? entry_names (object, np_object_get_id (query->measure)) : is_below (object, query->measure)))
    return FALSE;
  return query->date == NULL || g_str_has_prefix (date_of (object), query->date);
}
