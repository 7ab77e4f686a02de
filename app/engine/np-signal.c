/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-signal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

NpSignal
np_signal_read (double action, double answer, const NpSignalLimits *limits)
{
  double ratio = answer / action;

  return ratio < limits->low ? NP_SIGNAL_BELOW : ratio > limits->high ? NP_SIGNAL_ABOVE : NP_SIGNAL_IN_KIND;
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

void
np_signal_summarise (const NpSignalPair *pairs, guint n, const NpSignalLimits *limits, NpSignalSummary *summary)
{
  g_autofree double *lags = g_new (double, n + 1);
  guint n_lags = 0;

  memset (summary, 0, sizeof *summary);
  for (guint i = 0; i < n; i++)
    {
      if (!(pairs[i].action > 0 && pairs[i].answer >= 0))
        continue;
      summary->n++;
      summary->count[np_signal_read (pairs[i].action, pairs[i].answer, limits)]++;
      if (isfinite (pairs[i].lag))
        lags[n_lags++] = pairs[i].lag;
    }
  qsort (lags, n_lags, sizeof *lags, compare);
  summary->median_lag = n_lags == 0 ? NAN : (lags[(n_lags - 1) / 2] + lags[n_lags / 2]) / 2;
}
