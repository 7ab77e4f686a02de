/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/np-page.h"

G_BEGIN_DECLS

/* The first page: the next event, what changed since the last one, the state of the drafting, what is left to do. */
#define NP_TYPE_OVERVIEW_PAGE (np_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (NpOverviewPage, np_overview_page, NP, OVERVIEW_PAGE, NpPage)

G_END_DECLS
