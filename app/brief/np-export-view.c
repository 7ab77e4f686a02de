/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-export-view.h"

#include <math.h>
#include <string.h>

#include "brief/np-export-evidence.h"
#include "brief/np-export-flips.h"
#include "brief/np-export-meetings.h"
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

/* An action made of a commitment has its words: they stay under the rule of the entry. */
static gboolean
repeats_protected (gpointer action)
{
  gpointer meeting = np_object_get_parent (action);
  NpText *text = np_object_get_text (action, NP_ACTION_TEXT);

  for (guint i = 0; i < np_object_get_n_children (meeting, NP_MEETING_ENTRIES); i++)
    {
      gpointer entry = np_object_get_child (meeting, NP_MEETING_ENTRIES, i);

      if ((np_regime_entry_permits (entry) & NP_PERMIT_TEXT) == 0 && !np_text_is_empty (text)
          && np_text_equal (np_object_get_text (entry, NP_ENTRY_TEXT), text))
        return TRUE;
    }
  return FALSE;
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
  if (NP_IS_ACTION (object) && repeats_protected (object))
    {
      self->n_off_record++;
      return FALSE;
    }
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

/* An object whose children are being copied. */
typedef struct
{
  NpObject *from, *to;
  guint field, child;
} Frame;

struct _NpExportCopy
{
  NpDossier *dossier;
  NpForecast *forecast;
  NpProfile profile;
  NpExportView *view;
  guint64 revision;
  GArray *stack; /* Frame, the innermost last */
  NpLeakSearch *search; /* once all is copied */
};

static void
copy_value (NpObject *from, NpObject *to, guint field, NpKind kind)
{
  switch (kind)
    {
    case NP_KIND_ID:
    case NP_KIND_LIST:
      break; /* given at birth; copied child by child */
    case NP_KIND_NUMBER:
    case NP_KIND_INTEGER:
      np_object_set_number (to, field, np_object_get_number (from, field));
      break;
    case NP_KIND_BOOLEAN:
      np_object_set_boolean (to, field, np_object_get_boolean (from, field));
      break;
    case NP_KIND_ENUM:
      np_object_set_enum (to, field, np_object_get_enum (from, field));
      break;
    case NP_KIND_TEXT:
      np_object_set_text (to, field, np_object_get_text (from, field));
      break;
    case NP_KIND_STRING:
    case NP_KIND_WORDS:
    case NP_KIND_REF:
    case NP_KIND_REFS:
    case NP_KIND_DATE:
    default:
      np_object_set_string (to, field, np_object_get_string (from, field));
      break;
    }
}

/* The values of one object; its children follow one by one. */
static void
enter (NpExportCopy *self, NpObject *from, NpObject *to)
{
  Frame frame = { from, to, 0, 0 };
  guint n;
  const NpField *fields = np_object_get_fields (from, &n);

  for (guint i = 0; i < n; i++)
    if (allowed (self->view, G_OBJECT_TYPE (from), i))
      copy_value (from, to, i, fields[i].kind);
  g_array_append_val (self->stack, frame);
}

static void
enter_child (NpExportCopy *self, NpObject *child, NpObject *to, guint field)
{
  GType type = G_OBJECT_TYPE (child);
  const char *id = np_object_get_id (child);

  if (!admits (self->view, child))
    return;
  NpObject *copy = np_object_new (type, id != NULL && allowed (self->view, type, 0) ? id : NULL);
  enter (self, child, copy);
  if (NP_IS_ENTRY (child))
    regulate_entry (self->view, child, copy);
  np_object_append (to, field, copy);
}

/* Copies one object more; FALSE when there is none. */
static gboolean
advance (NpExportCopy *self)
{
  while (self->stack->len > 0)
    {
      Frame *top = &g_array_index (self->stack, Frame, self->stack->len - 1);
      guint n;
      const NpField *fields = np_object_get_fields (top->from, &n);

      if (top->field == n)
        {
          g_array_set_size (self->stack, self->stack->len - 1);
          continue;
        }
      if (fields[top->field].kind != NP_KIND_LIST || !allowed (self->view, G_OBJECT_TYPE (top->from), top->field)
          || top->child == np_object_get_n_children (top->from, top->field))
        {
          top->field++;
          top->child = 0;
          continue;
        }
      guint field = top->field;
      NpObject *child = np_object_get_child (top->from, field, top->child++);
      enter_child (self, child, top->to, field); /* moves the stack: @top is gone */
      return TRUE;
    }
  return FALSE;
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
  cell->doubt = sqrt (from->variance_party) / 3;
  cell->one_document = from->one_document;
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
      NpExportReason reason = { np_text_ref (c->label), c->value, c->status, NULL, g_str_has_prefix (c->driver, "issue:") };
      if (self->profile == NP_PROFILE_INTERNAL && c->sources != NULL && c->sources[0] != NULL)
        reason.sources = g_strjoinv (", ", c->sources);
      g_array_append_val (cell->reasons, reason);
    }
  cell->flips = g_ptr_array_new_with_free_func ((GDestroyNotify) np_text_unref);
  for (guint i = 0; i < from->n_flips; i++)
    {
      NpText *words = np_export_flip_words (self->dossier, &from->flips[i]);
      if (words != NULL)
        g_ptr_array_add (cell->flips, words);
    }
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
add_exercise (NpExportView *self, NpForecast *forecast)
{
  g_autoptr(NpForecastExercise) exercise
    = np_forecast_exercise_new (self->dossier, NULL, NULL, NULL, np_escalation_defaults_get (), NULL);
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

static void
start (NpExportCopy *self)
{
  g_clear_pointer (&self->search, np_leak_search_free);
  g_clear_pointer (&self->view, np_export_view_free);
  g_array_set_size (self->stack, 0);
  self->revision = np_dossier_get_revision (self->dossier);
  self->view = g_new0 (NpExportView, 1);
  self->view->profile = self->profile;
  self->view->cells = g_ptr_array_new_with_free_func (cell_free);
  self->view->forecast = self->forecast != NULL && self->profile != NP_PROFILE_HANDOVER ? g_object_ref (self->forecast)
                                                                                        : NULL;
  /* An identifier of its own: that of the dossier is a trace. */
  self->view->dossier = np_dossier_new ("d-00000000-0000-0000-0000-000000000000");
  enter (self, NP_OBJECT (self->dossier), NP_OBJECT (self->view->dossier));
}

NpExportCopy *
np_export_view_begin (NpDossier *dossier, NpForecast *forecast, NpProfile profile)
{
  NpExportCopy *self = g_new0 (NpExportCopy, 1);

  self->dossier = g_object_ref (dossier);
  self->forecast = forecast != NULL ? g_object_ref (forecast) : NULL;
  self->profile = profile;
  self->stack = g_array_new (FALSE, FALSE, sizeof (Frame));
  start (self);
  return self;
}

void
np_export_copy_free (NpExportCopy *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->search, np_leak_search_free);
  g_clear_pointer (&self->view, np_export_view_free);
  g_array_unref (self->stack);
  g_clear_object (&self->forecast);
  g_object_unref (self->dossier);
  g_free (self);
}

NpExportView *
np_export_copy_step (NpExportCopy *self, gint64 deadline)
{
  if (self->revision != np_dossier_get_revision (self->dossier))
    start (self);
  /* The clock is asked now and then: an object takes microseconds. */
  for (guint n = 1; advance (self); n++)
    if (deadline != 0 && n % 16 == 0 && g_get_monotonic_time () >= deadline)
      return NULL;
  if (self->search == NULL)
    {
      np_dossier_seal (self->view->dossier);
      self->search = np_leak_search_new (self->dossier, self->view->dossier);
    }
  self->view->leaks = np_leak_search_step (self->search, deadline);
  if (self->view->leaks == NULL)
    return NULL;
  self->view->n_left_out = np_leak_apply (self->view->leaks, self->view->dossier);
  np_export_meetings_add (self->view, self->dossier);
  if (self->view->forecast != NULL)
    self->view->evidence = np_export_evidence_new (self->dossier);
  return g_steal_pointer (&self->view);
}

NpExportView *
np_export_view_new (NpDossier *dossier, NpForecast *forecast, NpProfile profile)
{
  g_autoptr(NpExportCopy) copy = np_export_view_begin (dossier, forecast, profile);
  return np_export_copy_step (copy, 0);
}

gboolean
np_export_view_fill (NpExportView *self, GCancellable *cancellable, GError **error)
{
  if (self->results != NULL || self->profile == NP_PROFILE_HANDOVER)
    return TRUE;
  NpExportResults *results = np_export_results_new (self->dossier, self->forecast, cancellable, error);
  if (results == NULL)
    return FALSE;
  self->results = results;
  for (guint i = 0; self->forecast != NULL && i < np_forecast_get_n_cells (self->forecast); i++)
    {
      const NpForecastCell *cell = np_forecast_get_nth_cell (self->forecast, i);
      if (cell->level == NP_LEVEL_TARGET)
        add_cell (self, cell);
    }
  if (self->forecast != NULL)
    np_export_evidence_protect (self->evidence, self->cells, self->forecast);
  add_exercise (self, self->forecast);
  g_clear_object (&self->forecast);
  return TRUE;
}

void
np_export_view_free (NpExportView *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->dossier);
  g_ptr_array_unref (self->cells);
  g_clear_pointer (&self->leaks, g_ptr_array_unref);
  g_clear_pointer (&self->evidence, np_export_evidence_free);
  g_clear_pointer (&self->agenda, g_hash_table_unref);
  g_clear_pointer (&self->participants, g_hash_table_unref);
  g_clear_pointer (&self->delegations, g_hash_table_unref);
  g_clear_pointer (&self->initiatives, g_hash_table_unref);
  g_clear_pointer (&self->interpreters, g_hash_table_unref);
  exercise_free (self->exercise);
  np_export_results_free (self->results);
  g_clear_object (&self->forecast);
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
