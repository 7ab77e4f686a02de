/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "base/np-csv.h"

static NpCsv *
parse (const char *text, GError **error)
{
  return np_csv_parse ("t.csv", g_strdup (text), strlen (text), error);
}

static void
test_good (void)
{
  static const struct
  {
    const char *text;
    guint n_rows, n_columns;
    const char *cells[6];
  } rows[] = {
    { "a,b\n1,2\n", 1, 2, { "1", "2" } },
    { "a,b\r\n1,2\r\n3,4", 2, 2, { "1", "2", "3", "4" } },
    { "a\n", 0, 1, { NULL } },
    { "a", 0, 1, { NULL } },
    { "\xEF\xBB\xBF" "a,b\n1,\n", 1, 2, { "1", "" } },
    { "a,b\n\"1,5\",\"say \"\"no\"\"\"\n", 1, 2, { "1,5", "say \"no\"" } },
    { "a,b\n\"two\nlines\",x\n\n\ny,z\n", 2, 2, { "two\nlines", "x", "y", "z" } },
    { "a,b\n  1 ,\t2 \n", 1, 2, { "1", "2" } },
    { "a,b\n x , \" y \"\n", 1, 2, { "x", " y " } },
    { "партия,тема\nРоссия,«связь»\n", 1, 2, { "Россия", "«связь»" } },
    { "a,b\n,\n", 1, 2, { "", "" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(NpCsv) csv = parse (rows[i].text, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (np_csv_get_n_rows (csv), ==, rows[i].n_rows);
      g_assert_cmpuint (np_csv_get_n_columns (csv), ==, rows[i].n_columns);
      for (guint k = 0; k < rows[i].n_rows * rows[i].n_columns; k++)
        g_assert_cmpstr (np_csv_get (csv, k / rows[i].n_columns, k % rows[i].n_columns), ==, rows[i].cells[k]);
    }
}

static void
test_bad (void)
{
  static const struct
  {
    const char *text, *message;
  } rows[] = {
    { "", "t.csv: the table is empty: begin it with a header row" },
    { "\n\n", "t.csv: the table is empty: begin it with a header row" },
    { "a,b\n1\n", "t.csv:2: the row has 1 cells and the header 2: add or remove commas; put a cell that holds a comma in quotes" },
    { "a,b\n1,2\n\n1,2,3\n", "t.csv:4: the row has 3 cells and the header 2: add or remove commas; put a cell that holds "
      "a comma in quotes" },
    { "a,a\n", "t.csv:1: column “a”: the name stands twice: rename or remove one of the two" },
    { "a,,b\n", "t.csv:1: column 2 has no name: name it in the header row" },
    { "a\n\"x\n\n", "t.csv:2: a quoted cell has no end: close it with \"" },
    { "a\n\"x\"y\n", "t.csv:2: something follows the closing quote of a cell: double the quotes inside a quoted cell" },
    { "a\nx\"y\n", "t.csv:2: a quote stands inside a cell without quotes: put the whole cell in quotes and double those inside" },
    { "a\nx\ry\n", "t.csv:2: a carriage return stands alone: end the rows with LF or CRLF" },
    { "a\nok\n\xff\n", "t.csv:3: the text is not UTF-8: save the table as UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(NpCsv) csv = parse (rows[i].text, &error);

      g_assert_null (csv);
      g_assert_cmpstr (error->message, ==, rows[i].message);
      g_assert_cmpuint (error->domain, ==, NP_INPUT_ERROR);
    }
  {
    g_autoptr(GError) error = NULL;

    g_assert_null (np_csv_parse ("t.csv", g_memdup2 ("a\n\0\n", 4), 4, &error));
    g_assert_error (error, NP_INPUT_ERROR, NP_INPUT_ERROR_SYNTAX);
  }
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *cell;
    gboolean number;
    double value;
    gboolean integer;
  } rows[] = {
    { "0", TRUE, 0, TRUE },          { "-3", TRUE, -3, TRUE },      { "12.5", TRUE, 12.5, FALSE },
    { "1e2", TRUE, 100, FALSE },     { ".5", TRUE, 0.5, FALSE },    { "\"12,5\"", FALSE, 0, FALSE },
    { "inf", FALSE, 0, FALSE },      { "nan", FALSE, 0, FALSE },    { "0x10", FALSE, 0, FALSE },
    { "1e999", FALSE, 0, FALSE },    { "12abc", FALSE, 0, FALSE },  { "-", FALSE, 0, FALSE },
    { "\"\"", FALSE, 0, FALSE },     { "101", FALSE, 0, FALSE },    { "-101", FALSE, 0, FALSE },
    { "99999999999999999999", FALSE, 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf ("x\n%s\n", rows[i].cell);
      g_autoptr(NpCsv) csv = parse (text, NULL);
      g_autoptr(GError) error = NULL;
      double value = -1;
      gint64 integer = -1;

      g_assert_cmpint (np_csv_number (csv, 0, 0, -100, 100, &value, &error), ==, rows[i].number);
      if (rows[i].number)
        g_assert_true (value == rows[i].value);
      else
        g_assert_cmpuint (error->domain, ==, NP_INPUT_ERROR);
      g_assert_cmpint (np_csv_integer (csv, 0, 0, -100, 100, &integer, NULL), ==, rows[i].integer);
      if (rows[i].integer)
        g_assert_cmpint (integer, ==, (gint64) rows[i].value);
    }
  {
    g_autoptr(NpCsv) csv = parse ("x,y\n5,\n\n7,300\n", NULL);
    g_autoptr(GError) empty = NULL, range = NULL, missing = NULL;
    double value;
    guint column;

    g_assert_false (np_csv_number (csv, 0, 1, 0, 100, &value, &empty));
    g_assert_cmpstr (empty->message, ==, "t.csv:2: column “y”: the cell is empty: fill it in");
    g_assert_false (np_csv_number (csv, 1, 1, 0, 100, &value, &range));
    g_assert_cmpstr (range->message, ==, "t.csv:4: column “y”: “300” is out of range: write a number from 0 to 100");
    g_assert_false (np_csv_need (csv, "z", &column, &missing));
    g_assert_cmpstr (missing->message, ==, "t.csv:1: there is no column “z”: add it to the header row");
    g_assert_true (np_csv_need (csv, "y", &column, NULL));
    g_assert_cmpuint (column, ==, 1);
  }
}

static void
test_names (void)
{
  g_autoptr(NpCsvNames) names = np_csv_names_new ();

  g_assert_cmpuint (np_csv_names_add (names, "b"), ==, 0);
  g_assert_cmpuint (np_csv_names_add (names, "a"), ==, 1);
  g_assert_cmpuint (np_csv_names_add (names, "b"), ==, 0);
  g_assert_cmpint (np_csv_names_find (names, "a"), ==, 1);
  g_assert_cmpint (np_csv_names_find (names, "c"), ==, -1);
  g_assert_cmpuint (np_csv_names_get_n (names), ==, 2);
  g_assert_cmpstr (np_csv_names_get (names, 0), ==, "b");
}

static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("np-csv-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "t.csv", NULL);
  g_autoptr(GError) missing = NULL, directory = NULL;
  g_autoptr(NpCsv) csv = NULL;

  g_assert_null (np_csv_load (path, &missing));
  g_assert_error (missing, NP_INPUT_ERROR, NP_INPUT_ERROR_MISSING);
  g_assert_null (np_csv_load (folder, &directory));
  g_assert_error (directory, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_assert_true (g_file_set_contents (path, "a,b\n1,2\n", -1, NULL));
  csv = np_csv_load (path, NULL);
  g_assert_cmpstr (np_csv_get (csv, 0, 1), ==, "2");
  g_unlink (path);
  g_rmdir (folder);
}

/* Random bytes made of the signs that matter: never a crash, and what is accepted has whole rows. */
static void
test_random (void)
{
  static const char *const pieces[] = { ",", "\"", "\n", "\r\n", "\r", "a", "1.5", " ", "я", "\"\"" };

  for (guint run = 0; run < 3000; run++)
    {
      GString *text = g_string_new ("h,k\n");
      gsize length;
      g_autoptr(NpCsv) csv = NULL;

      for (gint n = g_test_rand_int_range (0, 20); n > 0; n--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      length = text->len;
      csv = np_csv_parse ("t.csv", g_string_free (text, FALSE), length, NULL);
      for (guint i = 0; csv != NULL && i < np_csv_get_n_rows (csv); i++)
        for (guint c = 0; c < 2; c++)
          g_assert_true (g_utf8_validate (np_csv_get (csv, i, c), -1, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/interchange/csv/good", test_good);
  g_test_add_func ("/interchange/csv/bad", test_bad);
  g_test_add_func ("/interchange/csv/numbers", test_numbers);
  g_test_add_func ("/interchange/csv/names", test_names);
  g_test_add_func ("/interchange/csv/files", test_files);
  g_test_add_func ("/interchange/csv/random", test_random);
  return g_test_run ();
}
