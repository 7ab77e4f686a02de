/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "brief/np-export-view.h"
#include "brief/np-pack.h"

G_BEGIN_DECLS

/**
 * NpPackOptions:
 * @layout: arrangement of the two languages; the model needs to know which languages must be there
 * @marking: circulation mark; -1 = that of the dossier
 * @copies: how many numbered copies; 0 = not numbered
 * @measures: (nullable) (array zero-terminated=1): identifiers of the measures to print; %NULL = all
 * @reader: (nullable): for whom, RU/EN, on the cover
 */
typedef struct
{
  NpLayout layout;
  int marking;
  guint copies;
  const char *const *measures;
  NpText *reader;
} NpPackOptions;

/**
 * np_pack_build:
 * @view: what may be printed, filled (np_export_view_fill())
 * @options: how
 * @copy: number of this copy, 1 ... copies; 0 = not numbered
 * @error: where the error goes
 *
 * Makes the documents of a pack (EXPORT 3): 00-cover-contents, 10-nonpaper, 20-talking-points,
 * 30-reaction-forecast, 35-debrief, 40-meeting-notes, 50-readout, 51-readouts-compared, 60-actions, 90-all. What has no content is left out; 90-all repeats the sections
 * of the others in the order of a briefing book, without the non-paper. In %NP_PROFILE_HANDOVER there is
 * 10-nonpaper alone. All words are typeset for paper (np_typography()).
 *
 * Errors: %NP_INPUT_ERROR_MISSING in %NP_PROFILE_HANDOVER when a text lacks one of the languages (the message
 * lists the identifiers), or when there is nothing to print.
 *
 * Returns: (transfer full) (element-type NpPackDocument): the documents in the order of their names
 */
GPtrArray *np_pack_build (const NpExportView *view, const NpPackOptions *options, guint copy, GError **error);

/**
 * np_pack_marking_text:
 * @marking: an #NpMarking
 *
 * Returns: (transfer full) (nullable): its words; %NULL for %NP_MARKING_NONE
 */
NpPackText *np_pack_marking_text (int marking);

G_END_DECLS
