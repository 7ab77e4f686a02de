/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NpFolder:
 * @open: begins a folder that will appear under that name as a whole, or not at all
 * @add: writes one file of it; the name has at most one "/"
 * @commit: lets the folder appear
 * @close: ends it; without a commit nothing of it stays
 *
 * A place for a folder of files. Papers are written into it without knowing what a file is; the one on the disk is
 * np_io_folder (store/np-io.h).
 */
typedef struct
{
  gpointer (*open) (const char *path, GError **error);
  gboolean (*add) (gpointer folder, const char *name, GBytes *bytes, GError **error);
  gboolean (*commit) (gpointer folder, GError **error);
  void (*close) (gpointer folder);
} NpFolder;

G_END_DECLS
