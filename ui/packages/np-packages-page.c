/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/packages/np-packages-page.h"

#include <glib/gi18n.h>

#include "base/np-format.h"
#include "dossier/np-measure.h"
#include "dossier/np-party.h"
#include "ui/packages/np-package-cells.h"
#include "ui/packages/np-package-suggest.h"
#include "ui/widgets/np-compact-drop-down.h"
#include "ui/widgets/np-model-words.h"

#define COLUMN_WIDTH 200

struct _NpPackagesPage
{
  NpPage parent_instance;

  GtkWidget *stack;
  GtkWidget *differences;
  GtkWidget *with;
  GtkWidget *freeze;
  GtkWidget *titles;
  GtkWidget *cells;
  GtkWidget *titles_scrolled;
  GtkWidget *cells_scrolled;
  GtkWidget *suggestions;
  GtkWidget *suggest_words;
  GtkWidget *suggest_list;

  GSignalGroup *signals;
  char *chosen;                 /* identifier of a package */
  GPtrArray *counterparts;      /* identifiers, as offered */
  GPtrArray *reactions;         /* GArray, by package */
  NpSuggestJob *job;            /* what the suggestions shown belong to */
  GPtrArray *offered;
  GCancellable *cancellable;
  guint rebuild;
  guint waiting;                /* of the words "looking" */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (NpPackagesPage, np_packages_page, NP_TYPE_PAGE)

static gpointer
chosen_package (NpPackagesPage *self)
{
  NpDossier *dossier = np_page_get_dossier (NP_PAGE (self));
  gpointer package = dossier != NULL ? np_dossier_find_type (dossier, self->chosen, NP_TYPE_PACKAGE) : NULL;

  return package != NULL || dossier == NULL ? package : np_object_get_child (dossier, NP_DOSSIER_PACKAGES, 0);
}

gboolean
np_packages_page_get_busy (NpPackagesPage *self)
{
  return self->cancellable != NULL;
}

guint
np_packages_page_get_n_suggestions (NpPackagesPage *self)
{
  return self->offered != NULL ? self->offered->len : 0;
}

static void
forget_suggestions (NpPackagesPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->waiting, g_source_remove);
  g_clear_pointer (&self->offered, g_ptr_array_unref);
  g_clear_pointer (&self->job, np_suggest_job_free);
  gtk_widget_set_visible (self->suggestions, FALSE);
}

/* ---- the table ---- */

/* A row: its title on the frozen side, its cells on the other; both of one height. Takes the floating widgets. */
static void
add_row (NpPackagesPage *self, GtkWidget *title, GtkWidget **cells, guint n, const char *css)
{
  NpDossier *dossier = np_page_get_dossier (NP_PAGE (self));
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkSizeGroup *group = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);

  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *bin = adw_bin_new ();

      adw_bin_set_child (ADW_BIN (bin), cells[i]);
      gtk_widget_set_size_request (bin, COLUMN_WIDTH, -1);
      gtk_widget_add_css_class (bin, "np-package-cell");
      if (np_object_get_child (dossier, NP_DOSSIER_PACKAGES, i) == chosen_package (self))
        gtk_widget_add_css_class (bin, "np-chosen");
      gtk_box_append (GTK_BOX (row), bin);
    }
  gtk_widget_add_css_class (title, "np-package-title");
  gtk_widget_add_css_class (title, css);
  gtk_widget_add_css_class (row, css);
  gtk_size_group_add_widget (group, title);
  gtk_size_group_add_widget (group, row);
  gtk_box_append (GTK_BOX (self->titles), title);
  gtk_box_append (GTK_BOX (self->cells), row);
  g_object_unref (group);
}

static void
choose_cb (GtkToggleButton *button, NpPackagesPage *self)
{
  gpointer package = g_object_get_data (G_OBJECT (button), "np-package");

  if (self->filling || g_strcmp0 (self->chosen, np_object_get_id (package)) == 0)
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (np_object_get_id (package));
  forget_suggestions (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "packages.rebuild", NULL);
}

static const NpPackageReaction *
reaction_at (NpPackagesPage *self, guint package, const char *party)
{
  GArray *reactions = package < self->reactions->len ? self->reactions->pdata[package] : NULL;

  for (guint i = 0; reactions != NULL && i < reactions->len; i++)
    if (g_strcmp0 (g_array_index (reactions, NpPackageReaction, i).party, party) == 0)
      return &g_array_index (reactions, NpPackageReaction, i);
  return NULL;
}

