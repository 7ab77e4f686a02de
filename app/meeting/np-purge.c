/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meeting/np-purge.h"

#include <string.h>

#include "dossier/np-brief.h"
#include "dossier/np-meeting.h"
#include "meeting/np-regime.h"

static gboolean
is_off_record (gpointer entry)
{
  int regime = np_object_get_enum (entry, NP_ENTRY_REGIME);

  return regime == NP_REGIME_OFF || regime < 0 || regime > NP_REGIME_OWN;
}

static void
collect (NpDossier *dossier, GPtrArray *entries)
{
  for (guint m = 0; m < np_object_get_n_children (dossier, NP_DOSSIER_MEETINGS); m++)
    {
      gpointer meeting = np_object_get_child (dossier, NP_DOSSIER_MEETINGS, m);

      for (guint e = 0; e < np_object_get_n_children (meeting, NP_MEETING_ENTRIES); e++)
        if (is_off_record (np_object_get_child (meeting, NP_MEETING_ENTRIES, e)))
          g_ptr_array_add (entries, np_object_get_child (meeting, NP_MEETING_ENTRIES, e));
    }
}

guint
np_purge_count_off_record (NpDossier *dossier)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new ();

  collect (dossier, entries);
  return entries->len;
}

/* Whether a decision is about the entry: "n4-0c91ae". */
static gboolean
is_about (const char *hit, const char *id)
{
  gsize n = strlen (id);

  return strncmp (hit, id, n) == 0 && hit[n] == '-' && strlen (hit) == n + 7;
}

static void
remove_traces (NpDossier *dossier, gpointer entry, NpChange *change)
{
  const char *id = np_object_get_id (entry);
  gpointer meeting = np_object_get_parent (entry);
  NpText *text = np_object_get_text (entry, NP_ENTRY_TEXT);

  for (guint i = 0; !np_text_is_empty (text) && i < np_object_get_n_children (meeting, NP_MEETING_ACTIONS); i++)
    {
      gpointer action = np_object_get_child (meeting, NP_MEETING_ACTIONS, i);

      if (np_text_equal (np_object_get_text (action, NP_ACTION_TEXT), text))
        np_change_remove (change, action);
    }
  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_HISTORY); i++)
    {
      gpointer item = np_object_get_child (dossier, NP_DOSSIER_HISTORY, i);

      if (g_str_equal (np_object_get_string (item, NP_HISTORY_ITEM_OBJECT), id))
        np_change_remove (change, item);
    }
  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_CLEARANCES); i++)
    {
      gpointer clearance = np_object_get_child (dossier, NP_DOSSIER_CLEARANCES, i);

      if (is_about (np_object_get_string (clearance, NP_CLEARANCE_HIT), id))
        np_change_remove (change, clearance);
    }
}

guint
np_purge_off_record (NpDossier *dossier, NpChange *change)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new ();

  collect (dossier, entries);
  for (guint i = 0; i < entries->len; i++)
    {
      remove_traces (dossier, entries->pdata[i], change);
      np_change_remove (change, entries->pdata[i]);
    }
  return entries->len;
}
