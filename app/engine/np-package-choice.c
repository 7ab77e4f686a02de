/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-package-choice.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/np-philox.h"

/* A gain is below 2^42 (1,024 part-worths of 32 bits on either side), so the product of three fits. */
__extension__ typedef unsigned __int128 Wide;

guint
np_package_zone (const NpPackagePoint *points, guint n_points, guint n_parties, const gint64 *at_least, guint *zone)
{
  guint n = 0;

  for (guint i = 0; i < n_points; i++)
    {
      gboolean inside = TRUE;

      for (guint p = 0; p < n_parties; p++)
        inside = inside && points[i].value[p] >= at_least[p];
      if (inside && zone != NULL)
        zone[n] = i;
      n += inside;
    }
  return n;
}

static int
compare_wide (Wide a, Wide b)
{
  return (a > b) - (a < b);
}

/* What the ideal is measured in: all shares of one comparison have denominators out of @scale. */
typedef struct
{
  NpPackageSolution solution;
  guint n_parties;
  gint64 walk_away[NP_PACKAGE_MAX_PARTIES];
  guint64 scale[NP_PACKAGE_MAX_PARTIES];  /* 1, or the most a party can gain; 0 = left out */
} Yardstick;

/* The party whose share gain / scale is smallest. */
static guint
worst_off (const Yardstick *y, const guint64 *gain)
{
  guint worst = G_MAXUINT;

  for (guint p = 0; p < y->n_parties; p++)
    if (y->scale[p] > 0
        && (worst == G_MAXUINT || (Wide) gain[p] * y->scale[worst] < (Wide) gain[worst] * y->scale[p]))
      worst = p;
  return worst;
}

/* Sum of the shares, times the product of the scales. */
static Wide
sum_of_shares (const Yardstick *y, const guint64 *gain)
{
  Wide sum = 0;

  for (guint p = 0; p < y->n_parties; p++)
    if (y->scale[p] > 0)
      {
        Wide term = gain[p];

        for (guint q = 0; q < y->n_parties; q++)
          if (q != p && y->scale[q] > 0)
            term *= y->scale[q];
        sum += term;
      }
  return sum;
}

static int
compare_points (const Yardstick *y, const gint64 *a, const gint64 *b)
{
  guint64 ga[NP_PACKAGE_MAX_PARTIES], gb[NP_PACKAGE_MAX_PARTIES];
  Wide pa = 1, pb = 1;
  guint wa, wb;
  int order;

  for (guint p = 0; p < y->n_parties; p++)
    {
      ga[p] = (guint64) (a[p] - y->walk_away[p]);
      gb[p] = (guint64) (b[p] - y->walk_away[p]);
      pa *= ga[p];
      pb *= gb[p];
    }
  if (y->solution == NP_PACKAGE_NASH)
    return compare_wide (pa, pb);

  wa = worst_off (y, ga);
  wb = worst_off (y, gb);
  if (wa == G_MAXUINT)
    return 0;
  order = compare_wide ((Wide) ga[wa] * y->scale[wb], (Wide) gb[wb] * y->scale[wa]);
  return order != 0 ? order : compare_wide (sum_of_shares (y, ga), sum_of_shares (y, gb));
}

guint
np_package_solve (const NpPackagePoint *points, guint n_points, guint n_parties, const gint64 *walk_away,
                  NpPackageSolution solution, guint *best)
{
  Yardstick y = { .solution = solution, .n_parties = n_parties };
  guint n_zone = np_package_zone (points, n_points, n_parties, walk_away, best), n_best = 0;

  for (guint p = 0; p < n_parties; p++)
    {
      y.walk_away[p] = walk_away[p];
      y.scale[p] = solution != NP_PACKAGE_KALAI_SMORODINSKY;
      for (guint i = 0; i < n_zone && solution == NP_PACKAGE_KALAI_SMORODINSKY; i++)
        y.scale[p] = MAX (y.scale[p], (guint64) (points[best[i]].value[p] - walk_away[p]));
    }
  /* The zone is read and the best are written in the same array: the writing never overtakes the reading. */
  for (guint i = 0; i < n_zone; i++)
    {
      int order = n_best == 0 ? 1 : compare_points (&y, points[best[i]].value, points[best[0]].value);

      if (order > 0)
        n_best = 0;
      if (order >= 0)
        best[n_best++] = best[i];
    }
  return n_best;
}

