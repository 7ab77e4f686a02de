/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/np-sobol.h"

#include <string.h>

#include "base/np-philox.h"

#define N_BITS 32
#define MAX_DEGREE 9

struct _NpSobol
{
  guint n_dimensions;
  guint32 *directions;  /* [bit][dimension] */
  guint32 *shifts;      /* [dimension] */
};

/* m_1, m_2 ... of dimensions 2, 3 ...: as many as the degree of the polynomial (Joe and Kuo 2008). */
static const guint16 initial[NP_SOBOL_MAX_DIMENSIONS - 1][MAX_DEGREE] = {
  { 1 }, { 1, 3 }, { 1, 3, 1 }, { 1, 1, 1 }, { 1, 1, 3, 3 }, { 1, 3, 5, 13 }, { 1, 1, 5, 5, 17 },
  { 1, 1, 5, 5, 5 }, { 1, 1, 7, 11, 19 }, { 1, 1, 5, 1, 1 }, { 1, 1, 1, 3, 11 }, { 1, 3, 5, 5, 31 },
  { 1, 3, 3, 9, 7, 49 }, { 1, 1, 1, 15, 21, 21 }, { 1, 3, 1, 13, 27, 49 }, { 1, 1, 1, 15, 7, 5 },
  { 1, 3, 1, 15, 13, 25 }, { 1, 1, 5, 5, 19, 61 }, { 1, 3, 7, 11, 23, 15, 103 },
  { 1, 3, 7, 13, 13, 15, 69 }, { 1, 1, 3, 13, 7, 35, 63 }, { 1, 3, 5, 9, 1, 25, 53 },
  { 1, 3, 1, 13, 9, 35, 107 }, { 1, 3, 1, 5, 27, 61, 31 }, { 1, 1, 5, 11, 19, 41, 61 },
  { 1, 3, 5, 3, 3, 13, 69 }, { 1, 1, 7, 13, 1, 19, 1 }, { 1, 3, 7, 5, 13, 19, 59 },
  { 1, 1, 3, 9, 25, 29, 41 }, { 1, 3, 5, 13, 23, 1, 55 }, { 1, 3, 7, 3, 13, 59, 17 },
  { 1, 3, 1, 3, 5, 53, 69 }, { 1, 1, 5, 5, 23, 33, 13 }, { 1, 1, 7, 7, 1, 61, 123 },
  { 1, 1, 7, 9, 13, 61, 49 }, { 1, 3, 3, 5, 3, 55, 33 }, { 1, 3, 1, 15, 31, 13, 49, 245 },
  { 1, 3, 5, 15, 31, 59, 63, 97 }, { 1, 3, 1, 11, 11, 11, 77, 249 }, { 1, 3, 1, 11, 27, 43, 71, 9 },
  { 1, 1, 7, 15, 21, 11, 81, 45 }, { 1, 3, 7, 3, 25, 31, 65, 79 }, { 1, 3, 1, 1, 19, 11, 3, 205 },
  { 1, 1, 5, 9, 19, 21, 29, 157 }, { 1, 3, 7, 11, 1, 33, 89, 185 }, { 1, 3, 3, 3, 15, 9, 79, 71 },
  { 1, 3, 7, 11, 15, 39, 119, 27 }, { 1, 1, 3, 1, 11, 31, 97, 225 }, { 1, 1, 1, 3, 23, 43, 57, 177 },
  { 1, 3, 7, 7, 17, 17, 37, 71 }, { 1, 3, 1, 5, 27, 63, 123, 213 }, { 1, 1, 3, 5, 11, 43, 53, 133 },
  { 1, 3, 5, 5, 29, 17, 47, 173, 479 }, { 1, 3, 3, 11, 3, 1, 109, 9, 69 },
  { 1, 1, 1, 5, 17, 39, 23, 5, 343 }, { 1, 3, 1, 5, 25, 15, 31, 103, 499 },
  { 1, 1, 1, 11, 11, 17, 63, 105, 183 }, { 1, 1, 5, 11, 9, 29, 97, 231, 363 },
  { 1, 1, 5, 15, 19, 45, 41, 7, 383 }, { 1, 3, 7, 7, 31, 19, 83, 137, 221 },
  { 1, 1, 1, 3, 23, 15, 111, 223, 83 }, { 1, 1, 5, 13, 31, 15, 55, 25, 161 },
  { 1, 1, 3, 13, 25, 47, 39, 87, 257 }, { 1, 1, 1, 11, 21, 53, 125, 249, 293 },
  { 1, 1, 7, 11, 11, 7, 57, 79, 323 }, { 1, 1, 5, 5, 17, 13, 81, 3, 131 },
  { 1, 1, 7, 13, 23, 7, 65, 251, 475 }, { 1, 3, 5, 1, 9, 43, 3, 149, 11 },
  { 1, 1, 3, 13, 31, 13, 13, 255, 487 }, { 1, 3, 3, 1, 5, 63, 89, 91, 127 },
  { 1, 1, 3, 3, 1, 19, 123, 127, 237 }, { 1, 1, 5, 7, 23, 31, 37, 243, 289 },
  { 1, 1, 5, 11, 17, 53, 117, 183, 491 }, { 1, 1, 1, 5, 1, 13, 13, 209, 345 },
  { 1, 1, 3, 15, 1, 57, 115, 7, 33 }, { 1, 3, 1, 11, 7, 43, 81, 207, 175 },
  { 1, 3, 1, 1, 15, 27, 63, 255, 49 }, { 1, 3, 5, 3, 27, 61, 105, 171, 305 },
  { 1, 1, 5, 3, 1, 3, 57, 249, 149 }, { 1, 1, 3, 5, 5, 57, 15, 13, 159 },
  { 1, 1, 1, 11, 7, 11, 105, 141, 225 }, { 1, 3, 3, 5, 27, 59, 121, 101, 271 },
  { 1, 3, 5, 9, 11, 49, 51, 59, 115 }, { 1, 1, 7, 1, 23, 45, 125, 71, 419 },
  { 1, 1, 3, 5, 23, 5, 105, 109, 75 }, { 1, 1, 7, 15, 7, 11, 67, 121, 453 },
  { 1, 3, 7, 3, 9, 13, 31, 27, 449 }, { 1, 3, 1, 15, 19, 39, 39, 89, 15 },
  { 1, 1, 1, 1, 1, 33, 73, 145, 379 }, { 1, 3, 1, 15, 15, 43, 29, 13, 483 },
  { 1, 1, 7, 3, 19, 27, 85, 131, 431 }, { 1, 3, 3, 3, 5, 35, 23, 195, 349 },
  { 1, 3, 3, 7, 9, 27, 39, 59, 297 }, { 1, 1, 3, 9, 11, 17, 13, 241, 157 },
  { 1, 3, 7, 15, 25, 57, 33, 189, 213 }, { 1, 1, 7, 1, 9, 55, 73, 83, 217 },
  { 1, 3, 3, 13, 19, 27, 23, 113, 249 }, { 1, 3, 5, 3, 23, 43, 3, 253, 479 },
  { 1, 1, 5, 5, 11, 5, 45, 117, 217 }, { 1, 3, 3, 7, 29, 37, 33, 123, 147 },
};

