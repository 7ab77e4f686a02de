/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What moves the answer of one party to one measure most. */
#include <glib/gi18n.h>

#include "brief/np-picture.h"
#include "dossier/np-measure.h"
#include "dossier/np-party.h"
#include "ui/analysis/np-analysis-kind.h"

#define MAX_BARS 8

static void
offer (NpSession *session, guint choice, NpAnalysisChoices *choices)
{
  NpDossier *dossier = np_session_get_dossier (session);

  if (choice == 0)
    {
      np_analysis_choices_add_all (choices, dossier, NP_DOSSIER_MEASURES);
      return;
    }
  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_PARTIES); i++)
    {
      gpointer party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, i);

      if (np_object_get_enum (party, NP_PARTY_KIND) != NP_PARTY_FACILITATOR)
        np_analysis_choices_add (choices, np_object_get_id (party),
                                 np_object_get_words_or_other (party, NP_PARTY_NAME, np_ui_lang ()));
    }
}

static void
job_free (gpointer data)
{
  np_tornado_picture_free (data);
}

static gpointer
prepare (NpSession *session, const NpAnalysisQuestion *asked, NpAnalysisResult *result)
{
  NpDossier *dossier = np_session_get_dossier (session);
  NpForecast *forecast = np_session_get_forecast (session);
  gpointer measure = np_dossier_find_type (dossier, asked->ids[0], NP_TYPE_MEASURE);
  gpointer party = np_dossier_find_type (dossier, asked->ids[1], NP_TYPE_PARTY);
  const NpForecastCell *cell;

  if (measure == NULL)
    return np_analysis_result_miss (result, _("Needs at least one measure."), "measures");
  if (party == NULL)
    return np_analysis_result_miss (result, _("Needs at least one party."), "parties");
  cell = np_forecast_get_cell (forecast, asked->ids[0], NP_LEVEL_TARGET, asked->ids[1]);
  if (cell == NULL)
    {
      NpText *why = np_forecast_get_missing (forecast, asked->ids[0], NP_LEVEL_TARGET, asked->ids[1]);
      g_autofree char *words = why != NULL
        ? g_strdup_printf (_("There is no forecast: %s."), np_text_get_or_other (why, np_ui_lang ()))
        : g_strdup (_("The measure is not open to this party."));

      return np_analysis_result_miss (result, words, why != NULL ? "parties" : "measures");
    }
  return np_tornado_picture_new (dossier, forecast, asked->ids[0], asked->ids[1], FALSE);
}

static gboolean
run (gpointer data, NpAnalysisResult *result, GCancellable *cancellable, GError **error)
{
  g_autoptr(NpText) first = NULL;
  g_autoptr(GError) local = NULL;

  result->chart = np_tornado_picture_draw (data, MAX_BARS, &first, cancellable, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (result->chart == NULL)
    {
      np_analysis_result_miss (result, _("No single assumption moves this answer by more than 0.01."),
                               "matrix");
      return TRUE;
    }
  /* Translators: %s is an assumption, such as "Weight: freedom to answer". */
  result->finding =
      g_strdup_printf (_("What moves the answer most: %s"), np_text_get_or_other (first, np_ui_lang ()));
  result->how = g_strdup (
      _("Each bar moves one assumption from its low to its high value; the others stay as they are."));
  result->remark = g_strdup (
      _("Where the dossier gives no range, an assumption moves a quarter of its scale either way."));
  return TRUE;
}

const NpAnalysisKind np_analysis_tornado = {
  "tornado",
  N_("What matters"),
  "np-analysis-symbolic",
  { N_("Measure"), N_("Party") },
  offer,
  prepare,
  run,
  job_free,
};
