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
 * Returns: (transfer full): the remembered state of the window: width, height, maximized, sidebar, page, order of
 *   measures, side panels
 */
GSettings *np_settings_new_for_window (const char *dossier_id);

/**
 * np_settings_remember_panel:
 * @dossier_id: identifier of the open dossier
 * @page: a name of the page that never changes
 * @shown: whether its side panel is open
 *
 * Keeps it for the next time; np_settings_recall_panel() gives it back, or @otherwise when nobody opened or closed it yet.
 */
void np_settings_remember_panel (const char *dossier_id, const char *page, gboolean shown);
gboolean np_settings_recall_panel (const char *dossier_id, const char *page, gboolean otherwise);

/* Speaks the chosen language and looks as chosen. The first before GTK starts; the second after. */
void np_settings_apply_language (void);
void np_settings_apply_looks (void);

G_END_DECLS
