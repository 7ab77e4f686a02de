/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "chart-samples.h"
#include "charts/np-chart-canvas.h"

/* What every chart must do. With NP_CHART_PICTURES=FOLDER the drawings are also written there to be looked at. */

static const char *const palette_names[] = { "light", "dark", "contrast", "contrast-dark", "print" };
static const char *const lang_names[] = { "ru", "en", "both" };

static cairo_surface_t *
draw (NpChart *chart, NpPalette palette, NpChartLang lang, double width, int selected, double zoom)
{
  NpChartStyle style;
  cairo_surface_t *surface;
  cairo_t *cr;
  double height, margin = zoom > 1 ? 8 : 0;

  np_chart_style_init (&style, palette, NULL, 1);
  height = np_chart_measure (chart, &style, lang, width);
  g_assert_cmpfloat (height, >, 0);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ((width + 2 * margin) * zoom),
                                        (int) ((height + 2 * margin) * zoom));
  cr = cairo_create (surface);
  cairo_scale (cr, zoom, zoom);
  cairo_set_source_rgb (cr, style.page.r, style.page.g, style.page.b);
  cairo_paint (cr);
  cairo_translate (cr, margin, margin);
  np_chart_draw (chart, cr, width, height, &style, lang, selected);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static void
test_draws (void)
{
  const char *folder = g_getenv ("NP_CHART_PICTURES");

  for (guint s = 0; s < n_chart_samples; s++)
    {
      g_autoptr(NpChart) chart = chart_samples[s].make ();

      for (guint palette = 0; palette < NP_N_PALETTES; palette++)
        for (guint lang = 0; lang < 3; lang++)
          {
            double width = palette == NP_PALETTE_PRINT ? chart_samples[s].print_width
                : chart_samples[s].screen_width;
            int selected = palette == NP_PALETTE_PRINT ? -1 : (int) MIN (3, np_chart_get_n_points (chart) -
                                                                         1);
            cairo_surface_t *first = draw (chart, palette, lang, width, selected, 1);
            cairo_surface_t *second = draw (chart, palette, lang, width, selected, 1);
            gsize size = (gsize) cairo_image_surface_get_stride (first) *
                cairo_image_surface_get_height (first);

            g_assert_cmpmem (cairo_image_surface_get_data (first), size,
                             cairo_image_surface_get_data (second), size);
            if (folder != NULL)
              {
                g_autofree char *name = g_strdup_printf ("%s/%s-%s-%s.png", folder, chart_samples[s].name,
                                                         palette_names[palette], lang_names[lang]);
                cairo_surface_t *large = draw (chart, palette, lang, width, selected,
                                               palette == NP_PALETTE_PRINT ? 1.53 : 1.0001);

                g_assert_cmpint (cairo_surface_write_to_png (large, name), ==, CAIRO_STATUS_SUCCESS);
                cairo_surface_destroy (large);
              }
            cairo_surface_destroy (first);
            cairo_surface_destroy (second);
          }
    }
}

static double
overlap (const NpChartBox *a, const NpChartBox *b)
{
  double w = fmin (a->x + a->width, b->x + b->width) - fmax (a->x, b->x);
  double h = fmin (a->y + a->height, b->y + b->height) - fmax (a->y, b->y);

  return w > 0 && h > 0 ? w * h : 0;
}

