/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/analysis/np-analysis-panel.h"

#include <math.h>

#include <glib/gi18n.h>

#include "brief/np-picture.h"
#include "dossier/np-party.h"
#include "dossier/np-scenario.h"
#include "ui/analysis/np-aside-box.h"
#include "ui/analysis/np-limits-row.h"
#include "ui/np-page.h"
#include "ui/np-parts.h"
#include "ui/widgets/np-chart-view.h"
#include "ui/widgets/np-compact-drop-down.h"

/* A spinner comes after so many milliseconds, progress and Cancel after as many again. */
#define PATIENCE 250

/* How many measures the button of the ranked list puts together. */
#define N_FIRST 3

struct _NpAnalysisPanel
{
  AdwBin parent_instance;

  GtkWidget *choice_0;
  GtkWidget *choice_1;
  GtkWidget *table_button;
  GtkWidget *spinner;
  GtkWidget *progress;
  GtkWidget *cancel;
  GtkWidget *limits;
  GtkWidget *finding;
  GtkWidget *how;
  GtkWidget *remark;
  GtkWidget *stack;
  GtkWidget *view;
  GtkWidget *aside;
  GtkWidget *ranks;
  GtkWidget *missing;
  GtkWidget *missing_button;

  const NpAnalysisKind *kind;
  GSignalGroup *signals;
  NpSession *session;
  GPtrArray *ids[NP_ANALYSIS_N_CHOICES];
  NpAnalysisResult *result;
  GCancellable *cancellable;    /* of the computation under way */
  guint patience;
  gboolean filling;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (NpAnalysisPanel, np_analysis_panel, ADW_TYPE_BIN)

enum { PROP_0, PROP_BUSY, N_PROPS };
static GParamSpec *props[N_PROPS];

/* What a computation works on and what comes out of it. */
typedef struct
{
  const NpAnalysisKind *kind;
  gpointer job;
  NpAnalysisResult *result;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  if (work->job != NULL)
    work->kind->free_job (work->job);
  g_clear_pointer (&work->result, np_analysis_result_free);
  g_free (work);
}

static GtkDropDown *
choice_of (NpAnalysisPanel *self, guint choice)
{
  return GTK_DROP_DOWN (choice == 0 ? self->choice_0 : self->choice_1);
}

/* ---- what is shown ---- */

static void
fill_ranks (NpAnalysisPanel *self)
{
  np_parts_clear (self->ranks);
  for (guint i = 0; i < self->result->rows->len; i++)
    {
      const NpAnalysisRow *one = self->result->rows->pdata[i];
      GtkWidget *grid = gtk_grid_new (), *number = gtk_label_new (one->number),
                *title = gtk_label_new (one->title);
      GtkWidget *words = gtk_label_new (one->words), *bar = gtk_progress_bar_new ();
      g_autofree char *label = g_strdup_printf (_("%s %s: %s"), one->number, one->title, one->words);

      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
      gtk_widget_set_hexpand (title, TRUE);
      gtk_widget_set_tooltip_text (title, one->title);
      gtk_label_set_width_chars (GTK_LABEL (number), 2);
      gtk_widget_add_css_class (number, "np-dim");
      gtk_widget_add_css_class (number, "numeric");
      gtk_widget_add_css_class (words, "numeric");
      gtk_widget_add_css_class (words, "np-bold");
      if (one->first)
        gtk_widget_add_css_class (title, "np-bold");
      gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), CLAMP (one->share, 0, 1));
      gtk_widget_add_css_class (bar, "np-bar");
      gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, one->words, -1);
      if (!one->first)
        gtk_widget_add_css_class (bar, "np-pale");
      gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
      gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
      gtk_grid_attach (GTK_GRID (grid), number, 0, 0, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), title, 1, 0, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), words, 2, 0, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), bar, 1, 1, 2, 1);
      gtk_widget_add_css_class (grid, "np-rank");
      gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      gtk_list_box_append (GTK_LIST_BOX (self->ranks), grid);
    }
  gtk_widget_set_visible (self->aside, self->result->rows->len > 0);
}

static void
set_label (GtkWidget *label, const char *words)
{
  gtk_label_set_text (GTK_LABEL (label), words != NULL ? words : "");
  gtk_widget_set_visible (label, words != NULL && *words != '\0');
}

