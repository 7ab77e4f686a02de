/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/np-session.h"

G_BEGIN_DECLS

/**
 * NpReviewPapers:
 *
 * What leaves a meeting: record, actions and the text for the press, which can be drafted from the entries. In each language
 * our text and that of the other side stand beside each other, and the words the other one does not have are underlined.
 */
#define NP_TYPE_REVIEW_PAPERS (np_review_papers_get_type ())
G_DECLARE_FINAL_TYPE (NpReviewPapers, np_review_papers, NP, REVIEW_PAPERS, GtkWidget)

/* The meeting (type NpMeeting), NULL for none. */
void np_review_papers_set_meeting (NpReviewPapers *self, NpSession *session, gpointer meeting);

/* For tests: writes the draft as the button does; the buffer of one text. */
void np_review_papers_draft (NpReviewPapers *self);
GtkTextBuffer *np_review_papers_get_buffer (NpReviewPapers *self, NpLang lang, gboolean theirs);

G_END_DECLS
