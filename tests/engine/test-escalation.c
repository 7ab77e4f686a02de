/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-escalation.h"

#include <math.h>
#include <string.h>

#include "base/np-normal.h"
#include "base/np-philox.h"
#include "engine/np-engine-error.h"
#include "engine/np-escalation-measures.h"
#include "np-escalation-sample.h"

/* To the digits printed in the specification. */
#define assert_near(a, b, tolerance) \
  G_STMT_START { if (!(fabs ((a) - (b)) <= (tolerance))) \
    g_error ("%s:%d: %s = %.9g, not %.9g", __FILE__, __LINE__, #a, (double) (a), (double) (b)); } G_STMT_END

/* Two equal parties, each the other's suspect, nothing open, nothing uncertain. */
static NpEscalation
plain (double rho, double delta, double restraint, guint first)
{
  NpEscalation x = { .n_parties = 2, .top = 10, .author = 0, .victim = 1, .first = first, .horizon = 30, .threshold = 9 };

  for (guint k = 1; k <= 10; k++)
    x.rung[k].kind = sample_ladder[k].kind;
  for (guint i = 0; i < 2; i++)
    x.party[i] = (NpEscalationParty) { rho, delta, 0, { restraint, restraint, restraint, restraint }, 1, 0, 0, 10, 1 - i };
  return x;
}

static void
test_simple (void)
{
  NpEscalation x = plain (1, 0, 0.2, 4);
  NpEscalationResult r;
  NpEscalationTurn turns[31];

  x.horizon = 10;
  np_escalation_solve (&x, &r, turns);
  assert_near (r.open, pow (0.8, 10), 1e-12);
  assert_near (r.calm, 1 - pow (0.8, 10), 1e-12);
  g_assert_cmpfloat (r.peak[4], ==, 1);
  for (guint t = 0; t <= 10; t++)
    {
      assert_near (turns[t].open, pow (0.8, t), 1e-12);
      assert_near (turns[t].quantile[0], 3.55, 1e-12);
      assert_near (turns[t].quantile[2], 4, 1e-12);
      assert_near (turns[t].quantile[4], 4.45, 1e-12);
    }
  /* Different restraints take turns: the victim first. */
  for (guint k = 0; k < NP_ESCALATION_N_CLASSES; k++)
    x.party[0].restraint[k] = 0.5;
  np_escalation_solve (&x, &r, NULL);
  assert_near (r.open, pow (0.8 * 0.5, 5), 1e-12);
  /* One rung less each turn: calm after r turns. */
  x = plain (1, -1, 0, 6);
  x.horizon = 5;
  np_escalation_solve (&x, &r, NULL);
  g_assert_cmpfloat (r.open, ==, 1);
  x.horizon = 6;
  np_escalation_solve (&x, &r, turns);
  g_assert_cmpfloat (r.calm, ==, 1);
  g_assert_cmpfloat (r.exchanges, ==, 5);
  g_assert_true (isnan (turns[6].quantile[0]));
  /* Doubling: 2, 4, 8, 16 cut to the top: conflict in the third turn. */
  x = plain (2, 0, 0, 2);
  x.horizon = 2;
  np_escalation_solve (&x, &r, NULL);
  g_assert_cmpfloat (r.open, ==, 1);
  g_assert_cmpfloat (r.peak[8], ==, 1);
  x.horizon = 3;
  np_escalation_solve (&x, &r, turns);
  g_assert_cmpfloat (r.conflict, ==, 1);
  g_assert_cmpfloat (r.peak[10], ==, 1);
  assert_near (turns[3].quantile[2], 10, 1e-12);
  /* Conflict from the start. */
  x = plain (1, 0, 0, 9);
  np_escalation_solve (&x, &r, turns);
  g_assert_cmpfloat (r.conflict, ==, 1);
  g_assert_cmpfloat (r.exchanges, ==, 0);
  g_assert_cmpfloat (r.peak[9], ==, 1);
  g_assert_cmpfloat (turns[0].conflict, ==, 1);
  g_assert_cmpfloat (np_escalation_conflict (&x), ==, 1);
}

static NpEscalation
specimen (guint author)
{
  NpEscalation x = plain (1, -0.06, 0.3, 5);

  for (guint i = 0; i < 2; i++)
    {
      x.party[i].sd = 0.34;
      x.party[i].alpha = 0.7;
      x.party[i].misjudgement = 0.8;
    }
  x.author = author;
  return x;
}

static void
test_specimen (void)
{
  static const double peak[] = { 0.707476, 0.178775, 0.072113, 0.026254, 0.013719, 0.001662 };
  NpEscalation x = specimen (0);
  NpEscalationResult r;

  np_escalation_solve (&x, &r, NULL);
  assert_near (r.conflict, 0.015381, 5e-7);
  assert_near (r.calm, 0.984612, 5e-7);
  assert_near (r.exchanges, 2.258060, 5e-7);
  for (guint k = 0; k < 6; k++)
    assert_near (r.peak[5 + k], peak[k], 5e-7);
  x = specimen (NP_ESCALATION_THIRD);
  np_escalation_solve (&x, &r, NULL);
  assert_near (r.conflict, 0.004614, 5e-7);
  assert_near (r.wrong_party, 0.21, 5e-7);
  assert_near (np_escalation_conflict (&x), r.conflict, 1e-15);
  x.channel[0][1] = x.channel[1][0] = (NpEscalationChannel) { 0.6, 0.7, 0.5 };
  np_escalation_solve (&x, &r, NULL);
  assert_near (r.conflict, 0.001186, 5e-7);
  assert_near (r.wrong_party, 0.1218, 5e-7);
}

/* The channel of the specimen as a measure. */
static void
test_value (void)
{
  static const NpEscalationEffect effects[] = { { NP_ESCALATION_CHANNEL, 0, 3, 0.6, 0.7, 0.5, 0 },
                                              { NP_ESCALATION_CHANNEL, 1, 0, 0.6, 0.7, 0.5, 0 } };
  static const gboolean yes_no[] = { TRUE, FALSE }, no_no[] = { FALSE, FALSE };
  NpEscalationSetup s = { specimen (NP_ESCALATION_THIRD), 2, no_no, 2, effects };
  double without[2], with[2];

  g_assert_true (np_escalation_setup_check (&s, NULL));
  g_assert_true (np_escalation_values (&s, without, NULL, NULL, NULL));
  /* Printed as the difference of two rounded numbers. */
  assert_near (without[0], 0.003428, 1e-6);
  g_assert_cmpfloat (without[1], ==, without[0]);
  s.in_force = yes_no;
  g_assert_true (np_escalation_values (&s, with, NULL, NULL, NULL));
  g_assert_cmpfloat (with[0], ==, without[0]);
  g_assert_true (with[1] > 0 && with[1] < without[1]);
}

static void
test_sample (void)
{
  static const struct { guint author, victim, rung; double none, conflict, calm, open, exchanges, wrong, peak7; } rows[] = {
    { NP_ESCALATION_THIRD, USA, 8, 7.235, 5.516, 94.44, 0.041, 0.214, 10.73, 100 },
    { NP_ESCALATION_THIRD, RUS, 8, 8.338, 6.225, 93.69, 0.088, 0.375, 15.60, 100 },
    { CHN, USA, 2, 0.025, 0.020, 99.78, 0.196, 0.520, 4.89, 0.41 },
    { CHN, USA, 7, 8.503, 7.777, 91.36, 0.860, 2.100, 12.26, 100 },
    { NP_ESCALATION_THIRD, USA, 7, 2.773, 1.939, 97.88, 0.180, 0.435, 10.73, 100 },
  };
  /* Points of a per cent, in the order of the rows above but the third. */
  static const struct { guint measure; double value[4]; } values[] = {
    { M (5), { 1.323, 1.538, 0.457, 0.534 } }, { M (1), { 0.894, 1.073, 0.352, 0.395 } },
    { M (2), { 0.721, 0.877, 0.314, 0.327 } }, { M (4), { 2.004, 2.396, 0.777, 0.867 } },
    { M (3), { 0.935, 1.043, 0.126, 0.324 } }, { M (9), { 0.887, 1.009, 0.109, 0.325 } },
    { M (13), { 1.046, 1.482, 2.562, 0.664 } }, { M (8), { 0.430, 0.583, 0.811, 0.262 } },
    { M (6), { 0.269, 0.322, 0.112, 0.118 } }, { M (12), { 0.262, 0.310, 0.100, 0.111 } },
    { M (10), { 0.221, 0.249, 0.011, 0.078 } }, { M (7), { 0.075, 0.092, 0.031, 0.035 } },
    { M (11), { 0, 0, 0, 0 } }, { C1, { 0.780, 0.933, 0.325, 0.341 } },
    { C2, { 0.866, 1.059, 0.387, 0.408 } }, { C3, { 0.631, 0.739, 0.225, 0.262 } },
  };

  for (guint k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      NpEscalationSetup s = sample_setup (rows[k].author, rows[k].victim, rows[k].rung);
      double value[N_MEASURES], peak7 = 0;
      NpEscalationResult r;
      NpEscalation x;

      g_assert_true (np_escalation_setup_check (&s, NULL));
      np_escalation_setup_apply (&s, G_MAXUINT, &x);
      np_escalation_solve (&x, &r, NULL);
      for (guint i = 7; i <= 10; i++)
        peak7 += 100 * r.peak[i];
      assert_near (100 * r.conflict, rows[k].conflict, 5.1e-4);
      assert_near (100 * r.calm, rows[k].calm, 5.1e-3);
      assert_near (100 * r.open, rows[k].open, 5.1e-4);
      assert_near (r.exchanges, rows[k].exchanges, 5.1e-4);
      assert_near (100 * r.wrong_party, rows[k].wrong, 5.1e-3);
      assert_near (peak7, rows[k].peak7, 5.1e-3);
      g_assert_true (np_escalation_values (&s, value, NULL, NULL, NULL));
      for (guint i = 0; k != 2 && i < G_N_ELEMENTS (values); i++)
        assert_near (100 * value[values[i].measure], values[i].value[k < 2 ? k : k - 1], 5.1e-4);
      s.in_force = sample_none_in_force;
      np_escalation_setup_apply (&s, G_MAXUINT, &x);
      assert_near (100 * np_escalation_conflict (&x), rows[k].none, 5.1e-4);
    }
}

/* "Script of source A": the chance of each of its steps. */
static void
test_script (void)
{
  static const struct { guint author, victim, rung, answer; double exactly, at_least, none; } rows[] = {
    { CHN, USA, 2, 3, 4.98, 5.98, 76.0 }, { USA, CHN, 3, 7, 0.00, 0.00, 75.1 }, { CHN, USA, 7, 9, 3.47, 3.77, 45.0 },
  };
  NpEscalationSetup s = sample_setup (CHN, USA, 2);
  NpEscalation x;

  np_escalation_setup_apply (&s, G_MAXUINT, &x);
  for (guint k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      NpEscalationAnswer a;
      double at_least = 0, sum;

      np_escalation_predict (&x, rows[k].author, rows[k].victim, rows[k].rung, &a);
      for (guint i = rows[k].answer; i <= 10; i++)
        at_least += a.against[rows[k].author][i];
      assert_near (100 * a.against[rows[k].author][rows[k].answer], rows[k].exactly, 5.1e-3);
      assert_near (100 * at_least, rows[k].at_least, 5.1e-3);
      assert_near (100 * a.none, rows[k].none, 0.051);
      sum = a.none;
      for (guint i = 0; i < 3; i++)
        for (guint r = 1; r <= 10; r++)
          sum += a.against[i][r];
      assert_near (sum, 1, 1e-12);
    }
}

static double
uniform (GRand *random, double low, double high)
{
  return g_rand_double_range (random, low, high);
}

static NpEscalation
random_exercise (GRand *random, gboolean tame)
{
  NpEscalation x = { .n_parties = g_rand_int_range (random, 2, 5), .top = g_rand_int_range (random, 3, 16) };
  guint n = x.n_parties;

  x.threshold = g_rand_int_range (random, 2, x.top + 1);
  x.first = g_rand_int_range (random, 1, x.threshold);
  x.horizon = g_rand_int_range (random, 1, 40);
  x.victim = g_rand_int_range (random, 0, n);
  x.author = g_rand_int_range (random, 0, 3) == 0 ? NP_ESCALATION_THIRD : (x.victim + g_rand_int_range (random, 1, n)) % n;
  for (guint k = 1; k <= x.top; k++)
    x.rung[k] = (NpEscalationRung) { g_rand_int_range (random, 0, NP_ESCALATION_N_CLASSES), g_rand_int_range (random, 0, 3) == 0 };
  for (guint i = 0; i < n; i++)
    {
      NpEscalationParty *p = &x.party[i];

      *p = (NpEscalationParty) { uniform (random, 0, tame ? 1 : 2), uniform (random, -1, tame ? 0 : 1), uniform (random, 0, 1), { 0 },
                               uniform (random, 0, 1), uniform (random, 0, 1.5), uniform (random, -1, tame ? 0 : 1),
                               g_rand_int_range (random, 1, x.top + 1),
                               g_rand_int_range (random, 0, 4) == 0 ? NP_ESCALATION_THIRD : (i + g_rand_int_range (random, 1, n)) % n };
      for (guint k = 0; k < NP_ESCALATION_N_CLASSES; k++)
        p->restraint[k] = uniform (random, 0, 0.6);
      for (guint j = 0; j < n; j++)
        x.channel[i][j] = (NpEscalationChannel) { uniform (random, 0, 1), uniform (random, 0, 1), uniform (random, 0, 1) };
    }
  g_assert_true (np_escalation_check (&x, NULL));
  return x;
}

/* The rules of section 5.2 once more, with dice. */
static void
roll (const NpEscalation *x, NpPhilox *dice, guint *exchanges, guint *peak, gboolean *wrong, guint *end)
{
  guint author = x->author, victim = x->victim, rung = x->first;

  *exchanges = 0;
  *peak = rung;
  *wrong = FALSE;
  for (guint t = 0; t < x->horizon && rung > 0 && rung < x->threshold; t++)
    {
      const NpEscalationParty *p = &x->party[victim];
      guint blamed = author;
      double doubt = p->misjudgement, answer;

      if (x->rung[rung].open)
        doubt = 0;
      else if (np_philox_uniform (dice) > p->alpha)
        blamed = p->suspect;
      if (blamed != NP_ESCALATION_THIRD && np_philox_uniform (dice) < x->channel[victim][blamed].u)
        {
          doubt *= 1 - x->channel[victim][blamed].q;
          if (blamed != author && np_philox_uniform (dice) < x->channel[victim][blamed].c)
            blamed = author;
        }
      if (blamed == NP_ESCALATION_THIRD || np_philox_uniform (dice) < p->restraint[x->rung[rung].kind])
        {
          rung = 0;
          break;
        }
      answer = p->rho * (rung + p->bias + doubt * np_normal_quantile (np_philox_uniform (dice))) + p->delta
               + p->sd * np_normal_quantile (np_philox_uniform (dice));
      rung = CLAMP (floor (answer + 0.5), 0, p->ceiling);
      if (rung > 0)
        {
          *wrong |= blamed != author;
          *exchanges += 1;
          *peak = MAX (*peak, rung);
        }
      author = victim;
      victim = blamed;
    }
  *end = rung;
}

#define ROLLS 4000

/* Always the same exercises and dice: a test with dice that are new each time would fail some day. */
static void
test_monte_carlo (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (2018);

  for (guint trial = 0; trial < 40; trial++)
    {
      NpEscalation x = random_exercise (random, FALSE);
      double calm = 0, conflict = 0, wrong = 0, sum = 0, squares = 0, peak[NP_ESCALATION_MAX_TOP + 1] = { 0 };
      NpEscalationResult r;
      NpPhilox dice;

      np_escalation_solve (&x, &r, NULL);
      np_philox_init (&dice, 2018, trial);
      for (guint k = 0; k < ROLLS; k++)
        {
          guint exchanges, top, end;
          gboolean hit;

          roll (&x, &dice, &exchanges, &top, &hit, &end);
          calm += end == 0;
          conflict += end >= x.threshold;
          wrong += hit;
          sum += exchanges;
          squares += exchanges * exchanges;
          peak[top]++;
        }
/* Four standard errors and one case. */
#define assert_share(count, p) assert_near ((count) / ROLLS, p, 4 * sqrt ((p) * (1 - (p)) / ROLLS) + 1.0 / ROLLS)
      assert_share (calm, r.calm);
      assert_share (conflict, r.conflict);
      assert_share (wrong, r.wrong_party);
      for (guint k = 1; k <= x.top; k++)
        assert_share (peak[k], CLAMP (r.peak[k], 0, 1));
      assert_near (sum / ROLLS, r.exchanges,
                   4 * sqrt (MAX (0, squares / ROLLS - pow (sum / ROLLS, 2)) / ROLLS) + 4.0 / ROLLS);
    }
}

/* Traces follow the same rules, repeat, and differ. */
static void
test_trace (void)
{
  NpEscalationSetup s = sample_setup (CHN, USA, 7);
  NpEscalationStep a[30], b[30];
  NpEscalationResult r;
  NpEscalation x;
  double conflict = 0, answers = 0;
  guint n, lengths[31] = { 0 };

  np_escalation_setup_apply (&s, G_MAXUINT, &x);
  np_escalation_solve (&x, &r, NULL);
  for (guint k = 0; k < ROLLS; k++)
    {
      n = np_escalation_trace (&x, 7, k, a);
      g_assert_cmpuint (np_escalation_trace (&x, 7, k, b), ==, n);
      g_assert_cmpmem (a, n * sizeof *a, b, n * sizeof *b);
      lengths[n]++;
      conflict += a[n - 1].rung >= x.threshold;
      for (guint i = 0; i < n; i++)
        answers += a[i].rung > 0;
    }
  assert_share (conflict, r.conflict);
  assert_near (answers / ROLLS, r.exchanges, 0.3);
  g_assert_cmpuint (lengths[1], <, ROLLS);
}

/* What must hold of every exercise. */
static void
test_sums (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint trial = 0; trial < 300; trial++)
    {
      NpEscalation x = random_exercise (random, FALSE);
      g_autofree NpEscalationTurn *turns = g_new (NpEscalationTurn, x.horizon + 1);
      NpEscalationResult r, part;
      double peak = 0, answered = 0, conflict = 0;

      np_escalation_solve (&x, &r, turns);
      assert_near (r.conflict + r.calm + r.open, 1, 1e-12);
      for (guint k = 0; k <= x.top; k++)
        {
          g_assert_cmpfloat (r.peak[k], >=, -1e-12);
          peak += r.peak[k];
          conflict += k >= x.threshold ? r.peak[k] : 0;
        }
      assert_near (peak, 1, 1e-12);
      assert_near (conflict, r.conflict, 1e-12);
      g_assert_cmpfloat (np_escalation_conflict (&x), ==, r.conflict);
      for (guint t = 0; t <= x.horizon; t++)
        {
          assert_near (turns[t].calm + turns[t].open + turns[t].conflict, 1, 1e-12);
          answered += turns[t].answered;
          g_assert_true (t == 0 || (turns[t].conflict >= turns[t - 1].conflict && turns[t].calm >= turns[t - 1].calm - 1e-15));
          for (guint q = 1; q < NP_ESCALATION_N_QUANTILES && !isnan (turns[t].quantile[0]); q++)
            g_assert_cmpfloat (turns[t].quantile[q], >=, turns[t].quantile[q - 1]);
        }
      assert_near (answered, r.exchanges, 1e-9);
      /* A shorter exercise is the beginning of the longer one. */
      if (x.horizon > 1)
        {
          x.horizon /= 2;
          np_escalation_solve (&x, &part, NULL);
          g_assert_cmpfloat (part.conflict, ==, turns[x.horizon].conflict);
          g_assert_cmpfloat (part.open, ==, turns[x.horizon].open);
        }
    }
}

/* More restraint, more skill, a channel never raise the risk, where doctrine does not escalate and the third party is
   the only false author. */
static void
test_monotone (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint trial = 0; trial < 300; trial++)
    {
      NpEscalation x = random_exercise (random, TRUE), y;
      double risk;

      x.n_parties = 2;
      x.author = NP_ESCALATION_THIRD;
      x.victim = 0;
      for (guint i = 0; i < 2; i++)
        x.party[i].suspect = 1 - i;
      risk = np_escalation_conflict (&x) + 1e-12;
      y = x;
      for (guint i = 0; i < 2; i++)
        for (guint k = 0; k < NP_ESCALATION_N_CLASSES; k++)
          y.party[i].restraint[k] += 0.2;
      g_assert_cmpfloat (np_escalation_conflict (&y), <=, risk);
      y = x;
      for (guint i = 0; i < 2; i++)
        y.party[i].alpha = 1 - 0.5 * (1 - y.party[i].alpha);
      g_assert_cmpfloat (np_escalation_conflict (&y), <=, risk);
      y = x;
      for (guint i = 0; i < 2; i++)
        {
          y.channel[i][1 - i].u = 1 - 0.5 * (1 - y.channel[i][1 - i].u);
          y.channel[i][1 - i].c = 1 - 0.5 * (1 - y.channel[i][1 - i].c);
          y.channel[i][1 - i].q = 1 - 0.5 * (1 - y.channel[i][1 - i].q);
        }
      g_assert_cmpfloat (np_escalation_conflict (&y), <=, risk);
      /* The channel at all, against none. */
      memset (y.channel, 0, sizeof y.channel);
      g_assert_cmpfloat (np_escalation_conflict (&x), <=, np_escalation_conflict (&y) + 1e-12);
    }
}

