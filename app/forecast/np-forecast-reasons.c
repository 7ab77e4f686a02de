/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-forecast-private.h"

#include <math.h>
#include <string.h>

#include "base/np-format.h"

/* One line under construction. */
typedef struct
{
  NpContribution c;
  GPtrArray *sources;
  GPtrArray *subjects;
  gboolean rated;            /* whether a status was taken yet */
} Line;

static void
line_start (Line *line, const char *driver, NpText *label, double x, double coefficient, double variance,
            gboolean assumed)
{
  line->c = (NpContribution) {
    .driver = driver, .label = np_text_ref (label), .x = x, .coefficient = coefficient, .sd = sqrt (variance),
    .value = coefficient * x / 3.0, .status = NP_STATUS_ASSUMED, .assumed_prior = assumed,
  };
  line->sources = g_ptr_array_new_with_free_func (g_free);
  line->subjects = g_ptr_array_new_with_free_func (g_free);
  line->rated = FALSE;
}

static void
add_words (GPtrArray *array, const char *words)
{
  g_auto(GStrv) split = words != NULL ? g_strsplit (words, " ", -1) : NULL;

  for (guint i = 0; split != NULL && split[i] != NULL; i++)
    if (*split[i] != '\0' && !g_ptr_array_find_with_equal_func (array, split[i], g_str_equal, NULL))
      g_ptr_array_add (array, g_strdup (split[i]));
}

/* The status of a line is that of the weakest value behind it. */
static void
line_rests_on (Line *line, const NpReason *reason)
{
  char *subject;

  line->c.status = line->rated ? MIN (line->c.status, reason->status) : reason->status;
  line->rated = TRUE;
  add_words (line->sources, reason->sources);
  if (reason->why != NULL)
    {
      NpText *joined = NULL;

      if (line->c.why != NULL)
        {
          g_autofree char *ru = g_strconcat (np_text_get (line->c.why, NP_LANG_RU), " ",
                                             np_text_get (reason->why, NP_LANG_RU), NULL);
          g_autofree char *en = g_strconcat (np_text_get (line->c.why, NP_LANG_EN), " ",
                                             np_text_get (reason->why, NP_LANG_EN), NULL);

          joined = np_text_new (ru, en);
        }
      g_clear_pointer (&line->c.why, np_text_unref);
      line->c.why = joined != NULL ? joined : np_text_ref (reason->why);
    }
  if (reason->owner == NULL)
    return;
  subject = reason->list == NULL ? g_strdup (reason->owner)
                                 : g_strdup_printf ("#%s/%s[%u]", reason->owner, reason->list, reason->position);
  g_ptr_array_add (line->subjects, subject);
}

static char **
steal_strv (GPtrArray *array)
{
  g_ptr_array_add (array, NULL);
  return (char **) g_ptr_array_free (array, FALSE);
}

static void
line_end (Line *line, GArray *lines)
{
  line->c.sources = steal_strv (line->sources);
  line->c.subjects = steal_strv (line->subjects);
  g_array_append_val (lines, line->c);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  double x = fabs (((const NpContribution *) a)->value), y = fabs (((const NpContribution *) b)->value);

  return x > y ? -1 : x < y ? 1 : strcmp (((const NpContribution *) a)->driver, ((const NpContribution *) b)->driver);
}

