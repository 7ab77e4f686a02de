/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "meeting/np-search.h"

G_BEGIN_DECLS

/**
 * np_filter_part:
 * @part: a part of a page: a heading with rows, a card
 * @search: (nullable): what is looked for; %NULL or empty shows everything
 *
 * Shows of the rows below @part those whose words have what is looked for, and @part itself only when a row is left or, in a
 * part without rows, its own words have it.
 *
 * Returns: whether @part is shown
 */
gboolean np_filter_part (GtkWidget *part, NpSearch *search);

/* Whether an entry of a meeting has what is looked for in either language and is not off the record. */
gboolean np_filter_shows_entry (NpSearch *search, gpointer entry);

/**
 * np_filter_entries:
 * @list: a list whose rows carry an entry of a meeting as "np-entry"
 * @search: (nullable): what is looked for; %NULL shows everything
 *
 * Shows the rows whose entry has it in either language; what was said off the record only while nothing is looked for.
 *
 * Returns: whether a row is shown
 */
gboolean np_filter_entries (GtkListBox *list, NpSearch *search);

G_END_DECLS
