/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Live notes when the disk refuses, after a crash and from memory: what the window says is true, and nothing is lost. */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dossier/np-meeting.h"
#include "meeting/np-note-grammar.h"
#include "np-ui-test.h"
#include "store/np-document.h"
#include "store/np-io.h"
#include "store/np-replay.h"
#include "ui/meetings/np-live-strip.h"
#include "ui/meetings/np-live-view.h"
#include "ui/meetings/np-note-composer.h"
#include "ui/meetings/np-review-view.h"
#include "ui/np-window-private.h"

typedef struct
{
  char *folder;
  char *path;
  NpWindow *window;
  NpPage *page;
  NpObject *meeting;
  NpNoteComposer *composer;
} Room;

/* A dossier in a file of its own, its second meeting shown. */
static void
enter_sized (Room *room, int width, int height)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  g_autoptr(NpDocument) document = np_document_new (dossier);
  g_autoptr(GError) error = NULL;

  room->folder = g_dir_make_tmp ("np-live-XXXXXX", &error);
  room->path = g_build_filename (room->folder, "talks.nonpaper", NULL);
  np_document_save (document, room->path, NULL, &error);
  g_assert_no_error (error);
  np_document_close (document);
  room->window = np_ui_test_window (NULL, width, height);
}

static void
enter (Room *room)
{
  enter_sized (room, 1280, 800);
}

static void
show (Room *room)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(NpDocument) document = np_document_open (room->path, FALSE, &error);

  g_assert_no_error (error);
  np_window_show_document (room->window, document);
  np_ui_test_settle (room->window);
  room->meeting = np_dossier_find (np_document_get_dossier (document), "mt2");
  g_assert_true (np_window_show_object (room->window, room->meeting));
  np_ui_test_settle (room->window);
  room->page = np_window_get_page (room->window);
  room->composer = np_ui_test_find (room->page, NP_TYPE_NOTE_COMPOSER);
}

static void
start (Room *room)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (room->page), "page.start-meeting", NULL));
  np_ui_test_settle (room->window);
  room->composer = np_ui_test_find (room->page, NP_TYPE_NOTE_COMPOSER);
  g_assert_nonnull (room->composer);
}

static void
hide (Room *room)
{
  g_autoptr(NpDocument) document = g_object_ref (room->window->document);

  np_window_show_document (room->window, NULL);
  np_document_close (document);
}

static void
leave (Room *room)
{
  g_autofree char *id = g_strdup (np_object_get_id (np_session_get_dossier (np_window_get_session (room->window))));

  hide (room);
  np_ui_test_close (room->window);
  np_document_erase_traces (id, NULL);
  g_unlink (room->path);
  g_rmdir (room->folder);
  g_free (room->path);
  g_free (room->folder);
}

static void
type (Room *room, const char *words)
{
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (np_note_composer_get_view (room->composer)), words, -1);
}

static char *
typed (Room *room)
{
  GtkTextIter start, end;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (np_note_composer_get_view (room->composer));

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
press_enter (Room *room)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (np_note_composer_get_view (room->composer)));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Return, 0, 0, &handled);
    }
  g_assert_true (handled);
}

static NpJournal *
journal_of (Room *room)
{
  return np_document_get_journal (room->window->document);
}

static gboolean
is_kept (gpointer journal)
{
  return np_journal_get_state (journal) == NP_JOURNAL_KEPT;
}

static gboolean
is_refused (gpointer journal)
{
  return np_journal_get_state (journal) == NP_JOURNAL_NOT_KEPT;
}

/* ---- a disk that refuses journals ---- */

static const char *refused_folder; /* only there; NULL: everywhere */

static int
refuse_openat (int folder, const char *path, int flags, mode_t mode)
{
  if (g_str_has_suffix (path, ".journal") && (flags & O_CREAT) != 0
      && (refused_folder == NULL || g_str_has_prefix (path, refused_folder)))
    {
      errno = ENOSPC;
      return -1;
    }
  return np_io_system.openat (folder, path, flags, mode);
}

static int
refuse_fdatasync (int fd)
{
  errno = EIO;
  return -1;
}

static NpIoTable refusing;

static void
refuse (const char *folder)
{
  refused_folder = folder;
  refusing = np_io_system;
  refusing.openat = refuse_openat;
  refusing.fdatasync = refuse_fdatasync;
  np_io_set_table (&refusing);
}

