/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NpShortcut:
 * @action: the action, "app.quit", "win.undo" or one of a page; %NULL: keys that a widget handles itself, listed for people
 * @group: (nullable): title of the group in the overview of shortcuts, translatable; %NULL: the group of the row before
 * @title: what it does, translatable
 * @accels: up to four keys; every letter key has its Cyrillic twin on the same physical key beside it
 *
 * One row of the only table of keys. Application, help overlay and the test of twins and doubles are fed from it.
 */
typedef struct
{
  const char *action;
  const char *group;
  const char *title;
  const char *accels[5];
} NpShortcut;

/* The table, ended by a row whose title is NULL. */
extern const NpShortcut np_shortcuts[];

/* The row of an action, NULL when it has none. */
const NpShortcut *np_shortcut_find (const char *action);

/* Returns: (transfer full): its first key as people read it, "Ctrl+K"; "" when it has none. */
char *np_shortcut_dup_label (const NpShortcut *shortcut);

/* Gives the keys of all app. and win. rows to the application. */
void np_shortcuts_install (GtkApplication *app);

/* Returns: (transfer full): the window that lists all rows. */
GtkWidget *np_shortcuts_window_new (void);

G_END_DECLS