static void
add_outcome (NpPackagesPage *self, NpDossier *dossier, GtkWidget **cells, guint n)
{
  gboolean only = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->differences));

  for (guint i = 0; i < n; i++)
    cells[i] = gtk_label_new (NULL);
  add_row (self, np_package_title_new (_("Outcome"), NULL, "np-eyebrow"), cells, n, "np-package-section");
  for (guint i = 0; i < n; i++)
    cells[i] = np_package_bar_new (np_package_consent_of_all (self->reactions->pdata[i]));
  add_row (self, np_package_title_new (_("All named parties consent"), _("if they decide independently"), NULL), cells, n, "np-package-row");
  for (guint k = 0; k < np_object_get_n_children (dossier, NP_DOSSIER_PARTIES); k++)
    {
      gpointer party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, k);
      gboolean concerned = FALSE, differs = FALSE;

      for (guint i = 0; i < n; i++)
        {
          const NpPackageReaction *one = reaction_at (self, i, np_object_get_id (party)), *first = reaction_at (self, 0, np_object_get_id (party));

          concerned |= one != NULL;
          differs |= one == NULL || first == NULL || llround (one->sum) != llround (first->sum)
                     || lround (one->consent * 100) != lround (first->consent * 100);
        }
      if (!concerned || (only && n > 1 && !differs))
        continue;
      for (guint i = 0; i < n; i++)
        cells[i] = np_package_reaction_new (reaction_at (self, i, np_object_get_id (party)));
      add_row (self, np_package_title_new (np_object_get_words_or_other (party, NP_PARTY_NAME, np_ui_lang ()), _("chance of consent, gain in points"),
                                NULL), cells, n, "np-package-row");
    }
  for (guint i = 0; i < n; i++)
    cells[i] = np_package_weakest_new (dossier, self->reactions->pdata[i]);
  add_row (self, np_package_title_new (_("Weakest point"), _("least willing: joint consent is never above it"), NULL), cells, n, "np-package-row");
}

static gboolean
differs (NpDossier *dossier, gpointer measure, guint n)
{
  int first = -1;

  for (guint i = 0; i < n; i++)
    {
      gpointer item = np_package_find_item (np_object_get_child (dossier, NP_DOSSIER_PACKAGES, i), np_object_get_id (measure));
      int level = item != NULL ? np_object_get_enum (item, NP_PACKAGE_ITEM_LEVEL) : 99;

      if (i > 0 && level != first)
        return TRUE;
      first = level;
    }
  return FALSE;
}

