/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

#include "base/np-error.h"
#include "base/np-format.h"
#include "cli/np-cli-commands.h"
#include "cli/np-cli-package-table.h"

static const char *const solutions[] = { "nash", "egalitarian", "kalai_smorodinsky" };

#define N_SOLUTIONS G_N_ELEMENTS (solutions)

typedef struct
{
  NpPackageTable *table;
  NpPackageInput input;
  NpPackageFrontier *frontier;
  const NpPackagePoint *points;
  guint n_points;
  gint64 walk_away[2];
  guint n_zone;
  guint *best[N_SOLUTIONS];
  guint n_best[N_SOLUTIONS];
  guint8 *offer;            /* the first option of each issue, unless --offer says otherwise */
  NpPackageTrade *trades;
  guint n_trades;
  double doubt;             /* per cent; 0 = none */
  NpPackageChances *chances;  /* [point] out of NP_PACKAGE_DRAWS */
  guint n_zones;
} Packages;

static void
add_point (JsonBuilder *json, const Packages *p, guint point, gboolean options_too)
{
  g_autofree guint8 *options = g_new (guint8, p->input.n_issues);

  json_builder_begin_object (json);
  np_cli_json_integer (json, "own", p->points[point].value[0]);
  np_cli_json_integer (json, "other", p->points[point].value[1]);
  if (options_too)
    {
      np_package_frontier_get_options (p->frontier, point, options);
      json_builder_set_member_name (json, "options");
      json_builder_begin_object (json);
      for (guint i = 0; i < p->input.n_issues; i++)
        np_cli_json_string (json, p->table->names[i], p->table->options[i][options[i]]);
      json_builder_end_object (json);
      /* Beyond 2^53 the number of equal packages is no longer told one by one. */
      np_cli_json_integer (json, "packages", (gint64) MIN (p->points[point].count, (guint64) 1 << 53));
    }
  if (options_too && p->chances != NULL)
    {
      json_builder_set_member_name (json, "chances");
      json_builder_begin_object (json);
      np_cli_json_number (json, "efficient", p->chances[point].efficient / (double) NP_PACKAGE_DRAWS);
      np_cli_json_number (json, "rational", p->chances[point].rational / (double) NP_PACKAGE_DRAWS);
      np_cli_json_number (json, "nash", p->chances[point].nash / (double) NP_PACKAGE_DRAWS);
      json_builder_end_object (json);
    }
  json_builder_end_object (json);
}

static void
add_solutions (JsonBuilder *json, const Packages *p)
{
  for (guint s = 0; s < N_SOLUTIONS && p->n_zone > 0; s++)
    {
      g_autofree char *ties = g_strconcat (solutions[s], "_ties", NULL);

      json_builder_set_member_name (json, solutions[s]);
      add_point (json, p, p->best[s][0], TRUE);
      json_builder_set_member_name (json, ties);
      json_builder_begin_array (json);
      for (guint k = 1; k < p->n_best[s]; k++)
        add_point (json, p, p->best[s][k], TRUE);
      json_builder_end_array (json);
    }
  if (p->n_zone == 0)
    {
      gint64 by[2];

      np_package_relaxation (p->points, p->n_points, 2, p->walk_away, by);
      json_builder_set_member_name (json, "relaxation");
      json_builder_begin_object (json);
      np_cli_json_integer (json, "own", by[0]);
      np_cli_json_integer (json, "other", by[1]);
      json_builder_end_object (json);
    }
}

static void
add_step (JsonBuilder *json, const char *name, const Packages *p, const NpPackageTrade *trade, guint k)
{
  char **options = p->table->options[trade->issue[k]];

  json_builder_set_member_name (json, name);
  json_builder_begin_object (json);
  np_cli_json_string (json, "issue", p->table->names[trade->issue[k]]);
  np_cli_json_string (json, "from", options[trade->from[k]]);
  np_cli_json_string (json, "to", options[trade->to[k]]);
  np_cli_json_integer (json, "own", trade->step[k][0]);
  np_cli_json_integer (json, "other", trade->step[k][1]);
  json_builder_end_object (json);
}

