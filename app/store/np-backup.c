/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-store"

#include "store/np-backup.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/np-io.h"

#define KEPT 10
#define INTERVAL (10 * 60)

/* In order of NpBackupKind. */
static const char *const suffixes[] = { ".regular.nonpaper", ".session.nonpaper", ".migration.nonpaper",
                                        ".named.nonpaper" };

static char *
backup_folder (const char *dossier_id, GError **error)
{
  g_autofree char *name = g_strconcat ("backups/", dossier_id, NULL);

  g_return_val_if_fail (strchr (dossier_id, '/') == NULL, NULL);
  return np_io_state_folder (name, error);
}

gint64
np_backup_get_time (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *stamp = NULL;
  g_autoptr(GDateTime) time = NULL;

  if (strlen (base) < 16)
    return 0;
  stamp = g_strndup (base, 16); /* 20180717T101500Z */
  time = g_date_time_new_from_iso8601 (stamp, NULL);
  return time != NULL ? g_date_time_to_unix (time) : 0;
}

gboolean
np_backup_is_named (const char *path)
{
  return g_str_has_suffix (path, suffixes[NP_BACKUP_NAMED]);
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) b, *(char *const *) a);
}

static GPtrArray *
list_in (const char *folder, GError **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) dir = NULL;
  const char *name;

  dir = g_dir_open (folder, 0, error);
  if (dir == NULL)
    return NULL;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (name[0] != '.' && g_str_has_suffix (name, ".nonpaper"))
      g_ptr_array_add (list, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (list, newest_first);
  return g_steal_pointer (&list);
}

GPtrArray *
np_backup_list (const char *dossier_id, GError **error)
{
  g_autofree char *folder = backup_folder (dossier_id, error);

  return folder != NULL ? list_in (folder, error) : NULL;
}

gboolean
np_backup_keep (const char *dossier_id, NpBackupKind kind, GBytes *content, gint64 now, GError **error)
{
  g_autofree char *folder = backup_folder (dossier_id, error);
  g_autoptr(GPtrArray) list = folder != NULL ? list_in (folder, error) : NULL;
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (now);
  g_autofree char *stamp = NULL, *name = NULL, *path = NULL;
  g_autoptr(GError) local = NULL;
  NpFingerprint absent = { .exists = FALSE };
  guint same_kind = 0;

  if (list == NULL)
    {
      g_prefix_error (error, _("keeping a backup: "));
      return FALSE;
    }
  if (list->len > 0)
    {
      const char *newest = g_ptr_array_index (list, 0);
      gint64 age = now - np_backup_get_time (newest);
      g_autoptr(GBytes) last = NULL;

      /* A clock that was set back makes the age negative: then a copy is due. */
      if (kind == NP_BACKUP_REGULAR && age >= 0 && age < INTERVAL)
        return TRUE;
      last = np_io_read (newest, NP_IO_MAX_SIZE * 2, NULL, NULL);
      if (kind < NP_BACKUP_MIGRATION && last != NULL && g_bytes_equal (last, content))
        return TRUE;
    }
  stamp = g_date_time_format (time, "%Y%m%dT%H%M%SZ");
  name = g_strconcat (stamp, suffixes[kind], NULL);
  path = g_build_filename (folder, name, NULL);
  if (!np_io_write (path, content, &absent, NULL, NULL, NULL, NULL, &local))
    {
      /* Two saves within one second: the copy of that second is there. */
      if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
        return TRUE;
      g_propagate_prefixed_error (error, g_steal_pointer (&local), _("keeping a backup: "));
      return FALSE;
    }
  if (kind >= NP_BACKUP_MIGRATION)
    return TRUE;
  for (guint i = 0; i < list->len; i++)
    if (g_str_has_suffix (g_ptr_array_index (list, i), suffixes[kind]) && ++same_kind >= KEPT)
      np_io_remove (g_ptr_array_index (list, i), NULL);
  return TRUE;
}

gboolean
np_backup_erase (const char *dossier_id, GError **error)
{
  g_autofree char *folder = backup_folder (dossier_id, error);
  g_autoptr(GPtrArray) list = folder != NULL ? list_in (folder, error) : NULL;

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    if (!np_io_remove (g_ptr_array_index (list, i), error))
      return FALSE;
  np_io->unlinkat (AT_FDCWD, folder, AT_REMOVEDIR);
  return TRUE;
}
