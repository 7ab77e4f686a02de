/* SPDX-License-Identifier: GPL-3.0-or-later */
/* States, moves, preferences, paths and coalitions once more, straight from their definitions. */
#include <math.h>
#include <string.h>

#include "engine/np-stability-paths.h"
#include "engine/np-stability.h"

#define MAX_PARTIES 4
#define MAX_STATES 64
#define NEVER G_MAXUINT

typedef struct
{
  guint n_parties, n_options, n_patterns;
  NpStabilityOption options[6];
  NpStatePattern patterns[4];
  guint32 n_states;
  guint64 states[MAX_STATES]; /* in rising order of the mask */
  double utility[MAX_PARTIES][MAX_STATES], threshold[MAX_PARTIES];
} Situation;

static gboolean
may_move (const Situation *x, guint players, guint32 s, guint32 t)
{
  for (guint k = 0; k < x->n_options; k++)
    {
      gboolean before = x->states[s] >> k & 1, after = x->states[t] >> k & 1;

      if (before != after && (!(players >> x->options[k].owner & 1)
                              || (x->options[k].direction == NP_STABILITY_FORWARD && before)
                              || (x->options[k].direction == NP_STABILITY_BACK && after)))
        return FALSE;
    }
  return s != t;
}

static gboolean
better (const Situation *x, guint i, guint32 a, guint32 b)
{
  return x->utility[i][a] - x->utility[i][b] > x->threshold[i];
}

static gboolean
better_for_all (const Situation *x, guint players, guint32 a, guint32 b)
{
  for (guint i = 0; i < x->n_parties; i++)
    if ((players >> i & 1) && !better (x, i, a, b))
      return FALSE;
  return TRUE;
}

static NpStabilityModel *
random_situation (Situation *x, guint max_options)
{
  g_autoptr(GError) error = NULL;
  NpStabilityModel *m;

  do
    {
      memset (x, 0, sizeof *x);
      x->n_parties = g_test_rand_int_range (2, MAX_PARTIES + 1);
      x->n_options = g_test_rand_int_range (x->n_parties, max_options + 1);
      x->n_patterns = g_test_rand_int_range (0, 5);
      for (guint k = 0; k < x->n_options; k++)
        x->options[k] = (NpStabilityOption) { g_test_rand_int_range (0, x->n_parties), g_test_rand_int_range (0, 3) };
      for (guint p = 0; p < x->n_patterns; p++)
        {
          guint64 care = g_test_rand_int_range (1, 1 << x->n_options);

          x->patterns[p] = (NpStatePattern) { care, g_test_rand_int_range (0, 1 << x->n_options) & care };
        }
      for (guint64 s = 0; s < 1u << x->n_options; s++)
        {
          gboolean feasible = TRUE;

          for (guint p = 0; p < x->n_patterns; p++)
            feasible = feasible && (s & x->patterns[p].care) != x->patterns[p].value;
          if (feasible)
            x->states[x->n_states++] = s;
        }
    }
  while (x->n_states == 0);
  m = np_stability_model_new (x->n_parties, x->options, x->n_options, x->patterns, x->n_patterns, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < x->n_parties; i++)
    {
      x->threshold[i] = g_test_rand_int_range (0, 3) == 0 ? g_test_rand_int_range (1, 4) : 0;
      for (guint32 s = 0; s < x->n_states; s++)
        x->utility[i][s] = g_test_rand_int_range (0, 12);
      g_assert_true (np_stability_model_value (m, i, x->utility[i], x->threshold[i], &error));
    }
  return m;
}

/* Feasible states in rising order of the mask, the reachable list, preference with a threshold, dense ranks. */
static void
test_model (void)
{
  for (guint trial = 0; trial < 500; trial++)
    {
      Situation x;
      g_autoptr(NpStabilityModel) m = random_situation (&x, 6);
      guint32 at = 0;

      g_assert_cmpuint (np_stability_model_get_n_states (m), ==, x.n_states);
      for (guint64 s = 0; s < 1u << x.n_options; s++)
        {
          gboolean feasible = at < x.n_states && x.states[at] == s;

          g_assert_cmpuint (np_stability_model_find (m, s), ==, feasible ? at : NP_STABILITY_NONE);
          at += feasible;
        }
      for (guint32 s = 0; s < x.n_states; s++)
        {
          g_assert_cmphex (np_stability_model_get_state (m, s), ==, x.states[s]);
          for (guint i = 0; i < x.n_parties; i++)
            {
              gboolean below[12] = { FALSE };
              guint rank = 1;

              for (guint32 t = 0; t < x.n_states; t++)
                {
                  g_assert_cmpint (np_stability_model_can_move (m, i, s, t), ==, may_move (&x, 1u << i, s, t));
                  g_assert_cmpint (np_stability_model_prefers (m, i, s, t), ==, better (&x, i, s, t));
                  if (x.utility[i][t] < x.utility[i][s])
                    below[(guint) x.utility[i][t]] = TRUE;
                }
              for (guint u = 0; u < 12; u++)
                rank += below[u];
              g_assert_cmpuint (np_stability_model_get_rank (m, i, s), ==, rank);
            }
        }
    }
}

