/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/np-library.h"

#include "store/np-xml-in.h"

static NpDossier *
load (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  NpDossier *dossier = bytes != NULL ? np_xml_in_parse (bytes, path, NP_XML_IN_STRICT, NULL, NULL, &error) : NULL;

  /* It ships with the program and is read by a test. */
  if (dossier == NULL)
    g_error ("%s", error->message);
  return dossier;
}

NpDossier *
np_library_get_instruments (void)
{
  static NpDossier *library;

  if (library == NULL)
    library = load ("/org/nonpaper/data/library/instruments.xml");
  return library;
}

NpDossier *
np_library_get_termbase (void)
{
  static NpDossier *library;

  if (library == NULL)
    library = load ("/org/nonpaper/data/library/termbase.xml");
  return library;
}
