/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/np-normal.h"

#include <math.h>

#define LOG_SQRT_2PI 0.91893853320467274178
/* From here on the continued fraction converges to full precision in fewer than a hundred terms. */
#define FAR_OUT 5.0

static double
log_pdf (double z)
{
  return -0.5 * z * z - LOG_SQRT_2PI;
}

double
np_normal_pdf (double z)
{
  return exp (log_pdf (z));
}

double
np_normal_cdf (double z)
{
  return 0.5 * erfc (-z * G_SQRT2 / 2.0);
}

/* Upper tail over density, z >= 0. */
static double
mills (double z)
{
  double f = z;

  if (z < FAR_OUT)
    return np_normal_cdf (-z) / np_normal_pdf (z);
  if (isinf (z))
    return 0.0;
  /* 1 / (z + 1 / (z + 2 / (z + 3 / ...))), from the inside out. */
  for (int k = 100; k >= 1; k--)
    f = z + k / f;
  return 1.0 / f;
}

double
np_normal_log_tail (double z)
{
  if (z < 0.0)
    return log1p (-np_normal_cdf (z));
  return isinf (z) ? -INFINITY : log_pdf (z) + log (mills (z));
}

double
np_normal_mass (double a, double b)
{
  if (a >= 0.0)
    return np_normal_cdf (-a) - np_normal_cdf (-b);
  if (b <= 0.0)
    return np_normal_cdf (b) - np_normal_cdf (a);
  return 0.5 * (erf (b * G_SQRT2 / 2.0) - erf (a * G_SQRT2 / 2.0));
}

void
np_normal_window (double a, double b, NpNormalWindow *window)
{
  g_assert (a < b);
  if (a < 0.0 && b > 0.0)
    {
      double mass = np_normal_mass (a, b);

      window->log_mass = log (mass);
      window->at_a = np_normal_pdf (a) / mass;
      window->at_b = np_normal_pdf (b) / mass;
    }
  else
    {
      /* Mirror to the upper side: the window runs from near to far, both >= 0. Everything is relative to the
       * density at the near end, so nothing under- or overflows. */
      double near = a >= 0.0 ? a : -b, far = a >= 0.0 ? b : -a;
      double ratio = mills (near), fall = isinf (far) ? -INFINITY : (near - far) * (near + far) / 2.0;
      double share = isinf (far) ? 1.0 : -expm1 (fall + log (mills (far) / ratio));
      /* A window too narrow for its tails to differ has its density times its width. */
      double mass = share > 0.0 ? ratio * share : far - near;

      window->log_mass = log_pdf (near) + log (mass);
      window->at_a = (a >= 0.0 ? 1.0 : exp (fall)) / mass;
      window->at_b = (a >= 0.0 ? exp (fall) : 1.0) / mass;
    }
}

double
np_normal_quantile (double p)
{
  double q = MIN (p, 1.0 - p), t, z, log_q;

  g_assert (p >= 0.0 && p <= 1.0);
  if (q <= 0.0)
    return p < 0.5 ? -INFINITY : INFINITY;
  /* Start: Abramowitz and Stegun 26.2.23 (error below 4.5e-4); then Newton on the logarithm of the tail,
   * which is concave, so that no step can run away. */
  log_q = log (q);
  t = sqrt (-2.0 * log_q);
  z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1.0 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (int i = 0; i < 4; i++)
    {
      double log_tail = np_normal_log_tail (z);

      z += (log_tail - log_q) * exp (log_tail - log_pdf (z));
    }
  return p < 0.5 ? -z : z;
}
