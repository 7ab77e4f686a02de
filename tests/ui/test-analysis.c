/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The analysis page: charts on the screen, their words, tables and empty states. */
#include "dossier/np-party.h"
#include "dossier/np-scenario.h"
#include "np-ui-test.h"
#include "ui/analysis/np-analysis-page.h"
#include "ui/analysis/np-limits-row.h"
#include "ui/np-window-private.h"
#include "ui/widgets/np-chart-view.h"

static gboolean
is_idle (gpointer panel)
{
  return !np_analysis_panel_get_busy (panel) && np_analysis_panel_get_result (panel) != NULL;
}

static NpAnalysisPanel *
open_panel (NpWindow *window, const char *name)
{
  NpAnalysisPage *page;
  NpAnalysisPanel *panel;

  g_assert_true (np_window_show_page (window, "analysis"));
  page = NP_ANALYSIS_PAGE (np_window_get_page (window));
  g_assert_true (np_analysis_page_show (page, name));
  np_ui_test_settle (window);
  panel = np_analysis_page_get_panel (page, name);
  np_ui_test_wait (is_idle, panel);
  np_ui_test_settle (window);
  return panel;
}

/* Every question has a finding, a way to read it and a chart with points; all say themselves in words. */
static void
test_questions (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);

  for (guint i = 0; np_analysis_kinds[i] != NULL; i++)
    {
      NpAnalysisPanel *panel = open_panel (window, np_analysis_kinds[i]->name);
      const NpAnalysisResult *result = np_analysis_panel_get_result (panel);
      NpChartView *view = np_ui_test_find (panel, NP_TYPE_CHART_VIEW);

      g_test_message ("%s: %s", np_analysis_kinds[i]->name, result->finding);
      g_assert_null (result->missing);
      g_assert_nonnull (result->chart);
      g_assert_true (result->finding != NULL && *result->finding != '\0');
      g_assert_true (result->how != NULL && *result->how != '\0');
      g_assert_true (np_chart_view_get_chart (view) == result->chart);
      g_assert_cmpuint (np_chart_get_n_points (result->chart), >, 0);
      g_assert_nonnull (np_ui_test_find_label (panel, result->finding));
      for (guint point = 0; point < np_chart_get_n_points (result->chart); point++)
        {
          g_autofree char *words = np_chart_describe_point (result->chart, point, np_ui_lang ());

          np_chart_view_set_selected (view, (int) point);
          g_assert_nonnull (np_ui_test_find_label (view, words));
        }
    }
  np_ui_test_close (window);
}

/* The same dossier gives the same picture: seeds are fixed. */
static void
test_repeatable (void)
{
  g_autofree char *first = NULL;

  for (guint run = 0; run < 2; run++)
    {
      g_autoptr(NpDossier) dossier = np_ui_test_sample ();
      NpWindow *window = np_ui_test_window (dossier, 1280, 800);
      NpAnalysisPanel *panel = open_panel (window, "escalation");
      g_autofree char *text = np_chart_view_dup_text (np_ui_test_find (panel, NP_TYPE_CHART_VIEW));
      g_autofree char *all = g_strconcat (text, np_analysis_panel_get_result (panel)->remark, NULL);

      if (run == 0)
        first = g_steal_pointer (&all);
      else
        g_assert_cmpstr (all, ==, first);
      np_ui_test_close (window);
    }
}

