/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-forecast-input-private.h"

#include <math.h>
#include <string.h>

#include "dossier/np-issue.h"
#include "dossier/np-measure.h"
#include "dossier/np-party.h"
#include "dossier/np-scenario.h"
#include "dossier/np-source.h"

const char *
np_input_intern (const char *words)
{
  return words != NULL && *words != '\0' ? g_intern_string (words) : NULL;
}

NpText *
np_input_text (gpointer object, guint field)
{
  NpText *text = np_object_get_text (object, field);

  return text != NULL ? np_text_ref (text) : np_text_new (NULL, NULL);
}

NpReason
np_input_reason (gpointer object, int status, int sources, int why, const char *owner, const char *list, guint position)
{
  NpReason reason = { .owner = owner, .list = list, .position = position };
  const char *id = np_object_get_id (object);
  NpText *words = why >= 0 ? np_object_get_text (object, why) : NULL;

  if (status >= 0)
    reason.status = np_object_get_enum (object, status);
  if (sources >= 0)
    reason.sources = np_input_intern (np_object_get_string (object, sources));
  if (id != NULL)
    {
      reason.owner = np_input_intern (id);
      reason.list = NULL;
    }
  if (!np_text_is_empty (words))
    reason.why = np_text_ref (words);
  return reason;
}

static int
find (const GArray *array, guint size, const char *id)
{
  const char *interned = np_input_intern (id);

  for (guint i = 0; i < array->len && interned != NULL; i++)
    if (*(const char **) (gpointer) (array->data + (gsize) i * size) == interned)
      return i;
  return -1;
}

/* The identifier is the first member of each of the three. */
G_STATIC_ASSERT (G_STRUCT_OFFSET (NpPartyInput, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (NpIssueInput, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (NpMeasureInput, id) == 0);

int
np_forecast_input_find_party (const NpForecastInput *self, const char *id)
{
  return find (self->parties, sizeof (NpPartyInput), id);
}

int
np_forecast_input_find_issue (const NpForecastInput *self, const char *id)
{
  return find (self->issues, sizeof (NpIssueInput), id);
}

int
np_forecast_input_find_measure (const NpForecastInput *self, const char *id)
{
  return find (self->measures, sizeof (NpMeasureInput), id);
}

const NpLevelInput *
np_measure_input_get_level (const NpMeasureInput *measure, NpLevelName name)
{
  const NpLevelInput *target = NULL;

  for (guint i = 0; i < measure->levels->len; i++)
    {
      if (np_level_at (measure, i)->name == name)
        return np_level_at (measure, i);
      if (np_level_at (measure, i)->name == NP_LEVEL_TARGET)
        target = np_level_at (measure, i);
    }
  return target != NULL ? target : measure->levels->len > 0 ? np_level_at (measure, 0) : NULL;
}

const NpBurdenInput *
np_level_input_get_burden (const NpLevelInput *level, guint party)
{
  for (guint i = 0; i < level->burdens->len; i++)
    if (g_array_index (level->burdens, NpBurdenInput, i).party == party)
      return &g_array_index (level->burdens, NpBurdenInput, i);
  return NULL;
}

const NpTargetInput *
np_level_input_get_target (const NpLevelInput *level, guint issue)
{
  for (guint i = 0; i < level->targets->len; i++)
    if (g_array_index (level->targets, NpTargetInput, i).issue == issue)
      return &g_array_index (level->targets, NpTargetInput, i);
  return NULL;
}

/* ---- reading a dossier ------------------------------------------------------------------------------------------ */

GArray *
np_input_refs (NpForecastInput *self, gpointer object, guint field, int (*lookup) (const NpForecastInput *, const char *))
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto(GStrv) words = np_object_dup_list_of_words (object, field);

  for (guint i = 0; words[i] != NULL; i++)
    {
      int number = lookup (self, words[i]);
      guint found = number;

      if (number >= 0)
        g_array_append_val (numbers, found);
    }
  return numbers;
}

static void
read_sources (NpForecastInput *self, NpDossier *dossier)
{
  self->documents = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_SOURCES); i++)
    {
      gpointer source = np_object_get_child (dossier, NP_DOSSIER_SOURCES, i);
      const char *id = np_input_intern (np_object_get_id (source));

      g_hash_table_insert (self->documents, (gpointer) id, (gpointer) id);
      for (guint j = 0; j < np_object_get_n_children (source, NP_SOURCE_ANCHORS); j++)
        g_hash_table_insert (self->documents,
                             (gpointer) np_input_intern (np_object_get_id (np_object_get_child (source, NP_SOURCE_ANCHORS, j))),
                             (gpointer) id);
    }
}

