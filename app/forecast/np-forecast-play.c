/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-forecast-play.h"

#include <math.h>

#include "dossier/np-exercise.h"

struct _NpForecastPlay
{
  gatomicrefcount references;
  NpForecastExercise *exercise;
  guint n_injects;
  guint inject;
  guint author, victim, rung;
  guint highest;
  guint turns;
  GArray *steps;   /* NpPlayStep */
};

static guint
party_of (NpForecastPlay *self, gpointer object, guint field)
{
  const char *id = np_object_get_string (object, field);

  return *id != '\0' ? np_forecast_exercise_find_party (self->exercise, id) : NP_PLAY_NOBODY;
}

/* Whether the chain can go on from such an act. */
static gboolean
is_act (NpForecastPlay *self, guint author, guint victim, guint rung)
{
  const NpEscalation *e = &np_forecast_exercise_get_setup (self->exercise)->exercise;

  return rung > 0 && rung <= e->top && author != victim && victim < e->n_parties
         && (author < e->n_parties || author == NP_ESCALATION_THIRD);
}

/* The exercise as it stands after an act, with the turns that are left. */
static double
risk_from (NpForecastPlay *self, guint author, guint victim, guint rung, guint turns)
{
  NpEscalation e;

  if (!is_act (self, author, victim, rung))
    return 0;
  np_forecast_exercise_apply (self->exercise, &e);
  e.author = author;
  e.victim = victim;
  e.first = rung;
  e.horizon = e.horizon > turns ? e.horizon - turns : 1;
  return np_escalation_conflict (&e);
}

static void
stand (NpForecastPlay *self, NpPlayStep *step)
{
  self->author = step->author;
  self->victim = step->victim;
  self->rung = step->rung;
  self->highest = MAX (self->highest, step->rung);
  step->risk = risk_from (self, step->author, step->victim, step->rung, self->turns);
}

static void
read_log (NpForecastPlay *self, NpExercise *source)
{
  const NpEscalation *e = &np_forecast_exercise_get_setup (self->exercise)->exercise;
  gpointer entry;

  for (guint i = 0; (entry = np_object_get_child (source, NP_EXERCISE_LOG, i)) != NULL; i++)
    {
      guint inject = (guint) np_object_get_number_or (entry, NP_MOVE_INJECT, 0);
      NpPlayStep step = { NP_PLAY_NOTE, i, inject, NP_PLAY_NOBODY, NP_PLAY_NOBODY, 0, NAN, NAN };

      if (np_object_is_given (entry, NP_MOVE_AUTHOR))
        {
          step.kind = NP_PLAY_MOVE;
          step.author = party_of (self, entry, NP_MOVE_AUTHOR);
          step.victim = party_of (self, entry, NP_MOVE_VICTIM);
          step.rung = (guint) np_object_get_number_or (entry, NP_MOVE_RUNG, 0);
          step.chance = np_object_get_number (entry, NP_MOVE_CHANCE);
          self->turns++;
          stand (self, &step);
        }
      else if (!np_object_is_given (entry, NP_MOVE_NOTE))
        {
          gpointer act = inject > 0 ? np_object_get_child (source, NP_EXERCISE_INJECTS, inject - 1) : NULL;

          step.kind = NP_PLAY_INJECT;
          self->inject = MAX (self->inject, inject);
          if (act != NULL && np_object_is_given (act, NP_INJECT_AUTHOR))
            {
              step.author = party_of (self, act, NP_INJECT_AUTHOR);
              step.victim = party_of (self, act, NP_INJECT_VICTIM);
              step.rung = (guint) np_object_get_number_or (act, NP_INJECT_RUNG, 0);
            }
          /* A script that only tells begins with the incident of the exercise itself. */
          else if (self->author == NP_PLAY_NOBODY)
            {
              step.author = e->author;
              step.victim = e->victim;
              step.rung = e->first;
            }
          if (step.author != NP_PLAY_NOBODY)
            stand (self, &step);
        }
      g_array_append_val (self->steps, step);
    }
}

