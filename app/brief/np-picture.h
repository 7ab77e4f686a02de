/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Pictures of results, with the figures that a sentence about them needs: the same for a page of the window and a
 * page of paper, each of which says them in its own words. A picture is made in two steps: np_..._picture_new()
 * reads the dossier on the thread that owns it, np_..._picture_draw() works the result out on any thread.
 */

#include <gio/gio.h>

#include "charts/np-chart.h"
#include "dossier/np-dossier.h"
#include "forecast/np-forecast-decision.h"
#include "forecast/np-forecast-exercise.h"

G_BEGIN_DECLS

/* Cuts of the support score between the bands of the five reactions, ascending. */
void np_picture_bands (double bands[4]);

/* Name of a party, issue or measure in both languages (its identifier when it is gone); transfer full. */
NpText *np_picture_name (NpDossier *dossier, const char *id);

/* The party the delegation is: marked as own, else the first State; NULL without any. Lent. */
const char *np_picture_own_party (NpDossier *dossier);

/* For long arithmetic of engine/: goes on until @data, a GCancellable or NULL, is cancelled. */
gboolean np_picture_progress (double fraction, gpointer data);

/* Lets a GCancellable carry how far the work is, before it starts; and how far it is now, 0 ... 1, from any thread. */
void np_picture_watch_progress (GCancellable *cancellable);
double np_picture_get_progress (GCancellable *cancellable);

/**
 * NpBargainFigures:
 * @n_issues: issues that could be worked out
 * @n_two_humped: of these, issues with two camps
 * @n_apart: of these, others on which compromise and median lie apart
 * @last: the last of them
 * @pressure: whether the rounds of pressure could be played
 * @settled: whether they came to rest
 */
typedef struct
{
  guint n_issues, n_two_humped, n_apart;
  NpBargainForecast last;
  gboolean pressure, settled;
} NpBargainFigures;

typedef struct _NpBargainPicture NpBargainPicture;

/**
 * np_bargain_picture_new:
 * @dossier: a dossier
 * @scenario: (nullable): identifier of a scenario
 * @issue: (nullable): identifier of the only issue to show; %NULL or "" = all
 *
 * Returns: (transfer full) (nullable): where each issue would settle; %NULL when no party has a position and a weight
 * on it
 */
NpBargainPicture *np_bargain_picture_new (NpDossier *dossier, const char *scenario, const char *issue);
void np_bargain_picture_free (NpBargainPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpBargainPicture, np_bargain_picture_free)

/**
 * np_bargain_picture_draw:
 * @self: a picture
 * @per_chart: issues in one chart; 0 = all
 * @figures: (out): what the charts say
 * @cancellable: (nullable): stops it
 * @error: %G_IO_ERROR_CANCELLED only
 *
 * Returns: (transfer full) (element-type NpChart) (nullable): the charts, none when no issue could be worked out
 */
GPtrArray *np_bargain_picture_draw (NpBargainPicture *self, guint per_chart, NpBargainFigures *figures,
                                    GCancellable *cancellable, GError **error);

/**
 * NpFrontierFigures:
 * @n_points: efficient packages
 * @n_zone: of these, worth more to both sides than no agreement
 * @bettered: the first package of the dossier that can be bettered without loss to either side, from 0; -1 = none
 * @n_zone_high: the same at the high ends of the ranges in the dossier
 * @by: by how much less each side must take for a zone to open; 0 where there is one
 * @walk: where each side walks away, ours first
 * @known: whether the dossier says so, or a value is tried
 * @low: least gain of an efficient package, or the walk-away value below it, or 0
 * @high: greatest gain of an efficient package, or the walk-away value above it, or 0
 * @gains: (array): [2 * package + side] gains of the packages of the dossier and, last, of the Nash point, ours first;
 * part-worths
 * @nash: whether there is a Nash point: only with a zone of agreement
 */
typedef struct
{
  guint n_points, n_zone, n_zone_high;
  int bettered;
  gint64 walk[2], by[2], low[2], high[2];
  gboolean known[2];
  const gint64 *gains;
  gboolean nash;
} NpFrontierFigures;

typedef struct _NpFrontierPicture NpFrontierPicture;

/**
 * np_frontier_picture_new:
 * @dossier: a dossier
 * @forecast: its forecast
 * @own: identifier of our party
 * @other: identifier of theirs
 *
 * Returns: (transfer full) (nullable): what two sides can reach together; %NULL when no measure has a forecast for both
 */
NpFrontierPicture *np_frontier_picture_new (NpDossier *dossier, NpForecast *forecast, const char *own, const char *other);
void np_frontier_picture_free (NpFrontierPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpFrontierPicture, np_frontier_picture_free)

/**
 * np_frontier_picture_try:
 * @self: a picture
 * @side: 0 = ours, 1 = theirs
 * @walk: another walk-away value
 *
 * Before it is drawn: what if this side walked away at another value than the dossier says?
 */
void np_frontier_picture_try (NpFrontierPicture *self, guint side, gint64 walk);

/* The packages of the dossier and their labels: "P1", "P2" (numbers, because A, B and C look like Cyrillic letters). */
guint np_frontier_picture_get_n_packages (NpFrontierPicture *self);
const char *np_frontier_picture_get_label (NpFrontierPicture *self, guint package);

/* The measures both sides have a forecast for (identifiers, %NULL-terminated, lent), and the level at which one of them is
 * in a package: "out", "minimum", "target", "maximum". Package n, after drawing, is the Nash point. */
