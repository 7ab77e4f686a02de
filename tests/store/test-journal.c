/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/np-journal.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "faults.h"
#include "store/np-replay.h"

static char *
journals_folder (void)
{
  return np_io_state_folder ("journals", NULL);
}

static void
clear_journals (void)
{
  g_autofree char *folder = journals_folder ();

  remove_folder (folder);
}

static void
kept_cb (guint64 sequence, gpointer user_data)
{
  guint64 *last = user_data;

  g_assert_cmpuint (sequence, ==, *last + 1); /* once each, in order */
  *last = sequence;
}

static void
iterate (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Every record once, "note SEQUENCE ...", from 1 to the number returned. */
static guint
recovered (const char *dossier_id, const char *second_folder, gboolean *in_use)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) files = np_replay_list (dossier_id, second_folder, &error);
  g_autoptr(GPtrArray) records = NULL;

  g_assert_no_error (error);
  records = np_replay_merge (files);
  for (guint i = 0; i < records->len; i++)
    {
      NpReplayRecord *record = g_ptr_array_index (records, i);
      g_autofree char *start = g_strdup_printf ("note %" G_GUINT64_FORMAT " ", record->sequence);

      g_assert_true (record->verified);
      g_assert_true (g_str_has_prefix (record->payload, start));
    }
  if (in_use != NULL)
    *in_use = files->len > 0 && ((NpReplayFile *) g_ptr_array_index (files, 0))->in_use;
  return records->len;
}

static void
append (NpJournal *journal, guint64 *acknowledged)
{
  g_autofree char *note = g_strdup_printf ("note %" G_GUINT64_FORMAT " взаимно ☮ \"quoted\" \\n", np_journal_get_last (journal) + 1);

  np_journal_append (journal, note, acknowledged != NULL ? kept_cb : NULL, acknowledged, NULL);
}

static void
test_keep_and_replay (void)
{
  g_autofree char *folder = journals_folder ();
  g_autofree char *names = NULL, *after = NULL;
  NpJournal *journal = np_journal_new ("d-1", NULL, NULL);
  guint64 acknowledged = 0;
  gboolean in_use;

  names = folder_names (folder);
  g_assert_cmpstr (names, ==, ""); /* no file before the first note */
  for (int i = 0; i < 100; i++)
    append (journal, &acknowledged);
  while (acknowledged < 100)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (np_journal_get_state (journal), ==, NP_JOURNAL_KEPT);
  g_assert_true (np_journal_has_reserve (journal));
  g_assert_cmpuint (recovered ("d-1", NULL, &in_use), ==, 100);
  g_assert_true (in_use);
  g_assert_cmpuint (recovered ("d", NULL, NULL), ==, 0);

  /* A save that holds 60 of them: 40 move to a new file; then all. */
  np_journal_merged (journal, 60, "00ff");
  append (journal, &acknowledged);
  g_assert_true (np_journal_flush (journal));
  {
    g_autoptr(GPtrArray) files = np_replay_list ("d-1", NULL, NULL);
    NpReplayFile *file = g_ptr_array_index (files, 0);

    g_assert_cmpuint (files->len, ==, 1);
    g_assert_cmpstr (file->base, ==, "00ff");
    g_assert_cmpstr (file->dossier_id, ==, "d-1");
    g_assert_cmpstr (file->session, ==, np_journal_get_session (journal));
    g_assert_cmpuint (file->records->len, ==, 41);
    g_assert_cmpuint (((NpReplayRecord *) g_ptr_array_index (file->records, 0))->sequence, ==, 61);
  }
  np_journal_merged (journal, 101, "11ff");
  g_assert_true (np_journal_flush (journal));
  after = folder_names (folder);
  g_assert_cmpstr (after, ==, "");
  iterate ();
  g_assert_cmpuint (acknowledged, ==, 101);
  g_assert_finalize_object (journal);
  clear_journals ();
}

