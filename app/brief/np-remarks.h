/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/np-text.h"
#include "dossier/np-dossier.h"

G_BEGIN_DECLS

/**
 * NpRemark:
 * @rule: which rule found it: "translation", "stale", "parameter", "date", "verification", "announced", "evidence",
 *   "gap", "glossary", "typography", "hidden"
 * @object: (type NpObject): what it is about, lent by the dossier
 * @words: what is the matter and what to do about it, in both languages: "what: what to do"
 *
 * Something a careful editor would say about a dossier. None of them keeps it from being opened or saved.
 */
typedef struct
{
  const char *rule;
  NpObject *object;
  NpText *words;
} NpRemark;

/**
 * np_remarks_find:
 * @dossier: a dossier
 * @termbase: (nullable): a dossier whose glossary counts, too
 *
 * Looks for missing translations, stale texts, parameters used in one language only or not there, measures without
 * a date, a way to see whether they are kept, or a word to the other side beforehand (after C. E. Osgood's "graduated
 * and reciprocated initiatives in tension reduction", 1962: announced, on a stated date, open to verification), statements
 * that claim a source and name none, measures without targets, parties without positions, wordings the glossary
 * avoids, the wrong quotation marks, hidden characters and words that mix alphabets.
 *
 * Returns: (transfer full) (element-type NpRemark): in the order of the dossier; free with g_ptr_array_unref(), before the
 *   dossier
 */
GPtrArray *np_remarks_find (NpDossier *dossier, NpDossier *termbase);

G_END_DECLS
