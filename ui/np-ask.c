/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-ask"

#include "ui/np-ask.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  GTask *task = data;

  g_task_return_int (task, g_str_equal (response, "cancel") ? -1 : atoi (response));
  g_object_unref (task);
}

void
np_ask_async (GtkWindow *parent, const char *heading, const char *body, const char *const *verbs, gboolean destructive,
              GAsyncReadyCallback callback, gpointer user_data)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, np_ask_async);
  adw_message_dialog_add_response (dialog, "cancel", _("_Cancel"));
  for (guint i = 0; verbs[i] != NULL; i++)
    {
      char id[12];

      g_snprintf (id, sizeof id, "%u", i);
      adw_message_dialog_add_response (dialog, id, verbs[i]);
      if (i == 0)
        adw_message_dialog_set_response_appearance (dialog, id, destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
    }
  adw_message_dialog_set_default_response (dialog, destructive ? "cancel" : "0");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

int
np_ask_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, np_ask_async), -1);
  return g_task_propagate_int (G_TASK (result), NULL);
}

void
np_tell (GtkWindow *parent, const char *heading, const char *body)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

  adw_message_dialog_add_response (dialog, "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