/* The chain can be checked with sha256sum: previous digits + payload. */
static void
test_format (void)
{
  g_autofree char *folder = journals_folder ();
  g_autoptr(NpJournal) journal = np_journal_new ("d-2", "abcd", NULL);
  g_autofree char *name = NULL, *path = NULL, *text = NULL, *sum = NULL, *hashed = NULL;
  g_auto(GStrv) lines = NULL, words = NULL;

  np_journal_append (journal, "мера 3 +", NULL, NULL, NULL);
  np_journal_append (journal, "", NULL, NULL, NULL);
  np_journal_close (journal);
  name = folder_names (folder);
  path = g_build_filename (folder, name, NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  words = g_strsplit (lines[0], " ", -1);
  g_assert_cmpuint (g_strv_length (words), ==, 6);
  g_assert_cmpstr (words[0], ==, "nonpaper-journal");
  g_assert_cmpstr (words[2], ==, "d-2");
  g_assert_cmpstr (words[4], ==, "abcd");
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, lines[0], -1);
  hashed = g_strdup_printf ("%.32sмера 3 +", sum);
  g_free (sum);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, hashed, -1);
  g_free (hashed);
  hashed = g_strdup_printf ("1 12 %.32s мера 3 +", sum);
  g_assert_cmpstr (lines[1], ==, hashed);
  clear_journals ();
}

static GString *
sample_journal (void)
{
  g_autofree char *folder = journals_folder ();
  g_autoptr(NpJournal) journal = np_journal_new ("d-3", NULL, NULL);
  g_autofree char *name = NULL, *path = NULL, *text = NULL;
  GString *result;
  gsize length;

  for (int i = 0; i < 5; i++)
    append (journal, NULL);
  np_journal_close (journal);
  name = folder_names (folder);
  path = g_build_filename (folder, name, NULL);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  result = g_string_new_len (text, length);
  clear_journals ();
  return result;
}

static guint
line_of (const GString *text, gsize at)
{
  guint line = 0;

  for (gsize i = 0; i < at; i++)
    line += text->str[i] == '\n';
  return line;
}

static gboolean
has_note (NpReplayFile *file, guint64 sequence, gboolean verified)
{
  g_autofree char *start = g_strdup_printf ("note %" G_GUINT64_FORMAT " ", sequence);

  for (guint i = 0; i < file->records->len; i++)
    {
      NpReplayRecord *record = g_ptr_array_index (file->records, i);

      if (record->sequence == sequence && g_str_has_prefix (record->payload, start) && (record->verified || !verified))
        return TRUE;
    }
  return FALSE;
}

static void
test_truncated (void)
{
  g_autoptr(GString) text = sample_journal ();

  for (gsize length = 0; length <= text->len; length++)
    {
      g_autoptr(NpReplayFile) file = np_replay_parse (text->str, length);
      guint whole = line_of (text, length);

      /* Whole lines before the cut; a record that only lacks its line feed is whole too. */
      g_assert_cmpuint (file->records->len, >=, whole > 0 ? whole - 1 : 0);
      g_assert_cmpuint (file->records->len, <=, whole);
      g_assert_cmpuint (file->n_damaged, ==, 0);
      for (guint i = 1; i < whole; i++)
        g_assert_true (has_note (file, i, TRUE));
    }
}

static void
test_bit_flips (void)
{
  g_autoptr(GString) text = sample_journal ();

  for (gsize at = 0; at < text->len; at++)
    for (int bit = 0; bit < 8; bit++)
      {
        g_autoptr(NpReplayFile) file = NULL;
        guint line = line_of (text, at);

        text->str[at] ^= 1 << bit;
        file = np_replay_parse (text->str, text->len);
        /* Every earlier note as it was; every later one is at least offered. */
        for (guint i = 1; i <= 5; i++)
          if (i < line)
            g_assert_true (has_note (file, i, TRUE));
          else if (i > line + 1)
            g_assert_true (has_note (file, i, FALSE));
        if (line > 0 && text->str[at] != '\n' && (text->str[at] ^ (1 << bit)) != '\n')
          g_assert_false (file->n_damaged == 0 && has_note (file, line, TRUE) && file->records->len != 5);
        text->str[at] ^= 1 << bit;
      }
}

