/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-stability.h"

#include <math.h>

#include "engine/np-engine-error.h"
#include "engine/np-stability-paths.h"
#include "engine/np-stability-private.h"

static void
clear_witness (gpointer data)
{
  g_free (((NpStabilityWitness *) data)->moves);
}

/* Whether from @h the party has a way to something it prefers to @s. */
static gboolean
escapes (const NpStabilityModel *m, guint party, guint32 h, guint32 s)
{
  NP_STABILITY_FOR_MOVES (m, party, h, g)
    if (np_stability_better (m, party, g, s))
      return TRUE;
  return FALSE;
}

static void
find_sanction (const NpStabilityModel *m, guint party, NpStability notion, guint32 s, NpStabilityWitness *witness)
{
  guint others = ((1u << m->n_parties) - 1) & ~(1u << party);
  g_autoptr(NpStabilityWalk) walk = np_stability_walk_new (m, witness->improvement, others,
                                                           notion == NP_STABILITY_SEQ);

  for (guint32 k = 0; k < np_stability_walk_get_n (walk); k++)
    {
      guint32 h = np_stability_walk_get_state (walk, k);
      GArray *path;

      if (np_stability_better (m, party, h, s) || (notion == NP_STABILITY_SMR && escapes (m, party, h, s)))
        continue;
      path = np_stability_walk_path (walk, h);
      witness->sanctioned = TRUE;
      witness->harm = h;
      witness->n_moves = path->len;
      witness->moves = (NpStabilityMove *) (void *) g_array_free (path, FALSE);
      return;
    }
}

/* Tries the choices of the parties from @other on; @moves has room for all. */
static gboolean
find_simultaneous (const NpStabilityModel *m, guint party, guint32 s, guint other, guint64 state,
                   NpStabilityWitness *witness)
{
  if (other == m->n_parties)
    {
      guint32 h = np_stability_model_find (m, state);

      if (h == NP_STABILITY_NONE || np_stability_better (m, party, h, s))
        return FALSE;
      witness->sanctioned = TRUE;
      witness->harm = h;
      for (guint k = 0; k < witness->n_moves; k++)
        witness->moves[k].state = h;
      return TRUE;
    }
  if (find_simultaneous (m, party, s, other + 1, state, witness))
    return TRUE;
  if (other == party)
    return FALSE;
  witness->moves[witness->n_moves++].party = other;
  NP_STABILITY_FOR_MOVES (m, other, s, t)
    if (np_stability_better (m, other, t, s)
        && find_simultaneous (m, party, s, other + 1,
                              (state & ~m->graph[other].own) | (m->state[t] & m->graph[other].own), witness))
      return TRUE;
  witness->n_moves--;
  return FALSE;
}

GArray *
np_stability_explain (const NpStabilityModel *model, guint party, NpStability notion, guint32 state)
{
  GArray *witnesses = g_array_new (FALSE, FALSE, sizeof (NpStabilityWitness));
  NpStabilityWitness best = { NP_STABILITY_NONE, FALSE, NP_STABILITY_NONE, NULL, 0 };

  g_array_set_clear_func (witnesses, clear_witness);
  NP_STABILITY_FOR_MOVES (model, party, state, k1)
    {
      NpStabilityWitness witness = { k1, FALSE, NP_STABILITY_NONE, NULL, 0 };

      if (!np_stability_better (model, party, k1, state))
        continue;
      if (notion == NP_STABILITY_SIM)
        {
          witness.moves = g_new0 (NpStabilityMove, NP_STABILITY_MAX_PARTIES);
          find_simultaneous (model, party, state, 0, model->state[k1], &witness);
        }
      else if (notion != NP_STABILITY_NASH)
        find_sanction (model, party, notion, state, &witness);
      if (witness.sanctioned)
        {
          g_array_append_val (witnesses, witness);
          continue;
        }
      g_clear_pointer (&witness.moves, g_free);
      if (best.improvement == NP_STABILITY_NONE
          || model->rank[party][k1] > model->rank[party][best.improvement])
        best = witness;
    }
  if (best.improvement != NP_STABILITY_NONE)
    {
      g_array_set_size (witnesses, 0);
      g_array_append_val (witnesses, best);
    }
  return witnesses;
}

/* The least of u(s) - u(k) + theta over k, and for SMR over what the party can still do from k. */
static double
harm_margin (const NpStabilityModel *m, const double *u, guint party, NpStability notion, guint32 s, guint32 k)
{
  double least = u[s] - u[k] + m->threshold[party];

  if (notion == NP_STABILITY_SMR)
    NP_STABILITY_FOR_MOVES (m, party, k, g)
      least = MIN (least, u[s] - u[g] + m->threshold[party]);
  return least;
}

NpStabilityMargin
np_stability_margin (const NpStabilityModel *model, const double *const utilities[2], guint party, NpStability notion,
                     guint32 state)
{
  guint other = 1 - party;
  const double *u = utilities[party], *v = utilities[other];
  double theta = model->threshold[party], nash = INFINITY, worst = INFINITY;
  NpStabilityMargin result = { INFINITY, INFINITY };

  g_return_val_if_fail (model->n_parties == 2 && notion <= NP_STABILITY_SEQ, result);
  NP_STABILITY_FOR_MOVES (model, party, state, q)
    {
      double stay = u[state] - u[q] + theta, best = stay;

      nash = MIN (nash, stay);
      result.gap = MIN (result.gap, fabs (stay));
      if (notion == NP_STABILITY_NASH || !np_stability_better (model, party, q, state))
        continue;
      NP_STABILITY_FOR_MOVES (model, other, q, k)
        {
          double harm = harm_margin (model, u, party, notion, state, k);

          if (notion == NP_STABILITY_SEQ)
            harm = MIN (harm, v[k] - v[q] - model->threshold[other]);
          best = MAX (best, harm);
        }
      worst = MIN (worst, best);
    }
  result.margin = isinf (worst) ? nash : worst;
  return result;
}