static GtkWindow *
find_dialog (void)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

static gboolean
is_asking (gpointer data)
{
  return find_dialog () != NULL;
}

static void
answer (Room *room, const char *response)
{
  np_ui_test_wait (is_asking, NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog ()), response);
  np_ui_test_settle (room->window);
}

/* The label whose text begins like this. */
static GtkWidget *
find_words (gpointer top, const char *start)
{
  if (GTK_IS_LABEL (top) && g_str_has_prefix (gtk_label_get_text (top), start) && gtk_widget_get_mapped (top))
    return top;
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_words (child, start);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The line over the notes tells the truth at every moment; the notes that are in memory alone say so. */
static void
test_refused (void)
{
  Room room = { 0 };
  gpointer live;

  enter (&room);
  show (&room);
  start (&room);
  live = np_ui_test_find (room.page, NP_TYPE_LIVE_VIEW);
  type (&room, "=us1 *3+ kept");
  press_enter (&room);
  np_ui_test_wait (is_kept, journal_of (&room));
  np_ui_test_settle (room.window);
  g_assert_nonnull (find_words (live, "journalled "));
  g_assert_null (find_words (live, "not kept"));
  refuse (NULL);
  type (&room, "refused");
  press_enter (&room);
  np_ui_test_wait (is_refused, journal_of (&room));
  np_ui_test_settle (room.window);
  g_assert_nonnull (find_words (live, "Not on disk since "));
  g_assert_null (find_words (live, "journalled "));
  g_assert_nonnull (find_words (live, "not kept"));
  g_assert_nonnull (find_words (live, "Save elsewhere"));
  /* Capture goes on. */
  type (&room, "also refused");
  press_enter (&room);
  g_assert_cmpuint (np_object_get_n_children (room.meeting, NP_MEETING_ENTRIES), ==, 3);
  /* Once there is room again everything is kept, without anybody doing anything. */
  np_io_set_table (NULL);
  np_ui_test_wait (is_kept, journal_of (&room));
  np_ui_test_settle (room.window);
  g_assert_null (find_words (live, "not kept"));
  g_assert_null (find_words (live, "Not on disk since "));
  g_assert_nonnull (find_words (live, "journalled "));
  leave (&room);
}

/* When the state folder refuses, the journal goes beside the dossier. */
static void
test_second_place (void)
{
  Room room = { 0 };
  g_autofree char *state = g_build_filename (g_get_user_state_dir (), "nonpaper", NULL);
  g_autoptr(GDir) dir = NULL;
  g_autofree char *beside = NULL;
  const char *name;

  enter (&room);
  show (&room);
  start (&room);
  np_ui_test_wait (is_kept, journal_of (&room));
  refuse (state);
  type (&room, "goes beside the dossier");
  press_enter (&room);
  np_ui_test_wait (is_kept, journal_of (&room));
  np_ui_test_settle (room.window);
  g_assert_nonnull (find_words (np_ui_test_find (room.page, NP_TYPE_LIVE_VIEW), "journalled "));
  np_io_set_table (NULL);
  dir = g_dir_open (room.folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".journal"))
      beside = g_build_filename (room.folder, name, NULL);
  g_assert_nonnull (beside);
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (beside, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "goes beside the dossier"));
  hide (&room);
  g_unlink (beside);
  show (&room);
  leave (&room);
}

/* What was typed and could not be kept anywhere is not thrown away by closing the window. */
static void
test_close_unkept (void)
{
  Room room = { 0 };
  g_autofree char *line = NULL;

  enter (&room);
  show (&room);
  start (&room);
  np_ui_test_wait (is_kept, journal_of (&room));
  refuse (NULL);
  type (&room, "half a sen");
  gtk_window_close (GTK_WINDOW (room.window));
  answer (&room, "cancel");
  g_assert_nonnull (room.window->document);
  line = typed (&room);
  g_assert_cmpstr (line, ==, "half a sen");
  /* The second time as the first. */
  gtk_window_close (GTK_WINDOW (room.window));
  np_ui_test_wait (is_asking, NULL);
  answer (&room, "cancel");
  np_io_set_table (NULL);
  np_ui_test_wait (is_kept, journal_of (&room));
  leave (&room);
}

/* ---- after a crash ---- */

