/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/np-chart.h"

/* One chart of every kind with plausible content; what every chart must do is tested on all of them. */
typedef struct
{
  const char *name;
  NpChart *(*make) (void);
  double screen_width;              /* pixels */
  double print_width;               /* points */
} ChartSample;

extern const ChartSample chart_samples[];
extern const guint n_chart_samples;
