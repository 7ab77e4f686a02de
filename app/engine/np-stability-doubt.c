/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-stability.h"

#include <glib/gi18n-lib.h>

#include "engine/np-engine-error.h"
#include "engine/np-stability-private.h"

/* What is left of the work while one part of many runs. */
typedef struct
{
  NpEngineProgress progress;
  gpointer data;
  double base, share;
} Part;

static gboolean
part_progress (double fraction, gpointer data)
{
  Part *part = data;

  return part->progress == NULL || part->progress (part->base + fraction * part->share, part->data);
}

static void
swap_neighbours (guint32 *rank, guint32 n, guint32 low)
{
  for (guint32 s = 0; s < n; s++)
    if (rank[s] == low)
      rank[s] = low + 1;
    else if (rank[s] == low + 1)
      rank[s] = low;
}

static void
add_kills (GArray *kills, const NpStabilityVerdicts *was, const NpStabilityVerdicts *now, guint party, guint32 rank)
{
  for (guint32 s = 0; s < was->n_states; s++)
    for (guint8 lost = was->equilibrium[s] & ~now->equilibrium[s]; lost != 0; lost &= lost - 1)
      {
        NpStabilityKill kill = { party, rank, s, __builtin_ctz (lost) };

        g_array_append_val (kills, kill);
      }
}

GArray *
np_stability_sensitivity (const NpStabilityModel *model, guint guessed, guint *n_trials, NpEngineProgress progress,
                          gpointer data, GError **error)
{
  g_autoptr(GArray) kills = g_array_new (FALSE, FALSE, sizeof (NpStabilityKill));
  g_autoptr(NpStabilityVerdicts) was = np_stability_solve (model, FALSE, NULL, NULL, NULL);
  guint total = 0, done = 0;

  for (guint i = 0; i < model->n_parties; i++)
    total += guessed >> i & 1 ? model->n_ranks[i] - 1 : 0;
  *n_trials = total;
  for (guint i = 0; i < model->n_parties; i++)
    for (guint32 r = 0; (guessed >> i & 1) && r + 1 < model->n_ranks[i]; r++)
      {
        g_autofree guint32 *rank = g_memdup2 (model->rank[i], model->n_states * sizeof *rank);
        g_autoptr(NpStabilityVerdicts) now = NULL;
        Part part = { progress, data, (double) done++ / total, 1.0 / total };
        NpStabilityModel trial = *model;   /* shares everything but this ranking */

        swap_neighbours (rank, model->n_states, r);
        trial.rank[i] = rank;
        now = np_stability_solve (&trial, FALSE, part_progress, &part, error);
        if (now == NULL)
          return NULL;
        add_kills (kills, was, now, i, r + 1);
      }
  return g_steal_pointer (&kills);
}

static void
free_verdicts (NpStabilityVerdicts **verdicts)
{
  for (guint i = 0; i <= NP_STABILITY_MAX_PARTIES; i++)
    g_clear_pointer (&verdicts[i], np_stability_verdicts_free);
}

GArray *
np_stability_hypergame (const NpStabilityModel *const *views, guint n_parties, const NpStabilityModel *truth,
                        NpEngineProgress progress, gpointer data, GError **error)
{
  NpStabilityVerdicts *verdicts[NP_STABILITY_MAX_PARTIES + 1] = { NULL };   /* the last is the truth's */
  GArray *rows;

  for (guint i = 0; i <= n_parties; i++)
    {
      const NpStabilityModel *m = i < n_parties ? views[i] : truth;
      Part part = { progress, data, (double) i / (n_parties + 1), 1.0 / (n_parties + 1) };
      gboolean alike;

      if (m == NULL)
        continue;
      alike = m->n_parties == n_parties && m->n_options == views[0]->n_options;
      for (guint k = 0; alike && k < n_parties; k++)
        alike = m->graph[k].own == views[0]->graph[k].own;
      if (!alike)
        g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE,
                     _("the views of the parties must have the same parties and options"));
      if (!alike || (verdicts[i] = np_stability_solve (m, FALSE, part_progress, &part, error)) == NULL)
        {
          free_verdicts (verdicts);
          return NULL;
        }
    }
  rows = g_array_new (FALSE, FALSE, sizeof (NpStabilityHypergame));
  for (guint32 s = 0; s < views[0]->n_states; s++)
    {
      NpStabilityHypergame row = { views[0]->state[s], (1 << NP_STABILITY_N) - 1, { 0 } };
      guint32 t = truth != NULL ? np_stability_model_find (truth, row.state) : NP_STABILITY_NONE;
      guint8 danger = 0;
      gboolean known = TRUE;

      for (guint i = 0; i < n_parties && known; i++)
        {
          guint32 own = np_stability_model_find (views[i], row.state);
          guint8 stable;

          known = own != NP_STABILITY_NONE;
          if (!known)
            break;
          stable = verdicts[i]->stable[i][own];
          row.own &= stable;
          for (guint c = 0; t != NP_STABILITY_NONE && c < NP_STABILITY_N; c++)
            if ((stable & ~verdicts[n_parties]->stable[i][t]) >> c & 1)
              row.dangerous[c] |= 1 << i;
        }
      for (guint c = 0; c < NP_STABILITY_N; c++)
        danger |= row.dangerous[c];
      if (known && (row.own != 0 || danger != 0))
        g_array_append_val (rows, row);
    }
  free_verdicts (verdicts);
  return rows;
}
