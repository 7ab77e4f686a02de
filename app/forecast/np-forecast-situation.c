/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-forecast-situation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/np-error.h"
#include "dossier/np-exercise.h"
#include "dossier/np-party.h"
#include "engine/np-engine-error.h"

typedef struct
{
  char *id;
  NpText *name;
  gboolean guessed;
  GPtrArray *statements;   /* NpFormula */
  guint32 *ranking;        /* NULL: by statements */
  gboolean *tied;
  guint32 n_ranking;
} Party;

typedef struct
{
  char *id;
  NpText *text;
} Option;

struct _NpForecastSituation
{
  gatomicrefcount references;
  GPtrArray *parties;      /* Party */
  GPtrArray *options;      /* Option */
  GArray *stability;       /* NpStabilityOption, beside options */
  GArray *patterns;        /* NpStatePattern */
  NpStabilityModel *model;
  gboolean has_status_quo;
  guint64 status_quo;
};

static void
party_free (gpointer data)
{
  Party *party = data;

  g_free (party->id);
  np_text_unref (party->name);
  g_ptr_array_unref (party->statements);
  g_free (party->ranking);
  g_free (party->tied);
  g_free (party);
}

static void
option_free (gpointer data)
{
  Option *option = data;

  g_free (option->id);
  np_text_unref (option->text);
  g_free (option);
}

NpForecastSituation *
np_forecast_situation_new (void)
{
  NpForecastSituation *self = g_new0 (NpForecastSituation, 1);

  g_atomic_ref_count_init (&self->references);
  self->parties = g_ptr_array_new_with_free_func (party_free);
  self->options = g_ptr_array_new_with_free_func (option_free);
  self->stability = g_array_new (FALSE, FALSE, sizeof (NpStabilityOption));
  self->patterns = g_array_new (FALSE, FALSE, sizeof (NpStatePattern));
  return self;
}

NpForecastSituation *
np_forecast_situation_ref (NpForecastSituation *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
np_forecast_situation_unref (NpForecastSituation *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_ptr_array_unref (self->parties);
  g_ptr_array_unref (self->options);
  g_array_unref (self->stability);
  g_array_unref (self->patterns);
  g_clear_pointer (&self->model, np_stability_model_free);
  g_free (self);
}

guint
np_forecast_situation_add_party (NpForecastSituation *self, const char *id, NpText *name, gboolean guessed)
{
  Party *party = g_new0 (Party, 1);

  party->id = g_strdup (id);
  party->name = name != NULL ? np_text_ref (name) : np_text_new (id, id);
  party->guessed = guessed;
  party->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) np_formula_free);
  g_ptr_array_add (self->parties, party);
  return self->parties->len - 1;
}

guint
np_forecast_situation_add_option (NpForecastSituation *self, const char *id, guint owner,
                                  NpStabilityDirection direction, NpText *text)
{
  NpStabilityOption stability = { owner, direction };
  Option *option = g_new0 (Option, 1);

  option->id = g_strdup (id);
  option->text = text != NULL ? np_text_ref (text) : np_text_new (id, id);
  g_ptr_array_add (self->options, option);
  g_array_append_val (self->stability, stability);
  return self->options->len - 1;
}

void
np_forecast_situation_add_pattern (NpForecastSituation *self, NpStatePattern pattern)
{
  g_array_append_val (self->patterns, pattern);
}

void
np_forecast_situation_add_preference (NpForecastSituation *self, guint party, NpFormula *statement)
{
  g_ptr_array_add (((Party *) self->parties->pdata[party])->statements, statement);
}

void
np_forecast_situation_set_ranking (NpForecastSituation *self, guint party, const guint32 *states, const gboolean *tied,
                                   guint32 n)
{
  Party *p = self->parties->pdata[party];

  g_free (p->ranking);
  g_free (p->tied);
  p->ranking = g_memdup2 (states, n * sizeof *states);
  p->tied = g_memdup2 (tied, n * sizeof *tied);
  p->n_ranking = n;
}

