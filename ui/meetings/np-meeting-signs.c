/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/meetings/np-meeting-signs.h"

#include <adwaita.h>

#include "meeting/np-note-grammar.h"
#include "ui/np-cell-view.h"
#include "ui/np-session.h"

struct _NpRegimeLine
{
  GtkWidget parent_instance;

  NpRegime regime;
};

G_DEFINE_FINAL_TYPE (NpRegimeLine, np_regime_line, GTK_TYPE_WIDGET)

static void
np_regime_line_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 6 : 1;
  *minimum_baseline = *natural_baseline = -1;
}

static void
bar (GtkSnapshot *snapshot, const GdkRGBA *color, float x, float y, float width, float height)
{
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
dashes (GtkSnapshot *snapshot, const GdkRGBA *color, float x, float width, float height, float on, float off)
{
  for (float y = 0; y < height; y += on + off)
    bar (snapshot, color, x, y, width, MIN (on, height - y));
}

static void
np_regime_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  float height = gtk_widget_get_height (widget);
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  color.alpha *= 0.6;
  switch (NP_REGIME_LINE (widget)->regime)
    {
    case NP_REGIME_OTR:
      bar (snapshot, &color, 2, 0, 1, height);
      break;
    case NP_REGIME_BG:
      dashes (snapshot, &color, 2, 1.5, height, 6, 4);
      break;
    case NP_REGIME_CHR:
      bar (snapshot, &color, 1, 0, 1, height);
      bar (snapshot, &color, 4, 0, 1, height);
      break;
    case NP_REGIME_DBG:
      dashes (snapshot, &color, 1, 4, height, 6, 4);
      break;
    case NP_REGIME_OFF:
      bar (snapshot, &color, 1, 0, 4, height);
      break;
    case NP_REGIME_OWN:
      dashes (snapshot, &color, 2, 2, height, 2, 3);
      break;
    }
}

static void
np_regime_line_class_init (NpRegimeLineClass *klass)
{
  GTK_WIDGET_CLASS (klass)->measure = np_regime_line_measure;
  GTK_WIDGET_CLASS (klass)->snapshot = np_regime_line_snapshot;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "regimeline");
}

static void
np_regime_line_init (NpRegimeLine *self)
{
}

GtkWidget *
np_regime_line_new (NpRegime regime)
{
  NpRegimeLine *self = g_object_new (NP_TYPE_REGIME_LINE, NULL);

  self->regime = regime;
  return GTK_WIDGET (self);
}

void
np_regime_line_set_regime (NpRegimeLine *self, NpRegime regime)
{
  self->regime = regime;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

struct _NpSignChip
{
  GtkWidget parent_instance;

  NpReactionCode reaction;
};

G_DEFINE_FINAL_TYPE (NpSignChip, np_sign_chip, GTK_TYPE_WIDGET)

static void
np_sign_chip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  NpChartStyle style;

  np_chart_style_for_widget (&style, widget);
  *minimum = *natural = (orientation == GTK_ORIENTATION_HORIZONTAL ? 28 : 20) * MAX (1, style.text_scale);
  *minimum_baseline = *natural_baseline = -1;
}

static void
np_sign_chip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  NpSignChip *self = NP_SIGN_CHIP (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  NpChartStyle style;

  np_chart_style_for_widget (&style, widget);
  if (self->reaction == NP_REACT_SILENCE)
    {
      GdkRGBA color;

      gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
      gdk_cairo_set_source_rgba (cr, &color);
      cairo_set_line_width (cr, 1.5);
      cairo_arc (cr, width / 2.0, height / 2.0, height / 4.0, 0, 2 * G_PI);
      cairo_stroke (cr);
    }
  else if (self->reaction != NP_REACT_NONE)
    {
      np_chart_sign_swatch (cr, &style, self->reaction - NP_REACT_REJECT, 0.5, 0.5, width - 1, height - 1);
    }
  cairo_destroy (cr);
}

static void
np_sign_chip_class_init (NpSignChipClass *klass)
{
  GTK_WIDGET_CLASS (klass)->measure = np_sign_chip_measure;
  GTK_WIDGET_CLASS (klass)->snapshot = np_sign_chip_snapshot;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
np_sign_chip_init (NpSignChip *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

GtkWidget *
np_sign_chip_new (NpReactionCode reaction)
{
  NpSignChip *self = g_object_new (NP_TYPE_SIGN_CHIP, NULL);
  const char *words = np_note_get_reaction_words (reaction, np_ui_lang ());

  self->reaction = reaction;
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return GTK_WIDGET (self);
}

GtkWidget *
np_chip_new (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "np-chip");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}
