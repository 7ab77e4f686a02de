/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/np-session.h"

G_BEGIN_DECLS

/**
 * NpExportDialog:
 *
 * Exports the briefing pack: for whom, in which languages, with which mark and how many copies; the pages themselves
 * beside the choices, drawn by the code that writes the file; progress with cancel.
 */
#define NP_TYPE_EXPORT_DIALOG (np_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (NpExportDialog, np_export_dialog, NP, EXPORT_DIALOG, AdwWindow)

/**
 * np_export_dialog_new:
 * @parent: the window it belongs to
 * @session: what is exported
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWidget *np_export_dialog_new (GtkWindow *parent, NpSession *session);

/* The document whose pages are shown first: "35-debrief"; called before the dialog is presented. */
void np_export_dialog_begin_with (NpExportDialog *self, const char *document);

/* For tests: whether the preview is there, how many pages it has. */
guint np_export_dialog_get_n_pages (NpExportDialog *self);

G_END_DECLS
