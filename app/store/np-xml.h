/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

/**
 * np_xml_init:
 *
 * Once, at the start of the process and before any thread: libxml2 may load no external entity, use no catalog and
 * print nothing (SAFETY X3). Called again it does nothing.
 */
void np_xml_init (void);

/**
 * NpXmlMode:
 * @NP_XML_STRICT: a whole, well-formed document or an error
 * @NP_XML_DAMAGED: whatever libxml2 can make of a damaged file, under the same guards and limits (SAFETY R2)
 */
typedef enum
{
  NP_XML_STRICT,
  NP_XML_DAMAGED,
} NpXmlMode;

/**
 * np_xml_parse:
 * @bytes: the whole file
 * @file: (nullable): display name for messages
 * @mode: strict, or for recovery
 * @cancellable: (nullable): stops it between two pieces of 256 KiB
 * @error: return location
 *
 * The only way XML of others becomes a tree: guard pass (np_xml_guard()), then libxml2's push parser on memory with
 * exactly XML_PARSE_NONET (and XML_PARSE_RECOVER for damaged files); no document type, no entity, 10 s at most. May run in
 * any thread. In the damaged mode bytes that are not UTF-8 become U+FFFD first.
 *
 * Returns: (transfer full): the document, with a root element; free with xmlFreeDoc(). %NULL with
 *   %NP_INPUT_ERROR and the line, or G_IO_ERROR_CANCELLED, or G_IO_ERROR_TIMED_OUT
 */
xmlDoc *np_xml_parse (GBytes *bytes, const char *file, NpXmlMode mode, GCancellable *cancellable, GError **error);

/**
 * NpXmlEndFunc:
 * @element: an element whose end tag has just been read
 * @depth: 2: a child of a child of the root; 3: a child of that
 * @user_data: of the caller
 *
 * Returns: %TRUE: the caller has what it needs; attributes and content of @element are freed, the bare element stays
 */
typedef gboolean (*NpXmlEndFunc) (xmlNode *element, guint depth, gpointer user_data);

/**
 * np_xml_parse_stream:
 * @bytes: the whole file
 * @file: (nullable): display name for messages
 * @end: called for each end tag at the depths 2 and 3, in the thread of the caller. It sees parts of documents that turn
 *   out not to be well-formed later on
 * @user_data: for @end
 * @cancellable: (nullable): as above
 * @error: return location
 *
 * np_xml_parse() in the strict mode, without ever holding the whole tree: a tree is five times as large as its file.
 *
 * Returns: (transfer full): what remains of the document
 */
xmlDoc *np_xml_parse_stream (GBytes *bytes, const char *file, NpXmlEndFunc end, gpointer user_data,
                             GCancellable *cancellable, GError **error);

/**
 * np_xml_line:
 * @node: an element of a document from np_xml_parse()
 *
 * libxml2 stops counting at 65535; this does not.
 *
 * Returns: the line on which the start tag of @node ends, from 1
 */
guint np_xml_line (const xmlNode *node);

G_END_DECLS
