/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window without its pages: keys, pages, undo, welcome, files. */
#include <glib/gstdio.h>

#include "dossier/np-measure.h"
#include "dossier/np-source.h"
#include "meeting/np-search.h"
#include "dossier/np-brief.h"
#include "forecast/np-forecast-service.h"
#include "store/np-backup.h"
#include "np-ui-test.h"
#include "ui/library/np-glossary-page.h"
#include "ui/np-library.h"
#include "ui/np-object-list.h"
#include "ui/np-pages.h"
#include "ui/np-settings.h"
#include "ui/np-shortcuts.h"
#include "ui/np-window-private.h"
#include "ui/np-words.h"
#include "ui/welcome/np-new-dossier.h"
#include "ui/welcome/np-welcome.h"

/* UX 5: every key parses, no key starts two things, every letter has its twin on the same physical key. */

static const struct { guint latin, cyrillic; } twins[] = {
  { GDK_KEY_q, GDK_KEY_Cyrillic_shorti }, { GDK_KEY_w, GDK_KEY_Cyrillic_tse }, { GDK_KEY_e, GDK_KEY_Cyrillic_u },
  { GDK_KEY_r, GDK_KEY_Cyrillic_ka }, { GDK_KEY_t, GDK_KEY_Cyrillic_ie }, { GDK_KEY_y, GDK_KEY_Cyrillic_en },
  { GDK_KEY_u, GDK_KEY_Cyrillic_ghe }, { GDK_KEY_i, GDK_KEY_Cyrillic_sha }, { GDK_KEY_o, GDK_KEY_Cyrillic_shcha },
  { GDK_KEY_p, GDK_KEY_Cyrillic_ze }, { GDK_KEY_a, GDK_KEY_Cyrillic_ef }, { GDK_KEY_s, GDK_KEY_Cyrillic_yeru },
  { GDK_KEY_d, GDK_KEY_Cyrillic_ve }, { GDK_KEY_f, GDK_KEY_Cyrillic_a }, { GDK_KEY_g, GDK_KEY_Cyrillic_pe },
  { GDK_KEY_h, GDK_KEY_Cyrillic_er }, { GDK_KEY_j, GDK_KEY_Cyrillic_o }, { GDK_KEY_k, GDK_KEY_Cyrillic_el },
  { GDK_KEY_l, GDK_KEY_Cyrillic_de }, { GDK_KEY_z, GDK_KEY_Cyrillic_ya }, { GDK_KEY_x, GDK_KEY_Cyrillic_che },
  { GDK_KEY_c, GDK_KEY_Cyrillic_es }, { GDK_KEY_v, GDK_KEY_Cyrillic_em }, { GDK_KEY_b, GDK_KEY_Cyrillic_i },
  { GDK_KEY_n, GDK_KEY_Cyrillic_te }, { GDK_KEY_m, GDK_KEY_Cyrillic_softsign },
};

static gboolean
row_has (const NpShortcut *row, guint key, GdkModifierType modifiers)
{
  for (guint i = 0; i < G_N_ELEMENTS (row->accels) && row->accels[i] != NULL; i++)
    {
      guint k;
      GdkModifierType m;

      if (gtk_accelerator_parse (row->accels[i], &k, &m) && k == key && m == modifiers)
        return TRUE;
    }
  return FALSE;
}

static void
test_shortcuts (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const NpShortcut *s = np_shortcuts; s->title != NULL; s++)
    for (guint i = 0; i < G_N_ELEMENTS (s->accels) && s->accels[i] != NULL; i++)
      {
        guint key;
        GdkModifierType modifiers;
        char *name;

        g_assert_true (gtk_accelerator_parse (s->accels[i], &key, &modifiers));
        g_assert_cmpuint (key, !=, 0);
        for (guint t = 0; t < G_N_ELEMENTS (twins); t++)
          {
            if (key == twins[t].latin && s->action != NULL)
              g_assert_true (row_has (s, twins[t].cyrillic, modifiers));
            if (key == twins[t].cyrillic && s->action != NULL)
              g_assert_true (row_has (s, twins[t].latin, modifiers));
          }
        /* Keys of a page may be used by another page again; those of the program may not. */
        if (s->action == NULL || !(g_str_has_prefix (s->action, "app.") || g_str_has_prefix (s->action, "win.")))
          continue;
        name = gtk_accelerator_name (key, modifiers);
        if (!g_hash_table_add (seen, name))
          g_error ("%s starts two things", s->accels[i]);
      }
}