/* What the value of one of the drivers that are not issues rests on. */
static void
fixed_rests_on (Line *line, const NpForecastInput *input, const NpCellBox *box, NpDriverKind kind)
{
  const NpPartyInput *p = np_party_at (input, box->party);
  const NpMeasureInput *m = np_measure_at (input, box->measure);
  const NpLevelInput *level = np_level_at (m, box->level);
  const NpBurdenInput *burden = np_level_input_get_burden (level, box->party);
  int sponsor = np_drivers_sponsor (input, m, box->party);

  switch (kind)
    {
    case NP_DRIVER_KIND_OBLIGATION:
      line_rests_on (line, &m->reason);
      break;
    case NP_DRIVER_KIND_BURDEN: case NP_DRIVER_KIND_RECIPROCITY:
      if (burden != NULL)
        line_rests_on (line, &burden->reason);
      break;
    case NP_DRIVER_KIND_INTRUSION:
      line_rests_on (line, &level->reason);
      line_rests_on (line, &p->reason);
      break;
    case NP_DRIVER_KIND_SPONSOR:
      line_rests_on (line, &p->trust[sponsor].reason);
      break;
    case NP_DRIVER_KIND_PRECEDENT:
      for (guint i = 0; i < p->answers->len; i++)
        if (g_array_index (p->answers, NpAnswerInput, i).instrument == m->basis)
          line_rests_on (line, &g_array_index (p->answers, NpAnswerInput, i).reason);
      g_ptr_array_add (line->subjects, g_strdup (m->basis));
      break;
    case NP_DRIVER_KIND_LIMIT:
      for (guint i = 0; i < p->limits->len; i++)
        if (np_limit_touched (&g_array_index (p->limits, NpLimitInput, i), box->measure, level))
          line_rests_on (line, &g_array_index (p->limits, NpLimitInput, i).reason);
      break;
    case NP_DRIVER_KIND_CLIMATE:
      if (sponsor >= 0)
        line_rests_on (line, &p->relation[sponsor].reason);
      for (guint i = 0; sponsor < 0 && i < m->between->len; i++)
        {
          guint other = g_array_index (m->between, guint, i);

          if (other != box->party && !isnan (p->relation[other].value))
            line_rests_on (line, &p->relation[other].reason);
        }
      break;
    case NP_DRIVER_KIND_REDLINE:
      for (guint i = 0; i < p->red_lines->len; i++)
        if (np_red_line_crossed (&g_array_index (p->red_lines, NpRedLineInput, i), box->measure, level))
          line_rests_on (line, &g_array_index (p->red_lines, NpRedLineInput, i).reason);
      break;
    default:
      break;
    }
}

/* What was learnt about a coefficient rests on entries: they are its subjects. */
static void
rests_on_entries (Line *line, const NpForecastInput *input, const GArray *observations, const NpCellBox *box,
                  gboolean same_text, gboolean same_kind)
{
  const char *last = NULL;

  for (guint i = 0; i < observations->len; i++)
    {
      const NpObservationInput *o = np_observation_at (input, g_array_index (observations, guint, i));

      if ((same_text && o->measure != box->measure)
          || (same_kind && np_measure_at (input, o->measure)->kind != np_measure_at (input, box->measure)->kind))
        continue;
      line->c.status = NP_STATUS_STATED;
      /* An entry may report several reactions; they follow each other. */
      if (last == NULL || strcmp (last, o->entry) != 0)
        g_ptr_array_add (line->subjects, g_strdup (o->entry));
      last = o->entry;
    }
}

