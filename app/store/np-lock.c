/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-store"

#include "store/np-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/file.h>

#include "store/np-io.h"

struct _NpLock
{
  char *path;
  int fd;
};

/* The file may have been removed by its last holder between our open and our lock: then the lock is on nothing. */
static gboolean
still_named (int fd, const char *path)
{
  struct stat a, b;

  return np_io->fstat (fd, &a) == 0 && np_io->fstatat (AT_FDCWD, path, &b, AT_SYMLINK_NOFOLLOW) == 0 &&
         a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

NpLock *
np_lock_acquire (const char *dossier_id, GError **error)
{
  g_autofree char *folder = np_io_state_folder ("locks", error);
  g_autofree char *name = g_strconcat (dossier_id, ".lock", NULL);
  g_autofree char *path = NULL;

  g_return_val_if_fail (strchr (dossier_id, '/') == NULL, NULL);

  if (folder == NULL)
    return NULL;
  path = g_build_filename (folder, name, NULL);
  for (int attempt = 0; attempt < 100; attempt++)
    {
      NpLock *self;
      int fd = np_io->openat (AT_FDCWD, path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);

      if (fd < 0)
        {
          if (errno == EINTR)
            continue;
          np_io_error (error, errno, N_("locking %s"), path);
          return NULL;
        }
      if (np_io->flock (fd, LOCK_EX | LOCK_NB) != 0)
        {
          int saved_errno = errno;

          np_io->close (fd);
          if (saved_errno == EINTR)
            continue;
          if (saved_errno == EWOULDBLOCK)
            g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY, _("the dossier is open in another window"));
          else
            np_io_error (error, saved_errno, N_("locking %s"), path);
          return NULL;
        }
      if (!still_named (fd, path))
        {
          np_io->close (fd);
          continue;
        }
      self = g_new0 (NpLock, 1);
      self->path = g_steal_pointer (&path);
      self->fd = fd;
      return self;
    }
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY, _("the dossier is open in another window"));
  return NULL;
}

void
np_lock_release (NpLock *self)
{
  /* Removed while still locked, so nobody can hold a lock on a nameless file for long. */
  np_io->unlinkat (AT_FDCWD, self->path, 0);
  np_io->close (self->fd);
  g_free (self->path);
  g_free (self);
}
