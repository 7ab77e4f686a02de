/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two sides can reach together, and where the packages of the dossier stand. */
#include <glib/gi18n.h>

#include "brief/np-picture.h"
#include "dossier/np-party.h"
#include "ui/analysis/np-analysis-kind.h"

static void
offer (NpSession *session, guint choice, NpAnalysisChoices *choices)
{
  NpDossier *dossier = np_session_get_dossier (session);
  const char *own = np_picture_own_party (dossier);

  for (guint i = 0; i < np_object_get_n_children (dossier, NP_DOSSIER_PARTIES); i++)
    {
      gpointer party = np_object_get_child (dossier, NP_DOSSIER_PARTIES, i);

      if (np_object_get_enum (party, NP_PARTY_KIND) == NP_PARTY_STATE && g_strcmp0 (np_object_get_id (party), own) != 0)
        np_analysis_choices_add (choices, np_object_get_id (party),
                                 np_object_get_words_or_other (party, NP_PARTY_NAME, np_ui_lang ()));
    }
}

static void
job_free (gpointer data)
{
  np_frontier_picture_free (data);
}

static gpointer
prepare (NpSession *session, const char *const *ids, NpAnalysisResult *result)
{
  NpDossier *dossier = np_session_get_dossier (session);
  const char *own = np_picture_own_party (dossier);
  NpFrontierPicture *picture;

  if (own == NULL || np_dossier_find_type (dossier, ids[0], NP_TYPE_PARTY) == NULL)
    return np_analysis_result_miss (result, _("Needs two parties."), "parties");
  picture = np_frontier_picture_new (dossier, np_session_get_forecast (session), own, ids[0]);
  if (picture == NULL)
    return np_analysis_result_miss (result, _("No measure has a forecast for both parties."), "measures");
  return picture;
}

static char *
find (NpFrontierPicture *picture, const NpFrontierFigures *figures)
{
  if (figures->bettered >= 0)
    /* Translators: %s is a package, such as P1. */
    return g_strdup_printf (_("%s can be bettered without loss to either side"),
                            np_frontier_picture_get_label (picture, (guint) figures->bettered));
  if (figures->n_zone == 0)
    return g_strdup (_("No package is worth more to both sides than no agreement"));
  return g_strdup_printf (ngettext ("%u efficient package is worth more to both sides than no agreement",
                                    "%u efficient packages are worth more to both sides than no agreement",
                                    figures->n_zone), figures->n_zone);
}

static gboolean
run (gpointer data, NpAnalysisResult *result, GCancellable *cancellable, GError **error)
{
  NpFrontierPicture *picture = data;
  NpFrontierFigures figures;

  result->chart = np_frontier_picture_draw (picture, 1, &figures, cancellable, error);
  if (result->chart == NULL)
    return FALSE;
  result->finding = find (picture, &figures);
  result->how = g_strdup (_("Up: our gain. Right: their gain. The line: packages that neither side can better without loss "
                            "to the other; grey: worse than no agreement."));
  result->remark = g_strdup_printf (ngettext ("Exact: %u efficient point. The points of two sides do not add up.",
                                              "Exact: %u efficient points. The points of two sides do not add up.",
                                              figures.n_points), figures.n_points);
  return TRUE;
}

const NpAnalysisKind np_analysis_frontier = {
  "frontier", N_("Frontier"), "np-frontier-symbolic", { N_("Counterpart"), NULL }, offer, prepare, run, job_free,
};
