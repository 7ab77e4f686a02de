/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/situation/np-situation-view.h"

#include <glib/gi18n.h>

#include "ui/widgets/np-model-words.h"

#define ALL_NOTIONS (1 << NP_STABILITY_NASH | 1 << NP_STABILITY_GMR | 1 << NP_STABILITY_SMR | 1 << NP_STABILITY_SEQ)

NpSituationResult *
np_situation_result_new (NpForecastSituation *situation)
{
  NpSituationResult *self = g_atomic_rc_box_new0 (NpSituationResult);

  self->situation = np_forecast_situation_ref (situation);
  return self;
}

NpSituationResult *
np_situation_result_ref (NpSituationResult *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
result_clear (gpointer data)
{
  NpSituationResult *self = data;

  g_clear_pointer (&self->situation, np_forecast_situation_unref);
  g_clear_pointer (&self->analysis, np_situation_analysis_free);
  g_clear_pointer (&self->kills, g_array_unref);
}

void
np_situation_result_unref (NpSituationResult *self)
{
  g_atomic_rc_box_release_full (self, result_clear);
}

GtkWidget *
np_situation_label (const char *words, const char *css)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  return label;
}

NpHolds
np_situation_holds (const NpSituationResult *result, guint32 state)
{
  guint8 flags = result->analysis->verdicts->equilibrium[state];

  return flags & 1 << NP_STABILITY_NASH ? NP_HOLDS : flags & ALL_NOTIONS ? NP_HOLDS_ANSWERED : NP_HOLDS_NOT;
}

static const char *
holds_words (NpHolds holds)
{
  return holds == NP_HOLDS ? C_("an outcome", "holds") : holds == NP_HOLDS_ANSWERED ? C_("an outcome", "holds if answered")
         : C_("an outcome", "does not hold");
}

static const char *
stays_words (guint8 flags)
{
  return flags & NP_STABILITY_NO_MOVE ? C_("a party", "cannot move") : flags & 1 << NP_STABILITY_NASH ? C_("a party", "stays")
         : flags & ALL_NOTIONS ? C_("a party", "if answered") : C_("a party", "leaves");
}

/* ---- the table: names at the left, a column for each outcome ---- */

typedef struct
{
  GtkWidget *grid;
  int row;
} Table;

static void
attach (Table *table, int column, GtkWidget *widget)
{
  gtk_widget_add_css_class (widget, "np-outcome-cell");
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_grid_attach (GTK_GRID (table->grid), widget, column + 1, table->row, 1, 1);
}

static void
end_row (Table *table, GtkWidget *name)
{
  gtk_widget_add_css_class (name, "np-outcome-name");
  gtk_grid_attach (GTK_GRID (table->grid), name, 0, table->row++, 1, 1);
}

static GtkWidget *
name_new (const char *code, const char *words, const char *css)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *chip = gtk_label_new (code);
  GtkWidget *label = np_situation_label (words, css);

  gtk_widget_set_size_request (chip, 34, -1);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  if (code != NULL && *code != '\0')
    gtk_widget_add_css_class (chip, "np-chip");
  gtk_label_set_width_chars (GTK_LABEL (label), 18);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 26);
  gtk_box_append (GTK_BOX (box), chip);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

typedef struct
{
  guint32 state;
  void (*select) (guint32 state, gpointer data);
  gpointer data;
} Press;

static void
pressed_cb (GtkToggleButton *button, Press *press)
{
  if (gtk_toggle_button_get_active (button))
    press->select (press->state, press->data);
}

