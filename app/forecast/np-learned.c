/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-forecast-private.h"

#include <math.h>
#include <string.h>

#include "base/np-normal.h"

static void
party_state_clear (gpointer data)
{
  NpPartyState *self = data;

  np_layout_clear (&self->layout);
  g_free (self->x);
  g_free (self->seen);
  g_free (self->days);
  g_free (self->base_reliability);
  g_free (self->kinds);
  g_array_unref (self->texts);
  g_clear_pointer (&self->belief, np_belief_free);
  g_clear_pointer (&self->habit, np_habit_free);
}

static void
party_state_unref (NpPartyState *self)
{
  g_atomic_rc_box_release_full (self, party_state_clear);
}

guint
np_party_state_find_text (const NpPartyState *state, guint measure)
{
  for (guint t = 0; t < state->texts->len; t++)
    if (g_array_index (state->texts, guint, t) == measure)
      return t;
  return NP_NO_TEXT;
}

/* The observations of one party as the engine wants them. `chosen` are numbers of observations in dossier order,
 * `company` their driver of company. */
static NpPartyState *
set_up_state (const NpForecastInput *input, guint party, const GArray *chosen, const double *company)
{
  NpPartyState *self = g_atomic_rc_box_new0 (NpPartyState);
  g_autofree gboolean *kinds_seen = g_new0 (gboolean, input->kinds->len);

  self->n = chosen->len;
  self->scale = input->prior->scale;
  self->habit_params = input->prior->habit;
  self->text_sd = input->prior->drivers[NP_DRIVER_KIND_TEXT].sd[0];
  self->texts = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->n; i++)
    kinds_seen[np_measure_at (input, np_observation_at (input, g_array_index (chosen, guint, i))->measure)->kind] = TRUE;
  np_layout_init (&self->layout, input, party, kinds_seen);
  self->x = g_new (double, (gsize) self->n * self->layout.n);
  self->seen = g_new (NpObservation, self->n);
  self->days = g_new (double, self->n);
  self->base_reliability = g_new (double, self->n);
  self->kinds = g_new (guint, self->n);
  for (guint i = 0; i < self->n; i++)
    {
      guint number = g_array_index (chosen, guint, i);
      const NpObservationInput *o = np_observation_at (input, number);
      const NpMeasureInput *measure = np_measure_at (input, o->measure);
      double *x = self->x + (gsize) i * self->layout.n;
      guint text = np_party_state_find_text (self, o->measure);
      NpDriverNotes notes;

      if (text == NP_NO_TEXT)
        {
          text = self->texts->len;
          g_array_append_val (self->texts, o->measure);
        }
      np_drivers_read (input, &self->layout, party, o->measure, np_measure_input_get_level (measure, o->level),
                       company[number], x, &notes);
      self->seen[i] = (NpObservation) { x, text, o->category, o->reliability, NULL };
      self->days[i] = o->day;
      self->base_reliability[i] = o->base_reliability;
      self->kinds[i] = measure->kind;
    }
  return self;
}

/* memcmp() must not be given NULL, not even for nothing. */
static gboolean
same_bytes (const void *a, const void *b, gsize size)
{
  return size == 0 || memcmp (a, b, size) == 0;
}

static gboolean
same_doubles (const double *a, const double *b, gsize n)
{
  return same_bytes (a, b, n * sizeof (double));
}

