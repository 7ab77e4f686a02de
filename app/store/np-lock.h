/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NpLock:
 *
 * "This dossier is open for writing here" (SAFETY L2): an advisory lock on a file in the state folder, named by the id
 * of the dossier, never on the dossier itself (saving replaces its inode). The kernel frees it when the holder
 * dies, however it dies; so a dead holder never has to be asked about.
 */
typedef struct _NpLock NpLock;

/**
 * np_lock_acquire:
 * @dossier_id: id of the dossier
 * @error: return location
 *
 * Returns: (transfer full): the lock; %NULL with G_IO_ERROR_BUSY when a living process (or this one) holds it, or
 *   with another G_IO_ERROR
 */
NpLock *np_lock_acquire (const char *dossier_id, GError **error);

/** np_lock_release: gives the lock back and removes its file. */
void np_lock_release (NpLock *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpLock, np_lock_release)

G_END_DECLS
