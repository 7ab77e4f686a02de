/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-escalation.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/np-normal.h"
#include "base/np-philox.h"
#include "engine/np-engine-error.h"

#define N_RUNGS (NP_ESCALATION_MAX_TOP + 1)
#define N_AUTHORS (NP_ESCALATION_MAX_PARTIES + 1)

static const double quantiles[NP_ESCALATION_N_QUANTILES] = { 0.05, 0.25, 0.50, 0.75, 0.95 };

/* Written so that NaN fails, too. */
static gboolean
check_range (double value, double low, double high, const char *field, guint party, GError **error)
{
  if (value >= low && value <= high)
    return TRUE;
  /* Translators: a quality of a party, and the number of the party. */
  g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE, _("%s of party %u must be between %g and %g"), field,
               party + 1, low, high);
  return FALSE;
}

static gboolean
check_party (const NpEscalation *x, guint i, GError **error)
{
  const NpEscalationParty *p = &x->party[i];

  for (guint k = 0; k < NP_ESCALATION_N_CLASSES; k++)
    if (!check_range (p->restraint[k], 0, 1, _("restraint"), i, error))
      return FALSE;
  for (guint k = 0; k < x->n_parties; k++)
    if (k != i && (!check_range (x->channel[i][k].u, 0, 1, _("consultation"), i, error)
                   || !check_range (x->channel[i][k].c, 0, 1, _("clarification"), i, error)
                   || !check_range (x->channel[i][k].q, 0, 1, _("calming"), i, error)))
      return FALSE;
  if (p->suspect == i || (p->suspect >= x->n_parties && p->suspect != NP_ESCALATION_THIRD))
    {
      g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE,
                   _("habitual suspect of party %u must be another party or the third party"), i + 1);
      return FALSE;
    }
  return check_range (p->rho, 0, 3, _("reciprocity"), i, error) && check_range (p->delta, -3, 3, _("offset"), i, error)
         && check_range (p->sd, 0, 5, _("execution sd"), i, error)
         && check_range (p->alpha, 0, 1, _("attribution skill"), i, error)
         && check_range (p->misjudgement, 0, 5, _("misjudgement sd"), i, error)
         && check_range (p->bias, -5, 5, _("bias"), i, error)
         && check_range (p->ceiling, 0, x->top, _("ceiling"), i, error);
}

gboolean
np_escalation_check (const NpEscalation *exercise, GError **error)
{
  const NpEscalation *x = exercise;

  if (x->n_parties < 2 || x->n_parties > NP_ESCALATION_MAX_PARTIES || x->top < 1 || x->top > NP_ESCALATION_MAX_TOP
      || x->horizon < 1 || x->horizon > NP_ESCALATION_MAX_TURNS)
    {
      g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_SIZE,
                   _("an exercise has 2 to %d parties, 1 to %d rungs and 1 to %d turns"), NP_ESCALATION_MAX_PARTIES,
                   NP_ESCALATION_MAX_TOP, NP_ESCALATION_MAX_TURNS);
      return FALSE;
    }
  if (x->threshold < 1 || x->threshold > x->top || x->first < 1 || x->first > x->top)
    {
      g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE,
                   _("the %s must be a rung from 1 to %u"), x->threshold < 1 || x->threshold > x->top
                   ? _("threshold of conflict") : _("first incident"), x->top);
      return FALSE;
    }
  if (x->victim >= x->n_parties || x->author == x->victim
      || (x->author >= x->n_parties && x->author != NP_ESCALATION_THIRD))
    {
      g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE,
                   _("the first incident needs a victim among the parties and another author"));
      return FALSE;
    }
  for (guint k = 1; k <= x->top; k++)
    if (x->rung[k].kind >= NP_ESCALATION_N_CLASSES)
      {
        g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE, _("rung %u has no class"), k);
        return FALSE;
      }
  for (guint i = 0; i < x->n_parties; i++)
    if (!check_party (x, i, error))
      return FALSE;
  return TRUE;
}

/* P (answer k) for k = 0 ... L with the misjudgement sd that is left. */
static void
answer_rungs (const NpEscalation *x, guint j, guint r, double misjudgement, double *p)
{
  const NpEscalationParty *party = &x->party[j];
  double mean = party->rho * (r + party->bias) + party->delta;
  double sd = hypot (party->rho * misjudgement, party->sd);

  memset (p, 0, (x->top + 1) * sizeof *p);
  if (sd == 0)
    {
      double k = floor (mean + 0.5);

      p[k < 0 ? 0 : k > party->ceiling ? party->ceiling : (guint) k] = 1;
      return;
    }
  for (guint k = 0; k <= party->ceiling; k++)
    p[k] = np_normal_mass (k == 0 ? -INFINITY : (k - 0.5 - mean) / sd,
                           k == party->ceiling ? INFINITY : (k + 0.5 - mean) / sd);
}