void
np_forecast_situation_set_status_quo (NpForecastSituation *self, guint64 state)
{
  self->has_status_quo = TRUE;
  self->status_quo = state;
}

int
np_forecast_situation_find_option (const char *id, gpointer self)
{
  GPtrArray *options = ((NpForecastSituation *) self)->options;

  for (guint k = 0; k < options->len; k++)
    if (strcmp (((Option *) options->pdata[k])->id, id) == 0)
      return k;
  return -1;
}

/* "US2=Y US1=N" */
static gboolean
read_pattern (NpForecastSituation *self, const char *words, NpStatePattern *pattern, GError **error)
{
  g_auto(GStrv) parts = g_strsplit_set (words, " \t\n", -1);

  for (guint k = 0; parts[k] != NULL; k++)
    {
      char *sign = strchr (parts[k], '=');
      g_autofree char *what = NULL;
      guint64 bit;
      int option;

      if (*parts[k] == '\0')
        continue;
      if (sign == NULL || (strcmp (sign, "=Y") != 0 && strcmp (sign, "=N") != 0))
        {
          what = g_strdup_printf (_("infeasible pattern \"%s\": \"%s\" is not a condition"), words, parts[k]);
          np_input_error_set (error, NP_INPUT_ERROR_SYNTAX, NULL, 0, what, _("write OPTION=Y or OPTION=N"));
          return FALSE;
        }
      *sign = '\0';
      option = np_forecast_situation_find_option (parts[k], self);
      if (option < 0 || option >= NP_STABILITY_MAX_OPTIONS)
        {
          what = g_strdup_printf (_("infeasible pattern \"%s\": there is no option \"%s\""), words, parts[k]);
          np_input_error_set (error, NP_INPUT_ERROR_REFERENCE, NULL, 0, what,
                              _("use the name of an option of this situation"));
          return FALSE;
        }
      bit = G_GUINT64_CONSTANT (1) << option;
      pattern->care |= bit;
      pattern->value |= sign[1] == 'Y' ? bit : 0;
    }
  return TRUE;
}

static int
find_party (NpForecastSituation *self, const char *id)
{
  for (guint i = 0; i < self->parties->len; i++)
    if (strcmp (((Party *) self->parties->pdata[i])->id, id) == 0)
      return i;
  return -1;
}

/* Parties that own an option or want something, in the order of the dossier. */
static void
read_parties (NpForecastSituation *self, NpDossier *dossier, NpSituation *situation)
{
  NpParty *party;

  for (guint i = 0; (party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, i)) != NULL; i++)
    {
      const char *id = np_object_get_id (party);
      gboolean owns = FALSE, guessed = FALSE;
      gpointer child;

      for (guint k = 0; (child = np_object_get_child (situation, NP_SITUATION_OPTIONS, k)) != NULL; k++)
        owns = owns || strcmp (np_object_get_string (child, NP_OPTION_PARTY), id) == 0;
      for (guint k = 0; (child = np_object_get_child (situation, NP_SITUATION_PREFERENCES, k)) != NULL; k++)
        if (strcmp (np_object_get_string (child, NP_PREFERENCE_PARTY), id) == 0)
          {
            owns = TRUE;
            guessed = guessed || np_object_get_enum (child, NP_PREFERENCE_STATUS) != NP_STATUS_STATED;
          }
      if (owns)
        np_forecast_situation_add_party (self, id, np_object_get_text (party, NP_PARTY_NAME), guessed);
    }
}

static NpStabilityDirection
direction_of (NpOption *option)
{
  int direction = np_object_get_enum (option, NP_OPTION_DIRECTION);

  return direction == NP_DIRECTION_FORWARD ? NP_STABILITY_FORWARD
         : direction == NP_DIRECTION_BACK ? NP_STABILITY_BACK : NP_STABILITY_BOTH;
}

