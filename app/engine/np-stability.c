/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-stability.h"

#include <string.h>

#include "engine/np-stability-private.h"

/* Nobody moved yet: the last "mover" of the state a sequence starts from. */
#define NOBODY NP_STABILITY_MAX_PARTIES

/* Working space for worst_reach(), kept over its calls. */
typedef struct
{
  guint32 *bucket;     /* states sorted by value */
  guint32 *bound;      /* n_ranks + 1 */
  guint16 *marked;     /* bit k: the node (state, last mover k) has its label; bit NOBODY: the state itself */
  guint32 *queue;      /* nodes: state * 8 + mover */
} Space;

/* Calls progress once every 2^22 looks. */
typedef struct
{
  NpEngineProgress progress;
  gpointer data;
  double done, total;  /* looks at a possible move */
  double next;
  GError **error;
} Meter;

static gboolean
meter_stop (Meter *meter, double looks)
{
  meter->done += looks;
  if (meter->done < meter->next)
    return FALSE;
  meter->next = meter->done + (1 << 22);
  return np_stability_cancelled (meter->progress, meter->data, MIN (1.0, meter->done / meter->total), meter->error);
}

static guint32
class_size (const NpStabilityModel *m, guint party, guint32 s)
{
  const NpStabilityGraph *g = &m->graph[party];

  return g->start[g->class_of[s] + 1] - g->start[g->class_of[s]];
}

/*
 * For every state t: the least value[h] over the states h that @players reach from t by a legal sequence (at least
 * one move, nobody twice in succession), or G_MAXUINT32 when they cannot move. With @improving every move must be
 * one that its mover prefers.
 *
 * A node is (state, last mover). Taking h in rising order of its value and walking backwards from (h, anyone), every
 * node not labelled yet gets the value of h, which is then the least it can reach: each node is visited once.
 */
static gboolean
worst_reach (const NpStabilityModel *m, guint players, gboolean improving, const guint32 *value, guint32 n_values,
             guint32 *worst, Space *space, Meter *meter)
{
  guint32 left = m->n_states;

  memset (worst, 0xff, m->n_states * sizeof *worst);
  memset (space->marked, 0, m->n_states * sizeof *space->marked);
  memset (space->bound, 0, (n_values + 1) * sizeof *space->bound);
  for (guint32 s = 0; s < m->n_states; s++)
    space->bound[value[s] + 1]++;
  for (guint32 v = 0; v < n_values; v++)
    space->bound[v + 1] += space->bound[v];
  for (guint32 s = 0; s < m->n_states; s++)
    space->bucket[space->bound[value[s]]++] = s;

  for (guint32 b = 0; b < m->n_states && left > 0; b++)
    {
      guint32 h = space->bucket[b];
      gsize head = 0, tail = 0;

      for (guint j = 0; j < m->n_parties; j++)
        if ((players & ~space->marked[h]) >> j & 1)
          {
            space->marked[h] |= 1 << j;
            space->queue[tail++] = h << 3 | j;
          }
      while (head < tail)
        {
          guint32 u = space->queue[head] >> 3;
          guint j = space->queue[head++] & 7;
          guint16 before = (players & ~(1 << j)) | 1 << NOBODY;

          if (meter_stop (meter, class_size (m, j, u)))
            return FALSE;
          NP_STABILITY_FOR_SOURCES (m, j, u, t)
            {
              guint16 fresh = before & ~space->marked[t];

              if (fresh == 0 || (improving && !np_stability_better (m, j, u, t)))
                continue;
              space->marked[t] |= fresh;
              if (fresh >> NOBODY & 1)
                {
                  worst[t] = value[h];
                  left--;
                }
              for (guint k = 0; k < m->n_parties; k++)
                if (fresh >> k & 1)
                  space->queue[tail++] = t << 3 | k;
            }
        }
    }
  return TRUE;
}

/* The best rank that @party can have after at most one more move of its own, for every state. */
static void
find_escapes (const NpStabilityModel *m, guint party, guint32 *escape)
{
  for (guint32 s = 0; s < m->n_states; s++)
    {
      guint32 best = m->rank[party][s];

      NP_STABILITY_FOR_MOVES (m, party, s, t)
        best = MAX (best, m->rank[party][t]);
      escape[s] = best;
    }
}

/* Clears the flag of @notion wherever some improvement goes unpunished. */
static void
judge (const NpStabilityModel *m, guint party, NpStability notion, const guint32 *worst, guint8 *stable)
{
  const guint32 *rank = m->rank[party];

  for (guint32 s = 0; s < m->n_states; s++)
    {
      gboolean holds = TRUE;

      NP_STABILITY_FOR_MOVES (m, party, s, t)
        if (np_stability_better (m, party, t, s)
            && (worst[t] == NP_STABILITY_NONE || np_stability_rank_better (m, party, worst[t], rank[s])))
          {
            holds = FALSE;
            break;
          }
      if (holds)
        stable[s] |= 1 << notion;
    }
}

static void
judge_nash (const NpStabilityModel *m, guint party, guint8 *stable)
{
  for (guint32 s = 0; s < m->n_states; s++)
    {
      gboolean moves = FALSE, improves = FALSE;

      NP_STABILITY_FOR_MOVES (m, party, s, t)
        {
          moves = TRUE;
          improves = improves || np_stability_better (m, party, t, s);
        }
      stable[s] |= (improves ? 0 : 1 << NP_STABILITY_NASH) | (moves ? 0 : NP_STABILITY_NO_MOVE);
    }
}

