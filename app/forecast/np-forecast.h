/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/np-text.h"
#include "dossier/np-enums.h"

G_BEGIN_DECLS

#define NP_N_REACTIONS 5

/* The categories in the order of every array below: reject, oppose, conditional, support, accept. Consent is support or
 * better, an opening conditional or better. */
typedef enum
{
  NP_CATEGORY_REJECT, NP_CATEGORY_OPPOSE, NP_CATEGORY_CONDITIONAL, NP_CATEGORY_SUPPORT, NP_CATEGORY_ACCEPT
} NpCategory;

/* The sign of a category in notes, matrix and papers ("--" "-" "±" "+" "++") and its word ("reject" ...). */
const char *np_category_sign (NpCategory category);
const char *np_category_word (NpCategory category, NpLang lang);

/**
 * np_category_from_index:
 * @s: a support index, mu / 3
 *
 * Returns: the band of the matrix @s lies in: cut at -0.50, -0.15, +0.15, +0.50
 */
NpCategory np_category_from_index (double s);

/* How sure the drivers are: sqrt (variance_party) / 3 above 0.25, between, below 0.12; and the limits of ENGINE 1.6. */
typedef enum { NP_EVIDENCE_WEAK, NP_EVIDENCE_FAIR, NP_EVIDENCE_STRONG } NpEvidence;

const char *np_evidence_code (NpEvidence evidence);
const char *np_evidence_word (NpEvidence evidence, NpLang lang);

/**
 * NpInputKind:
 * @NP_INPUT_POSITION: position of a party on an issue, 0 ... 100 (party, object = issue)
 * @NP_INPUT_SALIENCE: its salience, 0 ... 10 (party, object = issue)
 * @NP_INPUT_TARGET: target of a level on an issue, 0 ... 100 (measure, level, object = issue)
 * @NP_INPUT_COST: cost of a level to a party, 0 ... 1 (measure, level, party)
 * @NP_INPUT_BALANCE: balance of obligations of a level for a party, -1 ... 1 (measure, level, party)
 * @NP_INPUT_INTRUSIVENESS: intrusiveness of the verification of a level, 0 ... 1 (measure, level)
 * @NP_INPUT_TRUST: trust of a party in another, -1 ... 1 (party, object = the other)
 * @NP_INPUT_RELATION: relation of a party with another in the chosen scenario, -1 ... 1 (party, object = the other)
 * @NP_INPUT_SEVERITY: severity of a domestic limit, 0 ... 1 (object = limit)
 * @NP_INPUT_SPONSOR: who puts the measure forward (measure, object = party; %NULL: jointly)
 *
 * What a person may turn to ask "what if".
 */
typedef enum
{
  NP_INPUT_POSITION, NP_INPUT_SALIENCE, NP_INPUT_TARGET, NP_INPUT_COST, NP_INPUT_BALANCE, NP_INPUT_INTRUSIVENESS,
  NP_INPUT_TRUST, NP_INPUT_RELATION, NP_INPUT_SEVERITY, NP_INPUT_SPONSOR
} NpInputKind;

/**
 * NpInputRef:
 * @kind: which input; says which of the others are meant
 * @level: level of the measure
 * @measure: (nullable): identifier
 * @party: (nullable): identifier
 * @object: (nullable): identifier
 *
 * Names one input of the forecast. Strings are interned (g_intern_string()), so a copy of the struct is a copy.
 */
typedef struct
{
  NpInputKind kind;
  NpLevelName level;
  const char *measure;
  const char *party;
  const char *object;
} NpInputRef;

/**
 * NpContribution:
 * @driver: stable key: "disposition", "issue:ID", "obligation", "burden", "reciprocity", "intrusion", "sponsor",
 *   "precedent", "limit", "climate", "company", "redline", "kind:KIND", "text"
 * @label: its name for people: the title of the issue, "Domestic limit", ...
 * @x: value of the driver, -1 ... 1
 * @coefficient: its coefficient after learning
 * @sd: standard deviation of the coefficient
 * @value: coefficient * x / 3: what it adds to s
 * @status: what the inputs behind @x rest on (the weakest of them)
 * @assumed_prior: whether the prior of the coefficient is an assumption rather than from data
 * @sources: (array zero-terminated=1): identifiers of anchors and sources of the inputs
 * @why: (nullable): the dossier's own words for it (reason of the stance, text of the limit or red line)
 * @subjects: (array zero-terminated=1): identifiers or paths (np_dossier_find_path()) of the objects to jump to
 *
 * One line of the Why panel.
 */
