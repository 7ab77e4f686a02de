/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/np-cli-exercise.h"

#include <math.h>
#include <stdio.h>

#include <glib/gi18n.h>

#include "base/np-error.h"
#include "base/np-format.h"
#include "cli/np-cli-commands.h"
#include "cli/np-cli-dossier.h"
#include "dossier/np-exercise.h"
#include "dossier/np-measure.h"
#include "dossier/np-scenario.h"
#include "engine/np-engine-error.h"
#include "forecast/np-forecast-input.h"

/* Up to so many measures that act, every draw values each of them. */
#define MAX_VALUED 32
#define MAX_VALUES (4u << 20)

/* A larger sweep is printed in parts; so many draws at a time are kept in memory then. */
#define MAX_DRAWS 1000000
#define MAX_SWEEP 1000000000
#define CHUNK 4096

/* What is asked for on the command line. */
typedef struct
{
  char *exercise, *scenario, *without, *shard;
  int draws;
  gint64 seed;
  int trace;
  gboolean merge;
} Asked;

static void
exercise_clear (NpCliExercise *x)
{
  g_clear_pointer (&x->exercise, np_forecast_exercise_unref);
  g_free (x->turns);
  g_clear_pointer (&x->offers, g_array_unref);
  g_free (x->value_bands);
  g_free (x->draws.results);
  g_free (x->swings);
}

/* "K/N": part K of N, 1 <= K <= N. */
static gboolean
read_shard (const char *words, guint total, guint *first, guint *n, GError **error)
{
  guint k = 0, of = 0;
  char rest;

  if (sscanf (words, "%u/%u%c", &k, &of, &rest) != 2 || k < 1 || k > of)
    {
      np_input_error_set (error, NP_INPUT_ERROR_USAGE, NULL, 0, _("--shard is K/N with K from 1 to N"), NULL);
      return FALSE;
    }
  *first = (guint64) total * (k - 1) / of;
  *n = (guint64) total * k / of - *first;
  return TRUE;
}

/* Bands of the stabilising values, when there are few enough. */
static gboolean
draw_values (NpCli *cli, NpCliExercise *x, const NpEscalationRange *ranges, GError **error)
{
  const NpEscalationSetup *setup = np_forecast_exercise_get_setup (x->exercise);
  g_autofree double *values = NULL;
  g_autofree double *column = g_new (double, x->draws.n);
  guint acting = 0;

  for (guint k = 0; k < setup->n_effects; k++)
    acting += k == 0 || setup->effects[k].measure != setup->effects[k - 1].measure;
  if (acting == 0 || acting > MAX_VALUED || (gsize) x->draws.n * setup->n_measures > MAX_VALUES)
    return np_escalation_draws (setup, ranges, x->n_ranges, x->seed, x->draws.first, x->draws.n, x->draws.results, NULL,
                                np_cli_engine_progress, cli, error);
  values = g_new (double, (gsize) x->draws.n * setup->n_measures);
  if (!np_escalation_draws (setup, ranges, x->n_ranges, x->seed, x->draws.first, x->draws.n, x->draws.results, values,
                            np_cli_engine_progress, cli, error))
    return FALSE;
  x->value_bands = g_new (double, 2 * setup->n_measures);
  for (guint m = 0; m < setup->n_measures; m++)
    {
      for (guint d = 0; d < x->draws.n; d++)
        column[d] = values[(gsize) d * setup->n_measures + m];
      np_escalation_band (column, x->draws.n, &x->value_bands[2 * m], &x->value_bands[2 * m + 1]);
    }
  return TRUE;
}

static NpForecast *
forecast_of (NpCli *cli, NpDossier *dossier, const char *scenario, GError **error)
{
  g_autoptr(NpForecastInput) input = np_forecast_input_new (dossier, scenario, np_prior_get_default ());

  return np_forecast_new (input, NULL, cli->cancellable, error);
}

