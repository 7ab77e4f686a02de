/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/np-window.h"

G_BEGIN_DECLS

/**
 * NpGoTo:
 *
 * The palette of Ctrl+K: type a word of anything, in either language, and go there with Enter; or a command, and do it.
 */
#define NP_TYPE_GO_TO (np_go_to_get_type ())
G_DECLARE_FINAL_TYPE (NpGoTo, np_go_to, NP, GO_TO, AdwWindow)

/* Opens the palette over the window. */
void np_go_to_present (NpWindow *window);

G_END_DECLS
