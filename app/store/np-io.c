/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-store"
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "store/np-io-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <linux/magic.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/np-error.h"

/* Variadic or overloaded in the C library, therefore wrapped. */
static int
system_openat (int dirfd, const char *path, int flags, mode_t mode)
{
  return openat (dirfd, path, flags, mode);
}

static int
system_renameat2 (int old_dirfd, const char *old_path, int new_dirfd, const char *new_path, unsigned flags)
{
  return renameat2 (old_dirfd, old_path, new_dirfd, new_path, flags);
}

const NpIoTable np_io_system = {
  .openat = system_openat, .read = read, .write = write, .fsync = fsync, .fdatasync = fdatasync, .close = close,
  .fstat = fstat, .fstatat = fstatat, .statfs = statfs, .fchmod = fchmod, .ftruncate = ftruncate, .fallocate = fallocate,
  .flock = flock, .mkdirat = mkdirat, .renameat2 = system_renameat2, .unlinkat = unlinkat,
};

const NpIoTable *np_io = &np_io_system;

void
np_io_set_table (const NpIoTable *table)
{
  np_io = table != NULL ? table : &np_io_system;
}

void
np_io_init (void)
{
  umask (077);
}

/* What the system says about the commonest failures tells nobody what to do, and not always in his language. */
static const char *
reason (int saved_errno)
{
  switch (saved_errno)
    {
    case EEXIST: return _("it is there already: choose another name");
    case ENOENT: return _("there is nothing of that name: check the name");
    case EACCES: case EPERM: return _("this is not allowed here: choose another folder");
    case EROFS: return _("this disk can only be read: choose another one");
    case ENOSPC: case EDQUOT: return _("the disk is full: free some space and try again");
    default: return g_strerror (saved_errno);
    }
}

void
np_io_error (GError **error, int saved_errno, const char *doing, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *step = g_strdup_printf (_(doing), name);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno), "%s: %s", step, reason (saved_errno));
}

gboolean
np_fingerprint_same_content (const NpFingerprint *a, const NpFingerprint *b)
{
  if (!a->exists || !b->exists)
    return a->exists == b->exists;
  return a->size == b->size && memcmp (a->sha256, b->sha256, sizeof a->sha256) == 0;
}

static void
fingerprint_from_stat (NpFingerprint *self, const struct stat *st)
{
  self->exists = TRUE;
  self->device = st->st_dev;
  self->inode = st->st_ino;
  self->size = st->st_size;
  self->mtime = (gint64) st->st_mtim.tv_sec * 1000000000 + st->st_mtim.tv_nsec;
  self->changed = (gint64) st->st_ctim.tv_sec * 1000000000 + st->st_ctim.tv_nsec;
  self->mode = st->st_mode & 0777;
}

gboolean
np_fingerprint_maybe_changed (const NpFingerprint *self, const char *path)
{
  struct stat st;
  NpFingerprint now = { 0 };

  if (np_io->fstatat (AT_FDCWD, path, &st, 0) == 0)
    fingerprint_from_stat (&now, &st);
  return now.exists != self->exists || now.device != self->device || now.inode != self->inode ||
         now.size != self->size || now.mtime != self->mtime;
}

char *
np_io_resolve (const char *path)
{
  char *real = realpath (path, NULL);
  char *result;

  /* A link whose target is missing has no realpath; the name of the link is then all there is. */
  if (real == NULL)
    return g_canonicalize_filename (path, NULL);
  result = g_strdup (real);
  free (real);
  return result;
}

/* After an interrupted close the descriptor is gone on Linux, and the data was synchronised before. */
static gboolean
close_checked (int fd)
{
  return np_io->close (fd) == 0 || errno == EINTR;
}

gboolean
np_io_write_all (int fd, const void *data, gsize length)
{
  const guint8 *at = data;

  while (length > 0)
    {
      ssize_t n = np_io->write (fd, at, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n == 0)
        errno = ENOSPC;
      if (n <= 0)
        return FALSE;
      at += n;
      length -= n;
    }
  return TRUE;
}

int
np_io_sync_retry (int (*sync) (int fd), int fd)
{
  int result;

  /* Only an interruption may be repeated: after any other failure the kernel may have marked the lost page clean. */
  do
    result = sync (fd);
  while (result != 0 && errno == EINTR);
  return result;
}

