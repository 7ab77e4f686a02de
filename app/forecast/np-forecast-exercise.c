/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-forecast-exercise.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/np-error.h"
#include "dossier/np-exercise.h"
#include "dossier/np-measure.h"
#include "dossier/np-party.h"
#include "dossier/np-scenario.h"
#include "engine/np-engine-error.h"

typedef struct
{
  char *id;
  NpText *name;
} Named;

/* A step of the script as it stands in the dossier. */
typedef struct
{
  guint phase, author, victim, rung;
} Step;

struct _NpForecastExercise
{
  gatomicrefcount references;
  char *id;
  NpText *title;
  char *scenario;
  GArray *parties;         /* Named */
  GArray *measures;        /* Named */
  NpText *rungs[NP_ESCALATION_MAX_TOP + 1];
  gboolean *in_force;
  GArray *effects;         /* NpEscalationEffect */
  GArray *ranges;          /* NpEscalationRange */
  GArray *script;          /* Step */
  NpEscalationSetup setup;
};

static void
clear_named (gpointer data)
{
  Named *named = data;

  g_free (named->id);
  np_text_unref (named->name);
}

static GArray *
named_array_new (void)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (Named));

  g_array_set_clear_func (array, clear_named);
  return array;
}

static void
add_named (GArray *array, const char *id, NpText *name)
{
  Named named = { g_strdup (id), name != NULL ? np_text_ref (name) : np_text_new (id, id) };

  g_array_append_val (array, named);
}

void
np_forecast_exercise_unref (NpForecastExercise *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->id);
  g_clear_pointer (&self->title, np_text_unref);
  g_free (self->scenario);
  g_array_unref (self->parties);
  g_array_unref (self->measures);
  for (guint k = 0; k <= NP_ESCALATION_MAX_TOP; k++)
    g_clear_pointer (&self->rungs[k], np_text_unref);
  g_free (self->in_force);
  g_array_unref (self->effects);
  g_array_unref (self->ranges);
  g_array_unref (self->script);
  g_free (self);
}

guint
np_forecast_exercise_find_party (NpForecastExercise *self, const char *id)
{
  if (g_strcmp0 (id, NP_THIRD_PARTY) == 0)
    return NP_ESCALATION_THIRD;
  for (guint i = 0; i < self->parties->len; i++)
    if (g_strcmp0 (g_array_index (self->parties, Named, i).id, id) == 0)
      return i;
  return G_MAXUINT;
}

static gboolean
refuse (GError **error, NpInputError code, const char *subject, const char *what, const char *remedy)
{
  g_autofree char *words = subject != NULL ? g_strdup_printf ("%s: %s", subject, what) : g_strdup (what);

  np_input_error_set (error, code, NULL, 0, words, remedy);
  return FALSE;
}