/* Every row of the table starts something that exists. */
static void
test_shortcut_actions (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);

  for (const NpShortcut *s = np_shortcuts; s->title != NULL; s++)
    {
      g_autofree char *name = NULL;
      g_autoptr(GVariant) target = NULL;

      if (s->action == NULL)
        continue;
      g_assert_true (g_action_parse_detailed_name (s->action, &name, &target, NULL));
      if (g_str_has_prefix (name, "app."))
        {
          g_assert_true (g_action_group_has_action (G_ACTION_GROUP (np_ui_test_get_app ()), name + 4));
        }
      else if (g_str_has_prefix (name, "win."))
        {
          gboolean found = FALSE;
          GtkWidgetClass *klass = GTK_WIDGET_GET_CLASS (window);
          const char *action, *property;
          const GVariantType *type;
          GType owner;

          for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &action, &type, &property); i++)
            found |= g_str_equal (action, name);
          if (!found)
            g_error ("nothing is called %s", name);
        }
    }
  np_ui_test_close (window);
}

static void
test_pages (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);

  for (guint i = 0; np_pages[i].name != NULL; i++)
    {
      g_assert_true (np_window_show_page (window, np_pages[i].name));
      np_ui_test_settle (window);
      g_assert_true (G_TYPE_CHECK_INSTANCE_TYPE (np_window_get_page (window), np_pages[i].type ()));
      /* The focus rule: after navigation it is in the page. */
      g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (window)));
      g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), GTK_WIDGET (window->page_box)));
    }
  g_assert_false (np_window_show_page (window, "nowhere"));
  np_ui_test_close (window);
}

/* F6 goes round: from any pane back to it in at most as many steps as there are panes. */
static void
test_panes (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);

  for (guint i = 0; np_pages[i].name != NULL; i++)
    for (int forward = 0; forward < 2; forward++)
      {
        gboolean sidebar = FALSE, page = FALSE;

        np_window_show_page (window, np_pages[i].name);
        np_ui_test_settle (window);
        for (guint step = 0; step < 5; step++)
          {
            GtkWidget *focus;

            np_ui_test_act (window, forward ? "win.next-pane" : "win.previous-pane");
            focus = gtk_window_get_focus (GTK_WINDOW (window));
            g_assert_nonnull (focus);
            sidebar |= gtk_widget_is_ancestor (focus, window->sidebar);
            page |= gtk_widget_is_ancestor (focus, window->page_box);
          }
        g_assert_true (page);
        g_assert_true (sidebar || adw_leaflet_get_folded (window->leaflet));
      }
  np_ui_test_close (window);
}

/* UX 5: a page that is made anew under the focus swallows no key: what has the focus is in the window at every moment. */
static void
test_focus_stays (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  NpForecastService *service = np_session_get_service (np_window_get_session (window));

  for (guint i = 0; np_pages[i].name != NULL; i++)
    {
      g_autofree char *title = g_strdup_printf ("Talks %u", i);
      g_autoptr(NpChange) change = np_change_new ("edit");

      np_window_show_page (window, np_pages[i].name);
      np_ui_test_settle (window);
      np_change_set_words (change, dossier, NP_DOSSIER_TITLE, NP_LANG_EN, title);
      np_session_apply (np_window_get_session (window), change);
      while (g_main_context_pending (NULL) || np_forecast_service_get_busy (service))
        {
          GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

          if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (window)))
            g_error ("%s: %s has the focus and is gone", np_pages[i].name, G_OBJECT_TYPE_NAME (focus));
          g_main_context_iteration (NULL, TRUE);
        }
    }
  np_ui_test_close (window);
}

