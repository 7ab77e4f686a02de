/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-forecast-private.h"

#include <math.h>

#include "dossier/np-issue.h"
#include "dossier/np-measure.h"
#include "dossier/np-party.h"
#include "dossier/np-scenario.h"

/* ---- in a copy of the input ------------------------------------------------------------------------------------- */

static NpLevelInput *
find_level (const NpForecastInput *self, const NpInputRef *ref)
{
  int measure = np_forecast_input_find_measure (self, ref->measure);

  for (guint i = 0; measure >= 0 && i < np_measure_at (self, measure)->levels->len; i++)
    if (np_level_at (np_measure_at (self, measure), i)->name == ref->level)
      return np_level_at (np_measure_at (self, measure), i);
  return NULL;
}

static double *
find_burden (const NpForecastInput *self, const NpInputRef *ref, gboolean create)
{
  NpLevelInput *level = find_level (self, ref);
  int party = np_forecast_input_find_party (self, ref->party);
  NpBurdenInput *burden;

  if (level == NULL || party < 0)
    return NULL;
  burden = (NpBurdenInput *) np_level_input_get_burden (level, party);
  if (burden == NULL && create)
    {
      NpBurdenInput added = { .party = party, .reason = { .owner = ref->measure } };

      g_array_append_val (level->burdens, added);
      burden = &g_array_index (level->burdens, NpBurdenInput, level->burdens->len - 1);
    }
  return burden == NULL ? NULL : ref->kind == NP_INPUT_COST ? &burden->cost : &burden->balance;
}

/* Where the value stands; NULL when there is no such thing. */
static double *
locate (const NpForecastInput *self, const NpInputRef *ref, gboolean create)
{
  int party = np_forecast_input_find_party (self, ref->party), number;
  NpLevelInput *level;
  NpTargetInput *target;

  switch (ref->kind)
    {
    case NP_INPUT_POSITION: case NP_INPUT_SALIENCE:
      number = np_forecast_input_find_issue (self, ref->object);
      if (party < 0 || number < 0)
        return NULL;
      return ref->kind == NP_INPUT_POSITION ? &np_party_at (self, party)->stances[number].position
                                            : &np_party_at (self, party)->stances[number].salience;
    case NP_INPUT_TARGET:
      level = find_level (self, ref);
      number = np_forecast_input_find_issue (self, ref->object);
      target = level != NULL && number >= 0 ? (NpTargetInput *) np_level_input_get_target (level, number) : NULL;
      return target != NULL ? &target->value : NULL;
    case NP_INPUT_COST: case NP_INPUT_BALANCE:
      return find_burden (self, ref, create);
    case NP_INPUT_INTRUSIVENESS:
      level = find_level (self, ref);
      return level != NULL ? &level->intrusiveness : NULL;
    case NP_INPUT_TRUST: case NP_INPUT_RELATION:
      number = np_forecast_input_find_party (self, ref->object);
      if (party < 0 || number < 0 || number == party)
        return NULL;
      return ref->kind == NP_INPUT_TRUST ? &np_party_at (self, party)->trust[number].value
                                         : &np_party_at (self, party)->relation[number].value;
    case NP_INPUT_SEVERITY:
      for (guint p = 0; p < self->parties->len; p++)
        for (guint i = 0; i < np_party_at (self, p)->limits->len; i++)
          {
            NpLimitInput *limit = &g_array_index (np_party_at (self, p)->limits, NpLimitInput, i);

            if (limit->id == g_intern_string (ref->object))
              return &limit->severity;
          }
      return NULL;
    case NP_INPUT_SPONSOR: default:
      return NULL;
    }
}

static void
get_range (NpInputKind kind, double *low, double *high)
{
  static const double ranges[][2] = {
    [NP_INPUT_POSITION] = { 0, 100 }, [NP_INPUT_SALIENCE] = { 0, 10 }, [NP_INPUT_TARGET] = { 0, 100 },
    [NP_INPUT_COST] = { 0, 1 }, [NP_INPUT_BALANCE] = { -1, 1 }, [NP_INPUT_INTRUSIVENESS] = { 0, 1 },
    [NP_INPUT_TRUST] = { -1, 1 }, [NP_INPUT_RELATION] = { -1, 1 }, [NP_INPUT_SEVERITY] = { 0, 1 },
    [NP_INPUT_SPONSOR] = { 0, 0 },
  };

  *low = ranges[kind][0];
  *high = ranges[kind][1];
}

