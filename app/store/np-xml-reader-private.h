/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The reader of dossiers, shared by its parts: whole dossiers (np-xml-in.c), single objects and damaged files
 * (np-xml-fragment.c), elements (np-xml-reader.c), words (np-xml-words.c), what is not known (np-xml-unknown.c). */
#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

#include "base/np-error.h"
#include "dossier/np-dossier.h"
#include "store/np-xml-in.h"

G_BEGIN_DECLS

/* A reference to be checked when everything is there. */
typedef struct
{
  NpObject *object;
  guint field;
  guint line;
} NpXmlReference;

typedef struct
{
  const char *file;
  gboolean tolerant;
  gboolean newer_minor;  /* unknown things of our namespace are expected */
  gboolean known_only;   /* unknown things are left out: after damage they need not even be well-formed */
  GPtrArray *problems;   /* (nullable) */
  GError *error;         /* strict: the first problem */
  const xmlNs *ns;       /* of the root, ours */
  GHashTable *ids;       /* id -> object, both borrowed */
  GArray *references;    /* NpXmlReference */
  GHashTable *indexes;   /* NpObjectClass -> element name -> field + 1 */
  GPtrArray *early;      /* objects that were read before their parents were whole; xmlNode.psvi points to them */
  GCancellable *cancellable;
  guint n_objects;
} NpXmlReader;

void np_xml_reader_init (NpXmlReader *self, const char *file, gboolean tolerant, GPtrArray *problems, GCancellable *cancellable);
void np_xml_reader_clear (NpXmlReader *self);

/* Whether @root is a dossier of a version that may be read with @flags; needs its attributes only. */
gboolean np_xml_reader_check_root (NpXmlReader *self, xmlNode *root, NpXmlInFlags flags, GError **error);

/* Whether a file with that version="" can be read whole. */
gboolean np_xml_reader_is_version (const char *version);

/* The attributes of an element, and its content, into a loose object. */
void np_xml_reader_start (NpXmlReader *self, xmlNode *element, gpointer object);
void np_xml_reader_content (NpXmlReader *self, xmlNode *element, gpointer object);

/* Read a child of a list of the dossier (a part: a child of a list of that) whose end tag has just come; FALSE: it is none.
 * np_xml_reader_content() of the parent takes the object then, so the content of the element is not needed any more. */
gboolean np_xml_reader_block (NpXmlReader *self, xmlNode *block, gpointer dossier);
gboolean np_xml_reader_part (NpXmlReader *self, xmlNode *part, gpointer dossier);

/* A text in both languages. */
void np_xml_reader_text (NpXmlReader *self, xmlNode *element, gpointer object, guint field);

/* Reports what is wrong: the first one is the error (strict), or all of them are problems (tolerant). */
void np_xml_reader_problem (NpXmlReader *self, NpInputError code, guint line, const char *what, const char *remedy);

/* Unknown content becomes an NpExtra of @object; see np-xml-anchor.h. The "unknown" functions report it, too. */
void np_xml_reader_keep_node (NpXmlReader *self, xmlNode *node, gpointer object, const char *anchor);
void np_xml_reader_keep_attribute (NpXmlReader *self, gpointer object, const char *anchor, const char *prefix, const char *name,
                                   const char *value);
void np_xml_reader_keep_declarations (NpXmlReader *self, xmlNode *node, gpointer object, const char *anchor);
void np_xml_reader_unknown_attribute (NpXmlReader *self, xmlNode *node, const xmlAttr *attribute, gpointer object,
                                      const char *anchor);
void np_xml_reader_unknown_node (NpXmlReader *self, xmlNode *node, gpointer object, const char *anchor);

gboolean np_xml_reader_is_ours (NpXmlReader *self, const xmlNode *node);
gboolean np_xml_reader_is_named (NpXmlReader *self, const xmlNode *node, const char *name);

/* The line of an element, or of the element before or around any other node. */
guint np_xml_line_of (const xmlNode *node);

const char *np_xml_attribute_value (const xmlAttr *attribute);

G_END_DECLS
