/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/** How a situation is kept in memory and walked through: shared by the np-stability*.c files, seen by nobody else. */

#include "engine/np-stability-model.h"

G_BEGIN_DECLS

/*
 * The states that agree in all options but those of one party are a *class* of that party: among them, and only
 * there, it can move. Members of a class stand together in @order, in rising order of the index, so that a list of
 * moves is read off without testing 2^k combinations and without an m x m matrix.
 */
typedef struct
{
  guint64 own;          /* the options of the party */
  guint64 forward;      /* of these, the ones that can only be taken */
  guint64 back;         /* ... and dropped */
  guint32 *order;       /* m state indices, class by class */
  guint32 *class_of;    /* m class numbers */
  guint32 *start;       /* n_classes + 1 positions in order */
  guint32 n_classes;
} NpStabilityGraph;

struct _NpStabilityModel
{
  guint n_parties, n_options;
  guint32 n_states;
  guint64 *state;       /* rising */
  NpStabilityGraph graph[NP_STABILITY_MAX_PARTIES];
  guint32 *rank[NP_STABILITY_MAX_PARTIES];        /* 0 ... n_ranks - 1, larger is better */
  guint32 n_ranks[NP_STABILITY_MAX_PARTIES];
  double *utility[NP_STABILITY_MAX_PARTIES];      /* by rank; NULL while the threshold is 0 */
  double threshold[NP_STABILITY_MAX_PARTIES];
};

/* Whether the mask s may become t by moves of that party, given that only its own options differ. */
static inline gboolean
np_stability_graph_allows (const NpStabilityGraph *g, guint64 s, guint64 t)
{
  guint64 changed = s ^ t;

  return changed != 0 && (changed & ((g->forward & s) | (g->back & ~s))) == 0;
}

static inline gboolean
np_stability_rank_better (const NpStabilityModel *m, guint party, guint32 rank_a, guint32 rank_b)
{
  return m->utility[party] != NULL
           ? m->utility[party][rank_a] - m->utility[party][rank_b] > m->threshold[party]
           : rank_a > rank_b;
}

static inline gboolean
np_stability_better (const NpStabilityModel *m, guint party, guint32 a, guint32 b)
{
  return np_stability_rank_better (m, party, m->rank[party][a], m->rank[party][b]);
}

/* Loops over the states that @party can move to from state number @s. */
#define NP_STABILITY_FOR_MOVES(m, party, s, t) \
  for (guint32 p_##t = (m)->graph[party].start[(m)->graph[party].class_of[s]], t; \
       p_##t < (m)->graph[party].start[(m)->graph[party].class_of[s] + 1]; p_##t++) \
    if (t = (m)->graph[party].order[p_##t], \
        np_stability_graph_allows (&(m)->graph[party], (m)->state[s], (m)->state[t]))

/* ... and over those it can come from. */
#define NP_STABILITY_FOR_SOURCES(m, party, s, t) \
  for (guint32 p_##t = (m)->graph[party].start[(m)->graph[party].class_of[s]], t; \
       p_##t < (m)->graph[party].start[(m)->graph[party].class_of[s] + 1]; p_##t++) \
    if (t = (m)->graph[party].order[p_##t], \
        np_stability_graph_allows (&(m)->graph[party], (m)->state[t], (m)->state[s]))

gboolean np_stability_cancelled (NpEngineProgress progress, gpointer data, double fraction, GError **error);

G_END_DECLS
