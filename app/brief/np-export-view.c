/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-export-view.h"

#include <string.h>

#include "brief/np-export-rules.h"
#include "dossier/np-brief.h"
#include "dossier/np-measure.h"
#include "dossier/np-meeting.h"
#include "dossier/np-party.h"
#include "forecast/np-forecast-exercise.h"
#include "meeting/np-regime.h"

static const char *const profile_names[NP_N_PROFILES] = { "internal", "delegation", "handover" };

const char *
np_profile_name (NpProfile profile)
{
  g_return_val_if_fail (profile < NP_N_PROFILES, NULL);
  return profile_names[profile];
}

gboolean
np_profile_from_name (const char *name, NpProfile *profile)
{
  for (guint i = 0; i < NP_N_PROFILES; i++)
    if (g_strcmp0 (name, profile_names[i]) == 0)
      {
        *profile = i;
        return TRUE;
      }
  return FALSE;
}

NpExportRule
np_export_rule (GType type, guint field)
{
  for (guint i = 0; i < np_n_export_tables; i++)
    if (np_export_tables[i].type () == type)
      return field < np_export_tables[i].n_rows ? np_export_tables[i].rows[field].rule : NP_EXPORT_NEVER;
  return NP_EXPORT_NEVER;
}

gboolean
np_export_rules_in_order (void)
{
  for (guint i = 0; i < np_n_export_tables; i++)
    for (guint k = 0; k < np_export_tables[i].n_rows; k++)
      if (np_export_tables[i].rows[k].field != k)
        return FALSE;
  return TRUE;
}

static gboolean
allowed (const NpExportView *self, GType type, guint field)
{
  NpExportRule rule = np_export_rule (type, field);
  switch (self->profile)
    {
    case NP_PROFILE_INTERNAL:
      return rule >= NP_EXPORT_INTERNAL;
    case NP_PROFILE_DELEGATION:
      return rule >= NP_EXPORT_OWN;
    case NP_PROFILE_HANDOVER:
    default:
      return rule >= NP_EXPORT_ALWAYS;
    }
}

/* Nothing of an object that a whole rule forbids is copied. */
static gboolean
admits (NpExportView *self, NpObject *object)
{
  if (NP_IS_BRIEF (object))
    return self->profile != NP_PROFILE_HANDOVER
           || np_object_get_enum (object, NP_BRIEF_KIND) == NP_BRIEF_NONPAPER;
  if (NP_IS_MEASURE (object) && self->profile == NP_PROFILE_HANDOVER)
    return np_object_get_enum (object, NP_MEASURE_STATUS) != NP_MEASURE_STATUS_DROPPED
           && !np_object_get_boolean (object, NP_MEASURE_IN_FORCE);
  if (NP_IS_ENTRY (object))
    {
      if (np_object_is_given (object, NP_ENTRY_PRIVATE))
        self->n_private++;
      if (np_regime_entry_permits (object) & NP_PERMIT_TEXT)
        return TRUE;
      if (np_object_get_enum (object, NP_ENTRY_REGIME) == NP_REGIME_DBG && self->profile == NP_PROFILE_INTERNAL)
        return TRUE;
      self->n_off_record++;
      return FALSE;
    }
  return TRUE;
}

/* The speaker as the regime lets him be named: the role of the seat, the description he chose, or not at all.
 */
static void
regulate_entry (NpExportView *self, NpObject *entry, NpObject *copy)
{
  NpObject *seat = np_dossier_find (np_object_get_root (entry), np_object_get_string (entry, NP_ENTRY_SEAT));
  NpPermission permits = np_regime_entry_permits (entry);

  if ((permits & NP_PERMIT_ROLE) != 0 && NP_IS_SEAT (seat))
    np_object_set_text (copy, NP_ENTRY_DESCRIPTION, np_object_get_text (seat, NP_SEAT_ROLE));
  else if ((permits & NP_PERMIT_DESCRIPTION) == 0)
    {
      np_object_set_text (copy, NP_ENTRY_DESCRIPTION, NULL);
      self->n_speakers += seat != NULL;
    }
  if ((permits & NP_PERMIT_TIME) == 0)
    np_object_set_string (copy, NP_ENTRY_AT, NULL);
}

