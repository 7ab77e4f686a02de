/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-escalation-doubt.h"

#include <string.h>

#include "engine/np-engine-error.h"
#include "np-escalation-sample.h"

static const NpEscalationRange ranges[] = {
  { NP_ESCALATION_FIELD_RHO, USA, 1.0, 1.1 },          { NP_ESCALATION_FIELD_RHO, RUS, 0.95, 1.1 },
  { NP_ESCALATION_FIELD_ALPHA, USA, 0.6, 0.85 },       { NP_ESCALATION_FIELD_MISJUDGEMENT, RUS, 0.5, 1.1 },
  { NP_ESCALATION_FIELD_EFFECT_E, 16, 0.96, 1.0 },     { NP_ESCALATION_FIELD_CEILING, RUS, 8, 10 },
};
#define N G_N_ELEMENTS (ranges)

static void
test_draws (void)
{
  NpEscalationSetup s = sample_setup (NP_ESCALATION_THIRD, USA, 8);
  g_autofree NpEscalationResult *all = g_new (NpEscalationResult, 256);
  g_autofree NpEscalationResult *part = g_new (NpEscalationResult, 100);
  g_autofree double *values = g_new (double, 256 * N_MEASURES);
  double conflict[256], low, high;
  NpEscalationResult as_is;
  NpEscalation x;

  g_assert_true (np_escalation_ranges_check (&s, ranges, N, NULL));
  g_assert_true (np_escalation_draws (&s, ranges, N, 1, 0, 256, all, values, NULL, NULL, NULL));
  g_assert_true (np_escalation_draws (&s, ranges, N, 1, 50, 100, part, NULL, NULL, NULL, NULL));
  g_assert_cmpmem (all + 50, 100 * sizeof *part, part, 100 * sizeof *part);
  np_escalation_setup_apply (&s, G_MAXUINT, &x);
  np_escalation_solve (&x, &as_is, NULL);
  for (guint d = 0; d < 256; d++)
    conflict[d] = all[d].conflict;
  np_escalation_band (conflict, 256, &low, &high);
  g_assert_cmpfloat (low, <, as_is.conflict);
  g_assert_cmpfloat (high, >, as_is.conflict);
  /* A measure in force that only adds a channel never harms here, whatever the draw. */
  for (guint d = 0; d < 256; d++)
    g_assert_cmpfloat (values[d * N_MEASURES + C1], >, 0);
}

static void
test_band (void)
{
  double eleven[] = { 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0 }, one[] = { 3 }, two[] = { 1, 0 }, low, high;

  np_escalation_band (eleven, 11, &low, &high);
  g_assert_cmpfloat (low, ==, 1);
  g_assert_cmpfloat (high, ==, 9);
  np_escalation_band (one, 1, &low, &high);
  g_assert_cmpfloat (low, ==, 3);
  g_assert_cmpfloat (high, ==, 3);
  np_escalation_band (two, 2, &low, &high);
  g_assert_cmpfloat_with_epsilon (low, 0.1, 1e-15);
  g_assert_cmpfloat_with_epsilon (high, 0.9, 1e-15);
}

static void
test_tornado (void)
{
  NpEscalationSetup s = sample_setup (NP_ESCALATION_THIRD, USA, 8);
  NpEscalationSwing swings[N];
  NpEscalationSetup low = s;
  NpEscalation x;
  guint seen = 0;

  np_escalation_tornado (&s, ranges, N, swings);
  for (guint k = 0; k < N; k++)
    {
      seen |= 1 << swings[k].range;
      if (k > 0)
        g_assert_cmpfloat (ABS (swings[k].at_high - swings[k].at_low), <=,
                           ABS (swings[k - 1].at_high - swings[k - 1].at_low));
      /* Not in force: no swing. */
      if (swings[k].range == 4)
        g_assert_cmpfloat (swings[k].at_low, ==, swings[k].at_high);
      if (swings[k].range == 0)
        {
          low.exercise.party[USA].rho = 1.0;
          np_escalation_setup_apply (&low, G_MAXUINT, &x);
          g_assert_cmpfloat (swings[k].at_low, ==, np_escalation_conflict (&x));
        }
    }
  g_assert_cmphex (seen, ==, (1 << N) - 1);
}

/* More uncertain numbers than a sequence has dimensions: the rest stand still. */
static void
test_many (void)
{
  NpEscalationSetup s = sample_setup (NP_ESCALATION_THIRD, USA, 8);
  NpEscalationRange many[70];
  NpEscalationResult a[8], b[8];

  for (guint k = 0; k < 70; k++)
    many[k] = (NpEscalationRange) { NP_ESCALATION_FIELD_EFFECT_U, k % G_N_ELEMENTS (sample_effects), 0.1, 0.2 };
  many[69] = (NpEscalationRange) { NP_ESCALATION_FIELD_ALPHA, USA, 0.7, 0.8 };
  g_assert_true (np_escalation_draws (&s, many, 70, 3, 0, 8, a, NULL, NULL, NULL, NULL));
  g_assert_true (np_escalation_draws (&s, many, 69, 3, 0, 8, b, NULL, NULL, NULL, NULL));
  g_assert_cmpmem (a, sizeof a, b, sizeof b);
}

static gboolean
stop_later (double fraction, gpointer data)
{
  return fraction < 0.5;
}

static void
test_door (void)
{
  NpEscalationSetup s = sample_setup (NP_ESCALATION_THIRD, USA, 8);
  NpEscalationEffect broken[] = { { NP_ESCALATION_CHANNEL, 0, 3, 0.5, 1.5, 0, 0 }, { NP_ESCALATION_RESTRAINT, 99, 0, 0, 0, 0, 0.5 },
                                { NP_ESCALATION_CEILING, 0, 0, 0, 0, 0, 11 }, { NP_ESCALATION_CHANNEL, 0, 8, 0, 0, 0, 0 },
                                { NP_ESCALATION_RECIPROCITY, 0, 0, 0, 0, 0, -1 } };
  NpEscalationRange wrong[] = { { NP_ESCALATION_FIELD_RHO, USA, 1.1, 1.0 }, { NP_ESCALATION_FIELD_RHO, 3, 1, 1 },
                              { NP_ESCALATION_FIELD_ALPHA, USA, 0.5, 1.5 }, { NP_ESCALATION_FIELD_CEILING, USA, -2, 5 },
                              { NP_ESCALATION_FIELD_EFFECT_E, 17, 0, 1 } };
  g_autoptr(GError) error = NULL;
  NpEscalationResult results[8];
  double values[N_MEASURES];

  for (guint k = 0; k < G_N_ELEMENTS (broken); k++)
    {
      NpEscalationSetup t = s;

      t.n_effects = 1;
      t.effects = &broken[k];
      g_assert_false (np_escalation_setup_check (&t, &error));
      g_assert_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE);
      g_clear_error (&error);
    }
  for (guint k = 0; k < G_N_ELEMENTS (wrong); k++)
    {
      g_assert_false (np_escalation_ranges_check (&s, &wrong[k], 1, &error));
      g_assert_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE);
      g_clear_error (&error);
    }
  g_assert_false (np_escalation_draws (&s, ranges, N, 1, 0, 8, results, NULL, stop_later, NULL, &error));
  g_assert_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (np_escalation_values (&s, values, stop_later, NULL, &error));
  g_assert_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/5.4/draws", test_draws);
  g_test_add_func ("/engine/5.4/band", test_band);
  g_test_add_func ("/engine/5.4/tornado", test_tornado);
  g_test_add_func ("/engine/5.4/more-than-64", test_many);
  g_test_add_func ("/engine/5.4/door", test_door);
  return g_test_run ();
}
