/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-dossier.h"

G_BEGIN_DECLS

/* How many of what; NP_BENCH_GREATEST is DESIGN section 6. */
typedef struct
{
  guint measures, parties, issues, entries, meetings;
} NpBenchSize;

#define NP_BENCH_GREATEST ((NpBenchSize) { 500, 30, 50, 20000, 100 })

/* (transfer full): a dossier of that size, always the same: three levels a measure, a stance on every issue, one accepted
 * reaction an entry. */
NpDossier *np_bench_dossier_new (const NpBenchSize *size);

G_END_DECLS