static gboolean
read_ladder (NpForecastExercise *self, NpDossier *dossier, const NpEscalationDefaults *defaults, GError **error)
{
  static const NpEscalationClass classes[] = {
    [NP_RUNG_NONE] = NP_ESCALATION_N_CLASSES, [NP_RUNG_CYBER_LOW] = NP_ESCALATION_CYBER_LOW,
    [NP_RUNG_DIPLOMATIC] = NP_ESCALATION_DIPLOMATIC, [NP_RUNG_CYBER_HIGH] = NP_ESCALATION_CYBER_HIGH,
    [NP_RUNG_MILITARY] = NP_ESCALATION_MILITARY,
  };
  NpEscalation *x = &self->setup.exercise;
  NpRung *rung;

  if (np_object_get_n_children (dossier, NP_DOSSIER_LADDER) == 0)
    {
      x->top = defaults->top;
      memcpy (x->rung, defaults->rungs, sizeof x->rung);
      for (guint k = 0; k <= defaults->top; k++)
        self->rungs[k] = np_text_ref (defaults->titles[k]);
      return TRUE;
    }
  for (guint k = 0; (rung = np_object_get_child (dossier, NP_DOSSIER_LADDER, k)) != NULL; k++)
    {
      double number = np_object_get_number (rung, NP_RUNG_RUNG);
      NpText *title = np_object_get_text (rung, NP_RUNG_TITLE);
      guint r;

      if (!(number >= 0 && number <= NP_ESCALATION_MAX_TOP) || self->rungs[(guint) number] != NULL)
        return refuse (error, NP_INPUT_ERROR_RANGE, _("ladder"), _("a rung has no number, or one that is too high or taken"),
                       _("number the rungs from 0, at most to 31"));
      r = number;
      self->rungs[r] = title != NULL ? np_text_ref (title) : np_text_new (NULL, NULL);
      x->rung[r].kind = classes[np_object_get_enum (rung, NP_RUNG_CLASS)];
      x->rung[r].open = np_object_get_boolean (rung, NP_RUNG_OPEN);
      x->top = MAX (x->top, r);
    }
  for (guint r = 0; r <= x->top; r++)
    if (self->rungs[r] == NULL)
      {
        if (r > 0)
          return refuse (error, NP_INPUT_ERROR_MISSING, _("ladder"), _("a rung is missing"), _("leave no gap between the rungs"));
        self->rungs[0] = np_text_ref (defaults->titles[0]);
      }
  return TRUE;
}

static NpDoctrine *
doctrine_of (NpParty *party)
{
  return np_object_get_child (party, NP_PARTY_DOCTRINES, 0);
}

/* @states: also those of which nothing is said but that they are States. */
static void
read_parties (NpForecastExercise *self, NpDossier *dossier, NpExercise *exercise, gboolean states)
{
  NpParty *party;

  g_array_set_size (self->parties, 0);
  for (guint i = 0; (party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, i)) != NULL; i++)
    {
      const char *id = np_object_get_id (party);

      if ((states && np_object_get_enum (party, NP_PARTY_KIND) == NP_PARTY_STATE) || doctrine_of (party) != NULL
          || strcmp (np_object_get_string (exercise, NP_EXERCISE_AUTHOR), id) == 0
          || strcmp (np_object_get_string (exercise, NP_EXERCISE_VICTIM), id) == 0)
        add_named (self->parties, id, np_object_get_text (party, NP_PARTY_NAME));
    }
}

static double
relation (NpScenario *scenario, const char *from, const char *to)
{
  NpRelation *row;

  for (guint k = 0; scenario != NULL && (row = np_object_get_child (scenario, NP_SCENARIO_RELATIONS, k)) != NULL; k++)
    if (strcmp (np_object_get_string (row, NP_RELATION_FROM), from) == 0
        && strcmp (np_object_get_string (row, NP_RELATION_TO), to) == 0)
      return np_object_get_number_or (row, NP_RELATION_VALUE, 0);
  return 0;
}

static guint
coldest (NpForecastExercise *self, NpScenario *scenario, guint party)
{
  guint found = NP_ESCALATION_THIRD;
  double least = INFINITY;

  for (guint k = 0; k < self->parties->len; k++)
    {
      double value = relation (scenario, g_array_index (self->parties, Named, party).id,
                               g_array_index (self->parties, Named, k).id);

      if (k != party && value < least)
        {
          least = value;
          found = k;
        }
    }
  return found;
}

static void
add_range (NpForecastExercise *self, NpEscalationField field, guint index, gpointer object, guint low, guint high)
{
  NpEscalationRange range = { field, index, np_object_get_number (object, low), np_object_get_number (object, high) };

  if (!isnan (range.low) && !isnan (range.high))
    g_array_append_val (self->ranges, range);
}

