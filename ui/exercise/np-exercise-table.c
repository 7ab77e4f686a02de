/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Play at the table: injects, moves with the forecast before them, and the log. */
#include "ui/exercise/np-exercise-private.h"

#include <math.h>

#include <glib/gi18n.h>

#include "ui/exercise/np-play-parts.h"
#include "ui/np-parts.h"
#include "ui/widgets/np-chart-theme.h"
#include "ui/widgets/np-compact-drop-down.h"
#include "ui/widgets/np-pair-box.h"

/* From this text scale on the ladder shows only so many rungs around "now". */
#define LARGE_TEXT 1.5
#define FEW_RUNGS 3

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
    adw_bin_set_child (self->forecast_bin,
                       np_play_forecast_card (self->play, self->outlook, selected_option (self)));
}

static void
option_activated_cb (NpExercisePage *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "page.move", "u", (guint) gtk_list_box_row_get_index (row));
}

/* Digits are moves, N is the next inject: on the same key in both layouts, wherever the focus is on the page while the play
 * is seen. */
static gboolean
key_cb (NpExercisePage *self, guint key, guint code, GdkModifierType state)
{
  guint32 letter = gdk_keyval_to_unicode (key);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  /* Not while a note is being written. */
  if (root == NULL || GTK_IS_EDITABLE (gtk_root_get_focus (root)) || !gtk_widget_get_mapped (GTK_WIDGET (self->play_box)))
    return FALSE;
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
  np_exercise_page_refresh (self);
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
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down),
                              mover ? self->outlook->mover : self->outlook->target);
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
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8),
            *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  guint most = 0;

  gtk_box_append (GTK_BOX (head), np_play_label (_("Move"), "np-section"));
  gtk_label_set_wrap (GTK_LABEL (gtk_widget_get_last_child (head)), FALSE);
  gtk_box_append (GTK_BOX (head), party_chooser (self, TRUE));
  gtk_box_append (GTK_BOX (head), gtk_label_new ("→"));
  gtk_box_append (GTK_BOX (head), party_chooser (self, FALSE));
  gtk_box_append (GTK_BOX (box), head);
  self->moves = gtk_list_box_new ();
  gtk_widget_add_css_class (self->moves, "boxed-list");
  gtk_widget_add_css_class (self->moves, "np-moves");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->moves), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Moves"),
                                  -1);
  for (guint i = 0; i < self->outlook->options->len; i++)
    {
      const NpPlayOption *option = &g_array_index (self->outlook->options, NpPlayOption, i);

      gtk_list_box_append (GTK_LIST_BOX (self->moves),
                           np_play_option_row (self->play, self->outlook, option));
      if (option->rung > 0
          && (most == 0
              || option->chance > g_array_index (self->outlook->options, NpPlayOption, most).chance))
        most = i;
    }
  gtk_list_box_select_row (GTK_LIST_BOX (self->moves),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->moves), most));
  g_signal_connect_object (self->moves, "row-selected", G_CALLBACK (option_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->moves, "row-activated", G_CALLBACK (option_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (self->moves, !gtk_toggle_button_get_active (self->pause)
                                         && !np_session_get_read_only (np_page_get_session (NP_PAGE (self))));
  gtk_box_append (GTK_BOX (box), self->moves);
  gtk_box_append (
      GTK_BOX (box),
      np_play_label (_("Percentages: how likely the move is under the doctrines of the dossier. A digit "
                        "enters it."),
                     "np-caption"));
  return box;
}

static GtkWidget *
next_row (NpExercisePage *self)
{
  guint n = np_forecast_play_get_n_injects (self->play), at = np_forecast_play_get_inject (self->play);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *button, *key = gtk_label_new ("N / Т");

  gtk_box_append (GTK_BOX (row), np_play_label (at >= MAX (n, 1) ? _("The script has been read to its end.")
                                                : gtk_toggle_button_get_active (self->pause) ? _("Paused")
                                                                                             : "",
                                                "np-dim"));
  gtk_widget_set_hexpand (gtk_widget_get_last_child (row), TRUE);
  gtk_widget_add_css_class (key, "np-key");
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), key);
  self->next = button = gtk_button_new_with_label (n == 0    ? _("Begin")
                                                   : at == 0 ? _("Read the first inject")
                                                             : _("Next inject"));
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
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("A note for the log"), -1);
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

void
np_exercise_page_show_play (NpExercisePage *self)
{
  gboolean focused = focus_within (self, GTK_WIDGET (self->play_box));
  NpChartStyle style;
  GtkWidget *right;

  self->filling = TRUE;
  self->moves = NULL;
  np_parts_clear (self->play_box);
  gtk_box_append (self->play_box, np_play_inject_card (self->play, self->exercise));
  gtk_box_append (self->play_box, next_row (self));
  np_chart_theme (GTK_WIDGET (self), &style);
  adw_bin_set_child (self->side, np_play_side (self->play, self->outlook,
                                               style.text_scale >= LARGE_TEXT ? FEW_RUNGS : 0));
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
pause_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NpExercisePage *self = NP_EXERCISE_PAGE (widget);

  gtk_toggle_button_set_active (self->pause, !gtk_toggle_button_get_active (self->pause));
}

void
np_exercise_table_init (NpExercisePage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
np_exercise_table_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.next-inject", NULL, next_inject_cb);
  gtk_widget_class_install_action (widget_class, "page.move", "u", move_cb);
  gtk_widget_class_install_action (widget_class, "page.clear-log", NULL, clear_log_cb);
  gtk_widget_class_install_action (widget_class, "page.pause", NULL, pause_action_cb);
}
