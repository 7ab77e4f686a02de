/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What a file may at most hold (SAFETY X1). The reasons were measured on libxml2 2.9.14: 64 000 attributes cost it
 * 5.6 s, a million distinct names 33 s, and a text above its own limit is accepted without a word.
 */
#define NP_XML_MAX_TAG ((gsize) 64 * 1024)             /* bytes of one start tag */
#define NP_XML_MAX_ATTRIBUTES 64                       /* of one start tag, namespace declarations included */
#define NP_XML_MAX_DEPTH 64                            /* nested elements */
#define NP_XML_MAX_TEXT ((gsize) 4 * 1024 * 1024)      /* bytes of text between two tags, CDATA included */
#define NP_XML_MAX_COMMENT ((gsize) 1024 * 1024)       /* bytes of one comment */
#define NP_XML_MAX_PI ((gsize) 4 * 1024)               /* bytes of one processing instruction */
#define NP_XML_MAX_ELEMENTS 1000000                    /* of the whole file */
#define NP_XML_MAX_NAMES 1000                          /* distinct names of elements and attributes */

/**
 * NpXmlGuardFlags:
 * @NP_XML_GUARD_STRICT: what no well-formed document can hold is an error
 * @NP_XML_GUARD_DAMAGED: for the recovery of a damaged file: only the limits and the refused constructs count
 */
typedef enum
{
  NP_XML_GUARD_STRICT,
  NP_XML_GUARD_DAMAGED,
} NpXmlGuardFlags;

/**
 * np_xml_guard:
 * @data: (array length=length): the file
 * @length: in bytes
 * @file: (nullable): display name for messages
 * @flags: how strict
 * @error: return location
 *
 * One linear pass over the bytes, constant memory, before any XML library sees them: valid UTF-8, XML 1.0, no document
 * type, no entity, and every limit above. It does not replace the parser: a file that passes may still be malformed.
 * `<!DOCTYPE` inside a comment or CDATA is only text.
 *
 * Returns: %FALSE with %NP_INPUT_ERROR_SYNTAX, _LIMIT or _HOSTILE and the line
 */
gboolean np_xml_guard (const char *data, gsize length, const char *file, NpXmlGuardFlags flags, GError **error);

G_END_DECLS
