/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brief/np-picture.h"

#include "dossier/np-issue.h"
#include "dossier/np-measure.h"
#include "dossier/np-party.h"

NpText *
np_picture_name (NpDossier *dossier, const char *id)
{
  gpointer object = np_dossier_find (dossier, id);
  NpText *text = NP_IS_PARTY (object) ? np_object_get_text (object, NP_PARTY_NAME)
                 : NP_IS_ISSUE (object) ? np_object_get_text (object, NP_ISSUE_TITLE)
                 : NP_IS_MEASURE (object) ? np_object_get_text (object, NP_MEASURE_TITLE) : NULL;

  return np_text_is_empty (text) ? np_text_new (id, id) : np_text_ref (text);
}

void
np_picture_bands (double bands[4])
{
  /* The cuts of np_category_from_index(). */
  bands[0] = -0.50;
  bands[1] = -0.15;
  bands[2] = 0.15;
  bands[3] = 0.50;
}

#define PERMILLE "np-permille"

gboolean
np_picture_progress (double fraction, gpointer data)
{
  int *permille = data != NULL ? g_object_get_data (data, PERMILLE) : NULL;

  if (permille != NULL)
    g_atomic_int_set (permille, (int) (1000 * CLAMP (fraction, 0, 1)));
  return data == NULL || !g_cancellable_is_cancelled (data);
}

void
np_picture_watch_progress (GCancellable *cancellable)
{
  g_object_set_data_full (G_OBJECT (cancellable), PERMILLE, g_new0 (int, 1), g_free);
}

double
np_picture_get_progress (GCancellable *cancellable)
{
  int *permille = g_object_get_data (G_OBJECT (cancellable), PERMILLE);

  return permille != NULL ? g_atomic_int_get (permille) / 1000.0 : 0;
}

const char *
np_picture_own_party (NpDossier *dossier)
{
  const char *first = NULL;

  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_PARTIES); i++)
    {
      gpointer party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, i);

      if (np_object_get_boolean (party, NP_PARTY_OWN))
        return np_object_get_id (party);
      if (first == NULL && np_object_get_enum (party, NP_PARTY_KIND) == NP_PARTY_STATE)
        first = np_object_get_id (party);
    }
  return first;
}
