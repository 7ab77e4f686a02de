/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-situation-page"

#include "ui/situation/np-situation-page.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "base/np-format.h"
#include "dossier/np-exercise.h"
#include "engine/np-engine-progress.h"
#include "ui/np-ask.h"
#include "ui/np-file-picker.h"
#include "ui/np-parts.h"
#include "ui/situation/np-situation-editor.h"
#include "ui/widgets/np-compact-drop-down.h"

/* Predicted work above this is not begun unasked; below the second also every guessed ranking is tried. */
#define ASK_SECONDS 2.0
#define TRY_SECONDS 0.02

struct _NpSituationPage
{
  NpPage parent_instance;

  GtkStack *outer;
  GtkStack *stack;
  GtkDropDown *chooser;
  GtkToggleButton *all;
  GtkWidget *progress_box;
  GtkProgressBar *progress;
  GtkBox *outcomes;
  AdwBin *model_bin;
  AdwBin *why_bin;

  NpSituation *situation;      /* lent by the dossier */
  NpSituationResult *result;
  GArray *reasons;             /* of the outcome in hand */
  guint32 selected;
  GCancellable *cancellable;   /* of the computation under way */
  GCancellable *asking;        /* of the reasons under way */
  guint idle;
  guint ticker;
  int permille;                /* atomic */
  NpEngineClock clock;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (NpSituationPage, np_situation_page, NP_TYPE_PAGE)

static void compute (NpSituationPage *self, gboolean however_long);

/* ---- the outcomes ---- */

static void
select_cb (guint32 state, gpointer data)
{
  np_situation_page_select (data, state);
}

static void
show_outcomes (NpSituationPage *self)
{
  g_autoptr(GArray) states = NULL;
  g_autofree char *words = NULL;
  guint32 n;

  np_parts_clear (self->outcomes);
  if (self->result == NULL || self->result->analysis == NULL)
    return;
  n = self->result->analysis->verdicts->n_states;
  words = g_strdup_printf (ngettext ("All %u outcome", "All %u outcomes", n), n);
  gtk_button_set_label (GTK_BUTTON (self->all), words);
  states = np_situation_states_shown (self->result, self->selected, gtk_toggle_button_get_active (self->all));
  np_situation_finding (self->outcomes, self->result);
  gtk_box_append (self->outcomes, np_situation_table (self->result, np_page_get_dossier (NP_PAGE (self)), states, self->selected,
                                                      select_cb, self));
  gtk_box_append (self->outcomes, np_situation_label (n > NP_SITUATION_MANY_STATES && gtk_toggle_button_get_active (self->all)
                                                        ? _("The first 64 outcomes are shown.")
                                                        : _("● does it   ○ does not. Choose an outcome to see why."), "np-caption"));
}

/* ---- why ---- */

typedef struct
{
  NpSituationResult *result;
  guint32 state;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  np_situation_result_unref (question->result);
  g_free (question);
}

static void
reason_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Question *question = data;

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, np_situation_reasons (question->result, question->state), (GDestroyNotify) g_array_unref);
}

static void
reasons_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  NpSituationPage *self = NP_SITUATION_PAGE (source);
  Question *question = g_task_get_task_data (G_TASK (result));
  g_autoptr(GArray) lines = g_task_propagate_pointer (G_TASK (result), NULL);
  GtkWidget *box, *button;

  if (lines == NULL || question->result != self->result || question->state != self->selected)
    return;
  g_clear_object (&self->asking);
  g_clear_pointer (&self->reasons, g_array_unref);
  self->reasons = g_steal_pointer (&lines);
  box = np_situation_why (self->result, self->selected, self->reasons);
  gtk_widget_add_css_class (box, "np-panel");
  button = gtk_button_new_with_label (_("Copy in both languages"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.copy-why");
  gtk_box_append (GTK_BOX (box), button);
  adw_bin_set_child (self->why_bin, box);
}

static void
ask_why (NpSituationPage *self)
{
  g_autoptr(GTask) task = NULL;
  Question *question;

  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_pointer (&self->reasons, g_array_unref);
  if (self->result == NULL || self->result->analysis == NULL || self->selected >= self->result->analysis->verdicts->n_states)
    {
      adw_bin_set_child (self->why_bin, NULL);
      return;
    }
  self->asking = g_cancellable_new ();
  question = g_new0 (Question, 1);
  question->result = np_situation_result_ref (self->result);
  question->state = self->selected;
  task = g_task_new (self, self->asking, reasons_cb, NULL);
  g_task_set_source_tag (task, ask_why);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, reason_worker);
}

