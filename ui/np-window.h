/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/np-page.h"

G_BEGIN_DECLS

/**
 * NpWindow:
 *
 * The window: a welcome while nothing is open, else the sidebar and the pages of np-pages.c. Everything it can do is an
 * action with the prefix "win." (np-window-actions.c); keys are in np-shortcuts.c.
 */
#define NP_TYPE_WINDOW (np_window_get_type ())
G_DECLARE_FINAL_TYPE (NpWindow, np_window, NP, WINDOW, AdwApplicationWindow)

NpWindow *np_window_new (GtkApplication *app);

/* What is open; NULL shows the welcome. The window keeps a reference. */
NpSession *np_window_get_session (NpWindow *self);
void np_window_set_session (NpWindow *self, NpSession *session);

/* Shows a page by its name in np-pages.c and gives it the focus; FALSE when there is none of that name. */
gboolean np_window_show_page (NpWindow *self, const char *name);

/* The page that is shown, NULL on the welcome. */
NpPage *np_window_get_page (NpWindow *self);

/* Opens the page that shows an object of the dossier; FALSE when none does. */
gboolean np_window_show_object (NpWindow *self, gpointer object);

/* Reads a dossier and shows it; says what is wrong when it cannot. A window that shows that file already comes to the front
 * instead: a second copy could only be read. */
void np_window_open_file (NpWindow *self, GFile *file);

/* The window that shows the file, NULL when none does. */
NpWindow *np_window_find_file (GtkApplication *app, GFile *file);

/**
 * np_window_renew:
 * @self: a window
 *
 * Puts a new window with the same dossier in the place of this one, for another language of the interface; undo and what
 * is not saved yet go along. Nothing happens while it saves, opens or closes, or while a meeting is running.
 */
void np_window_renew (NpWindow *self);

/* Words over the page for some seconds. */
void np_window_toast (NpWindow *self, const char *words);

G_END_DECLS
