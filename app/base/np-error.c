/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/np-error.h"

G_DEFINE_QUARK (np-input-error-quark, np_input_error)

void
np_input_error_set (GError **error, NpInputError code, const char *file, guint line,
                    const char *what, const char *remedy)
{
  g_autoptr(GString) message = g_string_new (NULL);

  if (file != NULL)
    g_string_append_printf (message, "%s:", file);
  if (line > 0)
    g_string_append_printf (message, "%u:", line);
  if (message->len > 0)
    g_string_append_c (message, ' ');
  g_string_append (message, what);
  if (remedy != NULL)
    g_string_append_printf (message, ": %s", remedy);
  g_set_error_literal (error, NP_INPUT_ERROR, code, message->str);
}
