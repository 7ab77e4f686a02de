/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-stability-model.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/np-engine-error.h"
#include "engine/np-stability-private.h"

/* Measured (tests/bench): one look at a possible move, and one visit to a node (state, last mover). */
#define SECONDS_PER_LOOK 2.6e-9
#define SECONDS_PER_VISIT 60e-9
/* More states than this do not fit into the caches, and everything takes longer. */
#define CACHED_STATES (1u << 18)
#define UNCACHED 3.5

/* A search that walks through this many partial states without finding enough whole ones is given up. */
#define MAX_NODES (G_GUINT64_CONSTANT (1) << 30)

gboolean
np_stability_cancelled (NpEngineProgress progress, gpointer data, double fraction, GError **error)
{
  if (progress == NULL || progress (fraction, data))
    return FALSE;
  g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_CANCELLED, "stopped");
  return TRUE;
}

/* Decides the options from the highest bit down, so that states come in rising order, and looks at a pattern as soon
   as the last option it cares about is decided. */
static gboolean
find_states (NpStabilityModel *self, const NpStatePattern *infeasible, guint n_infeasible,
             NpEngineProgress progress, gpointer data, GError **error)
{
  g_autoptr(GArray) states = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autofree guint *order = g_new (guint, n_infeasible + 1);
  guint first[NP_STABILITY_MAX_OPTIONS + 1];
  int n = self->n_options, bit = n - 1;
  guint64 state = 0, nodes = 0;
  gboolean down = TRUE;

  /* Patterns sorted by their lowest bit. */
  for (int b = 0, k = 0; b <= n; b++)
    {
      first[b] = k;
      for (guint i = 0; b < n && i < n_infeasible; i++)
        if (__builtin_ctzll (infeasible[i].care) == b)
          order[k++] = i;
    }
  while (bit < n)
    {
      gboolean fits = FALSE;

      if (down)
        state &= ~(G_GUINT64_CONSTANT (1) << bit);
      else if (state >> bit & 1)
        {
          bit++;
          continue;
        }
      else
        state |= G_GUINT64_CONSTANT (1) << bit;
      if ((++nodes & 0xfffff) == 0 && np_stability_cancelled (progress, data, 0, error))
        return FALSE;
      for (guint k = first[bit]; k < first[bit + 1] && !fits; k++)
        fits = (state & infeasible[order[k]].care) == infeasible[order[k]].value;
      down = !fits && bit > 0;
      if (down)
        {
          bit--;
          continue;
        }
      if (!fits)
        {
          g_array_append_val (states, state);
          if (states->len > NP_STABILITY_MAX_STATES || nodes > MAX_NODES)
            break;
        }
    }
  if (states->len > NP_STABILITY_MAX_STATES || nodes > MAX_NODES)
    {
      g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_SIZE,
                   _("more than %u feasible states: leave out options, or rule out more combinations"),
                   NP_STABILITY_MAX_STATES);
      return FALSE;
    }
  if (states->len == 0)
    {
      g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_EMPTY,
                   _("the infeasible patterns together exclude every state: take one of them away"));
      return FALSE;
    }
  self->n_states = states->len;
  self->state = (guint64 *) (void *) g_array_free (g_steal_pointer (&states), FALSE);
  return TRUE;
}

typedef struct
{
  guint64 key;
  guint32 index;
} Keyed;

static int
compare_keyed (const void *a, const void *b)
{
  const Keyed *x = a, *y = b;

  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;
  return (x->index > y->index) - (x->index < y->index);
}

static void
find_classes (NpStabilityModel *self, NpStabilityGraph *g)
{
  guint32 m = self->n_states, n = 0;
  g_autofree Keyed *keyed = g_new (Keyed, m);

  for (guint32 s = 0; s < m; s++)
    keyed[s] = (Keyed) { self->state[s] & ~g->own, s };
  qsort (keyed, m, sizeof *keyed, compare_keyed);
  g->order = g_new (guint32, m);
  g->class_of = g_new (guint32, m);
  for (guint32 p = 0; p < m; p++)
    {
      n += p == 0 || keyed[p].key != keyed[p - 1].key;
      g->order[p] = keyed[p].index;
      g->class_of[keyed[p].index] = n - 1;
    }
  g->n_classes = n;
  g->start = g_new (guint32, n + 1);
  for (guint32 p = m; p-- > 0;)
    g->start[g->class_of[g->order[p]]] = p;
  g->start[n] = m;
}