/* UX 2: widths at which things fold. */
static void
test_folding (void)
{
  static const struct { int width; gboolean sidebar_folded; gboolean list_folded; } rows[] = {
    { 640, TRUE, TRUE }, { 900, FALSE, TRUE }, { 1280, FALSE, FALSE }, { 1920, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(NpDossier) dossier = np_ui_test_sample ();
      NpWindow *window = np_ui_test_window (dossier, rows[i].width, 700);

      np_window_show_page (window, "glossary");
      np_ui_test_settle (window);
      g_assert_cmpint (adw_leaflet_get_folded (window->leaflet), ==, rows[i].sidebar_folded);
      g_assert_cmpint (np_page_get_folded (np_window_get_page (window)), ==, rows[i].list_folded);
      np_ui_test_close (window);
    }
}

static void
test_undo (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  guint before = np_object_get_n_children (dossier, NP_DOSSIER_GLOSSARY);

  np_window_show_page (window, "glossary");
  np_ui_test_act (window, "win.new-item");
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_GLOSSARY), ==, before + 1);
  g_assert_cmpstr (np_dossier_get_undo_label (dossier), ==, "add a term");
  np_window_focus_page (window);
  np_ui_test_act (window, "win.undo");
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_GLOSSARY), ==, before);
  np_ui_test_act (window, "win.redo");
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_GLOSSARY), ==, before + 1);
  np_ui_test_close (window);
}

static void
test_read_only (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  guint64 before = np_dossier_get_revision (dossier);

  np_session_set_read_only (np_window_get_session (window), TRUE);
  for (guint i = 0; np_pages[i].name != NULL; i++)
    {
      np_window_show_page (window, np_pages[i].name);
      np_page_new_item (np_window_get_page (window));
    }
  np_ui_test_act (window, "win.undo");
  g_assert_cmpuint (np_dossier_get_revision (dossier), ==, before);
  np_ui_test_close (window);
}

/* Every named object of a page's types can be reached through the palette's action. */
static void
test_show_object (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  gpointer source = np_object_get_child (dossier, NP_DOSSIER_SOURCES, 1);
  gpointer anchor = np_object_get_child (source, NP_SOURCE_ANCHORS, 3);
  g_autofree char *path = np_object_dup_path (anchor);
  NpObjectList *list;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-object", "s", path);
  np_ui_test_settle (window);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->pages), ==, "sources");
  list = np_ui_test_find (np_window_get_page (window), NP_TYPE_OBJECT_LIST);
  g_assert_true (np_object_list_get_selected (list) == source);
  np_ui_test_close (window);
}

/* UX 8: word forms, both languages, the wrong layout, the glossary. */
static void
test_search (void)
{
  static const struct { const char *typed; const char *text; NpSearchMatch match; } rows[] = {
    { "", "anything", NP_SEARCH_WORDS },
    { "notification", "Notifications are sent", NP_SEARCH_WORDS },
    { "УВЕДОМЛЕНИЕ", "форма уведомления", NP_SEARCH_WORDS },
    { "еще", "Ещё раз", NP_SEARCH_WORDS },
    { "увед", "форма уведомления", NP_SEARCH_WORDS },
    { "форма увед", "форма уведомления", NP_SEARCH_WORDS },
    { "форма отказа", "форма уведомления", NP_SEARCH_NONE },
    { "ajhvf", "форма уведомления", NP_SEARCH_LAYOUT },
    { "тщешсу", "early notice", NP_SEARCH_LAYOUT },
    { "hotline", "по горячей линии", NP_SEARCH_GLOSSARY },
    { "горячая линия", "over the hotline", NP_SEARCH_GLOSSARY },
  };
  g_autoptr(NpDossier) dossier = np_dossier_new (NULL);
  gpointer term = np_object_append (dossier, NP_DOSSIER_GLOSSARY, np_object_new (NP_TYPE_TERM, "g1"));

  np_object_set_words (term, NP_TERM_TERM, NP_LANG_RU, "горячая линия (связь)");
  np_object_set_words (term, NP_TERM_TERM, NP_LANG_EN, "hotline; direct line");
  np_dossier_seal (dossier);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(NpSearch) search = np_search_new (rows[i].typed, dossier, np_library_get_termbase ());

      if (np_search_words (search, rows[i].text) != rows[i].match)
        g_error ("“%s” in “%s”: %d", rows[i].typed, rows[i].text, np_search_words (search, rows[i].text));
    }
}

static void
test_new_dossier (void)
{
  for (guint parties = 0; parties <= 3; parties++)
    {
      g_autoptr(NpDossier) dossier = np_new_dossier_build ("Talks", NP_LANG_EN, parties, parties == 3, "2018-07-17");

      g_assert_true (np_dossier_is_sealed (dossier));
      g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_PARTIES), ==, parties);
      g_assert_cmpstr (np_object_get_words (dossier, NP_DOSSIER_TITLE, NP_LANG_EN), ==, "Talks");
      g_assert_cmpint (np_object_get_boolean (dossier, NP_DOSSIER_HISTORY_KEPT), ==, parties == 3);
    }
}

