/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two sides can reach together, and where the packages of the dossier stand. */
#include <glib/gi18n.h>

#include "charts/np-chart-frontier.h"
#include "dossier/np-party.h"
#include "dossier/np-scenario.h"
#include "forecast/np-forecast-decision.h"
#include "ui/analysis/np-analysis-kind.h"

/* So many points of the frontier are drawn at the most. */
#define MAX_POINTS 120

typedef struct
{
  NpPackageTable *table;
  NpText *own, *other;
  gint64 walk[2];
  gboolean known[2];
  guint n_packages;
  char **labels;
  NpText **words;
  guint8 *offers;               /* [package][issue] */
} Job;

static void
offer (NpSession *session, guint choice, NpAnalysisChoices *choices)
{
  NpDossier *dossier = np_session_get_dossier (session);
  const char *own = np_analysis_own_party (dossier);

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
  Job *job = data;

  g_clear_pointer (&job->table, np_package_table_free);
  g_clear_pointer (&job->own, np_text_unref);
  g_clear_pointer (&job->other, np_text_unref);
  for (guint i = 0; i < job->n_packages; i++)
    np_text_unref (job->words[i]);
  g_strfreev (job->labels);
  g_free (job->words);
  g_free (job->offers);
  g_free (job);
}

static gpointer
prepare (NpSession *session, const char *const *ids, NpAnalysisResult *result)
{
  NpDossier *dossier = np_session_get_dossier (session);
  const char *own = np_analysis_own_party (dossier);
  NpPackageTable *table;
  gint64 high;
  Job *job;

  if (own == NULL || np_dossier_find_type (dossier, ids[0], NP_TYPE_PARTY) == NULL)
    return np_analysis_result_miss (result, _("Needs two parties."), "parties");
  table = np_forecast_package_table (np_session_get_forecast (session), dossier, own, ids[0]);
  if (table == NULL)
    return np_analysis_result_miss (result, _("No measure has a forecast for both parties."), "measures");
  job = g_new0 (Job, 1);
  job->table = table;
  job->own = np_analysis_name (dossier, own);
  job->other = np_analysis_name (dossier, ids[0]);
  job->known[0] = np_forecast_walk_away (dossier, own, &job->walk[0], &high);
  job->known[1] = np_forecast_walk_away (dossier, ids[0], &job->walk[1], &high);
  job->n_packages = np_object_get_n_children (dossier, NP_DOSSIER_PACKAGES);
  job->labels = g_new0 (char *, job->n_packages + 1);
  job->words = g_new0 (NpText *, job->n_packages + 1);
  job->offers = g_new0 (guint8, (gsize) (job->n_packages + 1) * table->n_issues);
  for (guint i = 0; i < job->n_packages; i++)
    {
      gpointer package = np_object_get_child (dossier, NP_DOSSIER_PACKAGES, i);

      job->labels[i] = g_strdup_printf ("P%u", i + 1);
      job->words[i] = np_text_new (np_object_get_words_or_other (package, NP_PACKAGE_TITLE, NP_LANG_RU),
                                   np_object_get_words_or_other (package, NP_PACKAGE_TITLE, NP_LANG_EN));
      np_forecast_package_offer (table, package, job->offers + (gsize) i * table->n_issues);
    }
  return job;
}

static void
find (Job *job, const NpPackagePoint *points, guint n, const NpFrontierMark *marks, NpAnalysisResult *result)
{
  g_autofree guint *zone = g_new (guint, n);
  guint n_zone = np_package_zone (points, n, 2, job->walk, zone);

  for (guint i = 0; i < job->n_packages; i++)
    for (guint k = 0; k < n; k++)
      if (points[k].value[0] >= marks[i].at.y && points[k].value[1] >= marks[i].at.x
          && (points[k].value[0] > marks[i].at.y || points[k].value[1] > marks[i].at.x))
        {
          /* Translators: %s is a package, such as P1. */
          result->finding = g_strdup_printf (_("%s can be bettered without loss to either side"), marks[i].letter);
          return;
        }
  if (n_zone == 0)
    result->finding = g_strdup (_("No package is worth more to both sides than no agreement"));
  else
    result->finding = g_strdup_printf (ngettext ("%u efficient package is worth more to both sides than no agreement",
                                                 "%u efficient packages are worth more to both sides than no agreement",
                                                 n_zone), n_zone);
}

static gboolean
run (gpointer data, NpAnalysisResult *result, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autofree NpFrontierMark *marks = g_new0 (NpFrontierMark, job->n_packages + 1);
  g_autofree NpFrontierPoint *shown = NULL;
  g_autoptr(NpPackageFrontier) frontier = NULL;
  NpPackageInput input;
  const NpPackagePoint *points;
  guint n, n_shown;

  np_package_table_input (job->table, &input);
  input.progress = np_analysis_progress;
  input.progress_data = cancellable;
  frontier = np_package_frontier_new (&input, error);
  if (frontier == NULL)
    return FALSE;
  points = np_package_frontier_get_points (frontier, &n);
  n_shown = MIN (n, MAX_POINTS);
  shown = g_new (NpFrontierPoint, n_shown);
  /* The points come with our gain falling, so theirs, on the horizontal axis, rises. */
  for (guint k = 0; k < n_shown; k++)
    {
      const NpPackagePoint *point = &points[n_shown < 2 ? 0 : (guint64) k * (n - 1) / (n_shown - 1)];

      shown[k] = (NpFrontierPoint) { .x = (double) point->value[1], .y = (double) point->value[0] };
    }
  for (guint i = 0; i < job->n_packages; i++)
    {
      gint64 value[NP_PACKAGE_MAX_PARTIES] = { 0 };

      np_package_value (&input, job->offers + (gsize) i * input.n_issues, value);
      marks[i] = (NpFrontierMark) { job->labels[i], job->words[i], { .x = (double) value[1], .y = (double) value[0] } };
    }
  find (job, points, n, marks, result);
  result->chart = np_chart_frontier_new (&(NpFrontierData) {
    .x_name = job->other, .y_name = job->own, .marks = marks, .n_marks = job->n_packages, .frontier = shown,
    .n_frontier = n_shown, .walk_x = job->known[1] ? (double) job->walk[1] : NAN,
    .walk_y = job->known[0] ? (double) job->walk[0] : NAN,
  });
  result->how = g_strdup (_("Up: our gain. Right: their gain. The line: packages that neither side can better without loss "
                            "to the other; grey: worse than no agreement."));
  result->remark = g_strdup_printf (ngettext ("Exact: %u efficient point. The points of two sides do not add up.",
                                              "Exact: %u efficient points. The points of two sides do not add up.", n), n);
  return TRUE;
}

const NpAnalysisKind np_analysis_frontier = {
  "frontier", N_("Frontier"), "np-frontier-symbolic", { N_("Counterpart"), NULL }, offer, prepare, run, job_free,
};
