/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-forecast-private.h"

#include <math.h>

#include "base/np-apportion.h"

struct _NpForecast
{
  GObject parent_instance;

  NpForecastInput *input;
  NpLearned *learned;
  GArray *boxes;             /* NpCellBox */
  GArray *missing;           /* NpForecastMissing */
  GHashTable *index;         /* packed measure, level, party -> 1 + number of the box, or -1 - number of the missing */
  GMutex lock;               /* reasons of a cell are written when it is first asked for */
};

G_DEFINE_FINAL_TYPE (NpForecast, np_forecast, G_TYPE_OBJECT)

static const struct { const char *sign; const char *words[NP_N_LANGS]; } categories[NP_N_REACTIONS] = {
  { "--", { "отказ", "reject" } },
  { "-", { "против", "oppose" } },
  { "±", { "с оговорками", "conditional" } },
  { "+", { "поддержка", "support" } },
  { "++", { "принятие", "accept" } },
};

static const struct { const char *code; const char *words[NP_N_LANGS]; } evidences[] = {
  { "weak", { "слабые данные", "weak evidence" } },
  { "fair", { "удовлетворительные данные", "fair evidence" } },
  { "strong", { "надёжные данные", "strong evidence" } },
};

const char *
np_category_sign (NpCategory category)
{
  return categories[category].sign;
}

const char *
np_category_word (NpCategory category, NpLang lang)
{
  return categories[category].words[lang];
}

const char *
np_evidence_code (NpEvidence evidence)
{
  return evidences[evidence].code;
}

const char *
np_evidence_word (NpEvidence evidence, NpLang lang)
{
  return evidences[evidence].words[lang];
}

const char *
np_forecast_independence_words (NpLang lang)
{
  return lang == NP_LANG_RU ? "если стороны решают независимо друг от друга"
                            : "assuming the parties decide independently";
}

NpCategory
np_category_from_index (double s)
{
  const NpReactionScale *scale = &np_prior_get_default ()->scale;
  guint k = 0;

  while (k + 1 < scale->n && 3.0 * s > scale->cuts[k])
    k++;
  return k;
}

static void
box_clear (gpointer data)
{
  NpCellBox *box = data;

  np_forecast_cell_clear (&box->cell);
  g_free (box->x);
}

static void
missing_clear (gpointer data)
{
  np_text_unref (((NpForecastMissing *) data)->reason);
}

static void
np_forecast_finalize (GObject *object)
{
  NpForecast *self = NP_FORECAST (object);

  g_clear_pointer (&self->input, np_forecast_input_unref);
  g_clear_pointer (&self->learned, np_learned_free);
  g_array_unref (self->boxes);
  g_array_unref (self->missing);
  g_hash_table_unref (self->index);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (np_forecast_parent_class)->finalize (object);
}

static void
np_forecast_class_init (NpForecastClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = np_forecast_finalize;
}

static void
np_forecast_init (NpForecast *self)
{
  self->boxes = g_array_new (FALSE, FALSE, sizeof (NpCellBox));
  g_array_set_clear_func (self->boxes, box_clear);
  self->missing = g_array_new (FALSE, FALSE, sizeof (NpForecastMissing));
  g_array_set_clear_func (self->missing, missing_clear);
  self->index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_mutex_init (&self->lock);
}

static gint64
pack (guint measure, NpLevelName level, guint party)
{
  return ((gint64) measure * 4 + level) * 65536 + party;
}

static void
add_cell (NpForecast *self, guint measure, guint level, guint party)
{
  NpCellBox box = { .measure = measure, .level = level, .party = party };
  gint64 key = pack (measure, np_level_at (np_measure_at (self->input, measure), level)->name, party);
  NpText *reason = NULL;
  int place;

  /* Two levels of one name, or a party named twice: the first counts. */
  if (!np_party_at (self->input, party)->predicted || g_hash_table_contains (self->index, &key))
    return;
  if (np_learned_cell (self->learned, self->input, &box, &reason))
    {
      g_array_append_val (self->boxes, box);
      place = self->boxes->len;
    }
  else
    {
      NpForecastMissing missing = { box.cell.measure, box.cell.level, box.cell.party, reason };

      g_free (box.x);
      g_array_append_val (self->missing, missing);
      place = -(int) self->missing->len;
    }
  g_hash_table_insert (self->index, g_memdup2 (&key, sizeof key), GINT_TO_POINTER (place));
}

