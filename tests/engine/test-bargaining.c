/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "engine/np-bargaining.h"

static NpStake
stake (double position, double salience, double capability)
{
  return (NpStake) { NP_TRIANGLE (position), NP_TRIANGLE (salience), NP_TRIANGLE (capability) };
}

/* Emission standards 1994: ten governments, years of delay, capability = Council votes. */
static void
test_emission_standards (void)
{
  static const double rows[][3] = { /* capability, salience, position: NL BE LU DE FR IT UK IE DK GR */
    { .08, .80, 4 }, { .08, .40, 7 }, { .03, .20, 4 }, { .16, .80, 4 }, { .16, .60, 10 },
    { .16, .60, 10 }, { .16, .90, 10 }, { .05, .10, 7 }, { .05, 1.0, 4 }, { .08, .70, 7 },
  };
  NpStake stakes[10];
  NpBargainForecast f;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 10; i++)
    stakes[i] = stake (rows[i][2], rows[i][1], rows[i][0]);
  g_assert_true (np_bargain_forecast (stakes, 10, 4.0, 10.0, NP_BARGAIN_DRAWS, NP_BARGAIN_SEED, &f, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (f.compromise, 7.389955686853767, 1e-13);
  g_assert_true (f.median == 7.0);
  g_assert_cmpuint (f.n_parties, ==, 10);
}

/* The five issues of the sample dossier and its table of results. */
static void
test_sample (void)
{
  static const struct
  {
    NpStake stakes[3];
    guint n;
    double compromise, low, high, median;
    gboolean apart, humps;
  } rows[] = {
    { { { { 75, 75, 75 }, { .7, .7, .7 }, { 100, 100, 100 } }, { { 95, 95, 95 }, { .9, .9, .9 }, { 85, 85, 85 } } },
      2, 85.4, 48, 100, 95, FALSE, FALSE },
    { { { { 45, 45, 45 }, { .8, .8, .8 }, { 100, 100, 100 } }, { { 60, 60, 60 }, { .6, .6, .6 }, { 85, 85, 85 } } },
      2, 50.8, 14, 88, 45, FALSE, FALSE },
    { { { { 75, 75, 75 }, { .7, .7, .7 }, { 100, 100, 100 } }, { { 85, 85, 85 }, { .8, .8, .8 }, { 85, 85, 85 } },
        { { 60, 60, 60 }, { .8, .8, .8 }, { 85, 85, 85 } } }, 3, 73.3, 36, 100, 75, FALSE, FALSE },
    { { { { 25, 25, 25 }, { .7, .7, .7 }, { 100, 100, 100 } }, { { 85, 85, 85 }, { .7, .7, .7 }, { 85, 85, 85 } } },
      2, 52.6, 16, 90, 25, TRUE, TRUE },
    { { { { 5, 5, 5 }, { .5, .5, .5 }, { 100, 100, 100 } }, { { 90, 90, 90 }, { .6, .6, .6 }, { 85, 85, 85 } } },
      2, 47.9, 11, 85, 90, TRUE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      NpBargainForecast f;

      g_assert_true (np_bargain_forecast (rows[i].stakes, rows[i].n, 0, 100, 1024, 1, &f, NULL));
      g_assert_cmpfloat_with_epsilon (f.compromise, rows[i].compromise, 0.05);
      g_assert_cmpfloat_with_epsilon (f.band80[0], rows[i].low, 0.6);
      g_assert_cmpfloat_with_epsilon (f.band80[1], rows[i].high, 0.6);
      g_assert_cmpfloat_with_epsilon (f.band68[0], MAX (0, f.compromise - 28), 1e-12);
      g_assert_cmpfloat_with_epsilon (f.band68[1], MIN (100, f.compromise + 28), 1e-12);
      g_assert_true (f.median == rows[i].median);
      g_assert_cmpint (f.apart, ==, rows[i].apart);
      g_assert_cmpint (f.two_humped, ==, rows[i].humps);
    }
}

static void
test_humps (void)
{
  NpBargainForecast f;
  NpStake even[3] = { stake (10, .5, 40), stake (50, .5, 20), stake (90, .5, 40) };
  NpStake split[3] = { stake (10, .5, 46), stake (50, .5, 8), stake (90, .5, 46) };
  NpStake lone[2] = { stake (10, .5, 80), stake (90, .5, 20) };

  g_assert_true (np_bargain_forecast (even, 3, 0, 100, 0, 1, &f, NULL));
  g_assert_false (f.two_humped);
  g_assert_true (np_bargain_forecast (split, 3, 0, 100, 0, 1, &f, NULL));
  g_assert_true (f.two_humped);
  g_assert_false (f.apart);
  g_assert_true (np_bargain_forecast (lone, 2, 0, 100, 0, 1, &f, NULL));
  g_assert_false (f.two_humped);
}

/* Exactly half of the weight on each side: the lower of the two medians. */
static void
test_half (void)
{
  const double x[] = { 80, 20, 60, 30 }, w[] = { 1, 2, 3, 2 }, two[] = { 90, 10 };

  g_assert_true (np_bargain_median (x, w, 4) == 30);
  g_assert_true (np_bargain_median (two, w + 3, 1) == 90);
  g_assert_true (np_bargain_median (two, (double[]) { 5, 5 }, 2) == 10);
}

/* Where the doubt of the inputs is larger than the floor, the band is that of the draws. */
static void
test_band_of_draws (void)
{
  NpStake lone[1] = { { { 0, 50, 100 }, NP_TRIANGLE (0.5), NP_TRIANGLE (10) } };
  NpBargainForecast f, again;

  g_assert_cmpfloat_with_epsilon (np_triangle_quantile (&lone[0].position, 0.10), 22.3606797749979, 1e-12);
  g_assert_cmpfloat_with_epsilon (np_triangle_quantile (&lone[0].position, 0.90), 77.6393202250021, 1e-12);
  g_assert_true (np_bargain_forecast (lone, 1, 0, 100, 1024, 3, &f, NULL));
  g_assert_true (f.band80[0] == 13.0 && f.band80[1] == 87.0 && f.band68[0] == 22.0 && f.band68[1] == 78.0);

  /* Two extreme guesses with a heavy tail on one side: 80 % below 5 ... 50. */
  lone[0].position = (NpTriangle) { 0, 5, 100 };
  g_assert_true (np_bargain_forecast (lone, 1, 0, 100, 1024, 3, &f, NULL));
  g_assert_true (f.compromise == 5.0 && f.band80[0] == 0.0);
  g_assert_cmpfloat_with_epsilon (f.band80[1], np_triangle_quantile (&lone[0].position, 0.90), 0.1);
  g_assert_cmpfloat_with_epsilon (f.band68[1], np_triangle_quantile (&lone[0].position, 0.84), 0.1);
  g_assert_true (np_bargain_forecast (lone, 1, 0, 100, 1024, 3, &again, NULL));
  g_assert_true (f.band80[1] == again.band80[1] && f.band68[1] == again.band68[1]);
}

/* More numbers in doubt than the sequence has axes. */
static void
test_many_axes (void)
{
  NpStake stakes[60];
  NpBargainForecast f;

  for (guint i = 0; i < 60; i++)
    stakes[i] = (NpStake) { { i, i + 10, i + 20 }, { 0.1, 0.5, 0.9 }, { 50, 80, 100 } };
  g_assert_true (np_bargain_forecast (stakes, 60, 0, 100, 1024, 3, &f, NULL));
  g_assert_cmpfloat_with_epsilon (f.compromise, 39.5, 1e-9);
  g_assert_true (f.band80[0] == f.compromise - 37 && f.band80[1] == f.compromise + 37);
}

static void
test_refused (void)
{
  static const struct
  {
    NpStake stake;
    double low, high;
    int code;
  } rows[] = {
    { { { 50, 50, 50 }, { 0, 0, 0 }, { 100, 100, 100 } }, 0, 100, NP_ENGINE_ERROR_EMPTY },
    { { { 50, 50, 50 }, { 1, 1, 1 }, { 0, 0, 0 } }, 0, 100, NP_ENGINE_ERROR_EMPTY },
    { { { 50, 50, 50 }, { 1.1, 1.1, 1.1 }, { 1, 1, 1 } }, 0, 100, NP_ENGINE_ERROR_RANGE },
    { { { 50, 50, 50 }, { 1, 1, 1 }, { -1, 1, 1 } }, 0, 100, NP_ENGINE_ERROR_RANGE },
    { { { 50, 101, 101 }, { 1, 1, 1 }, { 1, 1, 1 } }, 0, 100, NP_ENGINE_ERROR_RANGE },
    { { { 60, 50, 70 }, { 1, 1, 1 }, { 1, 1, 1 } }, 0, 100, NP_ENGINE_ERROR_RANGE },
    { { { NAN, 50, 70 }, { 1, 1, 1 }, { 1, 1, 1 } }, 0, 100, NP_ENGINE_ERROR_RANGE },
    { { { 50, 50, 50 }, { 1, 1, 1 }, { 1, 1, INFINITY } }, 0, 100, NP_ENGINE_ERROR_RANGE },
    { { { 50, 50, 50 }, { 1, 1, 1 }, { 1, 1, 1 } }, 50, 50, NP_ENGINE_ERROR_RANGE },
    { { { 50, 50, 50 }, { 1, 1, 1 }, { 1, 1, 1 } }, NAN, 50, NP_ENGINE_ERROR_RANGE },
  };
  NpBargainForecast f;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (np_bargain_forecast (&rows[i].stake, 1, rows[i].low, rows[i].high, 16, 1, &f, &error));
      g_assert_error (error, NP_ENGINE_ERROR, rows[i].code);
    }
  g_assert_false (np_bargain_forecast (NULL, 0, 0, 100, 16, 1, &f, NULL));
}

static void
test_properties (void)
{
  for (guint round = 0; round < 300; round++)
    {
      guint n = (guint) g_test_rand_int_range (2, 12);
      double x[12], w[12], mirrored[12], scaled[12], lowest = 100, highest = 0, total = 0;
      NpStake stakes[13];
      NpBargainForecast f, g;

      for (guint i = 0; i < n; i++)
        {
          double s = g_test_rand_double_range (0.01, 1), c = g_test_rand_double_range (0.1, 100);

          x[i] = g_test_rand_double_range (0, 100);
          w[i] = s * c;
          mirrored[i] = 100 - x[i];
          scaled[i] = 7 * w[i];
          total += w[i];
          lowest = MIN (lowest, x[i]);
          highest = MAX (highest, x[i]);
          stakes[i] = stake (x[i], s, c);
        }
      g_assert_true (np_bargain_forecast (stakes, n, 0, 100, 0, 1, &f, NULL));
      g_assert_cmpfloat (f.compromise, >=, lowest - 1e-9);
      g_assert_cmpfloat (f.compromise, <=, highest + 1e-9);
      g_assert_cmpfloat_with_epsilon (f.compromise, np_bargain_compromise (x, scaled, n), 1e-9);
      g_assert_true (f.median == np_bargain_median (x, scaled, n));
      g_assert_cmpfloat_with_epsilon (100 - f.compromise, np_bargain_compromise (mirrored, w, n), 1e-9);
      g_assert_cmpfloat_with_epsilon (100 - f.median, np_bargain_median (mirrored, w, n), 1e-9);

      /* The weighted median beats every other position in a vote with intensities. */
      for (guint b = 0; b < n; b++)
        {
          double vote = 0;

          for (guint k = 0; k < n; k++)
            vote += w[k] * (fabs (x[k] - x[b]) - fabs (x[k] - f.median));
          g_assert_cmpfloat (vote, >=, -1e-9);
        }

      /* A party without salience changes nothing. */
      stakes[n] = stake (g_test_rand_double_range (0, 100), 0, 1000);
      g_assert_true (np_bargain_forecast (stakes, n + 1, 0, 100, 0, 1, &g, NULL));
      g_assert_true (g.compromise == f.compromise && g.median == f.median && g.n_parties == f.n_parties);

      /* Moving one position moves the compromise by its share of the weight. */
      x[0] += 0.5;
      g_assert_cmpfloat_with_epsilon (np_bargain_compromise (x, w, n) - f.compromise, 0.5 * w[0] / total, 1e-9);

      /* All at one position: that position. */
      for (guint i = 0; i < n; i++)
        x[i] = 42;
      g_assert_cmpfloat_with_epsilon (np_bargain_compromise (x, w, n), 42, 1e-12);
      g_assert_true (np_bargain_median (x, w, n) == 42);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/engine/B1/emission-standards", test_emission_standards);
  g_test_add_func ("/engine/B1/sample", test_sample);
  g_test_add_func ("/engine/B1/humps", test_humps);
  g_test_add_func ("/engine/B1/half", test_half);
  g_test_add_func ("/engine/B1/band-of-draws", test_band_of_draws);
  g_test_add_func ("/engine/B1/many-axes", test_many_axes);
  g_test_add_func ("/engine/B1/refused", test_refused);
  g_test_add_func ("/engine/B1/properties", test_properties);
  return g_test_run ();
}
