/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "engine/np-engine-progress.h"

G_BEGIN_DECLS

/*
 * An escalation exercise: an incident happens, the victim decides whom to blame, whether to ask first, whether to
 * answer and how hard; its answer is the next incident. The ladder has rungs 0 (calm) ... L; reaching rung R* is
 * *conflict*. The chain of incidents is finite, so every probability below is computed exactly, without sampling.
 *
 * One turn, in the state "author i did something of rung r >= 1 to victim j":
 *   1. j names the true author with probability alpha_j, else its habitual suspect.
 *   2. With probability u (j, named) it asks the party it is about to blame; a wrong blame is then put right with
 *      probability c, and doubt about the severity shrinks: misjudgement (1 - q).
 *   3. If the party blamed is the third party, nobody can be answered: calm.
 *   4. With probability restraint_j (class of r): calm.
 *   5. It answers on rung round (rho (r + bias + misjudgement) + delta + execution), cut to 0 ... ceiling; both
 *      doubts are normal and integrated exactly. Rung 0 is calm. Else the next state is "author j, victim the
 *      party blamed, that rung".
 * On an open rung the author is known and nothing is misjudged.
 *
 * Sources: the model is ours; reciprocity in kind from 60 pairs of diplomatic expulsions since 2000, rounded (the
 * table that is shipped has the 27 usable ones); restraint from the share of cyber incidents answered within a year (Valeriano,
 * Jensen, Maness, "Cyber Strategy", Oxford 2018). Every default is data that the user sees and may change.
 */
#define NP_ESCALATION_MAX_PARTIES 8
#define NP_ESCALATION_MAX_TOP 31
#define NP_ESCALATION_MAX_TURNS 1000

/** NP_ESCALATION_THIRD: stands for the third party: unknown, nobody can talk to it or answer it */
#define NP_ESCALATION_THIRD NP_ESCALATION_MAX_PARTIES

/** NpEscalationClass: what restraint depends on */
typedef enum
{
  NP_ESCALATION_DIPLOMATIC,
  NP_ESCALATION_CYBER_LOW,
  NP_ESCALATION_CYBER_HIGH,
  NP_ESCALATION_MILITARY,
} NpEscalationClass;

#define NP_ESCALATION_N_CLASSES 4

/**
 * NpEscalationRung:
 * @kind: its class
 * @open: an act whose author and severity everybody sees
 */
typedef struct
{
  NpEscalationClass kind;
  gboolean open;
} NpEscalationRung;

/**
 * NpEscalationParty:
 * @rho: reciprocity, 0 ... 3; 1 = answers in kind
 * @delta: offset in rungs, -3 ... 3; below 0 = a de-escalating doctrine
 * @sd: execution: sd of the answer in rungs, 0 ... 5
 * @restraint: probability of not answering, 0 ... 1, by #NpEscalationClass
 * @alpha: attribution skill, 0 ... 1: probability of naming the true author
 * @misjudgement: sd of the severity of a hidden incident as judged, in rungs, 0 ... 5
 * @bias: how many rungs graver than it was an incident is taken to be, -5 ... 5
 * @ceiling: the highest rung it will use, 0 ... L
 * @suspect: whom it blames when wrong: another party or %NP_ESCALATION_THIRD
 */
typedef struct
{
  double rho, delta, sd;
  double restraint[NP_ESCALATION_N_CLASSES];
  double alpha, misjudgement, bias;
  guint ceiling;
  guint suspect;
} NpEscalationParty;

/**
 * NpEscalationChannel:
 * @u: probability that the victim asks before it answers, 0 ... 1
 * @c: probability that asking puts a wrong blame right, 0 ... 1
 * @q: the part of the misjudgement that asking takes away, 0 ... 1
 */
typedef struct
{
  double u, c, q;
} NpEscalationChannel;

/**
 * NpEscalation:
 * @n_parties: 2 ... 8
 * @top: L, the highest rung, 1 ... 31
 * @rung: rungs 1 ... L (number 0 is calm)
 * @party: doctrines
 * @channel: [victim][party blamed]
 * @author: who did the first thing; may be %NP_ESCALATION_THIRD
 * @victim: to whom
 * @first: on which rung, 1 ... L
 * @horizon: T, turns, 1 ... 1000
 * @threshold: R*, the first rung that is conflict, 1 ... L
 *
 * Plain data; copy it to change something.
 */
typedef struct
{
  guint n_parties;
  guint top;
  NpEscalationRung rung[NP_ESCALATION_MAX_TOP + 1];
  NpEscalationParty party[NP_ESCALATION_MAX_PARTIES];
  NpEscalationChannel channel[NP_ESCALATION_MAX_PARTIES][NP_ESCALATION_MAX_PARTIES];
  guint author, victim, first;
  guint horizon, threshold;
} NpEscalation;

