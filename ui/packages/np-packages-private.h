/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/np-page.h"
#include "ui/packages/np-package-suggest.h"
#include "ui/packages/np-packages-page.h"

G_BEGIN_DECLS

/* What the three files of the Packages page share: np-packages-page.c (editing), np-packages-table.c (packages beside each
 * other), np-packages-offer.c (better for all). */

/* So many stand beside each other. */
#define NP_PACKAGES_MAX_COMPARED 4

struct _NpPackagesPage
{
  NpPage parent_instance;

  GtkWidget *stack;
  GtkWidget *differences;
  GtkWidget *with;
  GtkWidget *freeze;
  GtkWidget *titles;
  GtkWidget *cells;
  GtkWidget *titles_scrolled;
  GtkWidget *cells_scrolled;
  GtkWidget *compare;           /* the row that says which are compared */
  GtkWidget *compare_list;
  GtkWidget *suggestions;
  GtkWidget *suggest_words;
  GtkWidget *suggest_list;

  GSignalGroup *signals;
  char *chosen;                 /* identifier of a package */
  GPtrArray *compared;          /* identifiers of packages, the one put in longest ago first; none: as many as there are */
  GPtrArray *counterparts;      /* identifiers, as offered */
  GPtrArray *reactions;         /* GArray, by column */
  NpSuggestJob *job;            /* what the suggestions shown belong to */
  GPtrArray *offered;
  GCancellable *cancellable;
  guint rebuild;
  guint waiting;                /* of the words "looking" */
  gboolean filling;
};

/* The package that the buttons act on, one of those compared; NULL without any. */
gpointer np_packages_page_get_chosen (NpPackagesPage *self);

/* Lets the buttons act on a package, which comes into the table for that. */
void np_packages_page_choose (NpPackagesPage *self, gpointer package);

/* Makes the table anew: at once, or when nothing else is to be done (the widget that was used lives to the end of its signal). */
void np_packages_page_rebuild (NpPackagesPage *self);
void np_packages_page_queue_rebuild (NpPackagesPage *self);

/* The widget below @top with this name, NULL without. */
GtkWidget *np_packages_find_named (GtkWidget *top, const char *name);

/* Takes all children out of a box. */
void np_packages_clear (GtkWidget *box);

/* Takes back what was suggested, and stops looking for it. */
void np_packages_page_forget_suggestions (NpPackagesPage *self);

/* Installs the actions "packages.suggest" and "packages.close". */
void np_packages_offer_class_init (GtkWidgetClass *widget_class);

G_END_DECLS
