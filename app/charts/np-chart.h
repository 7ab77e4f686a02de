/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib-object.h>

#include "base/np-text.h"
#include "charts/np-chart-style.h"

G_BEGIN_DECLS

/**
 * NpChartLang:
 * @NP_CHART_LANG_RU: Russian words and figures
 * @NP_CHART_LANG_EN: English words and figures
 * @NP_CHART_LANG_BOTH: pairs, "RU / EN" or RU over EN; figures in the Russian form (on paper the two differ
 *   only in "64 %")
 */
typedef enum
{
  NP_CHART_LANG_RU,
  NP_CHART_LANG_EN,
  NP_CHART_LANG_BOTH,
} NpChartLang;

/**
 * NpChartBox:
 *
 * A rectangle in user space of the chart.
 */
typedef struct
{
  double x, y, width, height;
} NpChartBox;

typedef struct _NpChartCanvas NpChartCanvas;

/**
 * NpChart:
 *
 * One picture of results, for the screen, for paper and for people who do not look at pictures: the same
 * object draws itself, says itself in words and lays itself out as a table. It copies the data it is given,
 * never changes afterwards and may be drawn in any thread.
 *
 * A chart has points (cells, bars, marks) numbered from 0 in reading order; the table has a header row and
 * then one row for each point, in the same order.
 */
#define NP_TYPE_CHART (np_chart_get_type ())
G_DECLARE_DERIVABLE_TYPE (NpChart, np_chart, NP, CHART, GObject)

/**
 * NpChartClass:
 * @measure: height wanted at a width
 * @draw: draws on the canvas and tells it where the points are
 * @get_n_points: how many points
 * @describe: the whole chart in one or two sentences
 * @describe_point: one point in one sentence
 * @tabulate: the rows, see np_chart_tabulate()
 * @least: the share of the height wanted at which it can still be read, 0..1; 0.8 where the chart says nothing
 */
struct _NpChartClass
{
  GObjectClass parent_class;

  double (*measure) (NpChart *self, NpChartCanvas *canvas);
  void (*draw) (NpChart *self, NpChartCanvas *canvas);
  guint (*get_n_points) (NpChart *self);
  char *(*describe) (NpChart *self, NpLang lang);
  char *(*describe_point) (NpChart *self, guint point, NpLang lang);
  GPtrArray *(*tabulate) (NpChart *self, NpLang lang, gboolean print);
  double least;
};

/**
 * np_chart_measure:
 * @self: a chart
 * @style: how it looks
 * @lang: its words
 * @width: the width it gets, user space (pixels or points)
 *
 * Returns: the height at which nothing is crowded and nothing is empty
 */
double np_chart_measure (NpChart *self, const NpChartStyle *style, NpChartLang lang, double width);

/**
 * np_chart_get_least:
 * @self: a chart
 *
 * A plot with two axes can be pressed flatter than rows with words.
 *
 * Returns: the share of np_chart_measure() below which the chart cannot be read, 0..1
 */
double np_chart_get_least (NpChart *self);

/**
 * np_chart_draw:
 * @self: a chart
 * @cr: where to draw; the chart fills (0, 0, @width, @height) and leaves the state as it was
 * @width: user space
 * @height: user space; less than np_chart_measure() crowds, more is spread where the chart can
 * @style: how it looks
 * @lang: its words
 * @selected: the point to mark, -1 = none
 *
 * The same arguments give the same drawing operations. The ground is not painted.
 */
void np_chart_draw (NpChart *self, cairo_t *cr, double width, double height, const NpChartStyle *style,
                    NpChartLang lang,
                    int selected);

/**
 * np_chart_get_n_points:
 * @self: a chart
 *
 * Returns: how many points arrows can walk
 */
guint np_chart_get_n_points (NpChart *self);

/**
 * np_chart_get_geometry:
 * @self: a chart
 * @style: how it looks
 * @lang: its words
 * @width: as in np_chart_draw()
 * @height: as in np_chart_draw()
 * @labels: (out) (optional) (transfer full) (element-type NpChartBox): the ink of every text, in drawing order
 *
 * Returns: (transfer full) (element-type NpChartBox): the box of every point; width 0 = it is not drawn at
 * this size
 */
GArray *np_chart_get_geometry (NpChart *self, const NpChartStyle *style, NpChartLang lang, double width,
                               double height,
                               GArray **labels);

/**
 * np_chart_pick:
 * @self: a chart
 * @style: how it looks
 * @lang: its words
 * @width: as in np_chart_draw()
 * @height: as in np_chart_draw()
 * @x: of the pointer
 * @y: of the pointer
 *
 * Returns: the point whose box is nearest to (@x, @y) and not more than 17 units away (half a target of 34),
 * else -1
 */
int np_chart_pick (NpChart *self, const NpChartStyle *style, NpChartLang lang, double width, double height,
                   double x,
                   double y);

/**
 * np_chart_describe:
 * @self: a chart
 * @lang: the language
 *
 * Returns: (transfer full): what the chart shows, in words; the alternative text of a figure
 */
char *np_chart_describe (NpChart *self, NpLang lang);

/**
 * np_chart_describe_point:
 * @self: a chart
 * @point: 0 ... n - 1
 * @lang: the language
 *
 * Returns: (transfer full): the value of one point in words
 */
char *np_chart_describe_point (NpChart *self, guint point, NpLang lang);

/**
 * np_chart_tabulate:
 * @self: a chart
 * @lang: the language
 * @print: for paper: scores as points, shares per 1,000 cases, as the chart itself prints them
 *
 * The same numbers as rows of text: first the header, then one row for each point; all rows have the same
 * length.
 *
 * Returns: (transfer full) (element-type GStrv): the rows
 */
GPtrArray *np_chart_tabulate (NpChart *self, NpLang lang, gboolean print);

/**
 * np_reaction_word:
 * @category: 0 reject, 1 oppose, 2 conditional, 3 support, 4 accept
 * @lang: the language
 *
 * np_category_word() for a cell's category.
 *
 * Returns: (transfer none): the word of a reaction: «поддержка», "support"
 */
const char *np_reaction_word (int category, NpLang lang);

G_END_DECLS