/* How a blame comes about: [0] rightly, [1] the suspect wrongly; each without asking, after asking the true author,
   after asking the suspect. The six add up to 1. */
typedef struct
{
  guint blamed[2];
  double plain[2], asked[2], corrected;
  double misjudgement, after_true, after_suspect;
} Blame;

static void
find_blame (const NpEscalation *x, guint i, guint j, guint r, Blame *b)
{
  const NpEscalationParty *party = &x->party[j];
  gboolean open = x->rung[r].open;
  double alpha = open || party->suspect == i ? 1 : party->alpha;
  NpEscalationChannel none = { 0, 0, 0 };
  NpEscalationChannel to_true = i == NP_ESCALATION_THIRD ? none : x->channel[j][i];
  NpEscalationChannel to_suspect = party->suspect == NP_ESCALATION_THIRD ? none : x->channel[j][party->suspect];

  b->blamed[0] = i;
  b->blamed[1] = party->suspect;
  b->plain[0] = alpha * (1 - to_true.u);
  b->asked[0] = alpha * to_true.u;
  b->plain[1] = (1 - alpha) * (1 - to_suspect.u);
  b->asked[1] = (1 - alpha) * to_suspect.u * (1 - to_suspect.c);
  b->corrected = (1 - alpha) * to_suspect.u * to_suspect.c;
  b->misjudgement = open ? 0 : party->misjudgement;
  b->after_true = b->misjudgement * (1 - to_true.q);
  b->after_suspect = b->misjudgement * (1 - to_suspect.q);
}

static void
add_scaled (double *to, const double *from, double factor, guint n)
{
  for (guint k = 0; k < n; k++)
    to[k] += factor * from[k];
}

/* row[w][k]: probability that j answers on rung k against the true author (w = 0) or its suspect (w = 1), k = 0
   meaning that the answer settles it. Blaming the third party leaves the row empty. */
static void
find_rows (const NpEscalation *x, guint i, guint j, guint r, double row[2][N_RUNGS], Blame *b)
{
  double p[N_RUNGS], answers = 1 - x->party[j].restraint[x->rung[r].kind];
  guint n = x->top + 1;
  gboolean known, wrong;

  find_blame (x, i, j, r, b);
  known = b->blamed[0] != NP_ESCALATION_THIRD;
  wrong = b->blamed[1] != NP_ESCALATION_THIRD;
  memset (row[0], 0, n * sizeof (double));
  memset (row[1], 0, n * sizeof (double));
  if ((known && b->plain[0] > 0) || (wrong && b->plain[1] > 0))
    {
      answer_rungs (x, j, r, b->misjudgement, p);
      add_scaled (row[0], p, known ? b->plain[0] * answers : 0, n);
      add_scaled (row[1], p, wrong ? b->plain[1] * answers : 0, n);
    }
  if (known && b->asked[0] > 0)
    {
      answer_rungs (x, j, r, b->after_true, p);
      add_scaled (row[0], p, b->asked[0] * answers, n);
    }
  if (b->corrected > 0 || b->asked[1] > 0)
    {
      answer_rungs (x, j, r, b->after_suspect, p);
      add_scaled (row[0], p, known ? b->corrected * answers : 0, n);
      add_scaled (row[1], p, wrong ? b->asked[1] * answers : 0, n);
    }
}

/* All rows, filled when first needed: most pairs of parties never meet. */
typedef struct
{
  const NpEscalation *x;
  gsize stride;        /* rungs, L + 1 */
  guint8 *filled;      /* [author][victim][rung] */
  double *rows;        /* [author][victim][rung][2][rung] */
  double *now, *next;  /* [hit a wrong party][author][victim][rung] */
} Chain;

static void
chain_init (Chain *c, const NpEscalation *x)
{
  gsize states;

  c->x = x;
  c->stride = x->top + 1;
  states = N_AUTHORS * NP_ESCALATION_MAX_PARTIES * c->stride;
  c->filled = g_new0 (guint8, states);
  c->rows = g_new (double, states * 2 * c->stride);
  c->now = g_new (double, 2 * states);
  c->next = g_new (double, 2 * states);
}

static void
chain_clear (Chain *c)
{
  g_free (c->filled);
  g_free (c->rows);
  g_free (c->now);
  g_free (c->next);
}

static gsize
chain_state (const Chain *c, guint wrong, guint author, guint victim)
{
  return ((wrong * N_AUTHORS + author) * NP_ESCALATION_MAX_PARTIES + victim) * c->stride;
}