typedef struct { NpJournal *journal; guint64 last; } Grown;

static gboolean
has_grown (gpointer data)
{
  Grown *grown = data;

  return np_journal_get_last (grown->journal) > grown->last && is_kept (grown->journal);
}

static gboolean
is_saved (gpointer window)
{
  return !NP_WINDOW (window)->saving && !np_document_is_modified (NP_WINDOW (window)->document);
}

static void
leave_a_draft (Room *room)
{
  Grown grown;
  gint64 began;

  show (room);
  start (room);
  type (room, "!5 =us1 *3+ said before");
  press_enter (room);
  np_window_autosave (room->window);
  /* The record of the draft is told apart from those that come with the save. */
  np_ui_test_wait (is_saved, room->window);
  np_ui_test_settle (room->window);
  np_ui_test_wait (is_kept, journal_of (room));
  grown.journal = journal_of (room);
  grown.last = np_journal_get_last (grown.journal);
  began = g_get_monotonic_time ();
  type (room, "в середине сло");
  np_ui_test_wait (has_grown, &grown);
  g_test_message ("the draft was on the disk after %.2f s", (g_get_monotonic_time () - began) / 1e6);
  hide (room);
}

/* The line being typed is on the disk within two seconds, and comes back into the line. */
static void
test_draft (void)
{
  Room room = { 0 };
  g_autofree char *line = NULL;

  enter (&room);
  leave_a_draft (&room);
  show (&room);
  g_assert_nonnull (find_words (room.window, "1 change of an earlier session was not saved"));
  np_ui_test_act (room.window, "win.restore");
  np_ui_test_wait (is_asking, NULL);
  g_assert_nonnull (find_words (find_dialog (), "The last is of "));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (find_dialog ())), "“в середине сло”"));
  answer (&room, "0");
  room.composer = np_ui_test_find (room.page, NP_TYPE_NOTE_COMPOSER);
  line = typed (&room);
  g_assert_cmpstr (line, ==, "в середине сло");
  g_assert_cmpuint (np_object_get_n_children (room.meeting, NP_MEETING_ENTRIES), ==, 1);
  /* Speaker and rule hold: a crash exposes nobody. */
  g_assert_cmpint (np_note_composer_get_regime (room.composer), ==, NP_REGIME_OFF);
  /* It is in the journal of this session as well: a second crash takes nothing. */
  hide (&room);
  show (&room);
  np_ui_test_act (room.window, "win.restore");
  answer (&room, "0");
  room.composer = np_ui_test_find (room.page, NP_TYPE_NOTE_COMPOSER);
  g_free (g_steal_pointer (&line));
  line = typed (&room);
  g_assert_cmpstr (line, ==, "в середине сло");
  leave (&room);
}

/* As after a crash: what is in the journal alone is restored. */
static void
crash (Room *room)
{
  np_ui_test_wait (is_kept, journal_of (room));
  hide (room);
  show (room);
  np_ui_test_act (room->window, "win.restore");
  answer (room, "0");
  room->composer = np_ui_test_find (room->page, NP_TYPE_NOTE_COMPOSER);
}

static gpointer
last_entry (Room *room)
{
  guint n = np_object_get_n_children (room->meeting, NP_MEETING_ENTRIES);

  return np_object_get_child (room->meeting, NP_MEETING_ENTRIES, n - 1);
}

