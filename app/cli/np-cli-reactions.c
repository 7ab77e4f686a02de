/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/np-cli-reactions.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "base/np-format.h"

gboolean
np_cli_reactions_read_day (const char *words, double *day)
{
  /* A year or month stands for its first day. */
  g_autofree char *whole = g_strconcat (words, strlen (words) == 4 ? "-01-01" : strlen (words) == 7 ? "-01" : "", NULL);
  GDate date;

  if (!np_date_parse (whole, &date))
    return FALSE;
  *day = g_date_get_julian (&date);
  return TRUE;
}

void
np_cli_reactions_free (NpCliReactions *self)
{
  g_free ((gpointer) self->table.party);
  g_free ((gpointer) self->table.item);
  g_free ((gpointer) self->table.kind);
  g_free ((gpointer) self->table.day);
  g_free ((gpointer) self->table.reliability);
  g_free ((gpointer) self->table.reaction);
  g_free ((gpointer) self->table.x);
  np_csv_names_free (self->parties);
  np_csv_names_free (self->items);
  np_csv_names_free (self->kinds);
  g_strfreev (self->drivers);
  g_free (self);
}

typedef struct
{
  const NpCsv *csv;
  guint party, item, date, reaction;
  int kind, reliability;
  guint *x;
} Columns;

static gboolean
read_row (NpCliReactions *self, const Columns *c, guint row, GError **error)
{
  NpLearnTable *t = &self->table;
  const char *party = np_csv_text (c->csv, row, c->party, error), *item, *date;
  double *day = (double *) t->day, *reliability = (double *) t->reliability, *x = (double *) t->x;
  gint64 reaction = 0;

  if (party == NULL || (item = np_csv_text (c->csv, row, c->item, error)) == NULL
      || (date = np_csv_text (c->csv, row, c->date, error)) == NULL)
    return FALSE;
  ((guint *) t->party)[row] = np_csv_names_add (self->parties, party);
  ((guint *) t->item)[row] = np_csv_names_add (self->items, item);
  ((guint *) t->kind)[row] = c->kind >= 0 && *np_csv_get (c->csv, row, c->kind) != '\0'
                             ? np_csv_names_add (self->kinds, np_csv_get (c->csv, row, c->kind)) : NP_NO_KIND;
  if (!np_cli_reactions_read_day (date, &day[row]))
    {
      np_csv_set_error (c->csv, row, c->date, error, NP_INPUT_ERROR_SYNTAX, _("this is no date"),
                        _("write it as 2018-07-18"));
      return FALSE;
    }
  if (row > 0 && day[row] < day[row - 1])
    {
      np_csv_set_error (c->csv, row, c->date, error, NP_INPUT_ERROR_RANGE, _("the date is earlier than in the row before"),
                        _("sort the rows by date"));
      return FALSE;
    }
  reliability[row] = 1.0;
  if (c->reliability >= 0 && *np_csv_get (c->csv, row, c->reliability) != '\0')
    {
      if (!np_csv_number (c->csv, row, c->reliability, 0.0, 1e6, &reliability[row], error))
        return FALSE;
      if (reliability[row] == 0.0)
        {
          np_csv_set_error (c->csv, row, c->reliability, error, NP_INPUT_ERROR_RANGE, _("a reliability of 0 says nothing"),
                            _("use a number above 0, or remove the row"));
          return FALSE;
        }
    }
  if (*np_csv_get (c->csv, row, c->reaction) != '\0'
      && !np_csv_integer (c->csv, row, c->reaction, 1, NP_REACTION_MAX_CATEGORIES, &reaction, error))
    return FALSE;
  ((guint8 *) t->reaction)[row] = reaction;
  t->n = MAX (t->n, (guint) reaction);
  for (guint j = 0; j < t->n_x; j++)
    if (!np_csv_number (c->csv, row, c->x[j], -1e6, 1e6, &x[(gsize) row * t->n_x + j], error))
      return FALSE;
  return TRUE;
}