static const double *
chain_rows (Chain *c, guint author, guint victim, guint rung)
{
  gsize state = chain_state (c, 0, author, victim) + rung;
  double *rows = c->rows + state * 2 * c->stride;

  if (!c->filled[state])
    {
      double row[2][N_RUNGS];
      Blame b;

      find_rows (c->x, author, victim, rung, row, &b);
      memcpy (rows, row[0], c->stride * sizeof (double));
      memcpy (rows + c->stride, row[1], c->stride * sizeof (double));
      c->filled[state] = TRUE;
    }
  return rows;
}

/* What one turn adds. */
typedef struct
{
  double answered, wrong, first_wrong;
  double absorbed[N_RUNGS];
} Flow;

/* Moves the weights one turn on; what arrives at rung @threshold or above leaves the chain. Returns what stays. */
static double
chain_step (Chain *c, guint threshold, Flow *flow)
{
  const NpEscalation *x = c->x;
  guint top = x->top;
  double open = 0;

  memset (flow, 0, sizeof *flow);
  memset (c->next, 0, 2 * N_AUTHORS * NP_ESCALATION_MAX_PARTIES * c->stride * sizeof (double));
  for (guint w = 0; w < 2; w++)
    for (guint a = 0; a < N_AUTHORS; a++)
      for (guint v = 0; v < x->n_parties; v++)
        for (guint r = 1; r < threshold; r++)
          {
            double weight = c->now[chain_state (c, w, a, v) + r];
            const double *rows;

            if (weight == 0)
              continue;
            rows = chain_rows (c, a, v, r);
            for (guint blame = 0; blame < 2; blame++)
              {
                const double *row = rows + blame * c->stride;
                guint target = blame == 0 ? a : x->party[v].suspect;
                double *to, sum = 0;

                if (target == NP_ESCALATION_THIRD)
                  continue;
                to = c->next + chain_state (c, w | blame, v, target);
                for (guint k = 1; k < threshold; k++)
                  {
                    to[k] += weight * row[k];
                    sum += row[k];
                  }
                open += weight * sum;
                for (guint k = threshold; k <= top; k++)
                  {
                    flow->absorbed[k] += weight * row[k];
                    sum += row[k];
                  }
                flow->answered += weight * sum;
                flow->wrong += blame == 1 ? weight * sum : 0;
                flow->first_wrong += blame == 1 && w == 0 ? weight * sum : 0;
              }
          }
  {
    double *swap = c->now;

    c->now = c->next;
    c->next = swap;
  }
  return open;
}

static void
chain_start (Chain *c)
{
  memset (c->now, 0, 2 * N_AUTHORS * NP_ESCALATION_MAX_PARTIES * c->stride * sizeof (double));
  c->now[chain_state (c, 0, c->x->author, c->x->victim) + c->x->first] = 1;
}

/* Probability that rung @threshold or above is reached. */
static double
chain_reach (Chain *c, guint threshold)
{
  double reached = 0;

  if (c->x->first >= threshold)
    return 1;
  chain_start (c);
  for (guint t = 0; t < c->x->horizon; t++)
    {
      Flow flow;
      double open = chain_step (c, threshold, &flow);

      for (guint k = threshold; k <= c->x->top; k++)
        reached += flow.absorbed[k];
      if (open == 0)
        break;
    }
  return reached;
}

static void
find_quantiles (const Chain *c, const double *absorbed, double *quantile)
{
  double mass[N_RUNGS], total = 0, below = 0;
  guint r = 0;

  memcpy (mass, absorbed, sizeof mass);
  for (guint w = 0; w < 2; w++)
    for (guint a = 0; a < N_AUTHORS; a++)
      for (guint v = 0; v < c->x->n_parties; v++)
        add_scaled (mass, c->now + chain_state (c, w, a, v), 1, c->x->threshold);
  for (guint k = 1; k <= c->x->top; k++)
    total += mass[k];
  for (guint q = 0; q < NP_ESCALATION_N_QUANTILES; q++)
    {
      double wanted = quantiles[q] * total;

      while (r < c->x->top && (mass[r] == 0 || below + mass[r] < wanted))
        below += mass[r++];
      quantile[q] = total > 0 && mass[r] > 0 ? r - 0.5 + (wanted - below) / mass[r] : total > 0 ? r + 0.5 : NAN;
    }
}

