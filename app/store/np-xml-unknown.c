/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reader does not know: it is reported, and kept as opaque text at its place (SAFETY S5). */
#define G_LOG_DOMAIN "np-store"

#include "store/np-xml-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/np-xml-out.h"
#include "store/np-xml.h"


void
np_xml_reader_problem (NpXmlReader *self, NpInputError code, guint line, const char *what, const char *remedy)
{
  GError *error = NULL;

  if (self->error != NULL || (self->tolerant && self->problems == NULL))
    return;
  np_input_error_set (&error, code, self->file, line, what, remedy);
  if (self->tolerant)
    g_ptr_array_add (self->problems, error);
  else
    self->error = error;
}

gboolean
np_xml_reader_is_ours (NpXmlReader *self, const xmlNode *node)
{
  return node->ns == self->ns || (node->ns != NULL && xmlStrEqual (node->ns->href, self->ns->href));
}

gboolean
np_xml_reader_is_named (NpXmlReader *self, const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0 && np_xml_reader_is_ours (self, node);
}

/* The line of an element, or of the element before or around any other node. */
guint
np_xml_line_of (const xmlNode *node)
{
  while (node != NULL && node->type != XML_ELEMENT_NODE)
    node = node->prev != NULL ? node->prev : node->parent;
  return node != NULL ? np_xml_line (node) : 1;
}

/* In damaged text an XML declaration may stand where none may; written back, it could not be read again. */
static void
drop_declarations (xmlNode *node)
{
  for (xmlNode *child = node->children, *next; node->type == XML_ELEMENT_NODE && child != NULL; child = next)
    {
      next = child->next;
      if (child->type == XML_PI_NODE && xmlStrcasecmp (child->name, (const xmlChar *) "xml") == 0)
        {
          xmlUnlinkNode (child);
          xmlFreeNode (child);
        }
      else
        drop_declarations (child);
    }
}

static char *
dump_node (xmlNode *node)
{
  xmlBuffer *buffer;
  xmlOutputBuffer *out;
  char *text;

  if (node->type == XML_TEXT_NODE)
    {
      g_autoptr(GString) escaped = g_string_new (NULL);
      g_autofree char *words = g_strstrip (g_strdup ((const char *) node->content));

      np_xml_out_escape (escaped, words, FALSE);
      return g_strdup (escaped->str);
    }
  buffer = xmlBufferCreate ();
  out = xmlOutputBufferCreateBuffer (buffer, NULL);
  drop_declarations (node);
  xmlNodeDumpOutput (out, node->doc, node, 0, 0, "UTF-8");
  xmlOutputBufferClose (out);
  text = g_strdup ((const char *) xmlBufferContent (buffer));
  xmlBufferFree (buffer);
  return text;
}

static void
keep (NpXmlReader *self, gpointer object, const char *anchor, const char *text)
{
  if (!self->known_only)
    np_object_add_extra (object, anchor, text);
}

void
np_xml_reader_keep_node (NpXmlReader *self, xmlNode *node, gpointer object, const char *anchor)
{
  g_autofree char *text = NULL;

  if (node->type == XML_PI_NODE && xmlStrcasecmp (node->name, (const xmlChar *) "xml") == 0)
    return;
  text = dump_node (node);
  keep (self, object, anchor, text);
}

void
np_xml_reader_keep_attribute (NpXmlReader *self, gpointer object, const char *anchor, const char *prefix, const char *name, const char *value)
{
  g_autoptr(GString) text = g_string_new (" ");

  if (prefix != NULL)
    g_string_append_printf (text, "%s:", prefix);
  g_string_append (text, name);
  g_string_append (text, "=\"");
  np_xml_out_escape (text, value, TRUE);
  g_string_append_c (text, '"');
  keep (self, object, anchor, text->str);
}

/* Namespace declarations have to stay where they are, for the unknown content that uses them. */
void
np_xml_reader_keep_declarations (NpXmlReader *self, xmlNode *node, gpointer object, const char *anchor)
{
  for (const xmlNs *ns = node->nsDef; ns != NULL; ns = ns->next)
    if (ns->prefix != NULL)
      np_xml_reader_keep_attribute (self, object, anchor, "xmlns", (const char *) ns->prefix, (const char *) ns->href);
}

const char *
np_xml_attribute_value (const xmlAttr *attribute)
{
  const xmlNode *text = attribute->children;

  /* The parser makes one text node of a value; entities were refused before. */
  return text != NULL && text->content != NULL ? (const char *) text->content : "";
}

/* An attribute that no field has. */
void
np_xml_reader_unknown_attribute (NpXmlReader *self, xmlNode *node, const xmlAttr *attribute, gpointer object, const char *anchor)
{
  if (attribute->ns == NULL && !self->newer_minor)
    {
      /* Translators: names of XML attribute and element. */
      g_autofree char *what = g_strdup_printf (_("unknown attribute “%s” of “%s”"), attribute->name, node->name);

      np_xml_reader_problem (self, NP_INPUT_ERROR_SYNTAX, np_xml_line (node), what, _("correct or remove it"));
    }
  np_xml_reader_keep_attribute (self, object, anchor, attribute->ns != NULL ? (const char *) attribute->ns->prefix : NULL,
                                (const char *) attribute->name, np_xml_attribute_value (attribute));
}

void
np_xml_reader_unknown_node (NpXmlReader *self, xmlNode *node, gpointer object, const char *anchor)
{
  if (node->type == XML_TEXT_NODE && xmlIsBlankNode (node))
    return;
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    np_xml_reader_problem (self, NP_INPUT_ERROR_SYNTAX, np_xml_line_of (node), _("words outside an element <t>"),
                           _("put them into one, or remove them"));
  else if (node->type == XML_ELEMENT_NODE && np_xml_reader_is_ours (self, node) && !self->newer_minor)
    {
      /* Translators: names of two XML elements. */
      g_autofree char *what = g_strdup_printf (_("unknown element “%s” in “%s”"), node->name, node->parent->name);

      np_xml_reader_problem (self, NP_INPUT_ERROR_SYNTAX, np_xml_line_of (node), what, _("correct or remove it"));
    }
  np_xml_reader_keep_node (self, node, object, anchor);
}