/* A record in the middle that is gone is reported; those behind it are offered, and doubted only once. */
static void
test_bad_middle (void)
{
  g_autoptr(GString) text = sample_journal ();
  g_autoptr(NpReplayFile) file = NULL;
  char *third = strstr (text->str, "\n3 ");
  char *fourth = strstr (text->str, "\n4 ");

  memset (third + 1, 0, fourth - third - 1);
  file = np_replay_parse (text->str, text->len);
  g_assert_cmpuint (file->n_damaged, ==, 2);
  g_assert_cmpuint (file->first_damaged, ==, 4);
  g_assert_cmpuint (file->records->len, ==, 4);
  g_assert_true (has_note (file, 2, TRUE));
  g_assert_true (has_note (file, 4, FALSE));
  g_assert_false (has_note (file, 4, TRUE));
  g_assert_true (has_note (file, 5, TRUE));
}

static void
test_twice (void)
{
  g_autoptr(GString) text = sample_journal ();
  g_autoptr(NpReplayFile) one = np_replay_parse (text->str, text->len), two = NULL;
  g_autoptr(GPtrArray) files = g_ptr_array_new (), records = NULL;
  char *payload = strstr (text->str, "note 2 ");

  payload[7] ^= 1; /* the same journal again, with a damaged record: the good copy wins */
  two = np_replay_parse (text->str, text->len);
  g_ptr_array_add (files, two);
  g_ptr_array_add (files, one);
  g_ptr_array_add (files, one);
  records = np_replay_merge (files);
  g_assert_cmpuint (records->len, ==, 5);
  for (guint i = 0; i < records->len; i++)
    {
      NpReplayRecord *record = g_ptr_array_index (records, i);

      g_assert_cmpuint (record->sequence, ==, i + 1);
      g_assert_true (record->verified);
    }
}

/* Every call fails once, or for good, with every error; what was acknowledged is there, what was not is not claimed. */
static void
test_faults (gconstpointer data)
{
  FaultKind kind = GPOINTER_TO_INT (data);
  static const int errnos[] = { EIO, ENOSPC, EROFS };
  g_autofree char *second = fresh_folder ();
  gboolean more = TRUE;

  for (guint e = 0; e < G_N_ELEMENTS (errnos); e++)
    for (int n = 1; more || n == 1; n++)
      {
        NpJournal *journal;
        guint64 acknowledged = 0;
        gboolean kept;

        g_free (journals_folder ());
        faults_arm (kind, n, errnos[e]);
        journal = np_journal_new ("d-4", NULL, e == 1 ? second : NULL);
        for (int i = 0; i < 4; i++)
          {
            append (journal, &acknowledged);
            kept = np_journal_flush (journal);
            iterate ();
            g_assert_true (kept == (acknowledged == i + 1));
            g_assert_true (kept == (np_journal_get_state (journal) == NP_JOURNAL_KEPT));
          }
        more = faults_happened ();
        faults_disarm ();
        if (kind != FAULT_STAY)
          g_assert_true (kept); /* one failure is overcome by a new file */
        g_assert_cmpuint (recovered ("d-4", second, NULL), >=, acknowledged);

        /* The disk works again: everything goes out, then all of it is in the saved dossier. */
        np_journal_retry (journal);
        g_assert_true (np_journal_flush (journal));
        iterate ();
        g_assert_cmpuint (acknowledged, ==, 4);
        g_assert_cmpuint (recovered ("d-4", second, NULL), ==, 4);
        np_journal_merged (journal, 4, "00");
        np_journal_flush (journal);
        g_assert_cmpuint (recovered ("d-4", second, NULL), ==, 0);
        g_assert_finalize_object (journal);
        clear_journals ();
      }
  remove_folder (second);
}

