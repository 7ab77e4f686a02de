/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-change.h"
#include "dossier/np-enums.h"
#include "dossier/np-object.h"

G_BEGIN_DECLS

/**
 * NpMeasure:
 *
 * A confidence-building measure: what stands in the paper (title, clauses, shared parameters) and what the engine needs
 * to know of it (between whom, how binding, on which precedent, which targets at which ambition level, what it does in
 * an incident). between: the named parties; open-to: who may join; sponsor: who puts it forward (empty: jointly or by a
 * facilitator). strength: class of obligation 1 ask for help, 2 continue, 3 consider, 4 general action, 5 specific
 * binding action. The kind of a measure is its first tag, without tags its strength class. in-force: exists already, is
 * never predicted, acts in the exercise.
 */
#define NP_TYPE_MEASURE (np_measure_get_type ())
G_DECLARE_FINAL_TYPE (NpMeasure, np_measure, NP, MEASURE, NpObject)
enum
{
  NP_MEASURE_ID, NP_MEASURE_NUMBER, NP_MEASURE_REF, NP_MEASURE_BETWEEN, NP_MEASURE_OPEN_TO, NP_MEASURE_SPONSOR,
  NP_MEASURE_STRENGTH, NP_MEASURE_STRENGTH_STATUS, NP_MEASURE_TAGS, NP_MEASURE_STATUS, NP_MEASURE_IN_FORCE,
  NP_MEASURE_NEEDS, NP_MEASURE_EXCLUDES, NP_MEASURE_ALIAS_RU, NP_MEASURE_ALIAS_EN, NP_MEASURE_BASIS,
  NP_MEASURE_BASIS_PARA, NP_MEASURE_SOURCE, NP_MEASURE_TITLE, NP_MEASURE_WHY, NP_MEASURE_RISK, NP_MEASURE_PARAMS,
  NP_MEASURE_CLAUSES, NP_MEASURE_LEVELS, NP_MEASURE_EFFECTS, NP_MEASURE_POINTS, NP_MEASURE_FINDINGS,
  NP_MEASURE_N_FIELDS
};

/* The kind under which reactions to similar measures are pooled: the first tag, else "class-N" (transfer full). */
char *np_measure_dup_kind (NpMeasure *self);

/* Whether the party has a cell for this measure: named or open to, and the measure not in force. */
gboolean np_measure_concerns (NpMeasure *self, const char *party_id);

/**
 * np_measure_count_open:
 * @dossier: (type NpDossier): a dossier
 * @unfinished: (out) (optional): how many of them have a text that is not reviewed, or is stale
 *
 * Returns: how many measures are being negotiated: all but those in force. What the sidebar, the list and the overview
 *   count alike.
 */
guint np_measure_count_open (gpointer dossier, guint *unfinished);

/**
 * NpParam:
 *
 * A number or date inside the clauses that both languages share. value is that of the target level; levels may change
 * it (NpLevelValue). governed-ru: the preposition that governs it in the Russian text, for warnings.
 */
#define NP_TYPE_PARAM (np_param_get_type ())
G_DECLARE_FINAL_TYPE (NpParam, np_param, NP, PARAM, NpObject)
enum { NP_PARAM_NAME, NP_PARAM_VALUE, NP_PARAM_UNIT, NP_PARAM_LABEL, NP_PARAM_NOTE, NP_PARAM_N_FIELDS };

/**
 * NpClause:
 *
 * A paragraph of a measure in both languages. The text may hold parameter marks (np-marked.h). state-ru, state-en: as
 * set by the user; hash-ru: hash of the English text when the Russian was reviewed against it, hash-en the other way
 * round (np_clause_hash()).
 */
#define NP_TYPE_CLAUSE (np_clause_get_type ())
G_DECLARE_FINAL_TYPE (NpClause, np_clause, NP, CLAUSE, NpObject)
enum
{
  NP_CLAUSE_ID, NP_CLAUSE_STATE_RU, NP_CLAUSE_STATE_EN, NP_CLAUSE_HASH_RU, NP_CLAUSE_HASH_EN, NP_CLAUSE_TEXT,
  NP_CLAUSE_REVIEWED_RU, NP_CLAUSE_REVIEWED_EN, NP_CLAUSE_N_FIELDS
};

/**
 * np_clause_hash:
 * @words: the text of a clause in one language, with its marks
 *
 * Returns: (transfer full): 16 hexadecimal digits of SHA-256; a changed value of a parameter does not change it
 */
char *np_clause_hash (const char *words);

/**
 * np_clause_is_stale:
 * @self: a clause
 * @lang: a language
 *
 * Returns: whether the text in @lang was reviewed against another text than the other language has now
 */
gboolean np_clause_is_stale (NpClause *self, NpLang lang);

/**
 * np_clause_set_state:
 * @self: a clause in a dossier
 * @lang: which text
 * @state: the state it gets
 * @change: the change to add the steps to
 *
 * A text that becomes reviewed also keeps against which text of the other language: its hash, and the text itself so
 * that a later change can be shown word by word.
 */
void np_clause_set_state (NpClause *self, NpLang lang, NpTextState state, NpChange *change);

/* The state of one language, and the numbers of fields that belong to a language. */
NpTextState np_clause_get_state (NpClause *self, NpLang lang);
#define NP_CLAUSE_STATE(lang) ((lang) == NP_LANG_RU ? NP_CLAUSE_STATE_RU : NP_CLAUSE_STATE_EN)
#define NP_CLAUSE_HASH(lang) ((lang) == NP_LANG_RU ? NP_CLAUSE_HASH_RU : NP_CLAUSE_HASH_EN)
/* The text of the OTHER language at the time of the review, for the word diff of a stale clause. */
#define NP_CLAUSE_REVIEWED(lang) ((lang) == NP_LANG_RU ? NP_CLAUSE_REVIEWED_RU : NP_CLAUSE_REVIEWED_EN)

