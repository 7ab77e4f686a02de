/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/measures/np-paper-text.h"

G_BEGIN_DECLS

/**
 * NpClauseRow:
 *
 * One clause: its number, both texts, the state of each in icon and word, and, when one is stale, a card that says what
 * happened and offers the ways out. Its buttons start the actions of the measures page with the clause's identifier.
 */
#define NP_TYPE_CLAUSE_ROW (np_clause_row_get_type ())
G_DECLARE_FINAL_TYPE (NpClauseRow, np_clause_row, NP, CLAUSE_ROW, GtkWidget)

/* A row for a clause; both are referenced (transfer floating). */
GtkWidget *np_clause_row_new (NpSession *session, NpClause *clause);

/* The clause, and the text of one language (lent). */
NpClause *np_clause_row_get_clause (NpClauseRow *self);
NpPaperText *np_clause_row_get_text (NpClauseRow *self, NpLang lang);

/* The printed number; numbering is display only. */
void np_clause_row_set_number (NpClauseRow *self, guint number);

/* Shows parameters anew. */
void np_clause_row_refresh (NpClauseRow *self);

G_END_DECLS
