/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The window of the preferences. Every row acts at once. */
#define NP_TYPE_PREFERENCES (np_preferences_get_type ())
G_DECLARE_FINAL_TYPE (NpPreferences, np_preferences, NP, PREFERENCES, AdwPreferencesWindow)

GtkWidget *np_preferences_new (void);

G_END_DECLS
