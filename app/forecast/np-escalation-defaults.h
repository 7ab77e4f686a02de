/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/np-text.h"
#include "engine/np-escalation.h"
#include "engine/np-signal.h"

G_BEGIN_DECLS

/**
 * NpEscalationDefaults:
 * @top: highest rung of the ladder
 * @rungs: its rungs
 * @titles: their names
 * @doctrine: a party the dossier says nothing about; its suspect is not set, its ceiling is @top
 * @horizon: turns
 * @threshold: first rung of conflict
 * @signal: limits for np_signal_read()
 *
 * What stands where the dossier says nothing. Data, never constants in code: `resources/engine/escalation.ini`.
 * Immutable.
 */
typedef struct
{
  guint top;
  NpEscalationRung rungs[NP_ESCALATION_MAX_TOP + 1];
  NpText *titles[NP_ESCALATION_MAX_TOP + 1];
  NpEscalationParty doctrine;
  guint horizon;
  guint threshold;
  NpSignalLimits signal;
} NpEscalationDefaults;

/**
 * np_escalation_defaults_get:
 *
 * Returns: (transfer none): the numbers that come with the program; read once
 */
const NpEscalationDefaults *np_escalation_defaults_get (void);

/**
 * np_escalation_defaults_new_from_data:
 * @data: a key file as `resources/engine/escalation.ini`
 * @length: its length, -1 when it ends with a zero
 * @name: (nullable): its name for messages
 * @error: (out): %NP_INPUT_ERROR: what is wrong with it
 *
 * Returns: (transfer full) (nullable): the numbers; free with np_escalation_defaults_free()
 */
NpEscalationDefaults *np_escalation_defaults_new_from_data (const char *data, gssize length, const char *name,
                                                            GError **error);
void np_escalation_defaults_free (NpEscalationDefaults *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpEscalationDefaults, np_escalation_defaults_free)

G_END_DECLS
