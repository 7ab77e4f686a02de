/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NpPairBox:
 *
 * Russian and English beside each other in two equal columns, one above the other where there is less room than
 * NP_PAIR_BOX_THRESHOLD: both columns share the height of the taller one, so that rows of pairs line up. Buildable: the
 * first child is the start, the second the end.
 */
#define NP_TYPE_PAIR_BOX (np_pair_box_get_type ())
G_DECLARE_FINAL_TYPE (NpPairBox, np_pair_box, NP, PAIR_BOX, GtkWidget)

/* Width from which the two stand side by side, and the gutter between them. */
#define NP_PAIR_BOX_THRESHOLD 600
#define NP_PAIR_BOX_GUTTER 32

/* Takes both (transfer floating). */
GtkWidget *np_pair_box_new (GtkWidget *start, GtkWidget *end);

G_END_DECLS
