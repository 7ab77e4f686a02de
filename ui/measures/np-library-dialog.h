/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier/np-source.h"

G_BEGIN_DECLS

/**
 * NpLibraryChosen:
 * @instrument: what the chosen provision stands in
 * @provision: the chosen provision of the instrument library
 * @data: the caller's
 */
typedef void (*NpLibraryChosen) (NpInstrument *instrument, NpProvision *provision, gpointer data);

/**
 * np_library_dialog_present:
 * @parent: a widget of the window it belongs to
 * @chosen: called when a provision was chosen; not called when the dialog is closed
 * @data: for @chosen
 * @owner: (type GObject): @chosen is not called after this object is gone
 *
 * Lets the user search the measures and norms of the instrument library in both languages. Each shows its paragraph and
 * how far it was verified.
 */
void np_library_dialog_present (GtkWidget *parent, NpLibraryChosen chosen, gpointer data, gpointer owner);

G_END_DECLS