/* The table has the numbers of the chart, a row for each point; text and image can be copied. */
static void
test_table (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  NpAnalysisPanel *panel = open_panel (window, "tornado");
  NpChartView *view = np_ui_test_find (panel, NP_TYPE_CHART_VIEW);
  NpChart *chart = np_chart_view_get_chart (view);
  g_autoptr(GPtrArray) rows = np_chart_tabulate (chart, np_ui_lang (), FALSE);
  g_autofree char *text = NULL;
  g_autoptr(GdkTexture) image = NULL;
  GtkColumnView *table;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (np_window_get_page (window)), "page.chart-table", NULL));
  np_ui_test_settle (window);
  g_assert_true (np_chart_view_get_table_shown (view));
  table = np_ui_test_find (view, GTK_TYPE_COLUMN_VIEW);
  g_assert_nonnull (table);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (table))), ==,
                    np_chart_get_n_points (chart));
  g_assert_nonnull (np_ui_test_find_label (table, ((GStrv) rows->pdata[1])[0]));
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (gtk_column_view_get_model (table)), 2);
  g_assert_cmpint (np_chart_view_get_selected (view), ==, 2);
  text = np_chart_view_dup_text (view);
  g_assert_nonnull (strstr (text, ((GStrv) rows->pdata[rows->len - 1])[0]));
  image = np_chart_view_draw_image (view);
  g_assert_cmpint (gdk_texture_get_width (image), >=, 1440);
  np_analysis_panel_toggle_table (panel);
  g_assert_false (np_chart_view_get_table_shown (view));
  np_ui_test_close (window);
}

/* A choice that supersedes another wins, however long the first one takes. */
static void
test_superseded (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  NpAnalysisPanel *panel = open_panel (window, "tornado");
  const char *last = NULL;
  g_autofree char *finding = NULL;

  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_MEASURES); i++)
    {
      const char *id = np_object_get_id (np_object_get_child (dossier, NP_DOSSIER_MEASURES, i));

      if (np_analysis_panel_choose (panel, 0, id))
        last = id;
    }
  g_assert_nonnull (last);
  np_ui_test_wait (is_idle, panel);
  finding = g_strdup (np_analysis_panel_get_result (panel)->missing != NULL ? np_analysis_panel_get_result (panel)->missing
                                                                            : np_analysis_panel_get_result (panel)->finding);
  np_ui_test_close (window);

  window = np_ui_test_window (dossier, 1280, 800);
  panel = open_panel (window, "tornado");
  np_analysis_panel_choose (panel, 0, last);
  np_ui_test_wait (is_idle, panel);
  g_assert_cmpstr (np_analysis_panel_get_result (panel)->missing != NULL ? np_analysis_panel_get_result (panel)->missing
                                                                         : np_analysis_panel_get_result (panel)->finding, ==, finding);
  np_ui_test_close (window);
}

/* Nothing there: each question says what is missing and leads there. */
static void
test_empty (void)
{
  g_autoptr(NpDossier) dossier = np_dossier_new (NULL);
  NpWindow *window;

  np_dossier_seal (dossier);
  window = np_ui_test_window (dossier, 900, 600);
  for (guint i = 0; np_analysis_kinds[i] != NULL; i++)
    {
      NpAnalysisPanel *panel = open_panel (window, np_analysis_kinds[i]->name);
      const NpAnalysisResult *result = np_analysis_panel_get_result (panel);

      g_assert_null (result->chart);
      g_assert_true (result->missing != NULL && *result->missing != '\0');
      g_assert_nonnull (result->missing_page);
      g_assert_nonnull (np_ui_test_find_label (panel, result->missing));
    }
  np_ui_test_close (window);
}

/* From 1400 px on all questions are seen at once, in two columns. */
static void
test_wide (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1920, 1000);
  NpAnalysisPage *page;

  open_panel (window, "tornado");
  page = NP_ANALYSIS_PAGE (np_window_get_page (window));
  for (guint i = 0; np_analysis_kinds[i] != NULL; i++)
    {
      NpAnalysisPanel *panel = np_analysis_page_get_panel (page, np_analysis_kinds[i]->name);

      np_ui_test_wait (is_idle, panel);
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (panel)));
      g_assert_nonnull (np_analysis_panel_get_result (panel)->chart);
    }
  np_ui_test_close (window);
}

