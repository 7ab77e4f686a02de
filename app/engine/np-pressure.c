/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-pressure.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Names as in the engine note, section B2. Only the parties that take part are in here. */
typedef struct
{
  gsize n, n_dims;
  double *p;       /* [party][dim] positions now */
  double *next;    /* [party][dim] */
  double *salience, *capability;
  double *t;       /* [party] sum of saliences */
  double *norm;    /* [party] sum of squared saliences */
  double *distance;  /* [i][j] of the positions of i and j as i sees it */
  double *risk;
  double *view;      /* scratch [i][j] utility of j's position to i in the eyes of who is challenging */
  double *bargain_own, *bargain_other;  /* [initiator][dim] the two sides of its bargain */
  gint *target;    /* [initiator] */
  gint *source;
  double *u;       /* scratch [party][option] */
  double *pi;      /* scratch [option] */
} Space;

static double
distance_for (const Space *s, gsize i, const double *p, const double *q)
{
  double sum = 0.0;

  for (gsize k = 0; k < s->n_dims; k++)
    {
      double d = s->salience[i * s->n_dims + k] * (p[k] - q[k]);

      sum += d * d;
    }
  return sqrt (sum / s->norm[i]);
}

static double
utility (double distance, double risk)
{
  return distance <= 1.0 ? (1.0 - distance) * (1.0 + distance * risk) : (1.0 - distance) * (1.0 + risk);
}

/* Probability of each option when every pair of options is put to a vote with the capabilities as weights:
 * u is [party][option]. */
static void
condorcet_election (const Space *s, const double *u, gsize n_options, double *pi)
{
  double sum = 0.0;

  for (gsize a = 0; a < n_options; a++)
    pi[a] = 1.0;
  for (gsize a = 0; a < n_options; a++)
    for (gsize b = 0; b < a; b++)
      {
        double for_a = 1e-8, for_b = 1e-8;

        for (gsize k = 0; k < s->n; k++)
          {
            double vote = s->capability[k] * (u[k * n_options + a] - u[k * n_options + b]);

            if (vote > 0.0)
              for_a += vote;
            else
              for_b -= vote;
          }
        pi[a] *= for_a / (for_a + for_b);
        pi[b] *= for_b / (for_a + for_b);
      }
  for (gsize a = 0; a < n_options; a++)
    sum += pi[a];
  for (gsize a = 0; a < n_options; a++)
    pi[a] = sum > 0.0 ? pi[a] / sum : 1.0 / (double) n_options;
}

static void
estimate_risks (Space *s)
{
  gsize n = s->n;
  double low = G_MAXDOUBLE, high = 0.0;

  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      {
        s->distance[i * n + j] = distance_for (s, i, s->p + i * s->n_dims, s->p + j * s->n_dims);
        s->u[i * n + j] = 1.0 - s->distance[i * n + j];
      }
  condorcet_election (s, s->u, n, s->pi);
  for (gsize i = 0; i < n; i++)
    {
      low = MIN (low, s->pi[i]);
      high = MAX (high, s->pi[i]);
    }
  for (gsize i = 0; i < n; i++)
    s->risk[i] = high > low ? (3.0 * s->pi[i] - (high + 2.0 * low)) / (2.0 * (high - low)) : 0.0;
}

/* Utility of j's position to i in the eyes of h. */
static double
seen_utility (const Space *s, gsize h, gsize i, gsize j)
{
  return utility (s->distance[i * s->n + j], (2.0 * s->risk[h] + s->risk[i]) / 3.0);
}

