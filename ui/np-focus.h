/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * np_focus_guard:
 * @window: a window
 *
 * A widget that is taken away while it has the focus keeps it until the next frame; as it is no longer inside the window, every
 * key of that time, accelerators among them, would go nowhere. From now on such a focus is let go of at once, so that the keys
 * reach the window; where the focus goes next the toolkit decides as ever.
 */
void np_focus_guard (GtkWindow *window);

G_END_DECLS
