/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "charts/np-chart-fan.h"

#include <math.h>

#include "charts/np-chart-fan-private.h"

/* Below this share of runs still answering the fan would be drawn from a handful of cases. */
#define FEWEST 0.05

G_DEFINE_FINAL_TYPE (NpChartFan, np_chart_fan, NP_TYPE_CHART)

guint
np_fan_n_shown (const NpFanPanel *panel)
{
  guint n = 0;

  while (n < panel->n_turns && panel->turns[n].open >= FEWEST)
    n++;
  return n;
}

void
np_fan_shares (const NpFanTurn *turn, gint64 shares[3])
{
  const double exact[3] = { 100 * turn->calm, 100 * turn->open, 100 * turn->conflict };

  np_round_to_total (exact, 3, 100, shares);
}

static guint
fan_get_n_points (NpChart *chart)
{
  NpChartFan *self = NP_CHART_FAN (chart);
  guint n = 0;

  for (guint p = 0; p < self->n_panels; p++)
    n += self->panels[p].n_turns;
  return n;
}

static const NpFanPanel *
panel_of (NpChartFan *self, guint point, guint *turn)
{
  guint p = 0;

  while (p + 1 < self->n_panels && point >= self->panels[p].n_turns)
    point -= self->panels[p++].n_turns;
  *turn = point;
  return &self->panels[p];
}

static char *
fan_describe_point (NpChart *chart, guint point, NpLang lang)
{
  NpChartFan *self = NP_CHART_FAN (chart);
  guint turn;
  const NpFanPanel *panel = panel_of (self, point, &turn);
  gint64 s[3];
  gboolean ru = lang == NP_LANG_RU;
  g_autofree char *middle = np_format_number (panel->turns[turn].quantiles[2], 1, lang, 0);

  np_fan_shares (&panel->turns[turn], s);
  return g_strdup_printf (ru ? "%s, ход %u: из 100 случаев погасли %d, идут %d, дошли до конфликта %d%s%s."
                          : "%s, answer %u: of 100 runs %d are calm, %d still go on, %d have reached conflict%s%s.",
                          np_text_get_or_other (panel->title, lang), turn, (int) s[0], (int) s[1], (int) s[2],
                          turn < np_fan_n_shown (panel) ? (ru ? "; медиана ступени " : "; middle rung ") : "",
                              turn < np_fan_n_shown (panel) ? middle : "");
}

static char *
fan_describe (NpChart *chart, NpLang lang)
{
  NpChartFan *self = NP_CHART_FAN (chart);
  GString *words = g_string_new (NULL);
  guint end = 0;

  for (guint p = 0; p < self->n_panels; p++)
    {
      g_autofree char *last = NULL;

      if (self->panels[p].n_turns == 0)
        continue;
      end += self->panels[p].n_turns;
      last = fan_describe_point (chart, end - 1, lang);
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", last);
    }
  return g_string_free (words, FALSE);
}

static GPtrArray *
fan_tabulate (NpChart *chart, NpLang lang, gboolean print)
{
  NpChartFan *self = NP_CHART_FAN (chart);
  GPtrArray *rows = np_table_new ();
  gboolean ru = lang == NP_LANG_RU;

  {
    static const char *const levels[] = { "5", "25", "50", "75", "95" };
    char *head[5];

    for (guint q = 0; q < 5; q++)
      head[q] = g_strdup_printf (ru ? "%s" NP_NBSP "%%" : "%s%%", levels[q]);
    g_ptr_array_add (rows, np_row_new (g_strdup (ru ? "Условие" : "Case"), g_strdup (ru ? "Ход" : "Move"),
                                       head[0], head[1], head[2], head[3], head[4],
                                       g_strdup (ru ? "Покой" : "Calm"), g_strdup (ru ? "Идёт" : "Going on"),
                                           g_strdup (ru ? "Конфликт" : "Conflict"), NULL));
  }
  for (guint p = 0; p < self->n_panels; p++)
    for (guint t = 0; t < self->panels[p].n_turns; t++)
      {
        const NpFanTurn *turn = &self->panels[p].turns[t];
        gint64 s[3];
        char *q[5];

        np_fan_shares (turn, s);
        for (guint k = 0; k < 5; k++)
          q[k] = t < np_fan_n_shown (&self->panels[p]) ? np_format_number (turn->quantiles[k], 1, lang, 0)
              : g_strdup ("");
        g_ptr_array_add (rows, np_row_new (g_strdup (np_text_get_or_other (self->panels[p].title, lang)),
                                           g_strdup_printf ("%u", t), q[0], q[1], q[2], q[3], q[4],
                                           np_format_percent (s[0] / 100.0, 0, lang),
                                               np_format_percent (s[1] / 100.0, 0, lang),
                                           np_format_percent (s[2] / 100.0, 0, lang), NULL));
      }
  return rows;
}

static void
fan_finalize (GObject *object)
{
  NpChartFan *self = NP_CHART_FAN (object);

  for (guint p = 0; p < self->n_panels; p++)
    {
      np_text_unref (self->panels[p].title);
      g_free ((NpFanTurn *) self->panels[p].turns);
    }
  for (guint i = 0; i < self->n_rungs; i++)
    np_text_unref (self->rungs[i].label);
  g_free (self->panels);
  g_free (self->rungs);
  np_text_unref (self->threshold_label);
  G_OBJECT_CLASS (np_chart_fan_parent_class)->finalize (object);
}

static void
np_chart_fan_class_init (NpChartFanClass *klass)
{
  NpChartClass *chart = NP_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fan_finalize;
  chart->measure = np_fan_measure;
  chart->least = 0.65;
  chart->draw = np_fan_draw;
  chart->get_n_points = fan_get_n_points;
  chart->describe = fan_describe;
  chart->describe_point = fan_describe_point;
  chart->tabulate = fan_tabulate;
}

static void
np_chart_fan_init (NpChartFan *self)
{
}

NpChart *
np_chart_fan_new (const NpFanData *data)
{
  NpChartFan *self;

  g_return_val_if_fail (data->n_panels == 1 || data->n_panels == 2, NULL);
  self = g_object_new (NP_TYPE_CHART_FAN, NULL);
  self->threshold = data->threshold;
  self->threshold_label = np_text_ref (data->threshold_label);
  self->n_panels = data->n_panels;
  self->panels = g_memdup2 (data->panels, sizeof *data->panels * data->n_panels);
  self->last_turn = 1;
  for (guint p = 0; p < self->n_panels; p++)
    {
      NpFanPanel *panel = &self->panels[p];

      np_text_ref (panel->title);
      panel->turns = g_memdup2 (panel->turns, sizeof *panel->turns * panel->n_turns);
      if (panel->n_turns > 0)
        self->last_turn = MAX (self->last_turn, panel->n_turns - 1);
      for (guint t = 0; t < panel->n_turns; t++)
        self->bottom = fmin (self->bottom, panel->turns[t].quantiles[0]);
    }
  self->n_rungs = data->n_rungs;
  self->rungs = g_memdup2 (data->rungs, sizeof *data->rungs * data->n_rungs);
  for (guint i = 0; i < self->n_rungs; i++)
    np_text_ref (self->rungs[i].label);
  return NP_CHART (self);
}
