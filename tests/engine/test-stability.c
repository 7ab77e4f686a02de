/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-stability.h"

#include <math.h>
#include <string.h>

#include "engine/np-engine-error.h"
#include "engine/np-engine-progress.h"
#include "engine/np-stability-paths.h"

#define N(notion) (1 << NP_STABILITY_##notion)
#define FOUR (N (NASH) | N (GMR) | N (SMR) | N (SEQ))

static NpStabilityModel *
two_by_two (const guint32 first[4], const guint32 second[4])
{
  static const NpStabilityOption options[] = { { 0, NP_STABILITY_BOTH }, { 1, NP_STABILITY_BOTH } };
  g_autoptr(GError) error = NULL;
  NpStabilityModel *m = np_stability_model_new (2, options, 2, NULL, 0, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (np_stability_model_rank (m, 0, first, NULL, 4, &error));
  g_assert_true (np_stability_model_rank (m, 1, second, NULL, 4, &error));
  return m;
}

static void
assert_equilibria (const NpStabilityModel *m, guint32 state, guint notions)
{
  g_autoptr(NpStabilityVerdicts) v = np_stability_solve (m, FALSE, NULL, NULL, NULL);

  g_assert_cmphex (v->equilibrium[state - 1], ==, notions);
}

static void
test_dilemma (void)
{
  /* 1 = DD, 2 = CD, 3 = DC, 4 = CC; each wants to be the only one who defects. */
  static const guint32 first[] = { 2, 3, 0, 1 }, second[] = { 1, 3, 0, 2 };
  g_autoptr(NpStabilityModel) m = two_by_two (first, second);

  assert_equilibria (m, 1, FOUR);
  assert_equilibria (m, 2, 0);
  assert_equilibria (m, 3, 0);
  assert_equilibria (m, 4, FOUR & ~N (NASH));
}

static void
test_chicken (void)
{
  static const guint32 first[] = { 2, 3, 1, 0 }, second[] = { 1, 3, 2, 0 };
  g_autoptr(NpStabilityModel) m = two_by_two (first, second);

  assert_equilibria (m, 1, 0);
  assert_equilibria (m, 2, FOUR);
  assert_equilibria (m, 3, FOUR);
  assert_equilibria (m, 4, N (GMR) | N (SMR));
}

/* The "quiet test": two parties, five options, three impossible combinations, ordered statements. */
static const char *const quiet_names[] = { "US1", "US2", "US3", "RU1", "RU2" };

static int
quiet_lookup (const char *name, gpointer data)
{
  for (guint k = 0; k < G_N_ELEMENTS (quiet_names); k++)
    if (strcmp (name, quiet_names[k]) == 0)
      return k;
  return -1;
}

static void
prioritise (NpStabilityModel *m, guint party, const char *const *texts, guint n)
{
  g_autoptr(GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) np_formula_free);
  g_autoptr(GError) error = NULL;

  for (guint k = 0; k < n; k++)
    {
      g_ptr_array_add (statements, np_formula_parse (texts[k], quiet_lookup, NULL, &error));
      g_assert_no_error (error);
    }
  g_assert_true (np_stability_model_prioritise (m, party, (const NpFormula *const *) statements->pdata, n, &error));
}

static NpStabilityModel *
quiet_test (void)
{
  static const NpStabilityOption options[] = {
    { 0, NP_STABILITY_BOTH }, { 0, NP_STABILITY_BOTH }, { 0, NP_STABILITY_FORWARD }, { 1, NP_STABILITY_BOTH }, { 1, NP_STABILITY_BOTH },
  };
  static const NpStatePattern infeasible[] = { { 2 | 1, 2 }, { 16 | 8, 16 }, { 2 | 4, 2 | 4 } };
  static const char *const us[] = { "NOT US2", "US1 IFF (RU1 AND NOT RU2)", "NOT US3", "RU1", "NOT RU2" };
  static const char *const ru[] = { "NOT US3", "RU1 IFF US1", "US1", "US2", "RU2 IF RU1" };
  g_autoptr(GError) error = NULL;
  NpStabilityModel *m = np_stability_model_new (2, options, 5, infeasible, 3, NULL, NULL, &error);

  g_assert_no_error (error);
  prioritise (m, 0, us, 5);
  prioritise (m, 1, ru, 5);
  return m;
}

#define ALL FOUR
#define G N (GMR)
#define GS (N (GMR) | N (SMR))
#define GQ (N (GMR) | N (SEQ))
#define GSQ (N (GMR) | N (SMR) | N (SEQ))

