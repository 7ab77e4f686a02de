/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

#include "base/np-error.h"
#include "base/np-format.h"
#include "cli/np-cli-commands.h"
#include "cli/np-cli-reactions.h"

static void
add_probabilities (JsonBuilder *json, const char *name, const double *p, guint n)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint k = 0; k < n; k++)
    json_builder_add_double_value (json, p[k]);
  json_builder_end_array (json);
}

static void
add_scores (JsonBuilder *json, const char *name, const NpBacktest *backtest)
{
  NpScores scores;

  np_backtest_scores (backtest, &scores);
  json_builder_set_member_name (json, name);
  json_builder_begin_object (json);
  np_cli_json_integer (json, "rows", scores.rows);
  np_cli_json_number (json, "log_loss", scores.log_loss);
  np_cli_json_number (json, "brier", scores.brier);
  np_cli_json_number (json, "rps", scores.rps);
  np_cli_json_number (json, "accuracy", scores.accuracy);
  np_cli_json_number (json, "ece", scores.ece);
  json_builder_end_object (json);
}

static gboolean
is_mine (const NpLearnTable *table, const NpLearnOptions *options, gsize row)
{
  return table->party[row] % options->n_shards == options->shard;
}

/* Name of the j-th coefficient of a party; NULL: it plays no part in this run. */
static const char *
coefficient_name (const NpCliReactions *reactions, const NpLearnOptions *options, guint j)
{
  if (j == 0)
    return "intercept";
  if (j <= reactions->table.n_x)
    return reactions->drivers[j - 1];
  return options->company ? "company" : NULL;
}

