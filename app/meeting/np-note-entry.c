/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meeting/np-note-entry.h"

#include "meeting/np-note-private.h"
#include "meeting/np-regime.h"

gboolean
np_note_detect_language (const char *words, NpLang *lang)
{
  guint letters[NP_N_LANGS] = { 0, 0 };

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalpha (c))
        continue;
      letters[NP_LANG_RU] += g_unichar_get_script (c) == G_UNICODE_SCRIPT_CYRILLIC;
      letters[NP_LANG_EN] += g_unichar_get_script (c) == G_UNICODE_SCRIPT_LATIN;
    }
  if (letters[NP_LANG_RU] == 0 && letters[NP_LANG_EN] == 0)
    return FALSE;
  *lang = letters[NP_LANG_RU] >= letters[NP_LANG_EN] ? NP_LANG_RU : NP_LANG_EN;
  return TRUE;
}

NpForm
np_note_form_of (gpointer meeting, NpEntrySetting setting, NpEntryKind kind)
{
  gboolean plenary = setting == NP_ENTRY_AS_MEETING ? np_object_get_enum (meeting, NP_MEETING_SETTING) == NP_SETTING_PLENARY
                                                    : setting == NP_ENTRY_IN_PLENARY;
  gboolean binding = kind == NP_ENTRY_STATEMENT || kind == NP_ENTRY_PROPOSAL || kind == NP_ENTRY_COMMITMENT
                     || kind == NP_ENTRY_AGREED;

  return binding && plenary ? NP_FORM_PLENARY : NP_FORM_OTHER;
}

static NpObject *
new_reaction (const NpNoteMeasure *measure)
{
  NpObject *reaction = np_object_new (NP_TYPE_REACTION, NULL);

  np_object_set_string (reaction, NP_REACTION_MEASURE, np_object_get_id (measure->measure));
  np_object_set_enum (reaction, NP_REACTION_REACTION, measure->reaction);
  np_object_set_boolean (reaction, NP_REACTION_GUESSED, measure->guessed);
  return reaction;
}

/* Language of the entry; words without letters count as English in the pair and as neither in the field. */
static int
language_of (const NpNote *note, NpLang *lang)
{
  *lang = NP_LANG_EN;
  return np_note_detect_language (note->text, lang) ? (int) *lang + 1 : 0;
}

NpEntry *
np_note_entry_get_last (NpMeeting *meeting)
{
  guint n = np_object_get_n_children (meeting, NP_MEETING_ENTRIES);

  return n > 0 ? np_object_get_child (meeting, NP_MEETING_ENTRIES, n - 1) : NULL;
}

NpEntry *
np_note_entry_add (NpMeeting *meeting, const NpNote *note, const char *at, NpChange *change)
{
  NpDossier *dossier = np_object_get_root (meeting);
  g_autofree char *id = np_dossier_new_id (dossier, "n");
  g_autoptr(NpObject) entry = np_object_new (NP_TYPE_ENTRY, id);
  const char *own = np_object_get_string (meeting, NP_MEETING_PERMITS);
  NpNoteState before;
  NpLang lang;

  np_note_state_before (meeting, &before);
  np_object_set_string (entry, NP_ENTRY_AT, at);
  np_object_set_string (entry, NP_ENTRY_SEAT, note->state.seat != NULL ? np_object_get_id (note->state.seat) : NULL);
  np_object_set_enum (entry, NP_ENTRY_REGIME, note->state.regime);
  np_object_set_enum (entry, NP_ENTRY_KIND, note->kind);
  np_object_set_enum (entry, NP_ENTRY_LANGUAGE, language_of (note, &lang));
  if (note->doubt >= 0)
    np_object_set_number (entry, NP_ENTRY_DOUBT, note->doubt);
  np_object_set_enum (entry, NP_ENTRY_FORM, np_note_form_of (meeting, NP_ENTRY_AS_MEETING, note->kind));
  np_object_set_boolean (entry, NP_ENTRY_VERIFY, note->verify);
  np_object_set_string (entry, NP_ENTRY_RAW, note->raw);
  np_object_set_string (entry, NP_ENTRY_PRIVATE, note->private_words);
  np_object_set_words (entry, NP_ENTRY_TEXT, lang, note->text);
  for (guint i = 0; i < note->measures->len; i++)
    np_object_append (entry, NP_ENTRY_REACTIONS, new_reaction (&g_array_index (note->measures, NpNoteMeasure, i)));
  /* Back to the rule of the meeting after a stricter hour is no loosening. */
  if (np_regime_is_lower (before.regime, note->state.regime, own)
      && np_regime_is_lower (np_object_get_enum (meeting, NP_MEETING_REGIME), note->state.regime, own))
    {
      np_object_set_string (entry, NP_ENTRY_REGIME_REASON, note->raw);
      np_regime_keep_reason (dossier, id, before.regime, note->state.regime, note->raw, at, change);
    }
  np_change_insert (change, meeting, NP_MEETING_ENTRIES, G_MAXUINT, entry);
  if (np_object_is_given (meeting, NP_MEETING_NOW))
    np_change_set_string (change, meeting, NP_MEETING_NOW, NULL);
  return NP_ENTRY (entry); /* the change holds it */
}

