/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * np_normal_pdf:
 * @z: any number; an infinity gives 0
 *
 * Returns: the standard normal density, exp (-z^2 / 2) / sqrt (2 pi)
 */
double np_normal_pdf (double z);

/**
 * np_normal_cdf:
 * @z: any number, infinities included
 *
 * Returns: Phi (z), accurate in relative terms in the lower tail, too (by erfc)
 */
double np_normal_cdf (double z);

/**
 * np_normal_log_tail:
 * @z: any number, infinities included
 *
 * The logarithm of the upper tail, log (1 - Phi (z)). Finite for every finite @z: far out a continued fraction
 * of the Mills ratio takes over from erfc, which underflows near 38.
 *
 * Returns: a number <= 0
 */
double np_normal_log_tail (double z);

/**
 * np_normal_mass:
 * @a: lower end, may be -infinity
 * @b: upper end >= @a, may be +infinity
 *
 * Phi (b) - Phi (a) without cancellation in the tails: both ends are taken on the side where the tail is the
 * smaller number, and a window round zero is a sum of two error functions.
 *
 * Returns: 0 ... 1
 */
double np_normal_mass (double a, double b);

/**
 * NpNormalWindow:
 * @log_mass: log (Phi (b) - Phi (a))
 * @at_a: phi (a) / mass; 0 when a is -infinity
 * @at_b: phi (b) / mass; 0 when b is +infinity
 */
typedef struct
{
  double log_mass;
  double at_a;
  double at_b;
} NpNormalWindow;

/**
 * np_normal_window:
 * @a: lower end, may be -infinity
 * @b: upper end > @a, may be +infinity
 * @window: (out): mass and the two density ratios of the window
 *
 * What the moments of a normal variable cut to a window are made of, by ratios of logarithms, so that they stay
 * finite hundreds of standard deviations away from the centre.
 */
void np_normal_window (double a, double b, NpNormalWindow *window);

/**
 * np_normal_quantile:
 * @p: a probability, 0 ... 1
 *
 * Returns: z with Phi (z) = @p, to about 1e-14; -infinity for 0 and +infinity for 1
 */
double np_normal_quantile (double p);

G_END_DECLS