void
np_situation_page_select (NpSituationPage *self, guint32 state)
{
  if (self->selected == state || self->filling)
    return;
  self->selected = state;
  self->filling = TRUE;
  show_outcomes (self);
  self->filling = FALSE;
  ask_why (self);
  np_page_grab_main_focus (NP_PAGE (self));
}

static void
copy_why_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NpSituationPage *self = NP_SITUATION_PAGE (widget);
  g_autofree char *ru = NULL, *en = NULL, *text = NULL;

  if (self->reasons == NULL)
    return;
  ru = np_situation_why_text (self->result, self->selected, self->reasons, NP_LANG_RU);
  en = np_situation_why_text (self->result, self->selected, self->reasons, NP_LANG_EN);
  text = g_strdup_printf ("%s\n%s", ru, en);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  np_page_toast (NP_PAGE (self), _("Copied"));
}

/* ---- computing ---- */

typedef struct
{
  NpSituationPage *page;       /* for its progress only: the task keeps it */
  NpForecastSituation *situation;
  GCancellable *cancellable;
  gboolean however_long;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  np_forecast_situation_unref (job->situation);
  g_object_unref (job->cancellable);
  g_free (job);
}

static gboolean
progress_cb (double fraction, gpointer data)
{
  Job *job = data;

  g_atomic_int_set (&job->page->permille, (int) (1000 * fraction));
  return !g_cancellable_is_cancelled (job->cancellable);
}

static void
worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  NpSituationResult *result;
  GError *error = NULL;

  if (!np_forecast_situation_settle (job->situation, progress_cb, job, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  result = np_situation_result_new (job->situation);
  np_stability_model_predict (np_forecast_situation_get_model (job->situation), &result->seconds, &result->bytes);
  if (job->however_long || result->seconds <= ASK_SECONDS)
    {
      result->analysis = np_forecast_situation_analyse (job->situation, FALSE, progress_cb, job, &error);
      if (result->analysis != NULL && result->seconds <= TRY_SECONDS)
        result->kills = np_stability_sensitivity (np_forecast_situation_get_model (job->situation),
                                                  np_forecast_situation_get_guessed (job->situation), &result->n_trials,
                                                  progress_cb, job, &error);
    }
  if (error != NULL)
    {
      np_situation_result_unref (result);
      g_task_return_error (task, error);
      return;
    }
  g_task_return_pointer (task, result, (GDestroyNotify) np_situation_result_unref);
}

static void
stop (NpSituationPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->ticker, g_source_remove);
  gtk_widget_set_visible (self->progress_box, FALSE);
}

static gboolean
tick_cb (gpointer data)
{
  NpSituationPage *self = data;

  double fraction = CLAMP (g_atomic_int_get (&self->permille) / 1000.0, 0, 1);
  double left = np_engine_clock_left (&self->clock, fraction, g_get_monotonic_time ());
  g_autofree char *seconds = isnan (left) ? NULL : np_format_number (left, 0, np_ui_lang (), 0);
  /* Translators: %s is a whole number of seconds. */
  g_autofree char *words = seconds != NULL ? g_strdup_printf (_("about %s s left"), seconds) : NULL;

  gtk_widget_set_visible (self->progress_box, TRUE);
  gtk_progress_bar_set_fraction (self->progress, fraction);
  gtk_progress_bar_set_show_text (self->progress, words != NULL);
  gtk_progress_bar_set_text (self->progress, words);
  return G_SOURCE_CONTINUE;
}

static void
set_count (NpSituationPage *self, const char *words)
{
  GtkWidget *editor = adw_bin_get_child (self->model_bin);

  if (editor != NULL)
    np_situation_editor_set_count (editor, words);
}

