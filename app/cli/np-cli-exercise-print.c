/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/np-cli-exercise.h"

#include <math.h>
#include <stdio.h>

#include <glib/gi18n.h>

#include "base/np-format.h"
#include "dossier/np-exercise.h"
#include "dossier/np-measure.h"
#include "forecast/np-forecast-input.h"

#define MAX_TORNADO 10

static void
add_number_or_null (JsonBuilder *json, const char *name, double value)
{
  json_builder_set_member_name (json, name);
  if (isnan (value))
    json_builder_add_null_value (json);
  else
    json_builder_add_double_value (json, value);
}

static void
add_turns (JsonBuilder *json, const NpCliExercise *x)
{
  json_builder_set_member_name (json, "quantiles");
  json_builder_begin_array (json);
  for (guint t = 0; t <= x->chain.horizon; t++)
    {
      json_builder_begin_array (json);
      for (guint q = 0; q < NP_ESCALATION_N_QUANTILES; q++)
        if (isnan (x->turns[t].quantile[q]))
          json_builder_add_null_value (json);
        else
          json_builder_add_double_value (json, x->turns[t].quantile[q]);
      json_builder_end_array (json);
    }
  json_builder_end_array (json);
}

static void
add_shares (JsonBuilder *json, const NpCliExercise *x)
{
  json_builder_set_member_name (json, "turns");
  json_builder_begin_array (json);
  for (guint t = 0; t <= x->chain.horizon; t++)
    {
      json_builder_begin_object (json);
      np_cli_json_integer (json, "turn", t);
      np_cli_json_number (json, "conflict", x->turns[t].conflict);
      np_cli_json_number (json, "calm", x->turns[t].calm);
      np_cli_json_number (json, "open", x->turns[t].open);
      np_cli_json_number (json, "answered", x->turns[t].answered);
      np_cli_json_number (json, "wrong_party", x->turns[t].wrong);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_measures (JsonBuilder *json, const NpCliExercise *x)
{
  json_builder_set_member_name (json, "measures");
  json_builder_begin_array (json);
  for (guint k = 0; k < x->offers->len; k++)
    {
      const NpOffer *offer = &g_array_index (x->offers, NpOffer, k);

      json_builder_begin_object (json);
      np_cli_json_string (json, "measure", np_forecast_exercise_get_measure_id (x->exercise, offer->measure));
      np_cli_json_number (json, "value", offer->value);
      add_number_or_null (json, "consent", offer->consent);
      add_number_or_null (json, "expected", offer->expected);
      np_cli_json_boolean (json, "in_force", offer->in_force);
      if (x->value_bands != NULL)
        {
          json_builder_set_member_name (json, "band");
          json_builder_begin_array (json);
          json_builder_add_double_value (json, x->value_bands[2 * offer->measure]);
          json_builder_add_double_value (json, x->value_bands[2 * offer->measure + 1]);
          json_builder_end_array (json);
        }
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_tornado (JsonBuilder *json, const NpCliExercise *x)
{
  const NpEscalationRange *ranges;
  guint n;

  ranges = np_forecast_exercise_get_ranges (x->exercise, &n);
  json_builder_set_member_name (json, "tornado");
  json_builder_begin_array (json);
  for (guint k = 0; k < n; k++)
    {
      const NpEscalationSwing *swing = &x->swings[k];
      g_autoptr(NpText) words = np_forecast_exercise_range_words (x->exercise, swing->range);

      json_builder_begin_object (json);
      np_cli_json_string (json, "ru", np_text_get (words, NP_LANG_RU));
      np_cli_json_string (json, "en", np_text_get (words, NP_LANG_EN));
      np_cli_json_number (json, "low", ranges[swing->range].low);
      np_cli_json_number (json, "high", ranges[swing->range].high);
      np_cli_json_number (json, "conflict_at_low", swing->at_low);
      np_cli_json_number (json, "conflict_at_high", swing->at_high);
      np_cli_json_boolean (json, "drawn", swing->range < NP_ESCALATION_MAX_UNCERTAIN);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_script (JsonBuilder *json, const NpCliExercise *x)
{
  g_autoptr(GArray) steps = np_forecast_exercise_read_script (x->exercise);

  json_builder_set_member_name (json, "script");
  json_builder_begin_array (json);
  for (guint k = 0; k < steps->len; k++)
    {
      const NpScriptStep *step = &g_array_index (steps, NpScriptStep, k);

      json_builder_begin_object (json);
      np_cli_json_integer (json, "phase", step->phase);
      np_cli_json_string (json, "author", np_forecast_exercise_get_party_id (x->exercise, step->author));
      np_cli_json_string (json, "victim", np_forecast_exercise_get_party_id (x->exercise, step->victim));
      np_cli_json_integer (json, "answered", step->answered);
      np_cli_json_integer (json, "rung", step->rung);
      np_cli_json_number (json, "exactly", step->exactly);
      np_cli_json_number (json, "at_least", step->at_least);
      np_cli_json_number (json, "none", step->none);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

void
np_cli_exercise_print_json (const NpCliExercise *x)
{
  g_autoptr(JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  np_cli_json_number (json, "conflict", x->result.conflict);
  np_cli_json_number (json, "calm", x->result.calm);
  np_cli_json_number (json, "open", x->result.open);
  json_builder_set_member_name (json, "peak");
  json_builder_begin_array (json);
  for (guint k = 0; k <= x->chain.top; k++)
    json_builder_add_double_value (json, x->result.peak[k]);
  json_builder_end_array (json);
  add_turns (json, x);
  np_cli_json_number (json, "exchanges", x->result.exchanges);
  np_cli_json_number (json, "wrong_party", x->result.wrong_party);
  np_cli_draws_add_json (&x->draws, json);
  add_measures (json, x);
  np_cli_json_string (json, "exercise", np_forecast_exercise_get_id (x->exercise));
  np_cli_json_string (json, "scenario", np_forecast_exercise_get_scenario (x->exercise));
  np_cli_json_string (json, "author", np_forecast_exercise_get_party_id (x->exercise, x->chain.author));
  np_cli_json_string (json, "victim", np_forecast_exercise_get_party_id (x->exercise, x->chain.victim));
  np_cli_json_integer (json, "rung", x->chain.first);
  np_cli_json_integer (json, "horizon", x->chain.horizon);
  np_cli_json_integer (json, "threshold", x->chain.threshold);
  np_cli_json_integer (json, "seed", x->seed);
  np_cli_json_string (json, "assumption", np_forecast_independence_words (NP_LANG_EN));
  add_shares (json, x);
  add_tornado (json, x);
  add_script (json, x);
  json_builder_end_object (json);
  np_cli_print_json (json_builder_get_root (json));
}

static void
add_figure (NpCli *cli, NpCliTable *table, const char *name, const NpCliExercise *x, double value, gsize offset, gboolean share)
{
  g_autofree char *figure = share ? np_format_percent (value, 3, cli->lang) : np_format_number (value, 3, cli->lang, 0);
  g_autofree char *band = NULL;
  double low, high;

  if (x->draws.n > 0)
    {
      np_cli_draws_band (&x->draws, offset, &low, &high);
      band = share ? np_format_percent_range (low, high, 3, cli->lang, 0) : np_format_range (low, high, 3, cli->lang, 0);
    }
  np_cli_table_add (table, name, figure, band);
}

static void
print_figures (NpCli *cli, const NpCliExercise *x)
{
  NpCliTable *table = np_cli_table_new ("lrr");

  np_cli_table_add (table, _("Outcome"), C_("exercise", "Exact"), _("80 of 100 draws lie in"));
#define FIGURE(name, field, share) \
  add_figure (cli, table, name, x, x->result.field, G_STRUCT_OFFSET (NpEscalationResult, field), share)
  FIGURE (C_("exercise", "Conflict"), conflict, TRUE);
  FIGURE (C_("exercise", "Calm"), calm, TRUE);
  FIGURE (C_("exercise", "Still going on"), open, TRUE);
  FIGURE (_("Answers given, expected number"), exchanges, FALSE);
  FIGURE (C_("exercise", "Some answer hits a party that was not the author"), wrong_party, TRUE);
  np_cli_table_print (table, TRUE);
  g_print ("\n");
  table = np_cli_table_new ("rlr");
  np_cli_table_add (table, C_("exercise", "Rung"), "", _("Highest rung reached"));
  for (guint k = 1; k <= x->chain.top; k++)
    {
      g_autofree char *number = np_format_integer (k, cli->lang, 0);
      g_autofree char *share = np_format_percent (x->result.peak[k], 3, cli->lang);

      np_cli_table_add (table, number, np_forecast_exercise_get_rung_title (x->exercise, k, cli->lang), share);
    }
  np_cli_table_print (table, TRUE);
  g_print ("\n");
}

static void
print_offers (NpCli *cli, const NpCliExercise *x)
{
  NpCliTable *table = np_cli_table_new ("llrrrr");

  g_print ("%s (%s)\n", _("Offer first"), np_forecast_independence_words (cli->lang));
  np_cli_table_add (table, _("Measure"), "", C_("exercise", "Value"), _("80 of 100 draws lie in"), _("All consent"),
                    _("Expected value"));
  for (guint k = 0; k < x->offers->len; k++)
    {
      const NpOffer *offer = &g_array_index (x->offers, NpOffer, k);
      g_autofree char *value = np_format_number (100 * offer->value, 3, cli->lang, 0);
      g_autofree char *consent = np_format_percent (offer->consent, 0, cli->lang);
      g_autofree char *expected = np_format_number (100 * offer->expected, 3, cli->lang, 0);
      g_autofree char *band = NULL;

      if (x->value_bands != NULL)
        band = np_format_range (100 * x->value_bands[2 * offer->measure], 100 * x->value_bands[2 * offer->measure + 1], 3,
                                cli->lang, 0);
      np_cli_table_add (table, np_forecast_exercise_get_measure_id (x->exercise, offer->measure),
                        np_forecast_exercise_get_measure_title (x->exercise, offer->measure, cli->lang), value, band,
                        offer->in_force ? _("in force") : consent, offer->in_force ? "" : expected);
    }
  np_cli_table_print (table, TRUE);
  g_print ("%s\n\n", _("Values are points of a per cent of P(conflict)."));
}

static void
print_tornado (NpCli *cli, const NpCliExercise *x)
{
  const NpEscalationRange *ranges;
  NpCliTable *table;
  guint n;

  ranges = np_forecast_exercise_get_ranges (x->exercise, &n);
  if (n == 0)
    return;
  table = np_cli_table_new ("lrrrr");
  g_print ("%s\n", _("What doubt matters most: P(conflict) with one number alone at its ends"));
  np_cli_table_add (table, C_("exercise", "Number"), C_("exercise", "from"), C_("exercise", "to"),
                    C_("exercise", "Conflict"), C_("exercise", "Conflict"));
  for (guint k = 0; k < MIN (n, MAX_TORNADO); k++)
    {
      const NpEscalationSwing *swing = &x->swings[k];
      g_autoptr(NpText) words = np_forecast_exercise_range_words (x->exercise, swing->range);
      g_autofree char *from = np_format_number (ranges[swing->range].low, -3, cli->lang, 0);
      g_autofree char *to = np_format_number (ranges[swing->range].high, -3, cli->lang, 0);
      g_autofree char *low = np_format_percent (swing->at_low, 3, cli->lang);
      g_autofree char *high = np_format_percent (swing->at_high, 3, cli->lang);

      np_cli_table_add (table, np_text_get (words, cli->lang), from, to, low, high);
    }
  np_cli_table_print (table, TRUE);
  if (n > NP_ESCALATION_MAX_UNCERTAIN)
    /* Translators: a whole number. */
    g_print (_("Only the first %d uncertain numbers are drawn; the others stand at their middle.\n"),
             NP_ESCALATION_MAX_UNCERTAIN);
  g_print ("\n");
}

static void
print_script (NpCli *cli, const NpCliExercise *x)
{
  g_autoptr(GArray) steps = np_forecast_exercise_read_script (x->exercise);
  NpCliTable *table;

  if (steps->len == 0)
    return;
  table = np_cli_table_new ("rlrrrr");
  g_print ("%s\n", _("How likely the steps of the script are, each after the one before"));
  np_cli_table_add (table, C_("exercise", "Step"), _("Who answers"), C_("exercise", "Rung"), _("Just this"),
                    _("This or more"), _("No answer"));
  for (guint k = 0; k < steps->len; k++)
    {
      const NpScriptStep *step = &g_array_index (steps, NpScriptStep, k);
      g_autofree char *phase = np_format_integer (step->phase, cli->lang, 0);
      g_autofree char *rung = np_format_integer (step->rung, cli->lang, 0);
      g_autofree char *exactly = np_format_percent (step->exactly, 2, cli->lang);
      g_autofree char *at_least = np_format_percent (step->at_least, 2, cli->lang);
      g_autofree char *none = np_format_percent (step->none, 1, cli->lang);

      np_cli_table_add (table, phase, np_forecast_exercise_get_party_name (x->exercise, step->author, cli->lang), rung,
                        exactly, at_least, none);
    }
  np_cli_table_print (table, TRUE);
  g_print ("\n");
}

static void
print_trace (NpCli *cli, const NpCliExercise *x, int number)
{
  g_autofree NpEscalationStep *steps = g_new (NpEscalationStep, x->chain.horizon);
  guint n = np_escalation_trace (&x->chain, x->seed, number, steps);
  NpCliTable *table = np_cli_table_new ("rlllr");
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, x->seed);

  /* Translators: two whole numbers. */
  g_print (_("One way it may go, for a demonstration only (trace %d, seed %s)\n"), number, seed);
  np_cli_table_add (table, C_("exercise", "Turn"), _("Who answers"), C_("exercise", "blames"),
                    C_("exercise", "asks first"), C_("exercise", "Rung"));
  for (guint t = 0; t < n; t++)
    {
      g_autofree char *turn = np_format_integer (t + 1, cli->lang, 0);
      g_autofree char *rung = np_format_integer (steps[t].rung, cli->lang, 0);

      np_cli_table_add (table, turn, np_forecast_exercise_get_party_name (x->exercise, steps[t].party, cli->lang),
                        np_forecast_exercise_get_party_name (x->exercise, steps[t].blamed, cli->lang),
                        steps[t].corrected ? C_("exercise", "yes, and is put right")
                        : steps[t].asked ? C_("exercise", "yes") : C_("exercise", "no"), rung);
    }
  np_cli_table_print (table, TRUE);
  g_print ("\n");
}

void
np_cli_exercise_print_text (NpCli *cli, const NpCliExercise *x, int trace)
{
  const NpEscalation *c = &x->chain;

  g_print ("%s: %s\n", _("EXERCISE"), np_text_get_or_other (np_forecast_exercise_get_title (x->exercise), cli->lang));
  /* Translators: author, victim, number and name of the rung; turns, threshold. */
  g_print (_("%s against %s, rung %u (%s); %u turns, conflict from rung %u\n\n"),
           np_forecast_exercise_get_party_name (x->exercise, c->author, cli->lang),
           np_forecast_exercise_get_party_name (x->exercise, c->victim, cli->lang), c->first,
           np_forecast_exercise_get_rung_title (x->exercise, c->first, cli->lang), c->horizon, c->threshold);
  print_figures (cli, x);
  print_offers (cli, x);
  print_tornado (cli, x);
  print_script (cli, x);
  if (trace > 0)
    print_trace (cli, x, trace);
}
