/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures, parties, matrix and export through the window: what is done there, asked of the model. */
#include <string.h>

#include "dossier/np-measure.h"
#include "dossier/np-party.h"
#include "forecast/np-forecast-difference.h"
#include "forecast/np-forecast-service.h"
#include "np-ui-test.h"
#include "ui/briefs/np-export-dialog.h"
#include "ui/matrix/np-matrix-cell.h"
#include "ui/matrix/np-why-panel.h"
#include "ui/matrix/np-why-trials.h"
#include "ui/measures/np-measure-editor.h"
#include "ui/measures/np-param-card.h"
#include "ui/measures/np-paper-text.h"
#include "ui/np-pages.h"
#include "ui/parties/np-parties-page.h"

static NpPaperText *
find_text (gpointer top, const char *beginning)
{
  if (NP_IS_PAPER_TEXT (top))
    {
      g_autofree char *shown = np_paper_text_dup_shown (top);

      if (g_str_has_prefix (shown, beginning))
        return top;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      NpPaperText *found = find_text (child, beginning);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
show (NpWindow *window, const char *id)
{
  g_autofree char *action = g_strdup_printf ("win.show-object::%s", id);

  np_ui_test_act (window, action);
  np_ui_test_settle (window);
}

/* "4 hours" becomes "21": both languages, the right case, and back. */
static void
test_parameter (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  GtkWidget *card, *spin;
  NpPaperText *ru;
  g_autofree char *first = NULL, *after = NULL, *back = NULL;

  np_ui_test_act (window, "win.page::measures");
  show (window, "m02");
  ru = find_text (window, "Стороны подтверждают");
  g_assert_nonnull (ru);
  first = np_paper_text_dup_shown (ru);
  g_assert_nonnull (strstr (first, "в течение 4\u00a0часов"));
  card = np_ui_test_find (window, NP_TYPE_PARAM_CARD);
  spin = np_ui_test_find (card, GTK_TYPE_SPIN_BUTTON);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 21);
  np_ui_test_settle (window);
  after = np_paper_text_dup_shown (ru);
  g_assert_nonnull (strstr (after, "в течение 21\u00a0часа"));
  g_assert_nonnull (find_text (window, "The sides confirm receipt within 21\u00a0hours"));
  g_assert_cmpfloat (np_measure_get_param_value (np_dossier_find (dossier, "m02"), "receipt", NULL), ==, 21);
  /* A changed value does not make a reviewed text stale. */
  g_assert_false (np_clause_is_stale (np_object_get_child (np_dossier_find (dossier, "m02"), NP_MEASURE_CLAUSES, 1), NP_LANG_EN));
  np_ui_test_act (window, "win.undo");
  np_ui_test_settle (window);
  back = np_paper_text_dup_shown (ru);
  g_assert_cmpstr (back, ==, first);
  np_ui_test_close (window);
}

static void
test_typing_and_stale (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  GtkTextBuffer *buffer;
  NpPaperText *ru;
  NpClause *clause;
  g_autofree char *before = NULL;

  np_ui_test_act (window, "win.page::measures");
  show (window, "m02");
  ru = find_text (window, "Стороны подтверждают");
  clause = np_paper_text_get_object (ru);
  before = g_strdup (np_object_get_words (clause, NP_CLAUSE_TEXT, NP_LANG_RU));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (ru));
  gtk_text_buffer_set_text (buffer, "Стороны", -1);
  /* What a file cannot hold does not come in. */
  gtk_text_buffer_insert_at_cursor (buffer, "\x01 и\x0b", -1);
  g_assert_null (strpbrk (np_object_get_words (clause, NP_CLAUSE_TEXT, NP_LANG_RU), "\x01\x0b"));
  g_assert_true (np_clause_is_stale (clause, NP_LANG_EN));
  g_assert_true (g_str_has_prefix (np_object_get_words (clause, NP_CLAUSE_TEXT, NP_LANG_RU), "Стороны"));
  while (np_dossier_get_undo_label (dossier) != NULL)
    np_ui_test_act (window, "win.undo");
  np_ui_test_settle (window);
  g_assert_cmpstr (np_object_get_words (clause, NP_CLAUSE_TEXT, NP_LANG_RU), ==, before);
  g_assert_false (np_clause_is_stale (clause, NP_LANG_EN));
  np_ui_test_close (window);
}

