/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Steps of writing that single files (np-io.c) and whole folders (np-io-folder.c) share. */
#pragma once

#include "store/np-io.h"

G_BEGIN_DECLS

/* openat() with O_CLOEXEC, and a synchronisation, repeated while they are interrupted. */
int np_io_open_retry (int dirfd, const char *path, int flags, mode_t mode);
int np_io_sync_retry (int (*sync) (int fd), int fd);

/* Without @replace nothing that is there is replaced. */
int np_io_rename_at (int dirfd, const char *from, int to_dirfd, const char *to, gboolean replace);

/* A name nobody else uses, for what will be called @base; np_io_sweep() knows it. */
char *np_io_temporary_name (const char *base);

/* Creates, fills and synchronises a file; removes it again when any step fails. @shown is its name in messages. */
gboolean np_io_write_new_at (int dirfd, const char *name, const char *shown, mode_t mode, GBytes *bytes, NpFingerprint *fingerprint,
                             GError **error);

G_END_DECLS
