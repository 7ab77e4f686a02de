/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/** What the writer and the reader of journals share; for nobody else. */
#define NP_JOURNAL_MAGIC "nonpaper-journal"
#define NP_JOURNAL_SUFFIX ".journal"
#define NP_JOURNAL_CHAIN 32 /* hexadecimal digits: 16 bytes */

/* np_journal_chain: (transfer full): first 32 hexadecimal digits of SHA-256 (previous + payload). */
char *np_journal_chain (const char *previous, const char *payload, gsize length);
