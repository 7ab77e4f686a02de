/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/np-packages.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "engine/np-package-merge.h"

#define MAX_ITEMS 4096
#define MAX_STATES 4096
#define MAX_OPEN 10  /* issues in the key of a state, 6 bits each */

/* One step of the merge: one issue, or a cluster of linked issues as a single one. */
typedef struct
{
  guint n_issues, *issues;
  guint n_items;
  guint8 *options;          /* [item][issue of the stage] */
  NpPackagePoint *worths;   /* [item] */
  guint n_links;
  guint32 *links;           /* [point] */
} Stage;

struct _NpPackageFrontier
{
  guint n_parties, n_stages, n_points;
  Stage *stages;
  NpPackagePoint *points;
};

typedef struct
{
  const NpPackageInput *input;
  NpPackageMerger merger;
  guint64 *keys, *next_keys;      /* [state] options of the open issues */
  guint *starts, *next_starts;    /* [state] first point; one more for the end */
  guint n_states, n_next_states;
  guint *open;                    /* issues decided that a later rule still asks about */
  guint n_open;
} Builder;

void
np_package_value (const NpPackageInput *input, const guint8 *options, gint64 *value)
{
  memset (value, 0, NP_PACKAGE_MAX_PARTIES * sizeof *value);
  for (guint i = 0; i < input->n_issues; i++)
    for (guint p = 0; p < input->n_parties; p++)
      value[p] += input->issues[i].worths[options[i] * input->n_parties + p];
}

static gboolean
rule_keeps (const NpPackageRule *rule, guint if_option, guint then_option)
{
  return !(rule->if_options >> if_option & 1) || (rule->then_options >> then_option & 1);
}

gboolean
np_package_keeps_rules (const NpPackageInput *input, const guint8 *options)
{
  for (guint i = 0; i < input->n_issues; i++)
    if (!(input->issues[i].allowed >> options[i] & 1))
      return FALSE;
  for (guint r = 0; r < input->n_rules; r++)
    if (!rule_keeps (&input->rules[r], options[input->rules[r].if_issue], options[input->rules[r].then_issue]))
      return FALSE;
  return TRUE;
}

/* A transition of the state frontier: old state + option -> new state. */
typedef struct
{
  guint64 key;
  guint state, item;
} Transition;

static int
compare_transition (const void *va, const void *vb)
{
  const Transition *a = va, *b = vb;

  if (a->key != b->key)
    return a->key < b->key ? -1 : 1;
  if (a->state != b->state)
    return a->state < b->state ? -1 : 1;
  return (a->item > b->item) - (a->item < b->item);
}

/* Whether @option of @issue keeps every rule that ties it to the open issues as chosen in @key. */
static gboolean
fits_state (const Builder *b, guint issue, guint option, guint64 key)
{
  for (guint r = 0; r < b->input->n_rules; r++)
    {
      const NpPackageRule *rule = &b->input->rules[r];
      guint other = rule->if_issue == issue ? rule->then_issue : rule->if_issue;

      if (rule->if_issue != issue && rule->then_issue != issue)
        continue;
      if (other == issue)
        {
          if (!rule_keeps (rule, option, option))
            return FALSE;
          continue;
        }
      for (guint k = 0; k < b->n_open; k++)
        if (b->open[k] == other)
          {
            guint chosen = (guint) (key >> (6 * k) & 63);

            if (!rule_keeps (rule, rule->if_issue == issue ? option : chosen,
                             rule->if_issue == issue ? chosen : option))
              return FALSE;
          }
    }
  return TRUE;
}

/* Adds a stage: every point of every state, shifted by every item that fits. @still_open says which issues the states
 * of the next stage must remember (%NULL: none). */
