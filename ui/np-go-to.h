/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/np-window.h"

G_BEGIN_DECLS

/**
 * NpGoTo:
 *
 * The palette of Ctrl+K: type a word of anything, in either language, and go there with Enter; or a command, and do it.
 * As Ctrl+Shift+F it finds objects only, and says how to narrow a search. Words and filters are those of
 * np_search_index_find(); the words found are marked, and what was found by the glossary or on the other layout says so.
 */
#define NP_TYPE_GO_TO (np_go_to_get_type ())
G_DECLARE_FINAL_TYPE (NpGoTo, np_go_to, NP, GO_TO, AdwWindow)

/* Opens the palette over the window; with @find, as "find everywhere". */
void np_go_to_present (NpWindow *window, gboolean find);

G_END_DECLS
