/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "brief/np-export-view.h"

G_BEGIN_DECLS

/**
 * np_readout_draft:
 * @view: what may be printed
 * @meeting: identifier of a meeting
 *
 * A first text for the press (reference/formats 2.8), out of the tagged entries: when and where, who if the rules allow it, the
 * items of the agenda that were spoken of, in neutral words, and the points that were read back. Whatever nobody has agreed
 * stays out, and so does every number that was not read back.
 *
 * Returns: (transfer full) (nullable): the text in both languages; %NULL when there is no such meeting, or nothing may be
 * printed of it
 */
NpText *np_readout_draft (const NpExportView *view, const char *meeting);

/* The day or days of a meeting: "18–19 July 2018"; transfer full, "" when not given. */
char *np_readout_dup_days (gpointer meeting, NpLang lang);

/* The title of an item of the agenda without its number: "2. State of the channels" (lent from @title). */
const char *np_readout_plain_title (const char *title);

/**
 * NpReadoutRun:
 * @start: first byte
 * @end: byte after the last
 * @different: the other text does not have these words
 */
typedef struct
{
  gsize start, end;
  gboolean different;
} NpReadoutRun;

/**
 * np_readout_compare:
 * @ours: our words
 * @theirs: those of the other side, in the same language
 * @our_runs: (out) (element-type NpReadoutRun) (transfer full): the whole of @ours in runs
 * @their_runs: (out) (element-type NpReadoutRun) (transfer full): the whole of @theirs
 *
 * What differs between two readouts, word by word (np_word_diff()).
 *
 * Returns: how many places differ
 */
guint np_readout_compare (const char *ours, const char *theirs, GArray **our_runs, GArray **their_runs);

G_END_DECLS
