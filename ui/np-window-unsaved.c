/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-window"

#include "ui/np-window-private.h"

#include <glib/gi18n.h>

#include "base/np-format.h"
#include "store/np-change-log.h"
#include "store/np-replay.h"
#include "ui/np-ask.h"
#include "ui/np-file-picker.h"

#define MAX_SHOWN 3 /* first words of so many changes */

/* What the journals tell in words: how many changes and lines being typed, the time of the last, the first words. */
typedef struct
{
  guint n;
  gint64 last;
  GPtrArray *words;
} Summary;

static void
summarise (GPtrArray *files, Summary *summary)
{
  g_autoptr(GPtrArray) records = np_replay_merge (files);
  g_autoptr(GHashTable) drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer key, text;

  summary->words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < files->len; i++)
    summary->last = MAX (summary->last, ((NpReplayFile *) g_ptr_array_index (files, i))->modified);
  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr(NpLog) log = np_change_log_decode (((NpReplayRecord *) g_ptr_array_index (records, i))->payload);

      if (log->kind == NP_LOG_DRAFT)
        {
          g_hash_table_insert (drafts, g_strdup (log->key), g_strdup (log->words));
        }
      else if (log->kind != NP_LOG_SAVING)
        {
          summary->n++;
          if (*log->words != '\0')
            g_ptr_array_add (summary->words, g_strdup (log->words));
        }
    }
  g_hash_table_iter_init (&iter, drafts);
  while (g_hash_table_iter_next (&iter, &key, &text))
    if (*(const char *) text != '\0' && !g_str_has_prefix (key, NP_DOCUMENT_ASIDE))
      {
        summary->n++;
        g_ptr_array_add (summary->words, g_strdup (text));
      }
}

void
np_window_offer_unsaved (NpWindow *self)
{
  const char *path = np_document_get_path (self->document);
  g_autoptr(GPtrArray) first = NULL;
  g_autofree char *words = NULL;
  Summary summary = { 0 };

  g_clear_pointer (&self->unsaved, g_ptr_array_unref);
  if (np_document_get_read_only (self->document) != NP_READ_ONLY_NO)
    return;
  self->unsaved = np_document_list_unsaved (np_object_get_id (np_session_get_dossier (self->session)), path, NULL);
  if (self->unsaved == NULL || self->unsaved->len == 0)
    return;
  summarise (self->unsaved, &summary);
  first = summary.words;
  if (summary.n == 0)
    return;
  words = g_strdup_printf (ngettext ("%u change of an earlier session was not saved.",
                                     "%u changes of an earlier session were not saved.", summary.n), summary.n);
  np_window_show_bar (self, words, _("Look…"), "win.restore");
}

/* What was being typed, in the journal of this session before a save removes theirs, wherever it belongs. Returns how many
 * texts it is. */
static guint
take_drafts (NpWindow *self, GHashTable *drafts)
{
  GHashTableIter iter;
  gpointer key, text;
  guint n = 0;

  g_hash_table_iter_init (&iter, drafts);
  while (g_hash_table_iter_next (&iter, &key, &text))
    {
      np_document_draft (self->document, key, text);
      n += !g_str_has_prefix (key, NP_DOCUMENT_ASIDE);
    }
  np_session_add_drafts (self->session, g_hash_table_ref (drafts));
  return n;
}

static void
restore (NpWindow *self)
{
  g_autoptr(GHashTable) drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *words = NULL;
  guint failed = 0, done = np_document_restore (self->document, self->unsaved, drafts, &failed);

  done += take_drafts (self, drafts);
  g_clear_pointer (&self->unsaved, g_ptr_array_unref);
  np_window_hide_bar (self);
  words = g_strdup_printf (ngettext ("%u change restored", "%u changes restored", done), done);
  np_window_toast (self, words);
  np_window_autosave (self);
}

/* The file as it is with the changes in it, under another name; what is open stays as it is. What was still being typed is in
 * no file: it stays here. */
