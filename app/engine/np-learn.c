/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-learn.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/np-normal.h"
#include "engine/np-engine-error.h"

#define DAYS_PER_YEAR 365.25
#define MAX_COMPANY 2000

const NpLearnOptions NP_LEARN_OPTIONS_DEFAULT = {
  .sd_intercept = 1.0, .sd_kind = 0.7, .sd_item = 3.0, .sd_x = 1.0,
  .company_mean = 2.0, .company_sd = 1.0, .company_params = { 0, 20.0, 4.0, 0.05 },
  .habit = 0.5, .habit_params = { 0, 1.5, 3.0, 0.15, 0.4, 3.0 * DAYS_PER_YEAR },
  .share = 0.02, .honesty = 0.02, .score_from = -INFINITY, .n_shards = 1,
};

/* What is known of one party. Its items and kinds have numbers of their own, so that 100,000 items of which it saw
 * 500 cost 500. */
typedef struct
{
  NpBelief *belief;
  NpHabit *habit;
  double weight;
  guint n_items;
  guint n_kinds;
  guint n_shared;
  double *prior_variance;    /* n_shared */
  double *x;                 /* scratch, n_shared */
  gsize seen;
} Party;

typedef struct
{
  const NpLearnTable *table;
  const NpLearnOptions *options;
  NpLearnResult *result;
  Party *parties;
  guint *item;               /* per row: the item's number with its party */
  guint *kind;
  NpCompany *company;
  gsize pooled[NP_REACTION_MAX_CATEGORIES];
  double base[NP_REACTION_MAX_CATEGORIES];
  double quantiles[NP_REACTION_MAX_CUTS];
} Learner;

void
np_learn_result_free (NpLearnResult *self)
{
  g_free (self->p);
  g_free (self->drivers);
  g_free (self->habit);
  g_free (self->company);
  g_free (self->mean);
  g_free (self->sd);
  g_free (self);
}

static gboolean
refuse (GError **error, gsize row, const char *what)
{
  g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE, _("row %u: %s"), (guint) row + 1, what);
  return FALSE;
}

static gboolean
check (const NpLearnTable *t, const NpLearnOptions *o, GError **error)
{
  const double sds[] = { o->sd_intercept, o->sd_kind, o->sd_item, o->sd_x, o->company_sd };

  if (t->n_rows == 0)
    {
      g_set_error_literal (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_EMPTY, _("the table has no rows"));
      return FALSE;
    }
  if (t->n < NP_REACTION_MIN_CATEGORIES || t->n > NP_REACTION_MAX_CATEGORIES)
    {
      g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE, _("%u kinds of reaction, not %d to %d"),
                   t->n, NP_REACTION_MIN_CATEGORIES, NP_REACTION_MAX_CATEGORIES);
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (sds); i++)
    if (!(sds[i] >= 0.0 && sds[i] <= 1e6))
      {
        g_set_error_literal (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE, _("a prior standard deviation is negative"));
        return FALSE;
      }
  if (!(o->habit >= 0.0 && o->habit <= 1.0 && o->honesty >= 0.0 && o->honesty <= 1.0))
    {
      g_set_error_literal (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE, _("habit and honesty must lie in 0 to 1"));
      return FALSE;
    }
  if (o->company && t->n_parties > MAX_COMPANY)
    {
      g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_SIZE, _("company compares every pair: at most %d parties"), MAX_COMPANY);
      return FALSE;
    }
  for (gsize i = 0; i < t->n_rows; i++)
    {
      if (t->party[i] >= t->n_parties || t->item[i] >= t->n_items
          || (t->kind[i] != NP_NO_KIND && t->kind[i] >= t->n_kinds))
        return refuse (error, i, _("party, item or kind has no number"));
      if (!isfinite (t->day[i]) || (i > 0 && t->day[i] < t->day[i - 1]))
        return refuse (error, i, _("the date is earlier than that of the row before"));
      if (!(t->reliability[i] > 0.0 && t->reliability[i] <= 1e6))
        return refuse (error, i, _("the reliability is not above 0"));
      if (t->reaction[i] > t->n)
        return refuse (error, i, _("the reaction is out of range"));
      for (guint j = 0; j < t->n_x; j++)
        if (!isfinite (t->x[i * t->n_x + j]))
          return refuse (error, i, _("a driver value is not a number"));
    }
  return TRUE;
}