static gboolean
run_stage (Builder *b, Stage *stage, const gboolean *still_open, GError **error)
{
  g_autofree Transition *transitions = g_new (Transition, (gsize) b->n_states * stage->n_items);
  guint n_transitions = 0, n_open = 0;

  for (guint s = 0; s < b->n_states; s++)
    for (guint item = 0; item < stage->n_items; item++)
      {
        guint64 key = 0;

        n_open = 0;
        if (still_open != NULL || b->n_open > 0)
          {
            guint option = stage->options[item];

            if (!fits_state (b, stage->issues[0], option, b->keys[s]))
              continue;
            for (guint k = 0; k <= b->n_open; k++)
              {
                guint issue = k < b->n_open ? b->open[k] : stage->issues[0];
                guint chosen = k < b->n_open ? (guint) (b->keys[s] >> (6 * k) & 63) : option;

                if (still_open != NULL && still_open[issue])
                  key |= (guint64) chosen << (6 * n_open++);
              }
          }
        transitions[n_transitions++] = (Transition) { key, s, item };
      }
  if (n_transitions > 1)
    qsort (transitions, n_transitions, sizeof *transitions, compare_transition);

  np_package_merger_begin (&b->merger);
  b->n_next_states = 0;
  for (guint t = 0; t < n_transitions;)
    {
      guint64 key = transitions[t].key;

      if (b->n_next_states == MAX_STATES)
        {
          g_set_error_literal (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_SIZE,
                               _("the rules tie too many issues together: decide some of them first"));
          return FALSE;
        }
      b->next_keys[b->n_next_states] = key;
      b->next_starts[b->n_next_states++] = b->merger.n_next;
      for (; t < n_transitions && transitions[t].key == key; t++)
        np_package_merger_add_source (&b->merger, b->starts[transitions[t].state], b->starts[transitions[t].state + 1],
                                      &stage->worths[transitions[t].item], transitions[t].item);
      if (!np_package_merger_run (&b->merger, error))
        return FALSE;
    }
  b->next_starts[b->n_next_states] = b->merger.n_next;
  if (b->merger.n_next == 0)
    {
      g_set_error_literal (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_EMPTY, _("no package keeps all the rules"));
      return FALSE;
    }

  /* Which issues the keys now hold, in the order in which the loop above has put them there. */
  if (still_open != NULL)
    {
      n_open = 0;
      b->open[b->n_open] = stage->issues[0];
      for (guint k = 0; k <= b->n_open; k++)
        if (still_open[b->open[k]])
          b->open[n_open++] = b->open[k];
      b->n_open = n_open;
    }
  else
    b->n_open = 0;

  stage->n_links = b->merger.n_next;
  stage->links = np_package_merger_end (&b->merger);
  {
    guint64 *keys = b->keys;
    guint *starts = b->starts;

    b->keys = b->next_keys;
    b->next_keys = keys;
    b->starts = b->next_starts;
    b->next_starts = starts;
    b->n_states = b->n_next_states;
  }
  return TRUE;
}

/* A stage of one issue: its allowed options. */
static void
stage_init_issue (Stage *stage, const NpPackageInput *input, guint issue)
{
  const NpPackageIssue *source = &input->issues[issue];

  stage->issues = g_new (guint, 1);
  stage->issues[0] = issue;
  stage->n_issues = 1;
  stage->options = g_new (guint8, source->n_options);
  stage->worths = g_new0 (NpPackagePoint, source->n_options);
  for (guint v = 0; v < source->n_options; v++)
    if (source->allowed >> v & 1)
      {
        stage->options[stage->n_items] = (guint8) v;
        for (guint p = 0; p < input->n_parties; p++)
          stage->worths[stage->n_items].value[p] = source->worths[v * input->n_parties + p];
        stage->worths[stage->n_items++].count = 1;
      }
}

static gboolean
dominates (const gint64 *a, const gint64 *b)
{
  for (guint p = 0; p < NP_PACKAGE_MAX_PARTIES; p++)
    if (a[p] < b[p])
      return FALSE;
  return TRUE;
}

/* A stage of linked issues: all their combinations that keep the rules, without the dominated ones. */
static void
stage_init_cluster (Stage *stage, const NpPackageInput *input, const guint *members, guint n_members)
{
  g_autofree guint8 *choice = g_new0 (guint8, n_members);
  g_autofree guint *place = g_new (guint, input->n_issues);

  stage->issues = g_memdup2 (members, n_members * sizeof *members);
  stage->n_issues = n_members;
  stage->options = g_new (guint8, MAX_ITEMS * n_members);
  stage->worths = g_new0 (NpPackagePoint, MAX_ITEMS);
  for (guint i = 0; i < input->n_issues; i++)
    place[i] = G_MAXUINT;
  for (guint k = 0; k < n_members; k++)
    place[members[k]] = k;

  for (guint k = 0; k < n_members;)
    {
      NpPackagePoint worth = { { 0 }, 1 };
      gboolean keep = TRUE;

      for (guint m = 0; m < n_members; m++)
        {
          keep = keep && (input->issues[members[m]].allowed >> choice[m] & 1);
          for (guint p = 0; p < input->n_parties; p++)
            worth.value[p] += input->issues[members[m]].worths[choice[m] * input->n_parties + p];
        }
      for (guint r = 0; r < input->n_rules && keep; r++)
        if (place[input->rules[r].if_issue] != G_MAXUINT)
          keep = rule_keeps (&input->rules[r], choice[place[input->rules[r].if_issue]],
                             choice[place[input->rules[r].then_issue]]);
      /* Equal worths are one item that counts for several. */
      for (guint i = 0; i < stage->n_items && keep; i++)
        if (np_package_compare_values (stage->worths[i].value, worth.value) == 0)
          {
            stage->worths[i].count++;
            keep = FALSE;
          }
        else if (dominates (stage->worths[i].value, worth.value))
          keep = FALSE;
      if (keep)
        {
          guint kept = 0;

          for (guint i = 0; i < stage->n_items; i++)
            if (!dominates (worth.value, stage->worths[i].value))
              {
                stage->worths[kept] = stage->worths[i];
                memmove (stage->options + kept++ * n_members, stage->options + i * n_members, n_members);
              }
          stage->worths[kept] = worth;
          memcpy (stage->options + kept * n_members, choice, n_members);
          stage->n_items = kept + 1;
        }
      for (k = 0; k < n_members && ++choice[k] == input->issues[members[k]].n_options; k++)
        choice[k] = 0;
    }
}

