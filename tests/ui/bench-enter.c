/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UX 3.9: from Enter until the entry is seen (16 ms) and until it is on the disk (50 ms), in a dossier of 20,000 entries. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "dossier/np-meeting.h"
#include "np-ui-test.h"
#include "store/np-document.h"
#include "ui/meetings/np-live-view.h"
#include "ui/meetings/np-note-composer.h"
#include "ui/np-window-private.h"

#define N_MEETINGS 39
#define N_ENTRIES 512
#define N_TYPED 400

/* The sample with 20,000 entries in earlier meetings. */
static NpDossier *
large_sample (void)
{
  NpDossier *dossier = np_ui_test_sample ();
  g_autoptr(NpChange) change = np_change_new ("");

  for (int i = 0; i < N_MEETINGS; i++)
    {
      g_autofree char *id = g_strdup_printf ("past%d", i);
      g_autoptr(NpObject) meeting = np_object_new (NP_TYPE_MEETING, id);

      np_object_set_enum (meeting, NP_MEETING_STATE, NP_MEETING_DONE);
      np_object_set_string (meeting, NP_MEETING_DATE, "2018-01-10");
      for (int k = 0; k < N_ENTRIES; k++)
        {
          g_autofree char *entry_id = g_strdup_printf ("past%d-%d", i, k);
          gpointer entry = np_object_append (meeting, NP_MEETING_ENTRIES, np_object_new (NP_TYPE_ENTRY, entry_id));
          gpointer reaction = np_object_append (entry, NP_ENTRY_REACTIONS, np_object_new (NP_TYPE_REACTION, NULL));

          np_object_set_string (entry, NP_ENTRY_AT, "2018-01-10T14:32");
          np_object_set_string (entry, NP_ENTRY_SEAT, "ru1");
          np_object_set_words (entry, NP_ENTRY_TEXT, NP_LANG_RU, "Стороны уведомляют друг друга о каждом значительном инциденте.");
          np_object_set_string (reaction, NP_REACTION_MEASURE, "m03");
        }
      np_change_insert (change, dossier, NP_DOSSIER_MEETINGS, G_MAXUINT, meeting);
    }
  g_assert_true (np_dossier_apply (dossier, change));
  np_dossier_forget_history (dossier);
  return dossier;
}

static GtkEventController *
find_keys (GtkWidget *view)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (view);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        return controller;
    }
  return NULL;
}

static gint64 painted;
static double painted_cpu;
static double cpu_ms (void);

/* The end of a frame counts once the list is scrolled to its end: only then is the new entry seen. */
static void
painted_cb (GdkFrameClock *clock, GtkAdjustment *place)
{
  if (painted != 0 || gtk_adjustment_get_value (place) + gtk_adjustment_get_page_size (place)
                      < gtk_adjustment_get_upper (place) - 1)
    return;
  painted = g_get_monotonic_time ();
  painted_cpu = cpu_ms ();
}

/* Of this thread alone: what a busy machine does besides is not counted. */
static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static GtkAdjustment *
find_place (gpointer page)
{
  GtkWidget *list = np_ui_test_find (np_ui_test_find (page, NP_TYPE_LIVE_VIEW), GTK_TYPE_LIST_BOX);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (list, GTK_TYPE_SCROLLED_WINDOW)));
}

