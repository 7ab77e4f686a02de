/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-dossier.h"

G_BEGIN_DECLS

/* Words of the interface (in its language) for the codes of the model. Lent, never NULL. */

/* The mark itself ("Training sample"), and what it means ("Not a government document"), "" when there is none. */
const char *np_marking_mark (NpMarking marking);
const char *np_marking_words (NpMarking marking);

/* "stated", "inferred", "assumed", and their icons. */
const char *np_status_word (NpStatus status);
const char *np_status_icon (NpStatus status);

/* The verification mark of a source or instrument ("verified", "from memory"); an unknown mark as it stands. */
const char *np_mark_word (const char *mark);

/* The kind of a source ("primary", "press"); an unknown kind as it stands. The known ones as they stand in a file, NULL-ended. */
const char *np_source_kind_word (const char *kind);
extern const char *const np_source_kinds[];

/* The kind or tag of a measure ("communication"); an unknown one as it stands. The known ones as they stand in a file. */
const char *np_tag_word (const char *tag);
extern const char *const np_tags[];

const char *np_regime_word (NpRegime regime);

/* What an object is: "Measure", "Party", "Source"; "" for parts that have no name of their own. */
const char *np_class_word (gpointer object);

/**
 * np_object_dup_name:
 * @object: any object of a dossier
 * @lang: the language wanted first
 *
 * Returns: (transfer full): how people call it: number and title of a measure, name of a party, term, first words of a
 *   text; "" when it has none
 */
char *np_object_dup_name (gpointer object, NpLang lang);

/* The words, cut to 200 characters with "…" when they are longer: for everything that is one line (transfer full). */
char *np_words_shorten (const char *words);

G_END_DECLS
