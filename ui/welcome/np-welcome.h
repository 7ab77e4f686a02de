/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The first page: new dossier, open, sample; and the dossiers opened lately, when the user wants them remembered. */
#define NP_TYPE_WELCOME (np_welcome_get_type ())
G_DECLARE_FINAL_TYPE (NpWelcome, np_welcome, NP, WELCOME, AdwBin)

/* Remembers an opened dossier, if the user wants that. */
void np_welcome_remember (GFile *file);

/* While a file is being read: its name, and Cancel; NULL ends it. */
void np_welcome_set_loading (NpWelcome *self, const char *name);

G_END_DECLS
