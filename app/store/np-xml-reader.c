/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Elements to objects, by the tables of their classes. */
#define G_LOG_DOMAIN "np-store"

#include "store/np-xml-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/np-error.h"
#include "dossier/np-exercise.h"
#include "store/np-xml-anchor.h"
#include "store/np-xml-in.h"
#include "store/np-xml-out.h"
#include "store/np-xml.h"

#define NAMESPACE_STEM "urn:nonpaper:dossier:"

static GQuark line_quark (void);
G_DEFINE_QUARK (np-xml-in-line, line)

guint
np_xml_in_get_line (gpointer object)
{
  return GPOINTER_TO_UINT (g_object_get_qdata (object, line_quark ()));
}

static void
wrong_value (NpXmlReader *self, xmlNode *node, const char *name, const char *value, gpointer object, NpInputError code,
             const char *why)
{
  /* Translators: names of XML attribute and element; what is wrong with the value. */
  g_autofree char *what = g_strdup_printf (_("“%s” of “%s”: %s"), name, node->name, why);

  np_xml_reader_problem (self, code, np_xml_line (node), what, NULL);
  np_xml_reader_keep_attribute (self, object, NULL, NULL, name, value);
}

static void
read_id (NpXmlReader *self, xmlNode *node, const char *value, gpointer object)
{
  /* A damaged element may have two: the first one counts, for self->ids borrows it. */
  if (np_object_is_given (object, 0))
    return;
  if (g_hash_table_contains (self->ids, value))
    {
      gpointer other = g_hash_table_lookup (self->ids, value);
      /* Translators: an identifier. */
      g_autofree char *why = g_strdup_printf (_("“%s” stands already on line %u: give every object its own identifier"), value,
                                              np_xml_in_get_line (other));

      wrong_value (self, node, "id", value, object, NP_INPUT_ERROR_ID, why);
      return;
    }
  np_object_set_string (object, 0, value);
  g_hash_table_insert (self->ids, (char *) np_object_get_string (object, 0), object);
}

static void
read_attribute (NpXmlReader *self, xmlNode *node, const xmlAttr *attribute, gpointer object)
{
  const char *name = (const char *) attribute->name;
  const char *value = np_xml_attribute_value (attribute);
  int field = attribute->ns == NULL ? np_object_find_field (object, name) : -1;
  g_autofree char *why = NULL;
  const NpField *row;
  double number;

  if (field >= 0)
    {
      row = &np_object_get_fields (object, NULL)[field];
      if (row->kind == NP_KIND_TEXT || row->kind == NP_KIND_LIST)
        field = -1;
    }
  if (field < 0)
    {
      np_xml_reader_unknown_attribute (self, node, attribute, object, NULL);
      return;
    }
  if (!np_object_check_value (row, value, &number, &why))
    {
      wrong_value (self, node, name, value, object,
                   row->kind == NP_KIND_ID || row->kind == NP_KIND_REF || row->kind == NP_KIND_REFS
                   ? NP_INPUT_ERROR_ID : NP_INPUT_ERROR_RANGE, why);
      return;
    }
  switch (row->kind)
    {
    case NP_KIND_ID:
      read_id (self, node, value, object);
      break;
    case NP_KIND_NUMBER:
    case NP_KIND_INTEGER:
    case NP_KIND_BOOLEAN:
    case NP_KIND_ENUM:
      np_object_set_number (object, field, number);
      break;
    case NP_KIND_REF:
    case NP_KIND_REFS:
      g_array_append_val (self->references, ((NpXmlReference) { object, field, np_xml_line (node) }));
      G_GNUC_FALLTHROUGH;
    default:
      np_object_set_string (object, field, value);
      break;
    }
}

/* Element name -> field + 1: a text has its own element, a list the elements of its items (the dossier: a wrapper). */
static GHashTable *
index_of (NpXmlReader *self, gpointer object)
{
  gpointer klass = NP_OBJECT_GET_CLASS (object);
  GHashTable *index = g_hash_table_lookup (self->indexes, klass);
  guint n_fields;
  const NpField *rows = np_object_get_fields (object, &n_fields);

  if (index != NULL)
    return index;
  index = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < n_fields; i++)
    if (rows[i].kind == NP_KIND_TEXT || (rows[i].kind == NP_KIND_LIST && NP_IS_DOSSIER (object)))
      g_hash_table_insert (index, (char *) rows[i].name, GUINT_TO_POINTER (i + 1));
    else if (rows[i].kind == NP_KIND_LIST)
      {
        NpObjectClass *item = g_type_class_ref (rows[i].type ()); /* stays for the life of the process */

        g_hash_table_insert (index, (char *) item->element, GUINT_TO_POINTER (i + 1));
        g_type_class_unref (item);
      }
  g_hash_table_insert (self->indexes, klass, index);
  return index;
}

static void
read_child (NpXmlReader *self, xmlNode *element, gpointer parent, guint field)
{
  gpointer child = element->psvi;

  if (child != NULL)
    g_object_ref (child);
  else
    {
      child = np_object_new (np_object_get_fields (parent, NULL)[field].type (), NULL);
      np_xml_reader_start (self, element, child);
      np_xml_reader_content (self, element, child);
    }
  np_object_append (parent, field, child);
}

