/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chart-samples.h"
#include "charts/np-chart-fan.h"
#include "charts/np-chart-matrix.h"
#include "charts/np-chart-tornado.h"
#include "charts/np-chart-why.h"

/* What the charts say is what they were given. */

static NpChart *
sample (const char *name)
{
  for (guint i = 0; i < n_chart_samples; i++)
    if (g_str_equal (chart_samples[i].name, name))
      return chart_samples[i].make ();
  g_assert_not_reached ();
}

static const char *
cell (GPtrArray *rows, guint row, guint column)
{
  return ((char **) g_ptr_array_index (rows, row))[column];
}

/* "−0.22" as hundredths. */
static int
hundredths (const char *number)
{
  gboolean minus = g_str_has_prefix (number, "−");

  return (int) lround (100 * g_ascii_strtod (number + (minus ? strlen ("−") : 0), NULL)) * (minus ? -1 : 1);
}

static void
check_adds_up (NpChart *chart)
{
  g_autoptr(GPtrArray) rows = np_chart_tabulate (chart, NP_LANG_EN, FALSE);
  int sum = 0;

  for (guint i = 1; i + 1 < rows->len; i++)
    sum += hundredths (cell (rows, i, 1));
  g_assert_cmpint (sum, ==, hundredths (cell (rows, rows->len - 1, 1)));
}

static void
test_why (void)
{
  g_autoptr(NpText) label = np_text_new ("довод", "reason");

  for (guint form = 0; form < 2; form++)
    for (guint k = 0; k < 500; k++)
      {
        NpWhyRow rows[8];
        NpWhyData data = { rows, g_test_rand_int_range (0, 9), 0, -0.5, 0.5, { -0.50, -0.15, 0.15, 0.50 } };
        g_autoptr(NpChart) chart = NULL;

        for (guint i = 0; i < data.n_rows; i++)
          {
            rows[i] = (NpWhyRow) { label, g_test_rand_double_range (-0.4, 0.4), NULL, NP_WHY_STATED };
            data.score += rows[i].value;
          }
        /* Half of the time the reasons leave something open. */
        data.score += k % 2 == 0 ? 0 : g_test_rand_double_range (-0.3, 0.3);
        chart = np_chart_why_new (&data, form);
        check_adds_up (chart);
      }
}

static void
test_why_order (void)
{
  g_autoptr(NpChart) running = sample ("why-running");
  g_autoptr(NpChart) bars = sample ("why-bars");
  g_autoptr(GPtrArray) first = np_chart_tabulate (running, NP_LANG_EN, FALSE);
  g_autoptr(GPtrArray) second = np_chart_tabulate (bars, NP_LANG_RU, FALSE);
  static const int running_values[] = { 37, 20, 16, -22, -10, -3, -2, 36 };

  for (guint i = 0; i < G_N_ELEMENTS (running_values); i++)
    g_assert_cmpint (hundredths (cell (first, i + 1, 1)), ==, running_values[i]);
  g_assert_cmpstr (cell (second, 1, 1), ==, "+0,37");
  g_assert_cmpstr (cell (second, 2, 1), ==, "−0,22");
  g_assert_cmpstr (cell (second, 2, 3), ==, "допущено");
}

static void
test_five (void)
{
  g_autoptr(NpChart) chart = sample ("five");
  g_autoptr(GPtrArray) rows = np_chart_tabulate (chart, NP_LANG_EN, FALSE);
  g_autofree char *words = np_chart_describe (chart, NP_LANG_EN);
  int sum = 0;

  for (guint i = 1; i < rows->len; i++)
    sum += atoi (cell (rows, i, 1));
  g_assert_cmpint (sum, ==, 100);
  g_assert_cmpstr (words, ==, "Consent 67%: accept 36, support 31, conditional 20, oppose 10, reject 3.");
}

static void
test_matrix (void)
{
  g_autoptr(NpChart) chart = sample ("matrix");
  g_autoptr(GPtrArray) rows = np_chart_tabulate (chart, NP_LANG_RU, FALSE);
  g_autofree char *changed = np_chart_describe_point (chart, 3, NP_LANG_EN);
  g_autofree char *none = np_chart_describe_point (chart, 2, NP_LANG_EN);

  g_assert_cmpstr (cell (rows, 1, 0), ==, "CBM-01");
  g_assert_cmpstr (cell (rows, 1, 2), ==, "США");
  g_assert_cmpstr (cell (rows, 1, 3), ==, "поддержка");
  g_assert_cmpstr (cell (rows, 1, 4), ==, "67\u00a0%");
  g_assert_cmpstr (cell (rows, 3, 3), ==, "не участвует");
  g_assert_cmpstr (cell (rows, 3, 4), ==, "");
  g_assert_cmpstr (changed, ==,
                   "CBM-02 Bilingual notification form on the NRRC line, United States: accept: consent very likely, 83%, score +0.60, was 69%, went up.");
  g_assert_cmpstr (none, ==, "CBM-01 Stocktaking of the three channels, China: not a party.");
}