/* The kinds a measure may have, in both languages; one that a user made up has no words but its own. */
static const char *const *
kind_words (const char *kind)
{
  static const struct { const char *kind; const char *words[NP_N_LANGS]; } kinds[] = {
    { "communication", { [NP_LANG_RU] = "связь", [NP_LANG_EN] = "communication" } },
    { "transparency", { [NP_LANG_RU] = "прозрачность", [NP_LANG_EN] = "transparency" } },
    { "restraint", { [NP_LANG_RU] = "сдержанность", [NP_LANG_EN] = "restraint" } },
    { "cooperation", { [NP_LANG_RU] = "сотрудничество", [NP_LANG_EN] = "cooperation" } },
    { "process", { [NP_LANG_RU] = "процедура", [NP_LANG_EN] = "process" } },
    { "channel-2013", { [NP_LANG_RU] = "канал 2013 года", [NP_LANG_EN] = "channel of 2013" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind))
      return kinds[i].words;
  return NULL;
}

static void
explain_contributions (const NpForecastInput *input, const NpPartyState *state, const GArray *observations,
                       NpCellBox *box)
{
  const NpMeasureInput *m = np_measure_at (input, box->measure);
  const NpLevelInput *level = np_level_at (m, box->level);
  const NpLayout *layout = &state->layout;
  const double *mean = np_belief_get_means (state->belief);
  const double *covariance = np_belief_get_covariance (state->belief);
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (NpContribution));
  guint text = np_party_state_find_text (state, box->measure);
  Line line;

#define VARIANCE(slot) covariance[(gsize) (slot) * layout->n + (slot)]
  for (NpDriverKind kind = 0; kind < NP_DRIVER_KIND_KIND; kind++)
    {
      const NpPriorDriver *driver = &input->prior->drivers[kind];
      guint slot;

      if (kind == NP_DRIVER_KIND_ISSUE)
        continue;
      slot = np_layout_fixed_slot (kind);
      if (box->x[slot] == 0.0 || (kind == NP_DRIVER_KIND_DISPOSITION && mean[slot] == 0.0))
        continue;
      line_start (&line, driver->key, driver->label, box->x[slot], mean[slot], VARIANCE (slot), driver->assumption);
      fixed_rests_on (&line, input, box, kind);
      if (kind == NP_DRIVER_KIND_DISPOSITION)
        rests_on_entries (&line, input, observations, box, FALSE, FALSE);
      line_end (&line, lines);
    }
  for (guint i = 0; i < level->targets->len; i++)
    {
      const NpTargetInput *target = &g_array_index (level->targets, NpTargetInput, i);
      const NpIssueInput *issue = np_issue_at (input, target->issue);
      const NpReason *stance = &np_party_at (input, box->party)->stances[target->issue].reason;
      int slot = layout->issue_slot[target->issue];
      g_autofree char *key = NULL;

      if (slot < 0 || box->x[slot] == 0.0)
        continue;
      key = g_strconcat ("issue:", issue->id, NULL);
      line_start (&line, g_intern_string (key), issue->title, box->x[slot], mean[slot], VARIANCE (slot),
                  input->prior->drivers[NP_DRIVER_KIND_ISSUE].assumption);
      line_rests_on (&line, stance);
      line_end (&line, lines);
    }
  if (layout->kind_slot[m->kind] >= 0)
    {
      const NpPriorDriver *driver = &input->prior->drivers[NP_DRIVER_KIND_KIND];
      int slot = layout->kind_slot[m->kind];
      const char *kind = g_ptr_array_index (input->kinds, m->kind);
      const char *const *words = kind_words (kind);
      g_autofree char *key = g_strconcat ("kind:", kind, NULL);
      g_autofree char *ru = g_strdup_printf ("%s (%s)", np_text_get (driver->label, NP_LANG_RU),
                                             words != NULL ? words[NP_LANG_RU] : kind);
      g_autofree char *en = g_strdup_printf ("%s (%s)", np_text_get (driver->label, NP_LANG_EN),
                                             words != NULL ? words[NP_LANG_EN] : kind);
      g_autoptr(NpText) label = np_text_new (ru, en);

      line_start (&line, g_intern_string (key), label, 1.0, mean[slot], VARIANCE (slot), driver->assumption);
      rests_on_entries (&line, input, observations, box, FALSE, TRUE);
      line_end (&line, lines);
    }
  if (text != NP_NO_TEXT)
    {
      const NpPriorDriver *driver = &input->prior->drivers[NP_DRIVER_KIND_TEXT];

      line_start (&line, driver->key, driver->label, 1.0, np_belief_get_text_mean (state->belief, text),
                  np_belief_get_text_variance (state->belief, text), driver->assumption);
      rests_on_entries (&line, input, observations, box, TRUE, FALSE);
      line_end (&line, lines);
    }
#undef VARIANCE
  g_array_sort (lines, compare_lines);
  box->cell.n_contributions = lines->len;
  box->cell.contributions = (NpContribution *) (gpointer) g_array_free (lines, FALSE);
}

static void
explain_observed (const NpForecastInput *input, const GArray *observations, NpCellBox *box)
{
  GArray *observed = g_array_new (FALSE, FALSE, sizeof (NpObserved));
  guint kind = np_measure_at (input, box->measure)->kind;

  for (guint i = 0; i < observations->len; i++)
    {
      const NpObservationInput *o = np_observation_at (input, g_array_index (observations, guint, i));
      NpObserved seen = { o->entry, o->meeting, o->seat, box->cell.measure, o->level, o->category, o->reliability,
                          o->age, o->date };

      if (o->measure == box->measure)
        g_array_append_val (observed, seen);
      else if (np_measure_at (input, o->measure)->kind == kind)
        box->cell.n_same_kind++;
    }
  /* Insertion sort by age: oldest first, of equal ones in dossier order. */
  for (guint i = 1; i < observed->len; i++)
    for (guint j = i; j > 0; j--)
      {
        NpObserved *a = &g_array_index (observed, NpObserved, j - 1), *b = &g_array_index (observed, NpObserved, j), swap;

        if (a->age_days >= b->age_days)
          break;
        swap = *a;
        *a = *b;
        *b = swap;
      }
  box->cell.n_observed = observed->len;
  box->cell.observed = (NpObserved *) (gpointer) g_array_free (observed, FALSE);
}