/* Rows of the measures that differ, or of the others; FALSE: there are none. */
static void
add_measures (NpPackagesPage *self, NpDossier *dossier, GtkWidget **cells, guint n, gboolean different)
{
  gboolean headed = FALSE;

  for (guint k = 0; k < np_object_get_n_children (dossier, NP_DOSSIER_MEASURES); k++)
    {
      gpointer measure = np_object_get_child (dossier, NP_DOSSIER_MEASURES, k);
      gboolean somewhere = FALSE;
      g_autofree char *name = np_words_of_object (measure);

      for (guint i = 0; i < n; i++)
        somewhere |= np_package_find_item (np_object_get_child (dossier, NP_DOSSIER_PACKAGES, i), np_object_get_id (measure)) != NULL;
      if (differs (dossier, measure, n) != different
          || (!somewhere && (np_object_get_boolean (measure, NP_MEASURE_IN_FORCE)
                             || np_object_get_enum (measure, NP_MEASURE_STATUS) == NP_MEASURE_STATUS_DROPPED)))
        continue;
      if (!headed)
        {
          for (guint i = 0; i < n; i++)
            cells[i] = gtk_label_new (NULL);
          add_row (self, np_package_title_new (different ? _("Measures that differ") : _("Measures that are the same"), NULL, "np-eyebrow"),
                   cells, n, "np-package-section");
          headed = TRUE;
        }
      for (guint i = 0; i < n; i++)
        cells[i] = np_package_choice_new (NP_PAGE (self), np_object_get_child (dossier, NP_DOSSIER_PACKAGES, i), measure);
      add_row (self, np_package_title_new (name, NULL, NULL), cells, n, "np-package-row");
    }
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

/* The name of the cell that has the focus, to give it back after the table was made anew. */
static char *
dup_focus_name (NpPackagesPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  for (GtkWidget *w = root != NULL ? gtk_root_get_focus (root) : NULL; w != NULL && w != GTK_WIDGET (self); w = gtk_widget_get_parent (w))
    if (strchr (gtk_widget_get_name (w), ':') != NULL)
      return g_strdup (gtk_widget_get_name (w));
  return NULL;
}

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
rebuild (NpPackagesPage *self)
{
  NpDossier *dossier = np_page_get_dossier (NP_PAGE (self));
  NpForecast *forecast = np_page_get_forecast (NP_PAGE (self));
  guint n = dossier != NULL ? np_object_get_n_children (dossier, NP_DOSSIER_PACKAGES) : 0;
  g_autofree GtkWidget **cells = g_new0 (GtkWidget *, n + 1);
  g_autofree char *focus = dup_focus_name (self);
  gpointer chosen;
  GtkWidget *again;
  gboolean writable = dossier != NULL && !np_session_get_read_only (np_page_get_session (NP_PAGE (self)));

  g_clear_handle_id (&self->rebuild, g_source_remove);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n > 0 ? "table" : "empty");
  self->filling = TRUE;
  clear (self->titles);
  clear (self->cells);
  g_ptr_array_set_size (self->reactions, 0);
  chosen = chosen_package (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "packages.delete", writable && chosen != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "packages.duplicate", writable && chosen != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "packages.freeze", writable && chosen != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "packages.suggest", writable && chosen != NULL && forecast != NULL
                                 && !np_object_get_boolean (chosen, NP_PACKAGE_FROZEN) && self->counterparts->len > 0);
  if (n > 0)
    {
      gtk_button_set_label (GTK_BUTTON (self->freeze), np_object_get_boolean (chosen, NP_PACKAGE_FROZEN) ? _("Unfreeze") : _("Freeze"));
      for (guint i = 0; i < n; i++)
        cells[i] = np_package_head_new (np_object_get_child (dossier, NP_DOSSIER_PACKAGES, i),
                                        np_object_get_child (dossier, NP_DOSSIER_PACKAGES, i) == chosen,
                                        G_CALLBACK (choose_cb), self);
      add_row (self, np_package_title_new ("", NULL, NULL), cells, n, "np-package-head");
      if (forecast != NULL)
        {
          for (guint i = 0; i < n; i++)
            g_ptr_array_add (self->reactions, np_package_reactions (forecast, np_object_get_child (dossier, NP_DOSSIER_PACKAGES, i)));
          add_outcome (self, dossier, cells, n);
        }
      add_measures (self, dossier, cells, n, TRUE);
      if (n == 1 || !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->differences)))
        add_measures (self, dossier, cells, n, FALSE);
    }
  self->filling = FALSE;
  again = focus != NULL ? find_named (self->cells, focus) : NULL;
  if (again != NULL)
    gtk_widget_grab_focus (again);
}

static gboolean
rebuild_cb (gpointer data)
{
  NpPackagesPage *self = data;

  self->rebuild = 0;
  rebuild (self);
  return G_SOURCE_REMOVE;
}

/* Not at once: the widget that was used must live to the end of its signal. */
static void
queue_rebuild (NpPackagesPage *self)
{
  if (self->rebuild == 0)
    self->rebuild = g_idle_add (rebuild_cb, self);
}

static void
rebuild_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  queue_rebuild (NP_PACKAGES_PAGE (widget));
}

static void
fill_counterparts (NpPackagesPage *self)
{
  NpDossier *dossier = np_page_get_dossier (NP_PAGE (self));
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);
  const char *own = NULL;
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->with));

  g_ptr_array_set_size (self->counterparts, 0);
  for (guint pass = 0; dossier != NULL && pass < 2; pass++)
    for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_PARTIES); i++)
      {
        gpointer party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, i);

        if (np_object_get_enum (party, NP_PARTY_KIND) != NP_PARTY_STATE)
          continue;
        if (pass == 0 && (own == NULL || np_object_get_boolean (party, NP_PARTY_OWN)))
          own = np_object_get_id (party);
        if (pass == 0 || g_strcmp0 (own, np_object_get_id (party)) == 0)
          continue;
        g_ptr_array_add (self->counterparts, g_strdup (np_object_get_id (party)));
        gtk_string_list_append (list, np_object_get_words_or_other (party, NP_PARTY_NAME, np_ui_lang ()));
      }
  self->filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->with), G_LIST_MODEL (list));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->with), selected < self->counterparts->len ? selected : 0);
  gtk_widget_set_visible (self->with, self->counterparts->len > 1);
  self->filling = FALSE;
  g_object_set_data_full (G_OBJECT (self), "np-own", g_strdup (own), g_free);
}

/* ---- editing ---- */

