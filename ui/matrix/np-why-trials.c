/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/matrix/np-why-trials.h"

#include <glib/gi18n.h>

#include "base/np-format.h"
#include "dossier/np-measure.h"
#include "dossier/np-party.h"
#include "forecast/np-forecast-input.h"
#include "forecast/np-forecast-service.h"
#include "ui/np-parts.h"
#include "ui/np-words.h"
#include "ui/widgets/np-model-words.h"

#define MAX_SLIDERS 3

typedef struct
{
  NpInputRef ref;
  double value;
  double low;
  double high;
  gboolean moved;
} Trial;

struct _NpWhyTrials
{
  GtkWidget parent_instance;

  GtkWidget *box;
  NpSession *session;
  const char *measure;
  NpLevelName level;
  const char *party;
  GArray *trials;
  NpForecast *tried;
  guint trial_source;
  GtkWidget *keep;
  GtkWidget *discard;
  GtkWidget *effect;
};

G_DEFINE_FINAL_TYPE (NpWhyTrials, np_why_trials, GTK_TYPE_WIDGET)

enum { TRIED, N_SIGNALS };
static guint signals[N_SIGNALS];

GtkWidget *
np_why_label (const char *words, const char *css_class)
{
  GtkWidget *label = np_parts_label (words, css_class);

  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  return label;
}

static char *
trial_label (NpWhyTrials *self, const NpInputRef *ref)
{
  gpointer object = ref->object != NULL ? np_dossier_find (np_session_get_dossier (self->session), ref->object) : NULL;
  g_autofree char *words = object != NULL ? np_words_of_object (object) : g_strdup ("");

  switch (ref->kind)
    {
    case NP_INPUT_POSITION: return g_strdup_printf (_("Position: %s"), words);
    case NP_INPUT_SALIENCE: return g_strdup_printf (_("Salience: %s"), words);
    case NP_INPUT_TARGET: return g_strdup_printf (_("Target: %s"), words);
    case NP_INPUT_COST: return g_strdup (_("Cost of the measure"));
    case NP_INPUT_BALANCE: return g_strdup (_("Balance of obligations"));
    case NP_INPUT_INTRUSIVENESS: return g_strdup (_("Intrusiveness of verification"));
    case NP_INPUT_TRUST: return g_strdup_printf (_("Trust: %s"), words);
    case NP_INPUT_RELATION: return g_strdup_printf (_("Relation: %s"), words);
    case NP_INPUT_SEVERITY: return g_strdup_printf (_("Limit: %s"), words);
    default: return g_strdup (words);
    }
}

static void
compute_trial (NpWhyTrials *self)
{
  NpForecastService *service = np_session_get_service (self->session);
  g_autoptr(GArray) refs = g_array_new (FALSE, FALSE, sizeof (NpInputRef));
  g_autoptr(GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->trials->len; i++)
    {
      Trial *trial = &g_array_index (self->trials, Trial, i);

      if (!trial->moved)
        continue;
      g_array_append_val (refs, trial->ref);
      g_array_append_val (values, trial->value);
    }
  g_clear_object (&self->tried);
  if (refs->len > 0)
    {
      guint n = np_forecast_service_count_changes (service, (NpInputRef *) refs->data, (double *) values->data, refs->len);
      g_autofree char *words = g_strdup_printf (ngettext ("%u cell would change", "%u cells would change", n), n);

      self->tried = np_forecast_service_try (service, (NpInputRef *) refs->data, (double *) values->data, refs->len);
      gtk_label_set_text (GTK_LABEL (self->effect), words);
    }
  gtk_widget_set_visible (self->effect, self->tried != NULL);
  gtk_widget_set_sensitive (self->keep, self->tried != NULL && !np_session_get_read_only (self->session));
  gtk_widget_set_sensitive (self->discard, self->tried != NULL);
  g_signal_emit (self, signals[TRIED], 0);
}

