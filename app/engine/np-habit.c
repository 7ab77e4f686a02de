/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-habit.h"

#include <math.h>

struct _NpHabit
{
  NpHabitParams params;
  guint n_kinds;
  guint n_texts;
  double day;                /* the day up to which the party's counts have aged */
  double *party;             /* n */
  double *kinds;             /* n_kinds x n */
  double *texts;             /* n_texts x n */
};

NpHabit *
np_habit_new (const NpHabitParams *params, guint n_kinds, guint n_texts)
{
  NpHabit *self = g_new0 (NpHabit, 1);

  g_assert (params->party > 0.0 && params->kind > 0.0 && params->text > 0.0 && params->half_life > 0.0);
  self->params = *params;
  self->n_kinds = n_kinds;
  self->n_texts = n_texts;
  self->day = -INFINITY;
  self->party = g_new0 (double, params->n);
  self->kinds = g_new0 (double, (gsize) n_kinds * params->n);
  self->texts = g_new0 (double, (gsize) n_texts * params->n);
  return self;
}

void
np_habit_free (NpHabit *self)
{
  g_free (self->party);
  g_free (self->kinds);
  g_free (self->texts);
  g_free (self);
}

static void
back_off (guint n, double strength, double factor, const double *counts, double *p)
{
  double total = strength;

  for (guint k = 0; k < n; k++)
    total += factor * counts[k];
  for (guint k = 0; k < n; k++)
    p[k] = (strength * p[k] + factor * counts[k]) / total;
}

static double
ageing (const NpHabit *self, double day)
{
  return isinf (self->day) ? 1.0 : exp2 (-(day - self->day) / self->params.half_life);
}

void
np_habit_forecast (const NpHabit *self, const double *base, double day, guint kind, guint text, double *p)
{
  const NpHabitParams *q = &self->params;

  for (guint k = 0; k < q->n; k++)
    p[k] = base[k];
  back_off (q->n, q->party, ageing (self, day), self->party, p);
  if (kind < self->n_kinds)
    back_off (q->n, q->kind, 1.0, self->kinds + (gsize) kind * q->n, p);
  if (text < self->n_texts)
    back_off (q->n, q->text, 1.0, self->texts + (gsize) text * q->n, p);
}

void
np_habit_add (NpHabit *self, double day, guint kind, guint text, guint category, double weight)
{
  guint n = self->params.n;
  double count = MIN (weight, 1.0), factor = ageing (self, day);

  g_assert (category < n && weight > 0.0 && day >= self->day);
  for (guint k = 0; k < n; k++)
    self->party[k] *= factor;
  self->day = day;
  self->party[category] += count;
  if (kind < self->n_kinds)
    self->kinds[(gsize) kind * n + category] += count;
  if (text < self->n_texts)
    {
      double *counts = self->texts + (gsize) text * n;

      for (guint k = 0; k < n; k++)
        counts[k] *= self->params.text_keep;
      counts[category] += count;
    }
}

void
np_habit_weight_update (double *weight, double p_drivers, double p_habit, double share)
{
  double habit = *weight * p_habit, drivers = (1.0 - *weight) * p_drivers;

  /* Both forecasts called it impossible: nothing is learnt about which is better. */
  if (habit + drivers > 0.0)
    *weight = habit / (habit + drivers);
  *weight = (1.0 - share) * *weight + share / 2.0;
}
