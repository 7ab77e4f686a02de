/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "base/np-lang.h"

G_BEGIN_DECLS

/**
 * np_stem_fold:
 * @text: valid UTF-8
 * @length: bytes of it; -1 = all
 *
 * The form in which words are compared: lower case, ё as е, stress marks and soft hyphens left out,
 * compatibility forms normalised.
 *
 * Returns: (transfer full): the folded text
 */
char *np_stem_fold (const char *text, gssize length);

/**
 * NpStemmer:
 *
 * Takes the endings off Russian and English words (Snowball). Has state: one per thread.
 */
typedef struct _NpStemmer NpStemmer;

/**
 * np_stemmer_new:
 *
 * Returns: (transfer full): a stemmer; free with np_stemmer_free()
 */
NpStemmer *np_stemmer_new (void);

/**
 * np_stemmer_free:
 * @self: (nullable) (transfer full): a stemmer
 */
void np_stemmer_free (NpStemmer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpStemmer, np_stemmer_free)

/**
 * np_stemmer_stem:
 * @self: a stemmer
 * @word: one word, valid UTF-8
 * @length: bytes of it; -1 = all
 *
 * A word with a Cyrillic letter is stemmed as Russian, one of Latin letters as English; anything else (a
 * number) is folded only.
 *
 * Returns: (transfer full): the stem, in the form of np_stem_fold()
 */
char *np_stemmer_stem (NpStemmer *self, const char *word, gssize length);

/**
 * NpWord:
 * @start: its first byte in the text
 * @end: the byte after its last
 * @stem: (owned): its stem
 */
typedef struct
{
  gsize start, end;
  char *stem;
} NpWord;

/**
 * np_stemmer_words:
 * @self: a stemmer
 * @text: valid UTF-8
 *
 * The words of a running text: letters, digits, marks and soft hyphens; an apostrophe between letters stays
 * inside, every other character parts words ("ИКТ-среда" is two).
 *
 * Returns: (transfer full) (element-type NpWord): the words in order; the array frees the stems
 */
GArray *np_stemmer_words (NpStemmer *self, const char *text);

/**
 * np_layout_convert:
 * @text: valid UTF-8
 * @to: the layout that was meant: Russian (ЙЦУКЕН) or English (QWERTY)
 *
 * What the same keys give under the other layout, by position, with the keys of punctuation: "ghbdtn" is
 * «привет», "b;" is «иж».
 * A character that the other layout does not have stays.
 *
 * Returns: (transfer full): the converted text
 */
char *np_layout_convert (const char *text, NpLang to);

G_END_DECLS
