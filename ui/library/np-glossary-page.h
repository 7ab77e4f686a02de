/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/np-page.h"

G_BEGIN_DECLS

/* The glossary: terms in both languages, what each side prefers and what to avoid. */
#define NP_TYPE_GLOSSARY_PAGE (np_glossary_page_get_type ())
G_DECLARE_FINAL_TYPE (NpGlossaryPage, np_glossary_page, NP, GLOSSARY_PAGE, NpPage)

G_END_DECLS
