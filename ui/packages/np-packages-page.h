/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/np-page.h"

G_BEGIN_DECLS

/**
 * NpPackagesPage:
 *
 * The packages beside each other, one column each: what every party is likely to say, the weakest point, then the measures,
 * those that differ first. Everything is edited in place; better packages are looked for on the frontier of two sides.
 */
#define NP_TYPE_PACKAGES_PAGE (np_packages_page_get_type ())
G_DECLARE_FINAL_TYPE (NpPackagesPage, np_packages_page, NP, PACKAGES_PAGE, NpPage)

/* Whether better packages are being looked for; how many are offered. */
gboolean np_packages_page_get_busy (NpPackagesPage *self);
guint np_packages_page_get_n_suggestions (NpPackagesPage *self);

G_END_DECLS
