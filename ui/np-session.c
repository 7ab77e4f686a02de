/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "np-session"

#include "ui/np-session.h"

#include <glib/gi18n.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "forecast/np-forecast-service.h"
#include "meeting/np-search-index.h"
#include "store/np-document.h"
#include "ui/np-library.h"

/* Reading for the search: slices short beside a frame, with room between them; not while somebody types. */
#define SLICE_MICROSECONDS 4000
#define SLICE_PAUSE 25
#define QUIET_SECONDS 2

struct _NpSession
{
  GObject parent_instance;

  NpDossier *dossier;
  NpForecastService *service;
  NpDocument *document;
  GHashTable *drafts;
  GError *forecast_error;
  char *status;
  gboolean read_only;
  gboolean busy;
  guint busy_timer;
  NpSearchIndex *search;
  guint search_timer;
  guint trim_idle;
  gboolean trimmed;
};

G_DEFINE_FINAL_TYPE (NpSession, np_session, G_TYPE_OBJECT)

enum { PROP_READ_ONLY = 1, PROP_STATUS, PROP_BUSY, PROP_UNDO_LABEL, PROP_REDO_LABEL, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

enum { CHANGED, FORECAST_CHANGED, FLUSH, DRAFTS, N_SIGNALS };
static guint signals[N_SIGNALS];

static gboolean
read_slice_cb (gpointer data)
{
  NpSession *self = data;

  if (!np_search_index_read (np_session_get_search (self), SLICE_MICROSECONDS))
    return G_SOURCE_CONTINUE;
  self->search_timer = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
quiet_cb (gpointer data)
{
  NpSession *self = data;

  self->search_timer = g_timeout_add_full (G_PRIORITY_LOW, SLICE_PAUSE, read_slice_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

static void
queue_search (NpSession *self)
{
  g_clear_handle_id (&self->search_timer, g_source_remove);
  self->search_timer = g_timeout_add_seconds_full (G_PRIORITY_LOW, QUIET_SECONDS, quiet_cb, self, NULL);
}

static void
dossier_changed_cb (NpSession *self, NpChange *change, gboolean undone)
{
  queue_search (self);
  g_signal_emit (self, signals[CHANGED], 0, change, undone);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
}

static void
set_busy (NpSession *self, gboolean busy)
{
  g_clear_handle_id (&self->busy_timer, g_source_remove);
  if (self->busy == busy)
    return;
  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static gboolean
long_cb (gpointer data)
{
  NpSession *self = data;

  self->busy_timer = 0;
  set_busy (self, TRUE);
  return G_SOURCE_REMOVE;
}

/* What is done within a quarter of a second says nothing about it. */
static void
service_busy_cb (NpSession *self)
{
  if (!np_forecast_service_get_busy (self->service))
    set_busy (self, FALSE);
  else if (self->busy_timer == 0 && !self->busy)
    self->busy_timer = g_timeout_add (250, long_cb, self);
}

/* Reading a dossier and the first forecast leave a quarter of the heap free but scattered: it goes back once. */
static gboolean
trim_cb (gpointer data)
{
  NpSession *self = data;

  self->trim_idle = 0;
#ifdef __GLIBC__
  if (mallinfo2 ().arena < 64 << 20) /* a bigger heap would hold the window for tens of milliseconds */
    malloc_trim (0);
#endif
  return G_SOURCE_REMOVE;
}

static void
service_changed_cb (NpSession *self)
{
  if (!self->trimmed)
    self->trim_idle = g_idle_add_full (G_PRIORITY_LOW, trim_cb, self, NULL);
  self->trimmed = TRUE;
  g_clear_error (&self->forecast_error);
  g_signal_emit (self, signals[FORECAST_CHANGED], 0);
}

static void
service_failed_cb (NpSession *self, GError *error)
{
  g_clear_error (&self->forecast_error);
  self->forecast_error = g_error_copy (error);
  g_signal_emit (self, signals[FORECAST_CHANGED], 0);
}

static void
np_session_dispose (GObject *object)
{
  NpSession *self = NP_SESSION (object);

  g_clear_handle_id (&self->busy_timer, g_source_remove);
  g_clear_handle_id (&self->search_timer, g_source_remove);
  g_clear_pointer (&self->search, np_search_index_free);
  g_clear_handle_id (&self->trim_idle, g_source_remove);
  if (self->service != NULL)
    np_forecast_service_cancel (self->service);
  g_clear_object (&self->service);
  g_clear_object (&self->document);
  g_clear_object (&self->dossier);
  G_OBJECT_CLASS (np_session_parent_class)->dispose (object);
}

static void
np_session_finalize (GObject *object)
{
  NpSession *self = NP_SESSION (object);

  g_clear_error (&self->forecast_error);
  g_clear_pointer (&self->drafts, g_hash_table_unref);
  g_free (self->status);
  G_OBJECT_CLASS (np_session_parent_class)->finalize (object);
}

static void
np_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  NpSession *self = NP_SESSION (object);

  switch (id)
    {
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_STATUS:
      g_value_set_string (value, np_session_get_status (self));
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, np_dossier_get_undo_label (self->dossier));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, np_dossier_get_redo_label (self->dossier));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
np_session_class_init (NpSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = np_session_dispose;
  object_class->finalize = np_session_finalize;
  object_class->get_property = np_session_get_property;
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, "", flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, NP_TYPE_CHANGE, G_TYPE_BOOLEAN);
  signals[FORECAST_CHANGED] = g_signal_new ("forecast-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 0);
  signals[DRAFTS] = g_signal_new ("drafts", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FLUSH] = g_signal_new ("flush", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
np_session_init (NpSession *self)
{
}

NpSession *
np_session_new (NpDossier *dossier)
{
  NpSession *self;

  g_return_val_if_fail (np_dossier_is_sealed (dossier), NULL);
  self = g_object_new (NP_TYPE_SESSION, NULL);
  self->dossier = g_object_ref (dossier);
  g_signal_connect_object (dossier, "changed", G_CALLBACK (dossier_changed_cb), self, G_CONNECT_SWAPPED);
  self->service = np_forecast_service_new (dossier);
  g_signal_connect_object (self->service, "notify::busy", G_CALLBACK (service_busy_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->service, "changed", G_CALLBACK (service_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->service, "failed", G_CALLBACK (service_failed_cb), self, G_CONNECT_SWAPPED);
  service_busy_cb (self);
  queue_search (self);
  return self;
}

NpDossier *
np_session_get_dossier (NpSession *self)
{
  return self->dossier;
}

NpForecastService *
np_session_get_service (NpSession *self)
{
  return self->service;
}

NpSearchIndex *
np_session_get_search (NpSession *self)
{
  if (self->search == NULL)
    self->search = np_search_index_new (self->dossier, np_library_get_termbase ());
  return self->search;
}

NpForecast *
np_session_get_forecast (NpSession *self)
{
  return np_forecast_service_get_forecast (self->service);
}

const GError *
np_session_get_forecast_error (NpSession *self)
{
  return self->forecast_error;
}

NpDocument *
np_session_get_document (NpSession *self)
{
  return self->document;
}

void
np_session_set_document (NpSession *self, NpDocument *document)
{
  g_set_object (&self->document, document);
}

gboolean
np_session_flush (NpSession *self)
{
  g_signal_emit (self, signals[FLUSH], 0);
  return self->document == NULL || np_document_flush (self->document);
}

void
np_session_add_drafts (NpSession *self, GHashTable *drafts)
{
  g_clear_pointer (&self->drafts, g_hash_table_unref);
  self->drafts = drafts;
  g_signal_emit (self, signals[DRAFTS], 0);
}

char *
np_session_take_draft (NpSession *self, const char *key)
{
  char *text = NULL;

  if (self->drafts != NULL)
    {
      text = g_strdup (g_hash_table_lookup (self->drafts, key));
      g_hash_table_remove (self->drafts, key);
    }
  return text;
}

gboolean
np_session_get_read_only (NpSession *self)
{
  return self->read_only;
}

void
np_session_set_read_only (NpSession *self, gboolean read_only)
{
  if (self->read_only == !!read_only)
    return;
  self->read_only = !!read_only;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
}

const char *
np_session_get_status (NpSession *self)
{
  return self->status != NULL ? self->status : "";
}

void
np_session_set_status (NpSession *self, const char *status)
{
  if (g_strcmp0 (self->status, status) == 0)
    return;
  g_free (self->status);
  self->status = g_strdup (status);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

void
np_session_recalculate (NpSession *self)
{
  np_forecast_service_recalculate (self->service);
}

gboolean
np_session_apply (NpSession *self, NpChange *change)
{
  return !self->read_only && np_dossier_apply (self->dossier, change);
}

gboolean
np_session_apply_typing (NpSession *self, NpChange *change)
{
  return !self->read_only && np_dossier_apply_typing (self->dossier, change);
}

gboolean
np_session_undo (NpSession *self)
{
  return !self->read_only && np_dossier_undo (self->dossier);
}

gboolean
np_session_redo (NpSession *self)
{
  return !self->read_only && np_dossier_redo (self->dossier);
}

NpLang
np_ui_lang (void)
{
  NpLang lang = NP_LANG_EN;

  /* Translators: the code of the language of this translation: "ru" for Russian, otherwise leave "en". */
  np_lang_from_tag (C_("code of this language", "en"), &lang);
  return lang;
}