NpForecast *
np_forecast_new (NpForecastInput *input, NpForecast *previous, GCancellable *cancellable, GError **error)
{
  g_autoptr(NpForecast) self = g_object_new (NP_TYPE_FORECAST, NULL);

  self->input = np_forecast_input_ref (input);
  self->learned = np_learned_new (input, G_MAXUINT, -1, previous != NULL ? previous->learned : NULL, cancellable, error);
  if (self->learned == NULL)
    return NULL;
  for (guint m = 0; m < input->measures->len; m++)
    {
      const NpMeasureInput *measure = np_measure_at (input, m);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      for (guint l = 0; l < measure->levels->len && !measure->in_force; l++)
        {
          for (guint i = 0; i < measure->between->len; i++)
            add_cell (self, m, l, g_array_index (measure->between, guint, i));
          for (guint i = 0; i < measure->open_to->len; i++)
            add_cell (self, m, l, g_array_index (measure->open_to, guint, i));
        }
    }
  return g_steal_pointer (&self);
}

NpForecastInput *
np_forecast_get_input (NpForecast *self)
{
  g_return_val_if_fail (NP_IS_FORECAST (self), NULL);
  return self->input;
}

const NpLearned *
np_forecast_get_learned (NpForecast *self)
{
  return self->learned;
}

G_STATIC_ASSERT (G_STRUCT_OFFSET (NpCellBox, cell) == 0);

const NpCellBox *
np_forecast_get_box (const NpForecastCell *cell)
{
  return (const NpCellBox *) cell;
}

guint64
np_forecast_get_revision (NpForecast *self)
{
  g_return_val_if_fail (NP_IS_FORECAST (self), 0);
  return self->input->revision;
}

const char *
np_forecast_get_scenario (NpForecast *self)
{
  g_return_val_if_fail (NP_IS_FORECAST (self), "");
  return self->input->scenario;
}

const char *
np_forecast_get_as_of (NpForecast *self)
{
  g_return_val_if_fail (NP_IS_FORECAST (self), "");
  return self->input->as_of;
}

guint
np_forecast_get_n_cells (NpForecast *self)
{
  g_return_val_if_fail (NP_IS_FORECAST (self), 0);
  return self->boxes->len;
}

const NpForecastCell *
np_forecast_get_nth_cell (NpForecast *self, guint i)
{
  NpCellBox *box;

  g_return_val_if_fail (NP_IS_FORECAST (self), NULL);
  g_return_val_if_fail (i < self->boxes->len, NULL);
  box = &g_array_index (self->boxes, NpCellBox, i);
  if (!g_atomic_int_get (&box->detailed))
    {
      g_mutex_lock (&self->lock);
      if (!box->detailed)
        {
          np_forecast_explain (self->input, self->learned, box);
          g_atomic_int_set (&box->detailed, TRUE);
        }
      g_mutex_unlock (&self->lock);
    }
  return &box->cell;
}

guint
np_forecast_get_n_missing (NpForecast *self)
{
  g_return_val_if_fail (NP_IS_FORECAST (self), 0);
  return self->missing->len;
}

const NpForecastMissing *
np_forecast_get_nth_missing (NpForecast *self, guint i)
{
  g_return_val_if_fail (NP_IS_FORECAST (self), NULL);
  g_return_val_if_fail (i < self->missing->len, NULL);
  return &g_array_index (self->missing, NpForecastMissing, i);
}

static int
place_of (NpForecast *self, guint measure, NpLevelName level, guint party)
{
  gint64 key = pack (measure, level, party);

  return GPOINTER_TO_INT (g_hash_table_lookup (self->index, &key));
}

static int
find_place (NpForecast *self, const char *measure, NpLevelName level, const char *party)
{
  int m = np_forecast_input_find_measure (self->input, measure), p = np_forecast_input_find_party (self->input, party);

  return m < 0 || p < 0 ? 0 : place_of (self, m, level, p);
}

const NpCellBox *
np_forecast_find_box (NpForecast *self, guint measure, NpLevelName level, guint party, gboolean *missing)
{
  int place = place_of (self, measure, level, party);

  *missing = place < 0;
  return place > 0 ? &g_array_index (self->boxes, NpCellBox, place - 1) : NULL;
}

const NpForecastCell *
np_forecast_get_cell (NpForecast *self, const char *measure, NpLevelName level, const char *party)
{
  int place;

  g_return_val_if_fail (NP_IS_FORECAST (self), NULL);
  place = find_place (self, measure, level, party);
  return place > 0 ? np_forecast_get_nth_cell (self, place - 1) : NULL;
}

