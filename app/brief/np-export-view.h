/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "brief/np-export-results.h"
#include "brief/np-leak.h"
#include "dossier/np-dossier.h"
#include "forecast/np-forecast.h"

G_BEGIN_DECLS

/**
 * NpProfile:
 * @NP_PROFILE_INTERNAL: for those who work on the dossier: everything that may be printed at all
 * @NP_PROFILE_DELEGATION: for our own side: no source identities
 * @NP_PROFILE_HANDOVER: for the other side: the text of the measures and nothing else. Never reaction
 * forecasts, fallback positions, red lines, notes, or who proposed what
 *
 * For whom a pack is made. The strictest is %NP_PROFILE_HANDOVER.
 */
typedef enum
{
  NP_PROFILE_INTERNAL,
  NP_PROFILE_DELEGATION,
  NP_PROFILE_HANDOVER,
} NpProfile;

#define NP_N_PROFILES 3

/* "internal", "delegation", "handover", and back. */
const char *np_profile_name (NpProfile profile);
gboolean np_profile_from_name (const char *name, NpProfile *profile);

/**
 * NpExportRule:
 * @NP_EXPORT_NEVER: leaves in no profile
 * @NP_EXPORT_INTERNAL: only in %NP_PROFILE_INTERNAL
 * @NP_EXPORT_OWN: in every profile but %NP_PROFILE_HANDOVER
 * @NP_EXPORT_ALWAYS: in every profile
 *
 * The decision for one field of one class of the model. Every class has a table of them as long as its enum of
 * fields: a field added without a decision does not compile.
 */
typedef enum
{
  NP_EXPORT_NEVER,
  NP_EXPORT_INTERNAL,
  NP_EXPORT_OWN,
  NP_EXPORT_ALWAYS,
} NpExportRule;

/**
 * np_export_rule:
 * @type: a class of the model
 * @field: one of its fields
 *
 * Returns: the decision; %NP_EXPORT_NEVER for a class or field nobody decided on
 */
NpExportRule np_export_rule (GType type, guint field);

/* Whether every row of every table stands at the place of its field, and which classes have one; for tests. */
gboolean np_export_rules_in_order (void);

/**
 * NpExportReason:
 * @label: what drives the forecast
 * @value: what it adds to the support index
 * @status: how it is known
 * @sources: (nullable): identifiers, "B5, B11d"; %NULL when the profile hides them
 * @issue: whether @label is the title of an issue
 *
 * A line of the Why of a cell.
 */
typedef struct
{
  NpText *label;
  double value;
  NpStatus status;
  char *sources;
  gboolean issue;
} NpExportReason;

/**
 * NpExportCell:
 *
 * A forecast cell as papers print it: #NpForecastCell without the identifiers of entries, meetings and seats.
 * Cells of the target level only; doubt is that about the support index. What protected entries did to it is one reason, "other evidence"; n_observed does not count
 * them, other_evidence says that there are some (np-export-evidence.h).
 */
typedef struct
{
  char *measure;
  char *party;
  double p[NP_N_REACTIONS];
  double consent, consent_low, consent_high;
  double s, s_low, s_high;
  NpCategory category;
  NpEvidence evidence;
  gboolean red_line;
  NpText *headline;
  double doubt;
  gboolean one_document;
  NpText *habit_line;
  NpText *gap;
  GArray *reasons; /* NpExportReason */
  GPtrArray *flips; /* NpText */
  guint n_observed;
  gboolean other_evidence;
} NpExportCell;

/**
 * NpExportTurn:
 * @quantiles: rung at 5, 25, 50, 75 and 95 per cent of the cases that are not calm
 * @calm: share of all cases that have calmed down
 * @open: share that still goes on
 * @conflict: share that has reached the threshold
 *
 * Where the cases of an exercise stand after a turn.
 */
typedef struct
{
  double quantiles[5];
  double calm, open, conflict;
} NpExportTurn;

/**
 * NpExportWorth:
 * @measure: identifier of a measure that is not in force
 * @value: fewer conflicts, as a share of all cases
 * @consent: chance that the named parties consent
 */
typedef struct
{
  const char *measure;
  double value, consent;
} NpExportWorth;

/**
 * NpExportExercise:
 * @id: identifier of the exercise
 * @horizon: turns
 * @threshold: rung that is conflict
 * @threshold_label: its name
 * @conflict: share of the cases that reach it
 * @turns: (element-type NpExportTurn): turn 0 is the incident
 * @worth: (element-type NpExportWorth): best expected value first
 *
 * The first exercise of a dossier, worked out.
 */
typedef struct
{
  char *id;
  guint horizon, threshold;
  NpText *threshold_label;
  double conflict;
  GArray *turns;
  GArray *worth;
} NpExportExercise;

