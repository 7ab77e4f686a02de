/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * np_ask_async:
 * @parent: the window
 * @heading: the question
 * @body: (nullable): what follows from the answer
 * @verbs: (array zero-terminated=1): buttons besides Cancel, verbs; the first one is @destructive or the suggested one
 * @destructive: whether the first verb cannot be undone; then Cancel is the default
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks before something that undo cannot bring back. Everything else is done and can be undone.
 */
void np_ask_async (GtkWindow *parent, const char *heading, const char *body, const char *const *verbs, gboolean destructive,
                   GAsyncReadyCallback callback, gpointer user_data);

/* Returns: the index of the verb, -1 for Cancel. */
int np_ask_finish (GAsyncResult *result);

/* Tells that something failed: what, and why with a remedy. Nothing has to be decided. */
void np_tell (GtkWindow *parent, const char *heading, const char *body);

G_END_DECLS