static gboolean
compute (NpCli *cli, const Asked *asked, NpDossier *dossier, const char *scenario, NpCliExercise *x, GError **error)
{
  const NpEscalationSetup *setup = np_forecast_exercise_get_setup (x->exercise);
  const NpEscalationRange *ranges = np_forecast_exercise_get_ranges (x->exercise, &x->n_ranges);
  g_autoptr(NpForecast) forecast = NULL;

  x->draws.top = setup->exercise.top;
  x->draws.n = x->n_ranges > 0 ? asked->draws : 0;
  np_forecast_exercise_apply (x->exercise, &x->chain);
  x->turns = g_new (NpEscalationTurn, x->chain.horizon + 1);
  np_escalation_solve (&x->chain, &x->result, x->turns);
  /* An offer is made today, before the incident: the scenario of the exercise does not count unless it is asked for. */
  forecast = forecast_of (cli, dossier, scenario, error);
  if (forecast == NULL)
    return FALSE;
  x->offers = np_forecast_exercise_rank (x->exercise, forecast, np_cli_engine_progress, cli, error);
  x->swings = g_new (NpEscalationSwing, x->n_ranges + 1);
  np_escalation_tornado (setup, ranges, x->n_ranges, x->swings);
  if (x->offers == NULL || x->draws.n == 0)
    return x->offers != NULL;
  x->draws.results = g_new (NpEscalationResult, x->draws.n);
  return draw_values (cli, x, ranges, error);
}

/* Part K of N of the sweep, printed as it is computed. */
static gboolean
sweep (NpCli *cli, const Asked *asked, NpCliExercise *x, GError **error)
{
  const NpEscalationSetup *setup = np_forecast_exercise_get_setup (x->exercise);
  const NpEscalationRange *ranges = np_forecast_exercise_get_ranges (x->exercise, &x->n_ranges);
  guint first, n;

  if (!read_shard (asked->shard, asked->draws, &first, &n, error))
    return FALSE;
  x->draws.top = setup->exercise.top;
  x->draws.results = g_new (NpEscalationResult, CHUNK);
  for (guint done = 0; done < n; done += x->draws.n)
    {
      x->draws.first = first + done;
      x->draws.n = MIN (CHUNK, n - done);
      np_cli_progress (cli, (double) done / n, _("computing"));
      if (g_cancellable_set_error_if_cancelled (cli->cancellable, error)
          || !np_escalation_draws (setup, ranges, x->n_ranges, x->seed, x->draws.first, x->draws.n, x->draws.results,
                                   NULL, NULL, NULL, error))
        return FALSE;
      np_cli_progress (cli, -1, NULL);
      np_cli_draws_print (&x->draws);
    }
  return TRUE;
}

static gboolean
work (NpCli *cli, const Asked *asked, GError **error)
{
  g_autoptr(NpDossier) dossier = np_cli_load (cli->args[0], error);
  NpCliExercise x = { .seed = asked->seed };
  const char *exercise, *scenario, *without;
  gboolean done = FALSE;

  if (dossier == NULL)
    return FALSE;
  exercise = np_cli_need (dossier, asked->exercise, NP_TYPE_EXERCISE, _("exercise"), error);
  if (exercise == NULL && asked->exercise != NULL)
    return FALSE;
  scenario = np_cli_need (dossier, asked->scenario, NP_TYPE_SCENARIO, _("scenario"), error);
  if (scenario == NULL && asked->scenario != NULL)
    return FALSE;
  without = np_cli_need (dossier, asked->without, NP_TYPE_MEASURE, _("measure"), error);
  if (without == NULL && asked->without != NULL)
    return FALSE;
  x.exercise = np_forecast_exercise_new (dossier, exercise, scenario, without, np_escalation_defaults_get (), error);
  if (x.exercise == NULL)
    g_prefix_error (error, "%s: ", cli->args[0]);
  else if (asked->shard != NULL)
    done = sweep (cli, asked, &x, error);
  else if (compute (cli, asked, dossier, scenario, &x, error))
    {
      np_cli_progress (cli, -1, NULL);
      done = TRUE;
      if (cli->json)
        np_cli_exercise_print_json (&x);
      else
        np_cli_exercise_print_text (cli, &x, asked->trace);
    }
  exercise_clear (&x);
  return done;
}

