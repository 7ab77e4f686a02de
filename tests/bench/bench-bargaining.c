/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures for the budgets of bargaining and packages, with their growth. */
#include "base/np-philox.h"
#include "engine/np-bargaining.h"
#include "engine/np-exchange.h"
#include "engine/np-package-choice.h"
#include "engine/np-pressure.h"
#include "np-bench.h"

static void
bench_compromise (NpPhilox *random)
{
  NpStake stakes[30];
  NpBargainForecast forecast;
  gint64 start;

  for (guint i = 0; i < 30; i++)
    {
      double x = np_philox_uniform (random) * 80, s = np_philox_uniform (random) * 0.8, c = np_philox_uniform (random) * 80;

      stakes[i] = (NpStake) { { x, x + 10, x + 20 }, { s, s + 0.1, s + 0.2 }, { c, c + 10, c + 20 } };
    }
  start = np_bench_now ();
  for (guint r = 0; r < 1000; r++)
    g_assert_true (np_bargain_forecast (stakes, 30, 0, 100, 0, 1, &forecast, NULL));
  np_bench_report ("one issue, 30 parties: compromise, median, floors", start, 1000, "< 1 ms");
  start = np_bench_now ();
  for (guint r = 0; r < 20; r++)
    g_assert_true (np_bargain_forecast (stakes, 30, 0, 100, 1024, 1, &forecast, NULL));
  np_bench_report ("  with 1,024 draws of 90 numbers in doubt", start, 20, "");
  start = np_bench_now ();
  for (guint k = 0; k < 50; k++)
    g_assert_true (np_bargain_forecast (stakes, 10, 0, 100, 10000, 1, &forecast, NULL));
  np_bench_report ("10,000 draws x 50 issues, 10 parties, 30 in doubt", start, 1, "< 1000 ms");
}

static void
bench_pressure (NpPhilox *random)
{
  static const guint sizes[][2] = { { 7, 3 }, { 15, 3 }, { 30, 1 }, { 30, 3 }, { 30, 50 }, { 60, 3 } };

  for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      guint n = sizes[k][0], issues = sizes[k][1];
      g_autofree double *p = g_new (double, n * issues), *s = g_new (double, n * issues), *c = g_new (double, n);
      NpPressureInput input = { n, issues, p, s, c };
      g_autoptr(NpPressureRounds) rounds = NULL;
      g_autofree char *what = NULL;
      gint64 start;

      for (guint i = 0; i < n * issues; i++)
        {
          p[i] = np_philox_uniform (random);
          s[i] = np_philox_uniform (random) / issues;
        }
      for (guint i = 0; i < n; i++)
        c[i] = 10 + 90 * np_philox_uniform (random);
      start = np_bench_now ();
      rounds = np_pressure_rounds_new (&input, NULL);
      what = g_strdup_printf ("pressure rounds, %u parties, %u issues (%u rounds)", n, issues, (guint) rounds->n_rounds - 1);
      np_bench_report (what, start, 1, n == 30 ? "< 50 ms" : "");
    }
}

static void
bench_exchange (NpPhilox *random)
{
  static const guint sizes[][2] = { { 5, 10 }, { 10, 20 }, { 20, 30 }, { 30, 50 }, { 60, 50 } };

  for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      guint n = sizes[k][0], issues = sizes[k][1];
      g_autofree double *x = g_new (double, n * issues), *s = g_new (double, n * issues), *c = g_new (double, n * issues);
      NpExchangeInput input = { n, issues, x, s, c };
      g_autoptr(NpExchangeRound) round = NULL;
      g_autofree char *what = NULL;
      gint64 start;

      for (guint i = 0; i < n * issues; i++)
        {
          x[i] = np_philox_uniform (random) * 100;
          s[i] = np_philox_uniform (random);
          c[i] = 10 + 90 * np_philox_uniform (random);
        }
      start = np_bench_now ();
      round = np_exchange_round_new (&input, NULL);
      what = g_strdup_printf ("exchange, %u x %u (%" G_GUINT64_FORMAT " possible, %u made)", n, issues, round->potential,
                              round->n_exchanges);
      np_bench_report (what, start, 1, n == 30 ? "< 2000 ms" : "");
    }
}

