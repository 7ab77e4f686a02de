/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/np-page.h"

G_BEGIN_DECLS

/* Sources and instruments: what the statements of the dossier rest on, sentence by sentence. */
#define NP_TYPE_SOURCES_PAGE (np_sources_page_get_type ())
G_DECLARE_FINAL_TYPE (NpSourcesPage, np_sources_page, NP, SOURCES_PAGE, NpPage)

G_END_DECLS
