/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/np-lang.h"

G_BEGIN_DECLS

/** NP_SOFT_HYPHEN: U+00AD */
#define NP_SOFT_HYPHEN "\u00ad"

/**
 * NpHyphenator:
 *
 * The hyphenation patterns of one language. Immutable after creation: several threads may use one at the
 * same time.
 */
typedef struct _NpHyphenator NpHyphenator;

/**
 * np_hyphenator_new:
 * @lang: the language; English means British English
 * @error: where an error goes
 *
 * Reads the patterns of libhyphen (packages hyphen-ru, hyphen-en-gb) from the "hyphen" folder of the
 * system's data folders.
 *
 * Returns: (transfer full): the patterns, free with np_hyphenator_free(); %NULL with %G_IO_ERROR_NOT_FOUND
 * when they are not installed or cannot be read
 */
NpHyphenator *np_hyphenator_new (NpLang lang, GError **error);

/**
 * np_hyphenator_free:
 * @self: (nullable) (transfer full): patterns
 */
void np_hyphenator_free (NpHyphenator *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpHyphenator, np_hyphenator_free)

/**
 * np_hyphenator_insert:
 * @self: patterns
 * @text: valid UTF-8; paragraphs end with a line feed
 *
 * Puts U+00AD where a line may break (EXPORT 5.3.3): at least two letters before and three after, words of
 * six letters and more, words of the language's own script only. Left whole: words in capitals or with a
 * capital inside, capitalised
 * English words, whatever holds or touches a digit, "/", "@" or "_", words that have a soft hyphen already,
 * and the last word of a paragraph, which would stand alone on its line. Whether a block is hyphenated at
 * all (not headings, not text of 12 points and more) is the caller's to know.
 *
 * Returns: (transfer full): the text with soft hyphens; without them it is @text
 */
char *np_hyphenator_insert (const NpHyphenator *self, const char *text);

G_END_DECLS
