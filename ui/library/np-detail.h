/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/np-page.h"

G_BEGIN_DECLS

/* What the details of glossary and sources have in common. */

/* The name of the object as a heading, with a line of small words (nullable) under it. */
void np_detail_add_title (GtkBox *box, gpointer object, const char *under);

/* An empty group with a heading at the end of the box. */
AdwPreferencesGroup *np_detail_add_group (GtkBox *box, const char *title, const char *description);

/* A row of words that are only to be read, called by a small title under them. */
void np_detail_add_words (AdwPreferencesGroup *group, const char *title, const char *words);

/* A row that leads to the object. */
void np_detail_add_link (AdwPreferencesGroup *group, gpointer object);

/* A group of what refers to the object or one of its children in the list field @children (-1: none); rows lead there. */
void np_detail_add_references (GtkBox *box, NpPage *page, gpointer object, int children, const char *title);

/* A button that takes the object out of the dossier, with undo. */
void np_detail_add_delete (GtkBox *box, NpPage *page, gpointer object, const char *verb, const char *change, const char *toast);

G_END_DECLS
