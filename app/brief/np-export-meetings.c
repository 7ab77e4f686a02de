/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-export-meetings.h"

#include <string.h>

#include "dossier/np-meeting.h"
#include "dossier/np-party.h"
#include "meeting/np-regime.h"

static GHashTable *
text_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) np_text_unref);
}

/* When the items of the agenda begin; lent. */
static GPtrArray *
agenda_starts (gpointer meeting)
{
  GPtrArray *starts = g_ptr_array_new ();

  for (guint i = 0; i < np_object_get_n_children (meeting, NP_MEETING_AGENDA); i++)
    g_ptr_array_add (starts, (char *) np_object_get_string (np_object_get_child (meeting, NP_MEETING_AGENDA, i), NP_AGENDA_ITEM_START));
  return starts;
}

/* The last item that had begun when it was said; a time of its own is not told. */
static guint
item_at (GPtrArray *starts, const char *at)
{
  guint found = 0;

  for (guint i = 0; *at != '\0' && i < starts->len; i++)
    {
      const char *start = starts->pdata[i];

      if (*start != '\0' && strcmp (start, at) <= 0)
        found = i + 1;
    }
  return found;
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static char *
join (GPtrArray *words, const char *separator, gboolean sort)
{
  if (sort)
    g_ptr_array_sort (words, compare_words);
  g_ptr_array_add (words, NULL);
  return g_strjoinv (separator, (char **) words->pdata);
}

static void
add_once (GPtrArray *words, const char *word)
{
  if (*word != '\0' && !g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
    g_ptr_array_add (words, (char *) word);
}

/* Who was there: by delegation and by role, each only if that may be told. */
static void
add_table (NpExportView *self, NpDossier *dossier, gpointer meeting, NpPermission permits)
{
  g_auto(GStrv) seats = np_object_dup_list_of_words (meeting, NP_MEETING_SEAT_ORDER);
  char *roles[NP_N_LANGS], *parties[NP_N_LANGS];

  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      g_autoptr(GPtrArray) of_roles = g_ptr_array_new (), of_parties = g_ptr_array_new ();

      for (guint i = 0; seats[i] != NULL; i++)
        {
          gpointer seat = np_dossier_find_type (dossier, seats[i], NP_TYPE_SEAT), party;

          if (seat == NULL)
            continue;
          party = np_object_get_ancestor (seat, NP_TYPE_PARTY);
          add_once (of_roles, np_object_get_words (seat, NP_SEAT_ROLE, lang));
          if (np_object_get_enum (party, NP_PARTY_KIND) != NP_PARTY_FACILITATOR)
            add_once (of_parties, np_object_get_words (party, NP_PARTY_NAME, lang));
        }
      roles[lang] = join (of_roles, "; ", FALSE);
      parties[lang] = join (of_parties, ", ", TRUE);
    }
  if ((permits & NP_PERMIT_ROLE) != 0 && (*roles[NP_LANG_RU] != '\0' || *roles[NP_LANG_EN] != '\0'))
    g_hash_table_insert (self->participants, g_strdup (np_object_get_id (meeting)),
                         np_text_new (roles[NP_LANG_RU], roles[NP_LANG_EN]));
  if ((permits & NP_PERMIT_DELEGATION) != 0 && (*parties[NP_LANG_RU] != '\0' || *parties[NP_LANG_EN] != '\0'))
    g_hash_table_insert (self->delegations, g_strdup (np_object_get_id (meeting)),
                         np_text_new (parties[NP_LANG_RU], parties[NP_LANG_EN]));
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      g_free (roles[lang]);
      g_free (parties[lang]);
    }
}

static void
add_words (GHashTable *table, gpointer meeting, guint field)
{
  if (np_object_is_given (meeting, field))
    g_hash_table_insert (table, g_strdup (np_object_get_id (meeting)), np_text_ref (np_object_get_text (meeting, field)));
}

void
np_export_meetings_add (NpExportView *self, NpDossier *dossier)
{
  self->agenda = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->participants = text_table ();
  self->delegations = text_table ();
  self->initiatives = text_table ();
  self->interpreters = text_table ();
  for (guint i = 0; i < np_object_get_n_children (self->dossier, NP_DOSSIER_MEETINGS); i++)
    {
      gpointer printed = np_object_get_child (self->dossier, NP_DOSSIER_MEETINGS, i);
      gpointer meeting = np_dossier_find (dossier, np_object_get_id (printed));
      NpPermission permits = np_regime_permits (np_object_get_enum (meeting, NP_MEETING_REGIME),
                                                np_object_get_string (meeting, NP_MEETING_PERMITS));
      g_autoptr(GPtrArray) starts = agenda_starts (printed);
      int regime = -1;

      for (guint k = 0; k < np_object_get_n_children (printed, NP_MEETING_ENTRIES); k++)
        {
          gpointer entry = np_object_get_child (printed, NP_MEETING_ENTRIES, k);
          const char *id = np_object_get_id (entry);
          guint item = starts->len > 0 ? item_at (starts, np_object_get_string (np_dossier_find (dossier, id), NP_ENTRY_AT)) : 0;

          /* Rules stay the same for many entries. */
          if (np_object_get_enum (entry, NP_ENTRY_REGIME) != regime)
            permits &= np_regime_entry_permits (entry);
          regime = np_object_get_enum (entry, NP_ENTRY_REGIME);
          if (item > 0)
            g_hash_table_insert (self->agenda, g_strdup (id), GUINT_TO_POINTER (item));
        }
      if ((permits & NP_PERMIT_PARTICIPANTS) != 0)
        {
          add_table (self, dossier, meeting, permits);
          if ((permits & NP_PERMIT_DELEGATION) != 0)
            add_words (self->initiatives, meeting, NP_MEETING_INITIATIVE);
          if ((permits & NP_PERMIT_ROLE) != 0 && (permits & NP_PERMIT_NAME) != 0)
            add_words (self->interpreters, meeting, NP_MEETING_INTERPRETER);
        }
    }
}
