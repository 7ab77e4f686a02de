/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures for ENGINE section 6, rows 1 to 3, and for the command learn. Prints; asserts no time. */
#include "engine/np-learn.h"

#include <math.h>

static const NpReactionScale five = { 5, { -1.5, -0.45, 0.45, 1.5 } };

static void
report (const char *what, gint64 microseconds, guint repeats, const char *goal)
{
  g_print ("%-62s %10.3f ms   goal %s\n", what, microseconds / 1000.0 / repeats, goal);
}

static void
bench_forecast (GRand *rand)
{
  enum { MEASURES = 500, PARTIES = 30, N = 12, REPEATS = 20 };
  g_autofree double *x = g_new (double, MEASURES * PARTIES * N);
  double mean[PARTIES][N], variance[PARTIES][N], p[5], c[N], sum = 0.0;
  gint64 start;

  for (guint i = 0; i < MEASURES * PARTIES * N; i++)
    x[i] = g_rand_double_range (rand, -1.0, 1.0);
  for (guint i = 0; i < PARTIES * N; i++)
    {
      mean[i / N][i % N] = g_rand_double_range (rand, 0.0, 2.0);
      variance[i / N][i % N] = g_rand_double_range (rand, 0.04, 0.5);
    }
  start = g_get_monotonic_time ();
  for (guint r = 0; r < REPEATS; r++)
    for (guint i = 0; i < MEASURES * PARTIES; i++)
      {
        const double *row = x + (gsize) i * N;
        double mu, vd;

        np_reaction_predict_diagonal (N, row, mean[i % PARTIES], variance[i % PARTIES], &mu, &vd);
        np_reaction_probabilities (&five, mu, vd + 0.89, 1.0, p);
        sum += np_reaction_contributions (N, row, mean[i % PARTIES], c) + p[4];
      }
  report ("forecast 500 x 30 x 12, categories and contributions", g_get_monotonic_time () - start, REPEATS, "<= 4 ms");
  g_assert_true (isfinite (sum));
}

static void
bench_propagate (GRand *rand)
{
  enum { OBSERVATIONS = 2000, N = 16, REPEATS = 5 };
  g_autofree double *x = g_new (double, OBSERVATIONS * N);
  g_autofree NpObservation *o = g_new (NpObservation, OBSERVATIONS);
  double mean[N], variance[N];
  guint sweeps = 0;
  gint64 start;

  for (guint i = 0; i < OBSERVATIONS * N; i++)
    x[i] = i % N == 0 ? 1.0 : g_rand_double_range (rand, -1.0, 1.0);
  for (guint i = 0; i < OBSERVATIONS; i++)
    {
      int seen = 2.5 + x[i * N + 1] * 2.0 + g_rand_double_range (rand, -1.5, 1.5);

      o[i] = (NpObservation) { x + i * N, NP_NO_TEXT, CLAMP (seen, 0, 4), 1.0 };
    }
  for (guint j = 0; j < N; j++)
    {
      mean[j] = 0.5;
      variance[j] = 0.25;
    }
  start = g_get_monotonic_time ();
  for (guint r = 0; r < REPEATS; r++)
    {
      g_autoptr(NpBelief) belief = np_belief_new (N, mean, variance, 0, 0.0);

      sweeps = np_belief_propagate (belief, &five, o, OBSERVATIONS, NULL);
    }
  report ("EP, 2,000 observations, 16 drivers, to convergence", g_get_monotonic_time () - start, REPEATS, "<= 40 ms");
  g_print ("   (%u sweeps)\n", sweeps);
}

static void
bench_cell (GRand *rand)
{
  enum { N = 16, REPEATS = 10000 };
  double x[N], mean[N], variance[N], p[5], c[N], mu, vd, found, sum = 0.0;
  g_autoptr(NpBelief) belief = NULL;
  gint64 start;

  for (guint j = 0; j < N; j++)
    {
      x[j] = g_rand_double_range (rand, -1.0, 1.0);
      mean[j] = 1.0;
      variance[j] = 0.25;
    }
  belief = np_belief_new (N, mean, variance, 0, 0.0);
  start = g_get_monotonic_time ();
  for (guint r = 0; r < REPEATS; r++)
    {
      x[3] = r / (double) REPEATS;
      np_belief_predict (belief, x, NP_NO_TEXT, &mu, &vd);
      np_reaction_probabilities (&five, mu, vd + 0.89, 1.0, p);
      sum += np_reaction_contributions (N, x, mean, c);
      for (guint j = 0; j < N; j++)
        for (guint k = 0; k < 4; k++)
          sum += np_reaction_flip_line (mu, mean[j], -1.0, 1.0, x[j], five.cuts[k], &found);
    }
  report ("one cell again after one input changed, with every flip", g_get_monotonic_time () - start, REPEATS, "<= 0.050 ms");
  g_assert_true (isfinite (sum));
}

static void
bench_learn (GRand *rand)
{
  enum { ROWS = 100000, PARTIES = 200, ITEMS = 2000, KINDS = 10, X = 6 };
  g_autofree guint *party = g_new (guint, ROWS), *item = g_new (guint, ROWS), *kind = g_new (guint, ROWS);
  g_autofree double *day = g_new (double, ROWS), *r = g_new (double, ROWS), *x = g_new (double, ROWS * X);
  g_autofree guint8 *reaction = g_new (guint8, ROWS);
  NpLearnTable table = { ROWS, PARTIES, ITEMS, KINDS, X, 5, party, item, kind, day, r, reaction, x };
  NpLearnOptions options = NP_LEARN_OPTIONS_DEFAULT;

  for (guint i = 0; i < ROWS; i++)
    {
      int seen;

      party[i] = i % PARTIES;
      item[i] = i / PARTIES % ITEMS;
      kind[i] = item[i] % KINDS;
      day[i] = i / (PARTIES * 10);
      r[i] = 1.0;
      for (guint j = 0; j < X; j++)
        x[i * X + j] = g_rand_double_range (rand, -1.0, 1.0);
      seen = 3.5 + x[i * X] * 1.5 + (party[i] % 5 - 2.0) * 0.4 + g_rand_double_range (rand, -1.5, 1.5);
      reaction[i] = CLAMP (seen, 1, 5);
    }
  for (guint company = 0; company < 2; company++)
    {
      g_autoptr(NpLearnResult) result = NULL;
      gint64 start = g_get_monotonic_time ();

      options.company = company;
      result = np_learn (&table, &options, NULL);
      report (company ? "learn, 100,000 rows, 200 parties, with company" : "learn, 100,000 rows, 200 parties",
              g_get_monotonic_time () - start, 1, "<= 20,000 ms");
      g_assert_nonnull (result);
    }
}

int
main (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (20180717);

  bench_forecast (rand);
  bench_propagate (rand);
  bench_cell (rand);
  bench_learn (rand);
  return 0;
}
