/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/**
 * What may leave the dossier: one decision for every field of every class of the model (SAFETY H1). The tables stand
 * in np-export-rules.c and are read by np-export-view.c alone; np_export_rule() is the door for all others.
 */

#include "brief/np-export-view.h"

G_BEGIN_DECLS

/* A row: the decision for a field, which must stand at its place in the enum. */
typedef struct
{
  guint field;
  NpExportRule rule;
} NpExportRow;

/* The rows of one class. */
typedef struct
{
  GType (*type) (void);
  const NpExportRow *rows;
  guint n_rows;
} NpExportTable;

extern const NpExportTable np_export_tables[];
extern const guint np_n_export_tables;

G_END_DECLS
