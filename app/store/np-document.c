/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-store"

#include "store/np-document.h"

#include <glib/gi18n-lib.h>

#include "store/np-change-log.h"
#include "store/np-document-private.h"
#include "store/np-replay.h"
#include "store/np-xml-out.h"

#define SLICE 6000         /* microseconds of the main thread at a time */
#define TYPING_DELAY 1000  /* milliseconds a text waits for its journal record */

enum { PROP_PATH = 1, PROP_MODIFIED, PROP_READ_ONLY, N_PROPS };
enum { CONFLICT, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_ENUM_TYPE (NpReadOnly, np_read_only,
                    G_DEFINE_ENUM_VALUE (NP_READ_ONLY_NO, "no"),
                    G_DEFINE_ENUM_VALUE (NP_READ_ONLY_ASKED, "asked"),
                    G_DEFINE_ENUM_VALUE (NP_READ_ONLY_NEWER, "newer"),
                    G_DEFINE_ENUM_VALUE (NP_READ_ONLY_LOCKED, "locked"),
                    G_DEFINE_ENUM_VALUE (NP_READ_ONLY_PERMISSION, "permission"))
G_DEFINE_FINAL_TYPE (NpDocument, np_document, G_TYPE_OBJECT)

/* ---- changes and the journal ---- */

void
np_document_tell_modified (NpDocument *self)
{
  gboolean modified = np_document_is_modified (self);

  if (modified == self->told_modified)
    return;
  self->told_modified = modified;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

/* Writes down the text that waits. Nothing else happened to it since: every other change comes here first. */
void
np_document_put_typed (NpDocument *self)
{
  g_autoptr(NpObject) object = g_steal_pointer (&self->typed_object);

  g_clear_handle_id (&self->typed_source, g_source_remove);
  if (object != NULL && self->journal != NULL)
    {
      g_autofree char *payload = np_change_log_encode_text (object, self->typed_field);

      np_journal_append (self->journal, payload, NULL, NULL, NULL);
    }
}

static gboolean
typed_cb (gpointer data)
{
  NpDocument *self = data;

  self->typed_source = 0;
  np_document_put_typed (self);
  return G_SOURCE_REMOVE;
}

static gboolean
is_typing (NpChange *change, NpStep *step)
{
  if (np_change_get_n_steps (change) != 1)
    return FALSE;
  np_change_get_step (change, 0, step);
  return step->kind == NP_STEP_SET && np_object_get_fields (step->object, NULL)[step->field].kind == NP_KIND_TEXT;
}

static void
changed_cb (NpDossier *dossier, NpChange *change, gboolean undone, NpDocument *self)
{
  NpStep step;

  if (self->journal != NULL && !self->replaying)
    {
      gboolean typing = is_typing (change, &step);

      if (!typing || self->typed_object != step.object || self->typed_field != step.field)
        np_document_put_typed (self);
      if (!typing)
        {
          g_autofree char *payload = np_change_log_encode (change);

          np_journal_append (self->journal, payload, NULL, NULL, NULL);
        }
      else if (self->typed_object == NULL)
        {
          self->typed_object = g_object_ref (step.object);
          self->typed_field = step.field;
          self->typed_source = g_timeout_add (TYPING_DELAY, typed_cb, self);
        }
    }
  np_document_tell_modified (self);
}

void
np_document_draft (NpDocument *self, const char *key, const char *text)
{
  gboolean empty = text == NULL || *text == '\0';

  g_return_if_fail (NP_IS_DOCUMENT (self) && key != NULL);
  if (self->journal == NULL || g_strcmp0 (g_hash_table_lookup (self->drafts, key), empty ? NULL : text) == 0)
    return;
  if (empty)
    g_hash_table_remove (self->drafts, key);
  else
    g_hash_table_insert (self->drafts, g_strdup (key), g_strdup (text));
  g_autofree char *payload = np_change_log_encode_draft (key, empty ? "" : text);
  np_journal_append (self->journal, payload, NULL, NULL, NULL);
}

gboolean
np_document_flush (NpDocument *self)
{
  g_return_val_if_fail (NP_IS_DOCUMENT (self), FALSE);
  np_document_put_typed (self);
  return self->journal == NULL || np_journal_flush (self->journal);
}

/* ---- the start of a session ---- */

static gboolean
prime_cb (gpointer data)
{
  NpDocument *self = data;

  if (!np_xml_out_prime (self->dossier, SLICE))
    return G_SOURCE_CONTINUE;
  self->prime_source = 0;
  return G_SOURCE_REMOVE;
}

void
np_document_start (NpDocument *self, NpDossier *dossier)
{
  const char *id = np_object_get_id (dossier);

  self->dossier = g_object_ref (dossier);
  self->id = id != NULL && *id != '\0' ? g_strdup (id) : g_strdup_printf ("d-%.32s", self->sum != NULL ? self->sum : "new");
  self->saved_revision = np_dossier_get_revision (dossier);
  self->changed_handler = g_signal_connect (dossier, "changed", G_CALLBACK (changed_cb), self);
  if (self->read_only == NP_READ_ONLY_NO || self->read_only == NP_READ_ONLY_PERMISSION)
    {
      g_autoptr(GError) error = NULL;

      self->lock = np_lock_acquire (self->id, &error);
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY))
        self->read_only = NP_READ_ONLY_LOCKED;
      else
        {
          if (self->lock != NULL && self->path != NULL && self->read_only == NP_READ_ONLY_NO)
            np_io_sweep (self->path);
          /* Without a state folder there is no lock; the journal then says that it cannot keep anything. */
          g_autofree char *folder = self->path != NULL ? g_path_get_dirname (self->path) : NULL;

          self->journal = np_journal_new (self->id, self->sum, folder);
        }
    }
  if (self->journal != NULL)
    self->prime_source = g_idle_add_full (G_PRIORITY_LOW, prime_cb, self, NULL);
  self->told_modified = np_document_is_modified (self);
}