/* A rule switched alone is kept before the first entry under it is: a crash in between exposes nobody. */
static void
test_switch_alone (void)
{
  Room room = { 0 };

  enter (&room);
  show (&room);
  start (&room);
  type (&room, "=us1 *3+ said before");
  press_enter (&room);
  np_window_autosave (room.window);
  np_ui_test_settle (room.window);
  g_assert_cmpint (np_note_composer_get_regime (room.composer), !=, NP_REGIME_OFF);
  type (&room, "!5");
  press_enter (&room);
  g_assert_cmpuint (np_object_get_n_children (room.meeting, NP_MEETING_ENTRIES), ==, 1);
  g_assert_true (np_document_flush (room.window->document));
  crash (&room);
  g_assert_cmpint (np_note_composer_get_regime (room.composer), ==, NP_REGIME_OFF);
  type (&room, "said after");
  press_enter (&room);
  g_assert_cmpint (np_object_get_enum (last_entry (&room), NP_ENTRY_REGIME), ==, NP_REGIME_OFF);
  g_assert_cmpstr (np_object_get_string (last_entry (&room), NP_ENTRY_SEAT), ==, "us1");
  /* The entry tells it from here on; another switch, speaker and rule, is kept as well, and undone with its change. */
  g_assert_false (np_object_is_given (room.meeting, NP_MEETING_NOW));
  type (&room, "=ru1 !4");
  press_enter (&room);
  g_assert_cmpint (np_note_composer_get_regime (room.composer), ==, NP_REGIME_DBG);
  np_session_undo (np_window_get_session (room.window));
  g_assert_cmpint (np_note_composer_get_regime (room.composer), ==, NP_REGIME_OFF);
  np_session_redo (np_window_get_session (room.window));
  crash (&room);
  g_assert_cmpint (np_note_composer_get_regime (room.composer), ==, NP_REGIME_DBG);
  /* Who speaks in the line being typed is a key, and comes back with the line. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (room.page), "page.choose-seat", "i", 1));
  type (&room, "half a");
  np_session_flush (np_window_get_session (room.window));
  crash (&room);
  type (&room, " sentence");
  press_enter (&room);
  g_assert_cmpstr (np_object_get_words (last_entry (&room), NP_ENTRY_TEXT, NP_LANG_EN), ==, "half a sentence");
  g_assert_cmpint (np_note_get_seat_key (np_document_get_dossier (room.window->document), NP_MEETING (room.meeting),
                                         np_object_get_string (last_entry (&room), NP_ENTRY_SEAT)), ==, 1);
  g_assert_cmpint (np_object_get_enum (last_entry (&room), NP_ENTRY_REGIME), ==, NP_REGIME_DBG);
  leave (&room);
}

static gboolean
is_picking (gpointer data)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();
  GtkWindow **dialog = data;

  for (GList *l = windows; l != NULL; l = l->next)
    if (GTK_IS_FILE_CHOOSER_DIALOG (l->data) && gtk_widget_get_mapped (l->data))
      *dialog = l->data;
  return *dialog != NULL;
}

static gboolean
is_done (gpointer window)
{
  return NP_WINDOW (window)->unsaved == NULL;
}

/* "Save a copy": the file with the changes in it, beside the one that is open, which stays as it is; the line that was being
 * typed is in no file, and stays with the window. */
static void
test_save_copy (void)
{
  Room room = { 0 };
  g_autofree char *before = NULL, *after = NULL, *copy_path = NULL, *line = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(NpDocument) copy = NULL;
  g_autoptr(GFile) file = NULL, folder = NULL;
  GtkWindow *dialog = NULL;
  gpointer meeting;

  enter (&room);
  leave_a_draft (&room);
  show (&room);
  np_ui_test_act (room.window, "win.restore");
  answer (&room, "0");
  np_window_autosave (room.window);
  np_ui_test_settle (room.window);
  room.composer = np_ui_test_find (room.page, NP_TYPE_NOTE_COMPOSER);
  press_enter (&room);
  type (&room, "not yet said");
  np_session_flush (np_window_get_session (room.window));
  np_ui_test_wait (is_kept, journal_of (&room));
  hide (&room);
  show (&room);
  g_assert_true (g_file_get_contents (room.path, &before, NULL, NULL));
  g_assert_cmpuint (np_object_get_n_children (room.meeting, NP_MEETING_ENTRIES), ==, 1);
  np_ui_test_act (room.window, "win.restore");
  answer (&room, "1");
  np_ui_test_wait (is_picking, &dialog);
  copy_path = g_build_filename (room.folder, "copy.nonpaper", NULL);
  folder = g_file_new_for_path (room.folder);
  file = g_file_new_for_path (copy_path);
  g_assert_true (gtk_file_chooser_set_file (GTK_FILE_CHOOSER (dialog), file, NULL)
                 || (gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL), TRUE));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), "copy.nonpaper");
  np_ui_test_settle (room.window);
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);
  np_ui_test_wait (is_done, room.window);
  np_ui_test_settle (room.window);
  g_assert_true (g_file_get_contents (room.path, &after, NULL, NULL));
  g_assert_cmpstr (before, ==, after);
  copy = np_document_open (copy_path, TRUE, &error);
  g_assert_no_error (error);
  meeting = np_dossier_find (np_document_get_dossier (copy), "mt2");
  g_assert_cmpuint (np_object_get_n_children (meeting, NP_MEETING_ENTRIES), ==, 2);
  g_assert_cmpstr (np_object_get_words (np_object_get_child (meeting, NP_MEETING_ENTRIES, 1), NP_ENTRY_TEXT, NP_LANG_RU), ==,
                   "в середине сло");
  np_document_close (copy);
  g_assert_cmpuint (np_object_get_n_children (room.meeting, NP_MEETING_ENTRIES), ==, 1);
  room.composer = np_ui_test_find (room.page, NP_TYPE_NOTE_COMPOSER);
  line = typed (&room);
  g_assert_cmpstr (line, ==, "not yet said");
  g_unlink (copy_path);
  leave (&room);
}

