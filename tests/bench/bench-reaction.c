/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures for ENGINE section 6, rows 1 to 3, and for the command learn. Prints; asserts no time. */
#include "engine/np-learn.h"

#include <math.h>

#include "np-bench.h"

static const NpReactionScale five = { 5, { -1.5, -0.45, 0.45, 1.5 } };

static void
bench_forecast (GRand *rand, guint measures, guint parties, const char *goal)
{
  enum { N = 12, REPEATS = 10, MOST = 120 };
  guint cells = measures * parties;
  g_autofree double *x = g_new (double, (gsize) cells * N);
  g_autofree char *what = g_strdup_printf ("forecast %u x %u x 12, categories and contributions", measures, parties);
  double mean[MOST][N], variance[MOST][N], p[5], c[N], sum = 0.0;
  gint64 start;

  for (gsize i = 0; i < (gsize) cells * N; i++)
    x[i] = g_rand_double_range (rand, -1.0, 1.0);
  for (guint i = 0; i < parties * N; i++)
    {
      mean[i / N][i % N] = g_rand_double_range (rand, 0.0, 2.0);
      variance[i / N][i % N] = g_rand_double_range (rand, 0.04, 0.5);
    }
  start = np_bench_now ();
  for (guint r = 0; r < REPEATS; r++)
    for (guint i = 0; i < cells; i++)
      {
        const double *row = x + (gsize) i * N;
        double mu, vd;

        np_reaction_predict_diagonal (N, row, mean[i % parties], variance[i % parties], &mu, &vd);
        np_reaction_probabilities (&five, mu, vd + 0.89, 1.0, p);
        sum += np_reaction_contributions (N, row, mean[i % parties], c) + p[4];
      }
  np_bench_report (what, start, REPEATS, goal);
  g_assert_true (isfinite (sum));
}

static void
bench_propagate (GRand *rand, guint observations, const char *goal)
{
  enum { N = 16, REPEATS = 5 };
  g_autofree double *x = g_new (double, (gsize) observations * N);
  g_autofree NpObservation *o = g_new (NpObservation, observations);
  g_autofree char *what = g_strdup_printf ("EP, %u observations, 16 drivers, to convergence", observations);
  double mean[N], variance[N];
  guint sweeps = 0;
  gint64 start;

  for (guint i = 0; i < observations * N; i++)
    x[i] = i % N == 0 ? 1.0 : g_rand_double_range (rand, -1.0, 1.0);
  for (guint i = 0; i < observations; i++)
    {
      int seen = 2.5 + x[i * N + 1] * 2.0 + g_rand_double_range (rand, -1.5, 1.5);

      o[i] = (NpObservation) { x + i * N, NP_NO_TEXT, CLAMP (seen, 0, 4), 1.0 };
    }
  for (guint j = 0; j < N; j++)
    {
      mean[j] = 0.5;
      variance[j] = 0.25;
    }
  start = np_bench_now ();
  for (guint r = 0; r < REPEATS; r++)
    {
      g_autoptr(NpBelief) belief = np_belief_new (N, mean, variance, 0, 0.0);

      sweeps = np_belief_propagate (belief, &five, o, observations, NULL);
    }
  np_bench_report (what, start, REPEATS, goal);
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
  start = np_bench_now ();
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
  np_bench_report ("one cell again after one input changed, with every flip", start, REPEATS, "<= 0.050 ms");
  g_assert_true (isfinite (sum));
}

static void
bench_learn (GRand *rand, guint rows, gboolean company, const char *goal)
{
  enum { PARTIES = 200, ITEMS = 2000, KINDS = 10, X = 6 };
  g_autofree char *what = g_strdup_printf ("learn, %u rows, 200 parties%s", rows, company ? ", with company" : "");
  g_autofree guint *party = g_new (guint, rows), *item = g_new (guint, rows), *kind = g_new (guint, rows);
  g_autofree double *day = g_new (double, rows), *r = g_new (double, rows), *x = g_new (double, rows * X);
  g_autofree guint8 *reaction = g_new (guint8, rows);
  NpLearnTable table = { rows, PARTIES, ITEMS, KINDS, X, 5, party, item, kind, day, r, reaction, x };
  NpLearnOptions options = NP_LEARN_OPTIONS_DEFAULT;

  for (guint i = 0; i < rows; i++)
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
  {
    g_autoptr(NpLearnResult) result = NULL;
    gint64 start = np_bench_now ();

    options.company = company;
    result = np_learn (&table, &options, NULL);
    np_bench_report (what, start, 1, goal);
    g_assert_nonnull (result);
  }
}

int
main (void)
{
  static const guint measures[] = { 50, 200, 500, 2000 }, parties[] = { 5, 15, 60, 120 };
  static const guint observations[] = { 250, 500, 1000, 2000, 4000, 8000 }, rows[] = { 10000, 30000, 100000 };
  g_autoptr(GRand) rand = g_rand_new_with_seed (20180717);

  np_bench_begin ("bench-reaction");
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    bench_forecast (rand, measures[i], 30, measures[i] == 500 ? "<= 4 ms" : NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parties); i++)
    bench_forecast (rand, 500, parties[i], NULL);
  for (guint i = 0; i < G_N_ELEMENTS (observations); i++)
    bench_propagate (rand, observations[i], observations[i] == 2000 ? "<= 40 ms" : NULL);
  bench_cell (rand);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    bench_learn (rand, rows[i], FALSE, rows[i] == 100000 ? "<= 20,000 ms" : NULL);
  bench_learn (rand, 100000, TRUE, "<= 20,000 ms");
  return np_bench_end ();
}