static void
insert (NpPackagesPage *self, gpointer package, guint position, const char *label)
{
  NpChange *change = np_change_new (label);

  np_change_insert (change, np_page_get_dossier (NP_PAGE (self)), NP_DOSSIER_PACKAGES, position, package);
  g_free (self->chosen);
  self->chosen = g_strdup (np_object_get_id (package));
  np_page_apply (NP_PAGE (self), change, NULL);
  queue_rebuild (self);
}

static void
np_packages_page_new_item (NpPage *page)
{
  NpDossier *dossier = np_page_get_dossier (page);
  g_autofree char *id = NULL;
  g_autoptr(NpPackage) package = NULL;

  if (dossier == NULL)
    return;
  id = np_dossier_new_id (dossier, "package");
  package = np_object_new (NP_TYPE_PACKAGE, id);
  np_object_set_words (package, NP_PACKAGE_TITLE, NP_LANG_RU, "Новый пакет");
  np_object_set_words (package, NP_PACKAGE_TITLE, NP_LANG_EN, "New package");
  insert (NP_PACKAGES_PAGE (page), package, G_MAXUINT, _("new package"));
}

static void
duplicate_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpPackagesPage *self = NP_PACKAGES_PAGE (widget);
  gpointer from = chosen_package (self);
  g_autofree char *id = NULL, *ru = NULL, *en = NULL;
  g_autoptr(NpPackage) package = NULL;

  if (from == NULL)
    return;
  id = np_dossier_new_id (np_page_get_dossier (NP_PAGE (self)), "package");
  package = np_object_copy (from);
  ru = g_strdup_printf ("%s (копия)", np_object_get_words_or_other (from, NP_PACKAGE_TITLE, NP_LANG_RU));
  en = g_strdup_printf ("%s (copy)", np_object_get_words_or_other (from, NP_PACKAGE_TITLE, NP_LANG_EN));
  np_object_set_string (package, NP_PACKAGE_ID, id);
  np_object_set_boolean (package, NP_PACKAGE_FROZEN, FALSE);
  np_object_set_words (package, NP_PACKAGE_TITLE, NP_LANG_RU, ru);
  np_object_set_words (package, NP_PACKAGE_TITLE, NP_LANG_EN, en);
  insert (self, package, np_object_get_position (from) + 1, _("duplicate a package"));
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpPackagesPage *self = NP_PACKAGES_PAGE (widget);
  gpointer package = chosen_package (self);
  g_autofree char *label = NULL, *toast = NULL;
  NpChange *change;

  if (package == NULL)
    return;
  label = np_package_label (package);
  /* Translators: %s is a package, such as P1. */
  toast = g_strdup_printf (_("Package %s deleted"), label);
  change = np_change_new (_("delete a package"));
  np_change_remove (change, package);
  np_page_apply (NP_PAGE (self), change, toast);
}

static void
freeze_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpPackagesPage *self = NP_PACKAGES_PAGE (widget);
  gpointer package = chosen_package (self);
  gboolean frozen;
  NpChange *change;

  if (package == NULL)
    return;
  frozen = np_object_get_boolean (package, NP_PACKAGE_FROZEN);
  change = np_change_new (frozen ? _("unfreeze a package") : _("freeze a package"));
  np_change_set_boolean (change, package, NP_PACKAGE_FROZEN, !frozen);
  np_page_apply (NP_PAGE (self), change, NULL);
}

/* ---- better for all ---- */

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

  clear (self->suggest_list);
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
      clear (self->suggest_list);
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
  clear (self->suggest_list);
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
  gpointer package = chosen_package (self);
  const char *other = with < self->counterparts->len ? self->counterparts->pdata[with] : NULL;
  const char *own = g_object_get_data (G_OBJECT (self), "np-own");
  NpSuggestJob *work;
  GTask *task;

  forget_suggestions (self);
  if (package == NULL || forecast == NULL)
    return;
  self->job = np_suggest_job_new (forecast, dossier, np_object_get_id (package), own, other);
  work = np_suggest_job_new (forecast, dossier, np_object_get_id (package), own, other);
  if (work == NULL)
    {
      clear (self->suggest_list);
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
  forget_suggestions (NP_PACKAGES_PAGE (widget));
}

/* ---- the page ---- */

static void
changed_cb (NpSession *session, NpChange *change, gboolean undone, NpPackagesPage *self)
{
  forget_suggestions (self);
  fill_counterparts (self);
  queue_rebuild (self);
}

static void
with_cb (NpPackagesPage *self)
{
  if (!self->filling)
    forget_suggestions (self);
}

static void
np_packages_page_session_changed (NpPage *page)
{
  NpPackagesPage *self = NP_PACKAGES_PAGE (page);

  g_signal_group_set_target (self->signals, np_page_get_session (page));
  g_clear_pointer (&self->chosen, g_free);
  forget_suggestions (self);
  fill_counterparts (self);
  rebuild (self);
}

