/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier/np-measure.h"
#include "ui/np-session.h"

G_BEGIN_DECLS

/**
 * NpMeasureEditor:
 *
 * One measure as the paper it becomes: chips, both titles, clauses in pairs, the parameters both languages share, and
 * the glossary for the clause with the focus. The page that holds it owns the actions; the editor knows where the caret
 * is.
 */
#define NP_TYPE_MEASURE_EDITOR (np_measure_editor_get_type ())
G_DECLARE_FINAL_TYPE (NpMeasureEditor, np_measure_editor, NP, MEASURE_EDITOR, GtkWidget)

/* Shows another measure; NULL: none. */
void np_measure_editor_set (NpMeasureEditor *self, NpSession *session, NpMeasure *measure);

NpMeasure *np_measure_editor_get_measure (NpMeasureEditor *self);

/* The clause and language with the focus, or that had it last; FALSE: none yet. */
gboolean np_measure_editor_get_focus (NpMeasureEditor *self, NpClause **clause, NpLang *lang);

/* Puts the focus on a text; NULL: the first one. */
void np_measure_editor_focus (NpMeasureEditor *self, NpClause *clause, NpLang lang);

/* The next (or previous) text that is not finished gets the focus; FALSE: there is none. */
gboolean np_measure_editor_next_unfinished (NpMeasureEditor *self, gboolean forward);

/* The next (or previous) clause, in the same language. */
void np_measure_editor_next_clause (NpMeasureEditor *self, gboolean forward);

/* Puts glossary hint 1 ... 9 at the caret. */
void np_measure_editor_insert_hint (NpMeasureEditor *self, guint number);

/* Puts a parameter at the caret of the clause. */
void np_measure_editor_insert_param (NpMeasureEditor *self, NpClause *clause, const char *param);

G_END_DECLS
