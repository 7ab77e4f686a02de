/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "brief/np-export.h"

/* What the tests of papers share: the sample, its forecast, and a folder in memory. */

/* The Helsinki sample, sealed; the same with two measures left, so that a pack is half as long, not sealed (transfer full). */
NpDossier *np_brief_test_sample (void);
NpDossier *np_brief_test_short_sample (void);

/* The forecast of a dossier in its first scenario (transfer full). */
NpForecast *np_brief_test_forecast (NpDossier *dossier);

/* The folder in memory that the last export went to: GBytes by name; whether it was committed. */
typedef struct
{
  GHashTable *files;
  gboolean committed;
} NpBriefMemory;

extern NpBriefMemory *np_brief_test_memory;

extern const NpFolder np_brief_test_folder;

/* The file at which the disk is full, counted from 0; -1 = never. */
extern int np_brief_test_fail_at;

/* Exports into memory; @measures NULL = all. */
gboolean np_brief_test_export_some (NpDossier *dossier, NpForecast *forecast, NpProfile profile, NpLayout layout, guint copies,
                                    const char *const *measures, GError **error);
gboolean np_brief_test_export (NpDossier *dossier, NpForecast *forecast, NpProfile profile, NpLayout layout, guint copies,
                               GError **error);

/* The text of MANIFEST.xml in memory; lent until the next call. */
const char *np_brief_test_manifest (void);

/* Forgets what is in memory. */
void np_brief_test_clear (void);
