/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-store"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/np-error.h"
#include "store/np-backup.h"
#include "store/np-change-log.h"
#include "store/np-document-private.h"
#include "store/np-hash.h"
#include "store/np-xml-in.h"
#include "store/np-xml-out.h"

void
np_save_job_free (NpSaveJob *self)
{
  g_ptr_array_unref (self->pieces);
  g_free (self->dossier_id);
  g_free (self->path);
  g_clear_object (&self->journal);
  g_hash_table_unref (self->holds);
  g_free (self->conflict_copy);
  g_free (self->sum);
  g_free (self);
}

/* The bytes must be what the loader and the writer make of them; whatever cannot be read back is not written. */
static gboolean
verify (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr(NpDossier) back = np_xml_in_parse (bytes, NULL, NP_XML_IN_TOLERANT, NULL, cancellable, error);

  if (back == NULL)
    return FALSE;
  if (np_xml_out_matches (back, bytes))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("what was read back is not what was written"));
  return FALSE;
}

static gboolean
keep_backup (GBytes *old, gpointer user_data, GError **error)
{
  NpSaveJob *self = user_data;

  return np_backup_keep (self->dossier_id, self->first ? NP_BACKUP_SESSION : NP_BACKUP_REGULAR, old,
                         g_get_real_time () / G_USEC_PER_SEC, error);
}

/* "talks.nonpaper" -> "talks (conflict 2018-07-17 101500).nonpaper" */
static char *
conflict_name (const char *path)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%d %H%M%S");
  const char *dot = strrchr (path, '.');

  if (dot == NULL || strchr (dot, '/') != NULL)
    dot = path + strlen (path);
  return g_strdup_printf ("%.*s (conflict %s)%s", (int) (dot - path), path, stamp, dot);
}

static gboolean
write_somewhere (NpSaveJob *self, GBytes *bytes, GError **error)
{
  static const NpFingerprint absent = { .exists = FALSE };
  g_autoptr(GError) local = NULL;

  if (np_io_write (self->path, bytes, self->same_file ? &self->expected : NULL, keep_backup, self, &self->outcome,
                   &self->written, &local))
    return TRUE;
  if (!self->same_file || !g_error_matches (local, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  self->conflict_copy = conflict_name (self->path);
  return np_io_write (self->conflict_copy, bytes, &absent, NULL, NULL, &self->outcome, &self->written, error);
}

NpDocumentWarnings
np_document_look_at (const char *path, guint mode)
{
  /* The modes that such a medium shows are inventions of the mount. */
  if (!np_io_keeps_modes (path))
    return NP_DOCUMENT_NO_MODES;
  return (mode & 0044) != 0 ? NP_DOCUMENT_READABLE : 0;
}

gboolean
np_save_job_run (NpSaveJob *self, GCancellable *cancellable, GError **error)
{
  g_autoptr(GBytes) bytes = np_xml_out_join (self->pieces), back = NULL;
  gboolean good;
  NpHash *hash;

  if (g_bytes_get_size (bytes) > NP_IO_MAX_SIZE)
    {
      np_input_error_set (error, NP_INPUT_ERROR_LIMIT, NULL, 0, _("the dossier is larger than 32 MiB"),
                          _("move old meetings into another dossier"));
      return FALSE;
    }
  hash = np_hash_start (bytes);
  good = verify (bytes, cancellable, error);
  np_hash_finish (hash, self->written.sha256);
  if (!good)
    {
      g_prefix_error (error, _("nothing was saved: "));
      return FALSE;
    }
  self->sum = np_hash_dup_hex (self->written.sha256);
  if (self->journal != NULL && g_hash_table_size (self->holds) > 0)
    {
      /* Should we die between rename and the removal of the journals, nothing is restored twice. */
      g_autofree char *saving = np_change_log_encode_saving (self->sum, self->holds);

      /* When nothing came in between, this record goes with those before it. */
      if (np_journal_append (self->journal, saving, NULL, NULL, NULL) == self->sequence + 1)
        self->sequence++;
      np_journal_flush (self->journal);
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !write_somewhere (self, bytes, error))
    return FALSE;
  self->warnings = np_document_look_at (self->conflict_copy != NULL ? self->conflict_copy : self->path, self->written.mode)
                   | (self->outcome == NP_IO_WEAK ? NP_DOCUMENT_WEAK : 0);
  back = np_io_read (self->conflict_copy != NULL ? self->conflict_copy : self->path, NP_IO_MAX_SIZE, NULL, error);
  if (back == NULL)
    return FALSE;
  if (!g_bytes_equal (back, bytes))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("the disk gives back other bytes than were written; save to another medium"));
      return FALSE;
    }
  return TRUE;
}