static void
read_issues (NpForecastInput *self, NpDossier *dossier)
{
  self->issues = np_input_array_new (NP_ARRAY_ISSUES);
  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_ISSUES); i++)
    {
      gpointer o = np_object_get_child (dossier, NP_DOSSIER_ISSUES, i);
      NpIssueInput issue = {
        .id = np_input_intern (np_object_get_id (o)),
        .title = np_input_text (o, NP_ISSUE_TITLE),
        .status_quo = np_object_get_number (o, NP_ISSUE_STATUS_QUO),
        .reason = np_input_reason (o, NP_ISSUE_STATUS, NP_ISSUE_SOURCE, NP_ISSUE_WHY, NULL, NULL, i),
      };

      g_array_append_val (self->issues, issue);
    }
}

static void
read_level (NpForecastInput *self, NpMeasureInput *m, gpointer o, guint position)
{
  NpLevelInput level = {
    .name = np_object_get_enum (o, NP_LEVEL_NAME),
    .intrusiveness = np_object_get_number_or (o, NP_LEVEL_INTRUSIVENESS, 0.0),
    .reason = np_input_reason (o, NP_LEVEL_STATUS, -1, NP_LEVEL_WHY, m->id, "levels", position),
    .targets = np_input_array_new (NP_ARRAY_TARGETS),
    .burdens = np_input_array_new (NP_ARRAY_BURDENS),
  };

  for (guint i = 0; i < np_object_get_n_children (o, NP_LEVEL_TARGETS); i++)
    {
      gpointer t = np_object_get_child (o, NP_LEVEL_TARGETS, i);
      int issue = np_forecast_input_find_issue (self, np_object_get_string (t, NP_TARGET_ISSUE));
      NpTargetInput target = { .value = np_object_get_number (t, NP_TARGET_VALUE) };

      if (issue < 0 || isnan (target.value) || np_level_input_get_target (&level, issue) != NULL)
        continue;
      target.issue = issue;
      target.reason = np_input_reason (t, NP_TARGET_STATUS, NP_TARGET_SOURCE, NP_TARGET_WHY, m->id, "levels", position);
      g_array_append_val (level.targets, target);
    }
  for (guint i = 0; i < np_object_get_n_children (o, NP_LEVEL_BURDENS); i++)
    {
      gpointer b = np_object_get_child (o, NP_LEVEL_BURDENS, i);
      int party = np_forecast_input_find_party (self, np_object_get_string (b, NP_BURDEN_PARTY));
      NpBurdenInput burden = {
        .cost = np_object_get_number_or (b, NP_BURDEN_COST, 0.0),
        .balance = np_object_get_number_or (b, NP_BURDEN_BALANCE, 0.0),
      };

      if (party < 0)
        continue;
      burden.party = party;
      burden.reason = np_input_reason (b, NP_BURDEN_STATUS, NP_BURDEN_SOURCE, NP_BURDEN_WHY, m->id, "levels", position);
      g_array_append_val (level.burdens, burden);
    }
  g_array_append_val (m->levels, level);
}

static guint
number_kind (NpForecastReader *reader, const char *kind)
{
  gpointer number;

  if (!g_hash_table_lookup_extended (reader->kinds, kind, NULL, &number))
    {
      number = GUINT_TO_POINTER (reader->input->kinds->len);
      g_hash_table_insert (reader->kinds, (gpointer) kind, number);
      g_ptr_array_add (reader->input->kinds, (gpointer) kind);
    }
  return GPOINTER_TO_UINT (number);
}

