/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/matrix/np-matrix-legend.h"

#include <glib/gi18n.h>

#include "charts/np-chart-sign.h"
#include "forecast/np-forecast-words.h"
#include "ui/np-session.h"
#include "ui/widgets/np-chart-theme.h"

static void
draw_swatch_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  NpChartStyle style;

  np_chart_theme (GTK_WIDGET (area), &style);
  np_chart_sign_swatch (cr, &style, GPOINTER_TO_INT (data), 0.5, 0.5, width - 1, height - 1);
}

static void
add (GtkFlowBox *legend, GtkWidget *widget)
{
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), widget);
  gtk_widget_set_focusable (child, FALSE);
  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  gtk_flow_box_append (legend, child);
}

void
np_matrix_legend_fill (GtkFlowBox *legend)
{
  for (guint i = 0; i < NP_N_REACTIONS; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *area = gtk_drawing_area_new ();

      gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), 28);
      gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), 18);
      gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_swatch_cb, GUINT_TO_POINTER (i), NULL);
      gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
      np_chart_theme_watch (area);
      gtk_box_append (GTK_BOX (box), area);
      gtk_box_append (GTK_BOX (box), gtk_label_new (np_category_word (i, np_ui_lang ())));
      add (legend, box);
    }
  add (legend, gtk_label_new (_("?: weak evidence")));
  add (legend, gtk_label_new (_("–: not a party")));
}
