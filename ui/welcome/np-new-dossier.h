/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier/np-dossier.h"

G_BEGIN_DECLS

/**
 * np_new_dossier_async:
 * @parent: the window
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks for the name of a new dossier, its parties to begin with, and whether it keeps a history.
 */
void np_new_dossier_async (GtkWindow *parent, GAsyncReadyCallback callback, gpointer user_data);

/* Returns: (transfer full) (nullable): a sealed dossier; NULL when the user wants none. */
NpDossier *np_new_dossier_finish (GAsyncResult *result);

/**
 * np_new_dossier_build:
 * @name: its title
 * @lang: the language of @name
 * @parties: 0, 2 or 3 parties to begin with; the first one is our own
 * @history: whether trash and named versions are kept
 * @today: (nullable): the as-of date, "2018-07-17"
 *
 * Returns: (transfer full): a sealed dossier
 */
NpDossier *np_new_dossier_build (const char *name, NpLang lang, guint parties, gboolean history, const char *today);

G_END_DECLS