typedef struct
{
  const char *driver;
  NpText *label;
  double x;
  double coefficient;
  double sd;
  double value;
  NpStatus status;
  gboolean assumed_prior;
  char **sources;
  NpText *why;
  char **subjects;
} NpContribution;

/**
 * NpFlip:
 * @input: what to change
 * @from: its present value
 * @to: the nearest value at which mu stands on the next cut (for a red line: behind which it does)
 * @low: least value of the input
 * @high: greatest value of the input
 * @category: the band that is entered
 * @words: the change in words: "if the severity of the domestic limit fell from 0.65 to 0.31: support"
 *
 * The smallest single change of one input that moves the forecast of the drivers over a cut; coefficients held fixed.
 */
typedef struct
{
  NpInputRef input;
  double from;
  double to;
  double low;
  double high;
  NpCategory category;
  NpText *words;
} NpFlip;

/**
 * NpObserved:
 * @entry: identifier of the entry
 * @meeting: identifier of the meeting
 * @seat: identifier of the seat
 * @measure: identifier of the measure
 * @level: level it was about
 * @category: what was seen
 * @reliability: r, with its age
 * @age_days: days from the entry to the as-of date
 * @date: (transfer none): date of the entry as the dossier spells it
 *
 * An observation: a reaction somebody accepted in the review.
 */
typedef struct
{
  const char *entry;
  const char *meeting;
  const char *seat;
  const char *measure;
  NpLevelName level;
  NpCategory category;
  double reliability;
  double age_days;
  const char *date;
} NpObserved;

/**
 * NpForecastCell:
 * @measure: identifier of the measure
 * @level: its level
 * @party: identifier of the party
 * @mu: mean of y
 * @variance: v: doubt about the party and about what it has not seen
 * @variance_party: vd: doubt about the party alone
 * @s: support index, mu / 3; the contributions add up to it
 * @s_low: lower end of its 80 per cent interval
 * @s_high: upper end
 * @p: P, what is shown as probability everywhere: drivers, habit, honesty, absolute red line (ENGINE 1.5)
 * @drivers: D, the forecast of the drivers alone
 * @habit: H, the forecast of habit alone
 * @habit_weight: weight of habit in @p; 0 without any observation of the party
 * @consent: P(support or accept)
 * @consent_low: lower end of its 80 per cent interval
 * @consent_high: upper end
 * @consent_drivers: what consent would be without habit
 * @opening: P(conditional or better)
 * @category: the headline: the category that holds the median of @p; the glyph of the matrix
 * @band: the band s lies in; differs from @category when habit or an absolute red line decides
 * @evidence: weak, fair or strong
 * @n_sources: number of sources (documents) and accepted entries behind the cell
 * @red_line: whether the level crosses a red line of the party
 * @absolute: whether it is absolute and has raised P(reject)
 * @gap: (nullable): what is missing ("no position on: private initiatives"); evidence is at most fair then
 * @headline: the forecast in a sentence, strongest drivers first
 * @habit_line: (nullable): what habit changed: "earlier reactions: consent 64 -> 71 %, weight 0.30"
 * @evidence_reason: why the evidence is not better
 * @one_document: whether all positions behind the cell rest on one document at the most
 * @contributions: (array length=n_contributions): largest absolute value first; those with x = 0 are left out
 * @n_contributions: their number
 * @flips: (array length=n_flips): smallest relative change first
 * @n_flips: their number
 * @observed: (array length=n_observed): accepted reactions of this party to this measure, oldest first
 * @n_observed: their number
 * @n_same_kind: accepted reactions of this party to other measures of the same kind
 * @n_party: accepted reactions of this party in all
 *
 * The forecast for one party and one level of one measure. Everything belongs to the forecast and never changes.
 */
typedef struct
{
  const char *measure;
  NpLevelName level;
  const char *party;
  double mu;
  double variance;
  double variance_party;
  double s;
  double s_low;
  double s_high;
  double p[NP_N_REACTIONS];
  double drivers[NP_N_REACTIONS];
  double habit[NP_N_REACTIONS];
  double habit_weight;
  double consent;
  double consent_low;
  double consent_high;
  double consent_drivers;
  double opening;
  NpCategory category;
  NpCategory band;
  NpEvidence evidence;
  guint n_sources;
  gboolean red_line;
  gboolean absolute;
  NpText *gap;
  NpText *headline;
  NpText *habit_line;
  NpText *evidence_reason;
  gboolean one_document;
  NpContribution *contributions;
  guint n_contributions;
  NpFlip *flips;
  guint n_flips;
  NpObserved *observed;
  guint n_observed;
  guint n_same_kind;
  guint n_party;
} NpForecastCell;