/* One whose stamp is known and whose issues and parties have the same numbers is shared with the input read before. */
static void
read_measure (NpForecastReader *reader, guint i)
{
  NpForecastInput *self = reader->input;
  NpMeasure *o = np_object_get_child (reader->dossier, NP_DOSSIER_MEASURES, i);
  NpMeasureInput *m = np_measure_at (self, i), *known;
  guint64 stamp = np_object_get_stamp (o);
  g_autofree char *kind = NULL;

  known = reader->known != NULL ? g_hash_table_lookup (reader->known, &stamp) : NULL;
  if (known != NULL)
    {
      *m = *known;
      np_measure_input_share (m);
      m->kind = number_kind (reader, g_ptr_array_index (reader->previous->kinds, known->kind));
      return;
    }
  kind = np_measure_dup_kind (o);
  m->stamp = stamp;
  m->kind = number_kind (reader, g_intern_string (kind));
  m->title = np_input_text (o, NP_MEASURE_TITLE);
  m->strength = np_object_get_number (o, NP_MEASURE_STRENGTH);
  m->basis = np_input_intern (np_object_get_string (o, NP_MEASURE_BASIS));
  m->sponsor = np_forecast_input_find_party (self, np_object_get_string (o, NP_MEASURE_SPONSOR));
  m->between = np_input_refs (self, o, NP_MEASURE_BETWEEN, np_forecast_input_find_party);
  m->open_to = np_input_refs (self, o, NP_MEASURE_OPEN_TO, np_forecast_input_find_party);
  m->in_force = np_object_get_boolean (o, NP_MEASURE_IN_FORCE);
  m->reason = np_input_reason (o, NP_MEASURE_STRENGTH_STATUS, NP_MEASURE_SOURCE, -1, NULL, NULL, i);
  m->levels = np_input_array_new (NP_ARRAY_LEVELS);
  for (guint l = 0; l < np_object_get_n_children (o, NP_MEASURE_LEVELS); l++)
    read_level (self, m, np_object_get_child (o, NP_MEASURE_LEVELS, l), l);
  if (m->levels->len == 0)
    {
      NpLevelInput implied = { .name = NP_LEVEL_TARGET, .reason = { .owner = m->id } };

      implied.targets = np_input_array_new (NP_ARRAY_TARGETS);
      implied.burdens = np_input_array_new (NP_ARRAY_BURDENS);
      g_array_append_val (m->levels, implied);
    }
}

/* ---- in steps --------------------------------------------------------------------------------------------------- */

static void
add_names (GArray *key, NpDossier *dossier, guint list)
{
  guint n = np_object_get_n_children (dossier, list);
  const char *end = NULL;

  for (guint i = 0; i < n; i++)
    {
      const char *name = np_input_intern (np_object_get_id (np_object_get_child (dossier, list, i)));

      g_array_append_val (key, name);
    }
  g_array_append_val (key, end);
}

gboolean
np_same_arrays (const GArray *a, const GArray *b)
{
  return a->len == b->len && (a->len == 0 || memcmp (a->data, b->data, a->len * g_array_get_element_size ((GArray *) a)) == 0);
}

/* All that is short: scenario, prior, sources, issues, and the names by which parties and measures name each other. */
static void
begin (NpForecastReader *reader)
{
  NpDossier *dossier = reader->dossier;
  gpointer chosen = np_dossier_get_scenario (dossier, reader->scenario);
  guint n_parties = np_object_get_n_children (dossier, NP_DOSSIER_PARTIES);
  guint n_measures = np_object_get_n_children (dossier, NP_DOSSIER_MEASURES);
  NpForecastInput *self = g_atomic_rc_box_new0 (NpForecastInput);

  g_clear_pointer (&reader->input, np_forecast_input_unref);
  g_clear_pointer (&reader->known, g_hash_table_unref);
  g_hash_table_remove_all (reader->kinds);
  reader->input = self;
  reader->next = 0;
  self->revision = np_dossier_get_revision (dossier);
  self->scenario = chosen != NULL ? np_input_intern (np_object_get_id (chosen)) : g_intern_static_string ("");
  self->as_of = g_intern_string (np_object_get_string (dossier, NP_DOSSIER_AS_OF));
  self->prior = np_prior_ref (reader->prior);
  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_DRIVERS); i++)
    {
      gpointer driver = np_object_get_child (dossier, NP_DOSSIER_DRIVERS, i);
      NpPrior *changed = np_prior_with_driver (self->prior, np_object_get_string (driver, NP_DRIVER_DRIVER),
                                               np_object_get_number (driver, NP_DRIVER_MEAN),
                                               np_object_get_number (driver, NP_DRIVER_SD),
                                               np_object_get_text (driver, NP_DRIVER_WHY));

      np_prior_unref (self->prior);
      self->prior = changed;
    }
  read_sources (self, dossier);
  read_issues (self, dossier);
  self->parties = np_input_array_new (NP_ARRAY_PARTIES);
  g_array_set_size (self->parties, n_parties);
  self->measures = np_input_array_new (NP_ARRAY_MEASURES);
  g_array_set_size (self->measures, n_measures);
  self->kinds = g_ptr_array_new ();
  for (guint i = 0; i < n_parties; i++)
    np_party_at (self, i)->id = np_input_intern (np_object_get_id (np_object_get_child (dossier, NP_DOSSIER_PARTIES, i)));
  for (guint i = 0; i < n_measures; i++)
    np_measure_at (self, i)->id = np_input_intern (np_object_get_id (np_object_get_child (dossier, NP_DOSSIER_MEASURES, i)));
  self->names_key = g_array_new (FALSE, FALSE, sizeof (const char *));
  add_names (self->names_key, dossier, NP_DOSSIER_ISSUES);
  add_names (self->names_key, dossier, NP_DOSSIER_PARTIES);
  np_observations_begin (reader);
  if (reader->previous == NULL || !np_same_arrays (self->names_key, reader->previous->names_key))
    return;
  reader->known = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < reader->previous->measures->len; i++)
    g_hash_table_insert (reader->known, &np_measure_at (reader->previous, i)->stamp, np_measure_at (reader->previous, i));
}

