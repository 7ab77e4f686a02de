/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NpSignal:
 * @NP_SIGNAL_BELOW: less than was done to it: an offer to stop
 * @NP_SIGNAL_IN_KIND: as much
 * @NP_SIGNAL_ABOVE: more: a step up
 *
 * How an answer reads beside the act it answers, on the same scale (for expulsions: heads).
 */
typedef enum
{
  NP_SIGNAL_BELOW,
  NP_SIGNAL_IN_KIND,
  NP_SIGNAL_ABOVE,
} NpSignal;

#define NP_SIGNAL_N 3

/**
 * NpSignalLimits:
 * @low: ratios below it are "below measure" (0.8 where the user set nothing)
 * @high: ratios above it are "above measure" (1.25); not below @low
 */
typedef struct
{
  double low, high;
} NpSignalLimits;

/**
 * np_signal_read:
 * @action: what was done, above 0
 * @answer: what was done in return, 0 or more
 * @limits: where "in kind" begins and ends; the limits themselves are in kind
 *
 * Returns: the reading of @answer / @action
 */
NpSignal np_signal_read (double action, double answer, const NpSignalLimits *limits);

/**
 * NpSignalPair:
 * @action: what was done, above 0
 * @answer: what was done in return; NaN when no answer is known
 * @lag: days between them; NaN when not known
 */
typedef struct
{
  double action, answer, lag;
} NpSignalPair;

/**
 * NpSignalSummary:
 * @n: number of pairs with both numbers
 * @count: of these, by reading
 * @median_lag: median of the known lags of these, days; NaN when there are none
 */
typedef struct
{
  guint n;
  guint count[NP_SIGNAL_N];
  double median_lag;
} NpSignalSummary;

/**
 * np_signal_summarise:
 * @pairs: (array length=n): a table of actions and answers
 * @n: its rows
 * @limits: see np_signal_read()
 * @summary: (out caller-allocates): how answers went in the past
 *
 * Rows without an answer, or without a number, are passed over: the table says what is known, nothing is invented.
 */
void np_signal_summarise (const NpSignalPair *pairs, guint n, const NpSignalLimits *limits, NpSignalSummary *summary);

G_END_DECLS
