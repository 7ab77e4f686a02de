/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/np-chart-theme.h"

#include "ui/np-session.h"

void
np_chart_theme (GtkWidget *widget, NpChartStyle *style)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);
  gboolean contrast = adw_style_manager_get_high_contrast (manager);
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double points = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  double resolution = pango_cairo_context_get_resolution (context);
  double pixels = pango_font_description_get_size_is_absolute (font) ? points
                                                                     : points * (resolution > 0 ? resolution : 96) / 72;

  /* The mockups are drawn at a body size of 14.67 px. */
  np_chart_style_init (style, contrast ? (dark ? NP_PALETTE_CONTRAST_DARK : NP_PALETTE_CONTRAST)
                                       : dark ? NP_PALETTE_DARK : NP_PALETTE_LIGHT,
                       pango_font_description_get_family (font), CLAMP (pixels / 14.67, 0.5, 4));
}

void
np_chart_theme_watch (GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), widget,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (widget), "notify::gtk-xft-dpi", G_CALLBACK (gtk_widget_queue_resize),
                           widget, G_CONNECT_SWAPPED);
}

NpChartLang
np_chart_theme_lang (void)
{
  return np_ui_lang () == NP_LANG_RU ? NP_CHART_LANG_RU : NP_CHART_LANG_EN;
}