NpForecastReader *
np_forecast_reader_new (NpDossier *dossier, const char *scenario, const NpPrior *prior, NpForecastInput *previous)
{
  NpForecastReader *self = g_new0 (NpForecastReader, 1);

  self->dossier = g_object_ref (dossier);
  self->scenario = g_strdup (scenario);
  self->prior = np_prior_ref (prior);
  self->previous = previous != NULL ? np_forecast_input_ref (previous) : NULL;
  self->kinds = g_hash_table_new (NULL, NULL);
  return self;
}

void
np_forecast_reader_free (NpForecastReader *self)
{
  np_observations_end (self);
  g_clear_pointer (&self->input, np_forecast_input_unref);
  g_clear_pointer (&self->previous, np_forecast_input_unref);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_hash_table_unref (self->kinds);
  np_prior_unref (self->prior);
  g_free (self->scenario);
  g_object_unref (self->dossier);
  g_free (self);
}

/* Measures, then parties, then the entries of the meetings. */
gboolean
np_forecast_reader_step (NpForecastReader *self)
{
  guint n_measures, n_parties, i;

  if (self->input == NULL || self->input->revision != np_dossier_get_revision (self->dossier))
    {
      begin (self);
      return FALSE;
    }
  n_measures = self->input->measures->len;
  n_parties = self->input->parties->len;
  i = self->next++;
  if (i < n_measures)
    read_measure (self, i);
  else if (i < n_measures + n_parties)
    np_input_read_party (self->input, np_party_at (self->input, i - n_measures),
                np_object_get_child (self->dossier, NP_DOSSIER_PARTIES, i - n_measures),
                np_dossier_get_scenario (self->dossier, self->scenario));
  else
    return np_observations_step (self);
  return FALSE;
}

NpForecastInput *
np_forecast_reader_finish (NpForecastReader *self)
{
  NpForecastInput *input;

  while (!np_forecast_reader_step (self))
    ;
  input = g_steal_pointer (&self->input);
  np_forecast_reader_free (self);
  return input;
}

static NpForecastInput *
read_dossier (NpDossier *dossier, const char *scenario, const NpPrior *prior, const NpForecastInput *previous,
              NpObservationsMode mode, const char *meeting)
{
  NpForecastReader *reader = np_forecast_reader_new (dossier, scenario, prior, (NpForecastInput *) previous);

  reader->mode = mode;
  reader->meeting = meeting;
  return np_forecast_reader_finish (reader);
}

NpForecastInput *
np_forecast_input_new (NpDossier *dossier, const char *scenario, const NpPrior *prior)
{
  return read_dossier (dossier, scenario, prior, NULL, NP_OBSERVATIONS_ACCEPTED, NULL);
}

NpForecastInput *
np_forecast_input_new_after (NpDossier *dossier, const char *scenario, const NpPrior *prior,
                             const NpForecastInput *previous)
{
  return read_dossier (dossier, scenario, prior, previous, NP_OBSERVATIONS_ACCEPTED, NULL);
}

NpForecastInput *
np_forecast_input_new_as_if_accepted (NpDossier *dossier, const char *scenario, const NpPrior *prior, const char *meeting,
                                      const NpForecastInput *previous)
{
  return read_dossier (dossier, scenario, prior, previous, NP_OBSERVATIONS_AS_IF_ACCEPTED, np_input_intern (meeting));
}

NpForecastInput *
np_forecast_input_new_without (NpDossier *dossier, const char *scenario, const NpPrior *prior, const char *meeting,
                               const NpForecastInput *previous)
{
  return read_dossier (dossier, scenario, prior, previous, NP_OBSERVATIONS_WITHOUT, np_input_intern (meeting));
}
