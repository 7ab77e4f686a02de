/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-stability-paths.h"

#include <string.h>

#include "engine/np-stability-private.h"

/* Where a walk starts has no last mover. */
#define START G_MAXUINT32

typedef struct
{
  guint32 state;
  guint32 parent;      /* position in nodes, or START */
  guint8 mover;
} Node;

struct _NpStabilityWalk
{
  const NpStabilityModel *model;
  GArray *nodes;       /* Node, in order of discovery; [0] is the start */
  GArray *reached;     /* guint32 positions in nodes: the first node of each state reached */
  guint8 *seen;        /* per state: bit k: reached with last mover k */
};

static guint32
add_node (NpStabilityWalk *self, guint32 state, guint32 parent, guint mover)
{
  Node node = { state, parent, mover };
  guint32 position = self->nodes->len;

  if (self->seen[state] == 0)
    g_array_append_val (self->reached, position);
  self->seen[state] |= 1 << mover;
  g_array_append_val (self->nodes, node);
  return position;
}

NpStabilityWalk *
np_stability_walk_new (const NpStabilityModel *model, guint32 start, guint players, gboolean improving)
{
  NpStabilityWalk *self = g_new0 (NpStabilityWalk, 1);
  Node first = { start, START, NP_STABILITY_MAX_PARTIES };

  self->model = model;
  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  self->reached = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->seen = g_new0 (guint8, model->n_states);
  g_array_append_val (self->nodes, first);
  for (guint32 head = 0; head < self->nodes->len; head++)
    {
      Node at = g_array_index (self->nodes, Node, head);

      for (guint j = 0; j < model->n_parties; j++)
        {
          if (!(players >> j & 1) || j == at.mover)
            continue;
          NP_STABILITY_FOR_MOVES (model, j, at.state, t)
            if (!(self->seen[t] >> j & 1) && (!improving || np_stability_better (model, j, t, at.state)))
              add_node (self, t, head, j);
        }
    }
  return self;
}

void
np_stability_walk_free (NpStabilityWalk *self)
{
  g_array_unref (self->nodes);
  g_array_unref (self->reached);
  g_free (self->seen);
  g_free (self);
}

guint32
np_stability_walk_get_n (const NpStabilityWalk *self)
{
  return self->reached->len;
}

guint32
np_stability_walk_get_state (const NpStabilityWalk *self, guint32 k)
{
  return g_array_index (self->nodes, Node, g_array_index (self->reached, guint32, k)).state;
}

static GArray *
path_to (const NpStabilityWalk *self, guint32 position)
{
  GArray *moves = g_array_new (FALSE, FALSE, sizeof (NpStabilityMove));

  for (const Node *node = &g_array_index (self->nodes, Node, position); node->parent != START;
       node = &g_array_index (self->nodes, Node, node->parent))
    {
      NpStabilityMove move = { node->mover, node->state };

      g_array_prepend_val (moves, move);
    }
  return moves;
}

GArray *
np_stability_walk_path (const NpStabilityWalk *self, guint32 target)
{
  for (guint32 k = 0; k < self->reached->len; k++)
    if (np_stability_walk_get_state (self, k) == target)
      return path_to (self, g_array_index (self->reached, guint32, k));
  return NULL;
}

/* Whether every member of @players prefers a to b. */
static gboolean
all_better (const NpStabilityModel *m, guint players, guint32 a, guint32 b)
{
  for (guint i = 0; i < m->n_parties; i++)
    if ((players >> i & 1) && !np_stability_better (m, i, a, b))
      return FALSE;
  return TRUE;
}

static void
clear_coalition (gpointer data)
{
  g_array_unref (((NpStabilityCoalition *) data)->moves);
}

GArray *
np_stability_coalitions (const NpStabilityModel *model, guint32 state)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (NpStabilityCoalition));

  g_array_set_clear_func (found, clear_coalition);
  for (int size = 1; size <= (int) model->n_parties; size++)
    for (guint players = 1; players < 1u << model->n_parties; players++)
      {
        g_autoptr(NpStabilityWalk) walk = NULL;
        NpStabilityCoalition row = { players, 0, NP_STABILITY_NONE, NULL };
        gboolean minimal = __builtin_popcount (players) == size;

        for (guint k = 0; k < found->len && minimal; k++)
          {
            guint part = g_array_index (found, NpStabilityCoalition, k).players;

            minimal = (part & players) != part;
          }
        if (!minimal)
          continue;
        walk = np_stability_walk_new (model, state, players, FALSE);
        for (guint32 k = 0; k < walk->reached->len; k++)
          if (all_better (model, players, np_stability_walk_get_state (walk, k), state) && row.n_targets++ == 0)
            row.target = np_stability_walk_get_state (walk, k);
        if (row.n_targets == 0)
          continue;
        row.moves = np_stability_walk_path (walk, row.target);
        g_array_append_val (found, row);
      }
  return found;
}

