/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attribution rules through the window: lowering, own rule, purge, names in papers, readouts. */
#include "brief/np-export-view.h"
#include "dossier/np-brief.h"
#include "dossier/np-meeting.h"
#include "np-ui-test.h"
#include "store/np-document.h"
#include "ui/briefs/np-export-dialog.h"
#include "ui/briefs/np-leak-list.h"
#include "ui/meetings/np-meeting-setup.h"
#include "ui/meetings/np-review-entries.h"
#include "ui/meetings/np-review-papers.h"
#include "ui/meetings/np-review-view.h"
#include "ui/np-window-private.h"

typedef struct
{
  NpDossier *dossier;
  NpWindow *window;
  GtkWidget *dialog;
  NpLeakList *leaks;
} Desk;

static gboolean
has_pages (gpointer dialog)
{
  return np_export_dialog_get_n_pages (dialog) > 0;
}

static gboolean
is_settled (gpointer data)
{
  return np_leak_list_count_open (((Desk *) data)->leaks) == 0;
}

/* A name that a rule hides keeps the export back until somebody decides; the decision is one undo step. */
static void
test_names (void)
{
  Desk desk = { np_ui_test_sample () };
  gpointer entry = np_dossier_find (desk.dossier, "n8");
  g_autoptr(NpExportView) view = NULL;
  guint index = 0;

  desk.window = np_ui_test_window (desk.dossier, 1280, 800);
  {
    g_autoptr(NpChange) change = np_change_new ("words");

    np_change_set_words (change, entry, NP_ENTRY_TEXT, NP_LANG_EN, "Moscow would call first.");
    np_session_apply (np_window_get_session (desk.window), change);
  }
  desk.dialog = np_export_dialog_new (GTK_WINDOW (desk.window), np_window_get_session (desk.window));
  gtk_window_present (GTK_WINDOW (desk.dialog));
  np_ui_test_wait (has_pages, desk.dialog);
  desk.leaks = np_ui_test_find (desk.dialog, NP_TYPE_LEAK_LIST);
  g_assert_cmpuint (np_leak_list_count_open (desk.leaks), ==, 1);
  g_assert_nonnull (np_ui_test_find_label (desk.dialog, "1 name waits for a decision; until then nothing is written"));
  /* The way out is closed until then. */
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (np_ui_test_find_label (desk.dialog, "Export…"))));
  view = np_export_view_new (desk.dossier, NULL, NP_PROFILE_INTERNAL);
  while (!np_leak_is_open (view->leaks->pdata[index]))
    index++;
  g_assert_false (np_leak_list_decide (desk.leaks, index, NP_CLEARANCE_REPLACE, " "));
  g_assert_true (np_leak_list_decide (desk.leaks, index, NP_CLEARANCE_REPLACE, "One side"));
  np_ui_test_wait (is_settled, &desk);
  np_ui_test_settle (desk.window);
  g_assert_nonnull (np_ui_test_find_label (desk.dialog, "Replaced by “One side”"));
  g_assert_cmpstr (np_dossier_get_undo_label (desk.dossier), ==, "decide on a name in a paper");
  gtk_window_close (GTK_WINDOW (desk.dialog));
  np_ui_test_settle (desk.window);
  np_ui_test_close (desk.window);
  g_object_unref (desk.dossier);
}

/* ---- the rule of an entry, in the review ---- */

static NpWindow *
open_meeting (NpDossier *dossier, const char *id)
{
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);

  g_assert_true (np_window_show_object (window, np_dossier_find (dossier, id)));
  np_ui_test_settle (window);
  return window;
}

static GtkWidget *
find_button (GtkWidget *top, const char *label)
{
  GtkWidget *found = np_ui_test_find_label (top, label);

  return found != NULL ? gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON) : NULL;
}

