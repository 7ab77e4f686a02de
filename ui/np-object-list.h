/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier/np-dossier.h"
#include "meeting/np-search.h"

G_BEGIN_DECLS

/**
 * NpObjectList:
 *
 * A list of objects of a dossier: two lines a row (the name in the language of the interface, the name in the other one),
 * before them the code of a party, headings between one kind of object and the next, a filter entry above that knows word forms of both languages, and words when nothing is found.
 *
 * Properties: `selected` (#NpObject, nullable): the selected object. `description` is the accessible name of the list.
 *
 * Signals: `activated` (): Enter or a click on a row.
 */
#define NP_TYPE_OBJECT_LIST (np_object_list_get_type ())
G_DECLARE_FINAL_TYPE (NpObjectList, np_object_list, NP, OBJECT_LIST, GtkWidget)

/**
 * np_object_list_set_models:
 * @self: a list
 * @dossier: (nullable): whose glossary helps the search
 * @headings: (nullable) (array zero-terminated=1): what stands over the objects of each model, translated; copied
 * @models: (array length=n): lists of objects to show one after the other; referenced
 * @n: how many; 0 empties the list
 */
void np_object_list_set_models (NpObjectList *self, NpDossier *dossier, const char *const *headings, GListModel **models,
                                guint n);

/* The selected object, lent; NULL when there is none. */
gpointer np_object_list_get_selected (NpObjectList *self);

/* Selects an object, taking the filter off if it hides it; FALSE when it is not in the list. */
gboolean np_object_list_select (NpObjectList *self, gpointer object);

/* Focus to the filter entry; focus to the list. */
void np_object_list_start_search (NpObjectList *self);
void np_object_list_focus (NpObjectList *self);

G_END_DECLS
