/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/np-page.h"

G_BEGIN_DECLS

/**
 * NpMatrixPage:
 *
 * The forecast of every measure for every party, in one scenario and at one ambition level, with the Why panel.
 */
#define NP_TYPE_MATRIX_PAGE (np_matrix_page_get_type ())
G_DECLARE_FINAL_TYPE (NpMatrixPage, np_matrix_page, NP, MATRIX_PAGE, NpPage)

G_END_DECLS
