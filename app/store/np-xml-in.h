/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dossier/np-dossier.h"

G_BEGIN_DECLS

/**
 * NpXmlInFlags:
 * @NP_XML_IN_STRICT: the first thing that is wrong is an error
 * @NP_XML_IN_TOLERANT: only what is no dossier at all is an error. A wrong value, an unknown element, a dangling
 *   reference is reported as a problem, kept as it stands and written back
 * @NP_XML_IN_NEWER: (with TOLERANT) also a newer major version: what is known of it, for reading only
 */
typedef enum
{
  NP_XML_IN_STRICT = 0,
  NP_XML_IN_TOLERANT = 1 << 0,
  NP_XML_IN_NEWER = 1 << 1,
} NpXmlInFlags;

/**
 * np_xml_in_parse:
 * @bytes: the whole file
 * @file: (nullable): display name for messages
 * @flags: how strict
 * @problems: (nullable) (element-type GError): takes what is wrong but readable, in the order of lines; only filled in
 *   the tolerant mode; make it with g_error_free() as free function
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Reads a dossier. May run in any thread; the dossier then belongs to the one who takes it. Checked are structure,
 * identifiers (form, no two alike), references (something of the right class is there), numbers and dates and codes
 * (form and range), each with its line. Unknown elements and attributes of other namespaces, or of a newer
 * minor version, comments and processing instructions are kept as opaque text at their place.
 *
 * Returns: (transfer full): a sealed dossier, or %NULL with %NP_INPUT_ERROR (%NP_INPUT_ERROR_NEWER: a newer major
 *   version, %NP_INPUT_ERROR_KIND: no dossier) or G_IO_ERROR_CANCELLED or _TIMED_OUT
 */
NpDossier *np_xml_in_parse (GBytes *bytes, const char *file, NpXmlInFlags flags, GPtrArray *problems,
                            GCancellable *cancellable, GError **error);

/**
 * np_xml_in_get_line:
 * @object: (type NpObject): an object of a dossier that was read
 *
 * For remarks about a file ("FILE:LINE: ..."). An object made or copied since then has no line.
 *
 * Returns: the line of the start tag, 0 when there is none
 */
guint np_xml_in_get_line (gpointer object);

/**
 * np_xml_in_load:
 * @path: a file
 * @flags: how strict
 * @problems: (nullable) (element-type GError): see np_xml_in_parse()
 * @error: return location
 *
 * Opens and reads a dossier at once: for commands that only read.
 *
 * Returns: (transfer full): a sealed dossier, or %NULL with the errors of np_io_read() and np_xml_in_parse()
 */
NpDossier *np_xml_in_load (const char *path, NpXmlInFlags flags, GPtrArray *problems, GError **error);

/**
 * np_xml_in_object:
 * @xml: an element, from np_xml_out_object()
 * @type: the class it must be of
 * @error: return location
 *
 * Returns: (transfer full) (type NpObject): a loose object; references are not checked
 */
gpointer np_xml_in_object (const char *xml, GType type, GError **error);

G_END_DECLS
