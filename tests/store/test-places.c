/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real places instead of played ones: full disks, folders of others, other processes, other locales. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dossier/np-measure.h"
#include "faults.h"
#include "np-random-dossier.h"
#include "store/np-document.h"
#include "store/np-xml-in.h"
#include "store/np-xml-out.h"

#define NOBODY 65534

static char *program;

static NpDossier *
one_measure (void)
{
  NpDossier *dossier = np_dossier_new ("d-one");
  gpointer measure = np_object_append (dossier, NP_DOSSIER_MEASURES, np_object_new (NP_TYPE_MEASURE, "m1"));

  np_object_set_words (measure, NP_MEASURE_TITLE, NP_LANG_EN, "0");
  /* Some pages, so that a write takes a moment. */
  for (guint i = 0; i < 400; i++)
    np_object_set_words (np_object_append (measure, NP_MEASURE_CLAUSES, np_object_new (NP_TYPE_CLAUSE, NULL)), NP_CLAUSE_TEXT,
                         NP_LANG_RU, "Стороны уведомляют друг друга о каждом значительном инциденте.");
  np_dossier_seal (dossier);
  return dossier;
}

static void
set_title (NpDocument *document, const char *words)
{
  g_autoptr(NpChange) change = np_change_new ("title");
  NpDossier *dossier = np_document_get_dossier (document);

  np_change_set_words (change, np_dossier_find (dossier, "m1"), NP_MEASURE_TITLE, NP_LANG_EN, words);
  np_dossier_apply (dossier, change);
}

static const char *
title (NpDocument *document)
{
  return np_object_get_words (np_dossier_find (np_document_get_dossier (document), "m1"), NP_MEASURE_TITLE, NP_LANG_EN);
}

static char *
save_one (const char *folder)
{
  char *path = g_build_filename (folder, "talks.nonpaper", NULL);
  g_autoptr(NpDossier) dossier = one_measure ();
  g_autoptr(NpDocument) document = np_document_new (dossier);
  g_autoptr(GError) error = NULL;

  np_document_save (document, path, NULL, &error);
  g_assert_no_error (error);
  return path;
}

/* ---- what other processes do: this program with "--child WHAT PATH" ---- */

static void
say (const char *words)
{
  if (write (STDOUT_FILENO, words, strlen (words)) < 0)
    _exit (9);
}

