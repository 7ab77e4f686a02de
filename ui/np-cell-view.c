/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/np-cell-view.h"

#include <adwaita.h>

#include "ui/np-session.h"

struct _NpCellView
{
  GtkWidget parent_instance;

  NpChartCell cell;
};

G_DEFINE_FINAL_TYPE (NpCellView, np_cell_view, GTK_TYPE_WIDGET)

void
np_chart_style_for_widget (NpChartStyle *style, GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  const PangoFontDescription *font = pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  gboolean dark = adw_style_manager_get_dark (manager);
  gboolean contrast = adw_style_manager_get_high_contrast (manager);
  int dpi = 96 * 1024;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  np_chart_style_init (style, contrast ? (dark ? NP_PALETTE_CONTRAST_DARK : NP_PALETTE_CONTRAST)
                                       : (dark ? NP_PALETTE_DARK : NP_PALETTE_LIGHT),
                       pango_font_description_get_family (font), dpi > 0 ? dpi / 1024.0 / 96.0 : 1.0);
}

static void
np_cell_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  NpChartStyle style;

  np_chart_style_for_widget (&style, widget);
  *minimum = *natural = (orientation == GTK_ORIENTATION_HORIZONTAL ? 104 : 38) * MAX (1, style.text_scale);
  *minimum_baseline = *natural_baseline = -1;
}

static void
np_cell_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  NpCellView *self = NP_CELL_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  NpChartStyle style;

  np_chart_style_for_widget (&style, widget);
  np_chart_sign_cell (cr, &style, np_ui_lang () == NP_LANG_RU ? NP_CHART_LANG_RU : NP_CHART_LANG_EN, &self->cell, 0.5, 0.5,
                      width - 1, height - 1, FALSE);
  cairo_destroy (cr);
}

static void
np_cell_view_class_init (NpCellViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = np_cell_view_measure;
  widget_class->snapshot = np_cell_view_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
np_cell_view_init (NpCellView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

void
np_cell_view_fill (NpChartCell *cell, const NpForecastCell *forecast)
{
  *cell = (NpChartCell) {
    .state = NP_CELL_FORECAST, .category = forecast->category, .consent = forecast->consent, .score = forecast->s,
    .weak = forecast->evidence == NP_EVIDENCE_WEAK,
  };
}

GtkWidget *
np_cell_view_new (const NpChartCell *cell)
{
  NpCellView *self = g_object_new (NP_TYPE_CELL_VIEW, NULL);
  g_autofree char *words = np_chart_sign_cell_words (cell, np_ui_lang ());

  self->cell = *cell;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return GTK_WIDGET (self);
}
