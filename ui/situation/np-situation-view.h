/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "forecast/np-forecast-situation.h"
#include "ui/np-session.h"

G_BEGIN_DECLS

/**
 * NpSituationResult:
 * @situation: settled
 * @analysis: (nullable): %NULL while it would take long and was not asked for
 * @kills: (element-type NpStabilityKill) (nullable): swaps of guessed rankings that lose an equilibrium
 * @n_trials: swaps tried
 * @seconds: predicted time of the analysis
 * @bytes: predicted memory
 *
 * What the page shows; made by one thread, then immutable. Reference-counted, any thread.
 */
typedef struct
{
  NpForecastSituation *situation;
  NpSituationAnalysis *analysis;
  GArray *kills;
  guint n_trials;
  double seconds;
  guint64 bytes;
} NpSituationResult;

NpSituationResult *np_situation_result_new (NpForecastSituation *situation);
NpSituationResult *np_situation_result_ref (NpSituationResult *self);
void np_situation_result_unref (NpSituationResult *self);

/* Whether the state holds (Nash), holds while it is answered (another notion), or does not. */
typedef enum { NP_HOLDS_NOT, NP_HOLDS_ANSWERED, NP_HOLDS } NpHolds;
NpHolds np_situation_holds (const NpSituationResult *result, guint32 state);

/* So many outcomes a table bears. */
#define NP_SITUATION_MANY_STATES 64

/**
 * np_situation_states_shown:
 * @result: with an analysis
 * @selected: the outcome in hand
 * @all: whether all are wanted, as far as a table bears them
 *
 * Returns: (transfer full) (element-type guint32): today's state, the outcome in hand and what holds, best first, as far
 *   as there is room; or all of them
 */
GArray *np_situation_states_shown (const NpSituationResult *result, guint32 selected, gboolean all);

/* Says in sentences what holds, and whether today's state does. */
void np_situation_finding (GtkBox *box, const NpSituationResult *result);

/**
 * np_situation_table:
 * @result: with an analysis
 * @dossier: for the codes of parties
 * @states: (element-type guint32): the states shown, from left to right
 * @selected: the state in hand
 * @select: called with the state when a column head is pressed
 * @data: for @select
 *
 * Returns: (transfer floating): what is taken in each state, who would leave, whether it holds, the way there
 */
GtkWidget *np_situation_table (const NpSituationResult *result, NpDossier *dossier, GArray *states, guint32 selected,
                               void (*select) (guint32 state, gpointer data), gpointer data);

/**
 * np_situation_reasons:
 * @result: with an analysis
 * @state: a state
 *
 * Why the state holds or does not, step by step; the way there; what would make it hold; who can leave it together.
 * Long work in a large situation: any thread.
 *
 * Returns: (transfer full): lines for the two functions below
 */
GArray *np_situation_reasons (const NpSituationResult *result, guint32 state);

/* The lines in both languages, that of the interface first (transfer floating). */
GtkWidget *np_situation_why (const NpSituationResult *result, guint32 state, GArray *lines);

/* The same as text for the clipboard (transfer full). */
char *np_situation_why_text (const NpSituationResult *result, guint32 state, GArray *lines, NpLang lang);

/* A label that wraps, with one more style class (nullable). */
GtkWidget *np_situation_label (const char *words, const char *css);

G_END_DECLS
