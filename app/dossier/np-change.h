/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-object.h"

G_BEGIN_DECLS

/**
 * NpChange:
 *
 * Something the user did to a dossier, as steps that can be done, undone and done again: fields set, children put in,
 * taken out or moved. It is collected first (the functions below change nothing yet, and later steps may build on
 * earlier ones) and takes effect at once with np_dossier_apply(). Steps that change nothing are left out.
 */
#define NP_TYPE_CHANGE (np_change_get_type ())
G_DECLARE_FINAL_TYPE (NpChange, np_change, NP, CHANGE, GObject)

/**
 * np_change_new:
 * @label: what the user did, translated, lower case after a colon: "delete measure 3" (shown as "Undo: delete measure 3")
 *
 * Returns: (transfer full): an empty change
 */
NpChange *np_change_new (const char *label);

const char *np_change_get_label (NpChange *self);
guint np_change_get_n_steps (NpChange *self);

/* Fields: as the setters of np-object.h, for an object in the dossier or one put in by an earlier step. */
void np_change_set_string (NpChange *self, gpointer object, guint field, const char *value);
void np_change_set_number (NpChange *self, gpointer object, guint field, double value);
void np_change_set_boolean (NpChange *self, gpointer object, guint field, gboolean value);
void np_change_set_enum (NpChange *self, gpointer object, guint field, int value);
void np_change_set_text (NpChange *self, gpointer object, guint field, NpText *value);

/* One language of a text; the other stays as it is when the step is done. */
void np_change_set_words (NpChange *self, gpointer object, guint field, NpLang lang, const char *words);

/**
 * np_change_insert:
 * @self: a change
 * @parent: where the child goes
 * @field: a LIST field of @parent
 * @position: its place; a position beyond the end (-1, cast) appends
 * @child: (transfer none): a loose object, with all that hangs below it
 */
void np_change_insert (NpChange *self, gpointer parent, guint field, guint position, gpointer child);

/* Takes @child out of the list it is in. */
void np_change_remove (NpChange *self, gpointer child);

/* Moves @child to another place of its list. */
void np_change_move (NpChange *self, gpointer child, guint position);

/**
 * NpStepKind:
 * @NP_STEP_SET: a field got a value
 * @NP_STEP_INSERT: a child came in
 * @NP_STEP_REMOVE: a child went out
 *
 * What one step did (a move is a REMOVE and an INSERT).
 */
typedef enum { NP_STEP_SET, NP_STEP_INSERT, NP_STEP_REMOVE } NpStepKind;

/**
 * NpStep:
 * @kind: what happened
 * @path: address of @object just before the step happened (np_object_dup_path())
 * @object: (type NpObject): whose field it is
 * @field: the field
 * @position: INSERT, REMOVE: the place in the list
 * @child: (nullable) (type NpObject): INSERT, REMOVE: the child; after an INSERT it may have been changed by later steps
 * @spelled: (nullable): SET: the new value of anything but a text as a file spells it; %NULL = standard value
 * @text: (nullable): SET of a TEXT field: the new text
 *
 * A step as it has just happened, seen from the direction it happened in: for an undo, @spelled is the old value and
 * an INSERT shows as a REMOVE. The journal writes it down. Borrowed from the change; valid during the signal.
 */
typedef struct
{
  NpStepKind kind;
  const char *path;
  NpObject *object;
  guint field;
  guint position;
  NpObject *child;
  const char *spelled;
  NpText *text;
} NpStep;

/* The steps of the change in the order they last happened. */
void np_change_get_step (NpChange *self, guint i, NpStep *step);

/* Whether the change touched the object, one of its fields, children or anything below it. */
gboolean np_change_touches (NpChange *self, gpointer object);

/* Whether any step set a field of, inserted or removed an object of that type. */
gboolean np_change_touches_type (NpChange *self, GType type);

G_END_DECLS
