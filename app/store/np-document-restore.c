/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-store"

#include <string.h>

#include "store/np-backup.h"
#include "store/np-change-log.h"
#include "store/np-document-private.h"
#include "store/np-hash.h"
#include "store/np-replay.h"

/* session -> last sequence the file on the disk holds, as the records of its save say. */
static GHashTable *
held_by (GPtrArray *files, const char *path)
{
  GHashTable *held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GBytes) bytes = path != NULL ? np_io_read (path, NP_IO_MAX_SIZE, NULL, NULL) : NULL;
  g_autofree char *sum = bytes != NULL ? np_sha256_hex (bytes) : NULL;

  for (guint i = 0; sum != NULL && i < files->len; i++)
    {
      NpReplayFile *file = g_ptr_array_index (files, i);

      for (guint k = 0; k < file->records->len; k++)
        {
          NpReplayRecord *record = g_ptr_array_index (file->records, k);
          g_autoptr(NpLog) log = record->verified ? np_change_log_decode (record->payload) : NULL;
          GHashTableIter iter;
          gpointer session, sequence;

          if (log == NULL || log->kind != NP_LOG_SAVING || g_strcmp0 (log->key, sum) != 0)
            continue;
          g_hash_table_iter_init (&iter, log->holds);
          while (g_hash_table_iter_next (&iter, &session, &sequence))
            {
              guint64 *known = g_hash_table_lookup (held, session);

              if (known == NULL || *known < *(guint64 *) sequence)
                g_hash_table_insert (held, g_strdup (session), g_memdup2 (sequence, sizeof (guint64)));
            }
        }
    }
  return held;
}

static gboolean
is_held (GHashTable *held, const NpReplayRecord *record)
{
  const guint64 *upto = g_hash_table_lookup (held, record->session);

  return upto != NULL && record->sequence <= *upto;
}

/* Whether the journal tells anything the file does not hold. */
static gboolean
tells_more (const NpReplayFile *file, GHashTable *held)
{
  if (file->n_damaged > 0)
    return TRUE;
  for (guint i = 0; i < file->records->len; i++)
    {
      NpReplayRecord *record = g_ptr_array_index (file->records, i);
      g_autoptr(NpLog) log = is_held (held, record) ? NULL : np_change_log_decode (record->payload);

      if (log != NULL && (log->kind == NP_LOG_CHANGE || log->kind == NP_LOG_UNREADABLE ||
                          (log->kind == NP_LOG_DRAFT && *log->words != '\0')))
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
np_document_list_unsaved (const char *dossier_id, const char *path, GError **error)
{
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;
  GPtrArray *files = np_replay_list (dossier_id, folder, error);
  g_autoptr(GHashTable) held = NULL;

  if (files == NULL)
    return NULL;
  held = held_by (files, path);
  for (guint i = files->len; i > 0; i--)
    {
      NpReplayFile *file = g_ptr_array_index (files, i - 1);

      if (file->in_use)
        g_ptr_array_remove_index (files, i - 1);
      else if (dossier_id != NULL && !tells_more (file, held))
        {
          np_io_remove (file->path, NULL);
          g_ptr_array_remove_index (files, i - 1);
        }
    }
  return files;
}

guint
np_document_restore (NpDocument *self, GPtrArray *files, GHashTable *drafts, guint *n_failed)
{
  g_autoptr(GPtrArray) records = np_replay_merge (files);
  g_autoptr(GHashTable) held = held_by (files, self->path);
  guint n = 0, failed = 0;

  g_return_val_if_fail (NP_IS_DOCUMENT (self), 0);
  np_document_put_typed (self);
  self->replaying = TRUE;
  for (guint i = 0; i < records->len; i++)
    {
      NpReplayRecord *record = g_ptr_array_index (records, i);
      g_autoptr(NpLog) log = np_change_log_decode (record->payload);

      g_hash_table_insert (self->restored_upto, g_strdup (record->session), g_memdup2 (&record->sequence, sizeof (guint64)));
      if (is_held (held, record) || log->kind == NP_LOG_SAVING)
        continue;
      if (log->kind == NP_LOG_DRAFT && drafts != NULL && *log->words != '\0')
        g_hash_table_insert (drafts, g_strdup (log->key), g_strdup (log->words));
      else if (log->kind == NP_LOG_DRAFT && drafts != NULL)
        g_hash_table_remove (drafts, log->key);
      else if (log->kind == NP_LOG_CHANGE && np_change_log_replay (self->dossier, record->payload, NULL))
        n++;
      else if (log->kind != NP_LOG_DRAFT)
        failed++;
    }
  self->replaying = FALSE;
  for (guint i = 0; i < files->len; i++)
    {
      NpReplayFile *file = g_ptr_array_index (files, i);

      failed += file->n_damaged;
      g_ptr_array_add (self->restored, g_strdup (file->path));
    }
  np_dossier_forget_history (self->dossier);
  if (n_failed != NULL)
    *n_failed = failed;
  np_document_tell_modified (self);
  return n;
}

static gboolean
erase_in (const char *folder, const char *prefix, GError **error)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, error);
  const char *name;

  if (dir == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_prefix (name, prefix) && !np_io_remove (path, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
np_document_forget_past (NpDocument *self, GError **error)
{
  const char *id = np_object_get_id (self->dossier);
  g_autofree char *discarded = np_io_state_folder ("discarded", error);
  g_autofree char *prefix = g_strconcat (id, "~", NULL);

  return discarded != NULL && erase_in (discarded, prefix, error) && np_backup_erase (id, error);
}

gboolean
np_document_erase_traces (const char *dossier_id, GError **error)
{
  g_autofree char *journals = np_io_state_folder ("journals", error);
  g_autofree char *discarded = journals != NULL ? np_io_state_folder ("discarded", error) : NULL;
  g_autofree char *prefix = g_strconcat (dossier_id, "~", NULL);

  return discarded != NULL && erase_in (journals, prefix, error) && erase_in (discarded, prefix, error) &&
         np_backup_erase (dossier_id, error);
}
