/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-file-picker"

#include "ui/np-file-picker.h"

#include <glib/gi18n.h>

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  GTask *task = data;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "no file was chosen");
  g_object_unref (task);
}

static void
pick (GtkWindow *parent, const char *title, GtkFileChooserAction action, const char *verb, const char *name,
      const char *kind, const char *pattern, GAsyncReadyCallback callback, gpointer user_data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, verb, _("_Cancel"));
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();

  g_task_set_source_tag (task, np_file_picker_finish);
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  if (kind != NULL)
    {
      gtk_file_filter_set_name (filter, kind);
      gtk_file_filter_add_pattern (filter, pattern);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
    }
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  /* The task keeps the dialog alive until the answer. */
  g_task_set_task_data (task, dialog, g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
np_file_picker_open_async (GtkWindow *parent, GAsyncReadyCallback callback, gpointer user_data)
{
  pick (parent, _("Open a dossier"), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), NULL, _("Dossiers"), "*.nonpaper", callback, user_data);
}

void
np_file_picker_save_async (GtkWindow *parent, const char *name, GAsyncReadyCallback callback, gpointer user_data)
{
  pick (parent, _("Save the dossier"), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), name, _("Dossiers"), "*.nonpaper", callback, user_data);
}

void
np_file_picker_pack_async (GtkWindow *parent, const char *name, GAsyncReadyCallback callback, gpointer user_data)
{
  pick (parent, _("Make a folder for the pack"), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), name, NULL, NULL,
        callback, user_data);
}

void
np_file_picker_other_async (GtkWindow *parent, gboolean save, const char *title, const char *kind, const char *pattern,
                            const char *name, GAsyncReadyCallback callback, gpointer user_data)
{
  pick (parent, title, save ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN, save ? _("_Save") : _("_Open"), name,
        kind, pattern, callback, user_data);
}

GFile *
np_file_picker_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, np_file_picker_finish), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
