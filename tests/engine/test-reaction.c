/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-engine-error.h"
#include "engine/np-reaction.h"

#include <math.h>

static const NpReactionScale five = { 5, { -1.5, -0.45, 0.45, 1.5 } };

static void
test_check_numbers (void)
{
  static const NpReactionScale other = { 5, { -1.5, -0.5, 0.25, 1.25 } };
  static const double m[] = { 0.2, 1.5, 0.8, -0.5 }, v[] = { 0.25, 0.36, 0.36, 0.16 }, x[] = { 1.0, 0.4, -0.2, 0.6 };
  static const double expected[] = { 0.058611, 0.178644, 0.232206, 0.311297, 0.219242 };
  double mu, vd, p[5], c[4], sum = 0.0;

  np_reaction_predict_diagonal (4, x, m, v, &mu, &vd);
  g_assert_cmpfloat_with_epsilon (mu, 0.34, 1e-12);
  g_assert_cmpfloat_with_epsilon (vd, 0.3796, 1e-12);
  np_reaction_probabilities (&other, mu, vd, 1.0, p);
  for (guint k = 0; k < 5; k++)
    g_assert_cmpfloat_with_epsilon (p[k], expected[k], 1e-6);
  g_assert_cmpfloat_with_epsilon (np_reaction_contributions (4, x, m, c), mu / 3.0, 1e-15);
  for (guint j = 0; j < 4; j++)
    sum += c[j];
  g_assert_cmpfloat_with_epsilon (sum, mu / 3.0, 1e-15);
}

static void
random_scale (NpReactionScale *scale)
{
  scale->n = g_test_rand_int_range (2, 8);
  scale->cuts[0] = g_test_rand_double_range (-3.0, 0.0);
  for (guint k = 1; k + 1 < scale->n; k++)
    scale->cuts[k] = scale->cuts[k - 1] + g_test_rand_double_range (0.05, 1.5);
}

/* Any number of categories: they add up to one, and consent never falls when mu rises. */
static void
test_monotone (void)
{
  for (guint round = 0; round < 500; round++)
    {
      NpReactionScale scale;
      double p[7], v = g_test_rand_double_range (0.0, 4.0), before[7] = { 0 };

      random_scale (&scale);
      for (double mu = -12.0; mu <= 12.0; mu += 0.5)
        {
          double sum = 0.0;

          np_reaction_probabilities (&scale, mu, v, 1.0, p);
          for (guint k = 0; k < scale.n; k++)
            {
              double at_least = np_reaction_at_least (scale.n, p, k);

              g_assert_cmpfloat (p[k], >=, 0.0);
              sum += p[k];
              g_assert_cmpfloat (at_least, >=, before[k] - 1e-14);
              before[k] = at_least;
            }
          g_assert_cmpfloat_with_epsilon (sum, 1.0, 1e-14);
        }
    }
}

static void
test_limits (void)
{
  double p[5];

  np_reaction_probabilities (&five, 40.0, 0.0, 1.0, p);
  g_assert_cmpfloat (p[4], ==, 1.0);
  np_reaction_probabilities (&five, 20.0, 0.0, 1.0, p);
  g_assert_cmpfloat_with_epsilon (p[0] / 7.78439707718301e-103, 1.0, 1e-10);
  np_reaction_probabilities (&five, 0.0, 1e12, 1.0, p);
  g_assert_cmpfloat_with_epsilon (p[0], 0.5, 1e-5);
  g_assert_cmpfloat_with_epsilon (p[2] / (0.9 / 1e6 * 0.398942280401433), 1.0, 1e-9);
}

static void
test_median_and_mix (void)
{
  static const double d[] = { 0.1, 0.2, 0.2, 0.3, 0.2 }, h[] = { 0.5, 0.5, 0.0, 0.0, 0.0 };
  double p[5];

  g_assert_cmpuint (np_reaction_median (5, d), ==, 2);
  np_reaction_mix (5, d, NULL, 0.7, 0.05, p);
  g_assert_cmpfloat_with_epsilon (p[0], 0.95 * 0.1 + 0.01, 1e-15);
  np_reaction_mix (5, d, h, 0.25, 0.02, p);
  g_assert_cmpfloat_with_epsilon (p[0], 0.98 * (0.75 * 0.1 + 0.25 * 0.5) + 0.004, 1e-15);
  g_assert_cmpfloat_with_epsilon (np_reaction_at_least (5, p, 0), 1.0, 1e-15);
  /* The red line comes last, so honesty cannot soften it. */
  g_assert_true (np_reaction_absolute (5, 0.97, p));
  g_assert_cmpfloat (p[0], ==, 0.97);
  g_assert_cmpfloat_with_epsilon (np_reaction_at_least (5, p, 0), 1.0, 1e-15);
  g_assert_cmpfloat_with_epsilon (p[3] / p[4], (0.225 * 0.98 + 0.004) / (0.15 * 0.98 + 0.004), 1e-14);
  g_assert_false (np_reaction_absolute (5, 0.9, p));
}