/* The object of a child of a list of the dossier, whose start tag is there; NULL: it is none. */
static gpointer
block_of (NpXmlReader *self, xmlNode *block, gpointer dossier)
{
  const xmlNode *wrapper = block->parent;
  guint field;
  const NpField *row;
  g_autoptr(GTypeClass) item = NULL;

  if (block->psvi != NULL)
    return block->psvi;
  field = np_xml_reader_is_ours (self, wrapper) ? GPOINTER_TO_UINT (g_hash_table_lookup (index_of (self, dossier), wrapper->name))
                                                : 0;
  row = field > 0 ? &np_object_get_fields (dossier, NULL)[field - 1] : NULL;
  item = row != NULL && row->kind == NP_KIND_LIST ? g_type_class_ref (row->type ()) : NULL;
  if (item == NULL || !np_xml_reader_is_named (self, block, ((NpObjectClass *) item)->element))
    return NULL;
  block->psvi = np_object_new (row->type (), NULL);
  g_ptr_array_add (self->early, block->psvi);
  np_xml_reader_start (self, block, block->psvi);
  return block->psvi;
}

gboolean
np_xml_reader_block (NpXmlReader *self, xmlNode *block, gpointer dossier)
{
  gpointer object = block_of (self, block, dossier);

  if (object != NULL)
    np_xml_reader_content (self, block, object);
  return object != NULL;
}

gboolean
np_xml_reader_part (NpXmlReader *self, xmlNode *part, gpointer dossier)
{
  gpointer object = block_of (self, part->parent, dossier);
  guint field = object != NULL && np_xml_reader_is_ours (self, part)
                ? GPOINTER_TO_UINT (g_hash_table_lookup (index_of (self, object), part->name)) : 0;
  const NpField *row = field > 0 ? &np_object_get_fields (object, NULL)[field - 1] : NULL;

  if (row == NULL || row->kind != NP_KIND_LIST)
    return FALSE;
  part->psvi = np_object_new (row->type (), NULL);
  g_ptr_array_add (self->early, part->psvi);
  np_xml_reader_start (self, part, part->psvi);
  np_xml_reader_content (self, part, part->psvi);
  return TRUE;
}

/* <measures>: children of one class. */
static void
read_wrapper (NpXmlReader *self, xmlNode *wrapper, gpointer dossier, guint field)
{
  const NpField *row = &np_object_get_fields (dossier, NULL)[field];
  NpObjectClass *item = g_type_class_ref (row->type ());
  gboolean any = FALSE;

  if (wrapper->properties != NULL || wrapper->nsDef != NULL)
    {
      g_autofree char *at = np_xml_anchor_attributes (row->name, NULL);

      np_xml_reader_keep_declarations (self, wrapper, dossier, at);
      for (xmlAttr *a = wrapper->properties; a != NULL; a = a->next)
        np_xml_reader_unknown_attribute (self, wrapper, a, dossier, at);
    }
  for (xmlNode *node = wrapper->children; node != NULL && self->error == NULL; node = node->next)
    if (np_xml_reader_is_named (self, node, item->element))
      {
        read_child (self, node, dossier, field);
        any = TRUE;
      }
    else if (node->type != XML_TEXT_NODE || !xmlIsBlankNode (node))
      {
        guint n = np_object_get_n_children (dossier, field);
        g_autofree char *anchor = any ? np_xml_anchor_child (row->name, np_object_get_child (dossier, field, n - 1), n - 1)
                                      : np_xml_anchor_inside (row->name);

        np_xml_reader_unknown_node (self, node, dossier, anchor);
      }
  g_type_class_unref (item);
}

