/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/np-apportion.h"

#include <math.h>

static void
test_table (void)
{
  static const struct { double values[4]; gsize n; gint64 units[4]; } rows[] = {
    { { 0.333, 0.333, 0.334 }, 3, { 33, 33, 34 } },
    { { 0.29, -0.29 }, 2, { 29, -29 } },
    { { 0.125, 0.125, 0.125, 0.125 }, 4, { 13, 13, 12, 12 } },
    { { -0.127, 0.335 }, 2, { -13, 34 } },
    { { 0.0 }, 1, { 0 } },
    { { 0.0 }, 0, { 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 units[4] = { 0 };

      np_apportion (rows[i].values, rows[i].n, 0.01, units);
      for (gsize j = 0; j < rows[i].n; j++)
        g_assert_cmpint (units[j], ==, rows[i].units[j]);
    }
}

static void
test_adds_up (void)
{
  for (guint round = 0; round < 1000; round++)
    {
      double values[12], sum = 0.0;
      gint64 units[12], total = 0;
      gsize n = g_test_rand_int_range (1, 13);

      for (gsize i = 0; i < n; i++)
        sum += values[i] = g_test_rand_double_range (-2.0, 2.0);
      g_assert_cmpint (np_apportion (values, n, 0.01, units), ==, llround (sum / 0.01));
      for (gsize i = 0; i < n; i++)
        {
          total += units[i];
          g_assert_cmpfloat (fabs (units[i] * 0.01 - values[i]), <, 0.01 + 1e-9);
        }
      g_assert_cmpint (total, ==, llround (sum / 0.01));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/apportion/table", test_table);
  g_test_add_func ("/base/apportion/adds-up", test_adds_up);
  return g_test_run ();
}
