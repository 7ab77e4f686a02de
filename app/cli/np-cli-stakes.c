/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/np-cli-stakes.h"

#include <glib/gi18n.h>

#include "cli/np-cli-dossier.h"
#include "dossier/np-scenario.h"
#include "forecast/np-forecast-decision.h"
#include "base/np-csv.h"

void
np_cli_stakes_from_clear (NpCliStakesFrom *from)
{
  g_free (from->table);
  g_free (from->scale);
  g_strfreev (from->issues);
  g_free (from->scenario);
}

/* A number with its range; the columns of the range, and their cells, may be missing. */
static gboolean
read_triangle (const NpCsv *csv, guint row, const char *field, double low, double high, NpTriangle *triangle, GError **error)
{
  g_autofree char *low_name = g_strconcat (field, "_low", NULL), *high_name = g_strconcat (field, "_high", NULL);
  int mode_column = np_csv_find (csv, field);
  int low_column = np_csv_find (csv, low_name), high_column = np_csv_find (csv, high_name);

  if (!np_csv_number (csv, row, (guint) mode_column, low, high, &triangle->mode, error))
    return FALSE;
  triangle->low = triangle->high = triangle->mode;
  if (low_column >= 0 && *np_csv_get (csv, row, (guint) low_column) != '\0'
      && !np_csv_number (csv, row, (guint) low_column, low, triangle->mode, &triangle->low, error))
    return FALSE;
  return high_column < 0 || *np_csv_get (csv, row, (guint) high_column) == '\0'
         || np_csv_number (csv, row, (guint) high_column, triangle->mode, high, &triangle->high, error);
}

static gboolean
read_scales (NpStakeTable *self, const NpCsvNames *issues, const NpCsvNames *all, const char *path, GError **error)
{
  g_autoptr(NpCsv) csv = np_csv_load (path, error);
  g_autofree gboolean *seen = g_new0 (gboolean, np_csv_names_get_n (all));
  guint issue_column, low_column, high_column;

  if (csv == NULL || !np_csv_need (csv, "issue", &issue_column, error) || !np_csv_need (csv, "low", &low_column, error)
      || !np_csv_need (csv, "high", &high_column, error))
    return FALSE;
  for (guint row = 0; row < np_csv_get_n_rows (csv); row++)
    {
      const char *issue = np_csv_text (csv, row, issue_column, error);
      double low, high;
      int k;

      if (issue == NULL || !np_csv_number (csv, row, low_column, -1e15, 1e15, &low, error)
          || !np_csv_number (csv, row, high_column, -1e15, 1e15, &high, error))
        return FALSE;
      k = np_csv_names_find (all, issue);
      if (k < 0 || seen[k])
        {
          np_csv_set_error (csv, (int) row, (int) issue_column, error,
                            k < 0 ? NP_INPUT_ERROR_REFERENCE : NP_INPUT_ERROR_ID,
                            k < 0 ? _("the table has no such issue") : _("the issue stands twice"),
                            k < 0 ? _("spell it as in the table") : _("remove one of the two rows"));
          return FALSE;
        }
      seen[k] = TRUE;
      if (!(high > low))
        {
          np_csv_set_error (csv, (int) row, (int) high_column, error, NP_INPUT_ERROR_RANGE,
                            _("the scale has no length"), _("write a number above “low”"));
          return FALSE;
        }
      k = np_csv_names_find (issues, issue);
      if (k >= 0)
        {
          self->low[k] = low;
          self->high[k] = high;
        }
    }
  return TRUE;
}

static gboolean
read_rows (NpStakeTable *self, const NpCsv *csv, const NpCsvNames *parties, const NpCsvNames *issues,
           guint party_column, guint issue_column, GError **error)
{
  for (guint row = 0; row < np_csv_get_n_rows (csv); row++)
    {
      int i = np_csv_names_find (parties, np_csv_get (csv, row, party_column));
      int k = np_csv_names_find (issues, np_csv_get (csv, row, issue_column));
      gsize at;

      if (k < 0)
        continue;
      at = (gsize) i * self->n_issues + (gsize) k;
      if (self->known[at])
        {
          np_csv_set_error (csv, (int) row, (int) party_column, error, NP_INPUT_ERROR_ID,
                            _("party and issue stand together twice"), _("remove one of the two rows"));
          return FALSE;
        }
      self->known[at] = TRUE;
      if (!read_triangle (csv, row, "position", self->low[k], self->high[k], &self->stakes[at].position, error)
          || !read_triangle (csv, row, "salience", 0.0, 1.0, &self->stakes[at].salience, error)
          || !read_triangle (csv, row, "capability", 0.0, 1e100, &self->stakes[at].capability, error))
        return FALSE;
    }
  return TRUE;
}

