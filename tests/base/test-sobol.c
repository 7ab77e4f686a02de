/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/np-sobol.h"

/* First points of the plain sequence, three axes, as tabled by Joe and Kuo. */
static void
test_table (void)
{
  static const double expected[][3] = {
    { 0, 0, 0 },           { 0.5, 0.5, 0.5 },       { 0.75, 0.25, 0.25 },    { 0.25, 0.75, 0.75 },
    { 0.375, 0.375, 0.625 }, { 0.875, 0.875, 0.125 }, { 0.625, 0.125, 0.875 }, { 0.125, 0.625, 0.375 },
    { 0.1875, 0.3125, 0.9375 }, { 0.6875, 0.8125, 0.4375 },
  };
  g_autoptr(NpSobol) sobol = np_sobol_new (3, 0);

  g_assert_cmpuint (np_sobol_get_n_dimensions (sobol), ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      double point[3];

      np_sobol_point (sobol, i, point);
      for (guint d = 0; d < 3; d++)
        g_assert_cmpfloat_with_epsilon (point[d], expected[i][d], 1e-9);
    }
}

/* Every axis: each of the 1,024 cells holds exactly one of the first 1,024 points, plain or scrambled. */
static void
test_even (void)
{
  const guint64 seeds[] = { 0, 1, 20180717 };

  for (guint s = 0; s < G_N_ELEMENTS (seeds); s++)
    {
      g_autoptr(NpSobol) sobol = np_sobol_new (NP_SOBOL_MAX_DIMENSIONS, seeds[s]);
      g_autofree guint8 *seen = g_new0 (guint8, NP_SOBOL_MAX_DIMENSIONS * 1024);

      for (guint i = 0; i < 1024; i++)
        {
          double point[NP_SOBOL_MAX_DIMENSIONS];

          np_sobol_point (sobol, i, point);
          for (guint d = 0; d < NP_SOBOL_MAX_DIMENSIONS; d++)
            {
              g_assert_true (point[d] > 0.0 && point[d] < 1.0);
              g_assert_cmpuint (seen[d * 1024 + (guint) (point[d] * 1024)]++, ==, 0);
            }
        }
    }
}

/* Property A: the first 256 points fill the 256 cells that halving the first 8 axes makes, one each, which fails
 * as soon as one polynomial or one initial number is wrong. */
static void
test_property_a (void)
{
  g_autoptr(NpSobol) sobol = np_sobol_new (8, 0);
  guint8 seen[256] = { 0 };

  for (guint i = 0; i < 256; i++)
    {
      double point[8];
      guint cell = 0;

      np_sobol_point (sobol, i, point);
      for (guint d = 0; d < 8; d++)
        cell = cell << 1 | (point[d] >= 0.5);
      g_assert_cmpuint (seen[cell]++, ==, 0);
    }
}

/* The integral of prod (1 + (x_d - 1/2) / d^2) is 1; 1,024 scrambled points miss it by far less than random ones. */
static void
test_integral (void)
{
  g_autoptr(NpSobol) sobol = np_sobol_new (64, 5);
  double sum = 0.0;

  for (guint i = 0; i < 1024; i++)
    {
      double point[64], product = 1.0;

      np_sobol_point (sobol, i, point);
      for (guint d = 0; d < 64; d++)
        product *= 1.0 + (point[d] - 0.5) / ((d + 1.0) * (d + 1.0));
      sum += product;
    }
  g_assert_cmpfloat_with_epsilon (sum / 1024, 1.0, 0.0005);
}

/* The same seed gives the same points; another seed others; more axes leave the first ones alone. */
static void
test_seed (void)
{
  g_autoptr(NpSobol) a = np_sobol_new (5, 9), b = np_sobol_new (9, 9), c = np_sobol_new (5, 10);

  for (guint i = 0; i < 64; i++)
    {
      double pa[5], pb[9], pc[5];

      np_sobol_point (a, i, pa);
      np_sobol_point (b, i, pb);
      np_sobol_point (c, i, pc);
      for (guint d = 0; d < 5; d++)
        {
          g_assert_true (pa[d] == pb[d]);
          g_assert_true (pa[d] != pc[d]);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/sobol/table", test_table);
  g_test_add_func ("/base/sobol/even", test_even);
  g_test_add_func ("/base/sobol/property-a", test_property_a);
  g_test_add_func ("/base/sobol/integral", test_integral);
  g_test_add_func ("/base/sobol/seed", test_seed);
  return g_test_run ();
}
