/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "base/np-error.h"
#include "cli/np-cli-commands.h"
#include "cli/np-cli-dossier.h"
#include "meeting/np-note-entry.h"
#include "store/np-document.h"

/* One run: lines are read one by one, so that a person may type them. */
typedef struct
{
  NpCli *cli;
  NpDocument *document; /* NULL: nothing is stored */
  NpDossier *dossier;
  NpMeeting *meeting;
  NpNoteContext *context;
  NpNoteState state;
  gboolean changed; /* there is something to save */
} Notes;

/* The meeting that is asked for, else the running one, else the only planned one. */
static NpMeeting *
choose_meeting (NpDossier *dossier, const char *id, GError **error)
{
  NpMeeting *found[2] = { NULL, NULL };
  guint count[2] = { 0, 0 };

  if (id != NULL)
    return np_dossier_find_type (dossier, np_cli_need (dossier, id, NP_TYPE_MEETING, _("meeting"), error), NP_TYPE_MEETING);
  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_MEETINGS); i++)
    {
      NpMeeting *meeting = np_object_get_child (dossier, NP_DOSSIER_MEETINGS, i);
      NpMeetingState state = np_object_get_enum (meeting, NP_MEETING_STATE);

      if (state == NP_MEETING_RUNNING || state == NP_MEETING_PLANNED)
        {
          found[state == NP_MEETING_PLANNED] = meeting;
          count[state == NP_MEETING_PLANNED]++;
        }
    }
  for (guint i = 0; i < 2; i++)
    if (count[i] == 1)
      return found[i];
    else if (count[i] > 1)
      break;
  np_input_error_set (error, NP_INPUT_ERROR_USAGE, NULL, 0,
                      _("the dossier has neither one running meeting nor a single planned one"), _("give --meeting ID"));
  return NULL;
}

static void
print_json (Notes *self, const NpNote *note, NpEntry *entry)
{
  g_autoptr(JsonBuilder) json = json_builder_new ();
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *line = NULL;

  json_builder_begin_object (json);
  np_cli_json_string (json, "seat", note->state.seat != NULL ? np_object_get_id (note->state.seat) : NULL);
  json_builder_set_member_name (json, "measures");
  json_builder_begin_array (json);
  for (guint i = 0; i < note->measures->len; i++)
    {
      const NpNoteMeasure *measure = &g_array_index (note->measures, NpNoteMeasure, i);

      json_builder_begin_object (json);
      np_cli_json_string (json, "measure", np_object_get_id (measure->measure));
      np_cli_json_string (json, "reaction",
                          measure->reaction != NP_REACT_NONE ? np_codes_reaction[measure->reaction] : NULL);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  np_cli_json_string (json, "regime", np_codes_regime[note->state.regime]);
  np_cli_json_string (json, "kind", np_codes_entry_kind[note->kind]);
  json_builder_set_member_name (json, "doubt");
  if (note->doubt >= 0)
    json_builder_add_int_value (json, note->doubt);
  else
    json_builder_add_null_value (json);
  np_cli_json_string (json, "text", note->text);
  np_cli_json_string (json, "private", note->private_words);
  np_cli_json_string (json, "raw", note->raw);
  np_cli_json_boolean (json, "verify", note->verify);
  np_cli_json_boolean (json, "guessed", note->guessed);
  np_cli_json_boolean (json, "stores", note->stores);
  json_builder_set_member_name (json, "unknown");
  json_builder_begin_array (json);
  for (guint i = 0; i < note->tokens->len; i++)
    {
      const NpNoteToken *token = &g_array_index (note->tokens, NpNoteToken, i);
      g_autofree char *raw = np_note_token_dup_raw (note, token);

      if (token->kind == NP_NOTE_UNKNOWN)
        json_builder_add_string_value (json, raw);
    }
  json_builder_end_array (json);
  if (entry != NULL)
    np_cli_json_string (json, "entry", np_object_get_id (entry));
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  json_generator_set_root (generator, root);
  line = json_generator_to_data (generator, NULL);
  g_print ("%s\n", line);
}

static void
print_text (Notes *self, const NpNote *note)
{
  g_autofree char *reading = np_note_dup_reading (note, self->cli->lang);

  g_print ("%s", reading);
  if (*note->text != '\0')
    g_print (" | %s", note->text);
  if (*note->private_words != '\0')
    g_print (" | \\ %s", note->private_words);
  for (guint i = 0; i < note->tokens->len; i++)
    {
      const NpNoteToken *token = &g_array_index (note->tokens, NpNoteToken, i);
      g_autofree char *raw = np_note_token_dup_raw (note, token);

      if (token->kind == NP_NOTE_UNKNOWN)
        /* Translators: %s is a word of a note that looked like a sign, "*foo". */
        g_print (_(" [not understood: %s]"), raw);
    }
  g_print ("\n");
}

static void
take_line (Notes *self, const char *line)
{
  g_autoptr(NpNote) note = np_note_parse (self->context, &self->state, line);
  gboolean switched = note->state.seat != self->state.seat || note->state.regime != self->state.regime;
  NpEntry *entry = NULL;

  self->state = note->state;
  if (note->stores && self->document != NULL)
    {
      g_autoptr(NpChange) change = np_change_new (_("note"));
      g_autoptr(GDateTime) now = g_date_time_new_now_local ();
      g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");

      entry = np_note_entry_add (self->meeting, note, at, change);
      np_dossier_apply (self->dossier, change);
      /* What is printed is kept: a reader may take the line as the receipt. */
      np_document_flush (self->document);
      self->changed = TRUE;
    }
  else if (switched && self->document != NULL)
    {
      g_autoptr(NpChange) change = np_change_new (_("change speaker or rule"));

      np_note_entry_keep_state (self->meeting, &self->state, change);
      np_dossier_apply (self->dossier, change);
      np_document_flush (self->document);
      self->changed = TRUE;
    }
  if (self->cli->json)
    print_json (self, note, entry);
  else if (*note->raw != '\0')
    print_text (self, note);
}

static gboolean
take_lines (Notes *self, GError **error)
{
  g_autoptr(GInputStream) bytes = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr(GDataInputStream) lines = g_data_input_stream_new (bytes);

  for (guint i = 0;; i++)
    {
      GError *problem = NULL;
      g_autofree char *line = g_data_input_stream_read_line (lines, NULL, self->cli->cancellable, &problem);
      const char *start = line;

      if (problem != NULL)
        {
          g_propagate_error (error, problem);
          return FALSE;
        }
      if (line == NULL)
        return TRUE;
      if (i == 0 && g_str_has_prefix (line, "\357\273\277"))
        start += 3;
      if (g_str_has_suffix (start, "\r"))
        line[strlen (line) - 1] = '\0';
      take_line (self, start);
    }
}

static NpDocument *
open_document (const char *path, GError **error)
{
  g_autoptr(NpDocument) document = np_document_open (path, FALSE, error);
  GPtrArray *problems;

  if (document == NULL)
    return NULL;
  problems = np_document_get_problems (document);
  if (problems->len > 0)
    {
      g_propagate_error (error, g_error_copy (g_ptr_array_index (problems, 0)));
      return NULL;
    }
  if (np_document_get_read_only (document) != NP_READ_ONLY_NO)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY,
                   np_document_get_read_only (document) == NP_READ_ONLY_LOCKED
                     ? _("%s: the dossier is open elsewhere: close it there first")
                     : _("%s: the dossier cannot be written: give yourself the right to, or take a copy"), path);
      return NULL;
    }
  return g_steal_pointer (&document);
}

