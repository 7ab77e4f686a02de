/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "brief/np-name-finder.h"
#include "dossier/np-brief.h"
#include "dossier/np-change.h"

G_BEGIN_DECLS

/**
 * NpLeakKind:
 * @NP_LEAK_PERSON: a person is named
 * @NP_LEAK_INITIALS: by initials
 * @NP_LEAK_SEAT: a seat is named
 * @NP_LEAK_ROLE: a role at the table
 * @NP_LEAK_AFFILIATION: a party
 * @NP_LEAK_QUOTE: a word-for-word quotation under a rule that gives the content only
 * @NP_LEAK_ONLY_SPEAKER: a warning: all that a paper prints of a meeting without naming delegations comes from one of them
 * @NP_LEAK_SMALL_GROUP: a warning: so few delegations were at the table that few guesses remain
 * @NP_LEAK_LANGUAGE: a warning: entries of a meeting stand in one language alone, which one delegation alone spoke; the first
 * of them is named
 *
 * How a paper may tell who spoke although the rule of the entry or meeting hides it. The first five are #NpNameKind.
 */
typedef enum
{
  NP_LEAK_PERSON,
  NP_LEAK_INITIALS,
  NP_LEAK_SEAT,
  NP_LEAK_ROLE,
  NP_LEAK_AFFILIATION,
  NP_LEAK_QUOTE,
  NP_LEAK_ONLY_SPEAKER,
  NP_LEAK_SMALL_GROUP,
  NP_LEAK_LANGUAGE,
} NpLeakKind;

/**
 * NpLeak:
 * @id: names the hit: the nearest identifier and six digits made of the words and the text: "n4-0c91ae". Other words, another id
 * @kind: how it tells
 * @path: of the object, for np_dossier_find_path()
 * @field: which of its texts; of a warning without meaning
 * @lang: in which language
 * @text: (nullable): the whole text
 * @spans: (element-type NpNameFind): where it stands in @text; the same name may stand several times
 * @what: what is the matter, in both languages
 * @decided: whether somebody has decided on it
 * @decision: what, if @decided
 * @instead: (nullable): why it is kept, or the words that take its place
 *
 * A hit of the leak check. One name in one text of one language is one hit.
 */
typedef struct
{
  char *id;
  NpLeakKind kind;
  char *path;
  guint field;
  NpLang lang;
  char *text;
  GArray *spans;
  NpText *what;
  gboolean decided;
  NpClearanceKind decision;
  char *instead;
} NpLeak;

/* Whether it keeps papers from being written until somebody decides. Warnings never do. */
gboolean np_leak_is_open (const NpLeak *leak);
gboolean np_leak_is_warning (const NpLeak *leak);

/* The words that were found, as they stand: "Russia" (transfer full); "" for a warning. */
char *np_leak_dup_found (const NpLeak *leak);

/* The text around the first of them with … for what is cut, at most about 90 characters (transfer full). */
char *np_leak_dup_context (const NpLeak *leak);

/**
 * NpLeakSearch:
 *
 * Searches every text of a paper (SAFETY H2), a little at a time, so that a large dossier does not hold the window. Names and
 * seats count everywhere; roles and parties in entries and meetings whose rule hides them, there initials as well. The
 * published words of the other side are theirs.
 */
typedef struct _NpLeakSearch NpLeakSearch;

/**
 * np_leak_search_new:
 * @dossier: the dossier: its parties and seats are the known names, its clearances the decisions
 * @printed: what papers may print of it, a dossier of its own (np_export_view_new())
 *
 * Returns: (transfer full): a search that has not begun; both dossiers must live, unchanged, until it is freed
 */
NpLeakSearch *np_leak_search_new (NpDossier *dossier, NpDossier *printed);
void np_leak_search_free (NpLeakSearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpLeakSearch, np_leak_search_free)

/**
 * np_leak_search_step:
 * @self: a search
 * @deadline: g_get_monotonic_time() at which to stop; 0 = go on to the end
 *
 * Returns: (transfer full) (nullable) (element-type NpLeak): the hits in the order of the dossier, warnings last; %NULL =
 * there is more to do
 */
GPtrArray *np_leak_search_step (NpLeakSearch *self, gint64 deadline);

/**
 * np_leak_apply:
 * @leaks: (element-type NpLeak): hits
 * @printed: what they were found in, sealed
 *
 * Carries out what was decided: other words, or nothing at all (an entry, action or question goes as a whole, any other text
 * is emptied in both languages).
 *
 * Returns: how many were left out
 */
guint np_leak_apply (GPtrArray *leaks, NpDossier *printed);

/**
 * np_leak_decide:
 * @dossier: the dossier
 * @leak: a hit
 * @decision: what becomes of it
 * @text: (nullable): why it is kept, or the words instead of it; needed for both
 * @change: takes the step
 *
 * The decision is kept in the dossier and counts until the text changes.
 *
 * Returns: %FALSE, with nothing added, when @text is needed and blank
 */
gboolean np_leak_decide (NpDossier *dossier, const NpLeak *leak, NpClearanceKind decision, const char *text, NpChange *change);

/* Decided no more: the clearance of the hit is taken away again. */
void np_leak_reopen (NpDossier *dossier, const NpLeak *leak, NpChange *change);

G_END_DECLS
