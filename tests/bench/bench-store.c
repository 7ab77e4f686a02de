/* SPDX-License-Identifier: GPL-3.0-or-later */
/* DESIGN 6: a dossier of 30 MB opens in 0.6 s, is saved in 1 s, and holds the main thread for at most 20 ms. */
#include <stdio.h>
#include <sys/resource.h>
#include <string.h>
#include <time.h>

#include "dossier/np-issue.h"
#include "dossier/np-measure.h"
#include "dossier/np-meeting.h"
#include "dossier/np-party.h"
#include "store/np-document.h"
#include "store/np-xml-in.h"
#include "store/np-xml-out.h"

static const char ru[] = "Стороны уведомляют друг друга о каждом значительном инциденте в течение установленного срока и "
                         "сообщают сведения, достаточные для его оценки; канал связи действует круглосуточно.";
static const char en[] = "The sides notify each other of every significant incident within the period set and give the "
                         "information needed to assess it; the channel is open at all hours.";

static void
both (gpointer object, guint field)
{
  np_object_set_words (object, field, NP_LANG_RU, ru);
  np_object_set_words (object, field, NP_LANG_EN, en);
}

static gpointer
add (gpointer parent, guint field, GType type, const char *prefix, int n)
{
  g_autofree char *id = prefix != NULL ? g_strdup_printf ("%s%d", prefix, n) : NULL;

  return np_object_append (parent, field, np_object_new (type, id));
}

static NpDossier *
large_dossier (void)
{
  NpDossier *dossier = np_dossier_new ("d-large");
  int entry = 0, clause = 0;

  for (int i = 0; i < 50; i++)
    both (add (dossier, NP_DOSSIER_ISSUES, NP_TYPE_ISSUE, "i", i), NP_ISSUE_WHY);
  for (int i = 0; i < 30; i++)
    {
      gpointer party = add (dossier, NP_DOSSIER_PARTIES, NP_TYPE_PARTY, "p", i);

      for (int j = 0; j < 50; j++)
        {
          g_autofree char *issue = g_strdup_printf ("i%d", j);
          gpointer stance = add (party, NP_PARTY_STANCES, NP_TYPE_STANCE, NULL, 0);

          np_object_set_string (stance, NP_STANCE_ISSUE, issue);
          np_object_set_number (stance, NP_STANCE_POSITION, j);
          both (stance, NP_STANCE_WHY);
        }
    }
  for (int i = 0; i < 500; i++)
    {
      gpointer measure = add (dossier, NP_DOSSIER_MEASURES, NP_TYPE_MEASURE, "m", i);

      both (measure, NP_MEASURE_TITLE);
      both (measure, NP_MEASURE_WHY);
      for (int j = 0; j < 16; j++)
        both (add (measure, NP_MEASURE_CLAUSES, NP_TYPE_CLAUSE, "c", clause++), NP_CLAUSE_TEXT);
    }
  for (int i = 0; i < 40; i++)
    {
      gpointer meeting = add (dossier, NP_DOSSIER_MEETINGS, NP_TYPE_MEETING, "mt", i);

      for (int j = 0; j < 500; j++)
        {
          gpointer note = add (meeting, NP_MEETING_ENTRIES, NP_TYPE_ENTRY, "e", entry++);
          gpointer reaction = add (note, NP_ENTRY_REACTIONS, NP_TYPE_REACTION, NULL, 0);

          np_object_set_string (note, NP_ENTRY_RAW, ru);
          np_object_set_string (note, NP_ENTRY_AT, "2018-07-17T14:32");
          both (note, NP_ENTRY_TEXT);
          np_object_set_string (reaction, NP_REACTION_MEASURE, "m7");
        }
    }
  np_dossier_seal (dossier);
  return dossier;
}

static gint64 started;
static struct timespec started_cpu;

static void
start (void)
{
  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &started_cpu);
  started = g_get_monotonic_time ();
}

static double
milliseconds (void)
{
  return (g_get_monotonic_time () - started) / 1000.0;
}

/* What a machine that does nothing else would need on one processor. */
static double
cpu_milliseconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (now.tv_sec - started_cpu.tv_sec) * 1e3 + (now.tv_nsec - started_cpu.tv_nsec) / 1e6;
}

