/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/*
 * What is done with any bytes, by libFuzzer or by the test that replays the kept corpus. Each aborts when a property is broken.
 *
 * dossier: refused with an error, or load (save (load (x))) = load (x) and the bytes stay the same from then on; and
 *   recovery of the same bytes gives something that can be saved.
 * journal: read without a crash; every record that is a change can be decoded and tried on a dossier.
 */
void fuzz_dossier (const guint8 *data, gsize size);
void fuzz_journal (const guint8 *data, gsize size);