gboolean
np_forecast_input_get (const NpForecastInput *self, const NpInputRef *ref, double *value, double *low, double *high)
{
  double ends[2], now = 0.0;
  const double *place = locate (self, ref, FALSE);

  get_range (ref->kind, &ends[0], &ends[1]);
  if (place != NULL)
    now = isnan (*place) ? 0.0 : *place;
  else if (ref->kind == NP_INPUT_COST || ref->kind == NP_INPUT_BALANCE)
    {
      /* Nothing given: nothing to bear. */
      if (find_level (self, ref) == NULL || np_forecast_input_find_party (self, ref->party) < 0)
        return FALSE;
    }
  else if (ref->kind != NP_INPUT_SPONSOR || np_forecast_input_find_measure (self, ref->measure) < 0)
    return FALSE;
  if ((ref->kind == NP_INPUT_POSITION || ref->kind == NP_INPUT_SALIENCE) && place != NULL)
    {
      NpInputRef position = *ref;

      position.kind = NP_INPUT_POSITION;
      if (isnan (*locate (self, &position, FALSE)))
        return FALSE;
    }
  if (value != NULL)
    *value = now;
  if (low != NULL)
    *low = ends[0];
  if (high != NULL)
    *high = ends[1];
  return TRUE;
}

gboolean
np_forecast_input_set (NpForecastInput *self, const NpInputRef *ref, double value)
{
  double *place, low, high;

  get_range (ref->kind, &low, &high);
  if (ref->kind == NP_INPUT_SPONSOR)
    {
      int measure = np_forecast_input_find_measure (self, ref->measure);
      int sponsor = np_forecast_input_find_party (self, ref->object);

      if (measure < 0 || (ref->object != NULL && sponsor < 0))
        return FALSE;
      np_measure_at (self, measure)->sponsor = sponsor;
      return TRUE;
    }
  place = locate (self, ref, TRUE);
  /* Written so that NaN fails, too. */
  if (place == NULL || !(value >= low && value <= high))
    return FALSE;
  *place = value;
  return TRUE;
}

/* ---- in the dossier --------------------------------------------------------------------------------------------- */

/* The child of a list whose REF field names something; NULL when there is none. */
static gpointer
find_child (gpointer parent, guint list, guint field, const char *id)
{
  for (guint i = 0; parent != NULL && i < np_object_get_n_children (parent, list); i++)
    {
      gpointer child = np_object_get_child (parent, list, i);

      if (g_strcmp0 (np_object_get_string (child, field), id) == 0)
        return child;
    }
  return NULL;
}

/* Sets the number in the child, or puts in a new child that has it. */
static void
set_child (NpChange *change, gpointer parent, guint list, gpointer child, GType type, guint ref_field, const char *id,
           guint field, double value)
{
  g_autoptr(GObject) made = NULL;

  if (child != NULL)
    {
      np_change_set_number (change, child, field, value);
      return;
    }
  made = np_object_new (type, NULL);
  np_object_set_string (made, ref_field, id);
  np_object_set_number (made, field, value);
  np_change_insert (change, parent, list, (guint) -1, made);
}

static gboolean
keep_relation (gpointer scenario, const NpInputRef *ref, double value, NpChange *change)
{
  g_autoptr(GObject) made = NULL;

  if (scenario == NULL)
    return FALSE;
  for (guint i = 0; i < np_object_get_n_children (scenario, NP_SCENARIO_RELATIONS); i++)
    {
      gpointer relation = np_object_get_child (scenario, NP_SCENARIO_RELATIONS, i);

      if (g_strcmp0 (np_object_get_string (relation, NP_RELATION_FROM), ref->party) == 0
          && g_strcmp0 (np_object_get_string (relation, NP_RELATION_TO), ref->object) == 0)
        {
          np_change_set_number (change, relation, NP_RELATION_VALUE, value);
          return TRUE;
        }
    }
  made = np_object_new (NP_TYPE_RELATION, NULL);
  np_object_set_string (made, NP_RELATION_FROM, ref->party);
  np_object_set_string (made, NP_RELATION_TO, ref->object);
  np_object_set_number (made, NP_RELATION_VALUE, value);
  np_change_insert (change, scenario, NP_SCENARIO_RELATIONS, (guint) -1, made);
  return TRUE;
}

