/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * np_parts_label:
 * @words: (nullable): the text, plain
 * @css_class: (nullable): a class of the style sheet
 *
 * Returns: (transfer floating): a label that starts at the left edge of its place (the right one in a mirrored window) and
 * wraps, inside a word when nothing else helps, so that it never widens a page
 */
GtkWidget *np_parts_label (const char *words, const char *css_class);

/**
 * np_parts_clear:
 * @container: a #GtkBox, #GtkListBox, #GtkFlowBox or #GtkGrid; no list that is bound to a model
 *
 * Takes all children out.
 */
void np_parts_clear (gpointer container);

G_END_DECLS