static gboolean
has_session (gpointer data)
{
  return np_window_get_session (data) != NULL;
}

static gboolean
is_saved (gpointer data)
{
  NpWindow *window = data;

  return window->document != NULL && !window->saving && !np_document_is_modified (window->document);
}

static gboolean
is_welcome (gpointer data)
{
  return np_window_get_session (data) == NULL;
}

/* Open, change, close: the change is in the file, nobody was asked. */
static void
test_file (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "talks.nonpaper", NULL);
  g_autoptr(NpDossier) dossier = np_new_dossier_build ("Talks", NP_LANG_EN, 2, FALSE, "2018-07-17");
  g_autoptr(NpDocument) made = np_document_new (dossier);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  NpWindow *window;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_mkdir_with_parents (g_get_user_state_dir (), 0700);
  g_assert_true (np_document_save (made, path, NULL, &error));
  np_document_close (made);

  window = np_ui_test_window (NULL, 1280, 800);
  np_window_open_file (window, file);
  np_ui_test_wait (has_session, window);
  np_ui_test_settle (window);
  g_assert_nonnull (strstr (np_session_get_status (window->session), "Talks"));
  np_window_show_page (window, "glossary");
  np_ui_test_act (window, "win.new-item");
  np_ui_test_act (window, "win.save");
  np_ui_test_wait (is_saved, window);
  g_assert_nonnull (strstr (np_session_get_status (window->session), "Saved"));
  np_ui_test_act (window, "win.new-item");
  np_ui_test_act (window, "win.close-dossier");
  np_ui_test_wait (is_welcome, window);
  gtk_window_destroy (GTK_WINDOW (window));

  {
    g_autoptr(NpDocument) again = np_document_open (path, TRUE, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (np_object_get_n_children (np_document_get_dossier (again), NP_DOSSIER_GLOSSARY), ==, 2);
    np_document_close (again);
  }
}

static guint
count_sessions (void)
{
  guint n = 0;

  for (GList *l = gtk_application_get_windows (np_ui_test_get_app ()); l != NULL; l = l->next)
    n += NP_IS_WINDOW (l->data) && np_window_get_session (l->data) != NULL;
  return n;
}

static gboolean
has_two_sessions (gpointer data)
{
  return count_sessions () == 2;
}

/* Files dropped on the window are opened, each in a window of its own, before a text under the pointer takes their names. */
static void
test_drop (void)
{
  static const char *const names[] = { "one.nonpaper", "two.nonpaper" };
  NpWindow *window = np_ui_test_window (NULL, 1280, 800);
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));
  g_auto(GValue) value = G_VALUE_INIT;
  GSList *files = NULL;
  gboolean taken = FALSE;
  guint n_targets = 0;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (g_get_user_data_dir (), names[i], NULL);
      g_autoptr(NpDossier) dossier = np_new_dossier_build (names[i], NP_LANG_EN, 2, FALSE, "2018-07-17");
      g_autoptr(NpDocument) made = np_document_new (dossier);

      g_assert_true (np_document_save (made, path, NULL, NULL));
      np_document_close (made);
      files = g_slist_append (files, g_file_new_for_path (path));
    }
  /* The first once more: it comes to the front. */
  files = g_slist_append (files, g_object_ref (files->data));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, files);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_DROP_TARGET (controller))
        continue;
      n_targets++;
      g_assert_cmpint (gtk_event_controller_get_propagation_phase (controller), ==, GTK_PHASE_CAPTURE);
      g_signal_emit_by_name (controller, "drop", &value, 10.0, 10.0, &taken);
    }
  g_assert_cmpuint (n_targets, ==, 1);
  g_assert_true (taken);
  np_ui_test_wait (has_two_sessions, NULL);
  np_ui_test_settle (window);
  g_assert_cmpuint (count_sessions (), ==, 2);
  for (GList *l = gtk_application_get_windows (np_ui_test_get_app ()); l != NULL;)
    {
      NpWindow *shown = NP_IS_WINDOW (l->data) ? l->data : NULL;

      l = l->next;
      if (shown != NULL)
        {
          np_window_show_document (shown, NULL);
          gtk_window_destroy (GTK_WINDOW (shown));
        }
    }
}

