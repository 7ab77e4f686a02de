/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/matrix/np-why-compare.h"

#include <glib/gi18n.h>

#include "base/np-format.h"
#include "forecast/np-forecast-difference.h"
#include "ui/np-session.h"

static GtkWidget *
attach (GtkGrid *grid, const char *words, int column, int row, const char *css)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  if (column > 0)
    gtk_widget_add_css_class (label, "numeric");
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  gtk_grid_attach (grid, label, column, row, 1, 1);
  return label;
}

static void
attach_row (GtkGrid *grid, const NpDifferenceRow *row, const char *name, int at, const char *css)
{
  const double values[] = { row->marked, row->shown, row->difference };
  GtkWidget *label = attach (grid, name, 0, at, css);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, name);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *number = np_format_number (values[i], 2, np_ui_lang (), NP_FORMAT_SIGNED);

      attach (grid, number, i + 1, at, i == 2 ? "np-strong" : css);
    }
}

GtkWidget *
np_why_compare_new (const NpForecastCell *marked, const NpForecastCell *shown, NpDossier *dossier)
{
  NpLang lang = np_ui_lang ();
  NpDifferenceRow sum;
  g_autoptr(GArray) rows = np_forecast_cell_difference (marked, shown, 2, &sum);
  g_autofree char *words = np_forecast_difference_title (marked, sum.difference, dossier, lang);
  g_autofree char *text = np_forecast_difference_to_text (marked, shown, dossier, lang);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *title = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 34);
  gtk_widget_add_css_class (title, "np-strong");
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "np-flip");
  gtk_widget_add_css_class (card, "np-compare");
  gtk_widget_set_focusable (card, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  /* Translators: heads of columns: in the marked cell, in this cell, the one less the other. */
  attach (GTK_GRID (grid), C_("comparison", "there"), 1, 0, "dim-label");
  attach (GTK_GRID (grid), C_("comparison", "here"), 2, 0, "dim-label");
  attach (GTK_GRID (grid), C_("comparison", "diff."), 3, 0, "dim-label");
  for (guint i = 0; i < rows->len; i++)
    {
      const NpDifferenceRow *row = &g_array_index (rows, NpDifferenceRow, i);

      attach_row (GTK_GRID (grid), row, np_text_get (row->label, lang), i + 1, NULL);
    }
  attach_row (GTK_GRID (grid), &sum, _("Sum = support score"), rows->len + 1, "np-strong");
  gtk_box_append (GTK_BOX (card), title);
  gtk_box_append (GTK_BOX (card), grid);
  return card;
}
