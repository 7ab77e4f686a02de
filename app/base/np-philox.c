/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/np-philox.h"

#include <string.h>

void
np_philox_block (const guint32 counter[4], const guint32 key[2], guint32 block[4])
{
  guint32 c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3];
  guint32 k0 = key[0], k1 = key[1];

  for (guint round = 0; round < 10; round++)
    {
      guint64 p0 = (guint64) 0xD2511F53u * c0;
      guint64 p1 = (guint64) 0xCD9E8D57u * c2;

      c0 = (guint32) (p1 >> 32) ^ c1 ^ k0;
      c1 = (guint32) p1;
      c2 = (guint32) (p0 >> 32) ^ c3 ^ k1;
      c3 = (guint32) p0;
      k0 += 0x9E3779B9u;
      k1 += 0xBB67AE85u;
    }
  block[0] = c0;
  block[1] = c1;
  block[2] = c2;
  block[3] = c3;
}

void
np_philox_init (NpPhilox *self, guint64 seed, guint64 stream)
{
  memset (self, 0, sizeof *self);
  self->key[0] = (guint32) seed;
  self->key[1] = (guint32) (seed >> 32);
  self->counter[2] = (guint32) stream;
  self->counter[3] = (guint32) (stream >> 32);
  self->used = 4;
}

guint32
np_philox_next (NpPhilox *self)
{
  if (self->used == 4)
    {
      np_philox_block (self->counter, self->key, self->block);
      if (++self->counter[0] == 0)
        self->counter[1]++;
      self->used = 0;
    }
  return self->block[self->used++];
}

double
np_philox_uniform (NpPhilox *self)
{
  guint64 high = np_philox_next (self) >> 5;
  guint64 low = np_philox_next (self) >> 6;

  return (double) (high << 26 | low) * 0x1p-53;
}

guint32
np_philox_below (NpPhilox *self, guint32 n)
{
  guint32 excess, word;

  g_return_val_if_fail (n > 0, 0);

  /* The lowest 2^32 mod n words are refused, or they would come up once too often. */
  excess = -n % n;
  do
    word = np_philox_next (self);
  while (word < excess);
  return word % n;
}