/* x has the full order 2^degree - 1 modulo the polynomial. */
static gboolean
is_primitive (guint32 polynomial, guint degree)
{
  guint32 order = 0, power = 1;

  do
    {
      power <<= 1;
      if (power >> degree & 1)
        power ^= polynomial;
      order++;
    }
  while (power != 1);
  return order == (1u << degree) - 1;
}

/* The primitive polynomial after @polynomial, in order of degree and then of the coefficients read as a number.
 * Only odd ones: the others are divisible by x. */
static guint32
next_primitive (guint32 polynomial)
{
  do
    polynomial += 2;
  while (!is_primitive (polynomial, g_bit_storage (polynomial) - 1));
  return polynomial;
}

static void
fill_directions (guint32 *directions, guint32 polynomial, const guint16 *m)
{
  guint degree = g_bit_storage (polynomial) - 1;

  for (guint bit = 0; bit < N_BITS; bit++)
    if (bit < degree)
      directions[bit] = (guint32) m[bit] << (N_BITS - 1 - bit);
    else
      {
        guint32 value = directions[bit - degree] ^ directions[bit - degree] >> degree;

        for (guint k = 1; k < degree; k++)
          if (polynomial >> (degree - k) & 1)
            value ^= directions[bit - k];
        directions[bit] = value;
      }
}