/* The fewest moves to every state by legal sequences of @players: nobody twice in succession. */
static void
fewest_moves (const Situation *x, guint players, guint32 from, gboolean improving, guint *fewest)
{
  guint depth[MAX_STATES][MAX_PARTIES];
  gboolean more = TRUE;

  for (guint32 t = 0; t < x->n_states; t++)
    for (guint i = 0; i < x->n_parties; i++)
      depth[t][i] = (players >> i & 1) && may_move (x, 1u << i, from, t) && (!improving || better (x, i, t, from)) ? 1 : NEVER;
  for (guint d = 1; more; d++)
    {
      more = FALSE;
      for (guint32 t = 0; t < x->n_states; t++)
        for (guint i = 0; i < x->n_parties; i++)
          for (guint j = 0; depth[t][i] == d && j < x->n_parties; j++)
            for (guint32 u = 0; j != i && (players >> j & 1) && u < x->n_states; u++)
              if (depth[u][j] == NEVER && may_move (x, 1u << j, t, u) && (!improving || better (x, j, u, t)))
                {
                  depth[u][j] = d + 1;
                  more = TRUE;
                }
    }
  for (guint32 t = 0; t < x->n_states; t++)
    {
      fewest[t] = NEVER;
      for (guint i = 0; i < x->n_parties; i++)
        fewest[t] = MIN (fewest[t], depth[t][i]);
    }
}

static void
assert_legal (const Situation *x, const GArray *moves, guint players, guint32 from, guint32 to, gboolean improving)
{
  for (guint k = 0; k < moves->len; k++)
    {
      const NpStabilityMove *move = &g_array_index (moves, NpStabilityMove, k);

      g_assert_true (players >> move->party & 1);
      g_assert_true (k == 0 || move->party != (move - 1)->party);
      g_assert_true (may_move (x, 1u << move->party, from, move->state));
      g_assert_true (!improving || better (x, move->party, move->state, from));
      from = move->state;
    }
  g_assert_cmpuint (from, ==, to);
}

/* From the status quo: what can be reached by any moves and by improvements alone, in how many, and one way there. */
static void
test_status_quo (void)
{
  for (guint trial = 0; trial < 150; trial++)
    {
      Situation x;
      g_autoptr(NpStabilityModel) m = random_situation (&x, 6);
      guint players = g_test_rand_int_range (1, 1 << x.n_parties), fewest[MAX_STATES];
      guint32 from = g_test_rand_int_range (0, x.n_states);

      for (guint improving = 0; improving < 2; improving++)
        {
          g_autoptr(NpStabilityWalk) walk = np_stability_walk_new (m, from, players, improving);

          fewest_moves (&x, players, from, improving, fewest);
          for (guint32 t = 0; t < x.n_states; t++)
            {
              g_autoptr(GArray) path = t != from ? np_stability_walk_path (walk, t) : NULL;

              if (t == from)
                continue;
              g_assert_cmpint (path != NULL, ==, fewest[t] != NEVER);
              if (path == NULL)
                continue;
              g_assert_cmpuint (path->len, ==, fewest[t]);
              assert_legal (&x, path, players, from, t, improving);
            }
        }
    }
}

/* Who must be brought along: exactly the smallest sets with a coalitional improvement. */
static void
test_coalitions (void)
{
  for (guint trial = 0; trial < 80; trial++)
    {
      Situation x;
      g_autoptr(NpStabilityModel) m = random_situation (&x, 5);
      guint32 s = g_test_rand_int_range (0, x.n_states);
      g_autoptr(GArray) rows = np_stability_coalitions (m, s);
      gboolean can[1 << MAX_PARTIES] = { FALSE };
      guint at = 0, fewest[MAX_STATES];

      for (guint h = 1; h < 1u << x.n_parties; h++)
        {
          fewest_moves (&x, h, s, FALSE, fewest);
          for (guint32 t = 0; t < x.n_states; t++)
            can[h] = can[h] || (fewest[t] != NEVER && better_for_all (&x, h, t, s));
        }
      for (guint size = 1; size <= x.n_parties; size++)
        for (guint h = 1; h < 1u << x.n_parties; h++)
          {
            gboolean part = FALSE;
            const NpStabilityCoalition *row;

            for (guint p = (h - 1) & h; p != 0; p = (p - 1) & h)
              part = part || can[p];
            if ((guint) __builtin_popcount (h) != size || !can[h] || part)
              continue;
            g_assert_cmpuint (at, <, rows->len);
            row = &g_array_index (rows, NpStabilityCoalition, at++);
            g_assert_cmpuint (row->players, ==, h);
            g_assert_true (better_for_all (&x, h, row->target, s));
            assert_legal (&x, row->moves, h, s, row->target, FALSE);
          }
      g_assert_cmpuint (at, ==, rows->len);
    }
}

