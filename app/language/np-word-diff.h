/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NpDiffKind:
 * @NP_DIFF_KEPT: in both texts
 * @NP_DIFF_DELETED: in the old text only
 * @NP_DIFF_INSERTED: in the new text only
 */
typedef enum
{
  NP_DIFF_KEPT,
  NP_DIFF_DELETED,
  NP_DIFF_INSERTED,
} NpDiffKind;

/**
 * NpDiffRun:
 * @kind: what happened
 * @start: first byte, in the old text for a deleted run, in the new one otherwise
 * @end: byte after the last
 */
typedef struct
{
  NpDiffKind kind;
  gsize start, end;
} NpDiffRun;

/**
 * np_word_diff:
 * @before: the old text, valid UTF-8
 * @after: the new text, valid UTF-8
 *
 * The change in words: the longest common subsequence of words, blanks and punctuation, with blanks between
 * two changes counted into them, so that a reader sees phrases. At one place the deleted run comes before
 * the inserted one. Texts whose changed middles have more than 2000 by 2000 words come back as one deletion
 * and one insertion between common ends.
 *
 * Kept and deleted runs in order give @before, kept and inserted ones give @after.
 *
 * Returns: (transfer full) (element-type NpDiffRun): the runs; empty when both texts are
 */
GArray *np_word_diff (const char *before, const char *after);

G_END_DECLS
