/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "brief/np-leak.h"
#include "ui/np-session.h"

G_BEGIN_DECLS

/**
 * NpLeakList:
 *
 * The names that the leak check found in a pack (SAFETY H2), each with the text around it and a decision: keep it (with a
 * reason), print other words, leave the text out. A decision is one undo step of the dossier. Those that wait stand first,
 * then the warnings, then what is decided. "show-place" (path): somebody wants to see the place.
 */
#define NP_TYPE_LEAK_LIST (np_leak_list_get_type ())
G_DECLARE_FINAL_TYPE (NpLeakList, np_leak_list, NP, LEAK_LIST, AdwPreferencesGroup)

/**
 * np_leak_list_set_leaks:
 * @self: the list
 * @session: takes the decisions
 * @leaks: (element-type NpLeak): np_leak_search_step()
 */
void np_leak_list_set_leaks (NpLeakList *self, NpSession *session, GPtrArray *leaks);

/* How many wait for a decision. */
guint np_leak_list_count_open (NpLeakList *self);

/* For tests: decides on the nth hit as the buttons do; %FALSE when words are missing. */
gboolean np_leak_list_decide (NpLeakList *self, guint n, NpClearanceKind decision, const char *text);

G_END_DECLS
