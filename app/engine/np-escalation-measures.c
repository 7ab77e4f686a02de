/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-escalation-measures.h"

#include <glib/gi18n-lib.h>

#include "engine/np-engine-error.h"

gboolean
np_escalation_setup_check (const NpEscalationSetup *setup, GError **error)
{
  for (guint k = 0; k < setup->n_effects; k++)
    {
      const NpEscalationEffect *f = &setup->effects[k];
      gboolean fine = f->measure < setup->n_measures && f->parties >> setup->exercise.n_parties == 0;

      switch (f->kind)
        {
        case NP_ESCALATION_CHANNEL:
          fine = fine && f->u >= 0 && f->u <= 1 && f->c >= 0 && f->c <= 1 && f->q >= 0 && f->q <= 1;
          break;
        case NP_ESCALATION_ATTRIBUTION:
        case NP_ESCALATION_RESTRAINT:
          fine = fine && f->e >= 0 && f->e <= 1;
          break;
        case NP_ESCALATION_CEILING:
          fine = fine && f->e >= 0 && f->e <= setup->exercise.top;
          break;
        case NP_ESCALATION_RECIPROCITY:
          fine = fine && f->e >= 0 && f->e <= 2;
          break;
        default:
          fine = FALSE;
        }
      if (!fine)
        {
          g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE,
                       _("effect %u of measure %u names something unknown or is out of its range"), k + 1,
                       f->measure + 1);
          return FALSE;
        }
    }
  return np_escalation_check (&setup->exercise, error);
}

static double
either (double a, double b)
{
  return 1 - (1 - a) * (1 - b);
}

static void
apply_party (NpEscalationParty *party, const NpEscalationEffect *f)
{
  if (f->kind == NP_ESCALATION_ATTRIBUTION)
    party->alpha = either (party->alpha, f->e);
  else if (f->kind == NP_ESCALATION_RESTRAINT)
    for (guint k = 0; k < NP_ESCALATION_N_CLASSES; k++)
      party->restraint[k] = either (party->restraint[k], f->e);
  else if (f->kind == NP_ESCALATION_CEILING)
    party->ceiling = MIN (party->ceiling, (guint) f->e);
  else if (f->kind == NP_ESCALATION_RECIPROCITY)
    party->rho = MIN (3, party->rho * f->e);
}

void
np_escalation_setup_apply (const NpEscalationSetup *setup, guint flip, NpEscalation *exercise)
{
  NpEscalation *x = exercise;

  *x = setup->exercise;
  for (guint k = 0; k < setup->n_effects; k++)
    {
      const NpEscalationEffect *f = &setup->effects[k];
      guint parties = f->parties != 0 ? f->parties : (1u << x->n_parties) - 1;

      if ((!!setup->in_force[f->measure] ^ (f->measure == flip)) == 0)
        continue;
      for (guint i = 0; i < x->n_parties; i++)
        {
          if (!(parties >> i & 1))
            continue;
          apply_party (&x->party[i], f);
          for (guint j = 0; f->kind == NP_ESCALATION_CHANNEL && j < x->n_parties; j++)
            if (j != i && (parties >> j & 1))
              {
                NpEscalationChannel *channel = &x->channel[i][j];

                channel->u = either (channel->u, f->u);
                channel->c = either (channel->c, f->c);
                channel->q = either (channel->q, f->q);
              }
        }
    }
}

gboolean
np_escalation_values (const NpEscalationSetup *setup, double *values, NpEngineProgress progress, gpointer data,
                      GError **error)
{
  NpEscalation x;
  double as_is;

  np_escalation_setup_apply (setup, G_MAXUINT, &x);
  as_is = np_escalation_conflict (&x);
  for (guint m = 0; m < setup->n_measures; m++)
    {
      gboolean acts = FALSE;
      double other;

      if (progress != NULL && !progress ((double) m / setup->n_measures, data))
        {
          g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_CANCELLED, "stopped");
          return FALSE;
        }
      values[m] = 0;
      for (guint k = 0; k < setup->n_effects; k++)
        acts = acts || setup->effects[k].measure == m;
      if (!acts)
        continue;
      np_escalation_setup_apply (setup, m, &x);
      other = np_escalation_conflict (&x);
      values[m] = setup->in_force[m] ? other - as_is : as_is - other;
    }
  return TRUE;
}
