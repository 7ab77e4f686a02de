/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/np-page.h"

G_BEGIN_DECLS

/**
 * NpMeasuresPage:
 *
 * The measures: list at the start, editor in both languages, inspector with what the engine needs to know.
 */
#define NP_TYPE_MEASURES_PAGE (np_measures_page_get_type ())
G_DECLARE_FINAL_TYPE (NpMeasuresPage, np_measures_page, NP, MEASURES_PAGE, NpPage)

G_END_DECLS
