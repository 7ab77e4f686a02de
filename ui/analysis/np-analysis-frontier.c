/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two sides can reach together, and where the packages of the dossier stand. */
#include <math.h>

#include <glib/gi18n.h>

#include "base/np-format.h"
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

      if (np_object_get_enum (party, NP_PARTY_KIND) == NP_PARTY_STATE
          && g_strcmp0 (np_object_get_id (party), own) != 0)
        np_analysis_choices_add (choices, np_object_get_id (party),
                                 np_object_get_words_or_other (party, NP_PARTY_NAME, np_ui_lang ()));
    }
}

typedef struct
{
  NpFrontierPicture *picture;
  char *party[2];               /* ours, theirs */
  NpText *name[2];
  gboolean tried;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  np_frontier_picture_free (job->picture);
  for (guint i = 0; i < 2; i++)
    {
      g_free (job->party[i]);
      np_text_unref (job->name[i]);
    }
  g_free (job);
}

static gpointer
prepare (NpSession *session, const NpAnalysisQuestion *asked, NpAnalysisResult *result)
{
  NpDossier *dossier = np_session_get_dossier (session);
  const char *own = np_picture_own_party (dossier);
  NpFrontierPicture *picture;
  Job *job;

  if (own == NULL || np_dossier_find_type (dossier, asked->ids[0], NP_TYPE_PARTY) == NULL)
    return np_analysis_result_miss (result, _("Needs two parties."), "parties");
  picture = np_frontier_picture_new (dossier, np_session_get_forecast (session), own, asked->ids[0]);
  if (picture == NULL)
    return np_analysis_result_miss (result, _("No measure has a forecast for both parties."), "measures");
  job = g_new0 (Job, 1);
  job->picture = picture;
  for (guint i = 0; i < 2; i++)
    {
      job->party[i] = g_strdup (i == 0 ? own : asked->ids[0]);
      job->name[i] = np_picture_name (dossier, job->party[i]);
      if (isnan (asked->limits[i]))
        continue;
      np_frontier_picture_try (picture, i, (gint64) asked->limits[i]);
      job->tried = TRUE;
    }
  return job;
}

static char *
find (const Job *job, const NpFrontierFigures *figures)
{
  if (figures->n_zone == 0)
    {
      g_autofree char *first = np_format_number ((double) figures->by[0], 0, np_ui_lang (), 0);
      g_autofree char *second = np_format_number ((double) figures->by[1], 0, np_ui_lang (), 0);
      guint who = figures->by[0] > 0 ? 0 : 1;

      if (figures->by[0] > 0 && figures->by[1] > 0)
        /* Translators: a party, points, the other party, points. */
        return g_strdup_printf (_("No zone of agreement: it opens when the walk-away value of %s comes down by %s and that of %s by %s"),
                                np_text_get_or_other (job->name[0], np_ui_lang ()), first,
                                np_text_get_or_other (job->name[1], np_ui_lang ()), second);
      /* Translators: a party, points. */
      return g_strdup_printf (_("No zone of agreement: it opens when the walk-away value of %s comes down by %s"),
                              np_text_get_or_other (job->name[who], np_ui_lang ()), who == 0 ? first : second);
    }
  if (figures->bettered >= 0 && !job->tried)
    /* Translators: %s is a package, such as P1. */
    return g_strdup_printf (_("%s can be bettered without loss to either side"),
                            np_frontier_picture_get_label (job->picture, (guint) figures->bettered));
  return g_strdup_printf (ngettext ("%u efficient package is worth more to both sides than no agreement",
                                    "%u efficient packages are worth more to both sides than no agreement",
                                    figures->n_zone), figures->n_zone);
}

/* The sliders try everything from giving all away to more than the best package brings. */
static void
set_limits (const Job *job, const NpFrontierFigures *figures, NpAnalysisResult *result)
{
  for (guint i = 0; i < 2; i++)
    {
      double low = (double) figures->low[i], high = (double) figures->high[i];

      result->limits[i] = (NpAnalysisLimit){
        .party = g_strdup (job->party[i]),
        /* Translators: a party. */
        .label =
            g_strdup_printf (_("Walk-away value: %s"), np_text_get_or_other (job->name[i], np_ui_lang ())),
        .low = low,
        .high = ceil (high + 0.05 * (high - low) + 1),
        .value = (double)figures->walk[i],
      };
    }
  result->n_limits = 2;
}

static gboolean
run (gpointer data, NpAnalysisResult *result, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  NpFrontierFigures figures;
  g_autofree char *high = NULL, *exact = NULL;

  result->chart = np_frontier_picture_draw (job->picture, 1, &figures, cancellable, error);
  if (result->chart == NULL)
    return FALSE;
  result->finding = find (job, &figures);
  set_limits (job, &figures, result);
  result->how = g_strdup (
      _("Up: our gain. Right: their gain. The line: packages that neither side can better without loss "
         "to the other; grey: worse than no agreement."));
  exact = g_strdup_printf (ngettext ("Exact: %u efficient point. The points of two sides do not add up.",
                                     "Exact: %u efficient points. The points of two sides do not add up.",
                                     figures.n_points), figures.n_points);
  /* Where the dossier gives a range, the picture stands at its low end: what is left at the high one? */
  if (!job->tried && (figures.known[0] || figures.known[1]))
    high = g_strdup_printf (ngettext ("At the high ends of the walk-away values %u of them is left.",
                                      "At the high ends of the walk-away values %u of them are left.",
                                      figures.n_zone_high), figures.n_zone_high);
  result->remark = g_strjoin (" ", exact, high, NULL);
  return TRUE;
}

const NpAnalysisKind np_analysis_frontier = {
  "frontier", N_("Frontier"), "np-frontier-symbolic", { N_("Counterpart"), NULL }, offer, prepare,
  run,        job_free,
};