guint
np_package_relaxation (const NpPackagePoint *points, guint n_points, guint n_parties, const gint64 *walk_away,
                       gint64 *by)
{
  guint best = 0;
  gint64 best_sum = G_MAXINT64, best_largest = G_MAXINT64;

  for (guint i = 0; i < n_points; i++)
    {
      gint64 sum = 0, largest = 0;

      for (guint p = 0; p < n_parties; p++)
        {
          gint64 gap = MAX (0, walk_away[p] - points[i].value[p]);

          sum += gap;
          largest = MAX (largest, gap);
        }
      if (sum < best_sum || (sum == best_sum && largest < best_largest))
        {
          best = i;
          best_sum = sum;
          best_largest = largest;
        }
    }
  for (guint p = 0; p < n_parties; p++)
    by[p] = MAX (0, walk_away[p] - points[best].value[p]);
  return best;
}

static int
compare_trades (const void *va, const void *vb)
{
  const NpPackageTrade *a = va, *b = vb;
  int order = compare_wide ((Wide) b->gain[0] * (Wide) b->gain[1], (Wide) a->gain[0] * (Wide) a->gain[1]);
  gint64 sum = (b->gain[0] + b->gain[1]) - (a->gain[0] + a->gain[1]);

  if (order != 0)
    return order;
  if (sum != 0)
    return sum > 0 ? 1 : -1;
  for (guint k = 0; k < 2; k++)
    {
      if (a->issue[k] != b->issue[k])
        return a->issue[k] < b->issue[k] ? -1 : 1;
      if (a->to[k] != b->to[k])
        return a->to[k] < b->to[k] ? -1 : 1;
    }
  return 0;
}

NpPackageTrade *
np_package_trades_new (const NpPackageInput *input, const guint8 *options, guint *n_trades)
{
  g_autoptr(GArray) trades = g_array_new (FALSE, FALSE, sizeof (NpPackageTrade));
  g_autoptr(GArray) steps = g_array_new (FALSE, FALSE, sizeof (NpPackageTrade));
  g_autofree guint8 *changed = g_memdup2 (options, input->n_issues);

  g_return_val_if_fail (input->n_parties == 2, NULL);

  /* A concession: a change that costs one party and gives to the other. */
  for (guint i = 0; i < input->n_issues; i++)
    for (guint v = 0; v < input->issues[i].n_options; v++)
      {
        NpPackageTrade step = { .issue = { i }, .from = { options[i] }, .to = { (guint8) v } };

        for (guint p = 0; p < 2; p++)
          step.step[0][p] = (gint64) input->issues[i].worths[v * 2 + p] - input->issues[i].worths[options[i] * 2 + p];
        if ((step.step[0][0] < 0 && step.step[0][1] > 0) || (step.step[0][0] > 0 && step.step[0][1] < 0))
          g_array_append_val (steps, step);
      }
  for (guint j = 0; j < steps->len; j++)
    for (guint k = j + 1; k < steps->len; k++)
      {
        NpPackageTrade trade = g_array_index (steps, NpPackageTrade, j);
        const NpPackageTrade *second = &g_array_index (steps, NpPackageTrade, k);

        if (trade.issue[0] == second->issue[0] || (trade.step[0][0] < 0) == (second->step[0][0] < 0))
          continue;
        trade.issue[1] = second->issue[0];
        trade.from[1] = second->from[0];
        trade.to[1] = second->to[0];
        for (guint p = 0; p < 2; p++)
          {
            trade.step[1][p] = second->step[0][p];
            trade.gain[p] = trade.step[0][p] + trade.step[1][p];
          }
        if (trade.gain[0] < 0 || trade.gain[1] < 0 || trade.gain[0] + trade.gain[1] == 0)
          continue;
        changed[trade.issue[0]] = trade.to[0];
        changed[trade.issue[1]] = trade.to[1];
        if (np_package_keeps_rules (input, changed))
          g_array_append_val (trades, trade);
        changed[trade.issue[0]] = trade.from[0];
        changed[trade.issue[1]] = trade.from[1];
      }
  *n_trades = trades->len;
  if (trades->len == 0)
    return NULL;
  g_array_sort (trades, compare_trades);
  return g_array_steal (trades, NULL);
}

