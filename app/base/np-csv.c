/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/np-csv.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#define MAX_SIZE (G_GUINT64_CONSTANT (1) << 30)
#define MAX_COLUMNS 4096

struct _NpCsv
{
  char *name;
  char *text;
  guint n_rows, n_columns;
  GPtrArray *cells;  /* [row of the file][column], into text; the header first */
  GArray *lines;     /* [row of the file] line on which it begins */
};

struct _NpCsvNames
{
  GHashTable *numbers;
  GPtrArray *names;
};

void
np_csv_set_error (const NpCsv *self, int row, int column, GError **error, NpInputError code, const char *what,
                  const char *remedy)
{
  g_autofree char *where = NULL;

  if (column >= 0)
    /* Translators: the column of a table; what is wrong with it. */
    where = g_strdup_printf (_("column “%s”: %s"), np_csv_get_name (self, (guint) column), what);
  np_input_error_set (error, code, self->name, g_array_index (self->lines, guint, row + 1), where != NULL ? where : what,
                      remedy);
}

/* The state of the reading. */
typedef struct
{
  NpCsv *csv;
  char *at, *end;
  guint line;
  GError **error;
} Reader;

static gboolean
fail (Reader *r, guint line, const char *what, const char *remedy)
{
  np_input_error_set (r->error, NP_INPUT_ERROR_SYNTAX, r->csv->name, line, what, remedy);
  return FALSE;
}

static gboolean
at_row_end (const Reader *r)
{
  return r->at == r->end || *r->at == '\n' || (*r->at == '\r' && r->at + 1 < r->end && r->at[1] == '\n');
}

static gboolean
read_quoted (Reader *r)
{
  guint begin = r->line;
  char *cell = ++r->at, *to = cell;

  for (;; r->at++)
    {
      if (r->at == r->end)
        return fail (r, begin, _("a quoted cell has no end"), _("close it with \""));
      if (*r->at == '"')
        {
          if (r->at + 1 == r->end || r->at[1] != '"')
            break;
          r->at++;
        }
      else if (*r->at == '\n')
        r->line++;
      *to++ = *r->at;
    }
  r->at++;
  if (!at_row_end (r) && *r->at != ',')
    return fail (r, r->line, _("something follows the closing quote of a cell"),
                 _("double the quotes inside a quoted cell"));
  *to = '\0';
  g_ptr_array_add (r->csv->cells, cell);
  return TRUE;
}

static gboolean
read_plain (Reader *r, char **end)
{
  char *cell = r->at;

  while (!at_row_end (r) && *r->at != ',')
    {
      if (*r->at == '"')
        return fail (r, r->line, _("a quote stands inside a cell without quotes"),
                     _("put the whole cell in quotes and double those inside"));
      if (*r->at == '\r')
        return fail (r, r->line, _("a carriage return stands alone"), _("end the rows with LF or CRLF"));
      r->at++;
    }
  *end = r->at;
  while (cell < *end && (*cell == ' ' || *cell == '\t'))
    cell++;
  while (*end > cell && ((*end)[-1] == ' ' || (*end)[-1] == '\t'))
    (*end)--;
  g_ptr_array_add (r->csv->cells, cell);
  return TRUE;
}

/* Reads the cells of one row, and passes over its end. */
static gboolean
read_row (Reader *r)
{
  guint before = r->csv->cells->len, line = r->line;

  g_array_append_val (r->csv->lines, line);
  for (;;)
    {
      char *cell_end = NULL, separator;

      while (r->at < r->end && (*r->at == ' ' || *r->at == '\t') && r->at + 1 < r->end && r->at[1] == '"')
        r->at++;
      if (r->at < r->end && *r->at == '"' ? !read_quoted (r) : !read_plain (r, &cell_end))
        return FALSE;
      if (r->csv->cells->len - before > MAX_COLUMNS)
        return fail (r, line, _("too many columns"), NULL);
      separator = r->at < r->end ? *r->at : '\0';
      /* The end of a plain cell is only cut off when the sign that ended it has been seen. */
      if (cell_end != NULL)
        *cell_end = '\0';
      if (separator != ',')
        {
          r->at += separator == '\r' ? 2 : separator == '\n' ? 1 : 0;
          r->line++;
          return TRUE;
        }
      r->at++;
    }
}