/* "Later" leaves everything, "Discard" asks once more and keeps it for thirty days. */
static void
test_later_and_discard (void)
{
  Room room = { 0 };
  g_autofree char *discarded = g_build_filename (g_get_user_state_dir (), "nonpaper", "discarded", NULL);
  g_autoptr(GDir) dir = NULL;

  enter (&room);
  leave_a_draft (&room);
  show (&room);
  np_ui_test_act (room.window, "win.restore");
  answer (&room, "cancel");
  g_assert_nonnull (room.window->unsaved);
  np_ui_test_act (room.window, "win.restore");
  answer (&room, "2");
  answer (&room, "cancel");
  g_assert_nonnull (room.window->unsaved);
  np_ui_test_act (room.window, "win.restore");
  answer (&room, "2");
  answer (&room, "0");
  g_assert_null (room.window->unsaved);
  dir = g_dir_open (discarded, 0, NULL);
  g_assert_nonnull (dir);
  g_assert_nonnull (g_dir_read_name (dir));
  leave (&room);
}

/* ---- others ---- */

/* The keys beside the seats are those that work, whatever the order at the table. */
static void
test_seat_keys (void)
{
  Room room = { 0 };
  g_autoptr(NpChange) change = np_change_new ("");
  GtkWidget *key;

  enter (&room);
  show (&room);
  np_change_set_string (change, room.meeting, NP_MEETING_SEAT_ORDER, "cn1 us1 fac");
  g_assert_true (np_session_apply (np_window_get_session (room.window), change));
  start (&room);
  key = np_ui_test_find_label (np_ui_test_find (room.page, NP_TYPE_LIVE_STRIP), "Ctrl 8");
  g_assert_nonnull (key);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_widget_get_next_sibling (key))), ==, "CN1");
  np_note_composer_choose_seat (room.composer, 8 - 1);
  type (&room, "by its own key");
  press_enter (&room);
  g_assert_cmpstr (np_object_get_string (np_object_get_child (room.meeting, NP_MEETING_ENTRIES, 0), NP_ENTRY_SEAT), ==, "cn1");
  leave (&room);
}

static GtkWidget *
find_button (gpointer top, const char *label)
{
  if (GTK_IS_BUTTON (top) && g_strcmp0 (gtk_button_get_label (top), label) == 0)
    return top;
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* In a small window the notes have all the room; Alt+Q brings the strip over them. The sidebar comes back afterwards. */
static void
test_narrow (void)
{
  Room room = { 0 };

  enter_sized (&room, 900, 600);
  show (&room);
  g_settings_set_int (room.window->state, "width", 900);
  np_ui_test_settle (room.window);
  start (&room);
  g_assert_false (np_page_get_inspector_shown (room.page));
  g_assert_true (g_settings_get_boolean (room.window->state, "sidebar"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (room.page), "page.questions", NULL));
  g_assert_true (np_page_get_inspector_shown (room.page));
  np_window_show_page (room.window, "overview");
  np_ui_test_settle (room.window);
  g_assert_true (gtk_widget_get_visible (room.window->sidebar));
  leave (&room);
}

/* What is found by search while notes are taken comes into sight, and stays there while more is heard. */
static void
test_show_entry (void)
{
  Room room = { 0 };
  gpointer live, entry;
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  GtkWidget *list, *view;

  enter (&room);
  show (&room);
  start (&room);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *words = g_strdup_printf ("=us1 point %u", i);

      type (&room, words);
      press_enter (&room);
    }
  np_ui_test_settle (room.window);
  live = np_ui_test_find (room.page, NP_TYPE_LIVE_VIEW);
  list = np_ui_test_find (live, GTK_TYPE_LIST_BOX);
  view = gtk_widget_get_ancestor (list, GTK_TYPE_SCROLLED_WINDOW);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (view));
  for (guint place = 3; place < 60; place += 28)
    {
      entry = np_object_get_child (room.meeting, NP_MEETING_ENTRIES, place);
      g_assert_true (np_window_show_object (room.window, entry));
      np_ui_test_settle (room.window);
      for (guint again = 0; again < 2; again++)
        {
          GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), place));

          g_assert_true (gtk_widget_compute_bounds (row, view, &bounds));
          g_assert_cmpfloat (bounds.origin.y, >=, -1);
          g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (view) + 1);
          type (&room, "more");
          press_enter (&room);
          np_ui_test_settle (room.window);
        }
      g_assert_true (gtk_widget_has_focus (GTK_WIDGET (np_note_composer_get_view (room.composer))));
    }
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 0);
  leave (&room);
}