static void
test_flip_line (void)
{
  double x;

  /* mu 0.9 + 0.8 (trust - 0.2): down to 0.45 at trust = -0.3625 */
  g_assert_true (np_reaction_flip_line (0.9, 0.8, -1.0, 1.0, 0.2, 0.45, &x));
  g_assert_cmpfloat_with_epsilon (x, 0.2 - 0.45 / 0.8, 1e-15);
  g_assert_false (np_reaction_flip_line (0.9, 0.8, -1.0, 1.0, 0.2, 1.9, &x));
  g_assert_false (np_reaction_flip_line (0.9, 0.0, -1.0, 1.0, 0.2, 0.45, &x));
}

/* The closed form against a search: no nearer value of the input does it, and the value found does. */
static void
test_flip_pieces (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      /* mu as a function of a position a: c + m (|q - a| - |t - a|) / 100, breaks at q and t */
      double q = g_test_rand_int_range (0, 101), t = g_test_rand_int_range (0, 101), now = g_test_rand_int_range (0, 101);
      double m = g_test_rand_double_range (0.1, 2.5), c = g_test_rand_double_range (-1.0, 1.0);
      double goal = g_test_rand_double_range (-2.0, 2.0), found, best = INFINITY;
      double x[] = { 0.0, MIN (q, t), MAX (q, t) };
      NpReactionPiece pieces[3];
      gboolean upwards, ok;

#define MU(a) (c + m * (fabs (q - (a)) - fabs (t - (a))) / 100.0)
      for (guint i = 0; i < 3; i++)
        {
          double end = i < 2 ? x[i + 1] : 100.0;

          pieces[i] = (NpReactionPiece) { x[i], MU (x[i]), end > x[i] ? (MU (end) - MU (x[i])) / (end - x[i]) : 0.0 };
        }
      upwards = MU (now) < goal;
      ok = np_reaction_flip (pieces, 3, 100.0, now, goal, upwards, &found);
      for (double a = 0.0; a <= 100.0; a += 0.01)
        if (upwards ? MU (a) >= goal : MU (a) <= goal)
          best = MIN (best, fabs (a - now));
      g_assert_true (ok || isinf (best));
      if (!ok)
        continue;
      g_assert_cmpfloat_with_epsilon (MU (found), goal, 1e-9);
      g_assert_cmpfloat (fabs (found - now), <=, best + 1e-9);
      if (isfinite (best))
        g_assert_cmpfloat (fabs (found - now), >=, best - 0.0101);
#undef MU
    }
}

static void
test_flip_jump (void)
{
  /* A target beyond 85 crosses a red line: mu falls by 3 there. */
  NpReactionPiece pieces[] = { { 0.0, 0.0, 0.02 }, { 85.0, -1.3, 0.02 } };
  double x;

  g_assert_true (np_reaction_flip (pieces, 2, 100.0, 40.0, 0.45, FALSE, &x));
  g_assert_cmpfloat_with_epsilon (x, 22.5, 1e-12);
  g_assert_true (np_reaction_flip (pieces, 2, 100.0, 60.0, 0.45, FALSE, &x));
  g_assert_cmpfloat (x, ==, 85.0);
}

static void
test_scale (void)
{
  static const struct { NpReactionScale scale; gboolean ok; } rows[] = {
    { { 5, { -1.5, -0.45, 0.45, 1.5 } }, TRUE }, { { 2, { 0.0 } }, TRUE }, { { 1, { 0.0 } }, FALSE },
    { { 8, { 0.0 } }, FALSE }, { { 3, { 0.0, 0.0 } }, FALSE }, { { 3, { 0.0, NAN } }, FALSE },
    { { 2, { INFINITY } }, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_cmpint (np_reaction_scale_check (&rows[i].scale, &error), ==, rows[i].ok);
      if (!rows[i].ok)
        g_assert_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/1.2/check-numbers", test_check_numbers);
  g_test_add_func ("/engine/1.2/monotone", test_monotone);
  g_test_add_func ("/engine/1.2/limits", test_limits);
  g_test_add_func ("/engine/1.2/scale", test_scale);
  g_test_add_func ("/engine/1.5/median-and-mix", test_median_and_mix);
  g_test_add_func ("/engine/1.6/flip-line", test_flip_line);
  g_test_add_func ("/engine/1.6/flip-pieces", test_flip_pieces);
  g_test_add_func ("/engine/1.6/flip-jump", test_flip_jump);
  return g_test_run ();
}
