/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include <glib/gi18n.h>

#include "base/np-error.h"
#include "base/np-format.h"
#include "cli/np-cli-commands.h"
#include "cli/np-cli-dossier.h"
#include "dossier/np-measure.h"
#include "dossier/np-party.h"
#include "dossier/np-scenario.h"
#include "forecast/np-forecast-input.h"
#include "language/np-odds.h"

typedef struct
{
  NpDossier *dossier;
  NpForecast *forecast;
  const char *measure;
  const char *party;
  int level;                 /* -1 = all */
} Selection;

static gboolean
selected (const Selection *s, const char *measure, NpLevelName level, const char *party)
{
  return (s->measure == NULL || g_str_equal (s->measure, measure)) && (s->party == NULL || g_str_equal (s->party, party))
         && (s->level < 0 || s->level == (int) level);
}

static void
add_numbers (JsonBuilder *json, const char *name, const double *values, guint n)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint k = 0; k < n; k++)
    json_builder_add_double_value (json, values[k]);
  json_builder_end_array (json);
}

static void
add_contribution (JsonBuilder *json, const NpContribution *c, NpLang lang)
{
  json_builder_begin_object (json);
  np_cli_json_string (json, "driver", c->driver);
  np_cli_json_string (json, "label", np_text_get_or_other (c->label, lang));
  np_cli_json_number (json, "x", c->x);
  np_cli_json_number (json, "coefficient", c->coefficient);
  np_cli_json_number (json, "value", c->value);
  np_cli_json_number (json, "sd", c->sd);
  np_cli_json_string (json, "status", np_codes_status[c->status]);
  json_builder_set_member_name (json, "sources");
  json_builder_begin_array (json);
  for (guint i = 0; c->sources[i] != NULL; i++)
    json_builder_add_string_value (json, c->sources[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static void
add_flip (JsonBuilder *json, const NpFlip *flip, NpLang lang)
{
  static const char *const kinds[] = {
    "position", "salience", "target", "cost", "balance", "intrusiveness", "trust", "relation", "severity", "sponsor",
  };

  json_builder_begin_object (json);
  np_cli_json_string (json, "input", kinds[flip->input.kind]);
  if (flip->input.party != NULL)
    np_cli_json_string (json, "party", flip->input.party);
  if (flip->input.object != NULL)
    np_cli_json_string (json, "object", flip->input.object);
  np_cli_json_number (json, "from", flip->from);
  np_cli_json_number (json, "to", flip->to);
  np_cli_json_string (json, "category", np_category_word (flip->category, NP_LANG_EN));
  np_cli_json_string (json, "words", np_text_get (flip->words, lang));
  json_builder_end_object (json);
}

static void
add_cell (JsonBuilder *json, const NpForecastCell *c, NpLang lang)
{
  json_builder_begin_object (json);
  np_cli_json_string (json, "measure", c->measure);
  np_cli_json_string (json, "level", np_codes_level[c->level]);
  np_cli_json_string (json, "party", c->party);
  np_cli_json_number (json, "mu", c->mu);
  np_cli_json_number (json, "variance", c->variance);
  np_cli_json_number (json, "variance_party", c->variance_party);
  np_cli_json_number (json, "s", c->s);
  add_numbers (json, "interval", (double[]) { c->s_low, c->s_high }, 2);
  add_numbers (json, "probabilities", c->p, NP_N_REACTIONS);
  add_numbers (json, "driver_probabilities", c->drivers, NP_N_REACTIONS);
  add_numbers (json, "habit_probabilities", c->habit, NP_N_REACTIONS);
  np_cli_json_number (json, "habit_weight", c->habit_weight);
  np_cli_json_number (json, "consent", c->consent);
  add_numbers (json, "consent_interval", (double[]) { c->consent_low, c->consent_high }, 2);
  np_cli_json_string (json, "category", np_category_word (c->category, NP_LANG_EN));
  np_cli_json_string (json, "evidence", np_evidence_code (c->evidence));
  np_cli_json_boolean (json, "red_line", c->red_line);
  np_cli_json_boolean (json, "absolute", c->absolute);
  np_cli_json_string (json, "headline", np_text_get (c->headline, lang));
  json_builder_set_member_name (json, "contributions");
  json_builder_begin_array (json);
  for (guint i = 0; i < c->n_contributions; i++)
    add_contribution (json, &c->contributions[i], lang);
  json_builder_end_array (json);
  json_builder_set_member_name (json, "flips");
  json_builder_begin_array (json);
  for (guint i = 0; i < c->n_flips; i++)
    add_flip (json, &c->flips[i], lang);
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static void
print_json (NpCli *cli, const Selection *s)
{
  g_autoptr(JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  np_cli_json_string (json, "scenario", np_forecast_get_scenario (s->forecast));
  np_cli_json_string (json, "as_of", np_forecast_get_as_of (s->forecast));
  json_builder_set_member_name (json, "missing");
  json_builder_begin_array (json);
  for (guint i = 0; i < np_forecast_get_n_missing (s->forecast); i++)
    {
      const NpForecastMissing *missing = np_forecast_get_nth_missing (s->forecast, i);

      if (!selected (s, missing->measure, missing->level, missing->party))
        continue;
      json_builder_begin_object (json);
      np_cli_json_string (json, "measure", missing->measure);
      np_cli_json_string (json, "level", np_codes_level[missing->level]);
      np_cli_json_string (json, "party", missing->party);
      np_cli_json_string (json, "reason", np_text_get (missing->reason, cli->lang));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  json_builder_set_member_name (json, "cells");
  json_builder_begin_array (json);
  for (guint i = 0; i < np_forecast_get_n_cells (s->forecast); i++)
    {
      const NpForecastCell *cell = np_forecast_get_nth_cell (s->forecast, i);

      if (selected (s, cell->measure, cell->level, cell->party))
        add_cell (json, cell, cli->lang);
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
  np_cli_print_json (json_builder_get_root (json));
}

static const char *
level_word (NpLevelName level)
{
  return level == NP_LEVEL_MINIMUM ? _("minimum") : level == NP_LEVEL_MAXIMUM ? _("maximum") : _("target");
}

static const char *
party_word (const Selection *s, const char *id)
{
  gpointer party = np_dossier_find (s->dossier, id);
  const char *code = party != NULL ? np_object_get_string (party, NP_PARTY_CODE) : "";

  return *code != '\0' ? code : id;
}

static void
print_cells (NpCli *cli, const Selection *s)
{
  NpCliTable *out = np_cli_table_new ("lllcrrrrl");
  g_autofree char *band = np_format_percent (0.8, 0, cli->lang);

  np_cli_table_add (out, _("Measure"), _("Level"), _("Party"), "", "P", band, "s", "--/-/±/+/++", _("Evidence"));
  for (guint i = 0; i < np_forecast_get_n_cells (s->forecast); i++)
    {
      const NpForecastCell *c = np_forecast_get_nth_cell (s->forecast, i);
      g_autofree char *consent = NULL, *interval = NULL, *score = NULL;
      g_autoptr(GString) shares = g_string_new (NULL);

      if (!selected (s, c->measure, c->level, c->party))
        continue;
      consent = np_format_percent (c->consent, 0, cli->lang);
      interval = np_format_percent_range (c->consent_low, c->consent_high, 0, cli->lang, 0);
      score = np_format_number (c->s, 2, cli->lang, NP_FORMAT_SIGNED);
      for (guint k = 0; k < NP_N_REACTIONS; k++)
        {
          g_autofree char *share = np_format_number (100.0 * c->p[k], 0, cli->lang, 0);

          g_string_append_printf (shares, "%s%s", k > 0 ? "/" : "", share);
        }
      np_cli_table_add (out, c->measure, level_word (c->level), party_word (s, c->party), np_category_sign (c->category),
                        consent, interval, score, shares->str, np_evidence_word (c->evidence, cli->lang));
    }
  np_cli_table_print (out, TRUE);
}

static void
explain_cell (NpCli *cli, const Selection *s, const NpForecastCell *c)
{
  NpCliTable *out = np_cli_table_new ("lrrrl");
  g_autofree double *printed = g_new (double, c->n_contributions);
  double sum = np_forecast_cell_apportion (c, 2, printed);
  g_autofree char *total = np_format_number (sum, 2, cli->lang, NP_FORMAT_SIGNED);
  g_autofree char *consent = np_format_percent (c->consent, 0, cli->lang);

  g_print ("\n%s · %s · %s: %s, %s\n%s\n%s: %s\n", c->measure, level_word (c->level), party_word (s, c->party),
           np_odds_word (c->consent, cli->lang), consent, np_text_get (c->headline, cli->lang),
           np_evidence_word (c->evidence, cli->lang), np_text_get (c->evidence_reason, cli->lang));
  if (c->habit_line != NULL)
    g_print ("%s\n", np_text_get (c->habit_line, cli->lang));
  if (c->band != c->category)
    /* Translators: the words of two of the five reactions. */
    g_print (_("Drivers alone say “%s”; the glyph “%s” takes account of habit, doubt and red lines.\n"),
             np_category_word (c->band, cli->lang), np_category_word (c->category, cli->lang));
  np_cli_table_add (out, _("Driver"), "x", _("Coefficient"), "s", _("Sources"));
  for (guint i = 0; i < c->n_contributions; i++)
    {
      const NpContribution *line = &c->contributions[i];
      g_autofree char *x = np_format_number (line->x, 2, cli->lang, NP_FORMAT_SIGNED);
      g_autofree char *coefficient = np_format_number (line->coefficient, 2, cli->lang, NP_FORMAT_SIGNED);
      g_autofree char *value = np_format_number (printed[i], 2, cli->lang, NP_FORMAT_SIGNED);
      g_autofree char *sources = g_strjoinv (" ", line->sources);

      /* Nothing to see at this precision. */
      if (printed[i] == 0.0 && fabs (line->x) < 0.005)
        continue;
      np_cli_table_add (out, np_text_get_or_other (line->label, cli->lang), x, coefficient, value, sources);
    }
  np_cli_table_add (out, _("Sum"), "", "", total, "");
  np_cli_table_print (out, TRUE);
  for (guint i = 0; i < MIN (c->n_flips, 4); i++)
    g_print ("%s%s\n", i == 0 ? _("The smallest single changes that would move it:\n") : "",
             np_text_get (c->flips[i].words, cli->lang));
}

static gboolean
read_level (const char *name, int *level)
{
  *level = -1;
  if (name == NULL)
    return TRUE;
  for (*level = 0; np_codes_level[*level] != NULL; (*level)++)
    if (g_str_equal (np_codes_level[*level], name))
      return TRUE;
  return FALSE;
}

static int
run (NpCli *cli, int argc, char **argv)
{
  g_autofree char *measure = NULL, *party = NULL, *scenario = NULL, *level = NULL;
  g_autoptr(NpDossier) dossier = NULL;
  g_autoptr(NpForecastInput) input = NULL;
  g_autoptr(NpForecast) forecast = NULL;
  gboolean explain = FALSE;
  const char *chosen;
  GError *error = NULL;
  Selection s = { NULL };
  int code;
  const GOptionEntry entries[] = {
    { "measure", 0, 0, G_OPTION_ARG_STRING, &measure, N_("Only this measure"), "ID" },
    { "party", 0, 0, G_OPTION_ARG_STRING, &party, N_("Only this party"), "ID" },
    { "level", 0, 0, G_OPTION_ARG_STRING, &level, N_("Only this ambition level"), "minimum|target|maximum" },
    { "scenario", 0, 0, G_OPTION_ARG_STRING, &scenario, N_("Assume this scenario (the first of the file)"), "ID" },
    { "explain", 0, 0, G_OPTION_ARG_NONE, &explain, N_("Show the reasons of every cell"), NULL },
    { NULL }
  };

  if (!np_cli_parse (cli, argc, argv, entries, 1, 1, &code))
    return code;
  if (!read_level (level, &s.level))
    return np_cli_usage (cli, "%s", _("--level: choose from minimum, target, maximum"));
  dossier = np_cli_load (cli->args[0], &error);
  if (dossier == NULL)
    return np_cli_fail (cli, error);
  s.measure = np_cli_need (dossier, measure, NP_TYPE_MEASURE, _("measure"), &error);
  s.party = error == NULL ? np_cli_need (dossier, party, NP_TYPE_PARTY, _("party"), &error) : NULL;
  chosen = error == NULL ? np_cli_need (dossier, scenario, NP_TYPE_SCENARIO, _("scenario"), &error) : NULL;
  if (error != NULL)
    return np_cli_fail (cli, error);
  input = np_forecast_input_new (dossier, chosen, np_prior_get_default ());
  forecast = np_forecast_new (input, NULL, cli->cancellable, &error);
  if (forecast == NULL)
    return np_cli_fail (cli, error);
  s.dossier = dossier;
  s.forecast = forecast;
  if (cli->json)
    {
      print_json (cli, &s);
      return NP_EXIT_DONE;
    }
  /* On a terminal the target level is what the matrix shows; a measure asked for is shown at all its levels. */
  if (level == NULL && measure == NULL)
    s.level = NP_LEVEL_TARGET;
  print_cells (cli, &s);
  for (guint i = 0; explain && i < np_forecast_get_n_cells (forecast); i++)
    {
      const NpForecastCell *cell = np_forecast_get_nth_cell (forecast, i);

      if (selected (&s, cell->measure, cell->level, cell->party))
        explain_cell (cli, &s, cell);
    }
  for (guint i = 0; i < np_forecast_get_n_missing (forecast); i++)
    {
      const NpForecastMissing *missing = np_forecast_get_nth_missing (forecast, i);

      if (selected (&s, missing->measure, missing->level, missing->party))
        g_print ("%s · %s · %s: %s\n", missing->measure, level_word (missing->level), party_word (&s, missing->party),
                 np_text_get (missing->reason, cli->lang));
    }
  return NP_EXIT_DONE;
}

const NpCliCommand np_cli_forecast = {
  "forecast", N_("FILE"), N_("How each party is likely to react to each measure, and why"), run
};