/**
 * np_measure_count_finished:
 * @self: a measure
 * @finished: (out): texts of clauses that are reviewed and not stale, both languages counted
 * @stale: (out): texts that are stale
 * @total: (out): all texts: two per clause
 */
void np_measure_count_finished (NpMeasure *self, guint *finished, guint *stale, guint *total);

/**
 * NpLevel:
 *
 * An ambition level: a full set of targets, burdens, values of the parameters. A measure without levels has one
 * implied target level without targets. intrusiveness of its verification 0...1.
 */
#define NP_TYPE_LEVEL (np_level_get_type ())
G_DECLARE_FINAL_TYPE (NpLevel, np_level, NP, LEVEL, NpObject)
enum
{
  NP_LEVEL_NAME, NP_LEVEL_INTRUSIVENESS, NP_LEVEL_STATUS, NP_LEVEL_TEXT, NP_LEVEL_WHY, NP_LEVEL_TARGETS,
  NP_LEVEL_BURDENS, NP_LEVEL_VALUES, NP_LEVEL_N_FIELDS
};

/* The level of that name, NULL when the measure has none of it. */
NpLevel *np_measure_get_level (NpMeasure *self, NpLevelName name);

/* Value of a parameter at a level (NULL level: target); NaN when there is no such parameter. */
double np_measure_get_param_value (NpMeasure *self, const char *param, NpLevel *level);
NpParam *np_measure_get_param (NpMeasure *self, const char *name);

/**
 * NpTarget:
 *
 * Where the measure would bring an issue, 0...100.
 */
#define NP_TYPE_TARGET (np_target_get_type ())
G_DECLARE_FINAL_TYPE (NpTarget, np_target, NP, TARGET, NpObject)
enum { NP_TARGET_ISSUE, NP_TARGET_VALUE, NP_TARGET_STATUS, NP_TARGET_SOURCE, NP_TARGET_WHY, NP_TARGET_N_FIELDS };

/**
 * NpBurden:
 *
 * What the level costs a party, 0...1, and the balance of obligations from its point of view, -1 (it gives, others
 * take) ... +1.
 */
#define NP_TYPE_BURDEN (np_burden_get_type ())
G_DECLARE_FINAL_TYPE (NpBurden, np_burden, NP, BURDEN, NpObject)
enum
{
  NP_BURDEN_PARTY, NP_BURDEN_COST, NP_BURDEN_BALANCE, NP_BURDEN_STATUS, NP_BURDEN_SOURCE, NP_BURDEN_WHY,
  NP_BURDEN_N_FIELDS
};

/**
 * NpLevelValue:
 *
 * The value of a shared parameter at this level.
 */
#define NP_TYPE_LEVEL_VALUE (np_level_value_get_type ())
G_DECLARE_FINAL_TYPE (NpLevelValue, np_level_value, NP, LEVEL_VALUE, NpObject)
enum { NP_LEVEL_VALUE_PARAM, NP_LEVEL_VALUE_VALUE, NP_LEVEL_VALUE_STATUS, NP_LEVEL_VALUE_N_FIELDS };

/**
 * NpEffect:
 *
 * What the measure does in the escalation exercise: a channel between parties (u chance of consulting, c of correcting,
 * q calming, 0...1), or with e: attribution skill, restraint, a ceiling (e is the rung), reciprocity (e is the factor).
 */
#define NP_TYPE_EFFECT (np_effect_get_type ())
G_DECLARE_FINAL_TYPE (NpEffect, np_effect, NP, EFFECT, NpObject)
enum
{
  NP_EFFECT_KIND, NP_EFFECT_PARTIES, NP_EFFECT_U, NP_EFFECT_C, NP_EFFECT_Q, NP_EFFECT_E, NP_EFFECT_E_LOW,
  NP_EFFECT_E_HIGH, NP_EFFECT_STATUS, NP_EFFECT_SOURCE, NP_EFFECT_WHY, NP_EFFECT_N_FIELDS
};

/**
 * NpPoint:
 *
 * A talking point on the measure: what we say, avoid, answer if it is raised, fall back to. role: "say", "avoid",
 * "raised", "fallback"; party: whom it is for (empty: all).
 */
#define NP_TYPE_POINT (np_point_get_type ())
G_DECLARE_FINAL_TYPE (NpPoint, np_point, NP, POINT, NpObject)
enum { NP_POINT_ROLE, NP_POINT_PARTY, NP_POINT_TEXT, NP_POINT_N_FIELDS };
typedef enum { NP_POINT_SAY, NP_POINT_AVOID, NP_POINT_RAISED, NP_POINT_FALLBACK } NpPointRole;

/**
 * NpFinding:
 *
 * The sentence over a chart page, proposed from the results and edited by the user. page: which chart ("matrix",
 * "why:usa", "exercise", "packages", "tornado" ...).
 */
#define NP_TYPE_FINDING (np_finding_get_type ())
G_DECLARE_FINAL_TYPE (NpFinding, np_finding, NP, FINDING, NpObject)
enum { NP_FINDING_PAGE, NP_FINDING_TEXT, NP_FINDING_N_FIELDS };

G_END_DECLS
