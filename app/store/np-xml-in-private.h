/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of a dossier read on their own: journal records, and what is left of a damaged file. */
#pragma once

#include "dossier/np-dossier.h"
#include "store/np-xml.h"

G_BEGIN_DECLS

/**
 * np_xml_in_fragment:
 * @text: (array length=length): the element of one object, without its surroundings
 * @length: in bytes
 * @declarations: (nullable): " xmlns:x=…" of the surroundings
 * @type: the class it must be of
 * @mode: %NP_XML_DAMAGED: as much as can be read
 * @ids: (nullable): id -> object, of what was read before; what is read now is put in
 * @error: return location
 *
 * Returns: (transfer full) (type NpObject): a loose object, or %NULL
 */
gpointer np_xml_in_fragment (const char *text, gsize length, const char *declarations, GType type, NpXmlMode mode,
                             GHashTable *ids, GError **error);

/* The same for the start of a dossier: attributes and texts of its root. @declarations takes those of the root. */
NpDossier *np_xml_in_head (const char *text, gsize length, GHashTable *ids, char **declarations);

G_END_DECLS
