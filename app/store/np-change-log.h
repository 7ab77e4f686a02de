/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-dossier.h"

G_BEGIN_DECLS

/*
 * What a journal record says, one line of JSON each:
 *
 *     {"label": "…", "steps": [ {"set": PATH, "field": "title", "ru": "…", "en": "…"},
 *                               {"set": PATH, "field": "status", "value": "agreed"},
 *                               {"insert": PATH, "field": "clauses", "at": 2, "xml": "<clause …"},
 *                               {"remove": PATH, "field": "clauses", "at": 2, "id": "m1c3"} ]}
 *     {"draft": KEY, "text": "…"}
 *     {"saving": SHA-256, "holds": {SESSION: SEQUENCE}}
 *
 * PATH is the address of np_object_dup_path() at that moment. The last kind stands before the rename of a save:
 * when the file has that sum, the records up to SEQUENCE of each session are in it.
 */

/**
 * np_change_log_encode:
 * @change: a change that was just done or undone
 *
 * Returns: (transfer full): its record
 */
char *np_change_log_encode (NpChange *change);

/**
 * np_change_log_encode_text:
 * @object: (type NpObject): an object of a dossier
 * @field: a TEXT field
 *
 * Returns: (transfer full): the record "this text is now this"
 */
char *np_change_log_encode_text (gpointer object, guint field);

/* The record of a text still being typed, by the key it is found again with; and of a save: the SHA-256 of the file, and the last
 * sequence number it @holds of each session (transfer full). */
char *np_change_log_encode_draft (const char *key, const char *text);
char *np_change_log_encode_saving (const char *sha256, GHashTable *holds);

/**
 * NpLogKind:
 * @NP_LOG_CHANGE: steps to be done again
 * @NP_LOG_DRAFT: text that was being typed
 * @NP_LOG_SAVING: a save was about to finish
 * @NP_LOG_UNREADABLE: none of these
 */
typedef enum { NP_LOG_CHANGE, NP_LOG_DRAFT, NP_LOG_SAVING, NP_LOG_UNREADABLE } NpLogKind;

/**
 * NpLog:
 * @kind: what it is
 * @words: CHANGE: the first words it brought, for a list of what can be restored ("" when there are none); DRAFT: the text
 * @key: (nullable): DRAFT: what the text belongs to; SAVING: the SHA-256
 * @holds: (nullable): SAVING: session -> sequence (#guint64 pointers)
 *
 * A record that was read.
 */
typedef struct
{
  NpLogKind kind;
  char *words;
  char *key;
  GHashTable *holds;
} NpLog;

/* What a record says (transfer full); of the kind NP_LOG_UNREADABLE when it is not one of ours. */
NpLog *np_change_log_decode (const char *payload);
void np_log_free (NpLog *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpLog, np_log_free)

/**
 * np_change_log_replay:
 * @dossier: a sealed dossier
 * @payload: the record of a change
 * @error: return location
 *
 * Does the steps again, each by an #NpChange. What is there already (an inserted object with an identifier that exists, a
 * removed object that is gone) is passed over. The good steps of a record are done even if another one cannot be.
 *
 * Returns: %FALSE with %NP_INPUT_ERROR when a step cannot be done: its object is not there, its value is wrong
 */
gboolean np_change_log_replay (NpDossier *dossier, const char *payload, GError **error);

G_END_DECLS
