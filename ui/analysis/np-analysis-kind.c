/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/analysis/np-analysis-kind.h"

#include "ui/widgets/np-model-words.h"

const NpAnalysisKind *const np_analysis_kinds[] = { &np_analysis_tornado,
                                                    &np_analysis_frontier,
                                                    &np_analysis_escalation,
                                                    &np_analysis_positions,
                                                    &np_analysis_bargaining,
                                                    &np_analysis_offer,
                                                    NULL };

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
  for (guint i = 0; i < self->n_limits; i++)
    {
      g_free (self->limits[i].party);
      g_free (self->limits[i].label);
    }
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
