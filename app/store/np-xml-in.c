/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole dossiers. */
#define G_LOG_DOMAIN "np-store"

#include "store/np-xml-in.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/np-error.h"
#include "dossier/np-exercise.h"
#include "store/np-io.h"
#include "store/np-xml-reader-private.h"
#include "store/np-xml.h"

static void
check_reference (NpXmlReader *self, const NpXmlReference *reference, const char *id)
{
  const NpField *row = &np_object_get_fields (reference->object, NULL)[reference->field];
  gpointer target = g_hash_table_lookup (self->ids, id);
  g_autofree char *what = NULL;

  if (target != NULL && (row->type == NULL || G_TYPE_CHECK_INSTANCE_TYPE (target, row->type ())))
    return;
  if (target == NULL && row->kind == NP_KIND_REF && row->type == NULL && g_str_equal (id, NP_THIRD_PARTY))
    return;
  /* Translators: names of XML attribute and element, an identifier, perhaps the name of the element that has it. */
  if (target == NULL)
    what = g_strdup_printf (_("“%s” of “%s” refers to “%s”, which is not there"), row->name,
                            np_object_get_element (reference->object), id);
  else
    what = g_strdup_printf (_("“%s” of “%s” refers to “%s”, which is a “%s”"), row->name,
                            np_object_get_element (reference->object), id, np_object_get_element (target));
  np_xml_reader_problem (self, NP_INPUT_ERROR_REFERENCE, reference->line, what, _("correct the reference, or add what it refers to"));
}

static void
check_references (NpXmlReader *self)
{
  for (guint i = 0; i < self->references->len; i++)
    {
      const NpXmlReference *reference = &g_array_index (self->references, NpXmlReference, i);
      g_auto(GStrv) ids = g_strsplit (np_object_get_string (reference->object, reference->field), " ", -1);

      for (guint j = 0; ids[j] != NULL; j++)
        check_reference (self, reference, ids[j]);
    }
}

static int
by_line (gconstpointer a, gconstpointer b)
{
  /* Messages are "FILE:LINE: ..."; references are checked last and belong between the others. */
  const GError *x = *(GError *const *) a, *y = *(GError *const *) b;
  guint64 i = 0, j = 0;

  for (const char *p = x->message; (p = strchr (p, ':')) != NULL && i == 0; p++)
    i = g_ascii_strtoull (p + 1, NULL, 10);
  for (const char *p = y->message; (p = strchr (p, ':')) != NULL && j == 0; p++)
    j = g_ascii_strtoull (p + 1, NULL, 10);
  return i < j ? -1 : i > j;
}

/* A whole file on its way. */
typedef struct
{
  NpXmlReader reader;
  NpXmlInFlags flags;
  NpDossier *dossier;  /* once the root is known to be one */
  GError *refused;
} Whole;

static void
begin (Whole *self, xmlNode *root)
{
  if (self->dossier != NULL || self->refused != NULL || !np_xml_reader_check_root (&self->reader, root, self->flags, &self->refused))
    return;
  self->dossier = np_dossier_new ("d-unread");
  np_object_set_string (self->dossier, NP_DOSSIER_ID, NULL);
  np_object_set_string (self->dossier, NP_DOSSIER_VERSION, NULL);
  np_xml_reader_start (&self->reader, root, self->dossier);
}

/* Reads measures and clauses as soon as they are whole, so that the tree of the file is never there at once. */
static gboolean
end_cb (xmlNode *element, guint depth, gpointer user_data)
{
  Whole *self = user_data;

  begin (self, depth == 2 ? element->parent->parent : element->parent->parent->parent);
  return self->dossier == NULL || (depth == 2 ? np_xml_reader_block (&self->reader, element, self->dossier)
                                              : np_xml_reader_part (&self->reader, element, self->dossier));
}

NpDossier *
np_xml_in_parse (GBytes *bytes, const char *file, NpXmlInFlags flags, GPtrArray *problems, GCancellable *cancellable,
                 GError **error)
{
  Whole self = { .flags = flags };
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  g_autoptr(NpDossier) dossier = NULL;
  g_autoptr(xmlDoc) doc = NULL;

  np_xml_reader_init (&self.reader, file, (flags & NP_XML_IN_TOLERANT) != 0, problems != NULL ? found : NULL, cancellable);
  doc = np_xml_parse_stream (bytes, file, end_cb, &self, cancellable, error);
  if (doc != NULL)
    begin (&self, xmlDocGetRootElement (doc));
  dossier = self.dossier;
  if (doc != NULL && dossier != NULL && self.reader.error == NULL)
    np_xml_reader_content (&self.reader, xmlDocGetRootElement (doc), dossier);
  if (doc != NULL && dossier != NULL && self.reader.error == NULL)
    check_references (&self.reader);
  np_xml_reader_clear (&self.reader);
  if (doc == NULL || self.refused != NULL || self.reader.error != NULL)
    {
      /* What is wrong with the XML as such comes first. */
      if (doc != NULL && self.refused != NULL)
        g_propagate_error (error, g_steal_pointer (&self.refused));
      else if (doc != NULL)
        g_propagate_error (error, g_steal_pointer (&self.reader.error));
      g_clear_error (&self.refused);
      g_clear_error (&self.reader.error);
      return NULL;
    }
  g_ptr_array_sort (found, by_line);
  if (problems != NULL)
    g_ptr_array_extend_and_steal (problems, g_steal_pointer (&found));
  np_dossier_seal (dossier);
  return g_steal_pointer (&dossier);
}

NpDossier *
np_xml_in_load (const char *path, NpXmlInFlags flags, GPtrArray *problems, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr(GBytes) bytes = np_io_read (path, NP_IO_MAX_SIZE, NULL, error);

  return bytes != NULL ? np_xml_in_parse (bytes, name, flags, problems, NULL, error) : NULL;
}
