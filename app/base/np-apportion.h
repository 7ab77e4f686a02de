/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * np_apportion:
 * @values: (array length=n): finite numbers of any sign
 * @n: how many
 * @step: the size of one printed unit, > 0 (0.01 for two decimals)
 * @units: (out caller-allocates) (array length=n): @values in whole steps
 *
 * Rounds numbers so that what is printed adds up: the sum of @units is the sum of @values rounded to a step.
 * Largest remainder: everything is rounded down, then the steps that are missing go to the largest remainders,
 * of equal ones to the first. Every number moves by less than one step.
 *
 * Returns: the sum of @units
 */
gint64 np_apportion (const double *values, gsize n, double step, gint64 *units);

G_END_DECLS
