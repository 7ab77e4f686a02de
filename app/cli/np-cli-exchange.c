/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "base/np-format.h"
#include "cli/np-cli-commands.h"
#include "cli/np-cli-stakes.h"

#define MAX_PRINTED 40

/* A bystander is said to lose when a trade takes more than this from it. */
#define LOSS 1e-9

/* From points of 0 ... 100 to the scale of the issue: moves, and positions. */
static double
move_in_scale (const NpStakeTable *table, guint issue, double points)
{
  return points * (table->high[issue] - table->low[issue]) / 100.0;
}

static double
position_in_scale (const NpStakeTable *table, guint issue, double points)
{
  return table->low[issue] + move_in_scale (table, issue, points);
}

static void
add_side (JsonBuilder *json, const char *name, const NpStakeTable *table, const NpExchange *e, guint k)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_object (json);
  np_cli_json_string (json, "party", table->parties[e->party[k]]);
  np_cli_json_string (json, "issue", table->issues[e->issue[k]]);
  np_cli_json_number (json, "move", move_in_scale (table, e->issue[k], e->move[k]));
  json_builder_end_object (json);
}

static void
add_exchange (JsonBuilder *json, const NpStakeTable *table, const NpExchangeInput *input, const NpExchange *e)
{
  json_builder_begin_object (json);
  add_side (json, "first", table, e, 0);
  add_side (json, "second", table, e, 1);
  np_cli_json_number (json, "gain", e->gain);
  json_builder_set_member_name (json, "losers");
  json_builder_begin_array (json);
  for (guint i = 0; i < table->n_parties; i++)
    if (np_exchange_externality (input, e, i) < -LOSS)
      json_builder_add_string_value (json, table->parties[i]);
  json_builder_end_array (json);
  json_builder_set_member_name (json, "externalities");
  json_builder_begin_object (json);
  for (guint i = 0; i < table->n_parties; i++)
    if (i != e->party[0] && i != e->party[1])
      {
        np_cli_json_number (json, table->parties[i], np_exchange_externality (input, e, i));
      }
  json_builder_end_object (json);
  json_builder_end_object (json);
}

static void
add_positions (JsonBuilder *json, const char *name, const NpStakeTable *table, const double *points)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_object (json);
  for (guint k = 0; k < table->n_issues; k++)
    if (points[k] == points[k])
      {
        np_cli_json_number (json, table->issues[k], position_in_scale (table, k, points[k]));
      }
  json_builder_end_object (json);
}

static void
print_json (const NpStakeTable *table, const NpExchangeInput *input, const NpExchangeRound *round)
{
  g_autoptr(JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "exchanges");
  json_builder_begin_array (json);
  for (guint e = 0; e < round->n_exchanges; e++)
    add_exchange (json, table, input, &round->exchanges[e]);
  json_builder_end_array (json);
  np_cli_json_integer (json, "potential", (gint64) round->potential);
  add_positions (json, "forecast", table, round->forecast);
  add_positions (json, "start", table, round->start);
  json_builder_end_object (json);
  np_cli_print_json (json_builder_get_root (json));
}

static char *
losers_in_words (const NpStakeTable *table, const NpExchangeInput *input, const NpExchange *e)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < table->n_parties; i++)
    if (np_exchange_externality (input, e, i) < -LOSS)
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", table->parties[i]);
  return g_string_free (words, FALSE);
}

static void
print_text (NpCli *cli, const NpStakeTable *table, const NpExchangeInput *input, const NpExchangeRound *round)
{
  NpCliTable *out = np_cli_table_new ("rllrllrrl");
  NpCliTable *issues = np_cli_table_new ("lrr");
  g_autofree char *potential = np_format_integer ((gint64) round->potential, cli->lang, 0);

  np_cli_table_add (out, "", _("Party"), _("gives way on"), C_("position", "move"), _("Party"), _("gives way on"), C_("position", "move"),
                    _("gain of each"), _("who loses"));
  for (guint n = 0; n < MIN (round->n_exchanges, MAX_PRINTED); n++)
    {
      const NpExchange *e = &round->exchanges[n];
      g_autofree char *number = g_strdup_printf ("%u", n + 1), *losers = losers_in_words (table, input, e);
      g_autofree char *first = np_format_number (move_in_scale (table, e->issue[0], e->move[0]), 1, cli->lang,
                                                 NP_FORMAT_SIGNED);
      g_autofree char *second = np_format_number (move_in_scale (table, e->issue[1], e->move[1]), 1, cli->lang,
                                                  NP_FORMAT_SIGNED);
      g_autofree char *gain = np_format_number (e->gain, 2, cli->lang, 0);

      np_cli_table_add (out, number, table->parties[e->party[0]], table->issues[e->issue[0]], first,
                        table->parties[e->party[1]], table->issues[e->issue[1]], second, gain, losers);
    }
  np_cli_table_print (out, TRUE);
  if (round->n_exchanges > MAX_PRINTED)
    g_print (ngettext ("… and %u more trade; --json lists them all\n", "… and %u more trades; --json lists them all\n",
                       round->n_exchanges - MAX_PRINTED), round->n_exchanges - MAX_PRINTED);
  /* Translators: a whole number. */
  g_print (_("\nTrades possible at the start: %s\n\n"), potential);

  np_cli_table_add (issues, _("Issue"), _("Compromise"), _("after the trades"));
  for (guint k = 0; k < table->n_issues; k++)
    {
      g_autofree char *start = np_format_number (position_in_scale (table, k, round->start[k]), 1, cli->lang, 0);
      g_autofree char *forecast = np_format_number (position_in_scale (table, k, round->forecast[k]), 1, cli->lang, 0);

      np_cli_table_add (issues, table->issues[k], start, forecast);
    }
  np_cli_table_print (issues, TRUE);
}

static int
run (NpCli *cli, int argc, char **argv)
{
  NpCliStakesFrom from = { NULL };
  g_autoptr(NpStakeTable) table = NULL;
  g_autoptr(NpExchangeRound) round = NULL;
  NpExchangeInput input = { 0 };
  GError *error = NULL;
  int code;
  const GOptionEntry entries[] = { NP_CLI_STAKES_OPTIONS (from), { NULL } };

  if (np_cli_parse (cli, argc, argv, entries, 0, 1, &code))
    {
      table = np_cli_stakes_load (cli, &from, &error);
      if (table != NULL)
        {
          np_stake_table_exchange (table, &input);
          input.progress = np_cli_engine_progress;
          input.progress_data = cli;
          round = np_exchange_round_new (&input, &error);
          np_cli_progress (cli, -1.0, NULL);
        }
      code = NP_EXIT_DONE;
      if (round == NULL)
        code = np_cli_fail (cli, error);
      else if (cli->json)
        print_json (table, &input, round);
      else
        print_text (cli, table, &input, round);
      np_stake_table_clear_exchange (&input);
    }
  np_cli_stakes_from_clear (&from);
  return code;
}

const NpCliCommand np_cli_exchange = {
  "exchange", N_("[FILE]"), N_("Trades between two parties over two issues, and who loses by them"), run
};
