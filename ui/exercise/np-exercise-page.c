/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-exercise-page"

#include "ui/exercise/np-exercise-private.h"

#include <glib/gi18n.h>

#include "brief/np-picture.h"
#include "ui/exercise/np-play-parts.h"
#include "ui/exercise/np-scripts.h"
#include "ui/np-parts.h"
#include "ui/widgets/np-chart-view.h"
#include "ui/widgets/np-compact-drop-down.h"

G_DEFINE_FINAL_TYPE (NpExercisePage, np_exercise_page, NP_TYPE_PAGE)

/* ---- computing ---- */

typedef struct
{
  NpForecastPlay *play;
  guint mover, target;
  NpPlayOutlook *outlook;
  NpPlayDebrief *debrief;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  np_forecast_play_unref (job->play);
  g_clear_pointer (&job->outlook, np_play_outlook_free);
  g_clear_pointer (&job->debrief, np_play_debrief_free);
  g_free (job);
}

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;

  job->outlook = np_forecast_play_look_ahead (job->play, job->mover, job->target);
  job->debrief = np_forecast_play_look_back (job->play);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  NpExercisePage *self = NP_EXERCISE_PAGE (source);
  Job *job = g_task_get_task_data (G_TASK (result));

  /* A newer one is under way, or the page is gone. */
  if (!g_task_propagate_boolean (G_TASK (result), NULL) || job->play != self->play)
    return;
  g_clear_object (&self->cancellable);
  self->outlook = g_steal_pointer (&job->outlook);
  self->debrief = g_steal_pointer (&job->debrief);
  np_exercise_page_show_play (self);
  np_exercise_page_show_debrief (self);
}

static void
forget (NpExercisePage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->play, np_forecast_play_unref);
  g_clear_pointer (&self->outlook, np_play_outlook_free);
  g_clear_pointer (&self->debrief, np_play_debrief_free);
  self->moves = self->next = NULL;
}

static void
show_error (NpExercisePage *self, const char *message)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  np_parts_clear (self->play_box);
  np_parts_clear (self->debrief_box);
  adw_bin_set_child (self->side, NULL);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "np-card");
  gtk_box_append (GTK_BOX (box), np_play_label (_("The exercise cannot be computed"), "np-section"));
  gtk_box_append (GTK_BOX (box), np_play_label (message, NULL));
  gtk_box_append (self->play_box, box);
}

void
np_exercise_page_refresh (NpExercisePage *self)
{
  NpDossier *dossier = np_page_get_dossier (NP_PAGE (self));
  g_autoptr(GError) error = NULL;
  g_autoptr(GTask) task = NULL;
  NpForecastPlay *play;
  Job *job;

  play = self->exercise != NULL ? np_forecast_play_new (dossier, np_object_get_id (self->exercise), &error)
                                : NULL;
  forget (self);
  if (self->exercise == NULL)
    return;
  adw_window_title_set_subtitle (self->heading,
                                 np_object_get_words_or_other (self->exercise, NP_EXERCISE_TITLE,
                                                               np_ui_lang ()));
  if (play == NULL)
    {
      show_error (self, error->message);
      return;
    }
  self->play = play;
  self->cancellable = g_cancellable_new ();
  job = g_new0 (Job, 1);
  job->play = np_forecast_play_ref (play);
  job->mover = self->mover;
  job->target = self->target;
  task = g_task_new (self, self->cancellable, worked_cb, NULL);
  g_task_set_source_tag (task, np_exercise_page_refresh);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, work);
}

/* ---- scripts ---- */

static void
choose (NpExercisePage *self, NpExercise *exercise)
{
  if (self->exercise == exercise && exercise != NULL)
    {
      np_exercise_page_refresh (self);
      return;
    }
  self->exercise = exercise;
  self->mover = self->target = NP_PLAY_NOBODY;
  adw_bin_set_child (self->script_bin,
                     exercise != NULL ? np_scripts_editor (np_page_get_session (NP_PAGE (self)), exercise)
                                      : NULL);
  np_exercise_page_refresh (self);
}

static void
script_chosen_cb (NpExercisePage *self)
{
  NpDossier *dossier = np_page_get_dossier (NP_PAGE (self));

  if (!self->filling && dossier != NULL)
    choose (self,
            np_object_get_child (dossier, NP_DOSSIER_EXERCISES, gtk_drop_down_get_selected (self->script)));
}

