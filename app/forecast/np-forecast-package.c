/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-forecast-package.h"

#include <math.h>
#include <string.h>

#include "base/np-normal.h"
#include "forecast/np-forecast-private.h"

double
np_forecast_part_worth (const NpForecastCell *cell)
{
  double disposition = 0.0;

  for (guint i = 0; i < cell->n_contributions; i++)
    if (g_str_equal (cell->contributions[i].driver, "disposition"))
      disposition = cell->contributions[i].value;
  return 1000.0 * (cell->s - disposition);
}

static void
reaction_clear (gpointer data)
{
  g_free (((NpPackageReaction *) data)->red_lines);
}

/* Everything that adds up over the measures of a package for one party. */
typedef struct
{
  double *x;
  double *furthest;          /* by issue: distance of the target taken from the status quo, -1 = none */
  gboolean *is_issue;        /* by driver: only the furthest target counts */
  GArray *texts;
  gboolean *new_kinds;       /* by kind: its doubt is counted */
  double vn;
  double honesty;
  double least;
} Sum;

static void
add_cell (Sum *sum, NpPackageReaction *r, const NpForecastInput *input, const NpLearned *learned, const NpCellBox *box,
          double worth)
{
  const NpPartyState *state = learned->states[box->party];
  const NpLevelInput *level = np_level_at (np_measure_at (input, box->measure), box->level);
  guint text = np_party_state_find_text (state, box->measure), kind = np_measure_at (input, box->measure)->kind;

  for (guint j = 0; j < state->layout.n; j++)
    if (!sum->is_issue[j])
      sum->x[j] += box->x[j];
  for (guint i = 0; i < level->targets->len; i++)
    {
      const NpTargetInput *target = &g_array_index (level->targets, NpTargetInput, i);
      int slot = state->layout.issue_slot[target->issue];
      double distance;

      if (slot < 0)
        continue;
      distance = fabs (target->value - np_issue_at (input, target->issue)->status_quo);
      if (distance <= sum->furthest[target->issue])
        continue;
      sum->furthest[target->issue] = distance;
      sum->x[slot] = box->x[slot];
    }
  if (text != NP_NO_TEXT)
    g_array_append_val (sum->texts, text);
  /* One unknown coefficient per kind, one per text. */
  sum->vn += box->vn;
  if (state->layout.kind_slot[kind] < 0)
    {
      const NpPriorDriver *driver = &input->prior->drivers[NP_DRIVER_KIND_KIND];

      if (sum->new_kinds[kind])
        sum->vn -= driver->sd[0] * driver->sd[0];
      sum->new_kinds[kind] = TRUE;
    }
  sum->honesty = MAX (sum->honesty, box->honesty);
  r->n_measures++;
  r->sum += worth;
  r->absolute |= box->notes.absolute;
  if (r->weakest == NULL || worth < sum->least)
    {
      r->weakest = box->cell.measure;
      sum->least = worth;
    }
}

static void
conclude (Sum *sum, NpPackageReaction *r, const NpForecastInput *input, const NpPartyState *state)
{
  static const NpDriverKind once[] = {
    NP_DRIVER_KIND_DISPOSITION, NP_DRIVER_KIND_SPONSOR, NP_DRIVER_KIND_CLIMATE, NP_DRIVER_KIND_COMPANY,
  };
  const NpPrior *prior = input->prior;
  double half, cut = prior->scale.cuts[NP_CATEGORY_SUPPORT - 1], spread, factor = 1.0, rest;
  guint disposition = np_layout_fixed_slot (NP_DRIVER_KIND_DISPOSITION);

  for (guint i = 0; i < G_N_ELEMENTS (once); i++)
    sum->x[np_layout_fixed_slot (once[i])] /= r->n_measures;
  np_belief_predict_texts (state->belief, sum->x, (const guint *) (gpointer) sum->texts->data, sum->texts->len, &r->mu,
                           &r->variance_party);
  r->variance = r->variance_party + sum->vn;
  r->once = 1000.0 * (r->mu - np_belief_get_means (state->belief)[disposition] * sum->x[disposition]) / 3.0;
  r->worse = r->once < 0.0;
  np_reaction_probabilities (&prior->scale, r->mu, r->variance, 1.0, r->p);
  np_reaction_mix (NP_N_REACTIONS, r->p, NULL, 0.0, sum->honesty, r->p);
  rest = 1.0 - r->p[0];
  if (r->absolute && np_reaction_absolute (NP_N_REACTIONS, prior->absolute, r->p))
    factor = (1.0 - prior->absolute) / rest;
  r->consent = np_reaction_at_least (NP_N_REACTIONS, r->p, NP_CATEGORY_SUPPORT);
  r->category = np_reaction_median (NP_N_REACTIONS, r->p);
  half = prior->quantile * sqrt (r->variance_party);
  spread = sqrt (1.0 + sum->vn);
  r->consent_low = factor * ((1.0 - sum->honesty) * np_normal_cdf ((r->mu - half - cut) / spread)
                             + sum->honesty * 2.0 / NP_N_REACTIONS);
  r->consent_high = factor * ((1.0 - sum->honesty) * np_normal_cdf ((r->mu + half - cut) / spread)
                              + sum->honesty * 2.0 / NP_N_REACTIONS);
}

