/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/np-normal.h"

#include <math.h>

static void
assert_close (double got, double expected, double relative)
{
  g_assert_cmpfloat_with_epsilon (got, expected, relative * MAX (fabs (expected), 1e-300));
}

/* Values of the distribution to 15 digits (Wichura 1988 and standard tables). */
static void
test_cdf (void)
{
  static const struct { double z, p; } rows[] = {
    { 0.0, 0.5 }, { 1.0, 0.841344746068543 }, { -1.0, 0.158655253931457 }, { 1.959963984540054, 0.975 },
    { -6.0, 9.86587645037698e-10 }, { -10.0, 7.61985302416052e-24 }, { -37.0, 5.72557122252458e-300 },
    { INFINITY, 1.0 }, { -INFINITY, 0.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      assert_close (np_normal_cdf (rows[i].z), rows[i].p, 1e-12);
      if (rows[i].p > 0.0)
        assert_close (np_normal_log_tail (-rows[i].z), log (rows[i].p), 1e-12);
    }
  /* log Q(z) ~ -z^2/2 - log z - log sqrt(2 pi) - 1/z^2 */
  assert_close (np_normal_log_tail (1000.0), -500000.0 - log (1000.0) - 0.918938533204673 - 1e-6, 1e-14);
}

static void
test_mass (void)
{
  assert_close (np_normal_mass (8.0, 9.0), 6.22096057427178e-16 - 1.12858840595384e-19, 1e-12);
  assert_close (np_normal_mass (-9.0, -8.0), np_normal_mass (8.0, 9.0), 1e-15);
  assert_close (np_normal_mass (-1e-9, 1e-9), 2e-9 * np_normal_pdf (0.0), 1e-12);
  g_assert_cmpfloat (np_normal_mass (-INFINITY, INFINITY), ==, 1.0);
  g_assert_cmpfloat (np_normal_mass (2.0, 2.0), ==, 0.0);
}

static void
test_window (void)
{
  static const double ends[][2] = { { -1.0, 0.5 }, { 2.0, INFINITY }, { -INFINITY, -2.0 }, { 0.0, 1.0 }, { -3.0, -2.5 } };
  NpNormalWindow w;

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      double a = ends[i][0], b = ends[i][1], mass = np_normal_mass (a, b);

      np_normal_window (a, b, &w);
      assert_close (exp (w.log_mass), mass, 1e-13);
      g_assert_cmpfloat_with_epsilon (w.at_a, np_normal_pdf (a) / mass, 1e-12);
      g_assert_cmpfloat_with_epsilon (w.at_b, np_normal_pdf (b) / mass, 1e-12);
    }
  /* Far out the mean of the tail approaches its end: phi(a)/Q(a) ~ a + 1/a. */
  np_normal_window (500.0, INFINITY, &w);
  assert_close (w.at_a, 500.0 + 1.0 / 500.0, 1e-9);
  np_normal_window (-700.0, -699.0, &w);
  g_assert_true (isfinite (w.log_mass) && isfinite (w.at_a) && isfinite (w.at_b));
  np_normal_window (300.0, nextafter (300.0, 301.0), &w);
  g_assert_true (isfinite (w.log_mass) && w.at_a > 0.0);
}

static void
test_quantile (void)
{
  static const double p[] = { 1e-300, 1e-20, 1e-5, 0.025, 0.1, 0.3, 0.5, 0.9, 0.999 };

  assert_close (np_normal_quantile (0.9), 1.2815515655446, 1e-13);
  g_assert_cmpfloat_with_epsilon (np_normal_quantile (0.5), 0.0, 1e-15);
  for (guint i = 0; i < G_N_ELEMENTS (p); i++)
    assert_close (np_normal_cdf (np_normal_quantile (p[i])), p[i], 1e-11);
  g_assert_true (isinf (np_normal_quantile (0.0)) && np_normal_quantile (0.0) < 0.0);
  g_assert_true (isinf (np_normal_quantile (1.0)) && np_normal_quantile (1.0) > 0.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/normal/cdf", test_cdf);
  g_test_add_func ("/base/normal/mass", test_mass);
  g_test_add_func ("/base/normal/window", test_window);
  g_test_add_func ("/base/normal/quantile", test_quantile);
  return g_test_run ();
}
