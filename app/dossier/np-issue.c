/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/np-issue.h"

static const NpField issue[] = {
  [NP_ISSUE_ID] = NP_F_ID (),
  [NP_ISSUE_REF] = NP_F_STRING ("ref"),
  [NP_ISSUE_STATUS_QUO] = NP_F_NUMBER ("status-quo", 0, 100),
  [NP_ISSUE_STATUS] = NP_F_ENUM ("status", np_codes_status),
  [NP_ISSUE_SOURCE] = NP_F_REFS ("source", NULL),
  [NP_ISSUE_TITLE] = NP_F_TEXT ("title"),
  [NP_ISSUE_POLE_0] = NP_F_TEXT ("pole-0"),
  [NP_ISSUE_POLE_100] = NP_F_TEXT ("pole-100"),
  [NP_ISSUE_WHY] = NP_F_TEXT ("why"),
};
NP_DEFINE_CLASS (NpIssue, np_issue, "issue", issue, NP_ISSUE_N_FIELDS)