/* np_forecast_part_worth() without the reasons of the cell. */
static double
part_worth (const NpCellBox *box, const NpPartyState *state)
{
  guint slot = np_layout_fixed_slot (NP_DRIVER_KIND_DISPOSITION);

  return 1000.0 * (box->cell.s - np_belief_get_means (state->belief)[slot] * box->x[slot] / 3.0);
}

/* Numbers of the measures chosen, -1 = none, or chosen already. */
static int *
find_measures (const NpForecastInput *input, const NpPackageChoice *choices, gsize n)
{
  int *measures = g_new (int, n + 1);

  for (gsize i = 0; i < n; i++)
    {
      measures[i] = np_forecast_input_find_measure (input, choices[i].measure);
      for (gsize k = 0; k < i; k++)
        if (measures[k] == measures[i])
          measures[i] = -1;
    }
  return measures;
}

GArray *
np_forecast_package (NpForecast *self, const NpPackageChoice *choices, gsize n)
{
  GArray *reactions = g_array_new (FALSE, FALSE, sizeof (NpPackageReaction));
  const NpForecastInput *input = np_forecast_get_input (self);
  g_autofree int *measures = find_measures (input, choices, n);

  g_array_set_clear_func (reactions, reaction_clear);
  for (guint p = 0; p < input->parties->len; p++)
    {
      NpPackageReaction r = { .party = np_party_at (input, p)->id };
      const NpPartyState *state = np_forecast_get_learned (self)->states[p];
      g_autoptr(GPtrArray) red_lines = g_ptr_array_new ();
      g_autofree double *x = NULL, *furthest = NULL;
      g_autofree gboolean *is_issue = NULL;
      g_autofree gboolean *new_kinds = g_new0 (gboolean, input->kinds->len);
      g_autoptr(GArray) texts = g_array_new (FALSE, FALSE, sizeof (guint));
      Sum sum = { .texts = texts, .new_kinds = new_kinds };

      if (state == NULL)
        continue;
      sum.x = x = g_new0 (double, state->layout.n);
      sum.is_issue = is_issue = g_new0 (gboolean, state->layout.n);
      for (guint i = 0; i < state->layout.n_issues; i++)
        if (state->layout.issue_slot[i] >= 0)
          is_issue[state->layout.issue_slot[i]] = TRUE;
      sum.furthest = furthest = g_new (double, input->issues->len);
      for (guint i = 0; i < input->issues->len; i++)
        furthest[i] = -1.0;
      for (gsize i = 0; i < n; i++)
        {
          const NpCellBox *box;
          gboolean missing;

          if (measures[i] < 0)
            continue;
          box = np_forecast_find_box (self, measures[i], choices[i].level, p, &missing);
          r.n_missing += missing;
          if (box == NULL)
            continue;
          for (guint k = 0; k < np_measure_at (input, measures[i])->between->len; k++)
            r.named |= g_array_index (np_measure_at (input, measures[i])->between, guint, k) == p;
          if (box->cell.red_line)
            g_ptr_array_add (red_lines, (gpointer) box->cell.measure);
          add_cell (&sum, &r, input, np_forecast_get_learned (self), box, part_worth (box, state));
        }
      if (r.n_measures == 0)
        continue;
      conclude (&sum, &r, input, state);
      g_ptr_array_add (red_lines, NULL);
      r.red_lines = (const char **) g_ptr_array_steal (red_lines, NULL);
      g_array_append_val (reactions, r);
    }
  return reactions;
}
