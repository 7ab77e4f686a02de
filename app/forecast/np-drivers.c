/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-forecast-private.h"

#include <math.h>
#include <string.h>

guint
np_layout_fixed_slot (NpDriverKind kind)
{
  g_assert (kind != NP_DRIVER_KIND_ISSUE && kind < NP_DRIVER_KIND_KIND);
  return kind > NP_DRIVER_KIND_ISSUE ? kind - 1u : kind;
}

void
np_layout_init (NpLayout *layout, const NpForecastInput *input, guint party, const gboolean *kinds_seen)
{
  const NpPartyInput *p = np_party_at (input, party);
  guint n = NP_N_FIXED_SLOTS;

  *layout = (NpLayout) { .n_issues = input->issues->len, .n_kinds = input->kinds->len };
  layout->issue_slot = g_new (int, layout->n_issues);
  layout->kind_slot = g_new (int, layout->n_kinds);
  for (guint i = 0; i < layout->n_issues; i++)
    layout->issue_slot[i] = isnan (p->stances[i].position) || isnan (np_issue_at (input, i)->status_quo) ? -1 : (int) n++;
  for (guint k = 0; k < layout->n_kinds; k++)
    layout->kind_slot[k] = kinds_seen[k] ? (int) n++ : -1;
  layout->n = n;
  layout->mean = g_new0 (double, n);
  layout->variance = g_new0 (double, n);
  for (NpDriverKind kind = 0; kind < NP_DRIVER_KIND_KIND; kind++)
    {
      const NpPriorDriver *driver = &input->prior->drivers[kind];

      if (kind == NP_DRIVER_KIND_ISSUE)
        continue;
      layout->mean[np_layout_fixed_slot (kind)] = driver->mean;
      layout->variance[np_layout_fixed_slot (kind)] = driver->sd[0] * driver->sd[0];
    }
  for (guint i = 0; i < layout->n_issues; i++)
    {
      const NpPriorDriver *driver = &input->prior->drivers[NP_DRIVER_KIND_ISSUE];
      int slot = layout->issue_slot[i];
      double sd = driver->sd[p->stances[i].confidence];

      if (slot < 0)
        continue;
      layout->mean[slot] = driver->mean * p->stances[i].salience / 10.0;
      layout->variance[slot] = sd * sd;
    }
  for (guint k = 0; k < layout->n_kinds; k++)
    if (layout->kind_slot[k] >= 0)
      {
        const NpPriorDriver *driver = &input->prior->drivers[NP_DRIVER_KIND_KIND];

        layout->mean[layout->kind_slot[k]] = driver->mean;
        layout->variance[layout->kind_slot[k]] = driver->sd[0] * driver->sd[0];
      }
}

void
np_layout_clear (NpLayout *layout)
{
  g_clear_pointer (&layout->mean, g_free);
  g_clear_pointer (&layout->variance, g_free);
  g_clear_pointer (&layout->issue_slot, g_free);
  g_clear_pointer (&layout->kind_slot, g_free);
}

static gboolean
contains (const GArray *numbers, guint number)
{
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (numbers, guint, i) == number)
      return TRUE;
  return FALSE;
}

gboolean
np_limit_touched (const NpLimitInput *limit, guint measure, const NpLevelInput *level)
{
  if (limit->levels != 0 && (limit->levels & (1u << level->name)) == 0)
    return FALSE;
  if (contains (limit->measures, measure))
    return TRUE;
  for (guint i = 0; i < level->targets->len; i++)
    if (contains (limit->issues, g_array_index (level->targets, NpTargetInput, i).issue))
      return TRUE;
  return FALSE;
}

gboolean
np_red_line_crossed (const NpRedLineInput *line, guint measure, const NpLevelInput *level)
{
  const NpTargetInput *target;

  if (line->issue < 0 || isnan (line->limit))
    return line->measure >= 0 && (guint) line->measure == measure;
  if (line->measure >= 0 && (guint) line->measure != measure)
    return FALSE;
  target = np_level_input_get_target (level, line->issue);
  if (target == NULL)
    return FALSE;
  return line->side == NP_SIDE_ABOVE ? target->value > line->limit : target->value < line->limit;
}