static void
press_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static GtkWidget *
head_new (const NpSituationResult *result, guint32 state)
{
  GtkWidget *button = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *number = g_strdup_printf ("%u", state + 1), *name = NULL;
  gboolean today = state == np_forecast_situation_get_status_quo (result->situation);
  g_autoptr(NpText) words = np_forecast_situation_state_words (result->situation, state);
  GtkWidget *label = gtk_label_new (number), *under = gtk_label_new (today ? _("today") : "");

  gtk_widget_add_css_class (label, "np-strong");
  gtk_widget_add_css_class (under, "np-caption");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), under);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, np_text_get (words, np_ui_lang ()));
  /* Translators: accessible name of a column: number of the outcome, what is done in it, whether it holds. */
  name = g_strdup_printf (_("Outcome %u: %s. It %s."), state + 1, np_text_get (words, np_ui_lang ()),
                          holds_words (np_situation_holds (result, state)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static char *
code_of (NpDossier *dossier, const char *id)
{
  gpointer party = np_dossier_find (dossier, id);

  return party != NULL ? np_words_of_object_short (party) : g_strdup ("");
}

static void
add_options (Table *table, const NpSituationResult *result, NpDossier *dossier, GArray *states)
{
  const NpStabilityModel *model = np_forecast_situation_get_model (result->situation);

  for (guint i = 0; i < np_stability_model_get_n_parties (model); i++)
    {
      g_autofree char *code = code_of (dossier, np_forecast_situation_get_party_id (result->situation, i));
      gboolean first = TRUE;

      for (guint k = 0; k < np_stability_model_get_n_options (model); k++)
        {
          if (np_forecast_situation_get_option_owner (result->situation, k) != i)
            continue;
          for (guint c = 0; c < states->len; c++)
            {
              guint64 taken = np_stability_model_get_state (model, g_array_index (states, guint32, c)) >> k & 1;
              GtkWidget *dot = gtk_label_new (taken ? "●" : "○");

              gtk_widget_add_css_class (dot, taken ? "np-dot-taken" : "np-dot");
              gtk_widget_set_tooltip_text (dot, taken ? _("does it") : _("does not"));
              attach (table, c, dot);
            }
          end_row (table, name_new (first ? code : NULL,
                                    np_forecast_situation_get_option_text (result->situation, k, np_ui_lang ()), NULL));
          first = FALSE;
        }
    }
}

static void
add_verdicts (Table *table, const NpSituationResult *result, NpDossier *dossier, GArray *states)
{
  const NpStabilityVerdicts *v = result->analysis->verdicts;

  end_row (table, np_situation_label (_("Would this side leave?"), "np-eyebrow"));
  for (guint i = 0; i < v->n_parties; i++)
    {
      g_autofree char *code = code_of (dossier, np_forecast_situation_get_party_id (result->situation, i));

      for (guint c = 0; c < states->len; c++)
        {
          guint8 flags = v->stable[i][g_array_index (states, guint32, c)];
          GtkWidget *label = gtk_label_new (stays_words (flags));

          if ((flags & ALL_NOTIONS) == 0)
            {
              gtk_widget_add_css_class (label, "np-conflict");
              gtk_widget_add_css_class (label, "np-strong");
            }
          attach (table, c, label);
        }
      end_row (table, name_new (code, np_forecast_situation_get_party_name (result->situation, i, np_ui_lang ()), NULL));
    }
  for (guint c = 0; c < states->len; c++)
    {
      NpHolds holds = np_situation_holds (result, g_array_index (states, guint32, c));
      GtkWidget *label = gtk_label_new (holds_words (holds));

      gtk_widget_add_css_class (label, holds == NP_HOLDS ? "np-holds" : holds == NP_HOLDS_ANSWERED ? "np-holds-answered"
                                       : "np-holds-not");
      attach (table, c, label);
    }
  end_row (table, np_situation_label (_("Outcome"), "np-section"));
}

static void
add_ways (Table *table, const NpSituationResult *result, GArray *states)
{
  guint32 today = np_forecast_situation_get_status_quo (result->situation);

  if (today == NP_STABILITY_NONE)
    return;
  for (guint c = 0; c < states->len; c++)
    {
      guint32 state = g_array_index (states, guint32, c);
      const char *words = "–";
      g_autofree char *moves = NULL;
      GtkWidget *label;

      for (guint k = 0; k < result->analysis->paths->len; k++)
        {
          const NpSituationPath *path = &g_array_index (result->analysis->paths, NpSituationPath, k);
          GArray *way = path->improving != NULL ? path->improving : path->moves;

          if (path->state != state)
            continue;
          if (way == NULL)
            words = _("not attainable");
          else if (state == today)
            words = _("today");
          else
            words = moves = g_strdup_printf (path->improving != NULL
                                               ? ngettext ("%u move", "%u moves", way->len)
                                               /* Translators: some of these moves bring their mover no gain. */
                                               : ngettext ("%u move, needs a reason", "%u moves, need a reason", way->len),
                                             way->len);
        }
      label = np_situation_label (words, "np-caption");
      gtk_label_set_xalign (GTK_LABEL (label), 0.5);
      gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 14);
      attach (table, c, label);
    }
  end_row (table, np_situation_label (_("Way there from today"), "np-eyebrow"));
}

GtkWidget *
np_situation_table (const NpSituationResult *result, NpDossier *dossier, GArray *states, guint32 selected,
                    void (*select) (guint32 state, gpointer data), gpointer data)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  Table table = { gtk_grid_new (), 0 };
  GtkToggleButton *first = NULL;

  for (guint c = 0; c < states->len; c++)
    {
      guint32 state = g_array_index (states, guint32, c);
      GtkWidget *head = head_new (result, state);
      Press *press = g_new0 (Press, 1);

      *press = (Press) { state, select, data };
      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (head);
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (head), first);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (head), state == selected);
      g_signal_connect_data (head, "toggled", G_CALLBACK (pressed_cb), press, press_free, 0);
      attach (&table, c, head);
    }
  end_row (&table, np_situation_label ("", NULL));
  add_options (&table, result, dossier, states);
  add_verdicts (&table, result, dossier, states);
  add_ways (&table, result, states);
  for (guint c = 0; c < states->len; c++)
    if (g_array_index (states, guint32, c) == selected)
      for (int row = 0; row < table.row; row++)
        {
          GtkWidget *cell = gtk_grid_get_child_at (GTK_GRID (table.grid), c + 1, row);

          if (cell != NULL)
            gtk_widget_add_css_class (cell, "chosen");
        }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), table.grid);
  return scrolled;
}
