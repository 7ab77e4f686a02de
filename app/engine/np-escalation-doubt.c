/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-escalation-doubt.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#include "base/np-sobol.h"
#include "engine/np-engine-error.h"

/* A setup whose numbers may be changed without touching the caller's. */
typedef struct
{
  NpEscalationSetup setup;
  NpEscalationEffect *effects;
} Copy;

static void
copy_init (Copy *copy, const NpEscalationSetup *setup)
{
  copy->setup = *setup;
  copy->effects = g_memdup2 (setup->effects, setup->n_effects * sizeof *setup->effects);
  copy->setup.effects = copy->effects;
}

static void
copy_set (Copy *copy, const NpEscalationRange *range, double value)
{
  NpEscalationParty *party = &copy->setup.exercise.party[MIN (range->index, NP_ESCALATION_MAX_PARTIES - 1)];
  NpEscalationEffect *effect = range->field >= NP_ESCALATION_FIELD_EFFECT_U ? &copy->effects[range->index] : NULL;

  switch (range->field)
    {
    case NP_ESCALATION_FIELD_RHO:
      party->rho = value;
      break;
    case NP_ESCALATION_FIELD_DELTA:
      party->delta = value;
      break;
    case NP_ESCALATION_FIELD_SD:
      party->sd = value;
      break;
    case NP_ESCALATION_FIELD_RESTRAINT_DIPLOMATIC:
    case NP_ESCALATION_FIELD_RESTRAINT_CYBER_LOW:
    case NP_ESCALATION_FIELD_RESTRAINT_CYBER_HIGH:
    case NP_ESCALATION_FIELD_RESTRAINT_MILITARY:
      party->restraint[range->field - NP_ESCALATION_FIELD_RESTRAINT_DIPLOMATIC] = value;
      break;
    case NP_ESCALATION_FIELD_ALPHA:
      party->alpha = value;
      break;
    case NP_ESCALATION_FIELD_MISJUDGEMENT:
      party->misjudgement = value;
      break;
    case NP_ESCALATION_FIELD_BIAS:
      party->bias = value;
      break;
    case NP_ESCALATION_FIELD_CEILING:
      party->ceiling = value < 0 ? G_MAXUINT : (guint) floor (value + 0.5);
      break;
    case NP_ESCALATION_FIELD_EFFECT_U:
      effect->u = value;
      break;
    case NP_ESCALATION_FIELD_EFFECT_C:
      effect->c = value;
      break;
    case NP_ESCALATION_FIELD_EFFECT_Q:
      effect->q = value;
      break;
    case NP_ESCALATION_FIELD_EFFECT_E:
      effect->e = value;
      break;
    default:
      g_assert_not_reached ();
    }
}

gboolean
np_escalation_ranges_check (const NpEscalationSetup *setup, const NpEscalationRange *ranges, guint n, GError **error)
{
  for (guint k = 0; k < n; k++)
    {
      const NpEscalationRange *range = &ranges[k];
      guint end = range->field >= NP_ESCALATION_FIELD_EFFECT_U ? setup->n_effects : setup->exercise.n_parties;
      gboolean fine = range->field <= NP_ESCALATION_FIELD_EFFECT_E && range->index < end && range->low <= range->high;

      for (guint high = 0; fine && high < 2; high++)
        {
          Copy copy;

          copy_init (&copy, setup);
          copy_set (&copy, range, high ? range->high : range->low);
          fine = np_escalation_setup_check (&copy.setup, NULL);
          g_free (copy.effects);
        }
      if (!fine)
        {
          g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE,
                       _("uncertain number %u: low and high must be in order and within what the number may be"), k + 1);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
np_escalation_draws (const NpEscalationSetup *setup, const NpEscalationRange *ranges, guint n, guint64 seed,
                     guint first, guint count, NpEscalationResult *results, double *values,
                     NpEngineProgress progress, gpointer data, GError **error)
{
  guint drawn = MIN (n, NP_ESCALATION_MAX_UNCERTAIN);
  g_autoptr(NpSobol) sobol = np_sobol_new (MAX (1, drawn), seed);
  double point[NP_ESCALATION_MAX_UNCERTAIN] = { 0 };
  gboolean done = TRUE;
  NpEscalation x;
  Copy copy;

  copy_init (&copy, setup);
  for (guint k = drawn; k < n; k++)
    copy_set (&copy, &ranges[k], (ranges[k].low + ranges[k].high) / 2);
  for (guint d = 0; d < count && done; d++)
    {
      if (progress != NULL && !progress ((double) d / count, data))
        {
          g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_CANCELLED, "stopped");
          done = FALSE;
          break;
        }
      np_sobol_point (sobol, first + d, point);
      for (guint k = 0; k < drawn; k++)
        copy_set (&copy, &ranges[k], ranges[k].low + point[k] * (ranges[k].high - ranges[k].low));
      np_escalation_setup_apply (&copy.setup, G_MAXUINT, &x);
      np_escalation_solve (&x, &results[d], NULL);
      if (values != NULL)
        done = np_escalation_values (&copy.setup, values + (gsize) d * setup->n_measures, NULL, NULL, error);
    }
  g_free (copy.effects);
  return done;
}

static int
compare_double (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

void
np_escalation_band (double *figures, guint n, double *low, double *high)
{
  qsort (figures, n, sizeof *figures, compare_double);
  for (guint end = 0; end < 2; end++)
    {
      double at = (n - 1) * (end ? 0.9 : 0.1);
      guint k = at;
      double value = figures[k] + (k + 1 < n ? (at - k) * (figures[k + 1] - figures[k]) : 0);

      *(end ? high : low) = value;
    }
}

static int
compare_swing (const void *a, const void *b)
{
  const NpEscalationSwing *x = a, *y = b;
  double width_x = fabs (x->at_high - x->at_low), width_y = fabs (y->at_high - y->at_low);

  if (width_x != width_y)
    return width_x > width_y ? -1 : 1;
  return (x->range > y->range) - (x->range < y->range);
}

void
np_escalation_tornado (const NpEscalationSetup *setup, const NpEscalationRange *ranges, guint n,
                       NpEscalationSwing *swings)
{
  for (guint k = 0; k < n; k++)
    {
      NpEscalation x;
      Copy copy;

      copy_init (&copy, setup);
      swings[k].range = k;
      copy_set (&copy, &ranges[k], ranges[k].low);
      np_escalation_setup_apply (&copy.setup, G_MAXUINT, &x);
      swings[k].at_low = np_escalation_conflict (&x);
      copy_set (&copy, &ranges[k], ranges[k].high);
      np_escalation_setup_apply (&copy.setup, G_MAXUINT, &x);
      swings[k].at_high = np_escalation_conflict (&x);
      g_free (copy.effects);
    }
  qsort (swings, n, sizeof *swings, compare_swing);
}
