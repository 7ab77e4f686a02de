/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * np_file_picker_open_async:
 * @parent: the window
 * @callback: called when the user has decided
 * @user_data: for @callback
 *
 * Lets the user choose a dossier to open.
 */
void np_file_picker_open_async (GtkWindow *parent, GAsyncReadyCallback callback, gpointer user_data);

/**
 * np_file_picker_save_async:
 * @parent: the window
 * @name: a name without folder to start from
 * @callback: called when the user has decided
 * @user_data: for @callback
 *
 * Lets the user choose where to save a dossier.
 */
void np_file_picker_save_async (GtkWindow *parent, const char *name, GAsyncReadyCallback callback, gpointer user_data);

/**
 * np_file_picker_pack_async:
 * @parent: the window
 * @name: a name without folder to start from
 * @callback: called when the user has decided
 * @user_data: for @callback
 *
 * Lets the user choose name and place of a folder that will be made.
 */
void np_file_picker_pack_async (GtkWindow *parent, const char *name, GAsyncReadyCallback callback, gpointer user_data);

/**
 * np_file_picker_other_async:
 * @parent: the window
 * @save: whether a file is to be written
 * @title: title of the dialog
 * @kind: what the files are called, translated
 * @pattern: their names: "*.gmcr"
 * @name: (nullable): a name without folder to start from
 * @callback: called when the user has decided
 * @user_data: for @callback
 *
 * Lets the user choose a file of another program.
 */
void np_file_picker_other_async (GtkWindow *parent, gboolean save, const char *title, const char *kind, const char *pattern,
                                 const char *name, GAsyncReadyCallback callback, gpointer user_data);

/* Returns: (transfer full) (nullable): the file; NULL with G_IO_ERROR_CANCELLED when the user took none. Of all calls. */
GFile *np_file_picker_finish (GAsyncResult *result, GError **error);

G_END_DECLS
