/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the parties moved on one measure, from meeting to meeting. */
#include <glib/gi18n.h>

#include "base/np-format.h"
#include "brief/np-picture.h"
#include "dossier/np-measure.h"
#include "ui/analysis/np-analysis-kind.h"

static void
offer (NpSession *session, guint choice, NpAnalysisChoices *choices)
{
  np_analysis_choices_add_all (choices, np_session_get_dossier (session), NP_DOSSIER_MEASURES);
}

static void
job_free (gpointer data)
{
  np_position_picture_free (data);
}

static gpointer
prepare (NpSession *session, const NpAnalysisQuestion *asked, NpAnalysisResult *result)
{
  NpDossier *dossier = np_session_get_dossier (session);
  NpForecast *forecast = np_session_get_forecast (session);
  NpPositionPicture *picture;

  if (np_dossier_find_type (dossier, asked->ids[0], NP_TYPE_MEASURE) == NULL)
    return np_analysis_result_miss (result, _("Needs at least one measure."), "measures");
  picture = np_position_picture_new (dossier, forecast, asked->ids[0], FALSE);
  if (picture == NULL && *np_forecast_get_as_of (forecast) == '\0')
    return np_analysis_result_miss (result,
                                    _("The dossier has no date yet: it takes that of the latest meeting."),
                                    "meetings");
  if (picture == NULL)
    return np_analysis_result_miss (result, _("No party has a forecast for this measure."), "matrix");
  return picture;
}

static char *
find (const NpPositionFigures *figures)
{
  g_autofree char *was = np_format_number (figures->from, 2, np_ui_lang (), NP_FORMAT_SIGNED);
  g_autofree char *is = np_format_number (figures->to, 2, np_ui_lang (), NP_FORMAT_SIGNED);

  if (figures->who == NULL)
    return g_strdup (_("Nobody has moved on this measure yet"));
  /* Translators: a party and two scores: "China: moved most, from −0.21 to +0.10". */
  return g_strdup_printf (_("%s: moved most, from %s to %s"),
                          np_text_get_or_other (figures->who, np_ui_lang ()), was, is);
}

static gboolean
run (gpointer data, NpAnalysisResult *result, GCancellable *cancellable, GError **error)
{
  NpPositionFigures figures;

  result->chart = np_position_picture_draw (data, &figures, cancellable, error);
  if (result->chart == NULL)
    return FALSE;
  result->finding = find (&figures);
  result->how = g_strdup (
      _("Filled marks were heard, at the middle of their band; hollow ones are forecasts: before any "
         "meeting, frozen versions, after each meeting, and today."));
  return TRUE;
}

const NpAnalysisKind np_analysis_positions = {
  "positions", N_("Positions"), "np-history-symbolic", { N_("Measure"), NULL }, offer, prepare, run, job_free,
};