static gboolean
rested_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* As between the last letter and Enter: the frames of the typing are over. */
static void
rest (void)
{
  gboolean rested = FALSE;

  g_timeout_add (60, rested_cb, &rested);
  while (!rested)
    g_main_context_iteration (NULL, TRUE);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
tell (const char *what, double *times, guint n, double limit)
{
  qsort (times, n, sizeof (double), compare);
  printf ("%-58s median %5.1f ms   95%% %5.1f ms   worst %5.1f ms   (at most %.0f)\n", what, times[n / 2], times[n * 95 / 100],
          times[n - 1], limit);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL, *path = NULL;
  g_autoptr(NpDossier) dossier = NULL;
  g_autoptr(NpDocument) first = NULL, document = NULL;
  g_autoptr(GError) error = NULL;
  static double handled[N_TYPED], handled_cpu[N_TYPED], seen[N_TYPED], worked[N_TYPED], kept[N_TYPED];
  double few[N_TYPED / 4], many[N_TYPED / 4];
  struct rusage usage;
  NpObject *meeting;
  NpWindow *window;
  NpJournal *journal;
  NpNoteComposer *composer;
  GtkTextBuffer *line;
  GtkEventController *keys;
  GdkFrameClock *clock;

  np_ui_test_init (&argc, &argv);
  folder = g_dir_make_tmp ("np-enter-XXXXXX", NULL);
  path = g_build_filename (folder, "large.nonpaper", NULL);
  dossier = large_sample ();
  first = np_document_new (dossier);
  np_document_save (first, path, NULL, &error);
  g_assert_no_error (error);
  np_document_close (first);
  document = np_document_open (path, FALSE, &error);
  g_assert_no_error (error);
  window = np_ui_test_window (NULL, 1920, 1080);
  np_window_show_document (window, document);
  np_ui_test_settle (window);
  meeting = np_dossier_find (np_document_get_dossier (document), "mt2");
  g_assert_true (np_window_show_object (window, meeting));
  np_ui_test_settle (window);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (np_window_get_page (window)), "page.start-meeting", NULL));
  np_ui_test_settle (window);
  composer = np_ui_test_find (np_window_get_page (window), NP_TYPE_NOTE_COMPOSER);
  line = gtk_text_view_get_buffer (np_note_composer_get_view (composer));
  keys = find_keys (GTK_WIDGET (np_note_composer_get_view (composer)));
  journal = np_document_get_journal (document);
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), find_place (np_window_get_page (window)));
  for (guint i = 0; i < N_TYPED; i++)
    {
      gboolean done = FALSE;
      gint64 start, stored = 0;
      guint64 record;

      gtk_text_buffer_insert_at_cursor (line, i % 2 == 0 ? "=us1 *3+- fine, but 24 h is too short \\ tense"
                                                         : "=ru1 *5- не сейчас и не в этом составе", -1);
      rest ();
      painted = 0;
      worked[i] = cpu_ms ();
      start = g_get_monotonic_time ();
      g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Return, 0, 0, &done);
      handled[i] = (g_get_monotonic_time () - start) / 1000.0;
      handled_cpu[i] = cpu_ms () - worked[i];
      record = np_journal_get_last (journal);
      /* The draft that is taken out comes behind the entry. */
      while (painted == 0 || stored == 0)
        {
          if (stored == 0 && np_journal_get_kept (journal) >= record)
            stored = g_get_monotonic_time ();
          if (!g_main_context_iteration (NULL, FALSE))
            g_usleep (100);
        }
      seen[i] = (painted - start) / 1000.0;
      kept[i] = (stored - start) / 1000.0;
      worked[i] = painted_cpu - worked[i];
    }
  g_assert_cmpuint (np_object_get_n_children (meeting, NP_MEETING_ENTRIES), ==, N_TYPED);
  memcpy (few, worked, sizeof few);
  memcpy (many, worked + N_TYPED - G_N_ELEMENTS (many), sizeof many);
  getrusage (RUSAGE_SELF, &usage);
  printf ("%d entries in earlier meetings, %d typed, %dx%d, drawn in software\n", N_MEETINGS * N_ENTRIES, N_TYPED,
          gtk_widget_get_width (GTK_WIDGET (window)), gtk_widget_get_height (GTK_WIDGET (window)));
  tell ("Enter handled", handled, N_TYPED, 16);
  tell ("  processor time of it", handled_cpu, N_TYPED, 16);
  tell ("Enter to the end of the frame that shows it", seen, N_TYPED, 16);
  tell ("  processor time of the window until then", worked, N_TYPED, 16);
  tell ("  the same, first quarter of the entries", few, G_N_ELEMENTS (few), 16);
  tell ("  the same, last quarter", many, G_N_ELEMENTS (many), 16);
  tell ("Enter to the disk", kept, N_TYPED, 50);
  printf ("peak memory %.1f MB\n", usage.ru_maxrss / 1024.0);
  return 0;
}
