/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdarg.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "base/np-format.h"
#include "cli/np-cli.h"
#include "engine/np-engine-progress.h"

void
np_cli_print_json (JsonNode *root)
{
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  g_autofree char *text = NULL;

  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 2);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, NULL);
  g_print ("%s\n", text);
  json_node_unref (root);
}

void
np_cli_progress (NpCli *cli, double fraction, const char *what)
{
  int percent = fraction < 0 ? -1 : (int) lround (fraction * 100);
  guint now = (what != NULL ? g_str_hash (what) * 128 : 0) + (guint) percent;

  if (!isatty (STDERR_FILENO) || now == cli->shown)
    return;
  cli->shown = now;
  if (percent < 0)
    g_printerr ("\r\033[K");
  else
    g_printerr ("\r\033[K%3d %% %s", percent, what);
}

gboolean
np_cli_engine_progress (double fraction, gpointer cli)
{
  static NpEngineClock clock;
  double left = np_engine_clock_left (&clock, fraction, g_get_monotonic_time ());
  g_autofree char *seconds = isnan (left) ? NULL : np_format_number (left, 0, ((NpCli *) cli)->lang, 0);
  /* Translators: %s is a whole number of seconds. */
  g_autofree char *words = seconds != NULL ? g_strdup_printf (_("computing, about %s s left"), seconds) : g_strdup (_("computing"));

  np_cli_progress (cli, fraction, words);
  return !g_cancellable_is_cancelled (((NpCli *) cli)->cancellable);
}

void
np_cli_json_number (JsonBuilder *json, const char *name, double value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_double_value (json, value);
}

void
np_cli_json_integer (JsonBuilder *json, const char *name, gint64 value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, value);
}

void
np_cli_json_string (JsonBuilder *json, const char *name, const char *value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, value);
}

void
np_cli_json_boolean (JsonBuilder *json, const char *name, gboolean value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_boolean_value (json, value);
}

struct _NpCliTable
{
  char *columns;
  guint n;
  GPtrArray *cells;
};

NpCliTable *
np_cli_table_new (const char *columns)
{
  NpCliTable *self = g_new0 (NpCliTable, 1);

  self->columns = g_strdup (columns);
  self->n = strlen (columns);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
np_cli_table_add (NpCliTable *self, const char *first, ...)
{
  va_list args;

  va_start (args, first);
  for (guint i = 0; i < self->n; i++)
    {
      const char *cell = i == 0 ? first : va_arg (args, const char *);

      g_ptr_array_add (self->cells, g_strdup (cell != NULL ? cell : ""));
    }
  va_end (args);
}

/* Columns of a terminal: combining signs take none, wide characters two. */
static guint
width_of (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static void
pad (GString *line, guint n)
{
  while (n-- > 0)
    g_string_append_c (line, ' ');
}

void
np_cli_table_print (NpCliTable *self, gboolean head)
{
  g_autofree guint *widths = g_new0 (guint, self->n);
  g_autoptr(GString) out = g_string_new (NULL);

  for (guint i = 0; i < self->cells->len; i++)
    widths[i % self->n] = MAX (widths[i % self->n], width_of (self->cells->pdata[i]));
  for (guint i = 0; i < self->cells->len; i += self->n)
    {
      gsize start = out->len;

      for (guint j = 0; j < self->n; j++)
        {
          const char *cell = self->cells->pdata[i + j];
          guint rest = widths[j] - width_of (cell);

          if (j > 0)
            g_string_append (out, "  ");
          if (self->columns[j] == 'r')
            pad (out, rest);
          g_string_append (out, cell);
          if (self->columns[j] != 'r')
            pad (out, rest);
        }
      while (out->len > start && out->str[out->len - 1] == ' ')
        g_string_truncate (out, out->len - 1);
      g_string_append_c (out, '\n');
      if (head && i == 0)
        {
          for (guint j = 0; j < self->n; j++)
            {
              if (j > 0)
                g_string_append (out, "  ");
              for (guint k = 0; k < widths[j]; k++)
                g_string_append (out, "─");
            }
          g_string_append_c (out, '\n');
        }
    }
  g_print ("%s", out->str);
  g_free (self->columns);
  g_ptr_array_unref (self->cells);
  g_free (self);
}
