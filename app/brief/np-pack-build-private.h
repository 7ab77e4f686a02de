/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/**
 * What the builders of the sections share: the pack being built, and helpers that turn words of the dossier and of
 * the code into typeset pairs. Private to the np-build-*.c files; np-pack-build.h is the door for all others.
 */

#include "brief/np-pack-build.h"
#include "dossier/np-brief.h"
#include "dossier/np-measure.h"
#include "dossier/np-party.h"
#include "language/np-typography.h"

G_BEGIN_DECLS

typedef struct
{
  const NpExportView *view;
  const NpPackOptions *options;
  NpPackDocument *document; /* the one being built */
  GPtrArray *measures; /* NpMeasure, those to print, in order */
  GPtrArray *parties;  /* NpParty with a forecast, in order */
} NpPackBuild;

/* Typeset words: of a pair in the code, of a text, of a field. Titles keep short prepositions with the next
 * word. */
NpPackText *np_build_pair (const char *ru, const char *en);
NpPackText *np_build_title (const char *ru, const char *en);
NpPackText *np_build_text (const NpText *text);
NpPackText *np_build_text_title (const NpText *text);
NpPackText *np_build_field (gpointer object, guint field);
NpPackText *np_build_field_title (gpointer object, guint field);

/* "CBM-01", else the number; of the object (transfer full). */
char *np_build_measure_ref (gpointer measure);

/* The words over a page that the user edited (np-measure.h), NULL when there are none; of the dossier or a
 * measure. */
NpText *np_build_finding (gpointer holder, guint field, const char *page);

/* A paper of that kind being composed, and one of its sections that is not off; NULL when there is none. */
gpointer np_build_brief (const NpPackBuild *build, NpBriefKind kind);
gpointer np_build_section (gpointer brief, const char *key);

/* Whether the composer has taken the section out of the pack. A dossier without a composed pack has them all.
 */
gboolean np_build_is_off (const NpPackBuild *build, const char *key);

/* A title or label as it stands inside a sentence: small first letter, unless an abbreviation or a name begins
 * it. */
char *np_build_inside (const char *words);

/* Words that begin a sentence. */
char *np_build_capital (const char *words);

/* The words of stated, inferred, assumed. */
const char *np_build_status_word (NpStatus status, NpLang lang);

/* The page of a result: the finding of its page that the user wrote, else the one proposed (transfer full). */
NpPackSection *np_build_result_section (NpPackBuild *build, const char *key, const char *ru, const char *en,
                                        NpPackText *proposed);

/* The numbers of a chart as a table; the first rows of a very long one. */
void np_build_chart_table (NpPackSection *section, NpChart *chart);

/* One line: the model, its version, its limits. The words go on after "Model:" and end with a full stop. */
void np_build_model_line (NpPackSection *section, const char *ru, const char *en);

/* When a meeting was: "18–19 July 2018, from 10:00". */
NpPackText *np_build_meeting_when (gpointer meeting);

/* Builders of sections; each adds what there is to the document, and nothing when there is nothing. */
void np_build_nonpaper (NpPackBuild *build);
void np_build_brief_page (NpPackBuild *build);
void np_build_matrix (NpPackBuild *build);
void np_build_why (NpPackBuild *build);
void np_build_tornado (NpPackBuild *build);
void np_build_moves (NpPackBuild *build);
void np_build_bargain (NpPackBuild *build);
void np_build_packages (NpPackBuild *build);
void np_build_situation (NpPackBuild *build);
void np_build_exercise (NpPackBuild *build);
void np_build_debriefs (NpPackBuild *build);
void np_build_offer (NpPackBuild *build);
void np_build_expulsions (NpPackBuild *build);
void np_build_talk (NpPackBuild *build);
void np_build_positions (NpPackBuild *build);
void np_build_scenarios (NpPackBuild *build);
void np_build_chronology (NpPackBuild *build);
void np_build_sources (NpPackBuild *build);
void np_build_record (NpPackBuild *build);
void np_build_actions (NpPackBuild *build);
void np_build_readout (NpPackBuild *build);
void np_build_readouts_compared (NpPackBuild *build);

G_END_DECLS
