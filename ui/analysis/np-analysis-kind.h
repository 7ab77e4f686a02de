/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/np-chart.h"
#include "ui/np-session.h"

G_BEGIN_DECLS

#define NP_ANALYSIS_N_CHOICES 2
#define NP_ANALYSIS_N_LIMITS 2

/**
 * NpAnalysisQuestion:
 * @ids: identifiers chosen in the drop-downs, "" where there is nothing to choose
 * @limits: walk-away values that are being tried, in the order of #NpAnalysisResult.limits; NAN: what the dossier says
 *
 * What a panel is asked.
 */
typedef struct
{
  const char *ids[NP_ANALYSIS_N_CHOICES];
  double limits[NP_ANALYSIS_N_LIMITS];
} NpAnalysisQuestion;

/**
 * NpAnalysisLimit:
 * @party: identifier of a party
 * @label: what its slider is called, translated
 * @low: least value worth trying
 * @high: greatest value worth trying
 * @value: what the chart shows
 *
 * A walk-away value that can be dragged.
 */
typedef struct
{
  char *party, *label;
  double low, high, value;
} NpAnalysisLimit;

/**
 * NpAnalysisRow:
 * @id: identifier of a measure
 * @number: its number
 * @title: its title
 * @words: the value as it is printed
 * @share: length of its bar, 0 ... 1
 * @first: among the first three
 *
 * A line of a ranked list beside a chart, in the order of its points.
 */
typedef struct
{
  char *id, *number, *title, *words;
  double share;
  gboolean first;
} NpAnalysisRow;

/**
 * NpAnalysisResult:
 * @finding: what the chart says, a sentence; translated
 * @how: how to read it, one line; translated
 * @remark: (nullable): what it does not say: assumptions, seed, limits; translated
 * @chart: (nullable): the picture; %NULL when something is missing
 * @rows: (element-type NpAnalysisRow): a ranked list beside it, may be empty
 * @limits: (array length=n_limits): what can be dragged
 * @n_limits: how many, up to %NP_ANALYSIS_N_LIMITS
 * @missing: (nullable): what is missing, a sentence; translated
 * @missing_page: (nullable): name of the page where it can be given
 *
 * What a panel shows.
 */
typedef struct
{
  char *finding, *how, *remark;
  NpChart *chart;
  GPtrArray *rows;
  NpAnalysisLimit limits[NP_ANALYSIS_N_LIMITS];
  guint n_limits;
  char *missing;
  const char *missing_page;
} NpAnalysisResult;

NpAnalysisResult *np_analysis_result_new (void);
void np_analysis_result_free (NpAnalysisResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpAnalysisResult, np_analysis_result_free)

/* Says that something is missing and where to give it; returns NULL, for prepare(). */
gpointer np_analysis_result_miss (NpAnalysisResult *self, const char *missing, const char *page);

/**
 * NpAnalysisChoices:
 *
 * What a drop-down offers: identifiers and, in the same order, words.
 */
typedef struct
{
  GPtrArray *ids;
  GPtrArray *words;
} NpAnalysisChoices;

void np_analysis_choices_add (NpAnalysisChoices *self, const char *id, const char *words);

/* All children of a LIST field of the dossier by their names. */
void np_analysis_choices_add_all (NpAnalysisChoices *self, NpDossier *dossier, guint field);

/**
 * NpAnalysisKind:
 * @name: code, "tornado"
 * @title: title in the switcher, translatable
 * @icon: symbolic icon
 * @choice: (nullable) (array): what the drop-downs choose, translatable accessible names
 * @offer: fills a drop-down
 * @prepare: on the main thread: copies what is needed out of the model into a job; %NULL with something missing
 * @run: on any thread: fills the result; %FALSE when cancelled or with an error
 * @free_job: frees the job
 *
 * One question of the page, without a widget.
 */
typedef struct
{
  const char *name, *title, *icon;
  const char *choice[NP_ANALYSIS_N_CHOICES];
  void (*offer) (NpSession *session, guint choice, NpAnalysisChoices *choices);
  gpointer (*prepare) (NpSession *session, const NpAnalysisQuestion *asked, NpAnalysisResult *result);
  gboolean (*run) (gpointer job, NpAnalysisResult *result, GCancellable *cancellable, GError **error);
  void (*free_job) (gpointer job);
} NpAnalysisKind;

extern const NpAnalysisKind np_analysis_tornado, np_analysis_frontier, np_analysis_escalation, np_analysis_positions,
  np_analysis_bargaining, np_analysis_offer;

/* All of them in the order of the switcher, ended by NULL. */
extern const NpAnalysisKind *const np_analysis_kinds[];

G_END_DECLS
