/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * LD_PRELOAD between a real program and the disk (SAFETY 11.2). Only paths below NP_SHIM_FOLDER count.
 *
 *   NP_SHIM_LOG=FILE   each operation that was done, in order, as a line "OP PATH ARGUMENT LENGTH", a write with its bytes after it
 *   NP_SHIM_FAIL=N     operation N fails with NP_SHIM_ERRNO (default EIO)
 *   NP_SHIM_STAY=N     operation N and all later ones fail; unlink excepted
 *   NP_SHIM_TORN=N     operation N, if it is a write, writes half and fails
 *   NP_SHIM_KILL=N     SIGKILL before operation N
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
/* The names below are those of the C library itself. */
#undef _FORTIFY_SOURCE
#undef _FILE_OFFSET_BITS
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#pragma GCC diagnostic ignored "-Wmissing-prototypes"

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static char folder[PATH_MAX];
static int log_fd = -1, count, fail_at, stay_at, torn_at, kill_at, fault = EIO;

static int
number (const char *name)
{
  return getenv (name) != NULL ? atoi (getenv (name)) : 0;
}

__attribute__ ((constructor)) static void
start (void)
{
  const char *name = getenv ("NP_SHIM_FOLDER"), *file = getenv ("NP_SHIM_LOG");

  if (name != NULL && strlen (name) < sizeof folder)
    strcpy (folder, name);
  if (file != NULL)
    log_fd = syscall (SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  fail_at = number ("NP_SHIM_FAIL");
  stay_at = number ("NP_SHIM_STAY");
  torn_at = number ("NP_SHIM_TORN");
  kill_at = number ("NP_SHIM_KILL");
  if (number ("NP_SHIM_ERRNO") != 0)
    fault = number ("NP_SHIM_ERRNO");
}

static int
is_below (const char *path)
{
  size_t length = strlen (folder);

  return length > 0 && strncmp (path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

static int
path_of_fd (int fd, char path[PATH_MAX])
{
  char link[64];
  ssize_t n;

  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  n = readlink (link, path, PATH_MAX - 1);
  path[n > 0 ? n : 0] = '\0';
  return is_below (path);
}

static int
path_at (int dirfd, const char *name, char path[PATH_MAX])
{
  size_t length = 0;

  path[0] = '\0';
  if (name[0] != '/' && dirfd == AT_FDCWD)
    return 0; /* our programs give whole names */
  if (name[0] != '/')
    {
      path_of_fd (dirfd, path);
      length = strlen (path);
      path[length++] = '/';
    }
  snprintf (path + length, PATH_MAX - length, "%s", name);
  return is_below (path);
}

static void
put (const void *data, size_t length)
{
  if (log_fd >= 0 && syscall (SYS_write, log_fd, data, length) != (long) length)
    abort ();
}

static void
tell (const char *op, const char *path, const char *argument, const void *data, size_t length)
{
  char line[2 * PATH_MAX + 100];
  int n = snprintf (line, sizeof line, "%s %s %s %zu\n", op, path + (is_below (path) ? strlen (folder) : 0),
                    *argument != '\0' ? argument : "-", length);

  put (line, n);
  if (length > 0)
    put (data, length);
}

/* What the program wants the log to say in between; found with dlsym(). */
void
np_shim_note (const char *words)
{
  pthread_mutex_lock (&mutex);
  tell ("note", words, "-", NULL, 0);
  pthread_mutex_unlock (&mutex);
}

enum { PASS, FAIL, TEAR };

/* Called with the mutex held. */
static int
decide (int can_tear, int is_unlink)
{
  count++;
  if (count == kill_at)
    kill (getpid (), SIGKILL);
  if (count == fail_at || (stay_at > 0 && count >= stay_at && !is_unlink))
    {
      errno = fault;
      return FAIL;
    }
  return count == torn_at && can_tear ? TEAR : PASS;
}

static int
do_open (int dirfd, const char *name, int flags, mode_t mode)
{
  char path[PATH_MAX];
  int fd, fresh;

  if (!path_at (dirfd, name, path))
    return syscall (SYS_openat, dirfd, name, flags, mode);
  pthread_mutex_lock (&mutex);
  fresh = (flags & O_CREAT) != 0 && syscall (SYS_faccessat, dirfd, name, F_OK) != 0;
  fd = decide (0, 0) == FAIL ? -1 : (int) syscall (SYS_openat, dirfd, name, flags, mode);
  if (fd >= 0 && fresh)
    tell ("create", path, "", NULL, 0);
  pthread_mutex_unlock (&mutex);
  return fd;
}

#define OPEN(name, declaration, dirfd) \
  int name declaration \
  { \
    va_list args; \
    mode_t mode; \
    va_start (args, flags); \
    mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg (args, mode_t) : 0; \
    va_end (args); \
    return do_open (dirfd, path, flags, mode); \
  }
OPEN (open, (const char *path, int flags, ...), AT_FDCWD)
OPEN (open64, (const char *path, int flags, ...), AT_FDCWD)
OPEN (openat, (int at, const char *path, int flags, ...), at)
OPEN (openat64, (int at, const char *path, int flags, ...), at)

static ssize_t
do_write (int fd, const void *data, size_t length, long long at)
{
  char path[PATH_MAX], place[32];
  long long where = at >= 0 ? at : syscall (SYS_lseek, fd, 0, SEEK_CUR);
  ssize_t n = -1;
  int how;

  if (!path_of_fd (fd, path))
    return at >= 0 ? syscall (SYS_pwrite64, fd, data, length, at) : syscall (SYS_write, fd, data, length);
  pthread_mutex_lock (&mutex);
  how = decide (1, 0);
  if (how != FAIL)
    {
      size_t part = how == TEAR ? length / 2 : length;

      n = at >= 0 ? syscall (SYS_pwrite64, fd, data, part, at) : syscall (SYS_write, fd, data, part);
    }
  if (n > 0)
    {
      snprintf (place, sizeof place, "%lld", where);
      tell ("write", path, place, data, n);
    }
  if (how == TEAR)
    {
      errno = fault;
      n = -1;
    }
  pthread_mutex_unlock (&mutex);
  return n;
}

ssize_t
write (int fd, const void *data, size_t length)
{
  return do_write (fd, data, length, -1);
}

ssize_t
pwrite (int fd, const void *data, size_t length, off_t at)
{
  return do_write (fd, data, length, at);
}

ssize_t
pwrite64 (int fd, const void *data, size_t length, off64_t at)
{
  return do_write (fd, data, length, at);
}

ssize_t
writev (int fd, const struct iovec *pieces, int n)
{
  char path[PATH_MAX];
  ssize_t sum = 0;

  if (!path_of_fd (fd, path))
    return syscall (SYS_writev, fd, pieces, n);
  for (int i = 0; i < n; i++)
    {
      ssize_t part = do_write (fd, pieces[i].iov_base, pieces[i].iov_len, -1);

      if (part < 0)
        return sum > 0 ? sum : -1;
      sum += part;
    }
  return sum;
}

/* An operation on a descriptor. */
#define ON_FD(op, argument, call) \
  char path[PATH_MAX]; \
  int result = -1; \
  if (!path_of_fd (fd, path)) \
    return call; \
  pthread_mutex_lock (&mutex); \
  if (decide (0, 0) != FAIL && (result = call) == 0) \
    tell (op, path, argument, NULL, 0); \
  pthread_mutex_unlock (&mutex); \
  return result

int
fsync (int fd)
{
  ON_FD ("sync", "", syscall (SYS_fsync, fd));
}

int
fdatasync (int fd)
{
  ON_FD ("sync", "", syscall (SYS_fdatasync, fd));
}

int
ftruncate64 (int fd, off64_t length)
{
  char text[32];

  snprintf (text, sizeof text, "%lld", (long long) length);
  {
    ON_FD ("truncate", text, syscall (SYS_ftruncate, fd, length));
  }
}

int
ftruncate (int fd, off_t length)
{
  return ftruncate64 (fd, length);
}

int
fallocate64 (int fd, int mode, off64_t from, off64_t length)
{
  ON_FD ("reserve", "", syscall (SYS_fallocate, fd, mode, from, length));
}

int
fallocate (int fd, int mode, off_t from, off_t length)
{
  return fallocate64 (fd, mode, from, length);
}

/* An operation on names; the second one is the argument. */
static int
on_names (const char *op, long call, int at, const char *from, int to_at, const char *to, unsigned flags)
{
  char path[PATH_MAX], other[PATH_MAX] = "";
  int counts = path_at (at, from, path), result = -1;

  if (to != NULL)
    counts = path_at (to_at, to, other) || counts;
  if (counts)
    pthread_mutex_lock (&mutex);
  if (!counts || decide (0, to == NULL) != FAIL)
    result = to == NULL ? syscall (call, at, from, flags) : syscall (call, at, from, to_at, to, flags);
  if (counts && result == 0)
    tell (op, path, other[0] != '\0' ? other + (is_below (other) ? strlen (folder) : 0) : "", NULL, 0);
  if (counts)
    pthread_mutex_unlock (&mutex);
  return result;
}

int
renameat2 (int at, const char *from, int to_at, const char *to, unsigned flags)
{
  return on_names ("rename", SYS_renameat2, at, from, to_at, to, flags);
}

int
renameat (int at, const char *from, int to_at, const char *to)
{
  return renameat2 (at, from, to_at, to, 0);
}

int
rename (const char *from, const char *to)
{
  return renameat2 (AT_FDCWD, from, AT_FDCWD, to, 0);
}

int
linkat (int at, const char *from, int to_at, const char *to, int flags)
{
  return on_names ("link", SYS_linkat, at, from, to_at, to, flags);
}

int
link (const char *from, const char *to)
{
  return linkat (AT_FDCWD, from, AT_FDCWD, to, 0);
}

int
unlinkat (int at, const char *name, int flags)
{
  return on_names ("unlink", SYS_unlinkat, at, name, 0, NULL, flags);
}

int
unlink (const char *name)
{
  return unlinkat (AT_FDCWD, name, 0);
}
