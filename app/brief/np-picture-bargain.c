/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an issue would settle, and whom pressure would move. */
#include "brief/np-picture.h"

#include "charts/np-chart-scale.h"
#include "dossier/np-issue.h"

struct _NpBargainPicture
{
  NpStakeTable *table;
  int only;                     /* the issue shown, -1 = all */
  NpText **parties;
  NpText **titles, **low, **high;
  double *status_quo;
};

static void
texts_free (NpText **texts, guint n)
{
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&texts[i], np_text_unref);
  g_free (texts);
}

void
np_bargain_picture_free (NpBargainPicture *self)
{
  if (self == NULL)
    return;
  texts_free (self->parties, self->table->n_parties);
  texts_free (self->titles, self->table->n_issues);
  texts_free (self->low, self->table->n_issues);
  texts_free (self->high, self->table->n_issues);
  np_stake_table_free (self->table);
  g_free (self->status_quo);
  g_free (self);
}

static NpText *
text_or_empty (gpointer object, guint field)
{
  NpText *text = object != NULL ? np_object_get_text (object, field) : NULL;

  return text != NULL ? np_text_ref (text) : np_text_new (NULL, NULL);
}

NpBargainPicture *
np_bargain_picture_new (NpDossier *dossier, const char *scenario, const char *issue)
{
  NpStakeTable *table = np_forecast_stakes (dossier, scenario);
  NpBargainPicture *self;

  if (table == NULL)
    return NULL;
  self = g_new0 (NpBargainPicture, 1);
  self->table = table;
  self->only = -1;
  self->parties = g_new0 (NpText *, table->n_parties);
  self->titles = g_new0 (NpText *, table->n_issues);
  self->low = g_new0 (NpText *, table->n_issues);
  self->high = g_new0 (NpText *, table->n_issues);
  self->status_quo = g_new0 (double, table->n_issues);
  for (guint i = 0; i < table->n_parties; i++)
    self->parties[i] = np_picture_name (dossier, table->parties[i]);
  for (guint k = 0; k < table->n_issues; k++)
    {
      gpointer one = np_dossier_find_type (dossier, table->issues[k], NP_TYPE_ISSUE);

      if (g_strcmp0 (table->issues[k], issue) == 0)
        self->only = (int) k;
      self->titles[k] = np_picture_name (dossier, table->issues[k]);
      self->low[k] = text_or_empty (one, NP_ISSUE_POLE_0);
      self->high[k] = text_or_empty (one, NP_ISSUE_POLE_100);
      self->status_quo[k] = one != NULL ? np_object_get_number (one, NP_ISSUE_STATUS_QUO) : NAN;
    }
  if (self->only < 0 && issue != NULL && *issue != '\0')
    {
      np_bargain_picture_free (self);
      return NULL;
    }
  return self;
}

static NpScaleParty *
parties_of (NpBargainPicture *self, const NpPressureRounds *rounds, guint issue, guint *n)
{
  const NpStakeTable *t = self->table;
  NpScaleParty *parties = g_new0 (NpScaleParty, t->n_parties);

  *n = 0;
  for (guint i = 0; i < t->n_parties; i++)
    {
      gsize at = (gsize) i * t->n_issues + issue;
      const NpStake *stake = &t->stakes[at];

      if (!t->known[at])
        continue;
      parties[(*n)++] = (NpScaleParty) {
        .name = self->parties[i], .position = stake->position.mode,
        .final = rounds != NULL ? rounds->positions[((gsize) rounds->n_rounds - 1) * t->n_parties * t->n_issues + at]
                                : stake->position.mode,
        .weight = stake->capability.mode * stake->salience.mode,
      };
    }
  return parties;
}

GPtrArray *
np_bargain_picture_draw (NpBargainPicture *self, guint per_chart, NpBargainFigures *figures, GCancellable *cancellable,
                         GError **error)
{
  g_autoptr(NpPressureRounds) rounds = np_stake_table_pressure (self->table, NULL);
  g_autofree NpScaleIssue *issues = g_new0 (NpScaleIssue, self->table->n_issues);
  g_autoptr(GPtrArray) parties = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *charts;
  guint n = 0;

  *figures = (NpBargainFigures) { .pressure = rounds != NULL, .settled = rounds != NULL && rounds->settled };
  for (guint k = 0; k < self->table->n_issues; k++)
    {
      NpBargainForecast forecast;
      NpScaleIssue *issue = &issues[n];

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if ((self->only >= 0 && (guint) self->only != k)
          || !np_stake_table_forecast (self->table, k, NP_BARGAIN_DRAWS, NP_BARGAIN_SEED, &forecast, NULL))
        continue;
      figures->last = forecast;
      figures->n_two_humped += forecast.two_humped;
      figures->n_apart += forecast.apart && !forecast.two_humped;
      *issue = (NpScaleIssue) {
        .title = self->titles[k], .pole_low = self->low[k], .pole_high = self->high[k], .low = self->table->low[k],
        .high = self->table->high[k], .status_quo = self->status_quo[k], .compromise = forecast.compromise,
        .median = forecast.n_parties > 2 ? forecast.median : NAN, .band = { forecast.band80[0], forecast.band80[1] },
      };
      issue->parties = parties_of (self, rounds, k, &issue->n_parties);
      g_ptr_array_add (parties, (gpointer) issue->parties);
      n++;
    }
  figures->n_issues = n;
  charts = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint at = 0, part; at < n; at += part)
    {
      part = per_chart > 0 ? MIN (per_chart, n - at) : n;
      g_ptr_array_add (charts, np_chart_scale_new (issues + at, part));
    }
  return charts;
}