static void
save_copy (NpWindow *self, const char *path, GError **error)
{
  g_autoptr(GHashTable) drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *original = np_document_get_path (self->document);
  g_autoptr(NpDocument) copy = original != NULL ? np_document_open (original, TRUE, error) : NULL;

  if (copy == NULL)
    return;
  np_document_restore (copy, self->unsaved, drafts, NULL);
  /* The save removes the journals. */
  take_drafts (self, drafts);
  np_document_flush (self->document);
  if (np_document_save (copy, path, NULL, error))
    g_clear_pointer (&self->unsaved, g_ptr_array_unref);
  np_document_close (copy);
}

static void
copy_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  NpWindow *self = NP_WINDOW (source);
  g_autoptr(GFile) file = np_file_picker_finish (result, NULL);
  g_autoptr(GError) error = NULL;

  if (file == NULL || g_file_peek_path (file) == NULL || self->document == NULL || self->unsaved == NULL)
    return;
  save_copy (self, g_file_peek_path (file), &error);
  if (error != NULL)
    np_tell (GTK_WINDOW (self), _("The copy could not be saved"), error->message);
  else
    np_window_hide_bar (self);
}

static void
discarded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  NpWindow *self = NP_WINDOW (source);

  if (np_ask_finish (result) != 0 || self->unsaved == NULL)
    return;
  for (guint i = 0; i < self->unsaved->len; i++)
    np_replay_discard (((NpReplayFile *) g_ptr_array_index (self->unsaved, i))->path, NULL);
  g_clear_pointer (&self->unsaved, g_ptr_array_unref);
  np_window_hide_bar (self);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  NpWindow *self = NP_WINDOW (source);
  const char *verbs[] = { _("_Discard"), NULL };
  int answer = np_ask_finish (result);

  if (self->document == NULL || self->unsaved == NULL)
    return;
  if (answer == 0)
    restore (self);
  else if (answer == 1)
    np_file_picker_save_async (GTK_WINDOW (self), "restored.nonpaper", copy_cb, NULL);
  else if (answer == 2)
    np_ask_async (GTK_WINDOW (self), _("Discard these changes?"), _("They stay on this computer for 30 days, then they are gone."), verbs,
                  TRUE, discarded_cb, NULL);
}

void
np_window_restore (NpWindow *self)
{
  const char *verbs[] = { _("_Restore"), _("Save a _copy…"), _("_Discard…"), NULL };
  g_autoptr(GPtrArray) words = NULL;
  g_autoptr(GDateTime) last = NULL;
  g_autoptr(GString) body = NULL;
  g_autofree char *heading = NULL, *time = NULL, *day = NULL, *iso = NULL;
  Summary summary = { 0 };

  if (self->unsaved == NULL)
    return;
  summarise (self->unsaved, &summary);
  words = summary.words;
  last = g_date_time_new_from_unix_local (summary.last / 1000000000);
  iso = g_date_time_format (last, "%Y-%m-%d");
  day = np_format_iso_date (iso, np_ui_lang ());
  time = g_date_time_format (last, "%H:%M");
  heading = g_strdup_printf (ngettext ("%u change was not saved", "%u changes were not saved", summary.n), summary.n);
  body = g_string_new (NULL);
  /* Translators: a date and a time. */
  g_string_append_printf (body, _("The last is of %s, %s."), day, time);
  for (guint i = words->len > MAX_SHOWN ? words->len - MAX_SHOWN : 0; i < words->len; i++)
    {
      g_autofree char *start = g_utf8_substring (g_ptr_array_index (words, i), 0, MIN (60, g_utf8_strlen (g_ptr_array_index (words, i), -1)));

      g_string_append_c (body, '\n');
      /* Translators: what was typed, in quotation marks. */
      g_string_append_printf (body, _("“%s”"), start);
    }
  np_ask_async (GTK_WINDOW (self), heading, body->str, verbs, FALSE, chosen_cb, NULL);
}
