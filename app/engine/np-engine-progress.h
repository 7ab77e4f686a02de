/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NpEngineProgress:
 * @fraction: how much of the work is done, 0 ... 1, never falling
 * @data: the caller's
 *
 * Called now and then during long work, in the thread that does it. A %NULL function means: go on to the end.
 *
 * Returns: %FALSE to stop; the work then ends with %NP_ENGINE_ERROR_CANCELLED
 */
typedef gboolean (*NpEngineProgress) (double fraction, gpointer data);

G_END_DECLS
