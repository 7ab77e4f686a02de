/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-engine-error.h"
#include "engine/np-learn.h"

#include <math.h>
#include <string.h>

#include "base/np-normal.h"

static void
test_scores (void)
{
  static const double certain[] = { 0.0, 0.0, 1.0 }, half[] = { 0.5, 0.3, 0.2 };
  NpBacktest sums = { .n = 3 }, part = { .n = 3 };
  NpScores scores;

  np_backtest_scores (&sums, &scores);
  g_assert_cmpfloat (scores.log_loss, ==, 0.0);
  np_backtest_add (&sums, certain, 2);
  np_backtest_add (&part, half, 2);
  np_backtest_merge (&sums, &part);
  np_backtest_scores (&sums, &scores);
  g_assert_cmpuint (scores.rows, ==, 2);
  g_assert_cmpfloat_with_epsilon (scores.log_loss, -log (0.2) / 2.0, 1e-15);
  g_assert_cmpfloat_with_epsilon (scores.brier, (0.25 + 0.09 + 0.64) / 2.0, 1e-15);
  g_assert_cmpfloat_with_epsilon (scores.rps, (0.25 + 0.64) / 2.0, 1e-15);
  g_assert_cmpfloat_with_epsilon (scores.accuracy, 0.5, 1e-15);
  g_assert_cmpfloat_with_epsilon (scores.ece, 0.25, 1e-15);     /* bins .5 (0 of 1) and 1.0 (1 of 1) */
  g_assert_cmpuint (sums.bins[9].rows, ==, 1);
}

typedef struct
{
  NpLearnTable table;
  guint party[600], item[600], kind[600];
  double day[600], reliability[600], x[1200];
  guint8 reaction[600];
} Data;

/* Parties with a taste for x and a fixed dislike; the table is drawn from the model itself. */
static void
make (Data *d, gsize n)
{
  double taste[4], level[4];

  for (guint p = 0; p < 4; p++)
    {
      taste[p] = p % 2 ? 1.5 : -1.0;
      level[p] = p * 0.4 - 0.6;
    }
  for (gsize i = 0; i < n; i++)
    {
      double y;

      d->party[i] = i % 4;
      d->item[i] = i / 4 % 30;
      d->kind[i] = d->item[i] % 5 == 4 ? NP_NO_KIND : d->item[i] % 3;
      d->day[i] = i / 20 * 10.0;
      d->reliability[i] = 1.0;
      d->x[2 * i] = g_test_rand_double_range (-1.0, 1.0);
      d->x[2 * i + 1] = g_test_rand_double_range (-1.0, 1.0);
      y = level[d->party[i]] + taste[d->party[i]] * d->x[2 * i] + np_normal_quantile (g_test_rand_double_range (1e-9, 1.0 - 1e-9));
      d->reaction[i] = y < -1.0 ? 1 : y < 0.5 ? 2 : 3;
    }
  d->table = (NpLearnTable) { n, 4, 30, 3, 2, 3, d->party, d->item, d->kind, d->day, d->reliability, d->reaction, d->x };
}

/* The first date is forecast from priors alone: with cuts scaled by the prior sd of y that is the pooled frequency. */
static void
test_first_date (void)
{
  g_autofree Data *d = g_new0 (Data, 1);
  NpLearnOptions options = NP_LEARN_OPTIONS_DEFAULT;
  g_autoptr(NpLearnResult) result = NULL;

  make (d, 40);
  result = np_learn (&d->table, &options, NULL);
  for (gsize i = 0; i < 20 * 3; i++)
    g_assert_cmpfloat_with_epsilon (result->p[i], 1.0 / 3.0, 1e-12);
}

/* What comes later or on the same date changes nothing: leave it away, and every forecast stays as it was. */
static void
test_prequential (void)
{
  g_autofree Data *d = g_new0 (Data, 1);
  NpLearnOptions options = NP_LEARN_OPTIONS_DEFAULT;
  g_autoptr(NpLearnResult) whole = NULL, start = NULL;

  options.company = TRUE;
  make (d, 600);
  whole = np_learn (&d->table, &options, NULL);
  for (gsize i = 300; i < 600; i++)
    d->reaction[i] = 0;
  start = np_learn (&d->table, &options, NULL);
  g_assert_cmpint (memcmp (whole->p, start->p, 320 * 3 * sizeof (double)), ==, 0);
  g_assert_cmpint (memcmp (whole->p + 900, start->p + 900, 900 * sizeof (double)), !=, 0);
  g_assert_cmpuint (start->model.rows, ==, 300);
}

