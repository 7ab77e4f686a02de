/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/np-page.h"

G_BEGIN_DECLS

/**
 * np_field_row_new:
 * @page: the page whose session is edited
 * @object: an object of the dossier
 * @field: a STRING, DATE or TEXT field
 * @lang: of a TEXT field, the language
 * @title: its translated name, also the accessible name
 * @change: what editing it is called in undo, translated ("edit the term")
 *
 * A row of a boxed list in which a field is typed: one line for a code or date, several lines for words. It follows the
 * model; typing goes into it at once, one undo step for one stay in the field. A date that is no date is marked and not
 * kept.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *np_field_row_new (NpPage *page, gpointer object, guint field, NpLang lang, const char *title, const char *change);

/**
 * np_pair_rows_add:
 * @group: (type AdwPreferencesGroup): gets two rows: the words in the language of the interface, then in the other one
 * @page: the page whose session is edited
 * @object: an object of the dossier
 * @field: a TEXT field
 * @title: its translated name; the rows are called "@title, Russian" and "@title, English"
 * @change: what editing it is called in undo
 */
void np_pair_rows_add (AdwPreferencesGroup *group, NpPage *page, gpointer object, guint field, const char *title,
                       const char *change);

G_END_DECLS
