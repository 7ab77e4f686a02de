/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "base/np-format.h"
#include "cli/np-cli-packages.h"
#include "forecast/np-forecast-package.h"

static const char *const solutions[] = { "nash", "egalitarian", "kalai_smorodinsky" };

static void
add_point (JsonBuilder *json, const NpCliPackages *p, guint point, gboolean options_too)
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
add_pair (JsonBuilder *json, const char *name, const gint64 pair[2])
{
  json_builder_set_member_name (json, name);
  json_builder_begin_object (json);
  np_cli_json_integer (json, "own", pair[0]);
  np_cli_json_integer (json, "other", pair[1]);
  json_builder_end_object (json);
}

static void
add_solutions (JsonBuilder *json, const NpCliPackages *p, guint end)
{
  add_pair (json, "walk_away", p->walk_away[end]);
  np_cli_json_integer (json, "rational", p->n_zone[end]);
  for (guint s = 0; s < NP_CLI_N_SOLUTIONS && p->n_zone[end] > 0; s++)
    {
      g_autofree char *ties = g_strconcat (solutions[s], "_ties", NULL);

      json_builder_set_member_name (json, solutions[s]);
      add_point (json, p, p->best[end][s][0], TRUE);
      json_builder_set_member_name (json, ties);
      json_builder_begin_array (json);
      for (guint k = 1; k < p->n_best[end][s]; k++)
        add_point (json, p, p->best[end][s][k], TRUE);
      json_builder_end_array (json);
    }
  if (p->n_zone[end] == 0)
    {
      gint64 by[2];

      np_package_relaxation (p->points, p->n_points, 2, p->walk_away[end], by);
      add_pair (json, "relaxation", by);
    }
}

static void
add_step (JsonBuilder *json, const char *name, const NpCliPackages *p, const NpPackageTrade *trade, guint k)
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
add_offer (JsonBuilder *json, const NpCliPackages *p)
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