/* Raising is one click; lowering waits for words, which the history keeps. */
static void
test_entry (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = open_meeting (dossier, "mt1");
  NpReviewView *review = np_ui_test_find (window, NP_TYPE_REVIEW_VIEW);
  gpointer entry = np_dossier_find (dossier, "n2");
  NpReviewEntries *entries;
  GtkWidget *popover, *reason;
  guint n = np_object_get_n_children (dossier, NP_DOSSIER_HISTORY);

  np_review_view_show_entry (review, entry);
  np_ui_test_settle (window);
  entries = np_ui_test_find (review, NP_TYPE_REVIEW_ENTRIES);
  g_signal_emit_by_name (find_button (GTK_WIDGET (entries), "CHR"), "clicked");
  np_ui_test_settle (window);
  popover = np_ui_test_find (entries, GTK_TYPE_POPOVER);
  g_assert_nonnull (popover);
  /* The first row with that rule is n2: the one before it is on the record. */
  g_signal_emit_by_name (find_button (popover, "on the record"), "clicked");
  np_ui_test_settle (window);
  g_assert_cmpint (np_object_get_enum (entry, NP_ENTRY_REGIME), ==, NP_REGIME_CHR);
  reason = np_ui_test_find (popover, GTK_TYPE_ENTRY);
  g_assert_true (gtk_widget_get_visible (reason));
  g_signal_emit_by_name (reason, "activate");
  g_assert_cmpint (np_object_get_enum (entry, NP_ENTRY_REGIME), ==, NP_REGIME_CHR);
  gtk_editable_set_text (GTK_EDITABLE (reason), "the speaker agreed in writing");
  g_signal_emit_by_name (reason, "activate");
  np_ui_test_settle (window);
  g_assert_cmpint (np_object_get_enum (entry, NP_ENTRY_REGIME), ==, NP_REGIME_OTR);
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_HISTORY), ==, n + 1);
  g_assert_cmpstr (np_object_get_words (np_object_get_child (dossier, NP_DOSSIER_HISTORY, n), NP_HISTORY_ITEM_REASON, NP_LANG_EN), ==,
                   "the speaker agreed in writing");
  /* One step back: rule and line of history. */
  np_session_undo (np_window_get_session (window));
  g_assert_cmpint (np_object_get_enum (entry, NP_ENTRY_REGIME), ==, NP_REGIME_CHR);
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_HISTORY), ==, n);
  np_ui_test_close (window);
}

/* ---- the rule of a meeting, in its set-up ---- */

static GtkWidget *
find_check (GtkWidget *top, const char *label)
{
  GtkWidget *found = np_ui_test_find_label (top, label);

  return found != NULL ? gtk_widget_get_ancestor (found, GTK_TYPE_CHECK_BUTTON) : NULL;
}

static void
test_own_rule (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  gpointer meeting = np_dossier_find (dossier, "mt1");
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  GtkWidget *setup, *host = gtk_window_new (), *reason, *role;
  g_autoptr(NpChange) change = np_change_new ("own");
  guint n;

  np_change_set_enum (change, meeting, NP_MEETING_REGIME, NP_REGIME_OWN);
  np_change_set_string (change, meeting, NP_MEETING_PERMITS, "text description");
  np_session_apply (np_window_get_session (window), change);
  n = np_object_get_n_children (dossier, NP_DOSSIER_HISTORY);
  setup = np_meeting_setup_new (np_window_get_session (window), meeting);
  gtk_window_set_child (GTK_WINDOW (host), setup);
  gtk_window_present (GTK_WINDOW (host));
  np_ui_test_settle (window);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_check (setup, "description the speaker chose"))));
  /* One permission more protects less: it waits, unticked, for a reason. */
  role = find_check (setup, "role of the speaker");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (role), TRUE);
  np_ui_test_settle (window);
  g_assert_cmpstr (np_object_get_string (meeting, NP_MEETING_PERMITS), ==, "text description");
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (role)));
  reason = gtk_widget_get_ancestor (np_ui_test_find_label (setup, "This protects less: say why, it is kept in the history"), ADW_TYPE_ENTRY_ROW);
  g_assert_nonnull (reason);
  gtk_editable_set_text (GTK_EDITABLE (reason), "all agreed at the end");
  g_signal_emit_by_name (reason, "apply");
  np_ui_test_settle (window);
  /* The description has not been dropped on the way. */
  g_assert_cmpstr (np_object_get_string (meeting, NP_MEETING_PERMITS), ==, "text role description");
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_HISTORY), ==, n + 1);
  /* One less is free. */
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (setup, "what was said")), FALSE);
  np_ui_test_settle (window);
  g_assert_cmpstr (np_object_get_string (meeting, NP_MEETING_PERMITS), ==, "role description");
  gtk_window_destroy (GTK_WINDOW (host));
  np_ui_test_close (window);
}

/* ---- purge ---- */