static void
test_quiet (void)
{
  static const struct { guint options, rank[2], stable[2]; } rows[] = {
    { 0x00, { 13, 11 }, { ALL, ALL } }, { 0x01, { 7, 9 }, { 0, GS } },    { 0x03, { 1, 10 }, { 0, GSQ } },
    { 0x04, { 10, 4 }, { ALL, ALL } },  { 0x05, { 4, 3 }, { 0, G } },     { 0x08, { 9, 7 }, { GQ, GS } },
    { 0x09, { 15, 12 }, { ALL, GSQ } }, { 0x0b, { 3, 14 }, { 0, GSQ } },  { 0x0c, { 6, 1 }, { GQ, 0 } },
    { 0x0d, { 12, 5 }, { ALL, GSQ } },  { 0x18, { 14, 8 }, { ALL, GS } }, { 0x19, { 8, 13 }, { 0, ALL } },
    { 0x1b, { 2, 15 }, { 0, ALL } },    { 0x1c, { 11, 2 }, { ALL, 0 } },  { 0x1d, { 5, 6 }, { 0, ALL } },
  };
  g_autoptr(NpStabilityModel) m = quiet_test ();
  g_autoptr(NpStabilityVerdicts) v = np_stability_solve (m, FALSE, NULL, NULL, NULL);
  g_autoptr(NpStabilityWalk) alone = NULL;
  g_autoptr(GArray) coalitions = NULL;
  NpStabilityCoalition *row;

  g_assert_cmpuint (np_stability_model_get_n_states (m), ==, 15);
  for (guint s = 0; s < 15; s++)
    {
      g_assert_cmphex (np_stability_model_get_state (m, s), ==, rows[s].options);
      for (guint i = 0; i < 2; i++)
        {
          g_assert_cmpuint (np_stability_model_get_rank (m, i, s), ==, rows[s].rank[i]);
          g_assert_cmphex (v->stable[i][s] & FOUR, ==, rows[s].stable[i]);
        }
      g_assert_cmphex (v->equilibrium[s], ==, rows[s].stable[0] & rows[s].stable[1]);
    }
  /* State 7 is better for both than state 1; alone neither gets there, together they do in two moves. */
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (np_stability_model_prefers (m, i, 6, 0));
      g_assert_false (np_stability_model_can_move (m, i, 0, 6));
    }
  coalitions = np_stability_coalitions (m, 0);
  g_assert_cmpuint (coalitions->len, ==, 1);
  row = &g_array_index (coalitions, NpStabilityCoalition, 0);
  g_assert_cmpuint (row->players, ==, 3);
  g_assert_cmpuint (row->target, ==, 6);
  g_assert_cmpuint (row->moves->len, ==, 2);
  alone = np_stability_walk_new (m, 0, 3, TRUE);
  g_assert_null (np_stability_walk_path (alone, 6));
}

static void
test_quiet_witness (void)
{
  g_autoptr(NpStabilityModel) m = quiet_test ();
  g_autoptr(GArray) holds = np_stability_explain (m, 1, NP_STABILITY_SEQ, 6);
  g_autoptr(GArray) breaks = np_stability_explain (m, 0, NP_STABILITY_GMR, 1);
  g_autoptr(GArray) nothing = np_stability_explain (m, 0, NP_STABILITY_NASH, 6);
  NpStabilityWitness *w = &g_array_index (holds, NpStabilityWitness, 0);

  /* Russia does not announce (7 -> 12): the United States would withdraw (12 -> 11), and gain by it. */
  g_assert_cmpuint (holds->len, ==, 1);
  g_assert_cmpuint (w->improvement, ==, 11);
  g_assert_true (w->sanctioned);
  g_assert_cmpuint (w->harm, ==, 10);
  g_assert_cmpuint (w->n_moves, ==, 1);
  g_assert_cmpuint (w->moves[0].party, ==, 0);
  w = &g_array_index (breaks, NpStabilityWitness, 0);
  g_assert_cmpuint (breaks->len, ==, 1);
  g_assert_false (w->sanctioned);
  g_assert_cmpuint (w->improvement, ==, 0);
  g_assert_cmpuint (nothing->len, ==, 0);
}

/* Random situations have at most six options. */
#define MAX_STATES 64

/* A second implementation, straight from the definitions: sets as lists of booleans, no classes, no order. */
typedef struct
{
  const NpStabilityModel *m;
  guint n;
  guint32 states;
} Naive;

static gboolean
naive_moves (const Naive *x, guint i, guint32 s, guint32 t, gboolean improving)
{
  return np_stability_model_can_move (x->m, i, s, t) && (!improving || np_stability_model_prefers (x->m, i, t, s));
}

