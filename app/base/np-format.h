/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "base/np-lang.h"

G_BEGIN_DECLS

/*
 * Numbers, dates and shares in words and figures, for a language given by the caller. Nothing here asks the
 * locale: one paper carries both languages, and the same value must print alike on every machine.
 */

/** NP_NBSP: no-break space, U+00A0 */
#define NP_NBSP "\u00a0"
/** NP_MINUS: minus sign, U+2212 */
#define NP_MINUS "\u2212"
/** NP_EN_DASH: en dash, U+2013 */
#define NP_EN_DASH "\u2013"
/** NP_WORD_JOINER: U+2060, keeps a range in one line on paper; drawn as nothing */
#define NP_WORD_JOINER "\u2060"

/**
 * NpFormatFlags:
 * @NP_FORMAT_PLAIN: nothing special
 * @NP_FORMAT_SIGNED: a positive number gets "+"; zero has no sign
 * @NP_FORMAT_PAPER: for paper: U+2060 follows the en dash of a range, so that Pango does not break it
 */
typedef enum
{
  NP_FORMAT_PLAIN = 0,
  NP_FORMAT_SIGNED = 1 << 0,
  NP_FORMAT_PAPER = 1 << 1,
} NpFormatFlags;

/**
 * np_format_integer:
 * @value: any integer
 * @lang: the language
 * @flags: see #NpFormatFlags
 *
 * Groups of three: Russian by no-break space from 5 digits ("1234", "12 345"), English by comma from 4
 * ("1,234").
 * Minus is U+2212.
 *
 * Returns: (transfer full): the figures
 */
char *np_format_integer (gint64 value, NpLang lang, NpFormatFlags flags);

/**
 * np_format_number:
 * @value: any number; not finite gives an em dash
 * @decimals: 0 ... 15 digits after the point; a negative value -n means "at most n, without trailing zeros"
 * @lang: the language
 * @flags: see #NpFormatFlags
 *
 * Like np_format_integer() with a decimal comma (Russian) or point (English). What rounds to zero has no sign.
 *
 * Returns: (transfer full): for example "−0,28" or "1,234.5"
 */
char *np_format_number (double value, int decimals, NpLang lang, NpFormatFlags flags);

/**
 * np_format_percent:
 * @share: a share, 1.0 = 100 per cent
 * @decimals: as in np_format_number()
 * @lang: the language
 *
 * Returns: (transfer full): "64 %" with a no-break space (Russian) or "64%" (English)
 */
char *np_format_percent (double share, int decimals, NpLang lang);

/**
 * np_format_range:
 * @low: one end
 * @high: the other end
 * @decimals: as in np_format_number()
 * @lang: the language
 * @flags: see #NpFormatFlags
 *
 * Two ends that print alike give one number. Ends without a sign are joined by an en dash ("52–75"); when
 * one has a sign, a dash could be read as a minus, and words are used: "от −5 до +3", "−5 to +3".
 *
 * Returns: (transfer full): the range
 */
char *np_format_range (double low, double high, int decimals, NpLang lang, NpFormatFlags flags);

/**
 * np_format_percent_range:
 * @low: a share, 1.0 = 100 per cent
 * @high: a share
 * @decimals: as in np_format_number()
 * @lang: the language
 * @flags: see #NpFormatFlags
 *
 * Returns: (transfer full): "52–75 %" (Russian) or "52–75%" (English)
 */
char *np_format_percent_range (double low, double high, int decimals, NpLang lang, NpFormatFlags flags);

/**
 * NpPlural:
 * @NP_PLURAL_ONE: 1; in Russian also 21, 31, 101 ... (but not 11)
 * @NP_PLURAL_FEW: Russian 2, 3, 4, 22 ... (but not 12-14); never in English
 * @NP_PLURAL_MANY: all other integers; 0
 * @NP_PLURAL_FRACTION: a number printed with decimals: Russian genitive singular ("1,5 балла"), English plural
 */
typedef enum
{
  NP_PLURAL_ONE,
  NP_PLURAL_FEW,
  NP_PLURAL_MANY,
  NP_PLURAL_FRACTION,
} NpPlural;

