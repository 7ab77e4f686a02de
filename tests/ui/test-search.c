/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding everywhere: what is typed, what is shown, and where Enter goes. */
#include "dossier/np-measure.h"
#include "dossier/np-meeting.h"
#include "dossier/np-source.h"
#include "meeting/np-search-index.h"
#include "np-ui-test.h"
#include "ui/meetings/np-review-entries.h"
#include "ui/np-go-to.h"
#include "ui/np-object-list.h"
#include "ui/np-window-private.h"

typedef struct
{
  NpDossier *dossier;
  NpWindow *window;
  NpGoTo *palette;
  GtkEditable *entry;
  GtkListBox *list;
} Desk;

static void
open_palette (Desk *desk, const char *action)
{
  g_autoptr(GListModel) toplevels = NULL;

  np_ui_test_act (desk->window, action);
  toplevels = g_object_ref (gtk_window_get_toplevels ());
  desk->palette = NULL;
  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (NP_IS_GO_TO (window))
        desk->palette = NP_GO_TO (window);
    }
  g_assert_nonnull (desk->palette);
  desk->entry = np_ui_test_find (desk->palette, GTK_TYPE_SEARCH_ENTRY);
  desk->list = np_ui_test_find (desk->palette, GTK_TYPE_LIST_BOX);
}

static void
sit_down (Desk *desk)
{
  desk->dossier = np_ui_test_sample ();
  desk->window = np_ui_test_window (desk->dossier, 1280, 800);
}

static void
stand_up (Desk *desk)
{
  np_ui_test_close (desk->window);
  g_object_unref (desk->dossier);
}

/* As fast as a person: everything is read, then the entry says what it has. */
static void
type (Desk *desk, const char *words)
{
  np_search_index_update (np_session_get_search (np_window_get_session (desk->window)));
  gtk_editable_set_text (desk->entry, words);
  g_signal_emit_by_name (desk->entry, "search-changed");
}

static guint
n_rows (Desk *desk)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (desk->list, n) != NULL)
    n++;
  return n;
}

/* The row that leads to an object, -1: none does. */
static int
find_row (Desk *desk, gpointer object)
{
  g_autofree char *path = np_object_dup_path (object);

  for (guint i = 0; i < n_rows (desk); i++)
    {
      GVariant *target = g_object_get_data (G_OBJECT (gtk_list_box_get_row_at_index (desk->list, i)), "target");

      if (target != NULL && g_str_equal (g_variant_get_string (target, NULL), path))
        return i;
    }
  return -1;
}

static gboolean
has_words (Desk *desk, int row, const char *part)
{
  GtkWidget *box = gtk_list_box_row_get_child (gtk_list_box_get_row_at_index (desk->list, row));
  g_autoptr(GPtrArray) open = g_ptr_array_new ();

  g_ptr_array_add (open, box);
  for (guint i = 0; i < open->len; i++)
    {
      GtkWidget *widget = g_ptr_array_index (open, i);

      if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), part) != NULL)
        return TRUE;
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
        g_ptr_array_add (open, child);
    }
  return FALSE;
}

/* Word forms, ё, the glossary, the other layout, with the words found marked. */
static void
test_finds (void)
{
  static const struct { const char *typed, *id, *words; } rows[] = {
    { "молчание", "n10", "<b><u>молчания</u></b>" },
    { "молчание", "n10", "Chatham House Rule" },
    { "молчание", "n10", "RU3" },
    { "hotline", "n10", "via glossary" },
    { "vjkxfybt", "n10", "on the other layout" },
    { "stocktake announce", "n12", "Agreed to test, not to <b><u>announce</u></b>" },
    { "announce seat:fac regime:otr", "n12", "<b><u>announce</u></b>" },
    { "notification form", "m02", "<b><u>notification</u></b>" },
  };
  Desk desk = { 0 };

  sit_down (&desk);
  open_palette (&desk, "win.search-everywhere");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gpointer object = np_dossier_find (desk.dossier, rows[i].id);
      int row;

      g_assert_nonnull (object);
      type (&desk, rows[i].typed);
      row = find_row (&desk, object);
      g_test_message ("“%s” finds %s as “%s”", rows[i].typed, rows[i].id, rows[i].words);
      g_assert_cmpint (row, >=, 0);
      g_assert_true (has_words (&desk, row, rows[i].words));
    }
  gtk_window_destroy (GTK_WINDOW (desk.palette));
  stand_up (&desk);
}

/* What was said off the record is found only when asked for; empty and wrong searches say what to do. */
static void
test_rules (void)
{
  Desk desk = { 0 };
  gpointer off;
  g_autoptr(NpChange) change = np_change_new ("off the record");

  sit_down (&desk);
  off = np_dossier_find (desk.dossier, "n10");
  np_change_set_enum (change, off, NP_ENTRY_REGIME, NP_REGIME_OFF);
  np_session_apply (np_window_get_session (desk.window), change);
  open_palette (&desk, "win.search-everywhere");
  g_assert_cmpuint (n_rows (&desk), ==, 0);
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (np_ui_test_find (desk.list, GTK_TYPE_LABEL))), "regime:off"));
  type (&desk, "молчание");
  g_assert_cmpint (find_row (&desk, off), <, 0);
  type (&desk, "молчание regime:off");
  g_assert_cmpint (find_row (&desk, off), >=, 0);
  type (&desk, "party:nobody");
  g_assert_cmpuint (n_rows (&desk), ==, 0);
  g_assert_nonnull (np_ui_test_find_label (desk.list, "“party:nobody” is nothing in this dossier"));
  type (&desk, "абракадабра");
  g_assert_nonnull (np_ui_test_find_label (desk.list, "Nothing for “абракадабра” – word forms were included"));
  gtk_window_destroy (GTK_WINDOW (desk.palette));
  stand_up (&desk);
}

