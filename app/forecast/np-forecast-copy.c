/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Freeing and copying what the forecast read out of a dossier. A copy owns every value a what-if may change. */
#include "forecast/np-forecast-private.h"

void
np_reason_clear (NpReason *reason)
{
  g_clear_pointer (&reason->why, np_text_unref);
}

static void
reason_ref (NpReason *reason)
{
  if (reason->why != NULL)
    np_text_ref (reason->why);
}

static void
party_clear (gpointer data)
{
  NpPartyInput *p = data;

  g_clear_pointer (&p->name, np_text_unref);
  np_reason_clear (&p->reason);
  g_free (p->stances);
  g_free (p->trust);
  g_free (p->relation);
  g_free (p->similar);
  g_clear_pointer (&p->limits, g_array_unref);
  g_clear_pointer (&p->red_lines, g_array_unref);
  g_clear_pointer (&p->answers, g_array_unref);
}

static void
limit_clear (gpointer data)
{
  NpLimitInput *limit = data;

  g_array_unref (limit->measures);
  g_array_unref (limit->issues);
  np_reason_clear (&limit->reason);
}

static void
level_clear (gpointer data)
{
  NpLevelInput *level = data;

  np_reason_clear (&level->reason);
  g_array_unref (level->targets);
  g_array_unref (level->burdens);
}

static void
measure_clear (gpointer data)
{
  NpMeasureInput *m = data;

  g_clear_pointer (&m->title, np_text_unref);
  np_reason_clear (&m->reason);
  g_clear_pointer (&m->between, g_array_unref);
  g_clear_pointer (&m->open_to, g_array_unref);
  g_clear_pointer (&m->levels, g_array_unref);
}

static void
issue_clear (gpointer data)
{
  NpIssueInput *issue = data;

  np_text_unref (issue->title);
  np_reason_clear (&issue->reason);
}

#define DEFINE_REASON_CLEAR(name, Type)             \
  static void name (gpointer data)                  \
  {                                                 \
    np_reason_clear (&((Type *) data)->reason);     \
  }
DEFINE_REASON_CLEAR (red_line_clear, NpRedLineInput)
DEFINE_REASON_CLEAR (answer_clear, NpAnswerInput)
DEFINE_REASON_CLEAR (target_clear, NpTargetInput)
DEFINE_REASON_CLEAR (burden_clear, NpBurdenInput)

static const struct { guint size; GDestroyNotify clear; gsize reason; } arrays[] = {
#define ROW(Type, clear) { sizeof (Type), clear, G_STRUCT_OFFSET (Type, reason) }
  [NP_ARRAY_ISSUES] = ROW (NpIssueInput, issue_clear),       [NP_ARRAY_PARTIES] = ROW (NpPartyInput, party_clear),
  [NP_ARRAY_MEASURES] = ROW (NpMeasureInput, measure_clear), [NP_ARRAY_LEVELS] = ROW (NpLevelInput, level_clear),
  [NP_ARRAY_TARGETS] = ROW (NpTargetInput, target_clear),    [NP_ARRAY_BURDENS] = ROW (NpBurdenInput, burden_clear),
  [NP_ARRAY_LIMITS] = ROW (NpLimitInput, limit_clear),       [NP_ARRAY_RED_LINES] = ROW (NpRedLineInput, red_line_clear),
  [NP_ARRAY_ANSWERS] = ROW (NpAnswerInput, answer_clear),
#undef ROW
};

GArray *
np_input_array_new (NpInputArray kind)
{
  GArray *array = g_array_new (FALSE, TRUE, arrays[kind].size);

  g_array_set_clear_func (array, arrays[kind].clear);
  return array;
}

/* The elements as they are, each with a reference to the words of its reason; what else they own the caller copies. */
static GArray *
copy_array (GArray *array, NpInputArray kind)
{
  GArray *copy = g_array_copy (array);

  /* g_array_copy() does not take the clear function along. */
  g_array_set_clear_func (copy, arrays[kind].clear);
  for (guint i = 0; i < copy->len; i++)
    reason_ref ((NpReason *) (gpointer) (copy->data + (gsize) i * arrays[kind].size + arrays[kind].reason));
  return copy;
}

void
np_measure_input_share (NpMeasureInput *measure)
{
  np_text_ref (measure->title);
  reason_ref (&measure->reason);
  g_array_ref (measure->between);
  g_array_ref (measure->open_to);
  g_array_ref (measure->levels);
}

