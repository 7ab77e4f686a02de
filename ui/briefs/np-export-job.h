/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "brief/np-export.h"

G_BEGIN_DECLS

/**
 * NpExportProgressFunc:
 * @fraction: 0 ... 1
 * @name: the file being made
 * @data: the caller's
 *
 * Called on the main thread.
 */
typedef void (*NpExportProgressFunc) (double fraction, const char *name, gpointer data);

/**
 * np_export_preview_async:
 * @view: (transfer full): what may be printed
 * @options: how; copied
 * @document: name of the document to show, "90-all"; the first one when there is none of that name
 * @cancellable: stops it
 * @callback: called on the main thread
 * @data: for @callback
 *
 * Draws the pages of one document of the pack on another thread.
 */
void np_export_preview_async (NpExportView *view, const NpPackOptions *options, const char *document,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);

/**
 * np_export_preview_finish:
 * @result: of the call
 * @names: (out) (transfer full): names of all documents of the pack, %NULL-terminated
 * @error: where the error goes
 *
 * Returns: (transfer full) (element-type cairo_surface_t): one recording surface per page, A4 in points
 */
GPtrArray *np_export_preview_finish (GAsyncResult *result, char ***names, GError **error);

/**
 * np_export_write_async:
 * @view: (transfer full): what may be printed
 * @options: how; copied
 * @digest: (nullable): digits that name the dossier
 * @path: the folder to appear
 * @progress: told how far it is
 * @progress_data: for @progress
 * @cancellable: stops it
 * @callback: called on the main thread
 * @data: for @callback
 *
 * np_export_write() on another thread, to the disk.
 */
void np_export_write_async (NpExportView *view, const NpPackOptions *options, const char *digest, const char *path,
                            NpExportProgressFunc progress, gpointer progress_data, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer data);

/* Returns: (transfer full) (element-type NpExportedCopy): the copies made, NULL on failure. */
GArray *np_export_write_finish (GAsyncResult *result, GError **error);

G_END_DECLS
