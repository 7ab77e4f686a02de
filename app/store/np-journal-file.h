/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NpJournalFile:
 *
 * The files of one session of a journal, the newest of which is written to (format: np-journal.h). For the thread of
 * #NpJournal alone: every function may wait for the disk.
 */
typedef struct _NpJournalFile NpJournalFile;

/**
 * NpJournalRecord:
 * @sequence: from 1
 * @payload: one line of UTF-8 without a line feed
 */
typedef struct
{
  guint64 sequence;
  char *payload;
} NpJournalRecord;

/**
 * np_journal_file_new:
 * @dossier_id: id of the dossier
 * @session: id of the session
 * @base: (nullable): SHA-256 of the saved dossier
 * @second_folder: (nullable): where to go when the state folder refuses
 *
 * Returns: (transfer full): nothing is on the disk before np_journal_file_open()
 */
NpJournalFile *np_journal_file_new (const char *dossier_id, const char *session, const char *base, const char *second_folder);

/* Closes the file and frees; all files stay. */
void np_journal_file_free (NpJournalFile *self);

/* Whether a file is open to be written on. */
gboolean np_journal_file_is_open (NpJournalFile *self);

/**
 * np_journal_file_open:
 * @self: files
 * @records: (element-type NpJournalRecord): what the new file begins with, at least one
 * @error: return location: the reason of the usual place
 *
 * Begins a new file in the state folder, else in the second folder, writes @records and synchronises file and folder.
 *
 * Returns: whether all that is on the disk; else no file is open and none was added
 */
gboolean np_journal_file_open (NpJournalFile *self, GPtrArray *records, GError **error);

/**
 * np_journal_file_append:
 * @self: files, one of which is open
 * @records: (element-type NpJournalRecord): what to add
 * @error: return location
 *
 * Returns: whether they are on the disk; else the file is given up for good (SAFETY D4) and none is open
 */
gboolean np_journal_file_append (NpJournalFile *self, GPtrArray *records, GError **error);

/**
 * np_journal_file_merge:
 * @self: files
 * @rest: (element-type NpJournalRecord): what the saved dossier does not hold, perhaps nothing
 * @base: (transfer full): SHA-256 of the saved dossier
 *
 * Puts @rest into a new file, then removes the old ones (SAFETY D7). When no new file can be made the old ones stay.
 */
void np_journal_file_merge (NpJournalFile *self, GPtrArray *rest, char *base);

/* Path of the newest file; lent; NULL when there is none. */
const char *np_journal_file_get_path (NpJournalFile *self);

/* Whether the disk promised 1 MiB more than what was written. */
gboolean np_journal_file_has_reserve (NpJournalFile *self);

G_END_DECLS
