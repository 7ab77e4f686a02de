/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NpReplayRecord:
 * @session: id of the session that wrote it
 * @sequence: its number in that session, from 1
 * @payload: the line
 * @verified: its chain is right; %FALSE: readable, but the record or the one before is damaged
 */
typedef struct
{
  char *session;
  guint64 sequence;
  char *payload;
  gboolean verified;
} NpReplayRecord;

/**
 * NpReplayFile:
 * @path: (nullable): the file
 * @dossier_id: of the header; %NULL when the header is unreadable
 * @session: of the header; "" when the header is unreadable
 * @base: (nullable): SHA-256 of the dossier it builds on; %NULL: the dossier was never saved
 * @records: (element-type NpReplayRecord): in the order of the file
 * @n_damaged: lines that could not be read at all, or whose chain is wrong
 * @first_damaged: line of the first of them, from 1; 0 when there is none
 * @in_use: a living process writes to it
 * @modified: last change, nanoseconds since 1970: two sessions of one second have an order, too
 *
 * What one journal file holds. A torn last record (no line feed) was never acknowledged and is left out silently.
 */
typedef struct
{
  char *path;
  char *dossier_id;
  char *session;
  char *base;
  GPtrArray *records;
  guint n_damaged;
  guint first_damaged;
  gboolean in_use;
  gint64 modified;
} NpReplayFile;

/**
 * np_replay_parse:
 * @data: (array length=length): the bytes of a journal
 * @length: in bytes
 *
 * Reads whatever is readable; never fails.
 *
 * Returns: (transfer full): free with np_replay_file_free()
 */
NpReplayFile *np_replay_parse (const char *data, gsize length);
void np_replay_file_free (NpReplayFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpReplayFile, np_replay_file_free)

/**
 * np_replay_list:
 * @dossier_id: (nullable): only journals of this dossier; %NULL all
 * @second_folder: (nullable): the folder of the dossier, where a journal goes when the state folder refuses
 * @error: return location
 *
 * Returns: (transfer full) (element-type NpReplayFile): journals with at least one record, oldest first; empty when
 *   there is nothing to recover
 */
GPtrArray *np_replay_list (const char *dossier_id, const char *second_folder, GError **error);

/**
 * np_replay_merge:
 * @files: (element-type NpReplayFile): journals of one dossier
 *
 * Each record once, whatever number of files hold it (SAFETY D6: replay is idempotent by session and sequence): a
 * verified copy is preferred. Sessions in the order of @files, sequences rising.
 *
 * Returns: (transfer container) (element-type NpReplayRecord): records that belong to @files
 */
GPtrArray *np_replay_merge (GPtrArray *files);

/**
 * np_replay_discard:
 * @path: a journal
 * @error: return location
 *
 * Moves it to the folder "discarded" of the state folder, where it stays for 30 days (SAFETY R1). From another file
 * system it is copied, then removed.
 */
gboolean np_replay_discard (const char *path, GError **error);

/**
 * np_replay_purge:
 * @now: seconds since 1970
 *
 * Removes what was discarded more than 30 days ago.
 */
void np_replay_purge (gint64 now);

G_END_DECLS
