/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-store"

#include "store/np-hash.h"

#include <string.h>

#define LARGE (256 * 1024) /* below this a thread costs more than it saves */

struct _NpHash
{
  GBytes *bytes;
  GThread *thread; /* (nullable) */
  guint8 sum[NP_HASH_LENGTH];
};

static gpointer
compute (gpointer data)
{
  NpHash *self = data;
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length, digest_length = sizeof self->sum;
  const void *content = g_bytes_get_data (self->bytes, &length);

  g_checksum_update (checksum, content, length);
  g_checksum_get_digest (checksum, self->sum, &digest_length);
  return NULL;
}

NpHash *
np_hash_start (GBytes *bytes)
{
  NpHash *self = g_new0 (NpHash, 1);

  self->bytes = g_bytes_ref (bytes);
  if (g_bytes_get_size (bytes) >= LARGE)
    self->thread = g_thread_try_new ("hash", compute, self, NULL);
  if (self->thread == NULL)
    compute (self);
  return self;
}

void
np_hash_finish (NpHash *self, guint8 sum[NP_HASH_LENGTH])
{
  if (self->thread != NULL)
    g_thread_join (self->thread);
  memcpy (sum, self->sum, NP_HASH_LENGTH);
  g_bytes_unref (self->bytes);
  g_free (self);
}

char *
np_hash_dup_hex (const guint8 sum[NP_HASH_LENGTH])
{
  char *hex = g_malloc (2 * NP_HASH_LENGTH + 1);

  for (guint i = 0; i < NP_HASH_LENGTH; i++)
    {
      hex[2 * i] = "0123456789abcdef"[sum[i] >> 4];
      hex[2 * i + 1] = "0123456789abcdef"[sum[i] & 15];
    }
  hex[2 * NP_HASH_LENGTH] = '\0';
  return hex;
}

char *
np_sha256_hex (GBytes *bytes)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}
