/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-scenario.h"
#include "forecast/np-forecast-package.h"
#include "ui/np-page.h"

G_BEGIN_DECLS

/* What stands in the columns of the packages page. Everything returned is a floating widget. */

/* "P1": numbers, because A, B and C look like Cyrillic letters. */
char *np_package_label (gpointer package);

/* The item of a measure in a package, NULL when it is not in it. */
gpointer np_package_find_item (gpointer package, const char *measure);

/* (transfer full): how all parties take the package. */
GArray *np_package_reactions (NpForecast *forecast, gpointer package);

/* The product of the chances of the named parties; NaN without any. */
double np_package_consent_of_all (GArray *reactions);

/* The title of a row: words, a second line (nullable), a style class of the words (nullable). */
GtkWidget *np_package_title_new (const char *words, const char *under, const char *css);

/* The head of a column: label, title, count and a button to rename it; @toggled (with @data) when it is chosen. The button
 * carries the package as its data "np-package". */
GtkWidget *np_package_head_new (gpointer package, gboolean chosen, GCallback toggled, gpointer data);

/* A bar with its number. */
GtkWidget *np_package_bar_new (double share);

/* Sign, chance and gain of a party; NULL: the package does not concern it. */
GtkWidget *np_package_reaction_new (const NpPackageReaction *reaction);

/* The weakest cell, and red lines that are crossed. */
GtkWidget *np_package_weakest_new (NpDossier *dossier, GArray *reactions);

/* Out or at which level; changes the package. With what it needs and excludes, where that is not kept. */
GtkWidget *np_package_choice_new (NpPage *page, gpointer package, gpointer measure);

G_END_DECLS
