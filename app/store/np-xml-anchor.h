/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-object.h"

G_BEGIN_DECLS

/**
 * Where something unknown stood in the element of an object, as the anchor of an #NpExtra (for reader and writer only):
 *
 * NULL          an attribute of the element itself
 * ""            before every known child
 * "title"       after the text (or wrapper) element of that field
 * "clauses#m1"  after the child of that field with that identifier, "clauses[2]" with that place
 * "@title"      an attribute of the text (or wrapper) element, "@title/ru" of one language of it
 * "title/"      inside the text (or wrapper) element: after the languages, before the first child
 */
char *np_xml_anchor_child (const char *field, gpointer child, guint position);
char *np_xml_anchor_attributes (const char *field, const char *lang);
char *np_xml_anchor_inside (const char *field);

/** Whether the anchor names a child of the field, or something inside its text or wrapper element. */
gboolean np_xml_anchor_is_child (const char *anchor, const char *field);
gboolean np_xml_anchor_is_inside (const char *anchor, const char *field);

G_END_DECLS