/* Bands of a sweep that was done in parts. */
static gboolean
merge (NpCli *cli, GError **error)
{
  NpCliExercise x = { 0 };

  if (!np_cli_draws_load (&x.draws, cli->args, error))
    return FALSE;
  if (cli->json)
    {
      g_autoptr(JsonBuilder) json = json_builder_new ();

      json_builder_begin_object (json);
      np_cli_draws_add_json (&x.draws, json);
      json_builder_end_object (json);
      np_cli_print_json (json_builder_get_root (json));
    }
  else
    {
      NpCliTable *table = np_cli_table_new ("lr");
      static const struct { const char *name; gsize offset; } rows[] = {
        { NC_("exercise", "Conflict"), G_STRUCT_OFFSET (NpEscalationResult, conflict) },
        { NC_("exercise", "Calm"), G_STRUCT_OFFSET (NpEscalationResult, calm) },
        { NC_("exercise", "Still going on"), G_STRUCT_OFFSET (NpEscalationResult, open) },
        { NC_("exercise", "Some answer hits a party that was not the author"),
          G_STRUCT_OFFSET (NpEscalationResult, wrong_party) },
      };

      np_cli_table_add (table, _("Outcome"), _("80 of 100 draws lie in"));
      for (guint k = 0; k < G_N_ELEMENTS (rows); k++)
        {
          double low, high;
          g_autofree char *band = NULL;

          np_cli_draws_band (&x.draws, rows[k].offset, &low, &high);
          band = np_format_percent_range (low, high, 3, cli->lang, 0);
          np_cli_table_add (table, g_dpgettext2 (NULL, "exercise", rows[k].name), band);
        }
      np_cli_table_print (table, TRUE);
    }
  exercise_clear (&x);
  return TRUE;
}

static int
run (NpCli *cli, int argc, char **argv)
{
  Asked asked = { .draws = NP_ESCALATION_DRAWS, .seed = 1 };
  GError *error = NULL;
  int code;
  const GOptionEntry entries[] = {
    { "exercise", 0, 0, G_OPTION_ARG_STRING, &asked.exercise, N_("Exercise of the dossier (else its first)"), "ID" },
    { "scenario", 0, 0, G_OPTION_ARG_STRING, &asked.scenario, N_("Scenario of the dossier"), "ID" },
    { "without", 0, 0, G_OPTION_ARG_STRING, &asked.without, N_("Take this measure as not in force"), "MEASURE" },
    { "draws", 0, 0, G_OPTION_ARG_INT, &asked.draws, N_("Draws of the uncertain numbers (else 1024; 0 = none)"), "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &asked.seed, N_("Seed of the draws and traces (else 1)"), "S" },
    { "shard", 0, 0, G_OPTION_ARG_STRING, &asked.shard, N_("Print only the draws of part K of N, as CSV"), "K/N" },
    { "merge", 0, 0, G_OPTION_ARG_NONE, &asked.merge, N_("The arguments are parts printed with --shard: print the bands"),
      NULL },
    { "trace", 0, 0, G_OPTION_ARG_INT, &asked.trace, N_("Show one way it may go, number N"), "N" },
    { NULL }
  };

  if (np_cli_parse (cli, argc, argv, entries, 1, G_MAXUINT, &code))
    {
      code = NP_EXIT_DONE;
      if (!asked.merge && cli->args[1] != NULL)
        code = np_cli_usage (cli, _("“%s” is one argument too many"), cli->args[1]);
      else if (asked.draws < 0 || asked.draws > (asked.shard != NULL ? MAX_SWEEP : MAX_DRAWS)
               || (asked.shard != NULL && asked.draws == 0))
        code = np_cli_usage (cli, "%s", _("--draws is from 0 to 1,000,000; in parts (--shard) from 1 to 1,000,000,000"));
      else if (asked.seed < 0 || asked.trace < 0)
        code = np_cli_usage (cli, "%s", _("--seed and --trace are whole numbers from 0"));
      else if (asked.merge ? !merge (cli, &error) : !work (cli, &asked, &error))
        code = np_cli_fail (cli, error);
    }
  g_free (asked.exercise);
  g_free (asked.scenario);
  g_free (asked.without);
  g_free (asked.shard);
  return code;
}

const NpCliCommand np_cli_exercise = {
  "exercise", N_("FILE"), N_("An escalation exercise: chances, the value of each measure, what to offer first"), run
};
