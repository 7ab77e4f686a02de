/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-exchange.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Without end only in theory: each trade uses up one of its limits. */
#define MAX_EXCHANGES 1000000

/* Who may trade with whom over a pair of issues: @giver gives way on the pair's first issue, @taker on its second. */
typedef struct
{
  guint16 giver, taker;
} Couple;

typedef struct
{
  guint issue[2];
  guint first, n;   /* of the couples */
  double gain;      /* of the best couple; 0 = none is worth while */
  Couple best;
} IssuePair;

typedef struct
{
  const NpExchangeInput *input;
  double *share;    /* [party][issue] weight as a share of the weight on the issue */
  gint8 *side;      /* [party][issue] -1 left of or on the compromise, +1 right, 0 = no weight */
  double *voting;
  double *forecast;
  Couple *couples;
  gsize n_couples, capacity;
  IssuePair *pairs;
  guint n_pairs;
} Market;

/* The largest shift of the forecast that @giver may grant @taker on @issue: down to 0 when there is nothing to give. */
static double
largest_shift (const Market *m, guint giver, guint taker, guint issue)
{
  guint n = m->input->n_issues;
  double wish = m->input->positions[taker * n + issue], direction = m->side[taker * n + issue];
  double move = (wish - m->voting[giver * n + issue]) * direction;
  double room = (wish - m->forecast[issue]) * direction;

  return move > 0.0 && room > 0.0 ? MIN (move * m->share[giver * n + issue], room) : 0.0;
}

/* The gain of the largest trade of a couple, and by how much it shifts the two forecasts. */
static double
evaluate (const Market *m, const IssuePair *pair, Couple couple, double shift[2])
{
  guint n = m->input->n_issues, p = pair->issue[0], q = pair->issue[1];
  const double *sa = m->input->saliences + couple.giver * n, *sb = m->input->saliences + couple.taker * n;
  double ratio = (sa[q] + sb[q]) / (sa[p] + sb[p]);

  shift[0] = largest_shift (m, couple.giver, couple.taker, p);
  shift[1] = shift[0] > 0.0 ? largest_shift (m, couple.taker, couple.giver, q) : 0.0;
  if (shift[1] * ratio > shift[0])
    shift[1] = shift[0] / ratio;
  else
    shift[0] = shift[1] * ratio;
  return shift[1] * sa[q] - shift[0] * sa[p];
}

/* Lowest parties first; the order in which the two give does not count. */
static gboolean
couple_before (Couple a, Couple b)
{
  guint a_low = MIN (a.giver, a.taker), b_low = MIN (b.giver, b.taker);

  return a_low != b_low ? a_low < b_low : MAX (a.giver, a.taker) < MAX (b.giver, b.taker);
}

static guint
refresh_pair (const Market *m, IssuePair *pair)
{
  guint valid = 0;

  pair->gain = 0.0;
  for (guint c = 0; c < pair->n; c++)
    {
      Couple couple = m->couples[pair->first + c];
      double shift[2], gain = evaluate (m, pair, couple, shift);

      if (!(gain >= NP_EXCHANGE_MIN_GAIN))
        continue;
      valid++;
      if (gain > pair->gain || (gain == pair->gain && couple_before (couple, pair->best)))
        {
          pair->gain = gain;
          pair->best = couple;
        }
    }
  return valid;
}

static double
compromise (const Market *m, const double *positions, guint issue)
{
  guint n = m->input->n_issues;
  double sum = 0.0;

  for (guint i = 0; i < m->input->n_parties; i++)
    sum += m->share[i * n + issue] * positions[i * n + issue];
  return sum;
}

static gboolean
check_value (double value, double high, const char *field, guint party, guint issue, GError **error)
{
  if (value >= 0.0 && value <= high)
    return TRUE;
  g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE, _("%s of party %u on issue %u, %g, is not within 0 ... %g"),
               field, party + 1, issue + 1, value, high);
  return FALSE;
}

