/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * np_text_view_learn_height:
 * @text: (type GtkTextView): a text view that is as high as its text, not scrolled
 *
 * A text view of GTK 4.8 lays its lines out when it is first allocated, and cannot ask for their height at that moment: it
 * stays flat. This asks for it again, each time the view is mapped.
 */
void np_text_view_learn_height (GtkWidget *text);

G_END_DECLS