static void
show_message (NpSituationPage *self, const char *title, const char *words, const char *button, const char *action)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  np_parts_clear (self->outcomes);
  adw_bin_set_child (self->why_bin, NULL);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "np-card");
  gtk_box_append (GTK_BOX (card), np_situation_label (title, "np-section"));
  gtk_box_append (GTK_BOX (card), np_situation_label (words, NULL));
  if (button != NULL)
    {
      GtkWidget *widget = gtk_button_new_with_label (button);

      gtk_widget_set_halign (widget, GTK_ALIGN_START);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (widget), action);
      gtk_box_append (GTK_BOX (card), widget);
    }
  gtk_box_append (self->outcomes, card);
}

static void
computed_cb (GObject *source, GAsyncResult *task, gpointer data)
{
  NpSituationPage *self = NP_SITUATION_PAGE (source);
  Job *job = g_task_get_task_data (G_TASK (task));
  g_autoptr(GError) error = NULL;
  NpSituationResult *result = g_task_propagate_pointer (G_TASK (task), &error);
  const NpStabilityModel *model;
  g_autofree char *count = NULL;
  guint32 n;

  if (job->cancellable != self->cancellable)
    {
      g_clear_pointer (&result, np_situation_result_unref);
      return;
    }
  stop (self);
  g_clear_pointer (&self->result, np_situation_result_unref);
  if (result == NULL)
    {
      set_count (self, error->message);
      show_message (self, _("The situation cannot be computed"), error->message, NULL, NULL);
      return;
    }
  self->result = result;
  model = np_forecast_situation_get_model (result->situation);
  n = np_stability_model_get_n_states (model);
  /* Translators: how many outcomes are left of how many combinations. */
  count = g_strdup_printf (ngettext ("%u outcome is left of %.0f combinations", "%u outcomes are left of %.0f combinations", n), n,
                           (double) (G_GUINT64_CONSTANT (1) << np_stability_model_get_n_options (model)));
  set_count (self, count);
  if (result->analysis == NULL)
    {
      g_autofree char *size = g_format_size (result->bytes);
      /* Translators: outcomes, seconds, memory. */
      g_autofree char *words = g_strdup_printf (_("%u outcomes: about %.0f seconds if the computer does nothing else, and %s of memory."), n, result->seconds, size);

      show_message (self, _("This is a large situation"), words, _("Compute"), "page.compute");
      return;
    }
  if (self->selected >= n)
    {
      guint32 today = np_forecast_situation_get_status_quo (result->situation);

      self->selected = result->analysis->paths->len > 0 ? g_array_index (result->analysis->paths, NpSituationPath, 0).state
                       : today != NP_STABILITY_NONE ? today : 0;
    }
  self->filling = TRUE;
  show_outcomes (self);
  self->filling = FALSE;
  ask_why (self);
}

static void
compute (NpSituationPage *self, gboolean however_long)
{
  g_autoptr(NpForecastSituation) situation = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GTask) task = NULL;
  Job *job;

  stop (self);
  if (self->situation == NULL)
    return;
  situation = np_forecast_situation_new_from_dossier (np_page_get_dossier (NP_PAGE (self)), np_object_get_id (self->situation), &error);
  if (situation == NULL)
    {
      g_clear_pointer (&self->result, np_situation_result_unref);
      set_count (self, error->message);
      show_message (self, _("The situation is not described yet"), error->message, NULL, NULL);
      return;
    }
  self->cancellable = g_cancellable_new ();
  g_atomic_int_set (&self->permille, 0);
  self->clock = (NpEngineClock) { 0 };
  gtk_progress_bar_set_show_text (self->progress, FALSE);
  self->ticker = g_timeout_add (250, tick_cb, self);
  job = g_new0 (Job, 1);
  job->page = self;
  job->situation = np_forecast_situation_ref (situation);
  job->cancellable = g_object_ref (self->cancellable);
  job->however_long = however_long;
  task = g_task_new (self, self->cancellable, computed_cb, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, compute);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, worker);
}

static void
compute_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  compute (NP_SITUATION_PAGE (widget), TRUE);
}