NpCliReactions *
np_cli_reactions_load (const char *path, GError **error)
{
  static const char *const known[] = { "party", "item", "kind", "date", "reliability", "reaction", NULL };
  g_autoptr(NpCsv) csv = np_csv_load (path, error);
  g_autoptr(NpCliReactions) self = NULL;
  g_autoptr(GPtrArray) drivers = NULL;
  g_autofree guint *x = NULL;
  Columns c = { .csv = csv };
  gsize rows;

  if (csv == NULL || !np_csv_need (csv, "party", &c.party, error) || !np_csv_need (csv, "item", &c.item, error)
      || !np_csv_need (csv, "date", &c.date, error) || !np_csv_need (csv, "reaction", &c.reaction, error))
    return NULL;
  c.kind = np_csv_find (csv, "kind");
  c.reliability = np_csv_find (csv, "reliability");
  c.x = x = g_new (guint, np_csv_get_n_columns (csv));
  drivers = g_ptr_array_new ();
  for (guint i = 0; i < np_csv_get_n_columns (csv); i++)
    if (!g_strv_contains (known, np_csv_get_name (csv, i)))
      {
        x[drivers->len] = i;
        g_ptr_array_add (drivers, g_strdup (np_csv_get_name (csv, i)));
      }
  rows = np_csv_get_n_rows (csv);
  self = g_new0 (NpCliReactions, 1);
  self->parties = np_csv_names_new ();
  self->items = np_csv_names_new ();
  self->kinds = np_csv_names_new ();
  self->table = (NpLearnTable) {
    .n_rows = rows, .n_x = drivers->len, .n = NP_REACTION_MIN_CATEGORIES, .party = g_new0 (guint, rows),
    .item = g_new0 (guint, rows), .kind = g_new0 (guint, rows), .day = g_new0 (double, rows),
    .reliability = g_new0 (double, rows), .reaction = g_new0 (guint8, rows), .x = g_new0 (double, rows * drivers->len),
  };
  g_ptr_array_add (drivers, NULL);
  self->drivers = (char **) g_ptr_array_steal (drivers, NULL);
  if (rows == 0)
    {
      np_input_error_set (error, NP_INPUT_ERROR_MISSING, path, 0, _("the table has no rows"),
                          _("add one row per reaction"));
      return NULL;
    }
  for (guint row = 0; row < rows; row++)
    if (!read_row (self, &c, row, error))
      return NULL;
  self->table.n_parties = np_csv_names_get_n (self->parties);
  self->table.n_items = np_csv_names_get_n (self->items);
  self->table.n_kinds = np_csv_names_get_n (self->kinds);
  return g_steal_pointer (&self);
}

gboolean
np_cli_reactions_load_prior (NpCliReactions *self, const char *path, double **mean, double **sd, GError **error)
{
  g_autoptr(NpCsv) csv = np_csv_load (path, error);
  guint party_column, driver_column, mean_column, sd_column, width = self->table.n_x + 2;
  gsize n = (gsize) self->table.n_parties * width;

  if (csv == NULL || !np_csv_need (csv, "party", &party_column, error)
      || !np_csv_need (csv, "driver", &driver_column, error) || !np_csv_need (csv, "mean", &mean_column, error)
      || !np_csv_need (csv, "sd", &sd_column, error))
    return FALSE;
  *mean = g_new (double, n);
  *sd = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    (*mean)[i] = (*sd)[i] = NAN;
  for (guint row = 0; row < np_csv_get_n_rows (csv); row++)
    {
      const char *name = np_csv_text (csv, row, party_column, error), *driver;
      int party, place = -1;

      if (name == NULL || (driver = np_csv_text (csv, row, driver_column, error)) == NULL)
        return FALSE;
      party = np_csv_names_find (self->parties, name);
      if (g_str_equal (driver, "intercept"))
        place = 0;
      else if (g_str_equal (driver, "company"))
        place = width - 1;
      for (guint j = 0; j < self->table.n_x && place < 0; j++)
        if (g_str_equal (driver, self->drivers[j]))
          place = j + 1;
      if (party < 0 || place < 0)
        {
          np_csv_set_error (csv, row, party < 0 ? party_column : driver_column, error, NP_INPUT_ERROR_REFERENCE,
                            party < 0 ? _("the table has no such party") : _("the table has no such driver"),
                            party < 0 ? _("spell it as in the table")
                                      : _("use “intercept”, “company” or a driver column of the table"));
          return FALSE;
        }
      if (!np_csv_number (csv, row, mean_column, -1e6, 1e6, &(*mean)[(gsize) party * width + place], error)
          || !np_csv_number (csv, row, sd_column, 0.0, 1e6, &(*sd)[(gsize) party * width + place], error))
        return FALSE;
    }
  return TRUE;
}