static void
show_result (NpAnalysisPanel *self, NpAnalysisResult *result)
{
  int selected = np_chart_view_get_selected (NP_CHART_VIEW (self->view));
  guint before =
      self->result != NULL && self->result->chart != NULL ? np_chart_get_n_points (self->result->chart) : 0;

  g_clear_pointer (&self->result, np_analysis_result_free);
  self->result = result;
  set_label (self->finding, result->finding);
  set_label (self->how, result->how);
  set_label (self->remark, result->remark);
  np_chart_view_set_chart (NP_CHART_VIEW (self->view), result->chart);
  /* The same points again: the one in hand stays in hand. */
  if (result->chart != NULL && np_chart_get_n_points (result->chart) == before)
    np_chart_view_set_selected (NP_CHART_VIEW (self->view), selected);
  np_limits_row_show (NP_LIMITS_ROW (self->limits), result->limits, result->n_limits,
                      !np_session_get_read_only (self->session));
  fill_ranks (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "analysis.make-package",
                                 !np_session_get_read_only (self->session));
  if (result->chart == NULL)
    {
      adw_status_page_set_description (ADW_STATUS_PAGE (self->missing), result->missing);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->missing_button), "s",
                                        result->missing_page != NULL ? result->missing_page : "overview");
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), result->chart != NULL ? "chart" : "missing");
  gtk_widget_set_sensitive (self->table_button, result->chart != NULL);
}

static void
show_missing (NpAnalysisPanel *self, const char *words, const char *page)
{
  NpAnalysisResult *result = np_analysis_result_new ();

  np_analysis_result_miss (result, words, page);
  show_result (self, result);
}

/* ---- computing ---- */

static gboolean
patience_cb (gpointer data)
{
  NpAnalysisPanel *self = data;
  gboolean long_work = gtk_widget_get_visible (self->spinner);

  gtk_widget_set_visible (self->spinner, TRUE);
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  gtk_widget_set_visible (self->progress, long_work);
  gtk_widget_set_visible (self->cancel, long_work);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 np_picture_get_progress (self->cancellable));
  return G_SOURCE_CONTINUE;
}

static void
stop (NpAnalysisPanel *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  if (self->cancellable != NULL)
    {
      g_cancellable_cancel (self->cancellable);
      g_clear_object (&self->cancellable);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
    }
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  gtk_widget_set_visible (self->spinner, FALSE);
  gtk_widget_set_visible (self->progress, FALSE);
  gtk_widget_set_visible (self->cancel, FALSE);
}

