/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which measure to put forward first. */
#include <glib/gi18n.h>

#include "base/np-format.h"
#include "brief/np-picture.h"
#include "ui/analysis/np-analysis-kind.h"

#define MAX_ROWS 12
#define FIRST 3

static void
offer (NpSession *session, guint choice, NpAnalysisChoices *choices)
{
  np_analysis_choices_add_all (choices, np_session_get_dossier (session), NP_DOSSIER_EXERCISES);
}

static void
job_free (gpointer data)
{
  np_offer_picture_free (data);
}

static gpointer
prepare (NpSession *session, const NpAnalysisQuestion *asked, NpAnalysisResult *result)
{
  NpDossier *dossier = np_session_get_dossier (session);
  g_autoptr(GError) error = NULL;
  NpOfferPicture *picture;

  if (np_object_get_n_children (dossier, NP_DOSSIER_MEASURES) == 0)
    return np_analysis_result_miss (result, _("Needs at least one measure."), "measures");
  if (np_object_get_n_children (dossier, NP_DOSSIER_EXERCISES) == 0)
    return np_analysis_result_miss (result,
                                    _("Needs an exercise, in which the measures show what they are worth."),
                                    "exercise");
  picture = np_offer_picture_new (dossier, np_session_get_forecast (session), asked->ids[0], FALSE, &error);
  if (picture == NULL)
    return np_analysis_result_miss (result, error->message, "exercise");
  return picture;
}

static void
add_row (NpOfferPicture *picture, const NpOfferRow *from, double best, NpAnalysisResult *result)
{
  NpAnalysisRow *row = g_new0 (NpAnalysisRow, 1);

  row->id = g_strdup (from->id);
  row->number = g_strdup (from->number);
  row->title = g_strdup (np_offer_picture_get_title (picture, from, np_ui_lang ()));
  row->words = np_format_number (100 * from->offer.expected, 2, np_ui_lang (), 0);
  row->share = from->offer.expected / best;
  row->first = result->rows->len < FIRST;
  g_ptr_array_add (result->rows, row);
}

static gboolean
run (gpointer data, NpAnalysisResult *result, GCancellable *cancellable, GError **error)
{
  NpOfferPicture *picture = data;
  g_autoptr(GArray) rows = NULL;
  g_autoptr(GError) local = NULL;
  const NpAnalysisRow *first;

  result->chart = np_offer_picture_draw (picture, 0, &rows, cancellable, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (result->chart == NULL)
    {
      np_analysis_result_miss (
          result,
          rows->len == 0 ? _("No open measure has a forecast of all its parties.")
                         : _("No measure that is open takes anything off the risk of this exercise."),
          rows->len == 0 ? "matrix" : "measures");
      return TRUE;
    }
  for (guint i = 0; i < MIN (rows->len, MAX_ROWS); i++)
    add_row (picture, &g_array_index (rows, NpOfferRow, i),
             g_array_index (rows, NpOfferRow, 0).offer.expected, result);
  first = result->rows->pdata[0];
  /* Translators: number and title of a measure. */
  result->finding = g_strdup_printf (_("Put %s %s forward first"), first->number, first->title);
  result->how = g_strdup (
      _("Up: removes more risk of conflict. Right: more likely accepted. Dotted: equal expected points."));
  /* Translators: %s: "assuming the parties decide independently". */
  result->remark = g_strdup_printf (
      _("Expected points = chance that all named parties consent × points of risk removed, %s."),
      np_forecast_independence_words (np_ui_lang ()));
  return TRUE;
}

const NpAnalysisKind np_analysis_offer = {
  "offer", N_("Offer first"), "np-sources-symbolic", { N_("Exercise"), NULL }, offer, prepare, run, job_free,
};
