/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/** Private to the command "packages": np-cli-packages.c computes, np-cli-packages-print.c prints what stands here. */

#include "cli/np-cli.h"
#include "dossier/np-dossier.h"
#include "engine/np-package-table.h"
#include "forecast/np-forecast.h"

G_BEGIN_DECLS

/* Nash, egalitarian, Kalai-Smorodinsky: the values of NpPackageSolution. */
#define NP_CLI_N_SOLUTIONS 3

typedef struct
{
  NpPackageTable *table;
  NpPackageInput input;
  NpPackageFrontier *frontier;
  const NpPackagePoint *points;
  guint n_points;
  guint n_ends;             /* 1, or 2 where the walk-away values are a range: low end first */
  gint64 walk_away[2][2];   /* [end][party] */
  guint n_zone[2];
  guint *best[2][NP_CLI_N_SOLUTIONS];
  guint n_best[2][NP_CLI_N_SOLUTIONS];
  guint8 *offer;            /* the first option of each issue, unless --offer or --package says otherwise */
  gboolean has_offer;
  NpPackageTrade *trades;
  guint n_trades;
  double doubt;             /* per cent; 0 = none */
  NpPackageChances *chances;  /* [point] out of NP_PACKAGE_DRAWS */
  guint n_zones;

  /* Of a dossier only. */
  NpDossier *dossier;
  NpForecast *forecast;
  const char *own, *other;
  GArray *reactions;        /* of every party to the offer, or without one to the Nash point */
} NpCliPackages;

/* Prints one JSON document; nothing after Ctrl+C. */
void np_cli_packages_print_json (NpCli *cli, const NpCliPackages *p);

/* Prints aligned text in the language of the run; after Ctrl+C not the whole of it. */
void np_cli_packages_print_text (NpCli *cli, const NpCliPackages *p);

G_END_DECLS