static void
test_new_and_delete (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  guint n = np_object_get_n_children (dossier, NP_DOSSIER_MEASURES);
  g_autoptr(NpDossier) before = np_object_copy (dossier);

  np_ui_test_act (window, "win.page::measures");
  np_ui_test_act (window, "win.new-item");
  np_ui_test_settle (window);
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_MEASURES), ==, n + 1);
  gtk_widget_activate_action (np_ui_test_find (window, NP_TYPE_MEASURE_EDITOR), "page.add-clause", NULL);
  gtk_widget_activate_action (np_ui_test_find (window, NP_TYPE_MEASURE_EDITOR), "page.add-parameter", NULL);
  gtk_widget_activate_action (np_ui_test_find (window, NP_TYPE_MEASURE_EDITOR), "page.delete-measure", NULL);
  np_ui_test_settle (window);
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_MEASURES), ==, n);
  while (np_dossier_get_undo_label (dossier) != NULL)
    np_ui_test_act (window, "win.undo");
  g_assert_true (np_object_equal (dossier, before));
  np_ui_test_close (window);
}

/* ---- matrix ---- */

static guint
count_cells (gpointer top)
{
  guint n = NP_IS_MATRIX_CELL (top) && gtk_widget_get_focusable (top);

  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_cells (child);
  return n;
}

static void
test_matrix (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  NpWhyPanel *why;
  NpForecast *forecast;

  np_ui_test_act (window, "win.page::matrix");
  np_ui_test_settle (window);
  /* Thirteen measures, three parties that are named or invited. */
  g_assert_cmpuint (count_cells (window), ==, 39);
  why = np_ui_test_find (window, NP_TYPE_WHY_PANEL);
  g_assert_nonnull (why);
  forecast = np_session_get_forecast (np_window_get_session (window));
  g_assert_nonnull (forecast);
  for (guint i = 0; i < np_forecast_get_n_cells (forecast); i++)
    {
      const NpForecastCell *cell = np_forecast_get_nth_cell (forecast, i);
      g_autofree double *printed = g_new (double, cell->n_contributions + 1);
      double sum = np_forecast_cell_apportion (cell, 2, printed), added = 0, exact = 0;

      for (guint j = 0; j < cell->n_contributions; j++)
        {
          added += printed[j];
          exact += cell->contributions[j].value;
        }
      g_assert_cmpfloat_with_epsilon (added, sum, 1e-9);
      g_assert_cmpfloat_with_epsilon (exact, cell->s, 1e-9);
    }
  np_ui_test_close (window);
}

static void
test_copy_in_both_languages (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  NpWhyPanel *why;
  g_autofree char *text = NULL;

  np_ui_test_act (window, "win.page::matrix");
  np_ui_test_settle (window);
  why = np_ui_test_find (window, NP_TYPE_WHY_PANEL);
  text = np_why_panel_dup_text (why);
  g_assert_nonnull (strstr (text, "Stocktaking"));
  g_assert_nonnull (strstr (text, "Сверка"));
  g_assert_nonnull (strstr (text, "всего"));
  g_assert_nonnull (strstr (text, "sum"));
  np_ui_test_close (window);
}

/* As a key does that no part of the cell takes for itself. */
static gboolean
press (GtkWidget *cell, guint keyval)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (gtk_widget_get_parent (cell));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
    }
  return handled;
}

static gboolean
is_marked (GtkWidget *cell)
{
  g_autofree char *name = gtk_test_accessible_check_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  g_autofree char *state = gtk_test_accessible_check_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  gboolean named = name != NULL && strstr (name, "Marked for comparison") != NULL;

  g_assert_cmpint (named, ==, state == NULL);
  return named;
}

