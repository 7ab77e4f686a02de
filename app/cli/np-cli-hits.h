/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "brief/np-export-view.h"
#include "cli/np-cli.h"

G_BEGIN_DECLS

/**
 * NpCliHits:
 * @keep: (nullable) (array zero-terminated=1): "HIT=REASON"
 * @replace: (nullable) (array zero-terminated=1): "HIT=WORDS"
 * @leave_out: (nullable) (array zero-terminated=1): "HIT"
 *
 * The decisions on names found in papers (SAFETY H2), as typed.
 */
typedef struct
{
  char **keep;
  char **replace;
  char **leave_out;
} NpCliHits;

/* The three options --keep, --replace and --leave-out; they fill @hits, to be freed with np_cli_hits_clear(). */
#define NP_CLI_HITS_OPTIONS(hits)                                                                                      \
  { "keep", 0, 0, G_OPTION_ARG_STRING_ARRAY, &(hits)->keep, N_("Leave a name that was found where it is, and say why"),   \
    "HIT=REASON" },                                                                                                    \
  { "replace", 0, 0, G_OPTION_ARG_STRING_ARRAY, &(hits)->replace, N_("Print other words instead of a name"), "HIT=WORDS" }, \
  { "leave-out", 0, 0, G_OPTION_ARG_STRING_ARRAY, &(hits)->leave_out, N_("Print nothing of the text that has the name"), "HIT" }

void np_cli_hits_clear (NpCliHits *hits);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NpCliHits, np_cli_hits_clear)

/**
 * np_cli_hits_decide:
 * @hits: the decisions
 * @dossier: takes them, in memory
 * @view: where the hits were found
 * @changed: (out): whether there was one, and a new view is needed
 * @error: %NP_INPUT_ERROR_USAGE for a hit that is not there, or a decision without words
 *
 * Returns: whether all of them could be taken
 */
gboolean np_cli_hits_decide (const NpCliHits *hits, NpDossier *dossier, const NpExportView *view, gboolean *changed,
                             GError **error);

/**
 * np_cli_hits_print:
 * @path: the file
 * @view: where the hits were found
 * @lang: language of the words
 *
 * One line on standard error for every hit that waits for a decision, and for every warning: "FILE: HIT: what “words”: the
 * text around it".
 */
void np_cli_hits_print (const char *path, const NpExportView *view, NpLang lang);

/* All of them as an array of objects: id, kind, object, language, found, context, decision (null: open), warning. */
void np_cli_hits_add_json (JsonBuilder *json, const NpExportView *view, NpLang lang);

G_END_DECLS