static gboolean
has_dialog (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GObject) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        {
          *(AdwMessageDialog **) data = ADW_MESSAGE_DIALOG (window);
          return TRUE;
        }
    }
  return FALSE;
}

/* SAFETY R2, R3: what is readable of a damaged file comes as a new document; the file keeps its bytes. */
static void
test_damaged (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "cut.nonpaper", NULL);
  g_autoptr(GBytes) bytes = g_resources_lookup_data ("/org/nonpaper/data/samples/helsinki.nonpaper", 0, NULL);
  gsize size = g_bytes_get_size (bytes) / 2;
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autofree char *after = NULL;
  gsize after_size;
  AdwMessageDialog *dialog = NULL;
  NpWindow *window;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), size, NULL));
  window = np_ui_test_window (NULL, 1280, 800);
  np_window_open_file (window, file);
  np_ui_test_wait (has_dialog, &dialog);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "whole"));
  adw_message_dialog_response (dialog, "0");
  gtk_window_destroy (GTK_WINDOW (dialog));
  np_ui_test_wait (has_session, window);
  np_ui_test_settle (window);
  g_assert_null (np_document_get_path (window->document));
  g_assert_true (gtk_revealer_get_reveal_child (window->bar));
  g_assert_cmpuint (np_object_get_n_children (np_document_get_dossier (window->document), NP_DOSSIER_SOURCES), >, 0);
  np_ui_test_close (window);
  g_assert_true (g_file_get_contents (path, &after, &after_size, NULL));
  g_assert_cmpmem (after, after_size, g_bytes_get_data (bytes, NULL), size);
}

/* Empty pages say what they are for; an empty dossier is led by the steps to begin with. */
static gboolean
has_mapped (GtkWidget *top, GType type)
{
  gboolean found = G_TYPE_CHECK_INSTANCE_TYPE (top, type) && gtk_widget_get_mapped (top);

  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL && !found; child = gtk_widget_get_next_sibling (child))
    found = has_mapped (child, type);
  return found;
}

static void
test_empty (void)
{
  static const int sizes[][2] = { { 1280, 800 }, { 900, 600 } };

  for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
    {
      g_autoptr(NpDossier) dossier = np_new_dossier_build ("Talks", NP_LANG_EN, 0, FALSE, "2018-07-17");
      NpWindow *window = np_ui_test_window (dossier, sizes[size][0], sizes[size][1]);

      for (guint i = 0; np_pages[i].name != NULL; i++)
        {
          NpPage *page;

          np_window_show_page (window, np_pages[i].name);
          np_ui_test_settle (window);
          page = np_window_get_page (window);
          if (g_str_equal (np_pages[i].name, "overview"))
            g_assert_nonnull (np_ui_test_find_label (page, "To begin with"));
          else if (g_str_equal (np_pages[i].name, "glossary"))
            g_assert_nonnull (np_ui_test_find_label (page, "Take into the dossier"));
          else if (g_str_equal (np_pages[i].name, "history"))
            g_assert_nonnull (np_ui_test_find_label (page, "Keep named versions"));
          else if (!has_mapped (GTK_WIDGET (page), ADW_TYPE_STATUS_PAGE))
            g_error ("%s is blank at %d px", np_pages[i].name, sizes[size][0]);
        }
      /* The first of its kind, and the list is there. */
      np_window_show_page (window, "measures");
      np_ui_test_act (window, "win.new-item");
      np_ui_test_settle (window);
      g_assert_false (has_mapped (GTK_WIDGET (np_window_get_page (window)), ADW_TYPE_STATUS_PAGE));
      np_ui_test_close (window);
    }
}

/* A row of the overview leads to the cell it shows. */
static void
test_show_cell (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  gpointer measure = np_object_get_child (dossier, NP_DOSSIER_MEASURES, 3);
  gpointer party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, 1);
  g_autofree char *target = g_strdup_printf ("%s %s", np_object_get_id (measure), np_object_get_id (party));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-cell", "s", target);
  np_ui_test_settle (window);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->pages), ==, "matrix");
  g_assert_true (np_page_get_inspector_shown (np_window_get_page (window)));
  np_ui_test_close (window);
}

