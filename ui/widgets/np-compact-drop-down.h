/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * np_compact_drop_down:
 * @drop_down: a drop-down of strings
 * @chars: characters its button shows at the most; longer choices end in "…" there and stand whole in the list
 *
 * For toolbars, where one long choice would push the rest out of sight.
 */
void np_compact_drop_down (GtkDropDown *drop_down, int chars);

G_END_DECLS