static void
add_offer (JsonBuilder *json, const Packages *p)
{
  gint64 value[NP_PACKAGE_MAX_PARTIES];
  g_autofree guint *better = g_new (guint, p->n_points);
  guint n;

  np_package_value (&p->input, p->offer, value);
  n = np_package_zone (p->points, p->n_points, 2, value, better);
  json_builder_set_member_name (json, "offer");
  json_builder_begin_object (json);
  np_cli_json_integer (json, "own", value[0]);
  np_cli_json_integer (json, "other", value[1]);
  np_cli_json_boolean (json, "keeps_rules", np_package_keeps_rules (&p->input, p->offer));
  json_builder_set_member_name (json, "better");
  json_builder_begin_array (json);
  for (guint i = 0; i < n; i++)
    if (p->points[better[i]].value[0] != value[0] || p->points[better[i]].value[1] != value[1])
      add_point (json, p, better[i], TRUE);
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static void
print_json (const Packages *p)
{
  g_autoptr(JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  np_cli_json_integer (json, "count", p->n_points);
  json_builder_set_member_name (json, "frontier");
  json_builder_begin_array (json);
  for (guint i = 0; i < p->n_points; i++)
    add_point (json, p, i, TRUE);
  json_builder_end_array (json);
  json_builder_set_member_name (json, "walk_away");
  json_builder_begin_object (json);
  np_cli_json_integer (json, "own", p->walk_away[0]);
  np_cli_json_integer (json, "other", p->walk_away[1]);
  json_builder_end_object (json);
  np_cli_json_integer (json, "rational", p->n_zone);
  add_solutions (json, p);
  json_builder_set_member_name (json, "trades");
  json_builder_begin_array (json);
  for (guint t = 0; t < p->n_trades; t++)
    {
      json_builder_begin_object (json);
      add_step (json, "first", p, &p->trades[t], 0);
      add_step (json, "second", p, &p->trades[t], 1);
      np_cli_json_integer (json, "own", p->trades[t].gain[0]);
      np_cli_json_integer (json, "other", p->trades[t].gain[1]);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  add_offer (json, p);
  if (p->chances != NULL)
    {
      np_cli_json_integer (json, "draws", NP_PACKAGE_DRAWS);
      np_cli_json_integer (json, "seed", NP_PACKAGE_SEED);
      np_cli_json_number (json, "zone", p->n_zones / (double) NP_PACKAGE_DRAWS);
    }
  json_builder_end_object (json);
  np_cli_print_json (json_builder_get_root (json));
}

/* "m01=target m02=minimum": what is not out. */
static char *
package_in_words (const Packages *p, const guint8 *options)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < p->input.n_issues; i++)
    if (options[i] > 0)
      g_string_append_printf (words, "%s%s=%s", words->len > 0 ? "  " : "", p->table->names[i],
                              p->table->options[i][options[i]]);
  if (words->len == 0)
    g_string_append (words, _("nothing"));
  return g_string_free (words, FALSE);
}

static char *
marks_in_words (const Packages *p, guint point)
{
  const char *names[] = { _("Nash"), _("egalitarian"), _("Kalai–Smorodinsky") };
  GString *words = g_string_new (NULL);

  for (guint s = 0; s < N_SOLUTIONS; s++)
    for (guint k = 0; k < p->n_best[s]; k++)
      if (p->best[s][k] == point)
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", names[s]);
  return g_string_free (words, FALSE);
}

static void
print_frontier (NpCli *cli, const Packages *p)
{
  NpCliTable *out = np_cli_table_new (p->chances != NULL ? "rrrll" : "rrll");
  g_autofree guint8 *options = g_new (guint8, p->input.n_issues);

  if (p->chances != NULL)
    np_cli_table_add (out, _("Own"), _("Other"), _("efficient in"), _("Fair point"), _("Package"));
  else
    np_cli_table_add (out, _("Own"), _("Other"), _("Fair point"), _("Package"));
  for (guint i = 0; i < p->n_points; i++)
    {
      g_autofree char *own = np_format_integer (p->points[i].value[0], cli->lang, 0);
      g_autofree char *other = np_format_integer (p->points[i].value[1], cli->lang, 0);
      g_autofree char *marks = marks_in_words (p, i), *package = NULL;

      np_package_frontier_get_options (p->frontier, i, options);
      package = package_in_words (p, options);
      if (p->chances != NULL)
        {
          g_autofree char *share = np_format_percent (p->chances[i].efficient / (double) NP_PACKAGE_DRAWS, 0, cli->lang);

          np_cli_table_add (out, own, other, share, marks, package);
        }
      else
        np_cli_table_add (out, own, other, marks, package);
    }
  np_cli_table_print (out, TRUE);
}

static void
print_trades (NpCli *cli, const Packages *p)
{
  NpCliTable *out = np_cli_table_new ("lrrlrrrr");

  np_cli_table_add (out, _("One change"), _("own"), _("other"), _("against"), _("own"), _("other"), _("own"), _("other"));
  for (guint t = 0; t < p->n_trades; t++)
    {
      const NpPackageTrade *trade = &p->trades[t];
      char *cells[8];

      for (guint k = 0; k < 2; k++)
        {
          char **options = p->table->options[trade->issue[k]];

          cells[3 * k] = g_strdup_printf ("%s: %s → %s", p->table->names[trade->issue[k]], options[trade->from[k]],
                                          options[trade->to[k]]);
          for (guint party = 0; party < 2; party++)
            {
              cells[3 * k + 1 + party] = np_format_integer (trade->step[k][party], cli->lang, NP_FORMAT_SIGNED);
              cells[6 + party] = np_format_integer (trade->gain[party], cli->lang, NP_FORMAT_SIGNED);
              if (k == 0)
                g_free (cells[6 + party]);
            }
        }
      np_cli_table_add (out, cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7]);
      for (guint c = 0; c < 8; c++)
        g_free (cells[c]);
    }
  np_cli_table_print (out, TRUE);
}

