/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * np_sanitize_xml:
 * @bytes: any bytes, also bad UTF-8 and zero bytes
 * @length: how many; -1 = up to the first zero byte
 * @n_replaced: (out) (optional): how many characters or bytes could not stay
 *
 * What XML 1.0 cannot hold - control characters other than tab and line feed, U+FFFE, U+FFFF, surrogates,
 * bad UTF-8 - becomes U+FFFD, so that the loss is seen (SAFETY S3). CR and CR LF become LF, for a parser
 * reads them so. Every other character stays as it is. Apply at every input: typing, paste, import.
 *
 * Returns: (transfer full): valid UTF-8 which XML can hold
 */
char *np_sanitize_xml (const char *bytes, gssize length, guint *n_replaced);

/**
 * np_sanitize_is_xml:
 * @text: (nullable): any bytes up to the zero byte
 *
 * Returns: whether np_sanitize_xml() would leave @text as it is
 */
gboolean np_sanitize_is_xml (const char *text);

/**
 * np_sanitize_visible:
 * @text: valid UTF-8
 *
 * Characters that cannot be seen but change how text reads - bidirectional controls, zero-width and tag
 * characters, the soft hyphen - become a visible mark with the number of the character, "⟨202E⟩". The stored
 * text keeps them (SAFETY X7).
 *
 * Returns: (transfer full): the text to show
 */
char *np_sanitize_visible (const char *text);

/**
 * np_sanitize_display:
 * @text: valid UTF-8
 *
 * np_sanitize_visible() between U+2068 and U+2069, so that one field cannot turn the direction of the next.
 * For the screen only. Text without a right-to-left letter needs no isolation and comes without it.
 *
 * Returns: (transfer full): the text to show
 */
char *np_sanitize_display (const char *text);

/**
 * NpSuspicionKind:
 * @NP_SUSPICION_HIDDEN: a character that np_sanitize_visible() would show as a mark
 * @NP_SUSPICION_MIXED_SCRIPT: one word holds letters of more than one of Latin, Cyrillic and Greek ("Mера"
 *   with a Latin M)
 */
typedef enum
{
  NP_SUSPICION_HIDDEN,
  NP_SUSPICION_MIXED_SCRIPT,
} NpSuspicionKind;

/**
 * NpSuspicion:
 * @kind: what it is
 * @start: first byte
 * @end: byte after the last
 */
typedef struct
{
  NpSuspicionKind kind;
  gsize start, end;
} NpSuspicion;

/**
 * np_sanitize_find:
 * @text: valid UTF-8
 *
 * What should be looked at before a text is agreed or leaves the house. A hyphen, a digit and a full stop
 * part words, so "ИКТ-CERT" is two words and no finding.
 *
 * Returns: (transfer full) (element-type NpSuspicion): the findings in the order of the text; empty =
 * nothing found
 */
GArray *np_sanitize_find (const char *text);

G_END_DECLS