static gboolean
in_shard (const NpLearnOptions *o, guint party)
{
  return party % o->n_shards == o->shard;
}

/* Gives the items and kinds of every party numbers of their own, in order of first appearance. */
static void
number_per_party (Learner *self)
{
  const NpLearnTable *t = self->table;
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  self->item = g_new (guint, t->n_rows);
  self->kind = g_new (guint, t->n_rows);
  for (gsize i = 0; i < t->n_rows; i++)
    {
      Party *party = &self->parties[t->party[i]];

      for (int pass = 0; pass < 2; pass++)
        {
          gint64 thing = pass == 0 ? (gint64) t->item[i] : (gint64) t->kind[i] + t->n_items, key;
          guint *count = pass == 0 ? &party->n_items : &party->n_kinds;
          guint *number = pass == 0 ? &self->item[i] : &self->kind[i];
          gpointer stored;

          *number = NP_NO_KIND;
          if (pass == 1 && t->kind[i] == NP_NO_KIND)
            continue;
          key = (gint64) t->party[i] * ((gint64) t->n_items + t->n_kinds) + thing;
          if (g_hash_table_lookup_extended (seen, &key, NULL, &stored))
            {
              *number = GPOINTER_TO_UINT (stored);
              continue;
            }
          *number = (*count)++;
          g_hash_table_insert (seen, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (*number));
        }
    }
}

static void
set_up_party (Learner *self, guint p)
{
  const NpLearnTable *t = self->table;
  const NpLearnOptions *o = self->options;
  Party *party = &self->parties[p];
  guint fixed = t->n_x + 2;
  g_autofree double *mean = NULL;

  party->n_shared = fixed + party->n_kinds;
  mean = g_new0 (double, party->n_shared);
  party->prior_variance = g_new0 (double, party->n_shared);
  party->x = g_new0 (double, party->n_shared);
  for (guint j = 0; j < party->n_shared; j++)
    {
      double sd = j == 0 ? o->sd_intercept : j <= t->n_x ? o->sd_x : j < fixed ? o->company_sd : o->sd_kind;

      if (j + 1 == fixed)
        mean[j] = o->company_mean;
      if (j < fixed && o->prior_mean != NULL && !isnan (o->prior_mean[(gsize) p * fixed + j]))
        mean[j] = o->prior_mean[(gsize) p * fixed + j];
      if (j < fixed && o->prior_sd != NULL && !isnan (o->prior_sd[(gsize) p * fixed + j]))
        sd = o->prior_sd[(gsize) p * fixed + j];
      party->prior_variance[j] = sd * sd;
    }
  party->belief = np_belief_new (party->n_shared, mean, party->prior_variance, party->n_items, o->sd_item * o->sd_item);
  if (o->habit > 0.0)
    {
      NpHabitParams params = o->habit_params;

      params.n = t->n;
      party->habit = np_habit_new (&params, party->n_kinds, party->n_items);
    }
  party->weight = o->habit;
}

/* Vector and scale of a row; the vector stays in party->x until the next call for that party. */
static void
prepare (Learner *self, gsize i, NpObservation *observation, NpReactionScale *scale)
{
  const NpLearnTable *t = self->table;
  const NpLearnOptions *o = self->options;
  Party *party = &self->parties[t->party[i]];
  double variance = 1.0;

  memset (party->x, 0, party->n_shared * sizeof (double));
  party->x[0] = 1.0;
  for (guint j = 0; j < t->n_x; j++)
    party->x[1 + j] = t->x[i * t->n_x + j];
  party->x[1 + t->n_x] = self->result->company[i];
  if (self->kind[i] != NP_NO_KIND)
    party->x[2 + t->n_x + self->kind[i]] = 1.0;
  for (guint j = 0; j < party->n_shared; j++)
    variance += party->prior_variance[j] * party->x[j] * party->x[j];
  variance += o->sd_item * o->sd_item;
  scale->n = t->n;
  for (guint k = 0; k + 1 < t->n; k++)
    scale->cuts[k] = o->cuts != NULL ? o->cuts[k] : self->quantiles[k] * sqrt (variance);
  *observation = (NpObservation) { party->x, self->item[i], t->reaction[i] - 1u, t->reliability[i], scale };
}

