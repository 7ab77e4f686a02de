/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of attribute-like fields as a file spells them. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier/np-object.h"

static gboolean
fail (char **why, char *message)
{
  if (why != NULL)
    *why = message;
  else
    g_free (message);
  return FALSE;
}

static gboolean
is_id (const char *value, gsize length)
{
  if (length == 0 || length > 64 || !(g_ascii_isalpha (value[0]) || value[0] == '_'))
    return FALSE;
  for (gsize i = 1; i < length; i++)
    if (!(g_ascii_isalnum (value[i]) || strchr ("_.-", value[i]) != NULL))
      return FALSE;
  return TRUE;
}

static gboolean
are_ids (const char *value)
{
  while (*value != '\0')
    {
      gsize n = strcspn (value, " ");

      if (!is_id (value, n))
        return FALSE;
      value += n + (value[n] == ' ');
      if (n > 0 && value[-1] == ' ' && *value == '\0')
        return FALSE;
    }
  return TRUE;
}

/* Two digits at @p, or -1. */
static int
two (const char *p)
{
  return g_ascii_isdigit (p[0]) && g_ascii_isdigit (p[1]) ? (p[0] - '0') * 10 + p[1] - '0' : -1;
}

static gboolean
is_date (const char *value)
{
  gsize n = strlen (value);
  int year, month = 1, day = 1;

  if (n != 4 && n != 7 && n != 10 && n != 16 && n != 19)
    return FALSE;
  if (two (value) < 0 || two (value + 2) < 0)
    return FALSE;
  year = two (value) * 100 + two (value + 2);
  if (n >= 7 && (value[4] != '-' || (month = two (value + 5)) < 0))
    return FALSE;
  if (n >= 10 && (value[7] != '-' || (day = two (value + 8)) < 0))
    return FALSE;
  if (!g_date_valid_dmy (day, month, year))
    return FALSE;
  if (n >= 16 && (value[10] != 'T' || value[13] != ':' || two (value + 11) < 0 || two (value + 11) > 23
                  || two (value + 14) < 0 || two (value + 14) > 59))
    return FALSE;
  return n < 19 || (value[16] == ':' && two (value + 17) >= 0 && two (value + 17) <= 59);
}

gboolean
np_object_check_value (const NpField *field, const char *value, double *number, char **why)
{
  double parsed = 0;
  char *end;

  switch (field->kind)
    {
    case NP_KIND_ID:
    case NP_KIND_REF:
      if (!is_id (value, strlen (value)))
        /* Translators: %s is what stands in the file, here and below. */
        return fail (why, g_strdup_printf (_("“%s” is no identifier: use letters, digits, “_”, “.” and “-”, at most 64, "
                                           "a letter first"), value));
      return TRUE;
    case NP_KIND_REFS:
      if (!are_ids (value))
        return fail (why, g_strdup_printf (_("“%s” is no list of identifiers: separate them by single spaces"), value));
      return TRUE;
    case NP_KIND_DATE:
      if (!is_date (value))
        return fail (why, g_strdup_printf (_("“%s” is no date: use 2018-07-18 or 2018-07-18T14:32"), value));
      return TRUE;
    case NP_KIND_BOOLEAN:
      if (!g_str_equal (value, "yes") && !g_str_equal (value, "no"))
        return fail (why, g_strdup_printf (_("is “%s”: use yes or no"), value));
      parsed = g_str_equal (value, "yes");
      break;
    case NP_KIND_ENUM:
      for (parsed = 0; field->codes[(guint) parsed] != NULL; parsed++)
        if (g_str_equal (field->codes[(guint) parsed], value))
          break;
      if (field->codes[(guint) parsed] == NULL)
        {
          g_autofree char *codes = g_strjoinv (", ", (char **) field->codes);

          return fail (why, g_strdup_printf (_("is “%s”: use one of %s"), value, codes));
        }
      break;
    case NP_KIND_NUMBER:
    case NP_KIND_INTEGER:
      parsed = g_ascii_strtod (value, &end);
      /* Written so that NaN fails, too. g_ascii_strtod() skips blanks and reads "inf": refuse both. */
      if (*value == '\0' || *end != '\0' || !(g_ascii_isdigit (*value) || strchr ("+-.", *value) != NULL)
          || !(parsed >= field->minimum && parsed <= field->maximum)
          || (field->kind == NP_KIND_INTEGER && parsed != floor (parsed)))
        {
          char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];

          return fail (why, g_strdup_printf (field->kind == NP_KIND_INTEGER ? _("is “%s”: use a whole number from %s to %s")
                                                                            : _("is “%s”: use a number from %s to %s"), value,
                                             g_ascii_formatd (low, sizeof low, "%.15g", field->minimum),
                                             g_ascii_formatd (high, sizeof high, "%.15g", field->maximum)));
        }
      break;
    default:
      return TRUE;
    }
  if (number != NULL)
    *number = parsed;
  return TRUE;
}

static char *
spell_number (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (int digits = 6; digits <= 17; digits++)
    {
      char format[] = "%.00g";

      format[2] = '0' + digits / 10;
      format[3] = '0' + digits % 10;
      g_ascii_formatd (buffer, sizeof buffer, format, number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }
  return g_strdup (buffer);
}

char *
np_object_spell_value (gpointer self, guint field)
{
  const NpField *row = &np_object_get_fields (self, NULL)[field];

  g_return_val_if_fail (row->kind != NP_KIND_TEXT && row->kind != NP_KIND_LIST, NULL);
  if (!np_object_is_given (self, field))
    return NULL;
  switch (row->kind)
    {
    case NP_KIND_BOOLEAN:
      return g_strdup (np_object_get_boolean (self, field) ? "yes" : "no");
    case NP_KIND_ENUM:
      return g_strdup (np_object_get_code (self, field));
    case NP_KIND_NUMBER:
    case NP_KIND_INTEGER:
      return spell_number (np_object_get_number (self, field));
    default:
      return g_strdup (np_object_get_string (self, field));
    }
}