/* What was learnt of each party of the shard: the weights of the drivers and the doubt that is left. */
static void
add_learnt (JsonBuilder *json, const NpCliReactions *reactions, const NpLearnOptions *options, const NpLearnResult *result)
{
  guint fixed = reactions->table.n_x + 2;

  json_builder_set_member_name (json, "learnt");
  json_builder_begin_array (json);
  for (guint p = options->shard; p < reactions->table.n_parties; p += options->n_shards)
    {
      json_builder_begin_object (json);
      np_cli_json_string (json, "party", np_csv_names_get (reactions->parties, p));
      json_builder_set_member_name (json, "weights");
      json_builder_begin_array (json);
      for (guint j = 0; j < fixed; j++)
        {
          const char *name = coefficient_name (reactions, options, j);

          if (name == NULL)
            continue;
          json_builder_begin_object (json);
          np_cli_json_string (json, "driver", name);
          np_cli_json_number (json, "mean", result->mean[(gsize) p * fixed + j]);
          np_cli_json_number (json, "sd", result->sd[(gsize) p * fixed + j]);
          json_builder_end_object (json);
        }
      json_builder_end_array (json);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
print_json (const NpCliReactions *reactions, const NpLearnOptions *options, const NpLearnResult *result, gboolean experts)
{
  const NpLearnTable *t = &reactions->table;
  g_autoptr(JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  np_cli_json_integer (json, "categories", t->n);
  np_cli_json_integer (json, "shard", options->shard + 1);
  np_cli_json_integer (json, "shards", options->n_shards);
  json_builder_set_member_name (json, "rows");
  json_builder_begin_array (json);
  for (gsize i = 0; i < t->n_rows; i++)
    {
      if (!is_mine (t, options, i))
        continue;
      json_builder_begin_object (json);
      np_cli_json_string (json, "party", np_csv_names_get (reactions->parties, t->party[i]));
      np_cli_json_string (json, "item", np_csv_names_get (reactions->items, t->item[i]));
      add_probabilities (json, "probabilities", result->p + i * t->n, t->n);
      if (experts)
        {
          add_probabilities (json, "drivers", result->drivers + i * t->n, t->n);
          add_probabilities (json, "habit", result->habit + i * t->n, t->n);
          np_cli_json_number (json, "company", result->company[i]);
        }
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  add_learnt (json, reactions, options, result);
  add_scores (json, "scores", &result->model);
  json_builder_set_member_name (json, "baselines");
  json_builder_begin_object (json);
  add_scores (json, "frequency", &result->frequency);
  add_scores (json, "last", &result->last);
  add_scores (json, "last_same", &result->last_same);
  json_builder_end_object (json);
  json_builder_set_member_name (json, "reliability");
  json_builder_begin_array (json);
  for (guint b = 0; b < NP_BACKTEST_BINS; b++)
    {
      const NpBacktestBin *bin = &result->model.bins[b];

      json_builder_begin_object (json);
      np_cli_json_number (json, "from", b / (double) NP_BACKTEST_BINS);
      np_cli_json_integer (json, "rows", bin->rows);
      np_cli_json_number (json, "forecast", bin->rows > 0 ? bin->confidence / bin->rows : 0.0);
      np_cli_json_number (json, "seen", bin->rows > 0 ? bin->hits / (double) bin->rows : 0.0);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
  np_cli_print_json (json_builder_get_root (json));
}

static char *
join_probabilities (const double *p, guint n, NpLang lang)
{
  g_autoptr(GString) words = g_string_new (NULL);

  for (guint k = 0; k < n; k++)
    {
      g_autofree char *number = np_format_number (p[k], 3, lang, 0);

      g_string_append_printf (words, "%s%s", k > 0 ? "  " : "", number);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_score_row (NpCli *cli, NpCliTable *out, const char *name, const NpBacktest *backtest)
{
  NpScores s;
  g_autofree char *log_loss = NULL, *brier = NULL, *rps = NULL, *accuracy = NULL, *ece = NULL;

  np_backtest_scores (backtest, &s);
  log_loss = np_format_number (s.log_loss, 4, cli->lang, 0);
  brier = np_format_number (s.brier, 4, cli->lang, 0);
  rps = np_format_number (s.rps, 4, cli->lang, 0);
  accuracy = np_format_percent (s.accuracy, 1, cli->lang);
  ece = np_format_number (s.ece, 4, cli->lang, 0);
  np_cli_table_add (out, name, log_loss, brier, rps, accuracy, ece);
}

/* More lines than anybody reads are left to --json. */
#define MOST_WEIGHTS 200

static void
print_learnt (NpCli *cli, const NpCliReactions *reactions, const NpLearnOptions *options, const NpLearnResult *result)
{
  guint fixed = reactions->table.n_x + 2;
  NpCliTable *out;

  if (reactions->table.n_parties * (fixed - 1) > MOST_WEIGHTS)
    return;
  out = np_cli_table_new ("llrr");
  g_print ("\n%s\n\n", _("What was learnt: the weight of each driver, and the doubt that is left"));
  np_cli_table_add (out, _("Party"), _("Driver"), _("Weight"), _("Standard deviation"));
  for (guint p = options->shard; p < reactions->table.n_parties; p += options->n_shards)
    for (guint j = 0; j < fixed; j++)
      {
        const char *name = coefficient_name (reactions, options, j);
        g_autofree char *mean = np_format_number (result->mean[(gsize) p * fixed + j], 2, cli->lang, NP_FORMAT_SIGNED);
        g_autofree char *sd = np_format_number (result->sd[(gsize) p * fixed + j], 2, cli->lang, 0);

        if (name != NULL)
          np_cli_table_add (out, np_csv_names_get (reactions->parties, p), name, mean, sd);
      }
  np_cli_table_print (out, TRUE);
}

static void
print_text (NpCli *cli, const NpCliReactions *reactions, const NpLearnOptions *options, const NpLearnResult *result,
            gboolean experts)
{
  const NpLearnTable *t = &reactions->table;
  NpCliTable *rows = np_cli_table_new (experts ? "lllll" : "lll"), *scores = np_cli_table_new ("lrrrrr");
  NpCliTable *bins = np_cli_table_new ("lrrr");
  g_autofree char *heading = g_strdup_printf ("P 1…%u", t->n), *n = NULL;

  if (experts)
    np_cli_table_add (rows, _("Party"), _("Item"), heading, _("Drivers"), _("Habit"));
  else
    np_cli_table_add (rows, _("Party"), _("Item"), heading);
  for (gsize i = 0; i < t->n_rows; i++)
    {
      const char *party = np_csv_names_get (reactions->parties, t->party[i]);
      const char *item = np_csv_names_get (reactions->items, t->item[i]);
      g_autofree char *p = join_probabilities (result->p + i * t->n, t->n, cli->lang), *d = NULL, *h = NULL;

      if (!is_mine (t, options, i))
        continue;
      if (experts)
        {
          d = join_probabilities (result->drivers + i * t->n, t->n, cli->lang);
          h = join_probabilities (result->habit + i * t->n, t->n, cli->lang);
          np_cli_table_add (rows, party, item, p, d, h);
        }
      else
        {
          np_cli_table_add (rows, party, item, p);
        }
    }
  np_cli_table_print (rows, TRUE);
  print_learnt (cli, reactions, options, result);
  n = np_format_integer (result->model.rows, cli->lang, 0);
  /* Translators: a number; every forecast was made before its reaction was learnt. */
  g_print (_("\nForecasts scored: %s, each made before its reaction was learnt\n\n"), n);
  np_cli_table_add (scores, "", _("Log loss"), _("Brier"), "RPS", _("Hits"), "ECE");
  add_score_row (cli, scores, _("Forecast"), &result->model);
  add_score_row (cli, scores, _("The party’s frequencies"), &result->frequency);
  add_score_row (cli, scores, _("The party’s last reaction"), &result->last);
  add_score_row (cli, scores, _("Its last reaction to the same item"), &result->last_same);
  np_cli_table_print (scores, TRUE);
  g_print ("\n%s\n\n", _("Reliability: when the likeliest reaction had this probability, how often did it come?"));
  np_cli_table_add (bins, _("Probability"), _("Rows"), _("Forecast"), _("Came true"));
  for (guint b = 0; b < NP_BACKTEST_BINS; b++)
    {
      const NpBacktestBin *bin = &result->model.bins[b];
      g_autofree char *range = np_format_percent_range (b / 10.0, (b + 1) / 10.0, 0, cli->lang, 0);
      g_autofree char *count = np_format_integer (bin->rows, cli->lang, 0);
      g_autofree char *confidence = NULL, *share = NULL;

      if (bin->rows == 0)
        continue;
      confidence = np_format_percent (bin->confidence / bin->rows, 1, cli->lang);
      share = np_format_percent (bin->hits / (double) bin->rows, 1, cli->lang);
      np_cli_table_add (bins, range, count, confidence, share);
    }
  np_cli_table_print (bins, TRUE);
}

static gboolean
read_cuts (const char *words, guint n, double *cuts, GError **error)
{
  g_auto(GStrv) split = g_strsplit (words, ",", -1);
  NpReactionScale scale = { .n = n };

  for (guint k = 0; k + 1 < n && g_strv_length (split) == n - 1; k++)
    {
      char *end;

      scale.cuts[k] = cuts[k] = g_ascii_strtod (split[k], &end);
      if (end == split[k] || *end != '\0')
        scale.cuts[k] = NAN;
    }
  if (g_strv_length (split) == n - 1 && np_reaction_scale_check (&scale, NULL))
    return TRUE;
  g_set_error (error, NP_INPUT_ERROR, NP_INPUT_ERROR_USAGE,
               ngettext ("--cuts: give “auto” or %u number", "--cuts: give “auto” or %u ascending numbers", n - 1), n - 1);
  return FALSE;
}

static gboolean
read_shard (const char *words, NpLearnOptions *options, GError **error)
{
  char *end = NULL;
  guint64 k = words != NULL ? g_ascii_strtoull (words, &end, 10) : 1;
  guint64 n = words != NULL && *end == '/' ? g_ascii_strtoull (end + 1, &end, 10) : words == NULL;

  if (k < 1 || n < k || n > 1000000 || (words != NULL && *end != '\0'))
    {
      g_set_error (error, NP_INPUT_ERROR, NP_INPUT_ERROR_USAGE, "%s", _("--shard: give K/N, for example 2/8"));
      return FALSE;
    }
  options->shard = k - 1;
  options->n_shards = n;
  return TRUE;
}

/* Takes over what a part learnt of its parties; they stand in the order of the table. Whether company was part of it is
 * seen by the number of weights. */
static gboolean
take_learnt (const NpCliReactions *reactions, NpLearnOptions *options, const NpLearnOptions *part, JsonObject *root,
             NpLearnResult *result)
{
  JsonNode *node = json_object_get_member (root, "learnt");
  JsonArray *list = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint fixed = reactions->table.n_x + 2, next = 0;

  for (guint p = part->shard; p < reactions->table.n_parties && list != NULL; p += part->n_shards)
    {
      JsonNode *one = next < json_array_get_length (list) ? json_array_get_element (list, next++) : NULL;
      JsonObject *object = one != NULL && JSON_NODE_HOLDS_OBJECT (one) ? json_node_get_object (one) : NULL;
      JsonArray *weights;
      guint k = 0;

      if (object == NULL || !json_object_has_member (object, "weights")
          || g_strcmp0 (json_object_get_string_member_with_default (object, "party", ""),
                        np_csv_names_get (reactions->parties, p)) != 0)
        return FALSE;
      weights = json_object_get_array_member (object, "weights");
      options->company = weights != NULL && json_array_get_length (weights) == fixed;
      for (guint j = 0; j < fixed && weights != NULL; j++)
        if (coefficient_name (reactions, options, j) != NULL)
          {
            JsonNode *weight = k < json_array_get_length (weights) ? json_array_get_element (weights, k++) : NULL;

            if (weight == NULL || !JSON_NODE_HOLDS_OBJECT (weight))
              return FALSE;
            result->mean[(gsize) p * fixed + j] = json_object_get_double_member_with_default (json_node_get_object (weight), "mean", 0);
            result->sd[(gsize) p * fixed + j] = json_object_get_double_member_with_default (json_node_get_object (weight), "sd", 0);
          }
    }
  return list != NULL;
}

/* Takes over the forecasts of one part; its rows stand in the order of the table. */
static gboolean
take_part (const NpCliReactions *reactions, NpLearnOptions *options, const char *path, NpLearnResult *result, guint8 *taken,
           GError **error)
{
  const NpLearnTable *t = &reactions->table;
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) syntax = NULL;
  JsonObject *root;
  JsonArray *rows;
  NpLearnOptions part = { 0 };
  guint next = 0;

  if (!json_parser_load_from_file (parser, path, &syntax))
    {
      if (syntax->domain != JSON_PARSER_ERROR)
        g_propagate_error (error, g_steal_pointer (&syntax));
      else
        {
          /* Translators: %s is what the reader of JSON says. */
          g_autofree char *what = g_strdup_printf (_("not a JSON document (%s)"), syntax->message);

          np_input_error_set (error, NP_INPUT_ERROR_SYNTAX, path, 0, what, NULL);
        }
      return FALSE;
    }
  if (json_parser_get_root (parser) == NULL || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    goto wrong;
  root = json_node_get_object (json_parser_get_root (parser));
  if (!json_object_has_member (root, "rows") || !JSON_NODE_HOLDS_ARRAY (json_object_get_member (root, "rows"))
      || json_object_get_int_member_with_default (root, "categories", 0) != t->n)
    goto wrong;
  rows = json_object_get_array_member (root, "rows");
  part.shard = json_object_get_int_member_with_default (root, "shard", 1) - 1;
  part.n_shards = json_object_get_int_member_with_default (root, "shards", 1);
  if (part.n_shards < 1 || part.shard >= part.n_shards)
    goto wrong;
  for (gsize i = 0; i < t->n_rows; i++)
    {
      JsonNode *node;
      JsonArray *list;

      if (!is_mine (t, &part, i))
        continue;
      node = next < json_array_get_length (rows) ? json_array_get_element (rows, next++) : NULL;
      if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node)
          || g_strcmp0 (json_object_get_string_member_with_default (json_node_get_object (node), "party", ""),
                        np_csv_names_get (reactions->parties, t->party[i])) != 0
          || !json_object_has_member (json_node_get_object (node), "probabilities"))
        goto wrong;
      list = json_object_get_array_member (json_node_get_object (node), "probabilities");
      if (list == NULL || json_array_get_length (list) != t->n || taken[i])
        goto wrong;
      for (guint k = 0; k < t->n; k++)
        result->p[i * t->n + k] = json_array_get_double_element (list, k);
      taken[i] = TRUE;
    }
  if (next == json_array_get_length (rows) && take_learnt (reactions, options, &part, root, result))
    return TRUE;

wrong:
  np_input_error_set (error, NP_INPUT_ERROR_KIND, path, 0, _("this is no part of a forecast of this table"),
                      _("make it with --shard K/N --json from the same table, each part once"));
  return FALSE;
}

static NpLearnResult *
put_together (const NpCliReactions *reactions, NpLearnOptions *options, char **parts, GError **error)
{
  const NpLearnTable *t = &reactions->table;
  g_autoptr(NpLearnResult) result = g_new0 (NpLearnResult, 1);
  g_autofree guint8 *taken = g_new0 (guint8, t->n_rows);

  result->p = g_new0 (double, t->n_rows * t->n);
  result->mean = g_new0 (double, (gsize) t->n_parties * (t->n_x + 2));
  result->sd = g_new0 (double, (gsize) t->n_parties * (t->n_x + 2));
  for (guint i = 0; parts[i] != NULL; i++)
    if (!take_part (reactions, options, parts[i], result, taken, error))
      return NULL;
  for (gsize i = 0; i < t->n_rows; i++)
    if (!taken[i])
      {
        np_input_error_set (error, NP_INPUT_ERROR_MISSING, parts[0], 0, _("a part is missing"),
                            _("name all N parts with --part"));
        return NULL;
      }
  np_learn_score (t, options, result);
  return g_steal_pointer (&result);
}

static int
run (NpCli *cli, int argc, char **argv)
{
  NpLearnOptions options = NP_LEARN_OPTIONS_DEFAULT;
  g_autoptr(NpCliReactions) reactions = NULL;
  g_autoptr(NpLearnResult) result = NULL;
  g_autofree char *prior = NULL, *cuts = NULL, *score_from = NULL, *shard = NULL;
  g_autofree double *prior_mean = NULL, *prior_sd = NULL;
  g_auto(GStrv) parts = NULL;
  double cut_values[NP_REACTION_MAX_CUTS];
  gboolean company = FALSE, experts = FALSE;
  GError *error = NULL;
  int code;
  const GOptionEntry entries[] = {
    { "sd-intercept", 0, 0, G_OPTION_ARG_DOUBLE, &options.sd_intercept, N_("Prior doubt about a party (1)"), "SD" },
    { "sd-kind", 0, 0, G_OPTION_ARG_DOUBLE, &options.sd_kind, N_("Prior doubt about a kind (0.7)"), "SD" },
    { "sd-item", 0, 0, G_OPTION_ARG_DOUBLE, &options.sd_item, N_("Prior doubt about an item (3)"), "SD" },
    { "sd-x", 0, 0, G_OPTION_ARG_DOUBLE, &options.sd_x, N_("Prior doubt about a driver (1)"), "SD" },
    { "prior", 0, 0, G_OPTION_ARG_FILENAME, &prior, N_("Priors of single parties: party, driver, mean, sd"), "F.csv" },
    { "company", 0, 0, G_OPTION_ARG_NONE, &company, N_("Let parties that react alike speak for each other"), NULL },
    { "habit", 0, 0, G_OPTION_ARG_DOUBLE, &options.habit, N_("Start weight of habit (0.5); 0 leaves it out"), "W" },
    { "honesty", 0, 0, G_OPTION_ARG_DOUBLE, &options.honesty, N_("Share spread evenly (0.02)"), "E" },
    { "cuts", 0, 0, G_OPTION_ARG_STRING, &cuts, N_("Cuts between the reactions (auto)"), "auto|A,B,…" },
    { "score-from", 0, 0, G_OPTION_ARG_STRING, &score_from, N_("Score forecasts from this date on"), "DATE" },
    { "experts", 0, 0, G_OPTION_ARG_NONE, &experts, N_("Show the forecasts of drivers and habit apart"), NULL },
    { "shard", 0, 0, G_OPTION_ARG_STRING, &shard, N_("Forecast a part of the parties only"), "K/N" },
    { "part", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &parts, N_("Put parts made with --shard --json together"), "F.json" },
    { NULL }
  };

  if (!np_cli_parse (cli, argc, argv, entries, 1, 1, &code))
    return code;
  options.company = company;
  options.progress = np_cli_engine_progress;
  options.progress_data = cli;
  if (score_from != NULL && !np_cli_reactions_read_day (score_from, &options.score_from))
    return np_cli_usage (cli, "%s", _("--score-from: write the date as 2018-07-18"));
  if (!read_shard (shard, &options, &error) || (reactions = np_cli_reactions_load (cli->args[0], &error)) == NULL
      || (prior != NULL && !np_cli_reactions_load_prior (reactions, prior, &prior_mean, &prior_sd, &error)))
    return np_cli_fail (cli, error);
  options.prior_mean = prior_mean;
  options.prior_sd = prior_sd;
  if (cuts != NULL && !g_str_equal (cuts, "auto"))
    {
      if (!read_cuts (cuts, reactions->table.n, cut_values, &error))
        return np_cli_fail (cli, error);
      options.cuts = cut_values;
    }
  if (parts != NULL && (experts || options.n_shards > 1))
    return np_cli_usage (cli, "%s", _("--part goes neither with --experts nor with --shard"));
  result = parts != NULL ? put_together (reactions, &options, parts, &error)
                         : np_learn (&reactions->table, &options, &error);
  np_cli_progress (cli, -1, NULL);
  if (result == NULL)
    return np_cli_fail (cli, error);
  if (cli->json)
    print_json (reactions, &options, result, experts);
  else
    print_text (cli, reactions, &options, result, experts);
  return NP_EXIT_DONE;
}

const NpCliCommand np_cli_learn = {
  "learn", N_("TABLE.csv"), N_("Forecast every reaction of a table before learning it, and score the forecasts"), run
};