/* What i expects to gain by challenging j in its own view; @p is its chance of winning. */
static double
challenge_gain (const Space *s, gsize i, gsize j, double *p)
{
  const double *view = s->view;
  gsize n = s->n;
  double ii = view[i * n + i], ij = view[i * n + j], jj = view[j * n + j], ji = view[j * n + i];
  double for_i = 1e-10 + MAX (0.0, s->t[i] * s->capability[i] * (ii - ij));
  double for_j = 1e-10 + MAX (0.0, s->t[j] * s->capability[j] * (jj - ji));
  double a0 = for_i, b0 = for_j;

  for (gsize k = 0; k < s->n; k++)
    {
      double w, v, pk, ki, kj, kk, vote;

      if (k == i || k == j)
        continue;
      w = s->t[k] * s->capability[k];
      ki = view[k * n + i];
      kj = view[k * n + j];
      kk = view[k * n + k];
      v = w * (ki - kj);
      pk = (a0 + MAX (v, 0.0)) / (a0 + MAX (v, 0.0) + b0 + MAX (-v, 0.0));
      vote = w * ((pk * (2.0 * ki + kk) + (1.0 - pk) * 3.0 * kj) - (pk * 3.0 * ki + (1.0 - pk) * (2.0 * kj + kk)));
      if (vote > 0.0)
        for_i += vote;
      else
        for_j -= vote;
    }
  *p = for_i / (for_i + for_j);
  return (1.0 - s->t[j]) * 2.0 * ii + s->t[j] * (*p * 2.0 * ii + (1.0 - *p) * 2.0 * ij) - (ii + ij);
}

static double
four_decimals (double x)
{
  return floor (x * 10000.0 + 0.5) / 10000.0;
}

static void
propose_bargain (Space *s, gsize i)
{
  double best = 1e-5, chance = 0.0;

  s->target[i] = -1;
  for (gsize k = 0; k < s->n; k++)
    for (gsize j = 0; j < s->n; j++)
      s->view[k * s->n + j] = seen_utility (s, i, k, j);
  for (gsize j = 0; j < s->n; j++)
    if (j != i)
      {
        double p, gain = challenge_gain (s, i, j, &p);

        if (gain > best)
          {
            best = gain;
            chance = p;
            s->target[i] = (gint) j;
          }
      }
  for (gsize k = 0, j = (gsize) s->target[i]; s->target[i] >= 0 && k < s->n_dims; k++)
    {
      double root_i = s->salience[i * s->n_dims + k] * chance;
      double root_j = s->salience[j * s->n_dims + k] * (1.0 - chance);
      double wi = root_i * root_i, wj = root_j * root_j, e = 1e-6;
      double pi = s->p[i * s->n_dims + k], pj = s->p[j * s->n_dims + k];

      s->bargain_own[i * s->n_dims + k] = four_decimals (((wi + e) * pi + wj * pj) / (wi + e + wj));
      s->bargain_other[i * s->n_dims + k] = four_decimals ((wi * pi + (wj + e) * pj) / (wi + wj + e));
    }
}

/* Mean over all positions of the utility to @a when the bargain of @initiator (-1: none) is carried out. */
static double
state_utility (const Space *s, gsize a, gint initiator)
{
  const double *own = s->p + a * s->n_dims;
  double sum = 0.0;

  for (gsize l = 0; l < s->n; l++)
    if (initiator >= 0 && (gint) l == initiator)
      sum += utility (distance_for (s, a, own, s->bargain_own + l * s->n_dims), s->risk[a]);
    else if (initiator >= 0 && (gint) l == s->target[initiator])
      sum += utility (distance_for (s, a, own, s->bargain_other + (gsize) initiator * s->n_dims), s->risk[a]);
    else
      sum += seen_utility (s, a, a, l);
  return sum / (double) s->n;
}

