/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-exercise-page"

#include "ui/exercise/np-exercise-page.h"

#include <math.h>

#include <glib/gi18n.h>

#include "brief/np-picture.h"
#include "dossier/np-exercise.h"
#include "ui/exercise/np-play-parts.h"
#include "ui/exercise/np-scripts.h"
#include "ui/widgets/np-chart-theme.h"
#include "ui/widgets/np-chart-view.h"
#include "ui/widgets/np-compact-drop-down.h"
#include "ui/widgets/np-pair-box.h"

/* From this text scale on the ladder shows only so many rungs around "now". */
#define LARGE_TEXT 1.5
#define FEW_RUNGS 3

struct _NpExercisePage
{
  NpPage parent_instance;

  GtkStack *outer;
  GtkStack *stack;
  GtkBox *offers;
  AdwWindowTitle *heading;
  GtkDropDown *script;
  GtkToggleButton *pause;
  GtkBox *play_box;
  AdwBin *script_bin;
  GtkBox *debrief_box;
  GtkBox *reference_box;
  AdwBin *side;

  GtkWidget *moves;          /* the list, while there is one */
  AdwBin *forecast_bin;
  NpExercise *exercise;      /* lent by the dossier */
  NpForecastPlay *play;
  NpPlayOutlook *outlook;
  NpPlayDebrief *debrief;
  guint mover, target;       /* chosen by the facilitator, or nobody */
  GCancellable *cancellable;
  guint idle;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (NpExercisePage, np_exercise_page, NP_TYPE_PAGE)

static void refresh (NpExercisePage *self);

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* ---- the log ---- */

static void
log_entry (NpExercisePage *self, NpObject *entry, const char *label)
{
  guint inject = (guint) np_object_get_number_or (entry, NP_MOVE_INJECT, 0);
  gpointer read = inject > 0 ? np_object_get_child (self->exercise, NP_EXERCISE_INJECTS, inject - 1) : NULL;
  NpChange *change = np_change_new (label);

  if (read != NULL)
    np_object_set_string (entry, NP_MOVE_AT, np_object_get_string (read, NP_INJECT_TIME));
  np_change_insert (change, self->exercise, NP_EXERCISE_LOG, G_MAXUINT, entry);
  np_page_apply (NP_PAGE (self), change, NULL);
}

static void
next_inject_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NpExercisePage *self = NP_EXERCISE_PAGE (widget);
  g_autoptr(NpObject) entry = NULL;
  guint at;

  if (self->play == NULL || gtk_toggle_button_get_active (self->pause))
    return;
  at = np_forecast_play_get_inject (self->play);
  if (at >= MAX (np_forecast_play_get_n_injects (self->play), 1))
    return;
  entry = np_object_new (NP_TYPE_MOVE, NULL);
  np_object_set_number (entry, NP_MOVE_INJECT, at + 1);
  log_entry (self, entry, _("read out an inject"));
}

static void
move_cb (GtkWidget *widget, const char *action, GVariant *rung)
{
  NpExercisePage *self = NP_EXERCISE_PAGE (widget);
  guint k = g_variant_get_uint32 (rung);
  g_autoptr(NpObject) entry = NULL;
  const NpPlayOption *option;
  NpForecastExercise *x;

  if (self->outlook == NULL || k >= self->outlook->options->len || gtk_toggle_button_get_active (self->pause))
    return;
  option = &g_array_index (self->outlook->options, NpPlayOption, k);
  x = np_forecast_play_get_exercise (self->play);
  entry = np_object_new (NP_TYPE_MOVE, NULL);
  if (np_forecast_play_get_inject (self->play) > 0)
    np_object_set_number (entry, NP_MOVE_INJECT, np_forecast_play_get_inject (self->play));
  np_object_set_string (entry, NP_MOVE_AUTHOR, np_forecast_exercise_get_party_id (x, self->outlook->mover));
  np_object_set_string (entry, NP_MOVE_VICTIM, np_forecast_exercise_get_party_id (x, self->outlook->target));
  np_object_set_number (entry, NP_MOVE_RUNG, k);
  if (!isnan (option->chance))
    np_object_set_number (entry, NP_MOVE_CHANCE, CLAMP (option->chance, 0, 1));
  np_object_set_number (entry, NP_MOVE_RISK, CLAMP (option->risk, 0, 1));
  self->mover = self->target = NP_PLAY_NOBODY;
  log_entry (self, entry, _("enter a move"));
}

