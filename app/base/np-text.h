/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "base/np-lang.h"

G_BEGIN_DECLS

/**
 * NpText:
 *
 * The same words in Russian and in English: an immutable, reference-counted pair of UTF-8 strings, safe to
 * share between threads. A missing language is the empty string, never %NULL. A boxed type (%NP_TYPE_TEXT).
 */
typedef struct _NpText NpText;

#define NP_TYPE_TEXT (np_text_get_type ())
GType np_text_get_type (void) G_GNUC_CONST;

/**
 * np_text_new:
 * @ru: (nullable): the Russian words; %NULL is ""
 * @en: (nullable): the English words; %NULL is ""
 *
 * Returns: (transfer full): the pair; free with np_text_unref()
 */
NpText *np_text_new (const char *ru, const char *en);

/**
 * np_text_with:
 * @self: (nullable): a pair, %NULL is the empty one
 * @lang: the language to replace
 * @words: (nullable): its new words
 *
 * Returns: (transfer full): a pair that differs from @self in one language
 */
NpText *np_text_with (const NpText *self, NpLang lang, const char *words);

NpText *np_text_ref (NpText *self);
void np_text_unref (NpText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NpText, np_text_unref)

/**
 * np_text_get:
 * @self: (nullable): a pair
 * @lang: a language
 *
 * Returns: (transfer none): the words in @lang, "" when there are none
 */
const char *np_text_get (const NpText *self, NpLang lang);

/**
 * np_text_get_or_other:
 * @self: (nullable): a pair
 * @lang: the wanted language
 *
 * For the screen, never for paper: an empty language is shown by the other one.
 *
 * Returns: (transfer none): the words in @lang, else those in the other language, else ""
 */
const char *np_text_get_or_other (const NpText *self, NpLang lang);

/**
 * np_text_is_empty:
 * @self: (nullable): a pair
 *
 * Returns: %TRUE when both languages are empty
 */
gboolean np_text_is_empty (const NpText *self);

/**
 * np_text_equal:
 * @a: (nullable): a pair
 * @b: (nullable): a pair; %NULL equals the empty pair
 *
 * Returns: whether both languages have the same bytes
 */
gboolean np_text_equal (const NpText *a, const NpText *b);

G_END_DECLS
