/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-dossier.h"
#include "store/np-io.h"
#include "store/np-journal.h"

G_BEGIN_DECLS

/**
 * NpDocument:
 *
 * A dossier and the file it is kept in: opening, saving, the journal of what happened in between, the lock against a
 * second window, and what can be restored after a crash. Belongs to the main thread.
 *
 * Every change of the dossier goes into the journal at once; a text that is being typed (a change that only sets one
 * text) after one second at most, as the whole paragraph.
 *
 * Properties: "path" (string, %NULL while untitled), "modified" (boolean), "read-only" (#NpReadOnly); all notify.
 *
 * Signals:
 * `conflict` (char *path, char *copy): the file was changed by somebody else; it was left alone and this version was
 * saved as @copy, which is the file of the document from now on.
 */
#define NP_TYPE_DOCUMENT (np_document_get_type ())
G_DECLARE_FINAL_TYPE (NpDocument, np_document, NP, DOCUMENT, GObject)

/**
 * NpReadOnly:
 * @NP_READ_ONLY_NO: it can be saved
 * @NP_READ_ONLY_ASKED: it was opened for reading
 * @NP_READ_ONLY_NEWER: a newer version of the program wrote it
 * @NP_READ_ONLY_LOCKED: it is open in another window or session
 * @NP_READ_ONLY_PERMISSION: file, folder or medium cannot be written; changes go to the journal, "save as" works
 */
typedef enum
{
  NP_READ_ONLY_NO,
  NP_READ_ONLY_ASKED,
  NP_READ_ONLY_NEWER,
  NP_READ_ONLY_LOCKED,
  NP_READ_ONLY_PERMISSION,
} NpReadOnly;

/**
 * NpDocumentWarnings:
 * @NP_DOCUMENT_READABLE: other users of this computer may read the file (SAFETY S5)
 * @NP_DOCUMENT_NO_MODES: the medium knows no permissions (FAT, exFAT): whoever has it may read the file (SAFETY L4)
 * @NP_DOCUMENT_WEAK: the last save is in the file, but may not survive a power cut (SAFETY S1)
 *
 * What a person should know about the place of the file. Nothing of it prevents work.
 */
typedef enum
{
  NP_DOCUMENT_READABLE = 1 << 0,
  NP_DOCUMENT_NO_MODES = 1 << 1,
  NP_DOCUMENT_WEAK = 1 << 2,
} NpDocumentWarnings;

#define NP_TYPE_READ_ONLY (np_read_only_get_type ())
GType np_read_only_get_type (void) G_GNUC_CONST;

/**
 * np_document_new:
 * @dossier: (transfer none): a sealed dossier
 *
 * Returns: (transfer full): an untitled document; unsaved, so "modified"
 */
NpDocument *np_document_new (NpDossier *dossier);

/**
 * np_document_open_async:
 * @path: a file; a symbolic link is followed once, here
 * @for_reading: takes no lock and keeps no journal
 * @cancellable: (nullable): stops it
 * @callback: called on the main context
 * @user_data: for @callback
 *
 * Reads in a thread. A wrong value or reference does not prevent opening: see np_document_get_problems().
 */
void np_document_open_async (const char *path, gboolean for_reading, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);

/**
 * np_document_open_finish:
 * @result: from the callback
 * @error: return location
 *
 * Returns: (transfer full): the document, or %NULL with the errors of np_io_read() and np_xml_in_parse(); a damaged file
 *   is %NP_INPUT_ERROR_SYNTAX: offer np_recover()
 */
NpDocument *np_document_open_finish (GAsyncResult *result, GError **error);

/* The same without a thread, for commands. */
NpDocument *np_document_open (const char *path, gboolean for_reading, GError **error);

/* The dossier (lent), the path of its file (NULL while untitled), why it can only be read, and whether anything is unsaved. */
NpDossier *np_document_get_dossier (NpDocument *self);
const char *np_document_get_path (NpDocument *self);
NpReadOnly np_document_get_read_only (NpDocument *self);
gboolean np_document_is_modified (NpDocument *self);

/* As of opening, or of the last save. */
NpDocumentWarnings np_document_get_warnings (NpDocument *self);

/* What is wrong in the file (element-type GError), in the order of lines; perhaps empty. */
GPtrArray *np_document_get_problems (NpDocument *self);

/* The journal: its state and acknowledgements. NULL for a document that keeps none (ASKED, NEWER, LOCKED). */
NpJournal *np_document_get_journal (NpDocument *self);

/* Digits of the SHA-256 of the file as read or last saved, NULL while untitled: names it in a frozen forecast. */
const char *np_document_get_sum (NpDocument *self);