static void
run_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;

  if (work->kind->run (work->job, work->result, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
done_cb (GObject *source, GAsyncResult *res, gpointer data)
{
  NpAnalysisPanel *self = NP_ANALYSIS_PANEL (source);
  GTask *task = G_TASK (res);
  Work *work = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  gboolean current = self->cancellable != NULL && g_task_get_cancellable (task) == self->cancellable;

  if (!g_task_propagate_boolean (task, &error))
    {
      if (current && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_autofree char *words = g_strdup_printf (_("Could not compute this: %s"), error->message);

          show_missing (self, words, "parties");
        }
    }
  else if (current)
    {
      show_result (self, g_steal_pointer (&work->result));
    }
  if (current)
    stop (self);
}

static void
compute (NpAnalysisPanel *self)
{
  NpAnalysisQuestion asked;
  NpAnalysisResult *result;
  Work *work;
  GTask *task;
  gpointer job;

  stop (self);
  if (self->session == NULL)
    return;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->stale = TRUE;
      return;
    }
  self->stale = FALSE;
  if (np_session_get_forecast (self->session) == NULL)
    {
      const GError *error = np_session_get_forecast_error (self->session);
      g_autofree char *words =
          error != NULL ? g_strdup_printf (_("Could not compute this: %s"), error->message) : NULL;

      if (words != NULL)
        show_missing (self, words, "parties");
      return;
    }
  for (guint i = 0; i < NP_ANALYSIS_N_CHOICES; i++)
    {
      guint at = gtk_drop_down_get_selected (choice_of (self, i));

      asked.ids[i] = at < self->ids[i]->len ? self->ids[i]->pdata[at] : "";
    }
  np_limits_row_get_tried (NP_LIMITS_ROW (self->limits), asked.limits);
  result = np_analysis_result_new ();
  job = self->kind->prepare (self->session, &asked, result);
  if (job == NULL)
    {
      show_result (self, result);
      return;
    }
  work = g_new0 (Work, 1);
  work->kind = self->kind;
  work->job = job;
  work->result = result;
  self->cancellable = g_cancellable_new ();
  np_picture_watch_progress (self->cancellable);
  self->patience = g_timeout_add (PATIENCE, patience_cb, self);
  task = g_task_new (self, self->cancellable, done_cb, NULL);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, run_cb);
  g_object_unref (task);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

/* Offers what the dossier has now and keeps what was chosen. */
static void
fill_choices (NpAnalysisPanel *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < NP_ANALYSIS_N_CHOICES; i++)
    {
      GtkDropDown *drop_down = choice_of (self, i);
      guint at = gtk_drop_down_get_selected (drop_down), found = 0;
      g_autofree char *kept = at < self->ids[i]->len ? g_strdup (self->ids[i]->pdata[at]) : NULL;
      g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
      g_autoptr(GtkStringList) list = NULL;
      NpAnalysisChoices choices;

      g_ptr_array_set_size (self->ids[i], 0);
      choices = (NpAnalysisChoices) { self->ids[i], words };
      if (self->session != NULL && self->kind->choice[i] != NULL)
        self->kind->offer (self->session, i, &choices);
      g_ptr_array_add (words, NULL);
      list = gtk_string_list_new ((const char *const *) words->pdata);
      for (guint k = 0; k < self->ids[i]->len; k++)
        if (g_strcmp0 (kept, self->ids[i]->pdata[k]) == 0)
          found = k;
      gtk_drop_down_set_model (drop_down, G_LIST_MODEL (list));
      gtk_drop_down_set_selected (drop_down, self->ids[i]->len > 0 ? found : GTK_INVALID_LIST_POSITION);
      gtk_widget_set_visible (GTK_WIDGET (drop_down), self->ids[i]->len > 1);
    }
  self->filling = FALSE;
}

static void
chosen_cb (NpAnalysisPanel *self)
{
  if (self->filling)
    return;
  np_limits_row_forget (NP_LIMITS_ROW (self->limits));
  compute (self);
}

static void
forecast_changed_cb (NpAnalysisPanel *self)
{
  fill_choices (self);
  compute (self);
}

static void
map_cb (NpAnalysisPanel *self)
{
  if (self->stale)
    compute (self);
}

void
np_analysis_panel_set_session (NpAnalysisPanel *self, NpSession *session)
{
  g_set_object (&self->session, session);
  g_signal_group_set_target (self->signals, session);
  fill_choices (self);
  compute (self);
}

gboolean
np_analysis_panel_choose (NpAnalysisPanel *self, guint choice, const char *id)
{
  for (guint i = 0; i < self->ids[choice]->len; i++)
    if (g_strcmp0 (self->ids[choice]->pdata[i], id) == 0)
      {
        gtk_drop_down_set_selected (choice_of (self, choice), i);
        return TRUE;
      }
  return FALSE;
}

gboolean
np_analysis_panel_get_busy (NpAnalysisPanel *self)
{
  return self->cancellable != NULL;
}

const NpAnalysisResult *
np_analysis_panel_get_result (NpAnalysisPanel *self)
{
  return self->result;
}

void
np_analysis_panel_toggle_table (NpAnalysisPanel *self)
{
  NpChartView *view = NP_CHART_VIEW (self->view);

  if (np_chart_view_get_chart (view) != NULL)
    np_chart_view_set_table_shown (view, !np_chart_view_get_table_shown (view));
}

/* ---- acting ---- */

/* What the chart can do, for the buttons above it. */
static void
chart_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpAnalysisPanel *self = NP_ANALYSIS_PANEL (widget);
  GtkWidget *page = gtk_widget_get_ancestor (widget, NP_TYPE_PAGE);
  g_autofree char *action = g_strconcat ("chart.", g_variant_get_string (parameter, NULL), NULL);

  gtk_widget_activate_action_variant (self->view, action, NULL);
  if (page != NULL)
    np_page_toast (NP_PAGE (page), _("Copied"));
}