static int
run (NpCli *cli, int argc, char **argv)
{
  g_autofree char *meeting = NULL;
  gboolean dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "meeting", 0, 0, G_OPTION_ARG_STRING, &meeting, N_("Of this meeting, instead of the running or only planned one"), "ID" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only print how each line reads; store nothing"), NULL },
    { NULL }
  };
  g_autoptr(NpDocument) document = NULL;
  g_autoptr(NpDossier) dossier = NULL;
  Notes notes = { cli };
  GError *error = NULL, *not_saved = NULL;
  int code;

  if (!np_cli_parse (cli, argc, argv, entries, 1, 1, &code))
    return code;
  if (dry_run)
    dossier = np_cli_load (cli->args[0], &error);
  else if ((document = open_document (cli->args[0], &error)) != NULL)
    dossier = g_object_ref (np_document_get_dossier (document));
  if (dossier != NULL)
    notes.meeting = choose_meeting (dossier, meeting, &error);
  if (notes.meeting == NULL)
    {
      if (document != NULL)
        np_document_close (document);
      return np_cli_fail (cli, error);
    }
  notes.document = document;
  notes.dossier = dossier;
  notes.context = np_note_context_new (dossier, notes.meeting);
  np_note_state_of_meeting (notes.meeting, &notes.state);
  take_lines (&notes, &error);
  np_note_context_free (notes.context);
  /* What was typed before Ctrl+C is saved all the same. */
  if (notes.changed)
    np_document_save (document, NULL, NULL, &not_saved);
  if (document != NULL)
    np_document_close (document);
  if (not_saved != NULL)
    {
      g_clear_error (&error);
      return np_cli_fail (cli, not_saved);
    }
  return error != NULL ? np_cli_fail (cli, error) : NP_EXIT_DONE;
}

const NpCliCommand np_cli_note = {
  "note", N_("FILE"), N_("Read notes from standard input, in the note grammar, and store them as entries of a meeting"), run
};