static void
add_exercise (NpExercisePage *self, NpObject *exercise)
{
  NpChange *change;

  if (exercise == NULL)
    {
      np_page_toast (NP_PAGE (self),
                     _("An exercise needs at least two parties: add them on the Parties page"));
      return;
    }
  change = np_change_new (_("add a script"));
  np_change_insert (change, np_page_get_dossier (NP_PAGE (self)), NP_DOSSIER_EXERCISES, G_MAXUINT, exercise);
  if (np_page_apply (NP_PAGE (self), change, NULL))
    np_page_show_object (NP_PAGE (self), exercise);
}

static void
offer_cb (GtkButton *button, NpExercisePage *self)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "np-script"));
  g_autoptr(NpObject) exercise = np_scripts_copy (np_page_get_dossier (NP_PAGE (self)), i);

  add_exercise (self, exercise);
}

static void
np_exercise_page_new_item (NpPage *page)
{
  g_autoptr(NpObject) exercise = NULL;

  if (np_page_get_dossier (page) == NULL)
    return;
  exercise = np_scripts_new (np_page_get_dossier (page));
  add_exercise (NP_EXERCISE_PAGE (page), exercise);
  if (exercise != NULL)
    gtk_stack_set_visible_child_name (NP_EXERCISE_PAGE (page)->stack, "script");
}

static void
new_clicked_cb (NpPage *page)
{
  np_exercise_page_new_item (page);
}

static void
fill_offers (NpExercisePage *self)
{
  GtkWidget *button;

  if (gtk_widget_get_first_child (GTK_WIDGET (self->offers)) != NULL)
    return;
  for (guint i = 0; i < np_scripts_get_n (); i++)
    {
      g_autoptr(NpText) title = np_scripts_dup_title (i);

      button = gtk_button_new_with_label (np_text_get_or_other (title, np_ui_lang ()));
      g_object_set_data (G_OBJECT (button), "np-script", GUINT_TO_POINTER (i));
      g_signal_connect (button, "clicked", G_CALLBACK (offer_cb), self);
      gtk_box_append (self->offers, button);
    }
  button = gtk_button_new_with_label (_("Write one"));
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (new_clicked_cb), self);
  gtk_box_append (self->offers, button);
}

static void
fill_reference (NpExercisePage *self)
{
  g_autoptr(NpText) four = NULL;
  g_autoptr(NpChart) chart = NULL;
  GtkWidget *view;

  if (gtk_widget_get_first_child (GTK_WIDGET (self->reference_box)) != NULL)
    return;
  chart = np_expulsions_picture_new (&four);
  view = np_chart_view_new ();
  np_chart_view_set_chart (NP_CHART_VIEW (view), chart);
  gtk_widget_set_vexpand (view, TRUE);
  gtk_box_append (self->reference_box,
                  np_play_label (_("Expulsions are usually answered in kind"), "np-finding"));
  gtk_box_append (self->reference_box, np_play_label (np_text_get (four, np_ui_lang ()), "np-dim"));
  gtk_box_append (self->reference_box, view);
}

static gboolean
refresh_cb (gpointer data)
{
  static const char *const writing[] = { "page.next-inject", "page.move", "page.clear-log",
                                         "page.save-debrief" };
  NpExercisePage *self = data;
  NpSession *session = np_page_get_session (NP_PAGE (self));
  gpointer exercise;

  self->idle = 0;
  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), writing[i],
                                   session != NULL && !np_session_get_read_only (session));
  self->filling = TRUE;
  exercise = np_drop_down_of_objects (self->script, np_page_get_dossier (NP_PAGE (self)),
                                      NP_DOSSIER_EXERCISES, NP_EXERCISE_TITLE, self->exercise);
  self->filling = FALSE;
  gtk_stack_set_visible_child_name (self->outer, exercise != NULL ? "main" : "empty");
  if (exercise == NULL)
    fill_offers (self);
  else
    fill_reference (self);
  choose (self, exercise);
  return G_SOURCE_REMOVE;
}

/* What is not seen is not kept up to date: mapping catches up. */
static void
changed_cb (NpExercisePage *self)
{
  if (self->idle == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->idle = g_idle_add (refresh_cb, self);
}

static void
pause_cb (NpExercisePage *self)
{
  if (self->play != NULL)
    np_exercise_page_show_play (self);
}

static void
view_cb (GtkWidget *widget, const char *action, GVariant *name)
{
  gtk_stack_set_visible_child_name (NP_EXERCISE_PAGE (widget)->stack, g_variant_get_string (name, NULL));
}

static void
np_exercise_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (np_exercise_page_parent_class)->map (widget);
  changed_cb (NP_EXERCISE_PAGE (widget));
}