/* How every party is likely to take the package, third parties, too. */
static void
add_reactions (JsonBuilder *json, const NpCliPackages *p)
{
  json_builder_set_member_name (json, "reactions");
  json_builder_begin_array (json);
  for (guint i = 0; i < p->reactions->len; i++)
    {
      const NpPackageReaction *r = &g_array_index (p->reactions, NpPackageReaction, i);

      json_builder_begin_object (json);
      np_cli_json_string (json, "party", r->party);
      np_cli_json_number (json, "sum", r->sum);
      np_cli_json_number (json, "once", r->once);
      np_cli_json_number (json, "consent", r->consent);
      json_builder_set_member_name (json, "red_lines");
      json_builder_begin_array (json);
      for (guint k = 0; r->red_lines[k] != NULL; k++)
        json_builder_add_string_value (json, r->red_lines[k]);
      json_builder_end_array (json);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

void
np_cli_packages_print_json (NpCli *cli, const NpCliPackages *p)
{
  g_autoptr(JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  np_cli_json_integer (json, "count", p->n_points);
  json_builder_set_member_name (json, "frontier");
  json_builder_begin_array (json);
  for (guint i = 0; i < p->n_points && !g_cancellable_is_cancelled (cli->cancellable); i++)
    add_point (json, p, i, TRUE);
  json_builder_end_array (json);
  if (g_cancellable_is_cancelled (cli->cancellable))
    return;
  add_solutions (json, p, 0);
  if (p->n_ends == 2)
    {
      json_builder_set_member_name (json, "at_high");
      json_builder_begin_object (json);
      add_solutions (json, p, 1);
      json_builder_end_object (json);
    }
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
  if (p->reactions != NULL)
    add_reactions (json, p);
  if (p->chances != NULL)
    {
      np_cli_json_integer (json, "draws", NP_PACKAGE_DRAWS);
      np_cli_json_integer (json, "seed", NP_PACKAGE_SEED);
      np_cli_json_number (json, "zone", p->n_zones / (double) NP_PACKAGE_DRAWS);
    }
  json_builder_end_object (json);
  np_cli_print_json (json_builder_get_root (json));
}

/* The name of an option for people: those of a dossier are words of ours, those of a table are left alone. */
static const char *
option_word (const NpCliPackages *p, guint issue, guint option)
{
  static const char *const names[] = { "out", "minimum", "target", "maximum" };
  const char *const words[] = { _("left out"), _("minimum"), _("target"), _("maximum") };
  const char *name = p->table->options[issue][option];

  for (guint i = 0; p->dossier != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      return words[i];
  return name;
}

/* "m01=target m02=minimum": what is not out, as far as it is not @common to all. */
static char *
package_in_words (const NpCliPackages *p, const guint8 *options, const gboolean *common)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < p->input.n_issues; i++)
    if (options[i] > 0 && (common == NULL || !common[i]))
      g_string_append_printf (words, "%s%s=%s", words->len > 0 ? "  " : "", p->table->names[i],
                              option_word (p, i, options[i]));
  if (words->len == 0)
    g_string_append (words, common == NULL ? C_("package", "nothing") : "—");
  return g_string_free (words, FALSE);
}

/* Which issues have the same option in every efficient package; @options receives the one of the last of them. */
static gboolean *
find_common (const NpCliPackages *p, guint8 *options)
{
  gboolean *common = g_new (gboolean, p->input.n_issues);
  g_autofree guint8 *first = g_new (guint8, p->input.n_issues);

  np_package_frontier_get_options (p->frontier, 0, first);
  for (guint i = 0; i < p->input.n_issues; i++)
    common[i] = p->n_points > 1;
  for (guint k = 0; k < p->n_points; k++)
    {
      np_package_frontier_get_options (p->frontier, k, options);
      for (guint i = 0; i < p->input.n_issues; i++)
        common[i] = common[i] && options[i] == first[i];
    }
  return common;
}

static char *
marks_in_words (const NpCliPackages *p, guint point)
{
  const char *names[] = { _("Nash"), _("egalitarian"), _("Kalai–Smorodinsky") };
  GString *words = g_string_new (NULL);

  for (guint s = 0; s < NP_CLI_N_SOLUTIONS; s++)
    for (guint k = 0; k < p->n_best[0][s]; k++)
      if (p->best[0][s][k] == point)
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", names[s]);
  return g_string_free (words, FALSE);
}

static void
print_frontier (NpCli *cli, const NpCliPackages *p)
{
  NpCliTable *out = np_cli_table_new (p->chances != NULL ? "rrrll" : "rrll");
  g_autofree guint8 *options = g_new (guint8, p->input.n_issues);
  g_autofree gboolean *common = find_common (p, options), *others = g_new (gboolean, p->input.n_issues);
  g_autofree char *in_all = NULL;

  for (guint i = 0; i < p->input.n_issues; i++)
    others[i] = !common[i];
  in_all = package_in_words (p, options, others);
  if (p->chances != NULL)
    np_cli_table_add (out, C_("worth to", "us"), C_("worth to", "them"), _("efficient in"), _("Fair point"), _("Package"));
  else
    np_cli_table_add (out, C_("worth to", "us"), C_("worth to", "them"), _("Fair point"), _("Package"));
  for (guint i = 0; i < p->n_points && !g_cancellable_is_cancelled (cli->cancellable); i++)
    {
      g_autofree char *own = np_format_integer (p->points[i].value[0], cli->lang, 0);
      g_autofree char *other = np_format_integer (p->points[i].value[1], cli->lang, 0);
      g_autofree char *marks = marks_in_words (p, i), *package = NULL;

      np_package_frontier_get_options (p->frontier, i, options);
      package = package_in_words (p, options, common);
      if (p->chances != NULL)
        {
          g_autofree char *share = np_format_percent (p->chances[i].efficient / (double) NP_PACKAGE_DRAWS, 0, cli->lang);

          np_cli_table_add (out, own, other, share, marks, package);
        }
      else
        np_cli_table_add (out, own, other, marks, package);
    }
  np_cli_table_print (out, TRUE);
  if (p->n_points > 1)
    /* Translators: measures with their levels. */
    g_print (_("In every one of them: %s\n"), in_all);
}

static void
print_trades (NpCli *cli, const NpCliPackages *p)
{
  NpCliTable *out = np_cli_table_new ("lrrlrrrr");
  const char *us = C_("worth to", "us"), *them = C_("worth to", "them");

  np_cli_table_add (out, _("One change"), us, them, C_("trade", "against"), us, them, us, them);
  for (guint t = 0; t < p->n_trades; t++)
    {
      const NpPackageTrade *trade = &p->trades[t];
      char *cells[8];

      for (guint k = 0; k < 2; k++)
        {
          cells[3 * k] = g_strdup_printf ("%s: %s → %s", p->table->names[trade->issue[k]],
                                          option_word (p, trade->issue[k], trade->from[k]),
                                          option_word (p, trade->issue[k], trade->to[k]));
          for (guint party = 0; party < 2; party++)
            cells[3 * k + 1 + party] = np_format_integer (trade->step[k][party], cli->lang, NP_FORMAT_SIGNED);
          cells[6 + k] = np_format_integer (trade->gain[k], cli->lang, NP_FORMAT_SIGNED);
        }
      np_cli_table_add (out, cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7]);
      for (guint c = 0; c < 8; c++)
        g_free (cells[c]);
    }
  np_cli_table_print (out, TRUE);
}

static void
print_zone (NpCli *cli, const NpCliPackages *p, guint end)
{
  g_autofree char *own = NULL, *other = NULL, *own_by = NULL, *other_by = NULL;
  gint64 by[2];

  own = np_format_integer (p->walk_away[end][0], cli->lang, 0);
  other = np_format_integer (p->walk_away[end][1], cli->lang, 0);
  /* Translators: two numbers of points: what we and they have without agreement. */
  g_print (_("Walk-away values %s and %s: "), own, other);
  if (p->n_zone[end] > 0)
    {
      g_print (ngettext ("%u efficient package is worth both.\n", "%u efficient packages are worth both.\n",
                         p->n_zone[end]), p->n_zone[end]);
      return;
    }
  np_package_relaxation (p->points, p->n_points, 2, p->walk_away[end], by);
  own_by = np_format_integer (by[0], cli->lang, 0);
  other_by = np_format_integer (by[1], cli->lang, 0);
  /* Translators: two numbers of points. */
  g_print (_("no zone of agreement. It opens when ours comes down by %s and theirs by %s.\n"), own_by, other_by);
}

static void
print_reactions (NpCli *cli, const NpCliPackages *p)
{
  NpCliTable *out = np_cli_table_new ("lrrrl");

  np_cli_table_add (out, _("Party"), _("worth, summed"), _("counted once"), _("P(consent)"), _("Red lines crossed by"));
  for (guint i = 0; i < p->reactions->len; i++)
    {
      const NpPackageReaction *r = &g_array_index (p->reactions, NpPackageReaction, i);
      g_autofree char *sum = np_format_number (r->sum, 0, cli->lang, 0), *once = np_format_number (r->once, 0, cli->lang, 0);
      g_autofree char *consent = np_format_percent (r->consent, 0, cli->lang);
      g_autofree char *lines = g_strjoinv (", ", (char **) r->red_lines);

      np_cli_table_add (out, r->party, sum, once, consent, lines);
    }
  np_cli_table_print (out, TRUE);
}

void
np_cli_packages_print_text (NpCli *cli, const NpCliPackages *p)
{
  g_autofree char *offer = package_in_words (p, p->offer, NULL);

  g_print (ngettext ("%u efficient package\n\n", "%u efficient packages\n\n", p->n_points), p->n_points);
  print_frontier (cli, p);
  g_print ("\n");
  for (guint end = 0; end < p->n_ends; end++)
    print_zone (cli, p, end);
  if (p->n_trades > 0)
    {
      g_print ("\n");
      /* Translators: a package in words. */
      g_print (_("Trades from: %s\n\n"), offer);
      print_trades (cli, p);
    }
  if (p->reactions != NULL)
    {
      g_print ("\n%s\n\n", p->has_offer ? _("How each party is likely to take the offer:")
                                         : _("How each party is likely to take the Nash point:"));
      print_reactions (cli, p);
    }
}
