/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NpEngineProgress:
 * @fraction: how much of the work is done, 0 ... 1, never falling
 * @data: the caller's
 *
 * Called now and then during long work, in the thread that does it. A %NULL function means: go on to the end.
 *
 * Returns: %FALSE to stop; the work then ends with %NP_ENGINE_ERROR_CANCELLED
 */
typedef gboolean (*NpEngineProgress) (double fraction, gpointer data);

/* How work has gone so far; { 0 } before it. Private but for its size. */
typedef struct
{
  gboolean runs;
  gint64 since;
  double from;
  double last;
} NpEngineClock;

/**
 * np_engine_clock_left:
 * @self: a clock of this work
 * @fraction: how much is done; when it falls, another piece of work has begun and the clock with it
 * @now: microseconds of a clock that never goes back
 *
 * What is left at the speed measured so far, which is that of this machine with all else it does.
 *
 * Returns: seconds; NaN in the first two seconds or before a hundredth is done
 */
double np_engine_clock_left (NpEngineClock *self, double fraction, gint64 now);

G_END_DECLS
