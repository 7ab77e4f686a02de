/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "brief/np-export-view.h"

G_BEGIN_DECLS

/* The tables of np-export-rules.c, for np-export-view.c alone. */
typedef struct
{
  guint field;
  NpExportRule rule;
} NpExportRow;

typedef struct
{
  GType (*type) (void);
  const NpExportRow *rows;
  guint n_rows;
} NpExportTable;

extern const NpExportTable np_export_tables[];
extern const guint np_n_export_tables;

G_END_DECLS
