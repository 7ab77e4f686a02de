/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/np-why-bar.h"

#include <glib/gi18n.h>

#include "base/np-format.h"
#include "charts/np-chart-sign.h"
#include "ui/np-session.h"
#include "ui/widgets/np-chart-theme.h"
#include "ui/widgets/np-model-words.h"

/* Where zero stands in the width, and how high a bar is (mockup). */
#define CENTRE 0.46
#define BAR_HEIGHT 8

typedef struct
{
  double value;
  double largest;
} Bar;

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const Bar *bar = data;
  NpChartStyle style;
  double zero = floor (width * CENTRE) + 0.5, room, length, x;
  int category = bar->value >= 0 ? 3 : 1;

  np_chart_theme (GTK_WIDGET (area), &style);
  room = bar->value >= 0 ? width - zero - 1 : zero - 1;
  length = MAX (1, room * fabs (bar->value) / bar->largest);
  x = bar->value >= 0 ? zero : zero - length;
  cairo_rectangle (cr, x, 0.5, length, height - 1);
  cairo_set_source_rgb (cr, style.fill[category].r, style.fill[category].g, style.fill[category].b);
  cairo_fill_preserve (cr);
  cairo_save (cr);
  cairo_clip_preserve (cr);
  cairo_new_path (cr);
  if (bar->value < 0)
    np_chart_sign_hatch (cr, &style, 1, x, 0, length, height);
  cairo_restore (cr);
  cairo_rectangle (cr, x, 0.5, length, height - 1);
  category = bar->value >= 0 ? 4 : 0;
  cairo_set_source_rgb (cr, style.fill[category].r, style.fill[category].g, style.fill[category].b);
  cairo_set_line_width (cr, style.contrast ? 2 : 1);
  cairo_stroke (cr);
}

static void
clicked_cb (GtkButton *button)
{
  const char *target = g_object_get_data (G_OBJECT (button), "np-target");

  if (target != NULL)
    gtk_widget_activate_action (GTK_WIDGET (button), "win.show-object", "s", target);
}

GtkWidget *
np_why_bar_new (const NpContribution *part, double printed, double largest)
{
  NpLang lang = np_ui_lang ();
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (np_text_get (part->label, lang));
  g_autofree char *number = np_format_number (printed, 2, lang, NP_FORMAT_SIGNED);
  GtkWidget *value = gtk_label_new (number);
  GtkWidget *area = gtk_drawing_area_new ();
  const char *status = np_words_of_code (np_codes_status, part->status);
  const char *why = np_text_get (part->why, lang);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", np_text_get (part->label, lang), number, status);
  g_autofree char *tip = g_strdup_printf ("%s%s%s", status, *why != '\0' ? ": " : "", why);
  Bar *bar = g_new (Bar, 1);

  *bar = (Bar) { part->value, largest };
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "np-why-label");
  gtk_widget_add_css_class (value, "numeric");
  gtk_widget_add_css_class (value, "np-strong");
  gtk_box_append (GTK_BOX (line), label);
  if (part->sources != NULL && part->sources[0] != NULL)
    {
      GtkWidget *pill = gtk_label_new (part->sources[0]);

      gtk_widget_add_css_class (pill, "np-source");
      gtk_box_append (GTK_BOX (line), pill);
    }
  gtk_box_append (GTK_BOX (line), value);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), BAR_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, bar, g_free);
  np_chart_theme_watch (area);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), area);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "np-why-row");
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (part->subjects != NULL && part->subjects[0] != NULL)
    g_object_set_data_full (G_OBJECT (button), "np-target", g_strdup (part->subjects[0]), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), NULL);
  return button;
}
