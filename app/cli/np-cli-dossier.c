/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/np-cli-dossier.h"

#include <glib/gi18n.h>

#include "base/np-error.h"
#include "dossier/np-measure.h"
#include "dossier/np-party.h"
#include "store/np-xml-in.h"

NpDossier *
np_cli_load (const char *path, GError **error)
{
  return np_xml_in_load (path, NP_XML_IN_STRICT, NULL, error);
}

static const char *
find_by (NpDossier *dossier, guint list, guint field, const char *word)
{
  for (guint i = 0; i < np_object_get_n_children (dossier, list); i++)
    {
      gpointer object = np_object_get_child (dossier, list, i);

      if (g_ascii_strcasecmp (np_object_get_string (object, field), word) == 0)
        return np_object_get_id (object);
    }
  return NULL;
}

const char *
np_cli_need (NpDossier *dossier, const char *id, GType type, const char *what, GError **error)
{
  gpointer object = np_dossier_find_type (dossier, id, type);
  const char *found = object != NULL ? np_object_get_id (object) : NULL;

  if (id == NULL || found != NULL)
    return found;
  if (type == NP_TYPE_MEASURE)
    found = find_by (dossier, NP_DOSSIER_MEASURES, NP_MEASURE_REF, id);
  else if (type == NP_TYPE_PARTY)
    found = find_by (dossier, NP_DOSSIER_PARTIES, NP_PARTY_CODE, id);
  if (found == NULL)
    {
      /* Translators: the first %s is "measure", "party" and so on. */
      g_autofree char *words = g_strdup_printf (_("the dossier has no %s “%s”"), what, id);

      np_input_error_set (error, NP_INPUT_ERROR_USAGE, NULL, 0, words, NULL);
    }
  return found;
}

NpDossier *
np_cli_get_termbase (void)
{
  static NpDossier *termbase;

  if (termbase == NULL)
    {
      g_autoptr(GBytes) bytes = g_resources_lookup_data ("/org/nonpaper/data/library/termbase.xml",
                                                         G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      termbase = bytes != NULL ? np_xml_in_parse (bytes, "termbase.xml", NP_XML_IN_STRICT, NULL, NULL, NULL) : NULL;
    }
  return termbase;
}
