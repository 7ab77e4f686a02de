/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NpEntryLayout:
 *
 * Places the parts of a note beside each other: every child has its natural width but the one child that expands, which takes
 * the rest and is wrapped to it; children marked with np_entry_layout_set_below() stand under that one. Boxes in boxes would
 * do the same, but ask each wrapped text for the width that fits a height, which costs a screenful of notes a second.
 */
#define NP_TYPE_ENTRY_LAYOUT (np_entry_layout_get_type ())
G_DECLARE_FINAL_TYPE (NpEntryLayout, np_entry_layout, NP, ENTRY_LAYOUT, GtkLayoutManager)

/* Whether a child stands under the text instead of beside it. */
void np_entry_layout_set_below (GtkWidget *child);

G_END_DECLS