/* Enter goes to the place itself. */
static void
test_goes (void)
{
  static const struct { const char *typed, *id, *page; } rows[] = {
    { "молчание", "n10", "meetings" },
    { "notification form", "m02", "measures" },
  };
  Desk desk = { 0 };
  gpointer term, source;
  NpReviewEntries *entries;

  sit_down (&desk);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      open_palette (&desk, i == 0 ? "win.search-everywhere" : "win.go-to");
      type (&desk, rows[i].typed);
      gtk_list_box_select_row (desk.list, gtk_list_box_get_row_at_index (desk.list, find_row (&desk, np_dossier_find (desk.dossier,
                                                                                                                   rows[i].id))));
      g_signal_emit_by_name (desk.entry, "activate");
      np_ui_test_settle (desk.window);
      g_assert_cmpstr (gtk_stack_get_visible_child_name (desk.window->pages), ==, rows[i].page);
      if (i == 0)
        {
          entries = np_ui_test_find (np_window_get_page (desk.window), NP_TYPE_REVIEW_ENTRIES);
          g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (entries)));
          g_assert_true (np_review_entries_get_focus (entries) == np_dossier_find (desk.dossier, "n10"));
        }
    }
  term = np_object_get_child (desk.dossier, NP_DOSSIER_GLOSSARY, 2);
  source = np_object_get_child (desk.dossier, NP_DOSSIER_SOURCES, 1);
  for (guint i = 0; i < 2; i++)
    {
      gpointer object = i == 0 ? term : source;

      open_palette (&desk, "win.search-everywhere");
      type (&desk, i == 0 ? np_object_get_words (term, NP_TERM_TERM, NP_LANG_EN)
                          : np_object_get_words (source, NP_SOURCE_TITLE, NP_LANG_EN));
      gtk_list_box_select_row (desk.list, gtk_list_box_get_row_at_index (desk.list, find_row (&desk, object)));
      g_signal_emit_by_name (desk.entry, "activate");
      np_ui_test_settle (desk.window);
      g_assert_cmpstr (gtk_stack_get_visible_child_name (desk.window->pages), ==, i == 0 ? "glossary" : "sources");
      g_assert_true (np_object_list_get_selected (np_ui_test_find (np_window_get_page (desk.window), NP_TYPE_OBJECT_LIST)) == object);
    }
  stand_up (&desk);
}

static guint
n_visible_rows (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child))
      n += GTK_IS_LIST_BOX_ROW (child) ? 1 : n_visible_rows (child);
  return n;
}

/* Ctrl+F on pages made of rows: what does not have the words is hidden, nothing says so, closing shows all of it again. */
static void
test_on_page (void)
{
  static const struct { const char *page, *typed; gboolean found; } rows[] = {
    { "overview", "cert exchanges", TRUE }, { "overview", "абракадабра", FALSE },
    { "history", "undone wonder", FALSE }, { "history", "entries", TRUE },
    { "meetings", "proportion", FALSE }, { "meetings", "test plan", TRUE },
  };
  Desk desk = { 0 };
  g_autoptr(NpChange) change = np_change_new ("mark two entries");

  sit_down (&desk);
  np_change_set_boolean (change, np_dossier_find (desk.dossier, "n1"), NP_ENTRY_VERIFY, TRUE);
  np_session_apply (np_window_get_session (desk.window), change);
  np_ui_test_settle (desk.window);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      NpPage *page;
      GtkWidget *content;
      GtkEditable *entry;
      guint before;

      gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.page", "s", rows[i].page);
      np_ui_test_settle (desk.window);
      page = np_window_get_page (desk.window);
      content = np_ui_test_find (page, ADW_TYPE_FLAP);
      before = n_visible_rows (content);
      np_ui_test_act (desk.window, "win.search");
      entry = np_ui_test_find (page, GTK_TYPE_SEARCH_ENTRY);
      gtk_editable_set_text (entry, rows[i].typed);
      g_signal_emit_by_name (entry, "search-changed");
      np_ui_test_settle (desk.window);
      g_test_message ("%s, “%s”: %u of %u rows", rows[i].page, rows[i].typed, n_visible_rows (content), before);
      g_assert_cmpuint (n_visible_rows (content), <=, before);
      g_assert_true (rows[i].found || n_visible_rows (content) < before);
      {
        g_autofree char *nothing = g_strdup_printf ("Nothing for “%s” – word forms were included", rows[i].typed);

        g_assert_true ((np_ui_test_find_label (page, nothing) == NULL) == rows[i].found);
      }
      gtk_editable_set_text (entry, "");
      gtk_search_bar_set_search_mode (np_ui_test_find (page, GTK_TYPE_SEARCH_BAR), FALSE);
      np_ui_test_settle (desk.window);
      g_assert_cmpuint (n_visible_rows (content), ==, before);
    }
  stand_up (&desk);
}

int
main (int argc, char **argv)
{
  np_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/8/find-everywhere", test_finds);
  g_test_add_func ("/ui/8/rules-of-search", test_rules);
  g_test_add_func ("/ui/8/enter-goes-there", test_goes);
  g_test_add_func ("/ui/8/find-on-page", test_on_page);
  return g_test_run ();
}
