/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "faults.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

static GMutex mutex;
static FaultKind fault_kind;
static int fault_at, fault_errno, count;
static const char *only;
static gboolean happened;

/* 0 = go on; else the errno to fail with. */
static int
fault (const char *member, gboolean interruptible)
{
  int result = 0;

  g_mutex_lock (&mutex);
  if (only == NULL || strstr (only, member) != NULL)
    {
      count++;
      if (fault_at > 0)
        switch (fault_kind)
          {
          case FAULT_ONCE:
            result = count == fault_at ? fault_errno : 0;
            break;
          case FAULT_STAY:
            result = count >= fault_at && strcmp (member, "unlinkat") != 0 ? fault_errno : 0;
            break;
          case FAULT_INTERRUPT:
            result = count == fault_at && interruptible ? EINTR : 0;
            break;
          case FAULT_SHORT_WRITE:
            result = count == fault_at && strcmp (member, "write") == 0 ? -1 : 0;
            break;
          }
      if (result != 0 || (count == fault_at && fault_at > 0))
        happened = TRUE;
    }
  g_mutex_unlock (&mutex);
  return result;
}

#define FAIL(member, interruptible) \
  do { int problem = fault (member, interruptible); if (problem > 0) { errno = problem; return -1; } } while (0)

static int
fault_openat (int dirfd, const char *path, int flags, mode_t mode)
{
  FAIL ("openat", TRUE);
  return np_io_system.openat (dirfd, path, flags, mode);
}

static ssize_t
fault_read (int fd, void *buffer, size_t n)
{
  FAIL ("read", TRUE);
  return np_io_system.read (fd, buffer, n);
}

static ssize_t
fault_write (int fd, const void *buffer, size_t n)
{
  int problem = fault ("write", TRUE);

  if (problem > 0)
    {
      /* A disk that fills up takes a part first. */
      if (problem == ENOSPC && n > 1 && np_io_system.write (fd, buffer, n / 2) < 0)
        return -1;
      errno = problem;
      return -1;
    }
  return np_io_system.write (fd, buffer, problem < 0 && n > 1 ? n / 2 : n);
}

static int fault_fsync (int fd) { FAIL ("fsync", TRUE); return np_io_system.fsync (fd); }
static int fault_fdatasync (int fd) { FAIL ("fdatasync", TRUE); return np_io_system.fdatasync (fd); }
static int fault_fstat (int fd, struct stat *st) { FAIL ("fstat", FALSE); return np_io_system.fstat (fd, st); }
static int fault_fchmod (int fd, mode_t mode) { FAIL ("fchmod", FALSE); return np_io_system.fchmod (fd, mode); }
static int fault_ftruncate (int fd, off_t n) { FAIL ("ftruncate", FALSE); return np_io_system.ftruncate (fd, n); }
static int fault_flock (int fd, int op) { FAIL ("flock", FALSE); return np_io_system.flock (fd, op); }

static int
fault_close (int fd)
{
  int problem = fault ("close", TRUE);
  int result = np_io_system.close (fd);

  if (problem > 0)
    {
      errno = problem;
      return -1;
    }
  return result;
}

static int
fault_fstatat (int dirfd, const char *path, struct stat *st, int flags)
{
  FAIL ("fstatat", FALSE);
  return np_io_system.fstatat (dirfd, path, st, flags);
}

static int
fault_fallocate (int fd, int mode, off_t offset, off_t length)
{
  FAIL ("fallocate", FALSE);
  return np_io_system.fallocate (fd, mode, offset, length);
}

static int
fault_mkdirat (int dirfd, const char *path, mode_t mode)
{
  FAIL ("mkdirat", FALSE);
  return np_io_system.mkdirat (dirfd, path, mode);
}

static int
fault_renameat2 (int a, const char *from, int b, const char *to, unsigned flags)
{
  FAIL ("renameat2", FALSE);
  return np_io_system.renameat2 (a, from, b, to, flags);
}

static int
fault_unlinkat (int dirfd, const char *path, int flags)
{
  FAIL ("unlinkat", FALSE);
  return np_io_system.unlinkat (dirfd, path, flags);
}

static const NpIoTable faulty = {
  .openat = fault_openat, .read = fault_read, .write = fault_write, .fsync = fault_fsync, .fdatasync = fault_fdatasync,
  .close = fault_close, .fstat = fault_fstat, .fstatat = fault_fstatat, .statfs = statfs, .fchmod = fault_fchmod,
  .ftruncate = fault_ftruncate, .fallocate = fault_fallocate, .flock = fault_flock, .mkdirat = fault_mkdirat,
  .renameat2 = fault_renameat2, .unlinkat = fault_unlinkat,
};

void
faults_arm (FaultKind kind, int n, int saved_errno)
{
  g_mutex_lock (&mutex);
  fault_kind = kind;
  fault_at = n;
  fault_errno = saved_errno;
  count = 0;
  only = NULL;
  happened = FALSE;
  g_mutex_unlock (&mutex);
  np_io_set_table (&faulty);
}

void
faults_only (const char *members)
{
  only = members;
}

int
faults_disarm (void)
{
  int result;

  np_io_set_table (NULL);
  g_mutex_lock (&mutex);
  result = count;
  fault_at = 0;
  g_mutex_unlock (&mutex);
  return result;
}

gboolean
faults_happened (void)
{
  gboolean result;

  g_mutex_lock (&mutex);
  result = happened;
  g_mutex_unlock (&mutex);
  return result;
}

static int
by_name (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

char *
folder_names (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, by_name);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

char *
fresh_folder (void)
{
  g_autoptr(GError) error = NULL;
  char *path;

  g_mkdir_with_parents (g_get_tmp_dir (), 0700);
  path = g_dir_make_tmp ("np-XXXXXX", &error);
  g_assert_no_error (error);
  return path;
}

void
remove_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (g_file_test (inner, G_FILE_TEST_IS_DIR) && !g_file_test (inner, G_FILE_TEST_IS_SYMLINK))
        remove_folder (inner);
      else
        g_unlink (inner);
    }
  g_rmdir (path);
}
