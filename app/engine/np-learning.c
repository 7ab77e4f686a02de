/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-learning.h"

#include <math.h>
#include <string.h>

#include "base/np-normal.h"

#define MAX_SWEEPS 200
#define TOLERANCE 1e-10
#define LOCAL 128

/* One text: the border of the precision matrix. `cross` is allocated with the first reaction. */
typedef struct
{
  double precision;          /* D: 1 / prior variance + sum of tau */
  double natural;            /* h: sum of nu */
  double *cross;             /* C: sum of tau * x, n values */
} Text;

struct _NpBelief
{
  guint n;
  guint n_texts;
  double text_variance;
  double *prior_mean;
  double *prior_variance;
  double *mean;              /* n */
  double *covariance;        /* n x n */
  Text *texts;
  double *u;                 /* scratch of a visit, n: x - C / D */
  double *w;                 /* scratch of a visit, n: V u */
};

NpBelief *
np_belief_new (guint n, const double *mean, const double *variance, guint n_texts, double text_variance)
{
  NpBelief *self = g_new0 (NpBelief, 1);

  g_assert (text_variance >= 0.0);
  self->n = n;
  self->n_texts = text_variance > 0.0 ? n_texts : 0;
  self->text_variance = text_variance;
  self->prior_mean = g_memdup2 (mean, n * sizeof (double));
  self->prior_variance = g_memdup2 (variance, n * sizeof (double));
  self->mean = g_memdup2 (mean, n * sizeof (double));
  self->covariance = g_new0 (double, (gsize) n * n);
  for (guint j = 0; j < n; j++)
    {
      g_assert (isfinite (mean[j]) && variance[j] >= 0.0);
      self->covariance[(gsize) j * n + j] = variance[j];
    }
  self->texts = g_new0 (Text, self->n_texts);
  for (guint t = 0; t < self->n_texts; t++)
    self->texts[t].precision = 1.0 / text_variance;
  self->u = g_new (double, n);
  self->w = g_new (double, n);
  return self;
}

NpBelief *
np_belief_copy (const NpBelief *self)
{
  NpBelief *copy = np_belief_new (self->n, self->prior_mean, self->prior_variance, self->n_texts, self->text_variance);

  memcpy (copy->mean, self->mean, self->n * sizeof (double));
  memcpy (copy->covariance, self->covariance, (gsize) self->n * self->n * sizeof (double));
  for (guint t = 0; t < self->n_texts; t++)
    {
      copy->texts[t] = self->texts[t];
      copy->texts[t].cross = g_memdup2 (self->texts[t].cross, self->n * sizeof (double));
    }
  return copy;
}

void
np_belief_free (NpBelief *self)
{
  for (guint t = 0; t < self->n_texts; t++)
    g_free (self->texts[t].cross);
  g_free (self->texts);
  g_free (self->prior_mean);
  g_free (self->prior_variance);
  g_free (self->mean);
  g_free (self->covariance);
  g_free (self->u);
  g_free (self->w);
  g_free (self);
}

const double *
np_belief_get_means (const NpBelief *self)
{
  return self->mean;
}

const double *
np_belief_get_covariance (const NpBelief *self)
{
  return self->covariance;
}

static Text *
get_text (const NpBelief *self, guint text)
{
  return text < self->n_texts ? &self->texts[text] : NULL;
}

double
np_belief_get_text_mean (const NpBelief *self, guint text)
{
  const Text *t = get_text (self, text);
  double sum;

  if (t == NULL || t->cross == NULL)
    return 0.0;
  sum = t->natural;
  for (guint j = 0; j < self->n; j++)
    sum -= t->cross[j] * self->mean[j];
  return sum / t->precision;
}

double
np_belief_get_text_variance (const NpBelief *self, guint text)
{
  const Text *t = get_text (self, text);
  double sum = 0.0;

  if (t == NULL)
    return 0.0;
  for (guint j = 0; t->cross != NULL && j < self->n; j++)
    for (guint k = 0; k < self->n; k++)
      sum += t->cross[j] * t->cross[k] * self->covariance[(gsize) j * self->n + k];
  return (1.0 + sum / t->precision) / t->precision;
}

/* With u = x - C/D (a text's effect integrated out, given the shared ones): x'Vx = u' V u + 1/D, x.m = u.m + h/D,
 * and the shared part of Vx is w = V u. */