/* Whether the others, from @other on, can combine improvements from @s with @changed (party's move to k1, their
   changes so far) to something the party does not prefer to s. */
static gboolean
sim_sanctions (const NpStabilityModel *m, guint party, guint32 s, guint other, guint64 changed)
{
  const NpStabilityGraph *g;

  if (other == m->n_parties)
    {
      guint32 h = np_stability_model_find (m, changed);

      return h != NP_STABILITY_NONE && !np_stability_better (m, party, h, s);
    }
  if (sim_sanctions (m, party, s, other + 1, changed))
    return TRUE;
  if (other == party)
    return FALSE;
  g = &m->graph[other];
  NP_STABILITY_FOR_MOVES (m, other, s, t)
    if (np_stability_better (m, other, t, s)
        && sim_sanctions (m, party, s, other + 1, (changed & ~g->own) | (m->state[t] & g->own)))
      return TRUE;
  return FALSE;
}

static gboolean
judge_sim (const NpStabilityModel *m, guint party, guint8 *stable, Meter *meter)
{
  for (guint32 s = 0; s < m->n_states; s++)
    {
      gboolean holds = TRUE;
      double looks = 0;

      NP_STABILITY_FOR_MOVES (m, party, s, t)
        {
          looks++;
          if (np_stability_better (m, party, t, s) && !sim_sanctions (m, party, s, 0, m->state[t]))
            {
              holds = FALSE;
              break;
            }
        }
      if (holds)
        stable[s] |= 1 << NP_STABILITY_SIM;
      for (guint j = 0; j < m->n_parties; j++)
        if (j != party)
          looks *= class_size (m, j, s);
      if (meter_stop (meter, looks))
        return FALSE;
    }
  return TRUE;
}

static gboolean
solve_party (const NpStabilityModel *m, guint i, gboolean simultaneous, guint8 *stable, Space *space,
             guint32 *worst, guint32 *escape, Meter *meter)
{
  guint others = ((1u << m->n_parties) - 1) & ~(1u << i);

  judge_nash (m, i, stable);
  if (!worst_reach (m, others, FALSE, m->rank[i], m->n_ranks[i], worst, space, meter))
    return FALSE;
  judge (m, i, NP_STABILITY_GMR, worst, stable);
  find_escapes (m, i, escape);
  if (!worst_reach (m, others, FALSE, escape, m->n_ranks[i], worst, space, meter))
    return FALSE;
  judge (m, i, NP_STABILITY_SMR, worst, stable);
  if (!worst_reach (m, others, TRUE, m->rank[i], m->n_ranks[i], worst, space, meter))
    return FALSE;
  judge (m, i, NP_STABILITY_SEQ, worst, stable);
  return !simultaneous || judge_sim (m, i, stable, meter);
}

NpStabilityVerdicts *
np_stability_solve (const NpStabilityModel *model, gboolean simultaneous, NpEngineProgress progress, gpointer data,
                    GError **error)
{
  const NpStabilityModel *m = model;
  g_autoptr(NpStabilityVerdicts) self = g_new0 (NpStabilityVerdicts, 1);
  gsize n = m->n_states, players = MAX (1, m->n_parties - 1);
  g_autofree guint32 *worst = g_new (guint32, n);
  g_autofree guint32 *escape = g_new (guint32, n);
  g_autofree guint32 *bucket = g_new (guint32, n);
  g_autofree guint32 *bound = g_new (guint32, n + 2);
  g_autofree guint16 *marked = g_new (guint16, n);
  g_autofree guint32 *queue = g_new (guint32, n * players);
  Space space = { bucket, bound, marked, queue };
  Meter meter = { progress, data, 0, 1, 0, error };

  self->n_parties = m->n_parties;
  self->n_states = m->n_states;
  self->equilibrium = g_new (guint8, n);
  memset (self->equilibrium, 0xff, n);
  for (guint i = 0; i < m->n_parties; i++)
    for (guint32 c = 0; c < m->graph[i].n_classes; c++)
      {
        double size = m->graph[i].start[c + 1] - m->graph[i].start[c];

        meter.total += 3 * size * size * (m->n_parties - 1);
      }
  for (guint32 s = 0; simultaneous && s < m->n_states; s++)
    {
      double product = m->n_parties;

      for (guint i = 0; i < m->n_parties; i++)
        product *= class_size (m, i, s);
      meter.total += product;
    }
  for (guint i = 0; i < m->n_parties; i++)
    {
      self->stable[i] = g_new0 (guint8, n);
      if (!solve_party (m, i, simultaneous, self->stable[i], &space, worst, escape, &meter))
        return NULL;
      for (guint32 s = 0; s < m->n_states; s++)
        self->equilibrium[s] &= self->stable[i][s];
    }
  for (guint32 s = 0; s < m->n_states; s++)
    self->equilibrium[s] &= (1 << NP_STABILITY_N) - 1;
  return g_steal_pointer (&self);
}

void
np_stability_verdicts_free (NpStabilityVerdicts *self)
{
  for (guint i = 0; i < NP_STABILITY_MAX_PARTIES; i++)
    g_free (self->stable[i]);
  g_free (self->equilibrium);
  g_free (self);
}
