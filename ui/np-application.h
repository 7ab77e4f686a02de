/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * NpApplication:
 *
 * The program with a window: single instance, one dossier a window. A second start opens in the first.
 */
#define NP_TYPE_APPLICATION (np_application_get_type ())
G_DECLARE_FINAL_TYPE (NpApplication, np_application, NP, APPLICATION, AdwApplication)

/* Returns: (transfer full): the application, not yet running. */
NpApplication *np_application_new (void);

G_END_DECLS