/* reach[t] and last movers, repeated until nothing is added. */
static void
naive_reach (const Naive *x, guint players, guint32 from, gboolean improving, gboolean *reach)
{
  guint8 last[MAX_STATES] = { 0 };
  gboolean changed = TRUE;

  for (guint32 t = 0; t < x->states; t++)
    for (guint i = 0; i < x->n; i++)
      if ((players >> i & 1) && naive_moves (x, i, from, t, improving))
        last[t] |= 1 << i;
  while (changed)
    {
      changed = FALSE;
      for (guint32 t = 0; t < x->states; t++)
        for (guint i = 0; i < x->n; i++)
          if ((players >> i & 1) && (last[t] & ~(1 << i)) != 0)
            for (guint32 u = 0; u < x->states; u++)
              if (!(last[u] >> i & 1) && naive_moves (x, i, t, u, improving))
                {
                  last[u] |= 1 << i;
                  changed = TRUE;
                }
    }
  for (guint32 t = 0; t < x->states; t++)
    reach[t] = last[t] != 0;
}

static gboolean
naive_sim (const Naive *x, guint i, guint32 s, guint j, guint64 state, const guint64 *own)
{
  guint32 h;

  if (j == x->n)
    {
      h = np_stability_model_find (x->m, state);
      return h != NP_STABILITY_NONE && !np_stability_model_prefers (x->m, i, h, s);
    }
  if (naive_sim (x, i, s, j + 1, state, own))
    return TRUE;
  for (guint32 t = 0; t < x->states; t++)
    if (j != i && naive_moves (x, j, s, t, TRUE)
        && naive_sim (x, i, s, j + 1, (state & ~own[j]) | (np_stability_model_get_state (x->m, t) & own[j]), own))
      return TRUE;
  return FALSE;
}

static guint
naive_verdict (const Naive *x, guint i, guint32 s, const guint64 *own)
{
  guint others = ((1u << x->n) - 1) & ~(1u << i), flags = FOUR | N (SIM);
  gboolean any[MAX_STATES], willing[MAX_STATES];
  gboolean can = FALSE;

  for (guint32 k1 = 0; k1 < x->states; k1++)
    {
      guint spoilt = 0;

      can = can || naive_moves (x, i, s, k1, FALSE);
      if (!naive_moves (x, i, s, k1, TRUE))
        continue;
      naive_reach (x, others, k1, FALSE, any);
      naive_reach (x, others, k1, TRUE, willing);
      for (guint32 h = 0; h < x->states; h++)
        if (!np_stability_model_prefers (x->m, i, h, s))
          {
            gboolean escape = FALSE;

            for (guint32 g = 0; g < x->states; g++)
              escape = escape || (naive_moves (x, i, h, g, FALSE) && np_stability_model_prefers (x->m, i, g, s));
            spoilt |= any[h] ? N (GMR) : 0;
            spoilt |= any[h] && !escape ? N (SMR) : 0;
            spoilt |= willing[h] ? N (SEQ) : 0;
          }
      if (naive_sim (x, i, s, 0, np_stability_model_get_state (x->m, k1), own))
        spoilt |= N (SIM);
      flags &= spoilt;
    }
  return flags | (can ? 0 : NP_STABILITY_NO_MOVE);
}

typedef struct
{
  guint n, k;
  NpStabilityOption options[8];
  NpStatePattern infeasible[4];
  guint n_infeasible;
  guint64 own[4];
} Random;

static NpStabilityModel *
random_model (Random *r, double *utilities[4])
{
  NpStabilityModel *m = NULL;

  while (m == NULL)
    {
      r->n = g_test_rand_int_range (2, 5);
      r->k = g_test_rand_int_range (r->n, 7);
      r->n_infeasible = g_test_rand_int_range (0, 5);
      memset (r->own, 0, sizeof r->own);
      for (guint k = 0; k < r->k; k++)
        {
          int d = g_test_rand_int_range (0, 8);

          r->options[k] = (NpStabilityOption) { g_test_rand_int_range (0, r->n), d < 6 ? 0 : d - 5 };
          r->own[r->options[k].owner] |= 1u << k;
        }
      for (guint p = 0; p < r->n_infeasible; p++)
        {
          guint64 care = g_test_rand_int_range (1, 1 << r->k);

          r->infeasible[p] = (NpStatePattern) { care, g_test_rand_int_range (0, 1 << r->k) & care };
        }
      m = np_stability_model_new (r->n, r->options, r->k, r->infeasible, r->n_infeasible, NULL, NULL, NULL);
    }
  for (guint i = 0; i < r->n; i++)
    {
      guint32 states = np_stability_model_get_n_states (m);
      double threshold = g_test_rand_int_range (0, 4) == 0 ? g_test_rand_int_range (1, 4) : 0;
      int spread = g_test_rand_int_range (2, 20);

      utilities[i] = g_new (double, states);
      for (guint32 s = 0; s < states; s++)
        utilities[i][s] = g_test_rand_int_range (0, spread);
      g_assert_true (np_stability_model_value (m, i, utilities[i], threshold, NULL));
    }
  return m;
}