/* SAFETY 9: nothing is remembered unless it was switched on; switched off, it is forgotten. */
static void
test_recent (void)
{
  GSettings *settings = np_settings_get ();
  g_autoptr(GFile) plain = g_file_new_for_path ("/somewhere/talks.nonpaper");
  g_autoptr(GFile) secret = g_file_new_for_path ("/somewhere/talks.nonpaper.age");
  g_auto(GStrv) none = NULL;
  g_auto(GStrv) one = NULL;
  g_auto(GStrv) after = NULL;
  NpWindow *window = np_ui_test_window (NULL, 900, 600);
  gboolean listed;

  g_object_get (gtk_settings_get_default (), "gtk-recent-files-enabled", &listed, NULL);
  g_assert_false (listed);
  np_welcome_remember (plain);
  none = g_settings_get_strv (settings, "recent");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_settings_set_boolean (settings, "remember-recent", TRUE);
  np_welcome_remember (plain);
  np_welcome_remember (secret);
  np_welcome_remember (plain);
  one = g_settings_get_strv (settings, "recent");
  g_assert_cmpuint (g_strv_length (one), ==, 1);
  g_settings_set_boolean (settings, "remember-recent", FALSE);
  after = g_settings_get_strv (settings, "recent");
  g_assert_cmpuint (g_strv_length (after), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
has_version (gpointer data)
{
  g_autoptr(GPtrArray) copies = np_backup_list (data, NULL);

  for (guint i = 0; copies != NULL && i < copies->len; i++)
    if (np_backup_is_named (g_ptr_array_index (copies, i)))
      return TRUE;
  return FALSE;
}

/* A version gets its name in the history and its bytes in the state folder; it opens beside what is open now. */
/* A part that is built anew while it has the focus: no key may go to what is gone, not even before the next frame. */
static void
test_focus_of_rebuilt (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  g_autoptr(NpChange) change = np_change_new ("");
  GtkWidget *focus, *page;

  np_window_show_page (window, "overview");
  np_ui_test_settle (window);
  page = GTK_WIDGET (np_window_get_page (window));
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, page));
  np_change_set_words (change, dossier, NP_DOSSIER_TITLE, NP_LANG_EN, "Another title");
  np_dossier_apply (dossier, change);
  for (guint i = 0; i < 200 && g_main_context_pending (NULL); i++)
    {
      g_main_context_iteration (NULL, FALSE);
      focus = gtk_window_get_focus (GTK_WINDOW (window));
      g_assert_true (focus == NULL || gtk_widget_get_mapped (focus));
    }
  np_ui_test_close (window);
}

/* Copy, cut, paste and "all" of a text on a layout without Latin letters. */
static void
test_text_twins (void)
{
  static const struct { guint key; const char *action; } rows[] = {
    { GDK_KEY_Cyrillic_ef, "selection.select-all" }, { GDK_KEY_Cyrillic_es, "clipboard.copy" },
    { GDK_KEY_Cyrillic_che, "clipboard.cut" }, { GDK_KEY_Cyrillic_em, "clipboard.paste" },
  };
  GtkWidget *texts[] = { g_object_ref_sink (gtk_text_view_new ()), g_object_ref_sink (gtk_text_new ()) };

  for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
    {
      g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (texts[t]);

      for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
        {
          gboolean found = FALSE;

          for (guint k = 0; k < g_list_model_get_n_items (controllers); k++)
            {
              g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, k);

              for (guint n = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) && n < g_list_model_get_n_items (G_LIST_MODEL (controller)); n++)
                {
                  g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), n);
                  GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);
                  GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);

                  if (GTK_IS_KEYVAL_TRIGGER (trigger) && GTK_IS_NAMED_ACTION (action)
                      && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == rows[i].key)
                    found = found || g_str_equal (gtk_named_action_get_action_name (GTK_NAMED_ACTION (action)), rows[i].action);
                }
            }
          g_assert_true (found);
        }
      g_object_unref (texts[t]);
    }
}

