/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/np-lock.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/np-backup.h"
#include "faults.h"

static void
test_twice (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = NULL, *names = NULL;
  NpLock *one = np_lock_acquire ("d-1", &error);
  NpLock *other = np_lock_acquire ("d-2", &error);

  g_assert_no_error (error);
  g_assert_null (np_lock_acquire ("d-1", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  g_clear_error (&error);
  np_lock_release (one);
  one = np_lock_acquire ("d-1", &error);
  g_assert_no_error (error);
  np_lock_release (one);
  np_lock_release (other);
  folder = np_io_state_folder ("locks", NULL);
  names = folder_names (folder);
  g_assert_cmpstr (names, ==, "");
}

/* kill -9 of the holder frees the lock. */
static void
test_holder_killed (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(NpLock) lock = NULL;
  int fds[2], status;
  char ready;
  pid_t child;

  g_assert_cmpint (pipe (fds), ==, 0);
  child = fork ();
  if (child == 0)
    {
      NpLock *held = np_lock_acquire ("d-3", NULL);

      if (write (fds[1], held != NULL ? "y" : "n", 1) == 1)
        pause ();
      _exit (0);
    }
  g_assert_cmpint (read (fds[0], &ready, 1), ==, 1);
  g_assert_cmpint (ready, ==, 'y');
  g_assert_null (np_lock_acquire ("d-3", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  g_clear_error (&error);
  kill (child, SIGKILL);
  waitpid (child, &status, 0);
  lock = np_lock_acquire ("d-3", &error);
  g_assert_no_error (error);
  close (fds[0]);
  close (fds[1]);
}

static GBytes *
content (int i)
{
  g_autofree char *text = g_strdup_printf ("version %d\n", i);

  return g_bytes_new (text, strlen (text));
}

static void
keep (NpBackupKind kind, int i, gint64 now)
{
  g_autoptr(GBytes) bytes = content (i);
  g_autoptr(GError) error = NULL;

  np_backup_keep ("d-4", kind, bytes, now, &error);
  g_assert_no_error (error);
}

static guint
n_backups (void)
{
  g_autoptr(GPtrArray) list = np_backup_list ("d-4", NULL);

  return list->len;
}

static void
test_backups (void)
{
  gint64 now = 1531821600;
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GBytes) newest = NULL, wanted = NULL;

  keep (NP_BACKUP_SESSION, 0, now);
  g_assert_cmpuint (n_backups (), ==, 1);
  keep (NP_BACKUP_REGULAR, 1, now + 599);
  g_assert_cmpuint (n_backups (), ==, 1);
  keep (NP_BACKUP_REGULAR, 0, now + 600); /* the same bytes */
  g_assert_cmpuint (n_backups (), ==, 1);
  keep (NP_BACKUP_REGULAR, 1, now + 600);
  g_assert_cmpuint (n_backups (), ==, 2);
  keep (NP_BACKUP_MIGRATION, 1, now + 601);
  g_assert_cmpuint (n_backups (), ==, 3);
  for (int i = 2; i < 20; i++)
    keep (NP_BACKUP_REGULAR, i, now + 600 * (i + 1));
  g_assert_cmpuint (n_backups (), ==, 12); /* 10 regular, the session, the migration */
  list = np_backup_list ("d-4", NULL);
  g_assert_cmpint (np_backup_get_time (g_ptr_array_index (list, 0)), ==, now + 600 * 20);
  newest = np_io_read (g_ptr_array_index (list, 0), 100, NULL, NULL);
  wanted = content (19);
  g_assert_true (g_bytes_equal (newest, wanted));
  for (int i = 20; i < 40; i++)
    keep (NP_BACKUP_SESSION, i, now + 600 * (i + 1));
  g_assert_cmpuint (n_backups (), ==, 21);
  g_assert_true (np_backup_erase ("d-4", NULL));
  g_assert_cmpuint (n_backups (), ==, 0);
}

static void
test_backup_fails (void)
{
  g_autoptr(GBytes) bytes = content (1);

  for (int n = 1; ; n++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) list = NULL;
      gboolean kept;
      int calls;

      faults_arm (FAULT_ONCE, n, ENOSPC);
      kept = np_backup_keep ("d-5", NP_BACKUP_REGULAR, bytes, 1531821600, &error);
      calls = faults_disarm ();
      list = np_backup_list ("d-5", NULL);
      g_assert_cmpuint (list->len, ==, kept ? 1 : 0);
      g_assert_true (kept == (error == NULL));
      np_backup_erase ("d-5", NULL);
      if (calls < n)
        break;
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/L2/twice", test_twice);
  g_test_add_func ("/store/L2/holder-killed", test_holder_killed);
  g_test_add_func ("/store/B1/kept-and-dropped", test_backups);
  g_test_add_func ("/store/B1/each-call-fails", test_backup_fails);
  return g_test_run ();
}