static void
np_exercise_page_session_changed (NpPage *page)
{
  NpExercisePage *self = NP_EXERCISE_PAGE (page);
  NpSession *session = np_page_get_session (page);

  self->exercise = NULL;
  forget (self);
  adw_bin_set_child (self->script_bin, NULL);
  if (session != NULL)
    {
      g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), page, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "notify::read-only", G_CALLBACK (changed_cb), page,
                               G_CONNECT_SWAPPED);
    }
  refresh_cb (self);
}

static gboolean
np_exercise_page_show_object (NpPage *page, gpointer object)
{
  gpointer exercise = np_object_get_ancestor (object, NP_TYPE_EXERCISE);

  if (exercise == NULL)
    return FALSE;
  if (NP_EXERCISE_PAGE (page)->exercise != exercise)
    choose (NP_EXERCISE_PAGE (page), exercise);
  refresh_cb (page);
  return TRUE;
}

static void
np_exercise_page_grab_main_focus (NpPage *page)
{
  NpExercisePage *self = NP_EXERCISE_PAGE (page);
  GtkListBoxRow *row =
      self->moves != NULL ? gtk_list_box_get_selected_row (GTK_LIST_BOX (self->moves)) : NULL;

  if (row != NULL && gtk_widget_get_mapped (self->moves) && gtk_widget_grab_focus (GTK_WIDGET (row)))
    return;
  if (self->next == NULL || !gtk_widget_get_mapped (self->next) || !gtk_widget_grab_focus (self->next))
    NP_PAGE_CLASS (np_exercise_page_parent_class)->grab_main_focus (page);
}

NpForecastPlay *
np_exercise_page_get_play (NpExercisePage *self)
{
  return self->play;
}

gboolean
np_exercise_page_is_settled (NpExercisePage *self)
{
  return self->cancellable == NULL && self->idle == 0;
}

static void
np_exercise_page_dispose (GObject *object)
{
  NpExercisePage *self = NP_EXERCISE_PAGE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  forget (self);
  G_OBJECT_CLASS (np_exercise_page_parent_class)->dispose (object);
}

static void
np_exercise_page_class_init (NpExercisePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  NpPageClass *page_class = NP_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = np_exercise_page_dispose;
  widget_class->map = np_exercise_page_map;
  page_class->session_changed = np_exercise_page_session_changed;
  page_class->new_item = np_exercise_page_new_item;
  page_class->show_object = np_exercise_page_show_object;
  page_class->grab_main_focus = np_exercise_page_grab_main_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/nonpaper/Nonpaper/ui/exercise/np-exercise-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NpExercisePage, outer);
  gtk_widget_class_bind_template_child (widget_class, NpExercisePage, stack);
  gtk_widget_class_bind_template_child (widget_class, NpExercisePage, offers);
  gtk_widget_class_bind_template_child (widget_class, NpExercisePage, heading);
  gtk_widget_class_bind_template_child (widget_class, NpExercisePage, script);
  gtk_widget_class_bind_template_child (widget_class, NpExercisePage, pause);
  gtk_widget_class_bind_template_child (widget_class, NpExercisePage, play_box);
  gtk_widget_class_bind_template_child (widget_class, NpExercisePage, script_bin);
  gtk_widget_class_bind_template_child (widget_class, NpExercisePage, debrief_box);
  gtk_widget_class_bind_template_child (widget_class, NpExercisePage, reference_box);
  gtk_widget_class_bind_template_child (widget_class, NpExercisePage, side);
  gtk_widget_class_install_action (widget_class, "page.exercise-view", "s", view_cb);
  np_exercise_table_class_init (widget_class);
  np_exercise_debrief_class_init (widget_class);
}

static void
np_exercise_page_init (NpExercisePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->mover = self->target = NP_PLAY_NOBODY;
  np_compact_drop_down (self->script, 24);
  np_exercise_table_init (self);
  g_signal_connect_object (self->script, "notify::selected", G_CALLBACK (script_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pause, "toggled", G_CALLBACK (pause_cb), self, G_CONNECT_SWAPPED);
}