/**
 * np_escalation_check:
 * @exercise: an exercise
 * @error: %NP_ENGINE_ERROR_RANGE or SIZE, naming the field and the party
 *
 * The door: everything below asserts what this has checked.
 */
gboolean np_escalation_check (const NpEscalation *exercise, GError **error);

/**
 * NpEscalationResult:
 * @conflict: probability that rung R* is reached within T turns
 * @calm: ... that the chain ends before
 * @open: ... that it still goes on after T turns; the three add up to 1
 * @exchanges: expected number of answers given, the last one included
 * @wrong_party: probability that some answer hit a party that was not the author
 * @peak: [k] probability that the highest rung is k; adds up to 1
 */
typedef struct
{
  double conflict, calm, open;
  double exchanges;
  double wrong_party;
  double peak[NP_ESCALATION_MAX_TOP + 1];
} NpEscalationResult;

#define NP_ESCALATION_N_QUANTILES 5

/**
 * NpEscalationTurn:
 * @calm: share of the cases that are calm after this turn
 * @open: ... still going on
 * @conflict: ... that have reached conflict; the three add up to 1
 * @answered: share of the cases in which somebody answered in this turn
 * @wrong: ... and hit a party that was not the author
 * @quantile: 5, 25, 50, 75, 95 % quantiles of the rung among the cases that are not calm (conflict counts as the
 *   rung that ended it); rung r covers r - 1/2 ... r + 1/2 evenly; NaN when all are calm
 */
typedef struct
{
  double calm, open, conflict;
  double answered, wrong;
  double quantile[NP_ESCALATION_N_QUANTILES];
} NpEscalationTurn;

/**
 * np_escalation_solve:
 * @exercise: checked by np_escalation_check()
 * @result: (out caller-allocates): figures for the whole exercise
 * @turns: (out caller-allocates) (array) (nullable): @horizon + 1 rows, the first is the incident itself
 *
 * Exact forward iteration over T turns. P (peak >= k) for k <= R* is the probability that a chain with rungs >= k
 * absorbing is absorbed; above R* it is what the chain of the exercise absorbs there.
 */
void np_escalation_solve (const NpEscalation *exercise, NpEscalationResult *result, NpEscalationTurn *turns);

/**
 * np_escalation_conflict:
 * @exercise: checked by np_escalation_check()
 *
 * Returns: only the probability of conflict, a tenth of the work
 */
double np_escalation_conflict (const NpEscalation *exercise);

/**
 * NpEscalationAnswer:
 * @none: probability that nobody is answered; the three reasons below add up to it
 * @unknown: because the third party is blamed
 * @restrained: because the victim holds back
 * @settled: because the answer comes out as rung 0
 * @against: [party][rung] probability of an answer against that party on that rung; with @none adds up to 1
 */
typedef struct
{
  double none, unknown, restrained, settled;
  double against[NP_ESCALATION_MAX_PARTIES][NP_ESCALATION_MAX_TOP + 1];
} NpEscalationAnswer;

/**
 * np_escalation_predict:
 * @exercise: checked by np_escalation_check(); its first incident does not matter
 * @author: who did it; may be %NP_ESCALATION_THIRD
 * @victim: to whom; not @author
 * @rung: 1 ... L
 * @answer: (out caller-allocates): what the victim may do next
 *
 * One turn, for play at the table: shown before the move is entered. The risk after a move is np_escalation_solve()
 * of a copy whose first incident is that move and whose horizon is the turns that are left.
 */
void np_escalation_predict (const NpEscalation *exercise, guint author, guint victim, guint rung,
                            NpEscalationAnswer *answer);

/**
 * NpEscalationStep:
 * @party: whose turn it was: the victim of what came before
 * @blamed: whom it blamed in the end
 * @asked: it asked first
 * @corrected: and that put a wrong blame right
 * @rung: its answer; 0 = none
 */
typedef struct
{
  guint party;
  guint blamed;
  gboolean asked;
  gboolean corrected;
  guint rung;
} NpEscalationStep;

/**
 * np_escalation_trace:
 * @exercise: checked by np_escalation_check()
 * @seed: seed of the random numbers, shown beside the trace
 * @trace: number of the trace under that seed
 * @steps: (out caller-allocates) (array): room for @horizon steps
 *
 * One way the exercise may go, for a demonstration; never for a figure. Same arguments, same trace.
 *
 * Returns: the number of steps; the last one is calm, conflict, or the end of time
 */
guint np_escalation_trace (const NpEscalation *exercise, guint64 seed, guint64 trace, NpEscalationStep *steps);

G_END_DECLS
