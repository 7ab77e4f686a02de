/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures for ENGINE section 6, the rows on stability and exercise. Prints; asserts no time. */
#include "engine/np-escalation-doubt.h"
#include "engine/np-stability-paths.h"
#include "np-bench.h"

/* @n options dealt out to @parties, everything feasible, random utilities. */
static NpStabilityModel *
model_new (GRand *random, guint parties, guint n)
{
  NpStabilityOption options[NP_STABILITY_MAX_OPTIONS];
  NpStabilityModel *m;
  guint32 states;

  for (guint k = 0; k < n; k++)
    options[k] = (NpStabilityOption) { k * parties / n, NP_STABILITY_BOTH };
  m = np_stability_model_new (parties, options, n, NULL, 0, NULL, NULL, NULL);
  states = np_stability_model_get_n_states (m);
  for (guint i = 0; i < parties; i++)
    {
      g_autofree double *u = g_new (double, states);

      for (guint32 s = 0; s < states; s++)
        u[s] = g_rand_int_range (random, 0, states);
      np_stability_model_value (m, i, u, 0, NULL);
    }
  return m;
}

static void
bench_stability (GRand *random, guint parties, guint n, const char *goal)
{
  g_autofree char *what = g_strdup_printf ("stability, %u parties, %u options, four notions", parties, n);
  guint repeats = n <= 10 ? 50 : 1;
  g_autoptr(NpStabilityModel) m = model_new (random, parties, n);
  double seconds;
  guint64 bytes;
  gint64 start = np_bench_now ();

  for (guint r = 0; r < repeats; r++)
    {
      g_autoptr(NpStabilityVerdicts) v = np_stability_solve (m, FALSE, NULL, NULL, NULL);

      g_assert_nonnull (v);
    }
  np_bench_report (what, start, repeats, goal);
  np_stability_model_predict (m, &seconds, &bytes);
  g_print ("   (predicted %.3f ms, %.1f MB)\n", seconds * 1000, bytes / 1048576.0);
}

static void
bench_sensitivity (GRand *random)
{
  g_autoptr(NpStabilityModel) m = model_new (random, 3, 7);
  gint64 start = np_bench_now ();
  guint trials;
  g_autoptr(GArray) kills = np_stability_sensitivity (m, 7, &trials, NULL, NULL, NULL);

  np_bench_report ("stability, 128 states: every swap of neighbours", start, 1, NULL);
  g_assert_nonnull (kills);
}

static NpEscalationSetup
setup_new (GRand *random, guint parties, const NpEscalationEffect *effects, guint n_effects, const gboolean *in_force)
{
  NpEscalationSetup s = { .n_measures = n_effects, .in_force = in_force, .n_effects = n_effects, .effects = effects };

  s.exercise = (NpEscalation) { .n_parties = parties, .top = 10, .author = NP_ESCALATION_THIRD, .first = 8,
                                .horizon = 30, .threshold = 9 };
  for (guint k = 1; k <= 10; k++)
    s.exercise.rung[k] = (NpEscalationRung) { k < 4 ? 1 : k < 7 ? 0 : k < 9 ? 2 : 3, k > 8 || (k > 3 && k < 7) };
  for (guint i = 0; i < parties; i++)
    s.exercise.party[i] = (NpEscalationParty) { g_rand_double_range (random, 0.9, 1.1), -0.06, 0.34,
                                                { 0.03, 0.75, 0.5, 0.03 }, 0.7, 0.8, 0, 10, (i + 1) % parties };
  return s;
}

static void
bench_chain (GRand *random, guint parties, const char *goal)
{
  enum { REPEATS = 100 };
  g_autofree char *what = g_strdup_printf ("exercise, %u parties, 11 rungs, 30 turns, all results", parties);
  NpEscalationSetup s = setup_new (random, parties, NULL, 0, NULL);
  NpEscalationResult result;
  NpEscalationTurn turns[31];
  gint64 start = np_bench_now ();

  for (guint r = 0; r < REPEATS; r++)
    np_escalation_solve (&s.exercise, &result, turns);
  np_bench_report (what, start, REPEATS, goal);
}