/* Multiplies every direction number by one random lower triangular matrix with ones on the diagonal. */
static void
scramble (guint32 *directions, NpPhilox *random)
{
  guint32 rows[N_BITS];  /* from the most significant digit */

  for (guint row = 0; row < N_BITS; row++)
    {
      guint32 diagonal = 1u << (N_BITS - 1 - row);
      guint32 above = row == 0 ? 0 : ~(guint32) 0 << (N_BITS - row);

      rows[row] = diagonal | (np_philox_next (random) & above);
    }
  for (guint bit = 0; bit < N_BITS; bit++)
    {
      guint32 value = 0;

      for (guint row = 0; row < N_BITS; row++)
        {
          guint32 parity = rows[row] & directions[bit];

          for (guint shift = 16; shift > 0; shift /= 2)
            parity ^= parity >> shift;
          value = value << 1 | (parity & 1);
        }
      directions[bit] = value;
    }
}

NpSobol *
np_sobol_new (guint n_dimensions, guint64 seed)
{
  NpSobol *self;
  guint32 polynomial = 1;

  g_return_val_if_fail (n_dimensions >= 1 && n_dimensions <= NP_SOBOL_MAX_DIMENSIONS, NULL);

  self = g_new0 (NpSobol, 1);
  self->n_dimensions = n_dimensions;
  self->directions = g_new (guint32, n_dimensions * N_BITS);
  self->shifts = g_new0 (guint32, n_dimensions);
  for (guint d = 0; d < n_dimensions; d++)
    {
      guint32 directions[N_BITS];

      if (d == 0)
        for (guint bit = 0; bit < N_BITS; bit++)
          directions[bit] = 1u << (N_BITS - 1 - bit);
      else
        {
          polynomial = next_primitive (polynomial);
          fill_directions (directions, polynomial, initial[d - 1]);
        }
      if (seed != 0)
        {
          NpPhilox random;

          /* One stream per dimension: more dimensions do not change the first ones. */
          np_philox_init (&random, seed, d);
          scramble (directions, &random);
          self->shifts[d] = np_philox_next (&random);
        }
      for (guint bit = 0; bit < N_BITS; bit++)
        self->directions[bit * n_dimensions + d] = directions[bit];
    }
  return self;
}

void
np_sobol_free (NpSobol *self)
{
  if (self == NULL)
    return;
  g_free (self->directions);
  g_free (self->shifts);
  g_free (self);
}

guint
np_sobol_get_n_dimensions (const NpSobol *self)
{
  return self->n_dimensions;
}

void
np_sobol_point (const NpSobol *self, guint32 index, double *point)
{
  guint32 gray = index ^ index >> 1, x[NP_SOBOL_MAX_DIMENSIONS];
  guint n = self->n_dimensions;

  memcpy (x, self->shifts, n * sizeof *x);
  for (const guint32 *row = self->directions; gray != 0; gray >>= 1, row += n)
    if (gray & 1)
      for (guint d = 0; d < n; d++)
        x[d] ^= row[d];
  for (guint d = 0; d < n; d++)
    point[d] = ((double) x[d] + 0.5) * 0x1p-32;
}