static void
copy_fields (NpExportView *self, NpObject *from, NpObject *to)
{
  guint n;
  const NpField *fields = np_object_get_fields (from, &n);
  GType type = G_OBJECT_TYPE (from);

  for (guint i = 0; i < n; i++)
    {
      if (!allowed (self, type, i))
        continue;
      switch (fields[i].kind)
        {
        case NP_KIND_ID:
          break; /* given at birth */
        case NP_KIND_NUMBER:
        case NP_KIND_INTEGER:
          np_object_set_number (to, i, np_object_get_number (from, i));
          break;
        case NP_KIND_BOOLEAN:
          np_object_set_boolean (to, i, np_object_get_boolean (from, i));
          break;
        case NP_KIND_ENUM:
          np_object_set_enum (to, i, np_object_get_enum (from, i));
          break;
        case NP_KIND_TEXT:
          np_object_set_text (to, i, np_object_get_text (from, i));
          break;
        case NP_KIND_LIST:
          {
            guint count = np_object_get_n_children (from, i);
            for (guint k = 0; k < count; k++)
              {
                NpObject *child = np_object_get_child (from, i, k);
                if (!admits (self, child))
                  continue;
                GType child_type = G_OBJECT_TYPE (child);
                const char *id = np_object_get_id (child);
                NpObject *copy = np_object_new (child_type,
                                                id != NULL && allowed (self, child_type, 0) ? id : NULL);
                copy_fields (self, child, copy);
                if (NP_IS_ENTRY (child))
                  regulate_entry (self, child, copy);
                np_object_append (to, i, copy);
              }
            break;
          }
        case NP_KIND_STRING:
        case NP_KIND_WORDS:
        case NP_KIND_REF:
        case NP_KIND_REFS:
        case NP_KIND_DATE:
        default:
          np_object_set_string (to, i, np_object_get_string (from, i));
          break;
        }
    }
}

static void
reason_clear (gpointer data)
{
  NpExportReason *reason = data;
  np_text_unref (reason->label);
  g_free (reason->sources);
}

static void
cell_free (gpointer data)
{
  NpExportCell *cell = data;
  g_free (cell->measure);
  g_free (cell->party);
  g_clear_pointer (&cell->headline, np_text_unref);
  g_clear_pointer (&cell->evidence_reason, np_text_unref);
  g_clear_pointer (&cell->habit_line, np_text_unref);
  g_clear_pointer (&cell->gap, np_text_unref);
  g_array_unref (cell->reasons);
  g_ptr_array_unref (cell->flips);
  g_free (cell);
}

static NpText *
ref_text (NpText *text)
{
  return text != NULL ? np_text_ref (text) : NULL;
}

static void
add_cell (NpExportView *self, const NpForecastCell *from)
{
  NpExportCell *cell = g_new0 (NpExportCell, 1);

  cell->measure = g_strdup (from->measure);
  cell->party = g_strdup (from->party);
  memcpy (cell->p, from->p, sizeof cell->p);
  cell->consent = from->consent;
  cell->consent_low = from->consent_low;
  cell->consent_high = from->consent_high;
  cell->s = from->s;
  cell->s_low = from->s_low;
  cell->s_high = from->s_high;
  cell->category = from->category;
  cell->evidence = from->evidence;
  cell->red_line = from->red_line;
  cell->headline = ref_text (from->headline);
  cell->evidence_reason = ref_text (from->evidence_reason);
  /* Habit that changes nothing in print is not worth a line. */
  if ((int) (from->consent * 100 + 0.5) != (int) (from->consent_drivers * 100 + 0.5))
    cell->habit_line = ref_text (from->habit_line);
  cell->gap = ref_text (from->gap);
  cell->n_observed = from->n_observed;
  cell->reasons = g_array_new (FALSE, TRUE, sizeof (NpExportReason));
  g_array_set_clear_func (cell->reasons, reason_clear);
  for (guint i = 0; i < from->n_contributions; i++)
    {
      const NpContribution *c = &from->contributions[i];
      NpExportReason reason = { np_text_ref (c->label), c->value, c->status, NULL };
      if (self->profile == NP_PROFILE_INTERNAL && c->sources != NULL && c->sources[0] != NULL)
        reason.sources = g_strjoinv (", ", c->sources);
      g_array_append_val (cell->reasons, reason);
    }
  cell->flips = g_ptr_array_new_with_free_func ((GDestroyNotify) np_text_unref);
  for (guint i = 0; i < from->n_flips; i++)
    g_ptr_array_add (cell->flips, np_text_ref (from->flips[i].words));
  g_ptr_array_add (self->cells, cell);
}