/* Whether no point of the frontier dominates @value: the points go down in the first and up in the second value. */
static gboolean
is_efficient (const NpPackagePoint *points, guint n_points, const gint64 *value)
{
  guint low = 0, high = n_points;

  /* The last point with at least the first value has the largest second one among them. */
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (points[middle].value[0] >= value[0])
        low = middle + 1;
      else
        high = middle;
    }
  return low == 0 || points[low - 1].value[1] < value[1]
         || (points[low - 1].value[1] == value[1] && points[low - 1].value[0] == value[0]);
}

/* The issues as one draw sees them; @worths has room for all part-worths. */
static void
draw_issues (const NpPackageInput *input, const NpPackageDoubt *doubt, NpPhilox *random, NpPackageIssue *issues,
             gint32 *worths)
{
  for (guint i = 0; i < input->n_issues; i++)
    {
      double spread = doubt->factor_high[i] - doubt->factor_low[i];
      double factor = doubt->factor_low[i] + np_philox_uniform (random) * spread;

      issues[i] = input->issues[i];
      issues[i].worths = worths;
      for (guint v = 0; v < input->issues[i].n_options; v++)
        {
          double scaled = floor (factor * input->issues[i].worths[v * 2 + 1] + 0.5);

          *worths++ = input->issues[i].worths[v * 2];
          *worths++ = (gint32) CLAMP (scaled, (double) G_MININT32, (double) G_MAXINT32);
        }
    }
}

gboolean
np_package_doubt (const NpPackageInput *input, const NpPackageDoubt *doubt, const guint8 *candidates,
                  guint n_candidates, NpPackageChances *chances, guint *n_zones, GError **error)
{
  g_autofree NpPackageIssue *issues = g_new (NpPackageIssue, input->n_issues);
  g_autofree gint32 *worths = NULL;
  guint zones = 0;
  gsize n_worths = 0;

  g_return_val_if_fail (input->n_parties == 2, FALSE);

  for (guint i = 0; i < input->n_issues; i++)
    {
      n_worths += 2 * input->issues[i].n_options;
      if (!(doubt->factor_low[i] >= 0.0 && doubt->factor_low[i] <= doubt->factor_high[i]
            && doubt->factor_high[i] <= 1000.0))
        {
          g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE,
                       _("the doubt about issue %u, %g ... %g times, is not within 0 ... 1000"), i + 1,
                       doubt->factor_low[i], doubt->factor_high[i]);
          return FALSE;
        }
    }
  worths = g_new (gint32, n_worths);
  memset (chances, 0, n_candidates * sizeof *chances);

  for (guint draw = 0; draw < doubt->n_draws; draw++)
    {
      NpPackageInput drawn = *input;
      g_autoptr(NpPackageFrontier) frontier = NULL;
      const NpPackagePoint *points;
      g_autofree guint *best = NULL;
      gint64 walk_away[2];
      guint n_points, n_best;
      NpPhilox random;

      if (input->progress != NULL && draw % 16 == 0
          && !input->progress ((double) draw / doubt->n_draws, input->progress_data))
        {
          g_set_error_literal (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_CANCELLED, "cancelled");
          return FALSE;
        }
      np_philox_init (&random, doubt->seed, draw);
      draw_issues (input, doubt, &random, issues, worths);
      for (guint p = 0; p < 2; p++)
        walk_away[p] = doubt->walk_away_low[p]
                       + (gint64) floor (np_philox_uniform (&random)
                                         * (double) (doubt->walk_away_high[p] - doubt->walk_away_low[p] + 1));
      drawn.issues = issues;
      drawn.progress = NULL;
      frontier = np_package_frontier_new (&drawn, error);
      if (frontier == NULL)
        return FALSE;
      points = np_package_frontier_get_points (frontier, &n_points);
      best = g_new (guint, n_points);
      n_best = np_package_solve (points, n_points, 2, walk_away, NP_PACKAGE_NASH, best);
      zones += n_best > 0;
      for (guint c = 0; c < n_candidates; c++)
        {
          gint64 value[NP_PACKAGE_MAX_PARTIES];

          np_package_value (&drawn, candidates + c * input->n_issues, value);
          chances[c].efficient += is_efficient (points, n_points, value);
          chances[c].rational += value[0] >= walk_away[0] && value[1] >= walk_away[1];
          for (guint k = 0; k < n_best; k++)
            chances[c].nash += points[best[k]].value[0] == value[0] && points[best[k]].value[1] == value[1];
        }
    }
  if (n_zones != NULL)
    *n_zones = zones;
  return TRUE;
}