static void
free_utilities (double **utilities)
{
  for (guint i = 0; i < 4; i++)
    g_clear_pointer (&utilities[i], g_free);
}

static void
assert_implications (guint flags)
{
  if (flags & N (NASH))
    g_assert_cmphex (flags & FOUR, ==, FOUR);
  if (flags & (N (SMR) | N (SEQ)))
    g_assert_true (flags & N (GMR));
}

static void
check_witnesses (const NpStabilityModel *m, guint i, guint32 s, NpStability notion, gboolean stable)
{
  g_autoptr(GArray) witnesses = np_stability_explain (m, i, notion, s);

  g_assert_true (stable || witnesses->len == 1);
  for (guint k = 0; k < witnesses->len; k++)
    {
      const NpStabilityWitness *w = &g_array_index (witnesses, NpStabilityWitness, k);
      guint32 at = w->improvement;

      g_assert_true (np_stability_model_can_move (m, i, s, at) && np_stability_model_prefers (m, i, at, s));
      g_assert_cmpint (w->sanctioned, ==, stable);
      if (!stable)
        continue;
      g_assert_false (np_stability_model_prefers (m, i, w->harm, s));
      for (guint j = 0; j < w->n_moves && notion != NP_STABILITY_SIM; j++)
        {
          g_assert_true (w->moves[j].party != i && (j == 0 || w->moves[j].party != w->moves[j - 1].party));
          g_assert_true (np_stability_model_can_move (m, w->moves[j].party, at, w->moves[j].state));
          if (notion == NP_STABILITY_SEQ)
            g_assert_true (np_stability_model_prefers (m, w->moves[j].party, w->moves[j].state, at));
          at = w->moves[j].state;
        }
      g_assert_true (notion == NP_STABILITY_SIM || at == w->harm);
    }
}

static void
check_margins (const NpStabilityModel *m, double *const *utilities, const NpStabilityVerdicts *v)
{
  for (guint i = 0; i < 2; i++)
    for (guint32 s = 0; s < v->n_states; s++)
      for (guint c = 0; c <= NP_STABILITY_SEQ; c++)
        {
          NpStabilityMargin margin = np_stability_margin (m, (const double *const *) utilities, i, c, s);

          g_assert_cmpint (isinf (margin.margin), ==, (v->stable[i][s] & NP_STABILITY_NO_MOVE) != 0);
          if (margin.margin > 0)
            g_assert_true (v->stable[i][s] >> c & 1);
          else if (margin.margin < 0)
            g_assert_false (v->stable[i][s] >> c & 1);
        }
}

static void
check_inverse (const NpStabilityModel *m, const NpStabilityVerdicts *v, guint i, guint32 s)
{
  for (guint c = 0; c <= NP_STABILITY_SEQ; c++)
    {
      g_autoptr(GArray) choices = np_stability_inverse (m, i, c, s);
      gboolean holds = TRUE;

      for (guint k = 0; k < choices->len; k++)
        holds = holds && g_array_index (choices, NpStabilityChoice, k).holds;
      g_assert_cmpint (holds, ==, v->stable[i][s] >> c & 1);
    }
}

static void
test_naive (void)
{
  double *utilities[4] = { NULL };

  for (guint trial = 0; trial < 2000; trial++)
    {
      Random r;
      g_autoptr(NpStabilityModel) m = random_model (&r, utilities);
      g_autoptr(NpStabilityVerdicts) v = np_stability_solve (m, TRUE, NULL, NULL, NULL);
      Naive x = { m, r.n, np_stability_model_get_n_states (m) };

      for (guint i = 0; i < r.n; i++)
        for (guint32 s = 0; s < x.states; s++)
          {
            g_assert_cmphex (v->stable[i][s], ==, naive_verdict (&x, i, s, r.own));
            assert_implications (v->stable[i][s]);
            if (trial % 16 == 0)
              check_inverse (m, v, i, s);
            for (guint c = 0; trial % 16 == 0 && c < NP_STABILITY_N; c++)
              check_witnesses (m, i, s, c, v->stable[i][s] >> c & 1);
          }
      if (r.n == 2)
        check_margins (m, utilities, v);
      free_utilities (utilities);
    }
}