static gboolean
check_input (const NpExchangeInput *input, GError **error)
{
  gboolean any = FALSE;
  double n = input->n_parties, n_pairs = input->n_issues * (input->n_issues - 1.0) / 2.0;

  if (n > G_MAXUINT16 || n * n / 4.0 * n_pairs > NP_EXCHANGE_MAX_COUPLES)
    {
      g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_SIZE,
                   _("%u parties with %u issues have too many possible trades: take fewer issues at a time"),
                   input->n_parties, input->n_issues);
      return FALSE;
    }
  for (guint i = 0; i < input->n_parties; i++)
    for (guint k = 0; k < input->n_issues; k++)
      {
        gsize at = (gsize) i * input->n_issues + k;

        if (!check_value (input->positions[at], 100.0, _("position"), i, k, error)
            || !check_value (input->saliences[at], 1.0, _("salience"), i, k, error)
            || !check_value (input->capabilities[at], 1e100, _("capability"), i, k, error))
          return FALSE;
        any = any || input->saliences[at] * input->capabilities[at] > 0.0;
      }
  if (!any)
    g_set_error_literal (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_EMPTY,
                         _("no forecast: no party has both capability and salience"));
  return any;
}

static void
find_sides (Market *m, double *start)
{
  const NpExchangeInput *input = m->input;

  for (guint k = 0; k < input->n_issues; k++)
    {
      double total = 0.0;

      for (guint i = 0; i < input->n_parties; i++)
        {
          gsize at = (gsize) i * input->n_issues + k;

          m->share[at] = input->capabilities[at] * input->saliences[at];
          total += m->share[at];
        }
      for (guint i = 0; i < input->n_parties && total > 0.0; i++)
        m->share[(gsize) i * input->n_issues + k] /= total;
      start[k] = m->forecast[k] = total > 0.0 ? compromise (m, input->positions, k) : NAN;
      for (guint i = 0; i < input->n_parties; i++)
        {
          gsize at = (gsize) i * input->n_issues + k;

          m->side[at] = !(m->share[at] > 0.0) ? 0 : input->positions[at] <= start[k] ? -1 : 1;
        }
    }
}

/* All couples of all pairs of issues, in the order of pairs and then of parties. */
static void
find_couples (Market *m)
{
  guint n = m->input->n_issues;

  for (guint p = 0; p < n; p++)
    for (guint q = p + 1; q < n; q++)
      {
        IssuePair *pair = &m->pairs[m->n_pairs];

        *pair = (IssuePair) { .issue = { p, q }, .first = (guint) m->n_couples };
        for (guint i = 0; i < m->input->n_parties; i++)
          for (guint j = i + 1; j < m->input->n_parties; j++)
            {
              const double *si = m->input->saliences + i * n, *sj = m->input->saliences + j * n;
              double care_i = si[p] * sj[q], care_j = sj[p] * si[q];

              if (m->side[i * n + p] * m->side[j * n + p] != -1 || m->side[i * n + q] * m->side[j * n + q] != -1
                  || care_i == care_j)
                continue;
              if (m->n_couples == m->capacity)
                {
                  m->capacity = MAX (1024, 2 * m->capacity);
                  m->couples = g_renew (Couple, m->couples, m->capacity);
                }
              /* Each gives on the issue it cares less about, compared with the other. */
              m->couples[m->n_couples++] = care_i < care_j ? (Couple) { (guint16) i, (guint16) j }
                                                           : (Couple) { (guint16) j, (guint16) i };
              pair->n++;
            }
        if (pair->n > 0)
          m->n_pairs++;
      }
}

static void
carry_out (Market *m, const IssuePair *pair, NpExchange *exchange)
{
  guint n = m->input->n_issues;
  Couple couple = pair->best;
  double shift[2];

  exchange->gain = evaluate (m, pair, couple, shift);
  for (guint k = 0; k < 2; k++)
    {
      guint giver = k == 0 ? couple.giver : couple.taker, taker = k == 0 ? couple.taker : couple.giver;
      guint issue = pair->issue[k], slot = giver < taker ? 0 : 1;
      double *voting = &m->voting[giver * n + issue];
      double move = shift[k] / m->share[giver * n + issue] * m->side[taker * n + issue];

      exchange->party[slot] = giver;
      exchange->issue[slot] = issue;
      exchange->move[slot] = move;
      exchange->before[slot] = m->forecast[issue];
      *voting = CLAMP (*voting + move, 0.0, 100.0);
      m->forecast[issue] = compromise (m, m->voting, issue);
      exchange->after[slot] = m->forecast[issue];
    }
}