int
np_io_open_retry (int dirfd, const char *path, int flags, mode_t mode)
{
  int fd;

  do
    fd = np_io->openat (dirfd, path, flags | O_CLOEXEC, mode);
  while (fd < 0 && errno == EINTR);
  return fd;
}

static GBytes *
read_fd (int fd, const char *path, gsize limit, NpFingerprint *fingerprint, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr(GByteArray) content = NULL;
  struct stat st;
  gsize room;

  if (np_io->fstat (fd, &st) != 0)
    {
      np_io_error (error, errno, N_("reading %s"), path);
      return NULL;
    }
  if (!S_ISREG (st.st_mode))
    {
      np_input_error_set (error, NP_INPUT_ERROR_KIND, name, 0, _("not a regular file"), _("give the name of a file"));
      return NULL;
    }
  /* The size may grow while we read; one byte more than allowed is enough to know. */
  room = MIN ((guint64) st.st_size, limit) + 1;
  content = g_byte_array_sized_new (room);
  for (;;)
    {
      gsize length = content->len;
      ssize_t n;

      if (length > limit)
        {
          np_input_error_set (error, NP_INPUT_ERROR_LIMIT, name, 0, _("larger than is accepted"),
                              _("split the file, or check that it is the right one"));
          return NULL;
        }
      if (room <= length)
        room = MIN (length * 2, limit + 1);
      g_byte_array_set_size (content, room);
      n = np_io->read (fd, content->data + length, room - length);
      g_byte_array_set_size (content, length + MAX (n, 0));
      if (n < 0 && errno != EINTR)
        {
          np_io_error (error, errno, N_("reading %s"), path);
          return NULL;
        }
      if (n == 0)
        break;
    }
  if (fingerprint != NULL)
    {
      memset (fingerprint, 0, sizeof *fingerprint);
      fingerprint_from_stat (fingerprint, &st);
      fingerprint->size = content->len;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

GBytes *
np_io_read (const char *path, gsize limit, NpFingerprint *fingerprint, GError **error)
{
  GBytes *bytes = np_io_read_unhashed (path, limit, fingerprint, error);

  if (bytes != NULL && fingerprint != NULL)
    np_hash_finish (np_hash_start (bytes), fingerprint->sha256);
  return bytes;
}

GBytes *
np_io_read_unhashed (const char *path, gsize limit, NpFingerprint *fingerprint, GError **error)
{
  GBytes *bytes;
  int fd = np_io_open_retry (AT_FDCWD, path, O_RDONLY | O_NONBLOCK | O_NOCTTY, 0);

  if (fd < 0)
    {
      np_io_error (error, errno, N_("opening %s"), path);
      return NULL;
    }
  bytes = read_fd (fd, path, limit, fingerprint, error);
  np_io->close (fd);
  return bytes;
}

int
np_io_open_folder (const char *path, GError **error)
{
  int fd = np_io_open_retry (AT_FDCWD, path, O_RDONLY | O_DIRECTORY, 0);

  if (fd < 0)
    np_io_error (error, errno, N_("opening folder %s"), path);
  return fd;
}

/* Creates, fills and synchronises; removes the file again when any step fails. */
gboolean
np_io_write_new_at (int dirfd, const char *name, const char *shown, mode_t mode, GBytes *bytes, NpFingerprint *fingerprint,
                    GError **error)
{
  const char *step = N_("creating %s");
  struct stat st;
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  int saved_errno;
  int fd = np_io_open_retry (dirfd, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);

  if (fd < 0)
    {
      np_io_error (error, errno, step, shown);
      return FALSE;
    }
  if (mode != 0600 && (step = N_("setting the permissions of %s"), np_io->fchmod (fd, mode)) != 0)
    goto fail;
  step = N_("writing %s");
  if (!np_io_write_all (fd, data, length))
    goto fail;
  step = N_("synchronising %s");
  if (np_io_sync_retry (np_io->fsync, fd) != 0)
    goto fail;
  if (np_io->fstat (fd, &st) != 0)
    goto fail;
  step = N_("closing %s");
  if (!close_checked (fd))
    {
      fd = -1;
      goto fail;
    }
  if (fingerprint != NULL)
    fingerprint_from_stat (fingerprint, &st);
  return TRUE;

fail:
  saved_errno = errno;
  if (fd >= 0)
    np_io->close (fd);
  np_io->unlinkat (dirfd, name, 0);
  np_io_error (error, saved_errno, step, shown);
  return FALSE;
}

/* RENAME_NOREPLACE where the file system knows it; elsewhere the comparison just before has to do. */
int
np_io_rename_at (int dirfd, const char *from, int to_dirfd, const char *to, gboolean replace)
{
  int result = np_io->renameat2 (dirfd, from, to_dirfd, to, replace ? 0 : RENAME_NOREPLACE);

  if (result != 0 && !replace && errno == EINVAL)
    result = np_io->renameat2 (dirfd, from, to_dirfd, to, 0);
  return result;
}

char *
np_io_temporary_name (const char *base)
{
  g_autofree char *random = g_uuid_string_random ();

  /* The base is cut so that the whole stays below NAME_MAX. */
  return g_strdup_printf (".%.200s.%.8s.tmp", base, random);
}

/* What stands at @name; @found->exists says whether anything does. The sum of its bytes is in the making. */
static gboolean
look_at_old (int dirfd, const char *name, const char *path, GBytes **old, NpFingerprint *found, NpHash **hash, GError **error)
{
  int fd = np_io_open_retry (dirfd, name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW, 0);

  memset (found, 0, sizeof *found);
  if (fd < 0 && errno == ENOENT)
    return TRUE;
  if (fd < 0)
    {
      np_io_error (error, errno, N_("opening %s"), path);
      return FALSE;
    }
  *old = read_fd (fd, path, G_MAXUINT32, found, error);
  np_io->close (fd);
  if (*old != NULL && hash != NULL)
    *hash = np_hash_start (*old);
  return *old != NULL;
}

/* Whether the file is still the one that was looked at. */
static gboolean
is_still (int dirfd, const char *name, const NpFingerprint *found)
{
  struct stat st;
  NpFingerprint now = { 0 };

  if (np_io->fstatat (dirfd, name, &st, AT_SYMLINK_NOFOLLOW) == 0)
    fingerprint_from_stat (&now, &st);
  else if (errno != ENOENT)
    return FALSE;
  return now.exists == found->exists && now.device == found->device && now.inode == found->inode && now.size == found->size &&
         now.mtime == found->mtime && now.changed == found->changed;
}

gboolean
np_io_write (const char *path, GBytes *bytes, const NpFingerprint *expected, NpIoBeforeReplace before,
             gpointer user_data, NpIoOutcome *outcome, NpFingerprint *fingerprint, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *temporary = np_io_temporary_name (base);
  g_autoptr(GBytes) old = NULL;
  NpFingerprint found, written = { 0 };
  NpHash *hash = NULL;
  gboolean created = FALSE, done = FALSE, synced, compare = expected != NULL && expected->exists;
  int dirfd = np_io_open_folder (folder, error);

  if (dirfd < 0)
    return FALSE;
  /* Its bytes are summed up while the new ones are written. The mode of the new file is that of the old one. */
  if (!look_at_old (dirfd, base, path, &old, &found, compare ? &hash : NULL, error))
    goto out;
  if (!np_io_write_new_at (dirfd, temporary, path, found.exists ? found.mode : 0600, bytes, &written, error))
    goto out;
  created = TRUE;

  if (hash != NULL)
    np_hash_finish (g_steal_pointer (&hash), found.sha256);
  /* Only now, as late as can be: is the old file still the one we read? */
  if (!is_still (dirfd, base, &found))
    {
      g_clear_pointer (&old, g_bytes_unref);
      if (!look_at_old (dirfd, base, path, &old, &found, compare ? &hash : NULL, error))
        goto out;
      if (hash != NULL)
        np_hash_finish (g_steal_pointer (&hash), found.sha256);
    }
  if (expected != NULL && !np_fingerprint_same_content (expected, &found))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG, expected->exists
                   ? _("saving %s: the file was changed by somebody else") : _("saving %s: there is already such a file"),
                   name);
      goto out;
    }
  if (old != NULL && before != NULL && !before (old, user_data, error))
    goto out;
  if (np_io_rename_at (dirfd, temporary, dirfd, base, expected == NULL || expected->exists) != 0)
    {
      if (errno == EEXIST)
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG, _("saving %s: there is already such a file"), base);
      else
        np_io_error (error, errno, N_("replacing %s"), path);
      goto out;
    }
  done = TRUE;
  synced = np_io_sync_retry (np_io->fsync, dirfd) == 0;
  if (outcome != NULL)
    *outcome = synced ? NP_IO_SAFE : NP_IO_WEAK;
  if (fingerprint != NULL)
    {
      memcpy (written.sha256, fingerprint->sha256, sizeof written.sha256);
      *fingerprint = written;
    }

