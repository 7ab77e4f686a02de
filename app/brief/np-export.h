/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/np-folder.h"
#include "brief/np-pack-build.h"

G_BEGIN_DECLS

/**
 * NpExportProgress:
 * @fraction: 0 ... 1, never falling
 * @name: the file being made
 * @data: the caller's
 *
 * Called on the thread of the export.
 */
typedef void (*NpExportProgress) (double fraction, const char *name, gpointer data);

/**
 * NpExportOptions:
 * @pack: what is in it
 * @formats: (nullable) (array zero-terminated=1): endings of the files to make ("pdf"); %NULL = all there are
 * @digest: (nullable): first 12 digits of the SHA-256 of the dossier, for MANIFEST.xml; never in a pack to be
 * handed over
 * @folder: where it goes
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress
 */
typedef struct
{
  NpPackOptions pack;
  const char *const *formats;
  const char *digest;
  const NpFolder *folder;
  NpExportProgress progress;
  gpointer progress_data;
} NpExportOptions;

/**
 * NpExportedCopy:
 * @number: number of the copy, 0 = not numbered
 * @digest: SHA-256 of its 90-all.pdf (of 10-nonpaper.pdf when that is all), hexadecimal: for the register
 */
typedef struct
{
  guint number;
  char *digest;
} NpExportedCopy;

/**
 * np_export_is_format:
 * @ending: (nullable): "pdf", "odt" ...
 *
 * Returns: whether there is a writer for it
 */
gboolean np_export_is_format (const char *ending);

/**
 * np_export_write:
 * @view: what may be printed, filled or not; used by this call alone
 * @options: how
 * @path: the folder to appear
 * @copies: (out) (optional) (element-type NpExportedCopy) (transfer full): what to enter in the register
 * @cancellable: (nullable): asked before every page
 * @error: where the error goes
 *
 * Writes a pack (EXPORT 3): the documents of np_pack_build() in every format, and MANIFEST.xml with the size
 * and SHA-256 of each file. With more than one copy each has a folder of its own, "copy-1" ...; copies differ
 * in their number alone. May be called on any thread. The same view and options give the same bytes on every
 * machine.
 *
 * Nothing is left after a failure or a cancellation. While names in the text wait for a decision
 * (np_export_view_count_open()) the error is %NP_INPUT_ERROR_MISSING.
 *
 * Returns: whether the pack is there
 */
gboolean np_export_write (NpExportView *view, const NpExportOptions *options, const char *path,
                          GArray **copies, GCancellable *cancellable, GError **error);

/**
 * np_export_preview:
 * @view: what may be printed, filled or not; used by this call alone
 * @options: how
 * @name: (nullable): document to draw, "90-all"; the first one when there is none of that name
 * @names: (out) (optional) (transfer full): names of the documents of the pack, %NULL-terminated
 * @cancellable: (nullable): asked before every page
 * @error: where the error goes
 *
 * The pages of one document as np_export_write() would print them.
 *
 * Returns: (transfer full) (element-type cairo_surface_t) (nullable): np_pdf_record()
 */
GPtrArray *np_export_preview (NpExportView *view, const NpPackOptions *options, const char *name, char ***names,
                              GCancellable *cancellable, GError **error);

G_END_DECLS