/* Forecast of the drivers and of habit for a row, from what is known now. */
static void
forecast (Learner *self, gsize i, const NpObservation *observation, double *d, double *h)
{
  const NpLearnTable *t = self->table;
  Party *party = &self->parties[t->party[i]];
  double mu, variance;

  np_belief_predict (party->belief, observation->x, observation->text, &mu, &variance);
  np_reaction_probabilities (observation->scale, mu, variance, 1.0 / observation->reliability, d);
  if (party->habit != NULL)
    np_habit_forecast (party->habit, self->base, t->day[i], self->kind[i], self->item[i], h);
  else
    memcpy (h, self->base, t->n * sizeof (double));
}

static void
predict_row (Learner *self, gsize i)
{
  const NpLearnTable *t = self->table;
  const Party *party = &self->parties[t->party[i]];
  NpLearnResult *r = self->result;
  double *p = r->p + i * t->n, *d = r->drivers + i * t->n, *h = r->habit + i * t->n;
  NpReactionScale scale;
  NpObservation observation;

  if (self->company != NULL)
    r->company[i] = np_company_driver (self->company, t->party[i], t->item[i]);
  prepare (self, i, &observation, &scale);
  forecast (self, i, &observation, d, h);
  np_reaction_mix (t->n, d, party->habit != NULL && party->seen > 0 ? h : NULL, party->weight, self->options->honesty, p);
}

static void
learn_row (Learner *self, gsize i)
{
  const NpLearnTable *t = self->table;
  Party *party = &self->parties[t->party[i]];
  double d[NP_REACTION_MAX_CATEGORIES], h[NP_REACTION_MAX_CATEGORIES];
  NpReactionScale scale;
  NpObservation observation;
  guint seen = t->reaction[i] - 1u;

  prepare (self, i, &observation, &scale);
  if (party->habit != NULL)
    {
      forecast (self, i, &observation, d, h);
      np_habit_weight_update (&party->weight, d[seen], h[seen], self->options->share);
      np_habit_add (party->habit, t->day[i], self->kind[i], self->item[i], seen, t->reliability[i]);
    }
  np_belief_learn (party->belief, &scale, &observation);
  party->seen++;
}

/* Pooled frequencies of all parties up to yesterday: base of habit and, as quantiles, the cuts. */
static void
pool (Learner *self)
{
  guint n = self->table->n;
  double total = n, cumulative = 0.0;

  for (guint k = 0; k < n; k++)
    total += self->pooled[k];
  for (guint k = 0; k < n; k++)
    {
      self->base[k] = (self->pooled[k] + 1.0) / total;
      cumulative += self->base[k];
      if (k + 1 < n)
        self->quantiles[k] = np_normal_quantile (cumulative);
    }
}

/* What is believed of each party at the end. */
static void
keep_beliefs (Learner *self)
{
  guint fixed = self->table->n_x + 2;

  for (guint p = 0; p < self->table->n_parties; p++)
    {
      const Party *party = &self->parties[p];

      for (guint j = 0; j < fixed && party->belief != NULL; j++)
        {
          double variance = np_belief_get_covariance (party->belief)[(gsize) j * party->n_shared + j];

          self->result->mean[(gsize) p * fixed + j] = np_belief_get_means (party->belief)[j];
          self->result->sd[(gsize) p * fixed + j] = sqrt (MAX (0.0, variance));
        }
    }
}

static void
clear (Learner *self)
{
  for (guint p = 0; p < self->table->n_parties; p++)
    {
      Party *party = &self->parties[p];

      g_clear_pointer (&party->belief, np_belief_free);
      g_clear_pointer (&party->habit, np_habit_free);
      g_free (party->prior_variance);
      g_free (party->x);
    }
  g_free (self->parties);
  g_free (self->item);
  g_free (self->kind);
  g_clear_pointer (&self->company, np_company_free);
}

/* What the baselines remember of one party. */
typedef struct
{
  gsize counts[NP_REACTION_MAX_CATEGORIES];
  gsize seen;
  int last;                  /* -1 = none */
} Memory;

