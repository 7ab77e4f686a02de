/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-learning.h"

#include <math.h>

#include "base/np-normal.h"
#include "base/np-philox.h"

static const NpReactionScale five = { 5, { -1.5, -0.45, 0.45, 1.5 } };

static void
test_check_numbers (void)
{
  static const NpReactionScale scale = { 5, { -1.5, -0.5, 0.25, 1.25 } };
  static const double m[] = { 0.2, 1.5, 0.8, -0.5 }, v[] = { 0.25, 0.36, 0.36, 0.16 };
  static const double x[][4] = { { 1.0, 0.4, -0.2, 0.6 }, { 1.0, -0.3, 0.5, 0.1 }, { 1.0, 0.1, 0.1, 0.9 } };
  static const NpObservation seen[] = {
    { x[0], NP_NO_TEXT, 4, 1.0 }, { x[1], NP_NO_TEXT, 0, 0.5 }, { x[2], NP_NO_TEXT, 2, 0.25 },
  };
  static const double mean[] = { 0.232469, 1.797525, 0.511826, -0.403595 };
  static const double sd[] = { 0.434536, 0.585394, 0.586932, 0.388716 };
  static const double p_after[] = { 0.030988, 0.132405, 0.212527, 0.339620, 0.284459 };
  g_autoptr(NpBelief) belief = np_belief_new (4, m, v, 0, 0.0);
  double mu, variance, p[5];
  gboolean converged;

  np_belief_predict (belief, x[0], NP_NO_TEXT, &mu, &variance);
  g_assert_cmpfloat_with_epsilon (mu, 0.34, 1e-12);
  g_assert_cmpfloat_with_epsilon (variance, 0.3796, 1e-12);
  np_belief_propagate (belief, &scale, seen, 3, &converged);
  g_assert_true (converged);
  for (guint j = 0; j < 4; j++)
    {
      g_assert_cmpfloat_with_epsilon (np_belief_get_means (belief)[j], mean[j], 1e-6);
      g_assert_cmpfloat_with_epsilon (sqrt (np_belief_get_covariance (belief)[j * 5]), sd[j], 1e-6);
    }
  np_belief_predict (belief, x[0], NP_NO_TEXT, &mu, &variance);
  g_assert_cmpfloat_with_epsilon (mu, 0.606957, 1e-6);
  g_assert_cmpfloat_with_epsilon (variance, 0.274301, 1e-6);
  np_reaction_probabilities (&scale, mu, variance, 1.0, p);
  for (guint k = 0; k < 5; k++)
    g_assert_cmpfloat_with_epsilon (p[k], p_after[k], 1e-6);
}

#define N 7
#define TEXTS 5
#define MANY 40

static void
random_case (double *m, double *v, double *x, NpObservation *o, gsize n)
{
  for (guint j = 0; j < N; j++)
    {
      m[j] = g_test_rand_double_range (-1.0, 2.0);
      v[j] = j == 3 ? 0.0 : g_test_rand_double_range (0.01, 1.0);
    }
  for (gsize i = 0; i < n; i++)
    {
      for (guint j = 0; j < N; j++)
        x[i * N + j] = j == 0 ? 1.0 : g_test_rand_int_range (0, 3) == 0 ? 0.0 : g_test_rand_double_range (-1.0, 1.0);
      o[i] = (NpObservation) { x + i * N, g_test_rand_int_range (0, 4) == 0 ? NP_NO_TEXT : (guint) g_test_rand_int_range (0, TEXTS),
                               g_test_rand_int_range (0, 5), g_test_rand_double_range (0.05, 16.0) };
    }
}

static void
assert_same (const NpBelief *a, const NpBelief *b, double epsilon)
{
  for (guint j = 0; j < N; j++)
    {
      g_assert_cmpfloat_with_epsilon (np_belief_get_means (a)[j], np_belief_get_means (b)[j], epsilon);
      for (guint k = 0; k < N; k++)
        g_assert_cmpfloat_with_epsilon (np_belief_get_covariance (a)[j * N + k],
                                        np_belief_get_covariance (b)[j * N + k], epsilon);
    }
  for (guint t = 0; t < TEXTS; t++)
    g_assert_cmpfloat_with_epsilon (np_belief_get_text_mean (a, t), np_belief_get_text_mean (b, t), epsilon);
}

