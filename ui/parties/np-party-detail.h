/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/np-session.h"

G_BEGIN_DECLS

/**
 * np_party_detail_new:
 * @session: the session
 * @party: (type NpParty): a party
 *
 * Everything the delegation believes about a party: interests, positions on the issues with their salience, red lines,
 * domestic limits, alternatives, trust, precedents, doctrine, seats. Every row shows what it rests on.
 *
 * Returns: (transfer floating): a column of groups
 */
GtkWidget *np_party_detail_new (NpSession *session, gpointer party);

/**
 * np_issue_detail_new:
 * @session: the session
 * @issue: (type NpIssue): an issue
 *
 * The scale of an issue with its poles and status quo, and where each party stands on it.
 *
 * Returns: (transfer floating): a column of groups
 */
GtkWidget *np_issue_detail_new (NpSession *session, gpointer issue);

/**
 * np_scenario_detail_new:
 * @session: the session
 * @scenario: (type NpScenario): a scenario
 *
 * What a scenario assumes: relations between the parties, measures switched on, positions that differ.
 *
 * Returns: (transfer floating): a column of groups
 */
GtkWidget *np_scenario_detail_new (NpSession *session, gpointer scenario);

G_END_DECLS