void
np_learn_score (const NpLearnTable *table, const NpLearnOptions *options, NpLearnResult *result)
{
  g_autofree Memory *memories = g_new0 (Memory, table->n_parties);
  g_autoptr(GHashTable) items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  NpBacktest empty = { .n = table->n };
  double p[NP_REACTION_MAX_CATEGORIES], e = options->honesty;
  guint n = table->n;

  result->model = result->frequency = result->last = result->last_same = empty;
  for (guint k = 0; k < table->n_parties; k++)
    memories[k].last = -1;
  for (gsize first = 0, next; first < table->n_rows; first = next)
    {
      for (next = first; next < table->n_rows && table->day[next] == table->day[first]; next++)
        {
          const Memory *m = &memories[table->party[next]];
          gint64 key = (gint64) table->party[next] * table->n_items + table->item[next];
          guint seen = table->reaction[next] - 1u;
          int same;

          if (table->reaction[next] == 0 || table->day[next] < options->score_from
              || !in_shard (options, table->party[next]))
            continue;
          np_backtest_add (&result->model, result->p + next * n, seen);
          for (guint k = 0; k < n; k++)
            p[k] = (m->counts[k] + 1.0) / (m->seen + n);
          np_backtest_add (&result->frequency, p, seen);
          for (guint k = 0; k < n; k++)
            p[k] = m->last < 0 ? 1.0 / n : (1.0 - e) * (m->last == (int) k) + e / n;
          np_backtest_add (&result->last, p, seen);
          same = GPOINTER_TO_INT (g_hash_table_lookup (items, &key)) - 1;
          for (guint k = 0; k < n && same >= 0; k++)
            p[k] = (1.0 - e) * (same == (int) k) + e / n;
          np_backtest_add (&result->last_same, p, seen);
        }
      for (gsize i = first; i < next; i++)
        {
          Memory *m = &memories[table->party[i]];
          gint64 key = (gint64) table->party[i] * table->n_items + table->item[i];

          if (table->reaction[i] == 0)
            continue;
          m->last = table->reaction[i] - 1;
          m->counts[m->last]++;
          m->seen++;
          g_hash_table_insert (items, g_memdup2 (&key, sizeof key), GINT_TO_POINTER (m->last + 1));
        }
    }
}

NpLearnResult *
np_learn (const NpLearnTable *table, const NpLearnOptions *options, GError **error)
{
  g_autoptr(NpLearnResult) result = NULL;
  Learner self = { .table = table, .options = options };
  gboolean stopped = FALSE;

  g_assert (options->n_shards >= 1 && options->shard < options->n_shards);
  if (!check (table, options, error))
    return NULL;
  result = g_new0 (NpLearnResult, 1);
  result->p = g_new0 (double, table->n_rows * table->n);
  result->drivers = g_new0 (double, table->n_rows * table->n);
  result->habit = g_new0 (double, table->n_rows * table->n);
  result->company = g_new0 (double, table->n_rows);
  result->mean = g_new0 (double, (gsize) table->n_parties * (table->n_x + 2));
  result->sd = g_new0 (double, (gsize) table->n_parties * (table->n_x + 2));
  self.result = result;
  self.parties = g_new0 (Party, table->n_parties);
  number_per_party (&self);
  for (guint p = 0; p < table->n_parties; p++)
    if (in_shard (options, p))
      set_up_party (&self, p);
  if (options->company)
    {
      NpCompanyParams params = options->company_params;

      params.n = table->n;
      self.company = np_company_new (&params, table->n_parties, table->n_items);
    }

  for (gsize first = 0, next; first < table->n_rows && !stopped; first = next)
    {
      for (next = first; next < table->n_rows && table->day[next] == table->day[first]; next++)
        ;
      pool (&self);
      for (gsize i = first; i < next; i++)
        if (in_shard (options, table->party[i]))
          predict_row (&self, i);
      for (gsize i = first; i < next; i++)
        {
          if (table->reaction[i] == 0)
            continue;
          self.pooled[table->reaction[i] - 1]++;
          if (in_shard (options, table->party[i]))
            learn_row (&self, i);
        }
      for (gsize i = first; i < next && self.company != NULL; i++)
        if (table->reaction[i] > 0)
          np_company_add (self.company, table->party[i], table->item[i], table->reaction[i] - 1u);
      stopped = options->progress != NULL && !options->progress (next / (double) table->n_rows, options->progress_data);
    }
  keep_beliefs (&self);
  clear (&self);
  if (stopped)
    {
      g_set_error_literal (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_CANCELLED, "stopped");
      return NULL;
    }
  np_learn_score (table, options, result);
  return g_steal_pointer (&result);
}
