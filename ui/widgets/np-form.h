/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/np-session.h"

G_BEGIN_DECLS

/**
 * np_form_row_new:
 * @session: the session; every edit is applied through it and can be undone
 * @object: (type NpObject): whose field
 * @field: any field but a LIST
 * @label: what it is, translated ("Salience")
 *
 * A row of a form for one field, made from the table of the class: an entry for words, two entries for a bilingual text,
 * a spin button for a number (empty stands for "not given"), a list of codes, a switch, a list of objects for a
 * reference, a menu of check boxes for several references. It shows what the model holds and follows undo.
 *
 * Returns: (transfer floating): a row for a GtkListBox or an AdwPreferencesGroup
 */
GtkWidget *np_form_row_new (NpSession *session, gpointer object, guint field, const char *label);

/**
 * np_form_scale_show_value:
 * @scale: a scale whose digits are set
 *
 * Shows the value at the right end, written as the language of the interface writes numbers: "−0,25".
 */
void np_form_scale_show_value (GtkScale *scale);

/**
 * np_form_scale_new:
 * @session: the session
 * @object: (type NpObject): whose field
 * @field: a NUMBER field
 * @step: what one key changes
 * @digits: decimals shown
 * @label: (nullable): accessible name
 *
 * A scale with a number beside it for weights and severities. A drag is one undo step.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *np_form_scale_new (NpSession *session, gpointer object, guint field, double step, guint digits,
                               const char *label);

/**
 * np_form_number_new:
 * @session: the session
 * @object: (type NpObject): whose field
 * @field: a NUMBER or INTEGER field
 * @label: accessible name
 *
 * Returns: (transfer floating): a spin button; emptied it says "not given"
 */
GtkWidget *np_form_number_new (NpSession *session, gpointer object, guint field, const char *label);

/**
 * np_form_code_new:
 * @session: the session
 * @object: (type NpObject): whose field
 * @field: an ENUM field
 * @label: accessible name
 *
 * Returns: (transfer floating): a drop-down of the words of the codes
 */
GtkWidget *np_form_code_new (NpSession *session, gpointer object, guint field, const char *label);

/**
 * np_form_words_new:
 * @session: the session
 * @object: (type NpObject): whose field
 * @field: a STRING, WORDS, DATE or TEXT field
 * @lang: which language of a TEXT
 * @label: accessible name, also shown while the field is empty
 *
 * Typing is one undo step until the focus leaves; a date that is none is marked and not stored. Characters a file cannot
 * hold are left out as they come in.
 *
 * Returns: (transfer floating): an entry
 */
GtkWidget *np_form_words_new (NpSession *session, gpointer object, guint field, NpLang lang, const char *label);

/**
 * np_form_ref_new:
 * @session: the session
 * @object: (type NpObject): whose field
 * @field: a REF field with one type
 * @none: (nullable): words for "not given"; %NULL: must be given
 * @label: accessible name
 *
 * Returns: (transfer floating): a drop-down of all objects of that type
 */
GtkWidget *np_form_ref_new (NpSession *session, gpointer object, guint field, const char *none, const char *label);

/**
 * np_form_refs_new:
 * @session: the session
 * @object: (type NpObject): whose field
 * @field: a REFS field; of several types: sources and anchors
 * @label: accessible name
 *
 * Returns: (transfer floating): a button that names what is chosen and opens check boxes with a search
 */
GtkWidget *np_form_refs_new (NpSession *session, gpointer object, guint field, const char *label);

G_END_DECLS