void
np_escalation_solve (const NpEscalation *exercise, NpEscalationResult *result, NpEscalationTurn *turns)
{
  const NpEscalation *x = exercise;
  double absorbed[N_RUNGS] = { 0 }, reach[N_RUNGS + 1];
  Chain c;

  memset (result, 0, sizeof *result);
  chain_init (&c, x);
  chain_start (&c);
  result->open = 1;
  if (x->first >= x->threshold)
    {
      c.now[chain_state (&c, 0, x->author, x->victim) + x->first] = 0;
      absorbed[x->first] = result->conflict = 1;
      result->open = 0;
    }
  for (guint t = 0; t <= x->horizon; t++)
    {
      Flow flow = { 0 };

      if (t > 0)
        result->open = chain_step (&c, x->threshold, &flow);
      for (guint k = x->threshold; k <= x->top; k++)
        {
          absorbed[k] += flow.absorbed[k];
          result->conflict += flow.absorbed[k];
        }
      result->exchanges += flow.answered;
      result->wrong_party += flow.first_wrong;
      result->calm = MAX (0, 1 - result->conflict - result->open);
      if (turns != NULL)
        {
          turns[t] = (NpEscalationTurn) { result->calm, result->open, result->conflict, flow.answered, flow.wrong,
                                          { 0 } };
          find_quantiles (&c, absorbed, turns[t].quantile);
        }
    }
  /* P (peak >= k), then differences. */
  for (guint k = 0; k < x->threshold; k++)
    reach[k] = chain_reach (&c, k);
  reach[x->threshold] = result->conflict;
  for (guint k = 0; k < x->threshold; k++)
    result->peak[k] = reach[k] - reach[k + 1];
  for (guint k = x->threshold; k <= x->top; k++)
    result->peak[k] = absorbed[k];
  chain_clear (&c);
}

double
np_escalation_conflict (const NpEscalation *exercise)
{
  double conflict;
  Chain c;

  chain_init (&c, exercise);
  conflict = chain_reach (&c, exercise->threshold);
  chain_clear (&c);
  return conflict;
}

void
np_escalation_predict (const NpEscalation *exercise, guint author, guint victim, guint rung,
                       NpEscalationAnswer *answer)
{
  const NpEscalation *x = exercise;
  double row[2][N_RUNGS], restraint = x->party[victim].restraint[x->rung[rung].kind];
  Blame b;

  memset (answer, 0, sizeof *answer);
  find_rows (x, author, victim, rung, row, &b);
  answer->unknown = (b.blamed[0] == NP_ESCALATION_THIRD ? b.plain[0] + b.asked[0] + b.corrected : 0)
                    + (b.blamed[1] == NP_ESCALATION_THIRD ? b.plain[1] + b.asked[1] : 0);
  answer->restrained = (1 - answer->unknown) * restraint;
  for (guint w = 0; w < 2; w++)
    {
      answer->settled += row[w][0];
      for (guint k = 1; k <= x->top && b.blamed[w] != NP_ESCALATION_THIRD; k++)
        answer->against[b.blamed[w]][k] += row[w][k];
    }
  answer->none = answer->unknown + answer->restrained + answer->settled;
}

guint
np_escalation_trace (const NpEscalation *exercise, guint64 seed, guint64 trace, NpEscalationStep *steps)
{
  const NpEscalation *x = exercise;
  guint author = x->author, victim = x->victim, rung = x->first, n = 0;
  NpPhilox random;

  np_philox_init (&random, seed, trace);
  while (n < x->horizon && rung > 0 && rung < x->threshold)
    {
      NpEscalationStep *step = &steps[n++];
      NpEscalationChannel channel = { 0, 0, 0 };
      double p[N_RUNGS], doubt = x->rung[rung].open ? 0 : x->party[victim].misjudgement, left;
      /* Always the same five numbers a turn, so that a change of one parameter leaves the rest of a trace alone. */
      double chance[5];

      for (guint k = 0; k < 5; k++)
        chance[k] = np_philox_uniform (&random);
      *step = (NpEscalationStep) { victim, author, FALSE, FALSE, 0 };
      if (!x->rung[rung].open && chance[0] >= x->party[victim].alpha)
        step->blamed = x->party[victim].suspect;
      if (step->blamed != NP_ESCALATION_THIRD)
        channel = x->channel[victim][step->blamed];
      step->asked = chance[1] < channel.u;
      if (step->asked)
        {
          doubt *= 1 - channel.q;
          step->corrected = step->blamed != author && chance[2] < channel.c;
          if (step->corrected)
            step->blamed = author;
        }
      if (step->blamed == NP_ESCALATION_THIRD || chance[3] < x->party[victim].restraint[x->rung[rung].kind])
        break;
      answer_rungs (x, victim, rung, doubt, p);
      left = chance[4];
      while (step->rung < x->party[victim].ceiling && left >= p[step->rung])
        left -= p[step->rung++];
      author = victim;
      victim = step->blamed;
      rung = step->rung;
    }
  return n;
}