const char *const *np_frontier_picture_get_measures (NpFrontierPicture *self);
const char *np_frontier_picture_get_level (NpFrontierPicture *self, guint package, guint measure);

/**
 * np_frontier_picture_draw:
 * @self: a picture
 * @unit: what one part-worth is drawn as: 1, or 0.1 for points of the support index
 * @figures: (out): what it says; @gains belongs to the picture
 * @cancellable: (nullable): stops it
 * @error: %NP_ENGINE_ERROR
 *
 * Returns: (transfer full) (nullable): the chart
 */
NpChart *np_frontier_picture_draw (NpFrontierPicture *self, double unit, NpFrontierFigures *figures,
                                   GCancellable *cancellable, GError **error);

/**
 * NpOfferRow:
 * @id: identifier of the measure; lent by the picture
 * @number: its number or ""; lent
 * @offer: its figures
 */
typedef struct
{
  const char *id, *number;
  NpOffer offer;
} NpOfferRow;

typedef struct _NpOfferPicture NpOfferPicture;

/**
 * np_offer_picture_new:
 * @dossier: a dossier
 * @forecast: its forecast
 * @exercise: (nullable): identifier of an exercise; %NULL or "" = the first
 * @paper: label the measures by reference alone: a label in two languages covers its neighbours
 * @error: %NP_INPUT_ERROR, see np_forecast_exercise_new()
 *
 * Returns: (transfer full) (nullable): which measure to put forward first
 */
NpOfferPicture *np_offer_picture_new (NpDossier *dossier, NpForecast *forecast, const char *exercise, gboolean paper,
                                      GError **error);
void np_offer_picture_free (NpOfferPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpOfferPicture, np_offer_picture_free)

/**
 * np_offer_picture_draw:
 * @self: a picture
 * @most: so many measures at the most, best first; 0 = all
 * @rows: (out) (element-type NpOfferRow): the measures drawn, the best first; set with a chart or without
 * @cancellable: (nullable): stops it
 * @error: %NP_ENGINE_ERROR_CANCELLED only
 *
 * Returns: (transfer full) (nullable): the chart; %NULL when no measure takes anything off the risk
 */
NpChart *np_offer_picture_draw (NpOfferPicture *self, guint most, GArray **rows, GCancellable *cancellable, GError **error);

/* Title of a measure of the exercise. */
const char *np_offer_picture_get_title (NpOfferPicture *self, const NpOfferRow *row, NpLang lang);

/**
 * NpPositionFigures:
 * @who: (nullable): the party that moved most; lent by the picture
 * @from: its first score
 * @to: its last
 * @n_values: marks drawn
 */
typedef struct
{
  NpText *who;
  double from, to;
  guint n_values;
} NpPositionFigures;

typedef struct _NpPositionPicture NpPositionPicture;

/**
 * np_position_picture_new:
 * @dossier: a dossier
 * @forecast: its forecast
 * @measure: identifier of a measure
 * @paper: %TRUE = only what may be said of a party by name: what was heard under a regime that lets the delegation be
 * named, and no forecast from which a single protected meeting could be read
 *
 * Returns: (transfer full) (nullable): how the parties moved on one measure; %NULL when no party has a forecast for it,
 * or the forecast has no date
 */
NpPositionPicture *np_position_picture_new (NpDossier *dossier, NpForecast *forecast, const char *measure, gboolean paper);
void np_position_picture_free (NpPositionPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpPositionPicture, np_position_picture_free)

/**
 * np_position_picture_draw:
 * @self: a picture; may be drawn once
 * @figures: (out): what it says
 * @cancellable: (nullable): stops it
 * @error: %G_IO_ERROR_CANCELLED only
 *
 * Returns: (transfer full) (nullable): the chart
 */
NpChart *np_position_picture_draw (NpPositionPicture *self, NpPositionFigures *figures, GCancellable *cancellable,
                                   GError **error);

typedef struct _NpTornadoPicture NpTornadoPicture;

/**
 * np_tornado_picture_new:
 * @dossier: a dossier
 * @forecast: its forecast
 * @measure: identifier of a measure
 * @party: identifier of a party
 * @paper: for paper, which has no decimals
 *
 * Returns: (transfer full) (nullable): what moves the answer of one party to one measure most; %NULL when there is no
 * forecast
 */
NpTornadoPicture *np_tornado_picture_new (NpDossier *dossier, NpForecast *forecast, const char *measure, const char *party,
                                          gboolean paper);
void np_tornado_picture_free (NpTornadoPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpTornadoPicture, np_tornado_picture_free)

/**
 * np_tornado_picture_draw:
 * @self: a picture
 * @most: so many bars at the most
 * @first: (out) (transfer full) (nullable): the assumption with the longest bar; %NULL when none moves the answer by
 * more than 0.005
 * @cancellable: (nullable): stops it
 * @error: %G_IO_ERROR_CANCELLED only
 *
 * Returns: (transfer full) (nullable): the chart; %NULL with @first, or when cancelled
 */
NpChart *np_tornado_picture_draw (NpTornadoPicture *self, guint most, NpText **first, GCancellable *cancellable,
                                  GError **error);

/**
 * np_expulsions_picture_new:
 * @four: (out) (optional) (transfer full): where the four expelled of source A stand in the table, in words
 *
 * The reference table of expulsions and answers (ENGINE 5.6), which ships with the program.
 *
 * Returns: (transfer full) (nullable): the chart; %NULL where the table is not there
 */
NpChart *np_expulsions_picture_new (NpText **four);

G_END_DECLS
