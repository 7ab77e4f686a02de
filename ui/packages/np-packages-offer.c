/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Better for all: looked for off the main thread, shown with what each side gains, taken in one step. */
#include "ui/packages/np-packages-private.h"

#include <glib/gi18n.h>

#include "ui/packages/np-package-cells.h"

void
np_packages_page_forget_suggestions (NpPackagesPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->waiting, g_source_remove);
  g_clear_pointer (&self->offered, g_ptr_array_unref);
  g_clear_pointer (&self->job, np_suggest_job_free);
  gtk_widget_set_visible (self->suggestions, FALSE);
}

static void
accept_cb (GtkButton *button, NpPackagesPage *self)
{
  guint at = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "np-suggestion"));

  if (self->job != NULL && self->offered != NULL && at < self->offered->len)
    np_page_apply (NP_PAGE (self), np_suggest_accept (self->job, self->offered->pdata[at], np_page_get_dossier (NP_PAGE (self))), NULL);
}

static void
show_suggestions (NpPackagesPage *self)
{
  NpDossier *dossier = np_page_get_dossier (NP_PAGE (self));
  NpForecast *forecast = np_page_get_forecast (NP_PAGE (self));
  gpointer package = np_dossier_find (dossier, self->job->package);
  g_autofree char *label = package != NULL ? np_package_label (package) : g_strdup ("");
  g_autofree char *words = NULL;
  guint n = self->offered->len;

  np_packages_clear (self->suggest_list);
  if (n == 0)
    /* Translators: %s is a package, such as P1. */
    words = g_strdup_printf (_("Nothing is better for both than %s: it is efficient already."), label);
  else
    /* Translators: %s is a package, such as P1. */
    words = g_strdup_printf (_("Better for both than %s, of all efficient packages:"), label);
  gtk_label_set_text (GTK_LABEL (self->suggest_words), words);
  for (guint i = 0; forecast != NULL && i < n; i++)
    {
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *label_widget, *button;
      g_autofree char *sentence = np_suggest_words (self->job, self->offered->pdata[i], forecast, dossier);

      label_widget = gtk_label_new (sentence);
      gtk_label_set_wrap (GTK_LABEL (label_widget), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label_widget), 0);
      gtk_widget_set_hexpand (label_widget, TRUE);
      button = gtk_button_new_with_label (_("Accept"));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_object_set_data (G_OBJECT (button), "np-suggestion", GUINT_TO_POINTER (i));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
      g_signal_connect (button, "clicked", G_CALLBACK (accept_cb), self);
      gtk_box_append (GTK_BOX (row), label_widget);
      gtk_box_append (GTK_BOX (row), button);
      gtk_box_append (GTK_BOX (self->suggest_list), row);
    }
  gtk_widget_set_visible (self->suggestions, TRUE);
}

static void
suggest_run_cb (GTask *task, gpointer source, gpointer job, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *found = np_suggest_job_run (job, cancellable, &error);

  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
suggest_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  NpPackagesPage *self = NP_PACKAGES_PAGE (source);
  GTask *task = G_TASK (result);
  g_autoptr(GError) error = NULL;
  GPtrArray *found = g_task_propagate_pointer (task, &error);

  if (self->cancellable == NULL || g_task_get_cancellable (task) != self->cancellable)
    {
      g_clear_pointer (&found, g_ptr_array_unref);
      return;
    }
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->waiting, g_source_remove);
  if (found == NULL)
    {
      np_packages_clear (self->suggest_list);
      gtk_label_set_text (GTK_LABEL (self->suggest_words), error->message);
      gtk_widget_set_visible (self->suggestions, TRUE);
      return;
    }
  self->offered = found;
  show_suggestions (self);
}

static gboolean
waiting_cb (gpointer data)
{
  NpPackagesPage *self = data;

  self->waiting = 0;
  np_packages_clear (self->suggest_list);
  gtk_label_set_text (GTK_LABEL (self->suggest_words), _("Looking at all packages…"));
  gtk_widget_set_visible (self->suggestions, TRUE);
  return G_SOURCE_REMOVE;
}

static void
suggest_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpPackagesPage *self = NP_PACKAGES_PAGE (widget);
  NpForecast *forecast = np_page_get_forecast (NP_PAGE (self));
  NpDossier *dossier = np_page_get_dossier (NP_PAGE (self));
  guint with = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->with));
  gpointer package = np_packages_page_get_chosen (self);
  const char *other = with < self->counterparts->len ? self->counterparts->pdata[with] : NULL;
  const char *own = g_object_get_data (G_OBJECT (self), "np-own");
  NpSuggestJob *work;
  GTask *task;

  np_packages_page_forget_suggestions (self);
  if (package == NULL || forecast == NULL)
    return;
  self->job = np_suggest_job_new (forecast, dossier, np_object_get_id (package), own, other);
  work = np_suggest_job_new (forecast, dossier, np_object_get_id (package), own, other);
  if (work == NULL)
    {
      np_packages_clear (self->suggest_list);
      gtk_label_set_text (GTK_LABEL (self->suggest_words), _("No measure has a forecast for both parties."));
      gtk_widget_set_visible (self->suggestions, TRUE);
      return;
    }
  self->cancellable = g_cancellable_new ();
  self->waiting = g_timeout_add (250, waiting_cb, self);
  task = g_task_new (self, self->cancellable, suggest_done_cb, NULL);
  g_task_set_task_data (task, work, (GDestroyNotify) np_suggest_job_free);
  g_task_run_in_thread (task, suggest_run_cb);
  g_object_unref (task);
}

static void
close_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  np_packages_page_forget_suggestions (NP_PACKAGES_PAGE (widget));
}

void
np_packages_offer_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "packages.suggest", NULL, suggest_cb);
  gtk_widget_class_install_action (widget_class, "packages.close", NULL, close_cb);
}