static NpText *
rung_words (NpForecastExercise *exercise, guint rung)
{
  return np_text_new (np_forecast_exercise_get_rung_title (exercise, rung, NP_LANG_RU),
                      np_forecast_exercise_get_rung_title (exercise, rung, NP_LANG_EN));
}

/* A dossier without an exercise, or with one that cannot be worked out, has no page about it. */
static void
add_exercise (NpExportView *self, NpDossier *dossier, NpForecast *forecast)
{
  g_autoptr(NpForecastExercise) exercise
    = np_forecast_exercise_new (dossier, NULL, NULL, NULL, np_escalation_defaults_get (), NULL);
  if (exercise == NULL)
    return;
  g_autoptr(GArray) offers = np_forecast_exercise_rank (exercise, forecast, NULL, NULL, NULL);
  NpEscalation chain;
  NpEscalationResult result;
  np_forecast_exercise_apply (exercise, &chain);
  g_autofree NpEscalationTurn *turns = g_new0 (NpEscalationTurn, chain.horizon + 1);
  np_escalation_solve (&chain, &result, turns);

  NpExportExercise *out = self->exercise = g_new0 (NpExportExercise, 1);
  out->id = g_strdup (np_forecast_exercise_get_id (exercise));
  out->horizon = chain.horizon;
  out->threshold = chain.threshold;
  out->threshold_label = rung_words (exercise, chain.threshold);
  out->conflict = result.conflict;
  out->turns = g_array_new (FALSE, FALSE, sizeof (NpExportTurn));
  for (guint i = 0; i <= chain.horizon; i++)
    {
      NpExportTurn turn = { { 0 }, turns[i].calm, turns[i].open, turns[i].conflict };
      memcpy (turn.quantiles, turns[i].quantile, sizeof turn.quantiles);
      g_array_append_val (out->turns, turn);
    }
  out->worth = g_array_new (FALSE, FALSE, sizeof (NpExportWorth));
  for (guint i = 0; offers != NULL && i < offers->len; i++)
    {
      const NpOffer *offer = &g_array_index (offers, NpOffer, i);
      NpExportWorth worth = { g_intern_string (np_forecast_exercise_get_measure_id (exercise, offer->measure)),
                              offer->value, offer->consent };
      if (!offer->in_force && !isnan (offer->consent))
        g_array_append_val (out->worth, worth);
    }
}

static void
exercise_free (NpExportExercise *exercise)
{
  if (exercise == NULL)
    return;
  g_free (exercise->id);
  np_text_unref (exercise->threshold_label);
  g_array_unref (exercise->turns);
  g_array_unref (exercise->worth);
  g_free (exercise);
}

NpExportView *
np_export_view_new (NpDossier *dossier, NpForecast *forecast, NpProfile profile)
{
  NpExportView *self = g_new0 (NpExportView, 1);

  self->profile = profile;
  self->cells = g_ptr_array_new_with_free_func (cell_free);
  /* An identifier of its own: that of the dossier is a trace. */
  self->dossier = np_dossier_new ("d-00000000-0000-0000-0000-000000000000");
  copy_fields (self, NP_OBJECT (dossier), NP_OBJECT (self->dossier));
  np_dossier_seal (self->dossier);
  self->leaks = np_leak_find (dossier, self->dossier);
  self->n_left_out = np_leak_apply (self->leaks, self->dossier);
  if (forecast != NULL && profile != NP_PROFILE_HANDOVER)
    for (guint i = 0; i < np_forecast_get_n_cells (forecast); i++)
      {
        const NpForecastCell *cell = np_forecast_get_nth_cell (forecast, i);
        if (cell->level == NP_LEVEL_TARGET)
          add_cell (self, cell);
      }
  if (profile != NP_PROFILE_HANDOVER)
    add_exercise (self, dossier, forecast);
  return self;
}

void
np_export_view_free (NpExportView *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->dossier);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->leaks);
  exercise_free (self->exercise);
  g_free (self);
}

guint
np_export_view_count_open (const NpExportView *self)
{
  guint n = 0;

  for (guint i = 0; i < self->leaks->len; i++)
    n += np_leak_is_open (self->leaks->pdata[i]);
  return n;
}

const NpExportCell *
np_export_view_get_cell (const NpExportView *self, const char *measure, const char *party)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const NpExportCell *cell = g_ptr_array_index (self->cells, i);
      if (g_str_equal (cell->measure, measure) && g_str_equal (cell->party, party))
        return cell;
    }
  return NULL;
}
