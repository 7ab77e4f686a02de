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

gboolean
np_picture_progress (double fraction, gpointer data)
{
  return data == NULL || !g_cancellable_is_cancelled (data);
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