/**
 * np_document_save_async:
 * @self: a document
 * @path: (nullable): another file ("save as"; one that exists is replaced, after a backup); %NULL the same
 * @cancellable: (nullable): stops it as long as nothing is replaced
 * @callback: called on the main context
 * @user_data: for @callback
 *
 * Saves in the steps of SAFETY S1 in a thread; the main thread only collects what changed, in slices of a few
 * milliseconds. The new bytes are read with the loader before they replace anything and again from the disk afterwards; then
 * the journal is cleared of what they hold.
 */
void np_document_save_async (NpDocument *self, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);

/**
 * np_document_save_finish:
 * @self: a document
 * @result: from the callback
 * @outcome: (out) (optional): how safe it is
 * @error: return location
 *
 * Returns: whether it is saved (also into a copy, see `conflict`). Else G_IO_ERROR_READ_ONLY, G_IO_ERROR_PENDING (another
 *   save runs), G_IO_ERROR_INVALID_FILENAME (untitled), or what np_io_write() says; the text is in memory and journal
 */
gboolean np_document_save_finish (NpDocument *self, GAsyncResult *result, NpIoOutcome *outcome, GError **error);

/* The same without a thread, for commands. */
gboolean np_document_save (NpDocument *self, const char *path, NpIoOutcome *outcome, GError **error);

/**
 * NP_DOCUMENT_ASIDE:
 *
 * How the key of a draft begins that only says something about another one: it comes back, but is no text of its own.
 */
#define NP_DOCUMENT_ASIDE "~"

/**
 * np_document_draft:
 * @self: a document
 * @key: what is being typed into, e.g. "entry:mt1"
 * @text: (nullable): the text so far; %NULL or "" when it was sent or thrown away
 *
 * Text that is not yet part of the dossier. To be called every two seconds while typing, and on focus-out, lock and close.
 */
void np_document_draft (NpDocument *self, const char *key, const char *text);

/* For SIGTERM, lock, sleep: puts out what waits, and waits for the disk. Returns whether everything is kept. */
gboolean np_document_flush (NpDocument *self);

/* A cheap look whether somebody else changed the file; a save finds out by itself. */
gboolean np_document_is_changed_on_disk (NpDocument *self);

/**
 * np_document_close:
 * @self: a document
 *
 * Flushes the journal and gives the lock back. Unsaved changes stay in the journal.
 */
void np_document_close (NpDocument *self);

/**
 * np_document_discard:
 * @self: a document
 *
 * Closes it and moves its journal to "discarded": for "close without saving", after the question.
 */
void np_document_discard (NpDocument *self);

/**
 * np_document_list_unsaved:
 * @dossier_id: (nullable): only of this dossier; %NULL all
 * @path: (nullable): its file
 * @error: return location
 *
 * Journals of sessions that ended without a save (SAFETY R1), matched by the id of the dossier, wherever it is now. Those
 * whose records the file holds already are removed on the way.
 *
 * Returns: (transfer full) (element-type NpReplayFile): oldest first, perhaps empty; for np_change_log_decode() and
 *   np_document_restore(); or %NULL
 */
GPtrArray *np_document_list_unsaved (const char *dossier_id, const char *path, GError **error);

/**
 * np_document_restore:
 * @self: a document of the dossier
 * @files: (element-type NpReplayFile): from np_document_list_unsaved()
 * @drafts: (nullable): takes key -> text (strings) of what was being typed
 * @n_failed: (out) (optional): records that could not be repeated
 *
 * Does again what is not in the file, each record once. The undo stack is empty afterwards. The journals are removed by the
 * next save.
 *
 * Returns: how many records were done again
 */
guint np_document_restore (NpDocument *self, GPtrArray *files, GHashTable *drafts, guint *n_failed);

/**
 * np_document_forget_past:
 * @self: a document that was just saved
 * @error: return location
 *
 * Removes the backups, named versions among them, and discarded journals of its dossier: what a purge took out is in none of them afterwards. Its own
 * journal went with the save; journals of sessions that ended without one stay, for their notes are nowhere else. An SSD may
 * keep old blocks; say so.
 */
gboolean np_document_forget_past (NpDocument *self, GError **error);

/**
 * np_document_erase_traces:
 * @dossier_id: id of a dossier that is not open
 * @error: return location
 *
 * Removes backups, journals and discarded journals (SAFETY B3). An SSD may keep old blocks; say so.
 */
gboolean np_document_erase_traces (const char *dossier_id, GError **error);

G_END_DECLS
