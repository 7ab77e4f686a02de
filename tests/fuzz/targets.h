/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/*
 * What is done with any bytes, by libFuzzer or by the test that replays the kept corpus. Each aborts when a property is broken.
 *
 * dossier: refused with an error, or load (save (load (x))) = load (x) and the bytes stay the same from then on; and
 *   recovery of the same bytes gives something that can be saved.
 * journal: read without a crash; every record that is a change can be decoded and tried on a dossier.
 * note: any bytes are a line: all of it is covered by tokens, and what is printed reads the same.
 * gmcr, formula: read, or refused with an error.
 * table: read as reactions, as stakes and as packages, or refused with an error.
 * date: what is read can be written and gives the same again.
 */
void fuzz_dossier (const guint8 *data, gsize size);
void fuzz_journal (const guint8 *data, gsize size);
void fuzz_note (const guint8 *data, gsize size);
void fuzz_gmcr (const guint8 *data, gsize size);
void fuzz_formula (const guint8 *data, gsize size);
void fuzz_table (const guint8 *data, gsize size);
void fuzz_date (const guint8 *data, gsize size);
