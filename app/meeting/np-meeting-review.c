/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meeting/np-meeting-review.h"

#include <string.h>

#include "meeting/np-note-private.h"
#include "meeting/np-regime.h"

static void
free_item (gpointer data)
{
  NpReviewItem *item = data;

  g_object_unref (item->entry);
  g_strfreev (item->unknown);
  g_free (item);
}

static char **
find_unknown (NpNoteContext *context, NpEntry *entry)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(NpNote) note = np_note_parse (context, NULL, np_object_get_string (entry, NP_ENTRY_RAW));

  for (guint i = 0; i < note->tokens->len; i++)
    {
      const NpNoteToken *token = &g_array_index (note->tokens, NpNoteToken, i);

      if (token->kind == NP_NOTE_UNKNOWN)
        g_ptr_array_add (words, np_note_token_dup_raw (note, token));
    }
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

GPtrArray *
np_meeting_review_queue (NpDossier *dossier, NpMeeting *meeting)
{
  GPtrArray *queue = g_ptr_array_new_with_free_func (free_item);
  g_autoptr(NpNoteContext) context = np_note_context_new (dossier, meeting);

  for (guint i = 0; i < np_object_get_n_children (meeting, NP_MEETING_ENTRIES); i++)
    {
      NpEntry *entry = np_object_get_child (meeting, NP_MEETING_ENTRIES, i);
      guint n = np_object_get_n_children (entry, NP_ENTRY_REACTIONS);
      g_auto(GStrv) unknown = NULL;
      NpReviewWhy why = 0;

      if (np_object_get_boolean (entry, NP_ENTRY_REVIEWED))
        continue;
      unknown = find_unknown (context, entry);
      if (unknown[0] != NULL)
        why |= NP_REVIEW_UNKNOWN;
      if (np_object_get_boolean (entry, NP_ENTRY_VERIFY) || np_object_is_given (entry, NP_ENTRY_DOUBT))
        why |= NP_REVIEW_DOUBT;
      if (n == 0 && np_object_get_enum (entry, NP_ENTRY_KIND) != NP_ENTRY_PROCEDURE)
        why |= NP_REVIEW_NO_MEASURE;
      for (guint k = 0; k < n; k++)
        if (np_object_get_boolean (np_object_get_child (entry, NP_ENTRY_REACTIONS, k), NP_REACTION_GUESSED))
          why |= NP_REVIEW_GUESSED;
      if (why != 0)
        {
          NpReviewItem *item = g_new0 (NpReviewItem, 1);

          *item = (NpReviewItem) { g_object_ref (entry), why, g_steal_pointer (&unknown) };
          g_ptr_array_add (queue, item);
        }
    }
  return queue;
}

/* "*fo read as M1 Bilingual form": what was typed, and what it was taken for. */
static void
append_guesses (GString *words, NpEntry *entry, NpLang lang)
{
  g_autoptr(NpNoteContext) context = np_note_context_new (np_object_get_root (entry), np_object_get_parent (entry));
  g_autoptr(NpNote) note = np_note_parse (context, NULL, np_object_get_string (entry, NP_ENTRY_RAW));

  for (guint i = 0; i < note->tokens->len; i++)
    {
      const NpNoteToken *token = &g_array_index (note->tokens, NpNoteToken, i);
      g_autofree char *raw = NULL, *name = NULL;

      if (!token->guessed || token->object == NULL)
        continue;
      raw = np_note_token_dup_raw (note, token);
      name = token->kind == NP_NOTE_SEAT ? np_note_dup_seat_name (token->object, lang)
                                         : np_note_dup_measure_name (token->object, lang);
      g_string_append_printf (words, lang == NP_LANG_RU ? "%s%s прочитано как %s" : "%s%s read as %s", words->len > 0 ? "; " : "",
                              raw, name);
    }
}