static void
cancel_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpAnalysisPanel *self = NP_ANALYSIS_PANEL (widget);

  stop (self);
  if (self->result == NULL)
    show_missing (self, _("Cancelled. Choose again to compute it."), "overview");
}

static void
reset_limits_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpAnalysisPanel *self = NP_ANALYSIS_PANEL (widget);

  np_limits_row_forget (NP_LIMITS_ROW (self->limits));
  compute (self);
}

/* What was tried becomes the low end of the alternatives without agreement. */
static void
keep_limits_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpAnalysisPanel *self = NP_ANALYSIS_PANEL (widget);
  GtkWidget *page = gtk_widget_get_ancestor (widget, NP_TYPE_PAGE);
  double tried[NP_ANALYSIS_N_LIMITS];
  NpChange *change;

  if (page == NULL || self->result == NULL || !np_limits_row_get_tried (NP_LIMITS_ROW (self->limits), tried))
    return;
  change = np_change_new (_("change the alternatives without agreement"));
  for (guint i = 0; i < self->result->n_limits; i++)
    {
      gpointer party = np_dossier_find_type (np_session_get_dossier (self->session),
                                             self->result->limits[i].party, NP_TYPE_PARTY);

      if (party == NULL || isnan (tried[i]))
        continue;
      np_change_set_number (change, party, NP_PARTY_ALTERNATIVE_LOW, tried[i]);
      if (np_object_get_number (party, NP_PARTY_ALTERNATIVE_HIGH) < tried[i])
        np_change_set_number (change, party, NP_PARTY_ALTERNATIVE_HIGH, tried[i]);
    }
  np_limits_row_forget (NP_LIMITS_ROW (self->limits));
  np_page_apply (NP_PAGE (page), change, _("The walk-away values were changed"));
}

static void
make_package_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpAnalysisPanel *self = NP_ANALYSIS_PANEL (widget);
  GtkWidget *page = gtk_widget_get_ancestor (widget, NP_TYPE_PAGE);
  NpDossier *dossier = self->session != NULL ? np_session_get_dossier (self->session) : NULL;
  g_autofree char *id = NULL;
  g_autoptr(NpPackage) package = NULL;
  NpChange *change;

  if (dossier == NULL || page == NULL || self->result == NULL || self->result->rows->len == 0)
    return;
  id = np_dossier_new_id (dossier, "package");
  package = np_object_new (NP_TYPE_PACKAGE, id);
  np_object_set_words (package, NP_PACKAGE_TITLE, NP_LANG_RU, "С чего начать");
  np_object_set_words (package, NP_PACKAGE_TITLE, NP_LANG_EN, "Offer first");
  for (guint i = 0; i < MIN (self->result->rows->len, N_FIRST); i++)
    {
      NpPackageItem *item = np_object_new (NP_TYPE_PACKAGE_ITEM, NULL);

      np_object_set_string (item, NP_PACKAGE_ITEM_MEASURE,
                            ((NpAnalysisRow *) self->result->rows->pdata[i])->id);
      np_object_append (package, NP_PACKAGE_ITEMS, item);
    }
  change = np_change_new (_("make a package of the first measures"));
  np_change_insert (change, dossier, NP_DOSSIER_PACKAGES, G_MAXUINT, package);
  if (np_page_apply (NP_PAGE (page), change, NULL))
    np_page_go_to (NP_PAGE (page), package);
}

static void
rank_activated_cb (NpAnalysisPanel *self, GtkListBoxRow *row)
{
  np_chart_view_set_selected (NP_CHART_VIEW (self->view), gtk_list_box_row_get_index (row));
}

static gboolean
np_analysis_panel_grab_focus (GtkWidget *widget)
{
  NpAnalysisPanel *self = NP_ANALYSIS_PANEL (widget);

  return gtk_widget_grab_focus (self->result != NULL && self->result->chart == NULL ? self->missing_button
                                                                                    : self->view);
}

