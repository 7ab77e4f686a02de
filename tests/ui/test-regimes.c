/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attribution rules through the window: lowering, own rule, purge, names in papers, readouts. */
#include "brief/np-export-view.h"
#include "dossier/np-brief.h"
#include "dossier/np-meeting.h"
#include "np-ui-test.h"
#include "ui/briefs/np-export-dialog.h"
#include "ui/briefs/np-leak-list.h"

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

int
main (int argc, char **argv)
{
  np_ui_test_init (&argc, &argv);
  g_test_add_func ("/export/H2/window", test_names);
  return g_test_run ();
}
