/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures for ENGINE section 6, the rows on stability and exercise. Prints; asserts no time. */
#include <sys/resource.h>

#include "engine/np-escalation-doubt.h"
#include "engine/np-stability-paths.h"

static double
peak_megabytes (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024.0;
}

static void
report (const char *what, gint64 microseconds, guint repeats, const char *goal)
{
  g_print ("%-58s %10.3f ms   goal %-11s %6.1f MB so far\n", what, microseconds / 1000.0 / repeats, goal,
           peak_megabytes ());
}

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
bench_stability (GRand *random, const char *what, guint parties, guint n, guint repeats, const char *goal)
{
  g_autoptr(NpStabilityModel) m = model_new (random, parties, n);
  double seconds;
  guint64 bytes;
  gint64 start = g_get_monotonic_time ();

  for (guint r = 0; r < repeats; r++)
    {
      g_autoptr(NpStabilityVerdicts) v = np_stability_solve (m, FALSE, NULL, NULL, NULL);

      g_assert_nonnull (v);
    }
  report (what, g_get_monotonic_time () - start, repeats, goal);
  np_stability_model_predict (m, &seconds, &bytes);
  g_print ("   (predicted %.3f ms, %.1f MB)\n", seconds * 1000, bytes / 1048576.0);
}

static void
bench_sensitivity (GRand *random)
{
  g_autoptr(NpStabilityModel) m = model_new (random, 3, 7);
  gint64 start = g_get_monotonic_time ();
  guint trials;
  g_autoptr(GArray) kills = np_stability_sensitivity (m, 7, &trials, NULL, NULL, NULL);

  report ("stability, 128 states: every swap of neighbours", g_get_monotonic_time () - start, 1, "-");
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
bench_escalation (GRand *random)
{
  enum { MEASURES = 500, REPEATS = 100, RANGES = 20 };
  g_autofree NpEscalationEffect *effects = g_new0 (NpEscalationEffect, MEASURES);
  g_autofree gboolean *in_force = g_new0 (gboolean, MEASURES);
  g_autofree NpEscalationResult *results = g_new (NpEscalationResult, NP_ESCALATION_DRAWS);
  g_autofree double *values = g_new (double, MEASURES);
  NpEscalationRange ranges[RANGES];
  NpEscalationResult result;
  NpEscalationTurn turns[31];
  NpEscalationSetup s;
  NpEscalation x;
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
  np_escalation_setup_apply (&s, G_MAXUINT, &x);
  start = g_get_monotonic_time ();
  for (guint r = 0; r < REPEATS; r++)
    np_escalation_solve (&x, &result, turns);
  report ("exercise, 4 parties, 11 rungs, 30 turns, all results", g_get_monotonic_time () - start, REPEATS, "<= 1 ms");
  start = g_get_monotonic_time ();
  np_escalation_draws (&s, ranges, RANGES, 1, 0, NP_ESCALATION_DRAWS, results, NULL, NULL, NULL, NULL);
  report ("exercise, 1,024 Sobol draws of 20 numbers", g_get_monotonic_time () - start, 1, "<= 600 ms");
  start = g_get_monotonic_time ();
  np_escalation_values (&s, values, NULL, NULL, NULL);
  report ("exercise, stabilising values of 500 measures", g_get_monotonic_time () - start, 1, "-");
}

int
main (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20180717);

  bench_escalation (random);
  bench_stability (random, "stability, 3 parties, 10 options, four notions", 3, 10, 50, "<= 20 ms");
  bench_sensitivity (random);
  bench_stability (random, "stability, 3 parties, 2^16 states", 3, 16, 1, "<= 10,000 ms");
  bench_stability (random, "stability, 2 parties, 2^16 states", 2, 16, 1, "<= 10,000 ms");
  bench_stability (random, "stability, 8 parties, 2^16 states", 8, 16, 1, "<= 10,000 ms");
  return 0;
}