/* Written down afterwards: with the time it was said, and marked. */
static void
test_memory (void)
{
  Room room = { 0 };
  gpointer review, entry;
  GtkWidget *time;

  enter (&room);
  show (&room);
  start (&room);
  type (&room, "=us1 heard");
  press_enter (&room);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (room.page), "page.end-meeting", NULL));
  np_ui_test_settle (room.window);
  review = np_ui_test_find (room.page, NP_TYPE_REVIEW_VIEW);
  g_signal_emit_by_name (find_button (review, "Add from memory"), "clicked");
  np_ui_test_settle (room.window);
  room.composer = np_ui_test_find (review, NP_TYPE_NOTE_COMPOSER);
  g_assert_nonnull (room.composer);
  time = np_ui_test_find (review, GTK_TYPE_ENTRY);
  g_assert_nonnull (time);
  gtk_editable_set_text (GTK_EDITABLE (time), "2018-09-01T21:15");
  type (&room, "=ru1 *3+- сказал за ужином");
  press_enter (&room);
  g_assert_cmpuint (np_object_get_n_children (room.meeting, NP_MEETING_ENTRIES), ==, 2);
  entry = np_object_get_child (room.meeting, NP_MEETING_ENTRIES, 1);
  g_assert_true (np_object_get_boolean (entry, NP_ENTRY_MEMORY));
  g_assert_cmpstr (np_object_get_string (entry, NP_ENTRY_AT), ==, "2018-09-01T21:15");
  g_assert_cmpstr (np_object_get_string (entry, NP_ENTRY_SEAT), ==, "ru1");
  g_assert_false (np_object_get_boolean (np_object_get_child (room.meeting, NP_MEETING_ENTRIES, 0), NP_ENTRY_MEMORY));

  /* Said apart from the plenary: it is stored so, and is not in the form of one. */
  g_assert_cmpint (np_object_get_enum (room.meeting, NP_MEETING_SETTING), ==, NP_SETTING_PLENARY);
  g_assert_cmpint (np_object_get_enum (entry, NP_ENTRY_SETTING), ==, NP_ENTRY_AS_MEETING);
  g_assert_cmpint (np_object_get_enum (entry, NP_ENTRY_FORM), ==, NP_FORM_PLENARY);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (np_ui_test_find (gtk_widget_get_parent (time), GTK_TYPE_DROP_DOWN)), NP_ENTRY_AT_DINNER);
  type (&room, "=ru1 *3+ сказал за ужином");
  press_enter (&room);
  entry = np_object_get_child (room.meeting, NP_MEETING_ENTRIES, 2);
  g_assert_true (np_object_get_boolean (entry, NP_ENTRY_MEMORY));
  g_assert_cmpint (np_object_get_enum (entry, NP_ENTRY_SETTING), ==, NP_ENTRY_AT_DINNER);
  g_assert_cmpint (np_object_get_enum (entry, NP_ENTRY_FORM), ==, NP_FORM_OTHER);
  g_assert_true (np_session_undo (np_window_get_session (room.window)));
  g_assert_cmpuint (np_object_get_n_children (room.meeting, NP_MEETING_ENTRIES), ==, 2);
  leave (&room);
}

static guint
count_rows (GtkListBox *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (list, n) != NULL)
    n++;
  return n;
}