/* Every row of the transition matrix: what may follow each incident is certain to be one of the things it says. */
static void
test_rows (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint trial = 0; trial < 100; trial++)
    {
      NpEscalation x = random_exercise (random, FALSE);

      for (guint a = 0; a <= x.n_parties; a++)
        for (guint v = 0; v < x.n_parties; v++)
          for (guint r = 1; a != v && r <= x.top; r++)
            {
              NpEscalationAnswer answer;
              double sum;

              np_escalation_predict (&x, a < x.n_parties ? a : NP_ESCALATION_THIRD, v, r, &answer);
              assert_near (answer.unknown + answer.restrained + answer.settled, answer.none, 1e-12);
              sum = answer.none;
              for (guint i = 0; i < x.n_parties; i++)
                for (guint k = 1; k <= x.top; k++)
                  {
                    g_assert_cmpfloat (answer.against[i][k], >=, 0);
                    g_assert_true (answer.against[i][k] == 0 || (i != v && k <= x.party[v].ceiling));
                    sum += answer.against[i][k];
                  }
              assert_near (sum, 1, 1e-12);
            }
    }
}

/* P (peak >= k) is what the chain with rungs >= k absorbing absorbs. */
static void
test_peak (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint trial = 0; trial < 200; trial++)
    {
      NpEscalation x = random_exercise (random, FALSE), y = x;
      double at_least = 0;
      NpEscalationResult r;

      np_escalation_solve (&x, &r, NULL);
      for (guint k = x.top; k > 0; k--)
        {
          at_least += r.peak[k];
          if (k > x.threshold)
            continue;
          y.threshold = k;
          assert_near (at_least, np_escalation_conflict (&y), 1e-12);
        }
    }
}

