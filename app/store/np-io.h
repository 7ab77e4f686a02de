/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/types.h>

#include "base/np-folder.h"
#include "store/np-hash.h"

G_BEGIN_DECLS

/**
 * NpIoTable:
 *
 * The only door to the disk for user files: the system calls of the writers below, as function pointers, so that a
 * test can let each single one fail. Each member has the contract of the call it is named after (errno included).
 */
typedef struct
{
  int (*openat) (int dirfd, const char *path, int flags, mode_t mode);
  ssize_t (*read) (int fd, void *buffer, size_t count);
  ssize_t (*write) (int fd, const void *buffer, size_t count);
  int (*fsync) (int fd);
  int (*fdatasync) (int fd);
  int (*close) (int fd);
  int (*fstat) (int fd, struct stat *st);
  int (*fstatat) (int dirfd, const char *path, struct stat *st, int flags);
  int (*statfs) (const char *path, struct statfs *st);
  int (*fchmod) (int fd, mode_t mode);
  int (*ftruncate) (int fd, off_t length);
  int (*fallocate) (int fd, int mode, off_t offset, off_t length);
  int (*flock) (int fd, int operation);
  int (*mkdirat) (int dirfd, const char *path, mode_t mode);
  int (*renameat2) (int old_dirfd, const char *old_path, int new_dirfd, const char *new_path, unsigned flags);
  int (*unlinkat) (int dirfd, const char *path, int flags);
} NpIoTable;

/**
 * np_io:
 *
 * The table in force. Read it for every call; never keep a member of it.
 */
extern const NpIoTable *np_io;

/** np_io_system: the calls of the operating system. */
extern const NpIoTable np_io_system;

/**
 * np_io_set_table:
 * @table: (nullable): a table that outlives its use; %NULL brings the operating system back
 *
 * For tests, before any thread of the store runs.
 */
void np_io_set_table (const NpIoTable *table);

/**
 * np_io_init:
 *
 * Once, at the start of the process: files we make are ours alone (umask 077).
 */
void np_io_init (void);

/** NP_IO_MAX_SIZE: a dossier, or any file read from a person, has at most 32 MiB (SAFETY X1). */
#define NP_IO_MAX_SIZE ((gsize) 32 * 1024 * 1024)

/**
 * NpFingerprint:
 * @exists: %FALSE: there was no such file (all else is 0)
 * @device: st_dev
 * @inode: st_ino
 * @size: bytes
 * @mtime: last change of the content, nanoseconds since 1970
 * @changed: last change of anything (st_ctime), which no program can set back; np_io_write() looks at it
 * @mode: permission bits
 * @sha256: of what was read or written
 *
 * What a file was when we last saw it (SAFETY L3). A plain struct, copied by assignment.
 */
typedef struct
{
  gboolean exists;
  guint64 device;
  guint64 inode;
  guint64 size;
  gint64 mtime;
  gint64 changed;
  guint mode;
  guint8 sha256[NP_HASH_LENGTH];
} NpFingerprint;

/**
 * np_fingerprint_same_content:
 * @a: a fingerprint
 * @b: another
 *
 * The judge of "changed on disk": the bytes decide, for a file that was only touched, or replaced by a copy of
 * itself, is no conflict.
 *
 * Returns: whether both are absent, or both hold the same bytes
 */
gboolean np_fingerprint_same_content (const NpFingerprint *a, const NpFingerprint *b);

/**
 * np_fingerprint_maybe_changed:
 * @self: a fingerprint
 * @path: the file it was taken of
 *
 * A cheap look (one stat, nothing read) for "did somebody touch the file?" on focus or after sleep.
 *
 * Returns: %FALSE when device, inode, size and time are the same
 */
gboolean np_fingerprint_maybe_changed (const NpFingerprint *self, const char *path);

/**
 * np_io_resolve:
 * @path: a file name
 *
 * A symbolic link is followed once, when the file is opened; reading and saving then use the target and leave the
 * link alone (SAFETY S5).
 *
 * Returns: (transfer full): the absolute name of the file behind @path; @path made absolute when it does not exist
 */
char *np_io_resolve (const char *path);

/**
 * np_io_read:
 * @path: the file
 * @limit: the most bytes that are accepted, usually %NP_IO_MAX_SIZE
 * @fingerprint: (out) (optional): what the file was
 * @error: return location
 *
 * Reads a regular file as SAFETY X1 wants: a pipe, device or folder is refused and never waited for.
 *
 * Returns: (transfer full): the content, or %NULL with G_IO_ERROR (the disk), or %NP_INPUT_ERROR_KIND (no regular
 *   file), or %NP_INPUT_ERROR_LIMIT (too large)
 */
GBytes *np_io_read (const char *path, gsize limit, NpFingerprint *fingerprint, GError **error);

/**
 * np_io_read_unhashed:
 * @path: the file
 * @limit: as above
 * @fingerprint: (out): what the file was, its sha256 still all 0: for callers that let np_hash_start() work meanwhile
 * @error: return location
 *
 * Returns: as np_io_read()
 */
GBytes *np_io_read_unhashed (const char *path, gsize limit, NpFingerprint *fingerprint, GError **error);

/**
 * NpIoOutcome:
 * @NP_IO_SAFE: on the disk, file and folder
 * @NP_IO_WEAK: saved, but the folder could not be synchronised: it may not survive a power cut
 */
typedef enum
{
  NP_IO_SAFE,
  NP_IO_WEAK,
} NpIoOutcome;

