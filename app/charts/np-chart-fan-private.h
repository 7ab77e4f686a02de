/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/np-chart-canvas.h"
#include "charts/np-chart-fan.h"

G_BEGIN_DECLS

/* Internal to np-chart-fan.c (the data in words) and np-chart-fan-draw.c (the picture). */

struct _NpChartFan
{
  NpChart parent_instance;

  NpFanPanel *panels;
  guint n_panels;
  NpFanRung *rungs;
  guint n_rungs;
  double threshold;
  NpText *threshold_label;
  double bottom;
  guint last_turn;
};

/** np_fan_n_shown: how many turns the fan is drawn for: those in which enough runs are still answering */
guint np_fan_n_shown (const NpFanPanel *panel);

/** np_fan_shares: whole per cent of calm, open, conflict that make 100 */
void np_fan_shares (const NpFanTurn *turn, gint64 shares[3]);

double np_fan_measure (NpChart *chart, NpChartCanvas *canvas);
void np_fan_draw (NpChart *chart, NpChartCanvas *canvas);

G_END_DECLS
