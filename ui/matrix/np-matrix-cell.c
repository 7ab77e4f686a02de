/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/matrix/np-matrix-cell.h"

#include <glib/gi18n.h>

#include "ui/np-session.h"
#include "ui/widgets/np-chart-theme.h"

/* The cell itself; the selection ring takes the margin around it. */
#define WIDTH 104
#define HEIGHT 38
#define MARGIN 4

struct _NpMatrixCell
{
  GtkWidget parent_instance;

  NpChartCell cell;
  char *subject;
  char *missing;
  gboolean selected;
  gboolean marked;
};

G_DEFINE_FINAL_TYPE (NpMatrixCell, np_matrix_cell, GTK_TYPE_WIDGET)

enum { ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
name_anew (NpMatrixCell *self)
{
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;

  if (self->cell.state == NP_CELL_FORECAST)
    words = np_chart_sign_cell_words (&self->cell, np_ui_lang ());
  else
    words = g_strdup (self->missing != NULL ? self->missing : _("not a party to this measure"));
  name = self->subject != NULL ? g_strdup_printf ("%s: %s", self->subject, words) : g_strdup (words);
  if (self->marked)
    {
      g_autofree char *plain = g_steal_pointer (&name);

      /* Translators: %s is the accessible name of a cell. */
      name = g_strdup_printf (_("%s. Marked for comparison"), plain);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), self->cell.state == NP_CELL_NO_DATA ? self->missing : NULL);
}

static void
np_matrix_cell_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  NpChartStyle style;
  double scale;

  np_chart_theme (widget, &style);
  scale = MAX (1, style.text_scale);
  *minimum = *natural = (int) ceil ((orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT) * scale) + 2 * MARGIN;
}

/* A disc with two strokes, "=", in the ink of the text: it is told from the fills without its colour. */
static void
draw_badge (cairo_t *cr, const NpChartStyle *style, double x, double y, double radius)
{
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_set_source_rgb (cr, style->ink.r, style->ink.g, style->ink.b);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, style->page.r, style->page.g, style->page.b);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
  cairo_set_line_width (cr, radius / 4);
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_move_to (cr, x - radius / 2, y + side * radius / 4);
      cairo_rel_line_to (cr, radius, 0);
    }
  cairo_stroke (cr);
}

static void
np_matrix_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  NpMatrixCell *self = NP_MATRIX_CELL (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (-2, -2, width + 4, height + 4));
  NpChartStyle style;
  double w, h;

  np_chart_theme (widget, &style);
  w = MIN (width - 2 * MARGIN, WIDTH * MAX (1, style.text_scale));
  h = height - 2 * MARGIN;
  np_chart_sign_cell (cr, &style, np_chart_theme_lang (), &self->cell, floor ((width - w) / 2), MARGIN, w, h,
                      self->selected || gtk_widget_has_visible_focus (widget));
  if (self->marked)
    draw_badge (cr, &style, floor ((width - w) / 2) + 4, MARGIN + 4, 8);
  cairo_destroy (cr);
}

static void
pressed_cb (NpMatrixCell *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  g_signal_emit (widget, signals[ACTIVATED], 0);
  return TRUE;
}

static void
np_matrix_cell_finalize (GObject *object)
{
  NpMatrixCell *self = NP_MATRIX_CELL (object);

  g_free (self->subject);
  g_free (self->missing);
  G_OBJECT_CLASS (np_matrix_cell_parent_class)->finalize (object);
}

static void
np_matrix_cell_class_init (NpMatrixCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };

  G_OBJECT_CLASS (klass)->finalize = np_matrix_cell_finalize;
  widget_class->measure = np_matrix_cell_measure;
  widget_class->snapshot = np_matrix_cell_snapshot;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i], 0, activate_cb, NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  signals[ACTIVATED] = g_signal_new ("activated", NP_TYPE_MATRIX_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
}

static void
np_matrix_cell_init (NpMatrixCell *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "np-cell");
  self->cell.state = NP_CELL_NOT_A_PARTY;
  np_chart_theme_watch (GTK_WIDGET (self));
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), NULL);
  g_signal_connect (self, "state-flags-changed", G_CALLBACK (gtk_widget_queue_draw), NULL);
}

GtkWidget *
np_matrix_cell_new_sign (void)
{
  return g_object_new (NP_TYPE_MATRIX_CELL, NULL);
}

GtkWidget *
np_matrix_cell_new (void)
{
  NpMatrixCell *self = g_object_new (NP_TYPE_MATRIX_CELL, NULL);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  return GTK_WIDGET (self);
}

void
np_matrix_cell_fill (NpChartCell *out, const NpForecastCell *cell, const NpForecastCell *was, NpText *missing,
                     gboolean score, gboolean tried)
{
  *out = (NpChartCell) { .state = missing != NULL ? NP_CELL_NO_DATA : NP_CELL_NOT_A_PARTY };
  if (cell == NULL)
    return;
  out->state = NP_CELL_FORECAST;
  out->category = cell->category;
  out->consent = cell->consent;
  out->score = cell->s;
  out->show_score = score;
  out->weak = cell->evidence == NP_EVIDENCE_WEAK;
  out->tried = tried;
  if (was != NULL)
    {
      out->changed = cell->consent > was->consent ? 1 : cell->consent < was->consent ? -1 : 0;
      out->was_category = was->category;
      out->was_consent = was->consent;
      out->was_score = was->s;
    }
}

void
np_matrix_cell_show (NpMatrixCell *self, const NpForecastCell *cell, const NpForecastCell *was, NpText *missing,
                     gboolean score, gboolean tried)
{
  np_matrix_cell_fill (&self->cell, cell, was, missing, score, tried);
  g_free (self->missing);
  self->missing = missing != NULL ? g_strdup (np_text_get (missing, np_ui_lang ())) : NULL;
  gtk_widget_set_can_target (GTK_WIDGET (self), self->cell.state != NP_CELL_NOT_A_PARTY);
  name_anew (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
np_matrix_cell_set_subject (NpMatrixCell *self, const char *words)
{
  g_free (self->subject);
  self->subject = g_strdup (words);
  name_anew (self);
}

void
np_matrix_cell_set_selected (NpMatrixCell *self, gboolean selected)
{
  if (self->selected == selected)
    return;
  self->selected = selected;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_PRESSED,
                               selected ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
np_matrix_cell_set_marked (NpMatrixCell *self, gboolean marked)
{
  if (self->marked == marked)
    return;
  self->marked = marked;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, marked, -1);
  name_anew (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
