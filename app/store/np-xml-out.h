/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dossier/np-dossier.h"

G_BEGIN_DECLS

/** NP_XML_NAMESPACE: of a dossier; NP_XML_MAJOR and NP_XML_MINOR: the version this program writes. */
#define NP_XML_NAMESPACE "urn:nonpaper:dossier:1"
#define NP_XML_MAJOR 1
#define NP_XML_MINOR 0

/*
 * The bytes of a dossier depend on its content alone (SAFETY S4): UTF-8, LF, one element a line, one blank per level,
 * attributes and children in the order of the tables of the classes, unknown ones where they stood. Neither the locale nor the
 * order of hash tables is asked.
 *
 * Writing 30 MB takes longer than a window may be held. Therefore the bytes of each block (a child of a list of the
 * dossier, and in a block with many children each of these) are kept beside the object as long as its stamp stands
 * still: collecting a dossier after a change writes one block anew and takes references to the others.
 */

/**
 * np_xml_out_write:
 * @dossier: a dossier
 *
 * Writes everything at once and keeps nothing: for the command line and for workers.
 *
 * Returns: (transfer full): the file
 */
GBytes *np_xml_out_write (NpDossier *dossier);

/**
 * np_xml_out_prime:
 * @dossier: a dossier
 * @budget: microseconds it may take, about
 *
 * Writes blocks that are not kept yet, until the time is over. For idle moments after opening, and before a save.
 *
 * Returns: %TRUE when every block is kept: np_xml_out_collect() is then quick
 */
gboolean np_xml_out_prime (NpDossier *dossier, gint64 budget);

/**
 * np_xml_out_collect:
 * @dossier: a dossier
 *
 * Returns: (transfer full) (element-type GBytes): the file in pieces, immutable: another thread may join them
 */
GPtrArray *np_xml_out_collect (NpDossier *dossier);

/**
 * np_xml_out_join:
 * @pieces: (element-type GBytes): from np_xml_out_collect()
 *
 * Returns: (transfer full): the file
 */
GBytes *np_xml_out_join (GPtrArray *pieces);

/**
 * np_xml_out_matches:
 * @dossier: a dossier
 * @bytes: a file
 *
 * Returns: whether np_xml_out_write() of @dossier would give @bytes; the bytes are not made for that
 */
gboolean np_xml_out_matches (NpDossier *dossier, GBytes *bytes);

/**
 * np_xml_out_object:
 * @object: (type NpObject): any object of a dossier, loose or not
 *
 * Returns: (transfer full): its element alone, as np_xml_in_object() reads it
 */
char *np_xml_out_object (gpointer object);

/**
 * np_xml_out_escape:
 * @out: where it goes
 * @words: (nullable): words
 * @attribute: for a value between double quotes, else for text
 *
 * Appends @words so that an XML parser gives back the very same characters.
 */
void np_xml_out_escape (GString *out, const char *words, gboolean attribute);

G_END_DECLS