NpForecastPlay *
np_forecast_play_new (NpDossier *dossier, const char *exercise, GError **error)
{
  g_autoptr(NpForecastExercise) model = np_forecast_exercise_new (dossier, exercise, NULL, NULL,
                                                                  np_escalation_defaults_get (), error);
  NpForecastPlay *self;
  NpExercise *source;

  if (model == NULL)
    return NULL;
  source = np_dossier_find_type (dossier, np_forecast_exercise_get_id (model), NP_TYPE_EXERCISE);
  self = g_new0 (NpForecastPlay, 1);
  g_atomic_ref_count_init (&self->references);
  self->exercise = g_steal_pointer (&model);
  self->n_injects = np_object_get_n_children (source, NP_EXERCISE_INJECTS);
  self->author = self->victim = NP_PLAY_NOBODY;
  self->steps = g_array_new (FALSE, FALSE, sizeof (NpPlayStep));
  read_log (self, source);
  return self;
}

NpForecastPlay *
np_forecast_play_ref (NpForecastPlay *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
np_forecast_play_unref (NpForecastPlay *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  np_forecast_exercise_unref (self->exercise);
  g_array_unref (self->steps);
  g_free (self);
}

NpForecastExercise *
np_forecast_play_get_exercise (NpForecastPlay *self)
{
  return self->exercise;
}

guint
np_forecast_play_get_n_injects (NpForecastPlay *self)
{
  return self->n_injects;
}

guint
np_forecast_play_get_inject (NpForecastPlay *self)
{
  return self->inject;
}

guint
np_forecast_play_get_n_steps (NpForecastPlay *self)
{
  return self->steps->len;
}

const NpPlayStep *
np_forecast_play_get_step (NpForecastPlay *self, guint i)
{
  return &g_array_index (self->steps, NpPlayStep, i);
}

guint
np_forecast_play_get_state (NpForecastPlay *self, guint *author, guint *victim)
{
  if (author != NULL)
    *author = self->author;
  if (victim != NULL)
    *victim = self->victim;
  return self->rung;
}

guint
np_forecast_play_get_highest (NpForecastPlay *self)
{
  return self->highest;
}

guint
np_forecast_play_get_turns_left (NpForecastPlay *self)
{
  guint horizon = np_forecast_exercise_get_setup (self->exercise)->exercise.horizon;

  return horizon > self->turns ? horizon - self->turns : 1;
}

/* The party that would most likely be answered; in calm, or when nobody would be, the next one. */
static guint
likely_target (const NpEscalation *e, const NpEscalationAnswer *answer, guint mover)
{
  guint best = (mover + 1) % e->n_parties;
  double most = 0;

  for (guint j = 0; j < e->n_parties && answer != NULL; j++)
    {
      double sum = 0;

      for (guint k = 1; k <= e->top; k++)
        sum += answer->against[j][k];
      if (j != mover && sum > most)
        {
          most = sum;
          best = j;
        }
    }
  return best;
}

NpPlayOutlook *
np_forecast_play_look_ahead (NpForecastPlay *self, guint mover, guint target)
{
  const NpEscalationSetup *setup = np_forecast_exercise_get_setup (self->exercise);
  NpPlayOutlook *outlook = g_new0 (NpPlayOutlook, 1);
  gboolean open = is_act (self, self->author, self->victim, self->rung);
  NpEscalationAnswer now = { 0 };
  NpEscalation e;

  np_forecast_exercise_apply (self->exercise, &e);
  if (open)
    np_escalation_predict (&e, self->author, self->victim, self->rung, &now);
  if (mover >= e.n_parties)
    mover = open || self->victim < e.n_parties ? self->victim : 0;
  if (target >= e.n_parties || target == mover)
    target = likely_target (&e, open && mover == self->victim ? &now : NULL, mover);
  outlook->mover = mover;
  outlook->target = target;
  outlook->risk = risk_from (self, self->author, self->victim, self->rung, self->turns);
  outlook->options = g_array_new (FALSE, TRUE, sizeof (NpPlayOption));
  for (guint k = 0; k <= MIN (e.party[mover].ceiling, e.top); k++)
    {
      NpPlayOption option = { k, NAN, 0, { 0 } };

      if (open && mover == self->victim)
        option.chance = k == 0 ? now.none : now.against[target][k];
      if (k > 0)
        {
          np_escalation_predict (&e, mover, target, k, &option.answer);
          option.risk = risk_from (self, mover, target, k, self->turns + 1);
        }
      g_array_append_val (outlook->options, option);
    }
  outlook->worth = g_new0 (double, MAX (setup->n_measures, 1));
  if (open)
    {
      NpEscalationSetup from = *setup;

      from.exercise.author = self->author;
      from.exercise.victim = self->victim;
      from.exercise.first = self->rung;
      from.exercise.horizon = np_forecast_play_get_turns_left (self);
      np_escalation_values (&from, outlook->worth, NULL, NULL, NULL);
    }
  return outlook;
}

void
np_play_outlook_free (NpPlayOutlook *self)
{
  g_array_unref (self->options);
  g_free (self->worth);
  g_free (self);
}

static int
by_difference (gconstpointer a, gconstpointer b)
{
  const NpPlayTurning *x = a, *y = b;
  double dx = x->after - MIN (x->held, x->lower), dy = y->after - MIN (y->held, y->lower);

  return dx != dy ? (dx > dy ? -1 : 1) : (x->step > y->step) - (x->step < y->step);
}

static int
by_value (gconstpointer a, gconstpointer b)
{
  const NpPlayWorth *x = a, *y = b;

  return x->value != y->value ? (x->value > y->value ? -1 : 1) : (x->measure > y->measure) - (x->measure < y->measure);
}

NpPlayDebrief *
np_forecast_play_look_back (NpForecastPlay *self)
{
  const NpEscalationSetup *setup = np_forecast_exercise_get_setup (self->exercise);
  NpPlayDebrief *debrief = g_new0 (NpPlayDebrief, 1);
  double before = 0, most = -1;
  guint turns = 0;

  debrief->highest = self->highest;
  debrief->gravest = NP_PLAY_NOBODY;
  debrief->turnings = g_array_new (FALSE, FALSE, sizeof (NpPlayTurning));
  debrief->worths = g_array_new (FALSE, FALSE, sizeof (NpPlayWorth));
  for (guint i = 0; i < self->steps->len; i++)
    {
      const NpPlayStep *step = np_forecast_play_get_step (self, i);

      turns += step->kind == NP_PLAY_MOVE;
      if (step->author == NP_PLAY_NOBODY)
        continue;
      /* What has reached the threshold cannot be turned any more: the point before it is the one to learn from. */
      if (step->risk > most && step->rung > 0 && step->rung < setup->exercise.threshold)
        {
          most = step->risk;
          debrief->gravest = i;
        }
      if (step->kind == NP_PLAY_MOVE && step->rung > 0)
        {
          NpPlayTurning turning = { i, before, step->risk, 0,
                                    risk_from (self, step->author, step->victim, step->rung - 1, turns) };

          if (step->risk - MIN (turning.held, turning.lower) > 0.0005)
            g_array_append_val (debrief->turnings, turning);
        }
      before = step->risk;
    }
  g_array_sort (debrief->turnings, by_difference);
  if (debrief->gravest != NP_PLAY_NOBODY && setup->n_measures > 0)
    {
      const NpPlayStep *step = np_forecast_play_get_step (self, debrief->gravest);
      g_autofree double *values = g_new0 (double, setup->n_measures);
      NpEscalationSetup from = *setup;

      from.exercise.author = step->author;
      from.exercise.victim = step->victim;
      from.exercise.first = step->rung;
      np_escalation_values (&from, values, NULL, NULL, NULL);
      for (guint m = 0; m < setup->n_measures; m++)
        {
          NpPlayWorth worth = { m, setup->in_force[m], values[m] };

          if (values[m] > 0.00005)
            g_array_append_val (debrief->worths, worth);
        }
      g_array_sort (debrief->worths, by_value);
    }
  return debrief;
}

void
np_play_debrief_free (NpPlayDebrief *self)
{
  g_array_unref (self->turnings);
  g_array_unref (self->worths);
  g_free (self);
}