NpStabilityModel *
np_stability_model_new (guint n_parties, const NpStabilityOption *options, guint n_options,
                        const NpStatePattern *infeasible, guint n_infeasible,
                        NpEngineProgress progress, gpointer data, GError **error)
{
  g_autoptr(NpStabilityModel) self = g_new0 (NpStabilityModel, 1);
  guint64 all;

  if (n_parties < 1 || n_parties > NP_STABILITY_MAX_PARTIES)
    {
      g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_SIZE, _("%u parties: 1 to %d can be analysed"), n_parties,
                   NP_STABILITY_MAX_PARTIES);
      return NULL;
    }
  if (n_options < 1 || n_options > NP_STABILITY_MAX_OPTIONS)
    {
      g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_SIZE, _("%u options: 1 to %d can be analysed"), n_options,
                   NP_STABILITY_MAX_OPTIONS);
      return NULL;
    }
  self->n_parties = n_parties;
  self->n_options = n_options;
  all = (G_GUINT64_CONSTANT (1) << n_options) - 1;
  for (guint k = 0; k < n_options; k++)
    {
      guint64 bit = G_GUINT64_CONSTANT (1) << k;
      NpStabilityGraph *g = &self->graph[MIN (options[k].owner, NP_STABILITY_MAX_PARTIES - 1)];

      if (options[k].owner >= n_parties)
        {
          g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE, _("option %u belongs to no party"), k + 1);
          return NULL;
        }
      g->own |= bit;
      g->forward |= options[k].direction == NP_STABILITY_FORWARD ? bit : 0;
      g->back |= options[k].direction == NP_STABILITY_BACK ? bit : 0;
    }
  for (guint i = 0; i < n_infeasible; i++)
    {
      if ((infeasible[i].care & ~all) != 0 || (infeasible[i].value & ~infeasible[i].care) != 0)
        {
          g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE,
                       _("infeasible pattern %u speaks of an option that does not exist"), i + 1);
          return NULL;
        }
      if (infeasible[i].care == 0)
        {
          g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_EMPTY,
                       _("infeasible pattern %u names no option and so excludes every state"), i + 1);
          return NULL;
        }
    }
  if (!find_states (self, infeasible, n_infeasible, progress, data, error))
    return NULL;
  for (guint i = 0; i < n_parties; i++)
    {
      if (np_stability_cancelled (progress, data, 0, error))
        return NULL;
      find_classes (self, &self->graph[i]);
      self->rank[i] = g_new0 (guint32, self->n_states);
      self->n_ranks[i] = 1;
    }
  return g_steal_pointer (&self);
}

void
np_stability_model_free (NpStabilityModel *self)
{
  for (guint i = 0; i < NP_STABILITY_MAX_PARTIES; i++)
    {
      g_free (self->graph[i].order);
      g_free (self->graph[i].class_of);
      g_free (self->graph[i].start);
      g_free (self->rank[i]);
      g_free (self->utility[i]);
    }
  g_free (self->state);
  g_free (self);
}

static gboolean
check_party (const NpStabilityModel *self, guint party, GError **error)
{
  if (party < self->n_parties)
    return TRUE;
  g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE, _("preference of party %u, which does not exist"),
               party + 1);
  return FALSE;
}

static void
forget_utility (NpStabilityModel *self, guint party)
{
  g_clear_pointer (&self->utility[party], g_free);
  self->threshold[party] = 0;
}

gboolean
np_stability_model_prioritise (NpStabilityModel *self, guint party, const NpFormula *const *statements, guint n,
                               GError **error)
{
  g_autofree Keyed *keyed = NULL;
  guint32 *rank;

  if (!check_party (self, party, error))
    return FALSE;
  if (n > NP_STABILITY_MAX_STATEMENTS)
    {
      g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_SIZE, _("%u statements of party %u: at most %d"), n,
                   party + 1, NP_STABILITY_MAX_STATEMENTS);
      return FALSE;
    }
  forget_utility (self, party);
  rank = self->rank[party];
  memset (rank, 0, self->n_states * sizeof *rank);
  self->n_ranks[party] = 1;
  keyed = g_new (Keyed, self->n_states);
  /* Blocks of 32 statements from the least important: the rank so far is the lower half of the key. */
  for (guint end = n, begin; end > 0; end = begin)
    {
      guint32 top = 0;

      begin = end > 32 ? end - 32 : 0;
      for (guint32 s = 0; s < self->n_states; s++)
        {
          guint32 score = 0;

          for (guint j = begin; j < end; j++)
            score = score << 1 | np_formula_holds (statements[j], self->state[s]);
          keyed[s] = (Keyed) { (guint64) score << 32 | rank[s], s };
        }
      qsort (keyed, self->n_states, sizeof *keyed, compare_keyed);
      for (guint32 p = 0; p < self->n_states; p++)
        {
          top += p > 0 && keyed[p].key != keyed[p - 1].key;
          rank[keyed[p].index] = top;
        }
      self->n_ranks[party] = top + 1;
    }
  return TRUE;
}

