/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "forecast/np-forecast-private.h"

G_BEGIN_DECLS

/* An interned copy; NULL for "" and NULL. */
const char *np_input_intern (const char *words);

/* The words of a field (transfer full), empty ones when there are none. */
NpText *np_input_text (gpointer object, guint field);

/**
 * np_input_reason:
 * @object: what is read
 * @status: its field for the status, -1 = the class has none
 * @sources: for the sources, -1 = none
 * @why: for the reason in words, -1 = none
 * @owner: (nullable): the object that holds it, interned: for one without an identifier of its own
 * @list: (nullable): the list it stands in there
 * @position: its place in the list
 *
 * Returns: what a value rests on; np_reason_clear()
 */
NpReason np_input_reason (gpointer object, int status, int sources, int why, const char *owner, const char *list,
                          guint position);

/* Numbers (guint) of the things named in a field of references, unknown ones left out (transfer full). */
GArray *np_input_refs (NpForecastInput *self, gpointer object, guint field,
                       int (*lookup) (const NpForecastInput *, const char *));

/* np-forecast-input-party.c: reads a party, whose identifier is set, in a scenario (or NULL). */
void np_input_read_party (NpForecastInput *self, NpPartyInput *p, gpointer o, gpointer scenario);

G_END_DECLS
