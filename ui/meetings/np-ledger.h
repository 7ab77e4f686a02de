/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "forecast/np-forecast-frozen.h"
#include "ui/np-session.h"

G_BEGIN_DECLS

/* From so many scored forecasts on there is a reliability plot. */
#define NP_LEDGER_ENOUGH 20

/**
 * NpLedger:
 *
 * How the forecasts kept before meetings did: hits, Brier score and log loss beside those of an even guess, the reliability
 * plot once there is enough to draw, and every forecast with what was heard, meeting by meeting. It follows the dossier.
 */
#define NP_TYPE_LEDGER (np_ledger_get_type ())
G_DECLARE_FINAL_TYPE (NpLedger, np_ledger, NP, LEDGER, AdwWindow)

/* Returns: (transfer floating): the ledger of a session, over @parent */
GtkWidget *np_ledger_new (GtkWindow *parent, NpSession *session);

/**
 * np_ledger_dup_words:
 * @score: a score with at least one outcome
 *
 * Returns: (transfer full): "3 hit, 3 one band off, 0 missed · Brier score 0.58 · log loss 1.05" in the language of the
 *   interface
 */
char *np_ledger_dup_words (const NpFrozenScore *score);

G_END_DECLS