/**
 * NpIoBeforeReplace:
 * @old: the bytes that are about to be replaced
 * @user_data: of the caller
 * @error: return location
 *
 * Called when the new file is complete and synchronised beside the old one: the moment for a backup.
 *
 * Returns: %FALSE to give up; the old file stays
 */
typedef gboolean (*NpIoBeforeReplace) (GBytes *old, gpointer user_data, GError **error);

/**
 * np_io_write:
 * @path: the file, already resolved with np_io_resolve()
 * @bytes: its new content
 * @expected: (nullable): what the file must still be; %NULL overwrites whatever is there
 * @before: (nullable) (scope call): called with the old content before it is replaced
 * @user_data: for @before
 * @outcome: (out) (optional): how safe it is
 * @fingerprint: (inout) (optional): takes what the file just written is; its sha256 is left alone, for the caller knows
 *   the bytes
 * @error: return location
 *
 * Replaces a file in the steps of SAFETY S1, each checked: temporary file in the same folder (0600; an existing file
 * keeps its mode), write, fsync, close, compare with @expected, @before, rename, fsync of the folder. Until the rename the
 * old file is untouched, and on failure nothing is left beside it.
 *
 * Returns: %FALSE with G_IO_ERROR_WRONG_ETAG when the file is not what @expected says (also: it is there and should
 *   not be), or another G_IO_ERROR naming the step
 */
gboolean np_io_write (const char *path, GBytes *bytes, const NpFingerprint *expected, NpIoBeforeReplace before,
                      gpointer user_data, NpIoOutcome *outcome, NpFingerprint *fingerprint, GError **error);

/**
 * np_io_state_folder:
 * @name: (nullable): "journals", "backups", "locks" ...; may name two levels ("backups/ID"); %NULL is the top
 * @error: return location
 *
 * The folder for what we keep about dossiers, under the user's state folder; made with mode 0700. Refused when any
 * level of ours is a symbolic link or belongs to somebody else; too wide permissions are narrowed.
 *
 * Returns: (transfer full): its absolute name, or %NULL
 */
char *np_io_state_folder (const char *name, GError **error);

/**
 * np_io_sweep:
 * @path: a file that nobody but us writes now: its lock is ours
 *
 * Removes what a killed np_io_write() of this file left beside it.
 */
void np_io_sweep (const char *path);

/**
 * np_io_keeps_modes:
 * @path: a file or folder
 *
 * Returns: %FALSE on FAT and exFAT, where anybody who has the medium, or an account here, may read every file (SAFETY L4)
 */
gboolean np_io_keeps_modes (const char *path);

/**
 * np_io_make_private:
 * @path: folder to make, below an existing one
 * @error: return location
 *
 * Makes one folder with the promises of np_io_state_folder().
 */
gboolean np_io_make_private (const char *path, GError **error);

/**
 * np_io_remove:
 * @path: a file of ours
 * @error: return location
 *
 * Removes the file and synchronises its folder. A file that is already gone is no error.
 */
gboolean np_io_remove (const char *path, GError **error);

/**
 * np_io_open_folder:
 * @path: a folder
 * @error: return location
 *
 * Returns: a descriptor for np_io_sync_folder() and the at-calls, or -1
 */
int np_io_open_folder (const char *path, GError **error);

/** np_io_write_all: writes all @length bytes, repeating short and interrupted writes; %FALSE leaves errno set. */
gboolean np_io_write_all (int fd, const void *data, gsize length);

/**
 * np_io_error:
 * @error: return location
 * @saved_errno: why
 * @doing: what was tried, with %s for the file and marked by N_(): N_("opening %s")
 * @path: the file
 *
 * Sets a G_IO_ERROR "what was tried: reason" in the language of the user.
 */
void np_io_error (GError **error, int saved_errno, const char *doing, const char *path);

/**
 * NpIoFolder:
 *
 * A whole folder written at once, for export packs: its files grow in a hidden sibling that gets the final name by
 * one rename, so a reader sees everything or nothing.
 */
typedef struct _NpIoFolder NpIoFolder;

/**
 * np_io_folder_new:
 * @path: the folder to appear; must not exist, or be empty
 * @error: return location
 *
 * Returns: (transfer full): the folder in the making, or %NULL with G_IO_ERROR_EXISTS and others
 */
NpIoFolder *np_io_folder_new (const char *path, GError **error);

/**
 * np_io_folder_add:
 * @self: a folder in the making
 * @name: our own file name, at most one "/" (a subfolder, made when needed): each part at most 128 bytes, no control
 *   characters, no leading dot or dash (SAFETY X6)
 * @bytes: the content
 * @error: return location
 *
 * Writes one file (mode 0600) and synchronises it.
 *
 * Returns: %FALSE with G_IO_ERROR; G_IO_ERROR_INVALID_FILENAME for a name that is not allowed
 */
gboolean np_io_folder_add (NpIoFolder *self, const char *name, GBytes *bytes, GError **error);

/**
 * np_io_folder_commit:
 * @self: a folder in the making
 * @outcome: (out) (optional): how safe it is
 * @error: return location
 *
 * Gives the folder its name. Afterwards only np_io_folder_free() is allowed.
 */
gboolean np_io_folder_commit (NpIoFolder *self, NpIoOutcome *outcome, GError **error);

/**
 * np_io_folder_free:
 * @self: a folder
 *
 * Without a commit everything written is removed again.
 */
void np_io_folder_free (NpIoFolder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpIoFolder, np_io_folder_free)

/* The same as a place for papers: each folder is an #NpIoFolder. */
extern const NpFolder np_io_folder;

G_END_DECLS
