/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/np-text.h"
#include "dossier/np-dossier.h"
#include "engine/np-stability-paths.h"

G_BEGIN_DECLS

/**
 * NpForecastSituation:
 *
 * A situation with the names of its parties and the words of its options: what the arithmetic of
 * engine/np-stability.h needs, and what a person needs to read its results. Filled, settled once, then immutable;
 * reference-counted, any thread.
 *
 * Words: the text of an option continues "the party ..." in the third person: "joins the test of the channels",
 * «участвует в проверке каналов». Dropping it is said with "no longer" and «больше не».
 */
typedef struct _NpForecastSituation NpForecastSituation;

/* A situation without parties (transfer full), counted by reference. */
NpForecastSituation *np_forecast_situation_new (void);
NpForecastSituation *np_forecast_situation_ref (NpForecastSituation *self);
void np_forecast_situation_unref (NpForecastSituation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpForecastSituation, np_forecast_situation_unref)

/**
 * np_forecast_situation_add_party:
 * @self: a situation that is not settled
 * @id: how it is called in results
 * @name: its name
 * @guessed: whether its preferences are at least in part a guess
 *
 * Returns: its number, from 0
 */
guint np_forecast_situation_add_party (NpForecastSituation *self, const char *id, NpText *name, gboolean guessed);

/**
 * np_forecast_situation_add_option:
 * @self: a situation that is not settled
 * @id: its name in patterns, statements and results
 * @owner: whose option it is
 * @direction: how it may be changed
 * @text: what the party does when it takes it
 *
 * Returns: its number, from 0
 */
guint np_forecast_situation_add_option (NpForecastSituation *self, const char *id, guint owner,
                                        NpStabilityDirection direction, NpText *text);

/* Rules out the states that fit. */
void np_forecast_situation_add_pattern (NpForecastSituation *self, NpStatePattern pattern);

/* Adds a statement to what a party prefers; the first added is the most important. */
void np_forecast_situation_add_preference (NpForecastSituation *self, guint party, NpFormula *statement);

/* Gives a party a ranking instead (states by index from 0, see np_stability_model_rank()). Both arrays are copied. */
void np_forecast_situation_set_ranking (NpForecastSituation *self, guint party, const guint32 *states,
                                        const gboolean *tied, guint32 n);

/* The options taken today. May also be set when the situation is settled, before it is shared. */
void np_forecast_situation_set_status_quo (NpForecastSituation *self, guint64 state);

/* The number of the option, -1 when there is none; fits #NpFormulaLookup with @self as data. */
int np_forecast_situation_find_option (const char *id, gpointer self);

/**
 * np_forecast_situation_new_from_dossier:
 * @dossier: a dossier
 * @id: (nullable): identifier of a situation; %NULL takes the first
 * @error: %NP_INPUT_ERROR: REFERENCE (no such situation), MISSING (no options), or what is wrong with a pattern or
 *   statement, named with its place
 *
 * Copies a situation out of the dossier; not settled yet, so that the search for states may run on another thread.
 *
 * Returns: (transfer full) (nullable): the situation
 */
NpForecastSituation *np_forecast_situation_new_from_dossier (NpDossier *dossier, const char *id, GError **error);

/**
 * np_forecast_situation_settle:
 * @self: a situation that is not settled
 * @progress: (nullable): see #NpEngineProgress
 * @data: for @progress
 * @error: %NP_ENGINE_ERROR
 *
 * Finds the feasible states and ranks them. From now on nothing can be added.
 */
gboolean np_forecast_situation_settle (NpForecastSituation *self, NpEngineProgress progress, gpointer data,
                                       GError **error);

/* The arithmetic's view; NULL before it is settled. */
const NpStabilityModel *np_forecast_situation_get_model (NpForecastSituation *self);

/* The index of today's state; NP_STABILITY_NONE when it is not given or not feasible. */
guint32 np_forecast_situation_get_status_quo (NpForecastSituation *self);

