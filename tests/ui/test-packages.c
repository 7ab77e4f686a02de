/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The packages page: columns, editing with undo, better packages. */
#include "dossier/np-measure.h"
#include "dossier/np-party.h"
#include "forecast/np-forecast-decision.h"
#include "np-ui-test.h"
#include "ui/np-cell-view.h"
#include "ui/np-window-private.h"
#include "ui/packages/np-package-cells.h"
#include "ui/packages/np-package-suggest.h"
#include "ui/packages/np-packages-private.h"

static NpPackagesPage *
open_page (NpWindow *window)
{
  g_assert_true (np_window_show_page (window, "packages"));
  np_ui_test_settle (window);
  return NP_PACKAGES_PAGE (np_window_get_page (window));
}

static gpointer
nth (NpDossier *dossier, guint i)
{
  return np_object_get_child (dossier, NP_DOSSIER_PACKAGES, i);
}

static GtkWidget *
find_named (GtkWidget *top, const char *name)
{
  if (g_strcmp0 (gtk_widget_get_name (top), name) == 0)
    return top;
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
act (NpWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (np_window_get_page (window)), action, NULL));
  np_ui_test_settle (window);
}

/* Packages are called by numbers; each has a cell for every party it concerns. */
static void
test_columns (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  NpPackagesPage *page = open_page (window);

  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_PACKAGES); i++)
    {
      g_autofree char *label = g_strdup_printf ("P%u", i + 1);

      g_assert_nonnull (np_ui_test_find_label (page, label));
    }
  g_assert_nonnull (np_ui_test_find (page, NP_TYPE_CELL_VIEW));
  np_ui_test_close (window);
}

/* UX 3.8: four beside each other; another one comes in by one press, and the one that came longest ago makes room. */
static void
test_compare (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  NpPackagesPage *page = open_page (window);
  guint n = np_object_get_n_children (dossier, NP_DOSSIER_PACKAGES);

  g_assert_null (np_ui_test_find_label (page, "Beside each other, up to four"));
  while (n++ < 6)
    act (window, "packages.duplicate");
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *head = g_strdup_printf ("%s:", np_object_get_id (nth (dossier, i)));

      n -= find_named (GTK_WIDGET (page), head) != NULL;
    }
  g_assert_cmpuint (n, ==, 7 - NP_PACKAGES_MAX_COMPARED);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *head = g_strdup_printf ("%s:", np_object_get_id (nth (dossier, i)));
      g_autofree char *button = g_strdup_printf ("compare:%s", np_object_get_id (nth (dossier, i)));
      gboolean was = find_named (GTK_WIDGET (page), head) != NULL;

      g_assert_cmpint (was, ==, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_named (GTK_WIDGET (page), button))));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_named (GTK_WIDGET (page), button)), !was);
      np_ui_test_settle (window);
      g_assert_cmpint (find_named (GTK_WIDGET (page), head) == NULL, ==, was);
    }
  np_ui_test_close (window);
}

/* The choice of a level is one step that can be undone; the focus stays where it was. */
static void
test_edit (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  NpPackagesPage *page = open_page (window);
  gpointer package = nth (dossier, 0), item = np_object_get_child (package, NP_PACKAGE_ITEMS, 0);
  g_autofree char *measure = g_strdup (np_object_get_string (item, NP_PACKAGE_ITEM_MEASURE));
  g_autofree char *name = g_strdup_printf ("%s:%s", np_object_get_id (package), measure);
  GtkWidget *choice = find_named (GTK_WIDGET (page), name);
  guint n = np_object_get_n_children (package, NP_PACKAGE_ITEMS);

  g_assert_true (GTK_IS_DROP_DOWN (choice));
  gtk_widget_grab_focus (choice);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 0);
  np_ui_test_settle (window);
  g_assert_null (np_package_find_item (package, measure));
  g_assert_cmpuint (np_object_get_n_children (package, NP_PACKAGE_ITEMS), ==, n - 1);
  choice = find_named (GTK_WIDGET (page), name);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), ==, 0);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), choice)
                 || gtk_window_get_focus (GTK_WINDOW (window)) == choice);
  np_ui_test_act (window, "win.undo");
  np_ui_test_settle (window);
  g_assert_nonnull (np_package_find_item (package, measure));
  np_ui_test_close (window);
}

/* New, duplicate, freeze, delete: each can be undone; what is frozen cannot be changed. */
static void
test_whole (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  NpPackagesPage *page = open_page (window);
  guint n = np_object_get_n_children (dossier, NP_DOSSIER_PACKAGES);
  g_autofree char *name = NULL;

  act (window, "packages.freeze");
  g_assert_true (np_object_get_boolean (nth (dossier, 0), NP_PACKAGE_FROZEN));
  name = g_strdup_printf ("%s:%s", np_object_get_id (nth (dossier, 0)),
                          np_object_get_string (np_object_get_child (nth (dossier, 0), NP_PACKAGE_ITEMS, 0), NP_PACKAGE_ITEM_MEASURE));
  g_assert_false (gtk_widget_get_sensitive (find_named (GTK_WIDGET (page), name)));
  act (window, "packages.duplicate");
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_PACKAGES), ==, n + 1);
  g_assert_false (np_object_get_boolean (nth (dossier, 1), NP_PACKAGE_FROZEN));
  g_assert_cmpuint (np_object_get_n_children (nth (dossier, 1), NP_PACKAGE_ITEMS), ==,
                    np_object_get_n_children (nth (dossier, 0), NP_PACKAGE_ITEMS));
  act (window, "packages.delete");
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_PACKAGES), ==, n);
  np_page_new_item (NP_PAGE (page));
  np_ui_test_settle (window);
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_PACKAGES), ==, n + 1);
  for (guint i = 0; i < 4; i++)
    np_ui_test_act (window, "win.undo");
  np_ui_test_settle (window);
  g_assert_cmpuint (np_object_get_n_children (dossier, NP_DOSSIER_PACKAGES), ==, n);
  g_assert_false (np_object_get_boolean (nth (dossier, 0), NP_PACKAGE_FROZEN));
  np_ui_test_close (window);
}