static void
count_moved (NpJournal *journal, const char *path, gpointer data)
{
  ++*(int *) data;
}

/* D4: after a failed fdatasync the file is never written again. */
static void
test_sync_is_final (void)
{
  g_autofree char *folder = journals_folder ();
  g_autofree char *names = NULL;
  g_autoptr(NpJournal) journal = np_journal_new ("d-5", NULL, NULL);
  g_autoptr(GError) problem = NULL;
  guint64 acknowledged = 0;
  int moved = 0;

  g_signal_connect (journal, "moved", G_CALLBACK (count_moved), &moved);
  append (journal, &acknowledged);
  np_journal_flush (journal);
  faults_arm (FAULT_ONCE, 1, EIO);
  faults_only ("fdatasync");
  append (journal, &acknowledged);
  g_assert_true (np_journal_flush (journal));
  faults_disarm ();
  append (journal, &acknowledged);
  g_assert_true (np_journal_flush (journal));
  iterate ();
  g_assert_cmpint (moved, ==, 1);
  g_assert_cmpuint (acknowledged, ==, 3);
  problem = np_journal_dup_problem (journal);
  g_assert_error (problem, G_IO_ERROR, G_IO_ERROR_FAILED);
  names = folder_names (folder);
  g_assert_nonnull (strstr (names, "~1.journal"));
  g_assert_nonnull (strstr (names, "~2.journal"));
  {
    g_autofree char *second = g_strconcat (strchr (names, ' ') + 1, NULL);
    g_autofree char *path = g_build_filename (folder, second, NULL);
    g_autofree char *text = NULL;
    g_autoptr(NpReplayFile) file = NULL;

    g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
    file = np_replay_parse (text, strlen (text));
    g_assert_cmpuint (file->records->len, ==, 3); /* the whole of it, not only what was in doubt */
  }
  np_journal_close (journal);
  clear_journals ();
}

static int child_pipe;

static void
tell_parent (guint64 sequence, gpointer user_data)
{
  if (write (child_pipe, &sequence, sizeof sequence) != sizeof sequence)
    _exit (2);
}

/* Runs in a child of its own: writes notes as fast as they are acknowledged, until it is killed. */
static int
child_main (int fd)
{
  g_autoptr(NpJournal) journal = np_journal_new ("d-6", NULL, NULL);

  child_pipe = fd;
  for (;;)
    {
      g_autofree char *note = g_strdup_printf ("note %" G_GUINT64_FORMAT " ", np_journal_get_last (journal) + 1);

      np_journal_append (journal, note, tell_parent, NULL, NULL);
      iterate ();
      if (np_journal_get_last (journal) % 50 == 0)
        {
          np_journal_flush (journal);
          iterate ();
          /* Now and then a save: those notes are then the dossier's business, told with the high bit. */
          if (np_journal_get_last (journal) % 200 == 0)
            {
              guint64 saved = np_journal_get_last (journal) | ((guint64) 1 << 63);

              if (write (fd, &saved, sizeof saved) != sizeof saved)
                return 2;
              np_journal_merged (journal, np_journal_get_last (journal), "00");
            }
        }
    }
}