static gboolean
read_doctrine (NpForecastExercise *self, NpDossier *dossier, NpScenario *scenario, guint i,
               const NpEscalationDefaults *defaults, GError **error)
{
  const char *id = g_array_index (self->parties, Named, i).id;
  NpDoctrine *d = doctrine_of (np_dossier_find_type (dossier, id, NP_TYPE_PARTY));
  NpEscalationParty *p = &self->setup.exercise.party[i];
  double ceiling;

  *p = defaults->doctrine;
  p->ceiling = self->setup.exercise.top;
  p->suspect = coldest (self, scenario, i);
  if (d == NULL)
    return TRUE;
  p->rho = np_object_get_number_or (d, NP_DOCTRINE_RHO, p->rho);
  p->delta = np_object_get_number_or (d, NP_DOCTRINE_DELTA, p->delta);
  p->sd = np_object_get_number_or (d, NP_DOCTRINE_EXECUTION, p->sd);
  p->restraint[NP_ESCALATION_DIPLOMATIC] =
    np_object_get_number_or (d, NP_DOCTRINE_RESTRAINT_DIPLOMATIC, p->restraint[NP_ESCALATION_DIPLOMATIC]);
  p->restraint[NP_ESCALATION_CYBER_LOW] =
    np_object_get_number_or (d, NP_DOCTRINE_RESTRAINT_CYBER_LOW, p->restraint[NP_ESCALATION_CYBER_LOW]);
  p->restraint[NP_ESCALATION_CYBER_HIGH] =
    np_object_get_number_or (d, NP_DOCTRINE_RESTRAINT_CYBER_HIGH, p->restraint[NP_ESCALATION_CYBER_HIGH]);
  p->restraint[NP_ESCALATION_MILITARY] =
    np_object_get_number_or (d, NP_DOCTRINE_RESTRAINT_MILITARY, p->restraint[NP_ESCALATION_MILITARY]);
  p->alpha = np_object_get_number_or (d, NP_DOCTRINE_ALPHA, p->alpha);
  p->misjudgement = np_object_get_number_or (d, NP_DOCTRINE_MISJUDGEMENT, p->misjudgement);
  p->bias = np_object_get_number_or (d, NP_DOCTRINE_BIAS, p->bias);
  ceiling = np_object_get_number_or (d, NP_DOCTRINE_CEILING, p->ceiling);
  p->ceiling = MIN (ceiling, p->ceiling);
  if (np_object_is_given (d, NP_DOCTRINE_SUSPECT))
    {
      p->suspect = np_forecast_exercise_find_party (self, np_object_get_string (d, NP_DOCTRINE_SUSPECT));
      if (p->suspect == G_MAXUINT || p->suspect == i)
        return refuse (error, NP_INPUT_ERROR_REFERENCE, id, _("its habitual suspect takes no part in the exercise"),
                       _("name another State, or the third party"));
    }
  add_range (self, NP_ESCALATION_FIELD_RHO, i, d, NP_DOCTRINE_RHO_LOW, NP_DOCTRINE_RHO_HIGH);
  add_range (self, NP_ESCALATION_FIELD_DELTA, i, d, NP_DOCTRINE_DELTA_LOW, NP_DOCTRINE_DELTA_HIGH);
  add_range (self, NP_ESCALATION_FIELD_ALPHA, i, d, NP_DOCTRINE_ALPHA_LOW, NP_DOCTRINE_ALPHA_HIGH);
  add_range (self, NP_ESCALATION_FIELD_MISJUDGEMENT, i, d, NP_DOCTRINE_MISJUDGEMENT_LOW,
             NP_DOCTRINE_MISJUDGEMENT_HIGH);
  return TRUE;
}