int
np_drivers_sponsor (const NpForecastInput *input, const NpMeasureInput *measure, guint party)
{
  int sponsor = measure->sponsor;

  return sponsor >= 0 && (guint) sponsor != party && np_party_at (input, sponsor)->predicted ? sponsor : -1;
}

double
np_drivers_issue_x (double status_quo, double position, double target)
{
  return (fabs (status_quo - position) - fabs (target - position)) / 100.0;
}

static double
climate (const NpForecastInput *input, const NpMeasureInput *measure, guint party)
{
  const NpPartyInput *p = np_party_at (input, party);
  int sponsor = np_drivers_sponsor (input, measure, party);
  double sum = 0.0;
  guint n = 0;

  if (sponsor >= 0)
    return isnan (p->relation[sponsor].value) ? 0.0 : p->relation[sponsor].value;
  for (guint i = 0; i < measure->between->len; i++)
    {
      guint other = g_array_index (measure->between, guint, i);

      if (other == party || isnan (p->relation[other].value))
        continue;
      sum += p->relation[other].value;
      n++;
    }
  return n > 0 ? sum / n : 0.0;
}

void
np_drivers_read (const NpForecastInput *input, const NpLayout *layout, guint party, guint measure,
                 const NpLevelInput *level, double company, double *x, NpDriverNotes *notes)
{
  const NpPartyInput *p = np_party_at (input, party);
  const NpMeasureInput *m = np_measure_at (input, measure);
  const NpBurdenInput *burden = np_level_input_get_burden (level, party);
  int sponsor = np_drivers_sponsor (input, m, party);
  double severity = 0.0;

#define SLOT(kind) x[np_layout_fixed_slot (NP_DRIVER_KIND_##kind)]
  memset (x, 0, layout->n * sizeof (double));
  *notes = (NpDriverNotes) { .n_touched = level->targets->len };
  SLOT (DISPOSITION) = 1.0;
  SLOT (OBLIGATION) = isnan (m->strength) ? 0.0 : -(m->strength - 1.0) / 4.0;
  SLOT (BURDEN) = burden != NULL ? -burden->cost : 0.0;
  SLOT (RECIPROCITY) = burden != NULL ? burden->balance : 0.0;
  SLOT (INTRUSION) = -level->intrusiveness * p->sensitivity;
  SLOT (SPONSOR) = sponsor >= 0 && !isnan (p->trust[sponsor].value) ? p->trust[sponsor].value : 0.0;
  SLOT (CLIMATE) = climate (input, m, party);
  SLOT (COMPANY) = company;
  for (guint i = 0; i < p->answers->len && m->basis != NULL; i++)
    if (g_array_index (p->answers, NpAnswerInput, i).instrument == m->basis)
      SLOT (PRECEDENT) = g_array_index (p->answers, NpAnswerInput, i).value;
  for (guint i = 0; i < p->limits->len; i++)
    if (np_limit_touched (&g_array_index (p->limits, NpLimitInput, i), measure, level))
      severity += g_array_index (p->limits, NpLimitInput, i).severity;
  SLOT (LIMIT) = -MIN (severity, 1.0);
  for (guint i = 0; i < p->red_lines->len; i++)
    {
      const NpRedLineInput *line = &g_array_index (p->red_lines, NpRedLineInput, i);

      if (!np_red_line_crossed (line, measure, level))
        continue;
      SLOT (REDLINE) = -1.0;
      notes->red_line = TRUE;
      notes->absolute |= line->absolute;
    }
  for (guint i = 0; i < level->targets->len; i++)
    {
      const NpTargetInput *target = &g_array_index (level->targets, NpTargetInput, i);
      int slot = layout->issue_slot[target->issue];

      if (slot < 0)
        continue;
      notes->n_positions++;
      x[slot] = np_drivers_issue_x (np_issue_at (input, target->issue)->status_quo, p->stances[target->issue].position,
                                    target->value);
    }
  if (layout->kind_slot[m->kind] >= 0)
    x[layout->kind_slot[m->kind]] = 1.0;
#undef SLOT
}