static NpStakeTable *
load_table (const NpCliStakesFrom *from, GError **error)
{
  g_autoptr(NpCsv) csv = np_csv_load (from->table, error);
  g_autoptr(NpCsvNames) parties = np_csv_names_new (), issues = np_csv_names_new (), all = np_csv_names_new ();
  g_autoptr(NpStakeTable) self = NULL;
  guint party_column, issue_column, other;

  if (csv == NULL || !np_csv_need (csv, "party", &party_column, error)
      || !np_csv_need (csv, "issue", &issue_column, error) || !np_csv_need (csv, "position", &other, error)
      || !np_csv_need (csv, "salience", &other, error) || !np_csv_need (csv, "capability", &other, error))
    return NULL;
  for (guint row = 0; row < np_csv_get_n_rows (csv); row++)
    {
      const char *party = np_csv_text (csv, row, party_column, error);
      const char *issue = party != NULL ? np_csv_text (csv, row, issue_column, error) : NULL;

      if (issue == NULL)
        return NULL;
      np_csv_names_add (all, issue);
      if (from->issues != NULL && !g_strv_contains ((const char *const *) from->issues, issue))
        continue;
      np_csv_names_add (parties, party);
      np_csv_names_add (issues, issue);
    }
  for (guint k = 0; from->issues != NULL && from->issues[k] != NULL; k++)
    if (np_csv_names_find (issues, from->issues[k]) < 0)
      {
        g_autofree char *what = g_strdup_printf (_("there is no issue “%s”"), from->issues[k]);

        np_csv_set_error (csv, -1, (int) issue_column, error, NP_INPUT_ERROR_REFERENCE, what, _("spell it as in the table"));
        return NULL;
      }
  if (np_csv_names_get_n (issues) == 0)
    {
      np_csv_set_error (csv, -1, -1, error, NP_INPUT_ERROR_MISSING, _("the table has no rows"),
                        _("write one row for each party and issue"));
      return NULL;
    }

  self = np_stake_table_new (np_csv_names_get_n (parties), np_csv_names_get_n (issues));
  for (guint i = 0; i < self->n_parties; i++)
    self->parties[i] = g_strdup (np_csv_names_get (parties, i));
  for (guint k = 0; k < self->n_issues; k++)
    self->issues[k] = g_strdup (np_csv_names_get (issues, k));
  if (from->scale != NULL && !read_scales (self, issues, all, from->scale, error))
    return NULL;
  if (!read_rows (self, csv, parties, issues, party_column, issue_column, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* The issues of the dossier that were asked for, with the parties that have a stake in one of them. */
static NpStakeTable *
restrict_issues (const NpStakeTable *all, char **issues, GError **error)
{
  guint n_issues = g_strv_length (issues), n_parties = 0;
  g_autofree guint *columns = g_new (guint, n_issues), *rows = g_new (guint, all->n_parties);
  NpStakeTable *self;

  for (guint k = 0; k < n_issues; k++)
    {
      for (columns[k] = 0; columns[k] < all->n_issues && !g_str_equal (all->issues[columns[k]], issues[k]);)
        columns[k]++;
      if (columns[k] == all->n_issues)
        {
          g_autofree char *what = g_strdup_printf (_("there is no issue “%s” on which somebody has a stance"), issues[k]);

          np_input_error_set (error, NP_INPUT_ERROR_REFERENCE, NULL, 0, what, _("give the identifier of an issue"));
          return NULL;
        }
    }
  for (guint i = 0; i < all->n_parties; i++)
    for (guint k = 0; k < n_issues; k++)
      if (all->known[i * all->n_issues + columns[k]])
        {
          rows[n_parties++] = i;
          break;
        }
  self = np_stake_table_new (n_parties, n_issues);
  for (guint k = 0; k < n_issues; k++)
    self->issues[k] = g_strdup (issues[k]);
  for (guint i = 0; i < n_parties; i++)
    {
      self->parties[i] = g_strdup (all->parties[rows[i]]);
      for (guint k = 0; k < n_issues; k++)
        {
          self->known[i * n_issues + k] = all->known[rows[i] * all->n_issues + columns[k]];
          self->stakes[i * n_issues + k] = all->stakes[rows[i] * all->n_issues + columns[k]];
        }
    }
  return self;
}

static NpStakeTable *
load_dossier (const char *path, const NpCliStakesFrom *from, GError **error)
{
  g_autoptr(NpDossier) dossier = np_cli_load (path, error);
  g_autoptr(NpStakeTable) table = NULL;

  if (dossier == NULL
      || (from->scenario != NULL
          && np_cli_need (dossier, from->scenario, NP_TYPE_SCENARIO, _("scenario"), error) == NULL))
    return NULL;
  table = np_forecast_stakes (dossier, from->scenario);
  if (table == NULL)
    {
      np_input_error_set (error, NP_INPUT_ERROR_MISSING, path, 0, _("no party has a position and a salience on any issue"),
                          _("enter stances first"));
      return NULL;
    }
  return from->issues != NULL ? restrict_issues (table, from->issues, error) : g_steal_pointer (&table);
}

NpStakeTable *
np_cli_stakes_load (NpCli *cli, const NpCliStakesFrom *from, GError **error)
{
  if ((from->table == NULL) == (cli->args[0] == NULL) || (from->table == NULL && from->scale != NULL)
      || (from->table != NULL && from->scenario != NULL))
    {
      g_set_error_literal (error, NP_INPUT_ERROR, NP_INPUT_ERROR_USAGE,
                           _("give a dossier, or --table (with --scale), and not both"));
      return NULL;
    }
  return from->table != NULL ? load_table (from, error) : load_dossier (cli->args[0], from, error);
}