/* The other notion: options pooled, one joint move, better for every member; it is sanctioned by what is not. */
static void
test_as_one_player (void)
{
  for (guint trial = 0; trial < 150; trial++)
    {
      Situation x;
      g_autoptr(NpStabilityModel) m = random_situation (&x, 5);
      guint32 s = g_test_rand_int_range (0, x.n_states);
      guint players = g_test_rand_int_range (1, 1 << x.n_parties), others = ((1u << x.n_parties) - 1) & ~players;
      guint holds = 1 << NP_STABILITY_NASH | 1 << NP_STABILITY_GMR | 1 << NP_STABILITY_SMR | 1 << NP_STABILITY_SEQ;
      guint any[MAX_STATES], willing[MAX_STATES];

      for (guint32 k1 = 0; k1 < x.n_states; k1++)
        {
          guint spoilt = 0;

          if (!may_move (&x, players, s, k1) || !better_for_all (&x, players, k1, s))
            continue;
          fewest_moves (&x, others, k1, FALSE, any);
          fewest_moves (&x, others, k1, TRUE, willing);
          for (guint32 h = 0; h < x.n_states; h++)
            if (!better_for_all (&x, players, h, s))
              {
                gboolean escape = FALSE;

                for (guint32 g = 0; g < x.n_states; g++)
                  escape = escape || (may_move (&x, players, h, g) && better_for_all (&x, players, g, s));
                spoilt |= any[h] != NEVER ? 1 << NP_STABILITY_GMR : 0;
                spoilt |= any[h] != NEVER && !escape ? 1 << NP_STABILITY_SMR : 0;
                spoilt |= willing[h] != NEVER ? 1 << NP_STABILITY_SEQ : 0;
              }
          holds &= spoilt;
        }
      g_assert_cmphex (np_stability_coalition_holds (m, players, s), ==, holds);
    }
}

/* The margins of two parties, each formula as it is written. */
static void
test_margins (void)
{
  for (guint trial = 0; trial < 300; trial++)
    {
      Situation x;
      g_autoptr(NpStabilityModel) m = random_situation (&x, 5);
      const double *u[] = { x.utility[0], x.utility[1] };

      for (guint i = 0; x.n_parties == 2 && i < 2; i++)
        for (guint32 s = 0; s < x.n_states; s++)
          for (guint c = 0; c <= NP_STABILITY_SEQ; c++)
            {
              double nash = INFINITY, worst = INFINITY, theta = x.threshold[i];
              const double *mine = u[i], *theirs = u[1 - i];

              for (guint32 q = 0; q < x.n_states; q++)
                {
                  double best = mine[s] - mine[q] + theta; /* the move goes unanswered */

                  if (!may_move (&x, 1u << i, s, q))
                    continue;
                  nash = MIN (nash, best);
                  if (!better (&x, i, q, s))
                    continue;
                  for (guint32 k = 0; k < x.n_states; k++)
                    {
                      double harm = mine[s] - mine[k] + theta;

                      if (!may_move (&x, 1u << (1 - i), q, k))
                        continue;
                      for (guint32 g = 0; c == NP_STABILITY_SMR && g < x.n_states; g++)
                        if (may_move (&x, 1u << i, k, g))
                          harm = MIN (harm, mine[s] - mine[g] + theta);
                      if (c == NP_STABILITY_SEQ)
                        harm = MIN (harm, theirs[k] - theirs[q] - x.threshold[1 - i]);
                      best = MAX (best, harm);
                    }
                  worst = MIN (worst, best);
                }
              g_assert_true (np_stability_margin (m, u, i, c, s).margin
                             == (c == NP_STABILITY_NASH || isinf (worst) ? nash : worst));
            }
    }
}

/* Whoever has no option stays everywhere, and is told apart from one who prefers to. */
static void
test_no_move (void)
{
  static const NpStabilityOption options[] = { { 0, NP_STABILITY_BOTH }, { 0, NP_STABILITY_FORWARD }, { 1, NP_STABILITY_BACK } };
  g_autoptr(NpStabilityModel) m = np_stability_model_new (3, options, 3, NULL, 0, NULL, NULL, NULL);
  g_autoptr(NpStabilityVerdicts) v = NULL;
  double u[8];

  for (guint i = 0; i < 3; i++)
    {
      for (guint s = 0; s < 8; s++)
        u[s] = g_test_rand_int_range (0, 20);
      g_assert_true (np_stability_model_value (m, i, u, 0, NULL));
    }
  v = np_stability_solve (m, TRUE, NULL, NULL, NULL);
  for (guint s = 0; s < 8; s++)
    {
      g_assert_cmphex (v->stable[2][s], ==, ((1 << NP_STABILITY_N) - 1) | NP_STABILITY_NO_MOVE);
      g_assert_false (v->stable[0][s] & NP_STABILITY_NO_MOVE);
      g_assert_cmpint ((v->stable[1][s] & NP_STABILITY_NO_MOVE) != 0, ==, !(s & 4));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/4/model-by-definition", test_model);
  g_test_add_func ("/engine/4/status-quo-by-definition", test_status_quo);
  g_test_add_func ("/engine/4/coalitions-by-definition", test_coalitions);
  g_test_add_func ("/engine/4/as-one-player-by-definition", test_as_one_player);
  g_test_add_func ("/engine/4/margins-by-definition", test_margins);
  g_test_add_func ("/engine/4/no-move", test_no_move);
  return g_test_run ();
}