static gboolean
trial_cb (gpointer data)
{
  NpWhyTrials *self = data;

  self->trial_source = 0;
  compute_trial (self);
  return G_SOURCE_REMOVE;
}

/* Once per frame at the most: a drag sends many values. */
static void
queue_trial (NpWhyTrials *self)
{
  if (self->trial_source == 0)
    self->trial_source = g_timeout_add (16, trial_cb, self);
}

static void
show_number (GtkRange *range)
{
  double step = gtk_adjustment_get_step_increment (gtk_range_get_adjustment (range));
  g_autofree char *words = np_format_number (gtk_range_get_value (range), step >= 1 ? 0 : step >= 0.5 ? 1 : 2, np_ui_lang (),
                                             NP_FORMAT_PLAIN);

  gtk_label_set_text (GTK_LABEL (g_object_get_data (G_OBJECT (range), "np-number")), words);
}

static void
slid_cb (GtkRange *range, NpWhyTrials *self)
{
  Trial *trial = &g_array_index (self->trials, Trial, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (range), "np-trial")));

  show_number (range);
  trial->value = gtk_range_get_value (range);
  trial->moved = TRUE;
  queue_trial (self);
}

static void
sponsor_cb (GtkDropDown *drop_down, GParamSpec *pspec, NpWhyTrials *self)
{
  GPtrArray *ids = g_object_get_data (G_OBJECT (drop_down), "np-ids");
  Trial *trial = &g_array_index (self->trials, Trial, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (drop_down), "np-trial")));
  const char *id = ids->pdata[MIN (gtk_drop_down_get_selected (drop_down), ids->len - 1)];

  trial->ref.object = *id != '\0' ? g_intern_string (id) : NULL;
  trial->moved = TRUE;
  queue_trial (self);
}

static guint
add_trial (NpWhyTrials *self, const NpInputRef *ref, double value, double low, double high)
{
  Trial trial = { *ref, value, low, high, FALSE };

  g_array_append_val (self->trials, trial);
  return self->trials->len - 1;
}

static void
add_sponsor (NpWhyTrials *self)
{
  NpDossier *dossier = np_session_get_dossier (self->session);
  gpointer measure = np_dossier_find (dossier, self->measure);
  GtkStringList *list = gtk_string_list_new (NULL);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  NpInputRef ref = { .kind = NP_INPUT_SPONSOR, .level = self->level, .measure = self->measure };
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (list), NULL);

  gtk_string_list_append (list, _("jointly, or a facilitator"));
  g_ptr_array_add (ids, g_strdup (""));
  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_PARTIES); i++)
    {
      gpointer party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, i);

      if (!np_object_contains_word (measure, NP_MEASURE_BETWEEN, np_object_get_id (party))
          && !np_object_contains_word (measure, NP_MEASURE_OPEN_TO, np_object_get_id (party)))
        continue;
      gtk_string_list_take (list, np_words_of_object (party));
      g_ptr_array_add (ids, g_strdup (np_object_get_id (party)));
      if (g_str_equal (np_object_get_id (party), np_object_get_string (measure, NP_MEASURE_SPONSOR)))
        gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), ids->len - 1);
    }
  g_object_set_data (G_OBJECT (drop_down), "np-trial", GUINT_TO_POINTER (add_trial (self, &ref, 0, 0, 0)));
  g_object_set_data_full (G_OBJECT (drop_down), "np-ids", ids, (GDestroyNotify) g_ptr_array_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Who should put it forward?"), -1);
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (sponsor_cb), self);
  gtk_box_append (GTK_BOX (self->box), np_why_label (_("Who should put it forward?"), "caption"));
  gtk_box_append (GTK_BOX (self->box), drop_down);
}

static gboolean
have_trial (NpWhyTrials *self, const NpInputRef *ref)
{
  for (guint i = 0; i < self->trials->len; i++)
    {
      const NpInputRef *have = &g_array_index (self->trials, Trial, i).ref;

      if (have->kind == ref->kind && have->object == ref->object)
        return TRUE;
    }
  return FALSE;
}

