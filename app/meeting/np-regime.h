/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-change.h"
#include "dossier/np-enums.h"
#include "dossier/np-meeting.h"

G_BEGIN_DECLS

/**
 * NpPermission:
 * @NP_PERMIT_TEXT: what was said may be given in other words
 * @NP_PERMIT_QUOTE: it may be quoted word for word
 * @NP_PERMIT_ROLE: the role of the speaker may be given
 * @NP_PERMIT_DESCRIPTION: the speaker may be described as he chose himself
 * @NP_PERMIT_NAME: the speaker may be named
 * @NP_PERMIT_DELEGATION: the delegation of the speaker may be named
 * @NP_PERMIT_PARTICIPANTS: it may be said who else was there
 * @NP_PERMIT_TIME: the exact time may be given
 *
 * What a regime lets a paper say. An own rule spells them, in this order: "text quote role description name delegation
 * participants time" (%NP_MEETING_PERMITS).
 */
typedef enum
{
  NP_PERMIT_NOTHING = 0,
  NP_PERMIT_TEXT = 1 << 0,
  NP_PERMIT_QUOTE = 1 << 1,
  NP_PERMIT_ROLE = 1 << 2,
  NP_PERMIT_DESCRIPTION = 1 << 3,
  NP_PERMIT_NAME = 1 << 4,
  NP_PERMIT_DELEGATION = 1 << 5,
  NP_PERMIT_PARTICIPANTS = 1 << 6,
  NP_PERMIT_TIME = 1 << 7,
  NP_PERMIT_EVERYTHING = (1 << 8) - 1,
} NpPermission;

/**
 * np_regime_permits:
 * @regime: a regime; a value outside the enum counts as the strictest
 * @own_rule: (nullable): the words an own rule permits; only read for %NP_REGIME_OWN, %NULL permits nothing
 *
 * On the record: everything. On background: text, quotation, description, time. Chatham House Rule: text. Deep background
 * and off the record: nothing (deep background may stand on an internal page: that is not a permission to use it). An own
 * rule: its words; "role" includes "description", unknown words count for nothing. Source: formats reference, section 6.
 *
 * Returns: the permissions
 */
NpPermission np_regime_permits (NpRegime regime, const char *own_rule);

/* The permissions of an entry: of its regime, where that is an own rule by the words of its meeting. */
NpPermission np_regime_entry_permits (gpointer entry);

/**
 * np_regime_combine:
 * @a: a regime
 * @b: another one that applies at the same time
 * @own_rule: (nullable): the words of the own rule, if one of them is that
 *
 * Two regimes permit together what both permit. The five standing regimes are a chain, so the stricter one results; with
 * an own rule it is the own rule if that permits no more than the other, else the most open standing regime within what
 * both permit.
 *
 * Returns: the regime of both together; never more open than either
 */
NpRegime np_regime_combine (NpRegime a, NpRegime b, const char *own_rule);

/* Whether going from one regime to the other lets anything out that was protected. The order of the five, by strictness,
 * is OTR, BG, CHR, DBG, OFF. */
gboolean np_regime_is_lower (NpRegime from, NpRegime to, const char *own_rule);

/**
 * np_regime_set:
 * @object: a #NpEntry or a #NpMeeting in a sealed dossier
 * @regime: its new regime
 * @reason: (nullable): why the protection is lowered, as typed; blanks are no reason
 * @at: when, "2018-07-18T14:32"
 * @change: takes the steps
 *
 * Raising protection is free. Lowering it needs a reason, which is kept with the entry and as a #NpHistoryItem of kind
 * "regime" in the history of the dossier, whether or not other history is kept. A meeting at which nothing was said yet protects
 * nothing: its rule is free.
 *
 * Returns: %FALSE, with nothing added, when a reason is needed
 */
gboolean np_regime_set (gpointer object, NpRegime regime, const char *reason, const char *at, NpChange *change);

/**
 * np_regime_set_permits:
 * @meeting: a #NpMeeting in a sealed dossier
 * @own_rule: the words of what its own rule permits from now on
 * @reason: (nullable): why, as typed
 * @at: when
 * @change: takes the steps
 *
 * The same for what an own rule permits: a permission more lowers the protection of all that was said under it.
 *
 * Returns: %FALSE, with nothing added, when a reason is needed
 */
gboolean np_regime_set_permits (gpointer meeting, const char *own_rule, const char *reason, const char *at, NpChange *change);

/**
 * np_regime_keep_reason:
 * @root: the dossier
 * @id: of the entry or meeting whose protection was lowered
 * @from: what it was
 * @to: what it is now
 * @reason: why, as typed
 * @at: when
 * @change: takes the step
 *
 * Only the line of history that np_regime_set() adds: for an entry that is born under a lower regime than the one before.
 */
void np_regime_keep_reason (gpointer root, const char *id, NpRegime from, NpRegime to, const char *reason, const char *at,
                            NpChange *change);

/* The digit of the note grammar, '1' (OTR) to '6' (own rule), and back: FALSE for any other character. */
char np_regime_get_digit (NpRegime regime);
gboolean np_regime_from_digit (char digit, NpRegime *regime);

/**
 * np_regime_from_word:
 * @word: a word as typed after `!`
 * @regime: (out): untouched on failure
 *
 * otr bg chr dbg off, зап без чх свед нет; case does not matter.
 *
 * Returns: whether it is the word of a regime
 */
gboolean np_regime_from_word (const char *word, NpRegime *regime);

/* The name for the line above the notes: "Chatham House Rule", «правило Чатем-Хауса»; static. */
const char *np_regime_get_name (NpRegime regime, NpLang lang);

/* The short form for a chip on a line: "CHR", «ЧХ»; static. */
const char *np_regime_get_short (NpRegime regime, NpLang lang);

/* What a reader of a paper must know of the regime, one phrase; static. */
const char *np_regime_get_rule (NpRegime regime, NpLang lang);

/* The code as a file spells it: "CHR"; static. */
const char *np_regime_get_code (NpRegime regime);

G_END_DECLS
