/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the benchmarks print: the machine, and per figure its time, the goal, the ratio to the last recorded run on this build and
 * the peak memory of the process so far. They never assert a time. Times are those of the processor, all threads together: what
 * else the machine does is not counted. */

/* Prints the machine; the record of the last run is read from the folder in NP_BENCH_RECORDS, when that is set. */
void np_bench_begin (const char *program);

/* Microseconds of processor time this process has taken so far. */
gint64 np_bench_now (void);

/**
 * np_bench_report:
 * @what: the figure
 * @start: np_bench_now() before
 * @repeats: how often it was done since
 * @goal: (nullable): what the document asks for, "<= 4 ms"
 *
 * Prints one line: time of one repeat.
 */
void np_bench_report (const char *what, gint64 start, guint repeats, const char *goal);

/**
 * np_bench_slices:
 * @what: the figure
 * @step: does a bounded part of something; %TRUE when all is done
 * @data: for @step
 * @goal: (nullable): for the longest step
 *
 * Does it to the end and prints two lines: all steps together, and the longest one - for so long the window would be held.
 * Of a busy machine the longest one tells little: it is counted in processor time.
 */
void np_bench_slices (const char *what, gboolean (*step) (gpointer data), gpointer data, const char *goal);

/* Keeps the times of this run for the next one. Returns: 0, the exit code of main(). */
int np_bench_end (void);

G_END_DECLS