/* The coalition of one, in both notions, is the party itself. */
static void
test_coalition_of_one (void)
{
  double *utilities[4] = { NULL };

  for (guint trial = 0; trial < 60; trial++)
    {
      Random r;
      g_autoptr(NpStabilityModel) m = random_model (&r, utilities);
      g_autoptr(NpStabilityVerdicts) v = np_stability_solve (m, FALSE, NULL, NULL, NULL);

      for (guint32 s = 0; s < v->n_states; s++)
        {
          g_autoptr(GArray) rows = np_stability_coalitions (m, s);
          guint alone = 0;

          for (guint k = 0; k < rows->len; k++)
            {
              const NpStabilityCoalition *row = &g_array_index (rows, NpStabilityCoalition, k);

              alone |= __builtin_popcount (row->players) == 1 ? row->players : 0;
              for (guint i = 0; i < r.n; i++)
                if (row->players >> i & 1)
                  g_assert_true (np_stability_model_prefers (m, i, row->target, s));
            }
          for (guint i = 0; i < r.n; i++)
            {
              g_assert_cmphex (np_stability_coalition_holds (m, 1 << i, s), ==, v->stable[i][s] & FOUR);
              g_assert_cmpint (alone >> i & 1, ==, !(v->stable[i][s] & N (NASH)));
            }
        }
      free_utilities (utilities);
    }
}

/* The @n options in reverse order. */
static guint64
flip (guint64 state, guint n)
{
  guint64 result = 0;

  for (guint k = 0; k < n; k++)
    result |= (state >> k & 1) << (n - 1 - k);
  return result;
}

/* Renaming parties and options (and with them the states) changes no verdict; a direction never adds a move. */
static void
test_renaming (void)
{
  double *utilities[4] = { NULL };

  for (guint trial = 0; trial < 300; trial++)
    {
      Random r, q;
      g_autoptr(NpStabilityModel) m = random_model (&r, utilities);
      g_autoptr(NpStabilityVerdicts) v = np_stability_solve (m, TRUE, NULL, NULL, NULL);
      g_autoptr(NpStabilityModel) n = NULL;
      g_autoptr(NpStabilityVerdicts) w = NULL;
      guint32 states = v->n_states, map[MAX_STATES];

      q = r;
      for (guint k = 0; k < r.k; k++)
        q.options[r.k - 1 - k] = (NpStabilityOption) { r.n - 1 - r.options[k].owner, r.options[k].direction };
      for (guint p = 0; p < r.n_infeasible; p++)
        q.infeasible[p] = (NpStatePattern) { flip (r.infeasible[p].care, r.k), flip (r.infeasible[p].value, r.k) };
      n = np_stability_model_new (q.n, q.options, q.k, q.infeasible, q.n_infeasible, NULL, NULL, NULL);
      for (guint32 s = 0; s < states; s++)
        map[s] = np_stability_model_find (n, flip (np_stability_model_get_state (m, s), r.k));
      for (guint i = 0; i < r.n; i++)
        {
          g_autofree double *u = g_new (double, states);

          for (guint32 s = 0; s < states; s++)
            u[map[s]] = np_stability_model_get_rank (m, i, s);
          g_assert_true (np_stability_model_value (n, r.n - 1 - i, u, 0, NULL));
          for (guint32 s = 0; s < states; s++)
            utilities[i][s] = np_stability_model_get_rank (m, i, s);
          g_assert_true (np_stability_model_value (m, i, utilities[i], 0, NULL));
        }
      g_clear_pointer (&v, np_stability_verdicts_free);
      v = np_stability_solve (m, TRUE, NULL, NULL, NULL);
      w = np_stability_solve (n, TRUE, NULL, NULL, NULL);
      for (guint i = 0; i < r.n; i++)
        for (guint32 s = 0; s < states; s++)
          g_assert_cmphex (v->stable[i][s], ==, w->stable[r.n - 1 - i][map[s]]);
      q = r;
      q.options[0].direction = NP_STABILITY_FORWARD;
      if (r.options[0].direction == NP_STABILITY_BOTH)
        {
          g_autoptr(NpStabilityModel) one_way =
            np_stability_model_new (q.n, q.options, q.k, q.infeasible, q.n_infeasible, NULL, NULL, NULL);

          for (guint32 s = 0; s < states; s++)
            for (guint32 t = 0; t < states; t++)
              for (guint i = 0; i < r.n; i++)
                g_assert_true (np_stability_model_can_move (m, i, s, t)
                               || !np_stability_model_can_move (one_way, i, s, t));
        }
      free_utilities (utilities);
    }
}

