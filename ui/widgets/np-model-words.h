/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-dossier.h"

G_BEGIN_DECLS

/**
 * np_words_of_code:
 * @codes: the codes of an ENUM field (np-enums.h)
 * @index: which
 *
 * Returns: (transfer none): the code in words of the interface language: "inferred" -> "inferred" / «выведено»
 */
const char *np_words_of_code (const char *const *codes, guint index);

/**
 * np_words_of_field:
 * @name: name of a field, as a table has it
 *
 * Returns: (transfer none): what a form calls it: "salience" -> "Salience"
 */
const char *np_words_of_field (const char *name);

/**
 * np_words_of_weight:
 * @weight: 0 ... 10
 *
 * Returns: (transfer none): "none", "low", "medium", "high", "decisive"
 */
const char *np_words_of_weight (double weight);

/**
 * np_words_of_object:
 * @object: any object of a dossier
 *
 * What a person calls it: name of a party, number and title of a measure, title of an issue, words of an anchor.
 *
 * Returns: (transfer full): one line in the interface language
 */
char *np_words_of_object (gpointer object);

/* The same, short enough for a column head or a chip: code of a party, number of a measure ("CBM-04"). */
char *np_words_of_object_short (gpointer object);

G_END_DECLS