/* Party k takes its side of the most probable among the status quo, its own bargain and those put to it. */
static void
settle_party (Space *s, gsize k, const double *bargain_utility, gint *queue)
{
  gsize n_options = 0, best = 0;

  queue[n_options++] = -1;
  if (s->target[k] >= 0)
    queue[n_options++] = (gint) k;
  for (gsize i = 0; i < s->n; i++)
    if (i != k && s->target[i] == (gint) k)
      queue[n_options++] = (gint) i;

  for (gsize a = 0; a < s->n; a++)
    for (gsize o = 0; o < n_options; o++)
      s->u[a * n_options + o] = bargain_utility[a * (s->n + 1) + (gsize) (queue[o] + 1)];
  condorcet_election (s, s->u, n_options, s->pi);
  for (gsize o = 1; o < n_options; o++)
    if (s->pi[o] > s->pi[best])
      best = o;

  s->source[k] = queue[best];
  memcpy (s->next + k * s->n_dims,
          queue[best] < 0 ? s->p + k * s->n_dims
          : queue[best] == (gint) k ? s->bargain_own + k * s->n_dims
          : s->bargain_other + (gsize) queue[best] * s->n_dims,
          s->n_dims * sizeof (double));
}

/* One round; returns the sum over the parties of how far each went. */
static double
play_round (Space *s, double *bargain_utility, gint *queue)
{
  double moved = 0.0, *swap;

  estimate_risks (s);
  for (gsize i = 0; i < s->n; i++)
    propose_bargain (s, i);
  for (gsize a = 0; a < s->n; a++)
    for (gsize m = 0; m <= s->n; m++)
      if (m == 0 || s->target[m - 1] >= 0)
        bargain_utility[a * (s->n + 1) + m] = state_utility (s, a, (gint) m - 1);
  for (gsize k = 0; k < s->n; k++)
    settle_party (s, k, bargain_utility, queue);
  for (gsize i = 0; i < s->n; i++)
    {
      double sum = 0.0;

      for (gsize k = 0; k < s->n_dims; k++)
        {
          double d = s->next[i * s->n_dims + k] - s->p[i * s->n_dims + k];

          sum += d * d;
        }
      moved += sqrt (sum);
    }
  swap = s->p;
  s->p = s->next;
  s->next = swap;
  return moved;
}

static gboolean
check_value (double value, double high, const char *field, gsize party, GError **error)
{
  if (value >= 0.0 && value <= high)
    return TRUE;
  g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE, _("%s of party %u, %g, is not within 0 ... %g"), field,
               (guint) party + 1, value, high);
  return FALSE;
}

static gboolean
check_input (const NpPressureInput *input, gsize *n_active, double *scale, GError **error)
{
  *n_active = 0;
  *scale = 1.0;
  for (gsize i = 0; i < input->n_parties; i++)
    {
      double sum = 0.0;

      if (!check_value (input->capabilities[i], 1e100, _("capability"), i, error))
        return FALSE;
      for (gsize k = 0; k < input->n_issues; k++)
        {
          if (!check_value (input->positions[i * input->n_issues + k], 1.0, _("position"), i, error)
              || !check_value (input->saliences[i * input->n_issues + k], 1.0, _("salience"), i, error))
            return FALSE;
          sum += input->saliences[i * input->n_issues + k];
        }
      *scale = MAX (*scale, sum);
      *n_active += sum > 0.0;
    }
  if (*n_active > 0)
    return TRUE;
  g_set_error_literal (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_EMPTY, _("no rounds: no party has any salience"));
  return FALSE;
}