NpText *
np_forecast_get_missing (NpForecast *self, const char *measure, NpLevelName level, const char *party)
{
  int place;

  g_return_val_if_fail (NP_IS_FORECAST (self), NULL);
  place = find_place (self, measure, level, party);
  return place < 0 ? np_forecast_get_nth_missing (self, -place - 1)->reason : NULL;
}

gboolean
np_forecast_get_consent_of_all (NpForecast *self, const char *measure, NpLevelName level, double *p)
{
  const NpMeasureInput *m;
  int number;

  g_return_val_if_fail (NP_IS_FORECAST (self), FALSE);
  number = np_forecast_input_find_measure (self->input, measure);
  *p = 1.0;
  if (number < 0)
    return FALSE;
  m = np_measure_at (self->input, number);
  for (guint i = 0; i < m->between->len; i++)
    {
      const NpPartyInput *party = np_party_at (self->input, g_array_index (m->between, guint, i));
      int place = find_place (self, measure, level, party->id);

      if (!party->predicted)
        continue;
      if (place <= 0)
        return FALSE;
      *p *= g_array_index (self->boxes, NpCellBox, place - 1).cell.consent;
    }
  return m->between->len > 0;
}

static gboolean
differ (const NpForecastCell *a, const NpForecastCell *b)
{
  return a->category != b->category || lround (100.0 * a->consent) != lround (100.0 * b->consent);
}

GArray *
np_forecast_compare (NpForecast *before, NpForecast *after)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (NpCellChange));

  for (guint i = 0; i < after->boxes->len; i++)
    {
      const NpForecastCell *cell = &g_array_index (after->boxes, NpCellBox, i).cell;
      int place = find_place (before, cell->measure, cell->level, cell->party);

      if (place <= 0 || differ (&g_array_index (before->boxes, NpCellBox, place - 1).cell, cell))
        {
          NpCellChange change = { place > 0 ? np_forecast_get_nth_cell (before, place - 1) : NULL,
                                  np_forecast_get_nth_cell (after, i) };

          g_array_append_val (changes, change);
        }
    }
  for (guint i = 0; i < before->boxes->len; i++)
    {
      const NpForecastCell *cell = &g_array_index (before->boxes, NpCellBox, i).cell;

      if (find_place (after, cell->measure, cell->level, cell->party) <= 0)
        {
          NpCellChange change = { np_forecast_get_nth_cell (before, i), NULL };

          g_array_append_val (changes, change);
        }
    }
  return changes;
}

double
np_forecast_cell_apportion (const NpForecastCell *cell, guint decimals, double *printed)
{
  double scale = pow (10.0, decimals);
  g_autofree double *values = g_new (double, cell->n_contributions);
  g_autofree gint64 *units = g_new (gint64, cell->n_contributions);
  gint64 sum;

  for (guint i = 0; i < cell->n_contributions; i++)
    values[i] = cell->contributions[i].value * scale;
  sum = np_apportion (values, cell->n_contributions, 1.0, units);
  for (guint i = 0; i < cell->n_contributions; i++)
    printed[i] = units[i] / scale;
  return sum / scale;
}

GArray *
np_forecast_trace (NpForecast *self, const char *measure, NpLevelName level, const char *party)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (NpForecastStep));
  int place = find_place (self, measure, level, party);
  const NpCellBox *cell;
  guint before = 0;

  if (place <= 0)
    return steps;
  cell = &g_array_index (self->boxes, NpCellBox, place - 1);
  for (;;)
    {
      NpLearned *learned = np_learned_new (self->input, before, cell->party, NULL, NULL, NULL);
      NpCellBox box = { .measure = cell->measure, .level = cell->level, .party = cell->party };
      NpText *reason = NULL;
      guint next = G_MAXUINT;
      NpForecastStep step = { NULL };

      if (np_learned_cell (learned, self->input, &box, &reason))
        {
          step.category = box.cell.category;
          step.consent = box.cell.consent;
          step.s = box.cell.s;
          for (guint i = 0; i < self->input->observations->len; i++)
            if (np_observation_at (self->input, i)->meeting_number + 1 == before)
              step.meeting = np_observation_at (self->input, i)->meeting;
          g_array_append_val (steps, step);
        }
      g_clear_pointer (&reason, np_text_unref);
      box_clear (&box);
      np_learned_free (learned);
      /* The next meeting in which anybody's reaction was accepted: company carries it over to this party, too. */
      for (guint i = 0; i < self->input->observations->len; i++)
        {
          guint number = np_observation_at (self->input, i)->meeting_number;

          if (number >= before && number < next)
            next = number;
        }
      if (next == G_MAXUINT)
        break;
      before = next + 1;
    }
  return steps;
}