NpDocument *
np_document_new (NpDossier *dossier)
{
  NpDocument *self = g_object_new (NP_TYPE_DOCUMENT, NULL);

  g_return_val_if_fail (NP_IS_DOSSIER (dossier) && np_dossier_is_sealed (dossier), NULL);
  self->never_saved = TRUE;
  np_document_start (self, dossier);
  return self;
}

/* ---- saving ---- */

static NpSaveJob *
save_job_new (NpDocument *self, const char *path, GError **error)
{
  g_autofree char *target = path != NULL ? np_io_resolve (path) : g_strdup (self->path);
  NpSaveJob *job;

  if (self->saving)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PENDING, _("it is being saved already"));
      return NULL;
    }
  if (target == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME, _("the dossier has no file name yet"));
      return NULL;
    }
  /* A newer version would lose what we do not know; a locked dossier is somebody else's. Permission is found out. */
  if (self->read_only == NP_READ_ONLY_NEWER || (self->read_only != NP_READ_ONLY_NO &&
      self->read_only != NP_READ_ONLY_PERMISSION && g_strcmp0 (target, self->path) == 0))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY, _("the dossier was opened for reading only"));
      return NULL;
    }
  job = g_new0 (NpSaveJob, 1);
  job->same_file = self->path != NULL && g_str_equal (target, self->path);
  job->path = g_steal_pointer (&target);
  job->dossier_id = g_strdup (self->id);
  job->expected = self->fingerprint;
  job->first = !self->saved_in_session;
  job->holds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  job->pieces = g_ptr_array_new ();
  return job;
}

/* The moment of the save: everything up to here is in it. */
static void
collect (NpDocument *self, NpSaveJob *job)
{
  GHashTableIter iter;
  gpointer session, sequence;

  np_document_put_typed (self);
  g_ptr_array_unref (job->pieces);
  job->pieces = np_xml_out_collect (self->dossier);
  job->revision = np_dossier_get_revision (self->dossier);
  g_hash_table_iter_init (&iter, self->restored_upto);
  while (g_hash_table_iter_next (&iter, &session, &sequence))
    g_hash_table_insert (job->holds, g_strdup (session), g_memdup2 (sequence, sizeof (guint64)));
  if (self->journal == NULL)
    return;
  job->journal = g_object_ref (self->journal);
  job->sequence = np_journal_get_last (self->journal);
  if (job->sequence > 0)
    g_hash_table_insert (job->holds, g_strdup (np_journal_get_session (self->journal)),
                         g_memdup2 (&job->sequence, sizeof job->sequence));
}

