/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NpJournalState:
 * @NP_JOURNAL_KEPT: every record is on the disk
 * @NP_JOURNAL_WAITING: records are on their way
 * @NP_JOURNAL_NOT_KEPT: the disk refused; the records wait in memory and go out with the next append or retry. Closing
 *   the window needs an explicit choice
 */
typedef enum
{
  NP_JOURNAL_KEPT,
  NP_JOURNAL_WAITING,
  NP_JOURNAL_NOT_KEPT,
} NpJournalState;

#define NP_TYPE_JOURNAL_STATE (np_journal_state_get_type ())
GType np_journal_state_get_type (void) G_GNUC_CONST;

#define NP_TYPE_JOURNAL (np_journal_get_type ())
G_DECLARE_FINAL_TYPE (NpJournal, np_journal, NP, JOURNAL, GObject)

/**
 * NpJournal:
 *
 * Keeps what a person does between two saves (SAFETY D1-D7). A payload is any one line of UTF-8; what it means is the
 * caller's business. Records are written and synchronised by a thread of the journal, several at once when they come
 * quickly; the caller never waits. No file exists before the first record.
 *
 * The file is text, one record a line, readable with an editor and checkable with sha256sum:
 *
 *     nonpaper-journal 1 DOSSIER SESSION BASE FIRST
 *     SEQUENCE LENGTH CHAIN PAYLOAD
 *
 * BASE is the SHA-256 of the dossier it builds on ("-" when it was never saved), FIRST the sequence number of the first record,
 * LENGTH the bytes of PAYLOAD, CHAIN the first 32 hexadecimal digits of SHA-256 (previous CHAIN + PAYLOAD); the CHAIN before the
 * first record is that of the header line. A record is never rewritten.
 *
 * When writing or synchronising fails, the file is given up for good (the kernel may have marked the lost page clean):
 * a new one gets every record not yet merged, in the state folder, else in the second folder. A change of place is told
 * by #NpJournal::moved.
 *
 * Property "state" (#NpJournalState) notifies on the main context in which the journal was made, also when more records were
 * kept meanwhile (np_journal_get_kept()); np_journal_dup_problem() says why something was refused.
 */

/**
 * np_journal_new:
 * @dossier_id: id of the dossier; names the file, so it holds no "/" and no blank
 * @base: (nullable): SHA-256 of the saved dossier, 64 hexadecimal digits; %NULL when it was never saved
 * @second_folder: (nullable): where to go when the state folder refuses: the folder of the dossier
 *
 * Acknowledgements arrive on the thread-default main context of the caller.
 *
 * Returns: (transfer full): a journal of a new session
 */
NpJournal *np_journal_new (const char *dossier_id, const char *base, const char *second_folder);

/** np_journal_get_session: the id of this session, as in the file. */
const char *np_journal_get_session (NpJournal *self);

/** np_journal_get_state: see #NpJournalState. */
NpJournalState np_journal_get_state (NpJournal *self);

/**
 * np_journal_dup_problem:
 * @self: a journal
 *
 * Returns: (transfer full) (nullable): the last failure, also one that was overcome by a new file; %NULL when there was none
 */
GError *np_journal_dup_problem (NpJournal *self);

/**
 * np_journal_has_reserve:
 * @self: a journal
 *
 * Returns: whether the disk promised room for 1 MiB more (a warning to show when not, never a failure)
 */
gboolean np_journal_has_reserve (NpJournal *self);

/**
 * NpJournalKept:
 * @sequence: of the record
 * @user_data: of the caller
 *
 * The record survives a kill and a power cut from now on. Called once per record, in order.
 */
typedef void (*NpJournalKept) (guint64 sequence, gpointer user_data);

/**
 * np_journal_append:
 * @self: a journal
 * @payload: one line of valid UTF-8, without a line feed
 * @kept: (nullable): called when it is on the disk
 * @user_data: for @kept
 * @destroy: (nullable): for @user_data; called after @kept, or when the journal is gone
 *
 * Never blocks. May be called in any thread, as np_journal_flush() and np_journal_merged() may.
 *
 * Returns: the sequence number of the record, from 1
 */
guint64 np_journal_append (NpJournal *self, const char *payload, NpJournalKept kept, gpointer user_data,
                           GDestroyNotify destroy);

/** np_journal_retry: tries again what is not kept, e.g. after room was made. */
void np_journal_retry (NpJournal *self);

/**
 * np_journal_flush:
 * @self: a journal
 *
 * For SIGTERM, lock and end of session: waits until everything appended is on the disk or was refused. Callbacks come
 * later, on the main context.
 *
 * Returns: whether all is kept
 */
gboolean np_journal_flush (NpJournal *self);

/**
 * np_journal_merged:
 * @self: a journal
 * @sequence: the last record the saved file holds
 * @base: SHA-256 of the saved file
 *
 * After a save that was read back and holds every record up to @sequence: later records move to a new file, then the
 * old files of this session are removed (SAFETY D7).
 */
void np_journal_merged (NpJournal *self, guint64 sequence, const char *base);

/**
 * np_journal_get_last:
 * @self: a journal
 *
 * Returns: the sequence number of the last record appended, 0 before the first
 */
guint64 np_journal_get_last (NpJournal *self);

/* np_journal_get_kept: everything up to this sequence number is on the disk (or in the saved dossier). */
guint64 np_journal_get_kept (NpJournal *self);

/**
 * np_journal_close:
 * @self: a journal
 *
 * Flushes and ends the thread. Files with records that are not merged stay for recovery. Also done on dispose.
 */
void np_journal_close (NpJournal *self);

G_END_DECLS