static void
print_text (NpCli *cli, const Packages *p)
{
  g_autofree char *offer = package_in_words (p, p->offer);
  gint64 by[2];

  g_print (ngettext ("%u efficient package\n\n", "%u efficient packages\n\n", p->n_points), p->n_points);
  print_frontier (cli, p);
  if (p->n_zone == 0)
    {
      g_autofree char *own = NULL, *other = NULL;

      np_package_relaxation (p->points, p->n_points, 2, p->walk_away, by);
      own = np_format_integer (by[0], cli->lang, 0);
      other = np_format_integer (by[1], cli->lang, 0);
      g_print ("\n");
      /* Translators: two numbers of points. */
      g_print (_("No zone of agreement at these walk-away values. It opens when ours comes down by %s and theirs by %s.\n"),
               own, other);
    }
  else
    {
      g_print ("\n");
      g_print (ngettext ("%u of them is worth both walk-away values.\n", "%u of them are worth both walk-away values.\n",
                         p->n_zone), p->n_zone);
    }
  if (p->n_trades > 0)
    {
      g_print ("\n");
      /* Translators: a package in words. */
      g_print (_("Trades from: %s\n\n"), offer);
      print_trades (cli, p);
    }
}

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
read_offer (Packages *p, const char *text, GError **error)
{
  g_auto(GStrv) items = g_strsplit (text != NULL ? text : "", ",", -1);

  p->offer = g_new0 (guint8, p->input.n_issues);
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
    }
  return TRUE;
}

/* Follows the packages of the frontier through draws of the other side's weights. */
static gboolean
compute_doubt (Packages *p, GError **error)
{
  guint n = p->input.n_issues;
  g_autofree double *low = g_new (double, n), *high = g_new (double, n);
  g_autofree guint8 *candidates = g_new (guint8, (gsize) p->n_points * n);
  NpPackageDoubt doubt = { low, high, { p->walk_away[0], p->walk_away[1] }, { p->walk_away[0], p->walk_away[1] },
                           NP_PACKAGE_DRAWS, NP_PACKAGE_SEED };

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

static gboolean
compute (NpCli *cli, Packages *p, guint max_trades, GError **error)
{
  p->input.progress = np_cli_engine_progress;
  p->input.progress_data = cli;
  p->frontier = np_package_frontier_new (&p->input, error);
  if (p->frontier == NULL)
    return FALSE;
  p->points = np_package_frontier_get_points (p->frontier, &p->n_points);
  p->n_zone = np_package_zone (p->points, p->n_points, 2, p->walk_away, NULL);
  for (guint s = 0; s < N_SOLUTIONS; s++)
    {
      p->best[s] = g_new (guint, p->n_points);
      p->n_best[s] = np_package_solve (p->points, p->n_points, 2, p->walk_away, (NpPackageSolution) s, p->best[s]);
    }
  p->trades = np_package_trades_new (&p->input, p->offer, &p->n_trades);
  p->n_trades = MIN (p->n_trades, max_trades);
  return p->doubt == 0.0 || compute_doubt (p, error);
}

static int
run (NpCli *cli, int argc, char **argv)
{
  Packages p = { NULL };
  g_autofree char *table = NULL, *walk_away = NULL, *offer = NULL;
  int code, trades = 20;
  GError *error = NULL;
  const GOptionEntry entries[] = {
    { "table", 0, 0, G_OPTION_ARG_FILENAME, &table, N_("Read issue,option,own,other from a CSV table"), "T.csv" },
    { "walk-away", 0, 0, G_OPTION_ARG_STRING, &walk_away, N_("What each side has without agreement (0,0)"), "OWN,OTHER" },
    { "offer", 0, 0, G_OPTION_ARG_STRING, &offer, N_("The package that trades start from (nothing)"),
      "ISSUE=OPTION,…" },
    { "trades", 0, 0, G_OPTION_ARG_INT, &trades, N_("How many of the best trades to show (20)"), "N" },
    { "doubt", 0, 0, G_OPTION_ARG_DOUBLE, &p.doubt,
      N_("Draw 1,000 times how much each issue is worth to the other side, up to so many per cent more or less"),
      N_("PERCENT") },
    { NULL }
  };

  if (!np_cli_parse (cli, argc, argv, entries, 0, 1, &code))
    return code;
  if (table == NULL || cli->args[0] != NULL)
    return np_cli_usage (cli, "%s", _("give a dossier, or --table, and not both"));
  if (!(p.doubt >= 0.0 && p.doubt <= 10000.0) || trades < 0)
    return np_cli_usage (cli, "%s", _("--doubt is from 0 to 10000 per cent, --trades from 0"));

  if ((walk_away == NULL || read_walk_away (walk_away, p.walk_away, &error))
      && (p.table = np_cli_package_table_load (table, &error)) != NULL)
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
    print_json (&p);
  else
    print_text (cli, &p);

  for (guint s = 0; s < N_SOLUTIONS; s++)
    g_free (p.best[s]);
  g_free (p.offer);
  g_free (p.trades);
  g_free (p.chances);
  g_clear_pointer (&p.frontier, np_package_frontier_free);
  g_clear_pointer (&p.table, np_package_table_free);
  return code;
}

const NpCliCommand np_cli_packages = {
  "packages", "[FILE]", N_("Which measures at which level: every efficient package, fair points, trades"), run
};