static void
note_cb (GtkEntry *entry, NpExercisePage *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autoptr(NpObject) note = NULL;
  NpLang lang = NP_LANG_EN;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_CYRILLIC)
      lang = NP_LANG_RU;
  if (*words == '\0' || self->play == NULL)
    return;
  note = np_object_new (NP_TYPE_MOVE, NULL);
  if (np_forecast_play_get_inject (self->play) > 0)
    np_object_set_number (note, NP_MOVE_INJECT, np_forecast_play_get_inject (self->play));
  np_object_set_words (note, NP_MOVE_NOTE, lang, words);
  log_entry (self, note, _("write a note"));
}

static void
clear_log_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NpExercisePage *self = NP_EXERCISE_PAGE (widget);
  NpChange *change;

  if (self->exercise == NULL)
    return;
  change = np_change_new (_("clear the log"));
  for (guint i = np_object_get_n_children (self->exercise, NP_EXERCISE_LOG); i-- > 0;)
    np_change_remove (change, np_object_get_child (self->exercise, NP_EXERCISE_LOG, i));
  np_page_apply (NP_PAGE (self), change, _("The log is empty again"));
}

/* ---- play ---- */

static const NpPlayOption *
selected_option (NpExercisePage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->moves));
  guint k = row != NULL ? (guint) gtk_list_box_row_get_index (row) : 0;

  return &g_array_index (self->outlook->options, NpPlayOption, MIN (k, self->outlook->options->len - 1));
}

static void
option_selected_cb (NpExercisePage *self)
{
  if (self->outlook != NULL && self->moves != NULL)
    adw_bin_set_child (self->forecast_bin, np_play_forecast_card (self->play, self->outlook, selected_option (self)));
}

static void
option_activated_cb (NpExercisePage *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "page.move", "u", (guint) gtk_list_box_row_get_index (row));
}

/* Digits are moves, N is the next inject: on the same key in both layouts. */
static gboolean
key_cb (NpExercisePage *self, guint key, guint code, GdkModifierType state)
{
  guint32 letter = gdk_keyval_to_unicode (key);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  if (letter >= '0' && letter <= '9')
    return gtk_widget_activate_action (GTK_WIDGET (self), "page.move", "u", letter - '0');
  letter = g_unichar_tolower (letter);
  if (letter == 'n' || letter == 0x0442 /* т */)
    return gtk_widget_activate_action (GTK_WIDGET (self), "page.next-inject", NULL);
  return FALSE;
}

static void
party_chosen_cb (GtkDropDown *drop_down, GParamSpec *pspec, NpExercisePage *self)
{
  gboolean mover = g_object_get_data (G_OBJECT (drop_down), "np-mover") != NULL;
  guint chosen = gtk_drop_down_get_selected (drop_down);

  if (self->filling || self->outlook == NULL)
    return;
  if (mover)
    {
      self->mover = chosen;
      self->target = NP_PLAY_NOBODY;
    }
  else
    {
      self->mover = self->outlook->mover;
      self->target = chosen;
    }
  refresh (self);
}

