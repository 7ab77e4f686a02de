/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the user prefers (schema org.nonpaper.Nonpaper); one object for the process, lent. */
GSettings *np_settings_get (void);

/**
 * np_settings_new_for_window:
 * @dossier_id: (nullable): identifier of the open dossier, %NULL for the welcome
 *
 * Returns: (transfer full): the remembered state of the window: width, height, maximized, sidebar, page
 */
GSettings *np_settings_new_for_window (const char *dossier_id);

/* Speaks the chosen language and looks as chosen. The first before GTK starts; the second after. */
void np_settings_apply_language (void);
void np_settings_apply_looks (void);

G_END_DECLS
