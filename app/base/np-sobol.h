/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NP_SOBOL_MAX_DIMENSIONS:
 *
 * The most dimensions a sequence may have.
 */
#define NP_SOBOL_MAX_DIMENSIONS 101

/**
 * NpSobol:
 *
 * A Sobol sequence: points that fill the unit cube far more evenly than random ones, so that 1,024 of them
 * do the work of many thousands. Immutable once made, so threads may share it, and any point can be asked for
 * by its number. The first 2^m points put exactly one into each of the 2^m equal intervals of every axis.
 *
 * Primitive polynomials are enumerated here; the initial direction numbers are those of S. Joe and F. Y. Kuo,
 * "Constructing Sobol sequences with better two-dimensional projections", SIAM J. Sci. Comput. 30 (2008)
 * 2635-2654 (doi 10.1137/070709359). Scrambling: a random lower triangular matrix over GF(2) on each axis and a
 * digital shift, J. Matousek, "On the L2-discrepancy for anchored boxes", J. Complexity 14 (1998) 527-556; it
 * keeps the evenness and removes the pattern of the first points.
 */
typedef struct _NpSobol NpSobol;

/**
 * np_sobol_new:
 * @n_dimensions: 1 ... %NP_SOBOL_MAX_DIMENSIONS
 * @seed: seed of the scrambling; 0 = the plain sequence
 *
 * Returns: (transfer full): the sequence; free with np_sobol_free()
 */
NpSobol *np_sobol_new (guint n_dimensions, guint64 seed);
void np_sobol_free (NpSobol *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpSobol, np_sobol_free)

/**
 * np_sobol_get_n_dimensions:
 * @self: a sequence
 *
 * Returns: the number of coordinates of each point
 */
guint np_sobol_get_n_dimensions (const NpSobol *self);

/**
 * np_sobol_point:
 * @self: a sequence
 * @index: number of the point, from 0
 * @point: (out caller-allocates) (array): its coordinates, each in (0, 1): the middle of a cell of width 2^-32,
 *   so that an inverse distribution function may be applied to it
 *
 * Points come in Gray code order, as in the published tables.
 */
void np_sobol_point (const NpSobol *self, guint32 index, double *point);

G_END_DECLS