/* A stance that the scenario overrides is edited where it comes from. */
static gboolean
keep_stance (gpointer party, gpointer scenario, const NpInputRef *ref, double value, NpChange *change)
{
  gboolean position = ref->kind == NP_INPUT_POSITION;

  for (guint i = 0; scenario != NULL && i < np_object_get_n_children (scenario, NP_SCENARIO_OVERRIDES); i++)
    {
      gpointer over = np_object_get_child (scenario, NP_SCENARIO_OVERRIDES, i);
      guint field = position ? NP_OVERRIDE_POSITION : NP_OVERRIDE_SALIENCE;

      if (g_strcmp0 (np_object_get_string (over, NP_OVERRIDE_PARTY), ref->party) != 0
          || g_strcmp0 (np_object_get_string (over, NP_OVERRIDE_ISSUE), ref->object) != 0
          || isnan (np_object_get_number (over, field)))
        continue;
      np_change_set_number (change, over, field, value);
      return TRUE;
    }
  set_child (change, party, NP_PARTY_STANCES, find_child (party, NP_PARTY_STANCES, NP_STANCE_ISSUE, ref->object),
             NP_TYPE_STANCE, NP_STANCE_ISSUE, ref->object, position ? NP_STANCE_POSITION : NP_STANCE_SALIENCE, value);
  return TRUE;
}

gboolean
np_forecast_input_keep (NpDossier *dossier, const char *scenario, const NpInputRef *ref, double value, NpChange *change)
{
  gpointer party = np_dossier_find_type (dossier, ref->party, NP_TYPE_PARTY);
  gpointer measure = np_dossier_find_type (dossier, ref->measure, NP_TYPE_MEASURE);
  gpointer level = measure != NULL ? np_measure_get_level (measure, ref->level) : NULL;
  gpointer chosen = np_dossier_get_scenario (dossier, scenario), child;

  switch (ref->kind)
    {
    case NP_INPUT_POSITION: case NP_INPUT_SALIENCE:
      return party != NULL && np_dossier_find_type (dossier, ref->object, NP_TYPE_ISSUE) != NULL
             && keep_stance (party, chosen, ref, value, change);
    case NP_INPUT_TARGET:
      child = level != NULL ? find_child (level, NP_LEVEL_TARGETS, NP_TARGET_ISSUE, ref->object) : NULL;
      if (child == NULL)
        return FALSE;
      np_change_set_number (change, child, NP_TARGET_VALUE, value);
      return TRUE;
    case NP_INPUT_COST: case NP_INPUT_BALANCE:
      if (level == NULL || party == NULL)
        return FALSE;
      set_child (change, level, NP_LEVEL_BURDENS, find_child (level, NP_LEVEL_BURDENS, NP_BURDEN_PARTY, ref->party),
                 NP_TYPE_BURDEN, NP_BURDEN_PARTY, ref->party,
                 ref->kind == NP_INPUT_COST ? NP_BURDEN_COST : NP_BURDEN_BALANCE, value);
      return TRUE;
    case NP_INPUT_INTRUSIVENESS:
      if (level == NULL)
        return FALSE;
      np_change_set_number (change, level, NP_LEVEL_INTRUSIVENESS, value);
      return TRUE;
    case NP_INPUT_TRUST:
      if (party == NULL || np_dossier_find_type (dossier, ref->object, NP_TYPE_PARTY) == NULL)
        return FALSE;
      set_child (change, party, NP_PARTY_TRUSTS, find_child (party, NP_PARTY_TRUSTS, NP_TRUST_TOWARD, ref->object),
                 NP_TYPE_TRUST, NP_TRUST_TOWARD, ref->object, NP_TRUST_VALUE, value);
      return TRUE;
    case NP_INPUT_RELATION:
      return keep_relation (chosen, ref, value, change);
    case NP_INPUT_SEVERITY:
      child = np_dossier_find_type (dossier, ref->object, NP_TYPE_LIMIT);
      if (child == NULL)
        return FALSE;
      np_change_set_number (change, child, NP_LIMIT_SEVERITY, value);
      return TRUE;
    case NP_INPUT_SPONSOR: default:
      if (measure == NULL)
        return FALSE;
      np_change_set_string (change, measure, NP_MEASURE_SPONSOR, ref->object);
      return TRUE;
    }
}