static void
random_issues (NpPhilox *random, NpPackageIssue *issues, gint32 *worths, guint n, guint options, guint n_parties,
               gboolean opposed)
{
  for (guint i = 0; i < n; i++)
    {
      issues[i] = (NpPackageIssue) { options, worths, G_MAXUINT64 };
      for (guint v = 0; v < options; v++)
        for (guint p = 0; p < n_parties; p++)
          {
            gint32 worth = (gint32) np_philox_below (random, 1001);

            *worths++ = v == 0 ? 0 : !opposed ? worth - 400 : p == 0 ? worth : -worth;
          }
    }
}

static void
bench_packages (NpPhilox *random)
{
  static const struct
  {
    guint n, options, n_parties;
    gboolean opposed;
    const char *goal;
  } sizes[] = {
    { 10, 4, 2, FALSE, "" },  { 20, 4, 2, FALSE, "" }, { 30, 4, 2, FALSE, "<= 2 ms" }, { 60, 4, 2, FALSE, "" }, { 120, 4, 2, FALSE, "" },
    { 50, 2, 2, FALSE, "" },  { 100, 2, 2, FALSE, "<= 20 ms" }, { 200, 2, 2, FALSE, "" }, { 8, 4, 3, FALSE, "" }, { 12, 4, 3, FALSE, "" },
    { 10, 4, 2, TRUE, "" }, { 20, 4, 2, TRUE, "" }, { 30, 4, 2, TRUE, "<= 2 ms" }, { 60, 4, 2, TRUE, "" },
    { 50, 2, 2, TRUE, "" }, { 100, 2, 2, TRUE, "<= 20 ms" },
  };
  gint32 worths[200 * 4 * 3];
  NpPackageIssue issues[200];

  for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      NpPackageInput input = { sizes[k].n_parties, sizes[k].n, issues };
      g_autofree char *what = NULL;
      guint n_points = 0, repeats = sizes[k].n > 60 || sizes[k].n_parties == 3 ? 1 : 20;
      gint64 start;

      random_issues (random, issues, worths, sizes[k].n, sizes[k].options, sizes[k].n_parties,
                     sizes[k].opposed);
      start = np_bench_now ();
      for (guint r = 0; r < repeats; r++)
        {
          g_autoptr(NpPackageFrontier) frontier = np_package_frontier_new (&input, NULL);

          if (frontier != NULL)
            np_package_frontier_get_points (frontier, &n_points);
        }
      what = g_strdup_printf ("packages %u^%u, %u parties%s (%u efficient)", sizes[k].options, sizes[k].n,
                              sizes[k].n_parties, sizes[k].opposed ? ", opposed" : "", n_points);
      np_bench_report (what, start, repeats, sizes[k].goal);
    }
}

static void
bench_doubt (NpPhilox *random)
{
  gint32 worths[13 * 4 * 2];
  NpPackageIssue issues[13];
  NpPackageInput input = { 2, 13, issues };
  guint8 candidates[20 * 13] = { 0 };
  double low[13], high[13];
  NpPackageDoubt doubt = { low, high, { 0, 0 }, { 500, 500 }, NP_PACKAGE_DRAWS, NP_PACKAGE_SEED };
  NpPackageChances chances[20];
  gint64 start;

  for (guint i = 0; i < 13; i++)
    {
      low[i] = 0.5;
      high[i] = 1.5;
    }
  random_issues (random, issues, worths, 13, 4, 2, FALSE);
  start = np_bench_now ();
  g_assert_true (np_package_doubt (&input, &doubt, candidates, 20, chances, NULL, NULL));
  np_bench_report ("uncertain counterpart, 4^13, per draw of 1,000", start, NP_PACKAGE_DRAWS, "< 1 ms");
}

int
main (void)
{
  NpPhilox random;

  np_bench_begin ("bench-bargaining");
  np_philox_init (&random, 1994, 0);
  bench_compromise (&random);
  bench_pressure (&random);
  bench_packages (&random);
  bench_doubt (&random);
  bench_exchange (&random);
  return np_bench_end ();
}
