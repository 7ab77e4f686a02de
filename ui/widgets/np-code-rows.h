/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/np-session.h"

G_BEGIN_DECLS

/**
 * NpCodeRows:
 * @codes: (array zero-terminated=1): the values the program knows, as they stand in a file
 * @word: what people call a value; an unknown one as it stands
 * @change: what choosing is called in undo, translated
 *
 * How values that stand in a file as English words are shown and chosen in the language of the interface.
 */
typedef struct
{
  const char *const *codes;
  const char *(*word) (const char *code);
  const char *change;
} NpCodeRows;

/**
 * np_code_row_new:
 * @session: the session
 * @object: (type NpObject): whose field
 * @field: a STRING field that holds one value
 * @title: translated
 * @rows: the values; static
 *
 * A row of a boxed list with a drop-down; a value that is not known stays and can be kept.
 *
 * Returns: (transfer floating): an #AdwComboRow
 */
GtkWidget *np_code_row_new (NpSession *session, gpointer object, guint field, const char *title, const NpCodeRows *rows);

/**
 * np_codes_row_new:
 * @session: the session
 * @object: (type NpObject): whose field
 * @field: a WORDS field that holds any number of values
 * @title: translated
 * @rows: the values; static
 *
 * A row that says the values in one line and opens to a check button for each known value, and for each other one that is
 * there, and to a field for one more.
 *
 * Returns: (transfer floating): an #AdwExpanderRow
 */
GtkWidget *np_codes_row_new (NpSession *session, gpointer object, guint field, const char *title, const NpCodeRows *rows);

G_END_DECLS
