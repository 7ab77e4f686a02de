/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the benchmarks of the engine print: the machine, and per figure its time, the goal, the ratio to the last recorded
 * run on this build and the peak memory of the process so far. They never assert a time. */

/* Prints the machine; the record of the last run is read from the folder in NP_BENCH_RECORDS, when that is set. */
void np_bench_begin (const char *program);

/**
 * np_bench_report:
 * @what: the figure
 * @start: g_get_monotonic_time() before
 * @repeats: how often it was done since
 * @goal: (nullable): what ENGINE section 6 asks for, "<= 4 ms"
 *
 * Prints one line: time of one repeat.
 */
void np_bench_report (const char *what, gint64 start, guint repeats, const char *goal);

/* Keeps the times of this run for the next one. Returns: 0, the exit code of main(). */
int np_bench_end (void);

G_END_DECLS
