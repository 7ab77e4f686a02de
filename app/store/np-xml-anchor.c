/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/np-xml-anchor.h"

#include <string.h>

char *
np_xml_anchor_child (const char *field, gpointer child, guint position)
{
  const char *id = np_object_get_id (child);

  return id != NULL && *id != '\0' ? g_strconcat (field, "#", id, NULL) : g_strdup_printf ("%s[%u]", field, position);
}

char *
np_xml_anchor_attributes (const char *field, const char *lang)
{
  return g_strconcat ("@", field, lang != NULL ? "/" : NULL, lang, NULL);
}

char *
np_xml_anchor_inside (const char *field)
{
  return g_strconcat (field, "/", NULL);
}

gboolean
np_xml_anchor_is_child (const char *anchor, const char *field)
{
  gsize n = strlen (field);

  return strncmp (anchor, field, n) == 0 && (anchor[n] == '#' || anchor[n] == '[');
}

gboolean
np_xml_anchor_is_inside (const char *anchor, const char *field)
{
  gsize n = strlen (field);

  if (*anchor == '@')
    return strncmp (anchor + 1, field, n) == 0 && (anchor[n + 1] == '\0' || anchor[n + 1] == '/');
  return np_xml_anchor_is_child (anchor, field) || (strncmp (anchor, field, n) == 0 && anchor[n] == '/');
}
