/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Doing and undoing a change: for the dossier alone, which keeps the two stacks and tells everybody. */
#pragma once

#include "dossier/np-change.h"

G_BEGIN_DECLS

/* Called by the dossier only. */
void np_change_do (NpChange *self);
void np_change_undo (NpChange *self);

/* If @next sets just the field that @self set last (and nothing else), takes its new value over and returns TRUE. */
gboolean np_change_absorb (NpChange *self, NpChange *next);

G_END_DECLS
