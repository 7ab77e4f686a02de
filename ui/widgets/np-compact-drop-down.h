/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier/np-dossier.h"

G_BEGIN_DECLS

/**
 * np_compact_drop_down:
 * @drop_down: a drop-down of strings
 * @chars: characters its button shows at the most; longer choices end in "…" there and stand whole in the list
 *
 * For toolbars, where one long choice would push the rest out of sight.
 */
void np_compact_drop_down (GtkDropDown *drop_down, int chars);

/**
 * np_drop_down_of_objects:
 * @drop_down: a drop-down of strings
 * @dossier: (nullable): whose objects
 * @list: a LIST field of the dossier
 * @title: the TEXT field of its members that names them
 * @current: (nullable): the object that was chosen, maybe gone
 *
 * Offers what the list holds now, in the language of the interface, and chooses @current, or the first when it is gone.
 *
 * Returns: (transfer none) (nullable): the chosen object; %NULL when the list is empty
 */
gpointer np_drop_down_of_objects (GtkDropDown *drop_down, NpDossier *dossier, guint list, guint title, gpointer current);

G_END_DECLS