/* Whether learning would give the same again. */
static gboolean
same_problem (const NpPartyState *a, const NpPartyState *b)
{
  if (a->n != b->n || a->layout.n != b->layout.n || a->layout.n_issues != b->layout.n_issues
      || a->layout.n_kinds != b->layout.n_kinds || a->text_sd != b->text_sd || a->texts->len != b->texts->len
      || !same_doubles (a->layout.mean, b->layout.mean, a->layout.n)
      || !same_doubles (a->layout.variance, b->layout.variance, a->layout.n)
      || !same_bytes (a->layout.issue_slot, b->layout.issue_slot, a->layout.n_issues * sizeof (int))
      || !same_bytes (a->layout.kind_slot, b->layout.kind_slot, a->layout.n_kinds * sizeof (int))
      || !same_bytes (a->texts->data, b->texts->data, a->texts->len * sizeof (guint))
      || !same_bytes (&a->scale, &b->scale, sizeof a->scale)
      || !same_bytes (&a->habit_params, &b->habit_params, sizeof a->habit_params)
      || !same_doubles (a->x, b->x, (gsize) a->n * a->layout.n) || !same_doubles (a->days, b->days, a->n)
      || !same_doubles (a->base_reliability, b->base_reliability, a->n)
      || !same_bytes (a->kinds, b->kinds, a->n * sizeof (guint)))
    return FALSE;
  for (guint i = 0; i < a->n; i++)
    if (a->seen[i].text != b->seen[i].text || a->seen[i].category != b->seen[i].category
        || a->seen[i].reliability != b->seen[i].reliability)
      return FALSE;
  return TRUE;
}

static int
by_day (gconstpointer a, gconstpointer b, gpointer data)
{
  const double *days = data;
  guint i = *(const guint *) a, j = *(const guint *) b;

  if (days[i] != days[j])
    return days[i] < days[j] ? -1 : 1;
  return i < j ? -1 : i > j;
}

/* Expectation propagation for what is shown; one pass in order of date for the weights of drivers and habit. */
static void
learn (NpPartyState *self, const NpForecastInput *input)
{
  const NpPrior *prior = input->prior;
  g_autofree guint *order = g_new (guint, self->n);
  g_autoptr(NpBelief) running = NULL;

  self->belief = np_belief_new (self->layout.n, self->layout.mean, self->layout.variance, self->texts->len,
                                self->text_sd * self->text_sd);
  self->habit = np_habit_new (&prior->habit, self->layout.n_kinds, self->texts->len);
  self->habit_weight = prior->habit_weight;
  running = np_belief_copy (self->belief);
  np_belief_propagate (self->belief, &self->scale, self->seen, self->n, NULL);
  for (guint i = 0; i < self->n; i++)
    order[i] = i;
  g_qsort_with_data (order, self->n, sizeof (guint), by_day, self->days);
  for (guint k = 0; k < self->n; k++)
    {
      guint i = order[k];
      const NpObservation *o = &self->seen[i];
      double d[NP_REACTION_MAX_CATEGORIES], h[NP_REACTION_MAX_CATEGORIES], mu, variance;

      np_belief_predict (running, o->x, o->text, &mu, &variance);
      np_reaction_probabilities (&self->scale, mu, variance, 1.0 / o->reliability, d);
      np_habit_forecast (self->habit, prior->base, self->days[i], self->kinds[i], o->text, h);
      np_habit_weight_update (&self->habit_weight, d[o->category], h[o->category], prior->share);
      np_habit_add (self->habit, self->days[i], self->kinds[i], o->text, o->category, self->base_reliability[i]);
      np_belief_learn (running, &self->scale, o);
    }
}

/* The driver of company for every chosen observation (reactions of others accepted with an earlier date), and who has
 * reacted to what in the end. */
static NpCompany *
read_company (const NpForecastInput *input, const GArray *chosen, double *x)
{
  NpCompany *company = np_company_new (&input->prior->company, input->parties->len, input->measures->len);
  g_autofree double *days = g_new (double, input->observations->len);
  g_autofree guint *order = g_memdup2 (chosen->data, chosen->len * sizeof (guint));

  for (guint p = 0; p < input->parties->len; p++)
    for (guint q = 0; q < input->parties->len; q++)
      if (!isnan (np_party_at (input, p)->similar[q]))
        np_company_set_similarity (company, p, q, np_party_at (input, p)->similar[q]);
  for (guint i = 0; i < input->observations->len; i++)
    days[i] = np_observation_at (input, i)->day;
  if (chosen->len > 0)
    g_qsort_with_data (order, chosen->len, sizeof (guint), by_day, days);
  for (guint first = 0, next; first < chosen->len; first = next)
    {
      for (next = first; next < chosen->len && days[order[next]] == days[order[first]]; next++)
        {
          const NpObservationInput *o = np_observation_at (input, order[next]);

          x[order[next]] = np_company_driver (company, o->party, o->measure);
        }
      for (guint i = first; i < next; i++)
        {
          const NpObservationInput *o = np_observation_at (input, order[i]);

          np_company_add (company, o->party, o->measure, o->category);
        }
    }
  return company;
}

