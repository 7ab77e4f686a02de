/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-enums.h"
#include "dossier/np-object.h"

G_BEGIN_DECLS

/**
 * NpIssue:
 *
 * A question the parties differ on, as a scale 0...100 with words at both ends. status-quo: where things stand today.
 * ref: the number under which people know it ("ISS-1").
 */
#define NP_TYPE_ISSUE (np_issue_get_type ())
G_DECLARE_FINAL_TYPE (NpIssue, np_issue, NP, ISSUE, NpObject)
enum
{
  NP_ISSUE_ID, NP_ISSUE_REF, NP_ISSUE_STATUS_QUO, NP_ISSUE_STATUS, NP_ISSUE_SOURCE, NP_ISSUE_TITLE, NP_ISSUE_POLE_0,
  NP_ISSUE_POLE_100, NP_ISSUE_WHY, NP_ISSUE_N_FIELDS
};

G_END_DECLS
