/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Single objects, and what can be read of a damaged file. */
#define G_LOG_DOMAIN "np-store"

#include "store/np-xml-in-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/np-error.h"
#include "store/np-xml-in.h"
#include "store/np-xml-out.h"
#include "store/np-xml-reader-private.h"

/* Whether what was read of a damaged tree can be written, the way it will be, and read again. */
static gboolean
is_sound (gpointer object, const char *declarations)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(xmlDoc) doc = NULL;

  if (NP_IS_DOSSIER (object))
    bytes = np_xml_out_write (object);
  else
    {
      g_autofree char *xml = np_xml_out_object (object);
      GString *whole = g_string_new ("<w xmlns=\"" NP_XML_NAMESPACE "\"");

      g_string_append_printf (whole, "%s>%s</w>", declarations != NULL ? declarations : "", xml);
      bytes = g_string_free_to_bytes (whole);
    }
  doc = np_xml_parse (bytes, NULL, NP_XML_STRICT, NULL, NULL);
  return doc != NULL;
}

static gpointer
read_alone (xmlNode *element, const xmlNs *ns, GType type, gboolean known_only, GHashTable *ids)
{
  gpointer object = np_object_new (type, NULL);
  NpXmlReader self;

  np_xml_reader_init (&self, NULL, TRUE, NULL, NULL);
  self.newer_minor = TRUE;
  self.known_only = known_only;
  self.ns = ns;
  if (ids != NULL)
    {
      g_hash_table_unref (self.ids);
      self.ids = g_hash_table_ref (ids);
    }
  np_xml_reader_start (&self, element, object);
  np_xml_reader_content (&self, element, object);
  np_xml_reader_clear (&self);
  return object;
}

static void
forget_ids (gpointer object, GHashTable *ids)
{
  guint n_fields;
  const NpField *rows = np_object_get_fields (object, &n_fields);
  const char *id = np_object_get_id (object);

  if (id != NULL && g_hash_table_lookup (ids, id) == object)
    g_hash_table_remove (ids, id);
  for (guint i = 0; i < n_fields; i++)
    for (guint j = 0; rows[i].kind == NP_KIND_LIST && j < np_object_get_n_children (object, i); j++)
      forget_ids (np_object_get_child (object, i, j), ids);
}

/* Of a damaged tree: with what is unknown if that is sound, else without it. */
static gpointer
read_damaged (xmlNode *element, const xmlNs *ns, GType type, const char *declarations, GHashTable *ids)
{
  g_autoptr(NpObject) object = read_alone (element, ns, type, FALSE, ids);

  if (is_sound (object, declarations))
    return g_steal_pointer (&object);
  forget_ids (object, ids);
  return read_alone (element, ns, type, TRUE, ids);
}

gpointer
np_xml_in_fragment (const char *text, gsize length, const char *declarations, GType type, NpXmlMode mode, GHashTable *ids,
                    GError **error)
{
  g_autoptr(GTypeClass) klass = g_type_class_ref (type);
  g_autoptr(GString) whole = g_string_new ("<w xmlns=\"" NP_XML_NAMESPACE "\"");
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(xmlDoc) doc = NULL;
  xmlNode *root, *element;

  g_string_append (whole, declarations != NULL ? declarations : "");
  g_string_append_c (whole, '>');
  g_string_append_len (whole, text, length);
  g_string_append (whole, mode == NP_XML_STRICT ? "</w>" : "");
  bytes = g_bytes_new_static (whole->str, whole->len);
  doc = np_xml_parse (bytes, NULL, mode, NULL, error);
  if (doc == NULL)
    return NULL;
  root = xmlDocGetRootElement (doc);
  element = xmlFirstElementChild (root);
  if (element == NULL || root->ns == NULL || strcmp ((const char *) element->name, ((NpObjectClass *) klass)->element) != 0)
    {
      np_input_error_set (error, NP_INPUT_ERROR_KIND, NULL, 0, _("not the expected element"), NULL);
      return NULL;
    }
  return mode == NP_XML_STRICT ? read_alone (element, root->ns, type, FALSE, ids)
                               : read_damaged (element, root->ns, type, declarations, ids);
}

gpointer
np_xml_in_object (const char *xml, GType type, GError **error)
{
  return np_xml_in_fragment (xml, strlen (xml), NULL, type, NP_XML_STRICT, NULL, error);
}

NpDossier *
np_xml_in_head (const char *text, gsize length, GHashTable *ids, char **declarations)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, length);
  g_autoptr(xmlDoc) doc = np_xml_parse (bytes, NULL, NP_XML_DAMAGED, NULL, NULL);
  g_autoptr(GString) all = g_string_new (NULL);
  g_autoptr(NpDossier) dossier = NULL;
  xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;

  if (root != NULL && np_xml_reader_check_root (&(NpXmlReader) { NULL }, root, NP_XML_IN_NEWER, NULL))
    {
      for (const xmlNs *ns = root->nsDef; ns != NULL; ns = ns->next)
        if (ns->prefix != NULL)
          {
            g_string_append_printf (all, " xmlns:%s=\"", ns->prefix);
            np_xml_out_escape (all, (const char *) ns->href, TRUE);
            g_string_append_c (all, '"');
          }
      dossier = read_damaged (root, root->ns, NP_TYPE_DOSSIER, NULL, ids);
      if (np_object_get_n_extras (dossier) == 0)
        g_string_truncate (all, 0);
    }
  *declarations = g_strdup (all->str);
  if (dossier == NULL || *np_object_get_id (dossier) == '\0')
    {
      g_autoptr(NpDossier) fresh = np_dossier_new (NULL);

      if (dossier == NULL)
        return g_steal_pointer (&fresh);
      np_object_set_string (dossier, NP_DOSSIER_ID, np_object_get_id (fresh));
    }
  if (!np_xml_reader_is_version (np_object_get_string (dossier, NP_DOSSIER_VERSION)))
    np_object_set_string (dossier, NP_DOSSIER_VERSION, "1.0");
  return g_steal_pointer (&dossier);
}