static void
read_effects (NpForecastExercise *self, NpMeasure *measure, guint number)
{
  static const NpEscalationEffectKind kinds[] = {
    [NP_EFFECT_CHANNEL] = NP_ESCALATION_CHANNEL, [NP_EFFECT_ATTRIBUTION] = NP_ESCALATION_ATTRIBUTION,
    [NP_EFFECT_RESTRAINT] = NP_ESCALATION_RESTRAINT, [NP_EFFECT_CEILING] = NP_ESCALATION_CEILING,
    [NP_EFFECT_RECIPROCITY] = NP_ESCALATION_RECIPROCITY,
  };
  NpEffect *effect;

  for (guint k = 0; (effect = np_object_get_child (measure, NP_MEASURE_EFFECTS, k)) != NULL; k++)
    {
      NpEscalationEffect row = { .kind = kinds[np_object_get_enum (effect, NP_EFFECT_KIND)], .measure = number };
      g_auto(GStrv) names = np_object_dup_list_of_words (effect, NP_EFFECT_PARTIES);
      guint named = 0;
      double none = row.kind == NP_ESCALATION_RECIPROCITY ? 1
                    : row.kind == NP_ESCALATION_CEILING ? self->setup.exercise.top : 0;

      for (; names[named] != NULL; named++)
        {
          guint party = np_forecast_exercise_find_party (self, names[named]);

          if (party < NP_ESCALATION_MAX_PARTIES)
            row.parties |= 1u << party;
        }
      /* Named parties of which none takes part: nothing to do here ("none named" would mean all). */
      if (named > 0 && row.parties == 0)
        continue;
      row.u = np_object_get_number_or (effect, NP_EFFECT_U, 0);
      row.c = np_object_get_number_or (effect, NP_EFFECT_C, 0);
      row.q = np_object_get_number_or (effect, NP_EFFECT_Q, 0);
      row.e = np_object_get_number_or (effect, NP_EFFECT_E, none);
      if (row.kind == NP_ESCALATION_CEILING)
        row.e = MIN (row.e, self->setup.exercise.top);
      g_array_append_val (self->effects, row);
      add_range (self, NP_ESCALATION_FIELD_EFFECT_E, self->effects->len - 1, effect, NP_EFFECT_E_LOW, NP_EFFECT_E_HIGH);
    }
}

static gboolean
read_measures (NpForecastExercise *self, NpDossier *dossier, NpScenario *scenario, const char *without, GError **error)
{
  guint n = np_object_get_n_children (dossier, NP_DOSSIER_MEASURES), k;
  NpMeasure *measure;
  gboolean found = without == NULL;
  NpSwitch *toggle;

  self->in_force = g_new0 (gboolean, n + 1);
  for (guint m = 0; (measure = np_object_get_child (dossier, NP_DOSSIER_MEASURES, m)) != NULL; m++)
    {
      const char *id = np_object_get_id (measure);

      add_named (self->measures, id, np_object_get_text (measure, NP_MEASURE_TITLE));
      self->in_force[m] = np_object_get_boolean (measure, NP_MEASURE_IN_FORCE);
      for (k = 0; scenario != NULL && (toggle = np_object_get_child (scenario, NP_SCENARIO_SWITCHES, k)) != NULL; k++)
        if (strcmp (np_object_get_string (toggle, NP_SWITCH_MEASURE), id) == 0)
          self->in_force[m] = np_object_get_boolean (toggle, NP_SWITCH_ON);
      if (g_strcmp0 (id, without) == 0)
        {
          found = TRUE;
          self->in_force[m] = FALSE;
        }
      read_effects (self, measure, m);
    }
  return found || refuse (error, NP_INPUT_ERROR_REFERENCE, without, _("there is no measure of that name"),
                          _("use the identifier of a measure of this dossier"));
}

static void
read_script (NpForecastExercise *self, NpExercise *exercise)
{
  NpInject *inject;

  for (guint k = 0; (inject = np_object_get_child (exercise, NP_EXERCISE_INJECTS, k)) != NULL; k++)
    {
      Step step = { np_object_get_number_or (inject, NP_INJECT_PHASE, k + 1),
                    np_forecast_exercise_find_party (self, np_object_get_string (inject, NP_INJECT_AUTHOR)),
                    np_forecast_exercise_find_party (self, np_object_get_string (inject, NP_INJECT_VICTIM)),
                    np_object_get_number_or (inject, NP_INJECT_RUNG, 0) };

      if (step.author != G_MAXUINT && step.victim < self->parties->len && step.author != step.victim && step.rung > 0
          && step.rung <= self->setup.exercise.top)
        g_array_append_val (self->script, step);
    }
}