/* A channel each, the first four of them in force. */
static void
bench_measures (GRand *random, guint measures)
{
  g_autofree char *what = g_strdup_printf ("exercise, stabilising values of %u measures", measures);
  g_autofree NpEscalationEffect *effects = g_new0 (NpEscalationEffect, measures);
  g_autofree gboolean *in_force = g_new0 (gboolean, measures);
  g_autofree double *values = g_new (double, measures);
  NpEscalationSetup s;
  gint64 start;

  for (guint k = 0; k < measures; k++)
    {
      effects[k] = (NpEscalationEffect) { NP_ESCALATION_CHANNEL, k, 1 << k % 4 | 1 << (k + 1) % 4, 0.1, 0.3, 0.3, 0 };
      in_force[k] = k < 4;
    }
  s = setup_new (random, 4, effects, measures, in_force);
  start = np_bench_now ();
  np_escalation_values (&s, values, NULL, NULL, NULL);
  np_bench_report (what, start, 1, NULL);
}

static void
bench_draws (GRand *random, guint draws, const char *goal)
{
  enum { MEASURES = 12, RANGES = 20 };
  g_autofree char *what = g_strdup_printf ("exercise, %u Sobol draws of 20 numbers", draws);
  g_autofree NpEscalationResult *results = g_new (NpEscalationResult, draws);
  NpEscalationEffect effects[MEASURES];
  gboolean in_force[MEASURES];
  NpEscalationRange ranges[RANGES];
  NpEscalationSetup s;
  gint64 start;

  for (guint k = 0; k < MEASURES; k++)
    {
      effects[k] = (NpEscalationEffect) { NP_ESCALATION_CHANNEL, k, 1 << k % 4 | 1 << (k + 1) % 4, 0.1, 0.3, 0.3, 0 };
      in_force[k] = k < 4;
    }
  s = setup_new (random, 4, effects, MEASURES, in_force);
  for (guint k = 0; k < RANGES; k++)
    ranges[k] = k < 4 ? (NpEscalationRange) { NP_ESCALATION_FIELD_RHO, k, 0.9, 1.1 }
                      : k < 8 ? (NpEscalationRange) { NP_ESCALATION_FIELD_ALPHA, k - 4, 0.5, 0.9 }
                              : (NpEscalationRange) { NP_ESCALATION_FIELD_EFFECT_U, k - 8, 0.05, 0.2 };
  start = np_bench_now ();
  g_assert_true (np_escalation_draws (&s, ranges, RANGES, 1, 0, draws, results, NULL, NULL, NULL, NULL));
  np_bench_report (what, start, 1, goal);
}

int
main (int argc, char **argv)
{
  static const guint draws[] = { 128, 256, 512, 1024 }, measures[] = { 10, 50, 200, 500 };
  static const guint options[] = { 6, 8, 10, 12, 14, 16 };
  g_autoptr(GRand) random = g_rand_new_with_seed (20180717);

  np_bench_begin ("bench-situations");
  for (guint parties = 2; parties <= 8; parties += 2)
    bench_chain (random, parties, parties == 4 ? "<= 1 ms" : NULL);
  for (guint i = 0; i < G_N_ELEMENTS (draws); i++)
    bench_draws (random, draws[i], draws[i] == 1024 ? "<= 600 ms" : NULL);
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    bench_measures (random, measures[i]);
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    bench_stability (random, 3, options[i], options[i] == 10 ? "<= 20 ms" : options[i] == 16 ? "<= 10,000 ms" : NULL);
  bench_sensitivity (random);
  bench_stability (random, 2, 16, "<= 10,000 ms");
  bench_stability (random, 5, 16, "<= 10,000 ms");
  bench_stability (random, 8, 16, "<= 10,000 ms");
  /* The limit takes a minute and half a gigabyte: only when asked for. */
  if (argc > 1 && g_str_equal (argv[1], "--limit"))
    bench_stability (random, 3, 22, NULL);
  return np_bench_end ();
}
