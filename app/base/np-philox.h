/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NpPhilox:
 * @key: the seed, as two words
 * @counter: number of the next block; the stream is in words 2 and 3
 * @block: the words of the current block
 * @used: how many of them have been handed out
 *
 * Philox4x32-10, a counter-based generator: block number n of stream s under a seed is a fixed function of
 * (seed, s, n), the same on every machine and in every thread. Plain data on the stack; nothing to free.
 *
 * Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3",
 * SC'11 (doi 10.1145/2063384.2063405).
 */
typedef struct
{
  guint32 key[2];
  guint32 counter[4];
  guint32 block[4];
  guint used;
} NpPhilox;

/**
 * np_philox_block:
 * @counter: (array fixed-size=4): block number
 * @key: (array fixed-size=2): seed
 * @block: (out caller-allocates) (array fixed-size=4): 128 random bits
 *
 * The generator itself: ten rounds of Philox4x32.
 */
void np_philox_block (const guint32 counter[4], const guint32 key[2], guint32 block[4]);

/**
 * np_philox_init:
 * @self: (out caller-allocates): a generator
 * @seed: any number; shown to the user beside every result that rests on it
 * @stream: an independent sequence under the same seed, for instance the number of a draw
 */
void np_philox_init (NpPhilox *self, guint64 seed, guint64 stream);

/**
 * np_philox_next:
 * @self: a generator
 *
 * Returns: the next 32 random bits
 */
guint32 np_philox_next (NpPhilox *self);

/**
 * np_philox_uniform:
 * @self: a generator
 *
 * Returns: a number in [0, 1), a multiple of 2^-53
 */
double np_philox_uniform (NpPhilox *self);

/**
 * np_philox_below:
 * @self: a generator
 * @n: at least 1
 *
 * Returns: a whole number in 0 ... @n - 1, every one exactly as likely as the others
 */
guint32 np_philox_below (NpPhilox *self, guint32 n);

G_END_DECLS
