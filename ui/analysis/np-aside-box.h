/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NpAsideBox:
 *
 * A main child and an aside: beside it where there is room, else under it. Without a visible aside the main child has all.
 * Buildable: the first child is the main one, the second the aside.
 */
#define NP_TYPE_ASIDE_BOX (np_aside_box_get_type ())
G_DECLARE_FINAL_TYPE (NpAsideBox, np_aside_box, NP, ASIDE_BOX, GtkWidget)

/* Width from which the aside stands beside, its width then, and the gutter. */
#define NP_ASIDE_BOX_THRESHOLD 820
#define NP_ASIDE_BOX_WIDTH 320
#define NP_ASIDE_BOX_GUTTER 32

G_END_DECLS
