/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of NpObject share: the value of a field outside an object, the slots inside it, writing without a check. Only
 * np-object*.c and np-change.c include it: all others change a dossier through an NpChange. */
#pragma once

#include "dossier/np-object.h"

G_BEGIN_DECLS

/**
 * NpValue:
 * @string: ID, STRING, WORDS, REF, REFS, DATE
 * @number: NUMBER, INTEGER, BOOLEAN, ENUM
 * @text: TEXT
 *
 * The value of one field outside an object, owned. Private to the dossier: a change keeps in it what was and what
 * will be.
 */
typedef struct
{
  char *string;
  double number;
  NpText *text;
} NpValue;

void np_value_clear (NpValue *value);

/* The value of one field inside an object. */
typedef union
{
  char *string;
  double number;
  NpText *text;
  GListStore *list;
} Slot;

typedef struct
{
  Slot *slots;
  NpObject *parent;
  guint parent_field;
  guint64 stamp;
  GArray *extras;
} NpObjectPrivate;

NpObjectPrivate *np_object_priv (gpointer self);

/* The casts of GObject are checked even in a release; these are asked for every field of every object. */
static inline NpObjectClass *
np_object_klass (gpointer self)
{
  return (NpObjectClass *) ((GTypeInstance *) self)->g_class;
}

static inline const NpField *
np_object_row (gpointer self, guint field)
{
  g_assert (field < np_object_klass (self)->n_fields);
  return &np_object_klass (self)->fields[field];
}

static inline gboolean
np_kind_is_string (NpKind kind)
{
  return kind <= NP_KIND_REFS || kind == NP_KIND_DATE;
}

static inline gboolean
np_kind_is_number (NpKind kind)
{
  return kind >= NP_KIND_NUMBER && kind <= NP_KIND_ENUM;
}

/* Whether the setters may be used: not yet part of a sealed dossier. */
gboolean np_object_is_loose (gpointer self);

/* Moves the stamps of the object and of all above it. */
void np_object_touch (gpointer self);
guint64 np_object_next_stamp (void);

/* Reads a copy of a field (not of a LIST). */
void np_object_load_value (gpointer self, guint field, NpValue *value);

/* Writes a field, loose or not, moves the stamps and notifies. */
void np_object_store_value (gpointer self, guint field, const NpValue *value);

/* Puts in (taking the reference) and takes out (handing it over) a child, loose or not. */
void np_object_put_child (gpointer self, guint field, guint position, gpointer child);
gpointer np_object_take_child (gpointer self, guint field, guint position);

/* Whether two values of that field are the same. */
gboolean np_value_equal (const NpField *field, const NpValue *a, const NpValue *b);

G_END_DECLS
