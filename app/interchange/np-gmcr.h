/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/np-formula.h"
#include "dossier/np-exercise.h"

G_BEGIN_DECLS

/**
 * NpGmcrOption:
 * @name: its name
 * @party: its owner
 * @direction: how it may be changed
 */
typedef struct
{
  char *name;
  guint party;
  NpDirection direction;
} NpGmcrOption;

/**
 * NpGmcrParty:
 * @name: its name; no two are alike
 * @statements: (element-type NpFormula): what it wants, most important first
 * @states: (element-type guint32) (nullable): instead of the statements: state numbers, from 1, most preferred first
 * @tied: (element-type gboolean) (nullable): beside @states: as good as the one before
 */
typedef struct
{
  char *name;
  GPtrArray *statements;
  GArray *states;
  GArray *tied;
} NpGmcrParty;

/**
 * NpGmcr:
 * @options: (element-type NpGmcrOption): 1 ... 63
 * @parties: (element-type NpGmcrParty): 1 ... 8
 * @infeasible: (element-type NpStatePattern): states that do not exist
 *
 * A conflict as other graph-model programs (GMCR+, gmcr-py) keep it in a `.gmcr` file.
 */
typedef struct
{
  GArray *options;
  GArray *parties;
  GArray *infeasible;
} NpGmcr;

/**
 * np_gmcr_parse:
 * @text: the file, UTF-8
 * @length: its bytes
 * @file: (nullable): its name for messages
 * @error: %NP_INPUT_ERROR: SYNTAX, LIMIT (over 4 MB or nested deeper than 16), MISSING, REFERENCE, RANGE; the message
 *   names the place: "F.gmcr: decisionMakers[2].preferences[1]: there is no option 7"
 *
 * Strict about what it reads; keys it does not know are passed over. The ranking counts when the file says
 * `useManualPreferenceRanking` (older files: `useManualPreferenceVectors`) or a party has no statements. Whether a
 * ranking names every state is known only when the states are.
 *
 * Returns: (transfer full) (nullable): free with np_gmcr_free()
 */
NpGmcr *np_gmcr_parse (const char *text, gsize length, const char *file, GError **error);

/* The same for a file: %NP_INPUT_ERROR_MISSING when there is none, %G_IO_ERROR when it cannot be read. */
NpGmcr *np_gmcr_load (const char *path, GError **error);

void np_gmcr_free (NpGmcr *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpGmcr, np_gmcr_free)

/**
 * np_gmcr_write:
 * @situation: a situation of a dossier
 * @lang: language of the names
 * @error: %NP_INPUT_ERROR: a pattern or statement that cannot be read, or a statement about more than 8 options
 *
 * The same situation as a `.gmcr` file. Statements become what the format has: lists of conditions that all must hold,
 * or several such lists of which any may hold. Sources, status and reasons stay behind.
 *
 * Returns: (transfer full) (nullable): the text of the file
 */
char *np_gmcr_write (NpSituation *situation, NpLang lang, GError **error);

G_END_DECLS