char *
np_review_item_dup_words (const NpReviewItem *item, NpLang lang)
{
  static const struct
  {
    NpReviewWhy why;
    const char *words[NP_N_LANGS];
  } rows[] = {
    { NP_REVIEW_DOUBT, { "проверить", "to be verified" } },
    { NP_REVIEW_NO_MEASURE, { "не названа мера", "no measure named" } },
  };
  g_autoptr(GString) words = g_string_new (NULL);

  if (item->why & NP_REVIEW_UNKNOWN)
    {
      g_autofree char *list = g_strjoinv (" ", item->unknown);

      g_string_append_printf (words, "%s %s", lang == NP_LANG_RU ? "не распознано:" : "not understood:", list);
    }
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (item->why & rows[i].why)
      g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", rows[i].words[lang]);
  if (item->why & NP_REVIEW_GUESSED)
    {
      gsize before = words->len;

      append_guesses (words, item->entry, lang);
      /* A line edited elsewhere no longer tells. */
      if (words->len == before)
        g_string_append_printf (words, "%s%s", before > 0 ? "; " : "",
                                lang == NP_LANG_RU ? "мера узнана не точно" : "measure found by a guess");
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

void
np_meeting_review_accept (NpEntry *entry, NpChange *change)
{
  np_change_set_boolean (change, entry, NP_ENTRY_REVIEWED, TRUE);
  for (guint k = 0; k < np_object_get_n_children (entry, NP_ENTRY_REACTIONS); k++)
    np_change_set_boolean (change, np_object_get_child (entry, NP_ENTRY_REACTIONS, k), NP_REACTION_GUESSED, FALSE);
}

NpChange *
np_meeting_review_mark_signed (NpEntry *entry, gboolean on, const char *label)
{
  NpForm plain = np_note_form_of (np_object_get_parent (entry), np_object_get_enum (entry, NP_ENTRY_SETTING),
                                  np_object_get_enum (entry, NP_ENTRY_KIND));
  NpChange *change;

  if (!!on == (np_object_get_enum (entry, NP_ENTRY_FORM) == NP_FORM_SIGNED))
    return NULL;
  change = np_change_new (label);
  np_change_set_enum (change, entry, NP_ENTRY_FORM, on ? NP_FORM_SIGNED : plain);
  return change;
}

static GPtrArray *
entries_of_kind (NpMeeting *meeting, NpEntryKind kind)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < np_object_get_n_children (meeting, NP_MEETING_ENTRIES); i++)
    {
      gpointer entry = np_object_get_child (meeting, NP_MEETING_ENTRIES, i);

      if (np_object_get_enum (entry, NP_ENTRY_KIND) == (int) kind)
        g_ptr_array_add (found, entry);
    }
  return found;
}

GPtrArray *
np_meeting_review_commitments (NpMeeting *meeting)
{
  return entries_of_kind (meeting, NP_ENTRY_COMMITMENT);
}

GPtrArray *
np_meeting_review_agreed (NpMeeting *meeting)
{
  return entries_of_kind (meeting, NP_ENTRY_AGREED);
}

/* The party of a reaction that names its own seat. */
static gpointer
party_of_seat (gpointer reaction)
{
  const char *id = np_object_get_string (reaction, NP_REACTION_SEAT);
  gpointer seat = *id != '\0' ? np_dossier_find_type (np_object_get_root (reaction), id, NP_TYPE_SEAT) : NULL;

  return seat != NULL ? np_object_get_parent (seat) : NULL;
}

gboolean
np_meeting_review_agreed_by (NpEntry *entry, NpParty *party)
{
  for (guint i = 0; i < np_object_get_n_children (entry, NP_ENTRY_REACTIONS); i++)
    if (party_of_seat (np_object_get_child (entry, NP_ENTRY_REACTIONS, i)) == (gpointer) party)
      return TRUE;
  return FALSE;
}

/* Its first seat at the table, else its first one. */
static gpointer
seat_at_table (gpointer meeting, NpParty *party)
{
  g_auto(GStrv) order = np_object_dup_list_of_words (meeting, NP_MEETING_SEAT_ORDER);

  for (guint i = 0; order[i] != NULL; i++)
    {
      gpointer seat = np_dossier_find_type (np_object_get_root (meeting), order[i], NP_TYPE_SEAT);

      if (seat != NULL && np_object_get_parent (seat) == (gpointer) party)
        return seat;
    }
  return np_object_get_child (party, NP_PARTY_SEATS, 0);
}