static void
test_sensitivity (void)
{
  g_autoptr(NpStabilityModel) m = quiet_test ();
  g_autoptr(NpStabilityVerdicts) before = np_stability_solve (m, FALSE, NULL, NULL, NULL);
  g_autoptr(NpStabilityVerdicts) after = NULL;
  guint trials = 0;
  g_autoptr(GArray) kills = np_stability_sensitivity (m, 3, &trials, NULL, NULL, NULL);

  g_assert_cmpuint (trials, ==, 28);
  g_assert_cmpuint (kills->len, >, 0);
  after = np_stability_solve (m, FALSE, NULL, NULL, NULL);
  g_assert_cmpmem (before->equilibrium, 15, after->equilibrium, 15);
  /* Each row again by hand: the two classes in each other's place, as a ranking. */
  for (guint k = 0; k < kills->len; k++)
    {
      const NpStabilityKill *kill = &g_array_index (kills, NpStabilityKill, k);
      g_autoptr(NpStabilityModel) other = quiet_test ();
      g_autoptr(NpStabilityVerdicts) v = NULL;
      double u[15];

      for (guint s = 0; s < 15; s++)
        {
          guint rank = np_stability_model_get_rank (m, kill->party, s);

          u[s] = rank == kill->rank ? rank + 1 : rank == kill->rank + 1 ? rank - 1 : rank;
        }
      g_assert_true (np_stability_model_value (other, kill->party, u, 0, NULL));
      v = np_stability_solve (other, FALSE, NULL, NULL, NULL);
      g_assert_true (before->equilibrium[kill->state] >> kill->notion & 1);
      g_assert_false (v->equilibrium[kill->state] >> kill->notion & 1);
    }
}

static void
test_hypergame (void)
{
  /* In truth a dilemma; each believes that the other plays Chicken and would yield. */
  static const guint32 pd[2][4] = { { 2, 3, 0, 1 }, { 1, 3, 0, 2 } };
  static const guint32 chicken[2][4] = { { 2, 3, 1, 0 }, { 1, 3, 2, 0 } };
  g_autoptr(NpStabilityModel) truth = two_by_two (pd[0], pd[1]);
  g_autoptr(NpStabilityModel) first = two_by_two (pd[0], chicken[1]);
  g_autoptr(NpStabilityModel) second = two_by_two (chicken[0], pd[1]);
  const NpStabilityModel *views[] = { first, second };
  g_autoptr(GArray) rows = np_stability_hypergame (views, 2, truth, NULL, NULL, NULL);
  g_autoptr(NpStabilityVerdicts) a = np_stability_solve (first, FALSE, NULL, NULL, NULL);
  g_autoptr(NpStabilityVerdicts) b = np_stability_solve (second, FALSE, NULL, NULL, NULL);
  g_autoptr(NpStabilityVerdicts) t = np_stability_solve (truth, FALSE, NULL, NULL, NULL);

  g_assert_cmpuint (rows->len, >, 0);
  for (guint k = 0; k < rows->len; k++)
    {
      const NpStabilityHypergame *row = &g_array_index (rows, NpStabilityHypergame, k);
      guint s = row->state;

      g_assert_cmphex (row->own, ==, a->stable[0][s] & b->stable[1][s] & FOUR);
      for (guint c = 0; c <= NP_STABILITY_SEQ; c++)
        {
          guint danger = ((a->stable[0][s] & ~t->stable[0][s]) >> c & 1) | ((b->stable[1][s] & ~t->stable[1][s]) >> c & 1) << 1;

          g_assert_cmphex (row->dangerous[c], ==, danger);
        }
    }
}

static gboolean
stop_at_once (double fraction, gpointer data)
{
  return FALSE;
}

