/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier/np-dossier.h"

G_BEGIN_DECLS

/**
 * NpEntryRow:
 *
 * An entry of a meeting on fixed columns: regime line, time, seat, measures with reactions and the words, kind and marks;
 * below the words what is private. A row for a GtkListBox; its header is the divider where the regime changes.
 */
#define NP_TYPE_ENTRY_ROW (np_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (NpEntryRow, np_entry_row, NP, ENTRY_ROW, GtkListBoxRow)

/**
 * np_entry_row_new:
 * @dossier: the dossier, for seats and measures
 * @entry: (type NpEntry): the entry; referenced
 * @discreet: leave out reactions, doubt and what is private
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *np_entry_row_new (NpDossier *dossier, gpointer entry, gboolean discreet);

/* Shows the entry anew if it changed, or if @discreet did. */
void np_entry_row_refresh (NpEntryRow *self, gboolean discreet);

/* Whether the disk has the entry; one that is in memory alone says so. */
void np_entry_row_set_kept (NpEntryRow *self, gboolean kept);

/* For gtk_list_box_set_header_func(): the divider in words of both languages where the regime changes. */
void np_entry_row_header_func (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data);

/* The divider itself: since when (HH:MM or "") which regime. */
GtkWidget *np_regime_divider_new (const char *time, NpRegime regime);

/* "14:32" out of a date with a time; "" when there is none. */
char *np_entry_dup_time (gpointer entry);

/* "US1": what a seat is called in notes: code of its party and its number there, or its English alias; "" for none. */
char *np_seat_dup_code (NpDossier *dossier, const char *seat);

/* "CBM-03": the measure in a chip; its identifier when it is gone. */
char *np_measure_dup_code (NpDossier *dossier, const char *measure);

G_END_DECLS