static void
test_version (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "versions.nonpaper", NULL);
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  g_autoptr(NpDocument) made = np_document_new (dossier);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(NpChange) change = np_change_new ("rename");
  NpWindow *window, *old = NULL;
  gpointer item, now;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_assert_true (np_document_save (made, path, NULL, &error));
  np_document_close (made);
  window = np_ui_test_window (NULL, 1280, 800);
  np_window_open_file (window, file);
  np_ui_test_wait (has_session, window);
  now = np_session_get_dossier (window->session);
  np_window_show_page (window, "history");
  np_ui_test_act (window, "win.name-version::after day 1");
  np_ui_test_wait (has_version, (gpointer) np_object_get_id (now));
  np_ui_test_wait (is_saved, window);
  item = np_object_get_child (now, NP_DOSSIER_HISTORY, np_object_get_n_children (now, NP_DOSSIER_HISTORY) - 1);
  g_assert_cmpstr (np_object_get_words (item, NP_HISTORY_ITEM_TEXT, NP_LANG_EN), ==, "after day 1");
  np_change_set_words (change, now, NP_DOSSIER_TITLE, NP_LANG_EN, "Later");
  np_session_apply (window->session, change);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-version", "s", np_object_get_string (item, NP_HISTORY_ITEM_AT));
  for (GList *l = gtk_application_get_windows (np_ui_test_get_app ()); l != NULL; l = l->next)
    if (NP_IS_WINDOW (l->data) && l->data != window)
      old = l->data;
  g_assert_nonnull (old);
  g_assert_cmpstr (np_object_get_words (np_session_get_dossier (old->session), NP_DOSSIER_TITLE, NP_LANG_EN), !=, "Later");
  np_ui_test_settle (old);
  np_ui_test_close (old);
  np_ui_test_close (window);
}

/* Another language at once: another window with the same dossier, and what was done can still be undone. */
static void
test_language (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800), *again = NULL;

  np_window_show_page (window, "glossary");
  np_ui_test_act (window, "win.new-item");
  g_assert_nonnull (np_dossier_get_undo_label (dossier));
  g_assert_nonnull (np_ui_test_find_label (window, "Glossary"));
  g_settings_set_string (np_settings_get (), "language", "ru");
  for (guint i = 0; i < 2; i++)
    while (g_main_context_iteration (NULL, FALSE))
      ;
  for (GList *l = gtk_application_get_windows (np_ui_test_get_app ()); l != NULL; l = l->next)
    if (NP_IS_WINDOW (l->data))
      {
        g_assert_null (again);
        again = l->data;
      }
  g_assert_true (again != NULL && again != window);
  np_ui_test_settle (again);
  g_assert_nonnull (np_ui_test_find_label (again, "Глоссарий"));
  g_assert_true (np_session_get_dossier (np_window_get_session (again)) == dossier);
  np_ui_test_act (again, "win.undo");
  g_assert_null (np_dossier_get_undo_label (dossier));
  np_ui_test_close (again);
  g_settings_reset (np_settings_get (), "language");
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_leaks (void)
{
  NpDossier *dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  NpSession *session = g_object_ref (np_window_get_session (window));

  for (guint i = 0; np_pages[i].name != NULL; i++)
    np_window_show_page (window, np_pages[i].name);
  np_ui_test_settle (window);
  np_ui_test_close (window);
  g_assert_finalize_object (session);
  g_assert_finalize_object (dossier);
}

int
main (int argc, char **argv)
{
  np_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/5/shortcuts", test_shortcuts);
  g_test_add_func ("/ui/5/shortcut-actions", test_shortcut_actions);
  g_test_add_func ("/ui/2/pages", test_pages);
  g_test_add_func ("/ui/2/panes", test_panes);
  g_test_add_func ("/ui/5/focus-stays", test_focus_stays);
  g_test_add_func ("/ui/2/folding", test_folding);
  g_test_add_func ("/ui/1/undo", test_undo);
  g_test_add_func ("/ui/3.14/read-only", test_read_only);
  g_test_add_func ("/ui/5/show-object", test_show_object);
  g_test_add_func ("/ui/8/search", test_search);
  g_test_add_func ("/ui/3.2/new-dossier", test_new_dossier);
  g_test_add_func ("/ui/2/file", test_file);
  g_test_add_func ("/ui/2/drop", test_drop);
  g_test_add_func ("/ui/R2/damaged", test_damaged);
  g_test_add_func ("/ui/3.14/empty", test_empty);
  g_test_add_func ("/ui/3.3/show-cell", test_show_cell);
  g_test_add_func ("/ui/S9/recent", test_recent);
  g_test_add_func ("/ui/3.13/language", test_language);
  g_test_add_func ("/ui/2/named-version", test_version);
  g_test_add_func ("/ui/2/focus-of-rebuilt", test_focus_of_rebuilt);
  g_test_add_func ("/ui/5/text-twins", test_text_twins);
  g_test_add_func ("/ui/2/leaks", test_leaks);
  return g_test_run ();
}