void
np_meeting_review_set_agreed_by (NpEntry *entry, NpParty *party, gboolean agreed, NpChange *change)
{
  gpointer seat = seat_at_table (np_object_get_parent (entry), party);
  g_autoptr(GPtrArray) done = g_ptr_array_new ();

  for (guint i = 0; i < np_object_get_n_children (entry, NP_ENTRY_REACTIONS); i++)
    {
      gpointer reaction = np_object_get_child (entry, NP_ENTRY_REACTIONS, i);
      const char *measure = np_object_get_string (reaction, NP_REACTION_MEASURE);
      g_autoptr(NpObject) added = NULL;

      if (!agreed)
        {
          if (party_of_seat (reaction) == (gpointer) party)
            np_change_remove (change, reaction);
          continue;
        }
      if (seat == NULL || g_ptr_array_find_with_equal_func (done, measure, g_str_equal, NULL))
        continue;
      g_ptr_array_add (done, (gpointer) measure);
      added = np_object_new (NP_TYPE_REACTION, NULL);
      np_object_set_string (added, NP_REACTION_MEASURE, measure);
      np_object_set_string (added, NP_REACTION_SEAT, np_object_get_id (seat));
      np_object_set_enum (added, NP_REACTION_LEVEL, np_object_get_enum (reaction, NP_REACTION_LEVEL));
      np_object_set_enum (added, NP_REACTION_REACTION, NP_REACT_ACCEPT);
      np_change_insert (change, entry, NP_ENTRY_REACTIONS, G_MAXUINT, added);
    }
}

NpAction *
np_meeting_review_make_action (NpEntry *entry, const char *by, NpChange *change)
{
  gpointer dossier = np_object_get_root (entry);
  gpointer seat = np_dossier_find_type (dossier, np_object_get_string (entry, NP_ENTRY_SEAT), NP_TYPE_SEAT);
  g_autofree char *id = np_dossier_new_id (dossier, "a");
  g_autoptr(NpObject) action = np_object_new (NP_TYPE_ACTION, id);

  np_object_set_string (action, NP_ACTION_BY, by);
  np_object_set_text (action, NP_ACTION_TEXT, np_object_get_text (entry, NP_ENTRY_TEXT));
  if (seat != NULL && (np_regime_entry_permits (entry) & NP_PERMIT_ROLE) != 0)
    np_object_set_text (action, NP_ACTION_WHO, np_object_get_text (seat, NP_SEAT_ROLE));
  np_change_insert (change, np_object_get_parent (entry), NP_MEETING_ACTIONS, G_MAXUINT, action);
  return NP_ACTION (action); /* the change holds it */
}

static void
free_row (gpointer data)
{
  NpReviewRow *row = data;

  g_object_unref (row->measure);
  g_object_unref (row->party);
  g_ptr_array_unref (row->reactions);
  g_free (row);
}

/* Whose reaction it is, if it is one that a forecast can learn from. */
static NpParty *
reacting_party (NpDossier *dossier, gpointer entry, gpointer reaction)
{
  NpReactionCode code = np_object_get_enum (reaction, NP_REACTION_REACTION);
  const char *id = np_object_get_string (reaction, NP_REACTION_SEAT);
  gpointer seat, party;

  if (code < NP_REACT_REJECT || code > NP_REACT_ACCEPT || np_object_get_enum (entry, NP_ENTRY_KIND) == NP_ENTRY_OWN)
    return NULL;
  seat = np_dossier_find_type (dossier, *id != '\0' ? id : np_object_get_string (entry, NP_ENTRY_SEAT), NP_TYPE_SEAT);
  party = seat != NULL ? np_object_get_parent (seat) : NULL;
  if (party == NULL || np_object_get_boolean (party, NP_PARTY_OWN)
      || np_object_get_enum (party, NP_PARTY_KIND) == NP_PARTY_FACILITATOR)
    return NULL;
  return party;
}

