/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier/np-dossier.h"
#include "forecast/np-forecast.h"

G_BEGIN_DECLS

/* Of forecast/np-forecast-service.h. */
typedef struct _NpForecastService NpForecastService;

/* Of meeting/np-search-index.h. */
typedef struct _NpSearchIndex NpSearchIndex;

/* Of store/np-document.h. */
typedef struct _NpDocument NpDocument;

/**
 * NpSession:
 *
 * What a window shows: an open dossier, its forecast, and whether it may be changed. Pages get one and keep no other
 * pointer to the model; a page changes the dossier only through np_session_apply().
 *
 * Properties: `read-only` (%TRUE: every change is refused), `status` (second line of the title: "After Helsinki · Saved
 * 14:32"), `busy` (a forecast has been under way for more than 250 ms), `undo-label`, `redo-label` (what undo and redo would
 * do, %NULL: nothing).
 *
 * Signals: `changed` (#NpChange, gboolean undone): the dossier changed, as NpDossier::changed; `forecast-changed` (): a
 * new forecast is there (or none any more); `flush` (): whoever holds text that is not in the dossier yet puts it into the
 * journal now; `drafts` (): np_session_take_draft() has something to give.
 */
#define NP_TYPE_SESSION (np_session_get_type ())
G_DECLARE_FINAL_TYPE (NpSession, np_session, NP, SESSION, GObject)

/**
 * np_session_new:
 * @dossier: a sealed dossier; referenced
 *
 * Returns: (transfer full): a session whose forecast is being computed
 */
NpSession *np_session_new (NpDossier *dossier);

/* The open dossier; lent, never NULL. */
NpDossier *np_session_get_dossier (NpSession *self);

/* The keeper of the forecast (np-forecast-service.h); lent. */
NpForecastService *np_session_get_service (NpSession *self);

/* The newest forecast; lent; NULL before the first one and when it cannot be computed. */
NpForecast *np_session_get_forecast (NpSession *self);

/* Why the last forecast could not be computed; NULL when it could. */
const GError *np_session_get_forecast_error (NpSession *self);

/* The document the dossier is kept in, for its journal; lent, NULL in a session without a file to come. Set by the window. */
NpDocument *np_session_get_document (NpSession *self);
void np_session_set_document (NpSession *self, NpDocument *document);

/**
 * np_session_flush:
 * @self: a session
 *
 * Before the program may end or sleep (SAFETY D2): puts everything that is being typed into the journal and waits for the
 * disk.
 *
 * Returns: whether all of it is kept
 */
gboolean np_session_flush (NpSession *self);

/**
 * np_session_add_drafts:
 * @self: a session
 * @drafts: (transfer full): key -> text of np_document_restore()
 *
 * What was being typed when the program ended. The page it belongs to takes it back with np_session_take_draft(): the text
 * (transfer full), %NULL when there is none, once.
 */
void np_session_add_drafts (NpSession *self, GHashTable *drafts);
char *np_session_take_draft (NpSession *self, const char *key);

gboolean np_session_get_read_only (NpSession *self);
void np_session_set_read_only (NpSession *self, gboolean read_only);

const char *np_session_get_status (NpSession *self);
void np_session_set_status (NpSession *self, const char *status);

/* The words of everything in the dossier (np-search-index.h); lent. It is read in small slices while nothing else is to be
 * done, and again after changes; np_search_index_is_ready() tells whether all of it is. */
NpSearchIndex *np_session_get_search (NpSession *self);

/* Computes the forecast anew. */
void np_session_recalculate (NpSession *self);

/**
 * np_session_apply:
 * @self: a session
 * @change: (transfer none): a change that was not applied yet
 *
 * np_dossier_apply() unless the session is read-only.
 *
 * Returns: whether anything changed
 */
gboolean np_session_apply (NpSession *self, NpChange *change);

/* The same for a text being typed: steps of one field become one undo step (np_dossier_apply_typing()). */
gboolean np_session_apply_typing (NpSession *self, NpChange *change);

/* Undo and redo; %FALSE when there is nothing to do. */
gboolean np_session_undo (NpSession *self);
gboolean np_session_redo (NpSession *self);

/**
 * np_ui_lang:
 *
 * Returns: the language of the interface, in which names of the dossier are shown first
 */
NpLang np_ui_lang (void);

G_END_DECLS