static void
set_path (NpDocument *self, const char *path)
{
  if (g_strcmp0 (self->path, path) == 0)
    return;
  g_free (self->path);
  self->path = g_strdup (path);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATH]);
}

static void
saved (NpDocument *self, NpSaveJob *job)
{
  g_autofree char *original = g_strdup (self->path);
  GHashTableIter iter;
  gpointer key, text;

  self->fingerprint = job->written;
  self->warnings = job->warnings;
  g_free (self->sum);
  self->sum = g_strdup (job->sum);
  self->saved_revision = job->revision;
  self->never_saved = FALSE;
  self->saved_in_session = TRUE;
  if (self->journal != NULL)
    {
      /* What is still being typed is in no file yet: it gets a new record before the old ones go. */
      g_hash_table_iter_init (&iter, self->drafts);
      while (g_hash_table_iter_next (&iter, &key, &text))
        {
          g_autofree char *payload = np_change_log_encode_draft (key, text);

          np_journal_append (self->journal, payload, NULL, NULL, NULL);
        }
      np_journal_merged (self->journal, job->sequence, job->sum);
    }
  for (guint i = 0; i < self->restored->len; i++)
    np_io_remove (g_ptr_array_index (self->restored, i), NULL);
  g_ptr_array_set_size (self->restored, 0);
  g_hash_table_remove_all (self->restored_upto);
  set_path (self, job->conflict_copy != NULL ? job->conflict_copy : job->path);
  if (self->read_only == NP_READ_ONLY_PERMISSION)
    {
      self->read_only = NP_READ_ONLY_NO;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
    }
  np_document_tell_modified (self);
  if (job->conflict_copy != NULL)
    g_signal_emit (self, signals[CONFLICT], 0, original, job->conflict_copy);
}

static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;

  if (np_save_job_run (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gboolean
save_prime_cb (gpointer data)
{
  GTask *task = data;
  NpDocument *self = g_task_get_source_object (task);

  if (!np_xml_out_prime (self->dossier, SLICE))
    return G_SOURCE_CONTINUE;
  collect (self, g_task_get_task_data (task));
  g_task_run_in_thread (task, save_thread);
  return G_SOURCE_REMOVE;
}

void
np_document_save_async (NpDocument *self, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GError) error = NULL;
  NpSaveJob *job;

  g_return_if_fail (NP_IS_DOCUMENT (self));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, np_document_save_async);
  g_task_set_check_cancellable (task, FALSE); /* after the rename it is done, cancelled or not */
  job = save_job_new (self, path, &error);
  if (job == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_task_set_task_data (task, job, (GDestroyNotify) np_save_job_free);
  self->saving = TRUE;
  g_idle_add_full (G_PRIORITY_DEFAULT, save_prime_cb, g_object_ref (task), g_object_unref);
}

gboolean
np_document_save_finish (NpDocument *self, GAsyncResult *result, NpIoOutcome *outcome, GError **error)
{
  NpSaveJob *job;

  g_return_val_if_fail (NP_IS_DOCUMENT (self) && g_task_is_valid (result, self), FALSE);
  job = g_task_get_task_data (G_TASK (result));
  if (job != NULL)
    self->saving = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  if (outcome != NULL)
    *outcome = job->outcome;
  saved (self, job);
  return TRUE;
}

gboolean
np_document_save (NpDocument *self, const char *path, NpIoOutcome *outcome, GError **error)
{
  NpSaveJob *job;
  gboolean good;

  g_return_val_if_fail (NP_IS_DOCUMENT (self), FALSE);
  job = save_job_new (self, path, error);
  if (job == NULL)
    return FALSE;
  collect (self, job);
  good = np_save_job_run (job, NULL, error);
  if (good)
    {
      if (outcome != NULL)
        *outcome = job->outcome;
      saved (self, job);
      if (self->journal != NULL)
        np_journal_flush (self->journal);
    }
  np_save_job_free (job);
  return good;
}

/* ---- the object ---- */

void
np_document_close (NpDocument *self)
{
  g_return_if_fail (NP_IS_DOCUMENT (self));

  np_document_put_typed (self);
  g_clear_handle_id (&self->prime_source, g_source_remove);
  g_clear_signal_handler (&self->changed_handler, self->dossier);
  if (self->journal != NULL)
    np_journal_close (self->journal);
  g_clear_object (&self->journal);
  g_clear_pointer (&self->lock, np_lock_release);
}

void
np_document_discard (NpDocument *self)
{
  g_autofree char *session = NULL;
  g_autofree char *folder = NULL;
  g_autoptr(GPtrArray) files = NULL;

  g_return_if_fail (NP_IS_DOCUMENT (self));

  session = self->journal != NULL ? g_strdup (np_journal_get_session (self->journal)) : NULL;
  folder = self->path != NULL ? g_path_get_dirname (self->path) : NULL;
  np_document_close (self);
  files = np_replay_list (self->id, folder, NULL);
  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      NpReplayFile *file = g_ptr_array_index (files, i);

      if (g_strcmp0 (file->session, session) == 0)
        np_replay_discard (file->path, NULL);
    }
}