static void
test_tornado (void)
{
  g_autoptr(NpChart) chart = sample ("tornado");
  g_autofree char *first = np_chart_describe_point (chart, 0, NP_LANG_EN);
  g_autoptr(GPtrArray) rows = np_chart_tabulate (chart, NP_LANG_EN, FALSE);
  int last = G_MAXINT;

  g_assert_cmpstr (first, ==,
                   "Limits on the president at home: from 0 to 1 the score goes from 0.00 to −0.33; below 0.44 the answer turns to conditional.");
  for (guint i = 1; i < rows->len; i++)
    {
      int length = abs (hundredths (cell (rows, i, 3)) - hundredths (cell (rows, i, 4)));

      g_assert_cmpint (length, <=, last);
      last = length;
    }
}

static void
test_fan (void)
{
  g_autoptr(NpChart) chart = sample ("fan-pair");
  g_autoptr(GPtrArray) rows = np_chart_tabulate (chart, NP_LANG_EN, FALSE);

  for (guint i = 1; i < rows->len; i++)
    {
      int calm = atoi (cell (rows, i, 7)), open = atoi (cell (rows, i, 8)),
          conflict = atoi (cell (rows, i, 9));

      g_assert_cmpint (calm + open + conflict, ==, 100);
      /* No quantiles of a handful of runs. */
      if (open < 5)
        g_assert_cmpstr (cell (rows, i, 4), ==, "");
      if (open > 5)
        g_assert_cmpstr (cell (rows, i, 4), !=, "");
    }
}

static double
share_of (cairo_surface_t *surface, guint32 color)
{
  const guint32 *pixels = (const guint32 *) (void *) cairo_image_surface_get_data (surface);
  guint n = cairo_image_surface_get_width (surface) * cairo_image_surface_get_height (surface), found = 0;

  for (guint i = 0; i < n; i++)
    found += (pixels[i] & 0xFFFFFF) == color;
  return (double) found / n;
}

/* A sign of the screen is made of whole pixels: nothing half-toned, both arms equal, "++" is two signs. */
static void
test_glyphs (void)
{
  static const NpChartColor black = { 0, 0, 0 };

  for (int category = 0; category < 5; category++)
    for (double at = 15; at < 16; at += 0.3)
      {
        cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 32, 32);
        cairo_t *cr = cairo_create (surface);
        const guint32 *pixels;
        guint top = 0, bottom = 0, runs = 0;

        cairo_set_source_rgb (cr, 1, 1, 1);
        cairo_paint (cr);
        np_chart_sign_glyph (cr, &black, category, at, at, 5.5, TRUE);
        cairo_destroy (cr);
        cairo_surface_flush (surface);
        g_assert_cmpfloat (share_of (surface, 0) + share_of (surface, 0xFFFFFF), ==, 1);
        pixels = (const guint32 *) (void *) cairo_image_surface_get_data (surface);
        /* The widest row holds one run of ink for a single sign, two for a double one. */
        for (guint y = 0; y < 32; y++)
          {
            guint ink = 0, row_runs = 0;

            for (guint x = 0; x < 32; x++)
              {
                gboolean dark = (pixels[y * 32 + x] & 0xFFFFFF) == 0;

                ink += dark;
                row_runs += dark && (x == 0 || (pixels[y * 32 + x - 1] & 0xFFFFFF) != 0);
              }
            runs = MAX (runs, row_runs);
            if (ink > 0)
              {
                top = top == 0 ? y : top;
                bottom = y;
              }
          }
        g_assert_cmpuint (runs, ==, category == 0 || category == 4 ? 2 : 1);
        if (category != 2)
          g_assert_cmpuint (bottom - top + 1, ==, category < 2 ? 2 : 12);
        cairo_surface_destroy (surface);
      }
}

/* Hatch means against, and only against: the edge colour of the category shows inside the fill. */
static void
test_hatch (void)
{
  for (int category = 0; category < 5; category++)
    {
      NpChartStyle style;
      NpChartCell one = { .category = category, .consent = 0.5 };
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 64, 30);
      cairo_t *cr = cairo_create (surface);
      guint32 fill;
      double share;

      np_chart_style_init (&style, NP_PALETTE_PRINT, NULL, 1);
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
      np_chart_sign_cell (cr, &style, NP_CHART_LANG_BOTH, &one, 0, 0, 64, 30, FALSE);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      fill = ((guint32) lround (style.fill[category].r *
                                255) << 16) | ((guint32) lround (style.fill[category].g * 255) << 8) |
             (guint32) lround (style.fill[category].b * 255);
      share = share_of (surface, fill);
      if (category < 2)
        g_assert_cmpfloat (share, <, 0.5);
      else
        g_assert_cmpfloat (share, >, 0.6);
      cairo_surface_destroy (surface);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/3.6/why-adds-up", test_why);
  g_test_add_func ("/charts/why/order", test_why_order);
  g_test_add_func ("/export/6.4/five-add-up", test_five);
  g_test_add_func ("/charts/matrix/words-and-rows", test_matrix);
  g_test_add_func ("/charts/tornado/longest-first", test_tornado);
  g_test_add_func ("/charts/fan/shares-and-stop", test_fan);
  g_test_add_func ("/charts/sign/whole-pixels", test_glyphs);
  g_test_add_func ("/charts/sign/hatch-is-against", test_hatch);
  return g_test_run ();
}