/* Bit i: the preferences of party i are in part a guess (for np_stability_sensitivity()). */
guint np_forecast_situation_get_guessed (NpForecastSituation *self);

const char *np_forecast_situation_get_party_id (NpForecastSituation *self, guint party);
const char *np_forecast_situation_get_party_name (NpForecastSituation *self, guint party, NpLang lang);
const char *np_forecast_situation_get_option_id (NpForecastSituation *self, guint option);
const char *np_forecast_situation_get_option_text (NpForecastSituation *self, guint option, NpLang lang);
guint np_forecast_situation_get_option_owner (NpForecastSituation *self, guint option);

/**
 * NpSituationPath:
 * @state: an equilibrium
 * @notions: bits `1 << NpStability`: of which notions
 * @moves: (element-type NpStabilityMove) (nullable): fewest moves from today, whoever likes them; %NULL: not attainable;
 *   empty: it is today's state
 * @improving: (element-type NpStabilityMove) (nullable): fewest moves that each mover gains from; %NULL: not attainable so
 *
 * An equilibrium with @moves but without @improving needs a reason to take the first step: a measure, a guarantee, a
 * third party.
 */
typedef struct
{
  guint32 state;
  guint8 notions;
  GArray *moves;
  GArray *improving;
} NpSituationPath;

/**
 * NpSituationAnalysis:
 * @verdicts: all verdicts
 * @paths: (element-type NpSituationPath): every equilibrium of some notion (SIM apart), in rising order
 * @coalitions: (element-type NpStabilityCoalition): who must be brought along to leave today's state; empty without one
 */
typedef struct
{
  NpStabilityVerdicts *verdicts;
  GArray *paths;
  GArray *coalitions;
} NpSituationAnalysis;

/**
 * np_forecast_situation_analyse:
 * @self: a settled situation
 * @simultaneous: whether SIM is wanted, too
 * @progress: (nullable): see #NpEngineProgress
 * @data: for @progress
 * @error: %NP_ENGINE_ERROR_CANCELLED only
 *
 * Returns: (transfer full) (nullable): free with np_situation_analysis_free()
 */
NpSituationAnalysis *np_forecast_situation_analyse (NpForecastSituation *self, gboolean simultaneous,
                                                    NpEngineProgress progress, gpointer data, GError **error);
void np_situation_analysis_free (NpSituationAnalysis *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpSituationAnalysis, np_situation_analysis_free)

/* The name of a notion as papers print it: "Nash", "GMR", ... */
const char *np_stability_short_name (NpStability notion);

/* What the notion means, in one sentence. */
const char *np_stability_meaning (NpStability notion, NpLang lang);

/**
 * np_forecast_situation_state_words:
 * @self: a settled situation
 * @state: a state
 *
 * Returns: (transfer full): what is done in it, party by party; "nothing is done" when no option is taken
 */
NpText *np_forecast_situation_state_words (NpForecastSituation *self, guint32 state);

/**
 * np_forecast_situation_move_words:
 * @self: a settled situation
 * @move: a move
 * @from: the state it starts from
 *
 * Returns: (transfer full): "the United States no longer joins the test of the channels" / «сторона «США» больше не
 *   участвует в проверке каналов»
 */
NpText *np_forecast_situation_move_words (NpForecastSituation *self, const NpStabilityMove *move, guint32 from);

/**
 * np_forecast_situation_witness_words:
 * @self: a settled situation
 * @party: the party the verdict is about
 * @notion: its notion
 * @state: its state
 * @witness: (nullable): a row of np_stability_explain(); %NULL when there was none
 *
 * The verdict as a sentence: "If Russia announces ..., the United States can still answer: it no longer joins ...,
 * and would gain by it; Russia would be no better off than before." Without a witness: that the party has nothing
 * better within reach, or cannot move at all.
 *
 * Returns: (transfer full): the sentence in both languages
 */
NpText *np_forecast_situation_witness_words (NpForecastSituation *self, guint party, NpStability notion, guint32 state,
                                             const NpStabilityWitness *witness);

G_END_DECLS