static void
project (const NpBelief *self, const double *x, const Text *t, double *u, double *w, double *mu, double *variance)
{
  guint n = self->n;
  double m = 0.0, s2 = 0.0;

  for (guint j = 0; j < n; j++)
    u[j] = t != NULL && t->cross != NULL ? x[j] - t->cross[j] / t->precision : x[j];
  memset (w, 0, n * sizeof (double));
  for (guint j = 0; j < n; j++)
    {
      const double *row = self->covariance + (gsize) j * n;

      if (u[j] == 0.0)
        continue;
      for (guint i = 0; i < n; i++)
        w[i] += row[i] * u[j];
    }
  for (guint j = 0; j < n; j++)
    {
      m += u[j] * self->mean[j];
      s2 += u[j] * w[j];
    }
  if (t != NULL)
    {
      m += t->natural / t->precision;
      s2 += 1.0 / t->precision;
    }
  *mu = m;
  *variance = MAX (s2, 0.0);
}

void
np_belief_predict (const NpBelief *self, const double *x, guint text, double *mu, double *variance)
{
  double local[2 * LOCAL];
  double *scratch = self->n <= LOCAL ? local : g_new (double, 2 * (gsize) self->n);

  /* Scratch of its own: any number of threads may ask one belief. */
  project (self, x, get_text (self, text), scratch, scratch + self->n, mu, variance);
  if (scratch != local)
    g_free (scratch);
}

void
np_belief_predict_texts (const NpBelief *self, const double *x, const guint *texts, gsize n_texts, double *mu,
                         double *variance)
{
  g_autofree double *u = g_memdup2 (x, self->n * sizeof (double));
  g_autofree double *w = g_new (double, self->n);
  double natural = 0.0, own = 0.0;

  for (gsize i = 0; i < n_texts; i++)
    {
      const Text *t = get_text (self, texts[i]);

      if (t == NULL)
        continue;
      for (guint j = 0; t->cross != NULL && j < self->n; j++)
        u[j] -= t->cross[j] / t->precision;
      natural += t->natural / t->precision;
      own += 1.0 / t->precision;
    }
  project (self, u, NULL, u, w, mu, variance);
  *mu += natural;
  *variance += own;
}

/* One visit of a site; returns the larger move of its two natural parameters. */
static double
visit (NpBelief *self, const NpReactionScale *scale, const NpObservation *o, double *tau, double *nu)
{
  const NpReactionScale *own = o->scale != NULL ? o->scale : scale;
  Text *t = get_text (self, o->text);
  double s2, mu, vc, mc, spread, a, b, alpha, gamma, d_tau, d_nu, gain;
  NpNormalWindow window;

  g_assert (o->category < own->n && o->reliability > 0.0);
  project (self, o->x, t, self->u, self->w, &mu, &s2);
  if (s2 <= 0.0)
    return 0.0;
  vc = 1.0 / (1.0 / s2 - *tau);
  if (!(vc > 0.0))
    return 0.0;
  mc = vc * (mu / s2 - *nu);
  spread = sqrt (1.0 / o->reliability + vc);
  a = o->category > 0 ? (own->cuts[o->category - 1] - mc) / spread : -INFINITY;
  b = o->category + 1 < own->n ? (own->cuts[o->category] - mc) / spread : INFINITY;
  np_normal_window (a, b, &window);
  alpha = (window.at_a - window.at_b) / spread;
  gamma = alpha * alpha
          - ((isinf (a) ? 0.0 : a * window.at_a) - (isinf (b) ? 0.0 : b * window.at_b)) / (spread * spread);
  /* tau' = gamma / (1 - vc gamma) and nu' = (alpha + mc gamma) / (1 - vc gamma): mt/vt - mc/vc without the difference
   * of two large numbers. The likelihood is log-concave, so 0 <= vc gamma < 1. */
  gamma = CLAMP (gamma, 0.0, (1.0 - 1e-12) / vc);
  d_tau = gamma / (1.0 - vc * gamma) - *tau;
  d_nu = (alpha + mc * gamma) / (1.0 - vc * gamma) - *nu;
  *tau += d_tau;
  *nu += d_nu;

  gain = 1.0 / (1.0 + d_tau * s2);
  for (guint j = 0; j < self->n; j++)
    self->mean[j] += self->w[j] * gain * (d_nu - d_tau * mu);
  for (guint j = 0; j < self->n; j++)
    {
      double *row = self->covariance + (gsize) j * self->n;
      double scaled = d_tau * gain * self->w[j];

      if (scaled == 0.0)
        continue;
      for (guint i = 0; i < self->n; i++)
        row[i] -= scaled * self->w[i];
    }
  if (t != NULL)
    {
      if (t->cross == NULL)
        t->cross = g_new0 (double, self->n);
      for (guint j = 0; j < self->n; j++)
        t->cross[j] += d_tau * o->x[j];
      t->precision += d_tau;
      t->natural += d_nu;
    }
  return MAX (fabs (d_tau), fabs (d_nu));
}

void
np_belief_learn (NpBelief *self, const NpReactionScale *scale, const NpObservation *observation)
{
  double tau = 0.0, nu = 0.0;

  visit (self, scale, observation, &tau, &nu);
}

