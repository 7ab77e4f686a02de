/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-signal.h"

#include <math.h>

static const NpSignalLimits limits = { 0.8, 1.25 };

static void
test_read (void)
{
  static const struct { double action, answer; NpSignal signal; } rows[] = {
    { 10, 7, NP_SIGNAL_BELOW }, { 10, 8, NP_SIGNAL_IN_KIND }, { 10, 10, NP_SIGNAL_IN_KIND },
    { 4, 5, NP_SIGNAL_IN_KIND }, { 4, 6, NP_SIGNAL_ABOVE }, { 35, 0, NP_SIGNAL_BELOW },
  };

  for (guint k = 0; k < G_N_ELEMENTS (rows); k++)
    g_assert_cmpint (np_signal_read (rows[k].action, rows[k].answer, &limits), ==, rows[k].signal);
}

static void
test_summary (void)
{
  static const NpSignalPair pairs[] = {
    { 23, 23, 3 }, { 35, NAN, NAN }, { 105, 18, 14 }, { 4, 4, NAN }, { 50, 60, 4 }, { 2, 3, 5 }, { 0, 1, 1 },
  };
  NpSignalSummary summary;

  np_signal_summarise (pairs, G_N_ELEMENTS (pairs), &limits, &summary);
  g_assert_cmpuint (summary.n, ==, 5);
  g_assert_cmpuint (summary.count[NP_SIGNAL_BELOW], ==, 1);
  g_assert_cmpuint (summary.count[NP_SIGNAL_IN_KIND], ==, 3);
  g_assert_cmpuint (summary.count[NP_SIGNAL_ABOVE], ==, 1);
  g_assert_cmpfloat (summary.median_lag, ==, 4.5);
  np_signal_summarise (pairs + 1, 1, &limits, &summary);
  g_assert_cmpuint (summary.n, ==, 0);
  g_assert_true (isnan (summary.median_lag));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/5.6/read", test_read);
  g_test_add_func ("/engine/5.6/summary", test_summary);
  return g_test_run ();
}
