/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "engine/np-pressure.h"

/* The published case: the positions of every party after every round, to 0.01 of 100. */
static void
test_spatial_7x3 (void)
{
  g_autofree char *input_path = g_test_build_filename (G_TEST_DIST, "engine", "cases", "spatial-7x3", "input.csv", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "engine", "cases", "spatial-7x3",
                                                 "expected_positions.csv", NULL);
  g_autofree char *text = NULL, *expected = NULL;
  g_auto(GStrv) lines = NULL;
  double p[21], s[21], c[7];
  NpPressureInput input = { 7, 3, p, s, c };
  g_autoptr(NpPressureRounds) rounds = NULL;
  g_autoptr(GError) error = NULL;
  guint rows = 0;

  g_assert_true (g_file_get_contents (input_path, &text, NULL, &error));
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; i < 7; i++)
    {
      g_auto(GStrv) cells = g_strsplit (lines[i + 1], ",", -1);

      c[i] = g_ascii_strtod (cells[2], NULL);
      for (guint k = 0; k < 3; k++)
        {
          p[i * 3 + k] = g_ascii_strtod (cells[3 + 2 * k], NULL) / 100;
          s[i * 3 + k] = g_ascii_strtod (cells[4 + 2 * k], NULL) / 100;
        }
    }
  rounds = np_pressure_rounds_new (&input, &error);
  g_assert_no_error (error);
  g_assert_true (rounds->scale == 1.0);

  g_clear_pointer (&lines, g_strfreev);
  g_assert_true (g_file_get_contents (path, &expected, NULL, &error));
  lines = g_strsplit (expected, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++, rows++)
    {
      guint turn, actor, dim;
      g_auto(GStrv) cells = g_strsplit (lines[i], ",", -1);

      turn = (guint) g_ascii_strtoull (cells[0], NULL, 10);
      actor = (guint) g_ascii_strtoull (cells[1], NULL, 10);
      dim = (guint) g_ascii_strtoull (cells[2], NULL, 10);
      g_assert_cmpuint (turn, <, rounds->n_rounds);
      g_assert_cmpfloat_with_epsilon (100 * rounds->positions[(turn * 7 + actor) * 3 + dim],
                                      g_ascii_strtod (cells[3], NULL), 0.01);
    }
  g_assert_cmpuint (rows, ==, rounds->n_rounds * 21);
  g_assert_true (rounds->settled);
}

static void
random_input (double *p, double *s, double *c, guint n, guint k)
{
  for (guint i = 0; i < n; i++)
    {
      c[i] = g_test_rand_double_range (1, 100);
      for (guint d = 0; d < k; d++)
        {
          p[i * k + d] = g_test_rand_double ();
          s[i * k + d] = g_test_rand_double_range (0.05, 1.0) / k;
        }
    }
}

