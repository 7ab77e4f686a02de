/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/np-window.h"

G_BEGIN_DECLS

/**
 * np_ui_test_init:
 * @argc: of main()
 * @argv: of main()
 *
 * Starts GLib's test framework, the toolkit and the application for a test of the window: private folders, settings in memory,
 * no animation. The language is that of the variable LANGUAGE (English without it).
 */
void np_ui_test_init (int *argc, char ***argv);

/* The application of the test; lent. */
GtkApplication *np_ui_test_get_app (void);

/* Returns: (transfer full): the Helsinki sample, freshly read. */
NpDossier *np_ui_test_sample (void);

/**
 * np_ui_test_window:
 * @dossier: (nullable): what to show; %NULL shows the welcome
 * @width: of the window
 * @height: of the window
 *
 * Returns: (transfer none): a window that was drawn, with its forecast computed; np_ui_test_close() ends it
 */
NpWindow *np_ui_test_window (NpDossier *dossier, int width, int height);
void np_ui_test_close (NpWindow *window);

/* Runs the main loop until nothing waits and the forecast is there. */
void np_ui_test_settle (NpWindow *window);

/* Runs the main loop until @done says so; fails after two minutes. */
void np_ui_test_wait (gboolean (*done) (gpointer data), gpointer data);

/* Starts an action as a menu would ("win.undo"; "win.page::sources" with a string). */
void np_ui_test_act (NpWindow *window, const char *action);

/* Draws a window (or any toplevel) into a PNG file. */
void np_ui_test_picture (GtkWidget *window, const char *path);

/* The first widget of a type below @top in reading order, NULL when there is none. */
gpointer np_ui_test_find (gpointer top, GType type);

/* The first visible label below @top with this text, NULL when there is none. */
GtkWidget *np_ui_test_find_label (gpointer top, const char *text);

G_END_DECLS
