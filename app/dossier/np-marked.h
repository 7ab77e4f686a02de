/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/np-grammar.h"
#include "base/np-lang.h"

G_BEGIN_DECLS

/**
 * NpMark:
 * @words: (nullable): a run of plain words (unescaped), %NULL for a mark
 * @param: (nullable): name of the parameter of a mark
 * @kase: case of the mark
 * @start: first byte of the piece in the marked text
 * @end: byte after the piece
 *
 * A piece of a marked text.
 */
typedef struct
{
  char *words;
  char *param;
  NpCase kase;
  gsize start;
  gsize end;
} NpMark;

/**
 * np_marked_split:
 * @marked: a text with parameter marks
 *
 * In memory and in the editor's clipboard a clause is a string in which `{deadline}` or `{deadline:gen}` stands for the
 * words of the parameter; `{{` is a literal brace. A brace that opens no well-formed mark is plain text. In a file the
 * mark is `<v ref="deadline" case="gen"/>`.
 *
 * Returns: (transfer full) (element-type NpMark): the pieces in order; free with g_ptr_array_unref()
 */
GPtrArray *np_marked_split (const char *marked);

/* The mark as it stands in a marked text; free with g_free(). */
char *np_marked_mark (const char *param, NpCase kase);

/* Plain words made safe for a marked text (braces doubled); free with g_free(). */
char *np_marked_escape (const char *words);

/**
 * NpMarkFunc:
 * @param: name of the parameter
 * @kase: the case it stands in
 * @data: the caller's
 *
 * Returns: (transfer full) (nullable): the words to put there; %NULL leaves the mark as it is typed
 */
typedef char *(*NpMarkFunc) (const char *param, NpCase kase, gpointer data);

/* The text with every mark replaced by words; free with g_free(). */
char *np_marked_render (const char *marked, NpMarkFunc func, gpointer data);

G_END_DECLS
