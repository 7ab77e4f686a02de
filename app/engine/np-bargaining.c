/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-bargaining.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#include "base/np-philox.h"
#include "base/np-sobol.h"

/* Two sums that are equal in exact arithmetic may differ in the last places. */
#define HALF_WEIGHT (0.5 * (1.0 - 1e-12))

#define HUMP_STRETCH 30.0
#define HUMP_SHARE 0.25
#define HUMP_BETWEEN 0.1

typedef struct
{
  double position, weight;
} Mass;

static int
compare_mass (const void *a, const void *b)
{
  double x = ((const Mass *) a)->position, y = ((const Mass *) b)->position;

  return (x > y) - (x < y);
}

static int
compare_double (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

double
np_triangle_quantile (const NpTriangle *triangle, double u)
{
  double width = triangle->high - triangle->low;
  double rise = triangle->mode - triangle->low;

  if (!(width > 0.0))
    return triangle->mode;
  if (u * width <= rise)
    return triangle->low + sqrt (u * width * rise);
  return triangle->high - sqrt ((1.0 - u) * width * (width - rise));
}

double
np_bargain_compromise (const double *positions, const double *weights, gsize n)
{
  double sum = 0.0, weight = 0.0;

  for (gsize i = 0; i < n; i++)
    {
      sum += weights[i] * positions[i];
      weight += weights[i];
    }
  return weight > 0.0 ? sum / weight : NAN;
}

/* The masses that have weight, in ascending order of position. */
static Mass *
sorted_masses (const double *positions, const double *weights, gsize n, gsize *n_masses, double *total)
{
  Mass *masses = g_new (Mass, MAX (n, 1));
  gsize count = 0;

  *total = 0.0;
  for (gsize i = 0; i < n; i++)
    if (weights[i] > 0.0)
      masses[count++] = (Mass) { positions[i], weights[i] };
  qsort (masses, count, sizeof *masses, compare_mass);
  for (gsize i = 0; i < count; i++)
    *total += masses[i].weight;
  *n_masses = count;
  return masses;
}

double
np_bargain_median (const double *positions, const double *weights, gsize n)
{
  gsize count;
  double total, sum = 0.0;
  g_autofree Mass *masses = sorted_masses (positions, weights, n, &count, &total);

  for (gsize i = 0; i < count; i++)
    {
      sum += masses[i].weight;
      if (sum >= HALF_WEIGHT * total)
        return masses[i].position;
    }
  return NAN;
}

static gboolean
is_two_humped (const double *positions, const double *weights, gsize n, double middle, double stretch)
{
  gsize count;
  double total, left = 0.0;
  g_autofree Mass *masses = sorted_masses (positions, weights, n, &count, &total);

  for (gsize i = 0; i + 1 < count; i++)
    {
      double between = 0.0;

      left += masses[i].weight;
      if (left < HUMP_SHARE * total)
        continue;
      if (masses[i].position >= middle)
        break;
      for (gsize j = i + 1; j < count && between <= HUMP_BETWEEN * total; j++)
        {
          if (masses[j].position > middle && masses[j].position - masses[i].position > stretch
              && total - left - between >= HUMP_SHARE * total)
            return TRUE;
          between += masses[j].weight;
        }
    }
  return FALSE;
}

/* Written so that NaN fails, too. */
static gboolean
check_triangle (const NpTriangle *t, gsize party, const char *field, double low, double high, GError **error)
{
  if (t->low >= low && t->low <= t->mode && t->mode <= t->high && t->high <= high)
    return TRUE;
  g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE,
               _("%s of party %u (%g, %g, %g) is not low <= mode <= high within %g ... %g"), field, (guint) party + 1,
               t->low, t->mode, t->high, low, high);
  return FALSE;
}

/* A sorted sample's quantile, interpolated between its members. */
static double
sample_quantile (const double *sorted, gsize n, double p)
{
  double place = p * (double) (n - 1);
  gsize below = (gsize) place;

  if (below + 1 >= n)
    return sorted[n - 1];
  return sorted[below] + (place - (double) below) * (sorted[below + 1] - sorted[below]);
}

static gsize
count_doubtful (const NpStake *stakes, gsize n_stakes)
{
  gsize count = 0;

  for (gsize i = 0; i < n_stakes; i++)
    count += (stakes[i].position.high > stakes[i].position.low) + (stakes[i].salience.high > stakes[i].salience.low)
             + (stakes[i].capability.high > stakes[i].capability.low);
  return count;
}