/* The graph of the pooled options, for one look over all states. */
static NpStabilityGraph
pool (const NpStabilityModel *m, guint players)
{
  NpStabilityGraph g = { 0 };

  for (guint i = 0; i < m->n_parties; i++)
    if (players >> i & 1)
      {
        g.own |= m->graph[i].own;
        g.forward |= m->graph[i].forward;
        g.back |= m->graph[i].back;
      }
  return g;
}

static gboolean
pool_moves (const NpStabilityModel *m, const NpStabilityGraph *g, guint32 s, guint32 t)
{
  return ((m->state[s] ^ m->state[t]) & ~g->own) == 0 && np_stability_graph_allows (g, m->state[s], m->state[t]);
}

guint8
np_stability_coalition_holds (const NpStabilityModel *model, guint players, guint32 state)
{
  NpStabilityGraph g = pool (model, players);
  guint others = ((1u << model->n_parties) - 1) & ~players;
  guint8 holds = 1 << NP_STABILITY_NASH | 1 << NP_STABILITY_GMR | 1 << NP_STABILITY_SMR | 1 << NP_STABILITY_SEQ;

  for (guint32 k1 = 0; k1 < model->n_states; k1++)
    {
      g_autoptr(NpStabilityWalk) any = NULL;
      g_autoptr(NpStabilityWalk) willing = NULL;
      guint8 spoilt = 0;

      if (!pool_moves (model, &g, state, k1) || !all_better (model, players, k1, state))
        continue;
      any = np_stability_walk_new (model, k1, others, FALSE);
      willing = np_stability_walk_new (model, k1, others, TRUE);
      for (guint32 k = 0; k < any->reached->len && !(spoilt >> NP_STABILITY_SMR & 1); k++)
        {
          guint32 h = np_stability_walk_get_state (any, k);
          gboolean escapes = FALSE;

          if (all_better (model, players, h, state))
            continue;
          for (guint32 t = 0; t < model->n_states && !escapes; t++)
            escapes = pool_moves (model, &g, h, t) && all_better (model, players, t, state);
          spoilt |= 1 << NP_STABILITY_GMR | (escapes ? 0 : 1 << NP_STABILITY_SMR);
        }
      for (guint32 k = 0; k < willing->reached->len; k++)
        if (!all_better (model, players, np_stability_walk_get_state (willing, k), state))
          spoilt |= 1 << NP_STABILITY_SEQ;
      holds &= spoilt;
    }
  return holds;
}

static void
clear_choice (gpointer data)
{
  NpStabilityChoice *choice = data;

  for (guint k = 0; k < choice->n_any; k++)
    g_free (choice->any[k]);
  g_free (choice->any);
}

static void
add_alternative (const NpStabilityModel *m, guint party, guint32 state, NpStabilityChoice *choice, GPtrArray *any,
                 GArray *atoms)
{
  gboolean holds = TRUE;
  guint32 end = 0;

  for (guint k = 0; k < atoms->len; k++)
    holds = holds && !np_stability_better (m, party, g_array_index (atoms, guint32, k) - 1, state);
  choice->holds = choice->holds || holds;
  g_array_append_val (atoms, end);
  g_ptr_array_add (any, g_array_free (atoms, FALSE));
}

static GArray *
atoms_new (guint32 state)
{
  GArray *atoms = g_array_new (FALSE, FALSE, sizeof (guint32));

  state++;
  g_array_append_val (atoms, state);
  return atoms;
}

GArray *
np_stability_inverse (const NpStabilityModel *model, guint party, NpStability notion, guint32 state)
{
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (NpStabilityChoice));
  guint others = ((1u << model->n_parties) - 1) & ~(1u << party);

  g_array_set_clear_func (choices, clear_choice);
  NP_STABILITY_FOR_MOVES (model, party, state, q)
    {
      NpStabilityChoice choice = { 0, NULL, q, FALSE };
      GPtrArray *any = g_ptr_array_new ();

      add_alternative (model, party, state, &choice, any, atoms_new (q));
      if (notion != NP_STABILITY_NASH)
        {
          g_autoptr(NpStabilityWalk) walk = np_stability_walk_new (model, q, others, notion == NP_STABILITY_SEQ);

          for (guint32 k = 0; k < walk->reached->len; k++)
            {
              guint32 h = np_stability_walk_get_state (walk, k);
              GArray *atoms = atoms_new (h);

              if (notion == NP_STABILITY_SMR)
                NP_STABILITY_FOR_MOVES (model, party, h, g)
                  if (g != state)
                    {
                      guint32 atom = g + 1;

                      g_array_append_val (atoms, atom);
                    }
              add_alternative (model, party, state, &choice, any, atoms);
            }
        }
      choice.n_any = any->len;
      choice.any = (guint32 **) g_ptr_array_free (any, FALSE);
      g_array_append_val (choices, choice);
    }
  return choices;
}
