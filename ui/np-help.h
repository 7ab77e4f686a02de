/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The manual: chapters at the side, the chosen one beside them, in the language of the interface. */
#define NP_TYPE_HELP (np_help_get_type ())
G_DECLARE_FINAL_TYPE (NpHelp, np_help, NP, HELP, AdwWindow)

GtkWidget *np_help_new (void);

G_END_DECLS