static void
test_door (void)
{
  static const NpStabilityOption options[] = { { 0, NP_STABILITY_BOTH }, { 1, NP_STABILITY_BOTH } };
  static const NpStabilityOption nobody[] = { { 0, NP_STABILITY_BOTH }, { 2, NP_STABILITY_BOTH } };
  static const NpStatePattern all = { 0, 0 }, halves[] = { { 1, 1 }, { 1, 0 } }, outside = { 4, 4 };
  static const guint32 short_ranking[] = { 0, 1, 2 }, doubled[] = { 0, 1, 2, 2 }, unknown[] = { 0, 1, 2, 4 };
  double u[] = { 0, 1, NAN, 3 };
  NpStabilityOption many[23];
  g_autoptr(NpStabilityModel) m = np_stability_model_new (2, options, 2, NULL, 0, NULL, NULL, NULL);
  g_autoptr(GError) error = NULL;

#define REFUSED(call, code) \
  G_STMT_START { g_assert_false (call); g_assert_error (error, NP_ENGINE_ERROR, code); g_clear_error (&error); } G_STMT_END
  REFUSED (np_stability_model_new (9, options, 2, NULL, 0, NULL, NULL, &error), NP_ENGINE_ERROR_SIZE);
  REFUSED (np_stability_model_new (2, options, 0, NULL, 0, NULL, NULL, &error), NP_ENGINE_ERROR_SIZE);
  REFUSED (np_stability_model_new (2, nobody, 2, NULL, 0, NULL, NULL, &error), NP_ENGINE_ERROR_RANGE);
  REFUSED (np_stability_model_new (2, options, 2, &outside, 1, NULL, NULL, &error), NP_ENGINE_ERROR_RANGE);
  REFUSED (np_stability_model_new (2, options, 2, &all, 1, NULL, NULL, &error), NP_ENGINE_ERROR_EMPTY);
  REFUSED (np_stability_model_new (2, options, 2, halves, 2, NULL, NULL, &error), NP_ENGINE_ERROR_EMPTY);
  REFUSED (np_stability_model_rank (m, 0, short_ranking, NULL, 3, &error), NP_ENGINE_ERROR_RANGE);
  REFUSED (np_stability_model_rank (m, 0, doubled, NULL, 4, &error), NP_ENGINE_ERROR_RANGE);
  REFUSED (np_stability_model_rank (m, 0, unknown, NULL, 4, &error), NP_ENGINE_ERROR_RANGE);
  REFUSED (np_stability_model_value (m, 0, u, 0, &error), NP_ENGINE_ERROR_RANGE);
  u[2] = 2;
  REFUSED (np_stability_model_value (m, 0, u, -1, &error), NP_ENGINE_ERROR_RANGE);
  for (guint k = 0; k < 23; k++)
    many[k] = (NpStabilityOption) { k % 2, NP_STABILITY_BOTH };
  REFUSED (np_stability_model_new (2, many, 23, NULL, 0, NULL, NULL, &error), NP_ENGINE_ERROR_SIZE);
  REFUSED (np_stability_model_new (2, options, 2, NULL, 0, stop_at_once, NULL, &error), NP_ENGINE_ERROR_CANCELLED);
  REFUSED (np_stability_solve (m, FALSE, stop_at_once, NULL, &error), NP_ENGINE_ERROR_CANCELLED);
}

/* 63 options of which all but a few are tied: the search for states must not try 2^63. */
static void
test_wide (void)
{
  NpStabilityOption options[63];
  NpStatePattern patterns[60];
  g_autoptr(NpStabilityModel) m = NULL;
  g_autoptr(NpStabilityVerdicts) v = NULL;
  double seconds = 0;
  guint64 bytes = 0;

  for (guint k = 0; k < 63; k++)
    options[k] = (NpStabilityOption) { k % 8, NP_STABILITY_BOTH };
  for (guint k = 0; k < 60; k++)
    patterns[k] = (NpStatePattern) { G_GUINT64_CONSTANT (1) << k, G_GUINT64_CONSTANT (1) << k };
  m = np_stability_model_new (8, options, 63, patterns, 60, NULL, NULL, NULL);
  g_assert_cmpuint (np_stability_model_get_n_states (m), ==, 8);
  np_stability_model_predict (m, &seconds, &bytes);
  g_assert_true (seconds > 0 && bytes > 0);
  v = np_stability_solve (m, FALSE, NULL, NULL, NULL);
  /* Options 60 to 62 belong to parties 5 to 7; the others can do nothing. Nobody prefers anything. */
  for (guint i = 0; i < 8; i++)
    for (guint s = 0; s < 8; s++)
      g_assert_cmphex (v->stable[i][s], ==, FOUR | (i < 4 || i == 7 ? NP_STABILITY_NO_MOVE : 0));
}

/* Far from tables of states by states: 2^16 (with -m slow 2^22, the limit) states, random preferences. Nash is looked up
 * move by move, the implications must hold everywhere, and a party never keeps still at a free improvement. */