/* The rows of any two cells add up, column by column, to the printed scores and to their difference. */
static void
assert_differences_add_up (NpForecast *forecast)
{
  guint n = np_forecast_get_n_cells (forecast);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j += 5)
      {
        const NpForecastCell *marked = np_forecast_get_nth_cell (forecast, i), *shown = np_forecast_get_nth_cell (forecast, j);
        NpDifferenceRow sum, added = { NULL };
        g_autoptr(GArray) rows = np_forecast_cell_difference (marked, shown, 2, &sum);

        for (guint k = 0; k < rows->len; k++)
          {
            const NpDifferenceRow *row = &g_array_index (rows, NpDifferenceRow, k);

            g_assert_cmpfloat_with_epsilon (row->difference, row->shown - row->marked, 1e-9);
            if (k > 0)
              g_assert_cmpfloat (fabs (row->difference), <=, fabs (row[-1].difference));
            added.marked += row->marked;
            added.shown += row->shown;
            added.difference += row->difference;
          }
        g_assert_cmpfloat_with_epsilon (sum.marked, marked->s, 0.005 + 1e-9);
        g_assert_cmpfloat_with_epsilon (sum.shown, shown->s, 0.005 + 1e-9);
        g_assert_cmpfloat_with_epsilon (added.marked, sum.marked, 1e-9);
        g_assert_cmpfloat_with_epsilon (added.shown, sum.shown, 1e-9);
        g_assert_cmpfloat_with_epsilon (added.difference, sum.difference, 1e-9);
        g_assert_cmpfloat_with_epsilon (sum.difference, sum.shown - sum.marked, 1e-9);
      }
}

/* Space marks a cell, the panel of another says what differs; Esc or Space again ends it. */
static void
test_space_compares (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  NpWhyPanel *why;
  NpForecast *forecast;
  NpDifferenceRow sum;
  GtkWidget *first, *second;

  np_ui_test_act (window, "win.page::matrix");
  np_ui_test_settle (window);
  why = np_ui_test_find (window, NP_TYPE_WHY_PANEL);
  forecast = np_session_get_forecast (np_window_get_session (window));
  assert_differences_add_up (forecast);
  first = np_ui_test_find (window, NP_TYPE_MATRIX_CELL);
  g_assert_false (is_marked (first));
  g_assert_false (press (first, GDK_KEY_Escape));
  for (guint round = 0; round < 2; round++)
    {
      const NpForecastCell *marked = np_forecast_get_cell (forecast, "m01", NP_LEVEL_TARGET, "rus");
      const NpForecastCell *shown = np_forecast_get_cell (forecast, "m01", NP_LEVEL_TARGET, "usa");
      g_autofree char *text = NULL, *ru = NULL, *en = NULL, *title = NULL;
      g_autoptr(GArray) rows = NULL;

      g_signal_emit_by_name (first, "activated");
      g_assert_true (press (first, GDK_KEY_space));
      g_assert_true (is_marked (first));
      g_assert_nonnull (np_ui_test_find_label (why, "Marked for comparison: go to another cell. Esc ends it."));
      for (second = gtk_widget_get_next_sibling (first); !NP_IS_MATRIX_CELL (second)
           || !gtk_widget_get_can_target (second); second = gtk_widget_get_next_sibling (second));
      g_signal_emit_by_name (second, "activated");
      g_assert_true (is_marked (first));
      g_assert_false (is_marked (second));
      if (np_why_panel_is_marked (why, "m01", "usa"))
        {
          const NpForecastCell *other = marked;

          marked = shown;
          shown = other;
        }
      rows = np_forecast_cell_difference (marked, shown, 2, &sum);
      title = np_forecast_difference_title (marked, sum.difference, dossier, NP_LANG_EN);
      g_assert_nonnull (np_ui_test_find_label (why, title));
      text = np_why_panel_dup_text (why);
      ru = np_forecast_difference_to_text (marked, shown, dossier, NP_LANG_RU);
      en = np_forecast_difference_to_text (marked, shown, dossier, NP_LANG_EN);
      g_assert_nonnull (strstr (text, ru));
      g_assert_nonnull (strstr (text, en));
      if (round == 0)
        g_assert_true (press (second, GDK_KEY_Escape));
      else
        {
          g_signal_emit_by_name (first, "activated");
          g_assert_true (press (first, GDK_KEY_space));
          g_signal_emit_by_name (second, "activated");
        }
      g_assert_false (is_marked (first));
      g_assert_null (np_ui_test_find_label (why, title));
      g_free (text);
      text = np_why_panel_dup_text (why);
      g_assert_null (strstr (text, "Compared with"));
    }
  np_ui_test_close (window);
}

