/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/np-lang.h"

G_BEGIN_DECLS

/**
 * NpTypographyFlags:
 * @NP_TYPOGRAPHY_BODY: running text
 * @NP_TYPOGRAPHY_TITLE: a title: short Russian prepositions (по, на, из, за, от, об, до, для, без) stay with
 *   the next word
 * @NP_TYPOGRAPHY_PAPER: U+2060 follows an en dash between digits, so that Pango does not break the range
 */
typedef enum
{
  NP_TYPOGRAPHY_BODY = 0,
  NP_TYPOGRAPHY_TITLE = 1 << 0,
  NP_TYPOGRAPHY_PAPER = 1 << 1,
} NpTypographyFlags;

/**
 * np_typography:
 * @text: valid UTF-8, as stored
 * @lang: its language
 * @flags: see #NpTypographyFlags
 *
 * The typography of a printed text (EXPORT 6). On output only: the stored text never changes. Applying it
 * twice gives what applying it once gives.
 *
 *  - Quotation marks by nesting: «», inner „“ (Russian); “”, inner ‘’ and the apostrophe ’ (English). A mark
 * that has no partner stays.
 *  - A dash between blanks: em dash (Russian), en dash (English), no-break space before it.
 *  - An en dash in ranges of numbers (10-12), not in numbers of documents, dates and identifiers.
 *  - No-break spaces after №, §, п., ст., г-н, para., Art., No. ...; between initials and surname, number
 *    and unit, day and month, groups of digits; inside «т. е.»; after one-letter Russian words and «не».
 * Russian % stands apart.
 *
 * Never touched: addresses (https://…, www.…, name@host), symbols of documents (A/RES/73/27, PC.DEC/1202),
 * identifiers. Verbatim quotations are the caller's to leave out.
 *
 * Returns: (transfer full): the text to print
 */
char *np_typography (const char *text, NpLang lang, NpTypographyFlags flags);

G_END_DECLS