static void
test_large (void)
{
  enum { PARTIES = 4 };
  guint n = g_test_slow () ? 22 : 16;
  NpStabilityOption options[22];
  guint64 own[PARTIES] = { 0 };
  g_autoptr(NpStabilityModel) m = NULL;
  g_autoptr(NpStabilityVerdicts) v = NULL;
  g_autofree double *u = NULL;
  double seconds = 0;
  guint64 bytes = 0;
  guint32 states;

  for (guint k = 0; k < n; k++)
    {
      options[k] = (NpStabilityOption) { k % PARTIES, NP_STABILITY_BOTH };
      own[k % PARTIES] |= (guint64) 1 << k;
    }
  m = np_stability_model_new (PARTIES, options, n, NULL, 0, NULL, NULL, NULL);
  states = np_stability_model_get_n_states (m);
  g_assert_cmpuint (states, ==, 1u << n);
  u = g_new (double, states);
  for (guint i = 0; i < PARTIES; i++)
    {
      for (guint32 s = 0; s < states; s++)
        u[s] = g_test_rand_int_range (0, 1000);
      g_assert_true (np_stability_model_value (m, i, u, 0, NULL));
    }
  np_stability_model_predict (m, &seconds, &bytes);
  g_assert_cmpfloat (seconds, >, 0);
  /* A matrix of states by states, one bit each, would have 512 MB at 2^16 and 2 TB at 2^22. */
  g_assert_cmpuint (bytes, <, (guint64) states * 160);
  v = np_stability_solve (m, FALSE, NULL, NULL, NULL);
  for (guint trial = 0; trial < 20000; trial++)
    {
      guint32 s = (guint32) g_test_rand_int_range (0, (gint32) states), i = trial % PARTIES;
      gboolean better = FALSE;

      /* Everything is feasible: state numbers are the masks. */
      for (guint64 x = (0 - own[i]) & own[i]; x != 0; x = (x - own[i]) & own[i])
        better = better || np_stability_model_prefers (m, i, s ^ (guint32) x, s);
      g_assert_cmpint (!better, ==, (v->stable[i][s] & N (NASH)) != 0);
      assert_implications (v->stable[i][s]);
    }
}

/* More statements than fit into a word: the first that differs decides. */
static void
test_many_statements (void)
{
  static const NpStabilityOption options[] = { { 0, NP_STABILITY_BOTH }, { 0, NP_STABILITY_BOTH }, { 0, NP_STABILITY_BOTH } };
  g_autoptr(NpStabilityModel) m = np_stability_model_new (1, options, 3, NULL, 0, NULL, NULL, NULL);
  g_autoptr(GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) np_formula_free);
  NpStatePattern always = { 0, 0 }, c = { 4, 4 }, not_a = { 1, 0 }, b = { 2, 2 };

  g_ptr_array_add (statements, np_formula_any_of (&c, 1));
  for (guint k = 0; k < 98; k++)
    g_ptr_array_add (statements, np_formula_any_of (k == 50 ? &not_a : &always, 1));
  g_ptr_array_add (statements, np_formula_any_of (&b, 1));
  g_assert_true (np_stability_model_prioritise (m, 0, (const NpFormula *const *) statements->pdata, 100, NULL));
  for (guint s = 0; s < 8; s++)
    g_assert_cmpuint (np_stability_model_get_rank (m, 0, s), ==, 1 + (s >> 2 & 1) * 4 + (s & 1 ? 0 : 2) + (s >> 1 & 1));
}

/* The time left is that of this machine, measured: on one that is four times as slow it is four times as long. */
static void
test_time_left (void)
{
  static const struct { double seconds, fraction, left; } rows[] = {
    { 0, 0, NAN }, { 1, 0.05, NAN }, { 10, 0.1, 90 }, { 20, 0.1, 180 }, { 30, 0.5, 30 }, { 60, 1, 0 },
    { 61, 0, NAN }, { 62, 0.001, NAN }, { 71, 0.001, NAN }, { 81, 0.2, 80 }, { 100, 1.2, 0 }, /* the next piece of work */
  };
  NpEngineClock clock = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double left = np_engine_clock_left (&clock, rows[i].fraction, (gint64) (rows[i].seconds * G_USEC_PER_SEC) + 12345);

      if (isnan (rows[i].left))
        g_assert_true (isnan (left));
      else
        g_assert_cmpfloat_with_epsilon (left, rows[i].left, 1e-9);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/4/prisoners-dilemma", test_dilemma);
  g_test_add_func ("/engine/4/chicken", test_chicken);
  g_test_add_func ("/engine/4/quiet-test", test_quiet);
  g_test_add_func ("/engine/4/quiet-test-witness", test_quiet_witness);
  g_test_add_func ("/engine/4/agrees-with-definitions", test_naive);
  g_test_add_func ("/engine/4/coalition-of-one", test_coalition_of_one);
  g_test_add_func ("/engine/4/renaming", test_renaming);
  g_test_add_func ("/engine/4/sensitivity", test_sensitivity);
  g_test_add_func ("/engine/4/hypergame", test_hypergame);
  g_test_add_func ("/engine/4/door", test_door);
  g_test_add_func ("/engine/4/63-options", test_wide);
  g_test_add_func ("/engine/4/many-states", test_large);
  g_test_add_func ("/engine/4/100-statements", test_many_statements);
  g_test_add_func ("/engine/4/time-left", test_time_left);
  return g_test_run ();
}
