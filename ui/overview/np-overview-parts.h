/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/np-page.h"

G_BEGIN_DECLS

/* The parts of the overview. Each returns a widget made from the dossier as it is now, or NULL when it has nothing to say. */

/* The next meeting; in a dossier without one: the steps to begin with. */
GtkWidget *np_overview_next_event (NpPage *page);

/* Cells of the forecast that differ from the last frozen one. */
GtkWidget *np_overview_changes (NpPage *page);

/* Cells with weak evidence, the weakest first. */
GtkWidget *np_overview_weakest (NpPage *page);

/* How far the texts are. */
GtkWidget *np_overview_drafting (NpPage *page);

/* What is left to do: entries to review, texts that are stale, copies that are out. */
GtkWidget *np_overview_to_do (NpPage *page);

/**
 * np_overview_section:
 * @title: heading
 * @aside: (nullable): small words at the end of the heading
 * @list: (out) (optional): a boxed list under it
 *
 * Returns: (transfer floating): a section with a heading
 */
GtkWidget *np_overview_section (const char *title, const char *aside, GtkListBox **list);

/**
 * np_overview_row:
 * @list: where it goes
 * @prefix: (nullable): a widget at the start
 * @title: first line
 * @subtitle: (nullable): second line
 * @badge: (nullable): small words at the end
 * @action: action of the window
 * @target: (transfer floating): its parameter, a string
 *
 * A row that leads somewhere.
 */
void np_overview_row (GtkListBox *list, GtkWidget *prefix, const char *title, const char *subtitle, const char *badge,
                      const char *action, const char *target);

G_END_DECLS