NpLearned *
np_learned_new (const NpForecastInput *input, guint before_meeting, int only_party, const NpLearned *previous,
                GCancellable *cancellable, GError **error)
{
  NpLearned *self = g_new0 (NpLearned, 1);
  g_autoptr(GArray) chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree double *company = g_new0 (double, input->observations->len);

  for (guint i = 0; i < input->observations->len; i++)
    if (np_observation_at (input, i)->meeting_number < before_meeting)
      g_array_append_val (chosen, i);
  self->company = read_company (input, chosen, company);
  self->n_parties = input->parties->len;
  self->states = g_new0 (NpPartyState *, self->n_parties);
  self->observations = g_new0 (GArray *, self->n_parties);
  for (guint p = 0; p < self->n_parties; p++)
    self->observations[p] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < chosen->len; i++)
    {
      guint number = g_array_index (chosen, guint, i);

      g_array_append_val (self->observations[np_observation_at (input, number)->party], number);
    }
  for (guint p = 0; p < self->n_parties; p++)
    {
      NpPartyState *state;

      if ((only_party >= 0 && (guint) only_party != p) || !np_party_at (input, p)->predicted)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          np_learned_free (self);
          return NULL;
        }
      state = set_up_state (input, p, self->observations[p], company);
      if (previous != NULL && p < previous->n_parties && previous->states[p] != NULL
          && same_problem (state, previous->states[p]))
        {
          party_state_unref (state);
          state = g_atomic_rc_box_acquire (previous->states[p]);
        }
      else
        {
          learn (state, input);
        }
      self->states[p] = state;
    }
  return self;
}

void
np_learned_free (NpLearned *self)
{
  np_company_free (self->company);
  for (guint p = 0; p < self->n_parties; p++)
    {
      g_clear_pointer (&self->states[p], party_state_unref);
      g_array_unref (self->observations[p]);
    }
  g_free (self->observations);
  g_free (self->states);
  g_free (self);
}

static NpText *
no_forecast (const NpForecastInput *input, const NpCellBox *box, const NpLevelInput *level)
{
  NpText *name = np_party_at (input, box->party)->name;
  g_autofree char *ru = NULL, *en = NULL;

  if (level->targets->len == 0)
    return np_text_new ("у этого уровня нет целей ни по одному вопросу", "this level has no target on any issue");
  ru = g_strdup_printf ("неизвестна позиция (%s) ни по одному вопросу, которого касается этот уровень",
                        np_text_get_or_other (name, NP_LANG_RU));
  en = g_strdup_printf ("no position of %s is known on any issue this level touches",
                        np_text_get_or_other (name, NP_LANG_EN));
  return np_text_new (ru, en);
}

