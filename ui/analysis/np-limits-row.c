/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/analysis/np-limits-row.h"

#include <math.h>

#include <glib/gi18n.h>

#include "ui/widgets/np-form.h"

/* So many steps lie between the ends of a slider. */
#define STEPS 100

struct _NpLimitsRow
{
  AdwBin parent_instance;

  struct
  {
    GtkWidget *box, *label, *scale;
    gboolean tried;
  } one[NP_ANALYSIS_N_LIMITS];
  GtkWidget *reset, *keep;
  gboolean filling, may_keep;
};

G_DEFINE_FINAL_TYPE (NpLimitsRow, np_limits_row, ADW_TYPE_BIN)

static guint changed_signal;

static void
update_buttons (NpLimitsRow *self)
{
  double values[NP_ANALYSIS_N_LIMITS];
  gboolean any = np_limits_row_get_tried (self, values);

  gtk_widget_set_sensitive (self->reset, any);
  gtk_widget_set_sensitive (self->keep, any && self->may_keep);
}

static void
moved_cb (GtkRange *range, NpLimitsRow *self)
{
  if (self->filling)
    return;
  for (guint i = 0; i < NP_ANALYSIS_N_LIMITS; i++)
    self->one[i].tried |= self->one[i].scale == GTK_WIDGET (range);
  update_buttons (self);
  g_signal_emit (self, changed_signal, 0);
}

static gboolean
key_cb (NpLimitsRow *self, guint key, guint code, GdkModifierType state)
{
  double values[NP_ANALYSIS_N_LIMITS];

  if (key != GDK_KEY_Escape || !np_limits_row_get_tried (self, values))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "analysis.reset-limits", NULL);
  return GDK_EVENT_STOP;
}

void
np_limits_row_show (NpLimitsRow *self, const NpAnalysisLimit *limits, guint n, gboolean may_keep)
{
  self->filling = TRUE;
  self->may_keep = may_keep;
  for (guint i = 0; i < NP_ANALYSIS_N_LIMITS; i++)
    {
      GtkRange *range = GTK_RANGE (self->one[i].scale);

      gtk_widget_set_visible (self->one[i].box, i < n);
      if (i >= n)
        continue;
      gtk_label_set_text (GTK_LABEL (self->one[i].label), limits[i].label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (range), GTK_ACCESSIBLE_PROPERTY_LABEL, limits[i].label,
                                      -1);
      if (self->one[i].tried)
        continue;
      gtk_range_set_range (range, limits[i].low, limits[i].high);
      gtk_range_set_increments (range, (limits[i].high - limits[i].low) / STEPS,
                                (limits[i].high - limits[i].low) / 10);
      gtk_range_set_value (range, limits[i].value);
    }
  self->filling = FALSE;
  update_buttons (self);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

gboolean
np_limits_row_get_tried (NpLimitsRow *self, double values[NP_ANALYSIS_N_LIMITS])
{
  gboolean any = FALSE;

  for (guint i = 0; i < NP_ANALYSIS_N_LIMITS; i++)
    {
      values[i] = self->one[i].tried ? round (gtk_range_get_value (GTK_RANGE (self->one[i].scale))) : NAN;
      any |= self->one[i].tried;
    }
  return any;
}

void
np_limits_row_forget (NpLimitsRow *self)
{
  for (guint i = 0; i < NP_ANALYSIS_N_LIMITS; i++)
    self->one[i].tried = FALSE;
  update_buttons (self);
}

GtkWidget *
np_limits_row_get_scale (NpLimitsRow *self, guint limit)
{
  return self->one[limit].scale;
}

static void
np_limits_row_class_init (NpLimitsRowClass *klass)
{
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
reset_cb (GtkWidget *row)
{
  gtk_widget_activate_action (row, "analysis.reset-limits", NULL);
}

static void
keep_cb (GtkWidget *row)
{
  gtk_widget_activate_action (row, "analysis.keep-limits", NULL);
}

static GtkWidget *
button_new (NpLimitsRow *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static void
np_limits_row_init (NpLimitsRow *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkEventController *keys = gtk_event_controller_key_new ();

  for (guint i = 0; i < NP_ANALYSIS_N_LIMITS; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *label = gtk_label_new (NULL);
      GtkWidget *scale = gtk_scale_new (GTK_ORIENTATION_HORIZONTAL, NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, "np-caption");
      gtk_scale_set_digits (GTK_SCALE (scale), 0);
      np_form_scale_show_value (GTK_SCALE (scale));
      gtk_widget_add_css_class (scale, "numeric");
      gtk_widget_set_hexpand (box, TRUE);
      gtk_box_append (GTK_BOX (box), label);
      gtk_box_append (GTK_BOX (box), scale);
      gtk_box_append (GTK_BOX (row), box);
      g_signal_connect (scale, "value-changed", G_CALLBACK (moved_cb), self);
      self->one[i].box = box;
      self->one[i].label = label;
      self->one[i].scale = scale;
    }
  self->reset = button_new (self, _("Reset"), G_CALLBACK (reset_cb));
  self->keep = button_new (self, _("Keep"), G_CALLBACK (keep_cb));
  gtk_widget_set_tooltip_text (self->keep, _("Make these the walk-away values of the dossier"));
  gtk_box_append (GTK_BOX (row), self->reset);
  gtk_box_append (GTK_BOX (row), self->keep);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_css_class (GTK_WIDGET (self), "np-analysis-limits");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  adw_bin_set_child (ADW_BIN (self), row);
}