static GtkWidget *
party_chooser (NpExercisePage *self, gboolean mover)
{
  NpForecastExercise *x = np_forecast_play_get_exercise (self->play);
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  for (guint i = 0; i < np_forecast_exercise_get_setup (x)->exercise.n_parties; i++)
    gtk_string_list_append (names, np_forecast_exercise_get_party_name (x, i, np_ui_lang ()));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  np_compact_drop_down (GTK_DROP_DOWN (drop_down), 14);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), mover ? self->outlook->mover : self->outlook->target);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  mover ? _("Who moves") : _("Against whom"), -1);
  if (mover)
    g_object_set_data (G_OBJECT (drop_down), "np-mover", GINT_TO_POINTER (1));
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (party_chosen_cb), self);
  return drop_down;
}

static GtkWidget *
moves_pane (NpExercisePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkEventController *keys = gtk_event_controller_key_new ();
  guint most = 0;

  gtk_box_append (GTK_BOX (head), np_play_label (_("Move"), "np-section"));
  gtk_box_append (GTK_BOX (head), party_chooser (self, TRUE));
  gtk_box_append (GTK_BOX (head), gtk_label_new ("→"));
  gtk_box_append (GTK_BOX (head), party_chooser (self, FALSE));
  gtk_box_append (GTK_BOX (box), head);
  self->moves = gtk_list_box_new ();
  gtk_widget_add_css_class (self->moves, "boxed-list");
  gtk_widget_add_css_class (self->moves, "np-moves");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->moves), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Moves"), -1);
  for (guint i = 0; i < self->outlook->options->len; i++)
    {
      const NpPlayOption *option = &g_array_index (self->outlook->options, NpPlayOption, i);

      gtk_list_box_append (GTK_LIST_BOX (self->moves), np_play_option_row (self->play, self->outlook, option));
      if (option->rung > 0 && (most == 0 || option->chance > g_array_index (self->outlook->options, NpPlayOption, most).chance))
        most = i;
    }
  gtk_list_box_select_row (GTK_LIST_BOX (self->moves), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->moves), most));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->moves, keys);
  g_signal_connect_object (self->moves, "row-selected", G_CALLBACK (option_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->moves, "row-activated", G_CALLBACK (option_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (self->moves, !gtk_toggle_button_get_active (self->pause)
                                         && !np_session_get_read_only (np_page_get_session (NP_PAGE (self))));
  gtk_box_append (GTK_BOX (box), self->moves);
  gtk_box_append (GTK_BOX (box), np_play_label (_("Percentages: how likely the move is under the doctrines of the dossier. A digit "
                                                  "enters it."), "np-caption"));
  return box;
}

static GtkWidget *
next_row (NpExercisePage *self)
{
  guint n = np_forecast_play_get_n_injects (self->play), at = np_forecast_play_get_inject (self->play);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *button, *key = gtk_label_new ("N / Т");

  gtk_box_append (GTK_BOX (row), np_play_label (at >= MAX (n, 1) ? _("The script has been read to its end.")
                                                : gtk_toggle_button_get_active (self->pause) ? _("Paused") : "", "np-dim"));
  gtk_widget_set_hexpand (gtk_widget_get_last_child (row), TRUE);
  gtk_widget_add_css_class (key, "np-key");
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), key);
  button = gtk_button_new_with_label (n == 0 ? _("Begin") : at == 0 ? _("Read the first inject") : _("Next inject"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.next-inject");
  gtk_widget_set_sensitive (button, at < MAX (n, 1) && !gtk_toggle_button_get_active (self->pause));
  if (at == 0)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (GTK_BOX (row), button);
  return row;
}

static GtkWidget *
note_entry (NpExercisePage *self)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("A note for the log"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("A note for the log"), -1);
  gtk_widget_set_sensitive (entry, !np_session_get_read_only (np_page_get_session (NP_PAGE (self))));
  g_signal_connect_object (entry, "activate", G_CALLBACK (note_cb), self, 0);
  return entry;
}

static gboolean
focus_within (NpExercisePage *self, GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && widget != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
show_play (NpExercisePage *self)
{
  gboolean focused = focus_within (self, GTK_WIDGET (self->play_box));
  NpChartStyle style;
  GtkWidget *right;

  self->filling = TRUE;
  self->moves = NULL;
  clear_box (self->play_box);
  gtk_box_append (self->play_box, np_play_inject_card (self->play, self->exercise));
  gtk_box_append (self->play_box, next_row (self));
  np_chart_theme (GTK_WIDGET (self), &style);
  adw_bin_set_child (self->side, np_play_side (self->play, self->outlook, style.text_scale >= LARGE_TEXT ? FEW_RUNGS : 0));
  if (self->outlook != NULL && np_forecast_play_get_n_steps (self->play) > 0)
    {
      right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
      gtk_box_append (GTK_BOX (right), np_play_label (_("Forecast"), "np-section"));
      self->forecast_bin = ADW_BIN (adw_bin_new ());
      gtk_box_append (GTK_BOX (right), GTK_WIDGET (self->forecast_bin));
      gtk_box_append (GTK_BOX (right), np_play_label (_("Log"), "np-section"));
      gtk_box_append (GTK_BOX (right), np_play_log (self->play, self->exercise));
      gtk_box_append (GTK_BOX (right), note_entry (self));
      gtk_box_append (self->play_box, np_pair_box_new (moves_pane (self), right));
      option_selected_cb (self);
    }
  self->filling = FALSE;
  if (focused)
    np_page_grab_main_focus (NP_PAGE (self));
}

static void
show_debrief (NpExercisePage *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *button;

  clear_box (self->debrief_box);
  if (self->debrief == NULL)
    return;
  gtk_box_append (self->debrief_box, np_play_debrief_view (self->play, self->debrief));
  button = gtk_button_new_with_label (_("Copy in both languages"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.copy-debrief");
  gtk_box_append (GTK_BOX (row), button);
  button = gtk_button_new_with_label (_("Play again from the start"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.clear-log");
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (self->debrief_box, row);
}

static void
copy_debrief_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NpExercisePage *self = NP_EXERCISE_PAGE (widget);
  g_autofree char *ru = NULL, *en = NULL, *text = NULL;

  if (self->debrief == NULL)
    return;
  ru = np_forecast_play_debrief_text (self->play, self->debrief, NP_LANG_RU);
  en = np_forecast_play_debrief_text (self->play, self->debrief, NP_LANG_EN);
  text = g_strdup_printf ("%s\n%s", ru, en);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  np_page_toast (NP_PAGE (self), _("Copied"));
}

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
  show_play (self);
  show_debrief (self);
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
  self->moves = NULL;
}

static void
show_error (NpExercisePage *self, const char *message)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  clear_box (self->play_box);
  clear_box (self->debrief_box);
  adw_bin_set_child (self->side, NULL);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "np-card");
  gtk_box_append (GTK_BOX (box), np_play_label (_("The exercise cannot be computed"), "np-section"));
  gtk_box_append (GTK_BOX (box), np_play_label (message, NULL));
  gtk_box_append (self->play_box, box);
}

static void
refresh (NpExercisePage *self)
{
  NpDossier *dossier = np_page_get_dossier (NP_PAGE (self));
  g_autoptr(GError) error = NULL;
  g_autoptr(GTask) task = NULL;
  NpForecastPlay *play;
  Job *job;

  play = self->exercise != NULL ? np_forecast_play_new (dossier, np_object_get_id (self->exercise), &error) : NULL;
  forget (self);
  if (self->exercise == NULL)
    return;
  adw_window_title_set_subtitle (self->heading, np_object_get_words_or_other (self->exercise, NP_EXERCISE_TITLE, np_ui_lang ()));
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
  g_task_set_source_tag (task, refresh);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, work);
}

/* ---- scripts ---- */

static void
choose (NpExercisePage *self, NpExercise *exercise)
{
  if (self->exercise == exercise && exercise != NULL)
    {
      refresh (self);
      return;
    }
  self->exercise = exercise;
  self->mover = self->target = NP_PLAY_NOBODY;
  adw_bin_set_child (self->script_bin, exercise != NULL ? np_scripts_editor (np_page_get_session (NP_PAGE (self)), exercise) : NULL);
  refresh (self);
}

static void
script_chosen_cb (NpExercisePage *self)
{
  NpDossier *dossier = np_page_get_dossier (NP_PAGE (self));

  if (!self->filling && dossier != NULL)
    choose (self, np_object_get_child (dossier, NP_DOSSIER_EXERCISES, gtk_drop_down_get_selected (self->script)));
}

static void
add_exercise (NpExercisePage *self, NpObject *exercise)
{
  NpChange *change;

  if (exercise == NULL)
    {
      np_page_toast (NP_PAGE (self), _("An exercise needs at least two parties: add them on the Parties page"));
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
  gtk_box_append (self->reference_box, np_play_label (_("Expulsions are usually answered in kind"), "np-finding"));
  gtk_box_append (self->reference_box, np_play_label (np_text_get (four, np_ui_lang ()), "np-dim"));
  gtk_box_append (self->reference_box, view);
}

static gboolean
refresh_cb (gpointer data)
{
  NpExercisePage *self = data;
  NpDossier *dossier = np_page_get_dossier (NP_PAGE (self));
  guint n = dossier != NULL ? np_object_get_n_children (dossier, NP_DOSSIER_EXERCISES) : 0, selected = 0;
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);
  NpExercise *exercise = NULL;

  self->idle = 0;
  for (guint i = 0; i < n; i++)
    {
      gpointer child = np_object_get_child (dossier, NP_DOSSIER_EXERCISES, i);

      gtk_string_list_append (titles, np_object_get_words_or_other (child, NP_EXERCISE_TITLE, np_ui_lang ()));
      if (child == self->exercise)
        {
          selected = i;
          exercise = child;
        }
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->script, G_LIST_MODEL (titles));
  if (n > 0)
    gtk_drop_down_set_selected (self->script, selected);
  self->filling = FALSE;
  gtk_stack_set_visible_child_name (self->outer, n > 0 ? "main" : "empty");
  if (n == 0)
    fill_offers (self);
  else
    fill_reference (self);
  choose (self, exercise != NULL || n == 0 ? exercise : np_object_get_child (dossier, NP_DOSSIER_EXERCISES, 0));
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
    show_play (self);
}

static void
pause_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NpExercisePage *self = NP_EXERCISE_PAGE (widget);

  gtk_toggle_button_set_active (self->pause, !gtk_toggle_button_get_active (self->pause));
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
    g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), page, G_CONNECT_SWAPPED);
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
  GtkListBoxRow *row = self->moves != NULL ? gtk_list_box_get_selected_row (GTK_LIST_BOX (self->moves)) : NULL;

  if (row == NULL || !gtk_widget_get_mapped (self->moves) || !gtk_widget_grab_focus (GTK_WIDGET (row)))
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
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nonpaper/Nonpaper/ui/exercise/np-exercise-page.ui");
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
  gtk_widget_class_install_action (widget_class, "page.next-inject", NULL, next_inject_cb);
  gtk_widget_class_install_action (widget_class, "page.move", "u", move_cb);
  gtk_widget_class_install_action (widget_class, "page.copy-debrief", NULL, copy_debrief_cb);
  gtk_widget_class_install_action (widget_class, "page.clear-log", NULL, clear_log_cb);
  gtk_widget_class_install_action (widget_class, "page.pause", NULL, pause_action_cb);
  gtk_widget_class_install_action (widget_class, "page.exercise-view", "s", view_cb);
}

static void
np_exercise_page_init (NpExercisePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->mover = self->target = NP_PLAY_NOBODY;
  np_compact_drop_down (self->script, 24);
  g_signal_connect_object (self->script, "notify::selected", G_CALLBACK (script_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pause, "toggled", G_CALLBACK (pause_cb), self, G_CONNECT_SWAPPED);
}
