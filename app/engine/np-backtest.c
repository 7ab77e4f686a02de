/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-backtest.h"

#include <math.h>

void
np_backtest_add (NpBacktest *self, const double *p, guint category)
{
  guint best = 0, bin;
  double cumulative = 0.0;

  g_assert (category < self->n);
  for (guint k = 0; k < self->n; k++)
    {
      double seen = k == category ? 1.0 : 0.0;

      if (p[k] > p[best])
        best = k;
      self->brier += (p[k] - seen) * (p[k] - seen);
      cumulative += p[k] - seen;
      if (k + 1 < self->n)
        self->rps += cumulative * cumulative;
    }
  self->rows++;
  /* A forecast that excluded what happened is infinitely wrong; the smallest double keeps the sum usable. */
  self->log_loss -= log (MAX (p[category], G_MINDOUBLE));
  self->hits += best == category;
  bin = CLAMP ((int) (p[best] * NP_BACKTEST_BINS), 0, NP_BACKTEST_BINS - 1);
  self->bins[bin].rows++;
  self->bins[bin].confidence += p[best];
  self->bins[bin].hits += best == category;
}

void
np_backtest_merge (NpBacktest *self, const NpBacktest *other)
{
  g_assert (self->n == other->n);
  self->rows += other->rows;
  self->log_loss += other->log_loss;
  self->brier += other->brier;
  self->rps += other->rps;
  self->hits += other->hits;
  for (guint b = 0; b < NP_BACKTEST_BINS; b++)
    {
      self->bins[b].rows += other->bins[b].rows;
      self->bins[b].confidence += other->bins[b].confidence;
      self->bins[b].hits += other->bins[b].hits;
    }
}

void
np_backtest_scores (const NpBacktest *self, NpScores *scores)
{
  double rows = MAX (self->rows, 1);

  *scores = (NpScores) { self->rows, self->log_loss / rows, self->brier / rows, self->rps / rows, self->hits / rows, 0.0 };
  for (guint b = 0; b < NP_BACKTEST_BINS; b++)
    scores->ece += fabs (self->bins[b].hits - self->bins[b].confidence) / rows;
}
