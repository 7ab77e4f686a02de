/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-dossier.h"

G_BEGIN_DECLS

/**
 * np_references_to:
 * @dossier: a dossier
 * @id: (nullable): identifier of an object in it
 *
 * Returns: (transfer full) (element-type NpObject): the objects that name it in a REF or REFS field, in the order of the
 *   dossier; free with g_ptr_array_unref()
 */
GPtrArray *np_references_to (NpDossier *dossier, const char *id);

G_END_DECLS