static void
test_order_free (void)
{
  for (guint round = 0; round < 20; round++)
    {
      double m[N], v[N], x[MANY * N];
      NpObservation o[MANY];
      g_autoptr(NpBelief) forwards = NULL, shuffled = NULL;
      gboolean converged;

      random_case (m, v, x, o, MANY);
      forwards = np_belief_new (N, m, v, TEXTS, 0.64);
      shuffled = np_belief_copy (forwards);
      np_belief_propagate (forwards, &five, o, MANY, &converged);
      g_assert_true (converged);
      for (guint i = MANY - 1; i > 0; i--)
        {
          guint j = g_test_rand_int_range (0, i + 1);
          NpObservation swap = o[i];

          o[i] = o[j];
          o[j] = swap;
        }
      np_belief_propagate (shuffled, &five, o, MANY, NULL);
      assert_same (forwards, shuffled, 1e-8);
    }
}

/* The bordered form against texts written out as ordinary coefficients. */
static void
test_texts_written_out (void)
{
  for (guint round = 0; round < 10; round++)
    {
      double m[N + TEXTS] = { 0 }, v[N + TEXTS], x[MANY * N], wide[MANY * (N + TEXTS)] = { 0 }, mu[2], var[2];
      NpObservation o[MANY], flat[MANY];
      g_autoptr(NpBelief) bordered = NULL, plain = NULL, stepped = NULL;

      random_case (m, v, x, o, MANY);
      for (guint t = 0; t < TEXTS; t++)
        v[N + t] = 0.64;
      for (guint i = 0; i < MANY; i++)
        {
          for (guint j = 0; j < N; j++)
            wide[i * (N + TEXTS) + j] = o[i].x[j];
          if (o[i].text != NP_NO_TEXT)
            wide[i * (N + TEXTS) + N + o[i].text] = 1.0;
          flat[i] = o[i];
          flat[i].x = wide + i * (N + TEXTS);
          flat[i].text = NP_NO_TEXT;
        }
      bordered = np_belief_new (N, m, v, TEXTS, 0.64);
      stepped = np_belief_copy (bordered);
      plain = np_belief_new (N + TEXTS, m, v, 0, 0.0);
      np_belief_propagate (bordered, &five, o, MANY, NULL);
      np_belief_propagate (plain, &five, flat, MANY, NULL);
      for (guint i = 0; i < MANY; i++)
        {
          np_belief_predict (bordered, o[i].x, o[i].text, &mu[0], &var[0]);
          np_belief_predict (plain, flat[i].x, NP_NO_TEXT, &mu[1], &var[1]);
          g_assert_cmpfloat_with_epsilon (mu[0], mu[1], 1e-9);
          g_assert_cmpfloat_with_epsilon (var[0], var[1], 1e-9);
        }
      for (guint t = 0; t < TEXTS; t++)
        {
          guint j = N + t;

          g_assert_cmpfloat_with_epsilon (np_belief_get_text_mean (bordered, t), np_belief_get_means (plain)[j], 1e-9);
          g_assert_cmpfloat_with_epsilon (np_belief_get_text_variance (bordered, t),
                                          np_belief_get_covariance (plain)[j * (N + TEXTS) + j], 1e-9);
        }

      /* All texts in one vector. */
      {
        double all[N + TEXTS];
        guint texts[TEXTS];

        for (guint j = 0; j < N + TEXTS; j++)
          all[j] = j < N ? x[j] : 1.0;
        for (guint t = 0; t < TEXTS; t++)
          texts[t] = t;
        np_belief_predict_texts (bordered, x, texts, TEXTS, &mu[0], &var[0]);
        np_belief_predict (plain, all, NP_NO_TEXT, &mu[1], &var[1]);
        g_assert_cmpfloat_with_epsilon (mu[0], mu[1], 1e-9);
        g_assert_cmpfloat_with_epsilon (var[0], var[1], 1e-9);
      }

      g_clear_pointer (&plain, np_belief_free);
      plain = np_belief_new (N + TEXTS, m, v, 0, 0.0);
      for (guint i = 0; i < MANY; i++)
        {
          np_belief_learn (stepped, &five, &o[i]);
          np_belief_learn (plain, &five, &flat[i]);
        }
      np_belief_predict (stepped, o[0].x, o[0].text, &mu[0], &var[0]);
      np_belief_predict (plain, flat[0].x, NP_NO_TEXT, &mu[1], &var[1]);
      g_assert_cmpfloat_with_epsilon (mu[0], mu[1], 1e-9);
      g_assert_cmpfloat_with_epsilon (var[0], var[1], 1e-9);
    }
}

