/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/np-cli-package-table.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/np-csv.h"

/* The rows of one issue while the table is read. */
typedef struct
{
  GPtrArray *options;
  GArray *worths, *rows;
} Rows;

static void
rows_free (gpointer data)
{
  Rows *rows = data;

  g_ptr_array_unref (rows->options);
  g_array_unref (rows->worths);
  g_array_unref (rows->rows);
  g_free (rows);
}

static Rows *
rows_new (void)
{
  Rows *rows = g_new (Rows, 1);

  rows->options = g_ptr_array_new ();
  rows->worths = g_array_new (FALSE, FALSE, sizeof (gint32));
  rows->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  return rows;
}

static gboolean
read_row (const NpCsv *csv, guint row, const guint columns[4], NpCsvNames *issues, GPtrArray *all, GError **error)
{
  const char *issue = np_csv_text (csv, row, columns[0], error);
  const char *option = issue != NULL ? np_csv_text (csv, row, columns[1], error) : NULL;
  Rows *rows;
  guint number;

  if (option == NULL)
    return FALSE;
  number = np_csv_names_add (issues, issue);
  if (number == all->len)
    g_ptr_array_add (all, rows_new ());
  rows = g_ptr_array_index (all, number);
  if (g_ptr_array_find_with_equal_func (rows->options, option, g_str_equal, NULL))
    {
      np_csv_set_error (csv, (int) row, (int) columns[1], error, NP_INPUT_ERROR_ID, _("the option stands twice"),
                        _("rename or remove one of the two rows"));
      return FALSE;
    }
  if (rows->options->len == NP_PACKAGE_MAX_OPTIONS || all->len > NP_PACKAGE_MAX_ISSUES)
    {
      np_csv_set_error (csv, (int) row, -1, error, NP_INPUT_ERROR_LIMIT, _("more than 64 options or 1024 issues"),
                        _("take fewer"));
      return FALSE;
    }
  for (guint p = 0; p < 2; p++)
    {
      gint64 worth;
      gint32 small;

      if (!np_csv_integer (csv, row, columns[2 + p], G_MININT32, G_MAXINT32, &worth, error))
        return FALSE;
      small = (gint32) worth;
      g_array_append_val (rows->worths, small);
    }
  g_ptr_array_add (rows->options, (gpointer) option);
  g_array_append_val (rows->rows, row);
  return TRUE;
}

gboolean
np_cli_package_table_resolve (const NpPackageTable *table, const char *item, guint *issue, guint64 *options)
{
  int found = np_package_table_find (table, item);

  if (found >= 0)
    {
      *issue = (guint) found;
      *options = ~(guint64) 1;
      return TRUE;
    }
  /* Names may hold the signs themselves: every place is tried. */
  for (const char *sign = strpbrk (item, "=:"); sign != NULL; sign = strpbrk (sign + 1, "=:"))
    {
      g_autofree char *name = g_strndup (item, (gsize) (sign - item));
      int option;

      found = np_package_table_find (table, g_strstrip (name));
      option = found >= 0 ? np_package_table_find_option (table, (guint) found, sign + 1 + strspn (sign + 1, " ")) : -1;
      if (option >= 0)
        {
          *issue = (guint) found;
          *options = (guint64) 1 << option;
          return TRUE;
        }
    }
  return FALSE;
}

/* One cell of "needs" or "excludes". */
static gboolean
read_links (NpPackageTable *table, const NpCsv *csv, guint row, guint column, guint issue, guint option,
            gboolean excludes, GError **error)
{
  g_auto(GStrv) items = g_strsplit (np_csv_get (csv, row, column), ";", -1);

  for (guint i = 0; items[i] != NULL; i++)
    {
      guint other;
      guint64 options;

      if (*g_strstrip (items[i]) == '\0')
        continue;
      if (!np_cli_package_table_resolve (table, items[i], &other, &options))
        {
          g_autofree char *what = g_strdup_printf (_("there is no issue or option “%s”"), items[i]);

          np_csv_set_error (csv, (int) row, (int) column, error, NP_INPUT_ERROR_REFERENCE, what,
                            _("write ISSUE or ISSUE=OPTION, several with semicolons between them"));
          return FALSE;
        }
      np_package_table_add_needs (table, issue, (guint64) 1 << option, other, excludes ? ~options : options);
    }
  return TRUE;
}

NpPackageTable *
np_cli_package_table_load (const char *path, GError **error)
{
  static const char *const names[] = { "issue", "option", "own", "other" };
  g_autoptr(NpCsv) csv = np_csv_load (path, error);
  g_autoptr(NpCsvNames) issues = np_csv_names_new ();
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func (rows_free);
  g_autoptr(NpPackageTable) table = NULL;
  int links[2];
  guint columns[4];

  if (csv == NULL)
    return NULL;
  for (guint c = 0; c < 4; c++)
    if (!np_csv_need (csv, names[c], &columns[c], error))
      return NULL;
  for (guint row = 0; row < np_csv_get_n_rows (csv); row++)
    if (!read_row (csv, row, columns, issues, all, error))
      return NULL;
  if (all->len == 0)
    {
      np_csv_set_error (csv, -1, -1, error, NP_INPUT_ERROR_MISSING, _("the table has no rows"),
                        _("write one row for each option of each issue"));
      return NULL;
    }

  table = np_package_table_new (all->len);
  for (guint i = 0; i < all->len; i++)
    {
      Rows *rows = g_ptr_array_index (all, i);

      g_ptr_array_add (rows->options, NULL);
      np_package_table_set_issue (table, i, np_csv_names_get (issues, i), (const char *const *) rows->options->pdata,
                                  (const gint32 *) (gpointer) rows->worths->data);
    }
  links[0] = np_csv_find (csv, "needs");
  links[1] = np_csv_find (csv, "excludes");
  for (guint i = 0; i < all->len; i++)
    {
      Rows *rows = g_ptr_array_index (all, i);

      for (guint v = 0; v < rows->rows->len; v++)
        for (guint l = 0; l < 2; l++)
          if (links[l] >= 0
              && !read_links (table, csv, g_array_index (rows->rows, guint, v), (guint) links[l], i, v, l == 1, error))
            return NULL;
    }
  return g_steal_pointer (&table);
}