static gboolean
read_start (NpForecastExercise *self, NpExercise *exercise, const NpEscalationDefaults *defaults, GError **error)
{
  NpEscalation *x = &self->setup.exercise;

  x->author = np_forecast_exercise_find_party (self, np_object_get_string (exercise, NP_EXERCISE_AUTHOR));
  x->victim = np_forecast_exercise_find_party (self, np_object_get_string (exercise, NP_EXERCISE_VICTIM));
  x->first = np_object_get_number_or (exercise, NP_EXERCISE_RUNG, 0);
  x->horizon = np_object_get_number_or (exercise, NP_EXERCISE_HORIZON, defaults->horizon);
  x->threshold = np_object_get_number_or (exercise, NP_EXERCISE_THRESHOLD, MIN (defaults->threshold, x->top));
  if (x->author == G_MAXUINT || x->victim == G_MAXUINT || x->first == 0)
    return refuse (error, NP_INPUT_ERROR_MISSING, self->id, _("the first incident needs an author, a victim and a rung"),
                   _("complete it on the page Exercise"));
  return TRUE;
}

NpForecastExercise *
np_forecast_exercise_new (NpDossier *dossier, const char *exercise, const char *scenario, const char *without,
                          const NpEscalationDefaults *defaults, GError **error)
{
  g_autoptr(NpForecastExercise) self = g_new0 (NpForecastExercise, 1);
  NpExercise *source = exercise != NULL ? np_dossier_find_type (dossier, exercise, NP_TYPE_EXERCISE)
                                        : np_object_get_child (dossier, NP_DOSSIER_EXERCISES, 0);
  NpScenario *world;

  g_atomic_ref_count_init (&self->references);
  self->parties = named_array_new ();
  self->measures = named_array_new ();
  self->effects = g_array_new (FALSE, TRUE, sizeof (NpEscalationEffect));
  self->ranges = g_array_new (FALSE, TRUE, sizeof (NpEscalationRange));
  self->script = g_array_new (FALSE, TRUE, sizeof (Step));
  if (source == NULL)
    {
      refuse (error, NP_INPUT_ERROR_REFERENCE, exercise,
              exercise != NULL ? _("there is no exercise of that name") : _("the dossier has no exercise"),
              _("describe one on the page Exercise"));
      return NULL;
    }
  if (scenario == NULL && np_object_is_given (source, NP_EXERCISE_SCENARIO))
    scenario = np_object_get_string (source, NP_EXERCISE_SCENARIO);
  world = np_dossier_get_scenario (dossier, scenario);
  if (scenario != NULL && world == NULL)
    {
      refuse (error, NP_INPUT_ERROR_REFERENCE, scenario, _("there is no scenario of that name"),
              _("use the identifier of a scenario of this dossier"));
      return NULL;
    }
  self->id = g_strdup (np_object_get_id (source));
  self->title = np_object_get_text (source, NP_EXERCISE_TITLE) != NULL
                  ? np_text_ref (np_object_get_text (source, NP_EXERCISE_TITLE)) : np_text_new (self->id, self->id);
  self->scenario = g_strdup (world != NULL ? np_object_get_id (world) : "");
  if (!read_ladder (self, dossier, defaults, error))
    return NULL;
  read_parties (self, dossier, source, TRUE);
  if (self->parties->len > NP_ESCALATION_MAX_PARTIES)
    read_parties (self, dossier, source, FALSE);
  self->setup.exercise.n_parties = self->parties->len;
  if (self->parties->len < 2 || self->parties->len > NP_ESCALATION_MAX_PARTIES)
    {
      refuse (error, NP_INPUT_ERROR_LIMIT, self->id, _("an exercise has two to eight parties"),
              _("take the doctrine away from parties that need not take part"));
      return NULL;
    }
  for (guint i = 0; i < self->parties->len; i++)
    if (!read_doctrine (self, dossier, world, i, defaults, error))
      return NULL;
  if (!read_start (self, source, defaults, error) || !read_measures (self, dossier, world, without, error))
    return NULL;
  read_script (self, source);
  self->setup.n_measures = self->measures->len;
  self->setup.in_force = self->in_force;
  self->setup.n_effects = self->effects->len;
  self->setup.effects = (NpEscalationEffect *) (void *) self->effects->data;
  if (!np_escalation_setup_check (&self->setup, error)
      || !np_escalation_ranges_check (&self->setup, (NpEscalationRange *) (void *) self->ranges->data, self->ranges->len,
                                      error))
    return NULL;
  return g_steal_pointer (&self);
}

