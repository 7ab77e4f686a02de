/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-company.h"

#include <math.h>

static const NpCompanyParams params = { 5, 20.0, 4.0, 0.05 };

static void
test_by_hand (void)
{
  g_autoptr(NpCompany) company = np_company_new (&params, 3, 40);
  double s01, s02, w1, w2;

  g_assert_cmpfloat (np_company_driver (company, 0, 0), ==, 0.0);
  for (guint t = 1; t < 31; t++)
    {
      np_company_add (company, 0, t, 4);
      np_company_add (company, 1, t, 4);
      np_company_add (company, 2, t, 2);
    }
  s01 = 30.0 / 50.0;
  s02 = 0.0;
  g_assert_cmpfloat_with_epsilon (np_company_similarity (company, 0, 1), s01, 1e-15);
  g_assert_cmpfloat_with_epsilon (np_company_similarity (company, 2, 0), s02, 1e-15);

  /* A later reaction to the same text takes the place of the earlier one: N stays. */
  np_company_add (company, 2, 1, 4);
  s02 = 1.0 / 50.0;
  g_assert_cmpfloat_with_epsilon (np_company_similarity (company, 0, 2), s02, 1e-14);

  np_company_add (company, 1, 0, 3);
  np_company_add (company, 2, 0, 0);
  w1 = pow (s01, 4.0);
  w2 = pow (s02, 4.0);
  g_assert_cmpfloat_with_epsilon (np_company_driver (company, 0, 0), (w1 * 0.5 - w2) / (w1 + w2 + 0.05), 1e-12);

  np_company_set_similarity (company, 0, 2, 1.0);
  g_assert_cmpfloat_with_epsilon (np_company_driver (company, 0, 0), (w1 * 0.5 - 1.0) / (w1 + 1.05), 1e-12);
}

static void
test_range (void)
{
  g_autoptr(NpCompany) company = np_company_new (&params, 6, 10);

  for (guint i = 0; i < 500; i++)
    {
      np_company_add (company, g_test_rand_int_range (0, 6), g_test_rand_int_range (0, 10), g_test_rand_int_range (0, 5));
      for (guint p = 0; p < 6; p++)
        {
          g_assert_cmpfloat (fabs (np_company_driver (company, p, i % 10)), <, 1.0);
          g_assert_cmpfloat_with_epsilon (np_company_similarity (company, p, (p + 1) % 6),
                                          np_company_similarity (company, (p + 1) % 6, p), 1e-15);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/1.3.1/by-hand", test_by_hand);
  g_test_add_func ("/engine/1.3.1/range", test_range);
  return g_test_run ();
}