static void
input_clear (gpointer data)
{
  NpForecastInput *self = data;

  /* Stances and ties hold texts, too, and their number is that of issues and parties. One whose reading was given up has none. */
  for (guint p = 0; p < self->parties->len; p++)
    {
      NpPartyInput *party = np_party_at (self, p);

      if (party->stances == NULL)
        continue;
      for (guint i = 0; i < self->issues->len; i++)
        np_reason_clear (&party->stances[i].reason);
      for (guint i = 0; i < self->parties->len; i++)
        {
          np_reason_clear (&party->trust[i].reason);
          np_reason_clear (&party->relation[i].reason);
        }
    }
  g_array_unref (self->issues);
  g_array_unref (self->parties);
  g_array_unref (self->measures);
  g_ptr_array_unref (self->kinds);
  g_array_unref (self->observations);
  g_ptr_array_unref (self->meetings);
  g_array_unref (self->names_key);
  g_array_unref (self->entries_key);
  g_hash_table_unref (self->documents);
  np_prior_unref (self->prior);
}

NpForecastInput *
np_forecast_input_ref (NpForecastInput *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
np_forecast_input_unref (NpForecastInput *self)
{
  g_atomic_rc_box_release_full (self, input_clear);
}

static void
copy_party (NpForecastInput *copy, NpPartyInput *party)
{
  np_text_ref (party->name);
  party->stances = g_memdup2 (party->stances, copy->issues->len * sizeof (NpStanceInput));
  party->trust = g_memdup2 (party->trust, copy->parties->len * sizeof (NpTie));
  party->relation = g_memdup2 (party->relation, copy->parties->len * sizeof (NpTie));
  party->similar = g_memdup2 (party->similar, copy->parties->len * sizeof (double));
  for (guint i = 0; i < copy->issues->len; i++)
    reason_ref (&party->stances[i].reason);
  for (guint i = 0; i < copy->parties->len; i++)
    {
      reason_ref (&party->trust[i].reason);
      reason_ref (&party->relation[i].reason);
    }
  party->limits = copy_array (party->limits, NP_ARRAY_LIMITS);
  for (guint i = 0; i < party->limits->len; i++)
    {
      g_array_ref (g_array_index (party->limits, NpLimitInput, i).measures);
      g_array_ref (g_array_index (party->limits, NpLimitInput, i).issues);
    }
  party->red_lines = copy_array (party->red_lines, NP_ARRAY_RED_LINES);
  party->answers = copy_array (party->answers, NP_ARRAY_ANSWERS);
}

NpForecastInput *
np_forecast_input_copy (const NpForecastInput *self)
{
  NpForecastInput *copy = g_atomic_rc_box_dup (sizeof (NpForecastInput), (NpForecastInput *) self);

  g_ptr_array_ref (copy->meetings);
  g_array_ref (copy->names_key);
  g_array_ref (copy->entries_key);
  copy->prior = np_prior_ref (self->prior);
  copy->issues = copy_array (self->issues, NP_ARRAY_ISSUES);
  copy->parties = copy_array (self->parties, NP_ARRAY_PARTIES);
  copy->measures = copy_array (self->measures, NP_ARRAY_MEASURES);
  copy->kinds = g_ptr_array_ref (self->kinds);
  copy->observations = g_array_copy (self->observations);
  g_hash_table_ref (copy->documents);
  for (guint i = 0; i < copy->issues->len; i++)
    np_text_ref (np_issue_at (copy, i)->title);
  for (guint p = 0; p < copy->parties->len; p++)
    copy_party (copy, np_party_at (copy, p));
  for (guint i = 0; i < copy->measures->len; i++)
    {
      NpMeasureInput *m = np_measure_at (copy, i);

      np_text_ref (m->title);
      g_array_ref (m->between);
      g_array_ref (m->open_to);
      m->levels = copy_array (m->levels, NP_ARRAY_LEVELS);
      for (guint l = 0; l < m->levels->len; l++)
        {
          NpLevelInput *level = np_level_at (m, l);

          level->targets = copy_array (level->targets, NP_ARRAY_TARGETS);
          level->burdens = copy_array (level->burdens, NP_ARRAY_BURDENS);
        }
    }
  return copy;
}