gboolean
np_stability_model_rank (NpStabilityModel *self, guint party, const guint32 *states, const gboolean *tied, guint32 n,
                         GError **error)
{
  g_autofree guint8 *seen = g_new0 (guint8, self->n_states);
  guint32 r = 0;

  if (!check_party (self, party, error))
    return FALSE;
  for (guint32 k = 0; k < n; k++)
    {
      if (states[k] >= self->n_states || seen[states[k]])
        {
          g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE,
                       states[k] >= self->n_states ? _("ranking of party %u: there is no state %u")
                                                   : _("ranking of party %u: state %u stands twice"),
                       party + 1, states[k] + 1);
          return FALSE;
        }
      seen[states[k]] = TRUE;
    }
  for (guint32 s = 0; s < self->n_states; s++)
    if (!seen[s])
      {
        g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE, _("ranking of party %u: state %u is missing"),
                     party + 1, s + 1);
        return FALSE;
      }
  forget_utility (self, party);
  for (guint32 k = n; k-- > 0;)
    {
      self->rank[party][states[k]] = r;
      r += k > 0 && !(tied != NULL && tied[k]);
    }
  self->n_ranks[party] = r + 1;
  return TRUE;
}

typedef struct
{
  double utility;
  guint32 index;
} Valued;

static int
compare_valued (const void *a, const void *b)
{
  const Valued *x = a, *y = b;

  if (x->utility != y->utility)
    return x->utility < y->utility ? -1 : 1;
  return (x->index > y->index) - (x->index < y->index);
}

gboolean
np_stability_model_value (NpStabilityModel *self, guint party, const double *utilities, double threshold,
                          GError **error)
{
  g_autofree Valued *valued = NULL;
  guint32 r = 0;

  if (!check_party (self, party, error))
    return FALSE;
  if (!(threshold >= 0 && isfinite (threshold)))
    {
      g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE, _("threshold of party %u must be 0 or more"),
                   party + 1);
      return FALSE;
    }
  for (guint32 s = 0; s < self->n_states; s++)
    if (!isfinite (utilities[s]))
      {
        g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE,
                     _("utility of state %u for party %u is not a number"), s + 1, party + 1);
        return FALSE;
      }
  forget_utility (self, party);
  valued = g_new (Valued, self->n_states);
  for (guint32 s = 0; s < self->n_states; s++)
    valued[s] = (Valued) { utilities[s], s };
  qsort (valued, self->n_states, sizeof *valued, compare_valued);
  if (threshold > 0)
    self->utility[party] = g_new (double, self->n_states);
  for (guint32 p = 0; p < self->n_states; p++)
    {
      r += p > 0 && valued[p].utility != valued[p - 1].utility;
      self->rank[party][valued[p].index] = r;
      if (threshold > 0)
        self->utility[party][r] = valued[p].utility;
    }
  self->n_ranks[party] = r + 1;
  self->threshold[party] = threshold;
  return TRUE;
}

guint
np_stability_model_get_n_parties (const NpStabilityModel *self)
{
  return self->n_parties;
}

guint
np_stability_model_get_n_options (const NpStabilityModel *self)
{
  return self->n_options;
}

guint32
np_stability_model_get_n_states (const NpStabilityModel *self)
{
  return self->n_states;
}

guint64
np_stability_model_get_state (const NpStabilityModel *self, guint32 index)
{
  return self->state[index];
}

guint32
np_stability_model_find (const NpStabilityModel *self, guint64 state)
{
  guint32 low = 0, high = self->n_states;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (self->state[middle] < state)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->n_states && self->state[low] == state ? low : NP_STABILITY_NONE;
}

guint32
np_stability_model_get_rank (const NpStabilityModel *self, guint party, guint32 state)
{
  return self->rank[party][state] + 1;
}

gboolean
np_stability_model_prefers (const NpStabilityModel *self, guint party, guint32 a, guint32 b)
{
  return np_stability_better (self, party, a, b);
}

gboolean
np_stability_model_can_move (const NpStabilityModel *self, guint party, guint32 from, guint32 to)
{
  return ((self->state[from] ^ self->state[to]) & ~self->graph[party].own) == 0
         && np_stability_graph_allows (&self->graph[party], self->state[from], self->state[to]);
}

void
np_stability_model_predict (const NpStabilityModel *self, double *seconds, guint64 *bytes)
{
  guint n = self->n_parties;
  guint64 m = self->n_states;
  double looks = 0;

  for (guint i = 0; i < n; i++)
    {
      double own = 0;

      for (guint32 c = 0; c < self->graph[i].n_classes; c++)
        {
          double size = self->graph[i].start[c + 1] - self->graph[i].start[c];

          own += size * size;
        }
      /* Own moves for the verdicts and the escapes; a way back for each of three sanctions of every other party. */
      looks += own * (2 + 3 * (n - 1));
    }
  *seconds = looks * SECONDS_PER_LOOK + 3.0 * n * (n - 1) * m * SECONDS_PER_VISIT;
  if (m > CACHED_STATES)
    *seconds *= UNCACHED;
  /* State, and per party order, class and rank; while solving: labels, values, marks, a queue; verdicts. */
  *bytes = m * (8 + n * (12 + 1) + 3 * 4 + 4 + 2 + 4 * n + 1) + m * sizeof (Keyed);
}