/* Who puts it forward: tried, discarded, tried again, kept, undone. */
static void
test_what_if (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  gpointer measure = np_dossier_find (dossier, "m06");
  NpWhyPanel *why;
  GtkWidget *drop_down;
  double before;

  np_ui_test_act (window, "win.page::matrix");
  np_ui_test_settle (window);
  why = np_ui_test_find (window, NP_TYPE_WHY_PANEL);
  np_why_panel_show (why, np_window_get_session (window), "m06", NP_LEVEL_TARGET, "usa");
  before = np_forecast_get_cell (np_session_get_forecast (np_window_get_session (window)), "m06", NP_LEVEL_TARGET, "usa")->consent;
  for (guint round = 0; round < 2; round++)
    {
      drop_down = np_ui_test_find (why, GTK_TYPE_DROP_DOWN);
      gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 2);
      while (np_why_panel_get_tried (why) == NULL)
        g_main_context_iteration (NULL, TRUE);
      /* Washington trusts Moscow little: a Russian sponsor costs consent. */
      g_assert_cmpfloat (np_forecast_get_cell (np_why_panel_get_tried (why), "m06", NP_LEVEL_TARGET, "usa")->consent, <, before);
      g_assert_cmpstr (np_object_get_string (measure, NP_MEASURE_SPONSOR), ==, "");
      if (round == 0)
        {
          g_assert_true (np_why_panel_discard (why));
          g_assert_null (np_why_panel_get_tried (why));
        }
    }
  gtk_widget_activate_action (np_ui_test_find (why, NP_TYPE_WHY_TRIALS), "why.keep", NULL);
  np_ui_test_settle (window);
  g_assert_cmpstr (np_object_get_string (measure, NP_MEASURE_SPONSOR), ==, "rus");
  np_ui_test_act (window, "win.undo");
  np_ui_test_settle (window);
  g_assert_cmpstr (np_object_get_string (measure, NP_MEASURE_SPONSOR), ==, "");
  np_ui_test_close (window);
}

/* ---- parties ---- */

static void
test_weight (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  gpointer stance;
  GtkWidget *page, *scale;

  np_ui_test_act (window, "win.page::parties");
  show (window, "usa");
  page = np_ui_test_find (window, NP_TYPE_PARTIES_PAGE);
  stance = np_object_get_child (np_dossier_find (dossier, "usa"), NP_PARTY_STANCES, 0);
  scale = np_ui_test_find (page, GTK_TYPE_SCALE);
  g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (scale)), ==, np_object_get_number (stance, NP_STANCE_SALIENCE));
  gtk_range_set_value (GTK_RANGE (scale), 2);
  np_ui_test_settle (window);
  g_assert_cmpfloat (np_object_get_number (stance, NP_STANCE_SALIENCE), ==, 2);
  np_ui_test_act (window, "win.undo");
  np_ui_test_settle (window);
  g_assert_cmpfloat (np_object_get_number (stance, NP_STANCE_SALIENCE), ==, 7);
  g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (scale)), ==, 7);
  np_ui_test_close (window);
}

static void
test_every_sheet (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  static const guint lists[] = { NP_DOSSIER_PARTIES, NP_DOSSIER_ISSUES };

  np_ui_test_act (window, "win.page::parties");
  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    for (guint i = 0; i < np_object_get_n_children (dossier, lists[l]); i++)
      show (window, np_object_get_id (np_object_get_child (dossier, lists[l], i)));
  /* Looking changes nothing. */
  g_assert_null (np_dossier_get_undo_label (dossier));
  np_ui_test_close (window);
}

/* ---- export ---- */

static gboolean
has_pages (gpointer dialog)
{
  return np_export_dialog_get_n_pages (dialog) > 0;
}

static void
test_preview (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  GtkWidget *dialog = np_export_dialog_new (GTK_WINDOW (window), np_window_get_session (window));

  gtk_window_present (GTK_WINDOW (dialog));
  np_ui_test_wait (has_pages, dialog);
  g_assert_cmpuint (np_export_dialog_get_n_pages (NP_EXPORT_DIALOG (dialog)), >, 10);
  gtk_widget_activate_action (dialog, "export.next-page", NULL);
  gtk_window_close (GTK_WINDOW (dialog));
  np_ui_test_settle (window);
  g_assert_null (np_dossier_get_undo_label (dossier));
  np_ui_test_close (window);
}