void
np_note_entry_set_memory (NpEntry *entry, NpMeeting *meeting, NpEntrySetting setting, NpChange *change)
{
  np_change_set_boolean (change, entry, NP_ENTRY_MEMORY, TRUE);
  np_change_set_enum (change, entry, NP_ENTRY_SETTING, setting);
  np_change_set_enum (change, entry, NP_ENTRY_FORM, np_note_form_of (meeting, setting, np_object_get_enum (entry, NP_ENTRY_KIND)));
}

void
np_note_entry_keep_state (NpMeeting *meeting, const NpNoteState *state, NpChange *change)
{
  g_autofree char *now = g_strjoin (" ", np_codes_regime[state->regime],
                                    state->seat != NULL ? np_object_get_id (state->seat) : NULL, NULL);

  np_change_set_string (change, meeting, NP_MEETING_NOW, now);
}

/* Reactions that the line still gives keep their place, level and decision; the others go, new ones come. */
static void
edit_reactions (NpEntry *entry, const NpNote *note, NpChange *change)
{
  g_autoptr(GHashTable) used = g_hash_table_new (NULL, NULL);
  guint n = np_object_get_n_children (entry, NP_ENTRY_REACTIONS);

  for (guint i = 0; i < note->measures->len; i++)
    {
      const NpNoteMeasure *measure = &g_array_index (note->measures, NpNoteMeasure, i);
      gpointer same = NULL;

      for (guint k = 0; k < n && same == NULL; k++)
        {
          gpointer old = np_object_get_child (entry, NP_ENTRY_REACTIONS, k);

          if (!g_hash_table_contains (used, old)
              && g_str_equal (np_object_get_string (old, NP_REACTION_MEASURE), np_object_get_id (measure->measure))
              && np_object_get_enum (old, NP_REACTION_REACTION) == (int) measure->reaction)
            same = old;
        }
      if (same != NULL)
        g_hash_table_add (used, same);
      else
        {
          g_autoptr(NpObject) fresh = new_reaction (measure);

          np_change_insert (change, entry, NP_ENTRY_REACTIONS, G_MAXUINT, fresh);
        }
    }
  for (guint k = 0; k < n; k++)
    if (!g_hash_table_contains (used, np_object_get_child (entry, NP_ENTRY_REACTIONS, k)))
      np_change_remove (change, np_object_get_child (entry, NP_ENTRY_REACTIONS, k));
}

void
np_note_entry_edit (NpEntry *entry, const NpNote *note, const char *at, NpChange *change)
{
  gpointer meeting = np_object_get_parent (entry);
  NpEntryKind kind = np_object_get_enum (entry, NP_ENTRY_KIND);
  NpLang lang;
  int language = language_of (note, &lang);

  np_change_set_string (change, entry, NP_ENTRY_SEAT, note->state.seat != NULL ? np_object_get_id (note->state.seat) : NULL);
  np_regime_set (entry, note->state.regime, note->raw, at, change);
  np_change_set_enum (change, entry, NP_ENTRY_KIND, note->kind);
  if (note->kind != kind && np_object_get_enum (entry, NP_ENTRY_FORM) != NP_FORM_SIGNED)
    np_change_set_enum (change, entry, NP_ENTRY_FORM,
                        np_note_form_of (meeting, np_object_get_enum (entry, NP_ENTRY_SETTING), note->kind));
  np_change_set_number (change, entry, NP_ENTRY_DOUBT, note->doubt >= 0 ? note->doubt : NAN);
  np_change_set_boolean (change, entry, NP_ENTRY_VERIFY, note->verify);
  np_change_set_string (change, entry, NP_ENTRY_RAW, note->raw);
  np_change_set_string (change, entry, NP_ENTRY_PRIVATE, note->private_words);
  if (!g_str_equal (np_object_get_words (entry, NP_ENTRY_TEXT, lang), note->text))
    {
      g_autoptr(NpText) text = np_text_with (NULL, lang, note->text);

      np_change_set_text (change, entry, NP_ENTRY_TEXT, text);
      np_change_set_enum (change, entry, NP_ENTRY_LANGUAGE, language);
      np_change_set_boolean (change, entry, NP_ENTRY_REVIEWED, FALSE);
    }
  edit_reactions (entry, note, change);
}

char *
np_note_entry_dup_line (NpEntry *entry, NpNoteContext *context)
{
  const char *raw = np_object_get_string (entry, NP_ENTRY_RAW);

  return *raw != '\0' ? g_strdup (raw) : np_note_print_entry (context, entry);
}

char *
np_note_entry_take_back (NpEntry *entry, NpNoteContext *context, NpChange *change)
{
  char *line = np_note_entry_dup_line (entry, context);

  np_change_remove (change, entry);
  return line;
}