static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  stop (NP_SITUATION_PAGE (widget));
  show_message (NP_SITUATION_PAGE (widget), _("Cancelled"), _("Nothing was changed."), _("Compute"), "page.compute");
}

/* ---- situations of the dossier ---- */

static void
choose (NpSituationPage *self, NpSituation *situation)
{
  if (situation != self->situation)
    {
      self->situation = situation;
      self->selected = NP_STABILITY_NONE;
      adw_bin_set_child (self->model_bin, situation != NULL ? np_situation_editor_new (np_page_get_session (NP_PAGE (self)), situation) : NULL);
    }
  compute (self, FALSE);
}

static void
chosen_cb (NpSituationPage *self)
{
  if (!self->filling && np_page_get_dossier (NP_PAGE (self)) != NULL)
    choose (self, np_object_get_child (np_page_get_dossier (NP_PAGE (self)), NP_DOSSIER_SITUATIONS,
                                       gtk_drop_down_get_selected (self->chooser)));
}

static gboolean
refresh_cb (gpointer data)
{
  NpSituationPage *self = data;
  NpSession *session = np_page_get_session (NP_PAGE (self));
  gboolean writable = session != NULL && !np_session_get_read_only (session);
  gpointer situation;

  self->idle = 0;
  self->filling = TRUE;
  situation = np_drop_down_of_objects (self->chooser, np_page_get_dossier (NP_PAGE (self)), NP_DOSSIER_SITUATIONS,
                                       NP_SITUATION_TITLE, self->situation);
  self->filling = FALSE;
  gtk_stack_set_visible_child_name (self->outer, situation != NULL ? "main" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.export-gmcr", situation != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.delete-situation", writable && situation != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.import-gmcr", writable);
  choose (self, situation);
  return G_SOURCE_REMOVE;
}

/* What is not seen is not kept up to date: mapping catches up. */
static void
queue (NpSituationPage *self)
{
  if (self->idle == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->idle = g_idle_add (refresh_cb, self);
}

static void
changed_cb (NpSituationPage *self, NpChange *change)
{
  if (self->situation == NULL || np_change_touches_type (change, NP_TYPE_SITUATION) || np_change_touches (change, self->situation))
    queue (self);
}

static void
np_situation_page_new_item (NpPage *page)
{
  NpDossier *dossier = np_page_get_dossier (page);
  g_autofree char *id = NULL;
  g_autoptr(NpObject) situation = NULL;
  NpChange *change;

  if (dossier == NULL)
    return;
  id = np_dossier_new_id (dossier, "situation-");
  situation = np_object_new (NP_TYPE_SITUATION, id);
  np_object_set_words (situation, NP_SITUATION_TITLE, NP_LANG_RU, "Новая ситуация");
  np_object_set_words (situation, NP_SITUATION_TITLE, NP_LANG_EN, "New situation");
  change = np_change_new (_("add a situation"));
  np_change_insert (change, dossier, NP_DOSSIER_SITUATIONS, G_MAXUINT, situation);
  if (np_page_apply (page, change, NULL))
    {
      np_page_show_object (page, situation);
      gtk_stack_set_visible_child_name (NP_SITUATION_PAGE (page)->stack, "model");
    }
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NpSituationPage *self = NP_SITUATION_PAGE (widget);
  NpChange *change;

  if (self->situation == NULL)
    return;
  change = np_change_new (_("delete a situation"));
  np_change_remove (change, self->situation);
  np_page_apply (NP_PAGE (self), change, _("Situation deleted"));
}

/* ---- the page ---- */

static void
all_cb (NpSituationPage *self)
{
  self->filling = TRUE;
  show_outcomes (self);
  self->filling = FALSE;
}

static void
np_situation_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (np_situation_page_parent_class)->map (widget);
  queue (NP_SITUATION_PAGE (widget));
}

static void
forget (NpSituationPage *self)
{
  stop (self);
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_pointer (&self->result, np_situation_result_unref);
  g_clear_pointer (&self->reasons, g_array_unref);
}

static void
np_situation_page_session_changed (NpPage *page)
{
  NpSituationPage *self = NP_SITUATION_PAGE (page);
  NpSession *session = np_page_get_session (page);

  self->situation = NULL;
  forget (self);
  adw_bin_set_child (self->model_bin, NULL);
  adw_bin_set_child (self->why_bin, NULL);
  np_parts_clear (self->outcomes);
  if (session != NULL)
    {
      g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), page, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "notify::read-only", G_CALLBACK (queue), page, G_CONNECT_SWAPPED);
    }
  refresh_cb (self);
}