static void
np_packages_page_grab_main_focus (NpPage *page)
{
  NpPackagesPage *self = NP_PACKAGES_PAGE (page);
  gpointer package = chosen_package (self);
  g_autofree char *key = package != NULL ? g_strdup_printf ("%s:", np_object_get_id (package)) : NULL;
  GtkWidget *head = key != NULL ? find_named (self->cells, key) : NULL;

  if (head == NULL || !gtk_widget_grab_focus (head))
    gtk_widget_child_focus (self->stack, GTK_DIR_TAB_FORWARD);
}

static gboolean
np_packages_page_show_object (NpPage *page, gpointer object)
{
  NpPackagesPage *self = NP_PACKAGES_PAGE (page);
  gpointer package = np_object_get_ancestor (object, NP_TYPE_PACKAGE);

  if (package == NULL)
    return FALSE;
  g_free (self->chosen);
  self->chosen = g_strdup (np_object_get_id (package));
  rebuild (self);
  return TRUE;
}

static void
np_packages_page_dispose (GObject *object)
{
  NpPackagesPage *self = NP_PACKAGES_PAGE (object);

  g_clear_handle_id (&self->rebuild, g_source_remove);
  if (self->suggestions != NULL)
    forget_suggestions (self);
  g_clear_object (&self->signals);
  g_clear_pointer (&self->chosen, g_free);
  g_clear_pointer (&self->counterparts, g_ptr_array_unref);
  g_clear_pointer (&self->reactions, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), NP_TYPE_PACKAGES_PAGE);
  G_OBJECT_CLASS (np_packages_page_parent_class)->dispose (object);
}

static void
np_packages_page_class_init (NpPackagesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  NpPageClass *page_class = NP_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = np_packages_page_dispose;
  page_class->session_changed = np_packages_page_session_changed;
  page_class->grab_main_focus = np_packages_page_grab_main_focus;
  page_class->show_object = np_packages_page_show_object;
  page_class->new_item = np_packages_page_new_item;
  gtk_widget_class_install_action (widget_class, "packages.rebuild", NULL, rebuild_action_cb);
  gtk_widget_class_install_action (widget_class, "packages.duplicate", NULL, duplicate_cb);
  gtk_widget_class_install_action (widget_class, "packages.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "packages.freeze", NULL, freeze_cb);
  gtk_widget_class_install_action (widget_class, "packages.suggest", NULL, suggest_cb);
  gtk_widget_class_install_action (widget_class, "packages.close", NULL, close_cb);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nonpaper/Nonpaper/ui/packages/np-packages-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NpPackagesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, NpPackagesPage, differences);
  gtk_widget_class_bind_template_child (widget_class, NpPackagesPage, with);
  gtk_widget_class_bind_template_child (widget_class, NpPackagesPage, freeze);
  gtk_widget_class_bind_template_child (widget_class, NpPackagesPage, titles);
  gtk_widget_class_bind_template_child (widget_class, NpPackagesPage, cells);
  gtk_widget_class_bind_template_child (widget_class, NpPackagesPage, titles_scrolled);
  gtk_widget_class_bind_template_child (widget_class, NpPackagesPage, cells_scrolled);
  gtk_widget_class_bind_template_child (widget_class, NpPackagesPage, suggestions);
  gtk_widget_class_bind_template_child (widget_class, NpPackagesPage, suggest_words);
  gtk_widget_class_bind_template_child (widget_class, NpPackagesPage, suggest_list);
}

static void
np_packages_page_init (NpPackagesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->counterparts = g_ptr_array_new_with_free_func (g_free);
  self->reactions = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  np_compact_drop_down (GTK_DROP_DOWN (self->with), 16);
  /* Both halves scroll together; only the cells sideways. */
  gtk_scrolled_window_set_vadjustment (GTK_SCROLLED_WINDOW (self->titles_scrolled),
                                       gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->cells_scrolled)));
  g_signal_connect_swapped (self->differences, "toggled", G_CALLBACK (queue_rebuild), self);
  g_signal_connect_swapped (self->with, "notify::selected", G_CALLBACK (with_cb), self);
  self->signals = g_signal_group_new (NP_TYPE_SESSION);
  g_signal_group_connect (self->signals, "changed", G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::read-only", G_CALLBACK (queue_rebuild), self);
  g_signal_group_connect_swapped (self->signals, "forecast-changed", G_CALLBACK (queue_rebuild), self);
}
