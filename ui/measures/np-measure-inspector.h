/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier/np-measure.h"
#include "ui/np-session.h"

G_BEGIN_DECLS

/**
 * NpMeasureInspector:
 *
 * What the engine needs to know of a measure: between whom, how binding, on which precedent, and per ambition level its
 * targets and burdens; what it does in an incident.
 */
#define NP_TYPE_MEASURE_INSPECTOR (np_measure_inspector_get_type ())
G_DECLARE_FINAL_TYPE (NpMeasureInspector, np_measure_inspector, NP, MEASURE_INSPECTOR, GtkWidget)

/* Shows another measure; NULL: none. */
void np_measure_inspector_set (NpMeasureInspector *self, NpSession *session, NpMeasure *measure);

G_END_DECLS
