/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/np-session.h"

G_BEGIN_DECLS

/**
 * NpParagraph:
 *
 * A field of several lines: always as high as its words at the width it gets, whatever becomes of that width. It follows the
 * model; typing goes into it at once, one undo step until the focus leaves. Tab leaves the field.
 */
#define NP_TYPE_PARAGRAPH (np_paragraph_get_type ())
G_DECLARE_FINAL_TYPE (NpParagraph, np_paragraph, NP, PARAGRAPH, GtkTextView)

/**
 * np_paragraph_new:
 * @session: the session
 * @object: (type NpObject): whose field
 * @field: a TEXT field
 * @lang: which language of it
 * @label: accessible name, also shown while the field is empty
 *
 * Returns: (transfer floating): the field
 */
GtkWidget *np_paragraph_new (NpSession *session, gpointer object, guint field, NpLang lang, const char *label);

G_END_DECLS