/**
 * np_plural_integer:
 * @n: any integer; its sign does not matter
 * @lang: the language
 *
 * Returns: the number class of @n
 */
NpPlural np_plural_integer (gint64 n, NpLang lang);

/**
 * np_plural_number:
 * @value: any number
 * @decimals: as in np_format_number(): the class is that of the number as it is printed
 * @lang: the language
 *
 * Returns: the number class of @value; %NP_PLURAL_FRACTION whenever decimals are printed ("1.0 hours")
 */
NpPlural np_plural_number (double value, int decimals, NpLang lang);

/**
 * np_plural_pick:
 * @n: any integer
 * @lang: the language
 * @one: the word after 1 (Russian: and 21, 31 ...)
 * @few: (nullable): the word after 2, 3, 4; not used in English
 * @many: the word after all other integers
 *
 * Returns: (transfer none): one of the three
 */
const char *np_plural_pick (gint64 n, NpLang lang, const char *one, const char *few, const char *many);

/**
 * np_date_parse:
 * @iso: (nullable): "YYYY-MM-DD", exactly ten characters, a day of the Gregorian calendar of the years 1 ...
 *   9999
 * @date: (out): the day; untouched on failure
 *
 * Returns: whether @iso is such a date
 */
gboolean np_date_parse (const char *iso, GDate *date);

/**
 * np_datetime_parse:
 * @iso: (nullable): "YYYY-MM-DDTHH:MM" with optional ":SS" and a zone, "Z" or "+03:00"
 *
 * The zone is not optional: a time without one means something else on every machine.
 *
 * Returns: (transfer full) (nullable): the time, in its own zone; %NULL when @iso is not of this form
 */
GDateTime *np_datetime_parse (const char *iso);

/**
 * np_format_date:
 * @date: a valid date
 * @lang: the language
 *
 * Returns: (transfer full): "12 июля 2018 г." or "12 July 2018", with no-break spaces as EXPORT 6.2 asks
 */
char *np_format_date (const GDate *date, NpLang lang);

/**
 * np_format_day:
 * @date: a valid date
 * @lang: the language
 *
 * Returns: (transfer full): day and month alone, "12 июля" or "12 July"
 */
char *np_format_day (const GDate *date, NpLang lang);

/**
 * np_format_iso_date:
 * @iso: (nullable): "YYYY-MM-DD" or a time as np_datetime_parse() reads it, also without a zone
 * @lang: the language
 *
 * Returns: (transfer full): the date in words; @iso itself ("" for %NULL) when it is neither
 */
char *np_format_iso_date (const char *iso, NpLang lang);

/**
 * np_format_datetime:
 * @time: a time; its own zone is used
 * @lang: the language
 *
 * Returns: (transfer full): "16 июля 2018 г., 14:32" or "16 July 2018, 14:32"
 */
char *np_format_datetime (GDateTime *time, NpLang lang);

/**
 * np_round_to_total:
 * @values: (array length=n): any finite numbers
 * @n: how many
 * @total: what the rounded parts must add up to
 * @parts: (array length=n) (out): the rounded parts
 *
 * Largest remainder: every value is rounded down, then the parts with the largest remainders get one more,
 * until the sum is @total; ties go to the larger magnitude, then to the earlier part. When @total is the
 * rounded sum of the values, no part is off by a whole unit. When it is further away, the parts take more
 * than one unit each in turn.
 */
void np_round_to_total (const double *values, gsize n, gint64 total, gint64 *parts);

/**
 * np_round_five:
 * @p: probabilities of reject, oppose, conditional, support, accept; they add up to 1 within 1e-6
 * @percent: (out): whole per cent of each
 *
 * Whole per cent that add up: the five make 100, support + accept make the rounded P(consent) and the other
 * three the rest, so that a paper that prints consent beside its parts is never one off.
 *
 * Returns: P(consent) in whole per cent
 */
int np_round_five (const double p[5], int percent[5]);

G_END_DECLS
