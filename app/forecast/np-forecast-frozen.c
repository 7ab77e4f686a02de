/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-forecast-frozen.h"

#include <math.h>
#include <stdlib.h>

#include "forecast/np-forecast-private.h"

NpFrozen *
np_forecast_freeze (NpForecast *self, const char *id, const char *digest, const char *meeting, NpText *title)
{
  NpFrozen *frozen = np_object_new (NP_TYPE_FROZEN, id);
  g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func (g_object_unref);

  np_object_set_string (frozen, NP_FROZEN_OF, digest);
  np_object_set_string (frozen, NP_FROZEN_AS_OF, np_forecast_get_as_of (self));
  np_object_set_string (frozen, NP_FROZEN_SCENARIO, np_forecast_get_scenario (self));
  np_object_set_string (frozen, NP_FROZEN_MEETING, meeting);
  if (title != NULL)
    np_object_set_text (frozen, NP_FROZEN_TITLE, title);
  for (guint i = 0; i < np_forecast_get_n_cells (self); i++)
    {
      const NpForecastCell *cell = np_forecast_get_nth_cell (self, i);
      gpointer kept = np_object_new (NP_TYPE_FROZEN_CELL, NULL);

      np_object_set_string (kept, NP_FROZEN_CELL_MEASURE, cell->measure);
      np_object_set_enum (kept, NP_FROZEN_CELL_LEVEL, cell->level);
      np_object_set_string (kept, NP_FROZEN_CELL_PARTY, cell->party);
      np_object_set_number (kept, NP_FROZEN_CELL_S, cell->s);
      for (guint k = 0; k < NP_N_REACTIONS; k++)
        np_object_set_number (kept, NP_FROZEN_CELL_P1 + k, cell->p[k]);
      g_ptr_array_add (cells, kept);
    }
  np_object_append_all (frozen, NP_FROZEN_CELLS, cells);
  return frozen;
}

static gpointer
find_cell (NpFrozen *frozen, const char *measure, NpLevelName level, const char *party)
{
  for (guint i = 0; i < np_object_get_n_children (frozen, NP_FROZEN_CELLS); i++)
    {
      gpointer cell = np_object_get_child (frozen, NP_FROZEN_CELLS, i);

      if (np_object_get_enum (cell, NP_FROZEN_CELL_LEVEL) == (int) level
          && g_str_equal (np_object_get_string (cell, NP_FROZEN_CELL_MEASURE), measure)
          && g_str_equal (np_object_get_string (cell, NP_FROZEN_CELL_PARTY), party))
        return cell;
    }
  return NULL;
}

NpFrozenScore *
np_forecast_score_frozen (NpFrozen *frozen, NpForecast *now, const char *meeting)
{
  const NpForecastInput *input = np_forecast_get_input (now);
  NpFrozenScore *score = g_new0 (NpFrozenScore, 1);

  if (meeting == NULL)
    meeting = np_object_get_string (frozen, NP_FROZEN_MEETING);
  score->backtest.n = NP_N_REACTIONS;
  score->outcomes = g_array_new (FALSE, FALSE, sizeof (NpFrozenOutcome));
  for (guint i = 0; i < input->observations->len; i++)
    {
      const NpObservationInput *o = np_observation_at (input, i);
      NpFrozenOutcome outcome = { np_measure_at (input, o->measure)->id, o->level, np_party_at (input, o->party)->id };
      double p[NP_N_REACTIONS], sum = 0.0;
      gpointer cell;
      int off;

      if (g_strcmp0 (o->meeting, meeting) != 0
          || (cell = find_cell (frozen, outcome.measure, o->level, outcome.party)) == NULL)
        continue;
      for (guint k = 0; k < NP_N_REACTIONS; k++)
        sum += p[k] = np_object_get_number_or (cell, NP_FROZEN_CELL_P1 + k, 0.0);
      /* A file may have been edited by hand. */
      if (fabs (sum - 1.0) > 1e-6)
        continue;
      outcome.forecast = np_reaction_median (NP_N_REACTIONS, p);
      outcome.seen = o->category;
      outcome.probability = p[o->category];
      off = abs ((int) outcome.forecast - (int) outcome.seen);
      *(off == 0 ? &score->in_band : off == 1 ? &score->one_off : &score->missed) += 1;
      np_backtest_add (&score->backtest, p, o->category);
      g_array_append_val (score->outcomes, outcome);
    }
  return score;
}

NpFrozen *
np_dossier_find_frozen (NpDossier *dossier, const char *meeting)
{
  for (guint i = np_object_get_n_children (dossier, NP_DOSSIER_FORECASTS); i-- > 0;)
    {
      gpointer frozen = np_object_get_child (dossier, NP_DOSSIER_FORECASTS, i);

      if (g_str_equal (np_object_get_string (frozen, NP_FROZEN_MEETING), meeting))
        return frozen;
    }
  return NULL;
}

NpFrozenScore *
np_forecast_score_ledger (NpDossier *dossier, NpForecast *now)
{
  NpFrozenScore *sum = g_new0 (NpFrozenScore, 1);

  sum->backtest.n = NP_N_REACTIONS;
  sum->outcomes = g_array_new (FALSE, FALSE, sizeof (NpFrozenOutcome));
  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_FORECASTS); i++)
    {
      gpointer frozen = np_object_get_child (dossier, NP_DOSSIER_FORECASTS, i);
      g_autoptr(NpFrozenScore) score = NULL;

      if (np_dossier_find_frozen (dossier, np_object_get_string (frozen, NP_FROZEN_MEETING)) != frozen)
        continue;
      score = np_forecast_score_frozen (frozen, now, NULL);
      np_backtest_merge (&sum->backtest, &score->backtest);
      sum->in_band += score->in_band;
      sum->one_off += score->one_off;
      sum->missed += score->missed;
      g_array_append_vals (sum->outcomes, score->outcomes->data, score->outcomes->len);
    }
  return sum;
}

void
np_frozen_score_free (NpFrozenScore *self)
{
  g_array_unref (self->outcomes);
  g_free (self);
}
