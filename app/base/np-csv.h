/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/np-error.h"

G_BEGIN_DECLS

/**
 * NpCsv:
 *
 * A table read from a CSV file: UTF-8 (with or without a byte order mark), a header row, commas, cells in double
 * quotes where they hold commas, quotes (doubled) or line ends, rows ending in LF or CRLF (RFC 4180). Every row has
 * as many cells as the header; empty lines are passed over; blanks around a cell without quotes do not count. All of it
 * is in memory and never changes, so threads may share it.
 *
 * Errors are of %NP_INPUT_ERROR and read "FILE:LINE: column “NAME”: what: what to do", in the language of the locale.
 */
typedef struct _NpCsv NpCsv;

/**
 * np_csv_load:
 * @path: a file name
 * @error: %NP_INPUT_ERROR, or %G_IO_ERROR when the file is there and cannot be read
 *
 * Returns: (transfer full): the table, free with np_csv_free(); %NULL on error
 */
NpCsv *np_csv_load (const char *path, GError **error);

/**
 * np_csv_parse:
 * @name: name for errors
 * @text: (transfer full): the bytes of a file
 * @length: their number
 * @error: %NP_INPUT_ERROR
 *
 * Returns: (transfer full): the table; %NULL on error
 */
NpCsv *np_csv_parse (const char *name, char *text, gsize length, GError **error);
void np_csv_free (NpCsv *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpCsv, np_csv_free)

/**
 * np_csv_get_n_rows:
 * @self: a table
 *
 * Returns: rows below the header
 */
guint np_csv_get_n_rows (const NpCsv *self);

/**
 * np_csv_get_n_columns:
 * @self: a table
 *
 * Returns: columns, at least 1
 */
guint np_csv_get_n_columns (const NpCsv *self);

/**
 * np_csv_get_name:
 * @self: a table
 * @column: a column
 *
 * Returns: (transfer none): its name in the header
 */
const char *np_csv_get_name (const NpCsv *self, guint column);

/**
 * np_csv_find:
 * @self: a table
 * @name: a column name
 *
 * Returns: the column, -1 when the table has none of this name
 */
int np_csv_find (const NpCsv *self, const char *name);

/**
 * np_csv_need:
 * @self: a table
 * @name: a column name
 * @column: (out): the column
 * @error: %NP_INPUT_ERROR_MISSING
 *
 * Returns: %FALSE with an error when the table has no column of this name
 */
gboolean np_csv_need (const NpCsv *self, const char *name, guint *column, GError **error);

/**
 * np_csv_get:
 * @self: a table
 * @row: a row, from 0
 * @column: a column, from 0
 *
 * Returns: (transfer none): the cell; "" when it is empty
 */
const char *np_csv_get (const NpCsv *self, guint row, guint column);

/**
 * np_csv_text:
 * @self: a table
 * @row: a row
 * @column: a column
 * @error: %NP_INPUT_ERROR_MISSING
 *
 * Returns: (transfer none): the cell; %NULL with an error when it is empty
 */
const char *np_csv_text (const NpCsv *self, guint row, guint column, GError **error);

/**
 * np_csv_number:
 * @self: a table
 * @row: a row
 * @column: a column
 * @low: smallest value accepted
 * @high: largest value accepted
 * @value: (out): the number; untouched on error
 * @error: %NP_INPUT_ERROR_MISSING, _SYNTAX or _RANGE
 *
 * Reads digits with an optional sign, point and exponent, whatever the locale.
 *
 * Returns: %FALSE with an error when the cell is empty, no number or out of range
 */
gboolean np_csv_number (const NpCsv *self, guint row, guint column, double low, double high, double *value, GError **error);

/**
 * np_csv_integer:
 * @self: a table
 * @row: a row
 * @column: a column
 * @low: smallest value accepted
 * @high: largest value accepted
 * @value: (out): the number; untouched on error
 * @error: as np_csv_number()
 *
 * Returns: %FALSE with an error when the cell is empty, no whole number or out of range
 */
gboolean np_csv_integer (const NpCsv *self, guint row, guint column, gint64 low, gint64 high, gint64 *value, GError **error);

/**
 * np_csv_set_error:
 * @self: a table
 * @row: a row, or -1 for the header
 * @column: a column, or -1 for the whole row
 * @error: (out) (optional): where the error goes
 * @code: what kind of mistake
 * @what: what is wrong
 * @remedy: (nullable): what to do
 *
 * For mistakes that only the reader of the table can see. Sets "FILE:LINE: column “NAME”: what: remedy".
 */
void np_csv_set_error (const NpCsv *self, int row, int column, GError **error, NpInputError code, const char *what,
                       const char *remedy);

/**
 * NpCsvNames:
 *
 * Names numbered in the order of their first appearance: the order of parties and issues everywhere.
 */
typedef struct _NpCsvNames NpCsvNames;

/* No names yet (transfer full). */
NpCsvNames *np_csv_names_new (void);
void np_csv_names_free (NpCsvNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpCsvNames, np_csv_names_free)

/**
 * np_csv_names_add:
 * @self: names
 * @name: a name
 *
 * Returns: its number, from 0; a new one when it was not seen before
 */
guint np_csv_names_add (NpCsvNames *self, const char *name);

/**
 * np_csv_names_find:
 * @self: names
 * @name: a name
 *
 * Returns: its number, -1 when it was not seen
 */
int np_csv_names_find (const NpCsvNames *self, const char *name);

/**
 * np_csv_names_get:
 * @self: names
 * @number: a number below np_csv_names_get_n()
 *
 * Returns: (transfer none): the name
 */
const char *np_csv_names_get (const NpCsvNames *self, guint number);

/**
 * np_csv_names_get_n:
 * @self: names
 *
 * Returns: how many different names were seen
 */
guint np_csv_names_get_n (const NpCsvNames *self);

G_END_DECLS