const char *
np_forecast_exercise_get_id (NpForecastExercise *self)
{
  return self->id;
}

NpText *
np_forecast_exercise_get_title (NpForecastExercise *self)
{
  return self->title;
}

const char *
np_forecast_exercise_get_scenario (NpForecastExercise *self)
{
  return self->scenario;
}

const NpEscalationSetup *
np_forecast_exercise_get_setup (NpForecastExercise *self)
{
  return &self->setup;
}

void
np_forecast_exercise_apply (NpForecastExercise *self, NpEscalation *exercise)
{
  np_escalation_setup_apply (&self->setup, G_MAXUINT, exercise);
}

const NpEscalationRange *
np_forecast_exercise_get_ranges (NpForecastExercise *self, guint *n)
{
  *n = self->ranges->len;
  return (NpEscalationRange *) (void *) self->ranges->data;
}

NpText *
np_forecast_exercise_range_words (NpForecastExercise *self, guint range)
{
  static const char *const words[][NP_N_LANGS] = {
    [NP_ESCALATION_FIELD_RHO] = { "взаимность ответов", "reciprocity" },
    [NP_ESCALATION_FIELD_DELTA] = { "сдвиг ответов", "offset of answers" },
    [NP_ESCALATION_FIELD_SD] = { "разброс исполнения", "spread of execution" },
    [NP_ESCALATION_FIELD_RESTRAINT_DIPLOMATIC] = { "сдержанность, дипломатия", "restraint, diplomatic" },
    [NP_ESCALATION_FIELD_RESTRAINT_CYBER_LOW] = { "сдержанность, лёгкие кибероперации", "restraint, low cyber" },
    [NP_ESCALATION_FIELD_RESTRAINT_CYBER_HIGH] = { "сдержанность, тяжёлые кибероперации", "restraint, high cyber" },
    [NP_ESCALATION_FIELD_RESTRAINT_MILITARY] = { "сдержанность, применение силы", "restraint, military" },
    [NP_ESCALATION_FIELD_ALPHA] = { "умение установить автора", "attribution skill" },
    [NP_ESCALATION_FIELD_MISJUDGEMENT] = { "ошибка в оценке тяжести", "misjudgement of severity" },
    [NP_ESCALATION_FIELD_BIAS] = { "преувеличение тяжести", "bias in judging severity" },
    [NP_ESCALATION_FIELD_CEILING] = { "потолок", "ceiling" },
    [NP_ESCALATION_FIELD_EFFECT_U] = { "вероятность обращения по каналу", "chance that the channel is used" },
    [NP_ESCALATION_FIELD_EFFECT_C] = { "вероятность разъяснения", "chance of a clarification" },
    [NP_ESCALATION_FIELD_EFFECT_Q] = { "успокоение после обращения", "calming by consultation" },
    [NP_ESCALATION_FIELD_EFFECT_E] = { "действие меры", "effect of the measure" },
  };
  const NpEscalationRange *r = &g_array_index (self->ranges, NpEscalationRange, range);
  char *both[NP_N_LANGS];
  NpText *text;

  for (guint lang = 0; lang < NP_N_LANGS; lang++)
    {
      const char *owner = r->field < NP_ESCALATION_FIELD_EFFECT_U
                            ? np_forecast_exercise_get_party_name (self, r->index, lang)
                            : np_forecast_exercise_get_measure_title (self, self->setup.effects[r->index].measure, lang);

      both[lang] = g_strdup_printf ("%s: %s", owner, words[r->field][lang]);
    }
  text = np_text_new (both[NP_LANG_RU], both[NP_LANG_EN]);
  g_free (both[NP_LANG_RU]);
  g_free (both[NP_LANG_EN]);
  return text;
}