static void
space_init (Space *s, const NpPressureInput *input, gsize n_active, double scale, gsize *active)
{
  gsize dims = input->n_issues;

  s->n_dims = dims;
  s->p = g_new (double, n_active * dims);
  s->next = g_new (double, n_active * dims);
  s->salience = g_new (double, n_active * dims);
  s->bargain_own = g_new0 (double, n_active * dims);
  s->bargain_other = g_new0 (double, n_active * dims);
  s->capability = g_new (double, n_active);
  s->t = g_new (double, n_active);
  s->norm = g_new (double, n_active);
  s->risk = g_new (double, n_active);
  s->target = g_new (gint, n_active);
  s->source = g_new (gint, n_active);
  s->distance = g_new (double, n_active * n_active);
  s->view = g_new (double, n_active * n_active);
  s->u = g_new (double, n_active * (n_active + 1));
  s->pi = g_new (double, n_active + 1);
  s->n = 0;
  for (gsize i = 0; i < input->n_parties; i++)
    {
      double sum = 0.0, squares = 0.0;

      for (gsize k = 0; k < dims; k++)
        {
          double salience = input->saliences[i * dims + k] / scale;

          s->p[s->n * dims + k] = input->positions[i * dims + k];
          s->salience[s->n * dims + k] = salience;
          sum += salience;
          squares += salience * salience;
        }
      if (!(sum > 0.0))
        continue;
      s->capability[s->n] = input->capabilities[i];
      s->t[s->n] = MIN (sum, 1.0);
      s->norm[s->n] = squares;
      active[s->n++] = i;
      if (s->n == n_active)
        break;
    }
}

static void
space_clear (Space *s)
{
  double *arrays[] = { s->p, s->next, s->salience, s->bargain_own, s->bargain_other, s->capability, s->t, s->norm,
                       s->risk, s->distance, s->view, s->u, s->pi };

  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_free (arrays[i]);
  g_free (s->target);
  g_free (s->source);
}

NpPressureRounds *
np_pressure_rounds_new (const NpPressureInput *input, GError **error)
{
  NpPressureRounds *self;
  Space s;
  gsize n_active, cells = input->n_parties * input->n_issues;
  double scale, first = 0.0;
  g_autofree gsize *active = NULL;
  g_autofree double *bargain_utility = NULL;
  g_autofree gint *queue = NULL;

  if (!check_input (input, &n_active, &scale, error))
    return NULL;

  self = g_new0 (NpPressureRounds, 1);
  self->n_parties = input->n_parties;
  self->n_issues = input->n_issues;
  self->scale = scale;
  self->positions = g_new (double, (NP_PRESSURE_MAX_ROUNDS + 1) * cells);
  self->targets = g_new (gint, (NP_PRESSURE_MAX_ROUNDS + 1) * input->n_parties);
  self->sources = g_new (gint, (NP_PRESSURE_MAX_ROUNDS + 1) * input->n_parties);
  memcpy (self->positions, input->positions, cells * sizeof (double));

  active = g_new (gsize, n_active);
  bargain_utility = g_new (double, n_active * (n_active + 1));
  queue = g_new (gint, n_active + 1);
  space_init (&s, input, n_active, scale, active);
  for (gsize i = 0; i < input->n_parties; i++)
    self->targets[i] = self->sources[i] = -1;

  for (self->n_rounds = 1; self->n_rounds <= NP_PRESSURE_MAX_ROUNDS && !self->settled; self->n_rounds++)
    {
      double *positions = self->positions + self->n_rounds * cells;
      gint *targets = self->targets + self->n_rounds * input->n_parties;
      gint *sources = self->sources + self->n_rounds * input->n_parties;
      double moved = play_round (&s, bargain_utility, queue);

      memcpy (positions, positions - cells, cells * sizeof (double));
      for (gsize i = 0; i < input->n_parties; i++)
        targets[i] = sources[i] = -1;
      for (gsize k = 0; k < n_active; k++)
        {
          memcpy (positions + active[k] * input->n_issues, s.p + k * s.n_dims, s.n_dims * sizeof (double));
          targets[active[k]] = s.target[k] < 0 ? -1 : (gint) active[s.target[k]];
          sources[active[k]] = s.source[k] < 0 ? -1 : (gint) active[s.source[k]];
        }
      if (self->n_rounds == 1)
        first = moved;
      else
        self->settled = moved / (first + 1e-4) < 0.02;
    }
  space_clear (&s);
  return self;
}

void
np_pressure_rounds_free (NpPressureRounds *self)
{
  if (self == NULL)
    return;
  g_free (self->positions);
  g_free (self->targets);
  g_free (self->sources);
  g_free (self);
}
