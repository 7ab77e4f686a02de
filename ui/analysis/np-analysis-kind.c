/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/analysis/np-analysis-kind.h"

#include "dossier/np-issue.h"
#include "dossier/np-measure.h"
#include "dossier/np-party.h"
#include "ui/widgets/np-model-words.h"

const NpAnalysisKind *const np_analysis_kinds[] = {
  &np_analysis_tornado, &np_analysis_frontier, &np_analysis_escalation, &np_analysis_positions, &np_analysis_bargaining,
  &np_analysis_offer, NULL
};

static void
row_free (gpointer data)
{
  NpAnalysisRow *row = data;

  g_free (row->id);
  g_free (row->number);
  g_free (row->title);
  g_free (row->words);
  g_free (row);
}

NpAnalysisResult *
np_analysis_result_new (void)
{
  NpAnalysisResult *self = g_new0 (NpAnalysisResult, 1);

  self->rows = g_ptr_array_new_with_free_func (row_free);
  return self;
}

void
np_analysis_result_free (NpAnalysisResult *self)
{
  g_free (self->finding);
  g_free (self->how);
  g_free (self->remark);
  g_clear_object (&self->chart);
  g_ptr_array_unref (self->rows);
  g_free (self->missing);
  g_free (self);
}

gpointer
np_analysis_result_miss (NpAnalysisResult *self, const char *missing, const char *page)
{
  self->missing = g_strdup (missing);
  self->missing_page = page;
  return NULL;
}

void
np_analysis_choices_add (NpAnalysisChoices *self, const char *id, const char *words)
{
  g_ptr_array_add (self->ids, g_strdup (id));
  g_ptr_array_add (self->words, g_strdup (words));
}

void
np_analysis_choices_add_all (NpAnalysisChoices *self, NpDossier *dossier, guint field)
{
  for (guint i = 0; i < np_object_get_n_children (dossier, field); i++)
    {
      gpointer object = np_object_get_child (dossier, field, i);
      g_autofree char *words = np_words_of_object (object);

      np_analysis_choices_add (self, np_object_get_id (object), words);
    }
}

NpText *
np_analysis_name (NpDossier *dossier, const char *id)
{
  gpointer object = np_dossier_find (dossier, id);
  NpText *text = NP_IS_PARTY (object) ? np_object_get_text (object, NP_PARTY_NAME)
                 : NP_IS_ISSUE (object) ? np_object_get_text (object, NP_ISSUE_TITLE)
                 : NP_IS_MEASURE (object) ? np_object_get_text (object, NP_MEASURE_TITLE) : NULL;

  return np_text_is_empty (text) ? np_text_new (id, id) : np_text_ref (text);
}

void
np_analysis_bands (double bands[4])
{
  /* The cuts of np_category_from_index(). */
  bands[0] = -0.50;
  bands[1] = -0.15;
  bands[2] = 0.15;
  bands[3] = 0.50;
}

gboolean
np_analysis_progress (double fraction, gpointer data)
{
  return !g_cancellable_is_cancelled (data);
}

const char *
np_analysis_own_party (NpDossier *dossier)
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
