/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/np-apportion.h"

#include <math.h>

gint64
np_apportion (const double *values, gsize n, double step, gint64 *units)
{
  double sum = 0.0;
  gint64 total, missing;

  g_assert (step > 0.0);
  for (gsize i = 0; i < n; i++)
    sum += values[i];
  total = missing = llround (sum / step);
  for (gsize i = 0; i < n; i++)
    {
      /* 0.29 / 0.01 is 28.999...: what is a whole number of steps within rounding must stay that number. */
      double exact = values[i] / step, nearest = round (exact);

      units[i] = fabs (exact - nearest) < 1e-9 * MAX (1.0, fabs (exact)) ? (gint64) nearest : (gint64) floor (exact);
      missing -= units[i];
    }
  while (missing != 0)
    {
      gsize best = n;
      double best_gap = 0.0;

      for (gsize i = 0; i < n; i++)
        {
          double gap = missing > 0 ? values[i] / step - units[i] : units[i] - values[i] / step;

          if (best == n || gap > best_gap)
            {
              best = i;
              best_gap = gap;
            }
        }
      if (best == n)
        break;
      units[best] += missing > 0 ? 1 : -1;
      missing -= missing > 0 ? 1 : -1;
    }
  return total - missing;
}
