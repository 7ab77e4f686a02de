/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NP_INPUT_ERROR:
 *
 * What a person gave us is wrong: a file, a table, a value. The message is one line,
 * `FILE:LINE: what is wrong: what to do`, and the command line ends with exit code 1.
 * Every other domain (G_IO_ERROR first of all) means that something outside failed: exit code 3.
 */
#define NP_INPUT_ERROR (np_input_error_quark ())
GQuark np_input_error_quark (void);

/**
 * NpInputError:
 * @NP_INPUT_ERROR_SYNTAX: not well-formed (XML, CSV, JSON), cut off, or not UTF-8
 * @NP_INPUT_ERROR_LIMIT: larger or deeper than what is accepted
 * @NP_INPUT_ERROR_HOSTILE: holds a construct that is refused on principle (a document type, an entity)
 * @NP_INPUT_ERROR_KIND: well-formed, but not a file of ours (another namespace or root)
 * @NP_INPUT_ERROR_NEWER: written by a newer version; may be opened read-only
 * @NP_INPUT_ERROR_ID: an identifier is malformed or stands twice
 * @NP_INPUT_ERROR_REFERENCE: something is referred to that is not there
 * @NP_INPUT_ERROR_RANGE: a value is not a number, not finite, or out of its range
 * @NP_INPUT_ERROR_MISSING: something needed is not given
 * @NP_INPUT_ERROR_USAGE: arguments do not fit together (exit code 2 on the command line)
 */
typedef enum
{
  NP_INPUT_ERROR_SYNTAX,
  NP_INPUT_ERROR_LIMIT,
  NP_INPUT_ERROR_HOSTILE,
  NP_INPUT_ERROR_KIND,
  NP_INPUT_ERROR_NEWER,
  NP_INPUT_ERROR_ID,
  NP_INPUT_ERROR_REFERENCE,
  NP_INPUT_ERROR_RANGE,
  NP_INPUT_ERROR_MISSING,
  NP_INPUT_ERROR_USAGE,
} NpInputError;

/**
 * np_input_error_set:
 * @error: (out) (optional): where the error goes
 * @code: what kind of mistake
 * @file: (nullable): display name of the file; %NULL when the text did not come from one
 * @line: 1-based line, 0 = unknown or the whole file
 * @what: what is wrong, in plain words, without a full stop
 * @remedy: (nullable): what to do about it, in plain words, without a full stop
 *
 * Sets "@file:@line: @what: @remedy", leaving out the parts that are not known.
 */
void np_input_error_set (GError **error, NpInputError code, const char *file, guint line,
                         const char *what, const char *remedy);

G_END_DECLS