/* The shipped doctrine answers an open act with as much in .85, less in .10, more in .05. */
static void
test_in_kind (void)
{
  NpEscalation x = specimen (0);
  double sum[3] = { 0 };
  NpEscalationAnswer answer;

  x.rung[5].open = TRUE;
  np_escalation_predict (&x, 0, 1, 5, &answer);
  for (guint k = 1; k <= 10; k++)
    sum[k < 5 ? 0 : k == 5 ? 1 : 2] += answer.against[0][k] / (1 - answer.restrained);
  assert_near (sum[0], 0.10, 0.005);
  assert_near (sum[1], 0.85, 0.005);
  assert_near (sum[2], 0.05, 0.005);
}

/* What each kind of measure changes, and for whom; channels are independent chances. */
static void
test_effects (void)
{
  static const NpEscalationEffect effects[] = {
    { NP_ESCALATION_CHANNEL, 0, 0, 0.6, 0.7, 0.5, 0 }, { NP_ESCALATION_CHANNEL, 1, 3, 0.5, 0.2, 0.1, 0 },
    { NP_ESCALATION_ATTRIBUTION, 2, 1, 0, 0, 0, 0.5 }, { NP_ESCALATION_RESTRAINT, 2, 2, 0, 0, 0, 0.25 },
    { NP_ESCALATION_CEILING, 3, 1, 0, 0, 0, 6 },       { NP_ESCALATION_RECIPROCITY, 3, 2, 0, 0, 0, 0.8 },
  };
  static const gboolean all[] = { TRUE, TRUE, TRUE, TRUE };
  NpEscalationSetup s = { specimen (0), 4, all, G_N_ELEMENTS (effects), effects };
  NpEscalation x;

  g_assert_true (np_escalation_setup_check (&s, NULL));
  np_escalation_setup_apply (&s, G_MAXUINT, &x);
  for (guint i = 0; i < 2; i++)
    {
      assert_near (x.channel[i][1 - i].u, 1 - 0.4 * 0.5, 1e-15);
      assert_near (x.channel[i][1 - i].c, 1 - 0.3 * 0.8, 1e-15);
      assert_near (x.channel[i][1 - i].q, 1 - 0.5 * 0.9, 1e-15);
      for (guint k = 0; k < NP_ESCALATION_N_CLASSES; k++)
        assert_near (x.party[i].restraint[k], i == 0 ? 0.3 : 1 - 0.7 * 0.75, 1e-15);
    }
  assert_near (x.party[0].alpha, 1 - 0.3 * 0.5, 1e-15);
  assert_near (x.party[1].alpha, 0.7, 1e-15);
  g_assert_cmpuint (x.party[0].ceiling, ==, 6);
  g_assert_cmpuint (x.party[1].ceiling, ==, 10);
  assert_near (x.party[0].rho, 1, 1e-15);
  assert_near (x.party[1].rho, 0.8, 1e-15);
  /* One of them taken away. */
  np_escalation_setup_apply (&s, 0, &x);
  assert_near (x.channel[0][1].u, 0.5, 1e-15);
  g_assert_cmpuint (x.party[0].ceiling, ==, 6);
}