static gboolean
holds_canary (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL), *text = NULL;
      gsize size;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          if (holds_canary (path))
            return TRUE;
        }
      else if (g_file_get_contents (path, &text, &size, NULL) && g_strstr_len (text, size, "zqcanary") != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_purged (gpointer window)
{
  return !NP_WINDOW (window)->purging && !NP_WINDOW (window)->saving;
}

/* The words are on the disk in the file, a backup and a journal; afterwards in none of them. */
static void
test_purge (void)
{
  g_autofree char *folder = g_dir_make_tmp ("nonpaper-purge-XXXXXX", NULL), *path = g_build_filename (folder, "talks.nonpaper", NULL);
  g_autoptr(NpDossier) sample = np_ui_test_sample ();
  g_autoptr(NpDocument) made = NULL, document = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(NpChange) secret = np_change_new ("secret"), other = np_change_new ("other");
  NpWindow *window;
  NpDossier *dossier;

  np_change_set_words (secret, np_dossier_find (sample, "n9"), NP_ENTRY_TEXT, NP_LANG_EN, "zqcanary");
  np_dossier_apply (sample, secret);
  made = np_document_new (sample);
  g_assert_true (np_document_save (made, path, NULL, &error));
  g_assert_no_error (error);
  np_document_close (made);
  document = np_document_open (path, FALSE, &error);
  g_assert_no_error (error);
  dossier = np_document_get_dossier (document);
  np_change_set_words (other, np_dossier_find (dossier, "n9"), NP_ENTRY_TEXT, NP_LANG_RU, "zqcanary");
  np_dossier_apply (dossier, other);
  g_assert_true (np_document_save (document, NULL, NULL, &error));
  window = np_ui_test_window (NULL, 1280, 800);
  np_window_show_document (window, document);
  np_ui_test_settle (window);
  g_assert_true (holds_canary (folder));
  g_assert_true (holds_canary (g_get_user_state_dir ()));
  dossier = np_session_get_dossier (np_window_get_session (window));
  np_window_purge (window);
  np_ui_test_wait (is_purged, window);
  np_ui_test_settle (window);
  g_assert_null (np_dossier_find (dossier, "n9"));
  g_assert_null (np_dossier_get_undo_label (dossier));
  g_assert_false (holds_canary (folder));
  g_assert_false (holds_canary (g_get_user_state_dir ()));
  np_ui_test_close (window);
}

/* ---- readouts ---- */

static gboolean
is_marked (GtkTextBuffer *buffer, const char *word)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "different");
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, word, 0, &start, &end, NULL));
  return gtk_text_iter_has_tag (&start, tag);
}

static void
test_readouts (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  gpointer meeting = np_dossier_find (dossier, "mt1");
  NpWindow *window = open_meeting (dossier, "mt1");
  NpReviewView *review = np_ui_test_find (window, NP_TYPE_REVIEW_VIEW);
  NpReviewPapers *papers;
  GtkTextBuffer *ours, *theirs;
  g_autofree char *before = g_strdup (np_object_get_words (meeting, NP_MEETING_READOUT, NP_LANG_EN));

  adw_view_stack_set_visible_child_name (np_review_view_get_stack (review), "papers");
  np_ui_test_settle (window);
  papers = np_ui_test_find (review, NP_TYPE_REVIEW_PAPERS);
  ours = np_review_papers_get_buffer (papers, NP_LANG_EN, FALSE);
  theirs = np_review_papers_get_buffer (papers, NP_LANG_EN, TRUE);
  /* What is pasted is stored, with undo, and compared at once. */
  gtk_text_buffer_set_text (theirs, "Experts from China, Russia and the United States met in Helsinki to fight cybercrime.", -1);
  np_ui_test_settle (window);
  g_assert_nonnull (strstr (np_object_get_words (meeting, NP_MEETING_THEIR_READOUT, NP_LANG_EN), "cybercrime"));
  g_assert_true (is_marked (theirs, "cybercrime"));
  g_assert_false (is_marked (theirs, "Experts"));
  g_assert_true (is_marked (ours, "stability"));
  /* Characters a file cannot hold do not get into it. */
  gtk_text_buffer_insert_at_cursor (theirs, "\001", -1);
  np_ui_test_settle (window);
  g_assert_null (strchr (np_object_get_words (meeting, NP_MEETING_THEIR_READOUT, NP_LANG_EN), 1));
  np_session_undo (np_window_get_session (window));
  np_ui_test_settle (window);
  g_assert_cmpint (gtk_text_buffer_get_char_count (theirs), ==, 0);
  g_assert_false (is_marked (ours, "stability"));
  /* The draft is a step that can be taken back. */
  np_review_papers_draft (papers);
  np_ui_test_settle (window);
  g_assert_nonnull (strstr (np_object_get_words (meeting, NP_MEETING_READOUT, NP_LANG_EN), "Agreed to test, not to announce"));
  g_assert_cmpstr (np_dossier_get_undo_label (dossier), ==, "draft the readout");
  np_session_undo (np_window_get_session (window));
  g_assert_cmpstr (np_object_get_words (meeting, NP_MEETING_READOUT, NP_LANG_EN), ==, before);
  np_ui_test_close (window);
}

int
main (int argc, char **argv)
{
  np_ui_test_init (&argc, &argv);
  g_test_add_func ("/export/H2/window", test_names);
  g_test_add_func ("/ui/3.10/lowering-asks-why", test_entry);
  g_test_add_func ("/ui/3.9/own-rule", test_own_rule);
  g_test_add_func ("/ui/3.13/purge", test_purge);
  g_test_add_func ("/ui/3.10/readouts", test_readouts);
  return g_test_run ();
}
