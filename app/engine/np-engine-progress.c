/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-engine-progress.h"

#include <math.h>

/* Before that much time and work the rest is anybody's guess. */
#define LEAST_SECONDS 2.0
#define LEAST_WORK 0.01

double
np_engine_clock_left (NpEngineClock *self, double fraction, gint64 now)
{
  double seconds, work;

  if (!self->runs || fraction < self->last)
    *self = (NpEngineClock) { TRUE, now, fraction, fraction };
  self->last = fraction;
  seconds = (double) (now - self->since) / G_USEC_PER_SEC;
  work = fraction - self->from;
  if (seconds < LEAST_SECONDS || !(work >= LEAST_WORK))
    return NAN;
  return seconds * MAX (0.0, 1.0 - fraction) / work;
}