out:
  if (hash != NULL)
    np_hash_finish (hash, found.sha256);
  if (created && !done)
    np_io->unlinkat (dirfd, temporary, 0);
  np_io->close (dirfd);
  return done;
}

void
np_io_sweep (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *prefix = g_strdup_printf (".%.200s.", base);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  gsize length = strlen (prefix);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix) && strspn (name + length, "0123456789abcdef") == 8 &&
        g_str_equal (name + length + 8, ".tmp"))
      {
        g_autofree char *left = g_build_filename (folder, name, NULL);

        np_io->unlinkat (AT_FDCWD, left, 0);
      }
}

gboolean
np_io_keeps_modes (const char *path)
{
  struct statfs st;

  return np_io->statfs (path, &st) != 0 || (st.f_type != MSDOS_SUPER_MAGIC && st.f_type != EXFAT_SUPER_MAGIC);
}

gboolean
np_io_make_private (const char *path, GError **error)
{
  gboolean made = np_io->mkdirat (AT_FDCWD, path, 0700) == 0;
  struct stat st;
  int fd, result;

  if (!made && errno != EEXIST)
    {
      np_io_error (error, errno, N_("making folder %s"), path);
      return FALSE;
    }
  if (made)
    {
      /* A synchronised file in a folder that a power cut takes away would be lost with it. */
      g_autofree char *parent = g_path_get_dirname (path);

      fd = np_io_open_retry (AT_FDCWD, parent, O_RDONLY | O_DIRECTORY, 0);
      if (fd >= 0)
        {
          np_io_sync_retry (np_io->fsync, fd);
          np_io->close (fd);
        }
    }
  fd = np_io_open_retry (AT_FDCWD, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0);
  if (fd < 0)
    {
      if (errno == ENOTDIR || errno == ELOOP)
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                     _("using %s: it is not a folder of its own but a link or a file; remove it"), path);
      else
        np_io_error (error, errno, N_("opening folder %s"), path);
      return FALSE;
    }
  result = np_io->fstat (fd, &st);
  if (result != 0)
    np_io_error (error, errno, N_("looking at %s"), path);
  else if (st.st_uid != geteuid ())
    {
      result = -1;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, _("using %s: it belongs to another user"), path);
    }
  else if ((st.st_mode & 077) != 0 && (result = np_io->fchmod (fd, 0700)) != 0)
    np_io_error (error, errno, N_("closing the folder %s to others"), path);
  np_io->close (fd);
  return result == 0;
}

char *
np_io_state_folder (const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "nonpaper", NULL);
  g_auto(GStrv) parts = g_strsplit (name != NULL ? name : "", "/", 2);

  if (g_mkdir_with_parents (g_get_user_state_dir (), 0700) != 0)
    {
      np_io_error (error, errno, N_("making folder %s"), g_get_user_state_dir ());
      return NULL;
    }
  if (!np_io_make_private (path, error))
    return NULL;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *deeper = g_build_filename (path, parts[i], NULL);

      g_free (path);
      path = deeper;
      if (!np_io_make_private (path, error))
        return NULL;
    }
  return g_steal_pointer (&path);
}

gboolean
np_io_remove (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;

  if (np_io->unlinkat (AT_FDCWD, path, 0) != 0 && errno != ENOENT)
    {
      np_io_error (error, errno, N_("removing %s"), path);
      return FALSE;
    }
  fd = np_io_open_folder (folder, error);
  if (fd < 0)
    return FALSE;
  /* A removal that a power cut undoes costs nothing: everything we remove may be replayed or kept twice. */
  np_io_sync_retry (np_io->fsync, fd);
  np_io->close (fd);
  return TRUE;
}