/* The first three of the ranked list become a package, in one step that can be undone. */
static void
test_make_package (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  NpAnalysisPanel *panel = open_panel (window, "offer");
  guint n = np_object_get_n_children (dossier, NP_DOSSIER_PACKAGES);
  g_autofree char *id = g_strdup (((NpAnalysisRow *) np_analysis_panel_get_result (panel)->rows->pdata[0])->id);
  gpointer package;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (panel), "analysis.make-package", NULL));
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_PACKAGES), ==, n + 1);
  package = np_object_get_child (dossier, NP_DOSSIER_PACKAGES, n);
  g_assert_cmpuint (np_object_get_n_children (package, NP_PACKAGE_ITEMS), ==, 3);
  g_assert_cmpstr (np_object_get_string (np_object_get_child (package, NP_PACKAGE_ITEMS, 0), NP_PACKAGE_ITEM_MEASURE), ==, id);
  np_ui_test_act (window, "win.undo");
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_PACKAGES), ==, n);
  np_ui_test_close (window);
}

/* A walk-away value is dragged until no package is worth more than no agreement; Reset takes it back, Keep is one step
 * that can be undone. */
static void
test_walk_away (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  NpAnalysisPanel *panel = open_panel (window, "frontier");
  NpLimitsRow *limits = np_ui_test_find (panel, NP_TYPE_LIMITS_ROW);
  GtkAdjustment *own = gtk_range_get_adjustment (GTK_RANGE (np_limits_row_get_scale (limits, 0)));
  gpointer party = np_dossier_find (dossier, np_analysis_panel_get_result (panel)->limits[0].party);
  double before = gtk_adjustment_get_value (own), low = np_object_get_number (party, NP_PARTY_ALTERNATIVE_LOW);
  g_autofree char *finding = g_strdup (np_analysis_panel_get_result (panel)->finding);

  g_assert_cmpfloat (before, ==, low);
  gtk_adjustment_set_value (own, gtk_adjustment_get_upper (own));
  np_ui_test_wait (is_idle, panel);
  g_assert_true (g_str_has_prefix (np_analysis_panel_get_result (panel)->finding, "No zone of agreement: it opens when "));
  g_assert_cmpfloat (np_object_get_number (party, NP_PARTY_ALTERNATIVE_LOW), ==, low);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (panel), "analysis.reset-limits", NULL));
  np_ui_test_wait (is_idle, panel);
  g_assert_cmpfloat (gtk_adjustment_get_value (own), ==, before);
  g_assert_cmpstr (np_analysis_panel_get_result (panel)->finding, ==, finding);

  gtk_adjustment_set_value (own, before + 100);
  np_ui_test_wait (is_idle, panel);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (panel), "analysis.keep-limits", NULL));
  np_ui_test_settle (window);
  np_ui_test_wait (is_idle, panel);
  g_assert_cmpfloat (np_object_get_number (party, NP_PARTY_ALTERNATIVE_LOW), ==, before + 100);
  g_assert_cmpfloat (gtk_adjustment_get_value (own), ==, before + 100);
  np_ui_test_act (window, "win.undo");
  np_ui_test_settle (window);
  np_ui_test_wait (is_idle, panel);
  g_assert_cmpfloat (np_object_get_number (party, NP_PARTY_ALTERNATIVE_LOW), ==, low);
  g_assert_cmpfloat (gtk_adjustment_get_value (own), ==, before);
  np_ui_test_close (window);
}

int
main (int argc, char **argv)
{
  np_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/3.7/questions", test_questions);
  g_test_add_func ("/ui/3.7/repeatable", test_repeatable);
  g_test_add_func ("/ui/3.7/table", test_table);
  g_test_add_func ("/ui/3.7/superseded", test_superseded);
  g_test_add_func ("/ui/3.7/empty", test_empty);
  g_test_add_func ("/ui/3.7/wide", test_wide);
  g_test_add_func ("/ui/3.7/make-package", test_make_package);
  g_test_add_func ("/ui/3.7/walk-away", test_walk_away);
  return g_test_run ();
}
