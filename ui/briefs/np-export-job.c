/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/briefs/np-export-job.h"

#include "store/np-io.h"

typedef struct
{
  NpExportView *view;
  NpPackOptions options;
  char *document;
  char *digest;
  char *path;
  char **names;
  NpExportProgressFunc progress;
  gpointer progress_data;
  GTask *task;
  gint64 told;
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  g_clear_pointer (&self->view, np_export_view_free);
  g_clear_pointer (&self->options.reader, np_text_unref);
  g_free (self->document);
  g_free (self->digest);
  g_free (self->path);
  g_strfreev (self->names);
  g_free (self);
}

static Job *
job_new (NpExportView *view, const NpPackOptions *options)
{
  Job *self = g_new0 (Job, 1);

  self->view = view;
  self->options = *options;
  self->options.measures = NULL;
  if (self->options.reader != NULL)
    np_text_ref (self->options.reader);
  return self;
}

static void
preview_worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *self = task_data;
  GError *error = NULL;
  GPtrArray *pages = np_export_preview (self->view, &self->options, self->document, &self->names, cancellable, &error);

  if (pages == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, pages, (GDestroyNotify) g_ptr_array_unref);
}

void
np_export_preview_async (NpExportView *view, const NpPackOptions *options, const char *document,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, data);
  Job *self = job_new (view, options);

  self->document = g_strdup (document);
  g_task_set_source_tag (task, np_export_preview_async);
  g_task_set_task_data (task, self, job_free);
  g_task_run_in_thread (task, preview_worker);
}

GPtrArray *
np_export_preview_finish (GAsyncResult *result, char ***names, GError **error)
{
  Job *self = g_task_get_task_data (G_TASK (result));

  g_return_val_if_fail (g_async_result_is_tagged (result, np_export_preview_async), NULL);
  *names = g_steal_pointer (&self->names);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- to the disk ---- */

typedef struct
{
  GTask *task;
  double fraction;
  char *name;
} Report;

static gboolean
report_cb (gpointer data)
{
  Report *report = data;
  Job *self = g_task_get_task_data (report->task);

  if (!g_task_get_completed (report->task))
    self->progress (report->fraction, report->name, self->progress_data);
  return G_SOURCE_REMOVE;
}

static void
report_free (gpointer data)
{
  Report *report = data;

  g_object_unref (report->task);
  g_free (report->name);
  g_free (report);
}

/* On the thread of the export: at most twenty reports a second travel to the window. */
static void
progress_cb (double fraction, const char *name, gpointer data)
{
  Job *self = data;
  gint64 now = g_get_monotonic_time ();
  Report *report;

  if (now - self->told < G_USEC_PER_SEC / 20)
    return;
  self->told = now;
  report = g_new0 (Report, 1);
  report->task = g_object_ref (self->task);
  report->fraction = fraction;
  report->name = g_strdup (name);
  g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT_IDLE, report_cb, report, report_free);
}

static void
write_worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *self = task_data;
  GError *error = NULL;
  GArray *copies = NULL;
  NpExportOptions options = {
    .pack = self->options, .digest = self->digest, .folder = &np_io_folder, .progress = progress_cb, .progress_data = self,
  };

  if (np_export_write (self->view, &options, self->path, &copies, cancellable, &error))
    g_task_return_pointer (task, copies, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

void
np_export_write_async (NpExportView *view, const NpPackOptions *options, const char *digest, const char *path,
                       NpExportProgressFunc progress, gpointer progress_data, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, data);
  Job *self = job_new (view, options);

  self->digest = g_strdup (digest);
  self->path = g_strdup (path);
  self->progress = progress;
  self->progress_data = progress_data;
  self->task = task;
  g_task_set_source_tag (task, np_export_write_async);
  g_task_set_task_data (task, self, job_free);
  g_task_run_in_thread (task, write_worker);
}

GArray *
np_export_write_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, np_export_write_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
