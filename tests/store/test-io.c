/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/np-io.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/np-error.h"
#include "faults.h"

static const int errnos[] = { EIO, ENOSPC, EROFS, EACCES };

static void
put (const char *path, const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;

  np_io_write (path, bytes, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static char *
get (const char *path)
{
  g_autoptr(GBytes) bytes = np_io_read (path, NP_IO_MAX_SIZE, NULL, NULL);

  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

static gboolean
count_backup (GBytes *old, gpointer user_data, GError **error)
{
  g_assert_cmpmem (g_bytes_get_data (old, NULL), g_bytes_get_size (old), "old\n", 4);
  ++*(int *) user_data;
  return TRUE;
}

/* Lets every single call fail, once and for good: afterwards exactly old or exactly new, and nothing beside it. */
static void
test_fail_each (gconstpointer data)
{
  FaultKind kind = GPOINTER_TO_INT (data);
  g_autofree char *folder = fresh_folder ();
  g_autofree char *path = g_build_filename (folder, "a.nonpaper", NULL);
  g_autoptr(GBytes) new = g_bytes_new_static ("new content\n", 12);

  for (guint e = 0; e < G_N_ELEMENTS (errnos); e++)
    for (int n = 1; ; n++)
      {
        g_autoptr(GError) error = NULL;
        g_autofree char *after = NULL, *names = NULL;
        NpFingerprint expected, now;
        NpIoOutcome outcome = NP_IO_SAFE;
        int backups = 0;
        gboolean saved;

        put (path, "old\n");
        g_bytes_unref (np_io_read (path, 100, &expected, NULL));
        np_hash_finish (np_hash_start (new), now.sha256);
        faults_arm (kind, n, errnos[e]);
        saved = np_io_write (path, new, &expected, count_backup, &backups, &outcome, &now, &error);
        if (faults_disarm () < n)
          {
            g_assert_true (saved);
            g_assert_cmpint (outcome, ==, NP_IO_SAFE);
            g_assert_cmpint (backups, ==, 1);
            break;
          }
        after = get (path);
        names = folder_names (folder);
        g_assert_cmpstr (names, ==, "a.nonpaper");
        if (saved)
          {
            NpFingerprint found;

            g_assert_cmpstr (after, ==, "new content\n");
            g_bytes_unref (np_io_read (path, 100, &found, NULL));
            g_assert_true (np_fingerprint_same_content (&found, &now));
            g_assert_false (np_fingerprint_maybe_changed (&now, path));
            g_assert_cmpint (backups, ==, 1);
          }
        else
          {
            g_assert_cmpstr (after, ==, "old\n");
            g_assert_error (error, G_IO_ERROR, g_io_error_from_errno (errnos[e]));
          }
      }
  remove_folder (folder);
}

static void
test_interrupted (gconstpointer data)
{
  FaultKind kind = GPOINTER_TO_INT (data);
  g_autofree char *folder = fresh_folder ();
  g_autofree char *path = g_build_filename (folder, "a.nonpaper", NULL);
  g_autoptr(GBytes) new = g_bytes_new_static ("new content\n", 12);
  int calls = 0;

  for (int n = 1; n == 1 || calls >= n; n++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) back = NULL;
      NpIoOutcome outcome = NP_IO_WEAK;

      put (path, "old\n");
      faults_arm (kind, n, 0);
      np_io_write (path, new, NULL, NULL, NULL, &outcome, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (outcome, ==, NP_IO_SAFE);
      back = np_io_read (path, 100, NULL, &error);
      g_assert_no_error (error);
      calls = faults_disarm ();
      g_assert_true (g_bytes_equal (back, new));
    }
  remove_folder (folder);
}

static void
test_folder_sync_fails (void)
{
  g_autofree char *folder = fresh_folder ();
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  g_autofree char *after = NULL;
  g_autoptr(GBytes) new = g_bytes_new_static ("new", 3);
  NpIoOutcome outcome = NP_IO_SAFE;

  faults_arm (FAULT_ONCE, 2, EIO);
  faults_only ("fsync");
  g_assert_true (np_io_write (path, new, NULL, NULL, NULL, &outcome, NULL, NULL));
  faults_disarm ();
  g_assert_cmpint (outcome, ==, NP_IO_WEAK);
  after = get (path);
  g_assert_cmpstr (after, ==, "new");
  remove_folder (folder);
}

static void
test_conflict (void)
{
  g_autofree char *folder = fresh_folder ();
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  g_autoptr(GBytes) mine = g_bytes_new_static ("mine", 4);
  g_autoptr(GError) error = NULL;
  g_autofree char *after = NULL, *names = NULL;
  NpFingerprint seen, absent = { 0 };

  put (path, "one");
  g_bytes_unref (np_io_read (path, 100, &seen, NULL));
  put (path, "two");
  g_assert_true (np_fingerprint_maybe_changed (&seen, path));
  g_assert_false (np_io_write (path, mine, &seen, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  g_clear_error (&error);
  g_assert_false (np_io_write (path, mine, &absent, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  g_clear_error (&error);
  after = get (path);
  g_assert_cmpstr (after, ==, "two");

  /* The same bytes again, by another hand, are no conflict; a removed file is one. */
  put (path, "one");
  np_io_write (path, mine, &seen, NULL, NULL, NULL, &seen, &error);
  np_hash_finish (np_hash_start (mine), seen.sha256);
  g_assert_no_error (error);
  g_unlink (path);
  g_assert_false (np_io_write (path, mine, &seen, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  names = folder_names (folder);
  g_assert_cmpstr (names, ==, "");
  remove_folder (folder);
}

static void
test_modes_and_links (void)
{
  g_autofree char *folder = fresh_folder ();
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  g_autofree char *link = g_build_filename (folder, "l", NULL);
  g_autofree char *resolved = NULL, *expected = NULL, *text = NULL;
  GStatBuf st;

  put (path, "one");
  g_stat (path, &st);
  g_assert_cmpuint (st.st_mode & 0777, ==, 0600);
  g_chmod (path, 0644);
  put (path, "two");
  g_stat (path, &st);
  g_assert_cmpuint (st.st_mode & 0777, ==, 0644);

  g_assert_cmpint (symlink ("a", link), ==, 0);
  resolved = np_io_resolve (link);
  expected = np_io_resolve (path);
  g_assert_cmpstr (resolved, ==, expected);
  put (resolved, "three");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  text = get (link);
  g_assert_cmpstr (text, ==, "three");
  remove_folder (folder);
}

static void
test_read_refuses (void)
{
  g_autofree char *folder = fresh_folder ();
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  g_autofree char *fifo = g_build_filename (folder, "fifo", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;

  put (path, "0123456789");
  bytes = np_io_read (path, 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 10);
  g_assert_null (np_io_read (path, 9, NULL, &error));
  g_assert_error (error, NP_INPUT_ERROR, NP_INPUT_ERROR_LIMIT);
  g_clear_error (&error);
  g_assert_null (np_io_read (folder, 9, NULL, &error));
  g_assert_error (error, NP_INPUT_ERROR, NP_INPUT_ERROR_KIND);
  g_clear_error (&error);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_null (np_io_read (fifo, 9, NULL, &error)); /* and does not wait for a writer */
  g_assert_error (error, NP_INPUT_ERROR, NP_INPUT_ERROR_KIND);
  g_clear_error (&error);
  g_assert_null (np_io_read ("/nowhere/at/all", 9, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  remove_folder (folder);
}

static void
test_state_folder (void)
{
  g_autofree char *top = g_build_filename (g_get_user_state_dir (), "nonpaper", NULL);
  g_autofree char *inner = g_build_filename (top, "x", NULL);
  g_autofree char *path = NULL, *again = NULL;
  g_autoptr(GError) error = NULL;
  GStatBuf st;

  path = np_io_state_folder ("x/y", &error);
  g_assert_no_error (error);
  g_stat (path, &st);
  g_assert_cmpuint (st.st_mode & 0777, ==, 0700);
  g_chmod (inner, 0755);
  again = np_io_state_folder ("x/y", &error);
  g_assert_no_error (error);
  g_stat (inner, &st);
  g_assert_cmpuint (st.st_mode & 0777, ==, 0700);
  g_rmdir (path);
  g_assert_cmpint (symlink ("/", path), ==, 0);
  g_assert_null (np_io_state_folder ("x/y", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_unlink (path);
  if (geteuid () == 0)
    {
      g_clear_error (&error);
      g_assert_cmpint (chown (inner, 12345, 12345), ==, 0);
      g_assert_null (np_io_state_folder ("x", &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
    }
  remove_folder (top);
}

static gboolean
write_pack (const char *path, GError **error)
{
  g_autoptr(NpIoFolder) pack = np_io_folder_new (path, error);
  g_autoptr(GBytes) bytes = g_bytes_new_static ("text", 4);

  return pack != NULL && np_io_folder_add (pack, "brief.pdf", bytes, error) &&
         np_io_folder_add (pack, "ru/brief.html", bytes, error) && np_io_folder_add (pack, "ru/brief.txt", bytes, error) &&
         np_io_folder_commit (pack, NULL, error);
}

static void
test_pack (gconstpointer data)
{
  FaultKind kind = GPOINTER_TO_INT (data);

  for (int n = 1; ; n++)
    {
      g_autofree char *folder = fresh_folder ();
      g_autofree char *path = g_build_filename (folder, "pack", NULL);
      g_autofree char *sub = g_build_filename (path, "ru", NULL);
      g_autofree char *names = NULL, *top = NULL, *inner = NULL;
      gboolean written;
      int calls;

      faults_arm (kind, n, ENOSPC);
      written = write_pack (path, NULL);
      calls = faults_disarm ();
      names = folder_names (folder);
      g_assert_cmpstr (names, ==, written ? "pack" : "");
      if (written)
        {
          g_autoptr(GError) error = NULL;

          top = folder_names (path);
          inner = folder_names (sub);
          g_assert_cmpstr (top, ==, "brief.pdf ru");
          g_assert_cmpstr (inner, ==, "brief.html brief.txt");
          g_assert_false (write_pack (path, &error));
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
        }
      remove_folder (folder);
      if (calls < n)
        break;
    }
}

static void
test_pack_names (void)
{
  static const char *const refused[] = { "", ".", "..", "-rf", ".hidden", "/etc/x", "a/../b", "a/b/c", "a\nb", "a\\b", "\xff" };
  g_autofree char *folder = fresh_folder ();
  g_autofree char *path = g_build_filename (folder, "pack", NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_static ("", 0);

  {
    g_autoptr(NpIoFolder) pack = np_io_folder_new (path, NULL);

    for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
      {
        g_autoptr(GError) error = NULL;

        g_assert_false (np_io_folder_add (pack, refused[i], bytes, &error));
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME);
      }
  }
  {
    g_autofree char *names = folder_names (folder);

    g_assert_cmpstr (names, ==, "");
  }
  remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  np_io_init ();
  g_test_add_data_func ("/store/S1/each-call-fails-once", GINT_TO_POINTER (FAULT_ONCE), test_fail_each);
  g_test_add_data_func ("/store/S1/each-call-stays-failed", GINT_TO_POINTER (FAULT_STAY), test_fail_each);
  g_test_add_data_func ("/store/S1/interrupted", GINT_TO_POINTER (FAULT_INTERRUPT), test_interrupted);
  g_test_add_data_func ("/store/S1/short-write", GINT_TO_POINTER (FAULT_SHORT_WRITE), test_interrupted);
  g_test_add_func ("/store/S1/folder-sync-fails", test_folder_sync_fails);
  g_test_add_func ("/store/L3/conflict", test_conflict);
  g_test_add_func ("/store/S5/modes-and-links", test_modes_and_links);
  g_test_add_func ("/store/X1/read-refuses", test_read_refuses);
  g_test_add_func ("/store/state-folder", test_state_folder);
  g_test_add_data_func ("/store/export/once", GINT_TO_POINTER (FAULT_ONCE), test_pack);
  g_test_add_data_func ("/store/export/stay", GINT_TO_POINTER (FAULT_STAY), test_pack);
  g_test_add_func ("/store/X6/names", test_pack_names);
  return g_test_run ();
}