/* One observation: EP is exact moment matching, so one visit is all of it; a better reaction never lowers the mean. */
static void
test_one (void)
{
  static const double m[] = { 0.3 }, v[] = { 0.5 }, x[] = { 1.0 };
  double before = -INFINITY;

  for (guint k = 0; k < 5; k++)
    {
      NpObservation o = { x, NP_NO_TEXT, k, 1.0 };
      g_autoptr(NpBelief) ep = np_belief_new (1, m, v, 0, 0.0);
      g_autoptr(NpBelief) adf = np_belief_copy (ep);

      np_belief_propagate (ep, &five, &o, 1, NULL);
      np_belief_learn (adf, &five, &o);
      g_assert_cmpfloat_with_epsilon (np_belief_get_means (ep)[0], np_belief_get_means (adf)[0], 1e-12);
      g_assert_cmpfloat (np_belief_get_means (ep)[0], >, before);
      g_assert_cmpfloat (np_belief_get_covariance (ep)[0], <, v[0]);
      before = np_belief_get_means (ep)[0];
    }
}

static void
test_extremes (void)
{
  static const double m[] = { 60.0, 1.0 }, v[] = { 1e-6, 0.0 }, x[] = { 1.0, 0.5 }, known[] = { 0.0, 1.0 };
  NpObservation far = { x, NP_NO_TEXT, 0, 1.0 }, nothing = { known, NP_NO_TEXT, 0, 1.0 };
  g_autoptr(NpBelief) belief = np_belief_new (2, m, v, 0, 0.0);
  g_autoptr(NpBelief) same = np_belief_copy (belief);
  g_autoptr(NpBelief) bold = np_belief_new (1, m, (double[]) { 100.0 }, 0, 0.0);
  NpObservation many[50];

  np_belief_propagate (belief, &five, &far, 1, NULL);
  g_assert_true (isfinite (np_belief_get_means (belief)[0]));
  g_assert_cmpfloat (np_belief_get_means (belief)[0], <, 60.0);
  g_assert_cmpfloat (np_belief_get_covariance (belief)[0], >, 0.0);
  np_belief_propagate (same, &five, &nothing, 1, NULL);
  g_assert_cmpfloat (np_belief_get_means (same)[0], ==, 60.0);
  for (guint i = 0; i < 50; i++)
    many[i] = far;
  np_belief_propagate (bold, &five, many, 50, NULL);
  g_assert_cmpfloat (np_belief_get_means (bold)[0], <, -1.5);
  g_assert_cmpfloat (np_belief_get_covariance (bold)[0], >, 0.0);
}

/* One number of the normal distribution. */
static double
normal (NpPhilox *dice)
{
  return np_normal_quantile (np_philox_uniform (dice));
}

/* The posterior by importance sampling: draws from the prior, weighted by what was seen. */
static double
sample_posterior (guint n, const double *m, const double *v, const NpReactionScale *scale, const NpObservation *o,
                  gsize n_seen, guint draws, NpPhilox *dice, double *mean, double *sd)
{
  double weights = 0, squares = 0, first[N] = { 0 }, second[N] = { 0 };

  for (guint d = 0; d < draws; d++)
    {
      double beta[N], w = 1;

      for (guint j = 0; j < n; j++)
        beta[j] = m[j] + sqrt (v[j]) * normal (dice);
      for (gsize i = 0; i < n_seen; i++)
        {
          double z = 0, s = sqrt (o[i].reliability), p;
          guint k = o[i].category;

          for (guint j = 0; j < n; j++)
            z += o[i].x[j] * beta[j];
          p = (k + 1 < scale->n ? np_normal_cdf ((scale->cuts[k] - z) * s) : 1)
              - (k > 0 ? np_normal_cdf ((scale->cuts[k - 1] - z) * s) : 0);
          w *= MAX (p, 0);
        }
      weights += w;
      squares += w * w;
      for (guint j = 0; j < n; j++)
        {
          first[j] += w * beta[j];
          second[j] += w * beta[j] * beta[j];
        }
    }
  for (guint j = 0; j < n; j++)
    {
      mean[j] = first[j] / weights;
      sd[j] = sqrt (MAX (0, second[j] / weights - mean[j] * mean[j]));
    }
  return weights * weights / squares;
}

