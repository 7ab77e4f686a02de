/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NpLang:
 * @NP_LANG_RU: Russian
 * @NP_LANG_EN: English (British spelling)
 *
 * The two languages of every dossier. They are equal: neither is "the translation". A function that makes
 * words takes the language as an argument and never asks the locale, because one paper carries both.
 */
typedef enum
{
  NP_LANG_RU,
  NP_LANG_EN,
} NpLang;

#define NP_N_LANGS 2

/**
 * np_lang_tag:
 * @lang: a language
 *
 * Returns: (transfer none): "ru" or "en", the value of xml:lang and of `--lang`.
 */
const char *np_lang_tag (NpLang lang);

/**
 * np_lang_from_tag:
 * @tag: (nullable): "ru" or "en"; anything after a "-" or "_" is ignored ("ru-RU", "en_GB.UTF-8")
 * @lang: (out): the language; untouched on failure
 *
 * Returns: %FALSE when @tag is neither.
 */
gboolean np_lang_from_tag (const char *tag, NpLang *lang);

/**
 * np_lang_other:
 * @lang: a language
 *
 * Returns: the other of the two.
 */
NpLang np_lang_other (NpLang lang);

G_END_DECLS