/**
 * NpForecastMissing:
 * @measure: identifier of the measure
 * @level: its level
 * @party: identifier of the party
 * @reason: why there is no forecast, RU/EN: "no position of China on any issue this level touches"
 *
 * A cell that exists but cannot be forecast ("o ---" in the matrix).
 */
typedef struct
{
  const char *measure;
  NpLevelName level;
  const char *party;
  NpText *reason;
} NpForecastMissing;

/**
 * NpForecast:
 *
 * The forecast of a whole dossier in one scenario: immutable, safe to share between threads. Made by
 * np_forecast_input_new() and np_forecast_new() (np-forecast-input.h), or kept up to date by #NpForecastService.
 * Cells stand in dossier order: measures, their levels (target, minimum, maximum as in the file), parties named, then
 * parties it is open to.
 */
#define NP_TYPE_FORECAST (np_forecast_get_type ())
G_DECLARE_FINAL_TYPE (NpForecast, np_forecast, NP, FORECAST, GObject)

/* The revision of the dossier it was made from, its scenario ("" when the dossier has none) and its as-of date. */
guint64 np_forecast_get_revision (NpForecast *self);
const char *np_forecast_get_scenario (NpForecast *self);
const char *np_forecast_get_as_of (NpForecast *self);

guint np_forecast_get_n_cells (NpForecast *self);
const NpForecastCell *np_forecast_get_nth_cell (NpForecast *self, guint i);
guint np_forecast_get_n_missing (NpForecast *self);
const NpForecastMissing *np_forecast_get_nth_missing (NpForecast *self, guint i);

/**
 * np_forecast_get_cell:
 * @self: a forecast
 * @measure: identifier of a measure
 * @level: a level
 * @party: identifier of a party
 *
 * Returns: (transfer none) (nullable): the cell; %NULL when the party has none (a dot in the matrix) or it cannot be
 *   forecast (np_forecast_get_missing())
 */
const NpForecastCell *np_forecast_get_cell (NpForecast *self, const char *measure, NpLevelName level, const char *party);

/* Why there is no forecast for this cell; NULL when there is one, or the measure does not concern the party. */
NpText *np_forecast_get_missing (NpForecast *self, const char *measure, NpLevelName level, const char *party);

/**
 * np_forecast_get_consent_of_all:
 * @self: a forecast
 * @measure: identifier of a measure
 * @level: a level
 * @p: (out): the product of P(consent) over the named parties
 *
 * Always to be shown with the words of np_forecast_independence_words().
 *
 * Returns: %FALSE when a named party has no forecast
 */
gboolean np_forecast_get_consent_of_all (NpForecast *self, const char *measure, NpLevelName level, double *p);

/* "assuming the parties decide independently" / «если стороны решают независимо друг от друга» */
const char *np_forecast_independence_words (NpLang lang);

/**
 * NpCellChange:
 * @before: (nullable): the cell in the old forecast
 * @after: (nullable): the cell in the new one
 *
 * A cell whose headline or whose P(consent) in whole per cent differs.
 */
typedef struct
{
  const NpForecastCell *before;
  const NpForecastCell *after;
} NpCellChange;

/**
 * np_forecast_compare:
 * @before: a forecast
 * @after: another
 *
 * Returns: (transfer full) (element-type NpCellChange): the cells that differ, in the order of @after ("4 cells would
 *   change"); the cells belong to their forecasts, which must outlive the array. Free with g_array_unref().
 */
GArray *np_forecast_compare (NpForecast *before, NpForecast *after);

/**
 * np_forecast_cell_apportion:
 * @cell: a cell
 * @decimals: decimals of what is printed, 0 ... 6
 * @printed: (out caller-allocates) (array): cell->n_contributions values that add up to the printed sum
 *
 * Returns: the printed sum, s rounded to @decimals
 */
double np_forecast_cell_apportion (const NpForecastCell *cell, guint decimals, double *printed);

G_END_DECLS