static void
test_properties (void)
{
  for (guint round = 0; round < 40; round++)
    {
      guint n = (guint) g_test_rand_int_range (2, 9), k = (guint) g_test_rand_int_range (1, 4);
      double p[40], s[40], c[10], other_p[40], other_c[10], wide_s[40];
      NpPressureInput input = { n, k, p, s, c };
      g_autoptr(NpPressureRounds) a = NULL, with = NULL, wide = NULL;

      random_input (p, s, c, n, k);
      a = np_pressure_rounds_new (&input, NULL);
      g_assert_nonnull (a);
      g_assert_cmpuint (a->n_rounds, >=, 3);
      g_assert_cmpuint (a->n_rounds, <=, NP_PRESSURE_MAX_ROUNDS + 1);
      for (gsize i = 0; i < a->n_rounds * n * k; i++)
        g_assert_true (a->positions[i] >= 0.0 && a->positions[i] <= 1.0);
      /* Where somebody has moved there are four decimals. */
      for (gsize i = n * k; i < a->n_rounds * n * k; i++)
        if (a->positions[i] != a->positions[i - n * k])
          g_assert_cmpfloat_with_epsilon (a->positions[i] * 1e4, floor (a->positions[i] * 1e4 + 0.5), 1e-8);

      /* The outermost positions never move outwards. */
      for (guint d = 0; d < k; d++)
        for (gsize r = 1; r < a->n_rounds; r++)
          {
            double before[2] = { 1, 0 }, after[2] = { 1, 0 };

            for (guint i = 0; i < n; i++)
              {
                double x = a->positions[((r - 1) * n + i) * k + d], y = a->positions[(r * n + i) * k + d];

                before[0] = MIN (before[0], x);
                before[1] = MAX (before[1], x);
                after[0] = MIN (after[0], y);
                after[1] = MAX (after[1], y);
              }
            g_assert_cmpfloat (after[0], >=, before[0] - 1e-4);
            g_assert_cmpfloat (after[1], <=, before[1] + 1e-4);
          }

      /* A party without salience keeps its place and changes nothing for the others. */
      for (guint i = 0; i < n * k; i++)
        {
          other_p[i] = p[i];
          wide_s[i] = s[i];
        }
      for (guint d = 0; d < k; d++)
        {
          other_p[n * k + d] = 0.25;
          wide_s[n * k + d] = 0.0;
        }
      for (guint i = 0; i < n; i++)
        other_c[i] = c[i];
      other_c[n] = 500;
      input = (NpPressureInput) { n + 1, k, other_p, wide_s, other_c };
      with = np_pressure_rounds_new (&input, NULL);
      g_assert_cmpuint (with->n_rounds, ==, a->n_rounds);
      for (gsize r = 0; r < a->n_rounds; r++)
        {
          for (guint i = 0; i < n * k; i++)
            g_assert_true (with->positions[r * (n + 1) * k + i] == a->positions[r * n * k + i]);
          g_assert_true (with->positions[(r * (n + 1) + n) * k] == 0.25);
        }

      /* Only the ratios of capabilities count (the small constants of the model stand in the way of more digits). */
      for (guint i = 0; i < n; i++)
        other_c[i] = 8 * c[i];
      input = (NpPressureInput) { n, k, p, s, other_c };
      g_clear_pointer (&with, np_pressure_rounds_free);
      with = np_pressure_rounds_new (&input, NULL);
      for (guint i = 0; i < n * k; i++)
        g_assert_cmpfloat_with_epsilon (with->positions[n * k + i], a->positions[n * k + i], 1.5e-4);

      /* A mirrored scale mirrors the first round. */
      for (guint i = 0; i < n * k; i++)
        other_p[i] = 1 - p[i];
      input = (NpPressureInput) { n, k, other_p, s, c };
      g_clear_pointer (&with, np_pressure_rounds_free);
      with = np_pressure_rounds_new (&input, NULL);
      for (guint i = 0; i < n * k; i++)
        g_assert_cmpfloat_with_epsilon (with->positions[n * k + i], 1 - a->positions[n * k + i], 1.5e-4);

      /* Saliences beyond one are brought back to a largest sum of one. */
      for (guint i = 0; i < n * k; i++)
        wide_s[i] = MIN (1.0, 3.0 * s[i]);
      input = (NpPressureInput) { n, k, p, wide_s, c };
      wide = np_pressure_rounds_new (&input, NULL);
      g_assert_cmpfloat (wide->scale, >=, 1.0);
      g_assert_cmpfloat (wide->scale, <=, k);
    }
}

/* All at one position: nobody presses, nobody moves; equal influence everywhere: risk 0. */
static void
test_one_position (void)
{
  double p[3] = { 0.4, 0.4, 0.4 }, s[3] = { 0.5, 0.5, 0.5 }, c[3] = { 1, 1, 1 };
  NpPressureInput input = { 3, 1, p, s, c };
  g_autoptr(NpPressureRounds) rounds = np_pressure_rounds_new (&input, NULL);

  g_assert_true (rounds->settled);
  g_assert_cmpuint (rounds->n_rounds, ==, 3);
  for (guint i = 0; i < 9; i++)
    {
      g_assert_true (rounds->positions[i] == 0.4);
      g_assert_cmpint (rounds->targets[i], ==, -1);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    double p, s, c;
    int code;
  } rows[] = {
    { 0.5, 0.0, 1.0, NP_ENGINE_ERROR_EMPTY },  { 1.5, 0.5, 1.0, NP_ENGINE_ERROR_RANGE },
    { NAN, 0.5, 1.0, NP_ENGINE_ERROR_RANGE },  { 0.5, -0.1, 1.0, NP_ENGINE_ERROR_RANGE },
    { 0.5, 0.5, -1.0, NP_ENGINE_ERROR_RANGE }, { 0.5, 0.5, INFINITY, NP_ENGINE_ERROR_RANGE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      NpPressureInput input = { 1, 1, &rows[i].p, &rows[i].s, &rows[i].c };
      g_autoptr(GError) error = NULL;

      g_assert_null (np_pressure_rounds_new (&input, &error));
      g_assert_error (error, NP_ENGINE_ERROR, rows[i].code);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/engine/B2/spatial-7x3", test_spatial_7x3);
  g_test_add_func ("/engine/B2/properties", test_properties);
  g_test_add_func ("/engine/B2/one-position", test_one_position);
  g_test_add_func ("/engine/B2/refused", test_refused);
  return g_test_run ();
}