static void
test_kill (void)
{
  for (int round = 0; round < 200; round++)
    {
      g_autofree char *fd_text = NULL;
      guint64 acknowledged = 0, saved = 0, got, stop_at = g_test_rand_int_range (1, 600);
      g_autoptr(GPtrArray) files = NULL, records = NULL;
      int fds[2], status;
      pid_t child;

      g_assert_cmpint (pipe (fds), ==, 0);
      fd_text = g_strdup_printf ("%d", fds[1]);
      child = fork ();
      if (child == 0)
        {
          g_setenv ("XDG_STATE_HOME", g_get_user_state_dir (), TRUE);
          execl ("/proc/self/exe", "test-journal", "--child", fd_text, NULL);
          _exit (3);
        }
      close (fds[1]);
      while (acknowledged < stop_at && read (fds[0], &got, sizeof got) == sizeof got)
        if (got >> 63)
          saved = got & G_MAXINT64;
        else
          acknowledged = got;
      kill (child, SIGKILL);
      while (read (fds[0], &got, sizeof got) == sizeof got)
        if (got >> 63)
          saved = got & G_MAXINT64;
        else
          acknowledged = got;
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status));
      close (fds[0]);

      files = np_replay_list ("d-6", NULL, NULL);
      records = np_replay_merge (files);
      for (guint64 i = saved + 1, k = 0; i <= acknowledged; i++)
        {
          NpReplayRecord *record;

          while (k < records->len && ((NpReplayRecord *) g_ptr_array_index (records, k))->sequence < i)
            k++;
          g_assert_cmpuint (k, <, records->len);
          record = g_ptr_array_index (records, k);
          g_assert_cmpuint (record->sequence, ==, i);
          g_assert_true (record->verified);
          g_assert_true (g_str_has_prefix (record->payload, "note "));
        }
      for (guint i = 0; i < files->len; i++)
        {
          NpReplayFile *file = g_ptr_array_index (files, i);

          g_assert_false (file->in_use);
          g_assert_cmpuint (file->n_damaged, ==, 0);
        }
      clear_journals ();
    }
}

static void
test_discard (void)
{
  g_autoptr(NpJournal) journal = np_journal_new ("d-7", NULL, NULL);
  g_autoptr(GPtrArray) files = NULL;
  g_autofree char *folder = np_io_state_folder ("discarded", NULL);
  g_autofree char *names = NULL, *later = NULL;
  gint64 now;
  GStatBuf st;

  append (journal, NULL);
  np_journal_close (journal);
  files = np_replay_list ("d-7", NULL, NULL);
  g_assert_true (np_replay_discard (((NpReplayFile *) g_ptr_array_index (files, 0))->path, NULL));
  g_assert_cmpuint (recovered ("d-7", NULL, NULL), ==, 0);
  names = folder_names (folder);
  g_assert_true (g_str_has_suffix (names, ".journal"));
  {
    g_autofree char *path = g_build_filename (folder, names, NULL);

    g_stat (path, &st);
  }
  now = st.st_mtime;
  np_replay_purge (now + 30 * 24 * 3600);
  later = folder_names (folder);
  g_assert_cmpstr (later, ==, names);
  np_replay_purge (now + 30 * 24 * 3600 + 1);
  g_free (later);
  later = folder_names (folder);
  g_assert_cmpstr (later, ==, "");
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--child"))
    return child_main (atoi (argv[2]));
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/D1/keep-and-replay", test_keep_and_replay);
  g_test_add_func ("/store/D3/format", test_format);
  g_test_add_func ("/store/D6/truncated", test_truncated);
  g_test_add_func ("/store/D6/bit-flips", test_bit_flips);
  g_test_add_func ("/store/D6/bad-middle", test_bad_middle);
  g_test_add_func ("/store/D6/twice", test_twice);
  g_test_add_data_func ("/store/D5/each-call-fails-once", GINT_TO_POINTER (FAULT_ONCE), test_faults);
  g_test_add_data_func ("/store/D5/each-call-stays-failed", GINT_TO_POINTER (FAULT_STAY), test_faults);
  g_test_add_data_func ("/store/D5/interrupted", GINT_TO_POINTER (FAULT_INTERRUPT), test_faults);
  g_test_add_data_func ("/store/D5/short-write", GINT_TO_POINTER (FAULT_SHORT_WRITE), test_faults);
  g_test_add_func ("/store/D4/sync-is-final", test_sync_is_final);
  g_test_add_func ("/store/D1/kill", test_kill);
  g_test_add_func ("/store/R1/discard", test_discard);
  return g_test_run ();
}
