/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-stake-table.h"

#include <math.h>
#include <string.h>

NpStakeTable *
np_stake_table_new (guint n_parties, guint n_issues)
{
  NpStakeTable *self = g_new0 (NpStakeTable, 1);
  gsize cells = (gsize) n_parties * n_issues;

  self->n_parties = n_parties;
  self->n_issues = n_issues;
  self->parties = g_new0 (char *, n_parties + 1);
  self->issues = g_new0 (char *, n_issues + 1);
  self->low = g_new0 (double, n_issues);
  self->high = g_new (double, n_issues);
  for (guint k = 0; k < n_issues; k++)
    self->high[k] = 100.0;
  self->known = g_new0 (gboolean, cells);
  self->stakes = g_new0 (NpStake, cells);
  return self;
}

void
np_stake_table_free (NpStakeTable *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->parties);
  g_strfreev (self->issues);
  g_free (self->low);
  g_free (self->high);
  g_free (self->known);
  g_free (self->stakes);
  g_free (self);
}

gboolean
np_stake_table_forecast (const NpStakeTable *self, guint issue, guint n_draws, guint64 seed,
                         NpBargainForecast *forecast, GError **error)
{
  g_autofree NpStake *stakes = g_new (NpStake, self->n_parties);
  gsize n = 0;

  for (guint i = 0; i < self->n_parties; i++)
    if (self->known[i * self->n_issues + issue])
      stakes[n++] = self->stakes[i * self->n_issues + issue];
  return np_bargain_forecast (stakes, n, self->low[issue], self->high[issue], n_draws, seed, forecast, error);
}

/* The compromise of an issue, or its middle when nobody has weight. */
static double
neutral_position (const NpStakeTable *self, guint issue)
{
  NpBargainForecast forecast;

  if (np_stake_table_forecast (self, issue, 0, 1, &forecast, NULL))
    return forecast.compromise;
  return (self->low[issue] + self->high[issue]) / 2.0;
}

NpPressureRounds *
np_stake_table_pressure (const NpStakeTable *self, GError **error)
{
  gsize n = self->n_issues, cells = self->n_parties * n;
  g_autofree double *p = g_new (double, cells), *s = g_new0 (double, cells), *c = g_new0 (double, self->n_parties);
  NpPressureInput input = { self->n_parties, n, p, s, c };
  NpPressureRounds *rounds;

  for (gsize k = 0; k < n; k++)
    {
      double neutral = neutral_position (self, (guint) k);

      for (gsize i = 0; i < self->n_parties; i++)
        {
          const NpStake *stake = &self->stakes[i * n + k];
          double x = self->known[i * n + k] ? stake->position.mode : neutral;

          p[i * n + k] = (x - self->low[k]) / (self->high[k] - self->low[k]);
          if (self->known[i * n + k])
            s[i * n + k] = stake->salience.mode;
        }
    }
  for (gsize i = 0; i < self->n_parties; i++)
    {
      guint n_known = 0;

      for (gsize k = 0; k < n; k++)
        if (self->known[i * n + k])
          {
            c[i] += self->stakes[i * n + k].capability.mode;
            n_known++;
          }
      c[i] /= MAX (1, n_known);
    }
  rounds = np_pressure_rounds_new (&input, error);
  for (gsize at = 0; rounds != NULL && at < rounds->n_rounds * cells; at++)
    {
      gsize k = at % n;

      rounds->positions[at] = self->low[k] + rounds->positions[at] * (self->high[k] - self->low[k]);
    }
  return rounds;
}

void
np_stake_table_exchange (const NpStakeTable *self, NpExchangeInput *input)
{
  gsize n = self->n_issues, cells = self->n_parties * n;
  double *x = g_new (double, cells), *s = g_new0 (double, cells), *c = g_new0 (double, cells);

  for (gsize k = 0; k < n; k++)
    for (gsize i = 0; i < self->n_parties; i++)
      {
        const NpStake *stake = &self->stakes[i * n + k];

        x[i * n + k] = 50.0;
        if (!self->known[i * n + k])
          continue;
        /* Rounding must not carry an end of the scale past 0 or 100. */
        x[i * n + k] = CLAMP (100.0 * (stake->position.mode - self->low[k]) / (self->high[k] - self->low[k]), 0.0, 100.0);
        s[i * n + k] = stake->salience.mode;
        c[i * n + k] = stake->capability.mode;
      }
  memset (input, 0, sizeof *input);
  input->n_parties = self->n_parties;
  input->n_issues = self->n_issues;
  input->positions = x;
  input->saliences = s;
  input->capabilities = c;
}

void
np_stake_table_clear_exchange (NpExchangeInput *input)
{
  g_free ((gpointer) input->positions);
  g_free ((gpointer) input->saliences);
  g_free ((gpointer) input->capabilities);
  memset (input, 0, sizeof *input);
}