/* With large text, too, a row of cells stands beside its measure. */
static void
test_rows_aligned (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  static const int scales[] = { 1, 2 };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      GtkWidget *cell, *title;

      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", scales[i] * 96 * 1024, NULL);
      np_ui_test_act (window, "win.page::matrix");
      np_ui_test_settle (window);
      title = gtk_widget_get_ancestor (np_ui_test_find_label (window, "Mutual reaffirmation on critical infrastructure"),
                                       GTK_TYPE_BUTTON);
      g_assert_nonnull (title);
      cell = np_ui_test_find (window, NP_TYPE_MATRIX_CELL);
      for (guint row = 1; row < 8; row++)
        for (guint column = 0; column < 3; column++)
          cell = gtk_widget_get_next_sibling (cell);
      {
        graphene_point_t a, b, zero = GRAPHENE_POINT_INIT (0, 0);

        g_assert_true (gtk_widget_compute_point (title, GTK_WIDGET (window), &zero, &a));
        g_assert_true (gtk_widget_compute_point (cell, GTK_WIDGET (window), &zero, &b));
        g_assert_cmpfloat_with_epsilon (a.y + gtk_widget_get_height (title) / 2.0, b.y + gtk_widget_get_height (cell) / 2.0, 3);
      }
    }
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
  np_ui_test_close (window);
}

/* A measure from the library: its words, what it rests on, one step to undo. */
static void
test_from_library (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  guint before = np_object_get_n_children (dossier, NP_DOSSIER_MEASURES);
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *dialog = NULL, *list;
  gpointer measure;

  np_ui_test_act (window, "win.page::measures");
  gtk_widget_activate_action (GTK_WIDGET (np_window_get_page (window)), "page.from-library", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) there = g_list_model_get_item (windows, i);

      if (ADW_IS_WINDOW (there))
        dialog = there;
    }
  g_assert_nonnull (dialog);
  list = np_ui_test_find (dialog, GTK_TYPE_LIST_BOX);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 3));
  np_ui_test_settle (window);
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_MEASURES), ==, before + 1);
  measure = np_object_get_child (dossier, NP_DOSSIER_MEASURES, before);
  for (NpLang lang = NP_LANG_RU; lang < NP_N_LANGS; lang++)
    {
      g_assert_cmpstr (np_object_get_words (measure, NP_MEASURE_TITLE, lang), !=, "");
      g_assert_cmpstr (np_object_get_words (np_object_get_child (measure, NP_MEASURE_CLAUSES, 0), NP_CLAUSE_TEXT, lang), !=, "");
    }
  g_assert_nonnull (np_dossier_find (dossier, np_object_get_string (measure, NP_MEASURE_BASIS)));
  np_ui_test_act (window, "win.undo");
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_MEASURES), ==, before);
  np_ui_test_close (window);
}

/* UX 2: order of the measures and side panels come back with the dossier. */
static void
test_remembers (void)
{
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr(NpDossier) dossier = np_ui_test_sample ();
      NpWindow *window = np_ui_test_window (dossier, 1366, 800);
      g_autoptr(GtkWidget) list = NULL;
      GtkWidget *order;

      np_window_show_page (window, "measures");
      np_ui_test_settle (window);
      g_object_get (np_window_get_page (window), "list", &list, NULL);
      order = np_ui_test_find (list, GTK_TYPE_DROP_DOWN);
      np_window_show_page (window, "matrix");
      np_ui_test_settle (window);
      g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (order)), ==, round);
      g_assert_cmpint (np_page_get_inspector_shown (np_window_get_page (window)), ==, round == 0);
      gtk_drop_down_set_selected (GTK_DROP_DOWN (order), 1);
      if (round == 0)
        np_ui_test_act (window, "win.inspector");
      g_clear_object (&list);
      np_ui_test_close (window);
    }
}

int
main (int argc, char **argv)
{
  np_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/3.4/parameter-changes-both-languages-in-the-window", test_parameter);
  g_test_add_func ("/ui/3.4/typing-stale-undo", test_typing_and_stale);
  g_test_add_func ("/ui/3.4/new-and-delete", test_new_and_delete);
  g_test_add_func ("/ui/3.4/from-library", test_from_library);
  g_test_add_func ("/ui/3.6/why-adds-up", test_matrix);
  g_test_add_func ("/ui/3.6/rows-aligned-at-200-percent", test_rows_aligned);
  g_test_add_func ("/ui/3.6/copy-in-both-languages", test_copy_in_both_languages);
  g_test_add_func ("/ui/3.6/space-compares", test_space_compares);
  g_test_add_func ("/ui/3.6/what-if", test_what_if);
  g_test_add_func ("/ui/3.5/weight", test_weight);
  g_test_add_func ("/ui/3.5/every-sheet", test_every_sheet);
  g_test_add_func ("/ui/3.12/preview", test_preview);
  g_test_add_func ("/ui/2/remembers", test_remembers);
  return g_test_run ();
}
