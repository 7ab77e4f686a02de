/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/np-cli-exercise.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "base/np-error.h"

#define N_FIGURES 5

static const struct { const char *name; gsize offset; } figures[N_FIGURES] = {
  { "conflict", G_STRUCT_OFFSET (NpEscalationResult, conflict) },
  { "calm", G_STRUCT_OFFSET (NpEscalationResult, calm) },
  { "open", G_STRUCT_OFFSET (NpEscalationResult, open) },
  { "exchanges", G_STRUCT_OFFSET (NpEscalationResult, exchanges) },
  { "wrong_party", G_STRUCT_OFFSET (NpEscalationResult, wrong_party) },
};

static void
print_number (GString *line, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (line, ",%s", g_ascii_formatd (buffer, sizeof buffer, "%.17g", value));
}

void
np_cli_draws_print (const NpCliDraws *draws)
{
  g_autoptr(GString) line = g_string_new (NULL);

  if (draws->first == 0)
    {
      g_string_append (line, "draw");
      for (guint f = 0; f < N_FIGURES; f++)
        g_string_append_printf (line, ",%s", figures[f].name);
      for (guint k = 0; k <= draws->top; k++)
        g_string_append_printf (line, ",peak_%u", k);
      g_print ("%s\n", line->str);
    }
  for (guint d = 0; d < draws->n; d++)
    {
      g_string_printf (line, "%u", draws->first + d);
      for (guint f = 0; f < N_FIGURES; f++)
        print_number (line, G_STRUCT_MEMBER (double, &draws->results[d], figures[f].offset));
      for (guint k = 0; k <= draws->top; k++)
        print_number (line, draws->results[d].peak[k]);
      g_print ("%s\n", line->str);
    }
}

typedef struct
{
  guint draw;
  NpEscalationResult result;
} Row;

static gboolean
read_row (const char *line, guint *top, Row *row)
{
  g_auto(GStrv) cells = g_strsplit (line, ",", -1);
  guint n = g_strv_length (cells);
  guint64 draw;

  if (n < N_FIGURES + 2 || n > N_FIGURES + 2 + NP_ESCALATION_MAX_TOP || (*top != 0 && n != N_FIGURES + 2 + *top)
      || !g_ascii_string_to_unsigned (cells[0], 10, 0, G_MAXUINT32 - 1, &draw, NULL))
    return FALSE;
  memset (row, 0, sizeof *row);
  *top = n - N_FIGURES - 2;
  row->draw = draw;
  for (guint k = 1; k < n; k++)
    {
      char *end;
      double value = g_ascii_strtod (cells[k], &end);

      if (end == cells[k] || *end != '\0' || !isfinite (value))
        return FALSE;
      if (k <= N_FIGURES)
        G_STRUCT_MEMBER (double, &row->result, figures[k - 1].offset) = value;
      else
        row->result.peak[k - N_FIGURES - 1] = value;
    }
  return TRUE;
}

static int
compare_rows (const void *a, const void *b)
{
  const Row *x = a, *y = b;

  return (x->draw > y->draw) - (x->draw < y->draw);
}

gboolean
np_cli_draws_load (NpCliDraws *draws, char **paths, GError **error)
{
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));

  *draws = (NpCliDraws) { 0 };
  for (; *paths != NULL; paths++)
    {
      g_autofree char *text = NULL;
      g_auto(GStrv) lines = NULL;

      if (!g_file_get_contents (*paths, &text, NULL, error))
        return FALSE;
      lines = g_strsplit (text, "\n", -1);
      for (guint k = 0; lines[k] != NULL; k++)
        {
          Row row;

          if (*lines[k] == '\0' || (k == 0 && g_str_has_prefix (lines[k], "draw,")))
            continue;
          if (!read_row (lines[k], &draws->top, &row))
            {
              np_input_error_set (error, NP_INPUT_ERROR_SYNTAX, *paths, k + 1, _("the row is not a draw of this sweep"),
                                  _("use parts printed with the same dossier and options"));
              return FALSE;
            }
          g_array_append_val (rows, row);
        }
    }
  g_array_sort (rows, compare_rows);
  for (guint d = 0; d < rows->len; d++)
    if (g_array_index (rows, Row, d).draw != d)
      {
        g_autofree char *what = g_strdup_printf (_("draw %u is missing or stands twice"), d);

        np_input_error_set (error, NP_INPUT_ERROR_MISSING, NULL, 0, what, _("give every part of the sweep once"));
        return FALSE;
      }
  if (rows->len == 0)
    {
      np_input_error_set (error, NP_INPUT_ERROR_MISSING, NULL, 0, _("the parts hold no draws"), NULL);
      return FALSE;
    }
  draws->n = rows->len;
  draws->results = g_new (NpEscalationResult, rows->len);
  for (guint d = 0; d < rows->len; d++)
    draws->results[d] = g_array_index (rows, Row, d).result;
  return TRUE;
}

void
np_cli_draws_band (const NpCliDraws *draws, gsize offset, double *low, double *high)
{
  g_autofree double *values = g_new (double, draws->n);

  for (guint d = 0; d < draws->n; d++)
    values[d] = G_STRUCT_MEMBER (double, &draws->results[d], offset);
  np_escalation_band (values, draws->n, low, high);
}

static void
add_band (const NpCliDraws *draws, JsonBuilder *json, gsize offset)
{
  double low, high;

  np_cli_draws_band (draws, offset, &low, &high);
  json_builder_begin_array (json);
  json_builder_add_double_value (json, low);
  json_builder_add_double_value (json, high);
  json_builder_end_array (json);
}

void
np_cli_draws_add_json (const NpCliDraws *draws, JsonBuilder *json)
{
  json_builder_set_member_name (json, "bands");
  json_builder_begin_object (json);
  np_cli_json_integer (json, "draws", draws->n);
  for (guint f = 0; draws->n > 0 && f < N_FIGURES; f++)
    {
      json_builder_set_member_name (json, figures[f].name);
      add_band (draws, json, figures[f].offset);
    }
  json_builder_set_member_name (json, "peak");
  json_builder_begin_array (json);
  for (guint k = 0; draws->n > 0 && k <= draws->top; k++)
    add_band (draws, json, G_STRUCT_OFFSET (NpEscalationResult, peak) + k * sizeof (double));
  json_builder_end_array (json);
  json_builder_end_object (json);
}