static void
np_document_dispose (GObject *object)
{
  NpDocument *self = NP_DOCUMENT (object);

  if (self->dossier != NULL)
    {
      np_document_close (self);
      /* A change of the dossier itself holds the dossier: without this it would outlive everybody. */
      np_dossier_forget_history (self->dossier);
    }
  g_clear_object (&self->dossier);
  G_OBJECT_CLASS (np_document_parent_class)->dispose (object);
}

static void
np_document_finalize (GObject *object)
{
  NpDocument *self = NP_DOCUMENT (object);

  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->restored);
  g_hash_table_unref (self->restored_upto);
  g_hash_table_unref (self->drafts);
  g_free (self->id);
  g_free (self->path);
  g_free (self->sum);
  G_OBJECT_CLASS (np_document_parent_class)->finalize (object);
}

static void
np_document_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  NpDocument *self = NP_DOCUMENT (object);

  switch (id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, np_document_is_modified (self));
      break;
    case PROP_READ_ONLY:
      g_value_set_enum (value, self->read_only);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
np_document_class_init (NpDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = np_document_dispose;
  object_class->finalize = np_document_finalize;
  object_class->get_property = np_document_get_property;
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  properties[PROP_READ_ONLY] = g_param_spec_enum ("read-only", NULL, NULL, NP_TYPE_READ_ONLY, NP_READ_ONLY_NO, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CONFLICT] = g_signal_new ("conflict", NP_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                    G_TYPE_STRING, G_TYPE_STRING);
}

static void
np_document_init (NpDocument *self)
{
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  self->restored = g_ptr_array_new_with_free_func (g_free);
  self->restored_upto = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

NpDossier *
np_document_get_dossier (NpDocument *self)
{
  g_return_val_if_fail (NP_IS_DOCUMENT (self), NULL);
  return self->dossier;
}

const char *
np_document_get_path (NpDocument *self)
{
  g_return_val_if_fail (NP_IS_DOCUMENT (self), NULL);
  return self->path;
}

NpReadOnly
np_document_get_read_only (NpDocument *self)
{
  g_return_val_if_fail (NP_IS_DOCUMENT (self), NP_READ_ONLY_ASKED);
  return self->read_only;
}

gboolean
np_document_is_modified (NpDocument *self)
{
  g_return_val_if_fail (NP_IS_DOCUMENT (self), FALSE);
  return self->never_saved || self->saved_revision != np_dossier_get_revision (self->dossier);
}

NpDocumentWarnings
np_document_get_warnings (NpDocument *self)
{
  g_return_val_if_fail (NP_IS_DOCUMENT (self), 0);
  return self->warnings;
}

GPtrArray *
np_document_get_problems (NpDocument *self)
{
  g_return_val_if_fail (NP_IS_DOCUMENT (self), NULL);
  return self->problems;
}

NpJournal *
np_document_get_journal (NpDocument *self)
{
  g_return_val_if_fail (NP_IS_DOCUMENT (self), NULL);
  return self->journal;
}

const char *
np_document_get_sum (NpDocument *self)
{
  g_return_val_if_fail (NP_IS_DOCUMENT (self), NULL);
  return self->sum;
}

gboolean
np_document_is_changed_on_disk (NpDocument *self)
{
  g_return_val_if_fail (NP_IS_DOCUMENT (self), FALSE);
  return self->path != NULL && np_fingerprint_maybe_changed (&self->fingerprint, self->path);
}