static void
commit_line (Room *room, const char *words)
{
  type (room, words);
  press_enter (room);
}

/* Many entries: the frame after Enter is scrolled to the new one, the rows stay few, and earlier entries come to who looks. */
static void
test_many (void)
{
  Room room;
  g_autoptr(NpChange) change = np_change_new ("a long meeting");
  NpDossier *dossier;
  GtkListBox *list;
  GtkScrolledWindow *scrolled;
  GtkAdjustment *adjustment;
  double upper, distance;

  enter (&room);
  show (&room);
  dossier = np_session_get_dossier (np_window_get_session (room.window));
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *id = g_strdup_printf ("many%u", i), *words = g_strdup_printf ("entry %u", i);
      g_autoptr(NpObject) entry = np_object_new (NP_TYPE_ENTRY, id);

      np_object_set_words (entry, NP_ENTRY_TEXT, NP_LANG_EN, words);
      np_change_insert (change, room.meeting, NP_MEETING_ENTRIES, G_MAXUINT, entry);
    }
  np_dossier_apply (dossier, change);
  start (&room);
  list = np_ui_test_find (np_ui_test_find (room.page, NP_TYPE_LIVE_VIEW), GTK_TYPE_LIST_BOX);
  scrolled = GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_SCROLLED_WINDOW));
  adjustment = gtk_scrolled_window_get_vadjustment (scrolled);
  g_assert_cmpuint (count_rows (list), ==, 80);
  for (guint i = 0; i < 100; i++)
    {
      commit_line (&room, "=us1 *3+ a line that was said");
      /* Before any frame: the place of the end is known. */
      g_assert_cmpfloat (gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment), >=,
                         gtk_adjustment_get_upper (adjustment) - 1);
      if (i % 20 == 0)
        np_ui_test_settle (room.window);
    }
  np_ui_test_settle (room.window);
  g_assert_cmpuint (np_object_get_n_children (room.meeting, NP_MEETING_ENTRIES), ==, 400);
  g_assert_cmpuint (count_rows (list), ==, 80);
  g_assert_nonnull (np_ui_test_find_label (list, "a line that was said"));

  upper = gtk_adjustment_get_upper (adjustment);
  gtk_adjustment_set_value (adjustment, 0);
  distance = upper - gtk_adjustment_get_value (adjustment);
  np_ui_test_settle (room.window);
  g_assert_cmpuint (count_rows (list), ==, 160);
  g_assert_cmpfloat (ABS (gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_value (adjustment) - distance), <, 60);
  for (guint i = 0; i < 10; i++)
    {
      gtk_adjustment_set_value (adjustment, 0);
      np_ui_test_settle (room.window);
    }
  g_assert_cmpuint (count_rows (list), ==, 400);
  g_assert_nonnull (np_ui_test_find_label (list, "entry 0"));

  /* Undone, the rows are the last ones again. */
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  commit_line (&room, "=us1 the last");
  np_ui_test_settle (room.window);
  g_assert_cmpuint (count_rows (list), ==, 80);
  for (guint i = 0; i < 101; i++)
    np_dossier_undo (dossier);
  np_ui_test_settle (room.window);
  g_assert_cmpuint (count_rows (list), ==, 80);
  g_assert_nonnull (np_ui_test_find_label (list, "entry 299"));
  leave (&room);
}

int
main (int argc, char **argv)
{
  np_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/D5/says-what-is-not-kept", test_refused);
  g_test_add_func ("/ui/D5/second-place", test_second_place);
  g_test_add_func ("/ui/D5/closing-asks", test_close_unkept);
  g_test_add_func ("/ui/D2/draft-comes-back", test_draft);
  g_test_add_func ("/ui/D2/switch-alone", test_switch_alone);
  g_test_add_func ("/ui/R1/save-copy", test_save_copy);
  g_test_add_func ("/ui/R1/later-and-discard", test_later_and_discard);
  g_test_add_func ("/ui/3.9/keys-of-the-seats", test_seat_keys);
  g_test_add_func ("/ui/3.9/narrow", test_narrow);
  g_test_add_func ("/ui/3.9/many-entries", test_many);
  g_test_add_func ("/ui/8/found-in-a-running-meeting", test_show_entry);
  g_test_add_func ("/ui/3.10/from-memory", test_memory);
  return g_test_run ();
}