/* In place: the lower triangle of `m` becomes L with m = L L'. */
static void
cholesky (double *m, guint n)
{
  for (guint j = 0; j < n; j++)
    for (guint i = j; i < n; i++)
      {
        double sum = m[(gsize) i * n + j];

        for (guint k = 0; k < j; k++)
          sum -= m[(gsize) i * n + k] * m[(gsize) j * n + k];
        if (i == j)
          m[(gsize) j * n + j] = sqrt (sum);
        else
          m[(gsize) i * n + j] = sum / m[(gsize) j * n + j];
      }
}

static void
solve (const double *l, guint n, double *b)
{
  for (guint i = 0; i < n; i++)
    {
      for (guint k = 0; k < i; k++)
        b[i] -= l[(gsize) i * n + k] * b[k];
      b[i] /= l[(gsize) i * n + i];
    }
  for (guint i = n; i-- > 0;)
    {
      for (guint k = i + 1; k < n; k++)
        b[i] -= l[(gsize) k * n + i] * b[k];
      b[i] /= l[(gsize) i * n + i];
    }
}

/* Mean and covariance from prior and sites. With prior sds s, V = s (I + s G s)^-1 s and
 * m = m0 + V (g - G m0), where G, g are the sites with the texts integrated out. Works with sds of 0. */
static void
rebuild (NpBelief *self, const NpObservation *o, gsize n_observations, const double *tau, const double *nu)
{
  guint n = self->n;
  g_autofree double *b = g_new0 (double, (gsize) n * n);
  g_autofree double *g = g_new0 (double, n);
  g_autofree double *sd = g_new (double, n);
  g_autofree double *column = g_new (double, n);

  for (guint t = 0; t < self->n_texts; t++)
    if (self->texts[t].cross != NULL)
      {
        memset (self->texts[t].cross, 0, n * sizeof (double));
        self->texts[t].precision = 1.0 / self->text_variance;
        self->texts[t].natural = 0.0;
      }
  for (gsize i = 0; i < n_observations; i++)
    {
      const double *x = o[i].x;
      Text *t = get_text (self, o[i].text);

      for (guint j = 0; j < n; j++)
        {
          if (x[j] == 0.0)
            continue;
          g[j] += nu[i] * x[j];
          for (guint k = 0; k < n; k++)
            b[(gsize) j * n + k] += tau[i] * x[j] * x[k];
          if (t != NULL && t->cross != NULL)
            t->cross[j] += tau[i] * x[j];
        }
      if (t != NULL)
        {
          t->precision += tau[i];
          t->natural += nu[i];
        }
    }
  for (guint t = 0; t < self->n_texts; t++)
    {
      const Text *text = &self->texts[t];

      if (text->cross == NULL)
        continue;
      for (guint j = 0; j < n; j++)
        {
          double ratio = text->cross[j] / text->precision;

          if (ratio == 0.0)
            continue;
          g[j] -= ratio * text->natural;
          for (guint k = 0; k < n; k++)
            b[(gsize) j * n + k] -= ratio * text->cross[k];
        }
    }
  for (guint j = 0; j < n; j++)
    {
      sd[j] = sqrt (self->prior_variance[j]);
      for (guint k = 0; k < n; k++)
        g[j] -= b[(gsize) j * n + k] * self->prior_mean[k];
    }
  for (guint j = 0; j < n; j++)
    {
      for (guint k = 0; k < n; k++)
        b[(gsize) j * n + k] *= sd[j] * sd[k];
      b[(gsize) j * n + j] += 1.0;
    }
  cholesky (b, n);
  for (guint j = 0; j < n; j++)
    {
      memset (column, 0, n * sizeof (double));
      column[j] = sd[j];
      solve (b, n, column);
      for (guint k = 0; k < n; k++)
        self->covariance[(gsize) k * n + j] = sd[k] * column[k];
    }
  for (guint j = 0; j < n; j++)
    {
      self->mean[j] = self->prior_mean[j];
      for (guint k = 0; k < n; k++)
        self->mean[j] += self->covariance[(gsize) j * n + k] * g[k];
    }
}

guint
np_belief_propagate (NpBelief *self, const NpReactionScale *scale, const NpObservation *observations, gsize n,
                     gboolean *converged)
{
  g_autofree double *tau = g_new0 (double, n);
  g_autofree double *nu = g_new0 (double, n);
  double moved = 0.0;
  guint sweep = 0;

  while (n > 0 && sweep < MAX_SWEEPS)
    {
      moved = 0.0;
      for (gsize i = 0; i < n; i++)
        {
          double move = visit (self, scale, &observations[i], &tau[i], &nu[i]);

          moved = MAX (moved, move);
        }
      sweep++;
      if (moved <= TOLERANCE)
        break;
    }
  if (n > 0)
    rebuild (self, observations, n, tau, nu);
  if (converged != NULL)
    *converged = moved <= TOLERANCE;
  return sweep;
}