/* Which connected component of the rules each issue is in, named by its smallest issue. */
static void
find_components (const NpPackageInput *input, guint *component)
{
  gboolean changed = TRUE;

  for (guint i = 0; i < input->n_issues; i++)
    component[i] = i;
  while (changed)
    {
      changed = FALSE;
      for (guint r = 0; r < input->n_rules; r++)
        {
          guint *a = &component[input->rules[r].if_issue], *c = &component[input->rules[r].then_issue];

          if (*a != *c)
            {
              *a = *c = MIN (*a, *c);
              changed = TRUE;
            }
        }
    }
}

/* Whether a rule ties @issue to an issue of the component that is not decided yet. */
static gboolean
has_undecided_neighbour (const NpPackageInput *input, guint issue, const gboolean *decided, guint extra)
{
  for (guint r = 0; r < input->n_rules; r++)
    {
      guint a = input->rules[r].if_issue, c = input->rules[r].then_issue;

      if ((a == issue && c != issue && c != extra && !decided[c])
          || (c == issue && a != issue && a != extra && !decided[a]))
        return TRUE;
    }
  return FALSE;
}

/* A component too large to enumerate, one issue at a time; next comes the issue that leaves fewest issues open. */
static gboolean
run_wide_component (Builder *b, NpPackageFrontier *self, const guint *members, guint n_members, GError **error)
{
  g_autofree gboolean *decided = g_new0 (gboolean, b->input->n_issues);
  g_autofree gboolean *open = g_new0 (gboolean, b->input->n_issues);

  for (guint done = 0; done < n_members; done++)
    {
      guint best = 0, fewest = G_MAXUINT, n_open = 0;
      Stage *stage = &self->stages[self->n_stages++];

      for (guint m = 0; m < n_members; m++)
        {
          guint count = 0;

          if (decided[members[m]])
            continue;
          for (guint k = 0; k < n_members; k++)
            if (decided[members[k]] || k == m)
              count += has_undecided_neighbour (b->input, members[k], decided, members[m]);
          if (count < fewest)
            {
              fewest = count;
              best = members[m];
            }
        }
      decided[best] = TRUE;
      for (guint k = 0; k < n_members; k++)
        {
          open[members[k]] = decided[members[k]] && has_undecided_neighbour (b->input, members[k], decided, G_MAXUINT);
          n_open += open[members[k]];
        }
      stage_init_issue (stage, b->input, best);
      if (n_open > MAX_OPEN)
        {
          g_set_error_literal (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_SIZE,
                               _("the rules tie too many issues together: decide some of them first"));
          return FALSE;
        }
      if (!run_stage (b, stage, open, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run_all (Builder *b, NpPackageFrontier *self, GError **error)
{
  const NpPackageInput *input = b->input;
  g_autofree guint *component = g_new (guint, input->n_issues);
  g_autofree guint *members = g_new (guint, input->n_issues);

  find_components (input, component);
  /* Wide components first, while there are few points to carry through their states. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < input->n_issues; i++)
      {
        guint n_members = 0;
        guint64 product = 1;
        gboolean linked = FALSE;
        Stage *stage;

        if (component[i] != i)
          continue;
        for (guint k = i; k < input->n_issues; k++)
          if (component[k] == i)
            {
              members[n_members++] = k;
              product = MIN (product * input->issues[k].n_options, MAX_ITEMS + 1);
            }
        for (guint r = 0; r < input->n_rules; r++)
          linked = linked || component[input->rules[r].if_issue] == i;
        if ((product > MAX_ITEMS) != (pass == 0))
          continue;
        if (input->progress != NULL
            && !input->progress ((double) self->n_stages / input->n_issues, input->progress_data))
          {
            g_set_error_literal (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_CANCELLED, "cancelled");
            return FALSE;
          }
        if (pass == 0)
          {
            if (!run_wide_component (b, self, members, n_members, error))
              return FALSE;
            continue;
          }
        stage = &self->stages[self->n_stages++];
        if (linked)
          stage_init_cluster (stage, input, members, n_members);
        else
          stage_init_issue (stage, input, i);
        if (!run_stage (b, stage, NULL, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
check_input (const NpPackageInput *input, GError **error)
{
  if (input->n_parties < 2 || input->n_parties > NP_PACKAGE_MAX_PARTIES)
    {
      g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_SIZE, _("%u parties: packages are for 2 ... %d"),
                   input->n_parties, NP_PACKAGE_MAX_PARTIES);
      return FALSE;
    }
  if (input->n_issues == 0 || input->n_issues > NP_PACKAGE_MAX_ISSUES)
    {
      g_set_error (error, NP_ENGINE_ERROR, input->n_issues == 0 ? NP_ENGINE_ERROR_EMPTY : NP_ENGINE_ERROR_SIZE,
                   _("%u issues: a package has 1 ... %d"), input->n_issues, NP_PACKAGE_MAX_ISSUES);
      return FALSE;
    }
  for (guint i = 0; i < input->n_issues; i++)
    if (input->issues[i].n_options == 0 || input->issues[i].n_options > NP_PACKAGE_MAX_OPTIONS)
      {
        g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_SIZE, _("issue %u has %u options: 1 ... %d are possible"),
                     i + 1, input->issues[i].n_options, NP_PACKAGE_MAX_OPTIONS);
        return FALSE;
      }
  for (guint r = 0; r < input->n_rules; r++)
    if (input->rules[r].if_issue >= input->n_issues || input->rules[r].then_issue >= input->n_issues)
      {
        g_set_error (error, NP_ENGINE_ERROR, NP_ENGINE_ERROR_RANGE, _("rule %u names an issue that is not there"), r + 1);
        return FALSE;
      }
  return TRUE;
}

NpPackageFrontier *
np_package_frontier_new (const NpPackageInput *input, GError **error)
{
  g_autoptr(NpPackageFrontier) self = NULL;
  Builder b = { .input = input };
  gboolean done;

  if (!check_input (input, error))
    return NULL;

  self = g_new0 (NpPackageFrontier, 1);
  self->n_parties = input->n_parties;
  self->stages = g_new0 (Stage, input->n_issues);
  np_package_merger_init (&b.merger, input->n_parties);
  b.n_states = 1;
  b.keys = g_new0 (guint64, MAX_STATES);
  b.next_keys = g_new0 (guint64, MAX_STATES);
  b.starts = g_new0 (guint, MAX_STATES + 1);
  b.next_starts = g_new0 (guint, MAX_STATES + 1);
  b.starts[1] = 1;
  b.open = g_new (guint, input->n_issues + 1);

  done = run_all (&b, self, error);

  self->n_points = b.merger.n_points;
  self->points = g_renew (NpPackagePoint, g_steal_pointer (&b.merger.points), MAX (1, self->n_points));
  np_package_merger_clear (&b.merger);
  g_free (b.keys);
  g_free (b.next_keys);
  g_free (b.starts);
  g_free (b.next_starts);
  g_free (b.open);
  return done ? g_steal_pointer (&self) : NULL;
}

void
np_package_frontier_free (NpPackageFrontier *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_stages; i++)
    {
      g_free (self->stages[i].issues);
      g_free (self->stages[i].options);
      g_free (self->stages[i].worths);
      g_free (self->stages[i].links);
    }
  g_free (self->stages);
  g_free (self->points);
  g_free (self);
}

const NpPackagePoint *
np_package_frontier_get_points (const NpPackageFrontier *self, guint *n_points)
{
  *n_points = self->n_points;
  return self->points;
}

void
np_package_frontier_get_options (const NpPackageFrontier *self, guint point, guint8 *options)
{
  g_return_if_fail (point < self->n_points);

  for (guint s = self->n_stages; s-- > 0;)
    {
      const Stage *stage = &self->stages[s];
      guint item = stage->links[point] >> NP_PACKAGE_PARENT_BITS;

      for (guint k = 0; k < stage->n_issues; k++)
        options[stage->issues[k]] = stage->options[item * stage->n_issues + k];
      point = stage->links[point] & (NP_PACKAGE_MAX_POINTS - 1);
    }
}