/* The name at the left, the value at the right, the slider under both: so all troughs have one length. */
static void
add_slider (NpWhyTrials *self, const NpInputRef *ref, double value, double low, double high)
{
  g_autofree char *label = trial_label (self, ref);
  double step = high - low > 20 ? 1 : high - low > 5 ? 0.5 : 0.01;
  GtkWidget *scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, low, high, step);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = np_why_label (label, "caption"), *number = gtk_label_new (NULL);

  gtk_label_set_lines (GTK_LABEL (name), 1);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_tooltip_text (name, label);
  gtk_widget_add_css_class (number, "np-strong");
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (number, "caption");
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), number);
  gtk_scale_set_draw_value (GTK_SCALE (scale), FALSE);
  gtk_range_set_value (GTK_RANGE (scale), value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (scale), "np-trial", GUINT_TO_POINTER (add_trial (self, ref, value, low, high)));
  g_object_set_data (G_OBJECT (scale), "np-number", number);
  show_number (GTK_RANGE (scale));
  g_signal_connect (scale, "value-changed", G_CALLBACK (slid_cb), self);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), scale);
}

/* The relation with who puts the measure forward, else with the other party: everybody asks what if it got worse. */
static guint
add_relation (NpWhyTrials *self, const NpForecastCell *cell, NpForecastInput *input)
{
  gpointer measure = np_dossier_find (np_session_get_dossier (self->session), self->measure);
  g_auto(GStrv) between = np_object_dup_list_of_words (measure, NP_MEASURE_BETWEEN);
  const char *sponsor = np_object_get_string (measure, NP_MEASURE_SPONSOR);
  NpInputRef ref = { .kind = NP_INPUT_RELATION, .level = self->level, .measure = self->measure, .party = self->party };
  double value, low, high;

  if (*sponsor != '\0' && !g_str_equal (sponsor, self->party))
    ref.object = g_intern_string (sponsor);
  for (guint i = 0; ref.object == NULL && between[i] != NULL; i++)
    if (!g_str_equal (between[i], self->party))
      ref.object = g_intern_string (between[i]);
  if (ref.object == NULL || have_trial (self, &ref) || !np_forecast_input_get (input, &ref, &value, &low, &high))
    return 0;
  add_slider (self, &ref, value, low, high);
  return 1;
}

/* The inputs of the smallest changes first, then those behind the largest contributions. */
static void
add_sliders (NpWhyTrials *self, const NpForecastCell *cell)
{
  NpForecastInput *input = np_forecast_get_input (np_session_get_forecast (self->session));
  guint n = 0;

  for (guint i = 0; i < cell->n_flips && n + 1 < MAX_SLIDERS; i++)
    {
      const NpFlip *flip = &cell->flips[i];

      if (flip->input.kind == NP_INPUT_SPONSOR || have_trial (self, &flip->input))
        continue;
      add_slider (self, &flip->input, flip->from, flip->low, flip->high);
      n++;
    }
  n += add_relation (self, cell, input);
  for (guint i = 0; i < cell->n_contributions && n < MAX_SLIDERS; i++)
    {
      const NpContribution *part = &cell->contributions[i];
      NpInputRef ref = { .level = self->level, .measure = self->measure, .party = self->party };
      double value, low, high;

      if (g_str_has_prefix (part->driver, "issue:"))
        {
          ref.kind = NP_INPUT_POSITION;
          ref.object = g_intern_string (part->driver + strlen ("issue:"));
        }
      else if (g_str_equal (part->driver, "burden"))
        ref.kind = NP_INPUT_COST;
      else if (g_str_equal (part->driver, "limit") && part->subjects != NULL && part->subjects[0] != NULL)
        {
          ref.kind = NP_INPUT_SEVERITY;
          ref.object = g_intern_string (part->subjects[0]);
        }
      else
        continue;
      if (have_trial (self, &ref) || !np_forecast_input_get (input, &ref, &value, &low, &high))
        continue;
      add_slider (self, &ref, value, low, high);
      n++;
    }
}