GtkWidget *
np_analysis_panel_new (const NpAnalysisKind *kind)
{
  NpAnalysisPanel *self = g_object_new (NP_TYPE_ANALYSIS_PANEL, NULL);

  self->kind = kind;
  adw_status_page_set_title (ADW_STATUS_PAGE (self->missing), _(kind->title));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->missing), kind->icon);
  for (guint i = 0; i < NP_ANALYSIS_N_CHOICES; i++)
    {
      GtkWidget *drop_down = GTK_WIDGET (choice_of (self, i));

      gtk_widget_set_visible (drop_down, FALSE);
      if (kind->choice[i] == NULL)
        continue;
      np_compact_drop_down (GTK_DROP_DOWN (drop_down), 24);
      gtk_widget_set_tooltip_text (drop_down, _(kind->choice[i]));
      gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _(kind->choice[i]), -1);
    }
  return GTK_WIDGET (self);
}

static void
np_analysis_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, np_analysis_panel_get_busy (NP_ANALYSIS_PANEL (object)));
}

static void
np_analysis_panel_dispose (GObject *object)
{
  NpAnalysisPanel *self = NP_ANALYSIS_PANEL (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  for (guint i = 0; i < NP_ANALYSIS_N_CHOICES; i++)
    g_clear_pointer (&self->ids[i], g_ptr_array_unref);
  g_clear_pointer (&self->result, np_analysis_result_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), NP_TYPE_ANALYSIS_PANEL);
  G_OBJECT_CLASS (np_analysis_panel_parent_class)->dispose (object);
}

static void
np_analysis_panel_class_init (NpAnalysisPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (NP_TYPE_CHART_VIEW);
  g_type_ensure (NP_TYPE_ASIDE_BOX);
  g_type_ensure (NP_TYPE_LIMITS_ROW);
  object_class->dispose = np_analysis_panel_dispose;
  object_class->get_property = np_analysis_panel_get_property;
  widget_class->grab_focus = np_analysis_panel_grab_focus;
  props[PROP_BUSY] =
      g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_install_action (widget_class, "analysis.chart", "s", chart_cb);
  gtk_widget_class_install_action (widget_class, "analysis.make-package", NULL, make_package_cb);
  gtk_widget_class_install_action (widget_class, "analysis.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "analysis.reset-limits", NULL, reset_limits_cb);
  gtk_widget_class_install_action (widget_class, "analysis.keep-limits", NULL, keep_limits_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/nonpaper/Nonpaper/ui/analysis/np-analysis-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, NpAnalysisPanel, choice_0);
  gtk_widget_class_bind_template_child (widget_class, NpAnalysisPanel, choice_1);
  gtk_widget_class_bind_template_child (widget_class, NpAnalysisPanel, table_button);
  gtk_widget_class_bind_template_child (widget_class, NpAnalysisPanel, spinner);
  gtk_widget_class_bind_template_child (widget_class, NpAnalysisPanel, progress);
  gtk_widget_class_bind_template_child (widget_class, NpAnalysisPanel, cancel);
  gtk_widget_class_bind_template_child (widget_class, NpAnalysisPanel, limits);
  gtk_widget_class_bind_template_child (widget_class, NpAnalysisPanel, finding);
  gtk_widget_class_bind_template_child (widget_class, NpAnalysisPanel, how);
  gtk_widget_class_bind_template_child (widget_class, NpAnalysisPanel, remark);
  gtk_widget_class_bind_template_child (widget_class, NpAnalysisPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, NpAnalysisPanel, view);
  gtk_widget_class_bind_template_child (widget_class, NpAnalysisPanel, aside);
  gtk_widget_class_bind_template_child (widget_class, NpAnalysisPanel, ranks);
  gtk_widget_class_bind_template_child (widget_class, NpAnalysisPanel, missing);
  gtk_widget_class_bind_template_child (widget_class, NpAnalysisPanel, missing_button);
}

static void
np_analysis_panel_init (NpAnalysisPanel *self)
{
  for (guint i = 0; i < NP_ANALYSIS_N_CHOICES; i++)
    self->ids[i] = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (NP_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "forecast-changed", G_CALLBACK (forecast_changed_cb), self);
  g_signal_connect_swapped (self->choice_0, "notify::selected", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->choice_1, "notify::selected", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->limits, "changed", G_CALLBACK (compute), self);
  g_signal_connect_swapped (self->ranks, "row-activated", G_CALLBACK (rank_activated_cb), self);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  g_object_bind_property (self->view, "table-shown", self->table_button, "active", G_BINDING_BIDIRECTIONAL);
}