static void
add_reaction (GPtrArray *rows, NpMeasure *measure, NpLevelName level, NpParty *party, gpointer reaction)
{
  NpReviewRow *row = NULL;

  for (guint i = 0; i < rows->len && row == NULL; i++)
    {
      NpReviewRow *old = g_ptr_array_index (rows, i);

      if (old->measure == measure && old->party == party && old->level == level)
        row = old;
    }
  if (row == NULL)
    {
      row = g_new0 (NpReviewRow, 1);
      row->measure = g_object_ref (measure);
      row->level = level;
      row->party = g_object_ref (party);
      row->reactions = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (rows, row);
    }
  g_ptr_array_add (row->reactions, g_object_ref (reaction));
}

static int
by_place (gconstpointer a, gconstpointer b)
{
  const NpReviewRow *x = *(NpReviewRow *const *) a, *y = *(NpReviewRow *const *) b;
  gint64 i = np_object_get_position (x->measure), k = np_object_get_position (y->measure);

  if (i == k)
    i = np_object_get_position (x->party), k = np_object_get_position (y->party);
  if (i == k)
    i = x->level, k = y->level;
  return (i > k) - (i < k);
}

GPtrArray *
np_meeting_review_rows (NpDossier *dossier, NpMeeting *meeting)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_row);

  for (guint i = 0; i < np_object_get_n_children (meeting, NP_MEETING_ENTRIES); i++)
    {
      gpointer entry = np_object_get_child (meeting, NP_MEETING_ENTRIES, i);

      for (guint k = 0; k < np_object_get_n_children (entry, NP_ENTRY_REACTIONS); k++)
        {
          gpointer reaction = np_object_get_child (entry, NP_ENTRY_REACTIONS, k);
          gpointer measure = np_dossier_find_type (dossier, np_object_get_string (reaction, NP_REACTION_MEASURE),
                                                   NP_TYPE_MEASURE);
          NpParty *party = reacting_party (dossier, entry, reaction);

          if (measure != NULL && party != NULL && !np_object_get_boolean (measure, NP_MEASURE_IN_FORCE))
            add_reaction (rows, measure, np_object_get_enum (reaction, NP_REACTION_LEVEL), party, reaction);
        }
    }
  g_ptr_array_sort (rows, by_place);
  return rows;
}

char *
np_review_row_dup_observed (const NpReviewRow *row, gboolean internal)
{
  g_autoptr(GString) words = g_string_new (NULL);

  for (guint i = 0; i < row->reactions->len; i++)
    {
      gpointer reaction = g_ptr_array_index (row->reactions, i);
      gpointer entry = np_object_get_parent (reaction);
      NpReactionCode code = np_object_get_enum (reaction, NP_REACTION_REACTION);
      const char *at = np_object_get_string (entry, NP_ENTRY_AT);
      double doubt = np_object_get_number (entry, NP_ENTRY_DOUBT);

      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "",
                              code == NP_REACT_CONDITIONAL ? "±" : code == NP_REACT_REJECT ? "−−"
                              : code == NP_REACT_OPPOSE ? "−" : np_codes_reaction[code]);
      if (strlen (at) >= strlen ("2018-07-18T14:32") && (internal || (np_regime_entry_permits (entry) & NP_PERMIT_TIME) != 0))
        g_string_append_printf (words, " %.5s", at + strlen ("2018-07-18T"));
      if (!isnan (doubt))
        g_string_append_printf (words, " (%%%.0f)", doubt);
      else if (np_object_get_boolean (entry, NP_ENTRY_VERIFY))
        g_string_append (words, " (%)");
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

NpAccept
np_review_row_get_decision (const NpReviewRow *row)
{
  NpAccept decision = np_object_get_enum (g_ptr_array_index (row->reactions, 0), NP_REACTION_ACCEPT);

  for (guint i = 1; i < row->reactions->len; i++)
    if (np_object_get_enum (g_ptr_array_index (row->reactions, i), NP_REACTION_ACCEPT) != (int) decision)
      return NP_ACCEPT_PENDING;
  return decision;
}

void
np_meeting_review_decide (const NpReviewRow *row, NpAccept decision, NpChange *change)
{
  for (guint i = 0; i < row->reactions->len; i++)
    np_change_set_enum (change, g_ptr_array_index (row->reactions, i), NP_REACTION_ACCEPT, decision);
}
