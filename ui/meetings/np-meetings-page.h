/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/np-page.h"

G_BEGIN_DECLS

/**
 * NpMeetingsPage:
 *
 * Meetings: the list, and beside it what the chosen meeting needs: set-up while it is planned, notes while it runs,
 * review afterwards (UX 3.9, 3.10).
 */
#define NP_TYPE_MEETINGS_PAGE (np_meetings_page_get_type ())
G_DECLARE_FINAL_TYPE (NpMeetingsPage, np_meetings_page, NP, MEETINGS_PAGE, NpPage)

G_END_DECLS
