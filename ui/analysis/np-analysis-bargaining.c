/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an issue would settle, and whom pressure would move. */
#include <glib/gi18n.h>

#include "base/np-format.h"
#include "brief/np-picture.h"
#include "ui/analysis/np-analysis-kind.h"

typedef struct
{
  NpBargainPicture *picture;
  gboolean one;                 /* a single issue is shown */
} Job;

static void
offer (NpSession *session, guint choice, NpAnalysisChoices *choices)
{
  NpDossier *dossier = np_session_get_dossier (session);

  np_analysis_choices_add (choices, "", _("All issues"));
  np_analysis_choices_add_all (choices, dossier, NP_DOSSIER_ISSUES);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  np_bargain_picture_free (job->picture);
  g_free (job);
}

static gpointer
prepare (NpSession *session, const NpAnalysisQuestion *asked, NpAnalysisResult *result)
{
  NpBargainPicture *picture =
      np_bargain_picture_new (np_session_get_dossier (session),
                              np_forecast_get_scenario (np_session_get_forecast (session)), asked->ids[0]);
  Job *job;

  if (picture == NULL)
    return np_analysis_result_miss (result, *asked->ids[0] == '\0'
                                    ? _("Needs positions: no party has a position and a weight on any issue.")
                                    : _("No party has a position and a weight on this issue."), "parties");
  job = g_new0 (Job, 1);
  job->picture = picture;
  job->one = *asked->ids[0] != '\0';
  return job;
}

static void
find (const Job *job, const NpBargainFigures *figures, NpAnalysisResult *result)
{
  NpLang lang = np_ui_lang ();

  if (job->one && figures->last.two_humped)
    {
      result->finding = g_strdup (_("Two camps: no middle text is stable on this issue"));
    }
  else if (job->one)
    {
      g_autofree char *at = np_format_number (figures->last.compromise, 0, lang, 0);
      g_autofree char *band = np_format_range (figures->last.band80[0], figures->last.band80[1], 0, lang, 0);

      /* Translators: a value and a range on the scale of the issue. */
      result->finding =
          g_strdup_printf (_("Weighed by strength and interest, the parties would meet at %s (%s)"), at,
                           band);
    }
  else if (figures->n_two_humped + figures->n_apart > 0)
    {
      guint n = figures->n_two_humped + figures->n_apart;

      result->finding = g_strdup_printf (ngettext ("On %u issue a middle text may not hold",
                                                   "On %u issues a middle text may not hold", n),
                                         n);
    }
  else
    {
      result->finding = g_strdup (_("On every issue the compromise and the median lie close together"));
    }
}

static gboolean
run (gpointer data, NpAnalysisResult *result, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  NpBargainFigures figures;
  g_autoptr(GPtrArray) charts = np_bargain_picture_draw (job->picture, 0, &figures, cancellable, error);

  if (charts == NULL)
    return FALSE;
  if (charts->len == 0)
    {
      np_analysis_result_miss (result, _("No party has both capability and weight on this issue."),
                               "parties");
      return TRUE;
    }
  find (job, &figures, result);
  result->chart = g_object_ref (charts->pdata[0]);
  result->how = g_strdup (
      _("A mark is a party, its size capability times weight; the bar is the 80 per cent band of the "
         "compromise; arrows show whom pressure would move, round by round."));
  result->remark = g_strdup_printf (
      _("A scenario, not a forecast; no comparable test exists for security measures. The bands are "
         "never narrower than the errors on 351 European issues (seed %d). %s"),
      NP_BARGAIN_SEED,
      !figures.pressure ? ""
      : figures.settled ? _("The rounds of pressure came to rest.")
                        : _("The rounds of pressure did not come to rest."));
  return TRUE;
}

const NpAnalysisKind np_analysis_bargaining = {
  "bargaining", N_("Bargaining"), "np-regime-symbolic", { N_("Issue"), NULL }, offer, prepare, run, job_free,
};
