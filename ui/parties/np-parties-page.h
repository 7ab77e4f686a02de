/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/np-page.h"

G_BEGIN_DECLS

/**
 * NpPartiesPage:
 *
 * The parties and the issues they differ on: list at the start, the sheet of the selected one, and a quiet line that says
 * how many cells of the matrix the last edit changed.
 */
#define NP_TYPE_PARTIES_PAGE (np_parties_page_get_type ())
G_DECLARE_FINAL_TYPE (NpPartiesPage, np_parties_page, NP, PARTIES_PAGE, NpPage)

G_END_DECLS
