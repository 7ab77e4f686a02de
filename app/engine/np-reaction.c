/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-reaction.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/np-normal.h"
#include "engine/np-engine-error.h"

gboolean
np_reaction_scale_check (const NpReactionScale *scale, GError **error)
{
  if (scale->n < NP_REACTION_MIN_CATEGORIES || scale->n > NP_REACTION_MAX_CATEGORIES)
    {
      g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE, _("number of reactions is %u, not %d to %d"),
                   scale->n, NP_REACTION_MIN_CATEGORIES, NP_REACTION_MAX_CATEGORIES);
      return FALSE;
    }
  for (guint k = 0; k + 1 < scale->n; k++)
    /* Written so that NaN fails, too. */
    if (!(isfinite (scale->cuts[k]) && (k == 0 || scale->cuts[k] > scale->cuts[k - 1])))
      {
        g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE, _("cut %u is not above the one before it"), k + 1);
        return FALSE;
      }
  return TRUE;
}

void
np_reaction_probabilities (const NpReactionScale *scale, double mu, double variance, double noise, double *p)
{
  double inverse, z_before = -INFINITY, tail_before = 0.0;

  g_assert (variance >= 0.0 && noise > 0.0);
  inverse = 1.0 / sqrt (noise + variance);
  /* One erfc a cut: the smaller tail of each cut serves the categories on both sides of it. */
  for (guint k = 0; k < scale->n; k++)
    {
      double z = k + 1 < scale->n ? (scale->cuts[k] - mu) * inverse : INFINITY;
      double tail = k + 1 < scale->n ? np_normal_cdf (-fabs (z)) : 0.0;

      if (z_before >= 0.0)
        p[k] = tail_before - tail;
      else if (z <= 0.0)
        p[k] = tail - tail_before;
      else if (z - z_before < 0.5)
        p[k] = np_normal_mass (z_before, z);
      else
        p[k] = 1.0 - tail_before - tail;
      z_before = z;
      tail_before = tail;
    }
}

void
np_reaction_predict_diagonal (gsize n, const double *x, const double *mean, const double *variance,
                              double *mu, double *vd)
{
  double sum = 0.0, spread = 0.0;

  for (gsize j = 0; j < n; j++)
    {
      sum += mean[j] * x[j];
      spread += variance[j] * x[j] * x[j];
    }
  *mu = sum;
  *vd = spread;
}

double
np_reaction_contributions (gsize n, const double *x, const double *mean, double *c)
{
  double s = 0.0;

  for (gsize j = 0; j < n; j++)
    s += c[j] = mean[j] * x[j] / 3.0;
  return s;
}

double
np_reaction_at_least (guint n, const double *p, guint category)
{
  double sum = 0.0;

  for (guint k = category; k < n; k++)
    sum += p[k];
  return MIN (sum, 1.0);
}

guint
np_reaction_median (guint n, const double *p)
{
  double sum = 0.0;

  for (guint k = 0; k + 1 < n; k++)
    if ((sum += p[k]) >= 0.5)
      return k;
  return n - 1;
}

void
np_reaction_mix (guint n, const double *d, const double *h, double weight, double honesty, double *p)
{
  for (guint k = 0; k < n; k++)
    {
      double both = h != NULL ? (1.0 - weight) * d[k] + weight * h[k] : d[k];

      p[k] = (1.0 - honesty) * both + honesty / n;
    }
}

gboolean
np_reaction_absolute (guint n, double floor, double *p)
{
  double rest = 1.0 - p[0];

  if (p[0] >= floor)
    return FALSE;
  for (guint k = 1; k < n; k++)
    p[k] *= (1.0 - floor) / rest;
  p[0] = floor;
  return TRUE;
}

/* The nearest point of the piece [a, b], seen from its end `from`, at which the line reaches the goal. */
static gboolean
solve_piece (const NpReactionPiece *piece, double a, double b, gboolean from_a, double goal, gboolean upwards, double *x)
{
  double sign = upwards ? 1.0 : -1.0;
  double at_a = sign * (piece->y + piece->slope * (a - piece->x) - goal);
  double at_b = sign * (piece->y + piece->slope * (b - piece->x) - goal);

  if ((from_a ? at_a : at_b) >= 0.0)
    {
      *x = from_a ? a : b;
      return TRUE;
    }
  if ((from_a ? at_b : at_a) < 0.0)
    return FALSE;
  *x = CLAMP (piece->x + (goal - piece->y) / piece->slope, a, b);
  return TRUE;
}

gboolean
np_reaction_flip (const NpReactionPiece *pieces, gsize n_pieces, double high, double now, double goal,
                  gboolean upwards, double *x)
{
  double up = INFINITY, down = INFINITY;
  gsize here = 0;

  g_assert (n_pieces > 0 && now >= pieces[0].x && now <= high);
  while (here + 1 < n_pieces && pieces[here + 1].x <= now)
    here++;
  for (gsize i = here; i < n_pieces && isinf (up); i++)
    {
      double end = i + 1 < n_pieces ? pieces[i + 1].x : high, found;

      if (solve_piece (&pieces[i], i == here ? now : pieces[i].x, end, TRUE, goal, upwards, &found))
        up = found;
    }
  for (gsize i = here + 1; i-- > 0 && isinf (down);)
    {
      double end = i == here ? now : pieces[i + 1].x, found;

      if (solve_piece (&pieces[i], pieces[i].x, end, FALSE, goal, upwards, &found))
        down = found;
    }
  if (isinf (up) && isinf (down))
    return FALSE;
  *x = isinf (down) || (!isinf (up) && up - now <= now - down) ? up : down;
  return TRUE;
}

gboolean
np_reaction_flip_line (double mu, double slope, double low, double high, double now, double goal, double *x)
{
  double value = now + (goal - mu) / slope;

  /* A slope of zero gives an infinity or NaN, which fails here. */
  if (!(value >= low && value <= high))
    return FALSE;
  *x = value;
  return TRUE;
}