/* In a thread of its own, as the window does it. */
static gpointer
read_thread (gpointer bytes)
{
  g_autoptr(GError) error = NULL;
  NpDossier *dossier = np_xml_in_parse (bytes, NULL, NP_XML_IN_STRICT, NULL, NULL, &error);

  g_assert_no_error (error);
  return dossier;
}

static GAsyncResult *
wait_for (GAsyncResult **result, double *longest)
{
  while (*result == NULL)
    {
      gint64 before;

      while (!g_main_context_pending (NULL))
        g_usleep (100);
      before = g_get_monotonic_time ();
      g_main_context_iteration (NULL, FALSE);
      *longest = MAX (*longest, (g_get_monotonic_time () - before) / 1000.0);
    }
  return *result;
}

static void
store_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* A window's life: open, edit, save; how long each takes and how long the main loop was held at once. */
static void
document (NpDossier *dossier)
{
  g_autofree char *folder = g_dir_make_tmp ("np-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "large.nonpaper", NULL);
  g_autoptr(NpDocument) first = NULL, opened = NULL;
  g_autoptr(GAsyncResult) open_result = NULL, save_result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(NpChange) change = np_change_new ("");
  double longest = 0;

  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  first = np_document_new (dossier);
  np_document_save (first, path, NULL, &error);
  g_assert_no_error (error);
  np_document_close (first);
  start ();
  np_document_open_async (path, FALSE, NULL, store_cb, &open_result);
  opened = np_document_open_finish (wait_for (&open_result, &longest), &error);
  g_assert_no_error (error);
  printf ("document opened: %.0f ms (%.0f ms of CPU), main loop held at most %.1f ms\n", milliseconds (), cpu_milliseconds (), longest);
  np_change_set_words (change, np_dossier_find (np_document_get_dossier (opened), "e777"), NP_ENTRY_TEXT, NP_LANG_EN, "changed");
  np_dossier_apply (np_document_get_dossier (opened), change);
  longest = 0;
  start ();
  np_document_save_async (opened, NULL, NULL, store_cb, &save_result);
  np_document_save_finish (opened, wait_for (&save_result, &longest), NULL, &error);
  g_assert_no_error (error);
  printf ("document saved at once: %.0f ms (%.0f ms of CPU), main loop held at most %.1f ms\n", milliseconds (),
          cpu_milliseconds (), longest);
  np_document_close (opened);
  np_document_erase_traces ("d-large", NULL);
}

int
main (void)
{
  g_autoptr(NpDossier) dossier = large_dossier (), back = NULL;
  g_autoptr(GBytes) bytes = NULL, again = NULL;
  g_autoptr(GPtrArray) pieces = NULL;
  g_autoptr(NpChange) change = np_change_new ("");
  struct rusage usage;
  double slice, longest = 0;
  guint slices = 0;

  start ();
  bytes = np_xml_out_write (dossier);
  printf ("write %.1f MB: %.0f ms\n", g_bytes_get_size (bytes) / 1e6, milliseconds ());
  start ();
  back = g_thread_join (g_thread_new ("read", read_thread, bytes));
  printf ("read: %.0f ms (%.0f ms of CPU)\n", milliseconds (), cpu_milliseconds ());

  for (gboolean done = FALSE; !done; slices++)
    {
      start ();
      done = np_xml_out_prime (back, 5000);
      slice = milliseconds ();
      longest = MAX (longest, slice);
    }
  printf ("prime: %u slices, longest %.1f ms\n", slices, longest);

  np_change_set_words (change, np_dossier_find (back, "e777"), NP_ENTRY_TEXT, NP_LANG_EN, "changed");
  np_dossier_apply (back, change);
  start ();
  pieces = np_xml_out_collect (back);
  printf ("collect after an edit: %.1f ms, %u pieces\n", milliseconds (), pieces->len);
  start ();
  again = np_xml_out_join (pieces);
  printf ("join: %.0f ms\n", milliseconds ());
  document (dossier);
  getrusage (RUSAGE_SELF, &usage);
  printf ("peak memory: %.1f MB\n", usage.ru_maxrss / 1024.0);
  return 0;
}