static gboolean
check_header (NpCsv *self, GError **error)
{
  for (guint c = 0; c < self->n_columns; c++)
    {
      const char *name = np_csv_get_name (self, c);

      if (*name == '\0')
        {
          g_autofree char *what = g_strdup_printf (_("column %u has no name"), c + 1);

          np_csv_set_error (self, -1, -1, error, NP_INPUT_ERROR_MISSING, what, _("name it in the header row"));
          return FALSE;
        }
      if (np_csv_find (self, name) != (int) c)
        {
          np_csv_set_error (self, -1, (int) c, error, NP_INPUT_ERROR_ID, _("the name stands twice"),
                            _("rename or remove one of the two"));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_all (NpCsv *self, gsize length, GError **error)
{
  Reader r = { self, self->text, self->text + length, 1, error };
  const char *bad;

  if (!g_utf8_validate_len (self->text, length, &bad))
    {
      guint line = 1;

      for (const char *c = self->text; c < bad; c++)
        line += *c == '\n';
      return fail (&r, line, _("the text is not UTF-8"), _("save the table as UTF-8"));
    }
  if (length >= 3 && memcmp (self->text, "\xEF\xBB\xBF", 3) == 0)
    r.at += 3;
  while (r.at < r.end)
    {
      guint before = self->cells->len, n;

      if (at_row_end (&r))
        {
          r.at += *r.at == '\r' ? 2 : 1;
          r.line++;
          continue;
        }
      if (!read_row (&r))
        return FALSE;
      n = self->cells->len - before;
      if (self->n_columns == 0)
        {
          self->n_columns = n;
          if (!check_header (self, error))
            return FALSE;
        }
      else if (n != self->n_columns)
        {
          g_autofree char *what = g_strdup_printf (_("the row has %u cells and the header %u"), n, self->n_columns);

          return fail (&r, g_array_index (self->lines, guint, self->lines->len - 1), what,
                       _("add or remove commas; put a cell that holds a comma in quotes"));
        }
    }
  if (self->n_columns == 0)
    return fail (&r, 0, _("the table is empty"), _("begin it with a header row"));
  self->n_rows = self->lines->len - 1;
  return TRUE;
}

NpCsv *
np_csv_parse (const char *name, char *text, gsize length, GError **error)
{
  g_autoptr(NpCsv) self = g_new0 (NpCsv, 1);

  self->name = g_strdup (name);
  self->text = g_realloc (text, length + 1);
  self->text[length] = '\0';
  self->cells = g_ptr_array_new ();
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  return read_all (self, length, error) ? g_steal_pointer (&self) : NULL;
}

NpCsv *
np_csv_load (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInfo) info = NULL;
  g_autoptr(GError) failure = NULL;
  char *text = NULL;
  gsize length;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, &failure);
  if (info != NULL && (guint64) g_file_info_get_size (info) > MAX_SIZE)
    {
      np_input_error_set (error, NP_INPUT_ERROR_LIMIT, name, 0, _("the table is larger than 1 GB"), _("divide it"));
      return NULL;
    }
  if (info == NULL || !g_file_load_contents (file, NULL, &text, &length, NULL, &failure))
    {
      if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        np_input_error_set (error, NP_INPUT_ERROR_MISSING, name, 0, _("there is no such file"), _("check the name"));
      else
        g_propagate_prefixed_error (error, g_steal_pointer (&failure), "%s: ", name);
      return NULL;
    }
  return np_csv_parse (name, text, length, error);
}

void
np_csv_free (NpCsv *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->cells);
  g_array_unref (self->lines);
  g_free (self->text);
  g_free (self->name);
  g_free (self);
}

guint
np_csv_get_n_rows (const NpCsv *self)
{
  return self->n_rows;
}

guint
np_csv_get_n_columns (const NpCsv *self)
{
  return self->n_columns;
}

const char *
np_csv_get_name (const NpCsv *self, guint column)
{
  return g_ptr_array_index (self->cells, column);
}

int
np_csv_find (const NpCsv *self, const char *name)
{
  for (guint c = 0; c < self->n_columns; c++)
    if (g_str_equal (np_csv_get_name (self, c), name))
      return (int) c;
  return -1;
}

gboolean
np_csv_need (const NpCsv *self, const char *name, guint *column, GError **error)
{
  int found = np_csv_find (self, name);

  if (found < 0)
    {
      g_autofree char *what = g_strdup_printf (_("there is no column “%s”"), name);

      np_csv_set_error (self, -1, -1, error, NP_INPUT_ERROR_MISSING, what, _("add it to the header row"));
      return FALSE;
    }
  *column = (guint) found;
  return TRUE;
}

