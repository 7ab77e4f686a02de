/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "meeting/np-search.h"
#include "ui/np-session.h"

G_BEGIN_DECLS

/**
 * NpReviewEntries:
 *
 * All entries of a meeting with both languages beside each other, to be corrected and translated, and the rule each was
 * said under. Protection is raised freely; to lower it a reason is typed, which the history keeps.
 */
#define NP_TYPE_REVIEW_ENTRIES (np_review_entries_get_type ())
G_DECLARE_FINAL_TYPE (NpReviewEntries, np_review_entries, NP, REVIEW_ENTRIES, GtkWidget)

/* The meeting (type NpMeeting), NULL for none. */
void np_review_entries_set_meeting (NpReviewEntries *self, NpSession *session, gpointer meeting);

/* Scrolls to an entry and gives it the focus; later the focus comes back to it. */
void np_review_entries_show (NpReviewEntries *self, gpointer entry);
void np_review_entries_focus (NpReviewEntries *self);

/* Shows only the entries that have what is looked for (NULL: all), those off the record never; whether any is left. */
gboolean np_review_entries_filter (NpReviewEntries *self, NpSearch *search);

/* The entry with the focus (type NpEntry), NULL without one. */
gpointer np_review_entries_get_focus (NpReviewEntries *self);

G_END_DECLS