/* In a folder of somebody else: it opens, notes are kept, a save is refused, "save as" works. */
static int
child_read_only (const char *path)
{
  g_autofree char *elsewhere = g_build_filename (g_get_user_state_dir (), "copy.nonpaper", NULL);
  g_autoptr(NpDocument) document = NULL;
  g_autoptr(GError) error = NULL;

  if (setresgid (NOBODY, NOBODY, NOBODY) != 0 || setresuid (NOBODY, NOBODY, NOBODY) != 0)
    return 2;
  document = np_document_open (path, FALSE, &error);
  if (document == NULL || np_document_get_read_only (document) != NP_READ_ONLY_PERMISSION)
    return 3;
  set_title (document, "kept");
  if (!np_document_flush (document))
    return 4;
  if (np_document_save (document, NULL, NULL, &error) || !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return 5;
  if (!np_document_is_modified (document) || !np_document_save (document, elsewhere, NULL, NULL))
    return 6;
  return np_document_get_read_only (document) == NP_READ_ONLY_NO ? 0 : 7;
}

static int
child_hold (const char *path)
{
  g_autoptr(NpDocument) document = np_document_open (path, FALSE, NULL);

  if (document == NULL || np_document_get_read_only (document) != NP_READ_ONLY_NO)
    return 2;
  set_title (document, "of the dead");
  say (np_document_flush (document) ? "y" : "n");
  for (;;)
    pause ();
}

static int
child_save (const char *path)
{
  g_autoptr(NpDocument) document = np_document_open (path, FALSE, NULL);

  if (document == NULL || np_document_get_read_only (document) != NP_READ_ONLY_NO)
    return 2;
  for (guint i = atoi (title (document)) + 1; ; i++)
    {
      g_autofree char *words = g_strdup_printf ("%u", i);

      set_title (document, words);
      if (!np_document_save (document, NULL, NULL, NULL))
        return 3;
      say (".");
    }
}

static pid_t
start_child (const char *what, const char *path, const char *state, const char *bus, int *out)
{
  g_auto(GStrv) environment = g_environ_setenv (g_get_environ (), "XDG_STATE_HOME", state, TRUE);
  const char *args[] = { program, "--child", what, path, NULL };
  g_autoptr(GError) error = NULL;
  pid_t child;

  environment = bus != NULL ? g_environ_setenv (environment, "DBUS_SESSION_BUS_ADDRESS", bus, TRUE)
                            : g_environ_unsetenv (environment, "DBUS_SESSION_BUS_ADDRESS");
  g_spawn_async_with_pipes (NULL, (char **) args, environment, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &child, NULL, out, NULL,
                            &error);
  g_assert_no_error (error);
  return child;
}

/* ---- the tests ---- */

static void
test_locales (void)
{
  static const char *const names[] = { "tr_TR", "fr_FR" };
  g_autofree char *folder = fresh_folder (), *tool = g_find_program_in_path ("localedef");
  g_autoptr(NpDossier) dossier = np_random_dossier (3);
  g_autoptr(GBytes) wanted = np_xml_out_write (dossier);

  if (tool == NULL)
    {
      g_test_skip ("localedef is missing (package locales)");
      remove_folder (folder);
      return;
    }
  g_setenv ("LOCPATH", folder, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strconcat (names[i], ".UTF-8", NULL);
      g_autofree char *target = g_build_filename (folder, name, NULL);
      const char *args[] = { tool, "-i", names[i], "-f", "UTF-8", "--no-archive", target, NULL };
      g_autoptr(GError) error = NULL;
      g_autoptr(NpDossier) back = NULL;
      g_autoptr(GBytes) written = NULL;

      g_spawn_sync (NULL, (char **) args, NULL, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                    NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (setlocale (LC_ALL, name));
      /* It is that locale: a comma in numbers. */
      g_assert_cmpstr (localeconv ()->decimal_point, ==, ",");
      written = np_xml_out_write (dossier);
      back = np_xml_in_parse (written, NULL, NP_XML_IN_TOLERANT, NULL, NULL, &error);
      setlocale (LC_ALL, "C.UTF-8");
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (written, wanted));
      g_assert_true (np_object_equal (back, dossier));
    }
  g_unsetenv ("LOCPATH");
  remove_folder (folder);
}

static void
test_full_disk (void)
{
  g_autofree char *folder = fresh_folder ();
  g_autofree char *path = NULL, *filler = g_build_filename (folder, "filler", NULL);
  g_autoptr(NpDocument) document = NULL, second = NULL;
  g_autoptr(GBytes) before = NULL, after = NULL;
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *names = NULL;
  char block[4096] = { 1 };
  FILE *full;

  if (mount ("none", folder, "tmpfs", 0, "size=512k") != 0)
    {
      g_test_skip ("mounting is refused here");
      remove_folder (folder);
      return;
    }
  path = save_one (folder);
  before = np_io_read (path, NP_IO_MAX_SIZE, NULL, NULL);
  document = np_document_open (path, FALSE, &error);
  g_assert_no_error (error);
  set_title (document, "too late");
  full = fopen (filler, "w");
  setvbuf (full, NULL, _IONBF, 0);
  while (fwrite (block, sizeof block, 1, full) == 1)
    continue;
  fclose (full);
  g_assert_false (np_document_save (document, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_clear_error (&error);
  after = np_io_read (path, NP_IO_MAX_SIZE, NULL, NULL);
  g_assert_true (g_bytes_equal (before, after));
  names = folder_names (folder);
  g_assert_cmpstr (names, ==, "filler talks.nonpaper");
  g_assert_true (np_document_is_modified (document));
  np_document_close (document);
  /* The change is in the journal; with room again it is saved. */
  g_unlink (filler);
  second = np_document_open (path, FALSE, &error);
  g_assert_no_error (error);
  files = np_document_list_unsaved ("d-one", path, NULL);
  np_document_restore (second, files, NULL, NULL);
  g_assert_cmpstr (title (second), ==, "too late");
  np_document_save (second, NULL, NULL, &error);
  g_assert_no_error (error);
  np_document_close (second);
  g_assert_cmpint (umount2 (folder, MNT_DETACH), ==, 0);
  g_rmdir (folder);
}

static void
test_folder_of_others (void)
{
  /* Not below the private folder of the test, which others may not enter. */
  char folder[] = "/tmp/np-XXXXXX", state[] = "/tmp/np-XXXXXX";
  g_autoptr(GBytes) before = NULL, after = NULL;
  g_autofree char *names = NULL, *path = NULL;
  int status;
  pid_t child;

  if (geteuid () != 0)
    {
      g_test_skip ("only root may become somebody else");
      return;
    }
  g_assert_true (mkdtemp (folder) != NULL && mkdtemp (state) != NULL);
  path = save_one (folder);
  before = np_io_read (path, NP_IO_MAX_SIZE, NULL, NULL);
  g_chmod (path, 0644);
  g_chmod (folder, 0555);
  g_assert_cmpint (chown (state, NOBODY, NOBODY), ==, 0);
  child = start_child ("read-only", path, state, NULL, NULL);
  waitpid (child, &status, 0);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  after = np_io_read (path, NP_IO_MAX_SIZE, NULL, NULL);
  g_assert_true (g_bytes_equal (before, after));
  names = folder_names (folder);
  g_assert_cmpstr (names, ==, "talks.nonpaper");
  remove_folder (state);
  g_chmod (folder, 0700);
  remove_folder (folder);
}

/* Without a bus, and with one that nobody serves: the lock needs none. */
static void
test_two_processes (gconstpointer bus)
{
  g_autofree char *folder = fresh_folder (), *path = save_one (folder);
  g_autoptr(NpDocument) other = NULL, after = NULL;
  g_autoptr(GPtrArray) busy = NULL, files = NULL;
  g_autoptr(GError) error = NULL;
  int out, status;
  char ready = 0;
  pid_t child = start_child ("hold", path, g_get_user_state_dir (), bus, &out);

  g_assert_cmpint (read (out, &ready, 1), ==, 1);
  g_assert_cmpint (ready, ==, 'y');
  other = np_document_open (path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (np_document_get_read_only (other), ==, NP_READ_ONLY_LOCKED);
  g_assert_null (np_document_get_journal (other));
  g_assert_false (np_document_save (other, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY);
  g_clear_error (&error);
  busy = np_document_list_unsaved ("d-one", path, NULL);
  g_assert_cmpuint (busy->len, ==, 0); /* the journal of the living is not offered */
  kill (child, SIGKILL);
  waitpid (child, &status, 0);
  after = np_document_open (path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (np_document_get_read_only (after), ==, NP_READ_ONLY_NO);
  files = np_document_list_unsaved ("d-one", path, NULL);
  g_assert_cmpuint (np_document_restore (after, files, NULL, NULL), ==, 1);
  g_assert_cmpstr (title (after), ==, "of the dead");
  g_assert_true (np_document_save (after, NULL, NULL, NULL));
  np_document_close (after);
  close (out);
  remove_folder (folder);
}

/* Somebody edits the file between load and save: theirs stays, ours goes beside it. */
static void
test_edit_between (void)
{
  g_autofree char *folder = fresh_folder (), *path = save_one (folder);
  g_autoptr(NpDocument) document = np_document_open (path, FALSE, NULL);
  g_autoptr(GBytes) after = NULL;
  g_autoptr(GString) theirs = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  theirs = g_string_new (text);
  g_string_replace (theirs, "инциденте", "событии", 1);
  g_assert_true (g_file_set_contents (path, theirs->str, -1, NULL));
  set_title (document, "ours");
  g_assert_true (np_document_save (document, NULL, NULL, NULL));
  after = np_io_read (path, NP_IO_MAX_SIZE, NULL, NULL);
  g_assert_cmpmem (g_bytes_get_data (after, NULL), g_bytes_get_size (after), theirs->str, theirs->len);
  g_assert_nonnull (strstr (np_document_get_path (document), "talks (conflict "));
  np_document_close (document);
  remove_folder (folder);
}

/* Killed at any moment of a save: the file is one of the whole versions, and the next to open it tidies up. */
static void
test_killed (void)
{
  g_autofree char *folder = fresh_folder (), *path = save_one (folder), *first = NULL;
  guint last = 0;

  g_assert_true (g_file_get_contents (path, &first, NULL, NULL));
  for (guint round = 0; round < 50; round++)
    {
      g_autoptr(NpDocument) document = NULL;
      g_autoptr(GString) wanted = g_string_new (first);
      g_autofree char *text = NULL, *names = NULL, *words = NULL;
      g_autoptr(GError) error = NULL;
      guint found, acknowledged = 0;
      int out, status;
      char dot;
      pid_t child = start_child ("save", path, g_get_user_state_dir (), NULL, &out);

      g_assert_cmpint (read (out, &dot, 1), ==, 1);
      g_usleep (g_test_rand_int_range (0, 15000)); /* the moment is what is drawn */
      kill (child, SIGKILL);
      waitpid (child, &status, 0);
      g_assert_true (WIFSIGNALED (status));
      for (acknowledged = 1; read (out, &dot, 1) == 1; acknowledged++)
        continue;
      close (out);
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      document = np_document_open (path, FALSE, &error);
      g_assert_no_error (error);
      g_assert_cmpint (np_document_get_read_only (document), ==, NP_READ_ONLY_NO);
      found = atoi (title (document));
      g_assert_cmpuint (found, >=, last + acknowledged);
      g_assert_cmpuint (found, <=, last + acknowledged + 1);
      words = g_strdup_printf (">%u</t>", found);
      g_string_replace (wanted, ">0</t>", words, 1);
      g_assert_cmpstr (text, ==, wanted->str);
      names = folder_names (folder);
      g_assert_cmpstr (names, ==, "talks.nonpaper");
      last = found;
      np_document_close (document);
    }
  g_test_message ("%u saves", last);
  remove_folder (folder);
}

/* Loading opens the input and nothing after it, and nobody asks for a socket. */
static void
test_opens_nothing_else (void)
{
  g_autofree char *tool = g_find_program_in_path ("strace"), *folder = fresh_folder ();
  g_autofree char *path = save_one (folder), *log = g_build_filename (folder, "log", NULL), *text = NULL;
  const char *args[] = { tool, "-f", "-qq", "-e", "trace=open,openat,openat2,socket,connect", "-o", log, program, "--child", "load",
                         path, NULL };
  /* LeakSanitizer does not work under ptrace. */
  g_auto(GStrv) lines = NULL, env = g_environ_setenv (g_get_environ (), "ASAN_OPTIONS", "detect_leaks=0", TRUE);
  gboolean seen = FALSE;
  int status = 0;

  if (tool == NULL || !g_spawn_sync (NULL, (char **) args, env, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, NULL)
      || status != 0 || !g_file_get_contents (log, &text, NULL, NULL) || strstr (text, "talks.nonpaper") == NULL)
    {
      g_test_skip ("strace is missing, or tracing is refused here");
      remove_folder (folder);
      return;
    }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (strstr (lines[i], "socket(") != NULL || strstr (lines[i], "connect(") != NULL)
        g_error ("%s", lines[i]);
      /* The seed of the guard against prepared names is no file. */
      if (seen && strstr (lines[i], "open") != NULL && strstr (lines[i], "\"/dev/urandom\"") == NULL)
        g_error ("after the input: %s", lines[i]);
      seen = seen || strstr (lines[i], path) != NULL;
    }
  g_assert_true (seen);
  remove_folder (folder);
}

static int
child_load (const char *path)
{
  g_autoptr(NpDossier) dossier = np_xml_in_load (path, NP_XML_IN_TOLERANT, NULL, NULL);

  return dossier != NULL ? 0 : 1;
}

static int
child (const char *what, const char *path)
{
  static const struct { const char *name; int (*run) (const char *path); } rows[] = {
    { "read-only", child_read_only }, { "hold", child_hold }, { "save", child_save }, { "load", child_load },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (what, rows[i].name))
      return rows[i].run (path);
  return 1;
}

int
main (int argc, char **argv)
{
  np_io_init ();
  if (argc == 4 && g_str_equal (argv[1], "--child"))
    return child (argv[2], argv[3]);
  program = g_file_read_link ("/proc/self/exe", NULL);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/S4/turkish-and-french", test_locales);
  g_test_add_func ("/store/S1/full-disk", test_full_disk);
  g_test_add_func ("/store/L4/folder-of-others", test_folder_of_others);
  g_test_add_data_func ("/store/L2/two-processes-no-bus", NULL, test_two_processes);
  g_test_add_data_func ("/store/L2/two-processes-dead-bus", "unix:path=/nonexistent", test_two_processes);
  g_test_add_func ("/store/L3/edit-between", test_edit_between);
  g_test_add_func ("/store/S1/killed", test_killed);
  g_test_add_func ("/store/X2/opens-nothing-else", test_opens_nothing_else);
  return g_test_run ();
}