const char *
np_csv_get (const NpCsv *self, guint row, guint column)
{
  return g_ptr_array_index (self->cells, ((gsize) row + 1) * self->n_columns + column);
}

const char *
np_csv_text (const NpCsv *self, guint row, guint column, GError **error)
{
  const char *cell = np_csv_get (self, row, column);

  if (*cell != '\0')
    return cell;
  np_csv_set_error (self, (int) row, (int) column, error, NP_INPUT_ERROR_MISSING, _("the cell is empty"), _("fill it in"));
  return NULL;
}

/* g_ascii_strtod() alone would take "inf", "0x1p3" and "12abc", too. */
static gboolean
read_number (const char *cell, double *value)
{
  char *end;

  if (cell[strspn (cell, "0123456789+-.eE")] != '\0')
    return FALSE;
  *value = g_ascii_strtod (cell, &end);
  return end != cell && *end == '\0' && isfinite (*value);
}

static gboolean
refuse_range (const NpCsv *self, guint row, guint column, double low, double high, GError **error)
{
  char low_text[G_ASCII_DTOSTR_BUF_SIZE], high_text[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *what = g_strdup_printf (_("“%s” is out of range"), np_csv_get (self, row, column));
  g_autofree char *remedy = NULL;

  g_ascii_formatd (low_text, sizeof low_text, "%.15g", low);
  g_ascii_formatd (high_text, sizeof high_text, "%.15g", high);
  remedy = high >= 1e100 ? g_strdup_printf (_("write a number from %s on"), low_text)
                         : g_strdup_printf (_("write a number from %s to %s"), low_text, high_text);
  np_csv_set_error (self, (int) row, (int) column, error, NP_INPUT_ERROR_RANGE, what, remedy);
  return FALSE;
}

gboolean
np_csv_number (const NpCsv *self, guint row, guint column, double low, double high, double *value, GError **error)
{
  const char *cell = np_csv_text (self, row, column, error);
  double number;

  if (cell == NULL)
    return FALSE;
  if (!read_number (cell, &number))
    {
      g_autofree char *what = g_strdup_printf (_("“%s” is not a number"), cell);

      np_csv_set_error (self, (int) row, (int) column, error, NP_INPUT_ERROR_SYNTAX, what,
                        _("write digits with a point, for instance 12.5"));
      return FALSE;
    }
  if (!(number >= low && number <= high))
    return refuse_range (self, row, column, low, high, error);
  *value = number;
  return TRUE;
}

gboolean
np_csv_integer (const NpCsv *self, guint row, guint column, gint64 low, gint64 high, gint64 *value, GError **error)
{
  const char *cell = np_csv_text (self, row, column, error);
  gint64 number;
  char *end;

  if (cell == NULL)
    return FALSE;
  number = g_ascii_strtoll (cell, &end, 10);
  if (*end != '\0' || end == cell)
    {
      g_autofree char *what = g_strdup_printf (_("“%s” is not a whole number"), cell);

      np_csv_set_error (self, (int) row, (int) column, error, NP_INPUT_ERROR_SYNTAX, what,
                        _("write digits only, for instance 12 or -3"));
      return FALSE;
    }
  if (number < low || number > high)
    return refuse_range (self, row, column, (double) low, (double) high, error);
  *value = number;
  return TRUE;
}

NpCsvNames *
np_csv_names_new (void)
{
  NpCsvNames *self = g_new0 (NpCsvNames, 1);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
np_csv_names_free (NpCsvNames *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->names);
  g_free (self);
}

guint
np_csv_names_add (NpCsvNames *self, const char *name)
{
  int found = np_csv_names_find (self, name);
  char *copy;

  if (found >= 0)
    return (guint) found;
  copy = g_strdup (name);
  g_ptr_array_add (self->names, copy);
  g_hash_table_insert (self->numbers, copy, GUINT_TO_POINTER (self->names->len - 1));
  return self->names->len - 1;
}

int
np_csv_names_find (const NpCsvNames *self, const char *name)
{
  gpointer number;

  return g_hash_table_lookup_extended (self->numbers, name, NULL, &number) ? (int) GPOINTER_TO_UINT (number) : -1;
}

const char *
np_csv_names_get (const NpCsvNames *self, guint number)
{
  return g_ptr_array_index (self->names, number);
}

guint
np_csv_names_get_n (const NpCsvNames *self)
{
  return self->names->len;
}