static void
check_required (NpXmlReader *self, xmlNode *element, gpointer object)
{
  guint n_fields;
  const NpField *rows = np_object_get_fields (object, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if ((rows[i].flags & NP_FIELD_REQUIRED) != 0 && !np_object_is_given (object, i) &&
        xmlHasNsProp (element, (const xmlChar *) rows[i].name, NULL) == NULL)
      {
        /* Translators: names of XML element and attribute. */
        g_autofree char *what = g_strdup_printf (_("“%s” has no “%s”"), element->name, rows[i].name);

        np_xml_reader_problem (self, NP_INPUT_ERROR_MISSING, np_xml_line (element), what, _("add it"));
      }
}

void
np_xml_reader_start (NpXmlReader *self, xmlNode *element, gpointer object)
{
  /* Cancelling is asked once in a while only; it takes a lock. */
  if (self->error != NULL || (++self->n_objects % 256 == 0 &&
                              g_cancellable_set_error_if_cancelled (self->cancellable, &self->error)))
    return;
  g_object_set_qdata (object, line_quark (), GUINT_TO_POINTER (np_xml_line (element)));
  np_xml_reader_keep_declarations (self, element, object, NULL);
  for (xmlAttr *a = element->properties; a != NULL; a = a->next)
    read_attribute (self, element, a, object);
}

/* Where the next unknown thing stands: after the child @n of the list, or the text, or before everything (@field 0). */
static char *
place (gpointer object, guint field, guint n)
{
  const NpField *row;

  if (field == 0)
    return g_strdup ("");
  row = &np_object_get_fields (object, NULL)[field - 1];
  return row->kind == NP_KIND_LIST && !NP_IS_DOSSIER (object)
         ? np_xml_anchor_child (row->name, np_object_get_child (object, field - 1, n), n) : g_strdup (row->name);
}

void
np_xml_reader_content (NpXmlReader *self, xmlNode *element, gpointer object)
{
  GHashTable *index = index_of (self, object);
  const NpField *rows = np_object_get_fields (object, NULL);
  guint last = 0, n = 0;

  for (xmlNode *node = element->children; node != NULL && self->error == NULL; node = node->next)
    {
      guint field = node->type == XML_ELEMENT_NODE && np_xml_reader_is_ours (self, node)
                    ? GPOINTER_TO_UINT (g_hash_table_lookup (index, node->name)) : 0;

      if (node->type == XML_TEXT_NODE && xmlIsBlankNode (node))
        continue;
      if (field == 0 || (rows[field - 1].kind == NP_KIND_TEXT && np_object_is_given (object, field - 1)))
        {
          g_autofree char *anchor = place (object, last, n);

          if (field != 0)
            np_xml_reader_problem (self, NP_INPUT_ERROR_SYNTAX, np_xml_line_of (node), _("the same text a second time"),
                                   _("keep one of the two"));
          np_xml_reader_unknown_node (self, node, object, anchor);
          continue;
        }
      last = field;
      if (rows[field - 1].kind == NP_KIND_TEXT)
        np_xml_reader_text (self, node, object, field - 1);
      else if (NP_IS_DOSSIER (object))
        read_wrapper (self, node, object, field - 1);
      else
        {
          n = np_object_get_n_children (object, field - 1);
          read_child (self, node, object, field - 1);
        }
    }
  if (self->error == NULL)
    check_required (self, element, object);
}

void
np_xml_reader_init (NpXmlReader *self, const char *file, gboolean tolerant, GPtrArray *problems, GCancellable *cancellable)
{
  *self = (NpXmlReader) { .file = file, .tolerant = tolerant, .problems = problems, .cancellable = cancellable };
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->references = g_array_new (FALSE, FALSE, sizeof (NpXmlReference));
  self->indexes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  self->early = g_ptr_array_new_with_free_func (g_object_unref);
}

void
np_xml_reader_clear (NpXmlReader *self)
{
  g_hash_table_unref (self->ids);
  g_array_unref (self->references);
  g_hash_table_unref (self->indexes);
  g_ptr_array_unref (self->early);
}

/* "1.0" -> 1, 0; FALSE: it is no version at all. */
static gboolean
read_version (const char *version, guint64 *major, guint64 *minor)
{
  char *end = NULL;

  *major = *minor = 0;
  if (version == NULL || !g_ascii_isdigit (*version))
    return FALSE;
  *major = g_ascii_strtoull (version, &end, 10);
  if (*end == '.' && g_ascii_isdigit (end[1]))
    *minor = g_ascii_strtoull (end + 1, &end, 10);
  return *end == '\0';
}

gboolean
np_xml_reader_is_version (const char *version)
{
  guint64 major, minor;

  return read_version (version, &major, &minor) && major == NP_XML_MAJOR;
}

/* The root decides what the file is at all. */
gboolean
np_xml_reader_check_root (NpXmlReader *self, xmlNode *root, NpXmlInFlags flags, GError **error)
{
  g_autofree char *version = (char *) xmlGetNoNsProp (root, (const xmlChar *) "version");
  const char *href = root->ns != NULL ? (const char *) root->ns->href : "";
  guint64 major, minor;
  gboolean good = read_version (version, &major, &minor), newer;

  if (strcmp ((const char *) root->name, "dossier") != 0 || !g_str_has_prefix (href, NAMESPACE_STEM))
    {
      np_input_error_set (error, NP_INPUT_ERROR_KIND, self->file, np_xml_line (root), _("not a dossier of Nonpaper"),
                          _("choose a file with the extension .nonpaper"));
      return FALSE;
    }
  newer = !g_str_equal (href, NP_XML_NAMESPACE) || major > NP_XML_MAJOR;
  if (newer && !(flags & NP_XML_IN_NEWER))
    {
      np_input_error_set (error, NP_INPUT_ERROR_NEWER, self->file, np_xml_line (root), _("written by a newer version of Nonpaper"),
                          _("update Nonpaper; until then it can be opened for reading only"));
      return FALSE;
    }
  if (!newer && version != NULL && (major != NP_XML_MAJOR || !good))
    {
      np_input_error_set (error, NP_INPUT_ERROR_RANGE, self->file, np_xml_line (root), _("no version we know"), _("write version=\"1.0\""));
      return FALSE;
    }
  self->newer_minor = newer || minor > NP_XML_MINOR;
  self->ns = root->ns;
  xmlFree (g_steal_pointer (&version));
  return TRUE;
}
