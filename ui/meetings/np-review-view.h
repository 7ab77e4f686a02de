/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "meeting/np-search.h"
#include "ui/np-session.h"

G_BEGIN_DECLS

/**
 * NpReviewView:
 *
 * After a meeting: the queue of entries that want a look, then actions and agreed points; all entries in both languages;
 * and what was heard beside the forecast, cell by cell. Nothing changes the forecast without a decision.
 */
#define NP_TYPE_REVIEW_VIEW (np_review_view_get_type ())
G_DECLARE_FINAL_TYPE (NpReviewView, np_review_view, NP, REVIEW_VIEW, GtkWidget)

/* The meeting to review (type NpMeeting), NULL for none. */
void np_review_view_set_meeting (NpReviewView *self, NpSession *session, gpointer meeting);

/* The pages, for the switcher of the title, and that switcher, so that it can move to the foot where it is narrow. */
AdwViewStack *np_review_view_get_stack (NpReviewView *self);
void np_review_view_set_title (NpReviewView *self, GtkWidget *title);

void np_review_view_focus (NpReviewView *self);

/* Shows only entries that have what is looked for (NULL: all), in the queue, the lists below it and among all entries; whether
 * any is left where one looks. */
gboolean np_review_view_filter (NpReviewView *self, NpSearch *search);

/* Shows an entry among all entries. */
void np_review_view_show_entry (NpReviewView *self, gpointer entry);

/**
 * np_review_view_decide:
 * @self: a view
 * @decision: accept, half or reject
 *
 * What A, D and R do to the row that has the focus. In the queue only accepting means anything.
 */
void np_review_view_decide (NpReviewView *self, NpAccept decision);

/* E: the entry with the focus goes into the line below. */
void np_review_view_edit (NpReviewView *self);

G_END_DECLS
