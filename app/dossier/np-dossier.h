/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-change.h"
#include "dossier/np-enums.h"
#include "dossier/np-object.h"

G_BEGIN_DECLS

/**
 * NpDossier:
 *
 * The whole negotiation: the top object of the tree. Holds the undo stack, the revision (count of changes in memory, never
 * stored) and the index of identifiers. as-of: the date that counts as "now" for every computation and paper. history:
 * whether trash and named versions are kept.
 *
 * One thread at a time: a dossier is loaded or built in one thread and then belongs to the thread that shows it.
 *
 * Signals:
 * `changed` (NpChange *change, gboolean undone): after a change was done, done again or undone. Revision and stamps have
 * moved, notify and items-changed signals were emitted.
 */
#define NP_TYPE_DOSSIER (np_dossier_get_type ())
G_DECLARE_FINAL_TYPE (NpDossier, np_dossier, NP, DOSSIER, NpObject)
enum
{
  NP_DOSSIER_ID, NP_DOSSIER_VERSION, NP_DOSSIER_AS_OF, NP_DOSSIER_MARKING, NP_DOSSIER_HISTORY_KEPT, NP_DOSSIER_TITLE,
  NP_DOSSIER_NOTE, NP_DOSSIER_SOURCES, NP_DOSSIER_INSTRUMENTS, NP_DOSSIER_GLOSSARY, NP_DOSSIER_DRIVERS,
  NP_DOSSIER_ISSUES, NP_DOSSIER_PARTIES, NP_DOSSIER_MEASURES, NP_DOSSIER_PACKAGES, NP_DOSSIER_SCENARIOS,
  NP_DOSSIER_LADDER, NP_DOSSIER_EXERCISES, NP_DOSSIER_SITUATIONS, NP_DOSSIER_CHRONOLOGY, NP_DOSSIER_MEETINGS,
  NP_DOSSIER_FORECASTS, NP_DOSSIER_BRIEFS, NP_DOSSIER_FINDINGS, NP_DOSSIER_COPIES, NP_DOSSIER_CLEARANCES,
  NP_DOSSIER_HISTORY,
  NP_DOSSIER_N_FIELDS
};

/**
 * np_dossier_new:
 * @id: (nullable): "d-" and a UUID; %NULL makes a random one
 *
 * Returns: (transfer full): an empty dossier of the current version
 */
NpDossier *np_dossier_new (const char *id);

/**
 * np_dossier_seal:
 * @self: a dossier filled by a reader with np_object_set_*() and np_object_append()
 *
 * Ends the loose life of the dossier: from now on only np_dossier_apply() changes it. Until then the setters work.
 */
void np_dossier_seal (NpDossier *self);
gboolean np_dossier_is_sealed (NpDossier *self);

/**
 * np_dossier_find:
 * @self: a dossier
 * @id: (nullable): an identifier
 *
 * Returns: (transfer none) (nullable) (type NpObject): the object with that identifier, of whatever class
 */
gpointer np_dossier_find (NpDossier *self, const char *id);

/* The same, but only if it is of that type. */
gpointer np_dossier_find_type (NpDossier *self, const char *id, GType type);

/* The address made by np_object_dup_path(); NULL when nothing is there. */
gpointer np_dossier_find_path (NpDossier *self, const char *path);

/**
 * np_dossier_new_id:
 * @self: a dossier
 * @prefix: letters, for example "m"
 *
 * Returns: (transfer full): "m14" or so: the first number from 1 on that no object has or had in this session
 */
char *np_dossier_new_id (NpDossier *self, const char *prefix);

/**
 * np_dossier_apply:
 * @self: a sealed dossier
 * @change: a change that was not applied yet
 *
 * Does the change, puts it on the undo stack and drops what could be done again. An empty change does nothing.
 *
 * Returns: whether anything changed
 */
gboolean np_dossier_apply (NpDossier *self, NpChange *change);

/**
 * np_dossier_apply_typing:
 * @self: a sealed dossier
 * @change: a change that sets one field
 *
 * As np_dossier_apply(), but while the last thing done set the same field by this function, too, both become one undo
 * step; np_dossier_end_typing() (focus leaves, a pause) closes it.
 */
gboolean np_dossier_apply_typing (NpDossier *self, NpChange *change);
void np_dossier_end_typing (NpDossier *self);

/* Undo and redo; the label of what they would do (NULL: nothing to do). */
gboolean np_dossier_undo (NpDossier *self);
gboolean np_dossier_redo (NpDossier *self);
const char *np_dossier_get_undo_label (NpDossier *self);
const char *np_dossier_get_redo_label (NpDossier *self);

/* Done changes, oldest first: what the History page lists. */
guint np_dossier_get_n_undo (NpDossier *self);
NpChange *np_dossier_get_undo (NpDossier *self, guint i);

/* Forgets all undo and redo (when the program locks). */
void np_dossier_forget_history (NpDossier *self);

/**
 * np_dossier_get_revision:
 * @self: a dossier
 *
 * Returns: how often the dossier changed since it was made or read; undo and redo count, too
 */
guint64 np_dossier_get_revision (NpDossier *self);

/* The first scenario, or the one with that identifier; NULL when there is none. */
gpointer np_dossier_get_scenario (NpDossier *self, const char *id);

G_END_DECLS
