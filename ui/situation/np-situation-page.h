/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/np-page.h"
#include "ui/situation/np-situation-view.h"

G_BEGIN_DECLS

/**
 * NpSituationPage:
 *
 * What holds by itself: outcomes of a situation, who would leave them, why; and the description they follow from.
 *
 * Actions: `page.import-gmcr`, `page.export-gmcr`, `page.delete-situation`, `page.copy-why`, `page.compute`, `page.cancel`.
 */
#define NP_TYPE_SITUATION_PAGE (np_situation_page_get_type ())
G_DECLARE_FINAL_TYPE (NpSituationPage, np_situation_page, NP, SITUATION_PAGE, NpPage)

/* What is shown; NULL while nothing is. Lent; for tests. */
const NpSituationResult *np_situation_page_get_result (NpSituationPage *self);
/* The situation that is shown; NULL without one. Lent. */
gpointer np_situation_page_get_situation (NpSituationPage *self);

/* Installs the actions that read and write files (np-situation-files.c). */
void np_situation_files_class_init (GtkWidgetClass *widget_class);

gboolean np_situation_page_is_settled (NpSituationPage *self);

/* The outcome in hand, from 0. */
guint32 np_situation_page_get_selected (NpSituationPage *self);
void np_situation_page_select (NpSituationPage *self, guint32 state);

/* Brings in the text of a .gmcr file as one change; tells what is wrong and returns FALSE when it cannot be. */
gboolean np_situation_page_import (NpSituationPage *self, const char *text, gsize length, const char *name);

G_END_DECLS