static guint
count_documents (const NpForecastInput *input, const char *words, GHashTable *documents)
{
  g_auto(GStrv) split = words != NULL ? g_strsplit (words, " ", -1) : NULL;

  for (guint i = 0; split != NULL && split[i] != NULL; i++)
    {
      const char *id = g_intern_string (split[i]);
      gpointer document = g_hash_table_lookup (input->documents, id);

      if (*id != '\0')
        g_hash_table_add (documents, document != NULL ? document : (gpointer) id);
    }
  return g_hash_table_size (documents);
}

static void
explain_evidence (const NpForecastInput *input, NpCellBox *box)
{
  const NpLevelInput *level = np_level_at (np_measure_at (input, box->measure), box->level);
  const NpPartyInput *p = np_party_at (input, box->party);
  g_autoptr(GHashTable) stances = g_hash_table_new (NULL, NULL);
  g_autoptr(GHashTable) all = g_hash_table_new (NULL, NULL);
  g_autoptr(GString) ru = g_string_new (NULL), en = g_string_new (NULL);
  NpForecastCell *cell = &box->cell;
  double doubt = sqrt (cell->variance_party) / 3.0;
  guint documents = 0;
  gboolean capped;

  for (guint i = 0; i < level->targets->len; i++)
    {
      guint number = g_array_index (level->targets, NpTargetInput, i).issue;
      const NpIssueInput *issue = np_issue_at (input, number);

      if (!isnan (p->stances[number].position) && !isnan (issue->status_quo))
        {
          documents = count_documents (input, p->stances[number].reason.sources, stances);
          continue;
        }
      g_string_append_printf (ru, "%s«%s»", ru->len > 0 ? ", " : "нет позиции по вопросу: ",
                              np_text_get_or_other (issue->title, NP_LANG_RU));
      g_string_append_printf (en, "%s“%s”", en->len > 0 ? ", " : "no position on: ",
                              np_text_get_or_other (issue->title, NP_LANG_EN));
    }
  if (ru->len > 0)
    cell->gap = np_text_new (ru->str, en->str);
  for (guint i = 0; i < cell->n_contributions; i++)
    for (guint k = 0; cell->contributions[i].sources[k] != NULL; k++)
      count_documents (input, cell->contributions[i].sources[k], all);
  cell->n_sources = g_hash_table_size (all) + cell->n_observed;

  cell->evidence = doubt > input->prior->evidence_weak ? NP_EVIDENCE_WEAK
                   : doubt < input->prior->evidence_strong ? NP_EVIDENCE_STRONG : NP_EVIDENCE_FAIR;
  capped = cell->evidence == NP_EVIDENCE_STRONG && (cell->gap != NULL || documents <= 1);
  if (capped)
    cell->evidence = NP_EVIDENCE_FAIR;
  cell->one_document = documents <= 1;
  g_string_printf (ru, "сомнение в индексе ±");
  g_string_printf (en, "doubt about the score ±");
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      GString *words = lang == NP_LANG_RU ? ru : en;
      g_autofree char *number = np_format_number (doubt, 2, lang, NP_FORMAT_PLAIN);

      g_string_append (words, number);
      if (cell->one_document)
        g_string_append (words, lang == NP_LANG_RU ? "; все позиции — из одного документа"
                                                   : "; all positions rest on one document");
      if (cell->gap != NULL)
        g_string_append_printf (words, "; %s", np_text_get (cell->gap, lang));
    }
  cell->evidence_reason = np_text_new (ru->str, en->str);
}

/* "64 → 71%" */
static char *
percent_move (double before, double after, NpLang lang)
{
  g_autofree char *b = np_format_number (100.0 * before, 0, lang, NP_FORMAT_PLAIN);
  g_autofree char *a = np_format_percent (after, 0, lang);

  return g_strdup_printf ("%s → %s", b, a);
}

