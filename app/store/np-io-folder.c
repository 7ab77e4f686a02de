/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folders of exported files: all of it appears at once, or nothing. */
#define G_LOG_DOMAIN "np-store"
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "store/np-io-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

struct _NpIoFolder
{
  char *path;
  char *temporary;
  GPtrArray *files;      /* names relative to the temporary folder, in order of making */
  GPtrArray *subfolders;
  int parent_fd;
  int fd;
  gboolean committed;
};

NpIoFolder *
np_io_folder_new (const char *path, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *parent = g_path_get_dirname (absolute);
  g_autofree char *base = g_path_get_basename (absolute);
  g_autoptr(NpIoFolder) self = g_new0 (NpIoFolder, 1);
  struct stat st;

  self->path = g_steal_pointer (&absolute);
  self->fd = -1;
  self->files = g_ptr_array_new_with_free_func (g_free);
  self->subfolders = g_ptr_array_new_with_free_func (g_free);
  self->parent_fd = np_io_open_folder (parent, error);
  if (self->parent_fd < 0)
    return NULL;
  if (np_io->fstatat (self->parent_fd, base, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
      (!S_ISDIR (st.st_mode) || st.st_nlink > 2))
    {
      np_io_error (error, EEXIST, N_("making folder %s"), self->path);
      return NULL;
    }
  self->temporary = np_io_temporary_name (base);
  if (np_io->mkdirat (self->parent_fd, self->temporary, 0700) != 0)
    {
      np_io_error (error, errno, N_("making folder %s"), self->path);
      g_clear_pointer (&self->temporary, g_free);
      return NULL;
    }
  self->fd = np_io_open_retry (self->parent_fd, self->temporary, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0);
  if (self->fd < 0)
    {
      np_io_error (error, errno, N_("opening folder %s"), self->path);
      return NULL;
    }
  return g_steal_pointer (&self);
}

static gboolean
name_is_allowed (const char *name)
{
  return name[0] != '\0' && name[0] != '.' && name[0] != '-' && strlen (name) <= 128 &&
         g_utf8_validate (name, -1, NULL) && strpbrk (name, "/\\") == NULL &&
         strpbrk (name, "\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b\x0c\r\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17"
                        "\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f\x7f") == NULL;
}

gboolean
np_io_folder_add (NpIoFolder *self, const char *name, GBytes *bytes, GError **error)
{
  g_auto(GStrv) parts = g_strsplit (name, "/", 3);
  guint n = g_strv_length (parts);

  if (n < 1 || n > 2 || !name_is_allowed (parts[0]) || (n == 2 && !name_is_allowed (parts[1])))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME, _("“%s” is not allowed as a file name"), name);
      return FALSE;
    }
  if (n == 2 && !g_ptr_array_find_with_equal_func (self->subfolders, parts[0], g_str_equal, NULL))
    {
      if (np_io->mkdirat (self->fd, parts[0], 0700) != 0)
        {
          np_io_error (error, errno, N_("making folder %s"), parts[0]);
          return FALSE;
        }
      g_ptr_array_add (self->subfolders, g_strdup (parts[0]));
    }
  if (!np_io_write_new_at (self->fd, name, name, 0600, bytes, NULL, error))
    return FALSE;
  g_ptr_array_add (self->files, g_strdup (name));
  return TRUE;
}

gboolean
np_io_folder_commit (NpIoFolder *self, NpIoOutcome *outcome, GError **error)
{
  g_autofree char *base = g_path_get_basename (self->path);
  gboolean synced;

  for (guint i = 0; i <= self->subfolders->len; i++)
    {
      gboolean top = i == self->subfolders->len;
      int fd = top ? self->fd : np_io_open_retry (self->fd, g_ptr_array_index (self->subfolders, i), O_RDONLY | O_DIRECTORY, 0);

      if (fd < 0 || np_io_sync_retry (np_io->fsync, fd) != 0)
        {
          np_io_error (error, errno, N_("synchronising %s"), self->path);
          if (!top && fd >= 0)
            np_io->close (fd);
          return FALSE;
        }
      if (!top)
        np_io->close (fd);
    }
  /* Plain rename: it replaces an empty folder and refuses any other thing. */
  if (np_io_rename_at (self->parent_fd, self->temporary, self->parent_fd, base, TRUE) != 0)
    {
      np_io_error (error, errno == ENOTEMPTY ? EEXIST : errno, N_("making folder %s"), self->path);
      return FALSE;
    }
  self->committed = TRUE;
  synced = np_io_sync_retry (np_io->fsync, self->parent_fd) == 0;
  if (outcome != NULL)
    *outcome = synced ? NP_IO_SAFE : NP_IO_WEAK;
  return TRUE;
}

void
np_io_folder_free (NpIoFolder *self)
{
  if (self->temporary != NULL && !self->committed)
    {
      for (guint i = 0; i < self->files->len; i++)
        np_io->unlinkat (self->fd, g_ptr_array_index (self->files, i), 0);
      for (guint i = 0; i < self->subfolders->len; i++)
        np_io->unlinkat (self->fd, g_ptr_array_index (self->subfolders, i), AT_REMOVEDIR);
      np_io->unlinkat (self->parent_fd, self->temporary, AT_REMOVEDIR);
    }
  if (self->fd >= 0)
    np_io->close (self->fd);
  if (self->parent_fd >= 0)
    np_io->close (self->parent_fd);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->subfolders);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}

/* ---- as a place for papers ---- */

static gpointer
place_open (const char *path, GError **error)
{
  return np_io_folder_new (path, error);
}

static gboolean
place_add (gpointer folder, const char *name, GBytes *bytes, GError **error)
{
  return np_io_folder_add (folder, name, bytes, error);
}

static gboolean
place_commit (gpointer folder, GError **error)
{
  return np_io_folder_commit (folder, NULL, error);
}

static void
place_close (gpointer folder)
{
  np_io_folder_free (folder);
}

const NpFolder np_io_folder = { place_open, place_add, place_commit, place_close };