static void
rebuild_trials (NpWhyTrials *self)
{
  NpForecast *forecast = self->session != NULL ? np_session_get_forecast (self->session) : NULL;
  const NpForecastCell *cell = forecast != NULL && self->measure != NULL
                               ? np_forecast_get_cell (forecast, self->measure, self->level, self->party) : NULL;
  GtkWidget *buttons;

  np_parts_clear (self->box);
  g_array_set_size (self->trials, 0);
  g_clear_object (&self->tried);
  gtk_widget_set_visible (GTK_WIDGET (self), cell != NULL);
  if (cell == NULL)
    return;
  gtk_box_append (GTK_BOX (self->box), np_why_label (_("What if"), "np-strong"));
  add_sponsor (self);
  add_sliders (self, cell);
  self->effect = np_why_label (NULL, "caption");
  gtk_widget_set_visible (self->effect, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->effect);
  buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->keep = gtk_button_new_with_label (_("Keep"));
  self->discard = gtk_button_new_with_label (_("Discard"));
  gtk_widget_set_tooltip_text (self->keep, _("Write the tried values into the dossier; it can be undone"));
  gtk_widget_set_tooltip_text (self->discard, _("Back to the values of the dossier (Esc)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->keep), "why.keep");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->discard), "why.discard");
  gtk_box_append (GTK_BOX (buttons), self->keep);
  gtk_box_append (GTK_BOX (buttons), self->discard);
  gtk_box_append (GTK_BOX (self->box), buttons);
  gtk_widget_set_sensitive (self->keep, FALSE);
  gtk_widget_set_sensitive (self->discard, FALSE);
}

static void
keep_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NpWhyTrials *self = NP_WHY_TRIALS (widget);
  NpForecast *forecast = np_session_get_forecast (self->session);
  g_autoptr(NpChange) change = np_change_new (_("keep what was tried"));

  if (self->tried == NULL)
    return;
  for (guint i = 0; i < self->trials->len; i++)
    {
      Trial *trial = &g_array_index (self->trials, Trial, i);

      if (trial->moved)
        np_forecast_input_keep (np_session_get_dossier (self->session), np_forecast_get_scenario (forecast), &trial->ref,
                                trial->value, change);
    }
  g_clear_object (&self->tried);
  np_session_apply (self->session, change);
}

static void
discard_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  np_why_trials_discard (NP_WHY_TRIALS (widget));
}

gboolean
np_why_trials_discard (NpWhyTrials *self)
{
  if (self->tried == NULL)
    return FALSE;
  rebuild_trials (self);
  g_signal_emit (self, signals[TRIED], 0);
  return TRUE;
}

NpForecast *
np_why_trials_get_tried (NpWhyTrials *self)
{
  return self->tried;
}

void
np_why_trials_show (NpWhyTrials *self, NpSession *session, const char *measure, NpLevelName level, const char *party)
{
  g_set_object (&self->session, session);
  self->measure = measure;
  self->level = level;
  self->party = party;
  rebuild_trials (self);
}

static void
np_why_trials_dispose (GObject *object)
{
  NpWhyTrials *self = NP_WHY_TRIALS (object);

  g_clear_handle_id (&self->trial_source, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_object (&self->tried);
  g_clear_pointer (&self->trials, g_array_unref);
  G_OBJECT_CLASS (np_why_trials_parent_class)->dispose (object);
}

static void
np_why_trials_class_init (NpWhyTrialsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = np_why_trials_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "why.keep", NULL, keep_cb);
  gtk_widget_class_install_action (widget_class, "why.discard", NULL, discard_cb);
  signals[TRIED] = g_signal_new ("tried", NP_TYPE_WHY_TRIALS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
np_why_trials_init (NpWhyTrials *self)
{
  self->trials = g_array_new (FALSE, FALSE, sizeof (Trial));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_add_css_class (self->box, "np-panel-foot");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}
