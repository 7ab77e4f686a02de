/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-company.h"

#include <math.h>
#include <string.h>

typedef struct
{
  guint party;
  guint category;
} Reaction;

struct _NpCompany
{
  NpCompanyParams params;
  guint n_parties;
  guint n_texts;
  GArray **texts;            /* per text the latest reaction of each party; NULL = none */
  double *agreement;         /* n_parties x n_parties, symmetric */
  guint *together;           /* n_parties x n_parties, symmetric */
  double *own;               /* n_parties x n_parties, NaN = computed; NULL = no entries */
};

NpCompany *
np_company_new (const NpCompanyParams *params, guint n_parties, guint n_texts)
{
  NpCompany *self = g_new0 (NpCompany, 1);
  gsize pairs = (gsize) n_parties * n_parties;

  g_assert (params->n >= 2 && params->shrink > 0.0 && params->floor > 0.0);
  self->params = *params;
  self->n_parties = n_parties;
  self->n_texts = n_texts;
  self->texts = g_new0 (GArray *, n_texts);
  self->agreement = g_new0 (double, pairs);
  self->together = g_new0 (guint, pairs);
  return self;
}

void
np_company_free (NpCompany *self)
{
  for (guint t = 0; t < self->n_texts; t++)
    g_clear_pointer (&self->texts[t], g_array_unref);
  g_free (self->texts);
  g_free (self->agreement);
  g_free (self->together);
  g_free (self->own);
  g_free (self);
}

void
np_company_set_similarity (NpCompany *self, guint party, guint other, double similarity)
{
  gsize pairs = (gsize) self->n_parties * self->n_parties;

  g_assert (party < self->n_parties && other < self->n_parties && fabs (similarity) <= 1.0);
  if (self->own == NULL)
    {
      self->own = g_new (double, pairs);
      for (gsize i = 0; i < pairs; i++)
        self->own[i] = NAN;
    }
  self->own[(gsize) party * self->n_parties + other] = similarity;
}

double
np_company_similarity (const NpCompany *self, guint party, guint other)
{
  gsize pair = (gsize) party * self->n_parties + other;

  if (self->own != NULL && !isnan (self->own[pair]))
    return self->own[pair];
  return self->agreement[pair] / (self->together[pair] + self->params.shrink);
}

static double
agreement (const NpCompany *self, guint a, guint b)
{
  return 1.0 - 2.0 * fabs ((double) a - (double) b) / (self->params.n - 1);
}

void
np_company_add (NpCompany *self, guint party, guint text, guint category)
{
  Reaction added = { party, category }, *mine = NULL;
  GArray *reactions;

  g_assert (party < self->n_parties && text < self->n_texts && category < self->params.n);
  if (self->texts[text] == NULL)
    self->texts[text] = g_array_new (FALSE, FALSE, sizeof (Reaction));
  reactions = self->texts[text];
  for (guint i = 0; i < reactions->len && mine == NULL; i++)
    if (g_array_index (reactions, Reaction, i).party == party)
      mine = &g_array_index (reactions, Reaction, i);
  for (guint i = 0; i < reactions->len; i++)
    {
      const Reaction *other = &g_array_index (reactions, Reaction, i);
      gsize pair = (gsize) party * self->n_parties + other->party;
      gsize mirror = (gsize) other->party * self->n_parties + party;

      if (other == mine)
        continue;
      if (mine != NULL)
        self->agreement[pair] -= agreement (self, mine->category, other->category);
      else
        self->together[mirror] = ++self->together[pair];
      self->agreement[pair] += agreement (self, category, other->category);
      self->agreement[mirror] = self->agreement[pair];
    }
  if (mine != NULL)
    mine->category = category;
  else
    g_array_append_val (reactions, added);
}

double
np_company_driver (const NpCompany *self, guint party, guint text)
{
  const GArray *reactions = self->texts[text];
  double sum = 0.0, weights = self->params.floor;

  for (guint i = 0; reactions != NULL && i < reactions->len; i++)
    {
      const Reaction *other = &g_array_index (reactions, Reaction, i);
      double similarity, weight;

      if (other->party == party)
        continue;
      similarity = np_company_similarity (self, party, other->party);
      if (similarity <= 0.0)
        continue;
      weight = pow (similarity, self->params.power);
      sum += weight * (-1.0 + 2.0 * other->category / (self->params.n - 1));
      weights += weight;
    }
  return sum / weights;
}