NpForecastSituation *
np_forecast_situation_new_from_dossier (NpDossier *dossier, const char *id, GError **error)
{
  g_autoptr(NpForecastSituation) self = np_forecast_situation_new ();
  NpSituation *situation = id != NULL ? np_dossier_find_type (dossier, id, NP_TYPE_SITUATION)
                                      : np_object_get_child (dossier, NP_DOSSIER_SITUATIONS, 0);
  g_auto(GStrv) taken = NULL;
  guint64 status_quo = 0;
  gpointer child;

  if (situation == NULL)
    {
      np_input_error_set (error, NP_INPUT_ERROR_REFERENCE, NULL, 0,
                          id != NULL ? _("there is no situation of that name") : _("the dossier has no situation"),
                          _("describe one on the page Situation"));
      return NULL;
    }
  read_parties (self, dossier, situation);
  for (guint k = 0; (child = np_object_get_child (situation, NP_SITUATION_OPTIONS, k)) != NULL; k++)
    {
      int owner = find_party (self, np_object_get_string (child, NP_OPTION_PARTY));

      np_forecast_situation_add_option (self, np_object_get_id (child), owner < 0 ? G_MAXUINT : (guint) owner,
                                        direction_of (child), np_object_get_text (child, NP_OPTION_TEXT));
    }
  if (self->options->len == 0)
    {
      np_input_error_set (error, NP_INPUT_ERROR_MISSING, NULL, 0, _("the situation has no options"),
                          _("say what each party can do"));
      return NULL;
    }
  for (guint k = 0; (child = np_object_get_child (situation, NP_SITUATION_PATTERNS, k)) != NULL; k++)
    {
      NpStatePattern pattern = { 0, 0 };

      if (!read_pattern (self, np_object_get_string (child, NP_PATTERN_PATTERN), &pattern, error))
        return NULL;
      np_forecast_situation_add_pattern (self, pattern);
    }
  for (guint k = 0; (child = np_object_get_child (situation, NP_SITUATION_PREFERENCES, k)) != NULL; k++)
    {
      const char *words = np_object_get_string (child, NP_PREFERENCE_STATEMENT);
      NpFormula *statement = np_formula_parse (words, np_forecast_situation_find_option, self, error);

      if (statement == NULL)
        {
          g_prefix_error (error, "%s, \"%s\": ", np_object_get_string (child, NP_PREFERENCE_PARTY), words);
          return NULL;
        }
      np_forecast_situation_add_preference (self, find_party (self, np_object_get_string (child, NP_PREFERENCE_PARTY)),
                                            statement);
    }
  taken = np_object_dup_list_of_words (situation, NP_SITUATION_STATUS_QUO);
  for (guint k = 0; taken[k] != NULL; k++)
    {
      int option = np_forecast_situation_find_option (taken[k], self);

      if (option >= 0 && option < NP_STABILITY_MAX_OPTIONS)
        status_quo |= G_GUINT64_CONSTANT (1) << option;
    }
  np_forecast_situation_set_status_quo (self, status_quo);
  return g_steal_pointer (&self);
}

gboolean
np_forecast_situation_settle (NpForecastSituation *self, NpEngineProgress progress, gpointer data, GError **error)
{
  g_autoptr(NpStabilityModel) model = NULL;

  g_return_val_if_fail (self->model == NULL, FALSE);
  model = np_stability_model_new (self->parties->len, (NpStabilityOption *) (void *) self->stability->data,
                                  self->stability->len, (NpStatePattern *) (void *) self->patterns->data,
                                  self->patterns->len, progress, data, error);
  if (model == NULL)
    return FALSE;
  for (guint i = 0; i < self->parties->len; i++)
    {
      const Party *party = self->parties->pdata[i];

      if (party->ranking != NULL
          ? !np_stability_model_rank (model, i, party->ranking, party->tied, party->n_ranking, error)
          : !np_stability_model_prioritise (model, i, (const NpFormula *const *) party->statements->pdata,
                                            party->statements->len, error))
        return FALSE;
    }
  self->model = g_steal_pointer (&model);
  return TRUE;
}