const char *
np_forecast_exercise_get_party_id (NpForecastExercise *self, guint party)
{
  return party == NP_ESCALATION_THIRD ? NP_THIRD_PARTY : g_array_index (self->parties, Named, party).id;
}

const char *
np_forecast_exercise_get_party_name (NpForecastExercise *self, guint party, NpLang lang)
{
  static const char *const third[] = { "неизвестная третья сторона", "unknown third party" };

  return party == NP_ESCALATION_THIRD ? third[lang]
                                      : np_text_get_or_other (g_array_index (self->parties, Named, party).name, lang);
}

const char *
np_forecast_exercise_get_measure_id (NpForecastExercise *self, guint measure)
{
  return g_array_index (self->measures, Named, measure).id;
}

const char *
np_forecast_exercise_get_measure_title (NpForecastExercise *self, guint measure, NpLang lang)
{
  return np_text_get_or_other (g_array_index (self->measures, Named, measure).name, lang);
}

const char *
np_forecast_exercise_get_rung_title (NpForecastExercise *self, guint rung, NpLang lang)
{
  return np_text_get_or_other (self->rungs[rung], lang);
}

static int
compare_offers (const void *a, const void *b)
{
  const NpOffer *x = a, *y = b;
  guint group_x = x->in_force ? 2 : isnan (x->expected), group_y = y->in_force ? 2 : isnan (y->expected);
  double key_x = group_x == 0 ? x->expected : group_x == 1 ? x->value : 0;
  double key_y = group_y == 0 ? y->expected : group_y == 1 ? y->value : 0;

  if (group_x != group_y)
    return group_x < group_y ? -1 : 1;
  if (key_x != key_y)
    return key_x > key_y ? -1 : 1;
  return (x->measure > y->measure) - (x->measure < y->measure);
}

GArray *
np_forecast_exercise_rank (NpForecastExercise *self, NpForecast *forecast, NpEngineProgress progress, gpointer data,
                           GError **error)
{
  g_autofree double *values = g_new (double, self->measures->len + 1);
  GArray *offers;

  if (!np_escalation_values (&self->setup, values, progress, data, error))
    return NULL;
  offers = g_array_new (FALSE, FALSE, sizeof (NpOffer));
  for (guint m = 0; m < self->measures->len; m++)
    {
      NpOffer offer = { m, self->in_force[m], values[m], NAN, NAN };

      if (forecast != NULL && !offer.in_force)
        np_forecast_get_consent_of_all (forecast, np_forecast_exercise_get_measure_id (self, m), NP_LEVEL_TARGET,
                                        &offer.consent);
      offer.expected = offer.consent * offer.value;
      g_array_append_val (offers, offer);
    }
  g_array_sort (offers, compare_offers);
  return offers;
}

GArray *
np_forecast_exercise_read_script (NpForecastExercise *self)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (NpScriptStep));
  NpEscalation x;

  np_forecast_exercise_apply (self, &x);
  for (guint k = 1; k < self->script->len; k++)
    {
      const Step *before = &g_array_index (self->script, Step, k - 1), *now = &g_array_index (self->script, Step, k);
      NpScriptStep step = { now->phase, now->author, now->victim, before->rung, now->rung, 0, 0, 0 };
      NpEscalationAnswer answer;

      if (now->author != before->victim || now->victim >= self->parties->len)
        continue;
      np_escalation_predict (&x, before->author, before->victim, before->rung, &answer);
      step.exactly = answer.against[now->victim][now->rung];
      for (guint r = now->rung; r <= x.top; r++)
        step.at_least += answer.against[now->victim][r];
      step.none = answer.none;
      g_array_append_val (steps, step);
    }
  return steps;
}