static gboolean
pair_before (const IssuePair *a, const IssuePair *b)
{
  if (a->gain != b->gain)
    return a->gain > b->gain;
  return couple_before (a->best, b->best);
}

static gboolean
trade (Market *m, GArray *exchanges, GError **error)
{
  for (guint round = 0; round < MAX_EXCHANGES; round++)
    {
      const IssuePair *best = NULL;
      NpExchange exchange;
      guint p, q;

      for (guint i = 0; i < m->n_pairs; i++)
        if (m->pairs[i].gain > 0.0 && (best == NULL || pair_before (&m->pairs[i], best)))
          best = &m->pairs[i];
      if (best == NULL)
        return TRUE;
      p = best->issue[0];
      q = best->issue[1];
      carry_out (m, best, &exchange);
      g_array_append_val (exchanges, exchange);
      /* What has changed: two voting positions and two forecasts, so only trades over one of the two issues. */
      for (guint i = 0; i < m->n_pairs; i++)
        if (m->pairs[i].issue[0] == p || m->pairs[i].issue[1] == p || m->pairs[i].issue[0] == q
            || m->pairs[i].issue[1] == q)
          refresh_pair (m, &m->pairs[i]);
      if (m->input->progress != NULL && round % 32 == 0
          && !m->input->progress (1.0 - 1.0 / (1.0 + round / 64.0), m->input->progress_data))
        {
          g_set_error_literal (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_CANCELLED, "cancelled");
          return FALSE;
        }
    }
  return TRUE;
}

NpExchangeRound *
np_exchange_round_new (const NpExchangeInput *input, GError **error)
{
  g_autoptr(NpExchangeRound) self = NULL;
  g_autoptr(GArray) exchanges = NULL;
  Market m = { .input = input };
  gsize cells = (gsize) input->n_parties * input->n_issues;
  gboolean done;

  if (!check_input (input, error))
    return NULL;

  self = g_new0 (NpExchangeRound, 1);
  self->n_parties = input->n_parties;
  self->n_issues = input->n_issues;
  self->voting = g_memdup2 (input->positions, cells * sizeof (double));
  self->start = g_new (double, input->n_issues);
  self->forecast = g_new (double, input->n_issues);
  m.voting = self->voting;
  m.forecast = self->forecast;
  m.share = g_new (double, cells);
  m.side = g_new (gint8, cells);
  m.pairs = g_new (IssuePair, (gsize) input->n_issues * (input->n_issues - 1) / 2 + 1);
  find_sides (&m, self->start);
  find_couples (&m);
  for (guint i = 0; i < m.n_pairs; i++)
    self->potential += refresh_pair (&m, &m.pairs[i]);

  exchanges = g_array_new (FALSE, FALSE, sizeof (NpExchange));
  done = trade (&m, exchanges, error);
  self->n_exchanges = exchanges->len;
  self->exchanges = g_array_steal (exchanges, NULL);
  g_free (m.share);
  g_free (m.side);
  g_free (m.pairs);
  g_free (m.couples);
  return done ? g_steal_pointer (&self) : NULL;
}

void
np_exchange_round_free (NpExchangeRound *self)
{
  if (self == NULL)
    return;
  g_free (self->exchanges);
  g_free (self->voting);
  g_free (self->start);
  g_free (self->forecast);
  g_free (self);
}

double
np_exchange_externality (const NpExchangeInput *input, const NpExchange *exchange, guint party)
{
  double sum = 0.0;

  if (party == exchange->party[0] || party == exchange->party[1])
    return 0.0;
  for (guint k = 0; k < 2; k++)
    {
      gsize at = (gsize) party * input->n_issues + exchange->issue[k];
      double x = input->positions[at];

      sum += input->saliences[at] * (fabs (exchange->before[k] - x) - fabs (exchange->after[k] - x));
    }
  return sum;
}

void
np_exchange_next_start (const NpExchangeInput *input, const NpExchangeRound *round, double *positions)
{
  for (gsize at = 0; at < (gsize) input->n_parties * input->n_issues; at++)
    {
      double give = (1.0 - input->saliences[at]) * 0.4 + 0.1;

      positions[at] = (1.0 - give) * input->positions[at] + give * round->voting[at];
    }
}