static gboolean
np_situation_page_show_object (NpPage *page, gpointer object)
{
  NpSituationPage *self = NP_SITUATION_PAGE (page);
  gpointer situation = np_object_get_ancestor (object, NP_TYPE_SITUATION);

  if (situation == NULL)
    return FALSE;
  choose (self, situation);
  refresh_cb (self);
  if (situation != object)
    gtk_stack_set_visible_child_name (self->stack, "model");
  return TRUE;
}

static gboolean
focus_chosen (GtkWidget *widget)
{
  if (GTK_IS_TOGGLE_BUTTON (widget) && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (widget)))
    return gtk_widget_grab_focus (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (focus_chosen (child))
      return TRUE;
  return FALSE;
}

static void
np_situation_page_grab_main_focus (NpPage *page)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (NP_SITUATION_PAGE (page)->outcomes))
      || !focus_chosen (GTK_WIDGET (NP_SITUATION_PAGE (page)->outcomes)))
    NP_PAGE_CLASS (np_situation_page_parent_class)->grab_main_focus (page);
}

const NpSituationResult *
np_situation_page_get_result (NpSituationPage *self)
{
  return self->result;
}

gpointer
np_situation_page_get_situation (NpSituationPage *self)
{
  return self->situation;
}

gboolean
np_situation_page_is_settled (NpSituationPage *self)
{
  return self->cancellable == NULL && self->asking == NULL && self->idle == 0;
}

guint32
np_situation_page_get_selected (NpSituationPage *self)
{
  return self->selected;
}

static void
np_situation_page_dispose (GObject *object)
{
  NpSituationPage *self = NP_SITUATION_PAGE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->outer != NULL)
    forget (self);
  self->outer = NULL;
  G_OBJECT_CLASS (np_situation_page_parent_class)->dispose (object);
}

static void
np_situation_page_class_init (NpSituationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  NpPageClass *page_class = NP_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = np_situation_page_dispose;
  widget_class->map = np_situation_page_map;
  page_class->session_changed = np_situation_page_session_changed;
  page_class->new_item = np_situation_page_new_item;
  page_class->show_object = np_situation_page_show_object;
  page_class->grab_main_focus = np_situation_page_grab_main_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nonpaper/Nonpaper/ui/situation/np-situation-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NpSituationPage, outer);
  gtk_widget_class_bind_template_child (widget_class, NpSituationPage, stack);
  gtk_widget_class_bind_template_child (widget_class, NpSituationPage, chooser);
  gtk_widget_class_bind_template_child (widget_class, NpSituationPage, all);
  gtk_widget_class_bind_template_child (widget_class, NpSituationPage, progress_box);
  gtk_widget_class_bind_template_child (widget_class, NpSituationPage, progress);
  gtk_widget_class_bind_template_child (widget_class, NpSituationPage, outcomes);
  gtk_widget_class_bind_template_child (widget_class, NpSituationPage, model_bin);
  gtk_widget_class_bind_template_child (widget_class, NpSituationPage, why_bin);
  np_situation_files_class_init (widget_class);
  gtk_widget_class_install_action (widget_class, "page.delete-situation", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "page.copy-why", NULL, copy_why_cb);
  gtk_widget_class_install_action (widget_class, "page.compute", NULL, compute_cb);
  gtk_widget_class_install_action (widget_class, "page.cancel", NULL, cancel_cb);
}

static void
np_situation_page_init (NpSituationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->selected = NP_STABILITY_NONE;
  np_compact_drop_down (self->chooser, 22);
  g_signal_connect_object (self->chooser, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->all, "toggled", G_CALLBACK (all_cb), self, G_CONNECT_SWAPPED);
}