gboolean
np_learned_cell (const NpLearned *self, const NpForecastInput *input, NpCellBox *box, NpText **reason)
{
  const NpPrior *prior = input->prior;
  const NpMeasureInput *measure = np_measure_at (input, box->measure);
  const NpLevelInput *level = np_level_at (measure, box->level);
  const NpPartyState *state = self->states[box->party];
  const NpLayout *layout = &state->layout;
  NpForecastCell *cell = &box->cell;
  guint text = np_party_state_find_text (state, box->measure);
  double low, high, half, spread, rest;

  box->x = g_new (double, layout->n);
  np_drivers_read (input, layout, box->party, box->measure, level,
                   np_company_driver (self->company, box->party, box->measure), box->x, &box->notes);
  cell->measure = measure->id;
  cell->level = level->name;
  cell->party = np_party_at (input, box->party)->id;
  if (box->notes.n_positions == 0 && text == NP_NO_TEXT)
    {
      *reason = no_forecast (input, box, level);
      return FALSE;
    }
  /* What is not in the vector yet only widens the doubt. */
  if (layout->kind_slot[measure->kind] < 0)
    box->vn += prior->drivers[NP_DRIVER_KIND_KIND].sd[0] * prior->drivers[NP_DRIVER_KIND_KIND].sd[0];
  if (text == NP_NO_TEXT)
    box->vn += prior->drivers[NP_DRIVER_KIND_TEXT].sd[0] * prior->drivers[NP_DRIVER_KIND_TEXT].sd[0];
  np_belief_predict (state->belief, box->x, text, &cell->mu, &cell->variance_party);
  cell->variance = cell->variance_party + box->vn;
  half = prior->quantile * sqrt (cell->variance_party);
  cell->s = cell->mu / 3.0;
  cell->s_low = (cell->mu - half) / 3.0;
  cell->s_high = (cell->mu + half) / 3.0;
  cell->band = np_category_from_index (cell->s);
  cell->n_party = state->n;
  cell->red_line = box->notes.red_line;

  np_reaction_probabilities (&prior->scale, cell->mu, cell->variance, 1.0, cell->drivers);
  np_habit_forecast (state->habit, prior->base, input->as_of_day, measure->kind, text, cell->habit);
  cell->habit_weight = state->n > 0 ? state->habit_weight : 0.0;
  box->honesty = text == NP_NO_TEXT ? prior->honesty_new : prior->honesty_known;
  np_reaction_mix (NP_N_REACTIONS, cell->drivers, state->n > 0 ? cell->habit : NULL, cell->habit_weight, box->honesty,
                   cell->p);
  box->absolute_factor = 1.0;
  rest = 1.0 - cell->p[0];
  if (box->notes.absolute)
    cell->absolute = np_reaction_absolute (NP_N_REACTIONS, prior->absolute, cell->p);
  if (cell->absolute)
    box->absolute_factor = (1.0 - prior->absolute) / rest;
  cell->consent = np_reaction_at_least (NP_N_REACTIONS, cell->p, NP_CATEGORY_SUPPORT);
  cell->opening = np_reaction_at_least (NP_N_REACTIONS, cell->p, NP_CATEGORY_CONDITIONAL);
  cell->category = np_reaction_median (NP_N_REACTIONS, cell->p);

  /* The interval goes through the same steps with habit held fixed. */
  spread = sqrt (1.0 + box->vn);
  low = np_normal_cdf ((cell->mu - half - prior->scale.cuts[NP_CATEGORY_SUPPORT - 1]) / spread);
  high = np_normal_cdf ((cell->mu + half - prior->scale.cuts[NP_CATEGORY_SUPPORT - 1]) / spread);
  for (int end = 0; end < 2; end++)
    {
      double h = np_reaction_at_least (NP_N_REACTIONS, cell->habit, NP_CATEGORY_SUPPORT);
      double both = (1.0 - cell->habit_weight) * (end == 0 ? low : high) + cell->habit_weight * h;
      double p = box->absolute_factor * ((1.0 - box->honesty) * both + box->honesty * 2.0 / NP_N_REACTIONS);

      *(end == 0 ? &cell->consent_low : &cell->consent_high) = p;
    }
  cell->consent_drivers = box->absolute_factor
                          * ((1.0 - box->honesty)
                               * np_reaction_at_least (NP_N_REACTIONS, cell->drivers, NP_CATEGORY_SUPPORT)
                             + box->honesty * 2.0 / NP_N_REACTIONS);
  return TRUE;
}
