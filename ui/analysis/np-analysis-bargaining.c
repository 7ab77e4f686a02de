/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an issue would settle, and whom pressure would move. */
#include <glib/gi18n.h>

#include "base/np-format.h"
#include "charts/np-chart-scale.h"
#include "dossier/np-issue.h"
#include "dossier/np-party.h"
#include "forecast/np-forecast-decision.h"
#include "ui/analysis/np-analysis-kind.h"

typedef struct
{
  NpStakeTable *table;
  int only;                     /* the issue shown, -1 = all */
  NpText **parties;
  NpText **titles, **low, **high;
  double *status_quo;
} Job;

static void
offer (NpSession *session, guint choice, NpAnalysisChoices *choices)
{
  NpDossier *dossier = np_session_get_dossier (session);

  np_analysis_choices_add (choices, "", _("All issues"));
  np_analysis_choices_add_all (choices, dossier, NP_DOSSIER_ISSUES);
}

static void
texts_free (NpText **texts, guint n)
{
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&texts[i], np_text_unref);
  g_free (texts);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  texts_free (job->parties, job->table->n_parties);
  texts_free (job->titles, job->table->n_issues);
  texts_free (job->low, job->table->n_issues);
  texts_free (job->high, job->table->n_issues);
  np_stake_table_free (job->table);
  g_free (job->status_quo);
  g_free (job);
}

static NpText *
text_or_empty (gpointer object, guint field)
{
  NpText *text = object != NULL ? np_object_get_text (object, field) : NULL;

  return text != NULL ? np_text_ref (text) : np_text_new (NULL, NULL);
}

static gpointer
prepare (NpSession *session, const char *const *ids, NpAnalysisResult *result)
{
  NpDossier *dossier = np_session_get_dossier (session);
  NpStakeTable *table = np_forecast_stakes (dossier, np_forecast_get_scenario (np_session_get_forecast (session)));
  Job *job;

  if (table == NULL)
    return np_analysis_result_miss (result, _("Needs positions: no party has a position and a weight on any issue."), "parties");
  job = g_new0 (Job, 1);
  job->table = table;
  job->only = -1;
  job->parties = g_new0 (NpText *, table->n_parties);
  job->titles = g_new0 (NpText *, table->n_issues);
  job->low = g_new0 (NpText *, table->n_issues);
  job->high = g_new0 (NpText *, table->n_issues);
  job->status_quo = g_new0 (double, table->n_issues);
  for (guint i = 0; i < table->n_parties; i++)
    job->parties[i] = np_analysis_name (dossier, table->parties[i]);
  for (guint k = 0; k < table->n_issues; k++)
    {
      gpointer issue = np_dossier_find_type (dossier, table->issues[k], NP_TYPE_ISSUE);

      if (g_strcmp0 (table->issues[k], ids[0]) == 0)
        job->only = (int) k;
      job->titles[k] = np_analysis_name (dossier, table->issues[k]);
      job->low[k] = text_or_empty (issue, NP_ISSUE_POLE_0);
      job->high[k] = text_or_empty (issue, NP_ISSUE_POLE_100);
      job->status_quo[k] = issue != NULL ? np_object_get_number (issue, NP_ISSUE_STATUS_QUO) : NAN;
    }
  if (job->only < 0 && *ids[0] != '\0')
    {
      np_analysis_result_miss (result, _("No party has a position and a weight on this issue."), "parties");
      job_free (job);
      return NULL;
    }
  return job;
}

static NpScaleParty *
parties_of (Job *job, const NpPressureRounds *rounds, guint issue, guint *n)
{
  const NpStakeTable *t = job->table;
  NpScaleParty *parties = g_new0 (NpScaleParty, t->n_parties);

  *n = 0;
  for (guint i = 0; i < t->n_parties; i++)
    {
      gsize at = (gsize) i * t->n_issues + issue;
      const NpStake *stake = &t->stakes[at];

      if (!t->known[at])
        continue;
      parties[(*n)++] = (NpScaleParty) {
        .name = job->parties[i], .position = stake->position.mode,
        .final = rounds != NULL ? rounds->positions[((gsize) rounds->n_rounds - 1) * t->n_parties * t->n_issues + at]
                                : stake->position.mode,
        .weight = stake->capability.mode * stake->salience.mode,
      };
    }
  return parties;
}

