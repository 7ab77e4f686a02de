/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What the files of NpDocument share: its state (np-document.c keeps the journal, np-document-open.c makes one of a file), a
 * save on its way through a thread (np-document-save.c), and restoring from journals (np-document-restore.c). */
#pragma once

#include "store/np-document.h"
#include "store/np-lock.h"

G_BEGIN_DECLS

struct _NpDocument
{
  GObject parent_instance;

  NpDossier *dossier;
  char *id;                  /* of the dossier, or made from its sum when it has none */
  char *path;
  char *sum;
  NpFingerprint fingerprint;
  GPtrArray *problems;
  NpReadOnly read_only;
  NpDocumentWarnings warnings;
  NpLock *lock;
  NpJournal *journal;
  guint64 saved_revision;
  gboolean never_saved;
  gboolean saved_in_session;
  gboolean saving;
  gboolean told_modified;
  gboolean replaying;
  gulong changed_handler;
  guint prime_source;

  NpObject *typed_object;    /* whose text waits for its record */
  guint typed_field;
  guint typed_source;
  GHashTable *drafts;        /* key -> text, not empty */
  GPtrArray *restored;       /* paths of journals whose records are in the dossier now */
  GHashTable *restored_upto; /* session -> sequence */
};

/* Takes the dossier: lock, journal, and the bytes of its blocks made ready while nothing else happens. */
void np_document_start (NpDocument *self, NpDossier *dossier);

/* Writes down the text that waits for its record. */
void np_document_put_typed (NpDocument *self);

/* Notifies "modified" when it is another than was told last. */
void np_document_tell_modified (NpDocument *self);

/* One save, on its way through a thread. Everything in it is its own. */
typedef struct
{
  GPtrArray *pieces;
  char *dossier_id;
  char *path;
  gboolean same_file;       /* compare with @expected; else replace whatever is there */
  NpFingerprint expected;
  NpJournal *journal;       /* (nullable) */
  GHashTable *holds;        /* session -> sequence the bytes hold */
  gboolean first;           /* of the session */
  guint64 sequence;         /* last record of the journal the bytes hold */
  guint64 revision;

  /* Results. */
  char *conflict_copy;      /* (nullable) */
  char *sum;
  NpFingerprint written;
  NpIoOutcome outcome;
  NpDocumentWarnings warnings;
} NpSaveJob;

void np_save_job_free (NpSaveJob *self);

/* What to know about a file with that mode. */
NpDocumentWarnings np_document_look_at (const char *path, guint mode);

/* Everything of a save that needs no main thread: joins, verifies, writes, reads back. */
gboolean np_save_job_run (NpSaveJob *self, GCancellable *cancellable, GError **error);

G_END_DECLS