static gboolean
has_answer (gpointer page)
{
  return !np_packages_page_get_busy (page);
}

/* What is suggested is worse for neither side and better for one, keeps the rules, and is taken in one step. */
static void
test_suggest (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  NpPackagesPage *page = open_page (window);
  NpForecast *forecast = np_page_get_forecast (NP_PAGE (page));
  gpointer package = nth (dossier, 0);
  NpSuggestJob *job = np_suggest_job_new (forecast, dossier, np_object_get_id (package), "usa", "rus");
  g_autoptr(GPtrArray) found = np_suggest_job_run (job, NULL, NULL);
  NpPackageInput input;
  gint64 was[NP_PACKAGE_MAX_PARTIES] = { 0 };
  g_autofree guint8 *after = g_new0 (guint8, job->table->n_issues);
  const NpSuggestion *first;
  guint n_undo;

  np_package_table_input (job->table, &input);
  np_package_value (&input, job->offer, was);
  g_assert_cmpuint (found->len, >, 0);
  for (guint i = 0; i < found->len; i++)
    {
      const NpSuggestion *one = found->pdata[i];
      gint64 now[NP_PACKAGE_MAX_PARTIES] = { 0 };
      g_autofree char *words = np_suggest_words (job, one, forecast, dossier);

      np_package_value (&input, one->options, now);
      g_assert_true (np_package_keeps_rules (&input, one->options));
      g_assert_cmpint (now[0] - was[0], ==, one->gain[0]);
      g_assert_cmpint (now[1] - was[1], ==, one->gain[1]);
      g_assert_true (one->gain[0] >= 0 && one->gain[1] >= 0 && one->gain[0] + one->gain[1] > 0);
      g_assert_true (*words != '\0');
    }
  /* The page offers the same ones. */
  act (window, "packages.suggest");
  np_ui_test_wait (has_answer, page);
  np_ui_test_settle (window);
  g_assert_cmpuint (np_packages_page_get_n_suggestions (page), ==, found->len);

  first = found->pdata[0];
  n_undo = np_dossier_get_n_undo (dossier);
  g_assert_true (np_page_apply (NP_PAGE (page), np_suggest_accept (job, first, dossier), NULL));
  g_assert_cmpuint (np_dossier_get_n_undo (dossier), ==, n_undo + 1);
  np_forecast_package_offer (job->table, package, after);
  g_assert_cmpmem (after, job->table->n_issues, first->options, job->table->n_issues);
  np_ui_test_settle (window);
  g_assert_cmpuint (np_packages_page_get_n_suggestions (page), ==, 0);
  np_ui_test_act (window, "win.undo");
  np_forecast_package_offer (job->table, package, after);
  g_assert_cmpmem (after, job->table->n_issues, job->offer, job->table->n_issues);
  np_suggest_job_free (job);
  np_ui_test_close (window);
}

/* A measure whose needs are not in the package says so. */
static void
test_needs (void)
{
  g_autoptr(NpDossier) dossier = np_ui_test_sample ();
  NpWindow *window = np_ui_test_window (dossier, 1280, 800);
  NpPackagesPage *page = open_page (window);
  gpointer package = nth (dossier, 0), a = np_dossier_find (dossier, "m01"), b = NULL;
  g_autofree char *words = NULL;
  NpChange *change = np_change_new ("link");

  for (guint i = 0; b == NULL; i++)
    {
      gpointer one = np_object_get_child (dossier, NP_DOSSIER_MEASURES, i);

      if (np_package_find_item (package, np_object_get_id (one)) == NULL && !np_object_get_boolean (one, NP_MEASURE_IN_FORCE))
        b = one;
    }
  np_change_set_string (change, a, NP_MEASURE_NEEDS, np_object_get_id (b));
  g_assert_true (np_page_apply (NP_PAGE (page), change, NULL));
  np_ui_test_settle (window);
  words = g_strdup_printf ("needs %s", np_object_get_string (b, NP_MEASURE_REF));
  g_assert_nonnull (np_ui_test_find_label (page, words));
  np_ui_test_close (window);
}

static void
test_empty (void)
{
  g_autoptr(NpDossier) dossier = np_dossier_new (NULL);
  NpWindow *window;
  NpPackagesPage *page;

  np_dossier_seal (dossier);
  window = np_ui_test_window (dossier, 900, 600);
  page = open_page (window);
  g_assert_nonnull (np_ui_test_find_label (page, "No packages yet"));
  np_page_new_item (NP_PAGE (page));
  np_ui_test_settle (window);
  g_assert_nonnull (np_ui_test_find_label (page, "P1"));
  np_ui_test_close (window);
}

int
main (int argc, char **argv)
{
  np_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/3.8/columns", test_columns);
  g_test_add_func ("/ui/3.8/compare", test_compare);
  g_test_add_func ("/ui/3.8/edit", test_edit);
  g_test_add_func ("/ui/3.8/whole", test_whole);
  g_test_add_func ("/ui/3.8/suggest", test_suggest);
  g_test_add_func ("/ui/3.8/needs", test_needs);
  g_test_add_func ("/ui/3.8/empty", test_empty);
  return g_test_run ();
}
