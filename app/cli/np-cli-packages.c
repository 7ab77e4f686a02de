/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gi18n.h>

#include "base/np-error.h"
#include "cli/np-cli-commands.h"
#include "cli/np-cli-dossier.h"
#include "cli/np-cli-package-table.h"
#include "cli/np-cli-packages.h"
#include "dossier/np-party.h"
#include "dossier/np-scenario.h"
#include "forecast/np-forecast-decision.h"
#include "forecast/np-forecast-input.h"
#include "forecast/np-forecast-package.h"

/* The options that speak of a dossier. */
typedef struct
{
  char *own, *other, *scenario, *package;
} Choice;

static gboolean
read_walk_away (const char *text, gint64 walk_away[2], GError **error)
{
  char *end = (char *) text;

  for (guint p = 0; p < 2; p++)
    {
      const char *start = end + (p == 1);

      walk_away[p] = g_ascii_strtoll (start, &end, 10);
      if (end == start || *end != (p == 0 ? ',' : '\0') || ABS (walk_away[p]) > G_GINT64_CONSTANT (1) << 40)
        {
          g_set_error (error, NP_INPUT_ERROR, NP_INPUT_ERROR_USAGE,
                       _("--walk-away “%s”: write two whole numbers, such as 300,600"), text);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_offer (NpCliPackages *p, const char *text, GError **error)
{
  g_auto(GStrv) items = g_strsplit (text != NULL ? text : "", ",", -1);

  for (guint i = 0; items[i] != NULL; i++)
    {
      guint issue;
      guint64 options;

      if (*g_strstrip (items[i]) == '\0')
        continue;
      if (!np_cli_package_table_resolve (p->table, items[i], &issue, &options) || (options & (options - 1)) != 0)
        {
          g_set_error (error, NP_INPUT_ERROR, NP_INPUT_ERROR_USAGE,
                       _("--offer “%s”: write ISSUE=OPTION,ISSUE=OPTION"), items[i]);
          return FALSE;
        }
      for (p->offer[issue] = 0; !(options & 1); options >>= 1)
        p->offer[issue]++;
      p->has_offer = TRUE;
    }
  return TRUE;
}

/* Follows the packages of the frontier through draws of the other side's weights. */
static gboolean
compute_doubt (NpCliPackages *p, GError **error)
{
  guint n = p->input.n_issues;
  g_autofree double *low = g_new (double, n), *high = g_new (double, n);
  g_autofree guint8 *candidates = g_new (guint8, (gsize) p->n_points * n);
  const gint64 *from = p->walk_away[0], *to = p->walk_away[p->n_ends - 1];
  NpPackageDoubt doubt = { low, high, { from[0], from[1] }, { to[0], to[1] }, NP_PACKAGE_DRAWS, NP_PACKAGE_SEED };

  for (guint i = 0; i < n; i++)
    {
      low[i] = MAX (0.0, 1.0 - p->doubt / 100.0);
      high[i] = 1.0 + p->doubt / 100.0;
    }
  for (guint k = 0; k < p->n_points; k++)
    np_package_frontier_get_options (p->frontier, k, candidates + (gsize) k * n);
  p->chances = g_new (NpPackageChances, p->n_points);
  return np_package_doubt (&p->input, &doubt, candidates, p->n_points, p->chances, &p->n_zones, error);
}

/* The chance of the offer with every party; without an offer that of the Nash point, if there is one. */
static void
find_reactions (NpCliPackages *p)
{
  guint n = 0;
  g_autofree guint8 *options = g_memdup2 (p->offer, p->input.n_issues);
  g_autofree NpPackageChoice *choices = g_new (NpPackageChoice, p->input.n_issues);

  if (!p->has_offer && p->n_zone[0] == 0)
    return;
  if (!p->has_offer)
    np_package_frontier_get_options (p->frontier, p->best[0][NP_PACKAGE_NASH][0], options);
  for (guint i = 0; i < p->input.n_issues; i++)
    for (guint l = NP_LEVEL_TARGET; l <= NP_LEVEL_MAXIMUM; l++)
      if (g_str_equal (p->table->options[i][options[i]], np_forecast_level_option ((NpLevelName) l)))
        choices[n++] = (NpPackageChoice) { p->table->names[i], (NpLevelName) l };
  p->reactions = np_forecast_package (p->forecast, choices, n);
}

/* Both sides. Ours: --own, else the delegation of the dossier, else the first party that is not the other one. */
static gboolean
find_sides (NpCliPackages *p, const char *own, const char *other, GError **error)
{
  p->other = np_cli_need (p->dossier, other, NP_TYPE_PARTY, _("party"), error);
  if (p->other == NULL)
    return FALSE;
  if (own != NULL)
    p->own = np_cli_need (p->dossier, own, NP_TYPE_PARTY, _("party"), error);
  for (guint pass = 0; own == NULL && pass < 2 && p->own == NULL; pass++)
    for (guint i = 0; i < np_object_get_n_children (p->dossier, NP_DOSSIER_PARTIES) && p->own == NULL; i++)
      {
        gpointer party = np_object_get_child (p->dossier, NP_DOSSIER_PARTIES, i);

        if (pass == 0 ? np_object_get_boolean (party, NP_PARTY_OWN) : !g_str_equal (np_object_get_id (party), p->other))
          p->own = np_object_get_id (party);
      }
  if (own != NULL && p->own == NULL)
    return FALSE;
  if (p->own != NULL && !g_str_equal (p->own, p->other))
    return TRUE;
  g_set_error_literal (error, NP_INPUT_ERROR, NP_INPUT_ERROR_USAGE, _("--with names our own side: name the other one"));
  return FALSE;
}

/* Table, walk-away values and offer of a dossier. */
static gboolean
load_dossier (NpCli *cli, NpCliPackages *p, const Choice *choice, GError **error)
{
  g_autoptr(NpForecastInput) input = NULL;
  gint64 ends[2][2];

  p->dossier = np_cli_load (cli->args[0], error);
  if (p->dossier == NULL || !find_sides (p, choice->own, choice->other, error)
      || (choice->scenario != NULL
          && np_cli_need (p->dossier, choice->scenario, NP_TYPE_SCENARIO, _("scenario"), error) == NULL)
      || (choice->package != NULL
          && np_cli_need (p->dossier, choice->package, NP_TYPE_PACKAGE, _("package"), error) == NULL))
    return FALSE;
  input = np_forecast_input_new (p->dossier, choice->scenario, np_prior_get_default ());
  p->forecast = np_forecast_new (input, NULL, cli->cancellable, error);
  if (p->forecast == NULL)
    return FALSE;
  p->table = np_forecast_package_table (p->forecast, p->dossier, p->own, p->other);
  if (p->table == NULL)
    {
      g_autofree char *what = g_strdup_printf (_("no measure has a forecast for both “%s” and “%s”"), p->own, p->other);

      np_input_error_set (error, NP_INPUT_ERROR_MISSING, cli->args[0], 0, what,
                          _("name both between the parties of a measure, or let it be open to them"));
      return FALSE;
    }
  if (p->n_ends == 0)
    {
      np_forecast_walk_away (p->dossier, p->own, &ends[0][0], &ends[1][0]);
      np_forecast_walk_away (p->dossier, p->other, &ends[0][1], &ends[1][1]);
      memcpy (p->walk_away, ends, sizeof ends);
      p->n_ends = 1 + (memcmp (ends[0], ends[1], sizeof ends[0]) != 0);
    }
  p->offer = g_new0 (guint8, p->table->n_issues);
  if (choice->package != NULL)
    {
      np_forecast_package_offer (p->table, np_dossier_find (p->dossier, choice->package), p->offer);
      p->has_offer = TRUE;
    }
  return TRUE;
}

static gboolean
load_table (NpCliPackages *p, const char *path, GError **error)
{
  p->table = np_cli_package_table_load (path, error);
  if (p->table == NULL)
    return FALSE;
  p->offer = g_new0 (guint8, p->table->n_issues);
  p->n_ends = 1;
  return TRUE;
}

static gboolean
compute (NpCli *cli, NpCliPackages *p, guint max_trades, GError **error)
{
  p->input.progress = np_cli_engine_progress;
  p->input.progress_data = cli;
  p->frontier = np_package_frontier_new (&p->input, error);
  if (p->frontier == NULL)
    return FALSE;
  p->points = np_package_frontier_get_points (p->frontier, &p->n_points);
  for (guint end = 0; end < p->n_ends; end++)
    {
      p->n_zone[end] = np_package_zone (p->points, p->n_points, 2, p->walk_away[end], NULL);
      for (guint s = 0; s < NP_CLI_N_SOLUTIONS; s++)
        {
          p->best[end][s] = g_new (guint, p->n_points);
          p->n_best[end][s] = np_package_solve (p->points, p->n_points, 2, p->walk_away[end], (NpPackageSolution) s,
                                                p->best[end][s]);
        }
    }
  p->trades = np_package_trades_new (&p->input, p->offer, &p->n_trades);
  p->n_trades = MIN (p->n_trades, max_trades);
  if (p->forecast != NULL)
    find_reactions (p);
  return p->doubt == 0.0 || compute_doubt (p, error);
}

static void
packages_clear (NpCliPackages *p)
{
  for (guint s = 0; s < 2 * NP_CLI_N_SOLUTIONS; s++)
    g_free (p->best[s / NP_CLI_N_SOLUTIONS][s % NP_CLI_N_SOLUTIONS]);
  g_free (p->offer);
  g_free (p->trades);
  g_free (p->chances);
  g_clear_pointer (&p->reactions, g_array_unref);
  g_clear_pointer (&p->frontier, np_package_frontier_free);
  g_clear_pointer (&p->table, np_package_table_free);
  g_clear_object (&p->forecast);
  g_clear_object (&p->dossier);
}

static int
run (NpCli *cli, int argc, char **argv)
{
  NpCliPackages p = { NULL };
  Choice choice = { NULL };
  g_autofree char *table = NULL, *walk_away = NULL, *offer = NULL;
  int code, trades = 20;
  GError *error = NULL;
  const GOptionEntry entries[] = {
    { "with", 0, 0, G_OPTION_ARG_STRING, &choice.other, N_("The other side: a party of the dossier"), "PARTY" },
    { "own", 0, 0, G_OPTION_ARG_STRING, &choice.own, N_("Our side (the delegation of the dossier, else its first party)"), "PARTY" },
    { "scenario", 0, 0, G_OPTION_ARG_STRING, &choice.scenario, N_("Scenario of the dossier"), "ID" },
    { "package", 0, 0, G_OPTION_ARG_STRING, &choice.package, N_("A package of the dossier as the offer"), "ID" },
    { "table", 0, 0, G_OPTION_ARG_FILENAME, &table, N_("Read issue,option,own,other from a CSV table"), "T.csv" },
    { "walk-away", 0, 0, G_OPTION_ARG_STRING, &walk_away,
      N_("What each side has without agreement (as in the dossier, else 0,0)"), "OWN,OTHER" },
    { "offer", 0, 0, G_OPTION_ARG_STRING, &offer, N_("The package that trades start from (nothing)"),
      "ISSUE=OPTION,…" },
    { "trades", 0, 0, G_OPTION_ARG_INT, &trades, N_("How many of the best trades to show (20)"), "N" },
    { "doubt", 0, 0, G_OPTION_ARG_DOUBLE, &p.doubt,
      N_("Draw 1,000 times how much each issue is worth to the other side, up to so many per cent more or less"),
      N_("PERCENT") },
    { NULL }
  };

  if (!np_cli_parse (cli, argc, argv, entries, 0, 1, &code))
    ; /* help was printed, or what is wrong */
  else if ((table == NULL) == (cli->args[0] == NULL) || (table == NULL) != (choice.other != NULL)
      || (table != NULL && (choice.own != NULL || choice.scenario != NULL || choice.package != NULL))
      || (offer != NULL && choice.package != NULL))
    code = np_cli_usage (cli, "%s", _("give a dossier and --with PARTY, or --table, and not both"));
  else if (!(p.doubt >= 0.0 && p.doubt <= 10000.0) || trades < 0)
    code = np_cli_usage (cli, "%s", _("--doubt is from 0 to 10000 per cent, --trades from 0"));
  else
    {
      if (walk_away != NULL && read_walk_away (walk_away, p.walk_away[0], &error))
        p.n_ends = 1;
      if (error == NULL
          && (table != NULL ? load_table (&p, table, &error) : load_dossier (cli, &p, &choice, &error)))
        {
          np_package_table_input (p.table, &p.input);
          if (read_offer (&p, offer, &error))
            compute (cli, &p, (guint) trades, &error);
          np_cli_progress (cli, -1.0, NULL);
        }
      code = NP_EXIT_DONE;
      if (error != NULL)
        code = np_cli_fail (cli, error);
      else if (cli->json)
        np_cli_packages_print_json (cli, &p);
      else
        np_cli_packages_print_text (cli, &p);
      /* Very many packages take their time to print, too. */
      if (code == NP_EXIT_DONE && g_cancellable_is_cancelled (cli->cancellable))
        code = NP_EXIT_CANCELLED;
    }
  packages_clear (&p);
  g_free (choice.own);
  g_free (choice.other);
  g_free (choice.scenario);
  g_free (choice.package);
  return code;
}

const NpCliCommand np_cli_packages = {
  "packages", N_("[FILE --with PARTY]"), N_("Which measures at which level: every efficient package, fair points, trades"), run
};