static void
find (Job *job, const NpBargainForecast *one, guint n_apart, guint n_two_humped, NpAnalysisResult *result)
{
  NpLang lang = np_ui_lang ();

  if (job->only >= 0 && one->two_humped)
    {
      result->finding = g_strdup (_("Two camps: no middle text is stable on this issue"));
    }
  else if (job->only >= 0)
    {
      g_autofree char *at = np_format_number (one->compromise, 0, lang, 0);
      g_autofree char *band = np_format_range (one->band80[0], one->band80[1], 0, lang, 0);

      /* Translators: a value and a range on the scale of the issue. */
      result->finding = g_strdup_printf (_("Weighed by strength and interest, the parties would meet at %s (%s)"), at, band);
    }
  else if (n_two_humped + n_apart > 0)
    {
      guint n = n_two_humped + n_apart;

      result->finding = g_strdup_printf (ngettext ("On %u issue a middle text may not hold", "On %u issues a middle text may not hold",
                                                   n), n);
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
  g_autoptr(NpPressureRounds) rounds = np_stake_table_pressure (job->table, NULL);
  g_autofree NpScaleIssue *issues = g_new0 (NpScaleIssue, job->table->n_issues);
  g_autoptr(GPtrArray) parties = g_ptr_array_new_with_free_func (g_free);
  NpBargainForecast one = { 0 };
  guint n = 0, n_apart = 0, n_two_humped = 0;

  for (guint k = 0; k < job->table->n_issues; k++)
    {
      NpBargainForecast forecast;
      NpScaleIssue *issue = &issues[n];

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if ((job->only >= 0 && (guint) job->only != k)
          || !np_stake_table_forecast (job->table, k, NP_BARGAIN_DRAWS, NP_BARGAIN_SEED, &forecast, NULL))
        continue;
      one = forecast;
      n_two_humped += forecast.two_humped;
      n_apart += forecast.apart && !forecast.two_humped;
      *issue = (NpScaleIssue) {
        .title = job->titles[k], .pole_low = job->low[k], .pole_high = job->high[k], .low = job->table->low[k],
        .high = job->table->high[k], .status_quo = job->status_quo[k], .compromise = forecast.compromise,
        .median = forecast.n_parties > 2 ? forecast.median : NAN, .band = { forecast.band80[0], forecast.band80[1] },
      };
      issue->parties = parties_of (job, rounds, k, &issue->n_parties);
      g_ptr_array_add (parties, (gpointer) issue->parties);
      n++;
    }
  if (n == 0)
    {
      np_analysis_result_miss (result, _("No party has both capability and weight on this issue."), "parties");
      return TRUE;
    }
  find (job, &one, n_apart, n_two_humped, result);
  result->chart = np_chart_scale_new (issues, n);
  result->how = g_strdup (_("A mark is a party, its size capability times weight; the bar is the 80 per cent band of the "
                            "compromise; arrows show whom pressure would move, round by round."));
  result->remark = g_strdup_printf (_("A scenario, not a forecast; no comparable test exists for security measures. The bands are "
                                      "never narrower than the errors on 351 European issues (seed %d). %s"), NP_BARGAIN_SEED,
                                    rounds == NULL ? "" : rounds->settled ? _("The rounds of pressure came to rest.")
                                                                          : _("The rounds of pressure did not come to rest."));
  return TRUE;
}

const NpAnalysisKind np_analysis_bargaining = {
  "bargaining", N_("Bargaining"), "np-regime-symbolic", { N_("Issue"), NULL }, offer, prepare, run, job_free,
};
