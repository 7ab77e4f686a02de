/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/np-references.h"

static void
collect (NpObject *object, const char *id, GPtrArray *found)
{
  const NpField *fields;
  guint n;
  gboolean names = FALSE;

  fields = np_object_get_fields (object, &n);
  for (guint i = 0; i < n; i++)
    if (fields[i].kind == NP_KIND_REF)
      names |= g_str_equal (np_object_get_string (object, i), id);
    else if (fields[i].kind == NP_KIND_REFS)
      names |= np_object_contains_word (object, i, id);
  if (names)
    g_ptr_array_add (found, g_object_ref (object));
  for (guint i = 0; i < n; i++)
    if (fields[i].kind == NP_KIND_LIST)
      for (guint j = 0; j < np_object_get_n_children (object, i); j++)
        collect (np_object_get_child (object, i, j), id, found);
}

GPtrArray *
np_references_to (NpDossier *dossier, const char *id)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  if (id != NULL && *id != '\0')
    collect (NP_OBJECT (dossier), id, found);
  return found;
}