static void
test_labels (void)
{
  for (guint s = 0; s < n_chart_samples; s++)
    {
      g_autoptr(NpChart) chart = chart_samples[s].make ();

      /* Screen, screen with text of 150 per cent, paper. */
      for (guint medium = 0; medium < 3; medium++)
        for (guint lang = 0; lang < 3; lang++)
          {
            gboolean print = medium == 2;
            double scale = medium == 1 ? 1.5 : 1;
            double width = print ? chart_samples[s].print_width : scale * chart_samples[s].screen_width;
            NpChartStyle style;
            g_autoptr(GArray) labels = NULL;
            g_autoptr(GArray) points = NULL;
            double height;

            if (!print && lang == NP_CHART_LANG_BOTH)
              continue;
            np_chart_style_init (&style, print ? NP_PALETTE_PRINT : NP_PALETTE_LIGHT, NULL, scale);
            height = np_chart_measure (chart, &style, lang, width);
            points = np_chart_get_geometry (chart, &style, lang, width, height, &labels);
            g_assert_cmpuint (points->len, ==, np_chart_get_n_points (chart));
            for (guint i = 0; i < labels->len; i++)
              {
                const NpChartBox *a = &g_array_index (labels, NpChartBox, i);

                if (a->x < -0.6 || a->y < -0.6 || a->x + a->width > width + 0.6 || a->y + a->height > height +
                    0.6)
                  g_error ("%s %s %s: label %u at %.1f %.1f %.1f x %.1f leaves %.0f x %.0f",
                           chart_samples[s].name, print ? "print" : "screen",
                           lang_names[lang], i, a->x, a->y, a->width, a->height, width, height);
                for (guint k = i + 1; k < labels->len; k++)
                  {
                    const NpChartBox *b = &g_array_index (labels, NpChartBox, k);

                    if (overlap (a, b) > 0.5)
                      g_error ("%s %s %s: labels %u (%.1f %.1f %.1f x %.1f) and %u (%.1f %.1f %.1f x %.1f) overlap", chart_samples[s].name,
                               print ? "print" : "screen", lang_names[lang], i, a->x, a->y, a->width,
                                   a->height, k, b->x, b->y, b->width, b->height);
                  }
              }
            for (guint i = 0; i < points->len; i++)
              {
                const NpChartBox *p = &g_array_index (points, NpChartBox, i);

                g_assert_cmpfloat (p->width, >, 0);
                g_assert_cmpfloat (p->x, >=, -4);
                g_assert_cmpfloat (p->y, >=, -4);
                g_assert_cmpfloat (p->x + p->width, <=, width + 4);
                g_assert_cmpfloat (p->y + p->height, <=, height + 4);
                g_assert_cmpint (np_chart_pick (chart, &style, lang, width, height, p->x + p->width / 2,
                                                p->y + p->height / 2), >=, 0);
              }
          }
    }
}

/* Header and one row a point, all of one length; every point has its words in both languages. */
static void
test_tables (void)
{
  for (guint s = 0; s < n_chart_samples; s++)
    {
      g_autoptr(NpChart) chart = chart_samples[s].make ();

      for (guint lang = 0; lang < NP_N_LANGS; lang++)
        {
          g_autoptr(GPtrArray) rows = np_chart_tabulate (chart, lang, FALSE);
          g_autofree char *words = np_chart_describe (chart, lang);
          guint columns = g_strv_length (g_ptr_array_index (rows, 0));

          g_assert_cmpuint (rows->len, ==, np_chart_get_n_points (chart) + 1);
          g_assert_cmpuint (strlen (words), >, 10);
          g_assert_true (g_utf8_validate (words, -1, NULL));
          for (guint i = 0; i < rows->len; i++)
            g_assert_cmpuint (g_strv_length (g_ptr_array_index (rows, i)), ==, columns);
          for (guint i = 0; i + 1 < rows->len; i++)
            {
              g_autofree char *point = np_chart_describe_point (chart, i, lang);

              g_assert_cmpuint (strlen (point), >, 3);
              g_assert_true (g_str_has_suffix (point, "."));
              g_assert_null (strstr (point, "(null)"));
            }
        }
    }
}

/* Larger text and other widths must not fail, whatever they look like. */
static void
test_sizes (void)
{
  static const double widths[] = { 1, 40, 180, 2000 };

  for (guint s = 0; s < n_chart_samples; s++)
    {
      g_autoptr(NpChart) chart = chart_samples[s].make ();

      for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
        {
          NpChartStyle style;
          cairo_rectangle_t extents = { 0, 0, widths[w], 400 };
          cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
          cairo_t *cr = cairo_create (surface);

          np_chart_style_init (&style, NP_PALETTE_DARK, NULL, 2);
          g_assert_true (isfinite (np_chart_measure (chart, &style, NP_CHART_LANG_RU, widths[w])));
          np_chart_draw (chart, cr, widths[w], 400, &style, NP_CHART_LANG_RU, -1);
          np_chart_draw (chart, cr, widths[w], 1, &style, NP_CHART_LANG_BOTH, 0);
          g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
          cairo_destroy (cr);
          cairo_surface_destroy (surface);
        }
    }
}

static gpointer
draw_in_thread (gpointer data)
{
  for (guint i = 0; i < 5; i++)
    cairo_surface_destroy (draw (data, NP_PALETTE_PRINT, NP_CHART_LANG_BOTH, 496, -1, 1));
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr(NpChart) chart = chart_samples[n_chart_samples - 1].make ();
  GThread *threads[3];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("draw", draw_in_thread, chart);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_frees (void)
{
  for (guint s = 0; s < n_chart_samples; s++)
    {
      NpChart *chart = chart_samples[s].make ();

      g_assert_finalize_object (chart);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/all/same-bytes", test_draws);
  g_test_add_func ("/charts/all/labels-apart", test_labels);
  g_test_add_func ("/charts/all/tables", test_tables);
  g_test_add_func ("/charts/all/any-size", test_sizes);
  g_test_add_func ("/charts/all/threads", test_threads);
  g_test_add_func ("/charts/all/finalize", test_frees);
  return g_test_run ();
}
