/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-dossier.h"

G_BEGIN_DECLS

/**
 * np_library_get_instruments:
 *
 * Returns: (transfer none): the instrument library that ships with the program: a dossier of instruments with their
 *   provisions and sources; read once, on first use
 */
NpDossier *np_library_get_instruments (void);

/* The termbase that ships with the program: a dossier with a glossary. */
NpDossier *np_library_get_termbase (void);

G_END_DECLS