static void
test_door (void)
{
  GError *error = NULL;
  NpEscalation x;

#define REFUSED(change, code, word) \
  G_STMT_START { \
    x = specimen (0); \
    change; \
    g_assert_false (np_escalation_check (&x, &error)); \
    g_assert_error (error, NP_ENGINE_ERROR, code); \
    g_assert_nonnull (strstr (error->message, word)); \
    g_clear_error (&error); \
  } G_STMT_END
  REFUSED (x.n_parties = 1, NP_ENGINE_ERROR_SIZE, "parties");
  REFUSED (x.top = 32, NP_ENGINE_ERROR_SIZE, "rungs");
  REFUSED (x.horizon = 0, NP_ENGINE_ERROR_SIZE, "turns");
  REFUSED (x.threshold = 11, NP_ENGINE_ERROR_RANGE, "threshold");
  REFUSED (x.first = 0, NP_ENGINE_ERROR_RANGE, "first");
  REFUSED (x.author = 1, NP_ENGINE_ERROR_RANGE, "author");
  REFUSED (x.author = 3, NP_ENGINE_ERROR_RANGE, "author");
  REFUSED (x.victim = 2, NP_ENGINE_ERROR_RANGE, "victim");
  REFUSED (x.rung[3].kind = 4, NP_ENGINE_ERROR_RANGE, "rung 3");
  REFUSED (x.party[1].rho = NAN, NP_ENGINE_ERROR_RANGE, "reciprocity of party 2");
  REFUSED (x.party[0].delta = -4, NP_ENGINE_ERROR_RANGE, "offset of party 1");
  REFUSED (x.party[0].alpha = 1.1, NP_ENGINE_ERROR_RANGE, "skill");
  REFUSED (x.party[0].restraint[2] = -0.1, NP_ENGINE_ERROR_RANGE, "restraint");
  REFUSED (x.party[0].ceiling = 11, NP_ENGINE_ERROR_RANGE, "ceiling");
  REFUSED (x.party[1].suspect = 1, NP_ENGINE_ERROR_RANGE, "suspect of party 2");
  REFUSED (x.party[1].suspect = 2, NP_ENGINE_ERROR_RANGE, "suspect");
  REFUSED (x.channel[0][1].u = 2, NP_ENGINE_ERROR_RANGE, "consultation");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/5.7/simple-chains", test_simple);
  g_test_add_func ("/engine/5.7/two-parties", test_specimen);
  g_test_add_func ("/engine/5.3/value-of-a-channel", test_value);
  g_test_add_func ("/engine/5/sample", test_sample);
  g_test_add_func ("/engine/5.5/script", test_script);
  g_test_add_func ("/engine/5.7/monte-carlo", test_monte_carlo);
  g_test_add_func ("/engine/5.5/trace", test_trace);
  g_test_add_func ("/engine/5.7/sums", test_sums);
  g_test_add_func ("/engine/5.7/monotone", test_monotone);
  g_test_add_func ("/engine/5.7/rows", test_rows);
  g_test_add_func ("/engine/5.2/peak", test_peak);
  g_test_add_func ("/engine/5.1/in-kind", test_in_kind);
  g_test_add_func ("/engine/5.3/effects", test_effects);
  g_test_add_func ("/engine/5/door", test_door);
  return g_test_run ();
}
