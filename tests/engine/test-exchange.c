/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "engine/np-exchange.h"

#define MAX_PARTIES 8
#define MAX_ISSUES 6

/* Two parties, two issues, worked by hand. Equal capability. On issue 1 A stands at 0 and B at 100 with saliences
 * 0.2 and 0.8, so the compromise is 80; on issue 2 A stands at 100 and B at 0 with 0.8 and 0.2: compromise 80.
 * A gives on issue 1: at most 100 x 0.2 = 20 points of the compromise, and exactly as much room; B the same on issue
 * 2, one for one. Gain of each: 20 x 0.8 - 20 x 0.2 = 12. */
static void
test_by_hand (void)
{
  const double x[] = { 0, 100, 100, 0 }, s[] = { .2, .8, .8, .2 }, c[] = { 50, 50, 50, 50 };
  NpExchangeInput input = { 2, 2, x, s, c };
  g_autoptr(NpExchangeRound) round = np_exchange_round_new (&input, NULL);
  double next[4];

  g_assert_cmpuint (round->potential, ==, 1);
  g_assert_cmpuint (round->n_exchanges, ==, 1);
  g_assert_cmpuint (round->exchanges[0].party[0], ==, 0);
  g_assert_cmpuint (round->exchanges[0].issue[0], ==, 0);
  g_assert_cmpuint (round->exchanges[0].party[1], ==, 1);
  g_assert_cmpuint (round->exchanges[0].issue[1], ==, 1);
  g_assert_cmpfloat_with_epsilon (round->exchanges[0].move[0], 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (round->exchanges[0].move[1], 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (round->exchanges[0].gain, 12, 1e-9);
  g_assert_cmpfloat_with_epsilon (round->start[0], 80, 1e-9);
  g_assert_cmpfloat_with_epsilon (round->forecast[0], 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (round->forecast[1], 100, 1e-9);

  /* (1 - 0.2) 0.4 + 0.1 = 0.42 of the way where little is at stake; where nothing was voted away nothing moves. */
  np_exchange_next_start (&input, round, next);
  g_assert_cmpfloat_with_epsilon (next[0], 42, 1e-9);
  g_assert_cmpfloat_with_epsilon (next[1], 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (next[2], 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (next[3], 42, 1e-9);
}

/* Unequal stakes: the party with more to give stops where the gains are equal. A third party pays. */
static void
test_bystander (void)
{
  const double x[] = { 0, 100, 100, 0, 0, 0 }, s[] = { .2, .8, .6, .3, .5, .5 }, c[] = { 50, 50, 50, 50, 50, 50 };
  NpExchangeInput input = { 3, 2, x, s, c };
  g_autoptr(NpExchangeRound) round = np_exchange_round_new (&input, NULL);
  const NpExchange *first = &round->exchanges[0];
  double dp, dq;

  g_assert_cmpuint (round->n_exchanges, >=, 1);
  dp = first->after[0] - first->before[0];
  dq = first->after[1] - first->before[1];
  g_assert_cmpfloat (dp, >, 0);
  g_assert_cmpfloat (dq, >, 0);
  g_assert_cmpfloat_with_epsilon (first->gain, dq * .8 - dp * .2, 1e-9);
  g_assert_cmpfloat_with_epsilon (first->gain, dp * .6 - dq * .3, 1e-9);
  g_assert_cmpfloat_with_epsilon (np_exchange_externality (&input, first, 2), -.5 * (dp + dq), 1e-9);
  g_assert_true (np_exchange_externality (&input, first, 0) == 0.0);
}

static void
random_input (double *x, double *s, double *c, guint n, guint k)
{
  for (guint i = 0; i < n; i++)
    for (guint d = 0; d < k; d++)
      {
        x[i * k + d] = g_test_rand_int_range (0, 21) * 5;
        s[i * k + d] = g_test_rand_int_range (0, 11) * 0.1;
        c[i * k + d] = g_test_rand_int_range (0, 101);
      }
}

/* Goes through every trade again with nothing but the rules of the note. */
static void
check_round (const NpExchangeInput *input, const NpExchangeRound *round)
{
  double voting[MAX_PARTIES * MAX_ISSUES], last = G_MAXDOUBLE;
  guint n = input->n_issues;

  memcpy (voting, input->positions, input->n_parties * n * sizeof *voting);
  for (guint e = 0; e < round->n_exchanges; e++)
    {
      const NpExchange *x = &round->exchanges[e];
      double gains[2];

      g_assert_cmpuint (x->party[0], <, x->party[1]);
      g_assert_cmpuint (x->issue[0], !=, x->issue[1]);
      g_assert_cmpfloat (x->gain, >=, NP_EXCHANGE_MIN_GAIN);
      for (guint k = 0; k < 2; k++)
        {
          guint giver = x->party[k], taker = x->party[1 - k], issue = x->issue[k];
          double wish = input->positions[taker * n + issue], before = voting[giver * n + issue], sum = 0, total = 0;

          g_assert_true ((input->positions[giver * n + issue] <= round->start[issue]) != (wish <= round->start[issue]));
          g_assert_true ((x->move[k] > 0) == (wish > round->start[issue]));
          voting[giver * n + issue] += x->move[k];
          /* Towards the other's position and never past it. */
          g_assert_cmpfloat ((wish - voting[giver * n + issue]) * (wish - before), >=, -1e-6);
          for (guint i = 0; i < input->n_parties; i++)
            {
              double w = input->capabilities[i * n + issue] * input->saliences[i * n + issue];

              sum += w * voting[i * n + issue];
              total += w;
            }
          g_assert_cmpfloat_with_epsilon (x->after[k], sum / total, 1e-9);
          /* The forecast does not pass the position of the one who demanded the move. */
          g_assert_cmpfloat ((wish - x->after[k]) * (wish > round->start[issue] ? 1 : -1), >=, -1e-9);
          gains[k] = fabs (x->after[k] - x->before[k]);
        }
      for (guint k = 0; k < 2; k++)
        g_assert_cmpfloat_with_epsilon (gains[1 - k] * input->saliences[x->party[k] * n + x->issue[1 - k]]
                                        - gains[k] * input->saliences[x->party[k] * n + x->issue[k]], x->gain, 1e-9);
      last = MIN (last, x->gain);
    }
  for (guint i = 0; i < input->n_parties * n; i++)
    {
      g_assert_cmpfloat_with_epsilon (voting[i], round->voting[i], 1e-9);
      g_assert_cmpfloat (round->voting[i], >=, 0.0);
      g_assert_cmpfloat (round->voting[i], <=, 100.0);
    }
}

/* The trade in which @a gives on @p and @b on @q, word by word after steps 1 to 4 of the note. 0 = none. */
static double
trade_by_definition (const NpExchangeInput *x, const NpExchangeRound *round, const double *voting, const double *now, guint a,
                     guint b, guint p, guint q)
{
  guint n = x->n_issues;
  const double *s[2] = { x->saliences + a * n, x->saliences + b * n };
  double wish_p = x->positions[b * n + p], wish_q = x->positions[a * n + q], weight_p = 0, weight_q = 0, w_a, w_b, dp, dq;
  double ratio, room_p, room_q;

  for (guint i = 0; i < x->n_parties; i++)
    {
      weight_p += x->capabilities[i * n + p] * x->saliences[i * n + p];
      weight_q += x->capabilities[i * n + q] * x->saliences[i * n + q];
    }
  w_a = x->capabilities[a * n + p] * s[0][p] / weight_p;
  w_b = x->capabilities[b * n + q] * s[1][q] / weight_q;
  /* Both have weight on both, stand on opposite sides of both, and A cares less about p. */
  for (guint k = 0; k < 2; k++)
    if (!(x->capabilities[(k ? b : a) * n + p] * s[k][p] > 0) || !(x->capabilities[(k ? b : a) * n + q] * s[k][q] > 0))
      return 0;
  if ((x->positions[a * n + p] <= round->start[p]) == (wish_p <= round->start[p])
      || (wish_q <= round->start[q]) == (x->positions[b * n + q] <= round->start[q])
      || !(s[0][p] * s[1][q] < s[1][p] * s[0][q]))
    return 0;
  /* Towards the wish, not away from it, nor when the forecast has passed it. */
  room_p = wish_p > round->start[p] ? wish_p - now[p] : now[p] - wish_p;
  room_q = wish_q > round->start[q] ? wish_q - now[q] : now[q] - wish_q;
  if (room_p <= 0 || room_q <= 0 || (wish_p - voting[a * n + p]) * (wish_p > round->start[p] ? 1 : -1) <= 0
      || (wish_q - voting[b * n + q]) * (wish_q > round->start[q] ? 1 : -1) <= 0)
    return 0;
  ratio = (s[0][q] + s[1][q]) / (s[0][p] + s[1][p]);
  dq = fabs (wish_q - voting[b * n + q]) * w_b;
  dp = dq * ratio;
  if (dp / w_a > fabs (wish_p - voting[a * n + p]))
    {
      dp = fabs (wish_p - voting[a * n + p]) * w_a;
      dq = dp / ratio;
    }
  if (dp > room_p)
    {
      dp = room_p;
      dq = dp / ratio;
    }
  if (dq > room_q)
    {
      dq = room_q;
      dp = dq * ratio;
    }
  return dq * s[0][q] - dp * s[0][p];
}

static double
best_by_definition (const NpExchangeInput *x, const NpExchangeRound *round, const double *voting, const double *now, guint *valid)
{
  double best = 0;

  *valid = 0;
  for (guint a = 0; a < x->n_parties; a++)
    for (guint b = 0; b < x->n_parties; b++)
      for (guint p = 0; a != b && p < x->n_issues; p++)
        for (guint q = 0; q < x->n_issues; q++)
          {
            double gain = p != q ? trade_by_definition (x, round, voting, now, a, b, p, q) : 0;

            *valid += gain >= NP_EXCHANGE_MIN_GAIN;
            best = MAX (best, gain);
          }
  return best;
}

/* Each trade that is made has the largest gain of all there are then, found by trying every one; at the end none is left. */
static void
test_by_definition (void)
{
  for (guint run = 0; run < 60; run++)
    {
      guint n = (guint) g_test_rand_int_range (2, MAX_PARTIES), k = (guint) g_test_rand_int_range (2, MAX_ISSUES), valid;
      double x[MAX_PARTIES * MAX_ISSUES], s[MAX_PARTIES * MAX_ISSUES], c[MAX_PARTIES * MAX_ISSUES];
      double voting[MAX_PARTIES * MAX_ISSUES], now[MAX_ISSUES], best;
      NpExchangeInput input = { n, k, x, s, c };
      g_autoptr(NpExchangeRound) round = NULL;

      random_input (x, s, c, n, k);
      round = np_exchange_round_new (&input, NULL);
      if (round == NULL)
        continue;
      memcpy (voting, x, n * k * sizeof *x);
      memcpy (now, round->start, k * sizeof *now);
      for (guint e = 0; e < round->n_exchanges; e++)
        {
          const NpExchange *one = &round->exchanges[e];

          best = best_by_definition (&input, round, voting, now, &valid);
          if (e == 0)
            g_assert_cmpuint (valid, ==, 2 * round->potential); /* seen from either side */
          g_assert_cmpfloat_with_epsilon (one->gain, best, 1e-9);
          for (guint h = 0; h < 2; h++)
            {
              voting[one->party[h] * k + one->issue[h]] += one->move[h];
              now[one->issue[h]] = one->after[h];
            }
        }
      g_assert_cmpfloat (best_by_definition (&input, round, voting, now, &valid), <, 1e-8);
    }
}

static void
test_properties (void)
{
  for (guint run = 0; run < 200; run++)
    {
      guint n = (guint) g_test_rand_int_range (2, MAX_PARTIES), k = (guint) g_test_rand_int_range (2, MAX_ISSUES);
      double x[MAX_PARTIES * MAX_ISSUES], s[MAX_PARTIES * MAX_ISSUES], c[MAX_PARTIES * MAX_ISSUES];
      double c7[MAX_PARTIES * MAX_ISSUES], x_more[MAX_PARTIES * MAX_ISSUES], mirrored[MAX_PARTIES * MAX_ISSUES];
      NpExchangeInput input = { n, k, x, s, c };
      g_autoptr(NpExchangeRound) round = NULL, scaled = NULL, with = NULL, mirror = NULL;
      double best = 0;

      random_input (x, s, c, n, k);
      round = np_exchange_round_new (&input, NULL);
      if (round == NULL)
        continue;
      check_round (&input, round);

      /* The first trade is the best there is: no other couple does better on its own. */
      if (round->n_exchanges > 0)
        best = round->exchanges[0].gain;
      g_assert_true ((round->potential > 0) == (best > 0));
      for (guint e = 1; e < round->n_exchanges; e++)
        {
          gboolean shares = FALSE;

          for (guint f = 0; f < e; f++)
            for (guint h = 0; h < 4; h++)
              shares = shares || round->exchanges[e].issue[h / 2] == round->exchanges[f].issue[h % 2];
          if (!shares)
            g_assert_cmpfloat (round->exchanges[e].gain, <=, best + 1e-12);
        }

      /* Capabilities count only by their ratios. */
      for (guint i = 0; i < n * k; i++)
        c7[i] = 8 * c[i];
      input = (NpExchangeInput) { n, k, x, s, c7 };
      scaled = np_exchange_round_new (&input, NULL);
      g_assert_cmpuint (scaled->n_exchanges, ==, round->n_exchanges);
      for (guint d = 0; d < k; d++)
        g_assert_true (isnan (round->forecast[d]) ? isnan (scaled->forecast[d])
                                                  : fabs (scaled->forecast[d] - round->forecast[d]) < 1e-9);

      /* A party without salience changes nothing. */
      for (guint d = 0; d < k; d++)
        {
          x[n * k + d] = 35;
          s[n * k + d] = 0;
          c[n * k + d] = 1000;
        }
      input = (NpExchangeInput) { n + 1, k, x, s, c };
      with = np_exchange_round_new (&input, NULL);
      g_assert_cmpuint (with->potential, ==, round->potential);
      g_assert_cmpmem (with->exchanges, with->n_exchanges * sizeof (NpExchange), round->exchanges,
                       round->n_exchanges * sizeof (NpExchange));

      /* Moving nobody's side, a mirrored scale mirrors the result. Positions on the compromise count as left, so
       * they are moved off it first. */
      for (guint i = 0; i < n * k; i++)
        {
          x_more[i] = MIN (100, x[i] + 0.001 * (1 + i % 7));
          mirrored[i] = 100 - x_more[i];
        }
      g_clear_pointer (&scaled, np_exchange_round_free);
      input = (NpExchangeInput) { n, k, x_more, s, c };
      scaled = np_exchange_round_new (&input, NULL);
      input.positions = mirrored;
      mirror = np_exchange_round_new (&input, NULL);
      g_assert_cmpuint (mirror->potential, ==, scaled->potential);
      for (guint d = 0; d < k; d++)
        g_assert_true (isnan (mirror->start[d]) ? isnan (scaled->start[d])
                                                : fabs (100 - mirror->start[d] - scaled->start[d]) < 1e-9);
      if (mirror->n_exchanges > 0)
        g_assert_cmpfloat_with_epsilon (mirror->exchanges[0].gain, scaled->exchanges[0].gain, 1e-9);

      /* All at one position: nothing to trade. */
      for (guint i = 0; i < n * k; i++)
        x_more[i] = 42;
      g_clear_pointer (&mirror, np_exchange_round_free);
      input.positions = x_more;
      mirror = np_exchange_round_new (&input, NULL);
      g_assert_cmpuint (mirror->potential + mirror->n_exchanges, ==, 0);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    double x, s, c;
    int code;
  } rows[] = {
    { 50, 0, 1, NP_ENGINE_ERROR_EMPTY },  { 50, 1, 0, NP_ENGINE_ERROR_EMPTY },  { 101, 1, 1, NP_ENGINE_ERROR_RANGE },
    { NAN, 1, 1, NP_ENGINE_ERROR_RANGE }, { 50, 2, 1, NP_ENGINE_ERROR_RANGE },  { 50, 1, -1, NP_ENGINE_ERROR_RANGE },
    { 50, 1, INFINITY, NP_ENGINE_ERROR_RANGE },
  };
  const double x[] = { 10, 90 }, s[] = { 1, 1 }, c[] = { 1, 1 };
  NpExchangeInput one_issue = { 2, 1, x, s, c }, huge = { 2000, 20, x, s, c };
  g_autoptr(NpExchangeRound) round = np_exchange_round_new (&one_issue, NULL);
  g_autoptr(GError) size = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      NpExchangeInput input = { 1, 1, &rows[i].x, &rows[i].s, &rows[i].c };
      g_autoptr(GError) error = NULL;

      g_assert_null (np_exchange_round_new (&input, &error));
      g_assert_error (error, NP_ENGINE_ERROR, rows[i].code);
    }
  g_assert_cmpuint (round->n_exchanges, ==, 0);
  g_assert_true (round->forecast[0] == 50.0);
  g_assert_null (np_exchange_round_new (&huge, &size));
  g_assert_error (size, NP_ENGINE_ERROR, NP_ENGINE_ERROR_SIZE);
}

static gboolean
stop_cb (double fraction, gpointer data)
{
  g_assert_true (fraction >= 0.0 && fraction <= 1.0);
  return FALSE;
}

static void
test_cancelled (void)
{
  const double x[] = { 0, 100, 100, 0 }, s[] = { .2, .8, .8, .2 }, c[] = { 50, 50, 50, 50 };
  NpExchangeInput input = { 2, 2, x, s, c, stop_cb };
  g_autoptr(GError) error = NULL;

  g_assert_null (np_exchange_round_new (&input, &error));
  g_assert_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/engine/B4/by-hand", test_by_hand);
  g_test_add_func ("/engine/B4/bystander", test_bystander);
  g_test_add_func ("/engine/B4/by-definition", test_by_definition);
  g_test_add_func ("/engine/B4/properties", test_properties);
  g_test_add_func ("/engine/B4/refused", test_refused);
  g_test_add_func ("/engine/B4/cancelled", test_cancelled);
  return g_test_run ();
}
