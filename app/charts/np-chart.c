/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "charts/np-chart.h"

#include <math.h>

#include "charts/np-chart-canvas.h"
#include "forecast/np-forecast.h"

G_DEFINE_ABSTRACT_TYPE (NpChart, np_chart, G_TYPE_OBJECT)

static void
np_chart_class_init (NpChartClass *klass)
{
  klass->least = 0.8;
}

static void
np_chart_init (NpChart *self)
{
}

/* A canvas that draws nothing, for measuring and for asking where things are. */
static cairo_t *
nowhere (void)
{
  cairo_rectangle_t extents = { 0, 0, 1, 1 };
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, &extents);
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  return cr;
}

double
np_chart_measure (NpChart *self, const NpChartStyle *style, NpChartLang lang, double width)
{
  NpChartCanvas canvas;
  cairo_t *cr;
  double height;

  g_return_val_if_fail (NP_IS_CHART (self), 0);
  cr = nowhere ();
  np_canvas_init (&canvas, cr, style, lang, width, 0, -1);
  height = NP_CHART_GET_CLASS (self)->measure (self, &canvas);
  np_canvas_clear (&canvas);
  cairo_destroy (cr);
  return ceil (height);
}

double
np_chart_get_least (NpChart *self)
{
  g_return_val_if_fail (NP_IS_CHART (self), 1);
  return NP_CHART_GET_CLASS (self)->least;
}

void
np_chart_draw (NpChart *self, cairo_t *cr, double width, double height, const NpChartStyle *style,
               NpChartLang lang,
               int selected)
{
  NpChartCanvas canvas;

  g_return_if_fail (NP_IS_CHART (self));
  cairo_save (cr);
  np_canvas_init (&canvas, cr, style, lang, width, height, selected);
  NP_CHART_GET_CLASS (self)->draw (self, &canvas);
  np_canvas_clear (&canvas);
  cairo_restore (cr);
  cairo_new_path (cr);
}

guint
np_chart_get_n_points (NpChart *self)
{
  g_return_val_if_fail (NP_IS_CHART (self), 0);
  return NP_CHART_GET_CLASS (self)->get_n_points (self);
}

GArray *
np_chart_get_geometry (NpChart *self, const NpChartStyle *style, NpChartLang lang, double width,
                       double height,
                       GArray **labels)
{
  NpChartCanvas canvas;
  GArray *points;
  cairo_t *cr;

  g_return_val_if_fail (NP_IS_CHART (self), NULL);
  cr = nowhere ();
  np_canvas_init (&canvas, cr, style, lang, width, height, -1);
  g_array_set_size (canvas.points, np_chart_get_n_points (self));
  NP_CHART_GET_CLASS (self)->draw (self, &canvas);
  points = g_array_ref (canvas.points);
  if (labels != NULL)
    *labels = g_array_ref (canvas.labels);
  np_canvas_clear (&canvas);
  cairo_destroy (cr);
  return points;
}

int
np_chart_pick (NpChart *self, const NpChartStyle *style, NpChartLang lang, double width, double height,
               double x, double y)
{
  g_autoptr(GArray) points = np_chart_get_geometry (self, style, lang, width, height, NULL);
  double nearest = 17;
  int found = -1;

  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      const NpChartBox *b = &g_array_index (points, NpChartBox, i);
      double dx = fmax (fmax (b->x - x, x - b->x - b->width), 0);
      double dy = fmax (fmax (b->y - y, y - b->y - b->height), 0);
      double distance = hypot (dx, dy);

      /* Inside several boxes the nearest middle wins. */
      if (distance == 0)
        distance = -1 / (1 + hypot (b->x + b->width / 2 - x, b->y + b->height / 2 - y));
      if (b->width > 0 && distance <= nearest)
        {
          nearest = distance;
          found = (int) i;
        }
    }
  return found;
}

char *
np_chart_describe (NpChart *self, NpLang lang)
{
  g_return_val_if_fail (NP_IS_CHART (self), NULL);
  return NP_CHART_GET_CLASS (self)->describe (self, lang);
}

char *
np_chart_describe_point (NpChart *self, guint point, NpLang lang)
{
  g_return_val_if_fail (NP_IS_CHART (self), NULL);
  g_return_val_if_fail (point < np_chart_get_n_points (self), NULL);
  return NP_CHART_GET_CLASS (self)->describe_point (self, point, lang);
}

GPtrArray *
np_chart_tabulate (NpChart *self, NpLang lang, gboolean print)
{
  g_return_val_if_fail (NP_IS_CHART (self), NULL);
  return NP_CHART_GET_CLASS (self)->tabulate (self, lang, print);
}

const char *
np_reaction_word (int category, NpLang lang)
{
  g_return_val_if_fail (category >= 0 && category < NP_N_REACTIONS, "");
  return np_category_word (category, lang);
}