/**
 * NpExportView:
 * @dossier: a dossier of its own with the allowed fields alone; all else is at its standard value, as if it had
 * never been written. A reference may therefore lead nowhere
 * @cells: (element-type NpExportCell): in dossier order; empty in %NP_PROFILE_HANDOVER
 * @exercise: (nullable): the exercise of the dossier; %NULL in %NP_PROFILE_HANDOVER
 * @results: (nullable): the other results; %NULL in %NP_PROFILE_HANDOVER
 * @profile: whom it was made for
 * @n_speakers: voices whose identity was left out
 * @n_off_record: entries left out because nothing of them may be used
 * @n_private: private comments left out
 * @leaks: (element-type NpLeak): names found in what is left (SAFETY H2); the decisions taken are already carried out
 * @n_left_out: texts left out by such a decision
 * @evidence: (nullable): which entries may only count as other evidence; until the cells are filled
 * @agenda: identifier of an entry -> number of the item of the agenda it was said under, from 1; not there: none
 * @participants: identifier of a meeting -> #NpText, the roles at the table; only where the rule of the meeting and of every
 * entry printed of it permits the list
 * @delegations: the same with the names of the parties, in the alphabetical order of each language
 * @initiatives: the same with the words on whose initiative it was held
 * @interpreters: the same with who interpreted; only where persons may be named, too
 *
 * What a writer of papers may see (SAFETY H1). Made by one function that copies only what is allowed; the model
 * itself is out of reach. It may be used on any one thread.
 */
typedef struct
{
  NpDossier *dossier;
  GPtrArray *cells;
  NpExportExercise *exercise;
  NpExportResults *results;
  NpProfile profile;
  guint n_speakers;
  guint n_off_record;
  guint n_private;
  GPtrArray *leaks;
  struct _NpExportEvidence *evidence;
  GHashTable *agenda;
  GHashTable *participants;
  GHashTable *delegations;
  GHashTable *initiatives;
  GHashTable *interpreters;
  guint n_left_out;
  /*< private >*/
  NpForecast *forecast; /* until the view is filled */
} NpExportView;

/**
 * np_export_view_new:
 * @dossier: the dossier
 * @forecast: (nullable): its forecast; %NULL = a pack without one
 * @profile: for whom
 *
 * Copies what is allowed, on the thread of the dossier; np_export_view_fill() works out the rest on any thread.
 * np_export_view_begin() does the same in steps.
 *
 * Besides the tables: an entry whose regime is off the record or unknown is left out everywhere, one on deep
 * background outside %NP_PROFILE_INTERNAL; under the Chatham House Rule and stricter it has no speaker, no seat, no
 * time, no reactions; on background it keeps the description the speaker chose, on the record the role of the seat.
 * In %NP_PROFILE_HANDOVER only the composed non-paper is left of the papers.
 *
 * Returns: (transfer full): the view, not filled
 */
NpExportView *np_export_view_new (NpDossier *dossier, NpForecast *forecast, NpProfile profile);
void np_export_view_free (NpExportView *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpExportView, np_export_view_free)

/* How many hits wait for a decision: papers are not written before there are none. */
guint np_export_view_count_open (const NpExportView *self);

/**
 * np_export_view_fill:
 * @self: a view
 * @cancellable: (nullable): stops it
 * @error: %G_IO_ERROR_CANCELLED only
 *
 * Sets @cells, @exercise and @results from the forecast and the dossier of the view, and lets go of the forecast. Does
 * nothing when it has been done.
 *
 * Returns: whether the view is filled
 */
gboolean np_export_view_fill (NpExportView *self, GCancellable *cancellable, GError **error);

/**
 * NpExportCopy:
 *
 * A view that is being copied a little at a time, so that a large dossier does not hold the window.
 */
typedef struct _NpExportCopy NpExportCopy;

/* (transfer full): as np_export_view_new(), but nothing is copied yet. */
NpExportCopy *np_export_view_begin (NpDossier *dossier, NpForecast *forecast, NpProfile profile);
void np_export_copy_free (NpExportCopy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpExportCopy, np_export_copy_free)

/**
 * np_export_copy_step:
 * @self: a copy
 * @deadline: g_get_monotonic_time() at which to stop; 0 = go on to the end
 *
 * Copies some more objects. When the dossier has changed since the last step it begins again from the start, so that a
 * view never mixes two states of a dossier.
 *
 * Returns: (transfer full) (nullable): the view once all is copied; %NULL = there is more to do
 */
NpExportView *np_export_copy_step (NpExportCopy *self, gint64 deadline);

/**
 * np_export_view_get_cell:
 * @self: a view
 * @measure: identifier of a measure
 * @party: identifier of a party
 *
 * Returns: (transfer none) (nullable): the forecast
 */
const NpExportCell *np_export_view_get_cell (const NpExportView *self, const char *measure, const char *party);

G_END_DECLS