/* EP is an approximation: how far from the truth? The check numbers of the specification, and random cases with a
 * few observations each. The dice are always the same. */
static void
test_importance_sampling (void)
{
  static const NpReactionScale scale = { 5, { -1.5, -0.5, 0.25, 1.25 } };
  static const double m[] = { 0.2, 1.5, 0.8, -0.5 }, v[] = { 0.25, 0.36, 0.36, 0.16 };
  static const double x[][4] = { { 1.0, 0.4, -0.2, 0.6 }, { 1.0, -0.3, 0.5, 0.1 }, { 1.0, 0.1, 0.1, 0.9 } };
  static const NpObservation seen[] = {
    { x[0], NP_NO_TEXT, 4, 1.0 }, { x[1], NP_NO_TEXT, 0, 0.5 }, { x[2], NP_NO_TEXT, 2, 0.25 },
  };
  static const double expected[] = { 0.232469, 1.797525, 0.511826, -0.403595 };
  g_autoptr(GRand) random = g_rand_new_with_seed (2018);
  double mean[N], sd[N], at_least;
  NpPhilox dice;

  np_philox_init (&dice, 2018, 1);
  at_least = sample_posterior (4, m, v, &scale, seen, 3, 400000, &dice, mean, sd);
  for (guint j = 0; j < 4; j++)
    g_assert_cmpfloat_with_epsilon (mean[j], expected[j], 1e-3 + 3 * sd[j] / sqrt (at_least));

  for (guint round = 0; round < 12; round++)
    {
      double prior[3], variance[3], drivers[6 * 3];
      NpObservation o[6];
      g_autoptr(NpBelief) belief = NULL;

      for (guint j = 0; j < 3; j++)
        {
          prior[j] = g_rand_double_range (random, -1, 1.5);
          variance[j] = g_rand_double_range (random, 0.05, 0.6);
        }
      for (guint i = 0; i < 6; i++)
        {
          for (guint j = 0; j < 3; j++)
            drivers[i * 3 + j] = j == 0 ? 1 : g_rand_double_range (random, -1, 1);
          o[i] = (NpObservation) { drivers + i * 3, NP_NO_TEXT, g_rand_int_range (random, 0, 5),
                                   g_rand_double_range (random, 0.1, 2) };
        }
      belief = np_belief_new (3, prior, variance, 0, 0.0);
      np_belief_propagate (belief, &five, o, 6, NULL);
      at_least = sample_posterior (3, prior, variance, &five, o, 6, 60000, &dice, mean, sd);
      g_assert_cmpfloat (at_least, >, 1000);
      for (guint j = 0; j < 3; j++)
        {
          double error = 0.01 + 4 * sd[j] / sqrt (at_least);

          g_assert_cmpfloat_with_epsilon (np_belief_get_means (belief)[j], mean[j], error);
          g_assert_cmpfloat_with_epsilon (sqrt (np_belief_get_covariance (belief)[j * 4]), sd[j], error);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/1.4/check-numbers", test_check_numbers);
  g_test_add_func ("/engine/1.4/order-free", test_order_free);
  g_test_add_func ("/engine/1.4/texts-written-out", test_texts_written_out);
  g_test_add_func ("/engine/1.4/one-observation", test_one);
  g_test_add_func ("/engine/1.4/extremes", test_extremes);
  g_test_add_func ("/engine/1.4/importance-sampling", test_importance_sampling);
  return g_test_run ();
}
