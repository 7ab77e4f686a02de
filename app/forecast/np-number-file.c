/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/np-number-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/np-error.h"

gboolean
np_number_file_open (NpNumberFile *self, const char *data, gssize length, const char *name, GError **error)
{
  g_autoptr(GError) syntax = NULL;

  *self = (NpNumberFile) { .file = g_key_file_new (), .name = name };
  if (g_key_file_load_from_data (self->file, data, length < 0 ? strlen (data) : (gsize) length,
                                 G_KEY_FILE_KEEP_TRANSLATIONS, &syntax))
    return TRUE;
  {
    /* Translators: %s is what the reader of key files says. */
    g_autofree char *what = g_strdup_printf (_("not a file of keys and values (%s)"), syntax->message);

    np_input_error_set (error, NP_INPUT_ERROR_SYNTAX, name, 0, what, _("compare with the file that ships"));
  }
  g_key_file_unref (self->file);
  return FALSE;
}

gboolean
np_number_file_close (NpNumberFile *self, GError **error)
{
  g_key_file_unref (self->file);
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, self->error);
  return FALSE;
}

gboolean
np_number_file_is_wrong (const NpNumberFile *self)
{
  return self->error != NULL;
}

void
np_number_file_wrong (NpNumberFile *self, const char *group, const char *key, const char *what)
{
  g_autofree char *words = NULL;

  if (self->error != NULL)
    return;
  words = g_strdup_printf ("[%s] %s %s", group, key, what);
  np_input_error_set (&self->error, NP_INPUT_ERROR_RANGE, self->name, 0, words, _("compare with the file that ships"));
}

NpText *
np_number_file_text (NpNumberFile *self, const char *group, const char *key)
{
  g_autofree char *ru = g_key_file_get_locale_string (self->file, group, key, "ru", NULL);
  g_autofree char *en = g_key_file_get_locale_string (self->file, group, key, "en", NULL);

  if (ru == NULL || en == NULL)
    np_number_file_wrong (self, group, key, _("is missing in Russian or English"));
  return np_text_new (ru, en);
}

char *
np_number_file_dup_status (const NpNumberFile *self, const char *group)
{
  return g_key_file_get_string (self->file, group, "status", NULL);
}

void
np_number_file_reason (NpNumberFile *self, const char *group)
{
  static const char *const known[] = { "assumption", "data", "convention", NULL };
  g_autofree char *status = np_number_file_dup_status (self, group);

  np_text_unref (np_number_file_text (self, group, "why"));
  if (status == NULL || !g_strv_contains (known, status))
    np_number_file_wrong (self, group, "status", _("is neither assumption, data nor convention"));
}

void
np_number_file_list (NpNumberFile *self, const char *group, const char *key, double low, double high, double *values, gsize n)
{
  gsize length = 0;
  g_autofree double *list = g_key_file_get_double_list (self->file, group, key, &length, NULL);

  for (gsize i = 0; i < n; i++)
    {
      /* Written so that NaN fails, too. */
      gboolean right = list != NULL && length == n && list[i] >= low && list[i] <= high;

      values[i] = right ? list[i] : low;
      if (!right)
        np_number_file_wrong (self, group, key, _("is missing or out of range"));
    }
  np_number_file_reason (self, group);
}

double
np_number_file_number (NpNumberFile *self, const char *group, const char *key, double low, double high)
{
  double value;

  np_number_file_list (self, group, key, low, high, &value, 1);
  return value;
}
