/* SPDX-License-Identifier: GPL-3.0-or-later */
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
