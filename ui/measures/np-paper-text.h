/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/np-grammar.h"
#include "dossier/np-measure.h"
#include "ui/np-session.h"

G_BEGIN_DECLS

/**
 * NpPaperText:
 *
 * Words that will stand on paper, in one language: the text of a clause, a title. Shared parameters are tinted words of
 * the text that cannot be edited in place: they change with the parameter, and Backspace behind one (Delete before one)
 * takes it out whole. Every edit goes through the session as typing; text that changes elsewhere (undo, another parameter
 * value) is shown without moving the caret more than needed.
 *
 * Signals: `caret-moved` (): glossary hints and the status line may look again.
 */
#define NP_TYPE_PAPER_TEXT (np_paper_text_get_type ())
G_DECLARE_FINAL_TYPE (NpPaperText, np_paper_text, NP, PAPER_TEXT, GtkTextView)

/**
 * np_paper_text_new:
 * @session: the session
 * @object: a measure, or an object inside one
 * @field: a TEXT field of @object; only a marked one takes parameters and line breaks
 * @lang: which language
 *
 * Returns: (transfer floating): the view
 */
GtkWidget *np_paper_text_new (NpSession *session, gpointer object, guint field, NpLang lang);

/* The object whose field is edited (lent), and the language. */
gpointer np_paper_text_get_object (NpPaperText *self);
NpLang np_paper_text_get_lang (NpPaperText *self);

/* Shows the words of the parameters anew, after one of them changed. */
void np_paper_text_refresh (NpPaperText *self);

/* Puts a parameter at the caret, in the case the words before it ask for (Russian). */
void np_paper_text_insert_param (NpPaperText *self, const char *param);

/* Puts words at the caret, with blanks around them where they are needed. */
void np_paper_text_insert_words (NpPaperText *self, const char *words);

/* The Russian words before the caret, for case and ambiguity hints (transfer full). */
char *np_paper_text_dup_before_caret (NpPaperText *self);

/**
 * NpTextMarkUp:
 * @start: first byte in the marked text of the clause
 * @end: byte after the last
 * @avoided: a wording to avoid, rather than one with a better term
 *
 * A stretch to be underlined with dots.
 */
typedef struct
{
  gsize start;
  gsize end;
  gboolean avoided;
} NpTextMarkUp;

/* Underlines stretches of the shown words; positions count in the text the view shows. */
void np_paper_text_underline (NpPaperText *self, const NpTextMarkUp *marks, guint n);

/* What the view shows, parameters in words (transfer full). */
char *np_paper_text_dup_shown (NpPaperText *self);

G_END_DECLS
