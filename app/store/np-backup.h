/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NpBackupKind:
 * @NP_BACKUP_REGULAR: at most one in 10 minutes; the 10 newest are kept
 * @NP_BACKUP_SESSION: what the dossier was at the first save of a session; always taken, the 10 newest are kept
 * @NP_BACKUP_MIGRATION: what it was before its format was raised; always taken, never removed
 * @NP_BACKUP_NAMED: a version the user gave a name; always taken, never removed
 */
typedef enum
{
  NP_BACKUP_REGULAR,
  NP_BACKUP_SESSION,
  NP_BACKUP_MIGRATION,
  NP_BACKUP_NAMED,
} NpBackupKind;

/**
 * np_backup_keep:
 * @dossier_id: id of the dossier
 * @kind: why
 * @content: the bytes of the file that is about to be replaced, as they are (encrypted stays encrypted)
 * @now: seconds since 1970
 * @error: return location
 *
 * Keeps a copy in the state folder (SAFETY B1), named by id and time. Nothing is written when a regular one is not
 * due, or when the newest copy holds the same bytes.
 *
 * Returns: %FALSE when a copy was due and could not be written
 */
gboolean np_backup_keep (const char *dossier_id, NpBackupKind kind, GBytes *content, gint64 now, GError **error);

/**
 * np_backup_list:
 * @dossier_id: id of the dossier
 * @error: return location
 *
 * Returns: (transfer full) (element-type filename): names of all copies, newest first; may be empty
 */
GPtrArray *np_backup_list (const char *dossier_id, GError **error);

/**
 * np_backup_get_time:
 * @path: an element of np_backup_list()
 *
 * Returns: when it was taken, seconds since 1970, as its name says; 0 when the name is foreign
 */
gint64 np_backup_get_time (const char *path);

/* Whether an element of np_backup_list() is a version the user gave a name. */
gboolean np_backup_is_named (const char *path);

/**
 * np_backup_erase:
 * @dossier_id: id of the dossier
 * @error: return location
 *
 * Removes every copy (part of "erase traces of this dossier", SAFETY B3).
 */
gboolean np_backup_erase (const char *dossier_id, GError **error);

G_END_DECLS
