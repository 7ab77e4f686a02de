/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/np-page.h"

G_BEGIN_DECLS

/* What was done in this session and can be undone, and the kept history of the dossier. */
#define NP_TYPE_HISTORY_PAGE (np_history_page_get_type ())
G_DECLARE_FINAL_TYPE (NpHistoryPage, np_history_page, NP, HISTORY_PAGE, NpPage)

G_END_DECLS
