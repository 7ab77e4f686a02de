/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/np-document.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <linux/magic.h>
#include <string.h>
#include <unistd.h>

#include "base/np-error.h"
#include "dossier/np-measure.h"
#include "faults.h"
#include "np-random-dossier.h"
#include "store/np-backup.h"
#include "store/np-change-log.h"
#include "store/np-replay.h"
#include "store/np-xml-in.h"
#include "store/np-xml-out.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
setup (Fixture *self, gconstpointer data)
{
  self->folder = fresh_folder ();
  self->path = g_build_filename (self->folder, "talks.nonpaper", NULL);
}

static void
clear_state (void)
{
  g_autofree char *state = np_io_state_folder (NULL, NULL);

  remove_folder (state);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  remove_folder (self->folder);
  clear_state ();
  g_free (self->folder);
  g_free (self->path);
}

static NpDossier *
one_measure (void)
{
  NpDossier *dossier = np_dossier_new ("d-one");
  gpointer measure = np_object_append (dossier, NP_DOSSIER_MEASURES, np_object_new (NP_TYPE_MEASURE, "m1"));

  np_object_set_words (measure, NP_MEASURE_TITLE, NP_LANG_RU, "Прямая линия");
  np_dossier_seal (dossier);
  return dossier;
}

static NpDocument *
save_new (Fixture *self, NpDossier *dossier)
{
  g_autoptr(GError) error = NULL;
  NpDocument *document = np_document_new (dossier);
  NpIoOutcome outcome = NP_IO_WEAK;

  g_assert_true (np_document_is_modified (document));
  g_assert_false (np_document_save (document, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME);
  g_clear_error (&error);
  np_document_save (document, self->path, &outcome, &error);
  g_assert_no_error (error);
  g_assert_cmpint (outcome, ==, NP_IO_SAFE);
  g_assert_false (np_document_is_modified (document));
  return document;
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
title (NpDossier *dossier)
{
  return np_object_get_words (np_dossier_find (dossier, "m1"), NP_MEASURE_TITLE, NP_LANG_EN);
}

static char *
content (const char *path)
{
  g_autoptr(GBytes) bytes = np_io_read (path, NP_IO_MAX_SIZE, NULL, NULL);

  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

static char *
journals (void)
{
  g_autofree char *folder = np_io_state_folder ("journals", NULL);

  return folder_names (folder);
}

static NpDocument *
reopen (Fixture *self)
{
  g_autoptr(GError) error = NULL;
  NpDocument *document = np_document_open (self->path, FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpint (np_document_get_read_only (document), ==, NP_READ_ONLY_NO);
  return document;
}

static guint
n_unsaved (Fixture *self)
{
  g_autoptr(GPtrArray) files = np_document_list_unsaved ("d-one", self->path, NULL);

  return files->len;
}

static void
test_save_and_open (Fixture *self, gconstpointer data)
{
  g_autoptr(NpDossier) dossier = one_measure ();
  g_autoptr(NpDocument) document = save_new (self, dossier);
  g_autofree char *names = NULL, *left = NULL, *before = content (self->path), *after = NULL;
  g_autoptr(GPtrArray) backups = NULL;
  g_autoptr(GError) error = NULL;
  GStatBuf st;

  g_stat (self->path, &st);
  g_assert_cmpuint (st.st_mode & 0777, ==, 0600);
  set_title (document, "Direct line");
  g_assert_true (np_document_is_modified (document));
  g_assert_true (np_document_flush (document));
  names = journals ();
  g_assert_true (g_str_has_suffix (names, ".journal"));
  np_document_save (document, NULL, NULL, &error);
  g_assert_no_error (error);
  left = journals ();
  g_assert_cmpstr (left, ==, ""); /* D7 */
  backups = np_backup_list ("d-one", NULL);
  g_assert_cmpuint (backups->len, ==, 1);
  after = content (g_ptr_array_index (backups, 0));
  g_assert_cmpstr (after, ==, before);

  /* A second window may only read. */
  {
    g_autoptr(NpDocument) second = np_document_open (self->path, FALSE, NULL);

    g_assert_cmpint (np_document_get_read_only (second), ==, NP_READ_ONLY_LOCKED);
    g_assert_null (np_document_get_journal (second));
    g_assert_false (np_document_save (second, NULL, NULL, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY);
  }
  np_document_close (document);
  {
    g_autoptr(NpDocument) second = reopen (self);

    g_assert_cmpstr (title (np_document_get_dossier (second)), ==, "Direct line");
    g_assert_cmpuint (np_document_get_problems (second)->len, ==, 0);
    g_assert_true (np_object_equal (np_document_get_dossier (second), dossier));
  }
}

/* After a crash everything that was done, undone and done again comes back, each record once. */
static void
test_restore_property (Fixture *self, gconstpointer data)
{
  guint restored = 0;

  for (guint round = 0; round < 25; round++)
    {
      g_autoptr(NpDossier) dossier = np_random_dossier (3);
      g_autoptr(NpDocument) document = save_new (self, dossier), second = NULL;
      g_autoptr(GPtrArray) files = NULL;
      g_autoptr(GError) error = NULL;
      guint failed = 0;

      for (guint i = 0; i < 30; i++)
        {
          g_autoptr(NpChange) change = np_random_change (dossier);

          switch (g_test_rand_int_range (0, 8))
            {
            case 0:
              np_dossier_undo (dossier);
              break;
            case 1:
              np_dossier_redo (dossier);
              break;
            case 2:
              if (round % 2 == 0)
                np_document_save (document, NULL, NULL, &error);
              g_assert_no_error (error);
              break;
            default:
              np_dossier_apply (dossier, change);
            }
        }
      g_assert_true (np_document_flush (document));
      np_document_close (document); /* without saving: what a crash leaves behind */

      second = reopen (self);
      files = np_document_list_unsaved ("d-random", self->path, &error);
      g_assert_no_error (error);
      restored += np_document_restore (second, files, NULL, &failed);
      g_assert_cmpuint (failed, ==, 0);
      {
        g_autofree char *a = np_xml_out_object (dossier), *b = np_xml_out_object (np_document_get_dossier (second));

        g_assert_cmpstr (a, ==, b);
      }
      /* A second crash right now loses nothing: the old journals are still there. */
      np_document_save (second, NULL, NULL, &error);
      g_assert_no_error (error);
      np_document_close (second);
      {
        g_autoptr(GPtrArray) left = np_document_list_unsaved ("d-random", self->path, &error);

        g_assert_cmpuint (left->len, ==, 0);
      }
      g_unlink (self->path);
      clear_state ();
    }
  g_test_message ("%u records restored", restored);
  g_assert_cmpuint (restored, >, 100);
}

/* Death between the rename and the removal of the journal: nothing is offered a second time. */
static void
test_death_after_rename (Fixture *self, gconstpointer data)
{
  g_autoptr(NpDossier) dossier = one_measure ();
  g_autoptr(NpDocument) document = save_new (self, dossier);
  g_autofree char *left = NULL;

  set_title (document, "Direct line");
  np_document_flush (document);
  faults_arm (FAULT_ONCE, 1, EIO);
  faults_only ("unlinkat");
  g_assert_true (np_document_save (document, NULL, NULL, NULL));
  faults_disarm ();
  np_document_close (document);
  left = journals ();
  g_assert_cmpstr (left, !=, "");
  g_assert_cmpuint (n_unsaved (self), ==, 0);
  g_free (left);
  left = journals ();
  g_assert_cmpstr (left, ==, "");
}

/* S1 and D7 together: each call of a save fails; the file is old or new, and file + journal hold the edit. */
static void
test_save_faults (Fixture *self, gconstpointer data)
{
  FaultKind kind = GPOINTER_TO_INT (data);

  for (int n = 1; ; n++)
    {
      g_autoptr(NpDossier) dossier = one_measure ();
      g_autoptr(NpDocument) document = save_new (self, dossier), second = NULL;
      g_autofree char *before = content (self->path), *after = NULL, *names = NULL;
      g_autoptr(GPtrArray) files = NULL;
      gboolean saved;
      int calls;

      set_title (document, "edited");
      np_document_flush (document);
      faults_arm (kind, n, ENOSPC);
      saved = np_document_save (document, NULL, NULL, NULL);
      calls = faults_disarm ();
      np_document_close (document);
      after = content (self->path);
      names = folder_names (self->folder);
      g_assert_true (g_str_equal (names, "talks.nonpaper") || g_str_has_prefix (names, "d-one~"));
      if (saved)
        g_assert_nonnull (strstr (after, "edited"));
      else
        g_assert_true (g_str_equal (after, before) || strstr (after, "edited") != NULL);
      second = reopen (self);
      files = np_document_list_unsaved ("d-one", self->path, NULL);
      np_document_restore (second, files, NULL, NULL);
      g_assert_cmpstr (title (np_document_get_dossier (second)), ==, "edited");
      np_document_close (second);
      remove_folder (self->folder);
      g_mkdir (self->folder, 0700);
      clear_state ();
      if (calls < n)
        break;
    }
}

static void
conflict_cb (NpDocument *document, const char *path, const char *copy, char **seen)
{
  *seen = g_strdup (copy);
}

static void
test_conflict (Fixture *self, gconstpointer data)
{
  g_autoptr(NpDossier) dossier = one_measure ();
  g_autoptr(NpDocument) document = save_new (self, dossier);
  g_autofree char *theirs = NULL, *copy = NULL, *after = NULL, *ours = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) edited = NULL;

  theirs = content (self->path);
  edited = g_string_new (theirs);
  g_string_replace (edited, "Прямая", "Другая", 0);
  g_assert_false (np_document_is_changed_on_disk (document));
  g_assert_true (g_file_set_contents (self->path, edited->str, -1, NULL));
  g_assert_true (np_document_is_changed_on_disk (document));
  set_title (document, "ours");
  g_signal_connect (document, "conflict", G_CALLBACK (conflict_cb), &copy);
  np_document_save (document, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (copy, "talks (conflict "));
  g_assert_true (g_str_has_suffix (copy, ").nonpaper"));
  g_assert_cmpstr (np_document_get_path (document), ==, copy);
  after = content (self->path);
  g_assert_cmpstr (after, ==, edited->str);
  ours = content (copy);
  g_assert_nonnull (strstr (ours, "ours"));
  np_document_save (document, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (np_document_get_path (document), ==, copy);
}

static void
test_newer (Fixture *self, gconstpointer data)
{
  static const char text[] = "<dossier xmlns='urn:nonpaper:dossier:2' id='d-n' version='2.0'><future/></dossier>";
  g_autoptr(NpDocument) document = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *other = g_build_filename (self->folder, "b.nonpaper", NULL), *after = NULL;

  g_assert_true (g_file_set_contents (self->path, text, -1, NULL));
  document = np_document_open (self->path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (np_document_get_read_only (document), ==, NP_READ_ONLY_NEWER);
  g_assert_false (np_document_save (document, other, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY);
  after = content (self->path);
  g_assert_cmpstr (after, ==, text);
}

static void
test_drafts (Fixture *self, gconstpointer data)
{
  g_autoptr(NpDossier) dossier = one_measure ();
  g_autoptr(NpDocument) document = save_new (self, dossier), second = NULL;
  g_autoptr(GHashTable) drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GPtrArray) files = NULL;

  np_document_draft (document, "entry:mt1", "США: приним");
  np_document_draft (document, "entry:mt2", "gone");
  np_document_draft (document, "entry:mt2", NULL);
  set_title (document, "saved");
  g_assert_true (np_document_save (document, NULL, NULL, NULL)); /* a draft outlives the save */
  np_document_close (document);
  second = reopen (self);
  files = np_document_list_unsaved ("d-one", self->path, NULL);
  g_assert_cmpuint (files->len, ==, 1);
  np_document_restore (second, files, drafts, NULL);
  g_assert_cmpuint (g_hash_table_size (drafts), ==, 1);
  g_assert_cmpstr (g_hash_table_lookup (drafts, "entry:mt1"), ==, "США: приним");
  g_assert_cmpstr (title (np_document_get_dossier (second)), ==, "saved");
}

static void
test_discard (Fixture *self, gconstpointer data)
{
  g_autoptr(NpDossier) dossier = one_measure ();
  g_autoptr(NpDocument) document = save_new (self, dossier);
  g_autofree char *folder = NULL, *names = NULL;

  set_title (document, "unwanted");
  np_document_discard (document);
  g_assert_cmpuint (n_unsaved (self), ==, 0);
  folder = np_io_state_folder ("discarded", NULL);
  names = folder_names (folder);
  g_assert_true (g_str_has_prefix (names, "d-one~"));
}

/* B3: the canary is in no file of the state folder afterwards. */
static gboolean
holds_canary (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  gboolean found = FALSE;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        found = holds_canary (path) || found;
      else if (g_file_get_contents (path, &text, NULL, NULL))
        found = strstr (text, "canary") != NULL || found;
    }
  return found;
}

static void
test_erase (Fixture *self, gconstpointer data)
{
  g_autoptr(NpDossier) dossier = one_measure ();
  g_autoptr(NpDocument) document = save_new (self, dossier);
  g_autofree char *state = np_io_state_folder (NULL, NULL);

  set_title (document, "canary 1");
  g_assert_true (np_document_save (document, NULL, NULL, NULL));
  set_title (document, "canary 2");
  np_document_flush (document);
  np_document_discard (document);
  {
    g_autoptr(NpDocument) again = reopen (self);

    set_title (again, "canary 3");
    g_assert_true (np_document_save (again, NULL, NULL, NULL));
    set_title (again, "canary 4");
    np_document_flush (again);
  }
  g_assert_true (holds_canary (state));
  g_assert_true (np_document_erase_traces ("d-one", NULL));
  g_assert_false (holds_canary (state));
}

static void
store_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
test_async (Fixture *self, gconstpointer data)
{
  g_autoptr(NpDossier) dossier = np_random_dossier (4);
  g_autoptr(NpDocument) document = save_new (self, dossier), second = NULL;
  g_autoptr(GAsyncResult) opened = NULL, saved = NULL, refused = NULL, missing = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(NpChange) change = np_change_new ("date");

  np_document_close (document);
  np_document_open_async (self->path, FALSE, NULL, store_result, &opened);
  second = np_document_open_finish (wait_for (&opened), &error);
  g_assert_no_error (error);
  g_assert_true (np_object_equal (np_document_get_dossier (second), dossier));
  np_change_set_string (change, np_document_get_dossier (second), NP_DOSSIER_AS_OF, "2019-01-02");
  np_dossier_apply (np_document_get_dossier (second), change);
  np_document_save_async (second, NULL, NULL, store_result, &saved);
  np_document_save_async (second, NULL, NULL, store_result, &refused);
  g_assert_false (np_document_save_finish (second, wait_for (&refused), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  g_clear_error (&error);
  g_assert_true (np_document_save_finish (second, wait_for (&saved), NULL, &error));
  g_assert_no_error (error);
  g_assert_false (np_document_is_modified (second));
  {
    g_autoptr(NpDossier) back = np_xml_in_load (self->path, NP_XML_IN_TOLERANT, NULL, &error);

    g_assert_no_error (error);
    g_assert_true (np_object_equal (back, np_document_get_dossier (second)));
  }
  np_document_open_async ("/nowhere/x.nonpaper", FALSE, NULL, store_result, &missing);
  g_assert_null (np_document_open_finish (wait_for (&missing), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* S1: what the loader could not read again is not saved, and the old file stays. */
static void
test_unreadable (Fixture *self, gconstpointer data)
{
  g_autoptr(NpDossier) dossier = one_measure ();
  g_autoptr(NpDocument) document = save_new (self, dossier);
  g_autofree char *before = content (self->path), *after = NULL;
  g_autoptr(GError) error = NULL;

  set_title (document, "bell \x07");
  g_assert_false (np_document_save (document, NULL, NULL, &error));
  g_assert_error (error, NP_INPUT_ERROR, NP_INPUT_ERROR_SYNTAX);
  after = content (self->path);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (np_document_is_modified (document));
}

static int
fat_statfs (const char *path, struct statfs *st)
{
  *st = (struct statfs) { .f_type = MSDOS_SUPER_MAGIC };
  return 0;
}

static int
no_folder_sync (int fd)
{
  struct stat st;

  if (fstat (fd, &st) == 0 && S_ISDIR (st.st_mode))
    {
      errno = EIO;
      return -1;
    }
  return fsync (fd);
}

static void
test_warnings (Fixture *self, gconstpointer data)
{
  g_autoptr(NpDossier) dossier = one_measure ();
  g_autoptr(NpDocument) document = save_new (self, dossier), second = NULL;
  NpIoTable table = np_io_system;

  g_assert_cmpint (np_document_get_warnings (document), ==, 0);
  np_document_close (document);
  g_assert_cmpint (g_chmod (self->path, 0644), ==, 0);
  second = reopen (self);
  g_assert_cmpint (np_document_get_warnings (second), ==, NP_DOCUMENT_READABLE);
  /* The mode is kept, so the next save warns, too; a narrow one ends it. */
  set_title (second, "one");
  g_assert_true (np_document_save (second, NULL, NULL, NULL));
  g_assert_cmpint (np_document_get_warnings (second), ==, NP_DOCUMENT_READABLE);
  g_assert_cmpint (g_chmod (self->path, 0600), ==, 0);
  set_title (second, "two");
  table.fsync = no_folder_sync;
  np_io_set_table (&table);
  g_assert_true (np_document_save (second, NULL, NULL, NULL));
  g_assert_cmpint (np_document_get_warnings (second), ==, NP_DOCUMENT_WEAK);
  table = np_io_system;
  table.statfs = fat_statfs;
  set_title (second, "three");
  g_assert_true (np_document_save (second, NULL, NULL, NULL));
  g_assert_cmpint (np_document_get_warnings (second), ==, NP_DOCUMENT_NO_MODES);
  np_document_close (second);
  np_io_set_table (NULL);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, setup, func, teardown)

/* What was deleted is in the memory of this session, to be undone, and nowhere in the file. */
static void
test_removed (Fixture *self, gconstpointer data)
{
  g_autoptr(NpDossier) dossier = one_measure ();
  g_autoptr(NpDocument) document = save_new (self, dossier);
  g_autofree char *with = NULL, *without = NULL;
  g_autoptr(GError) error = NULL;

  set_title (document, "zqcanaryzq");
  g_assert_true (np_document_save (document, NULL, NULL, &error));
  with = content (self->path);
  g_assert_nonnull (strstr (with, "zqcanaryzq"));
  set_title (document, "plain");
  g_assert_true (np_document_save (document, NULL, NULL, &error));
  without = content (self->path);
  g_assert_null (strstr (without, "zqcanaryzq"));
  np_dossier_undo (np_document_get_dossier (document));
  g_assert_cmpstr (title (np_document_get_dossier (document)), ==, "zqcanaryzq");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  np_io_init ();
  ADD ("/store/S1/save-and-open", test_save_and_open);
  ADD ("/store/S1/unreadable", test_unreadable);
  ADD ("/store/H4/removed-means-removed", test_removed);
  ADD ("/store/S1/async", test_async);
  g_test_add ("/store/S1/save-fails-once", Fixture, GINT_TO_POINTER (FAULT_ONCE), setup, test_save_faults, teardown);
  g_test_add ("/store/S1/save-stays-failed", Fixture, GINT_TO_POINTER (FAULT_STAY), setup, test_save_faults, teardown);
  ADD ("/store/D6/restore", test_restore_property);
  ADD ("/store/D7/death-after-rename", test_death_after_rename);
  ADD ("/store/D2/drafts", test_drafts);
  ADD ("/store/L3/conflict", test_conflict);
  ADD ("/store/S5/warnings", test_warnings);
  ADD ("/store/S5/newer", test_newer);
  ADD ("/store/R1/discard", test_discard);
  ADD ("/store/B3/erase", test_erase);
  return g_test_run ();
}