/* Fills @sample with the compromises of the draws in which somebody has weight; returns their number. */
static gsize
draw_compromises (const NpStake *stakes, gsize n_stakes, guint n_draws, guint64 seed, double *sample)
{
  gsize n_doubtful = count_doubtful (stakes, n_stakes), count = 0;
  guint n_axes = (guint) MIN (n_doubtful, NP_SOBOL_MAX_DIMENSIONS);
  g_autoptr(NpSobol) sobol = np_sobol_new (n_axes, seed);
  g_autofree double *point = g_new (double, n_doubtful);

  for (guint draw = 0; draw < n_draws; draw++)
    {
      const double *next = point;
      double sum = 0.0, total = 0.0;

      np_sobol_point (sobol, draw, point);
      if (n_doubtful > n_axes)
        {
          NpPhilox random;

          np_philox_init (&random, seed, draw);
          for (gsize k = n_axes; k < n_doubtful; k++)
            point[k] = np_philox_uniform (&random);
        }
      for (gsize i = 0; i < n_stakes; i++)
        {
          const NpStake *stake = &stakes[i];
          double x = stake->position.mode, s = stake->salience.mode, c = stake->capability.mode;

          if (stake->position.high > stake->position.low)
            x = np_triangle_quantile (&stake->position, *next++);
          if (stake->salience.high > stake->salience.low)
            s = np_triangle_quantile (&stake->salience, *next++);
          if (stake->capability.high > stake->capability.low)
            c = np_triangle_quantile (&stake->capability, *next++);
          sum += c * s * x;
          total += c * s;
        }
      if (total > 0.0)
        sample[count++] = sum / total;
    }
  return count;
}

static void
set_band (double band[2], double from, double to, double compromise, double floor, double low, double high)
{
  band[0] = MAX (low, MIN (from, compromise - floor));
  band[1] = MIN (high, MAX (to, compromise + floor));
}

gboolean
np_bargain_forecast (const NpStake *stakes, gsize n_stakes, double low, double high, guint n_draws, guint64 seed,
                     NpBargainForecast *forecast, GError **error)
{
  g_autofree double *positions = g_new (double, MAX (n_stakes, 1));
  g_autofree double *weights = g_new (double, MAX (n_stakes, 1));
  NpBargainForecast result = { 0 };
  double unit = (high - low) / 100.0;
  double total = 0.0, sum = 0.0;
  double q[4];

  if (!(isfinite (low) && isfinite (high) && low < high))
    {
      g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE, _("the scale %g ... %g has no length"), low, high);
      return FALSE;
    }
  for (gsize i = 0; i < n_stakes; i++)
    {
      if (!check_triangle (&stakes[i].position, i, _("position"), low, high, error)
          || !check_triangle (&stakes[i].salience, i, _("salience"), 0.0, 1.0, error)
          || !check_triangle (&stakes[i].capability, i, _("capability"), 0.0, 1e100, error))
        return FALSE;
      positions[i] = stakes[i].position.mode;
      weights[i] = stakes[i].capability.mode * stakes[i].salience.mode;
      total += weights[i];
      if (weights[i] > 0.0)
        {
          sum += positions[i];
          result.n_parties++;
        }
    }
  if (!(total > 0.0))
    {
      g_set_error_literal (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_EMPTY,
                           _("no forecast: no party has both capability and salience"));
      return FALSE;
    }

  /* Rounding must not carry a weighted mean past the outermost positions. */
  result.compromise = CLAMP (np_bargain_compromise (positions, weights, n_stakes), low, high);
  result.mean = sum / result.n_parties;
  result.median = np_bargain_median (positions, weights, n_stakes);
  result.apart = fabs (result.compromise - result.median) > NP_BARGAIN_APART * unit;
  result.two_humped = is_two_humped (positions, weights, n_stakes, result.compromise, HUMP_STRETCH * unit);

  q[0] = q[1] = q[2] = q[3] = result.compromise;
  if (n_draws > 0 && count_doubtful (stakes, n_stakes) > 0)
    {
      g_autofree double *sample = g_new (double, n_draws);
      gsize count = draw_compromises (stakes, n_stakes, n_draws, seed, sample);

      if (count > 0)
        {
          qsort (sample, count, sizeof *sample, compare_double);
          q[0] = sample_quantile (sample, count, 0.10);
          q[1] = sample_quantile (sample, count, 0.16);
          q[2] = sample_quantile (sample, count, 0.84);
          q[3] = sample_quantile (sample, count, 0.90);
        }
    }
  set_band (result.band68, q[1], q[2], result.compromise, NP_BARGAIN_FLOOR_68 * unit, low, high);
  set_band (result.band80, q[0], q[3], result.compromise, NP_BARGAIN_FLOOR_80 * unit, low, high);
  *forecast = result;
  return TRUE;
}
