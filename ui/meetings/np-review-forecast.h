/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/np-session.h"

G_BEGIN_DECLS

/**
 * NpReviewForecast:
 *
 * What a meeting does to the forecast: per cell what it was, what was heard, what it would be, and the decision; below how
 * the forecasts kept before meetings did.
 */
#define NP_TYPE_REVIEW_FORECAST (np_review_forecast_get_type ())
G_DECLARE_FINAL_TYPE (NpReviewForecast, np_review_forecast, NP, REVIEW_FORECAST, GtkWidget)

/* The meeting (type NpMeeting), NULL for none. */
void np_review_forecast_set_meeting (NpReviewForecast *self, NpSession *session, gpointer meeting);

/* Decides the row with the focus, and goes to the next one that is open; FALSE when no row has the focus. */
gboolean np_review_forecast_decide (NpReviewForecast *self, NpAccept decision);

/* The first entry of the row with the focus (type NpEntry), NULL without one. */
gpointer np_review_forecast_get_entry (NpReviewForecast *self);

void np_review_forecast_focus (NpReviewForecast *self);

/* Whether the values after the meeting are still being computed. */
gboolean np_review_forecast_get_busy (NpReviewForecast *self);

G_END_DECLS
