/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a file: read, summed up and parsed on threads, then handed to the thread of the window. */
#define G_LOG_DOMAIN "np-store"

#include "store/np-document-private.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "base/np-error.h"
#include "store/np-hash.h"
#include "store/np-xml-in.h"

typedef struct
{
  char *path;
  gboolean for_reading;
  NpDossier *dossier;
  GPtrArray *problems;
  NpFingerprint fingerprint;
  char *sum;
  NpReadOnly read_only;
  NpDocumentWarnings warnings;
} OpenJob;

static void
open_job_free (gpointer data)
{
  OpenJob *self = data;

  g_clear_object (&self->dossier);
  g_ptr_array_unref (self->problems);
  g_free (self->path);
  g_free (self->sum);
  g_free (self);
}

static OpenJob *
open_job_new (const char *path, gboolean for_reading)
{
  OpenJob *self = g_new0 (OpenJob, 1);

  self->path = np_io_resolve (path);
  self->for_reading = for_reading;
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  return self;
}

static gboolean
open_job_run (OpenJob *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr(GBytes) bytes = np_io_read_unhashed (self->path, NP_IO_MAX_SIZE, &self->fingerprint, error);
  g_autoptr(GError) local = NULL;
  NpHash *hash;

  if (bytes == NULL)
    return FALSE;
  hash = np_hash_start (bytes);
  self->read_only = self->for_reading ? NP_READ_ONLY_ASKED : NP_READ_ONLY_NO;
  self->warnings = np_document_look_at (self->path, self->fingerprint.mode);
  self->dossier = np_xml_in_parse (bytes, name, NP_XML_IN_TOLERANT, self->problems, cancellable, &local);
  if (g_error_matches (local, NP_INPUT_ERROR, NP_INPUT_ERROR_NEWER))
    {
      g_clear_error (&local);
      self->read_only = NP_READ_ONLY_NEWER;
      self->dossier = np_xml_in_parse (bytes, name, NP_XML_IN_TOLERANT | NP_XML_IN_NEWER, self->problems, cancellable, &local);
    }
  np_hash_finish (hash, self->fingerprint.sha256);
  self->sum = np_hash_dup_hex (self->fingerprint.sha256);
  if (self->dossier == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (self->read_only == NP_READ_ONLY_NO && (g_access (self->path, W_OK) != 0 || g_access (folder, W_OK) != 0))
    self->read_only = NP_READ_ONLY_PERMISSION;
  return TRUE;
}

static NpDocument *
open_job_take (OpenJob *job)
{
  NpDocument *self = g_object_new (NP_TYPE_DOCUMENT, NULL);

  g_ptr_array_unref (self->problems);
  self->problems = g_ptr_array_ref (job->problems);
  self->path = g_strdup (job->path);
  self->sum = g_strdup (job->sum);
  self->fingerprint = job->fingerprint;
  self->read_only = job->read_only;
  self->warnings = job->warnings;
  np_document_start (self, job->dossier);
  return self;
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;

  if (open_job_run (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
np_document_open_async (const char *path, gboolean for_reading, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (path != NULL);
  g_task_set_source_tag (task, np_document_open_async);
  g_task_set_task_data (task, open_job_new (path, for_reading), open_job_free);
  g_task_run_in_thread (task, open_thread);
}

NpDocument *
np_document_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, np_document_open_async), NULL);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return open_job_take (g_task_get_task_data (G_TASK (result)));
}

NpDocument *
np_document_open (const char *path, gboolean for_reading, GError **error)
{
  OpenJob *job = open_job_new (path, for_reading);
  NpDocument *self = open_job_run (job, NULL, error) ? open_job_take (job) : NULL;

  open_job_free (job);
  return self;
}
