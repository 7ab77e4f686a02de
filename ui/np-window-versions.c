/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-window"

#include "ui/np-window-private.h"

#include <glib/gi18n.h>

#include "base/np-format.h"
#include "dossier/np-brief.h"
#include "store/np-backup.h"
#include "store/np-xml-in.h"
#include "ui/np-ask.h"

/* The name goes into the history of the dossier; the bytes of the file as it was saved with it stay in the state folder. */
typedef struct
{
  char *id;
  char *path;
  gint64 at;
} Version;

static void
version_free (gpointer data)
{
  Version *version = data;

  g_free (version->id);
  g_free (version->path);
  g_free (version);
}

void
np_window_name_version (NpWindow *self, const char *name)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");
  g_autoptr(NpChange) change = np_change_new (_("name a version"));
  g_autoptr(NpObject) item = np_object_new (NP_TYPE_HISTORY_ITEM, NULL);

  if (np_document_get_path (self->document) == NULL || np_session_get_read_only (self->session) || *name == '\0')
    return;
  np_object_set_string (item, NP_HISTORY_ITEM_AT, at);
  np_object_set_string (item, NP_HISTORY_ITEM_KIND, NP_HISTORY_VERSION);
  np_object_set_words (item, NP_HISTORY_ITEM_TEXT, np_ui_lang (), name);
  np_change_insert (change, np_session_get_dossier (self->session), NP_DOSSIER_HISTORY, G_MAXUINT, item);
  if (!np_session_apply (self->session, change))
    return;
  self->version_at = g_date_time_to_unix (now);
  np_window_save (self);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  NpWindow *self = NP_WINDOW (source);
  g_autoptr(GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    np_window_toast (self, _("The version is kept on this computer"));
  else
    np_tell (GTK_WINDOW (self), _("The version could not be kept"), error->message);
}

static void
worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Version *version = task_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = np_io_read (version->path, NP_IO_MAX_SIZE * 2, NULL, &error);

  if (bytes != NULL && np_backup_keep (version->id, NP_BACKUP_NAMED, bytes, version->at, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
np_window_keep_version (NpWindow *self)
{
  g_autoptr(GTask) task = NULL;
  Version *version;

  if (self->version_at == 0)
    return;
  /* What was saved just now may be older than the name. */
  if (np_document_is_modified (self->document))
    {
      np_window_save (self);
      return;
    }
  version = g_new0 (Version, 1);
  version->id = g_strdup (np_object_get_id (np_session_get_dossier (self->session)));
  version->path = g_strdup (np_document_get_path (self->document));
  version->at = self->version_at;
  self->version_at = 0;
  task = g_task_new (self, NULL, kept_cb, NULL);
  g_task_set_source_tag (task, np_window_keep_version);
  g_task_set_task_data (task, version, version_free);
  g_task_run_in_thread (task, worker);
}

void
np_window_open_version (NpWindow *self, const char *at)
{
  NpDossier *dossier = np_session_get_dossier (self->session);
  g_autoptr(GPtrArray) copies = np_backup_list (np_object_get_id (dossier), NULL);
  g_autoptr(GTimeZone) here = g_time_zone_new_local ();
  g_autoptr(GDateTime) time = g_date_time_new_from_iso8601 (at, here);
  g_autofree char *when = np_format_iso_date (at, np_ui_lang ());

  for (guint i = 0; copies != NULL && time != NULL && i < copies->len; i++)
    {
      const char *path = g_ptr_array_index (copies, i);
      g_autoptr(GError) error = NULL;
      g_autoptr(NpDossier) old = NULL;
      g_autofree char *words = NULL;

      if (!np_backup_is_named (path) || np_backup_get_time (path) != g_date_time_to_unix (time))
        continue;
      old = np_xml_in_load (path, NP_XML_IN_TOLERANT, NULL, &error);
      if (old == NULL)
        {
          np_tell (GTK_WINDOW (self), _("The version could not be opened"), error->message);
          return;
        }
      /* Translators: %s is a date and time. */
      words = g_strdup_printf (_("This is the version of %s. Save it under a new name."), when);
      np_window_show_recovered (self, old, words);
      return;
    }
  np_tell (GTK_WINDOW (self), _("The version could not be opened"), _("It was kept on another computer, or has been erased."));
}