const NpStabilityModel *
np_forecast_situation_get_model (NpForecastSituation *self)
{
  return self->model;
}

guint32
np_forecast_situation_get_status_quo (NpForecastSituation *self)
{
  return self->has_status_quo ? np_stability_model_find (self->model, self->status_quo) : NP_STABILITY_NONE;
}

guint
np_forecast_situation_get_guessed (NpForecastSituation *self)
{
  guint guessed = 0;

  for (guint i = 0; i < self->parties->len; i++)
    guessed |= (guint) ((Party *) self->parties->pdata[i])->guessed << i;
  return guessed;
}

const char *
np_forecast_situation_get_party_id (NpForecastSituation *self, guint party)
{
  return ((Party *) self->parties->pdata[party])->id;
}

const char *
np_forecast_situation_get_party_name (NpForecastSituation *self, guint party, NpLang lang)
{
  return np_text_get_or_other (((Party *) self->parties->pdata[party])->name, lang);
}

const char *
np_forecast_situation_get_option_id (NpForecastSituation *self, guint option)
{
  return ((Option *) self->options->pdata[option])->id;
}

const char *
np_forecast_situation_get_option_text (NpForecastSituation *self, guint option, NpLang lang)
{
  return np_text_get_or_other (((Option *) self->options->pdata[option])->text, lang);
}

guint
np_forecast_situation_get_option_owner (NpForecastSituation *self, guint option)
{
  return g_array_index (self->stability, NpStabilityOption, option).owner;
}

static void
clear_path (gpointer data)
{
  NpSituationPath *path = data;

  g_clear_pointer (&path->moves, g_array_unref);
  g_clear_pointer (&path->improving, g_array_unref);
}

void
np_situation_analysis_free (NpSituationAnalysis *self)
{
  g_clear_pointer (&self->verdicts, np_stability_verdicts_free);
  g_clear_pointer (&self->paths, g_array_unref);
  g_clear_pointer (&self->coalitions, g_array_unref);
  g_free (self);
}

NpSituationAnalysis *
np_forecast_situation_analyse (NpForecastSituation *self, gboolean simultaneous, NpEngineProgress progress,
                               gpointer data, GError **error)
{
  g_autoptr(NpSituationAnalysis) analysis = g_new0 (NpSituationAnalysis, 1);
  guint32 today = np_forecast_situation_get_status_quo (self);
  guint all = (1u << self->parties->len) - 1;
  g_autoptr(NpStabilityWalk) any = NULL;
  g_autoptr(NpStabilityWalk) improving = NULL;

  analysis->verdicts = np_stability_solve (self->model, simultaneous, progress, data, error);
  if (analysis->verdicts == NULL)
    return NULL;
  analysis->paths = g_array_new (FALSE, FALSE, sizeof (NpSituationPath));
  g_array_set_clear_func (analysis->paths, clear_path);
  if (today != NP_STABILITY_NONE)
    {
      any = np_stability_walk_new (self->model, today, all, FALSE);
      improving = np_stability_walk_new (self->model, today, all, TRUE);
      analysis->coalitions = np_stability_coalitions (self->model, today);
    }
  else
    {
      analysis->coalitions = g_array_new (FALSE, FALSE, sizeof (NpStabilityCoalition));
    }
  for (guint32 s = 0; s < analysis->verdicts->n_states; s++)
    {
      NpSituationPath path = { s, analysis->verdicts->equilibrium[s], NULL, NULL };

      if ((path.notions & ~(1 << NP_STABILITY_SIM)) == 0)
        continue;
      if (s == today)
        {
          path.moves = g_array_new (FALSE, FALSE, sizeof (NpStabilityMove));
          path.improving = g_array_ref (path.moves);
        }
      else if (any != NULL)
        {
          path.moves = np_stability_walk_path (any, s);
          path.improving = np_stability_walk_path (improving, s);
        }
      g_array_append_val (analysis->paths, path);
    }
  return g_steal_pointer (&analysis);
}
