/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA-256, of large content on a thread of its own: 30 MB take a fifth of a second. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define NP_HASH_LENGTH 32

/**
 * NpHash:
 *
 * A sum that is being computed.
 */
typedef struct _NpHash NpHash;

/**
 * np_hash_start:
 * @bytes: any bytes
 *
 * Returns: (transfer full): give it to np_hash_finish() exactly once, from any thread
 */
NpHash *np_hash_start (GBytes *bytes);

/**
 * np_hash_finish:
 * @self: (transfer full): from np_hash_start()
 * @sum: (out caller-allocates) (array fixed-size=32): takes the SHA-256
 *
 * Waits until it is there.
 */
void np_hash_finish (NpHash *self, guint8 sum[NP_HASH_LENGTH]);

/**
 * np_hash_dup_hex:
 * @sum: (array fixed-size=32): a SHA-256
 *
 * Returns: (transfer full): its 64 hexadecimal digits
 */
char *np_hash_dup_hex (const guint8 sum[NP_HASH_LENGTH]);

/**
 * np_sha256_hex:
 * @bytes: any bytes
 *
 * Returns: (transfer full): 64 hexadecimal digits
 */
char *np_sha256_hex (GBytes *bytes);

G_END_DECLS