static void
explain_words (NpCellBox *box)
{
  NpForecastCell *cell = &box->cell;
  const NpContribution *for_it = NULL, *against = NULL;
  char *headline[NP_N_LANGS] = { NULL, NULL };
  char *habit[NP_N_LANGS] = { NULL, NULL };
  g_autofree double *printed = g_new (double, cell->n_contributions + 1);

  /* The numbers of the headline are those of the list, which add up. */
  np_forecast_cell_apportion (cell, 2, printed);
  for (guint i = cell->n_contributions; i-- > 0;)
    if (cell->contributions[i].value > 0.0)
      for_it = &cell->contributions[i];
    else
      against = &cell->contributions[i];
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      gboolean ru = lang == NP_LANG_RU;
      g_autoptr(GString) words = g_string_new (NULL);
      g_autofree char *weight = np_format_number (cell->habit_weight, 2, lang, NP_FORMAT_PLAIN);
      g_autofree char *move = percent_move (cell->consent_drivers, cell->consent, lang);
      const NpContribution *both[] = { for_it, against };

      if (cell->absolute)
        g_string_append (words, ru ? "Перейдена абсолютная красная линия. " : "An absolute red line is crossed. ");
      else if (cell->red_line)
        g_string_append (words, ru ? "Перейдена красная линия. " : "A red line is crossed. ");
      for (guint i = 0; i < 2; i++)
        {
          g_autofree char *value = NULL;
          const char *label;

          if (both[i] == NULL)
            continue;
          value = np_format_number (printed[both[i] - cell->contributions], 2, lang, NP_FORMAT_SIGNED);
          label = np_text_get_or_other (both[i]->label, lang);
          g_string_append_printf (words, i == 0 ? ru ? "Сильнее всего за: «%s» (%s)" : "Strongest for it: “%s” (%s)"
                                         : for_it == NULL ? ru ? "Сильнее всего против: «%s» (%s)" : "Strongest against it: “%s” (%s)"
                                                          : ru ? "; против: «%s» (%s)" : "; against it: “%s” (%s)",
                                  label, value);
        }
      if (words->len > 0)
        g_string_append_c (words, '.');
      headline[lang] = g_string_free (g_steal_pointer (&words), FALSE);
      habit[lang] = g_strdup_printf (ru ? "прежние ответы: согласие %s, вес %s" : "earlier reactions: consent %s, weight %s",
                                     move, weight);
    }
  cell->headline = np_text_new (headline[NP_LANG_RU], headline[NP_LANG_EN]);
  if (cell->n_party > 0)
    cell->habit_line = np_text_new (habit[NP_LANG_RU], habit[NP_LANG_EN]);
  for (NpLang lang = 0; lang < NP_N_LANGS; lang++)
    {
      g_free (headline[lang]);
      g_free (habit[lang]);
    }
}

void
np_forecast_explain (const NpForecastInput *input, const NpLearned *learned, NpCellBox *box)
{
  const NpPartyState *state = learned->states[box->party];
  const GArray *observations = learned->observations[box->party];

  explain_contributions (input, state, observations, box);
  explain_observed (input, observations, box);
  explain_evidence (input, box);
  explain_words (box);
  np_forecast_find_flips (input, state, box);
}

void
np_forecast_cell_clear (NpForecastCell *cell)
{
  for (guint i = 0; i < cell->n_contributions; i++)
    {
      np_text_unref (cell->contributions[i].label);
      g_clear_pointer (&cell->contributions[i].why, np_text_unref);
      g_strfreev (cell->contributions[i].sources);
      g_strfreev (cell->contributions[i].subjects);
    }
  for (guint i = 0; i < cell->n_flips; i++)
    np_text_unref (cell->flips[i].words);
  g_free (cell->contributions);
  g_free (cell->flips);
  g_free (cell->observed);
  g_clear_pointer (&cell->gap, np_text_unref);
  g_clear_pointer (&cell->headline, np_text_unref);
  g_clear_pointer (&cell->habit_line, np_text_unref);
  g_clear_pointer (&cell->evidence_reason, np_text_unref);
}