/* A table made with known weights gives them back: within three of the standard deviations it states itself. */
static void
test_recovers (void)
{
  enum { ROWS = 4000, PARTIES = 2, X = 3 };
  static const double weight[PARTIES][X + 1] = { { 0.4, 1.5, -0.8, 0.0 }, { -0.3, 0.2, 1.1, 0.7 } };
  static const double cuts[] = { -1.2, -0.3, 0.5, 1.4 };
  g_autofree guint *party = g_new (guint, ROWS), *item = g_new (guint, ROWS), *kind = g_new (guint, ROWS);
  g_autofree double *day = g_new (double, ROWS), *r = g_new (double, ROWS), *x = g_new (double, ROWS * X);
  g_autofree guint8 *reaction = g_new (guint8, ROWS);
  NpLearnTable table = { ROWS, PARTIES, ROWS, 1, X, 5, party, item, kind, day, r, reaction, x };
  NpLearnOptions options = NP_LEARN_OPTIONS_DEFAULT;
  g_autoptr(GRand) random = g_rand_new_with_seed (2018);
  g_autoptr(NpLearnResult) result = NULL;

  for (guint i = 0; i < ROWS; i++)
    {
      double y = np_normal_quantile (g_rand_double_range (random, 1e-9, 1 - 1e-9));

      party[i] = i % PARTIES;
      item[i] = i;
      kind[i] = 0;
      day[i] = i;
      r[i] = 1;
      reaction[i] = 1;
      y += weight[party[i]][0];
      for (guint j = 0; j < X; j++)
        {
          x[i * X + j] = g_rand_double_range (random, -1, 1);
          y += weight[party[i]][1 + j] * x[i * X + j];
        }
      for (guint k = 0; k < 4; k++)
        reaction[i] += y > cuts[k];
    }
  options.cuts = cuts;
  options.sd_item = options.sd_kind = 0;
  result = np_learn (&table, &options, NULL);
  for (guint p = 0; p < PARTIES; p++)
    for (guint j = 0; j <= X; j++)
      {
        double sd = result->sd[p * (X + 2) + j];

        g_assert_cmpfloat (sd, <, 0.08);
        g_assert_cmpfloat_with_epsilon (result->mean[p * (X + 2) + j], weight[p][j], 3 * sd);
      }
}

static void
test_learns (void)
{
  g_autofree Data *d = g_new0 (Data, 1);
  NpLearnOptions options = NP_LEARN_OPTIONS_DEFAULT;
  g_autoptr(NpLearnResult) result = NULL;
  NpScores model, frequency, last;

  options.sd_item = 0.0;
  options.score_from = 100.0;
  make (d, 600);
  result = np_learn (&d->table, &options, NULL);
  np_backtest_scores (&result->model, &model);
  np_backtest_scores (&result->frequency, &frequency);
  np_backtest_scores (&result->last, &last);
  g_assert_cmpuint (model.rows, ==, 400);
  g_assert_cmpfloat (model.log_loss, <, frequency.log_loss);
  g_assert_cmpfloat (frequency.log_loss, <, last.log_loss);
  for (gsize i = 0; i < 600; i++)
    g_assert_cmpfloat_with_epsilon (np_reaction_at_least (3, result->p + 3 * i, 0), 1.0, 1e-12);
}

/* Two shards put together are the whole. */
static void
test_shards (void)
{
  g_autofree Data *d = g_new0 (Data, 1);
  NpLearnOptions options = NP_LEARN_OPTIONS_DEFAULT;
  g_autoptr(NpLearnResult) whole = NULL, a = NULL, b = NULL;
  NpScores one, two;

  options.company = TRUE;
  make (d, 600);
  whole = np_learn (&d->table, &options, NULL);
  options.n_shards = 2;
  a = np_learn (&d->table, &options, NULL);
  options.shard = 1;
  b = np_learn (&d->table, &options, NULL);
  for (gsize i = 0; i < 1800; i++)
    g_assert_cmpfloat (whole->p[i], ==, a->p[i] += b->p[i]);
  options.shard = 0;
  options.n_shards = 1;
  {
    g_autoptr(NpLearnResult) together = g_new0 (NpLearnResult, 1);

    together->p = g_memdup2 (a->p, 1800 * sizeof (double));
    np_learn_score (&d->table, &options, together);
    g_assert_cmpint (memcmp (&together->model, &whole->model, sizeof whole->model), ==, 0);
    g_assert_cmpint (memcmp (&together->last_same, &whole->last_same, sizeof whole->last_same), ==, 0);
  }
  np_backtest_merge (&a->model, &b->model);
  np_backtest_scores (&whole->model, &one);
  np_backtest_scores (&a->model, &two);
  g_assert_cmpfloat_with_epsilon (one.log_loss, two.log_loss, 1e-12);
  g_assert_cmpfloat_with_epsilon (one.ece, two.ece, 1e-12);
}

static gboolean
stop (double fraction, gpointer data)
{
  g_assert_true (fraction > 0.0 && fraction <= 1.0);
  return FALSE;
}

static void
test_door (void)
{
  g_autofree Data *d = g_new0 (Data, 1);
  NpLearnOptions options = NP_LEARN_OPTIONS_DEFAULT;
  g_autoptr(GError) error = NULL;

  make (d, 100);
  d->day[50] = 0.0;
  g_assert_null (np_learn (&d->table, &options, &error));
  g_assert_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE);
  g_assert_nonnull (strstr (error->message, "row 51"));
  g_clear_error (&error);
  make (d, 100);
  d->x[7] = NAN;
  g_assert_null (np_learn (&d->table, &options, &error));
  g_assert_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE);
  g_clear_error (&error);
  make (d, 100);
  options.progress = stop;
  g_assert_null (np_learn (&d->table, &options, &error));
  g_assert_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_CANCELLED);
  g_clear_error (&error);
  d->table.n_rows = 0;
  g_assert_null (np_learn (&d->table, &options, &error));
  g_assert_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_EMPTY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/1.7/scores", test_scores);
  g_test_add_func ("/engine/1.7/first-date", test_first_date);
  g_test_add_func ("/engine/1.7/prequential", test_prequential);
  g_test_add_func ("/engine/1.7/learns", test_learns);
  g_test_add_func ("/engine/1.7/recovers-weights", test_recovers);
  g_test_add_func ("/engine/1.7/shards", test_shards);
  g_test_add_func ("/engine/1.7/door", test_door);
  return g_test_run ();
}
