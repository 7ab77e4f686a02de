/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The results of the whole engine as a paper prints them: charts that are drawn already, words and figures; nothing
 * from which the model could be reached. Worked out of the dossier of an #NpExportView, so that nothing the profile
 * forbids can enter.
 */

#include <gio/gio.h>

#include "charts/np-chart.h"
#include "dossier/np-dossier.h"
#include "forecast/np-forecast.h"

G_BEGIN_DECLS

/**
 * NpExportTornado:
 * @chart: what moves one answer most
 * @measure: identifier of its measure
 * @party: identifier of its party
 * @first: the assumption that moves it most
 */
typedef struct
{
  NpChart *chart;
  char *measure, *party;
  NpText *first;
} NpExportTornado;

/**
 * NpExportMoves:
 * @chart: how the parties moved on one measure
 * @measure: its identifier
 * @who: (nullable): the party that moved most
 * @from: its first support score
 * @to: its last
 */
typedef struct
{
  NpChart *chart;
  char *measure;
  NpText *who;
  double from, to;
} NpExportMoves;

/**
 * NpExportBargain:
 * @charts: (element-type NpChart): the issues, some on each chart
 * @n_issues: issues worked out
 * @n_open: of these, issues on which a middle text may not hold
 * @settled: whether the rounds of pressure came to rest
 */
typedef struct
{
  GPtrArray *charts;
  guint n_issues, n_open;
  gboolean settled;
} NpExportBargain;

/**
 * NpExportPackage:
 * @label: "P1"; %NULL = the Nash point
 * @title: (nullable): its title
 * @gain: what it is worth to each side, ours first; points of the support index
 * @consent: chance that each side consents; NaN = unknown
 * @levels: (array zero-terminated=1): "out", "minimum", "target", "maximum" of each measure
 */
typedef struct
{
  char *label;
  NpText *title;
  double gain[2], consent[2];
  char **levels;
} NpExportPackage;

/**
 * NpExportPackages:
 * @chart: the frontier, in points
 * @sides: identifiers of the two parties, ours first
 * @measures: (array zero-terminated=1): identifiers of the measures both have a forecast for
 * @packages: (element-type NpExportPackage): those of the dossier, then the Nash point if there is one
 * @n_points: efficient packages
 * @n_zone: of these, worth more to both than no agreement
 * @bettered: label of the first package that can be bettered without loss to either; lent, %NULL = none
 */
typedef struct
{
  NpChart *chart;
  char *sides[2];
  char **measures;
  GPtrArray *packages;
  guint n_points, n_zone;
  const char *bettered;
} NpExportPackages;

/**
 * NpExportOffer:
 * @chart: chance of consent against worth
 * @first: identifier of the measure to put forward first
 */
typedef struct
{
  NpChart *chart;
  char *first;
} NpExportOffer;

/**
 * NpExportState:
 * @number: from 1
 * @today: whether it is today's
 * @taken: bit k: option k is taken
 * @words: what is done in it
 * @holds: (array zero-terminated=1): for each party the notions under which it stays, "Nash GMR"; "–" for none
 * @all: the notions under which it holds for everybody
 */
typedef struct
{
  guint number;
  gboolean today;
  guint64 taken;
  NpText *words;
  char **holds;
  char *all;
} NpExportState;

/**
 * NpExportSituation:
 * @title: its title
 * @parties: (element-type NpText): names of the parties
 * @options: (array zero-terminated=1): identifiers of the options
 * @option_words: (element-type NpText): whose they are and what is done: "United States: joins the test"
 * @states: (element-type NpExportState): the feasible states; of very many only those that hold for everybody
 * @n_states: how many are feasible
 * @today: number of today's state, 0 = not known
 * @today_holds: 2 = no party gains by leaving it alone, 1 = it holds because of what the others would answer, 0 = not
 * @reasons: (element-type NpText): sentences: why it holds or not, party by party, and who must be brought along
 */
typedef struct
{
  NpText *title;
  GPtrArray *parties;
  char **options;
  GPtrArray *option_words;
  GPtrArray *states;
  guint n_states, today, today_holds;
  GPtrArray *reasons;
} NpExportSituation;

/**
 * NpExportExpulsions:
 * @chart: the reference table
 * @four: where the four of source A stand in it
 */
typedef struct
{
  NpChart *chart;
  NpText *four;
} NpExportExpulsions;

/**
 * NpExportResults:
 *
 * What there is of each; %NULL where the dossier gives no ground for it.
 */
typedef struct
{
  NpExportTornado *tornado;
  NpExportMoves *moves;
  NpExportBargain *bargain;
  NpExportPackages *packages;
  NpExportSituation *situation;
  NpExportOffer *offer;
  NpExportExpulsions *expulsions;
} NpExportResults;

/**
 * np_export_results_new:
 * @dossier: the dossier of a view
 * @forecast: (nullable): the forecast of the whole dossier
 * @cancellable: (nullable): stops it
 * @error: %G_IO_ERROR_CANCELLED only: what cannot be worked out is left out
 *
 * The answer shown by the tornado is the one nearest to even; the moves are those on the measure with the most marks.
 *
 * Returns: (transfer full) (nullable): the results
 */
NpExportResults *np_export_results_new (NpDossier *dossier, NpForecast *forecast, GCancellable *cancellable, GError **error);
void np_export_results_free (NpExportResults *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpExportResults, np_export_results_free)

/* The part about situations, in a file of its own; NULL when the dossier has none that can be solved. */
NpExportSituation *np_export_situation_new (NpDossier *dossier, GCancellable *cancellable);
void np_export_situation_free (NpExportSituation *self);

G_END_DECLS
