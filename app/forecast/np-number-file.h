/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/np-text.h"

G_BEGIN_DECLS

/**
 * NpNumberFile:
 * @file: the keys and values, for what is no number
 *
 * Reads a key file of standard numbers (`resources/engine/`). Every group says in both languages where its numbers are from
 * (`why`) and what they are (`status`: assumption, data or convention). The first mistake is kept and told at the end, so that
 * a reader of many numbers need not ask after each.
 */
typedef struct
{
  GKeyFile *file;
  /*< private >*/
  const char *name;
  GError *error;
} NpNumberFile;

/**
 * np_number_file_open:
 * @self: (out caller-allocates): a reader
 * @data: the bytes of the file
 * @length: their number, -1 when they end with a zero
 * @name: (nullable): the file for messages; must live as long as the reader
 * @error: (out): %NP_INPUT_ERROR_SYNTAX: no key file
 *
 * Returns: whether it can be read; then np_number_file_close() ends it
 */
gboolean np_number_file_open (NpNumberFile *self, const char *data, gssize length, const char *name, GError **error);

/**
 * np_number_file_close:
 * @self: a reader
 * @error: (out): %NP_INPUT_ERROR_RANGE: the first mistake
 *
 * Returns: whether all that was read was right
 */
gboolean np_number_file_close (NpNumberFile *self, GError **error);

/* Whether a mistake was met so far. */
gboolean np_number_file_is_wrong (const NpNumberFile *self);

/* A mistake the caller finds: @what continues "[group] key", for example "is above high". */
void np_number_file_wrong (NpNumberFile *self, const char *group, const char *key, const char *what);

/* Words in both languages (transfer full); missing ones are a mistake. */
NpText *np_number_file_text (NpNumberFile *self, const char *group, const char *key);

/* The status of a group (transfer full) (nullable). */
char *np_number_file_dup_status (const NpNumberFile *self, const char *group);

/* Status and reason of a group must be there; said by np_number_file_list() for every group it reads. */
void np_number_file_reason (NpNumberFile *self, const char *group);

/**
 * np_number_file_list:
 * @self: a reader
 * @group: a group
 * @key: a key with exactly @n numbers
 * @low: least value
 * @high: greatest value
 * @values: (out) (array length=n): the numbers; @low for a wrong one
 * @n: how many
 */
void np_number_file_list (NpNumberFile *self, const char *group, const char *key, double low, double high, double *values,
                          gsize n);

/* One number of that kind. */
double np_number_file_number (NpNumberFile *self, const char *group, const char *key, double low, double high);

G_END_DECLS
