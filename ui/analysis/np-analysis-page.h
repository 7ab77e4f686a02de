/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/analysis/np-analysis-panel.h"
#include "ui/np-page.h"

G_BEGIN_DECLS

/**
 * NpAnalysisPage:
 *
 * The questions of the analysis, one at a time with a switcher; from NP_ANALYSIS_WIDE on, all of them in two columns.
 */
#define NP_TYPE_ANALYSIS_PAGE (np_analysis_page_get_type ())
G_DECLARE_FINAL_TYPE (NpAnalysisPage, np_analysis_page, NP, ANALYSIS_PAGE, NpPage)

#define NP_ANALYSIS_WIDE 1400

/* Shows a question by its code ("tornado"); FALSE when there is none. The panel is lent. */
gboolean np_analysis_page_show (NpAnalysisPage *self, const char *name);
NpAnalysisPanel *np_analysis_page_get_panel (NpAnalysisPage *self, const char *name);

G_END_DECLS
